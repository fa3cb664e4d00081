"""Numbers in metadata that others wrote: finite ones, and nothing else."""

from __future__ import annotations

import math


def number_in_json(value: object) -> float | None:
    """A number of a JSON document; None for everything else, NaN and infinity among it."""
    return None if isinstance(value, bool) or not isinstance(value, (int, float)) else _finite(value)


def number_in_text(text: str | None) -> float | None:
    """The number that a text is; None where it is none, or not finite."""
    return None if text is None else _finite(text)


def _finite(value: float | str) -> float | None:
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
