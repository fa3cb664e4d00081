"""What the columns of a narrow table do not say of a scene."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..dock.messages import FailureBox
from ..dock.widgets import Link, Text, column
from ..failure import Failure
from ..shares import shares_line, shares_of
from ..translate import tr
from .records import Record


class DetailBox(QWidget):
    """Why a scene has failed, or what was found in it; nothing where nothing is known."""

    map_wanted = pyqtSignal()
    """Somebody wants to see the mask on the map."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.text = Text(self, small=True)
        self.failure = FailureBox(self)
        self.link = Link(tr("Show on the map"), self.map_wanted.emit, self)
        self.link.setObjectName("cloudmaskBatchShow")
        layout = column(self)
        for widget in (self.text, self.failure, self.link):
            layout.addWidget(widget)
        self.show_record(None)

    def show_record(self, record: Optional[Record]) -> None:
        """Tells of a scene, or of none."""
        report = None if record is None else record.report
        told = ""
        if record is not None and report is not None:
            told = "\n".join(filter(None, (shares_line(shares_of(report)), record.notes)))
        self.failure.show_failure(None if record is None else record.failure)
        self.text.say(told)
        self.link.setVisible(bool(told))
        self.setVisible(bool(told) or self.failure.failure is not None)

    def show_failure(self, failure: Failure) -> None:
        """Tells what has gone wrong with the scene since."""
        self.failure.show_failure(failure)
        self.setVisible(True)
