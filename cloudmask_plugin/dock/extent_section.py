"""Which part of the layer is masked."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsGeometry,
    QgsMapLayerProxyModel,
    QgsRasterLayer,
    QgsRectangle,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapLayerComboBox, QgsMapTool, QgsMapToolExtent, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from ..areas import Area, box_area, polygon_area
from ..failure import Failure, FailureError
from ..translate import tr
from ..words import number
from .icons import icon
from .widgets import Section, Text, narrow

_WHOLE, _CANVAS, _DRAWN, _POLYGONS = "whole", "canvas", "drawn", "polygons"
_COLOUR = QColor(47, 128, 194)


class ExtentSection(Section):
    """The whole layer, what the map shows, a rectangle, or polygons.

    Args:
        canvas: The map.
    """

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Area"), "cloudmaskAreas", parent)
        self._canvas = canvas
        self._box: Optional[QgsRectangle] = None
        self._crs = canvas.mapSettings().destinationCrs()
        self._shown = True
        self._former_tool: Optional[QgsMapTool] = None
        self._tool: Optional[QgsMapToolExtent] = None
        self._band: Optional[QgsRubberBand] = None
        self.mode = narrow(QComboBox(self))
        self.mode.setObjectName("cloudmaskArea")
        self.mode.setAccessibleName(tr("Area"))
        self.mode.addItem(tr("Whole layer"), _WHOLE)
        self.mode.addItem(tr("What the map shows"), _CANVAS)
        self.mode.addItem(tr("Rectangle drawn on the map"), _DRAWN)
        self.mode.addItem(tr("Polygons of a layer"), _POLYGONS)
        self.draw = QPushButton(icon("draw_area"), tr("Draw on the map"), self)
        self.draw.setObjectName("cloudmaskDraw")
        self.draw.setAccessibleName(tr("Draw a rectangle on the map"))
        self.draw.setCheckable(True)
        self.drawn = Text(self, small=True)
        self.polygons = narrow(QgsMapLayerComboBox(self))
        self.polygons.setObjectName("cloudmaskPolygons")
        self.polygons.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.polygons.setAccessibleName(tr("Layer with polygons"))
        self.selected = QCheckBox(tr("Only selected polygons"), self)
        self.selected.setObjectName("cloudmaskSelected")
        self.selected.setAccessibleName(tr("Only selected polygons"))
        for part in (self.mode, self.draw, self.drawn, self.polygons, self.selected):
            self.add(part)
        self._show_mode()
        self.mode.currentIndexChanged.connect(self._show_mode)
        self.draw.toggled.connect(self._draw)

    def area(self, layer: QgsRasterLayer) -> Optional[Area]:
        """The area on a layer; None for all of it.

        Raises:
            FailureError: There is no such area.
        """
        mode = self.mode.currentData()
        if mode == _CANVAS:
            return box_area(layer, self._canvas.extent(), self._canvas.mapSettings().destinationCrs())
        if mode == _DRAWN:
            if self._box is None:
                raise _refusal(tr("no rectangle is drawn"), tr("choose 'Draw on the map' and drag one there"))
            return box_area(layer, self._box, self._crs)
        if mode == _POLYGONS:
            polygons = self.polygons.currentLayer()
            if polygons is None:
                raise _refusal(tr("the map has no layer with polygons"), tr("add one, or choose the whole layer"))
            return polygon_area(polygons, selected=self.selected.isChecked())
        return None

    def forget(self) -> None:
        """Takes everything off the map."""
        self.draw.setChecked(False)
        self._box = None
        self.drawn.say("")
        self._show_box()
        if self._tool is not None:
            self._tool.deleteLater()
            self._tool = None

    def show_on_map(self, shown: bool) -> None:
        """Leaves nothing on the map where the dock is not seen."""
        self._shown = shown
        if not shown:
            self._stop_drawing()
        self._show_box()

    def _show_mode(self) -> None:
        mode = self.mode.currentData()
        self.draw.setVisible(mode == _DRAWN)
        self.drawn.setVisible(mode == _DRAWN and self._box is not None)
        self.polygons.setVisible(mode == _POLYGONS)
        self.selected.setVisible(mode == _POLYGONS)
        if mode != _DRAWN:
            self.draw.setChecked(False)
        self._show_box()

    def _draw(self, on: bool) -> None:
        if self._tool is None:
            self._tool = QgsMapToolExtent(self._canvas)
            self._tool.extentChanged.connect(self._take)
            self._tool.deactivated.connect(self._stop_drawing)
        if on:
            self._former_tool = self._canvas.mapTool()
            self._canvas.setMapTool(self._tool)
        elif self._canvas.mapTool() is self._tool:
            if self._former_tool is None or sip.isdeleted(self._former_tool):
                self._canvas.unsetMapTool(self._tool)
            else:
                self._canvas.setMapTool(self._former_tool)

    def _stop_drawing(self) -> None:
        self.draw.setChecked(False)

    def _take(self, box: QgsRectangle) -> None:
        if box.isEmpty():
            return
        self._box, self._crs = QgsRectangle(box), self._canvas.mapSettings().destinationCrs()
        self.draw.setChecked(False)
        width, height = number(box.width()), number(box.height())
        unit = QgsUnitTypes.toString(self._crs.mapUnits())
        self.drawn.say(tr("{width} × {height} {unit}").format(width=width, height=height, unit=unit))
        self._show_box()

    def _show_box(self) -> None:
        """Shows the rectangle on the map as long as it is the one that will be masked."""
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None
        if self._shown and self._box is not None and self.mode.currentData() == _DRAWN:
            self._band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            self._band.setColor(_COLOUR)
            self._band.setFillColor(QColor(0, 0, 0, 0))
            self._band.setWidth(2)
            self._band.setToGeometry(QgsGeometry.fromRect(self._box), self._crs)


def _refusal(sentence: str, hint: str) -> FailureError:
    return FailureError(Failure("usage", sentence, hint))
