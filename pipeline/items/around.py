"""Dutch turns of phrase around an act: what corrects, what is put in between, what begins and ends. Data, no logic."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded

# ``niet in week 43, maar in week 42``: the one stands in the place of the other, and no clause ends between them.
CORRECTED = Guarded(r"\bniet\s+(?:al\s+|pas\s+|meer\s+)?(?:op|in)\s+[^,;.]{3,40},?\s*(?:maar|doch)\b", re.I)
# A clause put between commas, of which the sentence around it goes on behind it; and one that tells a case or a time.
EMBEDDED = re.compile(
    r",\s*(?:(?P<own>(?:[\w-]+\s+){1,3}(?:nadat|voordat)|mits|nadat|zodra|als|indien|wanneer|tenzij|voordat|alvorens|omdat|aangezien|nu|hoewel)|"
    r"die|dat|waar\w+)\b[^,;:.()]*,",
    re.I,
)
RELATIVE = re.compile(
    r",\s*(?:die|dat|waar\w+)\b[^,;:.()]*,(?!\s*(?:en|of|maar)\b)|,\s*(?:(?:zo)?als\s+ook|evenals|net\s+als|zoals)\b[^,;:.()]*(?=[,.;]|$)",
    re.I,
)
# Behind a date that explains one.
EXPLAINED_END = re.compile(r"\s*(?:dus|derhalve|namelijk)?\s*(?:[,.;)]|$)", re.I)
# Behind an act: a paper of another sort, on which it is done (``een zienswijze op de ontwerpbegroting``).
ON_OTHER_PAPER = re.compile(
    r"\s+(?:op|over|bij|van|met|inzake|omtrent)\s+(?:(?:de|het|een|hun|uw|haar|zijn)\s+)?(?:\w+e\s+)?"
    r"(?:\w*begroting(?:en|swijziging)?|jaarrekening|jaarstukken|jaarverslag|kadernota|voorjaarsnota|najaarsnota|"
    r"bestemmingsplan|omgevingsplan|omgevingsvisie)\b",
    re.I,
)
# ``op de 22e van die maand``: of the month told of before.
OF_THAT_MONTH = re.compile(r"\s+(?:van|in)\s+(?:die|dezelfde|diezelfde|genoemde)\s+maand\b", re.I)
# One day on which something begins, and another on which it ends: together a period.
BEGINS = re.compile(
    r"\b(?:vang(?:t|en)\s+aan|aanvang(?:t|en)|begin(?:t|nen)|start(?:en)?|open(?:t|en)|gaa(?:t|n)\s+(?:van\s+start|in|open))"
    r"(?:\s+(?!niet\b|pas\b)\w+){0,3}?\s+(?:op|in|per|vanaf)\s+$",
    re.I,
)
AND_ENDS = re.compile(
    r",?\s+(?:(?:van\s+start|aan)\s*,?\s+)?en\s+(?:\w+\s+){0,2}?"
    r"(?:eindig(?:t|en)|slui(?:t|ten)(?:\s+af)?|loopt|lopen|duurt|duren|is\s+afgelopen|rondt\s+af)"
    r"(?:\s+\w+){0,2}?\s+(?:op|in|met|door\s+tot|tot(?:\s+en\s+met)?|t/m)\s+",
    re.I,
)
# Directly before an act: ``er hoeft niets te worden besloten``, ``niets ter vaststelling``.
NOTHING_OF_IT = re.compile(r"(?<!nog )\bniets\s+(?:(?:meer|te|worden|ter|voor)\s+)*$", re.I)
# A paper of somebody else that appears: ``het interview dat op 4 juni in de krant verschijnt``.
APPEARS = re.compile(r"\bversch[ij]+n\w*", re.I)
OTHER_THAT = re.compile(r"\b(?:het|de|een)\s+(?P<noun>[\w-]+)\s+(?:dat|die)\b[^,;.]*$", re.I)
# Put in between commas: what came before, or on what it rests (``levert, na een toets door de juristen, het plan op``).
ON_WHAT = re.compile(
    r",\s+(?:(?:direct|kort|meteen|uiteraard|mede|ook)\s+)?(?:na|gehoord|gelet\s+op|gezien|op\s+(?:basis|grond|advies)"
    r"\s+van|in\s+(?:overleg|samenspraak)\s+met|conform|volgens|met\s+(?:inachtneming|verwerking|dank)|onder\s+verwijzing|ondanks|voorafgegaan\s+door|ter\s+voorbereiding)"
    r"\b[^,;:.]*,",
    re.I,
)
# Before a body that gets what another has treated: ``stemt in en stuurt door naar de colleges``.
ON_TO = re.compile(
    r"\b(?:door|(?:door|toe)(?:ge)?(?:stur|stuur|zend|zond|leid|geleid)\w*|doorgeleiding|doorzending)\s+(?:naar|aan)\s+"
    r"(?:(?:de|alle|het)\s+){0,2}(?:\w+e\s+)?$",
    re.I,
)
# Behind a body: one of elsewhere, told of before (``de raden daar besluiten``).
ELSEWHERE = re.compile(r"\s+(?:daar|aldaar|ginds)\b(?!\s+(?:over|mee|op|aan|van|bij|toe|voor|tegen|in)\b)", re.I)
# Papers that are handed over for something: it is done by who gets them (``legt ter vaststelling voor aan de raden``).
HANDS_OVER = re.compile(
    r"\b(?:leg(?:t|gen)|bied(?:t|en)|stu(?:urt|ren)|zend(?:t|en)|voorgelegd|voor\s+te\s+leggen|aangeboden|aan\s+te\s+bieden|"
    r"(?:toe|door|op)?gezonden|(?:toe|door|op)?gestuurd)\b",
    re.I,
)
TO = re.compile(
    r"\b(?:aan|naar)\s+(?:(?:de|het|alle|elke?|iedere?|uw|ons|onze|hun|beide|al|\d+|twee|drie|vier|vijf|zes|zeven|acht|"
    r"negen|tien|\w+e)\s+){0,3}$",
    re.I,
)
FOR = re.compile(r"\b(?:ter|tot|voor)\s+$", re.I)
# ``legt … vast``: a decision where the product is what is laid down, and not a date or an agreement.
LAYS_DOWN = re.compile(r"(?:legt|leggen|legde|legden)\b(?P<what>[^;:.]*?)\bvast\b", re.I)
# In a part of a sentence: who was told of before does it, or the reader.
OF_THEM = re.compile(
    r"\b(?:(?:daar|hier)(?:over|mee|toe)|zij|ze|die|deze|hij|hun|hen|haar|zijn\s+(?:instemming|besluit|akkoord)|daar|dezelfde|diezelfde|u|uw|wij|we|ons|beide|"
    r"alle|elk|ieder|laatsten?|gremium)\b",
    re.I,
)
# Up to a verb: who does it, and none of the bodies of the rules.
OTHERS = re.compile(
    r"\W*(?:de|het|alle|een|onze|uw|hun|enkele)\s+(?!(?:besluitvorming|behandeling|bespreking|instemming|vaststelling|planning|"
    r"stukken|laatste|volgende|eerste)\b)(?:[\w-]+\s+){1,3}",
    re.I,
)
# Before a body from whose meeting a time is counted: ``een week na het overleg``.
COUNTED_FROM = re.compile(
    r"\b(?:(?:een|twee|drie|vier|enkele|\d+)\s+(?:week|weken|dag|dagen|maand|maanden)|daags|kort|vlak)\s+(?:n[aá]|v[oó]{2}r)\s+"
    r"(?:de\s+|het\s+)?$",
    re.I,
)
# Between a body and a time: it is the time of what that body does.
DIRECTLY = re.compile(r"\s*,?\s*(?:(?:in|op|van|begin|eind|medio|half|rond|vanaf|uiterlijk)\s+){0,2}", re.I)
# Behind a body: what it does.
WHO = re.compile(r",\s+(?:die|dat)\b", re.I)
# A case told with its verb first: ``Zou een raad onverhoopt niet instemmen``, ``Stemt een raad niet in, dan …``.
CASE_FIRST = re.compile(
    r"^\W*(?:zou(?:den)?\b[^;:.?]*?(?=[,;:.?]|$)|"
    r"(?!eerst\b|niet\b|met\b|tegen\b|binnen\b|tussen\b|beste\b)[a-z]+(?:t|en)\s+"
    r"(?:er\s+|ook\s+)?(?:een|één|de|het|enig\w*|u|uw|ons|onze|zij|ze|alle|niet|geen|minder|meer)\b[^,;:.?]*(?=,\s*(?:dan|zo)\b))",
    re.I,
)
# ``vergadert geen enkel college``, ``komen op die dag geen colleges bijeen``.
NOBODY_MEETS = re.compile(r"\w+\s+(?:\w+\s+){0,3}?(?:geen|niet\s+één)\b(?![^,;:.]*\bmaar\b)", re.I)
# Opens what follows from the clause before it, with who does that.
SO_THAT = re.compile(r",\s*(?:zodat|opdat|waarna|waardoor)\b", re.I)
# Begins a part of a sentence that tells of something else, done by whoever is named there.
PART_BEGINS = re.compile(r";|,\s*(?:zodat|waardoor|opdat)\s+(?:de|het|een|ook)\b", re.I)
# What councils give on a proposal; they decide on it by itself, before, behind or within the words of the act.
VIEWS = re.compile(r"zienswijzen?|wensen\s+en\s+bedenkingen|opinies?", re.I)
_ITS = r"(?:(?:de|een|uw|hun|haar|zijn|onze|ons|deze|bijgaande)\s+)?(?:\w+e\s+)?(?:concept-?|ontwerp-?)?"
_SAID_OF_IT = r"(?:\s+(?:op|over|bij|van|inzake)\s+(?:de|het|een)\s+(?:[\w-]+\s*){1,6}?)?"
VIEWS_BEFORE = re.compile(
    rf"\b{_ITS}(?P<what>zienswijzen?|wensen\s+en\s+bedenkingen|opinies?){_SAID_OF_IT}"
    r"(?:\s+(?:ongewijzigd|formeel|daarbij|hierbij|alsdan|dan|op\s+\d+\s+\w+|in\s+(?:de|uw|haar|hun)\s+(?:\w+\s+){1,3}?van\s+\d+\s+\w+))*\s+$",
    re.I,
)
VIEWS_BEHIND = re.compile(
    rf"\s+(?:(?:op|in)\s+[^,;:.]{{2,40}}?\s+)?(?:over|met|van|op|tot|omtrent|inzake)\s+{_ITS}(?P<what>zienswijzen?|wensen\s+en\s+bedenkingen|opinies?)\b",
    re.I,
)
VIEWS_WITHIN = re.compile(
    r"(?:stel\w*|keur\w*|neem\w*|nemen|leg\w*)\b[^;:.]*?\b(?:de|een|uw|hun|haar|zijn)\s+(?:\w+e\s+)?(?:concept-?|ontwerp-?)?"
    r"(?P<what>zienswijzen?|wensen\s+en\s+bedenkingen|opinies?)\b(?:(?!\bmet\b)[^;:.])*?\b(?:vast|goed|aan)\b",
    re.I,
)
# Opens a sentence to say for what it is: ``Ter informatie: de werkgroep levert het plan op``.
MARKER = re.compile(r"(?<![\w,;:] )ter\s+(?:informatie|kennisname|kennisneming)\s*:", re.I)
# Who only gets something: ``ontvangen alle colleges het plan``.
ALL_RECEIVE = re.compile(
    r"\b(?:ontvangen|ontvangt|krijgen|krijgt|horen|hoort|vernemen|verneemt|informeren)\s+(?:alle|elke?|iedere?)\s+\w+|"
    r"\b(?:alle|elke?|iedere?)\s+\w+\s+(?:ontvangen|ontvangt|krijgen|krijgt|horen|hoort|vernemen|verneemt)\b",
    re.I,
)
# Before an act: it is put off or moved, and that may be denied; the act itself is not.
PUTTING_OFF = re.compile(
    r"\b(?:uitstel|verplaatsing|verschuiving|verzetting|vervroeging|heroverweging|opschorting|wijziging|herhaling)\s+van\s+"
    r"(?:(?:de|het|een|deze|die|onze|uw)\s+)?(?:\w+e\s+)?$",
    re.I,
)
# Behind an act: the place where it is told of, in a paper.
ON_PAGE = re.compile(
    r"\s+(?:op|in)\s+(?:pagina|p\.|pp\.|blz|bladzijden?|paragra\w+|par\.|hoofdstuk|artikel|art\.|bijlage)\b", re.I
)
# Handed to somebody is a request: what is asked stands behind it (``leggen wij het verzoek voor om in te stemmen``).
REQUEST_TO = re.compile(
    r"\b(?:het|een|de|ons|onze)\s+(?:\w+e\s+)?(?:verzoek|vraag|voorstel)\b[^,;:.]*?\b(?:voor|aan|voorgelegd|aangeboden|toegezonden|"
    r"voorleggen|voor\s+te\s+leggen)\s+om\b(?P<asked>[^;:.]*?\bte\b[^;:.]*)",
    re.I,
)
