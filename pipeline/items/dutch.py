"""Dutch turns of phrase that tell how a sentence plans: clauses, negation, tense, conditions. Data, no logic."""

from __future__ import annotations

import re

BOUNDARY = re.compile(
    r"[,;:()–]|\b(?:en|maar|waarna|waarop|terwijl|omdat|zodat|die|dat|als|daarna|vervolgens|nadat|voordat|of)\b", re.I
)
ANAPHOR = re.compile(
    r"\b(?:deze|dit|die|dat|de|het|onze|bijgaande|voorliggende)\s+(?:\w+\s+)?(?:notitie|stuk|stukken|"
    r"besluit(?!\s+(?:op|over|in|er|daar|tussen|pas|eerst|v[oó][oó]r)\b)|tekst|teksten|nota|voorstel|regeling|document)\b|\b(?:hiermee|hierin|hierover|daarmee|daarin|daarover|daarbij|ermee|erover|hierop)\b",
    re.I,
)
# Goes on about what was named just before.
ABOUT_IT = re.compile(
    r"\b(?:hier|daar|er)(?:over|mee|in|bij|op|voor)\b|\b(?:het|dit|dat|deze|die|de)\s+(?:stuk|document|notitie|nota|voorstel)\b",
    re.I,
)
# Does what was told just before: ``De raden doen dat op 18 juni``.
DOES_SO = re.compile(
    r"\b(?:doen|doet|deden|deed|gebeurt|gebeurde)\s+(?:dat|dit|hetzelfde)\b|\b(?:dat|dit|hetzelfde)\s+(?:doen|doet)\b",
    re.I,
)
# Points at who was told of in the sentence before, and the last of them; or at that meeting.
SAME_ONES = re.compile(
    r"\b(?:zij|ze|daarbij)\b|^\W*(?:hun|hen|haar|hem)\s+wordt\b|\bwordt\s+(?:hun|hen)\b|"
    r"^\W*(?:die|deze)\s+(?!wordt\b|worden\b|is\b|zijn\b)[a-z]+(?:t|en)\b|"
    r"^\W*(?:gevraagd|verzocht|voorgesteld)\s+(?:wordt|is)\b|^\W*er\s+wordt\b.*\bgevraagd\b|"
    r"\b(?:lig(?:t|gen)|staat|staan|kom(?:t|en))\s+(?:daar|dan)\s+(?:ter|op|aan|als)\b|"
    r"^\W*(?:daar|dan|toen|(?:op\s+)?die\s+(?:dag|avond)|bij\s+die\s+gelegenheid|(?:in|tijdens)\s+die\s+vergadering)\b",
    re.I,
)
THERE = re.compile(r"\b(?:daar|dan|toen|daarbij|die\s+(?:dag|avond|vergadering|gelegenheid))\b", re.I)
# Stands for the body told of last in the same sentence, and does something itself.
STANDS_FOR = re.compile(
    r"[:;,]\s*(?:want\s+|maar\s+)?(?P<who>die|deze)\s+(?:bespreekt|bespreken|behandelt|behandelen|stemt|stemmen|stelt|stellen|"
    r"besluit|besluiten|beslist|beslissen|neemt|nemen|buigt|buigen|spreekt|spreken|geeft|geven|vergadert|vergaderen|komt|"
    r"komen|krijgt|krijgen)\b",
    re.I,
)
# Before a body of which nothing is told itself: ``ruim vóór de colleges``.
BESIDE_OTHERS = re.compile(
    r"\b(?:v[oó][oó]r|n[aá]|naast|met|zonder|boven|behalve|tussen|naar|aan)\s+(?:de\s+|het\s+|alle\s+)?$", re.I
)
LAST_OF_THEM = re.compile(
    r"^\W*(?:die|deze)\s+laatsten?\b|^\W*(?:de\s+)?laatst(?:e|en|genoemden?)\b(?=\s+(?:\w+t|\w+en)\b)", re.I
)
# What the sentence is about by its own words: then the heading above it does not say it.
OTHER_OBJECT = re.compile(
    r"\b(?:over|met|inzake|omtrent|voor|van)\s+(?:(?:de|het|een|onze|uw)\s+\w{4,}|(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht)\b)",
    re.I,
)
# What somebody speaks of or decides on: ``over de parkeertarieven``, ``inzake huisvesting``, ``met de begroting``.
SUBJECT_MATTER = re.compile(
    r"\b(?:(?:over|inzake|omtrent|betreffende|aangaande)\s+(?:(?:de|het|een|onze|uw|hun|haar|zijn|deze|dit|die|dat)\s+)?"
    r"|(?:met|voor)\s+(?:de|het|een|onze|uw|hun|haar|zijn)\s+)(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})",
    re.I,
)
# Nouns that say when, how or by whom, and not what about.
NEUTRAL = re.compile(
    r"\w*(?:week|weken|maand|maanden|dag|dagen|jaar|jaren|periode|helft|kwartaal|zomer|najaar|voorjaar|winter|herfst|"
    r"reces|vakantie|verkiezingen|vergadering|vergaderingen|overleg|bijeenkomst|planning|agenda|route|besluitvorming|"
    r"behandeling|bespreking|besluit|vaststelling|instemming|gemeenten|raadsleden|raadslid|leden|griffie|griffies|griffier|griffiers|"
    r"inachtneming|meerderheid|stuk|stukken|document|concept|tekst|versie|vervolg|proces|voortgang|voorbereiding|"
    r"tussenkomst|termijn|moment|keer|avond|middag|ochtend|datum|data|wethouder|wethouders|burgemeester|burgemeesters|collega\w*|elkaar|welke|deze|"
    r"onderdeel|inhoud|opdracht|vraag|vragen|kader|zaal|lunch|secretariaat|programmabureau|projectbureau|beurt|"
    r"rij|woord|spits|knoop|hand|oog|gelegenheid|ruimte|tijd|kans|mogelijkheid|streep|einde|slot|begin|orde|stemming|rol|"
    r"oordeel|advies|inbreng|reactie|reacties|fractie|fracties|hamerstuk|bespreekstuk|lijst|toelichting|uitkomst|laatste|"
    r"eerste|andere|volgende|nodige|zelfde|dezelfde|hetzelfde|besluiten|uitspraak|instemmen|richting|zienswijze|wensen|"
    r"zegje|secretaris|voorzitter|uitloop|maal|ontvangst|kanaal|verwerking|positie|uitnodiging|voorbehoud|binnen|plaats|"
    r"vast|over|alleen|wordt|worden|heeft|hebben|afzonderlijk|inmiddels|akkoord|"
    r"eigen|enige|meeste|definitieve|zittende|nieuwe|deelnemende|betrokken|zeven|vijf|andere)",
    re.I,
)
# An object that is not led by a preposition, and what a sentence in the passive begins with.
OWN_OBJECT = re.compile(
    r"(?<!\bin)(?<!\bop)(?<!\bna)(?<!\bvan)(?<!\bvoor)(?<!\bvóór)(?<!\bbij)(?<!\btot)(?<!\baan)(?<!\buit)(?<!\bnaar)"
    r"(?<!\bdoor)(?<!\bom)(?<!\bper)(?<!\btijdens)(?<!\bbinnen)(?<!\brond)(?<!\bsinds)(?<!\bmet)(?<!\bover)(?<!\bonder)"
    r"(?<!\btussen)(?<!\bvolgens)\s(?:de|een|hun|uw|ons|onze|(?:het|haar|(?<!·\s)zijn)(?!\s+(?:vast|op|in|alleen|eerst|wordt|ook|dan|daar|er|niet|nog)\b))"
    r"\s+(?:eigen\s+)?(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})",
    re.I,
)
OPENING_SUBJECT = re.compile(
    r"^\W*(?:de|het|een)\s+(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})\s+(?:\d{4}\s+)?(?:wordt|worden|komt|komen|gaat|gaan|"
    r"ligt|liggen|staat|staan)\b",
    re.I,
)
# A paper or matter of another sort, that a body may decide on.
_OTHERS = (
    "verordening", "jaarrekening", "jaarstukken", "jaarverslag", "kadernota", "aanvraag", "subsidie", "cofinanciering",
    "grondexploitatie", "bestemmingsplan", "omgevingsplan", "motie", "amendement", "benoeming", "vacature",
    "aanbesteding", "tarieven", "regiodeal", "vereniging", "ledenvergadering",
)  # fmt: skip
_OTHER_WORK = ("programma", "project", "traject", "dossier", "onderwerp")
OTHER_PAPER = re.compile(
    rf"\b(?:de|het|een|zijn|haar|hun|uw|onze|andere?|dat|die)\s+(?:\w+e\s+)?\w*(?:{'|'.join(_OTHERS)})\b|"
    r"\b(?:moties?|amendementen|amendement)\b|\bwoningbouwprogramma\b|"
    rf"\b(?:ander|dat|eigen)\s+(?:{'|'.join(_OTHER_WORK)})\b",
    re.I,
)
# One of these stands in every text in which ``OTHER_PAPER`` is found.
OTHER_MATTERS = (*_OTHERS, *_OTHER_WORK)
RECORD = re.compile(r"\b(?:het|dit|de)\s+(?:\w+e\s+)?(?:verslag|notulen|besluitenlijst|actielijst|agenda)\b", re.I)
# Opens something that has nothing to do with what went before.
TURN = re.compile(
    r"^\W*(?:iets\s+(?:heel\s+)?anders|los\s+(?:daarvan|hiervan)|een\s+(?:heel\s+)?ander\s+(?:punt|onderwerp)|"
    r"(?:agenda)?punt\s+\d+|wellicht\s+ten\s+overvloede|buiten\s+dit\s+programma)\b",
    re.I,
)
# A heading above what goes on about the same product.
COMMON_HEADING = re.compile(
    r"\b(?:planning|vervolg|proces|procedure|route|besluitvorming|behandeling|tijdpad|stappen|data|tot slot|geachte?|"
    r"beste|hoe verder|wat vragen|gevraagd|voorstel|toelichting|inleiding|aanleiding)\b",
    re.I,
)
THIS_PAPER = re.compile(r"(?:\bvan|^\W*)\s*\b(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht|rib)\b", re.I)
ADDRESSEE = re.compile(r"\b(?:u|uw)\b", re.I)
# Before ``u``: somebody to whom it goes, and not who does it.
HANDED = re.compile(r"\b(?:bij|naar)\s+$", re.I)
# The college or council of the municipality that writes.
OUR_BODY = re.compile(r"\b(?:ons|onze)\s+(?:\w+\s+)?(?:college|raad|gemeenteraad)\b", re.I)
ASKED = re.compile(r"\b(?:gevraagd|verzocht|verzoeken|vragen|verwacht|voorgelegd|verlangd)\b", re.I)
NEGATION_REACH = 45
NOT_ASKED = re.compile(
    r"\b(?:niet|geen|nog niet)\b[^,]{0,25}"
    r"\b(?:aan de orde|sprake|gevraagd|voorzien|verwacht|nodig|vereist|geagendeerd|beoogd|verlangd|bedoeld)\b"
    r"|^\W*(?:doet|doen)\b[^,;.]{0,25}\bniet\b"
    r"|^[^,;.]{0,50}\b(?:zit(?:ten)?\s+er\s+(?:(?:dan|nog|dus)\s+)?niet\s+in|blij(?:ft|ven)\s+(?:dan\s+|dus\s+)?achterwege)\b"
    r"|^\W*\b(?:vragen|vraagt|verlangen|verlangt|verwachten|verwacht)\b[^,;.]{0,25}\bniet\b"
)
# Before a named time (the summer recess, Christmas): it is a bound, and not the time itself.
BEFORE_NAMED = re.compile(r"\b(?:v[oó]{2}r|voorafgaand aan)\s+(?:de\s+|het\s+)?$", re.I)
AFTER_NAMED = re.compile(r"\b(?:n[aá]|direct na|meteen na)\s+(?:de\s+|het\s+)?$", re.I)
# Before a date that stands with what went before: ``de instemming van de colleges, voorzien van 3 tot 14 oktober``.
FORESEEN = re.compile(
    r"[,(]\s*(?:(?:thans|nu|eveneens|vooralsnog)\s+)?(?:voorzien|(?:in)?gepland|beoogd|geagendeerd|verwacht|voorgenomen|"
    r"aangekondigd|geprogrammeerd|te\s+(?:houden|plannen|nemen))\s+(?:(?:in|op|van|voor|rond)\s+)?(?:de\s+)?$",
    re.I,
)
# Before a date that explains it: ``een week later, op 25 september,``.
EXPLAINED = re.compile(
    r"(?:\b(?:een|twee|drie|vier|enkele|ruim\s+een|precies\s+een)\s+(?:week|weken|dag|dagen|maand|maanden)\s+)?"
    r"\b(?:later|eerder|ervoor|daarvoor|erna|daarna|nadien|daarop)\s*,\s*(?:op\s+|in\s+)?$",
    re.I,
)
# Opens an item of an enumeration: what stands behind its date is the same clause.
OPENING = re.compile(r"[\s•*–-]*(?:(?:op|in)\s+)?", re.I)
AFTER_OPENING = re.compile(r"\s*(?:om\s+|,\s*)?(?:\d{1,2}[.:]\d{2}\s*(?:uur|u)?)?\s*[:–—-]\s*", re.I)
# Behind an act: what every meeting does with its own papers.
OF_THE_MEETING = re.compile(
    r"\s+(?:de|het|haar|zijn|hun)\s+(?:\w+e\s+)?(?:agenda|verslag|notulen|besluitenlijst|actielijst)\b", re.I
)
THE_MEETING = re.compile(
    r"\b(?:de|deze|het|dit)\s+(?:bijeenkomst|vergadering|zitting|sessie|overleg)\s+(?:vindt|is|wordt|begint|start|staat)\b",
    re.I,
)
# Before a body: it does nothing yet, what happens leads up to it.
LEADS_UP_TO = re.compile(
    r"\b(?:(?:ter|als)\s+voorbereiding\s+(?:op|van|voor)|voorafgaand\s+aan|vooruitlopend\s+op|in\s+aanloop\s+naar)\s+"
    r"(?:(?:de|het|uw|een)\s+)?(?:(?:behandeling|besluitvorming|bespreking|vergadering)\s+(?:in|door|van)\s+(?:(?:de|het|uw)\s+)?)?$",
    re.I,
)
# Those between whom another comes: ``Tussen het overleg en de colleges in staat de nota op de agenda van …``.
IN_BETWEEN = re.compile(
    r"\btussen\s+[^,;:.]{2,80}?\s+en\s+[^,;:.]{2,60}?\s+in"
    r"(?=\s*,|\s+(?!maart\b|het\b|dat\b|dit\b|\w*kwart\w*|weken\b|dagen\b|maanden\b|alle\w*)(?:\w+t|\w+en)\b)",
    re.I,
)
NO_MEETING = re.compile(r"\b(?:geen|niet)\s+(?:\w+\s+){0,2}$", re.I)
NOT_MEETING = re.compile(r"\bniet\s+(?:bijeen|bij\s+elkaar|samen|door)\b|\bvergader\w*\s+niet\b|\bvervalt\b", re.I)
MOMENT = re.compile(r"\b(?:\w*moment|die dag)\b", re.I)
# A time that counts from another one in the text, and not from the day of the paper.
FROM_OTHER = re.compile(
    r"\b(?<!niet )(?:dezelfde|diezelfde|later|eerder|daarna|daarvoor|nadien|erna|ervoor|tevoren)\b", re.I
)
WEEKS = ("week", "weeks")
ONE_BREATH = re.compile(r"\s*[(,]?\s*(?:(?:dus|namelijk|te weten|oftewel|ofwel|dat is)\s+)?(?:(?:in|op)\s+)?", re.I)
BOUNDED = re.compile(r"\bniet\s+(?:eerder|later|vroeger|alleen|meer|minder|langer)\b")
NOT_BEFORE = re.compile(
    r"\b(?:niet (?:eerder|vroeger)(?:\s+\w+){0,4}?\s+dan|niet v[oó][oó]r|op zijn vroegst)\s+(?:op\s+|in\s+)?$", re.I
)
# Directly before ``vóór februari``: not before it is from it.
NOT = re.compile(r"\bniet\s+$", re.I)
PREPARING = re.compile(
    r"\b(?:voorafgaand aan|vooruitlopend op|ter voorbereiding|voordat|alvorens|in aanloop naar|daarna|vervolgens)\b",
    re.I,
)
# Behind a negated act: it will be done, under a condition.
CONDITION = re.compile(r"\b(?:voordat|zolang|totdat|tenzij|alvorens|dan nadat|zonder dat|voor dat|eerder dan)\b", re.I)
# ``Zonder positief besluit van alle raden kan … niet``: it is asked for.
WITHOUT = re.compile(r"\bzonder\b[^,;.]*$")
# How something is done: ``zonder hoofdelijke stemming``, ``zonder wijzigingen``; not ``zonder dat``, ``zonder te``.
WITHOUT_A_THING = re.compile(r"\bzonder\s+(?!dat\b)(?:(?:enige?|verdere|nadere|\w+e)\s+)?(?!te\b)\w+(?!\s+te\b)\b")
NOTHING = re.compile(r"^[^;.]*\b(?:niet|geen|niets)\b")
# Before a product: somebody else's, of the same name.
OF_ITS_OWN = re.compile(r"\b(?:haar|zijn|hun)\s+eigen\s+(?:\w+\s+)?$", re.I)
# Before a date that is not when something is done: of a letter or version, why something is put off, how long it holds.
NOT_ITS_TIME = re.compile(
    r"\b(?:\w*(?:brief|mail|bericht|memo|verslag|versie|verzoek|bezwaar|bezwaarschrift|aanvraag|schrijven|klacht)\s+(?:[\d.]+\s+)?"
    r"(?:van|d\.d\.)|"
    r"(?:vanwege|wegens|in verband met|i\.v\.m\.|ivm)(?:\s+[\w-]+){0,3}\s*\(?|"
    r"(?:geven|geeft|geef|melden|meldt|meld|schrijven|schrijft)\s+(?:zich|u|je)|"
    r"(?<!v[oó][oó]r het )(?<!v[oó][oó]r de )(?<!na het )(?<!na de )"
    r"\b\w*(?:reces|vakantie|vakantieperiode)\s*(?:\(|van\s+)|"
    r"(?:reacties?|opmerkingen|aanmelding(?:en)?|aanmelden|aanvullingen)\b[^,;.]{0,80}|"
    r"\b(?:bijlagen?|stukken|bijdragen|agendapunten|inbreng|vragen|presentaties|annotaties)\b[^,;.]{0,100}\bgraag(?:\s+\w+dag)?|"
    r"(?:geldt|gelden|geldig|looptijd)(?:\s+(?:is|loopt))?(?:\s+van(?:af)?|\s+tot)?)\s*$",
    re.I,
)
# ``Omdat maandag 20 mei tweede pinksterdag is``: the day is a reason, and nothing is done on it.
AS_REASON = re.compile(r"\b(?:omdat|aangezien|doordat|daar|nu)\b[^,;.]*$", re.I)
IS_A_HOLIDAY = re.compile(r"\s*(?:(?:een|eerste|tweede|1e|2e)\s+)?(?:\w*dag\s+)?(?:is|valt)\b", re.I)
# Before a holiday that is only said to be one: ``Volgende week is het meivakantie``.
A_RECESS = re.compile(r"(?:het\s+|de\s+)?\w*(?:vakantie|reces)", re.I)
IT_IS = re.compile(r"\b(?:is|zijn|hebben|heeft|begint|start)\s+(?:(?:het|er|de|wij|we|dan|dus|al)\s+){0,2}$", re.I)
# Papers that have to lie on a desk by a day: no step, and no day of the meeting for which they are.
PAPERS_FOR = re.compile(r"\b(?:stukken|bijlagen|bijdragen|annotaties|presentaties|agendapunten)\b[^,;.]{0,100}$", re.I)
AT_THE_DESK = re.compile(
    r"[^,;.]{0,30}?\b(?:(?:bij|op)\s+(?:het\s+|de\s+|ons\s+)?(?:\w*secretariaat|\w*griffie|secretaris|programmabureau|projectbureau)"
    r"|binnen)\b(?![^,;.]*\b(?:aan\w*lever\w*|lever\w*))",
    re.I,
)
# A place that is closed or open on a day, or what every meeting adopts of its own.
OF_A_PLACE = re.compile(
    r"\b(?:parkeer\w+|ingang|lift|weg|brug|tunnel|straat|kantine|gebouw|gemeentehuis|stadhuis|stadskantoor|garage|kantoor|verslag|notulen|besluitenlijst|actielijst)\s+"
    r"(?:[^,;.]{0,40}\s)?(?:is|zijn|blijft|blijven|gaat|wordt)\s+(?:op\s+)?$",
    re.I,
)
# In a part of a sentence: it goes on about what the other part told.
GOES_ON = re.compile(
    r"\b(?:zij|ze|die|deze|dit|dat|daar\w*|hier\w*|er\w*|het|laatste\w*|andere\w*|overige\w*|tweede|derde|nieuwe?|datum|moment|"
    r"gemeente\w*|uitwijk\w*|besluitvorming|behandeling|vervolg\w*)\b",
    re.I,
)
# Behind a time in which nobody meets, or that was no option.
NOTHING_THEN = re.compile(
    r"[^;.]{0,30}?\b(?:drinken|toasten|proosten|vieren|lunchen|borrelen|luncht|borrelt|toast|proost|afscheid)\b|"
    r"\s*,?\s*(?:(?:is|zijn|hebben|heeft|begint|start)\s+(?:(?:het|er|de|wij|we|u|dus|al)\s+)*)?\w*(?:reces|vakantie)\b|"
    r"\s*(?:is|wordt|werd|was)\s+(?:verzet|verplaatst|geannuleerd|afgezegd|vervallen|verschoven)\b|"
    r"[^;.]{0,45}?\b(?:(?:ligt|liggen)\b[^,;.]{0,80}\bstil\b|"
    r"(?:wordt|wordt er|is er|zijn er)\s+(?:niet|geen)\b[^,;.]{0,15}\b(?:vergader|overleg|bijeenkomst|bijeenkom)\w*)"
    r"|\s*\)?(?:\s*\([^()]{3,30}\))?(?:\s+en\s+(?:de\s+)?(?:dag|dagen|week|maandag|vrijdag)\b[^,;.]{0,20})?\s+"
    r"(?:(?:gesloten|dicht|onbereikbaar|afwezig|vrij|niet\s+(?:bereikbaar|aanwezig|open))\b(?:\s+(?:is|zijn|blijft|blijven)\b|"
    r"(?=\s*(?:[.,;]|$)))|(?:is|zijn|blijft|blijven)\b[^,;.]{0,40}\b(?:gesloten|dicht|onbereikbaar|niet\s+bereikbaar)\s*(?:[.,;]|$))"
    r"|[^,;.]{0,20}?\b(?:te\s+(?:vroeg|laat|krap|ambitieus)|(?:niet\s+haalbaar|onhaalbaar|geen\s+optie|niet\s+mogelijk|"
    r"onmogelijk)|(?:viel|vallen|vielen|valt)\s+af)\b",
    re.I,
)
# ``Daarin werd gesuggereerd dat het bestuur al op 1 december zou beslissen``: hearsay.
HEARSAY = re.compile(
    r"\b(?:gesuggereerd|suggereerde\w*|suggestie|beweerd|beweerde\w*|gerucht\w*|wandelgangen|krant\w*)\b.*\bzou(?:den)?\b",
    re.I | re.S,
)
# What somebody thought, before its day; and the sentence behind that takes back what was told.
MEANT = re.compile(
    r"\b(?:meende\w*|dacht(?:en)?|veronderstelden?|vermoedden?|vreesden?|in\s+de\s+(?:veronderstelling|waan|mening)|ha(?:d|dden)\s+begrepen|"
    r"ging(?:en)?\s+ervan\s?uit|verkeerde\w*\s+begrepen)\b[^;:.]{0,80}?\bdat\b(?:(?!\bmaar\b|\bterwijl\b)[^;:.])*$",
    re.I,
)
WOULD = re.compile(r"\bzou(?:den)?\b", re.I)
TAKEN_BACK = re.compile(
    r"\W*(?:dat|dit|zulks)\s+(?:is|was|blijkt|bleek|berust\w*|klopt|klopte)\s+(?:\w+\s+){0,2}?"
    r"(?:onjuist|onwaar|niet\s+(?:juist|waar|zo|correct|het\s+geval)|niet|(?:een\s+)?(?:misverstand|vergissing|abuis|gerucht))\b"
    r"(?!\s+(?:nieuw|erg|anders|alles|zeker|definitief|uitgesloten|nodig|mogelijk|alleen|het\s+enige))",
    re.I,
)
# The day on which a letter came in or was noted down.
RECEIVED = re.compile(
    r"\b\w*(?:brief|brieven|mail|bericht|verzoek|bezwaarschrift|bezwaar|schrijven|aanvraag|klacht|vraag|vragen|reactie|wob-verzoek|woo-verzoek|post)\b"
    r"[^;:.]{0,100}\b(?:in|binnen)?(?:gekomen|ontvangen|geregistreerd|ingeboekt|gedagtekend|gedateerd|verzonden|afgestempeld)"
    r"(?:\s+op|\s+d\.d\.|\s+dd\.?)?\s+(?:\w+dag\s+)?$",
    re.I,
)
RECEIVED_THEN = re.compile(
    r"\s*,?\s*(?:ontving(?:en)?|kreeg|kregen|registreerden?)\s+(?:wij|we|ik|ons\s+college)\s+(?:uw|je|jullie|een|de)\s+"
    r"(?:\w+\s+)?\w*(?:brief|mail|bericht|verzoek|bezwaar\w*|aanvraag|vragen|reactie)\b|"
    r"\s+(?:bij\s+(?:ons|de\s+griffie)\s+)?(?:in|binnen)gekomen\b",
    re.I,
)
# ``(uiterlijk 26 maart, of) dinsdag de 16e``: a day of the month that the sentence told of before.
BARE_DAY = re.compile(r"(?:op\s+)?(?:\w+dag\s+)?de\s+(?:\d{1,2}\s?(?:e|ste|de))", re.I)
# ``voor 27 maart op de agenda``: for that day, and not before it.
_SET_DOWN = (
    r"(?:(?:in)?gepland|geagendeerd|gereserveerd|uitgenodigd|genoteerd|vrijgehouden|ingeroosterd|vastgelegd|ingeboekt|"
    r"(?:op|in)\s+(?:de|het|uw|hun|zijn|haar)\s+(?:agenda|rol|rooster|planning))"
)
SET_DOWN_BEFORE = re.compile(
    rf"\b{_SET_DOWN}\s*$|\b(?:staat|staan|stond|stonden)\s+(?:het|dit|dat|deze|de|een)?(?:\s+\w+){{0,5}}\s*$", re.I
)
READY_BY = re.compile(r"[^,;.]{0,40}\b(?:klaar|gereed|online|open)\b", re.I)
SET_DOWN_AFTER = re.compile(
    rf"\s*(?:(?:staat|staan|stond|stonden|is|zijn|heeft|hebben)\b[^,;:.]{{0,100}}?\b)?{_SET_DOWN}\b", re.I
)
# Between what is told as done and a date: another thing, and it is still to come.
STILL_COMES = re.compile(
    r";|(?:[,:–]|\b(?:en|maar|terwijl|waarna))\s[^;]*\b(?:komt|komen|volgt|volgen|verschijnt|verschijnen|wordt|worden|zal|"
    r"zullen|gaat|gaan|staat|staan|ligt|liggen|moet|moeten|kan|kunnen|krijgt|krijgen|vindt|vinden)\b",
    re.I,
)
# What is done with the papers on a day; what else the sentence tells has a time of its own.
ERRAND = re.compile(
    r"\b(?:ontvang(?:t|en)|ontvingen|ontving|verzend(?:t|en)|verzonden|verstu(?:urt|ren|urd)|verspreid(?:t|en)?|"
    r"(?:toe|door|op)?gestuurd|(?:toe|na|door)?gezonden|gemaild|kunt\s+u|op\s+vakantie|met\s+verlof|afwezig|sluit|sluiten|verstrijkt|verloopt|ter\s+inzage|"
    r"(?:reactie|inlever|aanlever|inzage)termijn|deadline)\b",
    re.I,
)
CLAUSE_ENDS = re.compile(
    r"[,;:]|\b(?:en|maar|zodat|opdat|waarna|waarop|waarin|waarover|terwijl|omdat|nadat|voordat|alvorens)\b", re.I
)
OF_BODY = re.compile(r"\bvan\s+(?:\w+dag\s+)?$", re.I)
# Behind ``uitnodiging``: the invitation is still to come, and the day is not its.
FOLLOWS = re.compile(r"\s+(?:volgt|volgen|ontvangt|ontvangen)\b", re.I)
# What comes before or beside what the sentence plans: ``Voordat het plan wordt opgeleverd``, ``Naast de ronde``.
ASIDE = re.compile(
    r"(?:^\W*(?:voordat|nadat|alvorens)\b[^,]*|\book\s+al\b[^,;.]*|"
    r"\b(?:meer|verder)\s+dan\s+(?:alleen\s+|slechts\s+|enkel\s+)?(?:het\s+|een\s+)?|"
    r"\b(?:naast|behalve|voorafgaand aan|vooruitlopend op|in aanloop naar|ter voorbereiding (?:op|van))"
    r"\s+(?:de|het|een)?\s*)$",
    re.I,
)
ASIDE_CLAUSE = re.compile(r"^\W*(?:voordat|nadat|alvorens)\b[^,]*,", re.I)
NOT_THEN = re.compile(r"\bniet\s+(?:al|reeds|pas)\b", re.I)
NOT_ONLY = re.compile(r"\bniet\s+(?:alleen|slechts|enkel|louter)\b[^.;:]*?(?:\bmaar\b|[:;])", re.I)
# Opens a sentence that goes on about what the one before it named.
POINTS_BACK = re.compile(
    r"(?:Die|Deze|Dit|Dat|Zij|Ze|Hij)\s+(?:\w+\s+)?(?:start|begint|volgt|is|zijn|wordt|worden|vindt|staat|staan|komt|komen|houden|gebeurt)\b"
)
# What councils give on a proposal: no wish that something may be done.
VIEWS = re.compile(r"\bwensen\s+(?:en|of|en/of)\s+bedenkingen\b", re.I)
# Opens a clause that tells of a case, not of a plan: ``indien een raad nog niet heeft besloten``.
IN_CASE = re.compile(
    r"(?:^|[,;:.]\s*)(?:\w+\s+)?(?:indien|mocht|mochten|als|wanneer|zolang|voor het geval)\b[^,;.]*$|"
    r"\b(?:indien|stel dat|ingeval|voor het geval|"
    r"(?:gebeurt|gevolgen?|gevolg|moet|gedaan)\b[^,;.]{0,15}\b(?:als|wanneer))\b[^,;.]*$",
    re.I,
)
# A thought: ``Stel dat een raad pas in december zou instemmen``.
THOUGHT = re.compile(
    r"^\W*(?:\w+\s+)?(?:stel(?:\s+(?:nu|eens|u))*,?\s+dat|gesteld(?:\s+(?:nu|eens))*\s+dat|veronderstel(?:d)?(?:\s+dat)?|"
    r"neem(?:\s+(?:nu|eens))*\s+aan\s+dat)\b|"
    r"(?:^|[,;:]\s*)(?:ook\s+)?(?:indien|als|wanneer|ingeval|zelfs\s+als)\b[^,;:.]*\bzou(?:den)?\b",
    re.I,
)
LAST_YEAR = re.compile(
    r"(?<!\bdan )(?<!\bals )(?<!\bvan )(?<!\bin )\b(?:vorig|verleden|afgelopen)\s+jaar\b"
    r"(?:(?!\b(?:dat|die|om|waar\w*|dit|nu)\b)[^,;:.])*$",
    re.I,
)
PERFECT = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|werd|werden)\b.*"
    r"\b(?!gepland|gevraagd|gewenst|geagendeerd|gereserveerd|gemeente)ge\w+(?:d|t|en)\b",
    re.I | re.S,
)
PAST_PARTICIPLE = re.compile(r"^(?:ge\w+(?:d|t|en)|\w+ge\w+(?:d|t|en)|be\w+(?:d|t)|ver\w+(?:d|t))$", re.I)
