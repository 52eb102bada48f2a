"""Texts: long, without an end, in other alphabets and encodings, made to tire patterns."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

Case = tuple[str, bytes]
_REPEATED = (
    "1-", "1.", "1 ", "12-", "1/1/", "week ", "wk ", "week 1 + ", "maandag ", "maandag dinsdag ", "1 maart ", "maart ",
    "1 t/m ", "tussen ", "van 1 tot ", "begin eind ", "eind ", "Q1 ", "1e ", "½ ", "uiterlijk ", "niet ", "vanaf ", "(",
    "[[", "|", "\t", "   ", "\n", "\r\n", "\f", ". ", "...", "a", "a ", "stemt in ", "De raad besluit ", "…", "- ",
    "de heer ", "\u0301", "\u202e", "\u200b", "\x00", "\x1b[2J", "𝟙", "٣", "１２ ", "=1+1 ", "<b>", "&lt;", "{{", "%s",
)  # fmt: skip
_LETTER = "Gemeente Verzonnen\nDatum: 4 maart 2024\n\nDe raad besluit op 5 april 2024 over de zorgregeling.\n"


def cases(full: bool) -> Iterator[Case]:
    """Name and bytes of each."""
    size = 1_000_000 if full else 60_000
    for number, part in enumerate(_REPEATED):
        yield f"herhaald-{number:02}.txt", (part * (size // len(part.encode()))).encode()
    encodings = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "utf-7", "mac-roman")
    for encoding in encodings:
        yield f"letters-{encoding}.txt", (_LETTER * 3).encode(encoding)
    yield "letters-gemengd.txt", _LETTER.encode() + "één".encode("cp1252") + "één".encode("utf-16")
    yield "surrogaten.txt", _LETTER.encode() + b"\xed\xa0\x80\xff\xfe\x80"
    yield "gzip.txt", gzip.compress(_LETTER.encode() * 100, mtime=0)
    yield "leeg.txt", b""
    yield "wit.txt", b" \n\t" * 1000
    yield "bom.txt", b"\xef\xbb\xbf"
    yield "nullen.txt", bytes(5000)
    yield "bladen.txt", _LETTER.encode() + b"\f" * (20_000 if full else 6_000)
    yield "toml.toml", b'peildatum = "1900-01-01"\n'
    yield "script.sh", b"#!/bin/sh\nreboot\n"
    if full:
        yield "een-regel-195-mb.txt", b"De raad besluit op 5 april 2024. " * 5_900_000
        yield "een-woord-195-mb.txt", b"a" * 195_000_000
        yield "te-groot.txt", b"a" * 201_000_000
