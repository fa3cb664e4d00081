"""Stages, times and numbers as people say them."""

from __future__ import annotations

from .translate import tr

MINUS = "\u2212"


def stage_title(stage: str) -> str:
    """What the engine is doing."""
    names = {
        "open": tr("Opening the scene"),
        "mask": tr("Masking"),
        "draw": tr("Drawing the mask"),
        "write": tr("Writing the result"),
        "copy": tr("Copying"),
        "count": tr("Counting"),
    }
    return names.get(stage, tr("Working"))


def duration(seconds: float) -> str:
    """A time as people say it, rounded so that it does not flicker."""
    if seconds < 60:
        return tr("{count} s").format(count=max(1, round(seconds)))
    if seconds < 3600:
        return tr("{count} min").format(count=round(seconds / 60))
    return tr("{hours} h {minutes} min").format(hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60))


def number(value: float) -> str:
    """A number without needless digits, with a true minus."""
    return f"{value:.4g}".replace("-", MINUS)
