"""What looks like a date and is none. A number that is no date is worse than a date that was missed."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.dates.dutch import MONTHS
from pipeline.dates.reading import Reading
from pipeline.rulebook import Rulebook, Vocabulary

_CUE = re.compile(
    r"(?i)(?:\b(?:op|per|tot|vanaf|uiterlijk|vóór|na|rond|sinds|t/m|tm|d\.d\.|dd\.?|datum|data|deadline|deze|elke|week\s*\d+)"
    r"\s*:?|week[^\n\t]{0,14}[(\[]|"
    r"\b\w*(?:vergadering|vergaderavond|raadsavond|overleg|zitting|bijeenkomst|sessie|raad|stuurgroep|commissie|dinsdag|donderdag)\s+van)"
    r"\s*\Z"
)
# What stands last, blanks and colons apart, in all that ``_CUE`` finds: looked for first, as most dates have no cue.
_CUE_ENDS = (
    "op", "per", "tot", "vanaf", "uiterlijk", "vóór", "na", "rond", "sinds", "t/m", "tm", "d.d.", "dd", "dd.", "datum",
    "data", "deadline", "deze", "elke", "van", "(", "[", *"0123456789",
)  # fmt: skip
_BLANK = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace()) + ":"
# ``bespreking in het overleg (25-9)``; of votes and scores it tells for and against.
_HEADS = re.compile(r"(?:\s*[:,–]|\s+-)\s")
_LONGEST_NAME = 100
_BRACKETED = re.compile(r"[a-zà-ÿ]\s+\(\Z")
_VOTES = re.compile(
    r"(?i)\b(?:stem\w*|aangenomen|verworpen|afgewezen|meerderheid|voor|tegen|score|stand|uitslag|gewonnen|verloren|wint|won|"
    r"verloor|winst|verlies|verhouding|schaal|leeftijd|jaar|groep|maat|artikel|hoofdstuk|pagina|sheet|dia)\s+\(\Z"
)
_UNITS_AFTER = re.compile(r"\s*(?:%|punten|procent|,-|uur|x\b|keer|leden|personen|stuks|jaar|jarigen|verdieping)")
_NUMBER_BEFORE = re.compile(r"(?:€|\$|§|\d[.,]|[-/])\s*\Z")
_YEAR_UNIT = re.compile(
    r"\s*(?:euro|EUR|inwoners|woningen|m2|m²|km|hectare|ha|soldaten|stuks|kilo|kg|kilometer|meter|uur|mensen|personen|leden|"
    r"huishoudens|banen|leerlingen|cliënten|deelnemers|jaar|x\b|%|keer)\b"
)
_COUNTING = re.compile(
    r"(?i)\b(?:om|telt|tellen|telde|ruim|circa|ca\.?|ongeveer|bijna|dan|maximaal|minimaal|totaal|aantal|met|zo[’']?n|zon|"
    r"vijf|alle|deze|de|die|nog|zijn|bedraagt|artikel)\s+\Z"
)
_DECIMALS = re.compile(r",-|[,.]\d")
_LIST_DASH = re.compile(r"(?:\w\s*|[\n\t ])-\s*\Z")
_IN_TIME = re.compile(
    r"(?i)\b(?:in|van|voor|vóór|na|sinds|sedert|tot|vanaf|t/m|over|uit|per|jaar|jaren|begin|eind|einde|medio|half|tussen|uiterlijk|"
    r"zomer|winter|herfst|lente|najaar|voorjaar|periode|gedurende|tijdens|naar|rond|omstreeks|eerder|budget)\s+\Z"
)
_AND = re.compile(r"(?i)(?:\b(?:en|of)|[,&+/])\s+\Z")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]*)[ \t]+[\"“‘'(]?\Z")
_CAPITAL = re.compile(r"(?:^|[^.!?:\s*#>•-])[ ]+\Z")
_ADDRESSED = re.compile(
    r"(?i)\b(?:mevrouw|mevr\.|mw\.|meneer|de heer|dhr\.|wethouder|raadslid|burgemeester|secretaris)\s+\Z"
)
_INITIAL = re.compile(r"(?<!\w)[A-Z]\.\s?\Z")
_NAME_AFTER = re.compile(r" ([A-Z][a-zà-ÿ]+)")
_VERBS = frozenset((
    "worden", "zijn", "moeten", "hebben", "kunnen", "zullen", "gaan", "waren", "hadden", "willen", "werken", "starten",
    "besluiten", "volgen", "komen", "maken", "blijven", "bespreken", "benutten", "zouden", "mogen", "konden", "werden",
    "krijgen", "lopen", "vinden", "bieden", "beginnen", "stellen", "leveren", "is", "was", "wordt", "alsnog", "reeds",
    "tevens", "steeds", "plaats", "tussen",
))  # fmt: skip
_HYPHENED = re.compile(r"[^\W\d_]-\s?\Z")
_SEASON_CUE = re.compile(r"(?i)\b(?:de|het|in|dit|deze)\s*\Z")
_BEFORE_MONTH = re.compile(
    r"(?i)\b(?:in|na|voor|vóór|sinds|tot|vanaf|per|eind|begin|half|medio|tussen|en|raad van|maand)\s+\Z"
)


def counts(text: str, reading: Reading, below_week: bool, rules: Rulebook) -> bool:
    """Whether a reading is a date at all. ``below_week``: a week stands on the line or just above."""
    form = reading.form
    if form in ("recurring", "unplanned", "vague", "alternatives") and reading.cue:
        return True
    start, end = reading.start, reading.end
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if _glued(text, reading, before, after):
        return False
    if form == "quarter" and reading.name == "laatste" and reading.year is None:
        return False
    if form == "weekday":
        return not _HYPHENED.search(before)
    if not reading.cue:
        return _cued(text, reading, before, after, below_week, rules)
    if form == "year" and not reading.bound and not reading.part:
        return _year_counts(before, after, rules.vocabulary)
    if form == "range" and reading.parts and reading.parts[0].form == "year" and reading.parts[1].form == "year":
        return not _titled(before, rules.vocabulary) and not _numbered(before, rules.vocabulary)
    if form == "month":
        if not text[start].isalpha() and reading.year is not None and text[start].isdigit():
            return not _numbered(before, rules.vocabulary)
        if reading.year is None and _looks_like_a_name(text[start:end], before, after):
            return False
        return not reading.bare or _month_counts(text, reading, before, after)
    if form == "week":
        return not re.match(r"\s*(?:van de |van haar )?zwanger", after)
    if form == "season" and reading.bare and not reading.bound and not reading.about:
        return text[start:end].lower().startswith(("de ", "het ")) or _SEASON_CUE.search(before) is not None
    return True


def _glued(text: str, reading: Reading, before: str, after: str) -> bool:
    """Whether the expression is a part of a longer code or word."""
    first, last = text[reading.start], text[reading.end - 1]
    if before and first.isalnum() and before[-1].isalnum():
        return True
    if first.isdigit() and before and (before[-1] in "€$#§" or (before[-1] in "-–./" and before[-2:-1].isdigit())):
        return True
    if last.isdigit() and after[:1] in ("-", "/", ".", ",") and after[1:2].isdigit():
        return True
    return last.isdigit() and after[:1] == "/" and after[1:2].isalpha()


def _cued(text: str, reading: Reading, before: str, after: str, below_week: bool, rules: Rulebook) -> bool:
    """A bare ``25-2`` counts after op, per, tot; below a week; in a date column; and alone."""
    if _numbered(before, rules.vocabulary):
        return False
    if _BRACKETED.search(before) and after[:1] == ")" and not _VOTES.search(before) and _no_score(text, reading):
        return True
    left = before[-1:] in ("", "\n", "\t", "|") or before.endswith(("\n ", "\t ", "| "))
    right = not after.strip(" ") or after.lstrip(" \r")[:1] in ("\n", "\t", "|")
    if not before.strip() and not after.strip(" \n.?!") and reading.start < 40:
        return True
    of_meeting = before.rstrip().endswith(" van") and _after_these(_meetings(rules)).search(before)
    cue = before.rstrip(_BLANK).casefold().endswith(_CUE_ENDS) and _CUE.search(before)
    if cue or of_meeting or _heads(text, reading, rules):
        return not _UNITS_AFTER.match(after)
    if not left:
        return False
    return below_week or (right and in_date_column(text, reading.start, rules.vocabulary))


def _heads(text: str, reading: Reading, rules: Rulebook) -> bool:
    """Whether it stands behind the name of a body at the head of a line: ``Stuurgroep 21-9: bespreken van de nota``."""
    start = reading.start
    if not _HEADS.match(text, reading.end) or not _no_score(text, reading):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_NAME) : start]
    return bool(line.strip()) and _names(_bodies(rules)).fullmatch(line) is not None


def _no_score(text: str, reading: Reading) -> bool:
    """Whether it is a day and a month and no result of a match: the first number is beyond twelve, between dashes."""
    first = re.match(r"(\d{1,2})-\d{1,2}\Z", text[reading.start : reading.end])
    return first is not None and int(first[1]) > 12


def in_date_column(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Whether the cell at ``start`` stands under a head of ``datumkolommen`` in a table of tabs or strokes."""
    top = max(0, start - 4000)
    line_start = text.rfind("\n", top, start) + 1
    if line_start <= top > 0:
        return False
    mark = "\t" if "\t" in text[line_start : text.find("\n", start) % (len(text) + 1)] else "|"
    column = text.count(mark, line_start, start)
    end = line_start - 1
    while end > top:
        begin = text.rfind("\n", top, end) + 1
        cells = text[max(begin, top) : end].split(mark)
        if column < len(cells) and cells[column].strip(" *:").casefold() in vocabulary.datumkolommen:
            return True
        if len(cells) < 2 and cells[0].strip():
            return False
        end = begin - 1
    return False


def _meetings(rules: Rulebook) -> tuple[str, ...]:
    """``Stuurgroep van``: the names of bodies before the day of their meeting."""
    return tuple(f"{name} van" for body in rules.bodies for name in (body.naam, *body.aliassen)) or ("overleg van",)


def _bodies(rules: Rulebook) -> tuple[str, ...]:
    return tuple(name for body in rules.bodies for name in (body.naam, *body.aliassen))


@lru_cache(maxsize=4)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """A line that is no more than the name of a body, with its bullet or number."""
    return re.compile(rf"(?i)[\s•*–-]*(?:\d{{1,2}}[.)]\s+)?(?:{'|'.join(map(re.escape, names)) or '(?!)'})[\s,(]+")


@lru_cache(maxsize=16)
def _after_these(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, words))})[\s:]*\Z")


def _numbered(before: str, vocabulary: Vocabulary) -> bool:
    words = vocabulary.geen_datum_na
    ends = before.rstrip(_BLANK).casefold().endswith(_folded(words))
    return ends and _after_these(words).search(before) is not None


@lru_cache(maxsize=4)
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.casefold, words))


def _titled(before: str, vocabulary: Vocabulary) -> bool:
    """Whether the word before makes a title of the year: Woonvisie 2030, begroting 2022, Wmo 2015."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    lower = word[1].casefold()
    if lower in vocabulary.titelwoorden or any(
        lower.endswith(tail) for tail in vocabulary.titelwoorden if len(tail) > 3
    ):
        return True
    if _title_above(vocabulary.titelwoorden).search(before):
        return True
    within = word.start() > 0 and _CAPITAL.search(before[: word.start()]) is not None
    return within and word[1][0].isupper() and lower not in vocabulary.tijdwoorden


@lru_cache(maxsize=16)
def _title_above(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word for a title and a few plain words after it: Verordening op de raadscommissies (2006)."""
    return re.compile(
        rf"(?i)\b(?:{'|'.join(map(re.escape, words))})(?: (?:op|voor|van|tot|inzake|de|het|[^\W\d_]{{7,}})){{1,4}} \Z"
    )


def _year_counts(before: str, after: str, vocabulary: Vocabulary) -> bool:
    if _YEAR_UNIT.match(after) or _DECIMALS.match(after):
        return False
    if _NUMBER_BEFORE.search(before) and not _LIST_DASH.search(before):
        return False
    if _numbered(before, vocabulary):
        return False
    if _IN_TIME.search(before):
        return True
    if _titled(before, vocabulary) or _COUNTING.search(before):
        return False
    word = _WORD_AFTER.match(after)
    plural = word is not None and word[1][0].islower() and word[1].endswith(("en", "s")) and word[1] not in _VERBS
    return not plural


def _looks_like_a_name(word: str, before: str, after: str) -> bool:
    """``Mei Li``, ``Jan Jansen``: Dutch writes months small: a capital within a sentence before another is a name."""
    following = _NAME_AFTER.match(after)
    if not word.istitle():
        return False
    if _INITIAL.search(before) or _ADDRESSED.search(before):
        return True
    within = before[-1:] == " " and before.rstrip()[-1:].isalpha()
    return within and following is not None and following[1].casefold() not in MONTHS


def _month_counts(text: str, reading: Reading, before: str, after: str) -> bool:
    """An abbreviated month without a year: after a preposition, with a full stop, or in a row of months or a cell."""
    word = text[reading.start : reading.end]
    if word.endswith("."):
        return True
    if _BEFORE_MONTH.search(before):
        return word[:1].islower() or not re.match(r"\s+[A-Z]", after)
    left = not before.strip(" ") or before.rstrip(" ")[-1:] in "\t\n(/|-–"
    right = not after.strip(" ") or after.lstrip(" ")[:1] in "\t\n)/|-–:"
    return left and right
