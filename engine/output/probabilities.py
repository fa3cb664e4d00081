"""How probable each class is, on disk: a band per class, written in strips and opened again to draw other masks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..cards import RULES
from ..classes import CERTAIN, CLASSES, NODATA
from ..errors import SourceError
from ..grid import Grid
from .cog import BLOCK, no_georeference_is_fine
from .rows import RowWriter
from .tags import PREFIX, PROMPTS, plain_number

DECISION = PREFIX + "DECISION"
SCALE = PREFIX + "SCALE"


class ProbabilityWriter(RowWriter):
    """Collects rows of probabilities and makes the file of them.

    Args:
        path: The file.
        grid: Size and georeference.
        classes: Names of the classes, one for each band.
        rule: How they become classes: `argmax` or `joined-cloud`.
    """

    def __init__(self, path: Path, grid: Grid, classes: Sequence[str], *, rule: str) -> None:
        self._classes = tuple(classes)
        self._rule = rule
        options = {"interleave": "pixel", "photometric": "minisblack", "alpha": "unspecified"}
        super().__init__(path, grid, len(self._classes), options)
        with self._guarded():
            self._open.descriptions = self._classes

    def write(self, row: int, probabilities: NDArray[np.uint8]) -> None:
        """Take the next rows, from top to bottom.

        Args:
            row: The first of them.
            probabilities: uint8 [classes, rows, width], 0–250, and 255 in every band where there is no data.

        Raises:
            ValueError: Rows are missing or repeated, or the shape is wrong.
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        self._check(row, probabilities)
        self._take(probabilities)

    def finish(self, tags: Mapping[str, str]) -> None:
        """Make the file.

        Args:
            tags: Tags of the dataset; decision rule and scale are added.

        Raises:
            ValueError: Rows are missing.
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        own = {DECISION: self._rule, SCALE: plain_number(1 / CERTAIN)}
        self._require_all()
        with self._guarded(complete=True):
            # A mean leaves no data out.
            self._optimise({**tags, **own}, resampling=Resampling.average, predictor="YES")


class ProbabilityFile:
    """An open file of probabilities of clouds and shadows.

    Attributes:
        name: Its file name.
        grid: Size and georeference.
        classes: Names of the classes, in the order of the bands.
        rule: How they become classes.
        tags: Tags of the dataset.
    """

    def __init__(self, path: Path, dataset: rasterio.DatasetReader) -> None:
        self.name = path.name
        self._dataset = dataset
        self.grid = Grid(dataset.height, dataset.width, dataset.transform, dataset.crs)
        self.tags: dict[str, str] = dataset.tags()
        self.classes: tuple[str, ...] = tuple(name or "" for name in dataset.descriptions)
        self.rule = self.tags.get(DECISION, "")
        if PROMPTS in self.tags:
            raise SourceError(
                f"'{path}' holds probabilities of prompts, and only those of clouds and shadows can be drawn again",
                "choose among them with a raster calculator",
            )
        problem = self._problem()
        if problem:
            raise SourceError(
                f"'{path}' holds no probabilities of a mask ({problem})", "give a file made by mask --probabilities"
            )

    def strips(self) -> Iterator[tuple[int, NDArray[np.uint8]]]:
        """Yields the first row and uint8 [classes, rows, width] from top to bottom.

        Raises:
            SourceError: The file is damaged.
        """
        for row in range(0, self.grid.height, BLOCK):
            window = Window(0, row, self.grid.width, min(BLOCK, self.grid.height - row))
            try:
                strip = self._dataset.read(window=window)
            except RasterioError as error:
                raise SourceError(f"'{self.name}' is damaged", "make the probabilities again") from error
            yield row, strip

    def _problem(self) -> str | None:
        known = [each.name for each in CLASSES]
        if set(self._dataset.dtypes) != {"uint8"} or self._dataset.nodata != NODATA:
            return f"it is not uint8 with {NODATA} for no data"
        if len(set(self.classes)) < len(self.classes) or not {CLASSES[0].name} <= set(self.classes) <= set(known):
            return "its bands are not named as classes are"
        if self.rule not in RULES:
            return f"its tag {DECISION} is missing or unknown"
        if self.tags.get(SCALE) != plain_number(1 / CERTAIN):
            return f"its tag {SCALE} is missing or unknown"
        return None


@contextmanager
def open_probabilities(path: Path) -> Iterator[ProbabilityFile]:
    """Opens a file that `ProbabilityWriter` has made.

    Raises:
        SourceError: It is missing, damaged, made with prompts, or another kind of file.
    """
    path = Path(path)
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises where a name is too long
        raise SourceError(f"'{path}' does not exist", "check the name")
    with no_georeference_is_fine(), rasterio.Env(GDAL_NUM_THREADS="ALL_CPUS"):
        try:
            dataset = rasterio.open(path)
        except RasterioError as error:
            raise SourceError(
                f"'{path}' is no raster or damaged", "give a file made by mask --probabilities"
            ) from error
        with dataset:
            yield ProbabilityFile(path, dataset)
