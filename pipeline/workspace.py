"""A workspace: a folder with ``inbox/``, ``extracted/``, ``rules/`` and ``reports/``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from pipeline import store
from pipeline.errors import WrongUse


class Workspace(Struct, frozen=True):
    """The four folders of a workspace."""

    root: Path

    @property
    def inbox(self) -> Path:
        """People's: only read."""
        return self.root / "inbox"

    @property
    def extracted(self) -> Path:
        """The program's: may be deleted at any time."""
        return self.root / "extracted"

    @property
    def rules(self) -> Path:
        """People's, with the master planning and the decisions."""
        return self.root / "rules"

    @property
    def reports(self) -> Path:
        """Handed to people."""
        return self.root / "reports"


def opened(root: Path) -> Workspace:
    """The workspace at ``root``. Raises ``WrongUse`` where it is none."""
    workspace = Workspace(root)
    if not workspace.inbox.is_dir():
        name = "De huidige map" if root == Path() else str(root)
        raise WrongUse(
            f"{name} is geen werkmap van Planwacht: de map inbox ontbreekt.",
            "Maak er een met planwacht init MAP, of ga naar uw werkmap of geef hem op met --workspace MAP.",
        )
    return workspace


def init(root: Path, rules: Mapping[str, str]) -> Workspace:
    """Make an empty workspace with these files in ``rules/``. Raises ``WrongUse`` where there already is something."""
    workspace = Workspace(root)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise WrongUse(f"{root} is niet leeg.", "Kies een nieuwe of lege map; er is niets veranderd.")
    for name, text in rules.items():
        store.write(workspace.rules / name, text.encode("utf-8"))
    for folder in (workspace.inbox, workspace.extracted, workspace.reports):
        folder.mkdir(parents=True, exist_ok=True)
    return workspace
