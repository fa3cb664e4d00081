"""Copies of rasters, band by band and strip by strip: another raster's pixels in a GeoTIFF of our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import ColorInterp, MaskFlags
from rasterio.io import DatasetReader
from rasterio.windows import Window as RasterWindow

from ..errors import TargetError
from ..window import Window
from .cog import BLOCK, check_blocks, check_cog, copy_to_cog, finish_tiled, no_georeference_is_fine
from .failures import WRITING_ERRORS, require_room, writing

_DOMAINS = (None, "IMAGERY", "RPC")
"""Of tags: others are GDAL's own, or lost where it makes a cloud-optimised file."""

_OPTIONS = {"GDAL_TIFF_INTERNAL_MASK": True, "GDAL_NUM_THREADS": "ALL_CPUS"}


def alpha_bands(source: DatasetReader) -> tuple[int, ...]:
    """The bands, counted from 1, that hold opacity."""
    return tuple(index for index, meaning in enumerate(source.colorinterp, 1) if meaning == ColorInterp.alpha)


def has_mask_band(source: DatasetReader) -> bool:
    """Whether a mask of its own, not a value and not an alpha band, says which pixels are valid."""
    flags = source.mask_flag_enums[0]
    return MaskFlags.per_dataset in flags and MaskFlags.alpha not in flags


class CopyWriter:
    """Writes a raster that is like another one in all but its pixels.

    Bands' descriptions, scales, offsets, units, meanings and tags, the colour table, tags, coordinate system and
    transform are those of the source. Leaving the block removes the intermediate file.

    Args:
        path: The copy. An intermediate file may lie beside it, with a name that begins with this one.
        source: The raster that it is like, open.
        nodata: The value to declare as no data, or None.
        tiled: Write a tiled GeoTIFF instead of a cloud-optimised one.
    """

    def __init__(self, path: Path, source: DatasetReader, *, nodata: float | None, tiled: bool) -> None:
        self._path = path
        self._cloud_optimised = not tiled
        self._draft = path.with_name(path.name + ".strips") if self._cloud_optimised else path
        self._shape = source.shape
        self._dtype = np.dtype(source.dtypes[0])
        self._count = source.count
        self._dataset: rasterio.io.DatasetWriter | None = None
        with self._guarded():
            require_room(self._draft, 0)
            self._dataset = self._create(source, nodata)

    def __enter__(self) -> CopyWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if self._dataset is not None:
                with rasterio.Env(**_OPTIONS):
                    self._dataset.close()
        except WRITING_ERRORS:
            if kind is None:  # otherwise the first failure is the one to hear of
                raise
        finally:
            self._dataset = None
            if self._cloud_optimised:
                self._draft.unlink(missing_ok=True)

    def write(self, window: Window, bands: tuple[int, ...], pixels: NDArray[Any]) -> None:
        """Write pixels of some bands.

        Args:
            window: Where; its corner and size are whole blocks of `BLOCK` pixels, but at the lower and right edges.
            bands: Which, counted from 1.
            pixels: [bands, height, width], of the source's type.

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        with self._guarded():
            require_room(self._draft, pixels.nbytes)
            self._open.write(pixels, bands, window=_place(window))

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
            self._open.write_mask(valid, window=_place(window))

    def finish(self, tags: Mapping[str, str]) -> None:
        """Complete the copy.

        Args:
            tags: Tags of the dataset, beside those of the source.

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        with self._guarded():
            if not self._cloud_optimised:
                self._open.update_tags(**tags)
            self._open.close()
            self._dataset = None
            if self._cloud_optimised:
                self._optimise(tags)
            else:
                self._check_tiled()

    @property
    def _open(self) -> rasterio.io.DatasetWriter:
        if self._dataset is None:
            raise ValueError("finished already")
        return self._dataset

    def _optimise(self, tags: Mapping[str, str]) -> None:
        size = self._draft.stat().st_size
        require_room(self._draft, size // 2)
        # Of four pixels an overview takes one as it is: no mean of data and no data, and no value that nobody measured.
        finish_tiled(self._draft, tags)
        self._path.unlink(missing_ok=True)
        require_room(self._path, size)
        copy_to_cog(self._draft, self._path, predictor="YES")  # the right one for the type
        check_cog(self._path, *self._shape)
        self._draft.unlink()

    def _create(self, source: DatasetReader, nodata: float | None) -> rasterio.io.DatasetWriter:
        georeference = {} if source.transform.is_identity else {"transform": source.transform}
        compression = {"compress": "ZSTD", "zstd_level": 1} if self._cloud_optimised else {"compress": "DEFLATE"}
        with no_georeference_is_fine():
            dataset = rasterio.open(
                self._draft,
                "w",
                driver="GTiff",
                height=source.height,
                width=source.width,
                count=source.count,
                dtype=source.dtypes[0],
                nodata=nodata,
                crs=source.crs,
                tiled=True,
                blockxsize=BLOCK,
                blockysize=BLOCK,
                interleave="band",  # so that no block is begun twice, however many bands there are
                predictor=3 if self._dtype.kind == "f" else 2,
                num_threads="ALL_CPUS",
                bigtiff="IF_SAFER",
                **compression,
                **georeference,
                **_photometry(source),
            )
        _describe(dataset, source)
        return dataset

    def _check_tiled(self) -> None:
        """Make sure that each block lies within the file: some failures to write are told by nobody."""
        with no_georeference_is_fine(), rasterio.open(self._path) as dataset:
            if dataset.shape != self._shape:
                raise TargetError(f"the copy written in '{self._path.parent}' is damaged", "try again or elsewhere")
            check_blocks(dataset, self._path)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        finishing = self._cloud_optimised and self._dataset is None and self._draft.exists()
        with rasterio.Env(**_OPTIONS), writing(self._path, 2 * self._draft.stat().st_size if finishing else 0):
            yield


def _place(window: Window) -> RasterWindow:
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
