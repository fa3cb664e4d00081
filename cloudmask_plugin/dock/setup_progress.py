"""How far an installation is, and the button that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..translate import tr
from .setup_words import data_size
from .widgets import Text, column, thin_bar

if TYPE_CHECKING:
    from ..environment.installer import Step

STAGES = ("tool", "python", "packages", "verify", "finish")
_THOUSANDTHS = 1000


class ProgressBox(QWidget):
    """A bar with words above and below it."""

    cancelled = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.stage = Text(self)
        self.bar = thin_bar("cloudmaskSetupProgress", tr("Progress of the installation"), self)
        self.bytes = Text(self, small=True)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setObjectName("cloudmaskSetupCancel")
        self.cancel.setAccessibleName(tr("Cancel the installation"))
        layout = column(self)
        for widget in (self.stage, self.bar, self.bytes, self.cancel):
            layout.addWidget(widget)
        self.cancel.clicked.connect(self._on_cancel)
        self.setVisible(False)

    def start(self) -> None:
        """Begins, before the first step is known."""
        self.stage.say(tr("Preparing…"))
        self.bytes.say("")
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(True)
        self.setVisible(True)

    def show_step(self, step: Step) -> None:
        """Shows the step that is being done."""
        if not self.cancel.isEnabled():
            return  # the last word is that it is being cancelled
        place = STAGES.index(step.stage) + 1 if step.stage in STAGES else 1
        words = tr("{text} (step {place} of {count})").format(text=step.text, place=place, count=len(STAGES))
        self.stage.say(words)
        if step.total > 0:
            self.bar.setRange(0, _THOUSANDTHS)
            self.bar.setValue(min(_THOUSANDTHS, round(_THOUSANDTHS * step.done / step.total)))
            self.bytes.say(tr("{done} of {total}").format(done=data_size(step.done), total=data_size(step.total)))
        else:
            self.bar.setRange(0, 0)
            self.bytes.say(data_size(step.done) if step.done else "")

    def show_check(self) -> None:
        """The engine is tried, which takes seconds and cannot be cancelled."""
        self.start()
        self.stage.say(tr("Trying the engine…"))
        self.cancel.setVisible(False)

    def end(self) -> None:
        """Shows nothing any more."""
        self.setVisible(False)

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.stage.say(tr("Cancelling…"))
        self.bar.setRange(0, 0)
        self.cancelled.emit()
