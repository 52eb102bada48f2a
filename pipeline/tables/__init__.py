"""Room 3: what stands in rows and columns, however it was drawn or typed -> ``Table``."""

from __future__ import annotations

from pipeline.model import Document, Page, Table
from pipeline.rulebook import ColumnRules
from pipeline.tables.draft import Draft
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
        elif page.grids:
            drafts += sorted([*grid_drafts(page), *_beside(page, tab_drafts(page))], key=lambda draft: draft.start)
        else:
            drafts += sorted(
                [*tab_drafts(page), *raw_drafts(page, rules), *list_drafts(page, rules)], key=lambda draft: draft.start
            )
    return tables_of(document, drafts, rules)


def _beside(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts that touch none of the page's grids."""
    spans = [(min(cell.start for cell in grid.cells), max(cell.end for cell in grid.cells)) for grid in page.grids]
    return [draft for draft in drafts if all(draft.end < start or draft.start > end for start, end in spans)]
