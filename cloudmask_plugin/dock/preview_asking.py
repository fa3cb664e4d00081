"""Previews of what the map shows, one after the other, of which the latest counts."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional, Tuple

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...engine import protocol
from ..failure import Failure
from ..translate import tr
from .asking import Asking
from .preview_controls import Drawing
from .preview_layer import PreviewOnMap

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

_PAUSE_MS = 120
"""Between two previews at least, while a slider moves."""
_LONG_MS = 600
"""After which it is said that something is under way."""
_FINER = 2
"""Pixels of a preview for each of the map's, at most: overviews come in powers of two."""


@dataclass(frozen=True)
class Wanted:
    """What is to be previewed.

    Attributes:
        mask: Id of the mask's layer.
        probabilities: The file.
        drawing: How.
    """

    mask: str
    probabilities: Path
    drawing: Drawing


class Previewing(QObject):
    """Asks for previews and shows them on the map.

    While one is drawn, what is wanted may change as often as it likes: the next one is asked for when it is done.

    Args:
        canvas: The map.
        client: Of the engine.
        parent: Who keeps it.
    """

    drawn = pyqtSignal(object, float)
    """The engine's document, and the seconds from asking to here."""
    nothing = pyqtSignal()
    """The map does not show the mask."""
    slow = pyqtSignal()
    """It takes a while."""
    failed = pyqtSignal(object)
    """A `Failure`."""

    def __init__(self, canvas: QgsMapCanvas, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._wanted: Optional[Wanted] = None
        self._again = False
        self._asked = 0.0
        self._map = PreviewOnMap(canvas, self)
        self._asking = Asking(client, self)
        self._asking.answered.connect(self._on_answer)
        self._asking.failed.connect(self._on_failure)
        self._pause, self._long = QTimer(self), QTimer(self)
        for timer, interval, do in ((self._pause, _PAUSE_MS, self._ask), (self._long, _LONG_MS, self.slow.emit)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
            timer.timeout.connect(do)
        canvas.extentsChanged.connect(self._on_moved)

    @property
    def layer(self) -> Optional[QgsRasterLayer]:
        """What the map shows in place of the mask."""
        return self._map.layer

    def want(self, wanted: Wanted) -> None:
        """Shows this soon, and again where the map moves."""
        self._wanted = wanted
        if not self._pause.isActive():
            self._pause.start()

    def stop(self) -> None:
        """Shows the mask again."""
        self._wanted, self._again = None, False
        self._pause.stop()
        self._long.stop()
        self._asking.stop()
        self._map.remove()

    def close_down(self) -> None:
        """Lets go of the map."""
        self.stop()
        self._canvas.extentsChanged.disconnect(self._on_moved)

    def _on_moved(self) -> None:
        if self._wanted is not None:
            self.want(self._wanted)

    def _ask(self) -> None:
        if self._asking.pending:
            self._again = True
            return
        wanted, mask = self._wanted, self._mask()
        if wanted is None or mask is None:
            return
        view = self._view(mask)
        if view is None:
            self.nothing.emit()
            return
        bounds, width, height = view
        self._asked = time.perf_counter()
        self._long.start()
        try:
            output = self._map.new_file()
        except OSError as error:
            sentence = tr("the folder for temporary files cannot be used ({reason})").format(reason=error.strerror)
            self._on_failure(Failure("target", sentence))
            return
        self._asking.ask(
            protocol.PreviewRequest(
                id="",
                probabilities=str(wanted.probabilities),
                output=str(output),
                bounds=bounds,
                width=width,
                height=height,
                **wanted.drawing.fields(),
            )
        )

    def _mask(self) -> Optional[QgsRasterLayer]:
        return None if self._wanted is None else QgsProject.instance().mapLayer(self._wanted.mask)

    def _view(self, mask: QgsRasterLayer) -> Optional[Tuple[Tuple[float, ...], int, int]]:
        """What the map shows of the mask: bounds in its coordinates, and how many pixels that is worth."""
        settings = self._canvas.mapSettings()
        visible = settings.visibleExtent()
        shown = visible.intersect(settings.layerExtentToOutputExtent(mask, mask.extent()))
        if shown.isEmpty() or visible.isEmpty():
            return None
        box = settings.outputExtentToLayerExtent(mask, shown).intersect(mask.extent())
        if box.isEmpty() or not box.isFinite():
            return None
        size = settings.outputSize() * _FINER
        width = max(1, ceil(size.width() * shown.width() / visible.width()))
        height = max(1, ceil(size.height() * shown.height() / visible.height()))
        return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), width, height

    def _on_answer(self, document: Mapping[str, Any]) -> None:
        self._long.stop()
        mask = self._mask()
        if mask is None:
            return
        if not self._map.show_file(Path(document["output"]), mask):
            sentence = tr("QGIS cannot open {path}, which was just written").format(path=document["output"])
            self._on_failure(Failure("layer", sentence))
            return
        self.drawn.emit(document, time.perf_counter() - self._asked)
        if self._again:
            self._again = False
            self._ask()

    def _on_failure(self, failure: Failure) -> None:
        self._again = False
        self._long.stop()
        self._map.remove()
        self.failed.emit(failure)
