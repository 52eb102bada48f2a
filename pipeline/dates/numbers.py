"""Dutch number words: ``drieëntwintig`` -> 23, ``tweeëntwintigste`` -> 22, ``tweeduizend`` -> 2000."""

from __future__ import annotations

_ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
         "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")  # fmt: skip
_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
         90: "negentig"}  # fmt: skip
_IRREGULAR = {1: "eerste", 3: "derde", 8: "achtste"}


def cardinals() -> dict[str, int]:
    """Every spelling of 0 to 99 in one word, with and without the diaeresis."""
    words = {word: number for number, word in enumerate(_ONES)}
    for ten, word in _TENS.items():
        words[word] = ten
        for one in range(1, 10):
            joints = ("ën", "en") if one in (2, 3) else ("en",)
            for joint in joints:
                words[f"{_ONES[one]}{joint}{word}"] = ten + one
    return words


def ordinals() -> dict[str, int]:
    """Every ordinal from 1 to 99 in one word (``eerste``, ``twaalfde``, ``eenendertigste``)."""
    words: dict[str, int] = {}
    for word, number in cardinals().items():
        if number == 0:
            continue
        if number in _IRREGULAR:
            words[_IRREGULAR[number]] = number
        elif number < 20:
            words[word + "de"] = number
        else:
            words[word + "ste"] = number
    return words


def years() -> dict[str, int]:
    """Years in one word: ``tweeduizendtwintig``, ``negentienhonderdzesennegentig``, ``negentienachtentwintig``."""
    below = cardinals()
    words: dict[str, int] = {"tweeduizend": 2000}
    for word, number in below.items():
        if number:
            words["tweeduizend" + word] = 2000 + number
    for head in range(11, 20):
        words[_ONES[head] + "honderd"] = head * 100
        for word, number in below.items():
            if not number:
                continue
            words[f"{_ONES[head]}honderd{word}"] = head * 100 + number
            if number > 9 and head > 15:
                words[_ONES[head] + word] = head * 100 + number
                words[f"{_ONES[head]}en{word}"] = head * 100 + number
    return words
