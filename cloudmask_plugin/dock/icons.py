"""Icons of the plugin, from files: plain shapes whose colours can be seen on light and on dark themes."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

RESOURCES = Path(__file__).parents[1] / "resources"


def icon(name: str) -> QIcon:
    """The icon with a name, such as `mask`."""
    return QIcon(str(RESOURCES / f"{name}.svg"))
