"""Numbers joined by signs: ``25-1-2021``, ``2021-03-30``, ``25-1``, ``3-2015``, ``14-17``; anything else is no date."""

from __future__ import annotations

import re
from calendar import monthrange

_PARTS = re.compile(r"[0-9]+|[^0-9]")
_SHAPE = re.compile(r"[0-9]{1,8}(?:[-./:–~][0-9]{1,8}){0,6}")
Value = tuple[str, object]


def century(year: int) -> int:
    """A year in two digits as people mean it: 71 is 1971, 45 is 2045."""
    if year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


def compound(word: str) -> Value | None:
    """Class and value of a joined number, or None where it can be no date (references, amounts, telephone numbers)."""
    if not _SHAPE.fullmatch(word):
        return None
    parts = _PARTS.findall(word)
    numbers = parts[::2]
    signs = set(parts[1::2])
    if ":" in signs or max(map(len, numbers)) > 4:
        return _compact(word)
    if len(numbers) == 3 and len(signs) == 1:
        return _three(numbers, signs.pop())
    if len(numbers) == 2:
        return _two(numbers, signs.pop())
    if len(numbers) in (4, 5) and parts[3] in "-–" and parts[1] == parts[5]:
        return _range(numbers, parts[1])
    if len(numbers) == 6 and parts[5] in "-–" and parts[1] == parts[3] == parts[7] == parts[9] and parts[1] != parts[5]:
        left, right = _three(numbers[:3], parts[1]), _three(numbers[3:], parts[1])
        if left and right:
            return "DMYDMY", (left[1], right[1])
    return None


def _compact(word: str) -> Value | None:
    if len(word) == 8 and word.isdigit() and word[:2] in ("19", "20"):
        year, month, day = int(word[:4]), int(word[4:6]), int(word[6:])
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            return "ISOCOMPACT", (year, month, day)
    return None


def _three(numbers: list[str], sign: str) -> Value | None:
    if len(numbers[0]) == 4:
        year, month, day = map(int, numbers)
    else:
        day, month, year = map(int, numbers)
        if (
            len(numbers[2]) == 3
            or (len(numbers[2]) == 4 and numbers[2][0] == "0")
            or len(numbers[0]) > 2
            or len(numbers[1]) > 2
        ):
            return None
        if len(numbers[2]) < 4 and ((sign == "." and numbers[1][0] != "0") or len(numbers[2]) < 2):
            return None
        year = century(year)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2100):
        return None
    return "DMY", (year, month, day)


def _two(numbers: list[str], sign: str) -> Value | None:
    first, second = map(int, numbers)
    lengths = len(numbers[0]), len(numbers[1])
    if lengths == (4, 4):
        if sign in "-–/~" and 1900 <= first < second < 2100:
            return "YEARS", (first, second)
        return None
    if lengths[0] == 4 and 1900 <= first < 2100:
        if sign in "-–" and 1 <= second <= 12 and lengths[1] == 2 and second != first % 100 + 1:
            return "MY", (first, second)
        if sign in "/-–" and lengths[1] == 2 and second == (first + 1) % 100:
            return "YEARS", (first, first + 1)
        return None
    if lengths[1] == 4 and 1900 <= second < 2100:
        return ("MY", (second, first)) if 1 <= first <= 12 and lengths[0] <= 2 else None
    if max(lengths) > 2 or sign == "." or sign == ":":
        return None
    if 1 <= first <= 31 and 1 <= second <= 12:
        return "DM", (first, second, sign)
    if 1 <= first < second <= 53:
        return "PAIR", (first, second, sign)
    return None


def _range(numbers: list[str], sign: str) -> Value | None:
    if len(numbers) == 5:
        right = _three(numbers[2:], sign)
        if right is None:
            return None
        assert isinstance(right[1], tuple)
        year, month, day = right[1]
    else:
        day, month, year = int(numbers[2]), int(numbers[3]), None
    first, second = int(numbers[0]), int(numbers[1])
    if (sign in "-–" and len(numbers) == 4) or (sign == "." and len(numbers) == 4) or max(map(len, numbers[:2])) > 2:
        return None
    if not (1 <= first <= 31 and 1 <= second <= 12 and 1 <= day <= 31 and 1 <= month <= 12):
        return None
    return "DMDM", (first, second, day, month, year)
