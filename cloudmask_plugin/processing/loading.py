"""Results get their style when QGIS has loaded them."""

from __future__ import annotations

from typing import Callable

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ..layers import style_mask, style_polygons, style_probabilities
from ..translate import tr


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Styles a layer, in the main thread, once it is in the project.

    Args:
        style: Does it.
    """

    def __init__(self, style: Callable[[QgsMapLayer], None]) -> None:
        super().__init__()
        self._style = style

    def postProcessLayer(  # noqa: N802 - QGIS's name
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Called by QGIS."""
        if layer.isValid():
            self._style(layer)
            layer.triggerRepaint()


# QGIS keeps no reference of its own, and calls them long after the algorithm is gone.
MASK = Styler(style_mask)
PROBABILITIES = Styler(style_probabilities)
POLYGONS = Styler(style_polygons)


def style_when_loaded(path: str, styler: Styler, context: QgsProcessingContext) -> None:
    """Has an output styled, if it is to be loaded at all."""
    if path and context.willLoadLayerOnCompletion(path):
        context.layerToLoadOnCompletionDetails(path).setPostProcessor(styler)


def load_if_possible(path: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
    """Keeps QGIS from trying to load a table in a format that it cannot read here, such as Parquet."""
    if context.willLoadLayerOnCompletion(path) and not QgsVectorLayer(path, "", "ogr").isValid():
        waiting = context.layersToLoadOnCompletion()
        del waiting[path]
        context.setLayersToLoadOnCompletion(waiting)
        feedback.pushWarning(tr("The table is written, but this QGIS cannot show its format."))
