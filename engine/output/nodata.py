"""Values that stand for no data: which one a raster of some type gets, and where it occurs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..errors import UsageError

Scalar = np.generic
"""A NumPy number of a raster's own type."""

_LARGEST_WHOLE = 2**53
"""Beyond it, a double skips whole numbers."""


def as_scalar(value: float | None, dtype: np.dtype[Scalar]) -> Scalar | None:
    """A number in a raster's type; None where the type does not have it (or where it is None).

    Floating-point types take the nearest number that they have, integer types whole numbers only.
    """
    if value is None:
        return None
    if dtype.kind == "f":
        with np.errstate(over="ignore"):
            number: Scalar = dtype.type(value)
        return None if np.isinf(np.float64(number)) and not np.isinf(value) else number
    if not np.isfinite(value) or value != int(value):
        return None
    limits = np.iinfo(dtype)  # type: ignore[type-var]
    return dtype.type(int(value)) if limits.min <= int(value) <= limits.max else None


def can_be_declared(value: Scalar) -> bool:
    """Whether a GeoTIFF can say that a number is no data: rasterio hands it on as a double."""
    return value.dtype.kind == "f" or abs(int(value.item())) <= _LARGEST_WHOLE


def default_nodata(dtype: np.dtype[Scalar]) -> Scalar:
    """What stands for no data where nobody has said it: NaN, the lowest signed number that can be declared, or 0."""
    if dtype.kind == "f":
        return dtype.type(np.nan)
    return dtype.type(max(int(np.iinfo(dtype).min), -_LARGEST_WHOLE))  # type: ignore[type-var]


def require_scalar(value: float, dtype: np.dtype[Scalar]) -> Scalar:
    """A user's no-data value in a raster's type.

    Raises:
        UsageError: The type does not have it.
    """
    number = as_scalar(value, dtype)
    if number is None or not can_be_declared(number):
        raise UsageError(
            f"{value:g} cannot be the no-data value of a raster of {dtype.name}", f"give {_range_text(dtype)}"
        )
    return number


def _range_text(dtype: np.dtype[Scalar]) -> str:
    if dtype.kind == "f":
        return f"a number up to {np.finfo(dtype.name).max:g}, or nan"
    limits = np.iinfo(dtype)  # type: ignore[type-var]
    return f"a whole number from {max(limits.min, -_LARGEST_WHOLE)} to {min(limits.max, _LARGEST_WHOLE)}"


def is_nan(value: Scalar) -> bool:
    """Whether it is the floating-point number that equals nothing."""
    return bool(value != value)


def equals(pixels: NDArray[Scalar], value: Scalar) -> NDArray[np.bool_]:
    """Where pixels have a value, NaN included."""
    return np.asarray(pixels != pixels if is_nan(value) else pixels == value)
