"""Recognise the names of ``rules/``: bodies, products, acts, municipalities and tracks.

Tokens are spaCy's (``spacy.blank("nl")``); white space between them, line breaks included, does not count. Acts match
exactly, gap and all; the other names also match with a slip of the pen (one letter in eight, two in twelve).
spaCy enters here and in ``tokeniser`` only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from pipeline.model import NameKind, NameMention, Sentence
from pipeline.names.particles import particle_at
from pipeline.names.runs import without_runs
from pipeline.names.sentences import paragraphs, sentence_spans
from pipeline.names.shortnames import short_names, with_short_names
from pipeline.names.slips import LEAST_LETTERS, Slips
from pipeline.names.tokeniser import Tokeniser, started
from pipeline.names.vocabulary import variants, vocabulary
from pipeline.rulebook import Rulebook

Matched = tuple[int, int, int]
"""A phrase: spaCy's key of it, its first token and the one behind its last."""

SHOUTED = 3  # letters of an abbreviation that in lower case is an ordinary word
_ONE_LETTER = re.compile(r"\W[A-Z]$")
_MOST_FOUND = 4_000
_SHORT = 300
MOST = 20_000


class Recogniser:
    """Finds names in text by one rulebook. Building costs tenths of a second; use ``recogniser(rules)``."""

    def __init__(self, rules: Rulebook) -> None:
        spacy = started()
        from spacy.attrs import IDX, LENGTH, LOWER
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._doc, self._place = Doc, [IDX, LENGTH]
        # Of a word only its lower case is asked; spaCy's dozen other features of each would cost half of the building.
        self._vocab = Vocab(lex_attr_getters={LOWER: str.lower})
        self._tokenise = Tokeniser(self._vocab, spacy.util.get_lang_class("nl").Defaults)
        self._matcher = PhraseMatcher(self._vocab, attr="LOWER")
        self._labels: dict[int, tuple[NameKind, str]] = {}
        self._single: dict[str, tuple[NameKind, str]] = {}
        self._gapped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        told = [(kind, id, tuple(words)) for kind, id, words in vocabulary(rules)]
        phrases = [(f"{kind}:{id}", list(self._phrases(kind, id, words))) for kind, id, words in told]
        cut = self._cut(piece for _, each in phrases for phrase in each for piece in phrase.split())
        for (kind, id, _), (label, each) in zip(told, phrases, strict=True):
            self._labels[self._vocab.strings.add(label)] = (kind, id)
            taught: list[Any] = [[key for piece in phrase.split() for key in cut[piece]] for phrase in each]
            self._matcher.add(label, taught)
        taken = (variant for _, _, words in told for word in words for variant in variants(word))
        self._nouns = short_names(rules, taken)
        self._found: dict[str, tuple[NameMention, ...]] = {}
        self._slips = Slips(self._single)
        self._shouted = {
            (label, word.casefold())
            for label, words in ((f"{kind}:{id}", words) for kind, id, words in told)
            for word in words
            if word.isalpha() and word.isupper() and len(word) <= SHOUTED
        }

    def _phrases(self, kind: NameKind, id: str, words: Iterable[str]) -> Iterator[str]:
        """The phrases by which a name is found; what is found by other means is noted."""
        for word in words:
            if "…" in word:
                verb, particle = (part.strip().casefold() for part in word.split("…"))
                self._gapped.setdefault(verb, []).append((tuple(particle.split()), id))
                continue
            for variant in variants(word):
                yield variant
                if _ONE_LETTER.search(variant):  # at the end of a sentence the stop is part of its last token
                    yield f"{variant}."
                if kind != "act" and len(variant) >= LEAST_LETTERS and variant.isalpha():
                    self._single[variant.casefold()] = (kind, id)

    def _cut(self, pieces: Iterable[str]) -> dict[str, list[int]]:
        """The tokens of pieces without white space, by the keys of their lower case, as the matcher is taught them.

        All are cut as one text, each once: thousands of small texts cost twice as much, and behind the first exception
        in a text spaCy does not remember how it cut a word.
        """
        from spacy.attrs import IDX, LOWER

        found: dict[str, list[int]] = {piece: [] for piece in pieces}
        each = list(found)
        starts = list(accumulate((len(piece) + 1 for piece in each), initial=0))
        for at, key in self._tokenise(" ".join(each)).to_array([IDX, LOWER]).tolist():
            found[each[bisect_right(starts, at) - 1]].append(key)
        return found

    def find(self, text: str) -> tuple[NameMention, ...]:
        """The names in ``text`` in the order in which they stand; of one kind the longest wins, kinds may overlap.

        Only the first ``MOST`` characters are looked at: no title, cell or sentence is longer. What is found in a
        short text is kept: the cells of a planning and its captions are asked for again and again.
        """
        found = self._found.get(text)
        if found is None:
            found = tuple(self._in(*self._tokens(text[:MOST])))
            if len(self._found) >= _MOST_FOUND:
                self._found.clear()
            if len(text) <= _SHORT:
                self._found[text] = found
        return found

    def sentences(
        self, text: str, skip: Iterable[tuple[int, int]] = (), furniture: Iterable[tuple[int, int]] = ()
    ) -> tuple[Sentence, ...]:
        """The sentences of running text with their names, outside the spans ``skip`` (tables).

        They go on over ``furniture`` (running headers and footers) as if it were not there.

        A line that ends a paragraph ends a sentence; a page break (form feed) or a blank line inside a sentence does
        not, when what follows goes on in lower case.
        """
        found: list[Sentence] = []
        topic: str | None = None
        for mended, offsets in paragraphs(text, tuple(skip), tuple(furniture)):
            words, starts, matches = self._tokens(mended)
            spans = [(b, e) for b, e in sentence_spans(words) if any(map(str.isalpha, "".join(words[b:e])))]
            heading = 0 < len(words) <= 10 and len(spans) == 1 and mended[-1:] not in ".;,"
            for first, last in spans:
                begin, end = starts[first], starts[last - 1] + len(words[last - 1])
                inside = [(key, b - first, e - first) for key, b, e in matches if first <= b and e <= last]
                names = tuple(self._in(words[first:last], [at - begin for at in starts[first:last]], inside))
                if heading:
                    topic = next((name.id for name in names if name.kind == "product"), topic)
                found.append(Sentence(mended[begin:end], tuple(offsets[begin:end]), names, topic))
        return with_short_names(found, self._nouns)

    def _tokens(self, text: str) -> tuple[list[str], list[int], list[Matched]]:
        """The tokens without white space, where each begins in ``text``, and where phrases of the rules stand in them.

        Read from spaCy as one array: a Python object for each token costs more than finding it. A long run without
        white space is one token: spaCy takes the square of its length to cut it into signs.
        """
        quick = without_runs(text)
        doc = self._tokenise(quick)
        places = doc.to_array(self._place).tolist()
        starts = [start for start, _ in places]
        words = [text[start : start + length] for start, length in places]
        white = any(map(str.isspace, words))
        if white:
            starts = [start for start, word in zip(starts, words, strict=True) if not word.isspace()]
            words = [word for word in words if not word.isspace()]
        if white or quick != text:
            doc = self._doc(self._vocab, words=words)
        return words, starts, self._matcher(doc)

    def _in(self, words: list[str], starts: list[int], matches: list[Matched]) -> Iterator[NameMention]:
        """The names among the tokens, in which these phrases were found."""
        spans: list[tuple[int, int, NameKind, str]] = []
        for key, begin, end in matches:
            kind, id = self._labels[key]
            said = " ".join(words[begin:end])
            if said.islower() and (f"{kind}:{id}", said) in self._shouted:
                continue  # ``do 26 september`` is no Directieoverleg (DO)
            spans.append((begin, end, kind, id))
        lowered = [word.lower() for word in words]
        if not self._gapped.keys().isdisjoint(lowered):
            spans.extend(self._gaps(lowered))
        meant = self._slips
        slips = [(at, hit) for at, token in enumerate(lowered) if len(token) >= LEAST_LETTERS and (hit := meant[token])]
        if slips:
            covered = {at for begin, end, kind, _ in spans if kind != "act" for at in range(begin, end)}
            spans.extend((at, at + 1, *hit) for at, hit in slips if at not in covered)
        if not spans:
            return
        for begin, end, kind, id in _longest(spans):
            yield NameMention(kind, id, starts[begin], starts[end - 1] + len(words[end - 1]))

    def _gaps(self, lowered: list[str]) -> Iterator[tuple[int, int, NameKind, str]]:
        """Separable verbs: ``stemt … in``. The particle must end its clause, or it is a preposition.

        Of a verb that goes with several the nearest counts: ``praat … bij over`` is no ``praat … over``.
        """
        for at, token in enumerate(lowered):
            found = [
                (there, id)
                for particle, id in self._gapped.get(token, ())
                if (there := particle_at(lowered, at, particle)) is not None
            ]
            if found:
                yield at, at + 1, "act", min(found)[1]


_BUILT: dict[str, Recogniser] = {}


def recogniser(rules: Rulebook) -> Recogniser:
    """The recogniser for ``rules``, built once a process."""
    if rules.sha256 not in _BUILT:
        _BUILT.clear()
        _BUILT[rules.sha256] = Recogniser(rules)
    return _BUILT[rules.sha256]


def _longest(spans: list[tuple[int, int, NameKind, str]]) -> list[tuple[int, int, NameKind, str]]:
    kept: list[tuple[int, int, NameKind, str]] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s[0], s[3])):
        begin, end, kind, _ = span
        if not any(k == kind and b < end and begin < e for b, e, k, _ in kept):
            kept.append(span)
    return sorted(kept)
