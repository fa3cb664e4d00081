"""TACO v2, `.tacozip`: a ZIP64 archive without compression, with the places of its tables in its first entry.

That entry has 116 bytes: how many places there are (uint8, then three bytes of nothing), then seven pairs of offset and
length (uint64, little-endian): the tables of the levels, and `COLLECTION.json` last. A chip is a folder whose children,
in the table of the next level, are files; `internal:offset` and `internal:size` say where in the archive each lies.

A writer (tacotoolbox 0.26.9) that gets its samples in another order than that of their names mixes up these two columns
in the tables of the levels. So the name that the archive itself has for an entry is compared, and where it is another,
the chip's own table (`__meta__`) is asked, which that writer gets right.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
class _Folder:
    """Where the files of a chip lie by the tables of the levels, and its own table; a single file has no name here."""

    files: Mapping[str, Part]
    table: Part | None


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
            for name, part in record.where.files.items():
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
            folder = _folder(archive, row, children[level].get(own, ()), level)
            if folder is not None:
                chip = str(row["id"])
                records.append(Record(chip, described(here[own], chip), folder))
        above = here
    return records


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if not key.startswith("internal:") and value is not None}


def _folder(archive: Place, row: dict[str, Any], children: Sequence[dict[str, Any]], level: int) -> _Folder | None:
    """A row that is a chip: a folder of files, or a file at the top; None where it is neither."""
    if row["type"] != "FOLDER":
        return _Folder({"": _part(archive, row)}, None) if level == 0 else None
    if not children or any(child["type"] != "FILE" for child in children):
        return None
    return _Folder({str(child["id"]): _part(archive, child) for child in children}, _part(archive, row))


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
    """What GDAL opens for the files of a chip, by their names without endings."""
    folder: _Folder = record.where
    files = folder.files
    if not _are_entries(files, record.id):
        files = {} if folder.table is None else _own_table(folder.table, record.id)
        if not files or not _are_entries(files, record.id):
            archive = next(iter(folder.files.values())).place.name
            raise DataError(
                f"the tables of {archive} are wrong: where they place {record.id} lies something else",
                "tell the publisher, or use another form of the data set",
            )
    return {name.partition(".")[0]: part.path for name, part in files.items()}


def _own_table(table: Part, chip: str) -> dict[str, Part]:
    what = f"the table of {chip}"
    rows = read_parquet(table.place, table.offset, table.length, what)
    require_columns(rows, ("id", _OFFSET, _SIZE), what)
    files = {str(row["id"]): _part(table.place, row) for row in rows}
    for name, part in files.items():
        part.require(f"{what} of {name}")
    return files


def _are_entries(files: Mapping[str, Part], chip: str) -> bool:
    """Whether the archive's own headers have the names that the tables have."""
    return all(f"/{_entry(part)}".endswith(f"/{chip}/{name}".removesuffix("/")) for name, part in files.items())


def _entry(part: Part) -> str:
    """The name in the header right before an entry's bytes; empty where there is none."""
    start = max(0, part.offset - HEAD)
    before = part.place.read(start, part.offset - start)
    at = before.rfind(MAGIC)
    if at < 0 or len(before) < at + _LOCAL.size:
        return ""
    names, extra = _LOCAL.unpack_from(before, at)[-2:]
    begin = at + _LOCAL.size
    whole = begin + names + extra == len(before)
    return before[begin : begin + names].decode("utf-8", "replace") if whole else ""
