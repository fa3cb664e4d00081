"""A scene that somebody has typed: a path, an address, or several files."""

from __future__ import annotations

from pathlib import Path

from ..sources import LayerSource, source_of_text
from .rasters import absolute

SEPARATOR = ";"


def source_of_typed(text: str) -> LayerSource:
    """What the engine opens for a text.

    Args:
        text: A path or an address; or several paths, separated by semicolons, which are taken as they are.

    Raises:
        FailureError: There is no such file; of the kind `layer`.
    """
    parts = [part.strip() for part in text.split(SEPARATOR) if part.strip()]
    if len(parts) < 2 or Path(text.strip()).exists():
        return source_of_text(text)
    return LayerSource(tuple(map(absolute, parts)), Path(parts[0]).stem)
