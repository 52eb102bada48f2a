"""The planning note of the example: three milestones of the transition in 2021, with slips planted (truth.toml)."""

from __future__ import annotations

from reportlab.lib.units import mm
from typeset import Bullets, Fields, Heading, NewPage, PdfPaper, Ruled, Shaded, rows

FIVE = [27 * mm, 17 * mm, 50 * mm, 38 * mm, 34 * mm]

LETTERS = Ruled(
    columns=["Week", "Wat / activiteit", "Wie", "Opmerkingen"],
    rows=[
        [week, "Gemeenten op de hoogte brengen van stand van zaken en vervolg", "TWO", "Procesbrief"]
        for week in (
            "Week 6 / 7 (8-2 tm 19-2)",
            "Week 11 / 12 (15-3 tm 26-3)",
            "Week 17 / 18 (26-4 tm 7-5)",
            "Week 24 (14-6 tm 18-6)",
            "Week 35 / 36 (30-8 tm 10-9)",
            "Week 44 (1-11 tm 5-11)",
        )
    ],
    widths=[40 * mm, 70 * mm, 22 * mm, 34 * mm],
)

BODIES = Ruled(
    columns=["Gremium", "Wie"],
    rows=rows("""
Stuurgroep | Roos Winterdijk (voorzitter), Hidde Maasbloem (programmamanager), Loek Vlietstra
ONS-D | Gemeentesecretarissen van de Drechtstedengemeenten
PFO Sociaal | Wethouders Sociaal van de zeven gemeenten
PFO integraal | Wethouders Sociaal en Financiën van de zeven gemeenten
NMTS (Netwerk MT Sociaal) | Leidinggevenden sociaal domein, een per gemeente
Afstemmingsoverleg | Trekkers van de twee sporen met de voorzitter van het netwerk
WG PPD | Medewerkers van Dordrecht (2x), Sliedrecht (1x), Papendrecht (1x) en SDD (2x)
WG G&JZ | Medewerkers van Zwijndrecht (1x), Alblasserdam (1x) en een extern adviseur
WG FZ | Nog aan te vullen door Hendrik-Ido-Ambacht en Hardinxveld-Giessendam
"""),
    widths=[45 * mm, 121 * mm],
)

OUTLINE = Ruled(
    columns=["Week", "Datum", "Wat / activiteit", "Wie", "Opmerkingen"],
    rows=rows("""
Week 6 (8-2 tm 12-2) | 11-2 | Bijpraten over planning en stand van zaken | ONS-D |
Week 7 (15-2 tm 19-2) | 16-2 | Bestuurlijke dialoogsessie over de inhoud |
    Wethouders 7 gemeenten (basis = PFO integraal) | Voorbereiding door WG PPD
Week 8 (22-2 tm 26-2) | datum nog plannen | Ambtelijke dialoogsessie governance | Ambtenaren 7 gemeenten |
    Voorbereiding door WG G&JZ
Week 8 / 9 (22-2 tm 5-3) | 25-2 of 4-3 | Bijpraten | ONS-D | Stand van zaken
Week 9 (1-3 tm 5-3) | 2-3 | Tweede bestuurlijke sessie: contouren van de notitie |
    Drechtstedendinsdag: PFO Sociaal | Gespreksnotitie vooraf, ten minste anderhalf uur
 | 4-3 | Bijpraten | Netwerk MT Sociaal | Door TWO
Week 10 (8-3 tm 12-3) | 10-3 | Aanbod (per brief) aan gemeenten voor een gesprek met de eigen raad |
    Gemeentesecretaris, via de griffier | Uitnodigingsbrief informatieronde hoofdlijnennotitie
Week 11 + 12 (15-3 tm 26-3) |  | Informatieronde per gemeente | Gemeenteraden | Onder leiding van TWO
Week 12 (22-3 tm 26-3) | 26-3 | Opleveren hoofdlijnennotitie | Stuurgroep | Laatste inbreng
Week 13 (29-3 tm 2-4) | 1-4 | Bespreken hoofdlijnennotitie | Netwerk MT Sociaal |
Week 14 (5-4 tm 9-4) | 5-4 | Afstemmen beide sporen | Afstemmingsoverleg |
Week 14 (5-4 tm 9-4) | 8-4 | Instemmen met hoofdlijnennotitie en doorsturen naar colleges gemeenten (x7) | ONS-D |
    Wijkt af van de routekaart: een week later
Week 15 + 16 (12-4 tm 23-4) |  | Instemmen colleges (x7) met hoofdlijnennotitie | Colleges (x7) |
Week 16 (19-4 tm 24-4) |  | Technische (vragen)ronde hoofdlijnennotitie | Op aanmelding van raadsleden | (minimaal 2)
Week 17-20 (26-4 tm 21-5) |  | Instemmen raden (x7) met hoofdlijnennotitie | Gemeenteraden (x7) | Let op meivakantie
"""),
    widths=FIVE,
    merge=[(0, 4, 5)],
)

CONCEPT = Ruled(
    columns=["Week", "Datum", "Wat / activiteit", "Wie", "Opmerkingen"],
    rows=rows("""
Week 8 / 9 (22-2 tm 5-3) | 25-2 of 4-3 | Bijpraten | ONS-D | Stand van zaken
Week 13 (29-3 tm 2-4) | Nog plannen | Ambtelijke dialoogsessie stemverhoudingen | Ambtenaren 7 gemeenten |
    Voorbereiding door WG G&JZ
Week 15 (12-4 tm 16-4) | 20-4 | Bijpraten, sessie over de opzet van de stukken |
    Drechtstedendinsdag: PFO Sociaal / integraal |
Week 16 (19-4 tm 23-4) | 22-4 | Bijpraten | ONS-D |
Week 17 (26-4 tm 30-4) | 27-4 | Bestuurlijke dialoogsessie financiën |
    Wethouders 7 gemeenten (basis = PFO integraal) | Voorbereiding door WG FZ
Week 18 (3-5 tm 7-5) | 6-5 | Bijpraten | Netwerk MT Sociaal | Door TWO
Week 20 (17-5 tm 21-5) | 20-5 | Opleveren conceptstukken | Stuurgroep |
Week 21 (24-5 tm 28-5) | 27-5 | Bespreken conceptstukken | Netwerk MT Sociaal | Door TWO
Week 22 + 23 (31-5 tm 11-6) |  | Instemmen colleges (x7) met conceptstukken | Colleges (x7) |
    Aanpassingen meegeven voor de definitieve stukken
Week 24 (14-6 tm 18-6) | 17-6 | Instemmen met conceptstukken en doorsturen naar colleges gemeenten (x7) | ONS-D |
Week 24 (14-6 tm 20-6) | 19-6 | Uitnodiging gemeenten voor technische (vragen)ronde conceptstukken | Gemeenteraden |
Week 25 (21-6 tm 25-6) |  | Technische (vragen)ronde conceptstukken | Op aanmelding van raadsleden | (minimaal 2)
 | Nog plannen (extra) | Bijpraten | ONS-D |
Week 26-29 (28-6 tm 23-7) |  | Instemmen raden (x7) met conceptstukken | Gemeenteraden (x7) |
    Aanpassingen meegeven voor de definitieve stukken
Week 27 (5-7 tm 9-7) | 6-7 | Bijpraten | Drechtstedendinsdag: PFO integraal | Ook over financiële zaken
Week 29 (19-7 tm 23-7) | 22-7 | Bijpraten | ONS-D |
"""),
    widths=FIVE,
    merge=[(0, 11, 12)],
    header_on_each_page=False,
)

FINAL = Ruled(
    columns=["Week", "Datum", "Wat / activiteit", "Wie", "Opmerkingen"], rows=[[""] * 5 for _ in range(4)], widths=FIVE
)

PLANNING = PdfPaper(
    name="detailplanning-gr-sociaal.pdf",
    title="Detailplanning transitie GR Sociaal",
    footer="Tijdelijke Werkorganisatie Drechtsteden | Detailplanning, bijgewerkt t/m 12-02-2021",
    blocks=[
        Fields(
            [
                ("Aan", "ONS-D"),
                ("Cc", "Netwerk MT Sociaal"),
                ("Van", "Hidde Maasbloem, Tijdelijke Werkorganisatie (TWO)"),
                ("Onderwerp", "Detailplanning van 1-2-2021 t/m 1-1-2022 (bijgewerkt t/m 12-02-2021)"),
                ("Datum", "12 februari 2021"),
            ]
        ),
        Heading("Waar gaat dit over"),
        "De zeven Drechtstedengemeenten en de Sociale Dienst Drechtsteden werken aan een nieuwe "
        "gemeenschappelijke regeling voor het sociaal domein. Zij moet ingaan op 1 januari 2022. In deze notitie "
        "staat per mijlpaal wie wat doet en wanneer. Wie een datum ziet die niet past, meldt dat bij de TWO; wij "
        "verwerken wijzigingen elke week.",
        "Er zijn drie mijlpalen:",
        Bullets(["Hoofdlijnennotitie GR", "Conceptteksten en stukken GR", "Definitieve teksten en stukken GR"]),
        "Grof over het jaar verdeeld ziet dat er zo uit:",
        Shaded(
            columns=["Feb", "Mrt", "Apr", "Mei", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dec"],
            labels=["Hoofdlijnennotitie", "Conceptteksten en stukken", "Definitieve teksten en stukken"],
            filled=[(0, 0, 3), (1, 1, 5), (2, 7, 10)],
            first_width=45 * mm,
            width=11 * mm,
        ),
        "De eerste twee mijlpalen zijn hieronder uitgewerkt. De derde vullen wij na de zomer in, als de raden "
        "zich over de conceptstukken hebben uitgesproken. Elke mijlpaal bereiden wij voor met dialoogsessies, "
        "eerst ambtelijk en dan bestuurlijk. Wat de werkgroepen maken gaat via de stuurgroep en het netwerk naar "
        "het ONS-D, en van daar naar de colleges en de raden.",
        Heading("Procesbrieven"),
        "Op vaste momenten krijgen alle gemeenten een procesbrief met de stand van zaken en de data die eraan komen.",
        LETTERS,
        Heading("Gremia en afkortingen"),
        BODIES,
        NewPage(),
        Heading("Detailplanning hoofdlijnennotitie"),
        OUTLINE,
        Heading("Detailplanning conceptteksten GR"),
        CONCEPT,
        Heading("Detailplanning definitieve teksten GR"),
        FINAL,
    ],
)
