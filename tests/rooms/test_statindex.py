"""Unchanged files are known by their stat; a file that may have changed unseen is hashed again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import inbox, rulebook, statindex
from pipeline.arrived import Tree
from pipeline.statindex import Identity, Known, StatIndex

RULES = rulebook.default()
OLD = 1_600_000_000


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are read."""
    names: list[str] = []
    read = inbox.read

    def told(arrival: inbox.Arrival) -> bytes:
        names.append(arrival.name)
        return read(arrival)

    monkeypatch.setattr(inbox, "read", told)
    return names


@pytest.fixture
def look(tmp_path: Path) -> Callable[[], dict[str, str | None]]:
    """Look at the inbox as a run does: the hash of every file by its name."""

    def now() -> dict[str, str | None]:
        (tmp_path / "extracted").mkdir(exist_ok=True)
        arrivals = inbox.scan(tmp_path / "inbox", OLD * 2, 0, lambda seconds: None, 1_000_000)
        tree = Tree(tmp_path / "extracted", RULES)
        tree.arrived(arrivals, write=True)
        return {one.arrival.name: one.sha256 for one in tree.gathered(arrivals)}

    return now


def _put(path: Path, text: str, seconds: float = OLD) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, (seconds, seconds))


def _begun_later(folder: Path) -> None:
    """As if the index had been begun long after the files were written; ctime cannot be set by hand."""
    index = statindex.load(folder)
    index.begun_ns += 10**12
    (folder / statindex.NAME).write_bytes(statindex.dump(index))


def test_an_unchanged_file_is_not_read_again(tmp_path: Path, look: Callable[[], object], opened: list[str]) -> None:
    _put(tmp_path / "inbox" / "brief.txt", "VOORBEELD een")
    first = look()
    _begun_later(tmp_path / "extracted")
    assert look() == first
    assert opened == ["brief.txt"]


def test_a_file_written_in_the_tick_of_the_index_is_hashed_again(
    tmp_path: Path, look: Callable[[], object], opened: list[str]
) -> None:
    _put(tmp_path / "inbox" / "brief.txt", "VOORBEELD een")
    index = StatIndex(OLD * 10**9)
    status = (tmp_path / "inbox" / "brief.txt").lstat()
    identity = Identity(status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)
    index.files["brief.txt"] = Known(identity, "0" * 64, "text/plain")
    (tmp_path / "extracted").mkdir()
    (tmp_path / "extracted" / statindex.NAME).write_bytes(statindex.dump(index))
    assert look() == {"brief.txt": hashlib.sha256(b"VOORBEELD een").hexdigest()}
    assert opened == ["brief.txt"]


@pytest.mark.parametrize("times", ["put back", "not put back"])
def test_a_change_of_equal_size_is_seen(
    tmp_path: Path, look: Callable[[], dict[str, str | None]], opened: list[str], times: str
) -> None:
    path = tmp_path / "inbox" / "brief.txt"
    _put(path, "VOORBEELD 3 mei")
    look()
    _begun_later(tmp_path / "extracted")
    _put(path, "VOORBEELD 4 mei", OLD if times == "put back" else OLD + 1)
    if times == "put back" and os.name == "nt":
        pytest.skip("Windows houdt geen tijdstip van verandering bij")
    assert look() == {"brief.txt": hashlib.sha256(b"VOORBEELD 4 mei").hexdigest()}
    assert len(opened) == 2


def test_another_file_put_in_its_place_is_seen(tmp_path: Path, look: Callable[[], dict[str, str | None]]) -> None:
    _put(tmp_path / "inbox" / "brief.txt", "VOORBEELD 3 mei")
    look()
    _begun_later(tmp_path / "extracted")
    _put(tmp_path / "ander.txt", "VOORBEELD 5 mei")
    (tmp_path / "ander.txt").replace(tmp_path / "inbox" / "brief.txt")
    assert look() == {"brief.txt": hashlib.sha256(b"VOORBEELD 5 mei").hexdigest()}


@pytest.mark.parametrize("data", [b"", b"{", b'{"begun_ns": "x"}', b"\xff\xfe", b"[]"])
def test_a_broken_index_counts_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / statindex.NAME).write_bytes(data)
    assert statindex.load(tmp_path).files == {}


def test_files_that_went_leave_the_index(tmp_path: Path, look: Callable[[], object]) -> None:
    for name in ("een.txt", "twee.txt"):
        _put(tmp_path / "inbox" / name, f"VOORBEELD {name}")
    look()
    (tmp_path / "inbox" / "een.txt").unlink()
    look()
    assert list(statindex.load(tmp_path / "extracted").files) == ["twee.txt"]
