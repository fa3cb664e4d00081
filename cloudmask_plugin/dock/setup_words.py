"""Sizes and paths as the page about the engine shows them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale

_BREAK = "\u200b"
"""Takes no room, and lets a line end there."""


def data_size(count: int) -> str:
    """Bytes as people say them: `1.2 GB`."""
    digits = 1 if count >= 1_000_000_000 else 0
    return str(QLocale().formattedDataSize(int(count), digits, QLocale.DataSizeFormat.DataSizeSIFormat))


def breakable(path: object) -> str:
    """A path that a narrow column may break after its separators."""
    return str(path).replace("/", "/" + _BREAK).replace("\\", "\\" + _BREAK)
