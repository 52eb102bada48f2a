"""decisions.csv in and out, and writing whole or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import decisions, store
from pipeline.calendars import Calendar
from pipeline.decisions import Decision
from pipeline.errors import RulesFault, WriteFault
from pipeline.model import Extraction, Source
from pipeline.rulebook import default

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@settings(deadline=None, max_examples=50)
@given(
    st.dictionaries(st.from_regex(r"[a-z-]{1,12}:[a-z/+#0-9]{1,12}", fullmatch=True), st.tuples(TEXT, TEXT), max_size=5)
)
def test_decisions_survive(tmp_path_factory: pytest.TempPathFactory, told: dict[str, tuple[str, str]]) -> None:
    folder = tmp_path_factory.mktemp("rules")
    written = {
        id: Decision(id, "geaccepteerd", owner, remark, 'zin; met "tekens"', date(2021, 3, 30))
        for id, (owner, remark) in told.items()
    }
    (folder / decisions.NAME).write_bytes(decisions.dump(written.values()))
    assert decisions.load(folder) == written


@pytest.mark.parametrize("text", ["=1+1", "+31", "-", "@x", "'=1", "''", "gewoon"])
def test_text_is_no_formula_and_comes_back(tmp_path: Path, text: str) -> None:
    data = decisions.dump([Decision("a:b", "nieuw", text, text)])
    assert not any(
        cell[:1] in "=+-@" for line in data.decode("utf-8-sig").splitlines() for cell in line.split(";")[2:4]
    )
    (tmp_path / decisions.NAME).write_bytes(data)
    assert decisions.load(tmp_path)["a:b"].remark == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("naam;status\nx;nieuw\n", "kolom id ontbreekt"),
        ("id;status\nx;klaar\n", "regel 2: status “klaar”"),
        ("id;status;sinds\nx;nieuw;gisteren\n", "sinds “gisteren”"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / decisions.NAME).write_text(text, "utf-8")
    with pytest.raises(RulesFault, match=told):
        decisions.load(tmp_path)


def test_excel_with_commas_is_read_too(tmp_path: Path) -> None:
    (tmp_path / decisions.NAME).write_text("id,status,eigenaar\na:b,onterecht,Jan\n", "utf-8-sig")
    assert decisions.load(tmp_path)["a:b"].owner == "Jan"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    store.write(target, b"old")
    monkeypatch.setattr(Path, "replace", lambda self, other: (_ for _ in ()).throw(PermissionError(13, "denied")))
    with pytest.raises(WriteFault, match="geen rechten"):
        store.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_damaged_cache_is_read_again(tmp_path: Path) -> None:
    extraction = Extraction(Source("a", "0", "text/plain"), reason="nee")
    store.save(tmp_path, "k", store.packed(extraction))
    assert store.load(tmp_path, "k") == extraction
    (tmp_path / "k.json").write_bytes(b'{"source":')
    assert store.load(tmp_path, "k") is None


@pytest.mark.parametrize(
    ("day", "closed", "memorial"),
    [
        (date(2021, 5, 24), "Tweede Pinksterdag", None),
        (date(2021, 4, 2), None, "Goede Vrijdag"),
        (date(2021, 5, 5), None, "Bevrijdingsdag"),
        (date(2025, 5, 5), "Bevrijdingsdag", "Bevrijdingsdag"),
        (date(2021, 5, 25), None, None),
    ],
)
def test_holidays(day: date, closed: str | None, memorial: str | None) -> None:
    calendar = Calendar.of(default())
    assert (calendar.closed(day), calendar.memorial(day)) == (closed, memorial)


def test_working_days() -> None:
    calendar = Calendar.of(default())
    assert calendar.working_days(date(2021, 5, 21), date(2021, 5, 25)) == 1
    assert calendar.working_days(date(2021, 5, 25), date(2021, 5, 21)) == -1
    assert calendar.working_days(date(2021, 5, 25), date(2021, 5, 25)) == 0


@pytest.mark.parametrize(
    ("start", "days"), [(date(2024, 3, 24), 60), (date(2023, 12, 22), 20), (date(2020, 2, 28), 800)]
)
def test_working_days_are_those_counted_one_by_one(start: date, days: int) -> None:
    calendar = Calendar.of(default())
    counted = 0
    for number in range(days):
        end = start + timedelta(days=number)
        counted += bool(number) and calendar.is_working_day(end)
        assert calendar.working_days(start, end) == counted
        assert calendar.working_days(end, start) == -counted


def test_school_holidays_agree_with_the_ministry() -> None:
    calendar = Calendar.of(default())
    assert calendar.school_holiday_span("zomervakantie", 2021) == (date(2021, 7, 17), date(2021, 8, 29))
    assert calendar.school_holiday_span("kerstvakantie", 2021) == (date(2021, 12, 25), date(2022, 1, 9))
