"""A raster as a tiled draft beside the target, which a cloud-optimised GeoTIFF is made of at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import rasterio
from rasterio.enums import Resampling

from ..grid import Grid
from .cog import BLOCK, check_cog, copy_to_cog, finish_tiled, no_georeference_is_fine
from .failures import WRITING_ERRORS, require_room, writing

_OPTIONS = {"GDAL_TIFF_INTERNAL_MASK": True, "GDAL_NUM_THREADS": "ALL_CPUS"}

_Writer = TypeVar("_Writer", bound="DraftWriter")


class DraftWriter:
    """What writers of rasters have in common: the draft, from its making to its end.

    Leaving the block removes the draft; the target belongs to the caller.

    Args:
        path: The target. The draft has a name that begins with this one.
        grid: Size and georeference.
        bands: How many.
        dtype: Type of their pixels.
        nodata: Value to declare as no data, or None.
        options: Of GDAL's driver, beside tiles, threads and size.
    """

    def __init__(
        self, path: Path, grid: Grid, *, bands: int, dtype: str, nodata: float | None, options: Mapping[str, Any]
    ) -> None:
        self._path = Path(path)
        self._draft = self._path.with_name(self._path.name + ".strips")
        self._grid = grid
        self._dataset: rasterio.io.DatasetWriter | None = None
        georeference = {} if grid.transform.is_identity else {"transform": grid.transform}
        with self._guarded(), no_georeference_is_fine():
            require_room(self._draft, 0)
            self._dataset = rasterio.open(
                self._draft,
                "w",
                driver="GTiff",
                height=grid.height,
                width=grid.width,
                count=bands,
                dtype=dtype,
                nodata=nodata,
                crs=grid.crs,
                tiled=True,
                blockxsize=BLOCK,
                blockysize=BLOCK,
                num_threads="ALL_CPUS",
                bigtiff="IF_SAFER",
                **options,
                **georeference,
            )

    def __enter__(self: _Writer) -> _Writer:
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
            self._draft.unlink(missing_ok=True)

    @property
    def _open(self) -> rasterio.io.DatasetWriter:
        if self._dataset is None:
            raise ValueError("finished already")
        return self._dataset

    def _close(self) -> None:
        self._open.close()
        self._dataset = None

    def _optimise(self, tags: Mapping[str, str], *, resampling: Resampling, predictor: str) -> None:
        """Make the target of the draft; see `finish_tiled` and `copy_to_cog`."""
        self._close()
        self._path.unlink(missing_ok=True)
        require_room(self._draft, self._draft.stat().st_size // 2)
        finish_tiled(self._draft, tags, resampling=resampling)
        require_room(self._path, self._draft.stat().st_size)
        copy_to_cog(self._draft, self._path, predictor=predictor)
        check_cog(self._path, *self._grid.shape)
        self._draft.unlink()

    @contextmanager
    def _guarded(self, *, complete: bool = False) -> Iterator[None]:
        """Turn failures into one sentence.

        Args:
            complete: All pixels are there: a failure where draft and target find no room is put down to the disk.
        """
        needed = 2 * self._draft.stat().st_size if complete and self._draft.exists() else 0
        with rasterio.Env(**_OPTIONS), writing(self._path, needed):  # the environment keeps GDAL from stderr
            yield
