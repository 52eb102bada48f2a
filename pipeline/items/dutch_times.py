"""Dutch around dates: what makes a day no moment of what is told, and what bounds it."""

from __future__ import annotations

import re

from pipeline.items.guarded import Guarded

# Before a named time (the summer recess, Christmas): it is a bound, and not the time itself.
BEFORE_NAMED = re.compile(r"\b(?:v[oó]{2}r|voorafgaand aan)\s+(?:de\s+|het\s+)?$", re.I)
AFTER_NAMED = re.compile(r"\b(?:n[aá]|direct na|meteen na)\s+(?:de\s+|het\s+)?$", re.I)
# A time that counts from another one in the text, and not from the day of the paper.
FROM_OTHER = re.compile(
    r"\b(?<!niet )(?:dezelfde|diezelfde|later|eerder|daarna|daarvoor|nadien|erna|ervoor|tevoren)\b", re.I
)
# The day on which somebody wrote or asked: ``U heeft ons op 6 februari gevraagd wanneer``, ``Op 6 februari vroeg u``.
YOU_HAVE = re.compile(
    r"\b(?:u|jullie)\s+(?:heeft|hebt|hebben)\s+(?:(?:ons|mij|hierover|daarover|dit)\s+){1,2}(?:op\s+|in\s+)?$", re.I
)
YOU_ASKED = re.compile(
    r"\b(?:vroeg|vroegen|schreef|schreven|mailde|verzocht)\s+(?:u|jullie)\s+(?:(?:ons|mij)\s+)?(?:op\s+|in\s+)?$", re.I
)
ASKED_THEN = re.compile(
    r"[^,;.]{0,40}?\b(?:gevraagd|geschreven|gemaild|verzocht|gebeld|laten\s+weten|gestuurd|gemeld|bericht)\b", re.I
)
YOU_ASKED_THEN = re.compile(
    r"\s*,?\s*(?:vroeg|vroegen|schreef|schreven|mailde|verzocht)\s+(?:u|jullie)\s+(?:ons|mij|of|wanneer|hoe|waarom|om)\b",
    re.I,
)
# ``in maart, rond het midden van de maand``: of the month told just before.
OF_THE_MONTH = re.compile(r"\bvan\s+de\s+maand\b", re.I)
COUNTED = ("week", "month", "vague")
COUNTED_ON = re.compile(r"\s+(?:later|eerder|daarna|erna|nadien|daarvoor|ervoor|tevoren|na\s+dato)\b", re.I)
# Before a day on which somebody else does something: ``voor wie vandaag tevergeefs kwam``.
WHO_THEN = Guarded(
    r"(?:^|[,;:(]\s*|\bvoor\s+)wie\s+(?:(?:zich|er|al|nog|dan|ook|u|wij)\s+){0,2}(?:op\s+|in\s+)?$", re.I
)
NOT_BEFORE = re.compile(
    r"\b(?:niet (?:eerder|vroeger)(?:\s+\w+){0,4}?\s+dan|niet v[oó][oó]r|op zijn vroegst)\s+(?:op\s+|in\s+)?$", re.I
)
# Directly before ``vóór februari``: not before it is from it.
NOT = re.compile(r"\bniet\s+$", re.I)
# Before a date that is not when something is done: of a letter or version, why something is put off, how long it holds.
NOT_ITS_TIME = Guarded(
    r"(?:\brekening\b[^,;:.]{0,30}\b(?:met|mee)\b[^;:.]{0,80}|\b(?:denk(?:t\s+u)?|let(?:\s+u)?)\s+(?:u\s+|daarbij\s+|ook\s+|wel\s+)*(?:om|aan|op)\s+[^,;:.]{0,40}|"
    r"\b(?:het|de|dit|uw|ons)\s+(?:\w+e\s+)?(?:concept|conceptversie|conceptstuk|tekst|ontwerp|stuk|voorstel|rapport|notitie)\s+van)\s*\(?$|"
    r"\b(?:\w*(?:brief|mail|bericht|memo|verslag|versie|verzoek|bezwaar|bezwaarschrift|aanvraag|schrijven|klacht)\s+(?:[\d.]+\s+)?"
    r"(?:van|d\.d\.)|"
    r"(?:vanwege|wegens|in verband met|i\.v\.m\.|ivm)(?:\s+[\w-]+){0,3}\s*\(?|"
    r"(?:geven|geeft|geef|melden|meldt|meld|schrijven|schrijft)\s+(?:zich|u|je)|"
    r"(?<!v[oó][oó]r het )(?<!v[oó][oó]r de )(?<!na het )(?<!na de )"
    r"\b\w*(?:reces|vakantie|vakantieperiode)\s*(?:\(|van\s+)|"
    r"(?:reacties?|opmerkingen|aanmelding(?:en)?|aanmelden|aanvullingen)\b[^,;.]{0,80}|"
    r"\b(?:bijlagen?|stukken|bijdragen|agendapunten|inbreng|vragen|presentaties|annotaties)\b[^,;.]{0,100}\bgraag(?:\s+\w+dag)?|"
    r"\b(?:annotaties?|bijlagen?|(?:vergader)?stukken|uitnodiging|presentatie|agenda|oplegger|toelichting)\b[^,;.]{0,100}\b(?:volgt|volgen)|"
    r"(?:geldt|gelden|geldig|looptijd)(?:\s+(?:is|loopt))?(?:\s+van(?:af)?|\s+tot)?)\s*$",
    re.I,
)
# ``Omdat maandag 20 mei tweede pinksterdag is``: the day is a reason, and nothing is done on it.
AS_REASON = Guarded(r"\b(?:omdat|aangezien|doordat|daar|nu)\b[^,;.]*$", re.I)
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
# The day on which the papers for a meeting are sent: ``De stukken voor de bespreking gaan donderdag de deur uit``.
SENT_FOR = re.compile(
    r"\b(?:stukken|bijlagen|agenda|uitnodiging|vergaderset|annotaties?)\s+(?:voor|van|bij)\s+(?:de|het|deze|dit|die)\b[^;:.]{2,110}?\s"
    r"(?:gaan|gaat|worden|wordt|zijn|zullen|zal|sturen|stuurt|verzenden|ontvangt|ontvangen|krijgt|krijgen)\b[^,;:.]{0,30}$",
    re.I,
)
SENT_THEN = re.compile(
    r"[^,;:.]{0,30}?\b(?:de\s+deur\s+uit|op\s+de\s+(?:post|mail)|(?:ver|toe|rond|na|uit)?(?:ge)?(?:zonden|stuurd)|verspreid|gemaild|uit|rond|toe)\s*(?:worden\s*)?(?:[.,;:)]|$|\bnaar\b|\baan\b)",
    re.I,
)
# ``vergadert deze keer op woensdag``: on which day of the week, and not in which week.
THIS_TIME = re.compile(
    r"\b(?:deze\s+keer|dit\s+keer|ditmaal|bij\s+(?:hoge\s+)?uitzondering|voortaan|gewoonlijk|doorgaans|meestal|normaal(?:\s+gesproken)?)\s+"
    r"(?:al\s+|pas\s+)?(?:op\s+)?(?:een\s+|de\s+)?$",
    re.I,
)
A_WEEKDAY = re.compile(r"(?:op\s+)?(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?", re.I)
# A place that is closed or open on a day, or what every meeting adopts of its own.
OF_A_PLACE = Guarded(
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
_FREE = (
    r"(?:(?:een|twee|alle|erkende|nationale|algemene|officiële|verplichte)\s+)*"
    r"(?:vrije\s+dag(?:en)?|feestdag(?:en)?|brugdag(?:en)?)"
)
# Behind a time in which nobody meets, or that was no option.
NOTHING_THEN = re.compile(
    r"\s+(?:(?:te|willen|kunnen|nog)\s+)*(?:reageren|terugmelden|aanmelden|doorgeven)\b|"
    r"[^;.]{0,30}?\b(?:drinken|toasten|proosten|vieren|lunchen|borrelen|luncht|borrelt|toast|proost|afscheid)\b|"
    r"\s*,?\s*(?:(?:is|zijn|hebben|heeft|begint|start)\s+(?:(?:het|er|de|wij|we|u|dus|al)\s+)*)?\w*(?:reces|vakantie)\b|"
    r"\s+(?:met|op|in)\s+(?:\w*reces|vakantie|verlof)\b|"
    r"\s*(?:is|wordt|werd|was)\s+(?:verzet|verplaatst|geannuleerd|afgezegd|vervallen|verschoven)\b|"
    r"[^;.]{0,45}?\b(?:(?:ligt|liggen)\b[^,;.]{0,80}\bstil\b|"
    r"(?:wordt|wordt er|is er|zijn er)\s+(?:niet|geen)\b[^,;.]{0,15}\b(?:vergader|overleg|bijeenkomst|bijeenkom)\w*)"
    r"|\s*\)?(?:\s*\([^()]{3,30}\))?(?:\s+en\s+(?:de\s+)?(?:dag|dagen|week|maandag|vrijdag)\b[^,;.]{0,20})?\s+"
    r"(?:(?:gesloten|dicht|onbereikbaar|afwezig|vrij|niet\s+(?:bereikbaar|aanwezig|open))\b(?:\s+(?:is|zijn|blijft|blijven)\b|"
    r"(?=\s*(?:[.,;]|$)))|(?:is|zijn|blijft|blijven)\b[^,;.]{0,40}\b(?:gesloten|dicht|onbereikbaar|niet\s+bereikbaar)\s*(?:[.,;]|$))"
    r"|[^,;.]{0,20}?\b(?:beperkt|minder|slecht|minimaal|nauwelijks|half)\s+(?:bezet|bereikbaar|open|geopend|bemenst|beschikbaar)\b"
    rf"|\s*\)?(?:\s*\([^()]{{3,40}}\))?(?:\s*(?:,|en)\s+(?:\d|\w+dag\b|\w+daags\b|eerste\b|tweede\b)[^,;.]{{2,40}}?)*\s+"
    rf"(?:{_FREE}\s+(?:is|zijn|valt|vallen)\b|(?:is|zijn)\s+(?:(?:er|het|dit\s+jaar|namelijk|immers|voor\s+iedereen|allebei)\s+)*{_FREE}\b)"
    r"|[^,;.]{0,20}?\b(?:te\s+(?:vroeg|laat|krap|ambitieus)|(?:niet\s+haalbaar|onhaalbaar|geen\s+optie|niet\s+mogelijk|"
    r"onmogelijk)|(?:viel|vallen|vielen|valt)\s+af)\b",
    re.I,
)
# ``Daarin werd gesuggereerd dat het bestuur al op 1 december zou beslissen``: hearsay.
HEARSAY = Guarded(
    r"\b(?:gesuggereerd|suggereerde\w*|suggestie|beweerd|beweerde\w*|gerucht\w*|wandelgangen|krant\w*)\b.*\bzou(?:den)?\b|"
    r"\b(?:gevraagd\s+(?:wordt|werd|is)|(?:wordt|werd|is)\s+gevraagd|vraagt|vroeg|vroegen|vraag\s+(?:is|was))\s+of\b",
    re.I | re.S,
)
# The day on which a letter came in or was noted down.
RECEIVED = Guarded(
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
    r"(?:(?:in)?gepland|geagendeerd|agendere?n|agendeert|inplannen|te\s+plannen|(?:op|in)\s+de\s+agenda\s+(?:te\s+)?zetten|gereserveerd|uitgenodigd|genoteerd|vrijgehouden|ingeroosterd|vastgelegd|ingeboekt|"
    r"(?:op|in)\s+(?:de|het|uw|hun|zijn|haar)\s+(?:agenda|rol|rooster|planning))"
)
SET_DOWN_BEFORE = re.compile(
    rf"\b{_SET_DOWN}\s*$|\b(?:staat|staan|stond|stonden)\s+(?:het|dit|dat|deze|de|een)?(?:\s+\w+){{0,5}}\s*$", re.I
)
READY_BY = re.compile(r"[^,;.]{0,40}\b(?:klaar|gereed|online|open)\b", re.I)
SET_DOWN_AFTER = re.compile(
    rf"\s*(?:(?:staat|staan|stond|stonden|is|zijn|heeft|hebben)\b[^,;:.]{{0,100}}?\b)?{_SET_DOWN}\b", re.I
)
LAST_YEAR = Guarded(
    r"(?<!\bdan )(?<!\bals )(?<!\bvan )(?<!\bin )\b(?:vorig|verleden|afgelopen)\s+jaar\b"
    r"(?:(?!\b(?:dat|die|om|waar\w*|dit|nu)\b)[^,;:.])*$",
    re.I,
)
# How long nobody meets: ``het zomerreces van de raad loopt van 8 juli tot 18 augustus``, ``zijn met reces van``.
_LASTS = r"(?:loopt|lopen|duurt|duren|valt|vallen|begint|beginnen|start|vangt\s+aan|beslaat|eindigt|eindigen|is|zijn)"
RECESS_LASTS = Guarded(
    rf"\b\w*(?:reces|vakantie|vakantieperiode|bouwvak|sluiting)\b(?:,\s+(?:dat|die)\b(?:\s+in\s+(?:onze|de|uw)\s+\w+)?)?"
    rf"(?:\s+(?!in\b|op\b|en\b)[\w-]+){{0,6}}?\s+{_LASTS}\b"
    r"(?:(?!\ben\s+(?!eindigt\b|loopt\b|duurt\b|sluit\b)|\bmaar\b|\bdaarna\b)[^,;.]){0,60}$|"
    r"\b(?:met|op|in)\s+(?:\w*reces|vakantie|verlof)\s+(?:van(?:af)?|tussen|in\s+de\s+weken|tot(?:\s+en\s+met)?)?\s*$|"
    r"\b(?:gesloten|dicht|afwezig|onbereikbaar|onbemand|buiten\s+gebruik)\s+(?:van(?:af)?|tussen|op|tot(?:\s+en\s+met)?|in\s+de\s+periode)?\s*$",
    re.I,
)
ITS_LENGTH = re.compile(rf"(?:\s+(?!in\b|op\b|en\b)[\w-]+){{0,6}}?\s+{_LASTS}\b(?!\s+(?:er|te|aan\s+de\s+orde))", re.I)
# The day up to which a planning or a figure was kept, and that of a version.
KEPT_UNTIL = Guarded(
    r"(?:(?<!wordt )(?<!worden )\b(?:bijgewerkt|geactualiseerd|ververst|herzien|bijgesteld|gewijzigd|aangepast|"
    r"opgemaakt|afgedrukt|uitgedraaid|gedateerd|gedagtekend)(?:\s+(?:is|zijn|werd|werden))?|"
    r"\b(?:stand(?:\s+van\s+zaken)?|versiedatum|peildatum|datering|versie|status|situatie|actualisatie|bijwerking)(?:\s+weer)?"
    r"(?:\s+van\s+(?:dit|deze|het|de)\s+\w+)?(?:\s+(?:is|was))?)"
    r"\s*:?\s*(?:t/m|tot\s+en\s+met|tot|op|per|van|d\.d\.|dd\.?|naar\s+de\s+stand\s+van)?\s*(?:\w+dag\s+)?$",
    re.I,
)
# What the law bids, of every year and every paper of that sort.
BY_LAW = Guarded(
    r"\b(?:op\s+grond\s+van|ingevolge|krachtens|volgens|conform|overeenkomstig|gelet\s+op|gezien|naar)\s+(?:(?:het|de)\s+)?"
    r"(?:(?:bepaalde\s+in\s+|bepaling\w*\s+(?:van|in)\s+)?(?:artikel\w*|art\.?|lid)\s+[\w:.]+[^;.]{0,30}?)?(?:(?:van|uit)\s+)?(?:de\s+)?"
    r"(?:\w*wet\b|Wgr\b|Awb\b|Gemw\b|BBV\b)|"
    r"\b(?:\w*wet(?:\s+[a-z]+){0,2}|wetgever|Wgr|Awb|artikel\s+\w+[^,;.]{0,40})\s+(?:schrijft|bepaalt|eist|vereist|verlangt|verplicht|"
    r"gebiedt|regelt|stelt|vergt)\b|\bwettelijke?\s+(?:termijn\w*|verplichting|plicht|verplicht|voorgeschreven|uiterste|eis)\b",
    re.I,
)
OUGHT = re.compile(
    r"\b(?:moet(?:en)?|dient|dienen|behoort|behoren|hoort|horen|verplicht\w*|schrijft|bepaalt|eist|vereist|gehouden|gebiedt)\b|"
    r"\b(?:ingevolge|krachtens)\b|\bop\s+grond\s+van\s+(?:artikel|art\.)",
    re.I,
)
# When the writer is away, and by when he hears something: ``Op woensdag werk ik niet``, ``laat me dinsdag weten of``.
WRITER_AWAY = re.compile(
    r"\s+(?:werk(?:en)?\s+(?:ik|wij|we)\b|(?:ben|zijn)\s+(?:ik|wij|we)\s+(?:er\s+|helaas\s+|dan\s+)*(?:niet|vrij|afwezig|weg|ziek|verhinderd|"
    r"elders|(?:met|op)\s+(?:\w*verlof|vakantie|cursus|reis|werkbezoek))\b|(?:heb|hebben)\s+(?:ik|wij|we)\s+(?:een\s+)?(?:vrij|verlof|vakantie|"
    r"cursus|studiedag)\b|(?:niet\s+werk(?:en)?|(?:vrij|afwezig|verhinderd|er\s+niet)\s+(?:ben|zijn))\b)",
    re.I,
)
WRITER_AWAY_BEFORE = re.compile(
    r"\b(?:ik|wij|we)\s+(?:werk(?:en)?|(?:ben|zijn)\s+(?:er\s+)?(?:niet|vrij|afwezig|weg|verhinderd))\s+(?:niet\s+|nooit\s+)?(?:op\s+)?$",
    re.I,
)
HEAR_BY = re.compile(
    r"\b(?:laat|laten)\s+(?:u\s+|je\s+|jullie\s+)?(?:het\s+|dit\s+|dat\s+)?(?:me|mij|ons|het|dit|dat)\s+(?:graag\s+|even\s+|dan\s+|s\.v\.p\.\s+)*"
    r"(?:(?:op|uiterlijk|v[oó]{2}r|tot)\s+)*$",
    re.I,
)
HEARD = re.compile(r"(?:\s+(?:even|graag|nog|a\.s\.|aanstaande|om\s+[\d.:]+\s+uur))*\s+(?:weten|horen)\b", re.I)
HEAR_GLADLY = re.compile(
    r"\b(?:hoor|horen|verneem|vernemen)\s+(?:ik|wij|we)\s+(?:het\s+|dit\s+|dat\s+)?graag\s+(?:(?:op|uiterlijk|v[oó]{2}r)\s+)*$|"
    r"\b(?:ik|wij|we)\s+(?:hoor|horen|verneem|vernemen)\s+(?:het\s+|dit\s+|dat\s+)?graag\s+(?:(?:op|uiterlijk|v[oó]{2}r)\s+)*$",
    re.I,
)
# ``week 38 …: donderdag``, ``die donderdag``: a day of the week of the one told of before.
THAT_WEEKDAY = re.compile(r"(?:op\s+)?(?P<day>maan|dins|woens|donder|vrij|zater|zon)dag", re.I)
THAT = re.compile(r"\b(?:die|diezelfde|dezelfde)\s+$", re.I)
WEEKDAYS = ("maan", "dins", "woens", "donder", "vrij", "zater", "zon")
# By when somebody may still add something to the papers, or says that he comes.
ON_REQUEST = re.compile(
    r"(?:^|[.;:,]\s*)(?:wie|als\s+u|indien\s+u|wilt\s+u|mocht\s+u|heeft\s+u|degene\s+die|leden\s+die|een\s+ieder\s+die)\b[^.;]*,\s*"
    r"(?:doet|kan|moet|dient|meldt|laat|geeft|stuurt|mailt|bericht|verneemt|hoort)\b[^,;.]{0,30}$|"
    r"\bmeld(?:t|en)?\s+(?:u\s+)?(?:zich|jullie\s+je)\b[^,;.]{0,30}$",
    re.I,
)
# A paper that has to stand in a system by a day.
IN_THE_SYSTEM = re.compile(
    r"[^,;.]{0,20}?\b(?:op|in|bij)\s+(?:de|het|ons|onze)?\s*(?:[\w-]+\s+)?(?:\w*schijf|sharepoint|teams\w*|\w*systeem|ibabs|notubiz|\w*portaal|"
    r"\w*map|extranet|intranet|samenwerkruimte|\w*omgeving|drukker\w*|repro)\s+(?:staa[nt]|lig(?:t|gen)|zijn|is|te\s+(?:staan|liggen|zijn))\b",
    re.I,
)
# ``12 december van dat jaar``: of the year told of before.
OF_THAT_YEAR = re.compile(r"\s+(?:van|in)\s+(?:dat|datzelfde|hetzelfde|genoemd)\s+jaar\b", re.I)
# ``In 2021 werd het plan nog op 6 juni vastgesteld``: the day is of that year, in one clause with it.
IN = re.compile(r"\b(?:in|over|uit)\s+$", re.I)
IN_THAT_YEAR = re.compile(r"(?:(?!\b(?:als|zodra|nadat|omdat|dat|die|waar\w*|en|maar|wanneer|of)\b)[^,;:.])*", re.I)
TERM = re.compile(r"(?:uiterlijk|v[oó][oó]r|voor|tot|t/m|binnen)\b", re.I)
# ``anders halen wij de raden van november niet``: what is lost when it is not done in time.
OTHERWISE = re.compile(
    r"\banders\s+(?:ha(?:alt|len)|mi(?:st|ssen)|re(?:dt|dden)|lukt|sluit(?:en)?|zijn|is)\b[^;.:]*$", re.I
)
# ``zoals op 18 september besproken``: where it was agreed on; and the meeting of a day that is moved.
AS_TOLD = re.compile(r"\bzoals\s+(?:\w+\s+){0,2}?op\s+(?:\w+dag\s+)?$", re.I)
TOLD_THEN = re.compile(
    r"\s*(?:\d{4}\s+)?(?:is\s+)?(?:besproken|afgesproken|gemeld|toegezegd|aangekondigd|beloofd|beschreven)\b", re.I
)
MEETING_OF = re.compile(r"\bvan\s+(?:\w+dag\s+)?$", re.I)
IS_MOVED = re.compile(
    r"(?:(?!\b(?:dat|die|of|waar\w*|en|maar)\b)[^,;.\d]){0,70}?\s(?:is|wordt|werd|was)\s+(?:(?:met|een|twee|\w+)\s+)*?"
    r"(?:verzet|verplaatst|geannuleerd|afgezegd|vervallen|verschoven|uitgesteld|doorgeschoven|opgeschoven|vervroegd)\b",
    re.I,
)
