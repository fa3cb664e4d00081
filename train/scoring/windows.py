"""Which pixels of a chip are scored: all of the padded square, as published, or the true ones alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.classes import CLEAR

from ..data.cloudsen12 import Chip
from ..data.cloudsen12.padding import PUBLISHED
from ..metrics import Mask

T = TypeVar("T", bound=np.generic)

PADDED, VALID = "padded", "valid"
WINDOWS = (PADDED, VALID)
TITLES = {PADDED: "padded, as published", VALID: "true pixels only"}

_PADDED_EDGES = {true: padded for padded, true in PUBLISHED.items()}
"""Edge of what is true in a chip → edge to which CloudSEN12+ pads it."""


def as_published(chip: Chip) -> Chip:
    """A chip with the padding that CloudSEN12+ gives it, where the form that it was read from has none.

    Zeros are put on the left and below, in the image and in the label, where they read as clear.
    """
    rows, columns = chip.label.shape
    label = padded_as_published(chip.label)
    if label.shape == chip.label.shape:
        return chip
    left = label.shape[1] - columns
    valid = slice(0, rows), slice(left, left + columns)
    return replace(chip, image=padded_as_published(chip.image), label=label, valid=valid)


def padded_as_published(planes: NDArray[T]) -> NDArray[T]:
    """[…, H, W] with zeros on the left and below, where H and W are those of images without padding."""
    down, left = (_PADDED_EDGES.get(edge, edge) - edge for edge in planes.shape[-2:])
    if not down and not left:
        return planes
    return np.pad(planes, [*[(0, 0)] * (planes.ndim - 2), (0, down), (left, 0)], constant_values=CLEAR.code)


def cut(mask: Mask, chip: Chip, window: str) -> Mask:
    """The part of a mask or a label, uint8 [H, W], that a window scores."""
    return mask if window == PADDED else mask[chip.valid]
