"""How probable each class is, on disk: a band per class, written in strips and opened again to draw other masks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.enums import Resampling
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..classes import CLASSES, NODATA
from ..decision import CERTAIN
from ..errors import SourceError
from ..grid import Grid
from .cog import BLOCK, check_cog, copy_to_cog, finish_tiled, no_georeference_is_fine
from .failures import WRITING_ERRORS, require_room, writing
from .tags import PREFIX, plain_number

DECISION = PREFIX + "DECISION"
SCALE = PREFIX + "SCALE"

RULES = ("argmax", "joined-cloud")


class ProbabilityWriter:
    """Collects rows of probabilities and makes the file of them; holds 512 rows at most.

    Leaving the block removes the intermediate file; the file itself belongs to the caller.

    Args:
        path: The file. An intermediate one lies beside it, with a name that begins with this one.
        grid: Size and georeference.
        classes: Names of the classes, one for each band.
        rule: How they become classes: `argmax` or `joined-cloud`.
    """

    def __init__(self, path: Path, grid: Grid, classes: Sequence[str], *, rule: str) -> None:
        self._path = Path(path)
        self._tiled = self._path.with_name(self._path.name + ".strips")
        self._grid = grid
        self._classes = tuple(classes)
        self._rule = rule
        self._strip = np.full((len(classes), min(BLOCK, grid.height), grid.width), NODATA, np.uint8)
        self._next_row = 0
        self._dataset: rasterio.io.DatasetWriter | None = None
        with self._guarded():
            require_room(self._tiled, 0)
            self._dataset = self._create()

    def __enter__(self) -> ProbabilityWriter:
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
        bands, rows, width = probabilities.shape
        if (bands, width, probabilities.dtype) != (len(self._classes), self._grid.width, np.dtype(np.uint8)):
            raise ValueError(
                f"expected uint8 [{len(self._classes)}, rows, {self._grid.width}], got {[bands, rows, width]}"
            )
        if row != self._next_row or row + rows > self._grid.height:
            raise ValueError(f"expected row {self._next_row} of {self._grid.height}, got {row}–{row + rows}")
        while probabilities.shape[1]:
            filled = self._next_row % BLOCK
            taken = min(self._strip.shape[1] - filled, probabilities.shape[1])
            self._strip[:, filled : filled + taken] = probabilities[:, :taken]
            probabilities = probabilities[:, taken:]
            self._next_row += taken
            if self._next_row % BLOCK == 0 or self._next_row == self._grid.height:
                self._store(filled + taken)

    def finish(self, tags: Mapping[str, str]) -> None:
        """Make the file.

        Args:
            tags: Tags of the dataset; decision rule and scale are added.

        Raises:
            ValueError: Rows are missing.
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        if self._next_row != self._grid.height or self._dataset is None:
            raise ValueError(f"expected {self._grid.height} rows, got {self._next_row}, or finished twice")
        with self._guarded():
            self._dataset.close()
            self._dataset = None
            self._path.unlink(missing_ok=True)
            require_room(self._tiled, self._tiled.stat().st_size // 2)
            own = {DECISION: self._rule, SCALE: plain_number(1 / CERTAIN)}
            finish_tiled(self._tiled, {**tags, **own}, resampling=Resampling.average)  # leaves no data out
            require_room(self._path, self._tiled.stat().st_size)
            copy_to_cog(self._tiled, self._path, predictor="YES")
            check_cog(self._path, *self._grid.shape)
            self._tiled.unlink()

    def _create(self) -> rasterio.io.DatasetWriter:
        georeference = {} if self._grid.transform.is_identity else {"transform": self._grid.transform}
        with no_georeference_is_fine():
            dataset = rasterio.open(
                self._tiled,
                "w",
                driver="GTiff",
                height=self._grid.height,
                width=self._grid.width,
                count=len(self._classes),
                dtype="uint8",
                nodata=NODATA,
                crs=self._grid.crs,
                tiled=True,
                interleave="pixel",
                photometric="minisblack",
                alpha="unspecified",
                blockxsize=BLOCK,
                blockysize=BLOCK,
                compress="ZSTD",
                zstd_level=1,
                num_threads="ALL_CPUS",
                bigtiff="IF_SAFER",
                **georeference,
            )
        dataset.descriptions = self._classes
        return dataset

    def _store(self, rows: int) -> None:
        if self._dataset is None:
            raise ValueError("rows after the end")
        with self._guarded():
            require_room(self._tiled, rows * self._grid.width)
            window = Window(0, self._next_row - rows, self._grid.width, rows)
            self._dataset.write(self._strip[:, :rows], window=window)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn failures into one sentence."""
        needed = 2 * self._tiled.stat().st_size if self._next_row == self._grid.height and self._tiled.exists() else 0
        with rasterio.Env(), writing(self._path, needed):  # the environment keeps GDAL from stderr
            yield


class ProbabilityFile:
    """An open file of probabilities.

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
        SourceError: It is missing, damaged, or another kind of file.
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
