"""The first rules of a new workspace: what somebody answers about the region, as commented files in ``rules/``."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Literal

from msgspec import Struct

from pipeline.errors import WrongUse

SchoolRegion = Literal["noord", "midden", "zuid"]
# The levels of bodies that differ from region to region, as they are asked for, in the order of the decision route.
LEVELS: tuple[tuple[str, str], ...] = (
    ("ambtelijk", "Ambtelijke overleggen, zoals een netwerk of werkgroep"),
    ("bestuurlijk", "Bestuurlijke overleggen, zoals een portefeuillehoudersoverleg"),
    ("secretarissen", "Overleg van de gemeentesecretarissen"),
)


class Answers(Struct, frozen=True):
    """What is known of the region; everything may be empty. ``bodies`` are (level, name) pairs."""

    region: str = ""
    organisation: str = ""
    school_region: SchoolRegion = "midden"
    final_date: date | None = None
    municipalities: tuple[str, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()
    products: tuple[str, ...] = ()


def first_rules(answers: Answers) -> dict[str, str]:
    """The files of ``rules/`` by name, each with comments that say how to go on. Raises ``WrongUse``."""
    files = {
        file.name: file.read_text(encoding="utf-8")
        for file in resources.files("pipeline").joinpath("defaults").iterdir()
        if file.name.endswith(".toml")
    }
    files["planwacht.toml"] = _programme(answers)
    if answers.municipalities:
        files["gemeenten.toml"] = _municipalities(answers.municipalities)
    if answers.bodies:
        files["gremia.toml"] = files["gremia.toml"].rstrip("\n") + "\n\n" + _bodies(answers.bodies)
    if answers.products:
        files["producten.toml"] = _products(answers.products)
    return files


def names(text: str) -> tuple[str, ...]:
    """``A, B en C; D`` -> the names in it, without repetition. ``en`` parts only behind a comma-separated list."""
    parts = re.split(r"[,;\n]", text)
    if len(parts) > 1 and " en " in parts[-1]:
        parts[-1:] = parts[-1].split(" en ", 1)
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def _programme(answers: Answers) -> str:
    lines = [
        "# Wat deze werkmap bewaakt. Elke sleutel staat uitgelegd in docs/regels.md.",
        f"titel = {_text('Planningscontrole' + (f' {answers.region}' if answers.region else ''))}",
        f"organisatie = {_text(answers.organisation)}",
        f"regio = {_text(answers.region)}",
        "# De schoolvakanties van noord, midden of zuid.",
        f"schoolregio = {_text(answers.school_region)}",
        "# De dag waarop het rapport spreekt. Laat dit weg om op vandaag te rapporteren.",
        "# peildatum = 2021-03-30",
        "# De dag waarop het programma klaar moet zijn.",
        f"einddatum = {answers.final_date.isoformat()}" if answers.final_date else "# einddatum = 2022-01-01",
        "# Een stuk waarin geen van deze woorden, geen gemeente en geen spoor staat, hoort niet bij dit programma.",
        f"kenwoorden = [{_text(answers.region) if answers.region else ''}]",
    ]
    return "\n".join(lines) + "\n"


def _municipalities(found: Iterable[str]) -> str:
    parts = [
        "# De deelnemende gemeenten. Tikfouten herkent het programma zelf; zet bij aliassen alleen echt andere namen,\n"
        '# zoals aliassen = ["Dordt"]. Verander een id niet meer: bevindingen worden eraan herkend.\n'
    ]
    parts += [f"[[gemeenten]]\nid = {_text(id)}\nnaam = {_text(name)}\n" for id, name in _with_ids(found)]
    return "\n".join(parts)


def _bodies(found: tuple[tuple[str, str], ...]) -> str:
    levels = {name: level for level, name in found}
    parts = [
        "# De overleggen van deze regio. Zet bij weekdag de vaste vergaderdag en bij aliassen hoe stukken ze noemen:\n"
        '# weekdag = "donderdag"\n'
        '# aliassen = ["PFO sociaal", "portefeuillehouders sociaal"]\n'
    ]
    parts += [
        f"[[gremia]]\nid = {_text(id)}\nnaam = {_text(name)}\nniveau = {_text(levels[name])}\n"
        for id, name in _with_ids(levels)
    ]
    return "\n".join(parts)


def _products(found: Iterable[str]) -> str:
    parts = ["# Wat er gemaakt en besloten wordt, de vroegste mijlpaal eerst. Zet bij aliassen andere namen ervoor.\n"]
    parts += [
        f"[[producten]]\nid = {_text(id)}\nnaam = {_text(name)}\nvolgorde = {number}\n"
        for number, (id, name) in enumerate(_with_ids(found), start=1)
    ]
    return "\n".join(parts)


def _with_ids(found: Iterable[str]) -> list[tuple[str, str]]:
    """Each name with an id made of it: small letters and hyphens, no id twice."""
    ids: dict[str, str] = {}
    for name in found:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
        id = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
        if not id or id in ids:
            raise WrongUse(
                f"Van de naam “{name}” is geen eigen kenmerk te maken.", "Schrijf elke naam één keer, met letters."
            )
        ids[id] = name
    return list(ids.items())


def _text(value: str) -> str:
    """A TOML string. Raises ``WrongUse`` where it holds characters that nobody can see."""
    if any(not char.isprintable() for char in value):
        raise WrongUse("Er staat een onzichtbaar teken in een naam.", "Typ de naam opnieuw.")
    return json.dumps(value, ensure_ascii=False)
