"""Guards before the wordings of sentences: what a pattern needs, the same answers, and no wait on lists of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from pipeline import items
from pipeline.items.guarded import Guarded

SENTENCES = (
    "De stuurgroep bespreekt op 12 maart het concept van de nota, en niet op 5 maart.",
    "Het verzoek om de bespreking naar 30 mei te verplaatsen is niet gehonoreerd.",
    "ZOALS GEMELD ZIJN DE STUKKEN VERZONDEN; UW BRIEF VAN 3 MEI IS ONTVANGEN OP 4 MEI.",
    "Volgens artikel 35 van de Wgr moet de raad vóór 15 september zijn zienswijze geven, dus doet hij dat.",
    "Ten onrechte stond in de vorige versie van de planning 3 april; dat is onjuist, het blijft 23 mei.",
    "Het definitieve plan is door de zes gemeenteraden vastgesteld, nadat alle colleges akkoord waren.",
    "Het kantoor is gesloten van 1 tot 5 mei; het zomerreces loopt tot 18 augustus.",
    "Nee, dat klopt niet.",
    "",
)


def guarded() -> Iterator[tuple[str, Guarded]]:
    """Every guarded pattern of the room, by its name."""
    for module in iter_modules(items.__path__):
        for name, value in vars(import_module(f"pipeline.items.{module.name}")).items():
            if isinstance(value, Guarded):
                yield f"{module.name}.{name}", value


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"\b(?:vorig|verleden)\s+jaar\b", {"jaar"}),
        (r"\b(?:vorige?|oude)\s+\w+", {"vorig", "oude"}),
        (r"\bv[oó]r\b", {"vor", "vór"}),
        (r"(?:niet\s+)?(?:op|in)?\s*$", {""}),
        (r"(?<=niet )\w+(?=ooit)", {""}),
        (r"(?:brief|briefje|x*)\s", {""}),
        (r"(?:afgemeld){2,}\w", {"afgemeld"}),
    ],
)
def test_what_a_pattern_needs_is_read_from_it(source: str, needs: set[str]) -> None:
    assert set(Guarded(source, re.I).needs) == needs


@pytest.mark.parametrize(("name", "pattern"), list(guarded()))
def test_a_guard_changes_no_answer(name: str, pattern: Guarded) -> None:
    plain = re.compile(pattern.pattern, pattern.flags)
    for text in SENTENCES:
        for end in range(0, len(text) + 1, 5):
            one, other = pattern.search(text, 0, end), plain.search(text[:end])
            assert (one and one.span()) == (other and other.span()), (name, text[:end])
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert pattern.sub("·", text) == plain.sub("·", text)
    assert pattern.needs != ("",), name


def test_capitals_and_letters_that_fold_are_let_through() -> None:
    pattern = Guarded(r"\bsinds\b", re.I)
    for text in ("SINDS mei", "ſinds mei", "Sınds mei", "Sİnds mei"):
        assert (pattern.search(text) is None) == (re.search(r"\bsinds\b", text, re.I) is None), text
