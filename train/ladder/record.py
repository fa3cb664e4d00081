"""What a ladder has found so far, on disk: a row for every rung that is done, and the settings of all of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from engine.classes import CLASSES
from engine.errors import CloudmaskError, UsageError

from ..scoring.confusion import Matrix
from .figures import FIGURES, figures_of
from .rungs import Rung

ROWS, SETTINGS = "ladder.csv", "settings.json"

_COUNTS = [f"label_{label.name}_said_{said.name}" for label in CLASSES for said in CLASSES]
_DIGITS = 6


class LadderError(CloudmaskError):
    """A ladder that cannot go on."""

    kind = "ladder"


@dataclass(frozen=True, eq=False)
class Row:
    """A rung that is done.

    Attributes:
        rung: Which.
        chips: Training chips.
        steps: Optimiser's steps that were taken.
        epoch: Of the checkpoint that was scored, counted from 1; 0 where nothing was trained.
        validation_iou: By which that checkpoint was chosen; NaN where nothing was trained.
        seconds: What training took since the last start, and scoring.
        confusion: Of the test images.
    """

    rung: Rung
    chips: int
    steps: int
    epoch: int
    validation_iou: float
    seconds: float
    confusion: Matrix


def read_rows(folder: Path) -> dict[Rung, Row]:
    """The rungs that are done.

    Raises:
        LadderError: The file is damaged.
    """
    path = folder / ROWS
    if not path.exists():
        return {}
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = [_read(each) for each in csv.DictReader(stream)]
    except (KeyError, ValueError, TypeError, UnicodeDecodeError, csv.Error) as error:
        raise LadderError(f"{path} holds no rows of a ladder", "delete it, or choose another --output") from error
    return {row.rung: row for row in rows}


def write_rows(folder: Path, rows: Iterable[Row]) -> None:
    """Writes all rows, from the lowest rung to the highest; whole or not at all.

    Raises:
        OSError: It cannot be written; what was there is still there.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, ["fraction", "seed", "chips", "steps", "epoch", "validation_iou", "seconds", *FIGURES, *_COUNTS]
    )
    writer.writeheader()
    writer.writerows(_written(row) for row in sorted(rows, key=lambda row: row.rung))
    write_whole(folder / ROWS, text.getvalue())


def check_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Looks whether what lies in a folder was made with the same settings.

    Args:
        folder: The ladder's.
        settings: What all rungs depend on, as JSON can say it.

    Raises:
        UsageError: They are others.
        LadderError: The file is damaged.
    """
    path = folder / SETTINGS
    if not path.exists():
        return
    try:
        stored = dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise LadderError(f"{path} is damaged", "choose another --output, or delete the folder") from error
    for key in sorted({*stored, *settings}):
        before, now = stored.get(key, "nothing"), json.loads(json.dumps(settings.get(key, "nothing")))
        if before != now:
            raise UsageError(
                f"the ladder in {folder} was begun with other settings ({key}: {_short(before)}, now {_short(now)})",
                "choose another --output",
            )


def write_settings(folder: Path, settings: Mapping[str, Any]) -> None:
    """Writes the settings.

    Raises:
        OSError: They cannot be written.
    """
    write_whole(folder / SETTINGS, json.dumps(settings, indent=2, ensure_ascii=False, sort_keys=True) + "\n")


def write_whole(path: Path, text: str) -> None:
    """Writes a small file whole or not at all."""
    partial = path.with_name(f"{path.name}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def number(value: float) -> str:
    """A number as files hold it; nothing for NaN."""
    return "" if np.isnan(value) else f"{round(float(value), _DIGITS)}"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _written(row: Row) -> dict[str, object]:
    figures = figures_of(row.confusion)
    return {
        "fraction": f"{row.rung.fraction:g}",
        "seed": row.rung.seed or "",
        "chips": row.chips,
        "steps": row.steps,
        "epoch": row.epoch,
        "validation_iou": number(row.validation_iou),
        "seconds": round(row.seconds, 1),
        **{name: number(figures[name]) for name in FIGURES},
        **dict(zip(_COUNTS, row.confusion.ravel().tolist(), strict=True)),
    }


def _read(row: Mapping[str, str]) -> Row:
    edge = len(CLASSES)
    return Row(
        rung=Rung(float(row["fraction"]), int(row["seed"] or 0)),
        chips=int(row["chips"]),
        steps=int(row["steps"]),
        epoch=int(row["epoch"]),
        validation_iou=float(row["validation_iou"] or "nan"),
        seconds=float(row["seconds"]),
        confusion=np.array([int(row[name]) for name in _COUNTS], np.int64).reshape(edge, edge),
    )
