"""Copies of rasters, band by band and strip by strip: another raster's pixels in a GeoTIFF of our own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import ColorInterp, MaskFlags, Resampling
from rasterio.io import DatasetReader
from rasterio.windows import Window as RasterWindow

from ..errors import TargetError
from ..grid import Grid
from ..window import Window
from .cog import check_blocks, no_georeference_is_fine
from .draft import DraftWriter
from .failures import require_room

_DOMAINS = (None, "IMAGERY", "RPC")
"""Of tags: others are GDAL's own, or lost where it makes a cloud-optimised file."""


def alpha_bands(source: DatasetReader) -> tuple[int, ...]:
    """The bands, counted from 1, that hold opacity."""
    return tuple(index for index, meaning in enumerate(source.colorinterp, 1) if meaning == ColorInterp.alpha)


def has_mask_band(source: DatasetReader) -> bool:
    """Whether a mask of its own, not a value and not an alpha band, says which pixels are valid."""
    flags = source.mask_flag_enums[0]
    return MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags


class CopyWriter(DraftWriter):
    """Writes a raster that is like another one in all but its pixels.

    Bands' descriptions, scales, offsets, units, meanings and tags, the colour table, tags, coordinate system and
    transform are those of the source.

    Args:
        path: The copy. A draft lies beside it, with a name that begins with this one.
        source: The raster that it is like, open.
        nodata: The value to declare as no data, or None.
        tiled: Write a tiled GeoTIFF instead of a cloud-optimised one.
    """

    def __init__(self, path: Path, source: DatasetReader, *, nodata: float | None, tiled: bool) -> None:
        self._cloud_optimised = not tiled
        compression = {"compress": "DEFLATE"} if tiled else {"compress": "ZSTD", "zstd_level": 1}
        options = {
            "interleave": "band",  # so that no block is begun twice, however many bands there are
            "predictor": 3 if np.dtype(source.dtypes[0]).kind == "f" else 2,
            **compression,
            **_photometry(source),
        }
        grid = Grid(source.height, source.width, source.transform, source.crs)
        super().__init__(path, grid, bands=source.count, dtype=source.dtypes[0], nodata=nodata, options=options)
        with self._guarded():
            _describe(self._open, source)

    def write(self, window: Window, bands: tuple[int, ...], pixels: NDArray[Any]) -> None:
        """Write pixels of some bands.

        Args:
            window: Where; its corner and size are whole blocks of `cog.BLOCK` pixels, but at the lower and right edges.
            bands: Which, counted from 1.
            pixels: [bands, height, width], of the source's type.

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        with self._guarded():
            require_room(self._draft, pixels.nbytes)
            self._open.write(pixels, bands, window=raster_window(window))

    def write_mask(self, window: Window, valid: NDArray[np.bool_]) -> None:
        """Write the mask band.

        Args:
            window: As in `write`.
            valid: bool [height, width].

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        with self._guarded():
            self._open.write_mask(valid, window=raster_window(window))

    def finish(self, tags: Mapping[str, str]) -> None:
        """Complete the copy.

        Args:
            tags: Tags of the dataset, beside those of the source.

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        with self._guarded(complete=self._cloud_optimised):  # a tiled copy needs no more room
            if self._cloud_optimised:
                # No mean of data and no data, and no value that nobody measured.
                self._optimise(tags, resampling=Resampling.nearest, predictor="YES")  # the right one for the type
            else:
                self._open.update_tags(**tags)
                self._close()
                self._check_draft()
                self._draft.replace(self._path)

    def _check_draft(self) -> None:
        """Make sure that each block lies within the file: some failures to write are told by nobody."""
        with no_georeference_is_fine(), rasterio.open(self._draft) as dataset:
            if dataset.shape != self._grid.shape:
                raise TargetError(f"the copy written in '{self._path.parent}' is damaged", "try again or elsewhere")
            check_blocks(dataset, self._draft)


def raster_window(window: Window) -> RasterWindow:
    """The window as rasterio takes it."""
    return RasterWindow(window.column, window.row, window.width, window.height)


def _photometry(source: DatasetReader) -> dict[str, str]:
    if source.colorinterp[0] == ColorInterp.palette:
        return {"photometric": "palette"}
    if source.colorinterp[:3] == (ColorInterp.red, ColorInterp.green, ColorInterp.blue):
        return {"photometric": "rgb"}
    return {"photometric": "minisblack"}


def _describe(target: rasterio.io.DatasetWriter, source: DatasetReader) -> None:
    """Everything that a raster says of itself beside its pixels."""
    if source.colorinterp[0] == ColorInterp.palette:
        target.write_colormap(1, source.colormap(1))
    else:
        target.colorinterp = source.colorinterp
    target.descriptions = source.descriptions
    target.scales = source.scales
    target.offsets = source.offsets
    target.units = [unit or "" for unit in source.units]
    if source.gcps[0]:
        target.gcps = source.gcps
    for band in (0, *source.indexes):
        for domain in _DOMAINS:
            tags = source.tags(band, ns=domain)
            if tags:
                target.update_tags(band, ns=domain, **_without_statistics(tags))


def _without_statistics(tags: Mapping[str, str]) -> dict[str, str]:
    """Counts and means of the source are not those of a copy with fewer pixels."""
    return {key: value for key, value in tags.items() if not key.startswith("STATISTICS_")}
