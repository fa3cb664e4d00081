"""Contact sheets: what every chip looks like, and who says what of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from engine.classes import CLASSES, NODATA
from engine.sentinel2 import BAND_NAMES

from ..metrics import IGNORED, Mask
from .band_sets import ALL, FOUR, RGB
from .chips import HELD_OUT, LANDSAT, PAIRS, SENTINEL, Chip
from .contenders import Judged
from .hard_skies import SERIES_SITE

_EDGE, _GAP, _HEAD, _LINE = 224, 8, 62, 20
_ROWS = 6
_PAPER, _INK, _QUIET = (255, 255, 255), (34, 39, 46), (107, 114, 128)
_UNKNOWN, _OUTLINE = (200, 200, 200), (209, 213, 219)
_GROUPS: tuple[tuple[str, Callable[[Chip], bool]], ...] = (
    ("labelled-sentinel2", lambda chip: chip.group == SENTINEL),
    ("labelled-landsat", lambda chip: chip.group == LANDSAT),
    ("held-out-pairs", lambda chip: chip.group == PAIRS),
    ("series", lambda chip: chip.site == SERIES_SITE and chip.group == HELD_OUT),
    ("cloudy", lambda chip: chip.site != SERIES_SITE and chip.cloudiness in ("partly", "cloudy")),
    ("clear", lambda chip: chip.site != SERIES_SITE and chip.cloudiness == "clear"),
)

Picture = NDArray[np.uint8]
Column = tuple[str, Callable[[Chip], Picture | None]]


def draw_sheets(folder: Path, judged: Sequence[Judged], chips: Sequence[Chip]) -> None:
    """Writes `GROUP-PAGE.png`, six chips a page; sheets of an earlier run are removed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, belongs in _GROUPS:
        for old in folder.glob(f"{name}-*.png"):
            old.unlink()
        members = [chip for chip in chips if belongs(chip)]
        for page, start in enumerate(range(0, len(members), _ROWS), 1):
            shown = members[start : start + _ROWS]
            _sheet(shown, _columns(judged, shown)).save(folder / f"{name}-{page}.png", optimize=True)


def _columns(judged: Sequence[Judged], chips: Sequence[Chip]) -> list[Column]:
    columns: list[Column] = [("true colour", true_colour), ("infrared", false_colour)]
    if any(chip.has("B10") for chip in chips):
        columns.append(("cirrus band", cirrus))
    if any(chip.label is not None for chip in chips):
        columns.append(("label", lambda chip: None if chip.label is None else painted(chip, chip.label)))
    first = next((one.model for one in judged if one.ours), "")
    wanted = {first: (ALL.name, FOUR.name, RGB.name)}
    for one in judged:
        if one.ours and one.bands not in wanted.get(one.model, (ALL.name,)):
            continue
        if any(chip.name in one.masks for chip in chips):
            columns.append((f"{one.model}\n{one.bands}", lambda chip, one=one: _said(chip, one)))  # type: ignore[misc]
    return columns


def _said(chip: Chip, one: Judged) -> Picture | None:
    return painted(chip, one.masks[chip.name]) if chip.name in one.masks else None


def _sheet(chips: Sequence[Chip], columns: Sequence[Column]) -> Image.Image:
    width = _GAP + len(columns) * (_EDGE + _GAP)
    heights = [_size(chip)[1] for chip in chips]
    image = Image.new("RGB", (width, _HEAD + sum(heights) + len(chips) * (_LINE + _GAP) + _LINE), _PAPER)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(13)
    for column, (title, _) in enumerate(columns):
        draw.text((_GAP + column * (_EDGE + _GAP), _HEAD - 36), title, _INK, font)
    _legend(draw, font)
    top = _HEAD
    for chip, height in zip(chips, heights, strict=True):
        draw.text((_GAP, top), _title(chip), _INK, font)
        for column, (_, make) in enumerate(columns):
            corner = (_GAP + column * (_EDGE + _GAP), top + _LINE)
            picture = make(chip)
            if picture is None:
                draw.text((corner[0] + 10, corner[1] + 10), "lacks bands", _QUIET, font)
            else:
                image.paste(_fitted(picture, _size(chip)), corner)
            across = _size(chip)[0]
            draw.rectangle((*corner, corner[0] + across - 1, corner[1] + height - 1), outline=_OUTLINE)
        top += height + _LINE + _GAP
    note = "Contains modified Copernicus Sentinel data 2015-2024 and USGS Landsat data."
    draw.text((_GAP, image.height - _LINE), note, _QUIET, font)
    return image


def _legend(draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> None:
    x = _GAP
    for each in CLASSES[1:]:
        draw.rectangle((x, 7, x + 13, 20), each.rgb)
        draw.text((x + 19, 5), each.title, _INK, font)
        x += 40 + int(draw.textlength(each.title, font))


def _title(chip: Chip) -> str:
    seen = "" if np.isnan(chip.percent_by_eye) else f", {chip.percent_by_eye:g} % cloud by eye"
    return f"{chip.name} ({chip.level}, {chip.pixel_size:g} m, {int(chip.present.sum())} bands{seen})"


def _size(chip: Chip) -> tuple[int, int]:
    """Width and height of a chip on the sheet."""
    height, width = chip.valid.shape
    scale = _EDGE / max(height, width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _fitted(picture: Picture, size: tuple[int, int]) -> Image.Image:
    image = Image.fromarray(picture)
    return image.resize(size, Image.Resampling.NEAREST if size[0] > image.width else Image.Resampling.BOX)


def true_colour(chip: Chip) -> Picture:
    """Red, green and blue, uint8 [H, W, 3], stretched over the chip's own range, clear ground never to white."""
    return _stretched(chip, ("B04", "B03", "B02"))


def false_colour(chip: Chip) -> Picture | None:
    """Short-wave infrared, near infrared and red, or what there is of it; None without near infrared."""
    bands = ("B11", "B08", "B04") if chip.has("B11") else ("B08", "B04", "B03")
    return _stretched(chip, bands) if chip.has(*bands) else None


def cirrus(chip: Chip) -> Picture | None:
    """The cirrus band up to a reflectance of 0.03, uint8 [H, W]; None without it."""
    if not chip.has("B10"):
        return None
    return np.asarray(255 * np.clip(chip.band("B10") / 300, 0, 1), np.uint8)


def _stretched(chip: Chip, bands: tuple[str, ...]) -> Picture:
    planes = np.moveaxis(chip.numbers[[BAND_NAMES.index(band) for band in bands]], 0, -1)
    valid = planes[chip.valid]
    dark, bright = np.percentile(valid, (1, 99)) if valid.size else (0, 1)
    top = float(np.clip(bright, 2500, 9000))
    shares = np.clip((planes - 0.8 * dark) / max(1.0, top - 0.8 * dark), 0, 1) ** 0.75
    return np.asarray(255 * shares * chip.valid[..., None], np.uint8)


def painted(chip: Chip, mask: Mask) -> Picture:
    """The chip in pale grey under the colours of a mask, uint8 [H, W, 3]; unknown pixels plain grey."""
    grey = 0.55 * true_colour(chip).mean(axis=-1, keepdims=True).repeat(3, axis=-1) + 100
    for each in CLASSES[1:]:
        where = mask == each.code
        grey[where] = 0.2 * grey[where] + 0.8 * np.array(each.rgb)
    grey[(mask == NODATA) | (mask == IGNORED)] = _UNKNOWN
    picture: Picture = grey.astype(np.uint8)
    return picture
