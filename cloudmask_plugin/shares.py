"""How much of a scene is cloud, shadow and clear, in words."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional, Tuple

from qgis.PyQt.QtCore import QLocale

from ..engine.classes import MaskClass
from .layers import class_title
from .mask_classes import Classes, classes_of
from .translate import tr

Shares = List[Tuple[MaskClass, float]]


def shares_of(report: Mapping[str, Any], classes: Optional[Classes] = None) -> Shares:
    """Percentages of the valid pixels, what covers the ground first; none where no pixel is valid.

    Args:
        report: The engine's.
        classes: Of the mask; None for those that the report names, without colours where they are not the usual ones.
    """
    found = report.get("classes") or {}
    known = classes or classes_of(report)
    # What is seen through comes last: clear ground, or whatever a single text does not mean.
    ordered = sorted(known, key=lambda each: each.opacity == 0)
    told = [(each, (found.get(each.name) or {}).get("percent")) for each in ordered]
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
