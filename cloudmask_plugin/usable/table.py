"""The rows as a table: its columns, its words, and its file."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Dict, List, Sequence

from qgis.PyQt.QtCore import QLocale

from ...engine import protocol
from ...engine.classes import CLASSES
from ..failure import Failure, FailureError
from ..layers import class_title
from ..translate import tr
from .assessment import Shares, UsableRow

NODATA = "nodata"
NODATA_COLOUR = "#9A9A9A"
COLUMNS = ("scene", "date", "polygon", *(f"{name}_percent" for name in Shares._fields), "area_m2", "problem")
"""Of the file and of the Processing algorithm's table; fixed for ever."""


def share_titles() -> Dict[str, str]:
    """What people read for each share, in the order in which bars show them: what covers the ground first."""
    classes = {each.name: class_title(each) for each in CLASSES}
    order = ("thick_cloud", "thin_cloud", "cloud_shadow", "clear")
    return {**{name: classes[name] for name in order}, NODATA: tr("no data")}


def share_colours() -> Dict[str, str]:
    """The mask's colours; grey where there is nothing."""
    return {**{each.name: each.colour for each in CLASSES}, NODATA: NODATA_COLOUR}


def percent_text(percent: float) -> str:
    """A percentage in whole numbers, and never 0 or 100 where something else is the case."""
    if 0 < percent < 0.5:
        return tr("<{number} %").format(number=1)
    if 99.5 <= percent < 100:
        return tr(">{number} %").format(number=99)
    return tr("{number} %").format(number=QLocale().toString(round(percent)))


def shares_text(shares: Shares) -> str:
    """All shares in a line, the clear one first."""
    titles = share_titles()
    told = [f"{titles[name]} {percent_text(getattr(shares, name))}" for name in Shares._fields]
    return ", ".join(told)


def row_text(row: UsableRow) -> str:
    """A row in words."""
    parts = [row.date or tr("no date"), row.name]
    if row.polygon:
        parts.append(row.polygon)
    told = " · ".join(parts)
    if row.shares is not None:
        told = f"{told}: {shares_text(row.shares)}"
    return f"{told}. {row.problem}" if row.problem else told


def values(row: UsableRow) -> List[Any]:
    """A row as the file has it; None for what is not known."""
    shares = [None] * len(Shares._fields) if row.shares is None else list(row.shares)
    area = None if row.zone is None else round(row.area, 2)
    return [row.name, row.date, row.polygon or None, *shares, area, row.problem or None]


def write_csv(rows: Sequence[UsableRow], path: Path) -> None:
    """Writes rows as CSV, with a point in numbers, in UTF-8 with the mark that spreadsheets want.

    Raises:
        FailureError: The file cannot be written.
    """
    draft = path.with_name(f"{protocol.TEMPORARY_PREFIX}{path.name}")
    try:
        with draft.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(values(row) for row in rows)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        sentence = tr("{path} cannot be written ({reason})").format(path=path, reason=error.strerror)
        raise FailureError(Failure("target", sentence, tr("choose another place"))) from error
