"""``rules/`` -> a frozen ``Rulebook``, or a ``RulesFault`` that names the file, the key and the remedy.

Every file has a default in ``pipeline/defaults/``; a workspace's file replaces it key by key, in tables too. Only in
``vocabulary.toml``, ``papers.toml`` and ``columns.toml`` a workspace's lists are added to the defaults: there an
official extends the program's Dutch instead of replacing it.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pipeline.errors import RulesFault
from pipeline.meetingfiles import FOLDER, read_meetings
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

    @cached_property
    def _by_id(self) -> tuple[dict[str | None, Body], dict[str | None, Product], dict[str | None, Act]]:
        """Bodies, products and acts; of two with one id the first."""
        return (
            {one.id: one for one in reversed(self.bodies)},
            {one.id: one for one in reversed(self.products)},
            {one.id: one for one in reversed(self.acts.handelingen)},
        )


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
_INK = "#1F2933"
LEAST_CONTRAST = 4.5
T = TypeVar("T")


def load(folder: Path | None) -> Rulebook:
    """Read ``folder`` (a workspace's ``rules/``; None or absent: the defaults alone).

    Raises ``RulesFault`` for an unknown file name, unknown key, wrong type, broken TOML or a reference to nothing.
    """
    read: dict[str, Any] = {}
    digest = hashlib.sha256()
    if folder is not None and folder.is_dir():
        _refuse_unknown_files(folder)
    for name, type_ in _FILES.items():
        values = dict(_default(name))
        path = folder / name if folder is not None else None
        if path is not None and path.is_file():
            own = _parse(path)
            values = _merged(values, own, extend=name in _EXTENDS)
            _convert(values, type_, path.name)
        read[name] = _convert(values, type_, name)
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


@lru_cache(maxsize=1)
def default() -> Rulebook:
    """The rules that ship inside the program."""
    return load(None)


@lru_cache(maxsize=64)
def _default(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("pipeline").joinpath("defaults", name).read_text(encoding="utf-8"))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RulesFault(
            f"rules/{path.name} kan niet worden gelezen.", "Controleer uw rechten op het bestand."
        ) from error
    except RecursionError as error:
        raise RulesFault(f"rules/{path.name} is te diep genest.", "Haal de overbodige haken weg.") from error
    except UnicodeDecodeError as error:
        raise RulesFault(f"rules/{path.name} is geen UTF-8-tekst.", "Sla het bestand op als UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise RulesFault(
            f"rules/{path.name} is geen geldige TOML: {_where(error)}.",
            "Herstel die plaats; vaak ontbreekt een aanhalingsteken, een haakje of een komma.",
        ) from error


def _where(error: tomllib.TOMLDecodeError) -> str:
    """Where the parser stopped, which it tells in English only."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    where = f"regel {place[1]}, teken {place[2]}" if place else "aan het einde van het bestand"
    return f"{where} staat iets voor de tweede keer" if str(error).startswith("Cannot") else f"{where} klopt iets niet"


def _merged(default: Any, own: Any, extend: bool) -> Any:
    """Tables merged key by key, anything else replaced; with ``extend`` lists are put before those of the default."""
    if isinstance(default, dict) and isinstance(own, dict):
        return {**default, **{key: _merged(default.get(key), value, extend) for key, value in own.items()}}
    if extend and isinstance(default, list) and isinstance(own, list):
        return own + [value for value in default if value not in own]
    return own


def _convert(values: dict[str, Any], type_: type[T], name: str) -> T:
    try:
        return msgspec.convert(values, type_)
    except msgspec.ValidationError as error:
        text = str(error)
        where = text.rsplit(" - at ", 1)[1].strip("`") if " - at " in text else "$"
        raise RulesFault(
            f"rules/{name}{f', sleutel {key}' if (key := where.lstrip('$.')) else ''}: {_dutch(text)}",
            f"Verbeter of verwijder de sleutel; docs/regels.md beschrijft wat in {name} mag staan.",
        ) from error


def _dutch(text: str) -> str:
    head = text.split(" - at ")[0]
    for english, dutch in (
        ("Object contains unknown field ", "onbekende sleutel "),
        ("Object missing required field ", "verplichte sleutel ontbreekt: "),
        ("Invalid enum value ", "waarde niet toegestaan: "),
        ("Expected `str` matching regex '^#[0-9A-Fa-f]{6}$'", 'verwacht werd een kleur als "#17406D"'),
        ("Expected `int` >= 0", "verwacht werd een getal van 0 of meer"),
        ("Expected `int` >= 1", "verwacht werd een getal van 1 of meer"),
        ("Invalid RFC3339 encoded date", "geen geldige datum (JJJJ-MM-DD)"),
        ("Expected ", "verwacht werd "),
        (", got ", ", gevonden "),
    ):
        head = head.replace(english, dutch)
    return head + "."


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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#RRGGBB``) by WCAG 2: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_report(report: ReportRules) -> None:
    for key, colour, letters, kind in (
        ("kleur", report.kleur, "#FFFFFF", "witte"),
        ("kleur_invullen", report.kleur_invullen, _INK, "donkere"),
    ):
        ratio = contrast(colour, letters)
        if ratio < LEAST_CONTRAST:
            raise RulesFault(
                f"rules/report.toml: {key} {colour} geeft met {kind} letters te weinig contrast "
                f"({ratio:.1f} op 1; nodig is {LEAST_CONTRAST} op 1).",
                f"Kies een {'donkerder' if key == 'kleur' else 'lichtere'} kleur.",
            )


def _check_references(book: Rulebook) -> None:
    _check_report(book.report)
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
    checks = set(_default("checks.toml")["ernst"])
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
