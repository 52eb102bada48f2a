"""The parts of an Office Open XML package by their relations; what lies outside the file is never fetched."""

from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET

from msgspec import Struct, field

from pipeline.reading.safexml import elements, parse
from pipeline.reading.safezip import MEGABYTE, SafeZip

MOST_PART = 60 * MEGABYTE


class Part(Struct):
    """A part with its relations by id: their kind, and their target where it lies inside the file."""

    archive: SafeZip
    name: str
    kinds: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[str]:
        """The parts that a relation of this kind leads to."""
        return [self.targets[id] for id, found in self.kinds.items() if found == kind and id in self.targets]

    def count(self, *kinds: str) -> int:
        """How many relations of these kinds there are."""
        return sum(found in kinds for found in self.kinds.values())

    def outside(self, *kinds: str) -> int:
        """How many relations of these kinds lead out of the file."""
        return sum(found in kinds and id not in self.targets for id, found in self.kinds.items())

    def part(self, name: str) -> Part:
        """Another part of the same package."""
        return part_of(self.archive, name)

    def xml(self, name: str | None = None) -> ET.Element | None:
        """A part (this one) as XML, None where there is none."""
        name = name or self.name
        return parse(self.archive.read(name, MOST_PART)) if name in self.archive.sizes else None


def main_part(archive: SafeZip, default: str) -> Part:
    """The part that is the document itself."""
    main = default
    if "_rels/.rels" in archive.sizes:
        for relation in elements(archive.read("_rels/.rels", MEGABYTE), {"Relationship"}):
            if relation.get("Type", "").endswith("/officeDocument"):
                main = relation.get("Target", main).lstrip("/")
    return part_of(archive, main)


def part_of(archive: SafeZip, name: str) -> Part:
    """The part ``name`` with its relations."""
    part = Part(archive, name)
    folder, file = posixpath.split(name)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations in archive.sizes:
        for relation in elements(archive.read(relations, 10 * MEGABYTE), {"Relationship"}):
            id, target = relation.get("Id", ""), relation.get("Target", "")
            part.kinds[id] = relation.get("Type", "").rsplit("/", 1)[-1]
            if relation.get("TargetMode") != "External":
                part.targets[id] = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return part
