"""Masks of a batch on the map."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface

from ..layers import ResultFiles, add_results
from ..marks import is_result
from ..scenes.scene import SceneRef
from ..sources import LayerSource


def mask_layer(mask: Path) -> Optional[QgsMapLayer]:
    """The layer that shows a mask, if the project has one."""
    layers = QgsProject.instance().mapLayers().values()
    return next((each for each in layers if is_result(each) and _same(each.source(), mask)), None)


def show_mask(iface: QgisInterface, scene: SceneRef, files: ResultFiles) -> QgsMapLayer:
    """Adds a scene's results above its layer, where they are not in the project yet, and zooms to them.

    Raises:
        FailureError: QGIS cannot open a file.
    """
    layer = mask_layer(files.mask)
    if layer is None:
        layer = add_results(files, scene_layer(scene), scene.name, temporary=False)[-1]
    zoom_to(iface, layer)
    return layer


def scene_layer(scene: SceneRef) -> Optional[QgsMapLayer]:
    """The layer that a scene came from, or another one of its file; None where there is none."""
    project = QgsProject.instance()
    own = None if scene.layer_id is None else project.mapLayer(scene.layer_id)
    if own is not None:
        return own
    layers = [each.layer() for each in project.layerTreeRoot().findLayers()]
    return next((each for each in layers if isinstance(each, QgsRasterLayer) and _shows(each, scene.source)), None)


def zoom_to(iface: QgisInterface, layer: QgsMapLayer) -> None:
    """Lets the map show a layer."""
    canvas = iface.mapCanvas()
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
    canvas.refresh()


def _shows(layer: QgsRasterLayer, source: LayerSource) -> bool:
    return any(_same(layer.source(), Path(path)) for path in source.paths)


def _same(source: str, path: Path) -> bool:
    return source == str(path) or Path(source.partition("|")[0]) == path
