"""What of a paper was left out, in Dutch: one sentence a kind of thing, with how many there were."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Unread
from pipeline.texts import number

_SENTENCES: dict[str, tuple[str, str, str]] = {
    "comments": ("opmerking", "opmerkingen", "{0} in de kantlijn niet meegelezen."),
    "notes": ("opmerking", "opmerkingen", "{0} bij cellen niet meegelezen."),
    "deletions": (
        "bijgehouden verwijdering",
        "bijgehouden verwijderingen",
        "{0} niet meegelezen; het stuk is gelezen alsof alle wijzigingen zijn geaccepteerd.",
    ),
    "pictures": ("afbeelding", "afbeeldingen", "{0} niet gelezen; of er tekst op staat is niet bekend."),
    "objects": (
        "ingesloten bestand",
        "ingesloten bestanden",
        "{0} niet gelezen; lever wat erin staat afzonderlijk aan.",
    ),
    "charts": ("grafiek of schema", "grafieken of schema's", "{0} niet gelezen."),
    "links": ("koppeling", "koppelingen", "{0} naar een ander bestand niet gevolgd."),
    "hidden": ("verborgen tekst", "verborgen teksten", "{0} niet meegelezen."),
    "calendar": ("agenda-uitnodiging", "agenda-uitnodigingen", "{0} niet meegelezen."),
    "formulas": (
        "formule zonder uitkomst",
        "formules zonder uitkomst",
        "{0} niet gelezen; open de werkmap in Excel, sla haar op en lever haar opnieuw aan.",
    ),
}


def told(counts: Mapping[str, int], page: int | None = None, where: str = "") -> list[Unread]:
    """An ``Unread`` for every kind of thing that there is one of. ``where`` is put before the reason: ``blad X: ``."""
    found = []
    for kind, count in counts.items():
        if count:
            one, many, why = _SENTENCES[kind]
            what = number(count, one, many)
            found.append(Unread(what, where + why.format(what), page))
    return found
