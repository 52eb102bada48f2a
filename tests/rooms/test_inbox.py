"""The inbox: what counts as whole, what is named and not read, and that nothing in it is ever touched."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline import inbox

MOST = 1_000_000


def scan(
    folder: Path, now: float | None = None, settle: float = 2.0, waits: list[float] | None = None
) -> dict[str, inbox.Arrival]:
    record = waits if waits is not None else []
    found = inbox.scan(folder, now if now is not None else time.time() + 3600, settle, record.append, MOST)
    return {arrival.name: arrival for arrival in found}


def test_sub_folders_are_read_and_names_are_sorted(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.txt", "b/a.txt", "b/c/d.txt"):
        (tmp_path / name).write_text("x")
    assert list(scan(tmp_path)) == ["b/a.txt", "b/c/d.txt", "z.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "~$brief.docx",
        ".~lock.a.ods#",
        "a.tmp",
        "a.pdf.part",
        "Thumbs.db",
        ".DS_Store",
        "a.crdownload",
        "b.lnk",
        "c.gdoc",
    ],
)
def test_no_paper_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    arrival = scan(tmp_path)[name]
    assert arrival.status == "ignored"
    assert arrival.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="dit systeem kent geen pijpen")
def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim")
    (folder / "link.txt").symlink_to(secret)
    (folder / "map").symlink_to(tmp_path)
    os.mkfifo(folder / "pijp.txt")
    assert {name: a.status for name, a in scan(folder).items()} == {
        "link.txt": "ignored",
        "map": "ignored",
        "pijp.txt": "ignored",
    }


def test_a_link_put_there_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("a")
    arrival = scan(folder)["a.txt"]
    (tmp_path / "geheim").write_text("geheim")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path / "geheim")
    with pytest.raises(OSError, match=r"(?i)symbolic|loop|level|argument"):
        inbox.read(arrival)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"%PDF-1.4\nhalf", "einde ontbreekt"), (b"PK\x03\x04half", "einde ontbreekt"), (b"", "leeg")],
)
def test_a_damaged_tail_is_pending_and_then_refused(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    written = (tmp_path / "a.pdf").stat().st_mtime
    assert scan(tmp_path, written + 60)["a.pdf"].status == "pending"
    late = scan(tmp_path, written + inbox.PENDING_SECONDS + 1)["a.pdf"]
    assert late.status == "refused"
    assert told in (late.reason or "")


def test_a_young_file_is_waited_for_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    waits: list[float] = []
    assert scan(tmp_path, (tmp_path / "a.txt").stat().st_mtime + 0.5, waits=waits)["a.txt"].status == "ready"
    assert waits == [2.0]
    waits.clear()
    scan(tmp_path, time.time() + 3600, waits=waits)
    assert waits == []


def test_a_file_that_grows_while_we_wait_is_pending(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def grow(seconds: float) -> None:
        path.write_text("x" * 100)

    (arrival,) = inbox.scan(tmp_path, path.stat().st_mtime, 2.0, grow, MOST)
    assert arrival.status == "pending"


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * (MOST + 1))
    arrival = scan(tmp_path)["a.txt"]
    assert arrival.status == "refused"
    assert "1 MB" in (arrival.reason or "")


def test_a_name_that_is_no_utf8_is_escaped(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/brief-\xff.txt"
    try:
        with open(raw, "w") as file:  # noqa: PTH123
            file.write("x")
    except OSError:
        pytest.skip("dit bestandssysteem kent alleen UTF-8-namen")
    assert list(scan(tmp_path)) == ["brief-\\xff.txt"]


def test_a_placeholder_of_icloud_is_named_and_waits(tmp_path: Path) -> None:
    (tmp_path / ".brief.pdf.icloud").write_bytes(b"bplist00")
    arrival = scan(tmp_path)[".brief.pdf.icloud"]
    assert arrival.status == "pending"
    assert "cloud" in (arrival.reason or "")


@pytest.mark.parametrize(
    ("key", "value"), [("st_file_attributes", 0x400000), ("st_file_attributes", 0x1000), ("st_flags", 0x40000000)]
)
def test_a_placeholder_of_windows_or_macos_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, value: int
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF")
    real = Path.lstat

    def marked(self: Path) -> object:
        status = real(self)
        if self != path:
            return status
        names = ("st_size", "st_mtime_ns", "st_ino", "st_ctime_ns", "st_mode")
        return SimpleNamespace(**{name: getattr(status, name) for name in names}, **{key: value})

    monkeypatch.setattr(Path, "lstat", marked)
    monkeypatch.setattr(os, "open", lambda *arguments: pytest.fail("opened"))
    arrival = scan(tmp_path)["brief.pdf"]
    assert arrival.status == "pending"
    assert "cloud" in (arrival.reason or "")


def test_room_that_a_copy_reserved_is_no_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Datum: 1 mei 2024\n" + bytes(8192))
    written = (tmp_path / "a.txt").stat().st_mtime
    assert scan(tmp_path, written + 60)["a.txt"].status == "pending"
    assert scan(tmp_path, written + inbox.PENDING_SECONDS + 1)["a.txt"].status == "refused"


def test_a_clock_that_was_set_back_makes_no_file_old(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    waits: list[float] = []
    assert scan(tmp_path, time.time() - 86_400, waits=waits)["a.txt"].status == "ready"
    assert waits == [2.0]


def test_a_file_that_was_replaced_by_another_of_the_same_size_and_time_is_pending(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    status = path.stat()

    def replace(seconds: float) -> None:
        (tmp_path / "b").write_text("y")
        os.utime(tmp_path / "b", ns=(status.st_atime_ns, status.st_mtime_ns))
        (tmp_path / "b").replace(path)

    (arrival,) = inbox.scan(tmp_path, status.st_mtime, 2.0, replace, MOST)
    assert arrival.status == "pending"


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EIO, errno.ESTALE])
def test_a_machine_that_fails_ends_the_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def fail(path: object) -> object:
        raise OSError(number, "x", str(path))

    monkeypatch.setattr(os, "scandir", fail)
    with pytest.raises(OSError, match="x"):
        scan(tmp_path)


def test_an_inbox_that_is_a_link_to_a_share_is_read(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a.txt").write_text("x")
    (tmp_path / "inbox").symlink_to(tmp_path / "share")
    assert {name: one.status for name, one in scan(tmp_path / "inbox").items()} == {"a.txt": "ready"}
