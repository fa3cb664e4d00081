"""Three ways to an engine, as clear choices."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Union

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from .. import settings
from ..environment.plan import MANAGED, WHEELS
from ..translate import tr
from .widgets import SPACING, Text, buttons, column

PYTHON = "python"
_INDENT = 22
"""Pixels: what belongs to a choice stands below its words."""
_LEAST = 60


class Choice(QWidget):
    """A choice whose words wrap, and can be clicked as well.

    Args:
        group: Of which one is chosen.
        name: Object name of the button.
        title: In a few words.
        text: What it means.
    """

    def __init__(self, group: QButtonGroup, name: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QRadioButton(self)
        self.button.setObjectName(name)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(text)
        group.addButton(self.button)
        words = column(QWidget(self))
        for part, small in ((title, False), (text, True)):
            label = Text(self, small=small)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            label.say(part)
            words.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words.parentWidget(), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the words is one on the button."""
        super().mouseReleaseEvent(event)
        self.button.click()


class WaysBox(QWidget):
    """Which way, and the file or folder that it needs."""

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._layout = column(self)
        self.managed = self._choice(
            "cloudmaskWayManaged",
            tr("Automatically (recommended)"),
            tr("Fetches a Python of its own and the engine's packages into the folder below."),
        )
        self.own = self._choice(
            "cloudmaskWayPython",
            tr("With a Python that I have"),
            tr("A Python or conda environment that has the engine's packages; nothing is changed in it."),
        )
        self.python = _path_field("cloudmaskPythonPath", tr("Python or folder of an environment"), self)
        self.choose = _button("cloudmaskChoosePython", tr("Choose Pytho&n…"), tr("Choose the engine's Python"), self)
        self.choose_environment = _button(
            "cloudmaskChooseEnvironment", tr("&Folder…"), tr("Choose the folder of an environment"), self
        )
        self._python_row = self._below(self.python, buttons(self.choose, self.choose_environment, stretch=False))
        self.offline = self._choice(
            "cloudmaskWayWheels",
            tr("From a folder of wheels (offline)"),
            tr("For computers without internet: the files are fetched on another one beforehand."),
        )
        self.wheels = _path_field("cloudmaskWheelsPath", tr("Folder of wheels"), self)
        self.choose_wheels = _button("cloudmaskChooseWheels", tr("Folder…"), tr("Choose the folder of wheels"), self)
        self.base = _path_field("cloudmaskBasePython", tr("Python for it, where none is found"), self)
        self.choose_base = _button("cloudmaskChooseBase", tr("Python…"), tr("Choose the Python to install with"), self)
        self._wheels_row = self._below(
            self.wheels, buttons(self.choose_wheels, stretch=False), self.base, buttons(self.choose_base, stretch=False)
        )
        self.managed.setChecked(True)
        self._group.buttonToggled.connect(lambda _button, checked: self._on_way() if checked else None)
        for line in (self.python, self.wheels, self.base):
            line.editingFinished.connect(self.changed)
        self.choose.clicked.connect(self._choose_python)
        self.choose_environment.clicked.connect(self._choose_environment)
        self.choose_wheels.clicked.connect(self._choose_wheels)
        self.choose_base.clicked.connect(self._choose_base)
        self._show_rows()

    @property
    def way(self) -> str:
        """`MANAGED`, `PYTHON` or `WHEELS`."""
        if self.own.isChecked():
            return PYTHON
        return WHEELS if self.offline.isChecked() else MANAGED

    @property
    def wheels_folder(self) -> Optional[Path]:
        """The folder of wheels; None where none was chosen."""
        return _path(self.wheels)

    @property
    def base_python(self) -> Optional[Path]:
        """The Python that the environment is made with; None where it is looked for."""
        return _path(self.base)

    def take_python(self, path: str) -> None:
        """Shows a Python as the chosen way."""
        self.python.setText(path)
        self.own.setChecked(True)

    def _choice(self, name: str, title: str, text: str) -> QRadioButton:
        choice = Choice(self._group, name, title, text, self)
        self._layout.addWidget(choice)
        return choice.button

    def _below(self, *parts: Union[QLineEdit, QLayout]) -> QWidget:
        """Fields over the full width, and their buttons below them: a dock may be narrow."""
        owner = QWidget(self)
        layout = column(owner)
        layout.setContentsMargins(_INDENT, 0, 0, SPACING)
        for part in parts:
            if isinstance(part, QLineEdit):
                layout.addWidget(part)
            else:
                layout.addLayout(part)
        self._layout.addWidget(owner)
        return owner

    def _on_way(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        self._python_row.setVisible(self.way == PYTHON)
        self._wheels_row.setVisible(self.way == WHEELS)

    def _choose_python(self) -> None:
        start = self.python.text() or settings.python_path()
        path, _kind = QFileDialog.getOpenFileName(self, tr("Python of the engine"), start)
        self._take(self.python, path)

    def _choose_base(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, tr("Python to install with"), self.base.text())
        self._take(self.base, path)

    def _choose_environment(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Folder of an environment"), self.python.text())
        self._take(self.python, path)

    def _choose_wheels(self) -> None:
        path = QFileDialog.getExistingDirectory(self, tr("Folder of wheels"), self.wheels.text())
        self._take(self.wheels, path)

    def _take(self, line: QLineEdit, path: str) -> None:
        if path:
            line.setText(path)
            self.changed.emit()


def _path(line: QLineEdit) -> Optional[Path]:
    text = line.text().strip()
    return Path(text) if text else None


def _path_field(name: str, title: str, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    line.setObjectName(name)
    line.setAccessibleName(title)
    line.setPlaceholderText(title)
    return line


def _button(name: str, text: str, title: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAccessibleName(title)
    button.setMinimumWidth(_LEAST)  # two of them stand side by side
    return button
