"""What the dock shows where no Python with the engine's packages is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QPushButton, QWidget

from ...engine import protocol
from .. import settings
from ..failure import Failure
from ..translate import tr
from .asking import Asking
from .messages import FailureBox
from .widgets import MARGIN, Text, column

if TYPE_CHECKING:
    from ..worker.client import WorkerClient


class EnginePage(QWidget):
    """Asks for a Python, tries it at once, and says so.

    Args:
        client: Of the engine; started anew with each choice.
    """

    ready = pyqtSignal()
    """The engine answers, and lacks nothing."""

    def __init__(self, client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._client = client
        self._asking = Asking(client, self)
        title = Text(self)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        title.say(tr("The engine is not set up yet"))
        about = Text(self)
        about.say(
            tr(
                "Clouds are masked by an engine in a Python of its own, with PyTorch and rasterio. "
                "Nothing is ever installed into QGIS's Python."
            )
        )
        self.failure = FailureBox(self)
        self.status = Text(self)
        self.choose = QPushButton(tr("Choose Pytho&n…"), self)
        self.choose.setObjectName("cloudmaskChoosePython")
        self.choose.setAccessibleName(tr("Choose the engine's Python"))
        self.again = QPushButton(tr("Loo&k again"), self)
        self.again.setObjectName("cloudmaskLookAgain")
        self.again.setAccessibleName(tr("Look for the engine again"))
        layout = column(self, MARGIN)
        for widget in (title, about, self.failure, self.status, self.choose, self.again):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.choose.clicked.connect(self._choose)
        self.again.clicked.connect(self.check)
        self._asking.answered.connect(self._on_answer)
        self._asking.failed.connect(self._on_failure)

    def show_failure(self, failure: Failure) -> None:
        """Says what is missing."""
        self.status.say("")
        self.failure.show_failure(failure)

    def use(self, path: str) -> None:
        """Takes a Python and tries it."""
        settings.save_python_path(path)
        self.check()

    def check(self) -> None:
        """Tries the engine from the start."""
        self._client.restart()
        self.failure.show_failure(None)
        self.status.say(tr("Trying the engine…"))
        self._allow(possible=False)
        self._asking.ask(protocol.DoctorRequest(id=""))

    def stop(self) -> None:
        """Wants no answer any more."""
        self._asking.stop()
        self.status.say("")
        self._allow(possible=True)

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Python of the engine"), settings.python_path())
        if path:
            self.use(path)

    def _on_answer(self, document: Mapping[str, Any]) -> None:
        self._allow(possible=True)
        problems = document.get("problems") or []
        if problems:
            hint = tr("install it into that Python, or choose another one")
            self.show_failure(Failure("environment", str(problems[0]), hint, "\n".join(map(str, problems))))
            return
        self.status.say("")
        self.ready.emit()

    def _on_failure(self, failure: Failure) -> None:
        self._allow(possible=True)
        self.show_failure(failure)

    def _allow(self, *, possible: bool) -> None:
        self.choose.setEnabled(possible)
        self.again.setEnabled(possible)
