"""Room 9, report: Report -> workbook and JSON; the people's columns and the previous report read back."""

from pipeline.workbook.book import write_workbook
from pipeline.workbook.changes import Notice
from pipeline.workbook.copies import find_books
from pipeline.workbook.extractjson import extract_json
from pipeline.workbook.jsonreport import finding_value, item_value, report_json, report_parts, value_json
from pipeline.workbook.merge import Clash, Merged, merge_people
from pipeline.workbook.people import PeopleColumns, Written, as_made, read_people
from pipeline.workbook.previous import Previous, load_findings, load_papers, read_previous, read_trend
from pipeline.workbook.restored import restored

__all__ = [
    "Clash",
    "Merged",
    "Notice",
    "PeopleColumns",
    "Previous",
    "Written",
    "as_made",
    "extract_json",
    "find_books",
    "finding_value",
    "item_value",
    "load_findings",
    "load_papers",
    "merge_people",
    "read_people",
    "read_previous",
    "read_trend",
    "report_json",
    "report_parts",
    "restored",
    "value_json",
    "write_workbook",
]
