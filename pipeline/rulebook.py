"""``rules/`` -> a frozen ``Rulebook``, or a ``RulesFault`` that names the file, the key and the remedy.

Every file has a default in ``pipeline/defaults/``; a workspace's file replaces it key by key, in tables too. Only in
``vocabulary.toml``, ``papers.toml`` and ``columns.toml`` a workspace's lists are added to the defaults: there an
official extends the program's Dutch instead of replacing it.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline.colours import check_colours
from pipeline.errors import RulesFault
from pipeline.meetingfiles import FOLDER, read_meetings
from pipeline.rulefiles import converted, merged, parsed, shipped
from pipeline.ruletypes import (
    WEEKDAYS,
    Act,
    Acts,
    Body,
    CalendarRules,
    CheckRules,
    ClosedDay,
    ColumnRules,
    LegalTerms,
    Level,
    Limits,
    Meeting,
    Municipality,
    PaperKindRule,
    PaperRules,
    Product,
    Products,
    Programme,
    Recess,
    ReportRules,
    Routes,
    RouteStep,
    RuleTable,
    Track,
    Vocabulary,
    Weekday,
)

__all__ = [
    "WEEKDAYS",
    "Act",
    "Acts",
    "Body",
    "CalendarRules",
    "CheckRules",
    "ClosedDay",
    "ColumnRules",
    "Level",
    "Limits",
    "Municipality",
    "PaperKindRule",
    "PaperRules",
    "Product",
    "Products",
    "Programme",
    "Recess",
    "ReportRules",
    "RouteStep",
    "Routes",
    "Rulebook",
    "Track",
    "Vocabulary",
    "Weekday",
    "default",
    "load",
]


class Rulebook(msgspec.Struct, frozen=True, dict=True):
    """All rules of a workspace. ``sha256`` identifies their contents, defaults included."""

    programme: Programme
    municipalities: tuple[Municipality, ...]
    bodies: tuple[Body, ...]
    niveauwoorden: dict[Level, tuple[str, ...]]
    gremiumwoorden: tuple[str, ...]
    tracks: tuple[Track, ...]
    products: tuple[Product, ...]
    acts: Acts
    route: Routes
    calendar: CalendarRules
    papers: PaperRules
    columns: ColumnRules
    vocabulary: Vocabulary
    checks: CheckRules
    limits: Limits
    report: ReportRules
    terms: LegalTerms
    sha256: str
    meetings: tuple[Meeting, ...] = ()

    def body(self, id: str) -> Body | None:
        """The body with this id, or None."""
        return self._by_id[0].get(id)

    def product(self, id: str | None) -> Product | None:
        """The product with this id, or None."""
        return self._by_id[1].get(id)

    def act(self, id: str | None) -> Act | None:
        """The act with this id, or None."""
        return self._by_id[2].get(id)

    def levels(self, bodies: Iterable[str]) -> set[Level]:
        """The levels of the bodies with these ids."""
        return {body.niveau for id in bodies if (body := self.body(id)) is not None}

    def __reduce__(self) -> tuple[Any, tuple[bytes]]:
        """A worker that gets the same rules with every paper unpacks them once, and keeps what it derived from them."""
        return _unpacked, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return pickle.dumps(msgspec.structs.astuple(self), pickle.HIGHEST_PROTOCOL)

    @cached_property
    def _by_id(self) -> tuple[dict[str | None, Body], dict[str | None, Product], dict[str | None, Act]]:
        """Bodies, products and acts; of two with one id the first."""
        return (
            {one.id: one for one in reversed(self.bodies)},
            {one.id: one for one in reversed(self.products)},
            {one.id: one for one in reversed(self.acts.handelingen)},
        )

    @cached_property
    def body_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The id of each body with all its names."""
        return tuple((body.id, (body.naam, *body.aliassen)) for body in self.bodies)

    @cached_property
    def occasions(self) -> frozenset[str]:
        """The bodies that are only an occasion on which others meet."""
        return frozenset(body.id for body in self.bodies if body.algemeen)

    @cached_property
    def general_products(self) -> frozenset[str]:
        """The products that every paper names, and that no statement is on where another is named."""
        return frozenset(product.id for product in self.products if product.algemeen)

    @cached_property
    def general_acts(self) -> frozenset[str]:
        """The acts that say no more than that people meet."""
        return frozenset(act.id for act in self.acts.handelingen if act.algemeen)

    @cached_property
    def sessions(self) -> frozenset[str]:
        """The acts that are a meeting of their own sort."""
        return frozenset(act.id for act in self.acts.handelingen if act.bijeenkomst)

    @cached_property
    def deciding_words(self) -> tuple[str, ...]:
        """The words of every act that is a decision."""
        return tuple(word for act in self.acts.handelingen if act.besluit for word in act.woorden)


class _Municipalities(RuleTable, frozen=True):
    gemeenten: tuple[Municipality, ...] = ()


class _Bodies(RuleTable, frozen=True):
    gremia: tuple[Body, ...] = ()
    niveauwoorden: dict[Level, tuple[str, ...]] = msgspec.field(default_factory=dict)
    gremiumwoorden: tuple[str, ...] = ()


_FILES: dict[str, type[msgspec.Struct]] = {
    "planwacht.toml": Programme,
    "gemeenten.toml": _Municipalities,
    "gremia.toml": _Bodies,
    "producten.toml": Products,
    "handelingen.toml": Acts,
    "routes.toml": Routes,
    "kalender.toml": CalendarRules,
    "papers.toml": PaperRules,
    "columns.toml": ColumnRules,
    "vocabulary.toml": Vocabulary,
    "checks.toml": CheckRules,
    "limits.toml": Limits,
    "report.toml": ReportRules,
    "termijnen.toml": LegalTerms,
}
_EXTENDS = {"vocabulary.toml", "papers.toml", "columns.toml"}
_PEOPLES = {"masterplanning.xlsx", "decisions.csv"}


def load(folder: Path | None) -> Rulebook:
    """Read ``folder`` (a workspace's ``rules/``; None or absent: the defaults alone).

    Raises ``RulesFault`` for an unknown file name, unknown key, wrong type, broken TOML or a reference to nothing.
    """
    read: dict[str, Any] = {}
    digest = hashlib.sha256()
    if folder is not None and folder.is_dir():
        _refuse_unknown_files(folder)
    for name, type_ in _FILES.items():
        values = dict(shipped(name))
        path = folder / name if folder is not None else None
        if path is not None and path.is_file():
            own = parsed(path)
            values = merged(values, own, extend=name in _EXTENDS)
            converted(values, type_, path.name)
        read[name] = converted(values, type_, name)
        digest.update(name.encode() + msgspec.json.encode(read[name], order="deterministic"))
    known = (read["gremia.toml"].gremia, read["gemeenten.toml"].gemeenten)
    meetings = read_meetings(folder, known) if folder is not None else ()
    if meetings:
        digest.update(FOLDER.encode() + msgspec.json.encode(meetings, order="deterministic"))
    book = Rulebook(
        programme=_titled(read["planwacht.toml"], read["report.toml"]),
        municipalities=read["gemeenten.toml"].gemeenten,
        bodies=read["gremia.toml"].gremia,
        niveauwoorden=read["gremia.toml"].niveauwoorden,
        gremiumwoorden=read["gremia.toml"].gremiumwoorden,
        tracks=read["producten.toml"].sporen,
        products=read["producten.toml"].producten,
        acts=read["handelingen.toml"],
        route=read["routes.toml"],
        calendar=read["kalender.toml"],
        papers=read["papers.toml"],
        columns=read["columns.toml"],
        vocabulary=read["vocabulary.toml"],
        checks=read["checks.toml"],
        limits=read["limits.toml"],
        report=read["report.toml"],
        terms=read["termijnen.toml"],
        sha256=digest.hexdigest(),
        meetings=meetings,
    )
    _check_references(book)
    return book


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Rulebook:
    return Rulebook(*pickle.loads(packed))


@lru_cache(maxsize=1)
def default() -> Rulebook:
    """The rules that ship inside the program."""
    return load(None)


def _refuse_unknown_files(folder: Path) -> None:
    for path in sorted(folder.glob("*.toml")):
        if path.name not in _FILES:
            raise RulesFault(
                f"rules/{path.name} is geen bekend regelbestand.",
                f"Bekend zijn: {', '.join(sorted(_FILES))}. Hernoem of verwijder het bestand.",
            )


def _titled(programme: Programme, report: ReportRules) -> Programme:
    """The programme under the title and organisation that the report gives it, where it does."""
    return msgspec.structs.replace(
        programme,
        titel=report.titel or programme.titel,
        organisatie=report.organisatie or programme.organisatie,
    )


def _check_references(book: Rulebook) -> None:
    check_colours(book.report)
    tracks = {track.id for track in book.tracks}
    for product in book.products:
        if product.spoor is not None and product.spoor not in tracks:
            raise RulesFault(
                f"rules/producten.toml, product {product.id}: spoor {product.spoor} bestaat niet.",
                f"Kies een van: {', '.join(sorted(tracks)) or 'geen'}; of voeg het spoor toe onder [[sporen]].",
            )
    acts = {act.id for act in book.acts.handelingen}
    for step in book.route.stappen:
        for act in step.handelingen:
            if act not in acts:
                raise RulesFault(
                    f"rules/routes.toml: handeling {act} bestaat niet.",
                    f"Kies uit rules/handelingen.toml: {', '.join(sorted(acts))}.",
                )
    checks = set(shipped("checks.toml")["ernst"])
    for id in (*book.checks.ernst, *book.checks.uit):
        if id not in checks:
            raise RulesFault(
                f"rules/checks.toml: controle {id} bestaat niet.", "Toon alle controles met: planwacht checks."
            )
    for name, ids in (
        ("gremia.toml", [body.id for body in book.bodies]),
        ("producten.toml", [product.id for product in book.products]),
        ("gemeenten.toml", [municipality.id for municipality in book.municipalities]),
        ("handelingen.toml", [act.id for act in book.acts.handelingen]),
    ):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise RulesFault(f"rules/{name}: id {twice[0]} staat er twee keer in.", "Geef elk een eigen id.")
