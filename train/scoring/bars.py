"""Bars of every class for every model, with the published figures on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Sheet
from matplotlib.lines import Line2D

from engine.classes import CLASSES

from .report import ModelReport, Report
from .styles import COLOURS, DPI, INK, QUIET, STYLE, dress_bars
from .windows import PADDED

_PANELS = (("mean", "miou", "#9AA3AF"), *((each.title, f"iou_{each.name}", COLOURS[each.name]) for each in CLASSES))
"""Title, figure, colour."""

_ROW, _HEAD, _FOOT = 0.5, 1.2, 0.8
"""Inches: of a model, above and below the panels."""


def draw_bars(path: Path, report: Report) -> None:
    """Draws the intersection over union of the classes, pooled over the padded squares, as it is published."""
    models = report.with_classes
    height = _HEAD + _FOOT + _ROW * len(models)
    longest = max(len(model.name) for model in models)
    width = 13.5 + 0.075 * longest
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=(width, height), dpi=DPI, facecolor="white")
        grid = sheet.add_gridspec(
            1, len(_PANELS), left=(0.35 + 0.075 * longest) / width, right=1 - 0.55 / width,
            top=1 - _HEAD / height, bottom=_FOOT / height, wspace=0.6,
        )  # fmt: skip
        for index, panel in enumerate(_PANELS):
            _draw_panel(sheet.add_subplot(grid[0, index]), panel, models, named=index == 0)
        sheet.text(0.3 / width, 1 - 0.38 / height, "Intersection over union by class", size=14, weight="bold")
        sheet.text(0.3 / width, 1 - 0.64 / height, report.data.title, size=9, color=QUIET)
        note = f"Pooled over all pixels of the padded squares. {report.data.credit}"
        sheet.text(0.3 / width, 0.14 / height, note, size=7, color=QUIET)
        if any(model.publications and _published(model, "miou") is not None for model in models):
            _draw_key(sheet, width, height)
        sheet.savefig(path)


def _draw_panel(axes: Any, panel: tuple[str, str, str], models: Sequence[ModelReport], *, named: bool) -> None:  # noqa: ANN401 (matplotlib's axes)
    title, figure, colour = panel
    values = np.nan_to_num([model.figures[PADDED][figure] for model in models])
    places = np.arange(len(models))
    axes.barh(places, values, height=0.6, color=colour, edgecolor=QUIET, linewidth=0.6, zorder=2)
    for place, model in zip(places, models, strict=True):
        measured, published = model.figures[PADDED][figure], _published(model, figure)
        text = "–" if np.isnan(measured) else f"{measured:.3f}"
        axes.text(1.03, place, text, va="center", weight="bold", size=8.5)
        if published is not None:
            axes.plot([published] * 2, [place - 0.4, place + 0.4], color=INK, lw=1.8, zorder=4, solid_capstyle="butt")
    axes.set(yticks=places, ylim=(len(models) - 0.45, -0.55), xlim=(0, 1), xticks=[0, 0.5, 1])
    axes.set_xticklabels(["0", "0.5", "1"])
    axes.set_yticklabels([model.name for model in models] if named else [])
    dress_bars(axes)
    axes.set_title(title, loc="left", weight="bold", size=10)
    axes.set_xlabel("IoU", size=8, color=QUIET, labelpad=1)


def _published(model: ModelReport, figure: str) -> float | None:
    """What was published of the same weights by the protocol of the bars."""
    found = (each.figures.get(figure) for each in model.publications if each.window == PADDED)
    return next((value for value in found if value is not None), None)


def _draw_key(sheet: Sheet, width: float, height: float) -> None:
    mark = Line2D([], [], color=INK, lw=1.8, marker="|", ms=9, mew=1.8, ls="none", label="published")
    corner = (1 - 0.4 / width, 1 - 0.22 / height)
    sheet.legend(handles=[mark], loc="upper right", bbox_to_anchor=corner, frameon=False, fontsize=9)
