"""Room 3: what stands in rows and columns, however it was drawn or typed -> ``Table``."""

from __future__ import annotations

from pipeline.model import Document, Table
from pipeline.rulebook import ColumnRules
from pipeline.tables.frame import to_frame

__all__ = ["find_tables", "to_frame"]


def find_tables(document: Document, rules: ColumnRules) -> tuple[Table, ...]:
    """The tables of a paper, in its order: from grids, from tabs and from the raw text of a PDF.

    Cells are mended, tables continued over pages are one, rows cut by a page break are joined, every column has its
    meaning where header or contents tell it.
    """
    from pipeline.tables.grids import grid_drafts
    from pipeline.tables.joining import tables_of
    from pipeline.tables.raw import raw_drafts
    from pipeline.tables.rawlists import list_drafts
    from pipeline.tables.tabs import tab_drafts

    drafts = []
    for page in document.pages:
        if page.words:
            drafts += grid_drafts(page)
        else:
            drafts += sorted(
                [*tab_drafts(page), *raw_drafts(page, rules), *list_drafts(page, rules)], key=lambda draft: draft.start
            )
    return tables_of(document, drafts, rules)
