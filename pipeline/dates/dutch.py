"""The Dutch of time, as data: every word that the grammar knows, by its class.

A class is a capitalised name; ``grammar.py`` writes its rules in these names. A word has one class; a rule that takes
several classes names a set of ``SETS``. Values: a month is 1-12, a weekday 0-6 (Monday 0), a unit an ISO letter.
"""

from __future__ import annotations

from pipeline.dates.numbers import cardinals, ordinals, years


class Mended(int):
    """A number that a scanner spoiled and that was read all the same."""


MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "maa": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "augs": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
    "januarij": 1, "februarij": 2, "october": 10,
}  # fmt: skip

WEEKDAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
    "maandagen": 0, "dinsdagen": 1, "woensdagen": 2, "donderdagen": 3, "vrijdagen": 4, "zaterdagen": 5, "zondagen": 6,
}  # fmt: skip

# Short weekdays are words of their own in Dutch (zo, do, ma): they count only beside a date.
# What a scanner makes of the names of months.
SCANNED_MONTHS = {
    "rnaart": 3, "maarl": 3, "apri1": 4, "apriI": 4, "rnei": 5, "me1": 5, "ju1i": 7, "jull": 7, "junl": 6,
    "0ktober": 10, "0kt": 10, "septernber": 9, "novernber": 11, "decernber": 12, "januarl": 1, "februarl": 2,
}  # fmt: skip

# ``donderdagavond 3 april``: as short weekdays, they count only beside a date.
PARTS_OF_DAY = ("ochtend", "morgen", "middag", "avond")
SHORT_WEEKDAYS = {
    "ma": 0, "maa": 0, "di": 1, "din": 1, "dins": 1, "wo": 2, "woe": 2, "woens": 2, "do": 3, "don": 3, "dond": 3,
    "vr": 4, "vrij": 4, "vrijd": 4, "za": 5, "zat": 5, "zo": 6, "zon": 6, "zond": 6,
}  # fmt: skip

UNITS = {
    "dag": "D", "dagen": "D", "week": "W", "weken": "W", "maand": "M", "maanden": "M", "kwartaal": "Q",
    "kwartalen": "Q", "jaar": "Y", "jaren": "Y", "jr": "Y", "halfjaar": "H", "weekend": "E", "weekeinde": "E",
    "weekends": "E", "werkdag": "B", "werkdagen": "B", "werkweek": "K", "weekdag": "B", "decennium": "C",
    "decennia": "C", "kalenderdagen": "D", "kalenderdag": "D", "etmaal": "D", "weekje": "W", "maandje": "M",
}  # fmt: skip

SEASONS = {
    "lente": 3, "voorjaar": 3, "zomer": 6, "zomerperiode": 6, "herfst": 9, "najaar": 9, "winter": 12, "midzomer": 6,
    "zomermaanden": 6, "wintermaanden": 12,
}  # fmt: skip

# Days that a paper names instead of a date; the number of days after Easter, or (month, day), or a rule by name.
HOLIDAYS: dict[str, int | tuple[int, int] | str] = {
    "nieuwjaarsdag": (1, 1), "nieuwjaar": (1, 1), "driekoningen": (1, 6), "valentijnsdag": (2, 14),
    "aswoensdag": -46, "palmzondag": -7, "witte donderdag": -3, "goede vrijdag": -2, "stille zaterdag": -1,
    "pasen": 0, "paaszondag": 0, "paasdag": 0, "eerste paasdag": 0, "1e paasdag": 0, "paasmaandag": 1,
    "tweede paasdag": 1, "2e paasdag": 1, "koningsdag": "koningsdag", "koninginnedag": (4, 30),
    "dag van de arbeid": (5, 1), "dodenherdenking": (5, 4), "nationale dodenherdenking": (5, 4),
    "nationale herdenking": (5, 4), "bevrijdingsdag": (5, 5), "hemelvaartsdag": 39, "hemelvaart": 39,
    "pinksteren": 49, "pinksterdag": 49, "pinksterzondag": 49, "eerste pinksterdag": 49, "1e pinksterdag": 49,
    "tweede pinksterdag": 50,
    "2e pinksterdag": 50, "pinkstermaandag": 50, "moederdag": "5/6/2", "vaderdag": "6/6/3",
    "veteranendag": "6/5/-1", "nederlandse veteranendag": "6/5/-1", "prinsjesdag": "9/1/3",
    "boomfeestdag": "3/2/3", "nationale boomfeestdag": "3/2/3", "boomplantdag": "3/2/3",
    "dag van de leraar": (10, 5), "dag van de leerkracht": (10, 5), "dierendag": (10, 4), "halloween": (10, 31),
    "allerheiligen": (11, 1), "allerzielen": (11, 2), "sint-maarten": (11, 11), "sinterklaas": (12, 5),
    "sinterklaasavond": (12, 5), "pakjesavond": (12, 5), "kerstavond": (12, 24), "kerst": (12, 25),
    "kerstmis": (12, 25), "kerstdag": (12, 25), "eerste kerstdag": (12, 25), "1e kerstdag": (12, 25),
    "tweede kerstdag": (12, 26), "2e kerstdag": (12, 26), "oudjaar": (12, 31), "oudejaarsdag": (12, 31),
    "oudejaarsavond": (12, 31), "black friday": "blackfriday", "thanksgiving": "11/3/4", "king's day": "koningsdag",
    "keti koti": (7, 1), "onafhankelijkheidsdag": (7, 4), "onafhankelijksdag": (7, 4), "yuandan": (1, 1),
    "mlkdag": "1/0/3", "memorial day": "5/0/-1", "labor day": "9/0/1", "columbusdag": "10/0/2",
}  # fmt: skip

# School holidays and the recess of councils that goes with them.
VACATIONS = {
    "voorjaarsvakantie": "voorjaarsvakantie", "krokusvakantie": "voorjaarsvakantie", "meivakantie": "meivakantie",
    "zomervakantie": "zomervakantie", "herfstvakantie": "herfstvakantie", "kerstvakantie": "kerstvakantie",
    "voorjaarsreces": "voorjaarsvakantie", "krokusreces": "voorjaarsvakantie", "meireces": "meivakantie",
    "zomerreces": "zomervakantie", "herfstreces": "herfstvakantie", "kerstreces": "kerstvakantie",
    "bouwvak": "zomervakantie", "winterreces": "kerstvakantie", "jaarwisseling": "kerstvakantie",
    "najaarsreces": "herfstvakantie",
}  # fmt: skip

DEICTIC = {"vandaag": 0, "heden": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}

WORDS: dict[str, tuple[str, object]] = {
    # pointing words
    **dict.fromkeys(("deze", "dit", "huidige", "huidig", "lopende", "lopend", "dezelfde", "hetzelfde",
                     "datzelfde", "ditzelfde"), ("THIS", 0)),
    **dict.fromkeys(("volgende", "volgend", "eerstvolgende", "eerstvolgend"), ("NEXT", 1)),
    **dict.fromkeys(("komende", "komend", "aankomende", "aankomend", "aanstaande", "aanstaand"), ("COMING", 1)),
    **dict.fromkeys(("vorige", "vorig", "voorgaande", "voorgaand", "voorbije"), ("LAST", -1)),
    **dict.fromkeys(("afgelopen", "verleden", "laatstleden"), ("PAST", -1)),
    "laatste": ("FINAL", -1),
    "jl": ("JL", -1), "j.l.": ("JL", -1), "jongstleden": ("JL", -1), "ll": ("JL", -1), "l.l.": ("JL", -1),
    "a.s.": ("AS", 1), "as": ("AS", 1), "e.k.": ("AS", 1), "eerstkomende": ("COMING", 1),
    # parts
    **dict.fromkeys(("begin", "primo", "aanvang"), ("PART", "START")),
    **dict.fromkeys(("half", "medio", "midden", "halverwege"), ("PART", "MID")),
    **dict.fromkeys(("eind", "einde"), ("PART", "END")),
    "ultimo": ("ULTIMO", "END"), "vroegst": ("FROM", None), "laatst": ("ATLATEST", None),
    "helft": ("HALFTH", None), "halfjaar": ("HALFTH", None),
    "loop": ("LOOP", None), "rest": ("REST", None), "restant": ("REST", None),
    "eerder": ("EARLIER", "START"), "later": ("LATER", "END"), "vroeg": ("EARLIER", "START"),
    # bounds
    **dict.fromkeys(("uiterlijk", "ultiem"), ("ATLATEST", None)),
    "voor": ("BEFORE", "weak"), "vóór": ("BEFORE", "strong"), "vòòr": ("BEFORE", "strong"),
    "vóòr": ("BEFORE", "strong"),
    "na": ("AFTER", None), "vanaf": ("FROM", None), "sinds": ("SINCE", None), "sedert": ("SINCE", None),
    "per": ("PER", None), "tot": ("UNTIL", None), "tussen": ("BETWEEN", None), "binnen": ("WITHIN", None),
    "gedurende": ("DURING", None), "tijdens": ("DURING", None), "ingaande": ("FROMDAY", None),
    "m.i.v.": ("FROMDAY", None), "miv": ("FROMDAY", None), "d.d.": ("DD", None), "dd": ("DD", None),
    "t/m": ("TM", None), "tm": ("TM", None), "t.m.": ("TM", None),
    **dict.fromkeys(("rond", "rondom", "omstreeks", "circa", "ca", "ongeveer", "plusminus", "tegen", "c.a."),
                    ("ABOUT", None)),
    "nadat": ("OTHER", None),
    # glue
    "de": ("ART", None), "het": ("ART", None), "den": ("ART", None), "'t": ("ART", None),
    "van": ("VAN", None), "in": ("IN", None), "op": ("OP", None), "en": ("EN", None), "of": ("OF", None),
    "aan": ("AAN", None), "met": ("MET", None), "ingang": ("INGANG", None), "afloop": ("AFLOOP", None),
    "uit": ("VAN", None), "over": ("OVER", None), "geleden": ("AGO", None),
    "minder": ("LESS", None), "meer": ("MORE", None), "langer": ("MORE", None), "ruim": ("MORE", None),
    "dan": ("DAN", None), "niet": ("NIET", None), "nu": ("NOW", None), "hoger": ("HIGHER", None),
    "startend": ("STARTING", None), "aanvangend": ("STARTING", None), "beginnend": ("STARTING", None),
    "eindigend": ("ENDING", None), "gerekend": ("COUNTED", None), "om": ("OM", None),
    "daarna": ("THEREAFTER", None), "erna": ("THEREAFTER", None), "nadien": ("THEREAFTER", None),
    "daarvoor": ("THEREBEFORE", None), "ervoor": ("THEREBEFORE", None), "daaraan": ("OTHER", None),
    # counting words
    "een": ("EEN", 1), "één": ("EEN", 1), "paar": ("FEW", 2), "enkele": ("FEW", 3), "aantal": ("FEW", 3),
    "anderhalf": ("ANDERHALF", 1.5), "anderhalve": ("ANDERHALF", 1.5), "twintiger": ("OTHER", None),
    # repetition
    **dict.fromkeys(("elke", "elk", "iedere", "ieder"), ("EACH", None)),
    "eens": ("ONCE", 1), "eenmaal": ("ONCE", 1), "tweemaal": ("ONCE", 2), "driemaal": ("ONCE", 3),
    "keer": ("TIMES", None),
    "maal": ("TIMES", None), "x": ("TIMES", None), "×": ("TIMES", None),
    **{word: ("ADVERB", period) for word, period in (
        ("dagelijks", "P1D"), ("dagelijkse", "P1D"), ("wekelijks", "P1W"), ("wekelijkse", "P1W"),
        ("tweewekelijks", "P2W"), ("tweewekelijkse", "P2W"), ("maandelijks", "P1M"), ("maandelijkse", "P1M"),
        ("tweemaandelijks", "P2M"), ("tweemaandelijkse", "P2M"), ("driemaandelijks", "P3M"),
        ("driemaandelijkse", "P3M"), ("jaarlijks", "P1Y"), ("jaarlijkse", "P1Y"), ("halfjaarlijks", "P6M"),
        ("halfjaarlijkse", "P6M"), ("tweejaarlijks", "P2Y"), ("tweejaarlijkse", "P2Y"), ("driewekelijks", "P3W"),
        ("driewekelijkse", "P3W"), ("vierwekelijks", "P4W"), ("vierwekelijkse", "P4W"), ("zeswekelijks", "P6W"),
        ("zeswekelijkse", "P6W"), ("vierjaarlijks", "P4Y"), ("vierjaarlijkse", "P4Y"), ("kwartaalsgewijs", "P3M"),
    )},
    # week words and others
    "wk": ("WEEKNO", None), "wk.": ("WEEKNO", None), "weeknr": ("WEEKNO", None), "weeknummer": ("WEEKNO", None),
    "kalenderweek": ("WEEKNO", None), "schooljaar": ("SCHOOLYEAR", None), "studiejaar": ("SCHOOLYEAR", None),
    "seizoen": ("SCHOOLYEAR", None), "eeuw": ("CENTURY", None), "zomer": ("SEASON", 6),
    "reces": ("RECESS", None), "vakantie": ("VACATION", None),
    "q": ("QLETTER", None), "kw": ("KW", None), "h": ("HLETTER", None),
    "ste": ("STE", None), "e": ("STE", None),
    "à": ("RANGE_A", None), "a": ("RANGE_A", None),
}  # fmt: skip

PUNCTUATION = {
    "-": "DASH", "–": "DASH", "—": "DASH", "−": "DASH", "~": "DASH", "‐": "DASH", "‑": "DASH",
    "/": "SLASH", "+": "PLUS", "&": "EN_SIGN", "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", ",": "COMMA",
    ".": "DOT", ":": "COLON", ";": "SEMI", "'": "QUOTE", "’": "QUOTE", "‘": "QUOTE", "*": "STAR", "_": "STAR",
    "!": "END", "?": "END",
}  # fmt: skip


def lexicon() -> dict[str, tuple[str, object]]:
    """Every word in lower case with its class and value."""
    words: dict[str, tuple[str, object]] = {}
    for word, number in cardinals().items():
        words[word] = ("NW12" if number <= 12 else "NW31" if number <= 31 else "NW99", number)
    for word, number in ordinals().items():
        words[word] = ("OW12" if number <= 12 else "OW31" if number <= 31 else "OW99", number)
    words.update({word: ("YEARWORD" if year % 100 else "CENTURYWORD", year) for word, year in years().items()})
    words.update({word: ("SHORTDAY", number) for word, number in SHORT_WEEKDAYS.items()})
    for part in PARTS_OF_DAY:
        words.update({f"{word}{part}": ("SHORTDAY", number) for word, number in list(WEEKDAYS.items())[:7]})
    words.update({word: ("MONTH", number) for word, number in MONTHS.items()})
    words.update({word: ("MONTH", Mended(number)) for word, number in SCANNED_MONTHS.items()})
    words.update({word: ("WEEKDAY", number) for word, number in WEEKDAYS.items()})
    words.update({word: ("UNIT", letter) for word, letter in UNITS.items()})
    words["week"], words["weken"] = ("WEEK", "W"), ("WEEKS", "W")
    words["kwartaal"] = ("QUARTER", "Q")
    words["jaar"], words["jaren"] = ("YEARUNIT", "Y"), ("JAREN", "Y")
    words.update({word: ("SEASON", month) for word, month in SEASONS.items()})
    words.update({word: ("HOLIDAY", word) for word in HOLIDAYS if " " not in word})
    words.update({word: ("VACNAME", name) for word, name in VACATIONS.items()})
    words.update({word: ("DEICTIC", days) for word, days in DEICTIC.items()})
    words.update(WORDS)
    return words


# Sets of classes that rules take together.
SETS = {
    "D": ("N12", "N31", "OCRDAY", "O12", "O31", "OW12", "OW31", "NW12", "NW31"),
    "DN": ("N12", "N31"),
    "DORD": ("O12", "O31", "OW12", "OW31"),
    "WN": ("N12", "N31", "N53"),
    "NUM": ("N12", "N31", "N53", "N99", "NW12", "NW31", "NW99", "EEN", "FEW", "ANDERHALF"),
    "ORD": ("O12", "O31", "OW12", "OW31", "O99", "OW99", "FINAL"),
    "Y": ("YEAR", "YEARWORD"),
    "Y2": ("N12", "N31", "N53", "N99"),
    "ANYUNIT": ("UNIT", "WEEK", "WEEKS", "QUARTER", "YEARUNIT", "JAREN"),
    "REL": ("THIS", "NEXT", "COMING", "LAST", "PAST", "FINAL"),
    "WD": ("WEEKDAY", "SHORTDAY"),
    "TO": ("TM", "DASH", "UNTIL", "RANGE_A"),
    "AND": ("EN", "EN_SIGN", "PLUS"),
    "PAIRS": ("DM", "PAIR"),
}
SETS.update(
    DAYWEEK=("UNIT", "WEEK"),
    NW=("NW12", "NW31", "NW99", "EEN"),
    DDIGIT=("O12", "O31"),
    ORDANY=(*SETS["ORD"], "O99"),
    ENOF=("EN", "EN_SIGN", "OF"),
    PAIR_SIGN=("SLASH", "PLUS", "DASH", "TM", "EN", "EN_SIGN", "UNTIL", "OF"),
    TIMESN=("ONCE", "TIMESX"),
    HOLREST=("HOLIDAY", "WEEKDAY", "HOLWORD"),
    JLAS=("JL", "AS", "COMING", "PAST"),
    PARTABLE=("MONTHX", "YEARX", "WEEKX", "PERIODX", "SEASONX", "QUARTERX", "HALFX", "VACX", "SUFX"),
    COURSE=("YEARX", "MONTHX", "PERIODX", "UNITX", "QUARTERX"),
    PERIODUNIT=("PERIODX", "UNITX"),
    YEARLESS=("DAYX", "DMX", "MONTHX", "WEEKX", "QUARTERX", "HALFX", "SEASONX", "HOLX", "VACX", "WDX"),
    YEARLESSN=("DAYX", "DMX", "MONTHX", "HOLX", "VACX", "SEASONX"),
    OFYEAR=("YEARX", "PERIODX"),
    OFMONTH=("MONTHX", "PERIODX", "UNITX"),
    NTHOF=("MONTHX", "YEARX", "PERIODX", "UNITX", "SUFX"),
    NOWLIKE=("PERIODX", "NOWX"),
    DAYLIKE=("DAYX", "DMX"),
    DAYISH=("DAYX", "DMX", "LISTX", "RANGEX", "MDX"),
    SHIFTED=("OFFX",),
    ANCHOR=("PERIODX", "NOWX", "DAYX", "HOLX", "SUFX", "VACX", "SEASONX", "MONTHX", "YEARX"),
    X=("DAYX", "DMX", "MONTHX", "YEARX", "WEEKX", "QUARTERX", "HALFX", "SEASONX", "HOLX", "VACX", "PERIODX", "WDX",
       "MDX", "NTHX", "PARTX", "SUFX", "NOWX", "WEEKOFX", "OFFX"),
)  # fmt: skip
SETS["XR"] = (*SETS["X"], "RANGEX", "LISTX", "ALTX", "UNITX", "DECADEX")
WORDS.update(
    dict.fromkeys(("goede", "witte", "stille", "nationale", "nederlandse", "black", "king's"), ("HOLHEAD", None))
)
WORDS.update(dict.fromkeys(("herdenking", "friday", "day"), ("HOLWORD", None)))
WORDS.update(dict.fromkeys(("arbeid", "leraar", "leerkracht"), ("HOLTAIL", None)))

# After these nouns ``voor`` means "for": the plan for April, the budget for 2013.
FOR_NOUNS = frozenset({
    "plan", "planning", "begroting", "budget", "agenda", "raming", "jaarplan", "programma", "cijfers", "bijdrage",
    "afspraak", "uitnodiging", "rooster", "vergaderstukken", "stukken", "geagendeerd", "gepland", "ingepland",
    "voorzien", "staat", "staan", "gereserveerd", "uitgenodigd", "aangemeld", "uit", "plek", "plaats", "bestemd",
    "bepaald", "prognose", "tarieven", "tarief", "subsidie", "middelen", "jaarprogramma", "verkoop", "bedrag", "kosten",
})  # fmt: skip
