"""CloudSEN12+ as `.mlstac`: a JSON list of chips, then their GeoTIFF files back to back.

Bytes 0:2 are `#y`, 2:10 the length of the list (uint64, little-endian), and from byte 10 on stands
`{name: [begin, length]}`, where `begin` counts from the end of the list. The length that is stored is what holds:
written anew, the same list may have another one. `metadata.parquet` beside the container says more of its chips;
without it the container's name does (`test_509_high.mlstac`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from numpy.typing import NDArray

from .errors import DataError, MissingError
from .forms import Stored
from .places import Part, Place, is_address, place
from .records import Record, as_split, described
from .stack import PREDICTION_NAME, read_prediction, read_stack
from .tables import read_parquet, require_sane

FORM = "mlstac"
MAGIC = b"#y"
SUFFIX = ".mlstac"
_BEGIN = 10
_NAME = re.compile(r"(?P<split>train|validation|val|test)_(?P<size>\d+)_(?P<label_type>high|scribble|nolabel)")


@dataclass(frozen=True)
class MlstacReader:
    """Reads chips from one or several containers."""

    name: str
    records: tuple[Record, ...]
    form: str = FORM

    def check(self, records: Sequence[Record]) -> None:
        """See `Reader`."""
        for record in records:
            record.where.require(f"its list of {record.id}")

    def read(self, record: Record) -> Stored:
        """See `Reader`."""
        return read_stack(record.where.path, record.id)

    def algorithms(self, record: Record) -> tuple[str, ...]:
        """See `Reader`."""
        return (PREDICTION_NAME,)

    def algorithm(self, record: Record, name: str) -> NDArray[Any]:
        """See `Reader`."""
        return read_prediction(record.where.path, record.id)


def says(container: str) -> dict[str, object]:
    """What a container's name says of its chips: `split`, `size`, `label_type`; empty where it says nothing."""
    found = _NAME.search(container)
    if not found:
        return {}
    return {
        "split": as_split(found["split"]),
        "size": int(found["size"]),
        "label_type": found["label_type"],
    }


def open_mlstac(containers: Sequence[str | Path], name: str) -> MlstacReader:
    """Lists the chips of containers.

    Args:
        containers: Paths, or `http(s)` addresses.
        name: What errors call them together.

    Raises:
        DataError: One is no such container, damaged or cut short.
    """
    return MlstacReader(name, tuple(record for one in containers for record in _records(place(one))))


def _records(container: Place) -> list[Record]:
    first, entries = _list(container)
    rows = _metadata(container)
    known = says(container.name)
    records = []
    for chip, entry in entries.items():
        begin, length = _entry(container, chip, entry)
        metadata = described(rows.get((chip, begin, length), {}), chip, **known)
        records.append(Record(chip, metadata, Part(container, first + begin, length)))
    return records


def _list(container: Place) -> tuple[int, dict[str, Any]]:
    """Where the first chip begins, and what the list holds."""
    head = container.read(0, min(_BEGIN, container.size))
    if head[:2] != MAGIC or len(head) < _BEGIN:
        raise DataError(f"{container.name} is no .mlstac container: it does not begin like one", "download it again")
    length = int.from_bytes(head[2:], "little")
    container.require(_BEGIN, length)
    require_sane(container, length, "its list of chips")
    try:
        entries = json.loads(container.read(_BEGIN, length))
    except (ValueError, RecursionError) as error:
        raise DataError(f"the list of chips in {container.name} is damaged: it is no JSON", "download it again") from (
            error
        )
    if not isinstance(entries, dict):
        raise DataError(f"the list of chips in {container.name} is damaged: it names none", "download it again")
    return _BEGIN + length, entries


def _entry(container: Place, chip: str, entry: object) -> tuple[int, int]:
    if not (isinstance(entry, list) and len(entry) == 2 and all(type(one) is int and one >= 0 for one in entry)):
        raise DataError(f"the list of chips in {container.name} does not say where {chip} lies", "download it again")
    return entry[0], entry[1]


def _metadata(container: Place) -> dict[tuple[str, object, object], dict[str, Any]]:
    """Rows of `metadata.parquet` beside the container by chip, begin and length; empty where there is none.

    The table of a split lists the chips of all its containers, so one of another container may have the same name.
    """
    try:
        table = place(_beside(container.address))
    except MissingError:
        return {}  # the container can be read without
    rows = read_parquet(table, 0, table.size, "the table")
    return {(str(row.get("datapoint_id")), row.get("begin"), row.get("length")): row for row in rows}


def _beside(address: str) -> str:
    if not is_address(address):
        return str(Path(address).with_name("metadata.parquet"))
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=parts.path.rpartition("/")[0] + "/metadata.parquet"))
