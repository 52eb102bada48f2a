"""Rows and sentences -> ``PlanningItem``: who does what on which product, when, and where it stands."""

from pipeline.items.keys import numbered
from pipeline.items.prose import from_sentences
from pipeline.items.rows import from_tables

__all__ = ["from_sentences", "from_tables", "numbered"]
