"""Tesseract, the program: a picture through standard input, words with boxes and confidence back as TSV.

No shell, no temporary files, one thread, a limit of time.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.reading.ocr import OcrFailed, Seen

if TYPE_CHECKING:
    from PIL import Image

_LANGUAGE = "nld"
_ASK_SECONDS = 20
_WORD_LEVEL = "5"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "LOCALAPPDATA", "PROGRAMFILES(X86)")


class Tesseract(Struct, frozen=True):
    """The program at ``path``; ``version`` as it says itself."""

    path: str
    version: str

    @property
    def identity(self) -> str:
        """Such as ``tesseract 5.3.0 nld``."""
        return f"tesseract {self.version} {_LANGUAGE}"

    def words(self, image: Image.Image, dpi: int, seconds: int) -> list[Seen]:
        """The words of a page, found as sparse text: what stands alone in a cell is not lost. Raises ``OcrFailed``."""
        stream = io.BytesIO()
        image.save(stream, "PPM")
        options = ["-l", _LANGUAGE, "--psm", "11", "--dpi", str(dpi), "-c", "tessedit_create_tsv=1"]
        try:
            done = subprocess.run(
                [self.path, "stdin", "stdout", *options],
                input=stream.getvalue(),
                capture_output=True,
                timeout=seconds,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
                creationflags=_NO_WINDOW,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise OcrFailed(f"de tekstherkenning duurde langer dan {seconds} seconden") from None
        except OSError:
            raise OcrFailed("de tekstherkenning (Tesseract) kon niet worden gestart") from None
        if done.returncode != 0:
            raise OcrFailed("de tekstherkenning (Tesseract) gaf een fout")
        return _words(done.stdout.decode("utf-8", "replace"))


def found() -> Tesseract | None:
    """Tesseract where it is installed with Dutch, else None."""
    path = shutil.which("tesseract") or _on_windows()
    if path is None:
        return None
    version = re.search(r"tesseract\s+v?(\S+)", _asked(path, "--version"))
    languages = _asked(path, "--list-langs").split()
    return Tesseract(path, version[1]) if version and _LANGUAGE in languages else None


def _on_windows() -> str | None:
    """Where its installer for Windows puts it, which is not on the search path."""
    for variable in _WINDOWS_FOLDERS:
        folder = os.environ.get(variable)
        for below in ("", "Programs"):
            path = Path(folder, below, "Tesseract-OCR", "tesseract.exe") if folder else None
            if path is not None and path.is_file():
                return str(path)
    return None


def _asked(path: str, option: str) -> str:
    try:
        done = subprocess.run(
            [path, option], capture_output=True, timeout=_ASK_SECONDS, creationflags=_NO_WINDOW, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")


def _words(table: str) -> list[Seen]:
    """The rows of the TSV that are words: level, page, block, paragraph, line, word, left, top, width, height, …"""
    found: list[Seen] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines():
        fields = row.split("\t")
        if len(fields) < 12 or fields[0] != _WORD_LEVEL or not fields[11].strip():
            continue
        left, top, width, height = (float(field) for field in fields[6:10])
        line = lines.setdefault(tuple(fields[1:5]), len(lines))
        confidence = max(0.0, min(1.0, float(fields[10]) / 100))
        text = "".join(fields[11].split())
        found.append(Seen(text, left, top, left + width, top + height, confidence, line))
    return found
