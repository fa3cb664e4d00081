"""Opening a mask again: its grid and tags, its codes window by window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from .classes import NODATA
from .errors import SourceError
from .grid import Grid
from .output.tags import PREFIX, legend_of
from .scene.locations import gdal_path, local_file
from .scene.rasters import gdal, open_raster
from .window import Window


class MaskFile:
    """An open mask.

    Args:
        dataset: The raster.
        path: As the user gave it.

    Attributes:
        name: The file's name.
        grid: Size and georeference.
        model: The model that made it, None where it does not say so.
        legend: What its codes mean.
        warnings: What the user should know of it.

    Raises:
        SourceError: It is no class raster, or does not say what its classes are.
    """

    def __init__(self, dataset: rasterio.DatasetReader, path: str) -> None:
        self.dataset = dataset
        self.path = path
        self.name = Path(path).name
        self.grid = Grid(dataset.height, dataset.width, dataset.transform, dataset.crs)
        tags = dataset.tags()
        self.model: str | None = tags.get(PREFIX + "MODEL")
        self.warnings: tuple[str, ...] = ()
        if not any(key.startswith(PREFIX) for key in tags):
            self.warnings = (f"{self.name} does not say that cloudmask has made it; its values are taken for codes",)
        if dataset.count != 1 or dataset.dtypes[0] != "uint8":
            bands = "one band" if dataset.count == 1 else f"{dataset.count} bands"
            raise SourceError(
                f"{self.name} is no mask: it has {bands} of {dataset.dtypes[0]}, and a mask has one of uint8",
                "give a mask that cloudmask has written",
            )
        self.legend = legend_of(tags, self.name)
        self._known = np.zeros(256, np.bool_)
        self._known[[*(mask_class.code for mask_class in self.legend.classes), NODATA]] = True

    @property
    def files(self) -> list[Path]:
        """The mask and what lies beside it."""
        return [Path(name) for name in self.dataset.files]

    def read(self, window: Window) -> NDArray[np.uint8]:
        """Codes of a window that lies within the mask.

        Returns:
            uint8 [window.height, window.width].

        Raises:
            SourceError: A value is no code, or the file is damaged.
        """
        place = RasterWindow(window.column, window.row, window.width, window.height)
        with gdal(self.path):
            codes: NDArray[np.uint8] = self.dataset.read(1, window=place)
        self.check(codes)
        return codes

    def check(self, codes: NDArray[np.uint8]) -> None:
        """Make sure that there are no values without a meaning.

        Raises:
            SourceError: There are.
        """
        if not self._known[codes].all():
            strange = int(codes[~self._known[codes]].min())
            what = "mask of its prompts" if self.legend.prompts else "cloud mask"
            raise SourceError(
                f"{self.name} is no {what}: it holds {strange}, which is no code of a class",
                "give a mask that cloudmask has written",
            )


@contextmanager
def open_mask(source: str | os.PathLike[str]) -> Iterator[MaskFile]:
    """Open a mask: any raster of one uint8 band with the codes of `engine.classes`, or of the prompts in its tags.

    Raises:
        SourceError: It cannot be opened or is no mask.
    """
    with open_source(source) as dataset:
        yield MaskFile(dataset, os.fspath(source))


@contextmanager
def open_source(source: str | os.PathLike[str]) -> Iterator[rasterio.DatasetReader]:
    """Open any raster for reading; what fails inside the block is left to whoever is in it.

    Raises:
        SourceError: It is missing, damaged or no raster, or has no bands.
    """
    named = os.fspath(source)
    path = gdal_path(named)
    _require_file(path, named)
    with gdal(named):
        dataset = open_raster(path)
    with dataset:
        if not dataset.count:
            raise SourceError(f"{Path(named).name} holds no raster bands", "give one of the rasters in it")
        yield dataset


def _require_file(path: str, named: str) -> None:
    """GDAL's message of a missing file is none for people; what may be a subdataset (`X:file:part`) is left to it."""
    local = local_file(path)
    # Not Path's own methods, which raise where a name is too long.
    if not named or (local is not None and not os.path.exists(local) and ":" not in path[2:]):  # noqa: PTH110
        raise SourceError(f"there is no file '{named}'", "check the path")
    if local is not None and os.path.isdir(local):  # noqa: PTH112
        raise SourceError(f"'{named}' is a folder", "give a raster file")
