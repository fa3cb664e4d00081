"""A whole Sentinel-2 scene of a place that does not exist: thirteen bands as loose files, and its true mask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray

from ..classes import CLASSES, NODATA
from ..sentinel2 import BANDS, QUANTIFICATION, Band
from .clouds import Sky, make_sky
from .fields import Float, single
from .landcover import Cover, make_cover
from .terrain import Sun, Terrain, make_terrain

TILE_AND_TIME = "T32TQM_20240715T101031"
PRODUCT = "S2B_MSIL1C_20240715T101031_N0511_R022_T32TQM_20240715T121000.SAFE"
BASELINE = "05.11"
OFFSET = 1000
"""Added to all digital numbers since baseline 04.00."""

_CRS = "EPSG:32632"
_CORNER = (699_960.0, 5_300_040.0)
_GRAIN = 0.0012
"""Noise of the instrument, as reflectance."""


@dataclass(frozen=True)
class Landscape:
    """Ground, cover and sky of a made-up scene, at 10 m."""

    terrain: Terrain
    cover: Cover
    sky: Sky

    def band(self, name: str, place: int) -> Float:
        """Reflectance above the atmosphere in a band, at 10 m."""
        ground = _spread(self.cover.reflectance(place))
        return self.sky.over(ground, self.terrain.light, name)


def make_landscape(*, size: int = 2048, seed: int = 20240715) -> Landscape:
    """The place and its sky; equal arguments give equal places."""
    rng = np.random.default_rng(seed)
    sun = Sun()
    terrain = make_terrain(size, sun, rng)
    cover = make_cover(terrain, rng)
    return Landscape(terrain, cover, make_sky(terrain.elevation, sun, rng))


def make_scene(folder: Path, *, size: int = 2048, seed: int = 20240715) -> list[Path]:
    """Writes a scene as a level 1C product's bands, and `truth/truth.tif` beside them.

    Digital numbers are reflectance × 10 000 + 1000, as in products of today; scale and offset stand in each file.

    Args:
        folder: Where to; it is made where it is missing.
        size: Rows and columns at 10 m.
        seed: Another number gives another place.

    Returns:
        The bands' files, B01 first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    landscape = make_landscape(size=size, seed=seed)
    paths = []
    for place, (band, numbers) in enumerate(_bands(landscape, np.random.default_rng(seed + 1))):
        path = folder / f"{TILE_AND_TIME}_{band.name}.tif"
        tags = {"PROCESSING_LEVEL": "Level-1C", "PROCESSING_BASELINE": BASELINE, "PRODUCT_URI": PRODUCT}
        with _create(path, numbers, band.resolution, nodata=0) as raster:
            raster.write(numbers, 1)
            raster.update_tags(**tags)
            raster.set_band_description(1, BANDS[place].name)
            raster.scales, raster.offsets = (1 / QUANTIFICATION,), (-OFFSET / QUANTIFICATION,)
        paths.append(path)
    (folder / "truth").mkdir(exist_ok=True)
    truth = landscape.sky.truth()
    with _create(folder / "truth" / "truth.tif", truth, 10, nodata=NODATA) as raster:
        raster.write(truth, 1)
        raster.write_colormap(1, {kind.code: (*kind.rgb, 255) for kind in CLASSES})
    return paths


def _bands(landscape: Landscape, rng: np.random.Generator) -> Iterator[tuple[Band, NDArray[np.uint16]]]:
    for place, band in enumerate(BANDS):
        reflectance = coarsen(landscape.band(band.name, place), band.resolution // 10)
        reflectance += _GRAIN * rng.standard_normal(reflectance.shape, dtype=np.float32)
        numbers = np.rint(reflectance * QUANTIFICATION + OFFSET)
        yield band, np.clip(numbers, 1, 65_535).astype(np.uint16)


def coarsen(plane: Float, factor: int) -> Float:
    """Means of blocks; where the last block reaches over the edge, the edge repeats."""
    height, width = plane.shape
    padded = np.pad(plane, ((0, -height % factor), (0, -width % factor)), mode="edge")
    blocks = padded.reshape(padded.shape[0] // factor, factor, padded.shape[1] // factor, factor)
    return single(blocks.mean(axis=(1, 3), dtype=np.float32))


def _spread(plane: Float) -> Float:
    """What the telescope does to sharp edges: each pixel sees a little of its neighbours."""
    padded = np.pad(plane, 1, mode="edge")
    lines = 0.16 * padded[:-2] + 0.68 * padded[1:-1] + 0.16 * padded[2:]
    return single(0.16 * lines[:, :-2] + 0.68 * lines[:, 1:-1] + 0.16 * lines[:, 2:])


def _create(
    path: Path, numbers: NDArray[np.uint8] | NDArray[np.uint16], resolution: int, *, nodata: int
) -> rasterio.io.DatasetWriter:
    height, width = numbers.shape
    tiling = {"tiled": True, "blockxsize": 256, "blockysize": 256} if min(height, width) >= 256 else {}
    return rasterio.open(
        path,
        "w",
        driver="GTiff",
        height=height,
        width=width,
        count=1,
        dtype=numbers.dtype,
        crs=_CRS,
        transform=Affine(resolution, 0, _CORNER[0], 0, -resolution, _CORNER[1]),
        nodata=nodata,
        compress="deflate",
        predictor=2 if numbers.dtype == np.uint16 else 1,
        **tiling,
    )
