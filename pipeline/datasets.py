"""What was read of many papers as four data sets: papers, dates, tables and items, in Parquet.

``docs/schema/datasets.schema.json`` describes every column. The same rows give the same bytes. pyarrow is imported here
and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from pipeline.errors import WrongUse
from pipeline.model import Box, Extraction, Part, Place, PlanningItem, Table, Unread

SCHEMA = 1
"""Goes up when a column changes its meaning or goes; a new column does not raise it."""

_SPAN = {"page": "int32", "line": "int32"}
_BOX = {"x0": "float64", "top": "float64", "x1": "float64", "bottom": "float64"}
COLUMNS: dict[str, dict[str, str]] = {
    "papers": {
        "name": "string", "mail": "string", "sha256": "string", "size": "int64", "media_type": "string",
        "status": "string", "reason": "string", "kind": "string", "date": "date", "date_doubt": "string",
        "subject": "string", "sender": "string", "recipients": "list<string>", "municipality": "string",
        "reference": "string", "municipalities": "list<string>", "topic": "string", "pages": "int32",
        "characters": "int64", "scanned": "int32", "engine": "string", "dates": "int32", "tables": "int32",
        "items": "int32", "parts": "list<part>", "unread": "list<unread>", "enclosed": "list<string>",
    },
    "dates": {
        "paper": "string", "text": "string", **_SPAN, "start_char": "int32", "end_char": "int32", **_BOX,
        "kind": "string", "start": "date", "end": "date", "options": "list<interval>", "rrule": "string",
        "timex": "string", "mod": "string", "doubts": "list<string>", "evidence": "string",
    },
    "tables": {
        "paper": "string", "page": "int32", "end_page": "int32", "caption": "string", "kind": "string",
        "columns": "list<string>", "roles": "list<string>", "rows": "list<list<string>>", "fills": "list<fill>",
    },
    "items": {
        "paper": "string", "key": "string", "activity": "string", "act": "string", "product": "string",
        "bodies": "list<string>", "start": "date", "end": "date", "kind": "string", "modality": "string",
        **_SPAN, **_BOX, "cell": "string", "quote": "string", "municipality": "string", "remarks": "string",
        "phase": "string", "track": "string", "milestone": "string", "count": "int32", "condition": "string",
        "gate": "bool", "is_row": "bool", "paper_date": "date",
    },
}  # fmt: skip
_STRUCTS: dict[str, dict[str, str]] = {
    "part": {"page": "int32", "end_page": "int32", "kind": "string", "date": "date", "subject": "string"},
    "unread": {"what": "string", "why": "string", "page": "int32"},
    "interval": {"start": "date", "end": "date"},
    "fill": {"row": "int32", "column": "int32", "colour": "string"},
}


class Rows(Struct):
    """Rows of the four data sets, each in the order of its columns."""

    papers: list[tuple[Any, ...]] = field(default_factory=list)
    dates: list[tuple[Any, ...]] = field(default_factory=list)
    tables: list[tuple[Any, ...]] = field(default_factory=list)
    items: list[tuple[Any, ...]] = field(default_factory=list)

    def of(self, name: str) -> list[tuple[Any, ...]]:
        """The rows of a data set by its name."""
        found: list[tuple[Any, ...]] = getattr(self, name)
        return found

    def counts(self) -> dict[str, int]:
        """How many rows each data set has."""
        return {name: len(self.of(name)) for name in COLUMNS}


def add_unread(
    rows: Rows, name: str, mail: str | None, size: int, status: str, reason: str | None, sha256: str | None = None
) -> None:
    """A file of which nothing was read, with the reason."""
    row = dict.fromkeys(COLUMNS["papers"])
    lists: dict[str, list[str]] = {column: [] for column, kind in COLUMNS["papers"].items() if kind.startswith("list")}
    told = {"name": name, "mail": mail, "sha256": sha256, "size": size, "status": status, "reason": reason}
    rows.papers.append(tuple((row | lists | told).values()))


def add(rows: Rows, mail: str | None, size: int, status: str, reason: str | None, read: Extraction) -> None:
    """A paper, with its dates, tables and items; ``mail`` is the file that holds it."""
    source, paper = read.source, read.paper
    rows.papers.append(
        (
            source.name, mail, source.sha256, size, source.media_type, status, reason,
            *((paper.kind, paper.date, paper.date_doubt, paper.subject, paper.sender, list(paper.recipients),
               paper.municipality, paper.reference) if paper else (None, None, None, None, None, [], None, None)),
            list(read.municipalities), read.topic, len(read.pages), sum(len(page.text) for page in read.pages),
            read.scanned, read.engine or None, len(read.dates), len(read.tables), len(read.items),
            [_part(one) for one in read.parts], [_unread(one) for one in read.unread],
            [one.source.name for one in read.enclosed],
        )
    )  # fmt: skip
    rows.dates += [
        (
            source.name, one.text, one.page, one.line, one.start_char, one.end_char, *_box(one.bbox), one.kind,
            one.start, one.end, [{"start": each.start, "end": each.end} for each in one.options], one.rrule, one.timex,
            one.mod, list(one.doubts), one.evidence,
        )
        for one in read.dates
    ]  # fmt: skip
    rows.tables += [_table(source.name, one) for one in read.tables]
    rows.items += [_item(source.name, one) for one in read.items]


def _part(one: Part) -> dict[str, Any]:
    paper = one.paper
    return {
        "page": one.page, "end_page": one.end_page, "kind": paper.kind, "date": paper.date, "subject": paper.subject,
    }  # fmt: skip


def _unread(one: Unread) -> dict[str, Any]:
    return {"what": one.what, "why": one.why, "page": one.page}


def _table(paper: str, one: Table) -> tuple[Any, ...]:
    fills = [{"row": row, "column": column, "colour": colour} for row, column, colour in one.fills]
    rows = [[cell.text for cell in row] for row in one.rows]
    return (paper, one.page, one.end_page, one.caption, one.kind, list(one.columns), list(one.roles), rows, fills)


def _item(paper: str, one: PlanningItem) -> tuple[Any, ...]:
    start, end = one.period or (None, None)
    place: Place = one.place
    return (
        paper, one.key, one.activity, one.act, one.product, list(one.bodies), start, end, one.kind, one.modality,
        place.page, place.line, *_box(place.bbox), place.cell, place.quote, one.municipality, one.remarks, one.phase,
        one.track, one.milestone, one.count, one.condition, one.gate, one.is_row, one.paper_date,
    )  # fmt: skip


def _box(box: Box | None) -> tuple[float | None, ...]:
    return tuple(box) if box is not None else (None, None, None, None)


def demand() -> str:
    """The version of the library that writes Parquet. Raises ``WrongUse`` where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise WrongUse(
            "Voor --to ontbreekt het onderdeel dat Parquet schrijft.",
            'Typ in de map van het project: uv tool install ".[archive]", en draai opnieuw.',
        ) from error
    return str(pyarrow.__version__)


def parquet(name: str, rows: Sequence[tuple[Any, ...]], about: Mapping[str, str]) -> bytes:
    """The rows of a data set as one Parquet file; ``about`` is kept in it as metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = COLUMNS[name]
    schema = pa.schema([pa.field(column, _arrow(kind)) for column, kind in columns.items()], metadata=dict(about))
    values = list(zip(*rows, strict=True)) or [() for _ in columns]
    arrays = [_array(list(each), one.type) for each, one in zip(values, schema, strict=True)]
    sink = pa.BufferOutputStream()
    table = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(table, sink, compression="zstd", row_group_size=max(1, len(rows)))
    return bytes(sink.getvalue())


def _array(values: list[Any], kind: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array(_writable(values), kind)


def _writable(value: Any) -> Any:
    """Lone surrogates, which UTF-8 cannot hold, backslash-escaped as in JSON output."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _writable(one) for key, one in value.items()}
    return [_writable(one) for one in value] if isinstance(value, list) else value


def _arrow(kind: str) -> Any:
    """The Arrow type that a name in ``COLUMNS`` stands for."""
    import pyarrow as pa

    if kind.startswith("list<"):
        return pa.list_(_arrow(kind.removeprefix("list<").removesuffix(">")))
    if kind in _STRUCTS:
        return pa.struct([(name, _arrow(each)) for name, each in _STRUCTS[kind].items()])
    return {
        "string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_(),
        "date": pa.date32(),
    }[kind]  # fmt: skip
