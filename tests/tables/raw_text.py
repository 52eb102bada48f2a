"""Invented plannings as the raw text that extractors make of a PDF: no tabs, cells on lines of their own."""

from __future__ import annotations

import random
from dataclasses import dataclass
from textwrap import wrap

from planning_pdf import HEADERS, Row, planning_rows


@dataclass(frozen=True)
class RawLook:
    """How the extractor writes: blanks at line ends or not, and what opens a row."""

    trailing: bool = True
    opener: str = "week"
    header: int = 0
    rows: int = 14
    widths: tuple[int, ...] = (15, 9, 26, 20, 22)


def raw_planning(seed: int, look: RawLook) -> tuple[str, Row, list[Row]]:
    """The text, the header and the rows that must come out."""
    chance = random.Random(seed)
    rows = planning_rows(seed * 17 + 3, look.rows)
    header = HEADERS[look.header]
    widths = look.widths
    if look.opener == "date":
        months = ("januari", "februari", "maart", "april", "mei", "juni")
        rows = [
            (f"{chance.randrange(1, 29)} {months[min(5, place * 6 // look.rows)]}", *row[2:])
            for place, row in enumerate(rows)
        ]
        header, widths = (header[1], *header[2:]), (12, *widths[2:])
    elif look.opener == "period":
        rows = [(f"Q{1 + place * 4 // look.rows} 2027", *row[2:]) for place, row in enumerate(rows)]
        header, widths = ("Kwartaal", *header[2:]), (9, *widths[2:])
    end = " " if look.trailing else ""
    parts = [f"Planning van het regioplan{end}", f"{' '.join(header)}{end}"]
    parts += [_row(row, widths, end) for row in rows]
    parts += ["", f"De planning wordt elke maand bijgewerkt door het kernteam en gedeeld met de secretarissen.{end}"]
    return "\n".join(parts) + "\n", header, rows


def _row(row: Row, widths: tuple[int, ...], end: str) -> str:
    """Cells of one line share a line; after a cell of several lines, and a row that has one, comes an empty line."""
    text = ""
    fresh, several = True, False
    for cell, width in zip(row, widths, strict=True):
        lines = wrap(cell, width, break_long_words=False) or [""]
        text += ("" if fresh else " ") + f"{end}\n".join(lines)
        fresh = len(lines) > 1
        several = several or fresh
        if fresh:
            text += f"{end}\n\n"
    return text.rstrip("\n") + ("" if fresh else end) + ("\n" if several else "")


RAW_LOOKS = {
    "week": RawLook(),
    "week, no trailing blanks": RawLook(trailing=False, header=1),
    "week, wide": RawLook(header=2, widths=(26, 14, 40, 28, 34)),
    "week, capitals": RawLook(header=4),
    "date": RawLook(opener="date", header=1),
    "period": RawLook(opener="period", header=2),
}
