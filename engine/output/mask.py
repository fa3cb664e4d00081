"""Writes a mask: strips in, a cloud-optimised GeoTIFF with palette, tags, overviews and attribute table out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasterio.enums import Resampling

from ..classes import CLASSES, NODATA, MaskClass
from ..errors import DiskFullError
from ..grid import Grid
from .attributes import AUX_ENDING, write_attributes
from .failures import disk_full
from .rows import RowWriter

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


class MaskWriter(RowWriter):
    """Collects the rows of a mask and makes the file of them; the `.aux.xml` beside it belongs to the caller, too.

    Args:
        path: The mask.
        grid: Size and georeference.
        classes: The classes, at the index of their code.
    """

    def __init__(self, path: Path, grid: Grid, *, classes: Sequence[MaskClass] = CLASSES) -> None:
        self._classes = tuple(classes)
        self._counts = {mask_class.code: 0 for mask_class in self._classes} | {NODATA: 0}
        super().__init__(path, grid, 1, {"photometric": "palette"})
        colours = dict.fromkeys(range(256), _EMPTY_COLOUR)
        colours.update({mask_class.code: mask_class.rgb for mask_class in self._classes})
        with self._guarded():
            self._open.write_colormap(1, colours)

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
        self._check(row, codes[None])
        self._count(codes)
        self._take(codes[None])

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
        self._require_all()
        with self._guarded(complete=True):
            self._optimise(tags, resampling=Resampling.nearest, predictor="NO")
            write_attributes(self._path.with_name(self._path.name + AUX_ENDING), self._classes, self._counts)
        return ClassCounts(dict(self._counts))

    def _count(self, codes: NDArray[np.uint8]) -> None:
        """Comparisons take a quarter of the time of `np.bincount`, which makes 64-bit integers first."""
        counts = {code: int(np.count_nonzero(codes == code)) for code in self._counts}
        if sum(counts.values()) != codes.size:
            raise ValueError(
                f"codes other than {sorted(counts)}: {sorted(set(np.unique(codes).tolist()) - set(counts))}"
            )
        for code, count in counts.items():
            self._counts[code] += count

    @contextmanager
    def _guarded(self, *, complete: bool = False) -> Iterator[None]:
        """As in the base; a full disk is told with what draft and mask take together, once all is written."""
        expected = self._grid.height * self._grid.width // _PIXELS_PER_BYTE
        try:
            with super()._guarded(complete=complete):
                yield
        except DiskFullError as error:
            raise disk_full(self._path.parent, expected) from error
