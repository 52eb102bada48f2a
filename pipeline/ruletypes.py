"""The shapes of the files in ``rules/``: one frozen struct a file or table. Keys are Dutch, for officials read them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

Positive = Annotated[int, msgspec.Meta(ge=1)]
Level = Literal["ambtelijk", "bestuurlijk", "stuurgroep", "secretarissen", "colleges", "raden", "overig"]
Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
WEEKDAYS: tuple[Weekday, ...] = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


class RuleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of rules: unknown keys are an error."""


class Programme(RuleTable, frozen=True):
    """``planwacht.toml``: what this workspace is about. ``peildatum`` None means today."""

    titel: str = "Planningscontrole"
    organisatie: str = ""
    regio: str = ""
    schoolregio: Literal["noord", "midden", "zuid"] = "midden"
    peildatum: date | None = None
    einddatum: date | None = None
    kenwoorden: tuple[str, ...] = ()


class Municipality(RuleTable, frozen=True):
    """``gemeenten.toml``: a municipality, the ways in which it is written, and the officials who sign for it."""

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()
    ambtsdragers: tuple[str, ...] = ()


class Body(RuleTable, frozen=True):
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


class Track(RuleTable, frozen=True):
    """``producten.toml``: a track (spoor) of the programme."""

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()


class Product(RuleTable, frozen=True):
    """``producten.toml``: what is made and decided on; ``volgorde`` orders the milestones.

    ``algemeen`` marks a name that counts only where no other product stands in the sentence (the transition as such).
    """

    id: str
    naam: str
    aliassen: tuple[str, ...] = ()
    spoor: str | None = None
    volgorde: int | None = None
    algemeen: bool = False


class Products(RuleTable, frozen=True):
    """``producten.toml`` whole."""

    sporen: tuple[Track, ...] = ()
    producten: tuple[Product, ...] = ()


class Act(RuleTable, frozen=True):
    """``handelingen.toml``: an act and the words for it; ``…`` in a word stands for at most eight words between.

    ``besluit`` marks an act by which a body decides; ``zwaarte`` orders them (richting geven 1 … vaststellen 4);
    ``algemeen`` one that counts only where no other act stands in the sentence (vergaderen); ``bijeenkomst`` one that
    is a session by its own name, so that no body need be named (technische vragenronde); ``overdracht`` one with a
    giver and a receiver, both of which count.
    """

    id: str
    naam: str
    woorden: tuple[str, ...]
    besluit: bool = False
    zwaarte: int = 0
    algemeen: bool = False
    bijeenkomst: bool = False
    overdracht: bool = False


class Acts(RuleTable, frozen=True):
    """``handelingen.toml`` whole: the acts, and words for modality, negation, condition, gate (poort), phase."""

    handelingen: tuple[Act, ...]
    voorgesteld: tuple[str, ...] = ()
    verwacht: tuple[str, ...] = ()
    streven: tuple[str, ...] = ()
    wens: tuple[str, ...] = ()
    gebeurd: tuple[str, ...] = ()
    ontkend: tuple[str, ...] = ()
    voorwaarde: tuple[str, ...] = ()
    poort: tuple[str, ...] = ()
    allen: tuple[str, ...] = ()
    doorgang: tuple[str, ...] = ()
    toegevoegd: tuple[str, ...] = ()
    nogmaals: tuple[str, ...] = ()
    alleen: tuple[str, ...] = ()
    fasen: dict[str, tuple[str, ...]] = {}


class RouteStep(RuleTable, frozen=True):
    """One step of the decision route: which level does what."""

    niveau: Level
    handelingen: tuple[str, ...]
    verplicht: bool = False


class Routes(RuleTable, frozen=True):
    """``routes.toml``: the steps in the order in which a product walks them, and the acts that keep to it."""

    stappen: tuple[RouteStep, ...] = ()


class Recess(RuleTable, frozen=True):
    """A recess of councils. ``gemeenten`` empty: of all."""

    naam: str
    van: date
    tot: date
    gemeenten: tuple[str, ...] = ()


class ClosedDay(RuleTable, frozen=True):
    """A day on which nobody decides, beside the public holidays."""

    datum: date
    naam: str


class Meeting(msgspec.Struct, frozen=True):
    """A meeting of a body in ``rules/vergaderingen/``, the last day to hand in its papers, and where it is told.

    ``gemeente`` None: the body is of no municipality in particular, or of all.
    """

    gremium: str
    gemeente: str | None
    datum: date
    aanleveren: date | None
    bron: str


class LegalTerm(RuleTable, frozen=True):
    """``termijnen.toml``: a term of the law, for planned moments from ``geldig_van`` up to ``geldig_tot``.

    With ``weken``: so many weeks from the moment at the level ``van`` to that at ``naar``; else ``dag`` and ``maand``:
    the moment at ``naar`` lies before that day. ``terug``: the weeks are counted back from the later moment, so that
    their end does not run on. Moments are known by the level of their body or by words in them (``bij``).
    """

    id: str
    naam: str
    woorden: tuple[str, ...]
    bron: str
    geldig_van: date
    geldig_tot: date | None = None
    van: tuple[str, ...] = ()
    naar: tuple[str, ...] = ()
    weken: int | None = None
    terug: bool = False
    dag: int | None = None
    maand: int | None = None


class LegalTerms(RuleTable, frozen=True):
    """``termijnen.toml`` whole: the terms, and the words by which a moment (``raden``, ``gs``) is known."""

    termijnen: tuple[LegalTerm, ...] = ()
    plaatsen: dict[str, tuple[str, ...]] = {}


class CalendarRules(RuleTable, frozen=True):
    """``kalender.toml``: what counts as a holiday here, recesses and closed days."""

    feestdagen_niet_vrij: tuple[str, ...] = ()
    gedenkdagen: tuple[str, ...] = ()
    vrij_in_lustrum: tuple[str, ...] = ()
    adviesvakanties: tuple[str, ...] = ()
    reces: tuple[Recess, ...] = ()
    gesloten: tuple[ClosedDay, ...] = ()


class PaperKindRule(RuleTable, frozen=True):
    """``papers.toml``: a kind of paper, known by its titles, by the labels of its head or by words that stand in it.

    ``koppen`` are labels that all stand at its top, each with a colon.
    """

    soort: str
    titels: tuple[str, ...] = ()
    koppen: tuple[str, ...] = ()
    kenmerken: tuple[str, ...] = ()


class PaperRules(RuleTable, frozen=True):
    """``papers.toml``: kinds of papers and the labels of header fields, by field."""

    soorten: tuple[PaperKindRule, ...]
    velden: dict[str, tuple[str, ...]]
    bijgewerkt: tuple[str, ...] = ()
    bijlagewoorden: tuple[str, ...] = ()


class ColumnRules(RuleTable, frozen=True):
    """``columns.toml``: header words by the meaning of a column of a planning table."""

    rollen: dict[str, tuple[str, ...]]


class Vocabulary(RuleTable, frozen=True):
    """``vocabulary.toml``: words for dates and papers that officials may extend. Matched without regard to case."""

    ongepland: tuple[str, ...] = ()
    vaag: tuple[str, ...] = ()
    geen_datum_na: tuple[str, ...] = ()
    datumkolommen: tuple[str, ...] = ()
    titelwoorden: tuple[str, ...] = ()
    tijdwoorden: tuple[str, ...] = ()
    stukwoorden: tuple[str, ...] = ()
    algemene_stukwoorden: tuple[str, ...] = ()


class LeadTime(RuleTable, frozen=True):
    """``checks.toml``: how many working days a product needs from one step to the next, and why."""

    van: Level
    van_handelingen: tuple[str, ...]
    naar: Level
    naar_handelingen: tuple[str, ...]
    werkdagen: Positive
    waarom: str


class CheckWords(RuleTable, frozen=True):
    """``checks.toml``: the words in papers that checks listen for. ``…`` in a word stands for words between."""

    opstellen: tuple[str, ...] = ()
    leidend: tuple[str, ...] = ()
    geldend: tuple[str, ...] = ()
    planningen: tuple[str, ...] = ()
    overslaan: tuple[str, ...] = ()
    stukken: tuple[str, ...] = ()
    beelden: tuple[str, ...] = ()
    voorbehoud: tuple[str, ...] = ()


class CheckRules(RuleTable, frozen=True):
    """``checks.toml``: severity by check id, checks put out, norms in working days, and words."""

    ernst: dict[str, Literal["kritiek", "hoog", "midden", "laag", "info"]]
    woorden: CheckWords = CheckWords()
    doorlooptijden: tuple[LeadTime, ...] = ()
    afronding_werkdagen: int = 20
    uit: tuple[str, ...] = ()
    nabij_werkdagen: int = 15
    verouderd_werkdagen: int = 60
    bijgewerkt_werkdagen: int = 30
    krap_werkdagen: int = 20
    inhoud_gelijk: float = 0.9


class Limits(RuleTable, frozen=True):
    """``limits.toml``: what one paper may cost before it is refused."""

    bestand_mb: Positive = 200
    bladzijden: Positive = 5000
    seconden: Positive = 120
    scan_seconden: Positive = 60
    scan_bladzijden: Positive = 200
    geheugen_mb: Positive = 1400
    tekens_per_bladzijde: Positive = 2_000_000
    zip_onderdelen: Positive = 1000
    zip_mb: Positive = 500
    zip_verhouding: Positive = 250
    zip_diepte: Positive = 2


SheetName = Literal[
    "Samenvatting",
    "Bevindingen",
    "Bewijs",
    "Tijdlijn",
    "Besluitvorming",
    "Nog te plannen",
    "Wijzigingen",
    "Masterplanning",
    "Documenten",
    "Datums",
    "Verantwoording",
]
ColumnName = Literal[
    "Nr",
    "Ernst",
    "Wat is er aan de hand",
    "Gepland",
    "Gemeld",
    "Verschil (werkdagen)",
    "Gremium",
    "Mijlpaal",
    "Advies",
    "Status",
    "Eigenaar",
    "Opmerking",
    "Stuk",
    "Blz/regel",
    "Citaat",
    "Soort",
    "Wijziging",
    "Voorstel",
    "Zekerheid",
    "Sinds",
    "Kenmerk",
]
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9A-Fa-f]{6}$")]


class ReportRules(RuleTable, frozen=True):
    """``report.toml``: how the workbook looks. ``titel`` and ``organisatie`` empty: those of ``planwacht.toml``.

    ``bladen`` empty: all sheets; ``afdrukken`` are the columns of Bevindingen on paper. ``afbeeldingen`` is how many of
    the gravest findings get pictures; ``afbeeldingen_bij`` are numbers or ids of others that get them.
    ``namen_verbergen`` masks names of persons and leaves pictures out; ``personen`` are masked wherever they stand,
    ``geen_personen`` are words that look like a name behind an office or initials and are none.
    """

    titel: str = ""
    organisatie: str = ""
    kleur: Colour = "#17406D"
    kleur_invullen: Colour = "#FFD75E"
    bladen: tuple[SheetName, ...] = ()
    afdrukken: tuple[ColumnName, ...] = ()
    afbeeldingen: Annotated[int, msgspec.Meta(ge=0)] = 100
    afbeeldingen_bij: tuple[str, ...] = ()
    namen_verbergen: bool = False
    personen: tuple[str, ...] = ()
    geen_personen: tuple[str, ...] = ()
