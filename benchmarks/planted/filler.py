"""Prose around the planted sentences: it holds no date, no product and no decision."""

from __future__ import annotations

OPENINGS = {
    "brief": (
        "De afgelopen maanden is er in onze gemeenten hard gewerkt aan de vernieuwing van de samenwerking. "
        "Met deze brief praten wij u graag bij over waar wij staan en wat er van u wordt verwacht.",
        "Graag nemen wij u mee in het vervolg van het traject dat wij samen zijn begonnen. Wij doen dat mede namens de "
        "collega's die er dagelijks aan werken.",
    ),
    "rib": (
        "Met deze brief informeren wij u over de voortgang van de regionale samenwerking en over uw rol daarin.",
        "U heeft ons gevraagd u regelmatig op de hoogte te houden van de vernieuwing van de samenwerking. Aan dat "
        "verzoek geven wij graag gehoor.",
    ),
    "procesbrief": (
        "In deze brief leest u hoe het proces verloopt en welke momenten eraan komen. "
        "De inhoud van de stukken komt hier niet aan de orde.",
    ),
    "memo": (
        "Dit memo geeft de stand van zaken weer, zodat ieder in de eigen organisatie de voorbereiding kan treffen.",
        "Naar aanleiding van vragen uit de organisaties zetten wij de afspraken op een rij.",
    ),
}
FILLER = (
    "De samenwerking tussen de gemeenten kent een lange geschiedenis, en daar willen wij op voortbouwen.",
    "Inwoners merken in de eerste plaats dat zij met hun vraag op één plek terechtkunnen.",
    "Dat vraagt om een goede voorbereiding, waarbij wij oog houden voor de verschillen tussen de gemeenten.",
    "Wij zijn ons ervan bewust dat dit veel vraagt van medewerkers en bestuurders.",
    "De financiële gevolgen worden in een aparte bijlage bij de begroting toegelicht.",
    "Voor de medewerkers verandert er voorlopig niets in de dagelijkse werkzaamheden.",
    "De werkgroepen hebben de opmerkingen uit de eerdere gesprekken verwerkt.",
    "Lokaal maatwerk blijft daarbij mogelijk, zoals wij eerder hebben toegezegd.",
    "Een zorgvuldig proces vinden wij daarbij belangrijker dan snelheid.",
    "De uitkomsten van de gesprekken met de cliënten nemen wij mee in de verdere uitwerking.",
    "Waar de belangen uiteenlopen, zoeken wij tijdig het gesprek.",
    "De kosten van de voorbereiding blijven binnen het beschikbare budget.",
    "Ook de partners in het veld, zoals de huisartsen en de scholen, zijn hierbij betrokken.",
    "Daarmee ontstaat een samenhangend beeld van wat er lokaal en wat er regionaal gebeurt.",
    "Over de huisvesting voeren wij nog overleg met de eigenaar van het gebouw.",
    "De ervaringen in andere regio's leren dat goede afspraken vooraf veel problemen voorkomen.",
)
HEADINGS = ("Stand van zaken", "Proces en planning", "Vervolg", "Besluitvorming", "Toelichting", "Aandachtspunten")
CLOSINGS = {
    "brief": "Wij vertrouwen erop u hiermee voldoende te hebben geïnformeerd.",
    "rib": "Wij houden u van de voortgang op de hoogte.",
    "procesbrief": "Heeft u vragen over het proces, neem dan contact op met uw eigen contactpersoon.",
    "memo": "Opmerkingen bij dit memo zijn welkom bij het secretariaat.",
}
