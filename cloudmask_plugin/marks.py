"""Marks on layers that the plugin has made; they are saved with the project."""

from __future__ import annotations

from qgis.core import QgsMapLayer

KIND = "cloudmask/kind"
TEMPORARY = "cloudmask/temporary"


def mark_result(layer: QgsMapLayer, kind: str, *, temporary: bool) -> None:
    """Marks a layer as a result: `mask`, `probabilities` or `polygons`."""
    layer.setCustomProperty(KIND, kind)
    if temporary:
        layer.setCustomProperty(TEMPORARY, True)


def is_result(layer: QgsMapLayer) -> bool:
    """Whether a layer is a result of the plugin."""
    return bool(layer.customProperty(KIND))
