"""An archive as Parquet: every file answered for, the same bytes whoever reads, resumed where it stopped."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from pipeline import archive, datasets, inbox, rulebook
from pipeline.archive import Extracted, extract_archive
from pipeline.archive.parts import cut
from pipeline.errors import MachineFault, WrongUse
from pipeline.storage import Entry

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is niet geïnstalleerd (planwacht[archive])")
sys.path.insert(0, str(ROOT))
from benchmarks.archive import make  # noqa: E402

PAPERS = 12


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with invented papers of every form, and files that are none."""
    place = tmp_path_factory.mktemp("archief") / "werkmap"
    make(place, PAPERS)
    put_bad_files(place / "inbox")
    return place


def put_bad_files(inbox: Path) -> None:
    (inbox / "leeg.txt").write_bytes(b"")
    (inbox / "half.pdf").write_bytes(b"%PDF-1.7\nonzin zonder einde")
    (inbox / "Thumbs.db").write_bytes(b"x")
    (inbox / "koppeling.txt").symlink_to("/etc/hostname")
    (inbox / "brief.txt").write_text("VOORBEELD\nDatum: 3 maart 2025\n\nDe raad besluit op 5 april.\n", "utf-8")
    (inbox / os.fsdecode(b"brief-\xff.txt")).write_text("VOORBEELD\nOp 6 mei 2025 besluit de raad.\n", "utf-8")


@pytest.fixture(scope="module")
def once(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data sets of the archive, read by one worker."""
    to = tmp_path_factory.mktemp("een") / "doel"
    run(stored, to)
    return to


def run(place: Path, to: Path, **options: Any) -> Extracted:
    chosen = {"papers_a_part": 4, "now": 1.8e9, **options}
    return extract_archive(str(place / "inbox"), to, rulebook.load(place / "rules"), **chosen)


def rows(to: Path, name: str) -> list[dict[str, Any]]:
    return [row for path in sorted((to / name).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def contents(to: Path) -> dict[str, bytes]:
    return {str(path.relative_to(to)): path.read_bytes() for path in sorted(to.rglob("*.parquet"))}


def aged(folder: Path) -> None:
    """As if the run were long ago: the files of the archive are older than it, by the record as well."""
    for path in (folder / "_parts").iterdir():
        value = json.loads(path.read_bytes())
        path.write_text(json.dumps(value | {"begun_ns": 4 * 10**18}), "utf-8")


def test_every_file_is_a_row_with_its_fate(stored: Path, once: Path) -> None:
    papers = {row["name"]: row for row in rows(once, "papers")}
    files = {inbox.display_name(stored / "inbox", path) for path in (stored / "inbox").rglob("*") if not path.is_dir()}
    assert files == {name for name, row in papers.items() if row["mail"] is None}
    assert {name: papers[name]["status"] for name in ("leeg.txt", "half.pdf", "Thumbs.db", "koppeling.txt")} == {
        "leeg.txt": "refused", "half.pdf": "refused", "Thumbs.db": "ignored", "koppeling.txt": "ignored",
    }  # fmt: skip
    assert all(row["reason"] for row in papers.values() if row["status"] != "read")
    assert papers["brief-\\xff.txt"]["status"] == papers["brief.txt"]["status"] == "read"
    assert papers["brief.txt"]["date"] == date(2025, 3, 3)
    attached = [row for row in papers.values() if row["mail"] is not None]
    assert attached
    assert all(row["name"].startswith(row["mail"] + "!") for row in attached)


def test_the_rows_are_those_of_the_papers(once: Path) -> None:
    counted = {row["name"]: row for row in rows(once, "papers") if row["status"] == "read"}
    for name in ("dates", "tables", "items"):
        found = rows(once, name)
        assert found
        for paper, row in counted.items():
            assert row[name] == sum(one["paper"] == paper for one in found)
    assert [(one["text"], one["start"]) for one in rows(once, "dates") if one["paper"] == "brief.txt"] == [
        ("3 maart 2025", date(2025, 3, 3)),
        ("5 april", date(2025, 4, 5)),
    ]


def test_two_workers_and_parts_in_memory_give_the_same_bytes(stored: Path, once: Path, tmp_path: Path) -> None:
    run(stored, tmp_path / "doel", jobs=2)
    assert contents(tmp_path / "doel") == contents(once)
    assert len(contents(once)) == 4 * len(list((once / "_parts").iterdir())) > 8


def test_a_second_run_reads_nothing(stored: Path, once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(once, tmp_path / "doel")
    aged(tmp_path / "doel")
    monkeypatch.setattr(archive, "Workers", None)
    monkeypatch.setattr(archive, "_hands", lambda *needs: Nobody())
    again = run(stored, tmp_path / "doel")
    first = json.loads((once / "_archive.json").read_text("utf-8"))
    assert again.parts == {**first["parts"], "made": 0, "kept": first["parts"]["total"]}
    assert (again.papers, again.rows) == (first["papers"], first["rows"])


class Nobody:
    """Does no task, and fails where there is one."""

    def done(self, tasks: Iterator[Any]) -> Iterator[Any]:
        assert list(tasks) == []
        return iter(())


def test_a_changed_file_makes_its_own_part_again(stored: Path, tmp_path: Path) -> None:
    place, to = tmp_path / "werkmap", tmp_path / "doel"
    shutil.copytree(stored, place, symlinks=True)
    total = run(place, to).parts["total"]
    aged(to)
    before = contents(to)
    (place / "inbox" / "brief.txt").write_text("VOORBEELD\nDe raad besluit op 7 juni 2025.\n", "utf-8")
    changed = run(place, to)
    assert changed.parts == {"total": total, "kept": total - 1, "made": 1, "postponed": 0}
    assert [one["text"] for one in rows(to, "dates") if one["paper"] == "brief.txt"] == ["7 juni 2025"]
    assert sum(data != contents(to)[name] for name, data in before.items()) in (2, 3, 4)
    (place / "inbox" / "brief.txt").unlink()
    aged(to)
    run(place, to)
    assert "brief.txt" not in {row["name"] for row in rows(to, "papers")}
    run(place, tmp_path / "vers")
    assert contents(tmp_path / "vers") == contents(to)


def test_other_rules_or_another_program_read_again(stored: Path, once: Path, tmp_path: Path) -> None:
    place, to = tmp_path / "werkmap", tmp_path / "doel"
    shutil.copytree(stored / "rules", place / "rules")
    (place / "inbox").mkdir()
    (place / "inbox" / "brief.txt").write_text("VOORBEELD\nOp 6 mei 2025 besluit de raad.\n", "utf-8")
    run(place, to)
    aged(to)
    assert run(place, to).parts["kept"] == 1
    (place / "rules" / "limits.toml").write_text("bladzijden = 6\n", "utf-8")
    assert run(place, to).parts["made"] == 1
    (record,) = (to / "_parts").iterdir()
    record.write_text(record.read_text("utf-8").replace('"program":"', '"program":"f'), "utf-8")
    aged(to)
    assert run(place, to).parts["made"] == 1


def test_it_goes_on_where_it_stopped(stored: Path, once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "doel"
    real, done = archive.Shelf.put, []

    def put(shelf: archive.Shelf, *what: Any) -> None:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(what[0])
        real(shelf, *what)

    monkeypatch.setattr(archive.Shelf, "put", put)
    with pytest.raises(KeyboardInterrupt):
        run(stored, to)
    assert not (to / "_archive.json").exists()
    monkeypatch.undo()
    aged(to)
    second = run(stored, to)
    assert second.parts["kept"] == 2
    assert contents(to) == contents(once)
    assert not list(to.rglob("*.tmp"))


def test_a_fault_of_the_machine_leaves_the_part_for_later(
    stored: Path, once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to, real = tmp_path / "doel", archive.storage.Folder.take

    def take(folder: Any, entry: Entry, most: int) -> Any:
        if entry.name == "brief.txt":
            raise MachineFault("de schijf geeft een fout")
        return real(folder, entry, most)

    monkeypatch.setattr(archive.storage.Folder, "take", take)
    first = run(stored, to)
    assert (first.parts["postponed"], first.postponed) == (1, ("de schijf geeft een fout",))
    assert json.loads((to / "_archive.json").read_text("utf-8"))["complete"] is False
    monkeypatch.undo()
    run(stored, to)
    assert contents(to) == contents(once)


def test_a_paper_more_leaves_the_other_parts(tmp_path: Path) -> None:
    names = [f"map/stuk-{number:04d}.txt" for number in range(400)]
    entries = [Entry(name, name, 10, "x", 1) for name in names]
    parts = list(cut(entries, 16))
    assert [entry for part in parts for entry in part.entries] == entries
    assert max(len(part.entries) for part in parts) <= 32
    more = list(cut(sorted([*entries, Entry("map/stuk-0200a.txt", "x", 10, "x", 1)]), 16))
    assert 1 <= len({part.digest for part in more} - {part.digest for part in parts}) <= 3


def test_large_files_make_small_parts() -> None:
    entries = [Entry(f"{number}.pdf", "x", 100_000_000, "x", 1) for number in range(9)]
    assert [len(part.entries) for part in cut(entries, 500)] == [3, 3, 3]


def test_an_address_is_read_as_a_folder_is(stored: Path, once: Path, tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is niet geïnstalleerd (planwacht[cluster])")
    memory = fsspec.filesystem("memory")
    for path in (stored / "inbox").rglob("*"):
        if path.is_file() and not path.is_symlink() and path.name.isascii() and path.name.isprintable():
            memory.pipe_file(f"/bak/{path.relative_to(stored / 'inbox').as_posix()}", path.read_bytes())
    rules = rulebook.load(stored / "rules")
    extract_archive("memory://bak", tmp_path / "doel", rules, now=1.8e9, papers_a_part=4)
    there = {row["name"]: row for row in rows(tmp_path / "doel", "papers")}
    here = {row["name"]: row for row in rows(once, "papers")}
    assert len(there) > PAPERS
    assert there == {name: here[name] for name in there}


def test_what_stands_in_the_papers_folder_is_refused(stored: Path) -> None:
    for to in (stored / "inbox", stored / "inbox" / "doel"):
        with pytest.raises(WrongUse) as fault:
            run(stored, to)
        assert "buiten de map met stukken" in fault.value.remedy
    with pytest.raises(WrongUse):
        extract_archive(str(stored / "nergens"), stored / "doel", rulebook.load(None), now=1.8e9)


def test_text_that_utf8_cannot_hold_is_escaped() -> None:
    found = datasets.Rows()
    datasets.add_unread(found, "half\udc80.txt", None, 1, "refused", "Reden.")
    data = datasets.parquet("papers", found.papers, {"planwacht.schema": "1"})
    table = pq.read_table(__import__("io").BytesIO(data))
    assert table["name"].to_pylist() == ["half\\udc80.txt"]
    assert table.schema.metadata[b"planwacht.schema"] == b"1"
