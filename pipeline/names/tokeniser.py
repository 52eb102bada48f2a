"""How spaCy is started and cuts a text into words, without what is not used of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_ABBREVIATION = re.compile(r"(?=.*[^\W\d_])(?=.*\.)[\w.]+")
_MOST_SEEN = 50_000
_CUTS = 50_000  # words that spaCy remembers how it cut them; of its usual 10,000 the names of the rules take a third
_CUTS_FORGOTTEN = 10_000  # it goes on counting those that it forgets where it is told of an exception
_THREADS = "OPENBLAS_NUM_THREADS"


def started() -> Any:
    """The module ``spacy``."""
    with _without_command_line(), _in_one_thread():
        import spacy
    return spacy


class Tokeniser:
    """The tokeniser of ``spacy.blank("nl")`` without the pipeline around it, which is not used.

    Of its 4,670 exceptions nearly all are abbreviations; to tell spaCy of each costs a quarter of a second. Those are
    told when a text comes that holds them, before it is cut, so that it is cut as spaCy cuts it that knows them all.
    """

    def __init__(self, vocab: Any, defaults: Any) -> None:
        from spacy.tokenizer import Tokenizer
        from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

        rules = defaults.tokenizer_exceptions
        self._untold = {word: rule for word, rule in rules.items() if _ABBREVIATION.fullmatch(word)}
        self._longest = max(map(len, self._untold), default=0)
        self._seen: set[str] = set()
        self._cut = Tokenizer(
            vocab,
            rules={word: rule for word, rule in rules.items() if word not in self._untold},
            prefix_search=compile_prefix_regex(defaults.prefixes).search,
            suffix_search=compile_suffix_regex(defaults.suffixes).search,
            infix_finditer=compile_infix_regex(defaults.infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
            max_cache_size=_CUTS,
        )

    def __call__(self, text: str) -> Any:
        self.expect(text)
        return self._cut(text)

    def expect(self, text: str) -> None:
        """Know the abbreviations of a text; spaCy forgets how it cut words whenever it is told of one."""
        pieces = {piece for piece in text.split() if "." in piece} - self._seen
        for piece in pieces:
            self._tell(piece)
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen |= pieces

    def _tell(self, piece: str) -> None:
        """Tell of every abbreviation that stands somewhere in a piece of text."""
        for start in range(len(piece)):
            for end in range(start + 1, min(start + self._longest, len(piece)) + 1):
                rule = self._untold.pop(piece[start:end], None)
                if rule is not None:
                    self._cut.add_special_case(piece[start:end], rule)
                    self._cut.max_cache_size += _CUTS_FORGOTTEN


@contextmanager
def _without_command_line() -> Iterator[None]:
    """spaCy imports its command line for one function that prints versions: a fifth of what it takes to start.

    While spaCy is imported an empty module stands in for it; whoever wants the real one afterwards gets it.
    """
    if "spacy" in sys.modules or "spacy.cli" in sys.modules:
        yield
        return
    package, inside = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    inside.__dict__["info"] = None
    sys.modules.update({"spacy.cli": package, "spacy.cli.info": inside})
    try:
        yield
    finally:
        del sys.modules["spacy.cli"], sys.modules["spacy.cli.info"]


@contextmanager
def _in_one_thread() -> Iterator[None]:
    """The numpy that spaCy brings starts a thread for each core, which waits in a loop for matrices that never come."""
    if _THREADS in os.environ:
        yield
        return
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        os.environ.pop(_THREADS, None)
