"""The number format and the fill of every cell style of an Excel workbook."""

from __future__ import annotations

import colorsys
import xml.etree.ElementTree as ET

from msgspec import Struct

from pipeline.reading.numberformat import BUILT_IN
from pipeline.reading.ooxml import Part

_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_PALETTE = """
000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF
800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF
000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99
3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333
"""
_INDEXED = tuple(_PALETTE.split())


class Styles(Struct, frozen=True):
    """By style: the code of its number format and its colour as ``#RRGGBB``."""

    all: tuple[tuple[str, str | None], ...]

    def of(self, style: int) -> tuple[str, str | None]:
        """The style, a plain one where there is none of this number."""
        return self.all[style] if 0 <= style < len(self.all) else ("", None)


def styles_of(main: Part) -> Styles:
    """The styles of a workbook; white and no fill are None."""
    name = next(iter(main.of_kind("styles")), None)
    root = main.xml(name) if name is not None else None
    if root is None:
        return Styles(())
    theme = _theme(main)
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind("numFmts/numFmt")}
    fills = [_fill(one, theme) for one in root.iterfind("fills/fill")]
    return Styles(
        tuple(
            (_code(one.get("numFmtId", "0"), codes), _at(fills, one.get("fillId", "0")))
            for one in root.iterfind("cellXfs/xf")
        )
    )


def indexed(index: int) -> str | None:
    """A colour of the old palette as ``#RRGGBB``; None where it is white or not in it."""
    colour = _INDEXED[index] if 0 <= index < len(_INDEXED) else None
    return f"#{colour}" if colour is not None and colour != "FFFFFF" else None


def _code(id: str, codes: dict[str, str]) -> str:
    if id in codes:
        return codes[id]
    return BUILT_IN.get(int(id), "") if id.isascii() and id.isdigit() else ""


def _at(fills: list[str | None], index: str) -> str | None:
    at = int(index) if index.isascii() and index.isdigit() else 0
    return fills[at] if at < len(fills) else None


def _theme(main: Part) -> list[str]:
    name = next(iter(main.of_kind("theme")), None)
    root = main.xml(name) if name is not None else None
    found = []
    for colour in _THEME:
        element = root.find(f".//clrScheme/{colour}") if root is not None else None
        first = element[0] if element is not None and len(element) else None
        found.append((first.get("lastClr") or first.get("val") or "" if first is not None else "").upper())
    return found


def _fill(fill: ET.Element, theme: list[str]) -> str | None:
    pattern = fill.find("patternFill")
    if pattern is None:
        stop = fill.find("gradientFill/stop/color")
        return _colour(stop, theme) if stop is not None else None
    if pattern.get("patternType", "none") == "none":
        return None
    return _colour(pattern.find("fgColor"), theme)


def _colour(element: ET.Element | None, theme: list[str]) -> str | None:
    if element is None:
        return None
    rgb, at, index = element.get("rgb", ""), element.get("theme", ""), element.get("indexed", "")
    colour = rgb[-6:].upper()
    if at.isascii() and at.isdigit() and int(at) < len(theme):
        colour = theme[int(at)]
    elif index.isascii() and index.isdigit():
        return indexed(int(index))
    if len(colour) != 6 or any(digit not in "0123456789ABCDEF" for digit in colour):
        return None
    tinted = _tinted(colour, float(element.get("tint", "0")))
    return f"#{tinted}" if tinted != "FFFFFF" else None


def _tinted(colour: str, tint: float) -> str:
    """The colour lighter (tint above 0) or darker, as Excel does it: by its luminance."""
    if not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    tint = max(-1.0, min(1.0, tint))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, full))
