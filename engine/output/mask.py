"""Writes a mask: strips in, a cloud-optimised GeoTIFF with palette, tags, overviews and attribute table out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window

from ..classes import CLASSES, NODATA, MaskClass
from ..errors import DiskFullError
from ..grid import Grid
from .attributes import AUX_ENDING, write_attributes
from .cog import BLOCK, check_cog, copy_to_cog, finish_tiled, no_georeference_is_fine
from .failures import WRITING_ERRORS, disk_full, require_room, writing

_PIXELS_PER_BYTE = 10
"""A plausible mask packs at least so well; only used to say how much room a run needs."""

_EMPTY_COLOUR = (208, 208, 208)
"""No data and codes without a class: a light grey for viewers that know of no transparency."""


@dataclass(frozen=True)
class ClassCounts:
    """How many pixels each code has.

    Attributes:
        by_code: Pixels by code, with an entry for every class and for no data.
    """

    by_code: Mapping[int, int]

    @property
    def valid_pixels(self) -> int:
        """Pixels with data."""
        return sum(count for code, count in self.by_code.items() if code != NODATA)


class MaskWriter:
    """Collects the rows of a mask and makes the file of them; holds 512 rows at most.

    Leaving the block removes the intermediate file; the mask itself and its `.aux.xml` belong to the caller.

    Args:
        path: The mask. An intermediate file lies beside it, with a name that begins with this one.
        grid: Size and georeference.
        classes: The classes, at the index of their code.
    """

    def __init__(self, path: Path, grid: Grid, *, classes: Sequence[MaskClass] = CLASSES) -> None:
        self._path = Path(path)
        self._tiled = self._path.with_name(self._path.name + ".strips")
        self._grid = grid
        self._classes = tuple(classes)
        self._counts = {mask_class.code: 0 for mask_class in self._classes} | {NODATA: 0}
        self._strip = np.full((min(BLOCK, grid.height), grid.width), NODATA, np.uint8)
        self._next_row = 0
        self._dataset: rasterio.io.DatasetWriter | None = None
        with self._guarded():
            require_room(self._tiled, 0)
            self._dataset = self._create()

    def __enter__(self) -> MaskWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if self._dataset is not None:
                with rasterio.Env():
                    self._dataset.close()
        except WRITING_ERRORS:
            if kind is None:  # otherwise the first failure is the one to hear of
                raise
        finally:
            self._dataset = None
            self._tiled.unlink(missing_ok=True)

    def write(self, row: int, codes: NDArray[np.uint8]) -> None:
        """Take the next rows, from top to bottom.

        Args:
            row: The first of them.
            codes: uint8 [rows, width].

        Raises:
            ValueError: Rows are missing or repeated, the width is wrong, or a code is no class.
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        if codes.ndim != 2 or codes.shape[1] != self._grid.width or codes.dtype != np.uint8:
            raise ValueError(f"expected uint8 [rows, {self._grid.width}], got {codes.dtype} {list(codes.shape)}")
        if row != self._next_row or row + len(codes) > self._grid.height:
            raise ValueError(f"expected row {self._next_row} of {self._grid.height}, got {row}–{row + len(codes)}")
        self._count(codes)
        while len(codes):
            filled = self._next_row % BLOCK
            taken = min(len(self._strip) - filled, len(codes))
            self._strip[filled : filled + taken] = codes[:taken]
            codes = codes[taken:]
            self._next_row += taken
            if self._next_row % BLOCK == 0 or self._next_row == self._grid.height:
                self._store(filled + taken)

    def finish(self, tags: Mapping[str, str]) -> ClassCounts:
        """Make the mask and its `.aux.xml`.

        Args:
            tags: Tags of the dataset.

        Returns:
            Pixels by code.

        Raises:
            ValueError: Rows are missing.
            DiskFullError: There is no space left.
            TargetError: The files cannot be written.
        """
        if self._next_row != self._grid.height or self._dataset is None:
            raise ValueError(f"expected {self._grid.height} rows, got {self._next_row}, or finished twice")
        with self._guarded():
            self._dataset.close()
            self._dataset = None
            self._path.unlink(missing_ok=True)
            require_room(self._tiled, self._tiled.stat().st_size // 2)
            finish_tiled(self._tiled, tags)
            require_room(self._path, self._tiled.stat().st_size)
            copy_to_cog(self._tiled, self._path)
            check_cog(self._path, *self._grid.shape)
            self._tiled.unlink()
            write_attributes(self._path.with_name(self._path.name + AUX_ENDING), self._classes, self._counts)
        return ClassCounts(dict(self._counts))

    def _create(self) -> rasterio.io.DatasetWriter:
        georeference = {} if self._grid.transform.is_identity else {"transform": self._grid.transform}
        with no_georeference_is_fine():
            dataset = rasterio.open(
                self._tiled,
                "w",
                driver="GTiff",
                height=self._grid.height,
                width=self._grid.width,
                count=1,
                dtype="uint8",
                nodata=NODATA,
                crs=self._grid.crs,
                tiled=True,
                blockxsize=BLOCK,
                blockysize=BLOCK,
                photometric="palette",
                compress="ZSTD",
                zstd_level=1,
                num_threads="ALL_CPUS",
                bigtiff="IF_SAFER",
                **georeference,
            )
        colours = dict.fromkeys(range(256), _EMPTY_COLOUR)
        colours.update({mask_class.code: mask_class.rgb for mask_class in self._classes})
        dataset.write_colormap(1, colours)
        return dataset

    def _count(self, codes: NDArray[np.uint8]) -> None:
        """Comparisons take a quarter of the time of `np.bincount`, which makes 64-bit integers first."""
        counts = {code: int(np.count_nonzero(codes == code)) for code in self._counts}
        if sum(counts.values()) != codes.size:
            raise ValueError(
                f"codes other than {sorted(counts)}: {sorted(set(np.unique(codes).tolist()) - set(counts))}"
            )
        for code, count in counts.items():
            self._counts[code] += count

    def _store(self, rows: int) -> None:
        if self._dataset is None:
            raise ValueError("rows after the end")
        with self._guarded():
            require_room(self._tiled, rows * self._grid.width)
            window = Window(0, self._next_row - rows, self._grid.width, rows)
            self._dataset.write(self._strip[:rows], 1, window=window)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn failures into one sentence; says how much the intermediate file and the mask take together."""
        expected = self._grid.height * self._grid.width // _PIXELS_PER_BYTE
        try:
            with rasterio.Env(), writing(self._path, self._needed()):  # the environment keeps GDAL from stderr
                yield
        except DiskFullError as error:
            raise disk_full(self._path.parent, expected) from error

    def _needed(self) -> int:
        """With less left than these bytes, a failure to make the final file is put down to the disk."""
        return 2 * self._tiled.stat().st_size if self._next_row == self._grid.height and self._tiled.exists() else 0
