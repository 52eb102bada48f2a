"""Find and resolve Dutch temporal expressions.

``find_dates`` reads a text; ``settle_anchor`` finds the day from which a paper speaks; ``find_in_document`` reads all
pages; ``read_cell`` reads a Datum or Week cell as a whole.
"""

from __future__ import annotations

from pipeline.dates.anchor import settle_anchor
from pipeline.dates.document import find_in_document, read_cell
from pipeline.dates.find import find_dates

__all__ = ["find_dates", "find_in_document", "read_cell", "settle_anchor"]
