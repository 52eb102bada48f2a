"""The picture of a scanned page made fit for reading: even light, upright, straight, at the engine's best size.

``Straight.askew`` brings what stands in the straight picture back to the page as displayed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from PIL import Image

Affine = tuple[float, float, float, float, float, float]

BEST_DPI = 350
_SKEW_DPI = 100
_MOST_SKEW = 8.0
_COARSE, _FINE = 0.25, 0.03
_DARK = 0.72
_CELL = 8


class Straight(Struct, frozen=True):
    """A page upright and straight.

    ``grey`` is the picture with even light, ``dark`` its dark pixels, ``colour`` the picture as it came, turned alike.
    ``quarters`` counts quarter turns against the clock and ``angle`` the degrees after them; ``shown`` is the size in
    points of the page as displayed and ``size`` that of the straight page.
    """

    grey: Image.Image
    dark: Any
    colour: Image.Image
    scale: float
    quarters: int
    angle: float
    shown: tuple[float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = self.shown
        return (height, width) if self.quarters % 2 else (width, height)

    @property
    def askew(self) -> Affine | None:
        """What brings a point of the straight page to the page as displayed; None where it is the same point."""
        if not self.quarters and not self.angle:
            return None
        origin, right, down = (self._back(x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
        a, d = right[0] - origin[0], right[1] - origin[1]
        b, e = down[0] - origin[0], down[1] - origin[1]
        return a, b, origin[0], d, e, origin[1]

    def _back(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.size
        turn = math.radians(self.angle)
        dx, dy = x - width / 2, y - height / 2
        x = width / 2 + dx * math.cos(turn) - dy * math.sin(turn)
        y = height / 2 + dx * math.sin(turn) + dy * math.cos(turn)
        if self.quarters == 1:
            return self.shown[0] - y, x
        if self.quarters == 2:
            return self.shown[0] - x, self.shown[1] - y
        if self.quarters == 3:
            return y, self.shown[1] - x
        return x, y


def straightened(image: Image.Image, size: tuple[float, float], quarters: int) -> Straight:
    """The picture turned by ``quarters`` and by what it lies askew. ``size`` is that of the page in points."""
    from PIL import Image

    scale = image.width / size[0]
    colour = image if image.mode in ("L", "RGB") else image.convert("RGB")
    if quarters:
        colour = colour.transpose(
            (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)[quarters - 1]
        )
    grey = evened(colour.convert("L"))
    angle = skew(dark_pixels(grey), scale)
    if angle:
        white: Any = 255 if colour.mode == "L" else (255, 255, 255)
        colour = colour.rotate(angle, Image.Resampling.BICUBIC, fillcolor=white)
        grey = grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return Straight(grey, dark_pixels(grey), colour, scale, quarters, angle, size)


def dark_pixels(grey: Image.Image) -> Any:
    """Which pixels are ink, as a boolean array."""
    import numpy as np

    return np.asarray(grey) < 255 * _DARK


def evened(grey: Image.Image) -> Image.Image:
    """The picture with the light of the paper evened out: shadow, yellowed paper and grey shading become white."""
    import numpy as np
    from PIL import Image, ImageFilter

    small = grey.resize((max(1, grey.width // _CELL), max(1, grey.height // _CELL)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    light = np.maximum(np.asarray(paper.resize(grey.size, Image.Resampling.BILINEAR), dtype=np.float32), 110.0)
    even = np.asarray(grey, dtype=np.float32) * (250.0 / light)
    return Image.fromarray(np.minimum(even, 255.0).astype(np.uint8))


def is_sideways(dark: Any, scale: float) -> bool:
    """Whether the lines of text run up or down: the ink, summed, swings more by column than by row."""
    return _swing(dark.sum(axis=0), scale) > 1.6 * _swing(dark.sum(axis=1), scale)


def _swing(sums: Any, scale: float) -> float:
    """How much the sums differ at the distance of half a line, rules left out as outliers."""
    import numpy as np

    step = max(1, round(5 * scale))
    smooth = np.convolve(sums, np.ones(max(1, round(2 * scale))), "valid")
    if len(smooth) <= step:
        return 0.0
    differences = np.abs(smooth[step:] - smooth[:-step]).astype(np.float64)
    return float(np.minimum(differences, np.percentile(differences, 90)).mean() / (sums.mean() + 1e-6))


def skew(dark: Any, scale: float) -> float:
    """Degrees by which the picture must be turned against the clock to lie straight; 0 where it does."""
    import numpy as np

    step = max(1, round(scale * 72 / _SKEW_DPI))
    height, width = (side - side % step for side in dark.shape)
    if not height or not width:
        return 0.0
    small = dark[:height, :width].reshape(height // step, step, width // step, step).any(axis=(1, 3))
    ys, xs = np.nonzero(small)
    if len(ys) < 50:
        return 0.0
    if len(ys) > 120_000:
        some = np.linspace(0, len(ys) - 1, 120_000).astype(np.int64)
        ys, xs = ys[some], xs[some]

    def sharpness(angle: float) -> float:
        shifted = ys + xs * math.tan(math.radians(angle))
        rows = np.bincount((shifted - shifted.min()).astype(np.int64))
        return float((rows.astype(np.float64) ** 2).sum())

    coarse = max(np.arange(-_MOST_SKEW, _MOST_SKEW + _COARSE, _COARSE), key=sharpness)
    fine = max(np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE), key=sharpness)
    return 0.0 if abs(fine) < 0.04 else -round(float(fine), 3)
