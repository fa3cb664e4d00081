"""Every sentence that a person reads goes through `tr`."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "cloudmask"


def tr(text: str) -> str:
    """The text in the language of QGIS, where there is a translation."""
    return QCoreApplication.translate(CONTEXT, text)
