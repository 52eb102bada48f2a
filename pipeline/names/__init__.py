"""Recognise the names of ``rules/`` in text, and the sentences in which they stand."""

from pipeline.names.recogniser import Recogniser, recogniser

__all__ = ["Recogniser", "recogniser"]
