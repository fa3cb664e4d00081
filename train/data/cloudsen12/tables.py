"""Tables of metadata, of bounded size."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import DataError
from .places import Place

LIMIT = 256 * 2**20
"""Bytes of a table as it is stored; that of all 50 249 chips has some 20 MB."""
_UNPACKED_LIMIT = 2**30


def read_parquet(place: Place, offset: int, length: int, what: str) -> list[dict[str, Any]]:
    """The rows of a Parquet table that is a file or lies within one.

    Args:
        place: The file.
        offset: Where the table begins.
        length: Its size.
        what: What errors call it.

    Raises:
        DataError: It is damaged or cut short, no table of such a data set, or pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise DataError(
            f"{what} of {place.name} is a Parquet table, and the package pyarrow is missing",
            "pip install 'cloudmask[parquet]'",
        ) from error
    require_sane(place, length, what)
    data = place.read(offset, length)
    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        unpacked = sum(file.metadata.row_group(index).total_byte_size for index in range(file.num_row_groups))
        rows: list[dict[str, Any]] = file.read().to_pylist() if unpacked <= _UNPACKED_LIMIT else []
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DataError(f"{what} of {place.name} is damaged: it cannot be read as Parquet", "download it again") from (
            error
        )
    if unpacked > _UNPACKED_LIMIT:
        raise DataError(f"{what} of {place.name} says that it unpacks to {unpacked} bytes, as no such table does")
    return rows


def require_sane(place: Place, length: int, what: str) -> None:
    """Refuses to read a table or a list that is larger than any real one, or than its file.

    Raises:
        DataError: It is.
    """
    if length > LIMIT:
        raise DataError(
            f"the header of {place.name} says that {what} has {length} bytes, of {place.size} in the file",
            "download it again",
        )


def require_columns(rows: Sequence[dict[str, Any]], columns: Sequence[str], what: str) -> None:
    """Refuses a table without the columns that it must have.

    Raises:
        DataError: It has no rows, or lacks a column.
    """
    missing = [column for column in columns if not rows or column not in rows[0]]
    if missing:
        raise DataError(f"{what} has no column {missing[0]}" if rows else f"{what} has no rows", "download it again")


def read_csv(path: Path, columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a CSV file.

    Raises:
        DataError: It cannot be read, or lacks a column.
    """
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read as a table", "download it again") from error
    require_columns(rows, columns, str(path))
    return rows
