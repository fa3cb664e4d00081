"""TACO v2, `.tacozip`: a ZIP64 archive without compression, with the places of its tables in its first entry.

That entry has 116 bytes: how many places there are (uint8, then three bytes of nothing), then seven pairs of offset and
length (uint64, little-endian): the tables of the levels, and `COLLECTION.json` last. A chip is a folder whose children,
in the table of the next level, are files; `internal:offset` and `internal:size` say where in the archive each lies.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from .assets import EXTRA_ROLE, read_assets, require_asset
from .errors import DataError
from .forms import Stored
from .places import Part, Place, place
from .rasters import read_plane
from .records import Record, described
from .tables import read_parquet, require_columns, require_sane

FORM = "taco-2"
SUFFIX = ".tacozip"
MAGIC = b"PK\x03\x04"
HEAD = 256
_LOCAL = struct.Struct("<4s5H3L2H")
_PAYLOAD = struct.Struct("<B3x14Q")
_OFFSET, _SIZE, _PARENT, _OWN = "internal:offset", "internal:size", "internal:parent_id", "internal:current_id"


@dataclass(frozen=True)
class TacozipReader:
    """Reads chips from archives."""

    name: str
    records: tuple[Record, ...]
    product: str
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`."""
        for record in records:
            for name, part in record.where.items():
                part.require(f"its table of {name} of {record.id}")

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        return read_assets(_assets(record), self.product, record.id)

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`."""
        return tuple(name for name in _assets(record) if name.startswith(EXTRA_ROLE))

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        return read_plane(require_asset(_assets(record), name, record.id), f"{name} of {record.id}")


def open_tacozip(archives: Sequence[str | Path], name: str, product: str) -> TacozipReader:
    """Lists the chips of archives.

    Args:
        archives: Paths, or `http(s)` addresses.
        name: What errors call them together.
        product: `L1C` or `L2A`.

    Raises:
        DataError: One is no such archive, damaged or cut short.
    """
    return TacozipReader(name, tuple(record for one in archives for record in _records(place(one))), product)


def is_tacozip(head: bytes) -> bool:
    """Whether a file's first bytes are those of such an archive."""
    return head[:4] == MAGIC and b"TACO" in head[_LOCAL.size : _LOCAL.size + 16].upper()


def _records(archive: Place) -> list[Record]:
    levels = _levels(archive)
    children: list[dict[Any, list[dict[str, Any]]]] = [defaultdict(list) for _ in levels]
    for level, rows in enumerate(levels[1:], 1):
        for row in rows:
            children[level - 1][row.get(_PARENT)].append(row)
    records: list[Record] = []
    above: dict[Any, dict[str, Any]] = {}
    for level, rows in enumerate(levels):
        here = {}
        for index, row in enumerate(rows):
            own = row.get(_OWN, index)
            here[own] = {**above.get(row.get(_PARENT), {}), **_told(row)}
            files = _files(archive, row, children[level].get(own, ()), level)
            if files:
                chip = str(row["id"])
                records.append(Record(chip, described(here[own], chip), files))
        above = here
    return records


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if not key.startswith("internal:") and value is not None}


def _files(archive: Place, row: dict[str, Any], children: Sequence[dict[str, Any]], level: int) -> dict[str, Part]:
    """The rasters of a row that is a chip: a folder of files, or a file at the top; empty where it is none."""
    if row["type"] == "FOLDER":
        if any(child["type"] != "FILE" for child in children):
            return {}
        return {str(child["id"]): _part(archive, child) for child in children}
    return {"": _part(archive, row)} if level == 0 else {}


def _part(archive: Place, row: dict[str, Any]) -> Part:
    offset, length = row.get(_OFFSET), row.get(_SIZE)
    if type(offset) is not int or type(length) is not int:
        raise DataError(f"the tables of {archive.name} do not say where {row['id']} lies", "download it again")
    return Part(archive, offset, length)


def _levels(archive: Place) -> list[list[dict[str, Any]]]:
    *tables, collection = _places(archive)
    require_sane(archive, collection[1], "COLLECTION.json")
    try:
        json.loads(archive.read(*collection))
    except (ValueError, RecursionError) as error:
        raise DataError(f"COLLECTION.json of {archive.name} is damaged: it is no JSON", "download it again") from error
    levels = []
    for level, (offset, length) in enumerate(tables):
        what = f"METADATA/level{level}.parquet"
        rows = read_parquet(archive, offset, length, what)
        columns = ("id", "type", _OFFSET, _SIZE) if level == 0 else ("id", "type", _OFFSET, _SIZE, _PARENT)
        require_columns(rows, columns, f"{what} of {archive.name}")
        levels.append(rows)
    return levels


def _places(archive: Place) -> list[tuple[int, int]]:
    """Offset and length of the tables and of the collection, from the first entry."""
    head = archive.read(0, min(HEAD, archive.size))
    if not is_tacozip(head) or len(head) < _LOCAL.size:
        raise DataError(f"{archive.name} is no TACO archive: it does not begin like one", "download it again")
    names, extra = _LOCAL.unpack_from(head)[-2:]
    begin = _LOCAL.size + names + extra
    if len(head) < begin + _PAYLOAD.size:
        raise DataError(f"{archive.name} is cut short: its header is not whole", "download it again")
    count, *numbers = _PAYLOAD.unpack_from(head, begin)
    if not 2 <= count <= 7:
        raise DataError(f"the header of {archive.name} is damaged: it lists {count} tables", "download it again")
    places = list(zip(numbers[0::2], numbers[1::2], strict=True))[:count]
    for offset, length in places:
        archive.require(offset, length)
    return places


def _assets(record: Record) -> dict[str, str]:
    parts: dict[str, Part] = record.where
    return {name.partition(".")[0]: part.path for name, part in parts.items()}
