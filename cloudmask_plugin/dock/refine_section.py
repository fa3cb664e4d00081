"""Sliders that re-make what the canvas shows of a mask, from its probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from ..masking import Outcome
    from ..worker.client import WorkerClient


class RefineSection(QWidget):
    """Thresholds, buffers and least area of the last mask; absent where its probabilities were not kept.

    Args:
        iface: QGIS's window.
        client: Of the engine.
    """

    def __init__(self, iface: QgisInterface, client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface, self._client = iface, client
        self.setVisible(False)

    def show_outcome(self, outcome: Outcome, name: str) -> None:
        """Offers to refine what a run has made of the source with this name."""

    def clear(self) -> None:
        """Shows nothing, and takes its preview from the map."""
        self.setVisible(False)

    def close_down(self) -> None:
        """Lets go of QGIS."""
        self.clear()
