"""Whether letters on the colours of ``rules/report.toml`` can be read: contrast by WCAG 2."""

from __future__ import annotations

from pipeline.errors import RulesFault
from pipeline.ruletypes import ReportRules

_INK = "#1F2933"
LEAST_CONTRAST = 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#RRGGBB``) by WCAG 2: from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def check_colours(report: ReportRules) -> None:
    """Raises ``RulesFault`` where the letters on a colour of the report could not be read well."""
    for key, colour, letters, kind in (
        ("kleur", report.kleur, "#FFFFFF", "witte"),
        ("kleur_invullen", report.kleur_invullen, _INK, "donkere"),
    ):
        ratio = contrast(colour, letters)
        if ratio < LEAST_CONTRAST:
            raise RulesFault(
                f"rules/report.toml: {key} {colour} geeft met {kind} letters te weinig contrast "
                f"({ratio:.1f} op 1; nodig is {LEAST_CONTRAST} op 1).",
                f"Kies een {'donkerder' if key == 'kleur' else 'lichtere'} kleur.",
            )
