"""The quick-look: true colour beside the mask, with a legend and a scale bar, as one PNG."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ..classes import CLASSES, NODATA, MaskClass
from ..grid import Grid
from .failures import writing
from .picture import mask_picture, true_colour
from .thumbnail import Thumbnail

__all__ = ["Thumbnail", "write_quicklook"]

_Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont

_MARGIN = 28
_GAP = 20
_SMALLEST_PANEL = 420
"""Pixels: smaller scenes are enlarged, narrow ones get room around them, so that the legend fits."""

_INK, _SOFT_INK, _FRAME = (32, 33, 36), (95, 99, 104), (200, 203, 208)
_TITLE_SIZE, _TEXT_SIZE = 22, 16
_NO_DATA = "no data"

_SWATCH, _BESIDE_SWATCH, _AFTER_ENTRY, _ROW = 18, 9, 26, 28
"""Pixels of the legend: the square, the gaps, and from one row to the next."""


@dataclass(frozen=True)
class _Entry:
    """Of the legend; without a colour it is hatched."""

    name: str
    share: str
    colour: tuple[int, int, int] | None


def write_quicklook(
    path: Path,
    thumbnail: Thumbnail,
    grid: Grid,
    *,
    title: str,
    percentages: Mapping[str, float | None],
    classes: Sequence[MaskClass] = CLASSES,
) -> None:
    """Draw scene and mask side by side.

    Args:
        path: The PNG.
        thumbnail: The decimated scene.
        grid: The scene's grid, for the scale bar.
        title: The headline; shortened where it is too long.
        percentages: Shares of the classes in the valid pixels by name, None where unknown.
        classes: The classes of the mask.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
    """
    scene = true_colour(thumbnail.rgb)
    panels = [_panel(scene), _panel(mask_picture(scene, thumbnail.codes, classes))]
    entries = [_entry(each, percentages.get(each.name)) for each in classes]
    if (thumbnail.rgb == 0).any() or (thumbnail.codes == NODATA).any():
        entries.append(_Entry(_NO_DATA, "", None))
    canvas = _Canvas(panels, title, entries)
    if grid.resolution is not None:
        canvas.scale_bar(grid.resolution * thumbnail.factor / _zoom(scene.shape))
    with writing(path):
        canvas.image.save(path, format="PNG")


def _entry(mask_class: MaskClass, share: float | None) -> _Entry:
    told = "" if share is None else f"  {_percent_text(share)}"
    return _Entry(_plain_letters(mask_class.title), told, mask_class.rgb if mask_class.opacity else (212, 214, 216))


def _zoom(shape: tuple[int, ...]) -> int:
    """How many times a panel is enlarged: whole times, as pixels should look like pixels."""
    return max(1, _SMALLEST_PANEL // max(shape[:2]))


def _panel(pixels: NDArray[np.uint8]) -> Image.Image:
    """A picture, enlarged if small, centred on light ground if narrow."""
    image = Image.fromarray(pixels)
    zoom = _zoom(pixels.shape)
    image = image.resize((image.width * zoom, image.height * zoom), Image.Resampling.NEAREST)
    panel = Image.new("RGB", (max(image.width, _SMALLEST_PANEL), max(image.height, 40)), (250, 250, 250))
    panel.paste(image, ((panel.width - image.width) // 2, (panel.height - image.height) // 2))
    return panel


def round_length(longest: float) -> float:
    """The largest of 1, 2, 5 × 10ⁿ that is not longer than a length."""
    power = 10.0 ** floor(log10(longest))
    return max(step * power for step in (1, 2, 5) if step * power <= longest * (1 + 1e-9))


def _length_text(metres: float) -> str:
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m" if metres >= 1 else f"{metres * 100:g} cm"


class _Canvas:
    """Title above, two panels, captions and legend below."""

    def __init__(self, panels: list[Image.Image], title: str, entries: Sequence[_Entry]) -> None:
        self._panel_width, self._panel_height = panels[0].size
        self._top = _MARGIN + _TITLE_SIZE + 16
        self._bottom = self._top + self._panel_height
        self._text: _Font = ImageFont.load_default(_TEXT_SIZE)
        width = 2 * (_MARGIN + self._panel_width) + _GAP
        rows = self._rows(entries, width - _MARGIN)
        self.image = Image.new("RGB", (width, self._bottom + 92 + (len(rows) - 1) * _ROW), "white")
        self._draw = ImageDraw.Draw(self.image)
        self._headline(title)
        for index, panel in enumerate(panels):
            left = _MARGIN + index * (self._panel_width + _GAP)
            self.image.paste(panel, (left, self._top))
            corners = (left - 1, self._top - 1, left + self._panel_width, self._bottom)
            self._draw.rectangle(corners, outline=_FRAME)
        for index, row in enumerate(rows):
            for left, entry in row:
                self._legend_entry(left, self._bottom + 50 + index * _ROW, entry)

    def _rows(self, entries: Sequence[_Entry], end: int) -> list[list[tuple[int, _Entry]]]:
        """Where entries of the legend begin, in as few rows as end before a column; a name that is too long shrinks."""
        rows: list[list[tuple[int, _Entry]]] = [[]]
        left = _MARGIN
        for entry in entries:
            room = end - _MARGIN - _SWATCH - _BESIDE_SWATCH - ceil(self._text.getlength(entry.share))
            shown = replace(entry, name=_shortened(entry.name, self._text, room))
            width = _SWATCH + _BESIDE_SWATCH + round(self._text.getlength(shown.name + shown.share))
            if rows[-1] and left + width > end:
                rows.append([])
                left = _MARGIN
            rows[-1].append((left, shown))
            left += width + _AFTER_ENTRY
        return rows

    def scale_bar(self, metres_per_pixel: float) -> None:
        """A bar of a round length, right of the legend, as wide as fits well."""
        length = round_length(metres_per_pixel * self._panel_width / 4)
        label = _length_text(length)
        width = round(length / metres_per_pixel)
        right, y = self.image.width - _MARGIN, self._bottom + 20
        self._draw.rectangle((right - width, y, right, y + 4), fill=_INK)
        self._draw.rectangle((right - width // 2, y + 1, right - 1, y + 3), fill="white")
        self._draw.text((right - width - 10, y + 2), label, fill=_INK, font=self._text, anchor="rm")

    def _headline(self, title: str) -> None:
        font = ImageFont.load_default(_TITLE_SIZE)
        shown = _shortened(_plain_letters(title), font, self.image.width - 2 * _MARGIN)
        self._draw.text((_MARGIN, _MARGIN - 6), shown, fill=_INK, font=font)

    def _legend_entry(self, left: int, top: int, entry: _Entry) -> None:
        box = (left, top, left + _SWATCH, top + _SWATCH)
        self._draw.rectangle(box, fill=entry.colour or (240, 240, 240), outline=_FRAME)
        if entry.colour is None:
            for shift in (0, 9, 18):
                start, end = max(0, shift - 9), min(18, shift + 9)
                self._draw.line((left + start, top + end, left + end, top + start), fill=_FRAME)
        beside = left + _SWATCH + _BESIDE_SWATCH
        self._draw.text((beside, top + _SWATCH // 2), entry.name + entry.share, fill=_INK, font=self._text, anchor="lm")


def _shortened(text: str, font: _Font, room: int) -> str:
    """As much of a text as fits in some pixels."""
    shown = text
    while len(text) > 1 and font.getlength(shown) > room:
        text = text[:-1]
        shown = text + "..."
    return shown


def _plain_letters(text: str) -> str:
    """Letters that Pillow's own font can draw: accents go, foreign scripts become question marks."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).encode("ascii", "replace").decode()


def _percent_text(percent: float) -> str:
    return "< 0.1 %" if 0 < percent < 0.05 else f"{percent:.1f} %"
