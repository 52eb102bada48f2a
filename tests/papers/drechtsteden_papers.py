"""The other papers of the example: a letter, two council letters, a process letter, a stranger and a locked file."""

from __future__ import annotations

from typeset import MARK, Bullets, Fields, Heading, PdfPaper, Signatures

LETTER = PdfPaper(
    name="brief-papendrecht-aan-colleges.pdf",
    title="Gemeente Papendrecht",
    footer="College van burgemeester en wethouders van Papendrecht",
    blocks=[
        Fields(
            [
                ("Aan", "De colleges van burgemeester en wethouders van de Drechtstedengemeenten"),
                ("Datum", "9 maart 2021"),
                ("Kenmerk", "2021-03-0917"),
                ("Betreft", "Voortgang transitie GR Sociaal en de stappen tot de zomer"),
                ("Bijlage", "Routekaart, versie 3"),
            ]
        ),
        "Geachte collegeleden,",
        "Op 12 februari jl. ontving u van de Tijdelijke Werkorganisatie (TWO) de bijgewerkte detailplanning voor "
        "de transitie GR Sociaal. In deze brief vertellen wij hoe het ervoor staat en wat wij de komende maanden "
        "van u vragen.",
        Heading("Wat achter ons ligt"),
        "Het ONS-D is op 11 februari bijgepraat. De wethouders van de zeven gemeenten spraken elkaar op 16 "
        "februari in de eerste bestuurlijke dialoogsessie. Op de Drechtstedendinsdag van 2 maart heeft het PFO "
        "Sociaal de contouren van de notitie besproken. De opbrengst daarvan is inmiddels verwerkt.",
        Heading("Wat nog komt"),
        "De stuurgroep levert de hoofdlijnennotitie op 26 maart op. Het Netwerk MT Sociaal bespreekt de "
        "hoofdlijnennotitie op 1 april. Daarna is het ONS-D aan zet: de gemeentesecretarissen stemmen op 15 april"
        " in met de hoofdlijnennotitie en sturen haar door naar de colleges. Ons eigen college neemt op 20 april "
        "een besluit over de hoofdlijnennotitie.",
        "De bestuurlijke spiegelgroep komt op 11 mei voor het eerst bijeen om over de governance te spreken. Wij "
        "vragen u daarvoor een wethouder aan te wijzen.",
        Heading("Go/no-go"),
        "Het eerste go/no-go-moment is voorzien op 30 april. Op die dag moet van alle zeven gemeenten een "
        "positief besluit van de raad over de hoofdlijnennotitie binnen zijn. Lukt dat niet, dan bespreken wij "
        "samen wat dit betekent voor de ingangsdatum van 1 januari 2022.",
        Heading("Wie doet wat"),
        "Het opdrachtgeverschap voor deze transitie ligt bij de zeven gemeenten samen. In de praktijk werkt dat zo:",
        Bullets(
            [
                "de werkgroepen schrijven de voorstellen, met medewerkers van gemeenten en Sociale Dienst "
                "Drechtsteden;",
                "het PFO Sociaal kijkt als bestuurlijke begeleidingscommissie mee en geeft inhoudelijk richting;",
                "het ONS-D leidt voorstellen door naar de colleges, en de colleges leiden ze door naar hun raden;",
                "de TWO bewaakt de planning en meldt het als een stap dreigt te verschuiven.",
            ]
        ),
        "Wij merken dat nog niet elke gemeente iemand heeft vrijgemaakt voor de werkgroep financiële zaken. "
        "Zonder die inbreng kunnen wij de gevolgen voor uw begroting niet goed in beeld brengen. Wilt u hier "
        "intern aandacht voor vragen?",
        Heading("Het andere spoor"),
        "De Servicegemeente kent een eigen planning. De uitgangspuntennotitie ligt rond 1 april voor in de raden;"
        " de gemeente Dordrecht bericht u daar zelf over. De routekaart, waarin beide sporen naast elkaar staan, "
        "is als bijlage bij deze brief gevoegd.",
        Heading("Geld"),
        "De kosten van de transitie bedragen in 2021 naar verwachting € 1.250.000. De verdeelsleutel staat in "
        "artikel 12-3 van de huidige regeling en verandert dit jaar niet.",
        "Heeft u vragen, dan horen wij die graag. Wij kijken uit naar de samenwerking.",
        Signatures(
            "Met vriendelijke groet,\nburgemeester en wethouders van Papendrecht,",
            "de secretaris,\nC. Molenkamp",
            "de burgemeester,\nF. Zeelandt",
        ),
    ],
)

RIB_SLIEDRECHT = PdfPaper(
    name="rib-sliedrecht.pdf",
    title="Raadsinformatiebrief",
    footer="Gemeente Sliedrecht | RIB 2021-14",
    blocks=[
        Fields(
            [
                ("Aan", "De gemeenteraad van Sliedrecht"),
                ("Datum", "30 maart 2021"),
                ("Onderwerp", "Hoofdlijnennotitie GR Sociaal"),
                ("Portefeuillehouder", "T. Karwei"),
                ("Steller", "M. Oosterling"),
            ]
        ),
        "Geachte leden van de raad,",
        "Op 19 januari jl. heeft uw raad ingestemd met het principebesluit over de samenwerking in de "
        "Drechtsteden. Met deze brief informeren wij u over de eerste mijlpaal daarna.",
        Heading("De hoofdlijnennotitie"),
        "De stuurgroep heeft de hoofdlijnennotitie op 26 maart opgeleverd. Bijgevoegd vindt u de "
        "hoofdlijnennotitie. Over de inhoud hebben wij uw raad op 17 maart bijgepraat tijdens de informatieronde.",
        "Ons college behandelt de hoofdlijnennotitie op 13 april. In de raadsvergadering van 11 mei staat de "
        "hoofdlijnennotitie op uw agenda. Wij vragen uw raad op 11 mei geen instemming met de hoofdlijnennotitie,"
        " maar om richting te geven aan de verdere uitwerking. U kunt ons daarbij meegeven:",
        Bullets(
            [
                "welke taken volgens u in Sliedrecht zelf thuishoren;",
                "hoe u de stemverhouding in het bestuur ziet, bijvoorbeeld 4-3 of naar inwonertal;",
                "welke kosten u aanvaardbaar vindt.",
            ]
        ),
        "De technische vragenronde over de hoofdlijnennotitie is in de week van 19 april. Aanmelden kan tot 12 "
        "april bij de griffie.",
        Heading("Vervolg"),
        "De conceptteksten van de regeling leggen wij ter instemming aan u voor in de raadsvergadering van 1 "
        "juni. Daarna maken wij een inrichtingsplan voor onze eigen organisatie; het college stelt dat voor de "
        "zomer vast. Het streven blijft dat de nieuwe regeling op 1 januari 2022 ingaat.",
        "Over de dienstverleningsovereenkomst in het spoor Servicegemeente ontvangt u te zijner tijd een aparte brief.",
        Signatures(
            "Met vriendelijke groet,\nburgemeester en wethouders van Sliedrecht,",
            "de secretaris,\nJ. Duinzicht",
            "de burgemeester,\nA. van Rietkerk",
        ),
    ],
)

RIB_HARDINXVELD = f"""{MARK}

RAADSINFORMATIEBRIEF

Gemeente Hardinxveld-Giessendam

Aan:                De leden van de gemeenteraad
Onderwerp:          Behandeling hoofdlijnennotitie GR Sociaal in onze gemeente
Datum:              29 maart 2021
Portefeuillehouder: S. Kalverdijk
Zaaknummer:         12-4-0098

Geachte raad,

In deze brief leest u hoe wij de hoofdlijnennotitie voor de nieuwe regeling in het
sociaal domein met u willen behandelen. Wij volgen daarbij zo veel mogelijk de
planning van de Tijdelijke Werkorganisatie.

Stappen in onze gemeente

Het ONS-D stemt naar verwachting op 8 april in met de hoofdlijnennotitie en stuurt
haar door naar de colleges. Ons college stemt op woensdag 22 april in met de
hoofdlijnennotitie.

De technische vragenronde over de hoofdlijnennotitie vindt plaats op 13 mei.
Voor wie daar niet bij kan zijn houden wij op zaterdag 8 mei een
informatiebijeenkomst over de hoofdlijnennotitie.

In de vergadering van 18 mei vragen wij de raad in te stemmen met de
hoofdlijnennotitie. De raad stemt op 20 juli in met de conceptstukken.

Andere onderwerpen

Op 6 april besluit het college over de inkoop van jeugdhulp voor 2022. Dat staat los
van de transitie. De subsidie voor het wijkteam (€ 2.500) blijft gelijk; 5 van de 7
aanvragen zijn afgehandeld. Rond 1 april hoort u meer over de verbouwing van het
gemeentehuis.

Met vriendelijke groet,
burgemeester en wethouders van Hardinxveld-Giessendam,

de secretaris                 de burgemeester
P. Sluiswachter               E. Boomgaard
"""

PROCESS_LETTER = f"""{MARK}

PROCESBRIEF 2
Transitie GR Sociaal

Van:        Tijdelijke Werkorganisatie (TWO)
Aan:        Colleges en griffies van de zeven Drechtstedengemeenten
Datum:      19 maart 2020
Onderwerp:  Stand van zaken en belangrijke data

Beste collega's,

Dit is de tweede procesbrief over de transitie GR Sociaal. De eerste kreeg u in
februari 2021. U leest hieronder wat er gebeurd is en wat er aankomt.

Wat er gebeurd is
De informatieronde langs de gemeenten is op 15 maart 2021 begonnen; vier raden zijn
inmiddels bezocht. Het Netwerk MT Sociaal is op 4 maart bijgepraat. Het aanbod voor
een gesprek met de eigen raad is op 10 maart per brief aan de gemeenten gedaan.

Wat eraan komt

Week\tDatum\tWat\tWie
Week 12 (22-3 tm 26-3)\t26-3\tOpleveren hoofdlijnennotitie\tStuurgroep
Week 13 (29-3 tm 2-4)\t30-3\tBespreken hoofdlijnennotitie\tNetwerk MT Sociaal
Week 14 (5-4 tm 9-4)\t8-4\tInstemmen met hoofdlijnennotitie\tONS-D
Week 15 + 16 (12-4 tm 23-4)\t\tInstemmen colleges (x7) met hoofdlijnennotitie\tColleges (x7)
Week 17-20 (26-4 tm 21-5)\t\tInstemmen raden (x7) met hoofdlijnennotitie\tGemeenteraden (x7)
Week 19 (10-5 tm 14-5)\tdatum volgt\tBestuurlijke dialoogsessie conceptteksten\tWethouders 7 gemeenten

De informatie voor de technische ronde versturen wij in week 16 (12 tot en met 16 april).
De volgende procesbrief verschijnt in week 20 (17-5 tm 21-5).

De nieuwe regeling gaat in op 1 januari 2022. Dat is over minder dan tien maanden: wij
rekenen op ieders inzet.

Met vriendelijke groet,
Hidde Maasbloem
programmamanager TWO
"""

OTHER_PROGRAMME = f"""{MARK}

PLAN VAN AANPAK OMGEVINGSVISIE
Gemeente Woudhoek, 4 februari 2019

1. Aanleiding
De gemeente Woudhoek maakt een omgevingsvisie. De raad heeft daar op 13 december 2018
opdracht voor gegeven. Het college biedt de visie in het najaar van 2019 aan de raad aan.

2. Planning

Activiteit\tWie\tTijdpad
Startnotitie\tProjectgroep\tmaart 2019
Gesprekken in de kernen\tBureau en projectgroep\t15 april t/m 24 mei 2019
Conceptvisie bespreken\tStuurgroep\tweek 27 (1-7 tm 5-7)
Instemmen met de conceptvisie\tCollege\t3 september 2019
Ter inzage\tIedereen\t9 september t/m 20 oktober 2019
Vaststellen omgevingsvisie\tGemeenteraad\t12 december 2019

3. Kosten
Het budget is € 85.000. Bureau en projectgroep rapporteren eens per kwartaal.
"""

LOCKED = PdfPaper(
    name="dienstverleningsovereenkomst-vertrouwelijk.pdf",
    title="Concept dienstverleningsovereenkomst",
    footer="Gemeente Dordrecht | vertrouwelijk",
    blocks=["Dit voorbeeld is met een wachtwoord beveiligd en kan daarom niet worden gelezen."],
    password="voorbeeld",
)

PDFS = (LETTER, RIB_SLIEDRECHT, LOCKED)
TEXTS = {
    "rib-hardinxveld-giessendam.txt": RIB_HARDINXVELD,
    "procesbrief-2.txt": PROCESS_LETTER,
    "plan-van-aanpak-omgevingsvisie.txt": OTHER_PROGRAMME,
}
