"""Bars of every set, with the published score on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Sheet
from matplotlib.lines import Line2D

from ..ladder.figures import PER_CLASS, TITLES
from ..scoring.styles import COLOURS, DPI, INK, QUIET, STYLE, dress_bars
from .report import Score, shortened

_MEAN = "#9AA3AF"
_ROW, _HEAD, _FOOT, _GAP = 0.2, 1.25, 0.75, 0.6
"""Inches: of a set, above and below the panels; rows between groups."""

_LEFT, _WIDTH = 3.9, 13.0
"""Inches: of the names, and of all."""

_WORDS = 64


def draw_scores(path: Path, scores: Sequence[Score], source: str, images: int) -> None:
    """Draws mean and intersection over union of each class of every set."""
    places = _places(scores)
    height = _HEAD + _FOOT + _ROW * (places[-1] + 1)
    figures = {"miou": _MEAN, **{name: COLOURS[each.name] for name, each in PER_CLASS.items()}}
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=(_WIDTH, height), dpi=DPI, facecolor="white")
        grid = sheet.add_gridspec(
            1, len(figures), left=_LEFT / _WIDTH, right=1 - 0.5 / _WIDTH, top=1 - _HEAD / height,
            bottom=_FOOT / height, wspace=0.28,
        )  # fmt: skip
        for index, (name, colour) in enumerate(figures.items()):
            _draw_panel(sheet.add_subplot(grid[0, index]), name, colour, scores, places, named=index == 0)
        sheet.text(0.3 / _WIDTH, 1 - 0.42 / height, "CLIPSeg without training, by its prompts", size=14, weight="bold")
        told = f"Intersection over union on {images} images, pooled over all pixels of the padded squares"
        sheet.text(0.3 / _WIDTH, 1 - 0.68 / height, told, size=9, color=QUIET)
        if any(score.prompts.published for score in scores):
            mark = Line2D([], [], color=INK, marker="|", ms=9, mew=1.8, ls="none", label="published")
            corner = (1 - 0.4 / _WIDTH, 1 - 0.22 / height)
            sheet.legend(handles=[mark], loc="upper right", bbox_to_anchor=corner, frameon=False, fontsize=9)
        if source:
            sheet.text(0.3 / _WIDTH, 0.16 / height, f"Published: {source}", size=7, color=QUIET)
        sheet.savefig(path)


def _places(scores: Sequence[Score]) -> list[float]:
    """Where each set stands, with a gap between groups."""
    places, place = [], 0.0
    for index, score in enumerate(scores):
        if index and score.prompts.group != scores[index - 1].prompts.group:
            place += _GAP
        places.append(place)
        place += 1
    return places


def _draw_panel(
    axes: Any,  # noqa: ANN401 (matplotlib's axes)
    name: str,
    colour: str,
    scores: Sequence[Score],
    places: Sequence[float],
    *,
    named: bool,
) -> None:
    values = np.nan_to_num([score.figures[name] for score in scores])
    axes.barh(places, values, height=0.72, color=colour, edgecolor=QUIET, linewidth=0.4, zorder=2)
    for place, score in zip(places, scores, strict=True):
        published = score.prompts.published.get(name)
        if published is not None:
            axes.plot([published] * 2, [place - 0.42, place + 0.42], color=INK, lw=1.6, zorder=4, solid_capstyle="butt")
    most = max([*values, *(score.prompts.published.get(name, 0.0) for score in scores)])
    end = min(1.0, max(0.1, np.ceil(most * 11) / 10))
    axes.set(yticks=places, ylim=(places[-1] + 0.6, -0.6), xlim=(0, end))
    axes.set_yticklabels([_label(score) for score in scores] if named else [], size=7)
    dress_bars(axes)
    axes.set_title(TITLES[name], loc="left", weight="bold", size=10)


def _label(score: Score) -> str:
    return f"{shortened(score.prompts, _WORDS)}   {score.prompts.name}"
