"""Asks the engine what a layer is, a moment after it was chosen, and forgets the question where another one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...engine import protocol
from ..answers import load_answers
from ..failure import FailureError
from ..sources import source_of
from .asking import Asking

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

_MOMENT = 250
"""Milliseconds: somebody who moves through the layers with the keyboard asks once."""


class Recognition(QObject):
    """What is recognised of the layer that was asked for last.

    Args:
        client: Of the engine.
    """

    began = pyqtSignal()
    recognised = pyqtSignal(object)
    """The engine's information on the layer, as `cloudmask info --json` prints it."""
    failed = pyqtSignal(object)
    """A `Failure`."""

    def __init__(self, client: WorkerClient, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._layer: Optional[QgsMapLayer] = None
        self._asking = Asking(client, self)
        self._asking.answered.connect(self.recognised)
        self._asking.failed.connect(self.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MOMENT)
        self._timer.timeout.connect(self._ask)

    def ask(self, layer: Optional[QgsMapLayer]) -> None:
        """Asks for a layer, in place of the former one."""
        self.stop()
        self._layer = layer
        if layer is not None:
            self.began.emit()
            self._timer.start()

    def stop(self) -> None:
        """Asks no more, and wants no answer."""
        self._timer.stop()
        self._layer = None
        self._asking.stop()

    def _ask(self) -> None:
        layer = self._layer
        if layer is None:
            return
        try:
            source = source_of(layer)
        except FailureError as error:
            self.failed.emit(error.failure)
            return
        said = load_answers(layer)
        request = protocol.InfoRequest(
            id="", source=source.paths, level=said.level, offset=said.offset, scale=said.scale, bands=said.bands
        )
        self._asking.ask(request, source.environment)
