"""Stages, times and numbers as people say them."""

from __future__ import annotations

from math import floor, log10

from qgis.PyQt.QtCore import QLocale

from .translate import tr

MINUS = "\u2212"


def stage_title(stage: str) -> str:
    """What the engine is doing."""
    names = {
        "open": tr("Opening the scene"),
        "survey": tr("Looking at the scene"),
        "mask": tr("Masking"),
        "draw": tr("Drawing the mask"),
        "write": tr("Writing the result"),
        "copy": tr("Copying"),
        "count": tr("Counting"),
        "search": tr("Searching"),
        "download": tr("Downloading"),
    }
    return names.get(stage, tr("Working"))


def duration(seconds: float) -> str:
    """A time as people say it, rounded so that it does not flicker."""
    if seconds < 60:
        return tr("{count} s").format(count=max(1, round(seconds)))
    if seconds < 3600:
        return tr("{count} min").format(count=round(seconds / 60))
    return tr("{hours} h {minutes} min").format(hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60))


def number(value: float, digits: int = 4) -> str:
    """A number as the person's language writes it, with a true minus.

    Args:
        value: The number.
        digits: How many of its digits count; those before the point are all written, and no zeros after it.
    """
    decimals = max(0, digits - 1 - floor(log10(abs(value)))) if value else 0
    decimals = len(f"{value:.{decimals}f}".rstrip("0").partition(".")[2])
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return str(locale.toString(float(value), "f", decimals)).replace("-", MINUS)
