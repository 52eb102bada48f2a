"""Dutch by which a sentence goes on about a product told of before, or turns to something else."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded
from pipeline.openings import opening

# Points at who was told of in the sentence before, and the last of them; or at that meeting.
_SAME_ONES = Guarded(
    r"\b(?:zij|ze|daarbij)\b|\bwordt\s+(?:hun|hen)\b|"
    r"\b(?:lig(?:t|gen)|staat|staan|kom(?:t|en))\s+(?:daar|dan)\s+(?:ter|op|aan|als)\b",
    re.I,
)
_OPENS_WITH_THEM = re.compile(
    r"\W*(?:(?:hun|hen|haar|hem)\s+wordt\b|(?:die|deze)\s+(?!wordt\b|worden\b|is\b|zijn\b)[a-z]+(?:t|en)\b|"
    r"(?:gevraagd|verzocht|voorgesteld)\s+(?:wordt|is)\b|er\s+wordt\b.*\bgevraagd\b|"
    r"(?:daar|dan|toen|(?:op\s+)?die\s+(?:dag|avond)|bij\s+die\s+gelegenheid|(?:in|tijdens)\s+die\s+vergadering)\b)",
    re.I,
)
LAST_OF_THEM = Guarded(
    r"^\W*(?:die|deze)\s+laatsten?\b|^\W*(?:de\s+)?laatst(?:e|en|genoemden?)\b(?=\s+(?:\w+t|\w+en)\b)", re.I
)
# What somebody speaks of or decides on: ``over de parkeertarieven``, ``inzake huisvesting``, ``met de begroting``.
SUBJECT_MATTER = re.compile(
    r"\b(?:(?:over|inzake|omtrent|betreffende|aangaande)\s+(?:(?:de|het|een|onze|uw|hun|haar|zijn|deze|dit|die|dat)\s+)?"
    r"|(?:met|voor)\s+(?:de|het|een|onze|uw|hun|haar|zijn)\s+|voor\s+(?:dit|deze|dat|die)\s+)(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})",
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
    r"^\W*(?:de|het|een|die|deze|dit|dat)\s+(?:[a-z]\w*e\s+)?(?P<noun>[a-z][\w-]{3,})\s+(?:\d{4}\s+)?(?:wordt|worden|komt|komen|gaat|gaan|"
    r"ligt|liggen|staat|staan|loopt|lopen|duurt|duren|geldt|gelden|eindigt|verloopt|dateert)\b",
    re.I,
)
# A paper or matter of another sort, that a body may decide on.
_OTHERS = (
    "verordening", "jaarrekening", "jaarstukken", "jaarverslag", "kadernota", "aanvraag", "subsidie", "cofinanciering",
    "grondexploitatie", "bestemmingsplan", "omgevingsplan", "motie", "amendement", "benoeming", "vacature",
    "aanbesteding", "tarieven", "regiodeal", "vereniging", "ledenvergadering",
)  # fmt: skip
_OTHER_WORK = ("programma", "project", "traject", "dossier", "onderwerp")
OTHER_PAPER = opening(
    rf"\b(?:de|het|een|zijn|haar|hun|uw|onze|andere?|dat|die)\s+(?:\w+e\s+)?\w*(?:{'|'.join(_OTHERS)})\b|"
    r"\b(?:moties?|amendementen|amendement)\b|\bwoningbouwprogramma\b|"
    rf"\b(?:ander|dat|eigen)\s+(?:{'|'.join(_OTHER_WORK)})\b",
    re.I,
)
# One of these stands in every text in which ``OTHER_PAPER`` is found.
OTHER_MATTERS = (*_OTHERS, *_OTHER_WORK)
RECORD = re.compile(r"\b(?:het|dit|de)\s+(?:\w+e\s+)?(?:verslag|notulen|besluitenlijst|actielijst|agenda)\b", re.I)
# A next meeting, of which nothing is said but its day.
MEETS_AGAIN = Guarded(
    r"\b(?:weer|opnieuw)\s+(?:bijeen|bij\s+elkaar|samen)\b(?!\s*(?:om|voor|over)\b)|"
    r"^\W*(?:\d+[.)]\s*)?(?:de\s+|het\s+)?(?:eerst)?volgende?\s+(?:vergadering|overleg|bijeenkomst|stuurgroep|zitting)(?:\s*:|\s+(?:is|vindt|staat|wordt)\b)",
    re.I,
)
# Opens something that has nothing to do with what went before, or says of it that it has not.
TURN = (
    Guarded(
        r"\bsta(?:at|an)\b[^;:.]{0,60}\blos\s+(?:hier|daar)?van\b|\bsta(?:at|an)\s+(?:hier|daar)\s+(?:geheel\s+)?los\s+van\b",
        re.I,
    ),
    Guarded(r"\bis\s+een\s+(?:apart|afzonderlijk|ander)\s+(?:onderwerp|traject|besluit|dossier|voorstel)\b", re.I),
)
OPENS_OTHER = re.compile(
    r"\W*(?:iets\s+(?:heel\s+)?anders|los\s+(?:daarvan|hiervan)|een\s+(?:heel\s+)?ander\s+(?:punt|onderwerp)|"
    r"(?:agenda)?punt\s+\d+|wellicht\s+ten\s+overvloede|buiten\s+dit\s+programma)\b",
    re.I,
)
# A heading above what goes on about the same product.
COMMON_HEADING = re.compile(
    r"\b(?:planning|vervolg|proces|procedure|route|besluitvorming|behandeling|tijdpad|stappen|data|tot slot|geachte?|"
    r"beste|hoe verder|wat vragen|gevraagd|voorstel|toelichting|inleiding|aanleiding)\b",
    re.I,
)
THE_MEETING = Guarded(
    r"\b(?:de|deze|het|dit)\s+(?:bijeenkomst|vergadering|zitting|sessie|overleg)\s+(?:vindt|is|wordt|begint|start|staat)\b",
    re.I,
)
# Opens a sentence that goes on about what the one before it named.
POINTS_BACK = re.compile(
    r"(?:Die|Deze|Dit|Dat|Zij|Ze|Hij)\s+(?:\w+\s+)?(?:start|begint|volgt|is|zijn|wordt|worden|vindt|staat|staan|komt|komen|houden|gebeurt)\b"
)
# A verb or somebody meant makes a sentence of an entry.
TELLS = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|komt|komen|staat|staan|ligt|liggen|vindt|vinden|volgt|volgen|heeft|"
    r"hebben|had|hadden|zal|zullen|zou|zouden|moet|moeten|kan|kunnen|mag|mogen|wil|willen|gaat|gaan|blijft|blijven|doet|"
    r"doen|krijgt|krijgen|hoeft|hoeven|dient|dienen|begint|start|duurt|hierbij|daar\w*|hier\w*|er|het|dat|dit|die|deze|"
    r"zij|ze|wij|we|ik|u|uw|ons|onze|hun|bespreekt|behandelt|beslist|besloten|neemt|nemen|stemt|stemmen|stelt|stellen|geeft|"
    r"geven|buigt|buigen|legt|leggen|biedt|bieden|levert|leveren|vergadert|praat|praten|spreekt|spreken|keurt|keuren|rondt|"
    r"ronden|stuurt|sturen|brengt|brengen|vraagt|vragen)\b",
    re.I,
)
# In an entry: when, where and how, and what every meeting has.
NO_SUBJECT = re.compile(
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dag|januari|februari|maart|april|juni|juli|augustus|september|oktober|november|"
    r"december|sept|begin|medio|eind(?:e)?|week|weken|circa|tussen|vanaf|zaal|online|digitaal|fysiek|locatie|gemeentehuis|"
    r"stadhuis|raadzaal|opening|mededelingen|rondvraag|sluiting|agenda|ingekomen|stukken|punt|agendapunt|bespreekpunt|"
    r"hamerstuk|bespreekstuk|besluitpunt|data|planning|regulier|reguliere|gezamenlijke?|extra|ingelaste?|definitieve?|concept\w*|"
    r"ontwerp|voorstel|idem|onder|voorbehoud|uiterlijk|tevens|eveneens|alle|gemeenten|vervolg\w*|route|stap|mijlpaal|ronde|"
    r"besluitvorm\w+|meningsvormend|beeldvormend|oordeelsvormend|opini\w+|voor|naar|door|over|aansluitend|daarna|vervolgens|"
    r"eerst|dan|achtereenvolgens|elke?|iedere|maandelijks|hele|halve|ochtend|middag|avond|eerstvolgende|laatste|vergadering\w*"
    r"|overleg\w*|bijeenkomst\w*|geen|niet|onderwerp|betreft|inzake|status|ambtelijk\w*|bestuurlijk\w*|lokaal|lokale",
    re.I,
)
# What was planned is moved, without a word for when; and the sentence behind it that gives its new day.
MOVED = re.compile(
    r"\b(?:verplaatst|verschoven|verzet|uitgesteld|vervroegd|vooruit\w*|teruggezet|naar\s+(?:achteren|voren)|\w*geschoven|omgezet|"
    r"geannuleerd|afgelast|gaa[nt]\s+niet\s+door|schui(?:ft|ven)\s+(?:\w+\s+){0,3}op)\b",
    re.I,
)
NEW_DAY = re.compile(
    r"^\W*(?:(?:de|het|een)\s+nieuwe?\s+(?:datum|dag|moment|tijdstip)|(?:het|dat|dit)\s+wordt|daarvoor\s+in\s+de\s+plaats|"
    r"(?:het|de|dit|deze)\s+(?:overleg|vergadering|bijeenkomst|bespreking|behandeling|zitting|sessie)\s+(?:\w+\s+){1,3}?nu\b|"
    r"in\s+plaats\s+daarvan|(?:u|wij|we|zij|ze|hij|het|dit|dat|jullie)\s+(?:\w+\s+){1,4}?nu\b|nu\b)",
    re.I,
)
# Opens a sentence about what happens on the day named in the one before it.
ON_THAT_DAY = re.compile(
    r"\W*(?:dan|(?:op\s+)?die\s+(?:dag|datum|ochtend|middag|avond))\s+(?!(?:is|zijn|moet|moeten|dient|dienen|hebben|heeft|lig(?:t|gen))\b)\w+",
    re.I,
)


def same_ones(text: str) -> bool:
    """Whether a sentence speaks of those of the one before it: ``Zij stellen het plan vast``."""
    return _SAME_ONES.search(text) is not None or _OPENS_WITH_THEM.match(text) is not None
