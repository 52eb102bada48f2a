"""Two people, copies and older books: each edit is laid beside the others and none is lost."""

from __future__ import annotations

import pytest

from pipeline.workbook import Merged, PeopleColumns, Written, merge_people


def version(name: str, before: Written, now: Written, id: str = "a") -> PeopleColumns:
    return PeopleColumns(name, f"sha-{name}", ((id, now),), ((id, before),))


def merged(*versions: PeopleColumns, base: Written | None = None) -> Merged:
    return merge_people({"a": base or Written("nieuw", "", "begin")}, versions)


OLD = Written("nieuw", "", "begin")


@pytest.mark.parametrize(
    ("first", "second", "expected", "clashes"),
    [
        (OLD, OLD, OLD, []),
        (Written("nieuw", "Jo", "begin"), OLD, Written("nieuw", "Jo", "begin"), []),
        (Written("nieuw", "Jo", "begin"), Written("opgelost", "", "begin"), Written("opgelost", "Jo", "begin"), []),
        (Written("nieuw", "Jo", "klaar"), Written("nieuw", "Jo", "klaar"), Written("nieuw", "Jo", "klaar"), []),
        (
            Written("nieuw", "Jo", "begin"),
            Written("nieuw", "An", "begin"),
            Written("nieuw", "Jo / An", "begin"),
            ["owner"],
        ),
        (Written("nieuw", "", "een"), Written("nieuw", "", "twee"), Written("nieuw", "", "een\ntwee"), ["remark"]),
        (Written("nieuw", "", "begin"), Written("nieuw", "", ""), Written("nieuw", "", ""), []),
        (
            Written("nieuw", "", "begin, en dan"),
            Written("nieuw", "", "begin, en dan nog"),
            Written("nieuw", "", "begin, en dan nog"),
            ["remark"],
        ),
        (
            Written("opgelost", "", "begin"),
            Written("in behandeling", "", "begin"),
            Written("in behandeling", "", "begin\n[status ook opgegeven: opgelost (een.xlsx)]"),
            ["status"],
        ),
    ],
)
def test_two_pens(first: Written, second: Written, expected: Written, clashes: list[str]) -> None:
    made = merged(version("een.xlsx", OLD, first), version("twee.xlsx", OLD, second))
    assert made.people["a"] == expected
    assert [clash.field for clash in made.clashes] == clashes


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("begin\ngriffie belt terug", "begin\nbrief verstuurd", "begin\ngriffie belt terug\nbrief verstuurd"),
        ("ja", "jaarrekening klaar", "ja\njaarrekening klaar"),
        ("akkoord", "akkoord, mits schriftelijk", "akkoord, mits schriftelijk"),
        ("nee\nakkoord", "akkoord", "nee\nakkoord"),
    ],
)
def test_what_two_people_add_stands_once_and_nothing_is_lost(first: str, second: str, together: str) -> None:
    one, two = (version(f"{n}.xlsx", OLD, Written("nieuw", "", text)) for n, text in enumerate((first, second)))
    assert merged(one, two).people["a"].remark == together


def test_a_stale_copy_does_not_undo_what_came_later() -> None:
    """The copy was made before the remark in the book and was never edited."""
    later = Written("in behandeling", "Jo", "later")
    assert merged(version("kopie.xlsx", OLD, OLD), base=later).people["a"] == later


def test_a_merged_copy_is_not_merged_twice() -> None:
    copy = version("kopie.xlsx", OLD, Written("nieuw", "", "uit de kopie"))
    once = merged(version("boek.xlsx", OLD, Written("nieuw", "", "uit het boek")), copy)
    assert once.people["a"].remark == "uit het boek\nuit de kopie"
    cleaned = PeopleColumns(
        "boek.xlsx", "sha-2", (("a", Written("nieuw", "", "netjes")),), (("a", once.people["a"]),), merged=once.used
    )
    again = merge_people(once.people, [cleaned, copy])
    assert again.people["a"].remark == "netjes"
    assert set(once.used) < set(again.used)


def test_an_unreadable_version_is_told_and_the_rest_is_merged() -> None:
    made = merged(
        PeopleColumns("stuk.xlsx", "s", reason="stuk.xlsx: beschadigd"),
        version("goed.xlsx", OLD, Written("nieuw", "Jo", "begin")),
    )
    assert made.unread == ("stuk.xlsx: beschadigd",)
    assert made.people["a"].owner == "Jo"


def test_an_edit_in_a_copy_never_replaces_what_another_wrote_meanwhile() -> None:
    """The copy was made before the remark that is kept by now; its own remark stands beside it."""
    kept = Written("nieuw", "", "begin\ngriffie gebeld")
    made = merged(version("kopie.xlsx", OLD, Written("nieuw", "", "wacht op brief")), base=kept)
    assert made.people["a"].remark == "begin\ngriffie gebeld\nwacht op brief"
    assert [clash.field for clash in made.clashes] == ["remark"]


def test_an_edit_that_a_later_book_began_with_is_no_news() -> None:
    """It was merged, then somebody changed it in the newer book, and the copy was saved once more."""
    first = PeopleColumns(
        "kopie.xlsx", "1", (("a", Written("opgelost", "", "uit de kopie")),), (("a", OLD),), week="2023-W13"
    )
    later = PeopleColumns(
        "boek.xlsx",
        "2",
        (("a", Written("in behandeling", "", "netjes")),),
        (("a", Written("opgelost", "", "uit de kopie")),),
        merged=("0",),
        week="2023-W13",
    )
    made = merge_people({"a": Written("opgelost", "", "uit de kopie")}, [later, first])
    assert made.people["a"] == Written("in behandeling", "", "netjes")
    assert made.clashes == ()


def test_without_decisions_what_the_newest_book_said_counts() -> None:
    old = PeopleColumns("w12", "1", (("a", OLD),), (("a", OLD),), week="2023-W12")
    new = PeopleColumns("w13", "2", (("a", Written()),), (("a", Written()),), week="2023-W13")
    assert merge_people(None, [new, old]).people == {}
    assert merge_people(None, [old]).people == {"a": OLD}
