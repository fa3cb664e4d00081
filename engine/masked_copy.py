"""Takes clouds out of a raster: a copy in which the pixels of chosen classes hold no data."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray

from .classes import NODATA
from .errors import SourceError, UsageError
from .filling import Filling
from .grid import Grid
from .legend import Legend
from .masks import MaskFile, open_mask, open_source
from .output.cog import BLOCK
from .output.copies import CopyWriter, raster_window
from .output.files import OutputFiles
from .output.nodata import Scalar
from .output.tags import PREFIX, creation_time, file_name, plain_number, timestamp
from .overlay import OUTSIDE, Overlay, no_overlap, overlay, require_overlap, write_grown
from .progress import CancelToken, Meter, Progress
from .scene.rasters import gdal
from .version import __version__
from .window import Window

DEFAULT_CLASSES = ("thick_cloud", "thin_cloud", "cloud_shadow")

_WIDEST = 16 * BLOCK
_MOST_BYTES = 64 * 1024 * 1024
"""Of the raster's pixels, held at once."""


@dataclass(frozen=True)
class ApplyResult:
    """What was written, and what became of the pixels.

    Attributes:
        raster: The copy's path.
        classes: Classes that were taken out.
        buffer: Metres around them that went with them.
        nodata: The copy's no-data value; None where a mask band or an alpha band says what is valid.
        pixels: All pixels of the raster.
        masked_pixels: Those that were taken out.
        unassessed_pixels: Those where the mask has no data; they are kept as they were.
        outside_pixels: Those beyond the mask's edge; they are kept as they were.
        seconds: Wall time.
        warnings: What the user should know.
    """

    raster: Path
    classes: tuple[str, ...]
    buffer: float
    nodata: float | int | None
    pixels: int
    masked_pixels: int
    unassessed_pixels: int
    outside_pixels: int
    seconds: float
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON has it; NaN and the infinities are text, as JSON has none."""
        told = self.nodata is None or isfinite(self.nodata)
        return {
            "raster": str(self.raster),
            "classes": list(self.classes),
            "buffer": self.buffer,
            "nodata": self.nodata if told else str(self.nodata),
            "pixels": self.pixels,
            "masked_pixels": self.masked_pixels,
            "masked_percent": round(100 * self.masked_pixels / self.pixels, 4),
            "unassessed_pixels": self.unassessed_pixels,
            "outside_pixels": self.outside_pixels,
            "seconds": round(self.seconds, 3),
            "warnings": list(self.warnings),
        }


def apply(
    mask: str | os.PathLike[str],
    raster: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    classes: Sequence[str] = DEFAULT_CLASSES,
    buffer: float = 0.0,
    nodata: float | None = None,
    tiled: bool = False,
    overwrite: bool = False,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> ApplyResult:
    """Copies a raster, with no data where a mask has certain classes; all other pixels are equal bit for bit.

    The raster may have any number of bands of any real type, and any grid: where its pixels are not the mask's, each
    gets the code of the mask's pixel nearest to its centre. Pixels without data in the mask, and pixels beyond its
    edge, are kept and counted. Pixels that were no data before are no data in the copy, also under another value.

    What stands for no data: `nodata`; else the raster's own value; else, where an alpha band or a mask band says what
    is valid, these alone; else NaN, the lowest number of a signed type, or 0 of an unsigned one.

    Args:
        mask: A mask, or any raster of one uint8 band with the codes of `engine.classes`.
        raster: Anything that GDAL opens as one raster.
        output: The copy: a cloud-optimised GeoTIFF, DEFLATE.
        classes: Names of the classes to take out; of a mask made with prompts, some of these.
        buffer: Metres around them that go with them, measured on the mask's grid; never over the mask's no data.
        nodata: The copy's no-data value.
        tiled: Write a tiled GeoTIFF without overviews instead.
        overwrite: Whether a target that exists is replaced.
        on_progress: Told how far the run is.
        cancel: Looked at between strips.

    Returns:
        What was written.

    Raises:
        CloudmaskError: Something is wrong; nothing was written, and what stood at the target still stands there.
    """
    started = time.perf_counter()
    meter = Meter(on_progress, cancel)
    if not (isfinite(buffer) and buffer >= 0):
        raise UsageError(f"a buffer of {buffer:g} m makes no sense", "give metres, 0 or more")
    with ExitStack() as stack:
        opened = stack.enter_context(open_mask(mask))
        codes = _codes(classes, opened.legend)
        source = stack.enter_context(open_source(raster))
        name = Path(os.fspath(raster)).name
        _check_type(source, name)
        filling = Filling.of(source, nodata)
        files = stack.enter_context(OutputFiles(overwrite=overwrite, sources=[*opened.files, *map(Path, source.files)]))
        target = files.add(Path(output))
        grid = Grid(source.height, source.width, source.transform, source.crs)
        require_overlap(opened, grid, name)
        grown = files.scratch(Path(output)) if buffer else None
        if grown is not None:
            meter.stage("copy", opened.grid.whole.pixels)
            write_grown(opened, codes, buffer, grown, meter)
        laid = stack.enter_context(overlay(opened, grid, grown))
        writer = stack.enter_context(CopyWriter(target, source, nodata=_plain(filling.declared), tiled=tiled))
        run = _Run(source, os.fspath(raster), laid, codes, filling)
        meter.stage("copy", grid.whole.pixels)
        run.copy_to(writer, meter)
        if run.outside == grid.whole.pixels:
            raise no_overlap(opened, name)
        meter.stage("write", grid.whole.pixels)
        writer.finish(_tags(opened, classes, buffer))
        meter.advance(grid.whole.pixels)
        meter.check()
        files.commit()
    return ApplyResult(
        raster=Path(output),
        classes=tuple(classes),
        buffer=buffer,
        nodata=_plain(filling.declared),
        pixels=grid.whole.pixels,
        masked_pixels=run.masked,
        unassessed_pixels=run.unassessed,
        outside_pixels=run.outside,
        seconds=time.perf_counter() - started,
        warnings=(*opened.warnings, *_placement_warnings(opened, grid, name), *run.warnings(name)),
    )


@dataclass
class _Run:
    """One raster through one mask, and what is counted on the way."""

    source: rasterio.DatasetReader
    path: str
    overlay: Overlay
    codes: NDArray[np.bool_]
    filling: Filling
    masked: int = 0
    unassessed: int = 0
    outside: int = 0
    _with_data: int = field(default=0)
    _collisions: int = field(default=0)

    def copy_to(self, writer: CopyWriter, meter: Meter) -> None:
        """Reads, masks and writes, window by window and a few bands at a time."""
        for window in _windows(*self.source.shape):
            found = self.overlay.read(window)
            hidden = self.codes[found]
            unassessed = found == NODATA
            self.masked += int(np.count_nonzero(hidden))
            self.unassessed += int(np.count_nonzero(unassessed))
            self.outside += int(np.count_nonzero(found == OUTSIDE))
            filled_in_any = np.zeros(window.shape, np.bool_)
            filled_in_all = np.ones(window.shape, np.bool_)
            for bands in self._groups(window):
                meter.check()
                pixels = self._read(bands, window)
                for band, plane in zip(bands, pixels, strict=True):
                    self.filling.fill(band, plane, hidden, filled_in_any, filled_in_all)
                writer.write(window, bands, pixels)
            if self.filling.mask_band:
                valid = self._read_mask(window)
                filled_in_all |= ~valid
                writer.write_mask(window, valid & ~hidden)
            self._with_data += int(np.count_nonzero(unassessed & ~filled_in_all))
            self._collisions += int(np.count_nonzero(filled_in_any & ~hidden & ~unassessed))
            meter.advance(window.pixels)

    def warnings(self, name: str) -> list[str]:
        """What the user should know of the pixels."""
        warnings = []
        if self._with_data:
            warnings.append(f"{self._with_data} pixels of {name} are kept although the mask has no data there")
        if self.outside:
            warnings.append(f"{self.outside} pixels of {name} lie beyond the mask and are kept as they are")
        if self._collisions and self.filling.declared is not None:
            value = self.filling.value
            why = "chosen as the no-data value" if self.filling.chosen else "named as the no-data value"
            warnings.append(
                f"{self._collisions} pixels that are kept hold {value}, which is {why}, and so become no data: "
                "name a value that does not occur with --nodata"
            )
        return warnings

    def _groups(self, window: Window) -> Iterator[tuple[int, ...]]:
        size = np.dtype(self.source.dtypes[0]).itemsize * window.pixels
        most = max(1, _MOST_BYTES // size)
        indexes = self.source.indexes
        for first in range(0, len(indexes), most):
            yield tuple(indexes[first : first + most])

    def _read(self, bands: tuple[int, ...], window: Window) -> NDArray[Scalar]:
        with gdal(self.path):
            pixels: NDArray[Scalar] = self.source.read(bands, window=raster_window(window))
        return pixels

    def _read_mask(self, window: Window) -> NDArray[np.bool_]:
        with gdal(self.path):
            return np.asarray(self.source.read_masks(1, window=raster_window(window)) != 0)


def _codes(classes: Sequence[str], legend: Legend) -> NDArray[np.bool_]:
    """Which codes are to go, bool [256]."""
    machine_names, names = legend.machine_names, [each.name for each in legend.classes]
    known = dict(zip((*machine_names, *names), (*range(len(names)), *range(len(names))), strict=True))
    choice = f"choose among {', '.join(machine_names)}"  # of which none holds a comma, as a prompt may
    for name in classes:
        if name not in known:
            whose = "this mask, which was made with prompts" if legend.prompts else "a mask"
            raise UsageError(f"'{name}' is no class of {whose}", choice)
    if not classes:
        raise UsageError("no class is named", choice)
    codes = np.zeros(256, np.bool_)
    codes[[known[name] for name in classes]] = True
    return codes


def _check_type(source: rasterio.DatasetReader, name: str) -> None:
    types = set(source.dtypes)
    if len(types) > 1:
        raise SourceError(
            f"the bands of {name} have different types ({', '.join(sorted(types))}), and a GeoTIFF holds one",
            "give a raster whose bands have the same type",
        )
    if types.pop().startswith("complex"):
        raise SourceError(
            f"{name} holds complex numbers, which have no usual value for no data", "give a raster of real numbers"
        )


def _windows(height: int, width: int) -> Iterator[Window]:
    """Whole blocks, row by row, so that each is written once."""
    for row in range(0, height, BLOCK):
        for column in range(0, width, _WIDEST):
            yield Window(row, column, min(BLOCK, height - row), min(_WIDEST, width - column))


def _plain(value: Scalar | None) -> float | int | None:
    return None if value is None else value.item()


def _placement_warnings(mask: MaskFile, grid: Grid, name: str) -> list[str]:
    if mask.grid.georeferenced == grid.georeferenced:
        return []
    without = name if mask.grid.georeferenced else mask.name
    return [f"{without} has no georeference; it is taken to cover the same ground, as both have the same size"]


def _tags(mask: MaskFile, classes: Sequence[str], buffer: float) -> dict[str, str]:
    own = {
        "APPLIED": file_name(mask.path),
        "APPLIED_CLASSES": ",".join(classes),
        "APPLIED_BUFFER": plain_number(buffer),
        "APPLIED_MODEL": mask.model or "unknown",
        "APPLIED_VERSION": __version__,
        "APPLIED_CREATED": timestamp(creation_time()),
    }
    return {PREFIX + key: value for key, value in own.items()}
