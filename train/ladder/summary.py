"""Means and spreads over the subsets of every fraction, beside what was published: for the terminal and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from rich.table import Table

from ..data.clipseg.subset import chips_of
from ..evaluation.styles import empty_table
from .figures import FIGURES, TITLES, figures_of
from .published import CHIPS, Published, published_of
from .record import Row, number, write_whole
from .rungs import percent

FILE = "summary.csv"

_SPREAD_ENDS = len("0.1234±.1234")


@dataclass(frozen=True)
class Step:
    """All runs of one fraction.

    Attributes:
        fraction: Share of the training chips.
        chips: How many these are.
        runs: How many runs there are.
        means: By the names of `FIGURES`; NaN where no run has the figure.
        spreads: Standard deviations over the runs, with n − 1 in the denominator; NaN of a single run.
        published: What was published of the same adaptation and fraction; None where nothing was.
    """

    fraction: float
    chips: int
    runs: int
    means: dict[str, float]
    spreads: dict[str, float]
    published: Published | None


def summarise(rows: Iterable[Row], adaptation: str) -> list[Step]:
    """The steps of a ladder, from the lowest to the highest.

    Args:
        rows: What is done.
        adaptation: Which published rows stand beside them: `fft`, `lora`; another has zero-shot alone.
    """
    known = {each.fraction: each for each in published_of(adaptation)}
    ordered = sorted(rows, key=lambda row: row.rung)
    return [
        _step(fraction, list(alike), known.get(round(fraction, 6)))
        for fraction, alike in groupby(ordered, key=lambda row: row.rung.fraction)
    ]


def _step(fraction: float, rows: list[Row], beside: Published | None) -> Step:
    figures = [figures_of(row.confusion) for row in rows]
    means, spreads = {}, {}
    for name in FIGURES:
        values = np.array([each[name] for each in figures])
        values = values[~np.isnan(values)]
        means[name] = float(values.mean()) if values.size else float("nan")
        spreads[name] = float(values.std(ddof=1)) if values.size > 1 else float("nan")
    return Step(fraction, rows[0].chips, len(rows), means, spreads, beside)


def write_summary(folder: Path, steps: Iterable[Step]) -> None:
    """Writes `summary.csv`: for every figure mean, spread, published mean and spread, and the difference.

    Raises:
        OSError: It cannot be written.
    """
    columns = [
        f"{name}{end}" for name in FIGURES for end in ("", "_std", "_published", "_published_std", "_difference")
    ]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, ["percent", "chips", "runs", *columns])
    writer.writeheader()
    for step in steps:
        cells: dict[str, object] = {"percent": percent(step.fraction), "chips": step.chips, "runs": step.runs}
        for name in FIGURES:
            cells[name], cells[f"{name}_std"] = number(step.means[name]), number(step.spreads[name])
            if step.published is not None:
                cells[f"{name}_published"] = number(step.published.means[name])
                cells[f"{name}_published_std"] = number(step.published.spreads.get(name, float("nan")))
                cells[f"{name}_difference"] = number(step.means[name] - step.published.means[name])
        writer.writerow(cells)
    write_whole(folder / FILE, text.getvalue())


def table(steps: Iterable[Step], title: str) -> Table:
    """The steps for a terminal: two lines each, ours and below it the published figures."""
    shown = empty_table(title)
    for heading in ("labels", "chips", "runs", ""):
        shown.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for name in FIGURES:
        shown.add_column(TITLES[name], justify="right", no_wrap=True)
    for step in steps:
        share = f"{percent(step.fraction)} %" if step.fraction else "zero-shot"
        ours = [_with_spread(step.means[name], step.spreads[name]) for name in FIGURES]
        shown.add_row(share, f"{step.chips}", f"{step.runs}", "ours", *ours, style="bold")
        if step.published is None:
            continue
        beside = step.published
        told = [_with_spread(beside.means[name], beside.spreads.get(name, float("nan"))) for name in FIGURES]
        shown.add_row("", f"{_published_chips(beside)}", f"{beside.subsets}", "published", *told)
        differences = [_difference(step.means[name] - beside.means[name]) for name in FIGURES]
        shown.add_row("", "", "", "difference", *differences, style="dim")
    return shown


def _published_chips(beside: Published) -> int:
    return chips_of(beside.fraction, CHIPS) if beside.fraction else 0


def _difference(value: float) -> str:
    return f"{round(value, 4) + 0.0:+.4f}".ljust(_SPREAD_ENDS + 1)  # + 0.0: none is told as -0.0000


def _with_spread(mean: float, spread: float) -> str:
    """Columns of numbers whose points stand below each other."""
    if np.isnan(mean):
        return "–".ljust(_SPREAD_ENDS)
    text = f"{mean:.4f}"
    return (text if np.isnan(spread) else f"{text}±{f'{spread:.4f}'.lstrip('0')}").ljust(_SPREAD_ENDS)
