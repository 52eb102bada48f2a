"""rapidocr: the engine for machines without tesseract; its models lie in its wheel, nothing is downloaded."""

from __future__ import annotations

import logging
from importlib import metadata, util
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from pipeline.reading.ocr import OcrFailed, Seen

if TYPE_CHECKING:
    from PIL import Image


class Rapid(Struct):
    """The engine, its models loaded when the first page comes."""

    version: str
    _reader: Any = None

    @property
    def identity(self) -> str:
        """Such as ``rapidocr 3.10.0``."""
        return f"rapidocr {self.version}"

    def words(self, image: Image.Image, dpi: int, seconds: int) -> list[Seen]:
        """The words of a page. It reads lines; a line is cut at its blanks. Raises ``OcrFailed``."""
        import numpy as np

        try:
            lines = self._opened()(np.asarray(image.convert("RGB")), return_word_box=False)
        except Exception:  # onnxruntime and opencv raise anything
            raise OcrFailed("de tekstherkenning (rapidocr) gaf een fout") from None
        if lines.boxes is None or lines.txts is None:
            return []
        found: list[Seen] = []
        for number, (corners, text, score) in enumerate(zip(lines.boxes, lines.txts, lines.scores, strict=True)):
            xs, ys = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
            found += _cut(str(text), (min(xs), min(ys), max(xs), max(ys)), float(score), number)
        return found

    def _opened(self) -> Any:
        if self._reader is None:
            from rapidocr import RapidOCR

            logging.getLogger("RapidOCR").setLevel(logging.ERROR)
            self._reader = RapidOCR(
                params={
                    "Global.log_level": "error",
                    "Global.use_cls": False,
                    "Global.max_side_len": 4000,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
        return self._reader


def found() -> Rapid | None:
    """rapidocr where it is installed with its runtime, else None."""
    if util.find_spec("rapidocr") is None or util.find_spec("onnxruntime") is None:
        return None
    return Rapid(metadata.version("rapidocr"))


def _cut(text: str, box: tuple[float, float, float, float], score: float, line: int) -> list[Seen]:
    """The words of a line, its width shared out over its characters, narrow letters for half."""
    widths = [_width(char) for char in text]
    total = sum(widths) or 1.0
    left, top, right, bottom = box
    found: list[Seen] = []
    at, start = 0.0, 0
    for word in text.split(" "):
        wide = sum(widths[start : start + len(word)])
        if word.strip():
            x0, x1 = (left + (right - left) * part / total for part in (at, at + wide))
            found.append(Seen("".join(word.split()), x0, top, x1, bottom, score, line))
        at += wide + _width(" ")
        start += len(word) + 1
    return found


def _width(char: str) -> float:
    if char in "iljftrI.,:;'|!()[] -1":
        return 0.55
    return 1.4 if char in "mwMW%@" else 1.0
