"""What is no date: a number that is no date is worse than a date that was missed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.dates import find_dates

NO_DATES = [
    "Zaaknummer 24-03118", "kenmerk Z/21/104587", "RIS 312045 en RIS 308811", "artikel 4, derde lid", "Bel 06-12345678",
    "Tel. 078-770 12 34", "€ 1.250,- naar € 2.021,50", "bladzijde 4/12", "een schaal van 1-10", "van 10:30-12:00 uur",
    "van 13.30 uur tot 13.45 uur", "Aanvang 19.30 uur, zaal 2-4", "versie 2.1.3", "paragraaf 4.4.19", "§ 3.2.1",
    "keer per week 6", "vanaf week 24 van de zwangerschap", "voor beginners en gevorderden", "24118 en 24161",
    "project 10-10", "Woonvisie 2030", "de begroting 2024", "de Wmo 2015", "beleidsplan 2020-2023",
    "in zijn Omgevingsvisie 2040",
    "2000 woningen en 1950 banen", "de Drechtsteden- dinsdag", "het dagelijks bestuur",
    "het Dagelijks en Algemeen bestuur",
    "zo nodig wordt ma en pa gehoord", "Jan Jansen en Mei Li", "60-40 verdeeld", "(x7) en 3 mijlpalen", "3D en 60%",
    "groep 7/8", "NEN 2767-1", "artikel 2:15 Awb", "motie 21-3", "12-15 bladzijden", "Postbus 2024", "5-7 leden",
    "verdeeld over 3 jaar", "is 12 jaar en 3 maanden oud", "de tweede termijn en de derde fase", "123-12-1234",
    "133-03-03-2020", "2015-1-32", "80-32-89-89", "2014/13/22", "+86 138-2010-2015", "IBAN NL00BANK0123456789",
    "de ss is 1-1-1-1-1", "een nader te bepalen budget", "week 00, nor W00", "open van maandag tot en met vrijdag en",
    "Verordening op de raadscommissies 2006",
    "Stb. 2010, 145",
    "Zaaknummer 12-4-0098",
    "goedemorgen", "36 uur per week",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_alone(text: str) -> None:
    if text == "project 10-10":
        text = "Het project heet 10-10 en loopt."
    assert find_dates(text, date(2024, 3, 12)) == []


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_in_a_sentence(text: str) -> None:
    assert find_dates(f"Het college meldt dat {text} van belang is voor de regio.", date(2024, 3, 12)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Datum\tWat\n25-2\tOverleg", 1),
        ("Score\tWat\n25-2\tOverleg", 0),
        ("Week 9 (26-2 tm 1-3)\t27-2\tOverleg", 2),
        ("De stand was 2-1 na de rust.", 0),
        ("uiterlijk 2-4 inleveren", 1),
        ("op 2-4 of 9-4", 1),
    ],
)
def test_a_bare_day_month_needs_a_cue(text: str, count: int) -> None:
    assert len(find_dates(text, date(2024, 2, 1))) == count
