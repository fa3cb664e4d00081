"""From the numbers in a file to reflectance × 10 000, 0 = no data."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..sentinel2 import QUANTIFICATION

_SIGNED_EMPTY = (-9999, -32768)
"""What signed integers hold by custom where there is no data, declared or not: no ground is that dark."""

_ROWS = 64
"""Rows converted at once: small enough for the second-level cache at 10 980 columns."""


@dataclass(frozen=True)
class Conversion:
    """The radiometry of one band: reflectance = (DN + offset) × scale.

    No data is told from the digital number, before the offset is added: what is declared as no data, 0 in integer
    data, −9999 and −32768 in signed integers, NaN and infinity. Everything else is data and stays above 0: 1 to 65535.

    Attributes:
        dtype: NumPy name of the file's type.
        scale: Reflectance per digital number.
        offset: Digital numbers.
        nodata: Declared no-data value, or None.
    """

    dtype: str
    scale: float
    offset: float
    nodata: float | None

    @property
    def identity(self) -> bool:
        """Whether the file holds reflectance × 10 000 as it is."""
        plain = self.offset == 0 and math.isclose(self.scale * QUANTIFICATION, 1)
        return self.dtype == "uint16" and plain and self.nodata in (None, 0)

    def table(self) -> NDArray[np.uint16] | None:
        """Reflectance × 10 000 by digital number as an unsigned integer; None for types of more than 16 bits."""
        kind = np.dtype(self.dtype)
        if kind.kind not in "ui" or kind.itemsize > 2:
            return None
        unsigned = np.dtype(f"u{kind.itemsize}")
        every = np.arange(2 ** (8 * kind.itemsize), dtype=np.uint32).astype(unsigned).view(kind)
        return self.apply(every)

    def apply(self, values: NDArray[np.generic]) -> NDArray[np.uint16]:
        """Convert digital numbers of any type and shape."""
        empty = self._empty(values)
        with np.errstate(invalid="ignore", over="ignore"):
            reflectance = (values.astype(np.float64) + self.offset) * (self.scale * QUANTIFICATION)
        reflectance[empty] = 0
        result: NDArray[np.uint16] = np.clip(np.rint(reflectance), 1, 65535).astype(np.uint16)
        result[empty] = 0
        return result

    def _empty(self, values: NDArray[np.generic]) -> NDArray[np.bool_]:
        if values.dtype.kind == "f":
            empty: NDArray[np.bool_] = ~np.isfinite(values)
            # Exact zeros in floating-point reflectance are as good as always a mosaic's empty corner.
            empty |= values == 0
        else:
            empty = values == 0
            if values.dtype.kind == "i" and values.dtype.itemsize > 1:
                empty |= np.isin(values, _SIGNED_EMPTY)
        if self.nodata is not None and not math.isnan(self.nodata):
            empty |= values == _as_type(self.nodata, values.dtype)
        return empty


def _as_type(value: float, dtype: np.dtype[np.generic]) -> float | np.generic:
    # A float32 raster that declares -3.4028234663852886e+38 is compared in float32, not in float64.
    return dtype.type(value) if dtype.kind == "f" else value


def convert_rows(table: NDArray[np.uint16], pixels: NDArray[np.uint16]) -> None:
    """Replace digital numbers by `table[number]`, in place, a few rows at a time."""
    for row in range(0, pixels.shape[-2], _ROWS):
        part = pixels[..., row : row + _ROWS, :]
        part[...] = table[part]
