"""Text that Excel shows as it is, and text that people wrote read back as they meant it."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline import texts

MAX_UNITS = 32_767
CUT = " […] (ingekort: een cel kan niet meer bevatten)"

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufffe\uffff\ufeff]|_(?=x[0-9A-Fa-f]{4}_)"
)
"""Characters that are not printable, and escapes."""
_BREAKS = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def safe_text(text: str) -> str:
    """Text that Excel shows as it is: no control or direction characters, no escapes, not too long for a cell."""
    if len(text) * 2 > MAX_UNITS and len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_UNITS:
        text = _cut(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isprintable() and "_x" not in text else _UNSAFE.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    letter = found.group()
    return "_x005F_" if letter == "_" else _BREAKS.get(letter, "\ufffd")


def _cut(text: str) -> str:
    """At most so many UTF-16 units that even after escaping the cell holds them."""
    room = MAX_UNITS - len(CUT)
    escapes = len(_ESCAPED.findall(text[:room]))
    kept = text[: room - 6 * escapes].encode("utf-16-le", "surrogatepass")[: (room - 6 * escapes) * 2]
    return kept.decode("utf-16-le", "ignore") + CUT


def plain_text(value: object) -> str:
    """What a person wrote in a cell, as text: escapes undone, whole numbers without ``.0``, dates in Dutch."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return texts.day(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n").strip()
