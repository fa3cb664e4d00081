"""From one grid to another along rows and columns, exact in position and free of seams.

Every output pixel is a fixed weighted sum of the same source pixels, whichever window it is asked for in: positions
are counted from the grids' corners, never from a window's. GDAL's own resampling on read was tried in its place:
without a declared no-data value it mixes no data in; its warper does not, and took four times as long.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_PARTLY = 1 - 1e-4
"""A weight of valid pixels below this means that no data takes part."""


_LARGER = 1 + 1e-6
_ROWS = 16
"""Output rows made at once: intermediate sums stay in the second-level cache."""


@dataclass(frozen=True)
class Axis:
    """How the pixels of one axis of a window are made of source pixels.

    Attributes:
        start: First source pixel needed.
        stop: One after the last source pixel needed; equal to `start` where nothing is.
        indices: Source pixels counted from `start`, [pixels, taps].
        weights: float32, [pixels, taps], each row sums to 1.
        home: The source pixel (counted from `start`) in which the centre of an output pixel lies, [pixels].
        inside: Whether that centre lies within the source, [pixels].
        averaging: Whether pixels get larger.
        step: Where pixel i is made of the source pixels from i × step on, and of `step` taps, else 0.
    """

    start: int
    stop: int
    indices: NDArray[np.intp]
    weights: NDArray[np.float32]
    home: NDArray[np.intp]
    inside: NDArray[np.bool_]
    averaging: bool
    step: int

    def part(self, first: int, last: int) -> Axis:
        """The plan of some of the output pixels."""
        indices = self.indices[first:last]
        low, high = int(indices.min()), int(indices.max()) + 1
        indices = indices - low
        return Axis(
            self.start + low,
            self.start + high,
            indices,
            self.weights[first:last],
            self.home[first:last] - low,
            self.inside[first:last],
            self.averaging,
            _step(indices),
        )


def plan_axis(first: int, count: int, ratio: float, shift: float, size: int) -> Axis:
    """Plan one axis: bilinear where pixels get smaller, the mean over the covered length where they get larger.

    Args:
        first: First output pixel.
        count: Number of output pixels.
        ratio: Source pixels per output pixel.
        shift: Where the edge of output pixel 0 lies in source pixels.
        size: Source pixels along the axis.
    """
    output = np.arange(first, first + count, dtype=np.float64)
    centre = (output + 0.5) * ratio + shift
    inside = (centre > -1e-6) & (centre < size + 1e-6)
    indices, weights = _mean(output, ratio, shift, size) if ratio > _LARGER else _bilinear(centre, size)
    home = np.clip(np.floor(centre + 1e-9), 0, size - 1).astype(np.intp)
    if not inside.any():
        start = stop = 0
    else:
        start, stop = int(indices[inside].min()), int(indices[inside].max()) + 1
    # Pixels outside of the source are written as no data; they only need an index that exists.
    limit = max(stop - start - 1, 0)
    indices = np.clip(indices - start, 0, limit)
    return Axis(start, stop, indices, weights, np.clip(home - start, 0, limit), inside, ratio > _LARGER, _step(indices))


def _step(indices: NDArray[np.intp]) -> int:
    count, taps = indices.shape
    return taps if np.array_equal(indices.ravel(), np.arange(count * taps)) else 0


def _bilinear(centre: NDArray[np.float64], size: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    position = centre - 0.5
    lower = np.floor(position)
    fraction = (position - lower).astype(np.float32)
    indices = np.clip(np.stack([lower, lower + 1], axis=1), 0, size - 1).astype(np.intp)
    return indices, np.stack([1 - fraction, fraction], axis=1)


def _mean(
    output: NDArray[np.float64], ratio: float, shift: float, size: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    # Rounded, so that a length of 2.0000000001 pixels does not touch a third one.
    left = np.round(output * ratio + shift, 6)
    right = np.round((output + 1) * ratio + shift, 6)
    taps = int((np.ceil(right) - np.floor(left)).max())
    pixels = np.floor(left)[:, None] + np.arange(taps)
    overlap = np.minimum(right[:, None], pixels + 1) - np.maximum(left[:, None], pixels)
    overlap[(pixels < 0) | (pixels >= size)] = 0
    overlap = np.maximum(overlap, 0)
    total = overlap.sum(axis=1, keepdims=True)
    weights = np.divide(overlap, total, out=np.zeros_like(overlap), where=total > 0)
    return np.clip(pixels, 0, size - 1).astype(np.intp), weights.astype(np.float32)


def resample(source: NDArray[np.uint16], rows: Axis, columns: Axis) -> NDArray[np.uint16]:
    """Resample reflectance, 0 = no data, which takes no part in any sum.

    A pixel is no data where the source pixel that its centre lies in is (bilinear), or where less than half of what
    it covers is valid (mean).

    Args:
        source: [rows.stop - rows.start, columns.stop - columns.start], reflectance × 10 000.
        rows: Plan of the rows.
        columns: Plan of the columns.

    Returns:
        [rows, columns], reflectance × 10 000.
    """
    shape = (len(rows.inside), len(columns.inside))
    result = np.zeros(shape, np.uint16)
    if source.size:
        for first in range(0, shape[0], _ROWS):
            part = rows.part(first, first + _ROWS)
            lines = source[part.start - rows.start : part.stop - rows.start]
            result[first : first + _ROWS] = _resample_rows(lines, part, columns)
    return result


def _resample_rows(source: NDArray[np.uint16], rows: Axis, columns: Axis) -> NDArray[np.uint16]:
    result = _weighted(source, rows, columns)
    empty = source == 0
    if not empty.any():
        valid = None
    else:
        share = _weighted(~empty, rows, columns)
        np.divide(result, share, out=result, where=(share < _PARTLY) & (share > 0))
        averaging = rows.averaging or columns.averaging
        valid = share >= 0.5 if averaging else ~empty[np.ix_(rows.home, columns.home)]
    np.rint(result, out=result)
    np.clip(result, 1, 65535, out=result)
    pixels = result.astype(np.uint16)
    if valid is not None:
        pixels[~valid] = 0
    pixels[~rows.inside] = 0
    pixels[:, ~columns.inside] = 0
    return pixels


def _weighted(source: NDArray[np.uint16] | NDArray[np.bool_], rows: Axis, columns: Axis) -> NDArray[np.float32]:
    """Weighted sums, first along the axis that makes the array smaller."""
    values = source.astype(np.float32)
    if rows.averaging:
        return _along(_along(values, rows, 0), columns, 1)
    return _along(_along(values, columns, 1), rows, 0)


def _along(values: NDArray[np.float32], plan: Axis, axis: int) -> NDArray[np.float32]:
    result = _tap(values, plan, axis, 0) * _weight(plan, axis, 0)
    for tap in range(1, plan.weights.shape[1]):
        result += _tap(values, plan, axis, tap) * _weight(plan, axis, tap)
    return result


def _weight(plan: Axis, axis: int, tap: int) -> NDArray[np.float32]:
    weights = plan.weights[:, tap]
    return weights[:, None] if axis == 0 else weights


def _tap(values: NDArray[np.float32], plan: Axis, axis: int, tap: int) -> NDArray[np.float32]:
    """The source pixels that stand at one tap of every output pixel; a view where they are evenly spaced."""
    if plan.step:
        return values[tap :: plan.step] if axis == 0 else values[:, tap :: plan.step]
    return np.take(values, plan.indices[:, tap], axis=axis)
