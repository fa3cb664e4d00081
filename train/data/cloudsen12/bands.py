"""The bands of a chip, and what else is stacked on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, band_from_name

from .errors import DataError

L1C = BAND_NAMES
L2A = tuple(name for name in BAND_NAMES if name != "B10")
"""Atmospheric correction consumes B10."""
OF_PRODUCT = {"L1C": L1C, "L2A": L2A}


def image_of(
    planes: NDArray[Any], descriptions: Sequence[str | None], product: str, chip: str
) -> tuple[NDArray[np.uint16], tuple[str, ...]]:
    """The bands among the planes of a raster: by their descriptions, else the first ones in Sentinel-2's order.

    Args:
        planes: Integers [planes, H, W].
        descriptions: One for each plane, or fewer.
        product: `L1C` or `L2A`, which has aerosol, water vapour and colours after its bands.
        chip: What errors name.

    Returns:
        uint16 [bands, H, W] and the names of the bands.

    Raises:
        DataError: There are fewer planes than the product has bands, or the values are no reflectance.
    """
    names = OF_PRODUCT[product]
    if len(planes) < len(names):
        raise DataError(f"{chip} has {len(planes)} bands, where {product} has {len(names)}", "download it again")
    told = [band_from_name(text) if text else None for text in descriptions]
    where = [told.index(name) for name in names] if set(names) <= set(told) else list(range(len(names)))
    return as_reflectance(planes[where], chip), names


def as_reflectance(values: NDArray[Any], chip: str) -> NDArray[np.uint16]:
    """Stored reflectance × 10 000 as uint16; some forms store it with a sign.

    Raises:
        DataError: The values are no integers.
    """
    if values.dtype.kind not in "ui":
        raise DataError(f"{chip} has values of the type {values.dtype}, not reflectance × 10 000 as integers")
    reflectance: NDArray[np.uint16] = np.clip(values, 0, np.iinfo(np.uint16).max).astype(np.uint16)
    return reflectance
