"""The dock's tab that tells which dates are usable for an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from ..settings import MaskOptions
    from ..worker.client import WorkerClient


class UsablePage(QWidget):
    """Tells how cloudy many scenes are over some polygons.

    Args:
        iface: QGIS's window.
        client: Of the engine.
        options: Model and device, as they stand in the first tab.
    """

    def __init__(
        self,
        iface: QgisInterface,
        client: WorkerClient,
        options: Callable[[], MaskOptions],
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._iface, self._client, self._options = iface, client, options

    def close_down(self) -> None:
        """Stops what runs and lets go of QGIS."""
