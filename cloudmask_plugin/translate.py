"""Every sentence that a person reads goes through `tr`."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "cloudmask"


def tr(text: str) -> str:
    """The text in the language of QGIS, where there is a translation."""
    return QCoreApplication.translate(CONTEXT, text)


def translated(text: str) -> str:
    """Likewise for a sentence of a model's card, which `scripts/translate` finds in the card itself."""
    return QCoreApplication.translate(CONTEXT, text)
