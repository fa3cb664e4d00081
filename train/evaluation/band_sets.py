"""The sets of bands that a model is judged with: what a scene may lack."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, VISIBLE

_BRIGHTEST = 3000
"""Reflectance × 10 000 that a picture of 8 bits shows as 255."""


@dataclass(frozen=True)
class BandSet:
    """A set of bands.

    Attributes:
        name: What tables call it.
        bands: The bands; empty for whatever the chip has.
        eight_bit: Whether values went through a picture of 8 bits.
    """

    name: str
    bands: tuple[str, ...]
    eight_bit: bool = False

    def present(self, available: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
        """The bands to give, bool [13]; None where the chip lacks one of the set."""
        wanted = np.isin(BAND_NAMES, self.bands) if self.bands else available
        return wanted if bool((available | ~wanted).all()) else None

    def numbers(self, numbers: NDArray[np.float32]) -> NDArray[np.float32]:
        """Values as this set has them, float32 [13, H, W], reflectance × 10 000."""
        return eight_bit_picture(numbers) if self.eight_bit else numbers


ALL = BandSet("all bands", ())
THIRTEEN = BandSet("13 bands", BAND_NAMES)
TWELVE = BandSet("12 bands", tuple(band for band in BAND_NAMES if band != "B10"))
TEN = BandSet("10 bands", tuple(band for band in BAND_NAMES if band not in ("B01", "B09", "B10")))
SEVEN = BandSet("7 bands", ("B02", "B03", "B04", "B08", "B10", "B11", "B12"))
SIX = BandSet("6 bands", ("B02", "B03", "B04", "B08", "B11", "B12"))
FOUR = BandSet("4 bands", ("B02", "B03", "B04", "B08"))
RGB = BandSet("RGB", VISIBLE)
RGB8 = BandSet("RGB, 8 bit", VISIBLE, eight_bit=True)
BAND_SETS = (ALL, THIRTEEN, TWELVE, TEN, SEVEN, SIX, FOUR, RGB, RGB8)


def place(name: str) -> int:
    """Where a set of this name stands in tables; names of others come last."""
    return next((index for index, each in enumerate(BAND_SETS) if each.name == name), len(BAND_SETS))


def eight_bit_picture(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """What is left of values after they were a picture of 8 bits that shows reflectance 0.3 as white.

    The inverse is the engine's for scenes of level `RGB8`; valid pixels stay above 0, which means no data.
    """
    grey = np.rint(255 * np.clip(numbers / _BRIGHTEST, 0, 1))
    return np.where(numbers > 0, np.maximum(grey * np.float32(_BRIGHTEST / 255), 1), 0).astype(np.float32)
