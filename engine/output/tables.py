"""Tables of polygons: CSV, Parquet, or GeoPackage with the polygons themselves."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..errors import TargetError, UsageError
from .failures import writing

Columns = Mapping[str, NDArray[Any]]
"""Columns by name, all of one length; None, NaN and NaT are empty."""


def check_format(path: Path) -> None:
    """Whether a table can be written in the format that its suffix names.

    Raises:
        UsageError: The suffix names none, or what writes it is not installed.
    """
    if path.suffix.lower() not in _WRITERS:
        raise UsageError(f"'{path.name}' names no format of tables", f"end it with {', '.join(_WRITERS)}")
    if path.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise UsageError("Parquet needs the package pyarrow", "pip install 'cloudmask[parquet]', or write .csv")


def write_table(path: Path, columns: Columns, shapes: NDArray[np.object_], crs: str | None) -> None:
    """Write a table in the format that its suffix names.

    Args:
        path: The table; an empty file may stand there.
        columns: The columns.
        shapes: The polygons, or None, for formats that hold them.
        crs: Their coordinate system, as GDAL understands it.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
    """
    with writing(path):
        _WRITERS[path.suffix.lower()](path, columns, shapes, crs)


def _write_csv(path: Path, columns: Columns, _: NDArray[np.object_], __: str | None) -> None:
    """RFC 4180 in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*(map(_text, column) for column in columns.values()), strict=True))


def _text(value: object) -> object:
    """Empty text for what is empty; numbers without superfluous digits."""
    if value is None or value != value:  # NaN and NaT
        return ""
    return value.item() if isinstance(value, np.number) else value


def _write_parquet(path: Path, columns: Columns, _: NDArray[np.object_], __: str | None) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    arrays = {name: pa.array(column, from_pandas=True) for name, column in columns.items()}
    parquet.write_table(pa.table(arrays), path)


def _write_geopackage(path: Path, columns: Columns, shapes: NDArray[np.object_], crs: str | None) -> None:
    import pyogrio

    path.unlink(missing_ok=True)
    try:
        pyogrio.raw.write(
            path,
            geometry=shapely.to_wkb(shapes),
            field_data=list(columns.values()),
            fields=list(columns),
            geometry_type="MultiPolygon",
            crs=crs,
            driver="GPKG",
            layer="zones",
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, RuntimeError, ValueError) as error:
        raise TargetError(
            f"the table cannot be written in '{path.parent}' ({error})", "check the folder or write .csv"
        ) from error


_WRITERS: dict[str, Callable[[Path, Columns, NDArray[np.object_], str | None], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".gpkg": _write_geopackage,
}
