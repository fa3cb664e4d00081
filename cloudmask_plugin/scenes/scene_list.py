"""The list of scenes that a person puts together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, List, Optional, Tuple

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from .scene import SceneRef

if TYPE_CHECKING:
    from ..worker.client import WorkerClient


class SceneList(QWidget):
    """Shows scenes, and adds more from layers, a folder or a search.

    Args:
        iface: QGIS's window.
        client: Of the engine, which searches.
        name: Object name; those of what is in it begin with it.
    """

    changed = pyqtSignal()
    """The scenes are others."""

    def __init__(
        self,
        iface: QgisInterface,
        client: WorkerClient,
        name: str = "cloudmaskScenes",
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._iface, self._client = iface, client
        self._scenes: List[SceneRef] = []

    @property
    def scenes(self) -> Tuple[SceneRef, ...]:
        """The scenes, in their order."""
        return tuple(self._scenes)

    def add_scenes(self, scenes: Iterable[SceneRef]) -> int:
        """Adds what is not there yet; returns how many that were."""
        known = {each.source.paths for each in self._scenes}
        added = [each for each in scenes if each.source.paths not in known]
        self._scenes += added
        if added:
            self.changed.emit()
        return len(added)

    def close_down(self) -> None:
        """Stops a search and lets go of QGIS."""
