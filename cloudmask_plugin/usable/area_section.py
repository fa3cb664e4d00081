"""For which polygons dates are looked for, and how closely."""

from __future__ import annotations

import shutil
from functools import partial
from typing import Callable, Iterable, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.gui import QgsFieldComboBox, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from ..background import Stopped
from ..dock.widgets import Section, form, narrow
from ..failure import Failure, FailureError
from ..translate import tr
from ..worker.job import cancelled
from .assessing import make_folder
from .zones import RESOLUTIONS, Zones, write_zones

MOST_POLYGONS = 2000
"""What a table and a chart can show; the Processing algorithm takes any number."""

_POLYGONS, _CANVAS = "polygons", "canvas"
_FILE = "polygons.gpkg"


class AreaSection(Section):
    """Polygons of a layer, or what the map shows.

    Args:
        canvas: The map.
    """

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Area"), "cloudmaskUsableAreas", parent)
        self._canvas = canvas
        self.mode = narrow(QComboBox(self))
        self.mode.setObjectName("cloudmaskUsableArea")
        self.mode.setAccessibleName(tr("Area"))
        self.mode.addItem(tr("Polygons of a layer"), _POLYGONS)
        self.mode.addItem(tr("What the map shows"), _CANVAS)
        self.polygons = narrow(QgsMapLayerComboBox(self))
        self.polygons.setObjectName("cloudmaskUsablePolygons")
        self.polygons.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.polygons.setAccessibleName(tr("Layer with polygons"))
        self.field = narrow(QgsFieldComboBox(self))
        self.field.setObjectName("cloudmaskUsableField")
        self.field.setAllowEmptyFieldName(True)
        self.field.setAccessibleName(tr("Field that names a polygon"))
        self.field.setToolTip(tr("Its value names each polygon; empty: the layer's own feature ids"))
        self.selected = QCheckBox(tr("Only selected polygons"), self)
        self.selected.setObjectName("cloudmaskUsableSelected")
        self.selected.setAccessibleName(tr("Only selected polygons"))
        self.resolution = narrow(QComboBox(self))
        self.resolution.setObjectName("cloudmaskUsableResolution")
        self.resolution.setAccessibleName(tr("Resolution"))
        self.resolution.addItem(tr("Automatic"), None)
        for metres in RESOLUTIONS:
            self.resolution.addItem(tr("{count} m").format(count=metres), metres)
        self.field_label = QLabel(tr("Named &by"), self)
        self.field_label.setBuddy(self.field)
        resolution_label = QLabel(tr("Resolutio&n"), self)
        resolution_label.setBuddy(self.resolution)
        fields = form()
        fields.addRow(self.field_label, self.field)
        fields.addRow(resolution_label, self.resolution)
        for part in (self.mode, self.polygons, self.selected, fields):
            self.add(part)
        self.mode.currentIndexChanged.connect(self._show_mode)
        self.polygons.layerChanged.connect(self.field.setLayer)
        self.field.setLayer(self.polygons.currentLayer())
        self._show_mode()

    @property
    def metres(self) -> Optional[int]:
        """Metres per pixel; None for what fits the polygons."""
        chosen: Optional[int] = self.resolution.currentData()
        return chosen

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The polygons' layer, where it is one that counts."""
        return self.polygons.currentLayer() if self.mode.currentData() == _POLYGONS else None

    def reader(self) -> Callable[[Stopped], Zones]:
        """A function that writes the polygons, as they are now, into a new folder; in any thread.

        Raises:
            FailureError: There is no area.
        """
        context = QgsProject.instance().transformContext()
        if self.mode.currentData() == _CANVAS:
            return self._canvas_reader(context)
        layer = self.layer
        if layer is None or not layer.isValid():
            sentence = tr("the map has no layer with polygons")
            raise FailureError(Failure("usage", sentence, tr("add one, or choose what the map shows")))
        request = QgsFeatureRequest()
        if self.selected.isChecked():
            if not layer.selectedFeatureCount():
                sentence = tr("no polygon of '{name}' is selected").format(name=layer.name())
                raise FailureError(Failure("usage", sentence, tr("select some, or take all of the layer")))
            request.setFilterFids(layer.selectedFeatureIds())
        # A copy of what the layer is now: it may be removed or edited while it is read.
        source = QgsVectorLayerFeatureSource(layer)
        return partial(
            _write, partial(source.getFeatures, request), layer.crs(), self.field.currentField(), layer.name(), context
        )

    def _canvas_reader(self, context: QgsCoordinateTransformContext) -> Callable[[Stopped], Zones]:
        box = self._canvas.extent()
        if box.isEmpty():
            raise FailureError(Failure("usage", tr("the map shows nothing"), tr("add a layer, or choose polygons")))
        feature = QgsFeature(1)
        feature.setGeometry(QgsGeometry.fromRect(box))
        crs = self._canvas.mapSettings().destinationCrs()
        return partial(_write, lambda: [feature], crs, "", tr("What the map shows"), context)

    def _show_mode(self) -> None:
        polygons = self.mode.currentData() == _POLYGONS
        for widget in (self.polygons, self.field, self.field_label, self.selected):
            widget.setVisible(polygons)


def _write(
    features: Callable[[], Iterable[QgsFeature]],
    crs: QgsCoordinateReferenceSystem,
    field: str,
    name: str,
    context: QgsCoordinateTransformContext,
    stopped: Stopped,
) -> Zones:
    """Writes polygons into a folder of their own, of which nothing is left where that fails."""
    target = make_folder() / _FILE
    try:
        zones = write_zones(features(), crs, field, target, name, context, stopped, MOST_POLYGONS)
        if stopped():  # nobody will hear of it
            raise FailureError(cancelled())
    except FailureError:
        shutil.rmtree(target.parent, ignore_errors=True)
        raise
    return zones
