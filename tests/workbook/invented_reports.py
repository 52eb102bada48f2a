"""Invented reports: a region that does not exist, findings of every class and severity, and hostile texts."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from pipeline import rulebook
from pipeline.model import (
    Box,
    CheckRun,
    FileFate,
    Finding,
    Interval,
    Master,
    NotCompared,
    Period,
    Place,
    PlanningItem,
    Report,
    RouteSlack,
    WeekCounts,
)
from pipeline.rulebook import Body, Municipality, Product, Programme, Rulebook, Track

PEILDATUM = date(2023, 3, 29)
PLAN = "planning/Routeplanning Waterschap-loket v3.pdf"
HOSTILE = (
    '=HYPERLINK("http://kwaad.example";"klik")',
    "#N/A",
    "_x0041_ en _x000B_",
    "boven\x0bonder\x0cweg\x00\x1b[31m",
    "rechts\u202enaar links\u202c en \u2066terug\u2069",
    "half \ud83d surrogaat en \udcff",
    "+31 6 optellen",
    "-1 aftrekken",
    "@SOM(A1:A9)",
    "|cmd",
    "'aanhaling",
    "\t=A1",
    "1e5",
    "12-3",
    "TRUE",
    "0012",
    "een\r\ntwee\rdrie",
    "woord" * 8_000,
    "🙂" * 20_000,
    "_x0041_" * 6_000,
    "<b>&amp;</b> ]]> \ufffe\uffff",
)


def rules() -> Rulebook:
    """Vechtrand: four municipalities, school region noord."""
    base = rulebook.default()
    return msgspec.structs.replace(
        base,
        programme=Programme(
            titel="Planningscontrole regio Vechtrand",
            organisatie="Programmabureau Vechtrand & Partners",
            regio="Vechtrand",
            schoolregio="noord",
            peildatum=PEILDATUM,
        ),
        municipalities=tuple(
            Municipality(id=name.casefold(), naam=name) for name in ("Oudveen", "Zwartewater", "Hoogerwaard", "Lindelo")
        ),
        bodies=(
            *base.bodies,
            Body(id="ambtelijk-overleg", naam="Ambtelijk overleg Vechtrand", niveau="ambtelijk"),
            Body(id="kring", naam="Kring van gemeentesecretarissen", niveau="secretarissen"),
        ),
        tracks=(Track(id="loket", naam="Loket"),),
        products=(
            Product(id="startnotitie", naam="Startnotitie", spoor="loket", volgorde=1),
            Product(id="regeling", naam="Conceptregeling Waterloket", spoor="loket", volgorde=2),
            Product(id="begroting", naam="Definitieve begroting en regeling", spoor="loket", volgorde=3),
        ),
    )


def place(paper: str, quote: str, page: int = 1, line: int | None = 4, box: bool = True) -> Place:
    return Place(paper, page, line, Box(70.5, 120.0, 320.25, 133.0) if box else None, None, quote)


def master_rows() -> tuple[PlanningItem, ...]:
    """A planning of the invented region: two years of route, some rows not yet planned, one key twice."""
    rows: list[PlanningItem] = []
    plan = (
        ("startnotitie", "opleveren", ("stuurgroep",), date(2023, 2, 6), 5, "Startnotitie opleveren"),
        (
            "startnotitie",
            "bespreken",
            ("ambtelijk-overleg",),
            date(2023, 2, 20),
            5,
            "Startnotitie bespreken in het ambtelijk overleg",
        ),
        (
            "startnotitie",
            "instemmen",
            ("kring",),
            date(2023, 3, 6),
            5,
            "Instemmen met de startnotitie en doorsturen naar de colleges (x4)",
        ),
        (
            "startnotitie",
            "instemmen",
            ("colleges",),
            date(2023, 3, 20),
            12,
            "Instemming colleges (x4) met de startnotitie",
        ),
        (
            "startnotitie",
            "instemmen",
            ("raden",),
            date(2023, 4, 10),
            26,
            "Instemmen raden (x4) met de startnotitie; richting geven aan het vervolg",
        ),
        ("regeling", "dialoogsessie", ("ambtelijk-overleg",), None, 0, "Ambtelijke dialoogsessie over governance"),
        ("regeling", "opleveren", ("stuurgroep",), date(2023, 5, 8), 5, "Conceptteksten van de regeling opleveren"),
        ("regeling", "bijpraten", ("ambtelijk-overleg",), date(2023, 5, 15), 0, "Bijpraten"),
        ("regeling", "bijpraten", ("ambtelijk-overleg",), date(2023, 6, 19), 0, "Bijpraten"),
        (
            "regeling",
            "instemmen",
            ("colleges",),
            date(2023, 6, 5),
            12,
            "Instemming colleges (x4) met de conceptregeling",
        ),
        ("regeling", "instemmen", ("raden",), date(2023, 6, 26), 19, "Instemmen raden (x4) met de conceptregeling"),
        ("begroting", "opleveren", ("stuurgroep",), date(2023, 9, 4), 5, "Definitieve stukken opleveren"),
        ("begroting", "vaststellen", ("raden",), None, 0, "Vaststellen door de raden (x4)"),
    )
    for number, (product, act, bodies, start, days, activity) in enumerate(plan, start=2):
        period = Interval(start, start + timedelta(days=days)) if start else None
        rows.append(
            PlanningItem(
                key=f"{product}/{act}/{'+'.join(bodies)}",
                origin="master",
                activity=activity,
                act=act,
                product=product,
                bodies=bodies,
                period=period,
                kind="range" if start else "unplanned",
                modality="gepland",
                place=Place("masterplanning.xlsx", None, None, None, f"Planning!C{number}", activity),
                remarks="Let op: meivakantie" if start == date(2023, 5, 8) else "",
            )
        )
    return tuple(rows)


def paper_rows() -> tuple[PlanningItem, ...]:
    """What two invented papers say: one agrees, one deviates, one is not in the planning."""
    rib = "Oudveen/RIB 23-014 Startnotitie Waterloket.pdf"
    return (
        PlanningItem(
            "startnotitie/instemmen/raden",
            "paper",
            "bespreekt de raad de startnotitie",
            "instemmen",
            "startnotitie",
            ("raden",),
            Interval(date(2023, 5, 16), date(2023, 5, 16)),
            "day",
            "gepland",
            place(rib, "Op 16 mei bespreekt de raad de startnotitie en stemt hij ermee in."),
            municipality="oudveen",
        ),
        PlanningItem(
            "startnotitie/instemmen/colleges",
            "paper",
            "het college heeft ingestemd",
            "instemmen",
            "startnotitie",
            ("colleges",),
            Interval(date(2023, 3, 21), date(2023, 3, 21)),
            "day",
            "gebeurd",
            place(rib, "Het college heeft op 21 maart jl. ingestemd met de startnotitie.", line=9),
            municipality="oudveen",
        ),
        PlanningItem(
            "regeling/informatieronde/raden",
            "paper",
            "informatieronde voor raadsleden",
            "informatieronde",
            "regeling",
            ("raden",),
            Interval(date(2023, 5, 24), date(2023, 5, 24)),
            "day",
            "voorgesteld",
            place("brief wethouder.txt", "Wij stellen 24 mei voor als informatieronde.", 1, 31, box=False),
        ),
    )


def findings() -> tuple[Finding, ...]:
    """One finding of each class and severity and more, with both sides, one side, or none."""
    rib = "Oudveen/RIB 23-014 Startnotitie Waterloket.pdf"
    quote = "Week 15 t/m 18 (10-4 tm 6-5)\tInstemmen raden (x4) met de startnotitie"
    made = [
        Finding(
            "datum-wijkt-af/startnotitie/instemmen/raden",
            "datum-wijkt-af",
            "conflict",
            "kritiek",
            0.97,
            "Datum wijkt af van de masterplanning",
            "De raad van Oudveen stemt op di 16 mei 2023 in met de startnotitie; de masterplanning heeft daarvoor "
            "ma 10 apr t/m za 6 mei 2023.",
            "Vraag de griffie van Oudveen of de raad eerder kan; schuif anders de oplevering van de conceptregeling.",
            (
                Place("masterplanning.xlsx", None, None, None, "Planning!C6", quote),
                place(rib, "Op 16 mei bespreekt de raad de startnotitie en stemt hij ermee in."),
            ),
            (
                Period(date(2023, 4, 10), date(2023, 5, 6), "master", 0),
                Period(date(2023, 5, 16), date(2023, 5, 16), "paper", 1),
            ),
            suggestion=date(2023, 5, 2),
            bodies=("raden",),
            product="startnotitie",
            first_seen=PEILDATUM,
        ),
        Finding(
            "route/regeling/colleges",
            "volgorde",
            "conflict",
            "hoog",
            0.9,
            "Volgorde van de besluitroute",
            "De colleges stemmen op vr 2 jun 2023 in voordat de kring van secretarissen het stuk heeft behandeld.",
            "Plan de kring vóór de colleges.",
            (place(PLAN, "Week 22 (29-5 tm 2-6) Instemming colleges", 3, 12),),
            (Period(date(2023, 6, 2), None, "paper", 0),),
            bodies=("colleges", "kring"),
            product="regeling",
            state="gewijzigd",
            first_seen=PEILDATUM - timedelta(days=14),
            status="in behandeling",
            owner="Secretaris stuurgroep",
            remark="Besproken met de kring; zij zoeken een datum in mei.",
        ),
        Finding(
            "feestdag/regeling/bijpraten",
            "feestdag",
            "inconsistentie",
            "midden",
            1.0,
            "Valt op een feestdag",
            "Ma 29 mei 2023 is Tweede Pinksterdag.",
            "Kies een andere dag in week 22.",
            (place(PLAN, "29-5 Bijpraten ambtelijk overleg", 2, 7),),
            (
                Period(date(2023, 5, 29), date(2023, 5, 29), "paper", 0),
                Period(date(2023, 5, 29), date(2023, 5, 29), "calendar", 0),
            ),
            suggestion=date(2023, 5, 30),
            bodies=("ambtelijk-overleg",),
            product="regeling",
            first_seen=PEILDATUM,
        ),
        Finding(
            "nog-plannen/begroting/vaststellen/raden",
            "nog-niet-gepland",
            "gat",
            "hoog",
            1.0,
            "Nog niet gepland",
            "Het vaststellen van de definitieve begroting en regeling door de raden (x4) heeft nog geen datum.",
            "Laat de griffies vóór het zomerreces een datum in september of oktober vastleggen.",
            (
                Place(
                    "masterplanning.xlsx",
                    None,
                    None,
                    None,
                    "Planning!C14",
                    "Vaststellen door de raden (x4)\tnog plannen",
                ),
            ),
            (Period(None, None, "master", 0),),
            suggestion=date(2023, 9, 26),
            declared=True,
            bodies=("raden",),
            product="begroting",
            state="ongewijzigd",
            first_seen=PEILDATUM - timedelta(days=21),
        ),
        Finding(
            "vakantie/regeling/opleveren",
            "vakantie",
            "risico",
            "laag",
            0.8,
            "Valt in een schoolvakantie",
            "Het opleveren van de conceptteksten (ma 8 t/m za 13 mei 2023) volgt direct op de meivakantie.",
            "Houd rekening met afwezigen.",
            (place(PLAN, "Let op: meivakantie", 3, 2),),
            (Period(date(2023, 5, 8), date(2023, 5, 13), "master", 0),),
            bodies=("stuurgroep",),
            product="regeling",
            state="ongewijzigd",
            first_seen=PEILDATUM - timedelta(days=21),
            status="geaccepteerd",
            owner="Planner",
            remark="Is bekend; ok.",
        ),
        Finding(
            "bijlage/oudveen",
            "bijlage-ontbreekt",
            "informatie",
            "info",
            0.6,
            "Bijlage niet ontvangen",
            "De brief noemt de bijlage ‘Concept-startnotitie’; dat stuk is niet in inbox aangetroffen.",
            "Vraag de afzender om de bijlage.",
            (place("brief wethouder.txt", "Bijlage: Concept-startnotitie", box=False),),
            first_seen=PEILDATUM,
        ),
    ]
    return tuple(made)


def report(extra: tuple[Finding, ...] = ()) -> Report:
    """A week's report with everything in it."""
    master = master_rows()
    return Report(
        peildatum=PEILDATUM,
        week="2023-W13",
        program="0.1.0",
        rules_sha256="ab" * 32,
        papers=(
            FileFate(PLAN, "1" * 64, "read", None, "planning", date(2023, 1, 30), 5, PEILDATUM),
            FileFate(
                "Oudveen/RIB 23-014 Startnotitie Waterloket.pdf",
                "2" * 64,
                "read",
                None,
                "rib",
                date(2023, 3, 28),
                2,
                PEILDATUM,
            ),
            FileFate("brief wethouder.txt", "3" * 64, "read", None, "brief", None, 1, PEILDATUM),
            FileFate(
                "brief wethouder (kopie).txt",
                "3" * 64,
                "duplicate",
                "Dit is hetzelfde bestand als brief wethouder.txt.",
            ),
            FileFate(
                "scan.pdf",
                "4" * 64,
                "refused",
                "Dit is een beveiligde pdf; sla het stuk op zonder wachtwoord en leg het opnieuw in inbox.",
            ),
            FileFate(".DS_Store", None, "ignored", "Systeembestand: geen stuk."),
            FileFate("mail.eml!bijlage groot.pdf", None, "pending", "Het bestand wordt nog gekopieerd."),
            FileFate("oud.pdf", "5" * 64, "gone", "Lag er in week 12 en nu niet meer."),
        ),
        findings=(*findings(), *extra),
        resolved=(
            replace(findings()[2], id="feestdag/oud", message="Vr 7 apr 2023 is Goede Vrijdag.", status="opgelost"),
        ),
        not_compared=(
            NotCompared(
                "brief wethouder.txt",
                "de brief heeft geen datum, zodat ‘26 januari jl.’ geen jaar krijgt.",
                place("brief wethouder.txt", "26 januari jl.", 1, 3, box=False),
            ),
            NotCompared("Routeplanning, bladzijde 5", "op deze bladzijde staat alleen een afbeelding."),
        ),
        items=(*master, *paper_rows()),
        checks=(
            CheckRun("datum-wijkt-af", "Datum wijkt af van de masterplanning", 1),
            CheckRun("feestdag", "Valt op een feestdag", 1),
            CheckRun("reces", "Valt in een reces", 0, "rules/kalender.toml noemt geen reces."),
        ),
        master=Master(master, date(2023, 1, 30), "masterplanning.xlsx", "6" * 64),
        peildatum_from="rules",
        previous_week="2023-W12",
        previous_counts=(("kritiek", 0), ("hoog", 3), ("midden", 1), ("laag", 1), ("info", 0)),
        slack=slack(),
        trend=tuple(
            WeekCounts(f"2023-W{week:02d}", (("kritiek", 0), ("hoog", week - 9), ("midden", 1), ("laag", 1)))
            for week in (10, 11, 12)
        ),
    )


def slack() -> tuple[RouteSlack, ...]:
    """Room of forty working days, of too few, and unknown for want of a date."""
    final = date(2023, 9, 29)
    return (
        RouteSlack(
            "startnotitie", "Startnotitie", "startnotitie/instemmen/raden", date(2023, 5, 6), final, 103, "on_time"
        ),
        RouteSlack(
            "regeling", "Conceptregeling Waterloket", "regeling/instemmen/raden", date(2023, 9, 15), final, 10, "tight"
        ),
        RouteSlack(
            "begroting", "Definitieve begroting en regeling", None, None, final, None, "unknown", ("colleges", "raden")
        ),
    )


def many(count: int) -> Report:
    """A report with so many findings of usual length, each about its own item."""
    base = findings()
    quote = "Week 15 t/m 18 (10-4 tm 6-5) Instemmen raden (x4) met de startnotitie, zoals besproken in de stuurgroep"
    made = []
    for number in range(count):
        one = base[number % len(base)]
        made.append(
            replace(
                one,
                id=f"{one.id}/{number}",
                message=f"{one.message} (regel {number})",
                evidence=tuple(replace(p, quote=f"{quote} {number}", line=number % 60 + 1) for p in one.evidence),
            )
        )
    return replace(report(), findings=tuple(made))
