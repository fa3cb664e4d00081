"""Bands of one raster on a working grid: which version of the raster is read, and how it gets onto the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from affine import Affine
from numpy.typing import NDArray

from ..grid import Grid
from ..window import Window
from .conversion import Conversion, convert_rows
from .grids import Placement, check_extent, clipped, place
from .locations import file_name
from .pixel_rules import Picture, PixelRules
from .rasters import RasterFacts
from .reading import RasterReader
from .resampling import plan_axis, resample
from .wrapped import darken_wrapped, may_be_wrapped

if TYPE_CHECKING:
    from .scene import BandSource


class BandGroup:
    """Bands of one raster and type that are read together.

    Args:
        facts: Of the raster.
        bands: All in this raster; scale and offset are known.
        positions: Where each band stands in what is read.
        working: The grid to bring them on.
        rules: What is looked at beside a pixel's own number.

    Raises:
        SourceError: The raster does not fit the working grid.
    """

    def __init__(
        self,
        facts: RasterFacts,
        bands: Sequence[BandSource],
        positions: Sequence[int],
        working: Grid,
        rules: PixelRules,
    ) -> None:
        check_extent(working, facts.grid, file_name(facts.path))
        overview, self._grid = reduced(facts, working)
        grid = self._grid
        self._reader = RasterReader(facts, overview)
        self._placement = place(working, grid, file_name(facts.path))
        self._size = grid.shape
        self._indexes = tuple(band.index for band in bands)
        self._positions = tuple(positions)
        self._dtype = np.dtype(bands[0].dtype)
        self._conversions = [_conversion(band) for band in bands]
        self._tables = [None if c.identity else c.table() for c in self._conversions]
        self._footprints = [rules.footprints.get(band.name) for band in bands]
        self._wrapped = [rules.wrapped and may_be_wrapped(c.dtype, c.scale, c.offset) for c in self._conversions]

    def read_into(self, out: NDArray[np.uint16], window: Window) -> None:
        """Read reflectance × 10 000 of a window of the working grid to this group's places of `out`."""
        corner = self._placement.aligned()
        if corner is None:
            self._resample_into(out, window)
            return
        wanted = Window(window.row + corner[0], window.column + corner[1], window.height, window.width)
        there = clipped(wanted, *self._size)
        if there == wanted and self._in_place:
            self._read_in_place(out, there)
            return
        rows = slice(there.row - wanted.row, there.row - wanted.row + there.height)
        columns = slice(there.column - wanted.column, there.column - wanted.column + there.width)
        pixels = self._reflectance(there)
        for position, band in zip(self._positions, pixels, strict=True):
            if there != wanted:
                out[position] = 0
            out[position, rows, columns] = band

    def close(self) -> None:
        """Close the raster."""
        self._reader.close()

    @property
    def _in_place(self) -> bool:
        """Whether the file's numbers fit where reflectance goes, band beside band."""
        first = self._positions[0]
        together = self._positions == tuple(range(first, first + len(self._positions)))
        return self._dtype.kind in "ui" and self._dtype.itemsize == 2 and together

    def _read_in_place(self, out: NDArray[np.uint16], window: Window) -> None:
        first = self._positions[0]
        target = out[first : first + len(self._positions)]
        self._reader.read(self._indexes, window, target.view(self._dtype))
        self._convert_in_place(target, window)

    def _convert_in_place(self, planes: NDArray[np.uint16], window: Window) -> None:
        """Turn numbers of 16 bits, [bands, height, width], into reflectance where they stand."""
        for index, plane in enumerate(planes):
            if self._wrapped[index]:
                darken_wrapped(plane, self._conversions[index].nodata)
            table = self._tables[index]
            if table is not None:
                convert_rows(table, plane)
            footprint = self._footprints[index]
            if footprint is not None:
                footprint.clear(plane, window, self._grid)

    def _reflectance(self, window: Window) -> NDArray[np.uint16]:
        """Reflectance × 10 000 on the raster's own grid, [bands, height, width]."""
        result = np.zeros((len(self._indexes), *window.shape), np.uint16)
        if not result.size:
            return result
        if self._dtype.kind in "ui" and self._dtype.itemsize == 2:
            self._reader.read(self._indexes, window, result.view(self._dtype))
            self._convert_in_place(result, window)
            return result
        numbers = np.empty(result.shape, self._dtype)
        self._reader.read(self._indexes, window, numbers)
        for conversion, band, target in zip(self._conversions, numbers, result, strict=True):
            target[...] = conversion.apply(band)
        return result

    def _resample_into(self, out: NDArray[np.uint16], window: Window) -> None:
        placed, (height, width) = self._placement, self._size
        rows = plan_axis(window.row, window.height, placed.row_ratio, placed.row_shift, height)
        columns = plan_axis(window.column, window.width, placed.column_ratio, placed.column_shift, width)
        source = Window(rows.start, columns.start, rows.stop - rows.start, columns.stop - columns.start)
        for position, band in zip(self._positions, self._reflectance(source), strict=True):
            out[position] = resample(band, rows, columns)


class PictureGroup(BandGroup):
    """Colours of a true-colour picture, whose pixels have data or none in all colours alike.

    Args:
        facts: As in `BandGroup`.
        bands: As in `BandGroup`.
        positions: As in `BandGroup`.
        working: As in `BandGroup`.
        picture: Which bands tell no data.
    """

    def __init__(
        self,
        facts: RasterFacts,
        bands: Sequence[BandSource],
        positions: Sequence[int],
        working: Grid,
        picture: Picture,
    ) -> None:
        super().__init__(facts, bands, positions, working, PixelRules())
        self._picture = picture
        self._nodata = bands[0].nodata
        # A colour of 0 is the darkest there is where another colour is not.
        self._lookup = [
            np.maximum(Conversion("uint8", c.scale, c.offset, None).apply(np.arange(256, dtype=np.uint8)), 1)
            for c in self._conversions
        ]

    def _reflectance(self, window: Window) -> NDArray[np.uint16]:
        indexes = self._picture.indexes
        numbers = np.empty((len(indexes), *window.shape), np.uint8)
        result = np.zeros((len(self._indexes), *window.shape), np.uint16)
        if not result.size:
            return result
        self._reader.read(indexes, window, numbers)
        empty = self._picture.empty(numbers, self._nodata)
        for index, lookup, plane in zip(self._indexes, self._lookup, result, strict=True):
            np.take(lookup, numbers[indexes.index(index)], out=plane)
            plane[empty] = 0
        return result


def group_bands(
    bands: Sequence[BandSource], rasters: Mapping[str, RasterFacts], working: Grid, rules: PixelRules
) -> list[BandGroup]:
    """Put bands together that lie in one raster: where bands are interleaved by pixel, a block holds all of them.

    Raises:
        SourceError: A raster does not fit the working grid.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, band in enumerate(bands):
        groups[band.path, band.dtype].append(position)
    return [
        _group(rasters[path], [bands[position] for position in positions], positions, working, rules)
        for (path, _), positions in groups.items()
    ]


def _group(
    facts: RasterFacts, bands: Sequence[BandSource], positions: Sequence[int], working: Grid, rules: PixelRules
) -> BandGroup:
    picture = rules.picture
    if picture is not None and picture.path == facts.path and {band.index for band in bands} <= set(picture.colours):
        return PictureGroup(facts, bands, positions, working, picture)
    return BandGroup(facts, bands, positions, working, rules)


def reduced(facts: RasterFacts, working: Grid) -> tuple[int | None, Grid]:
    """The version of a raster to read: its coarsest overview that is not coarser than the working grid.

    Only overviews by whole numbers are taken, so that a working pixel is made of whole overview pixels or is one. A
    JPEG 2000 level's pixel is centred a quarter of its edge off, which is within the half pixel that is promised.

    Returns:
        The overview, None for the raster itself; and the grid of what is read.
    """
    placement: Placement = place(working, facts.grid, file_name(facts.path))
    ratio = min(placement.row_ratio, placement.column_ratio)
    fitting = [
        (factor, level)
        for level, factor in enumerate(facts.overviews)
        if factor <= ratio * (1 + 1e-6) and abs(ratio / factor - round(ratio / factor)) < 1e-6
    ]
    if not fitting:
        return None, facts.grid
    factor, level = max(fitting)
    height, width = (-(-size // factor) for size in facts.grid.shape)
    # The overview's pixels are exactly `factor` wide, though the last ones may reach over the edge.
    grid = Grid(height, width, facts.grid.transform * Affine.scale(factor), facts.grid.crs)
    return level, grid


def _conversion(band: BandSource) -> Conversion:
    if band.scale is None or band.offset is None:  # `Scene.read` asks before
        raise ValueError(f"the radiometry of {band.name} is not known")
    return Conversion(band.dtype, band.scale, band.offset, band.nodata)
