"""The ladder as a picture: scores against the share of the labels, beside the published curves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Sheet
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..scoring.styles import DPI, QUIET, RULE, STYLE
from .figures import PER_CLASS, TITLES, figures_of
from .published import Published, published_of
from .record import Row
from .summary import Step

OURS = "#0B6E99"
PUBLISHED = {
    "fft": ("#B4532A", (0, (5, 2)), "published, decoder"),
    "lora": ("#8A7A2E", (0, (1.2, 1.6)), "published, LoRA"),
}
"""Colour, dashes and name of the published curves."""

MODES = {
    "decoder": "decoder",
    "decoder_lora": "LoRA in the decoder",
    "towers_full": "whole network",
    "towers_lora": "LoRA in the whole network",
}

_TICKS = (0.1, 0.5, 1, 2.5, 5, 10, 20, 50, 100)
_SPARSE = (0.1, 1, 10, 100)
_CREDIT = "Published: Kethavath and Hu 2026, arXiv:2604.08956; bands are ± 1 standard deviation over the subsets."


def draw_ladder(path: Path, rows: Sequence[Row], steps: Sequence[Step], mode: str, images: int) -> None:
    """Draws mean intersection over union large, and that of each class beside it.

    Args:
        path: The PNG.
        rows: Every run, drawn as a dot.
        steps: Their means and spreads.
        mode: Of the task, for the legend.
        images: Test images, for the title.
    """
    ours = f"ours, {MODES.get(mode, mode)}"
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=(12.5, 6.0), dpi=DPI, facecolor="white")
        grid = sheet.add_gridspec(
            2, 4, left=0.055, right=0.985, top=0.84, bottom=0.12, wspace=0.34, hspace=0.36, width_ratios=(1, 1, 1, 1)
        )
        large = sheet.add_subplot(grid[:, :2])
        _draw_panel(large, "miou", rows, steps, ours, ticks=_TICKS)
        large.legend(loc="lower right", frameon=False, fontsize=9, handlelength=3.2)
        large.set_ylabel("mean intersection over union")
        large.set_xlabel("share of the training chips (%)")
        for index, name in enumerate(PER_CLASS):
            panel = sheet.add_subplot(grid[index // 2, 2 + index % 2])
            _draw_panel(panel, name, rows, steps, ours, ticks=_SPARSE)
            panel.set_title(TITLES[name], loc="left", weight="bold", size=10)
            if index > 1:
                panel.set_xlabel("share of the training chips (%)", size=8)
        sheet.text(0.02, 0.945, "CLIPSeg with few labels", size=15, weight="bold")
        told = f"Pooled over all pixels of {images} test images, padding counted as clear"
        sheet.text(0.02, 0.905, told, size=9.5, color=QUIET)
        sheet.text(0.02, 0.022, _CREDIT, size=7.5, color=QUIET)
        sheet.savefig(path)


def _draw_panel(
    axes: Any,  # noqa: ANN401 (matplotlib's axes)
    name: str,
    rows: Sequence[Row],
    steps: Sequence[Step],
    ours: str,
    *,
    ticks: Sequence[float],
) -> None:
    for adaptation, (colour, dashes, title) in PUBLISHED.items():
        known = [each for each in published_of(adaptation) if each.fraction]
        _draw_published(axes, known, name, colour, dashes, title)
    zero = published_of("none")[0].means[name]
    axes.axhline(zero, color=QUIET, lw=1.0, ls=(0, (1, 2)), zorder=1, label="published, zero-shot")
    dots = [(row.rung.fraction, figures_of(row.confusion)[name]) for row in rows if row.rung.fraction]
    if dots:
        shares, values = np.array(dots).T
        axes.scatter(100 * shares, values, s=7, color=OURS, alpha=0.3, lw=0, zorder=3)
    _draw_ours(axes, steps, name, ours)
    _dress(axes, ticks)


def _draw_published(
    axes: Any,  # noqa: ANN401 (matplotlib's axes)
    known: Sequence[Published],
    name: str,
    colour: str,
    dashes: Any,  # noqa: ANN401 (matplotlib's dashes)
    title: str,
) -> None:
    shares = np.array([100 * each.fraction for each in known])
    means = np.array([each.means[name] for each in known])
    spreads = np.array([each.spreads.get(name, 0.0) for each in known])
    axes.fill_between(shares, means - spreads, means + spreads, color=colour, alpha=0.13, lw=0, zorder=1)
    axes.plot(shares, means, color=colour, lw=1.5, ls=dashes, zorder=2, label=title)


def _draw_ours(axes: Any, steps: Sequence[Step], name: str, ours: str) -> None:  # noqa: ANN401
    trained = [step for step in steps if step.fraction]
    if trained:
        shares = np.array([100 * step.fraction for step in trained])
        means = np.array([step.means[name] for step in trained])
        spreads = np.nan_to_num([step.spreads[name] for step in trained])
        axes.fill_between(shares, means - spreads, means + spreads, color=OURS, alpha=0.2, lw=0, zorder=3)
        axes.plot(shares, means, color=OURS, lw=2.0, marker="o", ms=4, mec="white", mew=0.7, zorder=5, label=ours)
    for step in steps:
        if not step.fraction:
            axes.axhline(step.means[name], color=OURS, lw=1.0, ls=(0, (1, 2)), zorder=2, label="ours, zero-shot")


def _dress(axes: Any, ticks: Sequence[float]) -> None:  # noqa: ANN401
    axes.set_xscale("log")
    axes.set_xlim(0.08, 125)
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _place: f"{value:g}"))
    axes.tick_params(length=0, labelsize=8, labelcolor=QUIET)
    axes.grid(color=RULE, lw=0.8, zorder=0)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(QUIET)
