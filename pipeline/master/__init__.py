"""The master planning: made from a paper, maintained by people in a workbook, read back, and laid beside items."""

from pipeline.master.diff import Change, ChangeKind, diff
from pipeline.master.match import match
from pipeline.master.propose import merge, propose
from pipeline.master.rows import to_master
from pipeline.master.sheet import Row, Sheet, read_sheet, sheet_bytes
from pipeline.master.slack import route_slack
from pipeline.master.twins import linked

__all__ = [
    "Change",
    "ChangeKind",
    "Row",
    "Sheet",
    "diff",
    "linked",
    "match",
    "merge",
    "propose",
    "read_sheet",
    "route_slack",
    "sheet_bytes",
    "to_master",
]
