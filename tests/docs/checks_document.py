"""Make docs/controles.md from the checks: ``python tests/docs/checks_document.py``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "controles.md"
_HEAD = """\
# De controles

Deze bladzijde is gemaakt uit de controles zelf. `planwacht checks` toont dezelfde lijst met de ernst die in uw werkmap
geldt; `planwacht checks ID` legt er één uit. De ernst verandert u in `rules/checks.toml`, en daar zet u een controle
ook uit: zie [regels.md](regels.md#checkstoml). Eén bevinding kan een trap zwaarder of lichter wegen dan hieronder
staat, bijvoorbeeld omdat het om een besluit gaat of omdat de schrijver de afwijking zelf al meldt.

| soort | betekenis |
|---|---|
| conflict | stukken spreken elkaar of de route tegen |
| inconsistentie | een stuk spreekt zichzelf of de kalender tegen |
| gat | er ontbreekt iets |
| risico | het kan misgaan |
| informatie | goed om te weten |
"""


def document() -> str:
    """The whole page."""
    return _HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    from pipeline import checks, rulebook

    severities = rulebook.default().checks.ernst
    for check in checks.all_checks():
        needs = " Deze controle draait alleen als er een masterplanning is." if check.needs_master else ""
        yield (
            f"\n## {check.id}\n\n**{check.title}.** Soort: {check.cls}. Ernst: {severities[check.id]}.\n\n"
            f"{check.explanation}{needs}\n\nWat te doen: {check.remedy}\n"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    TARGET.write_text(document(), encoding="utf-8")
