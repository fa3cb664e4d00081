"""How a mask is drawn from probabilities, as sliders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import QWidget

from ...engine.classes import CLASSES, CLEAR
from ..layers import class_title
from ..translate import tr
from .preview_slider import SliderField
from .widgets import Scrolled, Text, column

_PROBABILITIES = tuple(number / 100 for number in range(101))
_METRES = tuple(float(number) for number in range(0, 510, 10))
_AREAS = (0.0, *(factor * 10.0**power for power in range(2, 6) for factor in (1, 2, 5)), 1e6)
_FARTHEST, _LARGEST = 10_000.0, 1e9
_AIR = 8


@dataclass(frozen=True)
class Drawing:
    """Fields of a request that say how a mask is drawn.

    Attributes:
        thresholds: Probability from which a pixel has a class, by its name; what is missing is the model's.
        buffer_clouds: Metres.
        buffer_shadows: Metres.
        min_area: Square metres.
    """

    thresholds: Dict[str, float] = field(default_factory=dict)
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0

    @classmethod
    def of(cls, report: Mapping[str, Any]) -> Drawing:
        """How the mask of a report was drawn."""
        told = report.get("refinement") or {}
        return cls(
            {name: round(float(value), 2) for name, value in (told.get("thresholds") or {}).items()},
            *(float(told.get(name) or 0) for name in ("buffer_clouds", "buffer_shadows", "min_area")),
        )

    def fields(self) -> Dict[str, Any]:
        """As requests take them."""
        return {
            "thresholds": dict(self.thresholds) or None,
            "buffer_clouds": self.buffer_clouds,
            "buffer_shadows": self.buffer_shadows,
            "min_area": self.min_area,
        }


class RefineControls(Scrolled):
    """A slider each for thresholds, buffers and the least area."""

    changed = pyqtSignal()
    """By a person, not by `show_drawing`."""
    shown = pyqtSignal(bool)
    """Whether they can be seen."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        classes = [each for each in CLASSES if each is not CLEAR]
        least = Text(self)
        least.say(tr("Least probability of"))
        layout = column(self)
        layout.addWidget(least)
        self.thresholds = {each.name: self._threshold(each.name, class_title(each)) for each in classes}
        self.buffer_clouds = self._metres("cloudmaskRefineClouds", tr("Widen clouds by"))
        self.buffer_shadows = self._metres("cloudmaskRefineShadows", tr("Widen shadows by"))
        area = tr("Drop patches below")
        self.min_area = SliderField(
            "cloudmaskRefineArea", area, area, _AREAS, most=_LARGEST, unit=tr(" m²"), parent=self
        )
        fields = (*self.thresholds.values(), self.buffer_clouds, self.buffer_shadows, self.min_area)
        widest = max(each.spin.sizeHint().width() for each in fields[:-1]) + _AIR
        for each in fields:
            each.spin.setFixedWidth(widest)
            each.changed.connect(self.changed)
            layout.addWidget(each)
        layout.addStretch(1)

    @property
    def drawing(self) -> Drawing:
        """What is chosen."""
        given = {name: each.value for name, each in self.thresholds.items()}
        return Drawing(
            {name: value for name, value in given.items() if value is not None},
            *(each.value or 0.0 for each in (self.buffer_clouds, self.buffer_shadows, self.min_area)),
        )

    def show_drawing(self, drawing: Drawing) -> None:
        """Shows how a mask is drawn."""
        for name, each in self.thresholds.items():
            each.set_value(drawing.thresholds.get(name))
        self.buffer_clouds.set_value(drawing.buffer_clouds)
        self.buffer_shadows.set_value(drawing.buffer_shadows)
        self.min_area.set_value(drawing.min_area)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Tells it; a window that was made small has not hidden them."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Tells it."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.shown.emit(False)

    def _threshold(self, name: str, title: str) -> SliderField:
        return SliderField(
            f"cloudmaskRefine_{name}",
            title,
            tr("Probability from which a pixel is {name}").format(name=title),
            _PROBABILITIES,
            most=1.0,
            decimals=2,
            own=tr("model's own"),
            parent=self,
        )

    def _metres(self, name: str, title: str) -> SliderField:
        return SliderField(name, title, title, _METRES, most=_FARTHEST, unit=tr(" m"), parent=self)
