"""Reading windows of rasters so that no block is decoded twice by one who reads from top to bottom.

GDAL decodes the blocks on the seam of two reads twice once a raster is decoded by several threads, which bypasses its
block cache (measured: 1.45 times the work for strips of 900 rows over blocks of 512). So the rows of the last row of
blocks that are left over by one read are kept for the next.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from types import TracebackType

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window as RasterioWindow

from ..window import Window
from .rasters import RasterFacts, gdal, open_raster

_CARRY_LIMIT = 128 * 2**20
"""Bytes kept between two reads of a raster; larger rows of blocks are left to GDAL."""


@dataclass
class _Carry:
    """The last row of blocks that was read: `pixels` [bands, rows, columns] from row `row` and column `column` on."""

    indexes: tuple[int, ...]
    row: int
    column: int
    pixels: NDArray[np.generic]

    def serves(self, indexes: tuple[int, ...], window: Window) -> bool:
        rows, columns = self.pixels.shape[-2:]
        return (
            self.indexes == indexes
            and self.row <= window.row < self.row + rows
            and self.column <= window.column
            and window.column + window.width <= self.column + columns
        )


class RasterReader:
    """One raster, or one of its overviews, kept open; safe to be used by several threads, one at a time.

    Args:
        facts: Of the raster.
        overview: The overview to read (0 is the finest), or None.
    """

    def __init__(self, facts: RasterFacts, overview: int | None = None) -> None:
        self._facts = facts
        self._overview = overview
        self._lock = threading.Lock()
        self._dataset: rasterio.DatasetReader | None = None
        self._carry: _Carry | None = None
        self._block_rows = 0
        self._raster_rows = 0

    def read(self, indexes: tuple[int, ...], window: Window, out: NDArray[np.generic]) -> None:
        """Read bands as they are in the file.

        Args:
            indexes: 1-based.
            window: Within the raster (or overview).
            out: [bands, height, width] of the raster's type.

        Raises:
            SourceError: The raster cannot be read.
        """
        with self._lock, gdal(self._facts.path, sidecars=self._facts.sidecars):
            dataset = self._opened()
            done = self._from_carry(indexes, window, out)
            body = self._last_block_row(window, out, len(indexes)) - window.row
            if done < body:
                _read(dataset, indexes, _rows(window, done, body), out[:, done:body])
                done = body
            if done < window.height:
                self._through_carry(dataset, indexes, window, out, done)

    def close(self) -> None:
        """Close the file and forget what was kept."""
        with self._lock:
            if self._dataset is not None:
                self._dataset.close()
            self._dataset = self._carry = None

    def __enter__(self) -> RasterReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _opened(self) -> rasterio.DatasetReader:
        if self._dataset is None:
            facts = self._facts
            self._dataset = open_raster(facts.path, sidecars=facts.sidecars, overview=self._overview)
            self._block_rows = int(self._dataset.block_shapes[0][0])
            self._raster_rows = int(self._dataset.height)
        return self._dataset

    def _from_carry(self, indexes: tuple[int, ...], window: Window, out: NDArray[np.generic]) -> int:
        """Copy the rows that were kept; how many they are."""
        carry = self._carry
        if carry is None or not carry.serves(indexes, window):
            return 0
        top, left = window.row - carry.row, window.column - carry.column
        rows: int = min(carry.pixels.shape[1] - top, window.height)
        out[:, :rows] = carry.pixels[:, top : top + rows, left : left + window.width]
        return rows

    def _last_block_row(self, window: Window, out: NDArray[np.generic], bands: int) -> int:
        """The row from which on a whole row of blocks is to be read and kept; the window's end where none is."""
        end = window.row + window.height
        height = self._block_rows
        if height == 1 or end == self._raster_rows or end % height == 0:
            return end
        if height * window.width * bands * out.itemsize > _CARRY_LIMIT:
            return end
        return max(end - end % height, window.row)

    def _through_carry(
        self,
        dataset: rasterio.DatasetReader,
        indexes: tuple[int, ...],
        window: Window,
        out: NDArray[np.generic],
        done: int,
    ) -> None:
        """Read the row of blocks that holds the rest of the window, keep it, and copy what was asked for."""
        first = (window.row + done) // self._block_rows * self._block_rows
        last = min(first + self._block_rows, dataset.height)
        block = Window(first, window.column, last - first, window.width)
        pixels = np.empty((len(indexes), *block.shape), out.dtype)
        self._carry = None
        _read(dataset, indexes, block, pixels)
        self._carry = _Carry(indexes, first, window.column, pixels)
        top = window.row + done - first
        out[:, done:] = pixels[:, top : top + window.height - done]


def _rows(window: Window, start: int, stop: int) -> Window:
    return Window(window.row + start, window.column, stop - start, window.width)


def _read(dataset: rasterio.DatasetReader, indexes: tuple[int, ...], window: Window, out: NDArray[np.generic]) -> None:
    dataset.read(list(indexes), window=RasterioWindow(window.column, window.row, window.width, window.height), out=out)
