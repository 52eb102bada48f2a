"""What ``schedule`` prints: how the files that it made are put to work."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator, Sequence

from pipeline.schedule import Plan, Platform


def installing(made: Sequence[str], platform: Platform, plan: Plan) -> Iterator[str]:
    """The commands, in Dutch sentences."""
    yield f"Gemaakt voor {plan.weekday} om {plan.at:%H:%M}: {' en '.join(made)}."
    if platform == "windows":
        yield "Zet de taak aan, in PowerShell of op de opdrachtregel:"
        yield f"  {subprocess.list2cmdline(['schtasks', '/Create', '/TN', 'Planwacht', '/XML', *made])}"
        yield "  schtasks /Run /TN Planwacht"
        yield "De taak draait als u bent aangemeld, en haalt een gemiste keer in."
        return
    yield "Zet hem aan:"
    yield f"  mkdir -p ~/.config/systemd/user && cp {shlex.join(made)} ~/.config/systemd/user/"
    yield "  systemctl --user daemon-reload && systemctl --user enable --now planwacht.timer"
    yield "Laat hem ook draaien als niemand is aangemeld:"
    yield '  sudo loginctl enable-linger "$USER"'
