"""What the numbers of a layer mean, where its files do not say it: asked once, and remembered for the layer."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QComboBox, QDoubleSpinBox, QPushButton, QRadioButton, QWidget

from ...engine.sentinel2 import OFFSET, QUANTIFICATION
from ..answers import Answers
from ..translate import tr
from ..words import MINUS
from .widgets import Section, Text, buttons, form, narrow

_AS_RECOGNISED, _SHIFTED, _PLAIN, _OTHER = range(4)


class RadiometrySection(Section):
    """The question for level and offset."""

    answered = pyqtSignal(object)
    """An `Answers` without bands."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Offset and level"), "cloudmaskRadiometry", parent)
        self.setSaveCollapsedState(False)
        self.why = Text(self)
        self.choices = QButtonGroup(self)
        self._add_choices()
        self.offset = self._spin("cloudmaskOffset", tr("Offset"), -100000, 100000, 0, OFFSET)
        self.scale = self._spin("cloudmaskScale", tr("Divided by"), 0.0001, 1e9, 4, QUANTIFICATION)
        self.level = narrow(QComboBox(self))
        self.level.setObjectName("cloudmaskLevel")
        self.level.setAccessibleName(tr("Processing level"))
        for title, level in (
            (tr("As recognised"), None),
            (tr("1C, top of atmosphere"), "L1C"),
            (tr("2A, surface"), "L2A"),
            (tr("8-bit true-colour picture"), "RGB8"),
        ):
            self.level.addItem(title, level)
        self.numbers = QWidget(self)
        fields = form()
        fields.addRow(tr("Offset"), self.offset)
        fields.addRow(tr("Divided by"), self.scale)
        self.numbers.setLayout(fields)
        levels = form()
        levels.addRow(tr("Level"), self.level)
        self.later = QPushButton(tr("&Not now"), self)
        self.later.setObjectName("cloudmaskLater")
        self.later.setAccessibleName(tr("Leave it as it is"))
        self.use = QPushButton(tr("&Keep answer"), self)
        self.use.setObjectName("cloudmaskRemember")
        self.use.setAccessibleName(tr("Remember this for the layer"))
        for part in (self.numbers, levels, buttons(self.later, self.use)):
            self.add(part)
        self.choices.idToggled.connect(self._show_fields)
        self.level.currentIndexChanged.connect(self._show_fields)
        self.use.clicked.connect(self._answer)
        self.later.clicked.connect(self.hide)
        self.setVisible(False)

    def open(self, said: Answers, *, known: bool) -> None:
        """Asks.

        Args:
            said: What was said for the layer before.
            known: Whether the files say it themselves, and this is only to correct them.
        """
        self.why.say(
            tr("Choose what the layer's files say, or correct it.")
            if known
            else tr(
                "Since January 2022, products have 1000 added to every value. This layer does not say whether it has."
            )
        )
        for button in self.choices.buttons():
            button.setVisible(known or self.choices.id(button) != _AS_RECOGNISED)
        self.choices.button(self._choice(said, known)).setChecked(True)
        if said.offset is not None:
            self.offset.setValue(said.offset)
        if said.scale:
            self.scale.setValue(1 / said.scale)
        self.level.setCurrentIndex(max(0, self.level.findData(said.level)))
        self._show_fields()
        self.setCollapsed(False)
        self.setVisible(True)

    def _add_choices(self) -> None:
        self.add(self.why)
        for number, name, title, tip in (
            (_AS_RECOGNISED, "cloudmaskAsRecognised", tr("As the &files say"), ""),
            (
                _SHIFTED,
                "cloudmaskShifted",
                tr("{offset}: since 2022").format(offset=f"{MINUS}{-OFFSET}"),
                tr("Processing baseline 04.00 and later; also older scenes that were processed again"),
            ),
            (
                _PLAIN,
                "cloudmaskPlain",
                tr("0: older, or applied"),
                tr("Before January 2022 (processing baseline before 04.00), or a provider that has applied it"),
            ),
            (_OTHER, "cloudmaskOther", tr("Other numbers"), tr("Your own offset and scale")),
        ):
            button = QRadioButton(title, self)
            button.setObjectName(name)
            button.setAccessibleName(title.replace("&", ""))
            button.setToolTip(tip)
            self.choices.addButton(button, number)
            self.add(button)

    def _spin(self, name: str, title: str, least: float, most: float, digits: int, value: float) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setObjectName(name)
        spin.setAccessibleName(title)
        spin.setDecimals(digits)
        spin.setRange(least, most)
        spin.setValue(value)
        return spin

    @staticmethod
    def _choice(said: Answers, known: bool) -> int:
        if said.scale is not None:
            return _OTHER
        if said.offset is None:
            return _AS_RECOGNISED if known else _SHIFTED
        return {float(OFFSET): _SHIFTED, 0.0: _PLAIN}.get(said.offset, _OTHER)

    def _show_fields(self) -> None:
        picture = self.level.currentData() == "RGB8"  # its values are colours, without offset or scale
        for button in self.choices.buttons():
            button.setEnabled(not picture)
        self.numbers.setVisible(self.choices.checkedId() == _OTHER and not picture)

    def _answer(self) -> None:
        level, choice = self.level.currentData(), self.choices.checkedId()
        offset = scale = None
        if level != "RGB8":
            offset = {_SHIFTED: float(OFFSET), _PLAIN: 0.0, _OTHER: self.offset.value()}.get(choice)
            scale = 1 / self.scale.value() if choice == _OTHER else None
        self.setVisible(False)
        self.answered.emit(Answers(level=level, offset=offset, scale=scale))
