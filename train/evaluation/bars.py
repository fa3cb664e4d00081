"""Two pictures of the figures: bars of ours beside published models, and the reliability of probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure as Sheet

from ..calibration import Reliability
from .band_sets import ALL, FOUR, RGB, RGB8, SIX, THIRTEEN, TWELVE
from .chips import LANDSAT, SENTINEL
from .consensus import AGREEMENT, CONSENSUS
from .contenders import Judged
from .figures import Figure, find
from .hard_skies import CIRRUS, FOUND_MEAN
from .probabilities import Curve
from .surfaces import CLEAR_SNOW_FREE

_PANELS = (
    ("Cloud, Sentinel-2", "F1, labelled chips", "cloud f1", SENTINEL, (FOUR, RGB, RGB8), 1.0),
    ("Cloud, Landsat", "F1, labelled chips", "cloud f1", LANDSAT, (ALL, SIX, FOUR, RGB), 1.0),
    ("Shadow, Landsat", "F1, labelled chips", "shadow f1", LANDSAT, (ALL, SIX, FOUR, RGB), 1.0),
    (
        "Clear ground called cloud",
        "% of snow-free pixels, less is better",
        "false cloud, mean percent",
        CLEAR_SNOW_FREE,
        (THIRTEEN, TWELVE, FOUR, RGB, RGB8),
        None,
    ),
    ("Thin cirrus found", "% of images wholly under it", FOUND_MEAN, CIRRUS, (THIRTEEN, TWELVE, FOUR), 100.0),
    (
        "Agreement with published models",
        "F1 where they agree; not truth",
        AGREEMENT,
        CONSENSUS,
        (THIRTEEN, TWELVE, FOUR, RGB, RGB8),
        1.0,
    ),
)
"""Title, explanation, figure, data set, band sets of ours, end of the axis."""

_INK, _QUIET, _RULE = "#22272E", "#6B7280", "#E5E7EB"
_OURS = ("#E66101", "#5E3C99", "#1B7F79", "#B2182B")
_THEIRS = "#9AA3AF"
_STYLE: Any = {"font.family": "DejaVu Sans", "font.size": 9, "text.color": _INK, "axes.labelcolor": _INK}


def draw_bars(path: Path, figures: Sequence[Figure], judged: Sequence[Judged]) -> None:
    """Draws bars with 90 % intervals; ours coloured, published models grey."""
    panels = [(panel, _bars(panel, figures, judged)) for panel in _PANELS]
    panels = [(panel, bars) for panel, bars in panels if bars]
    if not panels:
        return
    columns = min(3, len(panels))
    rows = -(-len(panels) // columns)
    most = [max(len(bars) for _, bars in panels[row * columns : (row + 1) * columns]) for row in range(rows)]
    with mpl.rc_context(_STYLE):
        sheet = Sheet(figsize=(14.5, 1.65 + sum(0.30 * count + 1.15 for count in most)), dpi=150, facecolor="white")
        grid = sheet.add_gridspec(
            rows, columns, height_ratios=[count + 1 for count in most], left=0.135,
            right=0.96,
            top=1 - 1.4 / sheet.get_figheight(), bottom=0.55 / sheet.get_figheight(), wspace=0.88, hspace=0.42,
        )  # fmt: skip
        for index, (panel, bars) in enumerate(panels):
            row, column = divmod(index, columns)
            _draw_panel(sheet.add_subplot(grid[row, column]), panel, bars, most[row])
        _head(sheet, "Cloud masks on real images", _colours(judged))
        sheet.savefig(path)


def _colours(judged: Sequence[Judged]) -> dict[str, str]:
    names = list(dict.fromkeys(one.model for one in judged if one.ours))
    colours = {name: _OURS[index % len(_OURS)] for index, name in enumerate(names)}
    return colours | dict.fromkeys((one.model for one in judged if not one.ours), _THEIRS)


Bar = tuple[str, Figure, str]
"""Label, figure, colour."""


def _bars(panel: tuple[Any, ...], figures: Sequence[Figure], judged: Sequence[Judged]) -> list[Bar]:
    _, _, name, dataset, ours, _ = panel
    shown = {each.name for each in ours}
    colours = _colours(judged)
    bars = []
    for one in judged:
        figure = find(figures, one.model, one.bands, name, dataset)
        if figure and (not one.ours or one.bands in shown):
            bars.append((one.bands if one.ours else f"{one.model}, {one.bands}", figure, colours[one.model]))
    return bars


def _draw_panel(axes: Any, panel: tuple[Any, ...], bars: Sequence[Bar], rows: int) -> None:  # noqa: ANN401 (matplotlib's axes)
    """Bars are as thick as in a panel of so many rows; what lies under them stays empty."""
    title, explanation, *_, end = panel
    place_of = axes.get_position()
    height = place_of.height * len(bars) / rows
    axes.set_position([place_of.x0, place_of.y1 - height, place_of.width, height])
    values = np.array([bar[1].estimate.value for bar in bars])
    places = np.arange(len(bars))
    axes.barh(places, values, height=0.62, color=[bar[2] for bar in bars], zorder=2)
    highest = values.max()
    for place, (_, figure, _) in zip(places, bars, strict=True):
        low, high = figure.estimate.low, figure.estimate.high
        if low is not None and high is not None and high > low:
            axes.plot([low, high], [place, place], color=_INK, lw=1.1, zorder=3, solid_capstyle="butt")
            axes.plot([low, high], [place, place], "|", color=_INK, ms=5, mew=1.1, zorder=3)
            highest = max(highest, high)
    limit = end or max(1.0, highest)
    digits = 2 if end == 1.0 else 1
    for place, (_, figure, _) in zip(places, bars, strict=True):
        axes.text(limit * 1.03, place, f"{figure.estimate.value:.{digits}f}", va="center", weight="bold", zorder=4)
    axes.set(yticks=places, ylim=(len(bars) - 0.4, -0.6), xlim=(0, limit))
    axes.set_yticklabels([bar[0] for bar in bars])
    axes.tick_params(axis="y", length=0, pad=5)
    axes.tick_params(axis="x", length=0, labelsize=8, labelcolor=_QUIET)
    axes.grid(axis="x", color=_RULE, lw=0.8, zorder=0)
    axes.set_axisbelow(True)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.spines["left"].set_color(_QUIET)
    counts = sorted({figure.images for _, figure, _ in bars})
    images = f"{counts[0]}–{counts[-1]}" if len(counts) > 1 else f"{counts[0]}"
    axes.text(0, 1, title, transform=_above(axes, 19), weight="bold", size=10.5, va="bottom")
    axes.text(0, 1, f"{explanation} (n = {images})", transform=_above(axes, 6), color=_QUIET, size=8, va="bottom")


def _above(axes: Any, points: float) -> Any:  # noqa: ANN401
    from matplotlib.transforms import ScaledTranslation

    return axes.transAxes + ScaledTranslation(0, points / 72, axes.figure.dpi_scale_trans)


def _head(sheet: Sheet, title: str, colours: dict[str, str]) -> None:
    height = sheet.get_figheight()
    sheet.text(0.025, 1 - 0.42 / height, title, size=16, weight="bold")
    x = 0.025
    shown = {name: colour for name, colour in colours.items() if colour != _THEIRS}
    if _THEIRS in colours.values():
        shown["published models"] = _THEIRS
    for name, colour in shown.items():
        sheet.text(x, 1 - 0.72 / height, "■", color=colour, size=12)
        sheet.text(x + 0.014, 1 - 0.72 / height, name, color=_INK, size=9.5)
        x += 0.032 + 0.0062 * len(name)
    note = (
        "Bars: F1 pooled, percent averaged over images; lines: 90 % interval from drawing images again.  "
        "Contains modified Copernicus Sentinel data 2015–2024 and USGS Landsat data."
    )
    sheet.text(0.025, 0.16 / height, note, color=_QUIET, size=7.5)


def draw_reliability(path: Path, curves: Sequence[Curve]) -> None:
    """Draws said against true probability of cloud by tenths; the area of a dot goes with its pixels."""
    if not curves:
        return
    columns = min(2, len(curves))
    rows = -(-len(curves) // columns)
    with mpl.rc_context(_STYLE):
        sheet = Sheet(figsize=(5 * columns, 5.4 * rows), dpi=150, facecolor="white", layout="tight")
        for index, curve in enumerate(curves):
            axes = sheet.add_subplot(rows, columns, index + 1)
            axes.plot([0, 1], [0, 1], color=_QUIET, lw=1, ls=(0, (4, 3)), zorder=1)
            if curve.temperature != 1:
                _draw_curve(axes, curve.before, "before temperature", _THEIRS)
            _draw_curve(axes, curve.after, f"temperature {curve.temperature:g}", _OURS[0])
            axes.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), box_aspect=1)
            axes.set(xlabel="probability of cloud that the model gives", ylabel="share of these pixels that are cloud")
            axes.set_title(f"{curve.model}\n{curve.group} ({curve.images})", loc="left", weight="bold", size=10)
            axes.grid(color=_RULE, lw=0.8)
            axes.set_axisbelow(True)
            axes.spines[["top", "right"]].set_visible(False)
            axes.legend(loc="upper left", frameon=False)
        sheet.savefig(path)


def _draw_curve(axes: Any, measured: Reliability, label: str, colour: str) -> None:  # noqa: ANN401
    some = measured.pixels > 0
    said, true = measured.said[some] / measured.pixels[some], measured.true[some] / measured.pixels[some]
    size = 12 + 260 * measured.pixels[some] / measured.pixels.sum()
    axes.plot(said, true, color=colour, lw=1.6, zorder=2, label=f"{label}: error {measured.expected_error:.3f}")
    axes.scatter(said, true, size, color=colour, zorder=3, edgecolor="white", lw=0.8)
