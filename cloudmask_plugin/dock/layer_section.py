"""Which layer is masked, and what was recognised of it."""

from __future__ import annotations

from typing import Any, Mapping, Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QLabel, QStyle, QWidget

from ..failure import Failure
from ..marks import is_result
from ..translate import tr
from .icons import icon
from .messages import FailureBox
from .widgets import Link, Marked, Text, buttons, column, narrow
from .wording import describe_info, is_sentinel2


class LayerSection(QWidget):
    """A box with the raster layers; below it, a calm line on the one that is chosen."""

    layer_changed = pyqtSignal(object)
    """The layer, or None."""
    bands_wanted = pyqtSignal()
    radiometry_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._chosen = False
        self.box = narrow(QgsMapLayerComboBox(self))
        self.box.setObjectName("cloudmaskLayer")
        self.box.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self.box.setAccessibleName(tr("Layer"))
        self.box.setToolTip(tr("The scene: any raster layer with red, green and blue"))
        label = QLabel(tr("La&yer"), self)
        label.setBuddy(self.box)
        self.line = Marked(self)
        self.notes = Text(self, small=True)
        self.failure = FailureBox(self)
        self.change_bands = Link(tr("Bands…"), self.bands_wanted.emit, self)
        self.change_radiometry = Link(tr("Level and offset…"), self.radiometry_wanted.emit, self)
        layout = column(self)
        layout.addWidget(label)
        layout.addWidget(self.box)
        for widget in (self.line, self.notes, self.failure):
            layout.addWidget(widget)
        links = buttons(self.change_radiometry, self.change_bands, stretch=False)
        layout.addLayout(links)
        self.show_nothing()
        self.box.layerChanged.connect(self._on_layer)
        self.box.activated.connect(self._on_choice)

    @property
    def layer(self) -> Optional[QgsRasterLayer]:
        """The layer that is chosen."""
        layer = self.box.currentLayer()
        return None if layer is None or sip.isdeleted(layer) else layer

    def choose(self, layer: QgsMapLayer) -> None:
        """Takes a layer and stays with it."""
        self._chosen = True
        self.box.setLayer(layer)

    def follow(self, layer: Optional[QgsMapLayer]) -> None:
        """Takes the layer that is current in the layer tree, unless somebody has chosen one here."""
        if not self._chosen and isinstance(layer, QgsRasterLayer) and not is_result(layer):
            self.box.setLayer(layer)

    def show_nothing(self) -> None:
        """Says that a layer is wanted, where there is none."""
        empty = self.layer is None
        self.line.say(tr("Add a Sentinel-2 scene to the map to begin.") if empty else "")
        self._also()

    def show_looking(self, *, later: bool = False) -> None:
        """Says that the layer is being looked at, or will be when the engine has time."""
        self.line.say(tr("Looking at the layer when the mask is done…") if later else tr("Looking at the layer…"))
        self._also()

    def show_looking_done(self) -> None:
        """Says nothing more, as a question is asked below."""
        self.line.say("")
        self._also()

    def show_info(self, info: Mapping[str, Any], notes: str, *, one_file: bool) -> None:
        """Says what was recognised."""
        known = is_sentinel2(info)
        style = QApplication.style()
        mark = icon("sentinel") if known else style.standardIcon(QStyle.StandardPixmap.SP_MessageBoxInformation)
        self.line.say(describe_info(info), mark)
        self.line.setAccessibleName(tr("Recognised as Sentinel-2") if known else tr("Not recognised as Sentinel-2"))
        self._also(notes=notes, bands=one_file, radiometry=True)

    def show_failure(self, failure: Failure) -> None:
        """Says why the layer cannot be masked."""
        self.line.say("")
        self._also(failure=failure)

    def _also(
        self, *, notes: str = "", failure: Optional[Failure] = None, bands: bool = False, radiometry: bool = False
    ) -> None:
        self.notes.say(notes)
        self.failure.show_failure(failure)
        self.change_bands.setVisible(bands)
        self.change_radiometry.setVisible(radiometry)

    def _on_choice(self, _index: int) -> None:
        self._chosen = True

    def _on_layer(self, layer: Optional[QgsMapLayer]) -> None:
        if layer is None:
            self._chosen = False
        self.layer_changed.emit(layer)
