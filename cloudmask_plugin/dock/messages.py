"""A failure as it is shown where it has happened: what is wrong, what to do, and the details for a report."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtWidgets import QApplication, QStyle, QWidget

from ..failure import Failure
from ..translate import tr
from .widgets import Link, Marked, column


class FailureBox(QWidget):
    """Shows a failure in place, and nothing where there is none."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.failure: Optional[Failure] = None
        self.message = Marked(self)
        self.copy = Link(tr("Copy details"), self._copy, self)
        layout = column(self)
        layout.addWidget(self.message)
        layout.addWidget(self.copy)
        self.setVisible(False)

    def show_failure(self, failure: Optional[Failure]) -> None:
        """Shows a failure, or none."""
        self.failure = failure
        self.message.say("" if failure is None else failure.text, self._warning_icon())
        self.copy.setVisible(bool(failure and failure.detail))
        self.setVisible(failure is not None)

    def _warning_icon(self) -> object:
        return self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)

    def _copy(self) -> None:
        if self.failure is not None:
            QApplication.clipboard().setText("\n\n".join(filter(None, (self.failure.text, self.failure.detail))))
