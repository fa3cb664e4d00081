"""The dock's tab for many scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from ..settings import MaskOptions
    from ..worker.client import WorkerClient


class BatchPage(QWidget):
    """Masks many scenes, one after the other.

    Args:
        iface: QGIS's window.
        client: Of the engine.
        options: How, as it stands in the first tab.
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
