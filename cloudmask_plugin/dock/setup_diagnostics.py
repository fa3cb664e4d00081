"""The button that copies a report for whoever is to help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QWidget

from ...engine import protocol
from .. import diagnostics
from ..failure import Failure
from ..translate import tr
from .asking import Asking

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

PATIENCE = 30.0
"""Seconds: the engine may be at work with something else, or broken."""
_SAID = 4.0
"""Seconds that the button says that it is done."""


class DiagnosticsButton(QPushButton):
    """Asks the engine to examine itself, and copies the report with what it has said, or why it has not.

    Args:
        client: Of the engine.
        name: Object name.
        patience: Seconds that the engine may take.
    """

    def __init__(
        self, client: WorkerClient, name: str, parent: Optional[QWidget] = None, *, patience: float = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._asking = Asking(client, self)
        self._patience = self._timer(patience, self._on_silence)
        self._said = self._timer(_SAID, self._say_what_it_does)
        self.setObjectName(name)
        self._say_what_it_does()
        self.clicked.connect(self._ask)
        self._asking.answered.connect(self._copy)
        self._asking.failed.connect(self._copy)

    def stop(self) -> None:
        """Wants no answer any more."""
        self._patience.stop()
        self._asking.stop()
        self._say_what_it_does()

    def _ask(self) -> None:
        self._said.stop()
        self.setEnabled(False)
        self.setText(tr("Collecting…"))
        self._patience.start()
        self._asking.ask(protocol.DoctorRequest(id=""))

    def _on_silence(self) -> None:
        self._asking.stop()
        seconds = self._patience.interval() // 1000
        sentence = tr("the engine has not answered within {seconds} seconds").format(seconds=seconds)
        self._copy(Failure("silent", sentence))

    def _copy(self, examination: Any) -> None:  # noqa: ANN401 - a document of the worker, or a `Failure`
        self._patience.stop()
        known = examination if isinstance(examination, (Failure, Mapping)) else None
        QApplication.clipboard().setText(diagnostics.collect(self._client, known))
        self.setEnabled(True)
        self.setText(tr("Copied"))
        self._said.start()

    def _say_what_it_does(self) -> None:
        self.setEnabled(True)
        self.setText(tr("Copy d&iagnostics"))
        self.setAccessibleName(tr("Copy diagnostics"))

    def _timer(self, seconds: float, call: Any) -> QTimer:  # noqa: ANN401 - a method
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(call)
        return timer
