"""TACO v1 and TORTILLA: a header of 200 bytes, samples back to back, then a Parquet table of where they lie.

Bytes 0:2 are `WX` (TACO) or `#y` (TORTILLA), 2:10 and 10:18 where the table lies (uint64, little-endian). Two kinds of
writers differ in what follows: A has the number of parts at 18, B has a text of 24 letters there and the number at 42.
A sample of CloudSEN12 is itself a TORTILLA, whose offsets count from its own beginning, with an image and a label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from .assets import EXTRA_ROLE, read_assets, require_asset
from .errors import DataError
from .forms import Stored
from .places import Part, Place, place
from .rasters import read_plane
from .records import Record, described
from .tables import read_parquet, require_columns

FORM = "taco-1"
MAGICS = (b"WX", b"#y")
SUFFIXES = (".taco", ".tortilla")
HEADER = 66
_ID, _FORMAT, _OFFSET, _LENGTH = "tortilla:id", "tortilla:file_format", "tortilla:offset", "tortilla:length"
_NESTED = "TORTILLA"


@dataclass(frozen=True)
class _Sample:
    """Where a sample lies, and the sample of the same name among the extra layers."""

    part: Part
    nested: bool
    extra: _Sample | None = None


@dataclass(frozen=True)
class Taco1Reader:
    """Reads chips from the parts of a TACO, and other algorithms' masks from those of its extra layers."""

    name: str
    records: tuple[Record, ...]
    product: str
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`."""
        for record in records:
            record.where.part.require(f"its table of {record.id}")

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        return read_assets(_assets(record.where, record.id), self.product, record.id)

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`."""
        extra = record.where.extra
        return () if extra is None else tuple(name for name in _assets(extra, record.id) if name.startswith(EXTRA_ROLE))

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        assets = {} if record.where.extra is None else _assets(record.where.extra, record.id)
        return read_plane(require_asset(assets, name, record.id), f"{name} of {record.id}")


def open_taco1(parts: Sequence[str | Path], extra: Sequence[str | Path], name: str, product: str) -> Taco1Reader:
    """Lists the samples of parts.

    Args:
        parts: Paths, or `http(s)` addresses.
        extra: Parts of the extra layers; may be empty.
        name: What errors call them together.
        product: `L1C` or `L2A`.

    Raises:
        DataError: One is no such container, damaged or cut short.
    """
    extras = {chip: sample for one in extra for chip, _, sample in _samples(place(one))}
    records = []
    for one in parts:
        for chip, row, sample in _samples(place(one)):
            records.append(Record(chip, described(row, chip), replace(sample, extra=extras.get(chip))))
    return Taco1Reader(name, tuple(records), product)


def parts_of(container: Place) -> int:
    """In how many parts a container was written.

    Raises:
        DataError: It is no such container.
    """
    head = container.read(0, min(HEADER, container.size))
    if head[:2] not in MAGICS or len(head) < HEADER:
        raise DataError(f"{container.name} is no TACO or TORTILLA, or damaged", "download it again")
    at = 42 if _has_format_text(head) else 18
    return int.from_bytes(head[at : at + 8], "little")


def _has_format_text(head: bytes) -> bool:
    """Whether a header is of kind B: the first letter of a text stands where A has the low byte of a small number."""
    return head[18:42].isascii() and head[18:42].decode("ascii").isprintable()


def _samples(container: Place) -> list[tuple[str, Mapping[str, Any], _Sample]]:
    rows = _table(container, 0, container.size, "the table")
    return [(str(row[_ID]), row, _sample(container, row, 0)) for row in rows]


def _sample(container: Place, row: Mapping[str, Any], base: int) -> _Sample:
    offset, length = row[_OFFSET], row[_LENGTH]
    if type(offset) is not int or type(length) is not int:
        raise DataError(f"the table of {container.name} does not say where {row[_ID]} lies", "download it again")
    return _Sample(Part(container, base + offset, length), str(row[_FORMAT]).upper() == _NESTED)


def _table(container: Place, base: int, size: int, what: str) -> list[dict[str, Any]]:
    """The table of a TACO, or of a TORTILLA that lies from `base` on."""
    head = container.read(base, min(18, size))
    if head[:2] not in MAGICS or len(head) < 18:
        raise DataError(
            f"{what} of {container.name} cannot be found: it is no TACO or TORTILLA, or damaged", "download it again"
        )
    offset, length = int.from_bytes(head[2:10], "little"), int.from_bytes(head[10:18], "little")
    if offset + length > size:
        raise DataError(
            f"{container.name} is cut short or damaged: its header says that {what} ends at {offset + length}, of "
            f"{size} bytes",
            "download it again",
        )
    rows = read_parquet(container, base + offset, length, what)
    require_columns(rows, (_ID, _FORMAT, _OFFSET, _LENGTH), f"{what} of {container.name}")
    return rows


def _assets(sample: _Sample, chip: str) -> dict[str, str]:
    """What GDAL opens for the rasters of a sample, by name; a sample that is none of several is one raster."""
    part = sample.part
    if not sample.nested:
        return {"": part.path}
    rows = _table(part.place, part.offset, part.length, f"the table of {chip}")
    children = {str(row[_ID]): _sample(part.place, row, part.offset).part for row in rows}
    for name, child in children.items():
        if not part.offset <= child.offset <= child.offset + child.length <= part.offset + part.length:
            raise DataError(f"{name} of {chip} is said to lie outside its sample", "download it again")
    return {name: child.path for name, child in children.items()}
