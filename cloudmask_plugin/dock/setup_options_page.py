"""The page of QGIS's own options: which Python runs the engine, and the way to where that is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Optional

from qgis.core import QgsApplication
from qgis.gui import QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..background import Background
from ..environment.folder import environment_size
from ..translate import tr
from .setup_diagnostics import DiagnosticsButton
from .setup_installed import PythonTable
from .widgets import column, row

if TYPE_CHECKING:
    from ..worker.client import WorkerClient


_made: List[Background] = []


def _counting() -> Background:
    """Counts for all pages that there ever are: QGIS ends a page with its dialog, maybe before the counting is done."""
    if not _made:
        _made.append(Background(QgsApplication.instance()))
    return _made[0]


class EngineOptionsPage(QgsOptionsPageWidget):
    """What there is; to change it takes minutes, and so the dock does it, which leaves QGIS usable meanwhile."""

    def __init__(self, open_engine: Callable[[], None], client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskOptionsPage")
        self._open_engine = open_engine
        self.table = PythonTable(self)
        self.change = QPushButton(tr("Set up, choose another Python, or remove…"), self)
        self.change.setObjectName("cloudmaskChangeEngine")
        self.change.setAccessibleName(tr("Set up the engine, choose another Python for it, or remove it"))
        self.diagnostics = DiagnosticsButton(client, "cloudmaskOptionsDiagnostics", self)
        layout, buttons = column(self), row(self.change, self.diagnostics)
        buttons.addStretch(1)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        layout.addStretch(1)
        counting = _counting()
        counting.found.connect(self.table.show_room)
        self.change.clicked.connect(self._on_change)
        self.table.show_python(client.hello)
        counting.run(lambda _stopped: environment_size())

    def apply(self) -> None:
        """Called by QGIS where the options are accepted: nothing is chosen here."""

    def _on_change(self) -> None:
        self.window().close()
        self._open_engine()
