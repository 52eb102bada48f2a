"""The lines of a text paper on which a quote stands, and which findings get pictures."""

from __future__ import annotations

import msgspec
import pytest
from invented_reports import many, rules

from pipeline.model import Page, Place
from pipeline.pictures import pictured, quoted_lines
from pipeline.workbook import words

TEXT = """Geachte leden,

Op 24 mei bespreekt de commissie het stuk. De
raad stemt op 6 juni in met de start-
notitie. Daarna volgt de regeling.
Week 11
(15-3 tm 19-3)

Nog plannen
Instemmen kring
Met groet,"""


@pytest.mark.parametrize(
    ("line", "quote", "expected"),
    [
        (3, "De raad stemt op 6 juni in met de startnotitie.", [3, 4, 5]),
        (3, "Op 24 mei bespreekt de commissie het stuk.", [3]),
        (6, "Week 11 (15-3 tm 19-3) | Nog plannen | Instemmen kring", [6, 7, 9, 10]),
        (11, "Met groet,", [11]),
        (99, "staat er niet", [11]),
        (1, "", [1]),
    ],
)
def test_the_quoted_lines_are_marked(line: int, quote: str, expected: list[int]) -> None:
    found = quoted_lines(Page(1, TEXT), Place("brief.txt", 1, line, None, None, quote))
    assert [one.number for one in found if one.quoted] == expected
    assert all(one.text == TEXT.split("\n")[one.number - 1] for one in found)


def test_pictures_are_for_the_gravest_and_for_those_that_people_ask() -> None:
    found = many(30).findings
    last = max(found, key=lambda f: (not words.is_open(f), *words.gravest_first(f)))
    asked = msgspec.structs.replace(rules().report, afbeeldingen=2, afbeeldingen_bij=(words.code(last.id),))
    chosen = pictured(found, asked)
    working = {finding.id for finding in found if finding.status == "in behandeling"}
    assert last in chosen
    assert working <= {finding.id for finding in chosen}
    assert sum(finding.severity == "kritiek" for finding in chosen) == 2
    assert len(chosen) == 2 + len(working) + 1
