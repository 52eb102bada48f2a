"""Raw text tables without a week or date: lists of bodies (``Wat Wie``), and Gantt tables whose cells are blank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice

from pipeline.model import Cell, Page
from pipeline.rulebook import ColumnRules
from pipeline.tables.caption import is_heading, plain
from pipeline.tables.draft import Draft, Lines, cell
from pipeline.tables.mend import SHORT_WORDS
from pipeline.tables.rawhead import Head, header_phrases, headers_in, raw_lines
from pipeline.tables.roles import is_period_head, is_time

Span = tuple[int, int]
_NAME_WORDS = 5
_NAME_LENGTH = 40
_LINE_LENGTH = 88
_GANTT_LINES = 4
_RUNS_ON = re.compile(r"(?:[,;(/&-]|\b(?:en|of|van|de|het|een|voor|met|bij|per|in|op|te|aan|door|uit))$", re.I)
_TOKEN = re.compile(r"\S+")


def list_drafts(page: Page, rules: ColumnRules) -> list[Draft]:
    """The lists of bodies and the Gantt tables in the raw text of a page."""
    lines = Lines(page.text)
    spans = lines.spans(page.text)
    found: list[Draft] = []
    names: _Names | None = None
    headers = headers_in(page.text, header_phrases(rules))
    for index, (span, line) in enumerate(zip(spans, raw_lines(page.text), strict=True)):
        months = _period_heads(page.text, span) if line.opening and is_period_head(line.opening) else None
        if months is not None:
            found += _gantt(page, lines, spans, index, months)
            continue
        heads = headers.get(index)
        if heads is not None and len(heads) == 2 and not any(is_time(head.role) for head in heads):
            names = names or _Names(page.text)
            found += _bodies(page, lines, spans, index, heads, headers, names)
    return found


def _period_heads(text: str, span: Span) -> list[Span] | None:
    """The spans of the month or quarter names that fill a line, three or more; ``Q1 2026`` is one."""
    line = text[slice(*span)]
    heads: list[Span] = []
    for token in _TOKEN.finditer(line):
        if heads and is_period_head(text[heads[-1][0] : span[0] + token.end()]):
            heads[-1] = (heads[-1][0], span[0] + token.end())
        elif is_period_head(token.group()) and not token.group().isdigit():
            heads.append((span[0] + token.start(), span[0] + token.end()))
        else:
            return None
    return heads if len(heads) >= 3 else None


def _gantt(page: Page, lines: Lines, spans: Sequence[Span], header: int, months: Sequence[Span]) -> list[Draft]:
    """Rows of a name and a blank for every cell, on the line of the name or on a line of its own."""
    rows: list[Span] = []
    name: list[Span] = []
    for start, end in islice(spans, header + 1, None):
        line = page.text[start:end]
        blanks = len(line) - len(line.rstrip(" "))
        if line.strip():
            name.append((start, end - blanks))
        if name and blanks >= len(months) - 1:
            rows.append((name[0][0], name[-1][1]))
            name = []
        elif len(name) > _GANTT_LINES:
            break
    if not rows:
        return []
    end = rows[-1][1]
    head = [Cell("", page.number, lines.number(months[0][0]), months[0][0], months[0][0])]
    head += [cell(page, lines, *month) for month in months]
    body = [
        [cell(page, lines, *row), *(Cell("", page.number, lines.number(row[1]), row[1], row[1]) for _ in months)]
        for row in rows
    ]
    return [Draft(page.number, spans[header][0], end, [head, *body], header_rows=1)]


def _bodies(
    page: Page,
    lines: Lines,
    spans: Sequence[Span],
    header: int,
    heads: Sequence[Head],
    headers: Collection[int],
    names: _Names,
) -> list[Draft]:
    """Rows of a name and who that is. A row opens with a name that the paper also uses elsewhere."""
    rows: list[tuple[Span, Span]] = []
    name: Span | None = None
    rest: Span | None = None
    after_blank = False
    room = _NAME_LENGTH
    for index in range(header + 1, len(spans)):
        start, end = spans[index]
        line = page.text[start:end].strip()
        if not line:
            after_blank = True
            continue
        at = start + page.text[start:end].index(line)
        if len(line) > _LINE_LENGTH or index in headers or _is_caption(page.text, spans, index, headers):
            break
        before = page.text[rest[0] : rest[1]] if rest else ""
        opens = names.opens(line) and not _runs_on(before) and not (name and rest is None)
        if opens or name is None:
            if name is not None and rest is not None:
                rows.append((name, rest))
            following = page.text[slice(*spans[index + 1])].split() if index + 1 < len(spans) else []
            whole = following and not names.opens(" ".join(following)) and len(line) + len(following[0]) < room
            cut = (len(line), len(line)) if whole else names.cut(line)
            name, rest = (at, at + cut[0]), (at + cut[1], at + len(line)) if cut[1] < len(line) else None
        elif rest is None:
            name, rest = (name, (at, at + len(line))) if after_blank else ((name[0], at + len(line)), None)
        elif after_blank and not _runs_on(before) and line[0].isupper():
            break
        else:
            rest = (rest[0], at + len(line))
        after_blank = False
    if name is not None and rest is not None:
        rows.append((name, rest))
    if len(rows) < 2:
        return []
    table = [[cell(page, lines, head.start, head.end) for head in heads]]
    table += [[cell(page, lines, *first), cell(page, lines, *second)] for first, second in rows]
    return [Draft(page.number, spans[header][0], rows[-1][1][1], table, header_rows=1)]


def _is_caption(text: str, spans: Sequence[Span], index: int, headers: Collection[int]) -> bool:
    """A heading with the header of another table as the next line."""
    follower = next((other for other in range(index + 1, len(spans)) if text[slice(*spans[other])].strip()), None)
    return follower in headers and is_heading(plain(text[slice(*spans[index])]))


def _runs_on(text: str) -> bool:
    """A cell that cannot end here: a comma, a joining word, or a bracket still open."""
    return _RUNS_ON.search(text) is not None or text.count("(") > text.count(")")


class _Names:
    """Which first words of a line are a name that stands elsewhere in the paper too."""

    def __init__(self, text: str) -> None:
        self._phrases: Counter[tuple[str, ...]] = Counter()
        for line in text.split("\n"):
            words = [_bare(word) for word in line.split()]
            for size in range(1, _NAME_WORDS + 1):
                self._phrases.update(tuple(words[at : at + size]) for at in range(len(words) - size + 1))

    def opens(self, line: str) -> bool:
        """The line begins with a name that recurs, not with a word of running text."""
        first = _bare(line.split()[0])
        return (line[0].isupper() or line[0].isdigit()) and first not in SHORT_WORDS and self._longest(line.split()) > 0

    def cut(self, line: str) -> tuple[int, int]:
        """Where the name ends and the rest begins, as places in the line; a bracket after the name belongs to it."""
        tokens = list(_TOKEN.finditer(line))
        size = max(1, self._longest([token.group() for token in tokens]))
        while size < len(tokens) and line[: tokens[size - 1].end()].count("(") > line[: tokens[size - 1].end()].count(
            ")"
        ):
            size += 1
        if size < len(tokens) and tokens[size].group().startswith("("):
            close = next((at for at in range(size, len(tokens)) if tokens[at].group().endswith(")")), None)
            if close is not None and close + 1 < len(tokens) and tokens[close].end() <= _NAME_LENGTH:
                size = close + 1
        wide = next((at for at in range(1, min(len(tokens), _NAME_WORDS)) if _gap(tokens, at) > 1), None)
        size = wide if wide is not None else size
        if size >= len(tokens) or (wide is None and self._longest([token.group() for token in tokens]) >= len(tokens)):
            return len(line), len(line)
        return tokens[size - 1].end(), tokens[size].start()

    def _longest(self, words: Sequence[str]) -> int:
        """The most first words that stand together twice or more, up to the first sentence mark."""
        bare = [_bare(word) for word in words[:_NAME_WORDS]]
        for size in range(len(bare), 0, -1):
            if self._phrases[tuple(bare[:size])] > 1 and not any(word.endswith(",") for word in words[:size]):
                return size
        return 0


def _gap(tokens: Sequence[re.Match[str]], at: int) -> int:
    return tokens[at].start() - tokens[at - 1].end()


def _bare(word: str) -> str:
    return word.strip("()[],.;:").casefold()
