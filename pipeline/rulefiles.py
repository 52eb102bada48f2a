"""The TOML files of ``rules/`` and their defaults as values, or a ``RulesFault`` in Dutch that names file and place."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pipeline.errors import RulesFault

T = TypeVar("T")


@lru_cache(maxsize=64)
def shipped(name: str) -> dict[str, Any]:
    """The values of a file of ``defaults/``."""
    return tomllib.loads(resources.files("pipeline").joinpath("defaults", name).read_text(encoding="utf-8"))


def parsed(path: Path) -> dict[str, Any]:
    """The values of a file of ``rules/``."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RulesFault(
            f"rules/{path.name} kan niet worden gelezen.", "Controleer uw rechten op het bestand."
        ) from error
    except RecursionError as error:
        raise RulesFault(f"rules/{path.name} is te diep genest.", "Haal de overbodige haken weg.") from error
    except UnicodeDecodeError as error:
        raise RulesFault(f"rules/{path.name} is geen UTF-8-tekst.", "Sla het bestand op als UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise RulesFault(
            f"rules/{path.name} is geen geldige TOML: {_where(error)}.",
            "Herstel die plaats; vaak ontbreekt een aanhalingsteken, een haakje of een komma.",
        ) from error


def _where(error: tomllib.TOMLDecodeError) -> str:
    """Where the parser stopped, which it tells in English only."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    where = f"regel {place[1]}, teken {place[2]}" if place else "aan het einde van het bestand"
    return f"{where} staat iets voor de tweede keer" if str(error).startswith("Cannot") else f"{where} klopt iets niet"


def merged(default: Any, own: Any, extend: bool) -> Any:
    """Tables merged key by key, anything else replaced; with ``extend`` lists are put before those of the default."""
    if isinstance(default, dict) and isinstance(own, dict):
        return {**default, **{key: merged(default.get(key), value, extend) for key, value in own.items()}}
    if extend and isinstance(default, list) and isinstance(own, list):
        return own + [value for value in default if value not in own]
    return own


def converted(values: dict[str, Any], type_: type[T], name: str) -> T:
    """The values of the file ``name`` as what they must be."""
    try:
        return msgspec.convert(values, type_)
    except msgspec.ValidationError as error:
        text = str(error)
        where = text.rsplit(" - at ", 1)[1].strip("`") if " - at " in text else "$"
        raise RulesFault(
            f"rules/{name}{f', sleutel {key}' if (key := where.lstrip('$.')) else ''}: {_dutch(text)}",
            f"Verbeter of verwijder de sleutel; docs/regels.md beschrijft wat in {name} mag staan.",
        ) from error


def _dutch(text: str) -> str:
    head = text.split(" - at ")[0]
    for english, dutch in (
        ("Object contains unknown field ", "onbekende sleutel "),
        ("Object missing required field ", "verplichte sleutel ontbreekt: "),
        ("Invalid enum value ", "waarde niet toegestaan: "),
        ("Expected `str` matching regex '^#[0-9A-Fa-f]{6}$'", 'verwacht werd een kleur als "#17406D"'),
        ("Expected `int` >= 0", "verwacht werd een getal van 0 of meer"),
        ("Expected `int` >= 1", "verwacht werd een getal van 1 of meer"),
        ("Invalid RFC3339 encoded date", "geen geldige datum (JJJJ-MM-DD)"),
        ("Expected ", "verwacht werd "),
        (", got ", ", gevonden "),
    ):
        head = head.replace(english, dutch)
    return head + "."
