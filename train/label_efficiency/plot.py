"""Scores against the share of the labels, by what the encoder started from: every seed, means and spreads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Sheet

from ..scoring.styles import DPI, QUIET, RULE, STYLE
from .results import Cell, Result
from .scoring import FIGURES

COLOURS = ("#767676", "#0B6E99", "#B4532A", "#5E3C99", "#8A7A2E")
_GAP = 0.8


def draw(path: Path, results: Sequence[Result], cells: Sequence[Cell]) -> None:
    """Draws a panel for each figure, in it a group for each share of the labels."""
    starts = list(dict.fromkeys(cell.start for cell in cells))
    shares = sorted({cell.fraction for cell in cells})
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=(12.5, 3.9), dpi=DPI, facecolor="white")
        grid = sheet.add_gridspec(1, len(FIGURES), left=0.04, right=0.99, top=0.72, bottom=0.12, wspace=0.28)
        for place, (name, title) in enumerate(FIGURES.items()):
            axes = sheet.add_subplot(grid[0, place])
            for index, start in enumerate(starts):
                _draw_start(axes, name, start, (index, len(starts)), shares, results, cells)
            where, _, rest = title.partition(", ")
            axes.set_title(f"{where}\n{rest}" if rest else where, loc="left", size=9)
            axes.set_xticks(range(len(shares)), [f"{100 * share:g} % of labels" for share in shares])
            axes.set_xlim(-0.5, len(shares) - 0.5)
            axes.set_ylim(bottom=0)
            axes.tick_params(length=0, labelsize=8, labelcolor=QUIET)
            axes.grid(axis="y", color=RULE, lw=0.8)
            axes.set_axisbelow(True)
            axes.spines[["top", "right"]].set_visible(False)
            axes.spines[["left", "bottom"]].set_color(QUIET)
        handles, labels = sheet.axes[0].get_legend_handles_labels()
        sheet.legend(handles, labels, loc="upper right", ncols=len(starts), frameon=False, fontsize=9)
        sheet.text(0.02, 0.93, "What the encoder starts from", size=13, weight="bold")
        told = "Dots: one training each. Bars: mean and standard deviation over the seeds."
        sheet.text(0.02, 0.865, told, size=8.5, color=QUIET)
        sheet.savefig(path)


def _draw_start(
    axes: Any,  # noqa: ANN401 (matplotlib's axes)
    name: str,
    start: str,
    turn: tuple[int, int],
    shares: Sequence[float],
    results: Sequence[Result],
    cells: Sequence[Cell],
) -> None:
    index, count = turn
    colour, offset = COLOURS[index % len(COLOURS)], (index - (count - 1) / 2) * _GAP / count
    own = [cell for cell in cells if cell.start == start]
    places = np.array([shares.index(cell.fraction) + offset for cell in own])
    means = [cell.means[name] for cell in own]
    spreads = np.nan_to_num([cell.spreads[name] for cell in own])
    axes.errorbar(
        places, means, spreads, fmt="_", ms=14, mew=2.2, lw=1.6, capsize=0, color=colour, label=start, zorder=3
    )
    dots = [(shares.index(each.fraction) + offset, each.figures[name]) for each in results if each.start == start]
    axes.scatter(*zip(*dots, strict=True), s=12, color=colour, alpha=0.45, lw=0, zorder=2)
