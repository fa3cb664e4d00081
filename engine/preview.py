"""What another mask would look like where the map looks: a part of stored probabilities, as coarse as it is shown."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rasterio.windows import Window as RasterWindow

from .buffers import radius_in_pixels
from .classes import CLASSES, CLOUDS, NODATA
from .drawing import decided, grown
from .errors import SourceError, UsageError
from .grid import Grid
from .objects import without_small
from .output.cog import BLOCK, no_georeference_is_fine
from .output.failures import writing
from .output.files import OutputFiles
from .output.mask import ClassCounts
from .output.probabilities import ProbabilityFile, open_probabilities
from .output.report import describe_classes, percent_of_valid
from .prefetch import prefetch
from .progress import CancelToken, Meter
from .refinement import RefineSettings, least_pixels
from .window import Window

_MOST_PIXELS = 16_000_000
"""Looked at with all that lies around; where buffers reach so far that it would be more, a coarser overview does."""
_FAR = 256
"""Pixels around the part in which the rest of an object is looked for: a compact one that large is not small."""
_ALMOST = 1e-6
"""Of a pixel: what coordinates in floating point are off by."""
_FARTHEST = 1e15
"""No coordinate of the Earth is larger."""


def preview(
    probabilities: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    bounds: Sequence[float],
    width: int,
    height: int,
    thresholds: Mapping[str, float] | None = None,
    buffer_clouds: float = 0.0,
    buffer_shadows: float = 0.0,
    min_area: float = 0.0,
    cancel: CancelToken | None = None,
) -> dict[str, Any]:
    """Draws a part of what `refine` would write, from the overview of the probabilities that is fine enough.

    At the file's own resolution these are the pixels of `refine`, but for objects that reach farther than 256 pixels
    out of the part and are still too small. An overview holds mean probabilities; buffers and areas are measured in
    its own, larger pixels.

    Args:
        probabilities: A file made by `mask`.
        output: The raster to write: codes of the part in a plain GeoTIFF. It must not exist.
        bounds: Least x, least y, most x and most y in the coordinate system of the file; where it has none, x counts
            its columns, and y its rows downward from 0, as in QGIS. What lies beyond the file is left out.
        width: Pixels that are wanted at most; never finer than the file, and where it has no overview that is coarse
            enough, of its coarsest.
        height: The same from top to bottom.
        thresholds: See `RefineSettings`, as for the next three.
        buffer_clouds: Metres.
        buffer_shadows: Metres.
        min_area: Square metres.
        cancel: Looked at between strips.

    Returns:
        `output`, `seconds`, `resolution`, `width`, `height`, and `valid_pixels`, `classes` and `cloud_percent` of the
        part, as in a report.

    Raises:
        CloudmaskError: Something is wrong; nothing was written.
    """
    started = time.perf_counter()
    source, target = Path(probabilities), Path(output)
    settings = RefineSettings(thresholds or {}, buffer_clouds, buffer_shadows, min_area)
    meter = Meter(None, cancel)
    with open_probabilities(source) as whole:
        plan = _fitting_plan(whole, _overviews(source), _checked(bounds), (height, width), settings)
        with _opened(source, plan.overview) as dataset:
            codes = _draw(_Part(whole, dataset, plan, meter.check), plan, settings.thresholds)
    grid = _cut(plan.level, plan.part)
    with OutputFiles(overwrite=False, sources=[source]) as files:
        _write(files.add(target), codes, grid)
        meter.check()
        files.commit()
    known = (*(each.code for each in CLASSES), NODATA)
    counts = ClassCounts({code: int(np.count_nonzero(codes == code)) for code in known})
    return {
        "output": str(target),
        "seconds": round(time.perf_counter() - started, 3),
        "resolution": grid.resolution,
        "width": grid.width,
        "height": grid.height,
        "valid_pixels": counts.valid_pixels,
        "classes": describe_classes(counts, grid.pixel_area),
        "cloud_percent": percent_of_valid(counts, *(each.code for each in CLOUDS)),
    }


@dataclass(frozen=True)
class _Plan:
    """Which pixels are looked at, and what metres are in them.

    Attributes:
        overview: Number of the overview, None for the file's own resolution.
        level: The whole file's grid at this resolution.
        part: The pixels that are wanted.
        around: These and all that reach them.
        clouds: Radius of the buffer of clouds, from row to row and from column to column.
        shadows: The same of shadows.
        least: Pixels of the smallest object.
    """

    overview: int | None
    level: Grid
    part: Window
    around: Window
    clouds: tuple[float, float]
    shadows: tuple[float, float]
    least: int


class _Part(ProbabilityFile):
    """Part of a file at one of its resolutions, in place of the whole."""

    def __init__(
        self, whole: ProbabilityFile, dataset: rasterio.DatasetReader, plan: _Plan, check: Callable[[], None]
    ) -> None:
        # An overview has no names of bands, so that they are those of the whole.
        self.name, self.classes, self.rule, self.tags = whole.name, whole.classes, whole.rule, whole.tags
        self.grid = _cut(plan.level, plan.around)
        self._dataset = dataset
        self._around = plan.around
        self._check = check

    def strips(self) -> Iterator[tuple[int, NDArray[np.uint8]]]:
        """As of the whole: first row and uint8 [classes, rows, width] from top to bottom."""
        for row in range(0, self.grid.height, BLOCK):
            self._check()
            rows = min(BLOCK, self.grid.height - row)
            window = RasterWindow(self._around.column, self._around.row + row, self.grid.width, rows)
            try:
                strip = self._dataset.read(window=window)
            except RasterioError as error:
                raise _damaged(self.name) from error
            yield row, strip


def _checked(bounds: Sequence[float]) -> tuple[float, float, float, float]:
    left, bottom, right, top = bounds if len(bounds) == 4 else (0.0, 0.0, 0.0, 0.0)
    if not (all(abs(each) < _FARTHEST for each in bounds) and left < right and bottom < top):
        raise UsageError(
            f"the part to draw is {list(bounds)}, which is no rectangle", "give least x, least y, most x and most y"
        )
    return left, bottom, right, top


def _overviews(path: Path) -> list[int]:
    """By which factors the overviews are coarser than the file."""
    with _opened(path, None) as dataset:
        return [int(factor) for factor in dataset.overviews(1)]


@contextmanager
def _opened(path: Path, overview: int | None) -> Iterator[rasterio.DatasetReader]:
    options = {} if overview is None else {"overview_level": overview}
    with no_georeference_is_fine():
        try:
            dataset = rasterio.open(path, **options)
        except RasterioError as error:
            raise _damaged(path.name) from error
        with dataset:
            yield dataset


def _damaged(name: str) -> SourceError:
    return SourceError(f"'{name}' is damaged", "make the probabilities again")


def _fitting_plan(
    whole: ProbabilityFile,
    factors: Sequence[int],
    bounds: tuple[float, float, float, float],
    most: tuple[int, int],
    settings: RefineSettings,
) -> _Plan:
    """The finest resolution at which the part has no more pixels than wanted, or else the coarsest."""
    if min(most) < 1:
        raise UsageError(f"the part to draw has {most[1]} × {most[0]} pixels", "give at least 1 × 1")
    plans = (_plan(whole, number - 1, factor, bounds, settings) for number, factor in enumerate([1, *factors]))
    for plan in plans:
        # A pixel more on either side, as rectangles seldom begin where pixels do.
        small = plan.part.height <= most[0] + 2 and plan.part.width <= most[1] + 2
        if small and plan.around.pixels <= _MOST_PIXELS:
            break
    return plan


def _plan(
    whole: ProbabilityFile,
    overview: int,
    factor: int,
    bounds: tuple[float, float, float, float],
    settings: RefineSettings,
) -> _Plan:
    level = _coarser(whole.grid, factor)
    part = _window(level, bounds, whole.name)
    clouds = radius_in_pixels(settings.buffer_clouds, level)
    shadows = radius_in_pixels(settings.buffer_shadows, level)
    least = least_pixels(settings.min_area, level)
    rows, columns = (int(max(pair)) + min(least, _FAR) for pair in zip(clouds, shadows, strict=True))
    around = _widened(part, rows, columns, level)
    return _Plan(None if overview < 0 else overview, level, part, around, clouds, shadows, least)


def _coarser(grid: Grid, factor: int) -> Grid:
    """The grid of an overview; without a georeference rows count downward from 0 as in QGIS."""
    transform = Affine.scale(1, -1) if grid.transform.is_identity else grid.transform
    height, width = ceil(grid.height / factor), ceil(grid.width / factor)
    return Grid(height, width, transform * Affine.scale(grid.width / width, grid.height / height), grid.crs)


def _window(level: Grid, bounds: tuple[float, float, float, float], name: str) -> Window:
    """The pixels that a rectangle touches."""
    left, bottom, right, top = bounds
    corners = [~level.transform * corner for corner in ((left, bottom), (left, top), (right, bottom), (right, top))]
    columns, rows = zip(*corners, strict=True)
    first_column, end_column = _span(columns, level.width)
    first_row, end_row = _span(rows, level.height)
    if first_column >= end_column or first_row >= end_row:
        raise UsageError(f"the part to draw lies outside of '{name}'", "move the map to where the mask is")
    return Window(first_row, first_column, end_row - first_row, end_column - first_column)


def _span(places: Sequence[float], length: int) -> tuple[int, int]:
    return max(0, floor(min(places) + _ALMOST)), min(length, ceil(max(places) - _ALMOST))


def _widened(part: Window, rows: int, columns: int, level: Grid) -> Window:
    top, left = max(0, part.row - rows), max(0, part.column - columns)
    bottom = min(level.height, part.row + part.height + rows)
    right = min(level.width, part.column + part.width + columns)
    return Window(top, left, bottom - top, right - left)


def _cut(grid: Grid, window: Window) -> Grid:
    moved = grid.transform * Affine.translation(window.column, window.row)
    return Grid(window.height, window.width, moved, grid.crs)


def _draw(part: _Part, plan: _Plan, thresholds: Mapping[str, float]) -> NDArray[np.uint8]:
    """Codes uint8 [rows, columns] of what is wanted."""
    with prefetch(decided(part, thresholds), depth=2) as found:
        large = without_small(found, plan.least)
        strips = [codes for _, codes in grown(large, plan.clouds, plan.shadows, plan.around.height)]
    row, column = plan.part.row - plan.around.row, plan.part.column - plan.around.column
    return np.concatenate(strips)[row : row + plan.part.height, column : column + plan.part.width]


def _write(path: Path, codes: NDArray[np.uint8], grid: Grid) -> None:
    """As plain as it gets, for it is read once, and at once."""
    height, width = codes.shape
    with (
        no_georeference_is_fine(),
        writing(path, codes.size),
        rasterio.open(
            path, "w", driver="GTiff", height=height, width=width, count=1, dtype="uint8", nodata=NODATA,
            crs=grid.crs, transform=grid.transform, photometric="palette",
        ) as dataset,
    ):  # fmt: skip
        dataset.write_colormap(1, {each.code: each.rgb for each in CLASSES})
        dataset.write(codes, 1)
