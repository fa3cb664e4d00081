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
