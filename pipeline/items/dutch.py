"""Dutch turns of phrase that tell how a sentence plans: clauses, negation, tense, conditions. Data, no logic."""

from __future__ import annotations

import re

BOUNDARY = re.compile(
    r"[,;:()–]|\b(?:en|maar|waarna|waarop|terwijl|omdat|zodat|die|dat|als|daarna|vervolgens|nadat|voordat|of)\b", re.I
)
ANAPHOR = re.compile(
    r"\b(?:deze|dit|die|dat|de|het|onze|bijgaande|voorliggende)\s+(?:\w+\s+)?(?:notitie|stuk|stukken|besluit|tekst|teksten|nota|"
    r"voorstel|regeling|document)\b|\b(?:hiermee|hierin|hierover|daarmee|daarin|daarover|daarbij|ermee|erover|hierop)\b",
    re.I,
)
# Goes on about what was named just before.
ABOUT_IT = re.compile(
    r"\b(?:hier|daar|er)(?:over|mee|in|bij|op|voor)\b|\b(?:het|dit|dat|deze|die|de)\s+(?:stuk|document|notitie|nota|voorstel)\b",
    re.I,
)
# What the sentence is about by its own words: then the heading above it does not say it.
OTHER_OBJECT = re.compile(
    r"\b(?:over|met|inzake|omtrent|voor|van)\s+(?:(?:de|het|een|onze|uw)\s+\w{4,}|(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht)\b)",
    re.I,
)
THIS_PAPER = re.compile(r"\bvan\s+(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht|procesbrief)\b", re.I)
ADDRESSEE = re.compile(r"\b(?:u|uw)\b", re.I)
# The college or council of the municipality that writes.
OUR_BODY = re.compile(r"\b(?:ons|onze)\s+(?:\w+\s+)?(?:college|raad|gemeenteraad)\b", re.I)
ASKED = re.compile(r"\b(?:gevraagd|verzocht|verzoeken|vragen|verwacht|voorgelegd|verlangd)\b", re.I)
NEGATION_REACH = 45
NOT_ASKED = re.compile(
    r"\b(?:niet|geen|nog niet)\b[^,]{0,25}"
    r"\b(?:aan de orde|sprake|gevraagd|voorzien|verwacht|nodig|vereist|geagendeerd|beoogd|verlangd|bedoeld)\b"
    r"|^\W*\b(?:vragen|vraagt|verlangen|verlangt|verwachten|verwacht)\b[^,;.]{0,25}\bniet\b"
)
# Before a named time (the summer recess, Christmas): it is a bound, and not the time itself.
BEFORE_NAMED = re.compile(r"\b(?:v[oó]{2}r|voorafgaand aan)\s+(?:de\s+|het\s+)?$", re.I)
AFTER_NAMED = re.compile(r"\b(?:n[aá]|direct na|meteen na)\s+(?:de\s+|het\s+)?$", re.I)
# Opens an item of an enumeration: what stands behind its date is the same clause.
OPENING = re.compile(r"[\s•*–-]*(?:(?:op|in)\s+)?", re.I)
AFTER_OPENING = re.compile(r"\s*(?:om\s+|,\s*)?(?:\d{1,2}[.:]\d{2}\s*(?:uur|u)?)?\s*[:–—-]\s*", re.I)
NO_MEETING = re.compile(r"\b(?:geen|niet)\s+(?:\w+\s+){0,2}$", re.I)
NOT_MEETING = re.compile(r"\bniet\s+(?:bijeen|bij\s+elkaar|samen|door)\b|\bvergader\w*\s+niet\b|\bvervalt\b", re.I)
MOMENT = re.compile(r"\b(?:\w*moment|die dag)\b", re.I)
# A time that counts from another one in the text, and not from the day of the paper.
FROM_OTHER = re.compile(r"\b(?<!niet )(?:later|eerder|daarna|daarvoor|nadien|erna|ervoor|tevoren)\b", re.I)
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
# Before a product: somebody else's, of the same name.
OF_ITS_OWN = re.compile(r"\b(?:haar|zijn|hun)\s+eigen\s+(?:\w+\s+)?$", re.I)
# Before a date that is not when something is done: of a letter or version, why something is put off, how long it holds.
NOT_ITS_TIME = re.compile(
    r"\b(?:\w*(?:brief|mail|bericht|memo|verslag|versie)\s+(?:[\d.]+\s+)?(?:van|d\.d\.)|"
    r"(?:vanwege|wegens|in verband met|i\.v\.m\.|ivm)(?:\s+[\w-]+){0,3}\s*\(?|"
    r"(?:reacties?|opmerkingen|aanmelding(?:en)?|aanmelden|aanvullingen)\b[^,;.]{0,80}|"
    r"(?:geldt|gelden|geldig|looptijd)(?:\s+(?:is|loopt))?(?:\s+van(?:af)?|\s+tot)?)\s*$",
    re.I,
)
# ``Omdat maandag 20 mei tweede pinksterdag is``: the day is a reason, and nothing is done on it.
AS_REASON = re.compile(r"\b(?:omdat|aangezien|doordat|daar|nu)\b[^,;.]*$", re.I)
IS_A_HOLIDAY = re.compile(r"\s*(?:(?:een|eerste|tweede|1e|2e)\s+)?(?:\w*dag\s+)?(?:is|valt)\b", re.I)
# ``voor 27 maart op de agenda``: for that day, and not before it.
SET_DOWN_BEFORE = re.compile(r"\b(?:gepland|geagendeerd|ingepland|gereserveerd|uitgenodigd|op de agenda)\s*$", re.I)
SET_DOWN_AFTER = re.compile(r"\s*(?:op de agenda|gepland|geagendeerd|ingepland|gereserveerd|uitgenodigd)\b", re.I)
# Behind ``uitnodiging``: the invitation is still to come, and the day is not its.
FOLLOWS = re.compile(r"\s+(?:volgt|volgen|ontvangt|ontvangen)\b", re.I)
# What comes before or beside what the sentence plans: ``Voordat het plan wordt opgeleverd``, ``Naast de ronde``.
ASIDE = re.compile(
    r"(?:^\W*(?:voordat|nadat|alvorens)\b[^,]*|"
    r"\b(?:naast|behalve|voorafgaand aan|vooruitlopend op|in aanloop naar|ter voorbereiding (?:op|van))"
    r"\s+(?:de|het|een)?\s*)$",
    re.I,
)
ASIDE_CLAUSE = re.compile(r"^\W*(?:voordat|nadat|alvorens)\b[^,]*,", re.I)
NOT_THEN = re.compile(r"\bniet\s+(?:al|reeds|pas)\b", re.I)
NOT_ONLY = re.compile(r"\bniet\s+(?:alleen|slechts|enkel|louter)\b[^.;]*?\bmaar\b", re.I)
# Opens a sentence that goes on about what the one before it named.
POINTS_BACK = re.compile(
    r"(?:Die|Deze|Dit|Dat|Zij|Ze|Hij)\s+(?:\w+\s+)?(?:start|begint|volgt|is|zijn|wordt|worden|vindt|staat|staan|komt|komen|houden|gebeurt)\b"
)
# Opens a clause that tells of a case, not of a plan: ``indien een raad nog niet heeft besloten``.
IN_CASE = re.compile(
    r"(?:^|[,;:.]\s*)(?:\w+\s+)?(?:indien|mocht|mochten|als|wanneer|zolang|voor het geval)\b[^,;.]*$", re.I
)
PERFECT = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|werd|werden)\b.*"
    r"\b(?!gepland|gevraagd|gewenst|geagendeerd|gereserveerd|gemeente)ge\w+(?:d|t|en)\b",
    re.I | re.S,
)
PAST_PARTICIPLE = re.compile(r"^(?:ge\w+(?:d|t|en)|\w+ge\w+(?:d|t|en)|be\w+(?:d|t)|ver\w+(?:d|t))$", re.I)
