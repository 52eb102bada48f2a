"""The looks of the workbook. Each colour has a contrast of at least 4.5 with its ground; none carries meaning alone."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.workbook.styles import DATE_FORMAT, Look

INK = "1F2933"
BLUE = "17406D"
YELLOW = "FFD75E"
GREY = "566270"
LINE = "C5CBD3"
UNDER = (None, None, None, "thin")

TITLE = Look(size=17, bold=True, color=BLUE, wrap=False, down="center")
NOTE = Look(size=9, color=GREY, wrap=False, down="center")
SECTION = Look(
    size=12, bold=True, color=BLUE, wrap=False, down="center", border=(None, None, None, "medium"), border_color=BLUE
)
HEAD = Look(
    size=9, bold=True, color="FFFFFF", fill=BLUE, border=("thin", "thin", None, None), border_color="6F8BAA", room=6
)
HEAD_EDIT = replace(HEAD, color=INK, fill=YELLOW, border_color="B89325")
HEAD_LOW = replace(HEAD, down="center", room=2)
HEAD_CENTER = replace(HEAD_LOW, across="center")
HEAD_SMALL = replace(HEAD, size=8, across="center", down="center", wrap=False, room=0)
CELL = Look(border=("hair", "hair", None, "thin"), sides_color="DDE1E6")
STRONG = replace(CELL, bold=True)
FAINT = replace(CELL, color=GREY)
LINK = replace(CELL, color="1B4F8C", underline=True)
CENTER = replace(CELL, across="center")
RIGHT = replace(CELL, across="right")
DATE = replace(CELL, across="left", number=DATE_FORMAT)
NUMBER = replace(CELL, across="center", number="0")
SIGNED = replace(CELL, across="center", number='"+"0;"−"0;0')
PERCENT = replace(CELL, across="right", number="0%")
EDIT = Look(border=("thin", "thin", None, "thin"), fill="FFF8DC", unlocked=True, border_color="D9C37A")
EDIT_SMALL = replace(EDIT, size=6)
EMPTY = Look(size=9, italic=True, color=GREY, wrap=False)

SEVERITY = {
    "kritiek": replace(CELL, bold=True, color="FFFFFF", fill="9B1C1C"),
    "hoog": replace(CELL, bold=True, color="8A1C12", fill="FBDCD8"),
    "midden": replace(CELL, bold=True, color="6B4A00", fill="FFEDC2"),
    "laag": replace(CELL, bold=True, color="17406D", fill="DCE9F7"),
    "info": replace(CELL, color=GREY, fill="EEF0F3"),
}
LEAD = replace(CELL, bold=True, fill="F3F5F8")
LEAD_PLAIN = replace(CELL, fill="F3F5F8")
TYPESET = replace(CELL, fill="FBFBF7", room=4)
GREEN = replace(CELL, bold=True, color="1E5B2E", fill="D9EFDD")
