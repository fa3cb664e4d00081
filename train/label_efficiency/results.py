"""What trainings have found: a file for each one that is done, a table of all, and means with their spreads."""

from __future__ import annotations

import csv
import io
import json
import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import CloudmaskError, UsageError

from ..ladder.record import number, write_whole
from .plan import Run, Study
from .scoring import FIGURES

RESULTS, SUMMARY, PICTURE = "results.csv", "summary.csv", "label_efficiency.png"
SETTINGS, RESULT = "settings.json", "result.json"
_WAY_OUT = "choose another --output, or delete the folder"


class ResultError(CloudmaskError, ValueError):
    """A result that cannot be read."""

    kind = "label-efficiency"


@dataclass(frozen=True)
class Result:
    """A training that is done.

    Attributes:
        start: What its encoder started from.
        fraction: Share of the labelled patches.
        seed: Of everything that was drawn.
        patches: How many patches it has learnt from.
        steps: Of the optimiser.
        seconds: What training took since the last start.
        figures: By the names of `FIGURES`.
    """

    start: str
    fraction: float
    seed: int
    patches: int
    steps: int
    seconds: int
    figures: Mapping[str, float]


@dataclass(frozen=True)
class Cell:
    """The seeds of one start and share together.

    Attributes:
        start: What encoders started from.
        fraction: Share of the labelled patches.
        seeds: How many.
        means: By the names of `FIGURES`.
        spreads: Standard deviations with n − 1; NaN of a single seed.
    """

    start: str
    fraction: float
    seeds: int
    means: Mapping[str, float]
    spreads: Mapping[str, float]


def write_settings(study: Study, run: Run) -> None:
    """Says in a training's folder, before it begins, what all that lies there depends on."""
    study.folder(run).mkdir(parents=True, exist_ok=True)
    write_whole(study.folder(run) / SETTINGS, json.dumps(study.settings(run), indent=2) + "\n")


def write_result(study: Study, run: Run, result: Result) -> None:
    """Writes the file of a training that is done."""
    told = {
        "patches": result.patches,
        "seconds": result.seconds,
        "figures": {name: None if math.isnan(value) else value for name, value in result.figures.items()},
    }
    write_whole(study.folder(run) / RESULT, json.dumps(told, indent=2) + "\n")


def read_result(study: Study, run: Run) -> Result | None:
    """The result of a training; None where it is not done.

    Raises:
        ResultError: A file is damaged.
        UsageError: The training was begun with other settings.
    """
    _require_settings(study, run)
    path = study.folder(run) / RESULT
    if not path.exists():
        return None
    try:
        told = _read(path)
        figures = {
            name: float("nan") if told["figures"][name] is None else float(told["figures"][name]) for name in FIGURES
        }
        return Result(
            run.start.name, run.fraction, run.seed, int(told["patches"]), study.steps, int(told["seconds"]), figures
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ResultError(f"{path} holds no result", "delete it, and the same command trains anew") from error


def _require_settings(study: Study, run: Run) -> None:
    path = study.folder(run) / SETTINGS
    if not path.exists():
        return
    begun, wanted = _read(path), study.settings(run)
    differing = next((key for key in wanted if begun.get(key) != wanted[key]), None)
    if differing is not None:
        raise UsageError(
            f"the training in {path.parent} was begun with other settings ({differing}: {begun.get(differing)}, now"
            f" {wanted[differing]})",
            _WAY_OUT,
        )


def _read(path: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise ResultError(f"{path} is damaged", "delete its folder, and the same command trains anew") from error


def summarise(results: Sequence[Result]) -> list[Cell]:
    """Means and spreads over the seeds, the smallest share first, starts in the order of the results."""
    places = dict.fromkeys((each.fraction, each.start) for each in results)
    starts = list(dict.fromkeys(each.start for each in results))
    cells = []
    for fraction, start in sorted(places, key=lambda place: (place[0], starts.index(place[1]))):
        own = [each.figures for each in results if (each.fraction, each.start) == (fraction, start)]
        values = {name: [each[name] for each in own] for name in FIGURES}
        means = {name: statistics.fmean(each) for name, each in values.items()}
        spreads = {name: statistics.stdev(each) if len(each) > 1 else float("nan") for name, each in values.items()}
        cells.append(Cell(start, fraction, len(own), means, spreads))
    return cells


def write_tables(output: Path, results: Sequence[Result], cells: Sequence[Cell]) -> None:
    """Writes `results.csv` and `summary.csv`."""
    rows = [
        {
            "start": each.start,
            "fraction": f"{each.fraction:g}",
            "seed": each.seed,
            "patches": each.patches,
            "steps": each.steps,
            "seconds": each.seconds,
            **{name: number(each.figures[name]) for name in FIGURES},
        }
        for each in results
    ]
    write_whole(output / RESULTS, _csv(rows))
    summary = [
        {
            "start": cell.start,
            "fraction": f"{cell.fraction:g}",
            "seeds": cell.seeds,
            **{
                f"{name}_{what}": number(values[name])
                for name in FIGURES
                for what, values in (("mean", cell.means), ("spread", cell.spreads))
            },
        }
        for cell in cells
    ]
    write_whole(output / SUMMARY, _csv(summary))


def _csv(rows: Sequence[Mapping[str, object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
