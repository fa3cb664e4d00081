"""Codes of the human labels, turned into the classes of a mask.

High-quality labels have the codes of the classes. Scribbles tell the border from the centre of what was drawn, and have
99 where nothing was drawn (data cards of CloudSEN12 and CloudSEN12+).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.classes import CLEAR, CLOUD_SHADOW, THICK_CLOUD, THIN_CLOUD

from .chip import IGNORED
from .errors import DataError

NOT_DRAWN = 99
_CODES = {
    "high": {one.code: one.code for one in (CLEAR, THICK_CLOUD, THIN_CLOUD, CLOUD_SHADOW)},
    "scribble": dict(
        enumerate(
            one.code for one in (CLEAR, THICK_CLOUD, THICK_CLOUD, THIN_CLOUD, THIN_CLOUD, CLOUD_SHADOW, CLOUD_SHADOW)
        )
    ),
}
_UNKNOWN = 254


def as_classes(codes: NDArray[Any] | None, label_type: str, shape: tuple[int, int], chip: str) -> NDArray[np.uint8]:
    """The label of a chip as classes.

    Args:
        codes: Integers [H, W] as stored; None where the form has no label.
        label_type: `high`, `scribble` or `nolabel`.
        shape: Of the chip's image.
        chip: What errors name.

    Returns:
        uint8 [H, W], `IGNORED` where nothing was drawn.

    Raises:
        DataError: The label is missing, of another shape than the image, or has codes that it cannot have.
    """
    if label_type == "nolabel":
        return np.full(shape, IGNORED, np.uint8)
    if codes is None:
        raise DataError(f"{chip} has no label", "download it again")
    if codes.shape != shape:
        raise DataError(f"the label of {chip} has {codes.shape} px, its image {shape}", "download it again")
    table = np.full(256, _UNKNOWN, np.uint8)
    table[NOT_DRAWN] = IGNORED
    for code, value in _CODES[label_type].items():
        table[code] = value
    classes: NDArray[np.uint8] = table[np.clip(codes, 0, 255).astype(np.uint8)]
    strange = (classes == _UNKNOWN) | (codes < 0) | (codes > 255)
    if strange.any():
        raise DataError(
            f"the label of {chip} has the code {codes[strange][0]}, which labels of the type {label_type} have not",
            "check the label type, or download it again",
        )
    return classes
