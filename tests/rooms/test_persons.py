"""Names of persons masked in the report: what is a name, what is none, and that no form of the report shows one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from conftest import ROOT, conduct, copied

from pipeline import rulebook
from pipeline.mailing import write_letter
from pipeline.model import Place
from pipeline.persons import masked, masker

RULES = rulebook.load(ROOT / "rules")
MASK = masker(RULES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De heer Voorbeeldsma spreekt op 3 mei.", "De heer [naam] spreekt op 3 mei."),
        ("mevrouw mr. A.B. van der Verzonnen-de Bedacht", "mevrouw mr. [naam]"),
        ("Mw. drs. Fictief en dhr. Denkbeeld", "Mw. drs. [naam] en dhr. [naam]"),
        ("Namens het college, J.P. van 't Bedenksel, secretaris", "Namens het college, [naam], secretaris"),
        ("A.B.C. (Anneloes) Verzonnen", "[naam]"),
        ("wethouder Voorbeeldsma licht toe; Voorbeeldsma vraagt", "wethouder [naam] licht toe; [naam] vraagt"),
        ("burgemeester Annemarie de Fictief-Bedacht opent", "burgemeester [naam] opent"),
        ("Behandeld door: Karel Bedenksel, telefoon 078", "Behandeld door: [naam], telefoon 078"),
        ("Vragen aan k.bedenksel@gemeente.example of bel", "Vragen aan [naam] of bel"),
        ("prof. dr. Çelik-Østergård", "prof. dr. [naam]"),
    ],
)
def test_a_name_is_masked(text: str, expected: str) -> None:
    assert MASK(text) == expected
    assert MASK(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De raad van H.I. Ambacht besluit op 3 mei over de hoofdlijnennotitie.",
        "Zie bijlage A. Jaarplanning en optie B. Uitstel.",
        "Wethouder Financiën en wethouder Sociaal overleggen in week 12 (22-3 tm 26-3).",
        "Burgemeester en wethouders van Papendrecht, Gemeenteraden (x7)",
        "Het college besluit a.s. dinsdag; d.d. 3 mei. De heer en mevrouw zijn welkom.",
        "Voorzitter Drechtraad opent de vergadering van de GR Sociaal.",
        "Instemmen ONS-D met hoofdlijnennotitie, 12 januari jl.",
        "De secretarissen (Kring van Gemeentesecretarissen) spreken in Dordrecht.",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert MASK(text) == text


def test_who_stands_in_the_rules_is_masked_wherever_he_stands() -> None:
    report = msgspec.structs.replace(RULES.report, personen=("Karel de Verzonnene",))
    towns = (msgspec.structs.replace(RULES.municipalities[0], ambtsdragers=("B. Bedacht",)), *RULES.municipalities[1:])
    mask = masker(msgspec.structs.replace(RULES, report=report, municipalities=towns))
    assert mask("Afgesproken met karel de verzonnene en B. Bedacht.") == "Afgesproken met [naam] en [naam]."


def test_places_keep_all_but_their_words() -> None:
    place = Place("brief van dhr. Bedacht.txt", 1, 2, None, None, "dhr. Bedacht stemt in")
    assert masked(place, MASK) == Place("brief van dhr. Bedacht.txt", 1, 2, None, None, "dhr. [naam] stemt in")


@pytest.mark.parametrize("hidden", [True, False])
def test_no_form_of_the_report_shows_a_name(tmp_path: Path, hidden: bool) -> None:
    workspace = copied(ROOT / "tests" / "workspaces" / "noord", tmp_path)
    for path in workspace.inbox.iterdir():
        path.unlink()
    (workspace.inbox / "brief.txt").write_text(
        "Gemeente Eemsbroek\nDatum: 4 maart 2024\nOnderwerp: zorgregeling\n\n"
        "De heer Kwartelsma bespreekt met de raad op zondag 14 april 2024 de zorgregeling.\n"
        "Wethouder Griettoma bespreekt met de raad op zaterdag 20 april 2024 de kadernota.\n",
        "utf-8",
    )
    (workspace.rules / "report.toml").write_text(f"namen_verbergen = {str(hidden).lower()}\n", "utf-8")
    ran = conduct(workspace, date(2024, 3, 27))
    letter = write_letter(workspace.reports, rulebook.load(workspace.rules), ())
    assert letter.path.is_file()
    texts = [path.read_text("utf-8") for path in workspace.reports.iterdir() if path.suffix != ".xlsx"]
    with ZipFile(ran.outcome.xlsx) as archive:
        texts += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        pictures = [name for name in archive.namelist() if "media" in name]
    shown = [name for name in ("Kwartelsma", "Griettoma") if any(name in text for text in texts)]
    assert shown == ([] if hidden else ["Kwartelsma", "Griettoma"])
    assert any("[naam]" in text for text in texts) is hidden
    assert not (hidden and pictures)
    assert [paper["name"] for paper in json.loads(ran.outcome.json.read_text("utf-8"))["papers"]] == ["brief.txt"]
