"""The first release as memory maps: one raw file a band or label with all chips, and `metadata.csv` in the same order.

`test/L1C_B1.dat` is int16 [chips, 512, 512] without a header, `test/LABEL_manual_hq.dat` int8; the folders `train`,
`val` and `test` are the splits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .bands import OF_PRODUCT, as_reflectance
from .errors import DataError
from .forms import Stored
from .rasters import LARGEST
from .records import SPLITS, Record, as_split, described
from .tables import read_csv

FORM = "memmaps"
_TABLE = "metadata.csv"
_LABELS = "LABEL_"
_HUMAN = {"LABEL_manual_hq.dat": "high", "LABEL_manual_sc.dat": "scribble"}


@dataclass(frozen=True)
class _Row:
    """A chip's place in the files of a split."""

    folder: Path
    index: int
    chips: int


@dataclass(frozen=True)
class MemmapsReader:
    """Reads chips out of raw files, a plane at a time."""

    name: str
    records: tuple[Record, ...]
    product: str
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`."""
        for folder, chips in {record.where.folder: record.where.chips for record in records}.items():
            edges = {file.name: _edge(file, chips, 2) for file in _band_files(folder, self.product)}
            if len(set(edges.values())) > 1:
                smallest = min(edges, key=lambda name: edges[name])
                raise DataError(f"{folder / smallest} is smaller than the files beside it", "download it again")

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        row: _Row = record.where
        image = np.stack([_plane(file, row, np.int16) for file in _band_files(row.folder, self.product)])
        labels = [name for name in _HUMAN if (row.folder / name).is_file()]
        codes = _plane(row.folder / labels[0], row, np.int8) if labels else None
        return Stored(as_reflectance(image, record.id), OF_PRODUCT[self.product], codes)

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`."""
        names = sorted(path.name for path in record.where.folder.glob(f"{_LABELS}*.dat"))
        return tuple(name[len(_LABELS) : -len(".dat")] for name in names if name not in _HUMAN)

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        return _plane(record.where.folder / f"{_LABELS}{name}.dat", record.where, np.int8)


def memmap_folders(folder: Path) -> list[Path]:
    """The folder, or those of the splits in it, that hold such files."""
    candidates = [folder, *(child for child in sorted(folder.glob("*/")) if as_split(child.name))]
    return [one for one in candidates if next(one.glob("L[12][CA]_B*.dat"), None) is not None]


def open_memmaps(folder: Path, product: str) -> MemmapsReader:
    """Lists the chips of the splits in a folder, or of the one split that it is.

    Raises:
        DataError: The table of a split is missing or damaged.
    """
    records = tuple(record for one in memmap_folders(folder) for record in _records(one))
    return MemmapsReader(str(folder), records, product)


def _records(folder: Path) -> list[Record]:
    table = folder / _TABLE
    if not table.is_file():
        raise DataError(f"there is no {table}, which says which chips the files beside it hold", "download it")
    kind = next((kind for name, kind in _HUMAN.items() if (folder / name).is_file()), "nolabel")
    rows = read_csv(table, ("roi_id", "s2_id_gee"))
    split = as_split(folder.name) if as_split(folder.name) in SPLITS else None
    records = []
    for index, row in enumerate(rows):
        chip = f"{row['roi_id']}__{row['s2_id_gee']}"
        # The folder is the split: the table's own column only tells the test from the rest.
        metadata = described({**row, "split": split or row.get("split")}, chip, label_type=kind)
        records.append(Record(chip, metadata, _Row(folder, index, len(rows))))
    return records


def _band_files(folder: Path, product: str) -> list[Path]:
    files = []
    for band in OF_PRODUCT[product]:
        names = (f"{product}_B{band[1:].lstrip('0')}.dat", f"{product}_{band}.dat")
        found = next((folder / name for name in names if (folder / name).is_file()), None)
        if found is None:
            raise DataError(f"there is no {folder / names[0]}", f"download all bands of {product}")
        files.append(found)
    return files


def _edge(file: Path, chips: int, item: int) -> int:
    """Edge of the chips in a file, from its size.

    Raises:
        DataError: The size is not that of so many squares.
    """
    size = file.stat().st_size
    edge = isqrt(size // (chips * item))
    if not 0 < edge * edge <= LARGEST or edge * edge * chips * item != size:
        raise DataError(
            f"{file} has {size} bytes, which are not {chips} square chips as {_TABLE} lists: it is cut short, or the "
            "table is another's",
            "download it again",
        )
    return edge


def _plane(file: Path, row: _Row, kind: type[np.generic]) -> NDArray[Any]:
    """One chip of a file, read into memory."""
    if not file.is_file():
        raise DataError(f"there is no {file}", "download it")
    item = np.dtype(kind).itemsize
    edge = _edge(file, row.chips, item)
    offset = row.index * edge * edge * item
    return np.fromfile(file, kind, edge * edge, offset=offset).reshape(edge, edge)
