"""A number that is dragged or typed."""

from __future__ import annotations

from bisect import bisect_left
from typing import Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QSlider, QToolButton, QWidget

from ..translate import tr
from .icons import icon
from .widgets import Text, column, row

_HEIGHT = 20


class SliderField(QWidget):
    """A number by its name, a slider below, and a button that gives the number up where it need not be given.

    Args:
        name: Object name of the box with the number; slider and button have it with an ending.
        label: What stands before the number.
        title: The same for who hears nothing else.
        stops: Numbers that the slider stops at, rising; the spin box takes any up to `most`.
        most: The greatest number.
        decimals: That the spin box shows.
        unit: Behind the number.
        own: What is shown in place of a number that is not given; empty where there is always one.
    """

    changed = pyqtSignal()

    def __init__(
        self,
        name: str,
        label: str,
        title: str,
        stops: Sequence[float],
        *,
        most: float,
        decimals: int = 0,
        unit: str = "",
        own: str = "",
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._stops = tuple(stops)
        self._step = 10.0**-decimals
        self._optional = bool(own)
        self.spin = _Box(self)
        self.spin.setObjectName(name)
        self.spin.setAccessibleName(title)
        self.spin.setDecimals(decimals)
        self.spin.setRange(-self._step if own else 0, most)
        self.spin.setSingleStep(self._stops[1] - self._stops[0])
        self.spin.setSuffix(unit)
        self.spin.setSpecialValueText(own)
        self.spin.setKeyboardTracking(False)  # "300" is not 3 and 30 first
        self.spin.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)  # the slider has that part
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName(f"{name}Slider")
        self.slider.setAccessibleName(title)
        self.slider.setRange(0, len(self._stops) - 1)
        self.slider.setPageStep(max(1, len(self._stops) // 10))
        self.slider.setFixedHeight(_HEIGHT)
        words = Text(self)
        words.say(label)
        above, below = row(words, self.spin), row(self.slider)
        above.setStretch(0, 1)
        below.setStretch(0, 1)
        if own:
            self.reset = QToolButton(self)
            self.reset.setObjectName(f"{name}Reset")
            self.reset.setIcon(icon("cancel"))
            self.reset.setAutoRaise(True)
            self.reset.setFixedHeight(_HEIGHT)
            self.reset.setToolTip(tr("Leave it to the model"))
            self.reset.setAccessibleName(tr("Leave it to the model: {name}").format(name=title))
            self.reset.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.reset.clicked.connect(self._give_up)
            below.addWidget(self.reset)
        layout = column(self)
        layout.setSpacing(1)
        layout.addLayout(above)
        layout.addLayout(below)
        self.set_value(None if own else 0.0)
        self.slider.valueChanged.connect(self._on_slider)
        self.spin.valueChanged.connect(self._on_spin)

    @property
    def value(self) -> Optional[float]:
        """The number, None where it is not given."""
        value = self.spin.value()
        return None if self._optional and value < -self._step / 2 else round(max(value, 0.0), self.spin.decimals())

    def set_value(self, value: Optional[float]) -> None:
        """Shows a number, or none, and tells nobody."""
        for each in (self.slider, self.spin):
            each.blockSignals(True)
        self.spin.setValue(self.spin.minimum() if value is None else value)
        self._follow()
        for each in (self.slider, self.spin):
            each.blockSignals(False)

    def _follow(self) -> None:
        """Brings the slider near the number; without one it rests in the middle."""
        value = self.value
        if self._optional:
            self.reset.setEnabled(value is not None)
        if value is None:
            self.slider.setValue(len(self._stops) // 2)
            return
        above = min(bisect_left(self._stops, value), len(self._stops) - 1)
        below = max(0, above - 1)
        nearer = below if value - self._stops[below] < self._stops[above] - value else above
        self.slider.setValue(nearer)

    def _on_slider(self, index: int) -> None:
        self.set_value(self._stops[index])
        self.changed.emit()

    def _on_spin(self) -> None:
        self.set_value(self.value)
        self.changed.emit()

    def _give_up(self) -> None:
        self.set_value(None)
        self.changed.emit()


class _Box(QDoubleSpinBox):
    """From no number at all, the keyboard goes to the middle: the least number would change everything."""

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """By the keyboard or the wheel."""
        if self.specialValueText() and self.value() == self.minimum() and steps > 0:
            self.setValue(self.maximum() / 2)
        else:
            super().stepBy(steps)
