"""The table of a batch for other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Iterable, List, Mapping, Optional

from ...engine.classes import CLASSES
from ..failure import Failure, FailureError
from ..mask_classes import classes_of
from ..scenes.model import place_of
from ..shares import shares_of
from ..translate import tr
from .model import SHOWN, share_of
from .records import Record

COLUMNS = (
    "name",
    "source",
    "date",
    "state",
    "sentence",
    *(f"{each.name}_percent" for each in SHOWN),
    "valid_pixels",
    "seconds",
    "mask",
    "text_percents",
)
"""Titles; they are the same in every language. The last one is for masks of texts, as JSON."""


def write_csv(records: Iterable[Record], path: Path) -> None:
    """Writes a row for each scene, in UTF-8 with the mark that spreadsheets want.

    Raises:
        FailureError: The file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(COLUMNS)
            writer.writerows(_row(each) for each in records)
    except OSError as error:
        sentence = tr("{path} cannot be written ({reason})").format(path=path, reason=error.strerror)
        hint = tr("close it where it is open, or choose another file")
        raise FailureError(Failure("target", sentence, hint)) from error


def _row(record: Record) -> List[str]:
    report = record.report or {}
    shares = [_told(share_of(record, each)) for each in SHOWN]
    return [
        record.scene.name,
        place_of(record.scene),
        record.date or "",
        record.state.value,
        record.notes,
        *shares,
        _told(report.get("valid_pixels")),
        _told((report.get("seconds") or {}).get("total")),
        "" if record.files is None else str(record.files.mask),
        _texts(report),
    ]


def _texts(report: Mapping[str, Any]) -> str:
    """The percentage of each text, where the mask is one of texts."""
    if not report or classes_of(report) is CLASSES:
        return ""
    return json.dumps({each.name: percent for each, percent in shares_of(report)}, ensure_ascii=False)


def _told(value: Optional[float]) -> str:
    return "" if value is None else f"{value:.10g}"
