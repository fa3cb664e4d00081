"""Negative numbers that were wrapped: archives that subtracted the offset in unsigned integers hold 65 436 for −100.

Real light does not look like that. A wrapped pixel is as dark as it can be and lies among dark ones, while a saturated
one (65 535) lies in a bright cloud, or lights up its neighbours: the optics spread some ten per cent of a pixel's
light to the next, which for a reflectance of 6.5 is far from dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt, minimum_filter

from ..sentinel2 import OFFSET, QUANTIFICATION

WRAPPED = 64_000
"""What lies below was never wrapped by an offset of −1000."""
_DARK = 1_000
"""A reflectance of 0.1."""
_NONE = np.uint16(65_535)


def may_be_wrapped(dtype: str, scale: float, offset: float) -> bool:
    """Whether numbers of a radiometry can be wrapped: digital numbers as ESA scales them, the offset subtracted.

    Only where nothing is left to subtract can something have been subtracted before.
    """
    return dtype == "uint16" and offset > OFFSET / 2 and isclose(scale * QUANTIFICATION, 1)


def darken_wrapped(numbers: NDArray[np.uint16], nodata: float | None = None) -> None:
    """Set wrapped negatives to 1, the darkest that is data, in place.

    Args:
        numbers: [height, width] digital numbers from which the offset has been subtracted.
        nodata: Declared no-data value, or None.
    """
    if numbers.max(initial=0) < WRAPPED:
        return
    high = numbers >= WRAPPED
    ordinary = ~high & (numbers != 0)
    if nodata is not None:
        high &= numbers != nodata
        ordinary &= numbers != nodata
    if not high.any() or not ordinary.any():
        return
    darkest = minimum_filter(np.where(ordinary, numbers, _NONE), size=3, mode="constant", cval=_NONE)[high]
    alone = darkest == _NONE
    if alone.any():
        # Within a patch of high numbers the nearest other pixel tells.
        rows, columns = distance_transform_edt(~ordinary, return_distances=False, return_indices=True)
        darkest[alone] = numbers[rows[high], columns[high]][alone]
    numbers[high] = np.where(darkest < _DARK, 1, numbers[high])


def wrapped_warning(samples: Mapping[str, NDArray[np.float32]]) -> list[str]:
    """A sentence where a sample of the pixels holds wrapped negatives."""
    for values in samples.values():
        if (values >= WRAPPED).any() and (values < _DARK).any():
            return [
                "Some pixels hold numbers of 64 000 and more, as negative numbers become that were stored without a "
                "sign; those among dark pixels are taken as dark"
            ]
    return []
