"""Dutch by which a sentence names a paper or matter that is no product of the programme. Data, no logic."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded

# A heading that runs into its text: ``Ontwerpbegroting veiligheidsregio. Deze wordt …``; no verb stands in it.
RUN_IN = re.compile(
    r"(?:\d+[.)]\s*)?(?!De\b|Het\b|Een\b|Er\b|Wij\b|We\b|Ik\b|Zij\b|Dat\b|Dit\b|Deze\b|Die\b|Met\b|Akkoord\b|Ja\b|Nee\b|Dank\b)[A-Z][\w-]{4,}"
    r"(?:\s+(?!is\b|zijn\b|wordt\b|worden\b|heeft\b|hebben\b|kan\b|kunnen\b|volg\w+|gaat\b|gaan\b|komt\b|komen\b|stem\w+|bespre\w+|"
    r"beslui\w+|vergader\w+|neemt\b|nemen\b|staat\b|staan\b|ligt\b|liggen\b|moet\w*|zal\b|zullen\b|was\b|waren\b|doet\b|doen\b)"
    r"[\w-]+){0,3}\."
)
# A noun with its article and adjectives, and the preposition before it.
NOUN_PHRASE = re.compile(
    r"(?:\b(?P<led>over|inzake|omtrent|betreffende|aangaande|met|van|aan|voor|op|in|bij|uit|naar|tot|door|na|per|onder|binnen|tijdens|"
    r"volgens|zonder|naast|tegen|rond|v[oó]{2}r|buiten|namens|achter|tussen|via|wegens|vanwege|conform|ondanks)\s+)?"
    r"\b(?:(?:de|het|een|geen|hun|uw|ons|onze|haar|zijn|elke|alle|beide|enkele|ook)\s+)+"
    r"(?P<words>(?:(?:[a-zë]+e|eigen|ander)\s+){0,3}[a-zë][\w-]{3,})",
    re.I,
)
# Papers that go with the product: ``het raadsvoorstel``, ``de oplegnotitie``, ``de conceptversie``.
OF_THE_CASE = re.compile(
    r"(?:raads|college|commissie|stuurgroep|advies|opleg|aanbiedings|begeleidings|concept|ontwerp|eind|vergader|besluit|informatie|"
    r"proces|reactie|inspraak|antwoord|zienswijze|discussie|start|bespreek|beslis|agenderings)"
    r"(?:nota|notitie|brief|voorstel|agenda|besluit|stuk|stukken|tekst|versie|document|memo|voordracht)",
    re.I,
)
# Before a noun: another than that of the programme.
APART_BEFORE = Guarded(
    r"\b(?:lokale|plaatselijke|gemeentelijke|provinciale|landelijke|ander|andere|eigen|vorige|oude|voorgaande|aparte|afzonderlijke|"
    r"huidige|bestaande|geldende|lopende|particuliere|jaarlijkse|niet-regionale)\s+$",
    re.I,
)
# Behind a general noun: a name, or whose it is.
NAMED_BEHIND = re.compile(r"\s+(?:[a-zë]{4,}\s+)?(?:van\s+(?:de|het)\s+)?(?P<name>[A-Z][\w-]+)")
# ``de nota parkeren``, ``de nota grondprijzen``: what it is on, as a word behind it.
APPOSED = re.compile(
    r"\s+(?!binnen\b|tussen\b|inmiddels\b|worden\b|hebben\b|komen\b|zullen\b|moeten\b|kunnen\b|samen\b|buiten\b|open\b|eindelijk\b)"
    r"[a-zë]{3,}(?:en|ing|heid|beleid|zorg|hulp|verkeer|water|afval|groen)(?=\s*,|\s+(?:wordt|worden|is|zijn|op|in|vast|die|dat|staat|ligt|komt|gaat|voor|van|aan)\b)"
)
MODAL = re.compile(
    r"\b(?:te|kan|kunnen|zal|zullen|moet|moeten|wil|willen|mag|mogen|laat|laten|gaat|gaan|dient|dienen)\b", re.I
)
# ``het programma Zuiderzoom``, ``het project zwerfafval Zuiderzoom``.
PROGRAMME = Guarded(
    r"\b(?i:programma|project|traject|samenwerkingsverband|projectbureau|programmabureau)\s+(?:[a-zë]{4,}\s+)?"
    r"(?P<name>(?!Week\b|PFO\b|Maandag|Dinsdag|Woensdag|Donderdag|Vrijdag)[A-Z][\w-]{2,})"
)
# ``Jaarstukken: de accountant controleert``: what the sentence is on, before a colon.
LABEL = re.compile(r"^[\W\d]*(?P<label>[A-Z][a-zë-]{4,}(?:\s+(?:en\s+)?[\w-]+){0,2}):\s+(?=\w)")
COMMON_LABEL = re.compile(
    r"\b(?:let|planning|vervolg|proces|procedure|route|besluitvorming|behandeling|tijdpad|stappen|data|datum|slot|geacht|beste|verder|"
    r"besluit|gevraagd|voorstel|toelichting|inleiding|aanleiding|samenvatting|kern|kort|kortom|actie\w*|afspra\w+|mededeling\w*|"
    r"herinnering|concreet|belangrijk|conclusie|antwoord|vraag|terugblik|vooruitblik|agenda|punt|stand|voortgang|stukken|volgorde|"
    r"moment\w*|vergadering|gepland|eerste|tweede|derde|laatste|eerst|daarna|vervolgens|samengevat|namelijk|overzicht|resultaat|"
    r"onderwerp|betreft|bijlage\w*|correctie|rectificatie|wijziging\w*|nieuw\w*|kader|kalender|fase|stap|ronde|status|noot|opmerking\w*|"
    r"kennisgeving|ontvangen|terugkoppeling|rondvraag|verslag|notulen|week|volgende|advies|informatie|bericht|aan|van)\b",
    re.I,
)
# What waits is what the sentence beside it told of: ``Dat kan slechts als alle raden hebben ingestemd``.
WAITS_TOO = re.compile(
    r"\b(?:kan|mag|gebeurt|is|moet|wordt|gaat|staat)\s+(?:dat|dit|die|deze)\b|"
    r"^\W*(?:dat|dit|die|deze|daarvoor|hiervoor|daartoe|hiertoe|daaraan|(?:de\s+|een\s+)?(?:voorwaarde|eis|vereiste))\b",
    re.I,
)
SIGNING_OF = re.compile(
    r"\b(?:ondertekening|start|aanvang|uitvoering|inwerkingtreding|ingang)\s+van\s+(?:de|het)\s+(?:\w+e\s+)?(?P<what>[\w-]+)",
    re.I,
)
