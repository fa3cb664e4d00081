"""Which layers of the project are put on the list."""

from __future__ import annotations

from typing import List, Optional, Sequence

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from ..dock.widgets import MARGIN, Text, column
from ..marks import is_result
from ..translate import tr


class LayersDialog(QDialog):
    """The project's raster layers, to be ticked.

    Args:
        selected: Those that are selected in the layer panel: they are ticked.
    """

    def __init__(self, selected: Sequence[QgsMapLayer], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskLayersDialog")
        self.setWindowTitle(tr("Add layers"))
        self.note = Text(self)
        self.list = QListWidget(self)
        self.list.setObjectName("cloudmaskLayersList")
        self.list.setAccessibleName(tr("Raster layers of the project"))
        ticked = {each.id() for each in selected}
        for layer in _candidates():
            item = QListWidgetItem(layer.name(), self.list)
            item.setData(Qt.ItemDataRole.UserRole, layer.id())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if layer.id() in ticked else Qt.CheckState.Unchecked)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Ok).setText(tr("&Add"))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = column(self, MARGIN)
        for widget in (self.note, self.list, self.buttons):
            layout.addWidget(widget)
        if not self.list.count():
            self.note.say(tr("The project has no raster layer."))
            self.list.setVisible(False)
        self.list.itemChanged.connect(self._refresh)
        self._refresh()

    @property
    def layers(self) -> List[QgsMapLayer]:
        """Those that are ticked and still there."""
        found = (QgsProject.instance().mapLayer(each) for each in self._ticked())
        return [each for each in found if each is not None]

    def _ticked(self) -> List[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [each.data(Qt.ItemDataRole.UserRole) for each in items if each.checkState() == Qt.CheckState.Checked]

    def _refresh(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._ticked()))


def _candidates() -> List[QgsMapLayer]:
    """Raster layers in the order of the layer panel."""
    layers = (each.layer() for each in QgsProject.instance().layerTreeRoot().findLayers())
    return [each for each in layers if isinstance(each, QgsRasterLayer) and not is_result(each)]
