"""What ``checks`` prints."""

from __future__ import annotations

from pipeline import checks
from pipeline.console.terminal import SIGNS, dump
from pipeline.errors import WrongUse
from pipeline.rulebook import Rulebook


def checks_summary(id: str | None, rules: Rulebook) -> str:
    """All checks a line each, or one explained. Raises ``WrongUse`` for an unknown id."""
    if id is None:
        return "\n".join(
            f"{SIGNS[rules.checks.ernst[check.id]]:<2} {check.id:<28} {check.title}" for check in checks.all_checks()
        )
    check = _check(id)
    return (
        f"{check.title} ({check.id})\nSoort: {check.cls}; ernst: {rules.checks.ernst[check.id]}\n\n"
        f"{check.explanation}\n\nWat te doen: {check.remedy}"
    )


def checks_json(id: str | None, rules: Rulebook) -> str:
    """All checks, or one, as JSON."""
    wanted = checks.all_checks() if id is None else (_check(id),)
    return dump(
        {
            "schema": 1,
            "checks": [
                {
                    "id": check.id,
                    "title": check.title,
                    "class": check.cls,
                    "severity": rules.checks.ernst[check.id],
                    "needs_master": check.needs_master,
                    "explanation": check.explanation,
                    "remedy": check.remedy,
                    "off": check.id in rules.checks.uit,
                }
                for check in wanted
            ],
        }
    )


def _check(id: str) -> checks.Check:
    for check in checks.all_checks():
        if check.id == id:
            return check
    raise WrongUse(f"De controle {id} bestaat niet.", "Toon alle controles met: planwacht checks.")
