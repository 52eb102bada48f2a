"""The words by which the names of ``rules/`` are known, with the ways in which they are also written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.model import NameKind
from pipeline.rulebook import Rulebook

# ``definitief plan`` is also ``het definitieve plan``.
_INFLECTED = re.compile(r"\b(definitie)(f|ve)\b", re.I)

_INFINITIVE = re.compile(r"(\w+) te (\w+en)")
_MODALS = (
    "zal", "zullen", "zou", "zouden", "moet", "moeten", "kan", "kunnen", "wil", "willen", "mag", "mogen", "gaat",
    "gaan", "hoeft", "hoeven", "laat", "laten",
)  # fmt: skip


def vocabulary(rules: Rulebook) -> Iterator[tuple[NameKind, str, tuple[str, ...]]]:
    """Every name of the rules: its kind, its id, and the words for it."""
    known = {word.casefold() for body in rules.bodies for word in (body.naam, *body.aliassen)}
    for body in rules.bodies:
        own = (body.naam, *body.aliassen)
        alone = sum(other.niveau == body.niveau for other in rules.bodies) == 1
        meetings = (word for word in _meetings(own) if word.casefold() not in known)
        yield "body", body.id, (*own, *meetings, *(rules.niveauwoorden.get(body.niveau, ()) if alone else ()))
    told = {word.casefold() for product in rules.products for word in (product.naam, *product.aliassen)}
    for product in rules.products:
        own = (product.naam, *product.aliassen)
        yield "product", product.id, (*own, *(word for word in _in_phases(own, rules) if word.casefold() not in told))
    for municipality in rules.municipalities:
        yield "municipality", municipality.id, (municipality.naam, *municipality.aliassen)
    for track in rules.tracks:
        yield "track", track.id, (track.naam, *track.aliassen)
    for act in rules.acts.handelingen:
        yield "act", act.id, (*act.woorden, *_with_modals(act.woorden))


def _with_modals(words: Iterable[str]) -> Iterator[str]:
    """``vast te stellen`` is also ``vast zal stellen`` and ``vast te kunnen stellen``."""
    for word in words:
        match = _INFINITIVE.fullmatch(word)
        if match is not None:
            yield from (f"{match[1]} {modal} {match[2]}" for modal in _MODALS)
            yield from (f"{match[1]} te {modal} {match[2]}" for modal in _MODALS if modal.endswith("en"))


def _meetings(words: Iterable[str]) -> Iterator[str]:
    """The meeting of a body, written to its name: ``PHO-overleg``, ``stuurgroepvergadering``."""
    for word in words:
        if " " not in word and len(word) > 2 and not word.casefold().endswith(("overleg", "raad", "raden", "beraad")):
            yield from (f"{word}{link}{meeting}" for link in ("", "-") for meeting in ("overleg", "vergadering"))


def _in_phases(words: Iterable[str], rules: Rulebook) -> Iterator[str]:
    """A product with its phase written to it: ``concept-woonvisie``, ``ontwerpverordening``, ``contourennotitie``."""
    phases = [word for group in rules.acts.fasen.values() for word in group if word.isalpha()]
    for word in words:
        if not any(word.casefold().startswith(phase) for phase in phases):
            yield from (f"{phase}{link}{word}" for phase in phases for link in ("", "-", "en", "en-"))


def variants(word: str) -> set[str]:
    """``ONS-D`` is also written ``ONS D``; a slash may have blanks around it."""
    told = {word, word.replace("-", " "), word.replace(" ", "-"), word.replace("/", " / ")}
    return told | {_INFLECTED.sub(lambda m: f"{m[1]}ve" if m[2] == "f" else f"{m[1]}f", each) for each in told}
