"""How much of a scene is cloud, shadow and clear, in words."""

from __future__ import annotations

from typing import Any, List, Mapping, Tuple

from qgis.PyQt.QtCore import QLocale

from ..engine.classes import CLASSES, CLEAR, MaskClass
from .layers import class_title
from .translate import tr

Shares = List[Tuple[MaskClass, float]]


def shares_of(report: Mapping[str, Any]) -> Shares:
    """Percentages of the valid pixels, what covers the ground first; none where no pixel is valid."""
    found = report.get("classes") or {}
    told = [(each, (found.get(each.name) or {}).get("percent")) for each in (*CLASSES[1:], CLEAR)]
    return [(each, float(percent)) for each, percent in told if percent is not None]


def share_text(each: MaskClass, percent: float) -> str:
    """One share, with one digit after the point as the person's language writes it; never 0 for what is there."""
    least = 0.1
    told = QLocale().toString(max(percent, least) if 0 < percent < least else percent, "f", 1)
    number = f"<\u202f{told}" if 0 < percent < least else told
    return tr("{name} {number} %").format(name=class_title(each), number=number)


def shares_line(shares: Shares) -> str:
    """All shares in a line."""
    return ", ".join(share_text(each, percent) for each, percent in shares) or tr("no valid pixel")
