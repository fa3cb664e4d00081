"""Confusion matrices as pictures: in both windows, and the published one where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Rectangle

from engine.classes import CLASSES

from .confusion import Matrix, mean_iou
from .report import ModelReport, Report
from .styles import COLOURS, DPI, INK, QUIET, STYLE
from .windows import TITLES, WINDOWS

_COLOURS = LinearSegmentedColormap.from_list(
    "shares", [(0, "#FFFFFF"), (0.25, "#C6DBEF"), (0.6, "#3182BD"), (1, "#08306B")]
)
_DARK = 0.58
"""Share from which the writing in a cell is white."""

_PANEL, _GAP, _LEFT, _RIGHT, _HEAD, _FOOT = 3.5, 0.45, 1.45, 1.05, 1.35, 1.2
"""Inches."""


def draw_matrices(path: Path, report: Report, model: ModelReport) -> None:
    """Draws the matrices side by side: cells coloured by the share of the label's pixels, with shares and counts."""
    panels = [(f"measured: {TITLES[window]}", model.matrices[window]) for window in WINDOWS]
    panels += [("published", each.confusion) for each in model.publications if each.confusion is not None]
    width = _LEFT + _RIGHT + len(panels) * _PANEL + (len(panels) - 1) * _GAP
    height = _HEAD + _PANEL + _FOOT
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=(width, height), dpi=DPI, facecolor="white")
        images = []
        for index, (title, matrix) in enumerate(panels):
            left = _LEFT + index * (_PANEL + _GAP)
            place = (left / width, _FOOT / height, _PANEL / width, _PANEL / height)
            images.append(_draw_matrix(sheet.add_axes(place), title, matrix, named=index == 0))
        bar = sheet.add_axes((1 - (_RIGHT - 0.25) / width, _FOOT / height, 0.16 / width, _PANEL / height))
        scale = sheet.colorbar(images[0], cax=bar)
        scale.set_label("share of the label's pixels (%)", size=8.5)
        scale.outline.set_visible(False)
        bar.tick_params(length=0, labelsize=8, labelcolor=QUIET)
        sheet.text(0.3 / width, 1 - 0.4 / height, f"Confusion matrix of {model.name}", size=14, weight="bold")
        sheet.text(0.3 / width, 1 - 0.66 / height, report.data.title, size=9, color=QUIET)
        note = f"Pixels of all images together. {report.data.credit}"
        sheet.text(0.3 / width, 0.14 / height, note, size=7, color=QUIET)
        sheet.savefig(path)


def _draw_matrix(axes: Any, title: str, matrix: Matrix, *, named: bool) -> Any:  # noqa: ANN401 (matplotlib's axes and image)
    rows = matrix.sum(axis=1, keepdims=True)
    shares = np.divide(matrix, rows, out=np.zeros(matrix.shape), where=rows > 0)
    image = axes.imshow(100 * shares, cmap=_COLOURS, vmin=0, vmax=100)
    for (row, column), share in np.ndenumerate(shares):
        colour = "white" if share >= _DARK else INK
        percent = f"{100 * share:.1f} %" if rows[row, 0] else "–"
        axes.text(column, row - 0.1, percent, ha="center", va="center", color=colour, size=10, weight="bold")
        axes.text(
            column, row + 0.2, counted(int(matrix[row, column])), ha="center", va="center", color=colour, size=7.5
        )
    titles = [each.title for each in CLASSES]
    axes.set_xticks(range(len(CLASSES)), [each.replace(" ", "\n") for each in titles])
    axes.set_yticks(range(len(CLASSES)), titles if named else [])
    axes.tick_params(length=0, pad=11)
    for place, each in enumerate(CLASSES):
        _swatch(axes, (place - 0.5, 3.54), (1, 0.1), COLOURS[each.name])
        _swatch(axes, (-0.64, place - 0.5), (0.1, 1), COLOURS[each.name])
    axes.set_xlabel("prediction", weight="bold", labelpad=4)
    if named:
        axes.set_ylabel("label", weight="bold", labelpad=4)
    axes.set_title(f"{title}\nmIoU {mean_iou(matrix):.4f}, {counted(int(matrix.sum()))} pixels", loc="left", size=9.5)
    axes.spines[:].set_visible(False)
    return image


def _swatch(axes: Any, corner: tuple[float, float], size: tuple[float, float], colour: str) -> None:  # noqa: ANN401
    axes.add_patch(Rectangle(corner, *size, facecolor=colour, edgecolor=QUIET, linewidth=0.6, clip_on=False))


def counted(pixels: int) -> str:
    """`126.5 M`."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if pixels >= size:
            return f"{pixels / size:.1f} {letter}"
    return str(pixels)
