"""The bands see a cloud at different moments from different angles, so a high cloud has rims of colour.

Sentinel-2's detectors look at the ground one band after another. Images are registered on the ground; whatever lies
above it is displaced along the flight path by its height times the angle that the satellite has moved through.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

_SECONDS_AFTER_B02 = {
    "B01": 2.314,
    "B02": 0.000,
    "B03": 0.527,
    "B04": 1.005,
    "B05": 1.269,
    "B06": 1.525,
    "B07": 1.790,
    "B08": 0.264,
    "B8A": 2.055,
    "B09": 2.586,
    "B10": 0.851,
    "B11": 1.468,
    "B12": 2.085,
}
"""Differences of measurement time between the bands (Sentinel-2 User Handbook, ESA 2015). High cloud of real chips
agrees: B03 and B08 lie 0.50 and 0.24 of the way from B02 to B04."""
_REFERENCE = 0.45
"""Moment to which labels belong: among those of B02, B03, B04 and B08."""
_SPEED_PER_HEIGHT = 7.44 / 786
"""Angle that the satellite moves through in a second, seen from the ground: km/s over km."""

MARGIN = 32
"""Largest displacement that is followed, pixels."""

Plane = NDArray[np.float32]


def displacements(height_km: float, pixel_size: float, direction: float) -> NDArray[np.float64]:
    """How far each band sees a cloud from where the labels have it.

    Args:
        height_km: Height of the cloud above the ground.
        pixel_size: Metres.
        direction: Of the flight in the image, radians from the rows' axis.

    Returns:
        float64 [13, 2], rows and columns, within `MARGIN` − 1.
    """
    seconds = np.array([_SECONDS_AFTER_B02[band] for band in BAND_NAMES]) - _REFERENCE
    length = seconds * _SPEED_PER_HEIGHT * height_km * 1000 / pixel_size
    moved = length[:, None] * np.array([np.cos(direction), np.sin(direction)])
    return np.asarray(np.clip(moved, 1 - MARGIN, MARGIN - 1), np.float64)


def random_direction(rng: np.random.Generator) -> float:
    """Direction of the flight: some degrees off a side of the image, which may be turned and mirrored."""
    return float(rng.integers(4) * np.pi / 2 + rng.normal(0, 0.2))


def with_margin(plane: Plane, edge: int) -> Plane:
    """The upper left square of a periodic plane with `MARGIN` pixels more around it, float32."""
    places = np.arange(-MARGIN, edge + MARGIN) % len(plane)
    return plane[np.ix_(places, places)]


def displaced(plane: Plane, moved: NDArray[np.float64]) -> Plane:
    """The square inside the margin, moved by parts of pixels with linear interpolation.

    Args:
        plane: float32 [edge + 2·MARGIN, edge + 2·MARGIN].
        moved: Rows and columns.

    Returns:
        float32 [edge, edge].
    """
    edge = len(plane) - 2 * MARGIN
    start = MARGIN - moved
    whole = np.floor(start).astype(int)
    row_part, column_part = (np.float32(part) for part in start - whole)
    row, column = whole
    rows = plane[row : row + edge + 1, column : column + edge + 1]
    between = rows[:-1] * (1 - row_part) + rows[1:] * row_part
    return np.asarray(between[:, :-1] * (1 - column_part) + between[:, 1:] * column_part, np.float32)
