"""Chips that the CLIPSeg study exported: red, green and blue as reflectance × 2 from 0 to 1, and the label.

Either a file a chip with `image` and `mask`, or `images/<chip>.npz` and `masks/<chip>.npz`, in a folder for each split.
What is stored is `clip(value / 5000, 0, 1)` of the published values; × 5000 and rounded they are the same integers
again, up to 5000: what is brighter was cut off by the export.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from engine.sentinel2 import VISIBLE

from .errors import DataError
from .forms import Stored
from .rasters import LARGEST
from .records import Record, as_split, described

FORM = "npz"
FULL_SCALE = 5000
"""Stored 1.0, as reflectance × 10 000."""
_IMAGES, _MASKS = "images", "masks"


@dataclass(frozen=True)
class NpzReader:
    """Reads chips that are a file, or two."""

    name: str
    records: tuple[Record, ...]
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`; the files were seen when they were listed."""

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        image = _array(record.where, "image", record.id)
        if image is None:
            raise DataError(f"{record.id} has no image", "export it again")
        if image.ndim != 3 or len(image) != len(VISIBLE):
            raise DataError(f"{record.id} has the shape {image.shape}, not {len(VISIBLE)} bands", "export it again")
        if image.dtype.kind != "f" or not (image >= 0).all() or not (image <= 1).all():
            raise DataError(f"{record.id} has values that are no shares from 0 to 1", "export it again")
        stored = np.rint(image.astype(np.float64) * FULL_SCALE).astype(np.uint16)
        return Stored(stored, VISIBLE, _array(_mask_file(record.where), "mask", record.id))

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`; none were exported."""
        return ()

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        raise DataError(f"{record.id} has no {name}: only the image and the label were exported")


def npz_folders(folder: Path) -> list[tuple[Path, str | None]]:
    """The folders with images below a folder, and the split that each is of."""
    splits = [folder, *(child for child in sorted(folder.glob("*/")) if as_split(child.name))]
    found = []
    for one in splits:
        images = one / _IMAGES if (one / _IMAGES).is_dir() else one
        if next(images.glob("ROI_*.npz"), None) is not None:
            found.append((images, as_split(one.name)))
    return found


def open_npz(folder: Path) -> NpzReader:
    """Lists the exported chips of a folder."""
    return NpzReader(str(folder), tuple(_records(folder)))


def _records(folder: Path) -> Iterator[Record]:
    for images, split in npz_folders(folder):
        for path in images.glob("*.npz"):
            yield Record(path.stem, described({}, path.stem, split=split, label_type="high"), path)


def _mask_file(image: Path) -> Path:
    return image.parents[1] / _MASKS / image.name if image.parent.name == _IMAGES else image


def _array(path: Path, key: str, chip: str) -> NDArray[Any] | None:
    """An array of a file, whose shape is looked at before room is made for it; None where it is not there."""
    if not path.is_file():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            if f"{key}.npy" not in archive.namelist():
                return None
            with archive.open(f"{key}.npy") as stream:
                version = npy.read_magic(stream)
                read_header = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
                shape, _, kind = read_header(stream)
        with np.load(path, allow_pickle=False) as arrays:
            array: NDArray[Any] = arrays[key] if prod(shape) * kind.itemsize <= LARGEST else np.empty(0)
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, NotImplementedError, zlib.error) as error:
        raise DataError(f"{path} is damaged: it cannot be read as .npz", "export it again") from error
    if prod(shape) * kind.itemsize > LARGEST:
        raise DataError(f"{key} of {chip} says that it has the shape {shape}, as no chip", "export it again")
    return array
