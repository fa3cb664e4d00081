"""From a tiled GeoTIFF to a cloud-optimised one, checked block by block."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import rasterio
import rasterio.shutil
from rasterio.enums import Interleaving, Resampling
from rasterio.errors import NotGeoreferencedWarning
from rasterio.io import DatasetReader
from rasterio.windows import Window

from ..errors import TargetError
from .failures import disk_full

BLOCK = 512
"""Edge of a block in pixels."""


@contextmanager
def no_georeference_is_fine() -> Iterator[None]:
    """Keep rasterio from warning about rasters without a place on the ground, of which the run has spoken already."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        yield


def overview_factors(height: int, width: int) -> list[int]:
    """Powers of two down to the level that fits in one block."""
    factors = []
    factor = 2
    while max(height, width) * 2 > BLOCK * factor:
        factors.append(factor)
        factor *= 2
    return factors


def finish_tiled(path: Path, tags: Mapping[str, str], *, resampling: Resampling = Resampling.nearest) -> None:
    """Give a tiled GeoTIFF its tags and overviews.

    Every overview of classes takes one pixel in four as it is. GDAL's default (cubic) would invent classes; the most
    frequent class of four (`mode`) takes four times as long and eats what is small: on a whole tile, half of the
    shadows were gone at 1:32, while the shares stay right where pixels are picked.

    Args:
        path: The file, changed in place.
        tags: Tags of the dataset.
        resampling: How overviews are made.
    """
    with (
        no_georeference_is_fine(),
        rasterio.Env(GDAL_NUM_THREADS="ALL_CPUS", COMPRESS_OVERVIEW="ZSTD", ZSTD_LEVEL_OVERVIEW="1"),
        rasterio.open(path, "r+", driver="GTiff") as dataset,
    ):
        dataset.update_tags(**tags)
        factors = overview_factors(dataset.height, dataset.width)
        if factors:
            dataset.build_overviews(factors, resampling)


def copy_to_cog(tiled: Path, path: Path, *, predictor: str = "NO") -> None:
    """Write a cloud-optimised copy, with the overviews that the original has.

    Overviews are built beforehand as the driver itself needs twice the time for both.

    Args:
        tiled: A tiled GeoTIFF with overviews.
        path: The copy.
        predictor: `NO` or `YES`; it makes class codes larger and quantities smaller.
    """
    with no_georeference_is_fine():
        rasterio.shutil.copy(
            tiled,
            path,
            driver="COG",
            BLOCKSIZE=BLOCK,
            COMPRESS="DEFLATE",  # every reader has it; ZSTD would save 1 per cent
            PREDICTOR=predictor,
            OVERVIEWS="FORCE_USE_EXISTING",
            NUM_THREADS="ALL_CPUS",
            BIGTIFF="IF_SAFER",
        )


def check_cog(path: Path, height: int, width: int) -> None:
    """Make sure that a file is whole: some failures to write are told by nobody.

    Args:
        path: The file.
        height: Rows that it must have.
        width: Columns that it must have.

    Raises:
        DiskFullError: Blocks are missing or end beyond the file.
        TargetError: It is not what was to be written.
    """
    with no_georeference_is_fine():
        with rasterio.open(path) as dataset:
            if dataset.shape != (height, width) or dataset.tags(ns="IMAGE_STRUCTURE").get("LAYOUT") != "COG":
                raise TargetError(f"the raster written in '{path.parent}' is damaged", "try again or elsewhere")
            levels: list[int | None] = [None, *range(len(dataset.overviews(1)))]
        for level in levels:
            with rasterio.open(path, **({} if level is None else {"overview_level": level})) as dataset:
                check_blocks(dataset, path)
                top, left = ((length - 1) // BLOCK * BLOCK for length in dataset.shape)
                dataset.read(1, window=Window(left, top, dataset.width - left, dataset.height - top))


def check_blocks(dataset: DatasetReader, path: Path) -> None:
    """Make sure that each block of a raster lies within its file.

    Args:
        dataset: The raster, or an overview of it, in blocks of `BLOCK` pixels.
        path: The file.

    Raises:
        DiskFullError: Blocks are missing or end beyond the file.
    """
    size = path.stat().st_size
    rows, columns = (-(-length // BLOCK) for length in dataset.shape)
    bands = (1,) if dataset.interleaving == Interleaving.pixel else dataset.indexes
    for band, row, column in product(bands, range(rows), range(columns)):
        offset, length = (
            int(dataset.get_tag_item(f"BLOCK_{what}_{column}_{row}", "TIFF", bidx=band) or 0)
            for what in ("OFFSET", "SIZE")
        )
        if not offset or not length or offset + length > size:
            raise disk_full(path.parent, size)
