"""Where the particle of a separable verb stands: ``stemt … in``. It ends its clause, or it is a preposition."""

from __future__ import annotations

GAP = 45
_AMBIGUOUS = {"in", "aan", "op", "af", "uit", "door", "voor", "bij"}
_AFTER_PARTICLE = {
    "met", "en", "of", "om", "tijdens", "over", "zodat", "tot", "op", "tussen", "vanaf", "uiterlijk", "waarna", "nadat",
    "dan", "per", "begin", "medio", "eind", "halverwege", "voor", "na", "als", "mits", "zodra", "indien", "wanneer",
    "voordat", "alvorens", "bij", "aan", "in", "door", "maar", "omdat", "waarop", "waarmee", "waarbij", "terwijl",
    "volgens", "conform", "zoals", "onder", "zonder", "namens", "naar",
}  # fmt: skip
_STOP = {".", ";", ":", "!", "?", "•", "–"}


def particle_at(lowered: list[str], at: int, particle: tuple[str, ...]) -> int | None:
    """Where the particle of the verb at ``at`` stands; None where its clause ends before it."""
    for there in range(at + 1, min(at + 2 + GAP, len(lowered))):
        if lowered[there] in _STOP:
            return None
        last = there + len(particle) - 1
        if (
            lowered[there] == particle[0]
            and tuple(lowered[there : last + 1]) == particle
            and _ends_clause(lowered, last)
        ):
            return there
    return None


def _ends_clause(lowered: list[str], at: int) -> bool:
    if lowered[at] not in _AMBIGUOUS or at + 1 == len(lowered):
        return True
    following = lowered[at + 1]
    return following in _AFTER_PARTICLE or not following[0].isalnum()
