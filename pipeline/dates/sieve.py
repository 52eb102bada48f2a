"""What looks like a date and is none, and the tense of the sentence around a date."""

from __future__ import annotations

import re

from pipeline.dates.reading import Reading
from pipeline.rulebook import Rulebook

_CUE = re.compile(
    r"(?i)(?:\b(?:op|per|tot|vanaf|uiterlijk|voor|vóór|na|rond|sinds|t/m|tm|d\.d\.|dd\.?|datum|deze|elke|week\s*\d+\s*\(?)|datum\s*:|[(\[])\s*\Z"
)
_PAST = re.compile(
    r"(?i)\b(?:werd|werden|was|waren|heeft|hebben|had|hadden|namen|nam|ging|gingen|kwam|kwamen|vond|vonden|stelde|besloot|"
    r"besloten|geweest|is\b[^.]{0,60}\b(?:vastgesteld|besproken|genomen|besloten|aangenomen|verzonden|gestuurd|gestart)|"
    r"zijn\b[^.]{0,60}\b(?:vastgesteld|besproken|genomen|begonnen|aangenomen|verzonden|gestuurd|gestart)|sinds|sedert)\b"
)
_FUTURE = re.compile(
    r"(?i)\b(?:zal|zullen|wordt|worden|gaat|gaan|moet|moeten|kan|kunnen|volgt|uiterlijk|komt|komen|streven|planning|gepland|verwacht)\b"
)
_STOP = re.compile(r"[.!?]\s+(?=[A-Z•\-])|\n\s*\n|\t")
_GLUE = re.compile(r"[\w€$%]")


def counts(text: str, reading: Reading, below_week: bool, rules: Rulebook) -> bool:
    """Whether a reading is a date at all."""
    start, end = reading.start, reading.end
    before, after = text[max(0, start - 30) : start], text[end : end + 12]
    if before and (before[-1].isalnum() or before[-1] in "_/€$#" and reading.form != "month") and text[start].isalnum():
        return before[-1] == "_"
    if reading.form in ("year", "month", "day", "range", "week") and reading.year is not None or not reading.cue:
        if before[-1:] in "-–." and before[-2:-1].isdigit() and text[start : start + 1].isdigit():
            return False
        if after[:1] in "-/" and after[1:2].isdigit():
            return False
    if not reading.cue:
        return _cued(text, reading, below_week)
    if reading.form == "year" and not reading.bound:
        return _year_counts(before, after)
    if reading.form == "month" and reading.bare:
        return _month_counts(text, reading, before, after)
    if reading.form == "season" and reading.bare and not reading.bound:
        return bool(re.search(r"(?i)\b(?:de|het|in|dit|deze|rond|tot|vanaf|voor|na)\s*\Z", before)) or " " in text[start:end]
    return True


def _cued(text: str, reading: Reading, below_week: bool) -> bool:
    start, end = reading.start, reading.end
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    if not before.strip() and not after.strip(" \n.?!"):
        return True
    if _CUE.search(before):
        return not re.match(r"\s*(?:%|punten|procent|,-)", after)
    line_start = not before or before[-1] in "\n\t" or before.endswith("\n ")
    line_end = not after.strip(" ") or after.lstrip(" \r")[:1] in ("\n", "\t")
    if line_start and (below_week or _date_column(text, start)):
        return True
    return line_start and line_end and below_week


def _date_column(text: str, start: int) -> bool:
    head = text[max(0, start - 3000) : start]
    line = head.rfind("\tDatum")
    return text[start - 1 : start] == "\t" and (line >= 0 or "Datum\t" in head)


def _year_counts(before: str, after: str) -> bool:
    if re.match(r"\s*(?:euro|EUR|inwoners|woningen|m2|m²|km|soldaten|stuks|kilo|kg|uur|mensen|personen|leden|x\b|%|\()", after):
        return False
    if after[:1] in ("-", "/", ".") and after[1:2].isalnum() or re.match(r",\s?\d|,-|\.\d", after):
        return False
    return not re.search(r"(?i)(?:€|euro|nr\.?|nummer|kenmerk|artikel|RIS|pagina|blz\.?|\d[.,]|[-/])\s*\Z", before)


def _month_counts(text: str, reading: Reading, before: str, after: str) -> bool:
    word = text[reading.start : reading.end]
    if word.endswith("."):
        return True
    if re.search(r"(?i)\b(?:in|na|voor|vóór|sinds|tot|vanaf|van|per|eind|begin|half|medio|tussen|en|raad van)\s+\Z", before):
        return word[:1].islower() or not re.match(r"\s+[A-Z]", after)
    left = not before.strip(" ") or before.rstrip(" ")[-1:] in "\t\n(/|-–"
    right = not after.strip(" ") or after.lstrip(" ")[:1] in "\t\n)/|-–" or bool(
        re.match(r"\s+(?:Jan|Feb|Mrt|Apr|Mei|Jun|Jul|Aug|Sep|Okt|Nov|Dec)", after))
    return left and right


def tense(text: str, reading: Reading) -> int:
    """-1 where the sentence around a reading speaks of the past, 1 of the future, 0 where it does not say."""
    left = text[max(0, reading.start - 160) : reading.start]
    right = text[reading.end : reading.end + 120]
    for stop in _STOP.finditer(left):
        left_cut = stop.end()
        last = left_cut
    pieces = _STOP.split(left)
    sentence = pieces[-1] + " # " + _STOP.split(right)[0]
    past, future = _PAST.search(sentence), _FUTURE.search(sentence)
    if past and not future:
        return -1
    if future and not past:
        return 1
    return 0
