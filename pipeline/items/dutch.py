"""Dutch turns of phrase that tell how a sentence plans: clauses, negation, tense, conditions. Data, no logic."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded
from pipeline.openings import opening

BOUNDARY = opening(
    r"[,;:()–]|\b(?:en|maar|waarna|waarop|terwijl|omdat|zodat|die|dat|als|daarna|vervolgens|nadat|voordat|of)\b", re.I
)
ANAPHOR = Guarded(
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
DOES_SO = Guarded(
    r"\b(?:doen|doet|deden|deed|gebeurt|gebeurde)\s+(?:dat|dit|hetzelfde)\b|\b(?:dat|dit|hetzelfde)\s+(?:doen|doet)\b",
    re.I,
)
THERE = re.compile(r"\b(?:daar|dan|toen|daarbij|die\s+(?:dag|avond|vergadering|gelegenheid))\b", re.I)
# Stands for the body told of last in the same sentence, and does something itself.
STANDS_FOR = re.compile(
    r"[:;,]\s*(?:want\s+|maar\s+)?(?P<who>die|deze|zij|ze)\s+(?:bespreekt|bespreken|behandelt|behandelen|stemt|stemmen|stelt|stellen|"
    r"besluit|besluiten|beslist|beslissen|neemt|nemen|buigt|buigen|spreekt|spreken|geeft|geven|vergadert|vergaderen|komt|"
    r"komen|krijgt|krijgen)\b",
    re.I,
)
# Before a body of which nothing is told itself: ``ruim vóór de colleges``.
BESIDE_OTHERS = re.compile(
    r"\b(?:v[oó][oó]r|n[aá]|naast|met|zonder|boven|behalve|tussen|naar|aan)\s+(?:de\s+|het\s+|alle\s+)?$", re.I
)
# What the sentence is about by its own words: then the heading above it does not say it.
OTHER_OBJECT = re.compile(
    r"\b(?:over|met|inzake|omtrent|voor|van)\s+(?:(?:de|het|een|onze|uw)\s+\w{4,}|(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht)\b)",
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
THIS_PAPER = Guarded(r"(?:\bvan|^\W*)\s*\b(?:deze|dit|bijgaande)\s+\w*(?:brief|memo|mail|bericht|rib)\b", re.I)
ADDRESSEE = re.compile(r"\b(?:u|uw)\b", re.I)
# Before ``u``: somebody to whom it goes, and not who does it.
HANDED = re.compile(r"\b(?:bij|naar)\s+$", re.I)
# The college or council of the municipality that writes.
OUR_BODY = re.compile(r"\b(?:ons|onze)\s+(?:\w+\s+)?(?:college|raad|gemeenteraad)\b", re.I)
ASKED = re.compile(r"\b(?:gevraagd|verzocht|verzoeken|vragen|verwacht|voorgelegd|verlangd)\b", re.I)
NEGATION_REACH = 45
# ``In juli vergadert de raad niet``; ``een financieel besluit`` is one of another matter.
ENDS_WITH_NOT = re.compile(r"^[^,]*\bniet\W*$", re.I)
A_SEPARATE = re.compile(r"\b(?:een|geen)\s+(?:financieel|afzonderlijk|apart|aanvullend|ander|extra)\s+$", re.I)
NOT_ASKED = Guarded(
    r"\b(?:niet|geen|nog niet)\b[^,]{0,25}"
    r"\b(?:aan de orde|sprake|gevraagd|voorzien|verwacht|nodig|vereist|geagendeerd|beoogd|verlangd|bedoeld)\b"
    r"|^\W*(?:doet|doen)\b[^,;.]{0,25}\bniet\b"
    r"|^[^,;.]{0,50}\b(?:zit(?:ten)?\s+er\s+(?:(?:dan|nog|dus)\s+)?niet\s+in|blij(?:ft|ven)\s+(?:dan\s+|dus\s+)?achterwege)\b"
    r"|^\W*\b(?:vragen|vraagt|verlangen|verlangt|verwachten|verwacht)\b[^,;.]{0,25}\bniet\b"
)
# Before a date that stands with what went before: ``de instemming van de colleges, voorzien van 3 tot 14 oktober``.
FORESEEN = re.compile(
    r"[,(]\s*(?:(?:thans|nu|eveneens|vooralsnog)\s+)?(?:voorzien|(?:in)?gepland|beoogd|geagendeerd|verwacht|voorgenomen|"
    r"aangekondigd|geprogrammeerd|te\s+(?:houden|plannen|nemen))\s+(?:(?:in|op|van|voor|rond)\s+)?(?:de\s+)?$",
    re.I,
)
# Before a date that explains it: ``een week later, op 25 september,``.
EXPLAINED = Guarded(
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
# Before a body: it does nothing yet, what happens leads up to it.
LEADS_UP_TO = re.compile(
    r"\b(?:(?:ter|als)\s+voorbereiding\s+(?:op|van|voor)|voorafgaand\s+aan|vooruitlopend\s+op|in\s+aanloop\s+naar)\s+"
    r"(?:(?:de|het|uw|een)\s+)?(?:(?:behandeling|besluitvorming|bespreking|vergadering)\s+(?:in|door|van)\s+(?:(?:de|het|uw)\s+)?)?$",
    re.I,
)
# Those between whom another comes: ``Tussen het overleg en de colleges in staat de nota op de agenda van …``.
IN_BETWEEN = Guarded(
    r"\btussen\s+[^,;:.]{2,80}?\s+en\s+[^,;:.]{2,60}?\s+in"
    r"(?=\s*,|\s+(?!maart\b|het\b|dat\b|dit\b|\w*kwart\w*|weken\b|dagen\b|maanden\b|alle\w*)(?:\w+t|\w+en)\b)",
    re.I,
)
NO_MEETING = re.compile(r"\b(?:geen|niet)\s+(?:\w+\s+){0,2}$", re.I)
NOT_MEETING = re.compile(
    r"\bniet\s+(?:bijeen|bij\s+elkaar|samen|door)\b|\bvervalt\b|"
    r"\bvergader\w*\s+(?:(?:de|het|onze|uw|alle)\s+[\w-]+\s+)?niet\b(?!\s+(?:alleen|slechts|enkel|eerder|later|op|in|pas|langer))",
    re.I,
)
MOMENT = re.compile(r"\b(?:\w*moment|die dag)\b", re.I)
WEEKS = ("week", "weeks")
ONE_BREATH = re.compile(
    r"\s*[(,]?\s*(?:(?:dus|namelijk|te weten|oftewel|ofwel|dat is|"
    r"dat wil zeggen|d\.?w\.?z\.?|met andere woorden|en wel|zijnde)\s+)?(?:(?:in|op)\s+)?",
    re.I,
)
BOUNDED = re.compile(r"\bniet\s+(?:eerder|later|vroeger|alleen|meer|minder|langer|alle|elke?|iedere?(?:en)?)\b")
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
OF_ITS_OWN = Guarded(
    r"\b(?:haar|zijn|hun)\s+eigen\s+(?:\w+\s+)?$|"
    r"\b(?:vorige|oude|voormalige|toenmalige|bestaande|geldende|vigerende|lopende)\s+(?!versie|tekst|concept)(?:\w+e\s+)?$",
    re.I,
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
# Between what is told as done and a date: another thing, and it is still to come.
STILL_COMES = re.compile(
    r";|(?:[,:–]|\b(?:en|maar|terwijl|waarna))\s[^;]*\b(?:komt|komen|volgt|volgen|verschijnt|verschijnen|wordt|worden|zal|"
    r"zullen|gaat|gaan|staat|staan|ligt|liggen|moet|moeten|kan|kunnen|krijgt|krijgen|vindt|vinden|doet|doen|gebeurt|"
    r"bespreekt|bespreken|behandelt|behandelen|stemt|stemmen)\b",
    re.I,
)
# What is done with the papers on a day; what else the sentence tells has a time of its own.
ERRAND = Guarded(
    r"\b(?:ontvang(?:t|en)|ontvingen|ontving|verzend(?:t|en)|verzonden|verstu(?:urt|ren|urd)|verspreid(?:t|en)?|"
    r"(?:toe|door|op|in|na)?gestuurd|(?:toe|na|door|in)?gezonden|gemaild|ingediend|doorgegeven|aangemeld|kunt\s+u|op\s+vakantie|met\s+verlof|afwezig|sluit|sluiten|verstrijkt|verloopt|ter\s+inzage|"
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
ASIDE = Guarded(
    r"(?:^\W*(?:voordat|nadat|alvorens)\b[^,]*|\book\s+al\b[^,;.]*|"
    r"\b(?:meer|verder)\s+dan\s+(?:alleen\s+|slechts\s+|enkel\s+)?(?:het\s+|een\s+)?|"
    r"\b(?:gelijk(?:\s+op)?\s+met|parallel\s+(?:aan|met)|gelijktijdig\s+met|tegelijk(?:ertijd)?\s+met|"
    r"naast|behalve|voorafgaand aan|vooruitlopend op|in aanloop naar|ter voorbereiding (?:op|van))"
    r"\s+(?:de|het|een)?\s*)$",
    re.I,
)
ASIDE_CLAUSE = re.compile(r"^\W*(?:voordat|nadat|alvorens)\b[^,]*,", re.I)
# At the end: when others have their turn, and not whose day it is: ``…, lang nadat de raden hebben besloten``.
LATER_CLAUSE = Guarded(
    r"(?:\b(?:nadat|voordat|alvorens)\b|,\s+na\s+(?:(?:de|een|het)\s+)?(?:instemming|akkoord|goedkeuring|vaststelling|besluit\w*|"
    r"behandeling|bespreking|consultatie)\b)[^,;:.]*[.\s]*$",
    re.I,
)
DECIDED_TO = re.compile(r"beslo(?:ten|oten)\s+(?:is|wordt|werd)\b[^;.]*?\bte\s+[\w-]+[ae]n\b", re.I)
# Before what was said or done about it elsewhere: ``zoals op 18 september besproken``.
AS_AGREED = re.compile(r"\bzoals\s+(?:(?:al|eerder|ook|reeds)\s+)*(?:op\s+[^,;.]{3,25}\s+)?$", re.I)
NOT_THEN = Guarded(r"\bniet\s+(?:al|reeds|pas)\b", re.I)
# Between an act that is denied and a date: it is done then (``nog niet in te stemmen; dat vragen wij in mei``).
NOT_NOW_BUT = re.compile(
    r"(?:[,;:–—-]\s*|\s{2,})(?:(?:maar|want|en)\s+)?(?:dat|dit|zulks)\s+(?:(?:is|zijn|komt|volgt|gebeurt|vragen|vraagt|doen|doet|wordt|hoeft|kan|moet|"
    r"zal|gaat|staat|vindt)\b)(?![^,;:.]*\b(?:niet|evenmin)\b)[^,;:.]*$",
    re.I,
)
NOT_ONLY = re.compile(r"\bniet\s+(?:alleen|slechts|enkel|louter)\b[^.;:]*?(?:\bmaar\b|[:;])", re.I)
# What councils give on a proposal: no wish that something may be done.
VIEWS = re.compile(
    r"\bwensen\s+(?:en|of|en/of)\s+bedenkingen\b|\b(?:uw|hun|zijn|haar|jullie|onze|alle|eventuele|deze|die|met)\s+wensen\b",
    re.I,
)
# Opens a clause that tells of a case, not of a plan: ``indien een raad nog niet heeft besloten``.
IN_CASE = re.compile(
    r"(?:^|[,;:.]\s*)(?:\w+\s+)?(?:indien|mocht|mochten|als|wanneer|zolang|voor het geval)\b[^,;.]*$|"
    r"\b(?:indien|stel dat|ingeval|voor het geval|"
    r"(?:gebeurt|gevolgen?|gevolg|moet|gedaan)\b[^,;.]{0,15}\b(?:als|wanneer))\b[^,;.]*$",
    re.I,
)
# A thought: ``Stel dat een raad pas in december zou instemmen``.
THOUGHT = Guarded(
    r"^\W*(?:\w+\s+)?(?:stel(?:\s+(?:nu|eens|u))*,?\s+dat|gesteld(?:\s+(?:nu|eens))*\s+dat|veronderstel(?:d)?(?:\s+dat)?|"
    r"neem(?:\s+(?:nu|eens))*\s+aan\s+dat)\b|"
    r"(?:^|[,;:]\s*)(?:ook\s+)?(?:indien|als|wanneer|ingeval|zelfs\s+als)\b[^,;:.]*\bzou(?:den)?\b",
    re.I,
)
# ``Wanneer de colleges niet instemmen, besluit …``: what is done in that case only.
CONTINGENT = re.compile(
    r"^\W*(?:als|indien|wanneer|mocht|mochten)\b(?:(?!\bnog\b)[^,;])*\b(?:niet|geen)\b[^,;]*,\s*(?:dan\s+)?\w+", re.I
)
PERFECT = re.compile(
    r"\b(?:is|zijn|was|waren|heeft|hebben|had|hadden|werd|werden)\b.*"
    r"\b(?!gepland|gevraagd|gewenst|geagendeerd|gereserveerd|gemeente)ge\w+(?:d|t|en)\b",
    re.I | re.S,
)
PAST_PARTICIPLE = re.compile(r"^(?:ge\w+(?:d|t|en)|\w+ge\w+(?:d|t|en)|be\w+(?:d|t)|ver\w+(?:d|t))$", re.I)
