"""XML from outside: no document types, no entities, nothing fetched, depth bounded; names without their prefix.

Prefixes are dropped because the strict and the transitional form of the same format differ only in them.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from xml.parsers import expat

FAULTS = (expat.ExpatError, ValueError, LookupError, OverflowError, RecursionError)
MOST_DEPTH = 180
MOST_ELEMENTS = 2_000_000
_CHUNK = 1 << 16


class UnsafeXml(ValueError):
    """XML with a document type, or with more elements or levels than any paper has."""


def parse(data: bytes) -> ET.Element:
    """The root with everything below it. Raises one of ``FAULTS``."""
    for element in elements(data, None):
        return element
    raise UnsafeXml("leeg")


def elements(data: bytes, wanted: Collection[str] | None) -> Iterator[ET.Element]:
    """The outermost elements with a name of ``wanted`` (None: the root), each whole, in order; the rest is dropped.

    Raises one of ``FAULTS``.
    """
    builder = _Builder(wanted)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    for at in range(0, len(data), _CHUNK):
        parser.Parse(data[at : at + _CHUNK], at + _CHUNK >= len(data))
        yield from builder.ready
        builder.ready.clear()


def _refuse(*details: object) -> None:
    raise UnsafeXml("documenttype")


class _Builder:
    """Builds the wanted elements only."""

    def __init__(self, wanted: Collection[str] | None) -> None:
        self.ready: list[ET.Element] = []
        self._wanted = wanted
        self._tree: ET.TreeBuilder | None = None
        self._depth = 0
        self._inside = 0
        self._count = 0
        self._local: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise UnsafeXml("diepte")
        tag = self._plain(name)
        if self._tree is None:
            if self._wanted is not None and tag not in self._wanted:
                return
            self._tree = ET.TreeBuilder()
            self._count = 0
        self._inside += 1
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise UnsafeXml("elementen")
        self._tree.start(tag, {self._plain(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._tree is None:
            return
        self._tree.end(self._plain(name))
        self._inside -= 1
        if not self._inside:
            self.ready.append(self._tree.close())
            self._tree = None

    def text(self, text: str) -> None:
        if self._tree is not None:
            self._tree.data(text)

    def _plain(self, name: str) -> str:
        found = self._local.get(name)
        if found is None:
            found = self._local[name] = name.rpartition(":")[2]
        return found
