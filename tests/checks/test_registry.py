"""The set of checks, what happens when one crashes, and how findings are merged, grouped and named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from importlib import resources

import msgspec
import pytest
from case_files import ROOT, build, rules_of
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_rows import MONDAY, PLANS, Plan, told
from msgspec.structs import replace

from pipeline import checks
from pipeline.calendars import Calendar
from pipeline.checks import registry
from pipeline.checks.groups import grouped_across
from pipeline.checks.registry import Case, Check, contains, disjoint, grouped, merged
from pipeline.model import Finding, Interval, Period, Place
from pipeline.ruletypes import Recess

BY_CALENDAR = {"feestdag", "gedenkdag", "korte-week", "reces", "schoolvakantie", "vaste-dag"}
BY_WORKING_DAYS = {"doorlooptijd"}
EMPTY = Case(MONDAY, rules_of("noord"), Calendar.of(rules_of("noord")))


def test_checks_severities_and_headings_are_the_same_set() -> None:
    ids = [check.id for check in checks.all_checks()]
    assert len(set(ids)) == len(ids)
    defaults = resources.files("pipeline").joinpath("defaults", "checks.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(defaults)["ernst"]) == set(ids)
    page = ROOT / "docs" / "controles.md"
    if page.is_file():
        assert set(re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.M)) == set(ids)


def test_an_id_is_given_to_one_check_only() -> None:
    def judge(self: Check, case: Case) -> Iterator[Finding]:
        yield from ()

    taken = registry.check("feestdag", title="", explanation="", remedy="", cls="gat")
    checks.all_checks()
    with pytest.raises(ValueError, match="feestdag"):
        taken(judge)


def crashing(self: Check, case: Case) -> Iterator[Finding]:
    yield self.finding(case, ("x",), "Dit gaat goed.", ())
    raise KeyError("week")


def finding_all(self: Check, case: Case) -> Iterator[Finding]:
    yield self.finding(case, ("x",), "Dit is er een.", ())


def pair() -> tuple[Check, Check]:
    def made(id: str, judge: Callable[[Check, Case], Iterator[Finding]]) -> Check:
        return Check(id, f"Titel van {id}", "Waarom.", "Wat te doen.", "gat", False, judge)

    return made("feestdag", crashing), made("weekend", finding_all)


def test_a_check_that_crashes_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "all_checks", pair)
    found, runs = checks.run(EMPTY)
    assert [finding.id for finding in found] == ["weekend:x"]
    crashed, well = runs
    assert (crashed.check, crashed.findings) == ("feestdag", 0)
    assert crashed.not_run is not None
    assert "KeyError" in crashed.not_run
    assert (well.check, well.findings, well.not_run) == ("weekend", 1, None)


def test_a_check_that_crashes_is_raised_where_tests_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "all_checks", pair)
    with pytest.raises(KeyError):
        checks.run(EMPTY, reraise=True)


def test_a_check_that_is_put_out_or_lacks_a_master_says_so() -> None:
    rules = msgspec.structs.replace(EMPTY.rules, checks=msgspec.structs.replace(EMPTY.rules.checks, uit=("feestdag",)))
    found, runs = checks.run(replace(EMPTY, rules=rules))
    assert found == ()
    not_run = {run.check: run.not_run for run in runs if run.not_run}
    needing = {check.id for check in checks.all_checks() if check.needs_master}
    assert set(not_run) == needing | {"feestdag"}
    assert "rules/checks.toml" in not_run["feestdag"]
    assert all("masterplanning" in not_run[id] for id in needing)
    assert {run.check for run in runs} == {check.id for check in checks.all_checks()}


def test_only_the_checks_asked_for_run() -> None:
    assert [run.check for run in checks.run(EMPTY, only=["reces", "weekend"])[1]] == ["reces", "weekend"]


@pytest.mark.parametrize(
    ("severity", "step", "declared", "expected"),
    [
        ("midden", 0, False, "midden"),
        ("midden", 1, False, "hoog"),
        ("midden", -1, False, "laag"),
        ("kritiek", 1, False, "kritiek"),
        ("info", -1, False, "info"),
        ("kritiek", 0, True, "laag"),
        ("info", 0, True, "info"),
    ],
)
def test_the_ladder_of_severities(severity: str, step: int, declared: bool, expected: str) -> None:
    ruled = msgspec.structs.replace(EMPTY.rules.checks, ernst={**EMPTY.rules.checks.ernst, "weekend": severity})
    case = replace(EMPTY, rules=msgspec.structs.replace(EMPTY.rules, checks=ruled))
    weekend = next(check for check in checks.all_checks() if check.id == "weekend")
    assert weekend.finding(case, ("x",), "Zo.", (), step=step, declared=declared).severity == expected


def test_the_gravest_finding_comes_first() -> None:
    plans = [
        Plan(3, 1, 5, "day", 0, "bespreken", "don", "kadernota"),
        Plan(19, 1, 0, "day", 0, "instemmen", "kring", "ontwerpregeling"),
        Plan(9, 1, 2, "alternatives", 0, "bespreken", "regiegroep", "kadernota"),
    ]
    found, _ = checks.run(told(plans, [], 0), reraise=True)
    order = ["kritiek", "hoog", "midden", "laag", "info"]
    ranks = [order.index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def finding(id: str, message: str, paper: str, day: int, bodies: tuple[str, ...] = ("don",)) -> Finding:
    place = Place(paper, 1, day, None, None, message)
    period = Period(date(2024, 3, day), date(2024, 3, day), "paper", 0)
    return Finding(id, "weekend", "gat", "laag", 1.0, "Titel", message, "Doe.", (place,), (period,), bodies=bodies)


def test_findings_that_say_the_same_become_one_with_all_evidence() -> None:
    one, again = finding("weekend:a", "Zo.", "a.txt", 2), finding("weekend:a", "Zo.", "b.txt", 3)
    (result,) = merged([one, again, one])
    assert result.id == "weekend:a"
    assert result.evidence == (*one.evidence, *again.evidence)


def test_the_same_times_in_other_words_are_one_finding() -> None:
    one, again = finding("weekend:a", "Zo.", "a.txt", 2), finding("weekend:a", "Zus.", "b.txt", 2)
    (result,) = merged([one, again])
    assert result.message == "Zo."
    assert len(result.evidence) == 2


def test_findings_with_one_id_that_say_otherwise_all_stay() -> None:
    given = [finding("weekend:a", f"Zo {day}.", paper, day) for paper in ("a.txt", "b.txt") for day in (2, 3, 9)]
    result = merged(given)
    assert [found.message for found in result] == [found.message for found in given[:3]]
    assert len({found.id for found in result}) == 3
    other = [finding("weekend:a", f"Zo {day}.", "b.txt", day) for day in (16, 23)]
    result = merged([given[0], *other])
    assert [found.id for found in result] == ["weekend:a", "weekend:a@b.txt", "weekend:a@b.txt#2"]
    assert [found.message for found in result] == ["Zo 2.", "Zo 16.", "Zo 23."]


def test_one_moment_of_the_same_bodies_is_a_group_by_its_first_id() -> None:
    one, two = finding("weekend:b", "B.", "a.txt", 2), finding("weekend:a", "A.", "a.txt", 2)
    alone = finding("weekend:c", "C.", "a.txt", 3)
    others = finding("weekend:d", "D.", "a.txt", 2, bodies=("kring",))
    nobody = finding("weekend:e", "E.", "a.txt", 2, bodies=())
    result = grouped([one, two, alone, others, nobody])
    assert [found.group for found in result] == ["weekend:a", "weekend:a", None, None, None]
    assert [found.id for found in result] == [found.id for found in (one, two, alone, others, nobody)]


MARCH = [date(2024, 3, day) for day in range(1, 8)]
BOUNDS = st.one_of(st.none(), st.sampled_from(MARCH))
INTERVALS = st.builds(Interval, BOUNDS, BOUNDS).filter(lambda i: i.start is None or i.end is None or i.start <= i.end)


@settings(deadline=None)
@given(INTERVALS, INTERVALS)
def test_intervals_are_disjoint_where_no_day_lies_in_both(one: Interval, other: Interval) -> None:
    def days(interval: Interval) -> set[date]:
        return {day for day in MARCH if (interval.start or day) <= day <= (interval.end or day)}

    assert disjoint(one, other) == (not days(one) & days(other))
    if None not in (*one, *other):
        assert contains(one, other) == (days(other) <= days(one))


def ids(case: Case) -> list[str]:
    left_out = BY_CALENDAR | BY_WORKING_DAYS
    return sorted(finding.id for finding in checks.run(case, reraise=True)[0] if finding.check not in left_out)


@settings(deadline=None, max_examples=40)
@given(st.lists(PLANS, min_size=1, max_size=6), st.lists(PLANS, max_size=4), st.integers(1, 9))
def test_ids_hold_no_dates_positions_or_wording(plans: list[Plan], said: list[Plan], weeks: int) -> None:
    here = told(plans, said, 0)
    assert ids(here) == ids(told(plans, said, weeks))
    assert ids(here) == ids(told(plans, said, 0, line=40, word=" in andere woorden"))


@settings(deadline=None, max_examples=40)
@given(st.lists(PLANS, min_size=1, max_size=6), st.lists(PLANS, max_size=4), st.integers(0, 30))
def test_ids_of_the_calendar_are_those_of_the_items(plans: list[Plan], said: list[Plan], weeks: int) -> None:
    case = told(plans, said, weeks)
    keys = {item.key for item in (*case.rows, *case.papers[0].items)}
    found, _ = checks.run(case, only=BY_CALENDAR, reraise=True)
    assert {finding.id.split(":", 1)[1].split("@")[0] for finding in found} <= keys


def test_the_invented_rows_make_most_checks_speak() -> None:
    plans = [
        Plan(3, 1, 5, "day", 0, "bespreken", "don", "kadernota"),
        Plan(6, 1, 2, "wrong", 1, "instemmen", "raden", "kadernota"),
        Plan(9, 2, 2, "none", 0, "instemmen", "colleges", "kadernota"),
        Plan(4, 1, 2, "unplanned", 0, "bespreken", "regiegroep", "ontwerpregeling"),
        Plan(5, 1, 2, "alternatives", 0, "bespreken", "don", "ontwerpregeling"),
    ]
    said = [
        Plan(1, 1, 2, "day", 0, "bespreken", "don", "kadernota"),
        Plan(1, 1, 2, "day", 0, "richting", "raden", "kadernota"),
        Plan(2, 1, 3, "day", 0, "opleveren", "regiegroep", "kadernota"),
    ]
    found, _ = checks.run(told(plans, said, 0), reraise=True)
    spoken = {finding.check for finding in found}
    assert {"weekend", "twijfel-datum", "week-datum", "volgorde-route", "nog-plannen", "alternatieven"} <= spoken
    assert {"datum-wijkt-af", "besluitsoort", "ontbreekt-in-masterplanning", "lege-tabel"} <= spoken


def row(check: str, key: str, **changes: object) -> Finding:
    place = Place("masterplanning.xlsx", None, None, None, "Planning!A9", "regel")
    finding = Finding(f"{check}:{key}", check, "gat", "laag", 1.0, "", "", "", (place,))
    return replace(finding, **changes)  # type: ignore[arg-type]


def test_findings_of_several_checks_on_one_row_are_a_group() -> None:
    found = grouped_across([row("nog-plannen", "a/b/c"), row("vaste-dag", "a/b/c"), row("nog-plannen", "a/b/d")])
    assert [each.group for each in found] == ["nog-plannen:a/b/c", "nog-plannen:a/b/c", None]


def test_findings_on_one_sentence_of_a_paper_are_a_group_by_what_they_are_about() -> None:
    place = Place("brief.txt", 1, 5, None, None, "De raad besluit op zaterdag 18 mei.")
    found = grouped_across(
        [
            row("datum-wijkt-af", "brief.txt+a/b/c", evidence=(place,)),
            row("weekend", "a/b/c#2", evidence=(place,)),
            row("voorwaardelijk-besluit", "brief.txt+a/b/c", evidence=(place,)),
        ]
    )
    assert [each.group for each in found] == ["datum-wijkt-af:brief.txt+a/b/c"] * 2 + [None]


def test_groups_of_a_check_and_groups_across_join() -> None:
    found = grouped_across(
        [
            row("alternatieven", "a", group="alternatieven:a"),
            row("alternatieven", "b", group="alternatieven:a"),
            row("week-einde", "b"),
        ]
    )
    assert {each.group for each in found} == {"alternatieven:a"}


def test_a_planning_out_of_date_is_told_once_and_not_a_row() -> None:
    plans = [
        Plan(3, 1, 5, "day", 0, "bespreken", "don", "kadernota"),
        Plan(9, 1, 2, "wrong", 1, "instemmen", "raden", "kadernota"),
    ]
    case = told(plans, [], 0)
    assert {each.check for each in checks.run(case, reraise=True)[0]} >= {"weekend", "twijfel-datum"}
    late, runs = checks.run(replace(case, peildatum=MONDAY.replace(year=2026)), reraise=True)
    assert [each.check for each in late if each.check != "lege-tabel"] == ["verouderde-planning"]
    assert sum(run.findings for run in runs) == len(late)


def test_the_recess_of_some_councils_is_told_with_their_names_for_a_row_of_all() -> None:
    case = build({"planning": [["Week 9 (26-2 tm 1-3)", "", "Vaststellen kadernota", "Raden (x5)"]]})
    town = case.rules.municipalities[1]
    recess = Recess("voorjaarsreces", date(2024, 2, 24), date(2024, 3, 3), (town.id,))
    rules = msgspec.structs.replace(
        case.rules, calendar=msgspec.structs.replace(case.rules.calendar, reces=(*case.rules.calendar.reces, recess))
    )
    found, _ = checks.run(replace(case, rules=rules, calendar=Calendar.of(rules)), only=["reces"], reraise=True)
    assert [one.message for one in found] == [
        "“Vaststellen kadernota” (Raden, ma 26 feb t/m vr 1 mrt 2024) valt in het voorjaarsreces van Wolddijk."
    ]


def test_steps_that_come_too_early_before_several_others_are_one_group() -> None:
    rows = [
        ["Week 12 (18-3 tm 22-3)", "", "Vaststellen kadernota", "Raden (x5)"],
        ["Week 14 (1-4 tm 5-4)", "", "Instemmen met kadernota", "de Kring"],
        ["Week 16 (15-4 tm 19-4)", "", "Instemmen met kadernota", "Colleges (x5)"],
    ]
    found, _ = checks.run(build({"planning": rows}), only=["volgorde-route"], reraise=True)
    assert len(found) == 2
    assert found[0].group is not None
    assert found[0].group == found[1].group
