"""The contact sheet of the images on which a model does worst: scene, label, prediction, error."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import numpy as np
from matplotlib.font_manager import findfont
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFont

from engine.classes import CLASSES, CLEAR
from engine.output.picture import mask_picture, true_colour

from ..metrics import IGNORED
from .report import ModelReport, Report
from .scores import Sample
from .styles import INK, QUIET, RULE, STYLE

Picture: TypeAlias = NDArray[np.uint8]

ERRORS = (("missed", "#2166AC"), ("invented", "#B2182B"), ("of another kind", "#E6AB02"))
"""Cloud or shadow taken for clear; clear taken for cloud or shadow; cloud or shadow taken for one another."""

_PIXEL = 10
"""Metres."""

_FONT = findfont(STYLE["font.family"])
_COLUMNS = ("true colour", "label", "prediction", "error")
_EDGE, _GAP, _MARGIN, _LINE, _HEAD, _FOOT = 420, 16, 36, 40, 182, 60
_TITLE, _TEXT, _SMALL = 28, 18, 15


def draw_worst(path: Path, report: Report, model: ModelReport) -> None:
    """Draws the worst images of a model, one a row, the worst first; pixels without a label are striped."""
    samples = model.scores.worst
    width = 2 * _MARGIN + len(_COLUMNS) * _EDGE + (len(_COLUMNS) - 1) * _GAP
    sheet = Image.new("RGB", (width, _HEAD + len(samples) * (_EDGE + _LINE + _GAP) + _FOOT), "white")
    draw = ImageDraw.Draw(sheet)
    count = f"{len(samples)} images" if len(samples) > 1 else "image"
    draw.text((_MARGIN, 24), f"The {count} with the lowest mIoU of {model.name}", INK, _font(_TITLE))
    draw.text((_MARGIN, 68), report.data.title, QUIET, _font(_SMALL))
    _legend(draw, 108)
    for index, title in enumerate(_COLUMNS):
        draw.text((_left(index), _HEAD - 32), title, INK, _font(_TEXT))
    for index, sample in enumerate(samples):
        _row(sheet, draw, sample, _HEAD + index * (_EDGE + _LINE + _GAP))
    across = samples[0].label.shape[1] * _PIXEL / 1000
    note = f"True pixels only; an image is {across:.3g} km across, north is up. {report.data.credit}"
    draw.text((_MARGIN, sheet.height - 38), note, QUIET, _font(_SMALL))
    sheet.save(path)  # smaller by 3 % would take five times as long


def _row(sheet: Image.Image, draw: ImageDraw.ImageDraw, sample: Sample, top: int) -> None:
    caption = f"{sample.id}     mIoU {sample.miou:.3f}"
    draw.text((_MARGIN, top + _EDGE + 8), caption, INK, _font(_SMALL))
    for index, picture in enumerate(pictures(sample)):
        corner = (_left(index), top)
        enlarged = picture.shape[0] < _EDGE
        image = Image.fromarray(picture).resize(
            (_EDGE, _EDGE), Image.Resampling.NEAREST if enlarged else Image.Resampling.BOX
        )
        sheet.paste(image, corner)
        draw.rectangle((*corner, corner[0] + _EDGE - 1, corner[1] + _EDGE - 1), outline=RULE)


def pictures(sample: Sample) -> tuple[Picture, Picture, Picture, Picture]:
    """Scene, label, prediction and error, uint8 [H, W, 3]."""
    scene = true_colour(sample.rgb)
    return scene, mask_picture(scene, sample.label), mask_picture(scene, sample.prediction), _error(scene, sample)


def _error(scene: Picture, sample: Sample) -> Picture:
    label, said = sample.label, sample.prediction
    wrong = (label != said) & (label != IGNORED)
    picture = mask_picture(scene, np.where(label == IGNORED, label, np.uint8(CLEAR.code)))
    kinds = (wrong & (said == CLEAR.code), wrong & (label == CLEAR.code))
    for where, (_, colour) in zip((*kinds, wrong & ~kinds[0] & ~kinds[1]), ERRORS, strict=True):
        picture[where] = ImageColor.getrgb(colour)
    return picture


def _legend(draw: ImageDraw.ImageDraw, top: int) -> None:
    left = _left(1)
    for each in CLASSES[1:]:
        left = _entry(draw, left, top, each.title, each.colour)
    left = _left(3)
    for name, colour in ERRORS:
        left = _entry(draw, left, top, name, colour)


def _entry(draw: ImageDraw.ImageDraw, left: int, top: int, name: str, colour: str) -> int:
    """Draws one entry; returns where the next one begins."""
    draw.rectangle((left, top, left + 18, top + 18), fill=colour, outline=QUIET)
    draw.text((left + 26, top + 9), name, INK, _font(_SMALL), anchor="lm")
    return left + 26 + round(draw.textlength(name, font=_font(_SMALL))) + 22


def _left(index: int) -> int:
    return _MARGIN + index * (_EDGE + _GAP)


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)
