"""What few people change: more results, margins around clouds, thresholds, bands, the device."""

from __future__ import annotations

from dataclasses import replace
from typing import Dict, Optional, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QWidget

from ...engine.classes import CLASSES, CLEAR
from ..layers import class_title
from ..settings import MaskOptions
from ..translate import tr
from .device_box import DeviceBox
from .widgets import Section, Text, form


class OptionsSection(Section):
    """Folded until somebody wants it."""

    changed = pyqtSignal()
    opened = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Options"), "cloudmaskOptions", parent, folded=True)
        self.polygons = self._check("cloudmaskOutlines", tr("Outlines as polygons"))
        self.probabilities = self._check("cloudmaskProbabilities", tr("Probab&ilities"))
        self.report = self._check("cloudmaskReport", tr("Report as a file"))
        self.buffer_clouds = self._spin("cloudmaskBufferClouds", tr("Widen clouds by"), 10000, 10, tr(" m"))
        self.buffer_shadows = self._spin("cloudmaskBufferShadows", tr("Widen shadows by"), 10000, 10, tr(" m"))
        self.min_area = self._spin("cloudmaskMinArea", tr("Drop patches below"), 1e9, 1000, tr(" m²"))
        self.thresholds: Dict[str, QDoubleSpinBox] = {
            each.name: self._threshold(each.name, class_title(each)) for each in CLASSES if each is not CLEAR
        }
        self.device = DeviceBox(self)
        self.all_bands = self._check("cloudmaskAllBands", tr("All of them (slower)"))
        self.all_bands.setToolTip(tr("Also bands that the model gains nothing from on most scenes"))
        self.unused = Text(self, small=True)
        self.unused.setObjectName("cloudmaskDrawingUnused")
        self._lay_out()
        for check in (self.polygons, self.probabilities, self.report, self.all_bands):
            check.toggled.connect(self.changed)
        for spin in self._drawing:
            spin.valueChanged.connect(self.changed)
        self.device.currentIndexChanged.connect(self.changed)
        self.collapsedStateChanged.connect(lambda folded: None if folded else self.opened.emit())

    def restore(self, options: MaskOptions) -> None:
        """Shows what was chosen last."""
        self.polygons.setChecked(options.polygons)
        self.probabilities.setChecked(options.probabilities)
        self.report.setChecked(options.report)
        self.all_bands.setChecked(options.all_bands)
        self.buffer_clouds.setValue(options.buffer_clouds)
        self.buffer_shadows.setValue(options.buffer_shadows)
        self.min_area.setValue(options.min_area)
        self.device.choose(options.device)
        for name, spin in self.thresholds.items():
            spin.setValue(_number(options.thresholds.get(name)))

    def into(self, options: MaskOptions) -> MaskOptions:
        """The options with what is chosen here."""
        return replace(
            options,
            polygons=self.polygons.isChecked(),
            probabilities=self.probabilities.isChecked(),
            report=self.report.isChecked(),
            all_bands=self.all_bands.isChecked(),
            buffer_clouds=self.buffer_clouds.value(),
            buffer_shadows=self.buffer_shadows.value(),
            min_area=self.min_area.value(),
            device=self.device.device,
            thresholds={name: round(spin.value(), 2) for name, spin in self.thresholds.items() if spin.value() > 0},
        )

    def show_texts(self, given: bool) -> None:
        """Whether the mask is one of texts, of which nothing is widened, dropped or chosen by a threshold."""
        for spin in self._drawing:
            spin.setEnabled(not given)
        self.unused.say(tr("These are for clouds and shadows; with texts they have no effect.") if given else "")

    @property
    def _drawing(self) -> Tuple[QDoubleSpinBox, ...]:
        """What says how a mask of clouds is drawn."""
        return (self.buffer_clouds, self.buffer_shadows, self.min_area, *self.thresholds.values())

    def _lay_out(self) -> None:
        also = Text(self)
        also.say(tr("Also make"))
        for part in (also, self.polygons, self.probabilities, self.report):
            self.add(part)
        fields = form()
        fields.addRow(self.unused)
        fields.addRow(tr("Widen clouds by"), self.buffer_clouds)
        fields.addRow(tr("Widen shadows by"), self.buffer_shadows)
        fields.addRow(tr("Drop patches below"), self.min_area)
        least = Text(self)
        least.say(tr("Least probability of"))
        fields.addRow(least)
        for each in CLASSES:
            if each is not CLEAR:
                fields.addRow(class_title(each), self.thresholds[each.name])
        fields.addRow(tr("Device"), self.device)
        fields.addRow(tr("Bands"), self.all_bands)
        self.add(fields)

    def _check(self, name: str, title: str) -> QCheckBox:
        box = QCheckBox(title, self)
        box.setObjectName(name)
        box.setAccessibleName(title.replace("&", ""))
        return box

    def _spin(self, name: str, title: str, most: float, step: float, unit: str) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setObjectName(name)
        spin.setAccessibleName(title)
        spin.setDecimals(0)
        spin.setRange(0, most)
        spin.setSingleStep(step)
        spin.setSuffix(unit)
        spin.setMinimumWidth(60)
        return spin

    def _threshold(self, name: str, title: str) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setObjectName(f"cloudmaskThreshold_{name}")
        spin.setAccessibleName(tr("Probability from which a pixel is {name}").format(name=title))
        spin.setToolTip(tr("Probability from which a pixel is {name}").format(name=title))
        spin.setRange(0, 1)
        spin.setSingleStep(0.05)
        spin.setSpecialValueText(tr("model's own"))
        spin.setMinimumWidth(spin.sizeHint().width())
        return spin


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0
