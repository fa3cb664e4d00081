"""One of several scenes on the map."""

from __future__ import annotations

from typing import Iterable, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsMapCanvas

_ROOM = 1.3
"""How much wider than a polygon the map is."""


def show_scene(
    canvas: QgsMapCanvas,
    layer: QgsMapLayer,
    others: Iterable[QgsMapLayer],
    box: Optional[QgsRectangle],
    crs: QgsCoordinateReferenceSystem,
) -> None:
    """Shows a scene in place of the others, and a polygon in the middle.

    Args:
        canvas: The map.
        layer: Of the scene.
        others: Layers of scenes that are hidden, and may be the scene's own.
        box: Around the polygon; None for all of the scene.
        crs: Of the box.
    """
    root = QgsProject.instance().layerTreeRoot()
    for each in others:
        node = root.findLayer(each.id())
        if node is not None and each.id() != layer.id():
            node.setItemVisibilityChecked(False)
    own = root.findLayer(layer.id())
    if own is not None:
        own.setItemVisibilityCheckedParentRecursive(True)
    place = _on_map(canvas, box, crs) if box is not None else None
    if place is None:
        place = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    canvas.setExtent(place)
    canvas.refresh()


def _on_map(canvas: QgsMapCanvas, box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> Optional[QgsRectangle]:
    """A box in the map's coordinates, with room around it; None where there is no way, or nothing to see."""
    if box.isNull() or box.isEmpty():
        return None
    way = QgsCoordinateTransform(crs, canvas.mapSettings().destinationCrs(), QgsProject.instance())
    way.setBallparkTransformsAreAppropriate(True)
    try:
        moved = way.transformBoundingBox(box)
    except QgsCsException:
        return None
    moved.scale(_ROOM)
    return moved
