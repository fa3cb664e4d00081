"""What the pictures have in common."""

from __future__ import annotations

from typing import Any

from engine.classes import CLASSES

INK, QUIET, RULE = "#22272E", "#6B7280", "#E5E7EB"
STYLE: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "text.parse_math": False,  # names may hold dollars
}
DPI = 200

COLOURS = {each.name: each.colour for each in CLASSES}


def dress_bars(axes: Any) -> None:  # noqa: ANN401 (matplotlib's axes)
    """Leaves of the axes of horizontal bars what is read: names at the left, light lines behind the bars."""
    axes.tick_params(axis="y", length=0, pad=5)
    axes.tick_params(axis="x", length=0, labelsize=8, labelcolor=QUIET)
    axes.grid(axis="x", color=RULE, lw=0.8, zorder=0)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.spines["left"].set_color(QUIET)
