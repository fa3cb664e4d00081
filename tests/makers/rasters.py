"""Rasters made by code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import rasterio
from rasterio.transform import from_origin

LEFT, TOP = 600_000, 4_900_020
FOUR = ("B02", "B03", "B04", "B08")


def ramp(height, width, pixel, *, east=0.1, south=0.05, start=1000.0, left=0.0, top=0.0):
    """A plane over the ground: what a perfect sensor of any pixel size sees, as float [height, width].

    Args:
        pixel: Metres; `east` and `south` are slopes per metre; `left` and `top` the corner in metres.
    """
    x = left + (np.arange(width) + 0.5) * pixel
    y = top + (np.arange(height) + 0.5) * pixel
    return start + east * x[None, :] + south * y[:, None]


def noise(count, height, width, *, seed=1, low=300, high=4000):
    """Random digital numbers, uint16 [count, height, width]."""
    return np.random.default_rng(seed).integers(low, high, (count, height, width)).astype("uint16")


def patches(count, height, width, seed=0, *, high=9000, brighter=0):
    """Squares of 8 px with some noise, brighter to one side: reflectance × 10 000, uint16 [count, height, width]."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(100, high, (count, height // 8 + 1, width // 8 + 1))
    fine = np.kron(coarse, np.ones((1, 8, 8), int))[:, :height, :width]
    return (fine + np.linspace(0, brighter, width).astype(int) + rng.integers(0, 500, fine.shape)).astype(np.uint16)


def write_raster(path: Path, data, *, names=(), pixel=10.0, tags=None, overviews=(), **profile) -> Path:
    """Write [bands, height, width] (or [height, width]) with descriptions `names`."""
    data = np.asarray(data)
    data = data[None] if data.ndim == 2 else data
    options = {"driver": "GTiff", "crs": "EPSG:32631", "transform": from_origin(LEFT, TOP, pixel, pixel), **profile}
    if options["driver"] == "JP2OpenJPEG":
        options = {"quality": 100, "reversible": "YES", "ycbcr420": "NO", **options}
    count, height, width = data.shape
    with rasterio.open(path, "w", count=count, height=height, width=width, dtype=data.dtype, **options) as target:
        target.write(data)
        for index, name in enumerate(names, 1):
            target.set_band_description(index, name)
        if tags:
            target.update_tags(**tags)
    if overviews:
        with rasterio.open(path, "r+") as target:
            target.build_overviews(list(overviews), rasterio.enums.Resampling.average)
    return path
