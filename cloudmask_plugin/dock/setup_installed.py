"""Which Python runs the engine, how much room it takes, and what can be done about it."""

from __future__ import annotations

import os
from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QPushButton, QWidget

from ...engine import protocol
from .. import settings
from ..environment.python import VARIABLE, find_python, user_environment
from ..failure import FailureError
from ..translate import tr
from .setup_table import Table
from .setup_words import breakable, data_size
from .widgets import SPACING, column


class PythonTable(Table):
    """Which Python runs the engine, and how much room the plugin's own takes."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__((tr("Python"), tr("Kind"), tr("Engine"), tr("On the disk")), parent)

    def show_python(self, hello: Optional[protocol.Hello]) -> None:
        """Shows which Python is used now.

        Args:
            hello: The first words of the engine, where it runs.
        """
        try:
            path, kind = str(find_python()), _kind()
            self.say(tr("Python"), breakable(path), path)
        except FailureError as error:
            kind = tr("none")
            self.say(tr("Python"), error.failure.text)
        self.say(tr("Kind"), kind)
        running = None if hello is None else f"{hello.engine}, PyTorch {hello.torch}"
        self.say(tr("Engine"), running or tr("not started yet"))
        self.show_room(None)

    def show_room(self, size: Optional[int]) -> None:
        """Shows what the plugin's own environment takes of the disk; None while it is being counted."""
        folder = str(user_environment())
        if size is None:
            told = tr("counting…")
        elif size == 0:
            told = tr("nothing of its own")
        else:
            told = tr("{size} in {folder}").format(size=data_size(size), folder=breakable(folder))
        self.say(tr("On the disk"), told, folder)


class InstalledBox(QWidget):
    """What there is, and buttons that ask for something else."""

    again_wanted = pyqtSignal()
    removal_wanted = pyqtSignal()
    choice_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._size = 0
        self.table = PythonTable(self)
        self.again = self._button("cloudmaskSetUpAgain", tr("Set up again…"))
        self.choose = self._button("cloudmaskChooseAnother", tr("Choose another Python…"))
        self.remove = self._button("cloudmaskRemoveEngine", tr("Remove…"))
        layout = column(self)
        layout.addWidget(self.table)
        layout.addSpacing(SPACING)
        for button in (self.again, self.choose, self.remove):
            layout.addWidget(button)
        self.again.clicked.connect(self.again_wanted)
        self.choose.clicked.connect(self.choice_wanted)
        self.remove.clicked.connect(self._ask_to_remove)

    def show_python(self, hello: Optional[protocol.Hello]) -> None:
        """Shows which Python is used now; `hello` are the first words of the engine, where it runs."""
        self.table.show_python(hello)
        self.remove.setEnabled(False)

    def show_room(self, size: int) -> None:
        """Shows what the plugin's own environment takes of the disk."""
        self._size = size
        self.table.show_room(size)
        self.remove.setEnabled(size > 0)

    def _ask_to_remove(self) -> None:
        question = tr("Remove the engine's environment? {size} become free; a run that is going on ends with it.")
        answer = QMessageBox.question(
            self,
            tr("Remove the engine"),
            question.format(size=data_size(self._size)),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            QMessageBox.StandardButton.No,
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.removal_wanted.emit()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAccessibleName(text.rstrip("…"))
        return button


def _kind() -> str:
    if settings.python_path():
        return tr("chosen by you")
    if os.environ.get(VARIABLE):
        return tr("named by the variable {name}").format(name=VARIABLE)
    return tr("set up by cloudmask")
