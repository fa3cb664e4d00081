"""Results get their style when QGIS has loaded them."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Dict

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ..layers import style_mask, style_polygons, style_probabilities
from ..marks import mark_result
from ..mask_classes import Classes, classes_in
from ..translate import tr


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles a layer, in the main thread, once QGIS has opened it, and marks it as a result.

    Args:
        kind: Of the result.
        style: Does it.
    """

    def __init__(self, kind: str, style: Callable[[QgsMapLayer], None]) -> None:
        super().__init__()
        self._kind, self._style = kind, style

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Called by QGIS."""
        if layer.isValid():
            self._style(layer)
            mark_result(layer, self._kind, temporary=_is_temporary(layer))
            layer.triggerRepaint()


def _is_temporary(layer: QgsMapLayer) -> bool:
    """Whether the file goes when QGIS ends."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return Path(QgsProcessingUtils.tempFolder()) in Path(str(parts.get("path", ""))).parents


_KEPT: Dict[str, Styler] = {}
"""By the output's path: QGIS keeps no reference of its own, and calls them long after the algorithm is gone."""


def style_results(context: QgsProcessingContext, mask: str, probabilities: str = "", polygons: str = "") -> None:
    """Has outputs styled, those that are to be loaded at all; empty paths are outputs that nobody wants.

    Args:
        context: Of the run.
        mask: Its file says what the classes are, of the other two as well.
        probabilities: The file of the probabilities.
        polygons: The file of the outlines.
    """

    def classes() -> Classes:
        return classes_in(QgsRasterLayer(mask, "", "gdal"))

    stylers = {
        mask: Styler("mask", style_mask),
        probabilities: Styler("probabilities", lambda layer: style_probabilities(layer, classes())),
        polygons: Styler("polygons", lambda layer: style_polygons(layer, classes())),
    }
    for path, styler in stylers.items():
        if path and context.willLoadLayerOnCompletion(path):
            _KEPT[path] = styler
            context.layerToLoadOnCompletionDetails(path).setPostProcessor(styler)


def load_if_possible(path: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
    """Keeps QGIS from trying to load a table in a format that it cannot read here, such as Parquet."""
    if context.willLoadLayerOnCompletion(path) and not QgsVectorLayer(path, "", "ogr").isValid():
        waiting = context.layersToLoadOnCompletion()
        del waiting[path]
        context.setLayersToLoadOnCompletion(waiting)
        feedback.pushWarning(tr("The table is written, but this QGIS cannot show its format."))
