"""The first release's tree of GeoTIFF files: `high/ROI_0001/<product>/S2L1C.tif`, `labels/manual_hq.tif` and others.

A CSV file at its top lists the chips. Its column `test` tells the test split from the rest, which it does not part into
training and validation. Chips are not padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from .bands import image_of
from .errors import DataError
from .forms import Stored
from .rasters import read_plane, read_raster
from .records import LABEL_TYPES, Record, described
from .tables import read_csv

FORM = "tree"
_IMAGE = {"L1C": "S2L1C.tif", "L2A": "S2L2A.tif"}
_LABEL = {"high": "manual_hq.tif", "scribble": "manual_sc.tif"}
_COLUMNS = ("roi_id", "s2_id_gee", "label_type")


@dataclass(frozen=True)
class TreeReader:
    """Reads chips that have a folder each."""

    name: str
    records: tuple[Record, ...]
    product: str
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`."""
        missing = [record.id for record in records if not (record.where / _IMAGE[self.product]).is_file()]
        if missing:
            raise DataError(
                f"{self.name} has no {_IMAGE[self.product]} for {len(missing)} of {len(records)} chips that its table "
                f"lists, the first of them {missing[0]}",
                "download the rest, or take their rows out of the table",
            )

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        planes, descriptions = read_raster(str(record.where / _IMAGE[self.product]), record.id)
        image, bands = image_of(planes, descriptions, self.product, record.id)
        label = record.where / "labels" / _LABEL.get(str(record.metadata["label_type"]), "")
        return Stored(image, bands, read_plane(str(label), f"the label of {record.id}") if label.is_file() else None)

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`."""
        names = (path.name for path in (record.where / "labels").glob("*.tif"))
        return tuple(sorted(name.removesuffix(".tif") for name in names if name not in _LABEL.values()))

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        return read_plane(str(record.where / "labels" / f"{name}.tif"), f"{name} of {record.id}")


def is_tree(folder: Path) -> bool:
    """Whether a folder is such a tree."""
    return any(next((folder / kind).glob("ROI_*"), None) is not None for kind in LABEL_TYPES)


def open_tree(folder: Path, product: str) -> TreeReader:
    """Lists the chips of a tree, by its table, or by its folders where it has none.

    Raises:
        DataError: The table is damaged.
    """
    tables = [path for path in sorted(folder.glob("*.csv")) if _is_table(path)]
    records = tuple(_listed(folder, tables[0]) if tables else _found(folder))
    return TreeReader(str(folder), records, product)


def _is_table(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as stream:
        head = stream.readline(4096)
    return all(column in head for column in _COLUMNS)


def _listed(folder: Path, table: Path) -> Iterator[Record]:
    for row in read_csv(table, _COLUMNS):
        chip = f"{row['roi_id']}__{row['s2_id_gee']}"
        where = folder / str(row["label_type"]) / str(row["roi_id"]) / str(row["s2_id_gee"])
        yield Record(chip, described(row, chip), where)


def _found(folder: Path) -> Iterator[Record]:
    for kind in LABEL_TYPES:
        for where in sorted((folder / kind).glob("ROI_*/*/")):
            chip = f"{where.parent.name}__{where.name}"
            yield Record(chip, described({}, chip, label_type=kind), where)
