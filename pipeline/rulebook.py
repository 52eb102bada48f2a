"""``rules/`` -> a frozen ``Rulebook``, or a ``RulesFault`` that names the file, the key and the remedy.

Every file has a default in ``pipeline/defaults/``; a workspace's file replaces it key by key, in tables too. Only in
``vocabulary.toml``, ``papers.toml`` and ``columns.toml`` a workspace's lists are added to the defaults: there an
official extends the program's Dutch instead of replacing it.
"""

from __future__ import annotations

import hashlib
import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from pipeline.errors import RulesFault

Level = Literal["ambtelijk", "bestuurlijk", "stuurgroep", "secretarissen", "colleges", "raden", "overig"]
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
WEEKDAYS: tuple[Weekday, ...] = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of rules: unknown keys are an error."""


class Programme(_Rules, frozen=True):
    """``planwacht.toml``: what this workspace is about. ``peildatum`` None means today."""

    titel: str = "Planningscontrole"
    organisatie: str = ""
    regio: str = ""
    schoolregio: Literal["noord", "midden", "zuid"] = "midden"
    peildatum: date | None = None
    einddatum: date | None = None
    kenwoorden: tuple[str, ...] = ()


class Municipality(_Rules, frozen=True):
    """``gemeenten.toml``: a municipality and the ways in which it is written."""

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()


class Body(_Rules, frozen=True):
    """``gremia.toml``: a body. ``aantal`` where it stands for several (colleges x7); ``weekdag`` its usual day.

    ``algemeen`` marks an occasion on which bodies meet (a day of the region): it counts only where no body is named.
    """

    id: str
    naam: str
    niveau: Level
    aliassen: tuple[str, ...] = ()
    weekdag: Weekday | None = None
    aantal: int | None = None
    omvat: tuple[str, ...] = ()
    algemeen: bool = False


class Track(_Rules, frozen=True):
    """``producten.toml``: a track (spoor) of the programme."""

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()


class Product(_Rules, frozen=True):
    """``producten.toml``: what is made and decided on; ``volgorde`` orders the milestones.

    ``algemeen`` marks a name that counts only where no other product stands in the sentence (the transition as such).
    """

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()
    spoor: str | None = None
    volgorde: int | None = None
    algemeen: bool = False


class Products(_Rules, frozen=True):
    """``producten.toml`` whole."""

    sporen: tuple[Track, ...] = ()
    producten: tuple[Product, ...] = ()


class Act(_Rules, frozen=True):
    """``handelingen.toml``: an act and the words for it; ``…`` in a word stands for at most eight words between.

    ``besluit`` marks an act by which a body decides; ``zwaarte`` orders them (richting geven 1 … vaststellen 4);
    ``algemeen`` one that counts only where no other act stands in the sentence (vergaderen); ``bijeenkomst`` one that is
    a session by its own name, so that no body need be named (technische vragenronde).
    """

    id: str
    naam: str
    woorden: tuple[str, ...]
    besluit: bool = False
    zwaarte: int = 0
    algemeen: bool = False
    bijeenkomst: bool = False


class Acts(_Rules, frozen=True):
    """``handelingen.toml`` whole: the acts, and the words for modality, negation, condition and a gate (poort)."""

    handelingen: tuple[Act, ...]
    voorgesteld: tuple[str, ...] = ()
    verwacht: tuple[str, ...] = ()
    streven: tuple[str, ...] = ()
    wens: tuple[str, ...] = ()
    gebeurd: tuple[str, ...] = ()
    ontkend: tuple[str, ...] = ()
    voorwaarde: tuple[str, ...] = ()
    poort: tuple[str, ...] = ()
    alleen: tuple[str, ...] = ()


class RouteStep(_Rules, frozen=True):
    """One step of the decision route: which level does what."""

    niveau: Level
    handelingen: tuple[str, ...]
    verplicht: bool = False


class Routes(_Rules, frozen=True):
    """``routes.toml``: the steps in the order in which a product walks them, and the acts that keep to it."""

    stappen: tuple[RouteStep, ...] = ()


class Recess(_Rules, frozen=True):
    """A recess of councils. ``gemeenten`` empty: of all."""

    naam: str
    van: date
    tot: date
    gemeenten: tuple[str, ...] = ()


class ClosedDay(_Rules, frozen=True):
    """A day on which nobody decides, beside the public holidays."""

    datum: date
    naam: str


class CalendarRules(_Rules, frozen=True):
    """``kalender.toml``: what counts as a holiday here, recesses and closed days."""

    feestdagen_niet_vrij: tuple[str, ...] = ()
    gedenkdagen: tuple[str, ...] = ()
    vrij_in_lustrum: tuple[str, ...] = ()
    adviesvakanties: tuple[str, ...] = ()
    reces: tuple[Recess, ...] = ()
    gesloten: tuple[ClosedDay, ...] = ()


class PaperKindRule(_Rules, frozen=True):
    """``papers.toml``: a kind of paper, known by its titles or by words that stand in it."""

    soort: str
    titels: tuple[str, ...] = ()
    kenmerken: tuple[str, ...] = ()


class PaperRules(_Rules, frozen=True):
    """``papers.toml``: kinds of papers and the labels of header fields, by field."""

    soorten: tuple[PaperKindRule, ...]
    velden: dict[str, tuple[str, ...]]
    bijgewerkt: tuple[str, ...] = ()
    bijlagewoorden: tuple[str, ...] = ()


class ColumnRules(_Rules, frozen=True):
    """``columns.toml``: header words by the meaning of a column of a planning table."""

    rollen: dict[str, tuple[str, ...]]


class Vocabulary(_Rules, frozen=True):
    """``vocabulary.toml``: date words that officials may extend. Matched without regard to case."""

    ongepland: tuple[str, ...] = ()
    vaag: tuple[str, ...] = ()
    geen_datum_na: tuple[str, ...] = ()
    datumkolommen: tuple[str, ...] = ()
    titelwoorden: tuple[str, ...] = ()
    tijdwoorden: tuple[str, ...] = ()


class CheckRules(_Rules, frozen=True):
    """``checks.toml``: severity by check id, checks put out, and norms in working days."""

    ernst: dict[str, Literal["kritiek", "hoog", "midden", "laag", "info"]]
    uit: tuple[str, ...] = ()
    nabij_werkdagen: int = 15
    verouderd_werkdagen: int = 60
    inhoud_gelijk: float = 0.9


class Limits(_Rules, frozen=True):
    """``limits.toml``: what one paper may cost before it is refused."""

    bestand_mb: int = 200
    bladzijden: int = 5000
    seconden: int = 120
    tekens_per_bladzijde: int = 2_000_000
    zip_onderdelen: int = 1000
    zip_mb: int = 500
    zip_verhouding: int = 250
    zip_diepte: int = 2


class Rulebook(msgspec.Struct, frozen=True):
    """All rules of a workspace. ``sha256`` identifies their contents, defaults included."""

    programme: Programme
    municipalities: tuple[Municipality, ...]
    bodies: tuple[Body, ...]
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
    sha256: str

    def body(self, id: str) -> Body | None:
        """The body with this id, or None."""
        return next((body for body in self.bodies if body.id == id), None)

    def product(self, id: str | None) -> Product | None:
        """The product with this id, or None."""
        return next((product for product in self.products if product.id == id), None)

    def act(self, id: str | None) -> Act | None:
        """The act with this id, or None."""
        return next((act for act in self.acts.handelingen if act.id == id), None)


class _Municipalities(_Rules, frozen=True):
    gemeenten: tuple[Municipality, ...] = ()


class _Bodies(_Rules, frozen=True):
    gremia: tuple[Body, ...] = ()


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
}
_EXTENDS = {"vocabulary.toml", "papers.toml", "columns.toml"}
_PEOPLES = {"masterplanning.xlsx", "decisions.csv"}
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
    book = Rulebook(
        programme=read["planwacht.toml"],
        municipalities=read["gemeenten.toml"].gemeenten,
        bodies=read["gremia.toml"].gremia,
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
        sha256=digest.hexdigest(),
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
    except UnicodeDecodeError as error:
        raise RulesFault(f"rules/{path.name} is geen UTF-8-tekst.", "Sla het bestand op als UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise RulesFault(
            f"rules/{path.name} is geen geldige TOML: {error}.",
            "Herstel de genoemde regel; vaak ontbreekt een aanhalingsteken, een haakje of een komma.",
        ) from error


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
            f"rules/{name}, sleutel {where.lstrip('$.') or '(bovenaan)'}: {_dutch(text)}",
            f"Verbeter of verwijder de sleutel; docs/regels.md beschrijft wat in {name} mag staan.",
        ) from error


def _dutch(text: str) -> str:
    head = text.split(" - at ")[0]
    for english, dutch in (
        ("Object contains unknown field ", "onbekende sleutel "),
        ("Object missing required field ", "verplichte sleutel ontbreekt: "),
        ("Invalid enum value ", "waarde niet toegestaan: "),
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


def _check_references(book: Rulebook) -> None:
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
