"""The papers of an invented region, Noordrand, in 2024: other bodies, products, headers and weekdays."""

from __future__ import annotations

from reportlab.lib.units import mm
from typeset import MARK, Fields, Heading, PdfPaper, Ruled, Signatures, rows

FRAMEWORK = Ruled(
    columns=["Periode", "Overleg", "Actie", "Toelichting"],
    rows=rows("""
wk 6 (5-2 t/m 9-2) | Ambtelijke Kerngroep | Bespreken opzet kadernota |
wo 14 februari | Directeurenoverleg Noordrand | Bespreken kadernota | Eerste versie
vr 23 februari | Portefeuillehoudersoverleg Zorg | Bijpraten over de kadernota | Ook over de kosten
wk 10 (4-3 t/m 8-3) | Regiegroep | Opleveren kadernota |
ma 11 maart | Kring van Gemeentesecretarissen | Instemmen met kadernota en doorsturen naar colleges (x5) |
wk 12-13 (18-3 t/m 29-3) | Colleges (x5) | Instemmen met kadernota | Let op Goede Vrijdag
vr 5 april of vr 12 april | Portefeuillehoudersoverleg Zorg | Bijpraten over de raadsbehandeling |
wk 16-18 (15-4 t/m 3-5) | Raden (x5) | Vaststellen kadernota | Let op meivakantie
n.t.b. | Directeurenoverleg Noordrand | Bijpraten over het vervolg |
"""),
    widths=[58 * mm, 66 * mm, 76 * mm, 50 * mm],
)

DRAFT = Ruled(
    columns=["Wk", "Dag", "Omschrijving", "Gremium"],
    rows=rows("""
19 | di 7-5 | Bespreken ontwerpregeling | Ambtelijke Kerngroep
20 | wo 15-5 | Opleveren ontwerpregeling | Regiegroep
21 | ma 20-5 | Instemmen met ontwerpregeling en doorsturen naar colleges (x5) | Kring van Gemeentesecretarissen
23 | za 8-6 | Informatieronde ontwerpregeling | Raden (x5)
24-25 |  | Instemmen met ontwerpregeling | Raden (x5)
26-27 |  | Instemmen met ontwerpregeling | Colleges (x5)
28 | wo 3-7 | Bespreken uitvoeringsplan | Directeurenoverleg Noordrand
29 | wo 17-7 | Bijpraten | Directeurenoverleg Noordrand
35 | wo 28-8 | Bijpraten | Directeurenoverleg Noordrand
"""),
    widths=[22 * mm, 30 * mm, 118 * mm, 80 * mm],
)

FINAL = Ruled(
    columns=["Wk", "Dag", "Omschrijving", "Gremium"],
    rows=[[""] * 4 for _ in range(3)],
    widths=DRAFT.widths,
)

PLANNING = PdfPaper(
    name="spoorboekje-zorgregeling.pdf",
    title="Spoorboekje zorgregeling Noordrand",
    footer="Programmabureau Noordrand | versie 2",
    sideways=True,
    blocks=[
        Fields(
            [
                ("Opsteller", "Programmabureau Noordrand, W. Terpstroom"),
                ("Stand per", "22 januari 2024"),
                ("Bestemd voor", "Directeurenoverleg Noordrand (DON) en Portefeuillehoudersoverleg Zorg"),
            ]
        ),
        "De gemeenten Eemsbroek, Wolddijk, Noorderzijl, Zandwerd en Haspelveen willen hun zorgtaken vanaf 1 "
        "januari 2025 onder een nieuwe regeling uitvoeren. Dit spoorboekje laat zien welk overleg wanneer aan zet"
        " is. Vragen en wijzigingen gaan naar het programmabureau.",
        Heading("Stappen kadernota"),
        FRAMEWORK,
        Heading("Stappen ontwerpregeling"),
        DRAFT,
        Heading("Stappen definitieve regeling"),
        FINAL,
    ],
)

LETTER = PdfPaper(
    name="brief-eemsbroek.pdf",
    title="Gemeente Eemsbroek",
    footer="Gemeente Eemsbroek",
    blocks=[
        Fields(
            [
                ("Aan", "Programmabureau Noordrand"),
                ("Verzonden", "4 maart 2024"),
                ("Ons kenmerk", "Z24-11-2-0305"),
                ("Onderwerp", "Onze inbreng voor de zorgregeling"),
            ]
        ),
        "Geacht bestuur,",
        "U vroeg ons hoe wij de komende stappen van de zorgregeling voor ons zien. Op 14 februari is de kadernota"
        " in het Directeurenoverleg Noordrand besproken, en op 23 februari is het PHO Zorg bijgepraat. Onze "
        "indruk van beide gesprekken is goed.",
        "Wij begrijpen dat de Kring van Gemeentesecretarissen op 18 maart instemt met de kadernota. Ons college "
        "neemt op 19 maart een besluit over de kadernota. De raad van Eemsbroek stelt de kadernota naar "
        "verwachting eind april vast. Voor het zover is, komt op 19 april de Cliëntenraad Noordrand bijeen om "
        "over de kadernota te spreken.",
        "Onze financiële kanttekeningen vindt u in de bijgevoegde notitie. Rond 1 april sturen wij u ook een "
        "reactie op het huisvestingsvoorstel voor het bedrijfsbureau. De ombouw kost ons ongeveer € 48.500, dat "
        "is 2,5 procent meer dan geraamd.",
        Signatures(
            "Hoogachtend,\nburgemeester en wethouders van Eemsbroek,",
            "de secretaris,\nG. Holwinde",
            "de burgemeester,\nY. Streefkade",
        ),
    ],
)

PDFS = (PLANNING, LETTER)

SCAN = (
    "VOORBEELD - verzonnen stuk",
    "",
    "Memo",
    "",
    "Aan: Programmabureau Noordrand",
    "Datum: 26 februari 2024",
    "Onderwerp: kadernota zorgregeling Noordrand",
    "",
    "Dit blad komt uit de scanner en is een afbeelding van tekst.",
    "",
    "De Regiegroep levert de kadernota op 20 maart op. Het",
    "Directeurenoverleg Noordrand heeft haar op 14 februari besproken.",
)

RIB = f"""{MARK}

Informatiebrief aan de raad

Gemeente Wolddijk
Datum: 18 maart 2023
Betreft: kadernota zorgregeling Noordrand
Portefeuillehouder: wethouder I. Zwaluwhoek

Geachte raadsleden,

Het jaar 2024 is voor de zorg in onze regio belangrijk. Op 11 maart 2024 heeft de Kring
van Gemeentesecretarissen ingestemd met de kadernota; ons college behandelt haar op
26 maart. Daarmee loopt alles volgens het spoorboekje van 22 januari jl.

In uw vergadering van 17 april vragen wij u kennis te nemen van de kadernota. Een besluit
is dan niet nodig. De ontwerpregeling leggen wij ter instemming aan de raad voor op 15 mei.

Over cliëntenparticipatie praten wij u bij in een sessie op zondag 9 juni. Het
huisvestingsvoorstel voor het bedrijfsbureau volgt binnenkort. Bij de vorige ronde
deden 3-4 van de 19 fracties mee; wij hopen nu op meer.

Met vriendelijke groet,
namens het college van Wolddijk,
I. Zwaluwhoek
"""

RIB_AGAIN = RIB.replace("Gemeente Wolddijk\n", "Gemeente Wolddijk\nHerzonden door de griffie\n")
