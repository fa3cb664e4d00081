"""Rows of bytes in, a cloud-optimised GeoTIFF out: what masks and probabilities have in common."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from ..classes import NODATA
from ..grid import Grid
from .cog import BLOCK
from .draft import DraftWriter
from .failures import require_room


class RowWriter(DraftWriter):
    """Collects rows from top to bottom until they fill whole blocks; holds 512 rows at most.

    Args:
        path: The target.
        grid: Size and georeference.
        bands: How many bands of uint8 it has; 255 is no data.
        options: Of GDAL's driver, for the draft.
    """

    def __init__(self, path: Path, grid: Grid, bands: int, options: Mapping[str, str]) -> None:
        compression = {"compress": "ZSTD", "zstd_level": 1}
        super().__init__(path, grid, bands=bands, dtype="uint8", nodata=NODATA, options={**compression, **options})
        self._strip = np.full((bands, min(BLOCK, grid.height), grid.width), NODATA, np.uint8)
        self._next_row = 0

    def _check(self, row: int, pixels: NDArray[np.uint8]) -> None:
        """Make sure that these are the next rows, uint8 [bands, rows, width].

        Raises:
            ValueError: Rows are missing or repeated, or the shape is wrong.
        """
        bands, width = len(self._strip), self._grid.width
        if pixels.ndim != 3 or pixels.shape[::2] != (bands, width) or pixels.dtype != np.uint8:
            raise ValueError(f"expected uint8 [{bands}, rows, {width}], got {pixels.dtype} {list(pixels.shape)}")
        rows = pixels.shape[1]
        if row != self._next_row or row + rows > self._grid.height:
            raise ValueError(f"expected row {self._next_row} of {self._grid.height}, got {row}–{row + rows}")

    def _take(self, pixels: NDArray[np.uint8]) -> None:
        """Take rows that `_check` has seen."""
        while pixels.shape[1]:
            filled = self._next_row % BLOCK
            taken = min(self._strip.shape[1] - filled, pixels.shape[1])
            self._strip[:, filled : filled + taken] = pixels[:, :taken]
            pixels = pixels[:, taken:]
            self._next_row += taken
            if self._next_row % BLOCK == 0 or self._all_taken:
                self._store(filled + taken)

    def _require_all(self) -> None:
        """Make sure that no row is missing.

        Raises:
            ValueError: One is.
        """
        if not self._all_taken:
            raise ValueError(f"expected {self._grid.height} rows, got {self._next_row}")

    @property
    def _all_taken(self) -> bool:
        return self._next_row == self._grid.height

    def _store(self, rows: int) -> None:
        with self._guarded(complete=self._all_taken):
            require_room(self._draft, rows * self._grid.width)
            window = Window(0, self._next_row - rows, self._grid.width, rows)
            self._open.write(self._strip[:, :rows], window=window)
