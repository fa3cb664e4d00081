"""Results get their style when QGIS has loaded them."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingUtils,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..layers import style_mask, style_polygons, style_probabilities
from ..marks import mark_result
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


# QGIS keeps no reference of its own, and calls them long after the algorithm is gone.
MASK = Styler("mask", style_mask)
PROBABILITIES = Styler("probabilities", style_probabilities)
POLYGONS = Styler("polygons", style_polygons)


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
