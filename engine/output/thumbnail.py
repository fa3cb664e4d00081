"""A small true-colour picture and mask of a scene, collected while strips stream by: nothing is read twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..classes import CLASSES, NODATA, MaskClass


class Thumbnail:
    """A decimated scene and mask.

    Every cell of `factor` × `factor` pixels becomes one: the mean of its pixels with data for the picture, the most
    frequent code for the mask (the lower code where two are equally frequent). Which rows come together makes no
    difference. Rows that begin at 0 again start anew, as a run does that has to be repeated.

    Args:
        height: Rows of the scene.
        width: Columns of the scene.
        max_side: The longer side of the picture in pixels, at most.
        classes: The classes of the mask.
    """

    def __init__(
        self, height: int, width: int, max_side: int = 1024, *, classes: Sequence[MaskClass] = CLASSES
    ) -> None:
        self.factor = max(1, -(-max(height, width) // max_side))
        self.height = height
        self.width = width
        self._known = np.array([*(mask_class.code for mask_class in classes), NODATA], np.uint8)
        rows, columns = -(-height // self.factor), -(-width // self.factor)
        self._rgb = np.zeros((3, rows, columns), np.uint16)
        self._codes = np.full((rows, columns), NODATA, np.uint8)
        self._sums = np.zeros((3, columns), np.uint64)
        self._valid = np.zeros(columns, np.uint32)
        self._votes = np.zeros((len(self._known), columns), np.uint32)
        self._starts = np.arange(0, width, self.factor)

    @property
    def rgb(self) -> NDArray[np.uint16]:
        """Mean reflectance × 10 000, uint16 [3, rows, columns], 0 without data."""
        return self._rgb

    @property
    def codes(self) -> NDArray[np.uint8]:
        """Codes, uint8 [rows, columns]."""
        return self._codes

    def add(self, row: int, rgb: NDArray[np.uint16] | None, codes: NDArray[np.uint8]) -> None:
        """Take the next rows, from top to bottom.

        Args:
            row: The first of them.
            rgb: Red, green and blue reflectance × 10 000, uint16 [3, rows, width], 0 without data; None where the
                picture stays as it is and only the mask is another one.
            codes: The mask, uint8 [rows, width].
        """
        if row % self.factor == 0:
            self._clear()
        done = 0
        while done < len(codes):
            cell, filled = divmod(row + done, self.factor)
            taken = min(self.factor - filled, len(codes) - done)
            if rgb is not None:
                self._gather_picture(rgb[:, done : done + taken])
            self._gather_codes(codes[done : done + taken])
            done += taken
            if filled + taken == self.factor or row + done == self.height:
                self._settle(cell, picture=rgb is not None)

    def _gather_picture(self, rgb: NDArray[np.uint16]) -> None:
        """Add rows of one row of cells: first down the columns, where it is fast, then along them."""
        valid = (rgb != 0).all(axis=0)
        seen = rgb.sum(axis=1, dtype=np.uint32, where=valid)
        self._sums += np.add.reduceat(seen, self._starts, axis=1, dtype=np.uint64)
        self._valid += np.add.reduceat(valid.sum(axis=0, dtype=np.uint32), self._starts)

    def _gather_codes(self, codes: NDArray[np.uint8]) -> None:
        for index, code in enumerate(self._known):
            self._votes[index] += np.add.reduceat((codes == code).sum(axis=0, dtype=np.uint32), self._starts)

    def _settle(self, cell: int, *, picture: bool) -> None:
        if picture:
            count = np.maximum(self._valid, 1)
            self._rgb[:, cell] = (self._sums + count // 2) // count
        self._codes[cell] = self._known[self._votes.argmax(axis=0)]
        self._clear()

    def _clear(self) -> None:
        for array in (self._sums, self._valid, self._votes):
            array[...] = 0
