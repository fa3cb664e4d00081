"""The QGIS plugin `cloudmask`: QGIS imports this folder and calls `classFactory`, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .cloudmask_plugin.plugin import CloudmaskPlugin


def classFactory(iface: QgisInterface) -> CloudmaskPlugin:  # noqa: N802 - QGIS's name
    """Makes the plugin; its modules are imported here, so that listing plugins costs nothing."""
    from .cloudmask_plugin.plugin import CloudmaskPlugin

    return CloudmaskPlugin(iface)
