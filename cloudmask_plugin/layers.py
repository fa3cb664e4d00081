"""Results as layers: how they look, how they are called, and where they stand among the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Dict, List, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsFillSymbol,
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..engine.classes import CERTAIN, CLASSES, CLEAR, POLYGON_LAYER, THICK_CLOUD, MaskClass
from .failure import Failure, FailureError
from .marks import is_result, mark_result
from .mask_classes import Classes, classes_in
from .translate import tr

_OUTLINE_MM = "0.4"
_OPAQUE = 255
_LONGEST = 40
"""Letters of a name that texts fill."""


@dataclass(frozen=True)
class ResultFiles:
    """What a run has written, as far as it becomes layers."""

    mask: Path
    probabilities: Optional[Path] = None
    polygons: Optional[Path] = None


def style_mask(layer: QgsRasterLayer) -> None:
    """Gives a mask its colours; what is clear or without data shows what lies below."""
    found = classes_in(layer)
    classes = [QgsPalettedRasterRenderer.Class(each.code, _colour(each), class_title(each)) for each in found]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    _keep_pixels(layer)


def style_probabilities(layer: QgsRasterLayer, classes: Classes = CLASSES) -> None:
    """Shows how probable it is that anything covers the ground: the less clear, the denser.

    Args:
        layer: The probabilities, a band for each class.
        classes: Of their mask; of those that texts have made, the first that is drawn is shown, the surer the denser.
    """
    provider = layer.dataProvider()
    if classes is CLASSES:
        band = next((n for n in range(1, layer.bandCount() + 1) if CLEAR.name in layer.bandName(n)), 1)
        ends = [(THICK_CLOUD.colour, tr("covered for sure")), (None, tr("clear for sure"))]
    else:
        shown = next((each for each in classes if each.opacity > 0), classes[0])
        band = min(shown.code + 1, layer.bandCount())
        ends = [
            (None, tr("surely not: {name}").format(name=shown.title)),
            (shown.colour, tr("surely: {name}").format(name=shown.title)),
        ]
    certain = CERTAIN * provider.bandScale(band) + provider.bandOffset(band)
    ramp = QgsColorRampShader(0, certain)
    legend = QgsColorRampLegendNodeSettings()
    legend.setMinimumLabel(ends[0][1])
    legend.setMaximumLabel(ends[1][1])
    ramp.setLegendSettings(legend)
    dense = next(colour for colour, _ in ends if colour)
    items = []
    for value, (colour, label) in zip((0, certain), ends):
        drawn = QColor(dense)
        drawn.setAlpha(_OPAQUE if colour else 0)
        items.append(QgsColorRampShader.ColorRampItem(value, drawn, label))
    ramp.setColorRampItemList(items)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(provider, band, shader)
    renderer.setClassificationMin(0)
    renderer.setClassificationMax(certain)
    layer.setRenderer(renderer)
    _keep_pixels(layer)


def style_polygons(layer: QgsVectorLayer, classes: Classes = CLASSES) -> None:
    """Draws outlines in the colours of the mask, which stays visible below.

    Args:
        layer: The outlines.
        classes: Of their mask.
    """
    categories = []
    for each in classes:
        if each.opacity > 0:
            outline = {"style": "no", "outline_color": each.colour, "outline_width": _OUTLINE_MM}
            categories.append(QgsRendererCategory(each.name, QgsFillSymbol.createSimple(outline), class_title(each)))
    layer.setRenderer(QgsCategorizedSymbolRenderer("class", categories))


def class_title(mask_class: MaskClass) -> str:
    """What people read for a class, in their language."""
    titles = {
        "clear": tr("clear"),
        "thick_cloud": tr("thick cloud"),
        "thin_cloud": tr("thin cloud"),
        "cloud_shadow": tr("cloud shadow"),
    }
    return titles.get(mask_class.name, mask_class.title)


def add_results(files: ResultFiles, above: Optional[QgsMapLayer], name: str, temporary: bool) -> List[QgsMapLayer]:
    """Adds results to the project, right above their source and its former results; to be called in the main thread.

    Nothing else changes: not the view, not what is chosen, not which layers are shown.

    Args:
        files: What a run has written.
        above: The source's layer; None, or one that is no longer there, puts them on top.
        name: The source's name.
        temporary: Whether the files go when QGIS ends.

    Returns:
        The layers, the uppermost first; the mask is the first one where there is nothing else.

    Raises:
        FailureError: QGIS cannot open a file.
    """
    layers = _open_all(files, name)
    for kind, layer in layers.items():
        if not layer.crs().isValid() and above is not None:
            layer.setCrs(above.crs())
        mark_result(layer, kind, temporary=temporary)
        if temporary:
            _describe(layer, tr("Temporary: it goes when QGIS ends. Export it, or make it permanent, to keep it."))
    placed = list(layers.values())
    _insert(placed, above)
    if "probabilities" in layers:
        # Below the mask it would tint the ground once more.
        QgsProject.instance().layerTreeRoot().findLayer(layers["probabilities"].id()).setItemVisibilityChecked(False)
    return placed


def _open_all(files: ResultFiles, name: str) -> Dict[str, QgsMapLayer]:
    """The layers by kind, the uppermost first, styled and not yet in the project."""
    layers: Dict[str, QgsMapLayer] = {}
    mask = _open_raster(files.mask, name)
    classes = classes_in(mask)
    mask.setName(_free_name(_mask_name(name, classes)))
    style_mask(mask)
    if files.polygons is not None:
        parts = {"path": str(files.polygons), "layerName": POLYGON_LAYER}
        source = QgsProviderRegistry.instance().encodeUri("ogr", parts)
        options = QgsVectorLayer.LayerOptions()
        options.skipCrsValidation = True  # which may ask, and an answer is at hand
        polygons = QgsVectorLayer(source, _free_name(tr("{name} – outlines").format(name=name)), "ogr", options)
        layers["polygons"] = _valid(polygons, files.polygons)
        style_polygons(polygons, classes)
    layers["mask"] = mask
    if files.probabilities is not None:
        probabilities = _open_raster(files.probabilities, tr("{name} – probabilities").format(name=name))
        style_probabilities(probabilities, classes)
        layers["probabilities"] = probabilities
    return layers


def _mask_name(name: str, classes: Classes) -> str:
    """What a mask's layer is called: after the clouds, or after the texts."""
    if classes is CLASSES:
        return tr("{name} – clouds").format(name=name)
    texts = ", ".join(each.title for each in classes if each.opacity > 0)
    short = shorten(texts, _LONGEST, placeholder="…").replace(",…", "…")
    return tr("{name} – {texts}").format(name=name, texts=short)


def _open_raster(path: Path, name: str) -> QgsRasterLayer:
    options = QgsRasterLayer.LayerOptions()
    options.skipCrsValidation = True
    layer = QgsRasterLayer(str(path), _free_name(name), "gdal", options)
    return _valid(layer, path)


def _valid(layer: QgsMapLayer, path: Path) -> QgsMapLayer:
    if not layer.isValid():
        sentence = tr("QGIS cannot open {path}, which was just written").format(path=path)
        raise FailureError(Failure("layer", sentence, tr("see whether another program has moved or changed it")))
    return layer


def _free_name(wanted: str) -> str:
    taken = {each.name() for each in QgsProject.instance().mapLayers().values()}
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def _insert(layers: List[QgsMapLayer], above: Optional[QgsMapLayer]) -> None:
    project = QgsProject.instance()
    root = project.layerTreeRoot()
    node = None if above is None else root.findLayer(above.id())
    group: QgsLayerTreeGroup = root if node is None else node.parent()
    children = group.children()
    index = 0 if node is None else next(n for n, child in enumerate(children) if child == node)
    while index > 0 and _shows_result(children[index - 1]):
        index -= 1  # below a former mask nobody would see the new one
    for layer in reversed(layers):
        project.addMapLayer(layer, False)
        group.insertLayer(index, layer)
    if root.hasCustomLayerOrder():
        _insert_in_order(layers, above)


def _shows_result(node: QgsLayerTreeNode) -> bool:
    layer = node.layer() if isinstance(node, QgsLayerTreeLayer) else None
    return layer is not None and is_result(layer)


def _insert_in_order(layers: List[QgsMapLayer], above: Optional[QgsMapLayer]) -> None:
    """Where somebody has chosen an order of drawing, QGIS puts new layers below all others."""
    root = QgsProject.instance().layerTreeRoot()
    order = [each for each in root.customLayerOrder() if each not in layers]
    index = order.index(above) if above in order else 0
    while index > 0 and is_result(order[index - 1]):
        index -= 1
    root.setCustomLayerOrder([*order[:index], *layers, *order[index:]])


def _colour(mask_class: MaskClass) -> QColor:
    colour = QColor(mask_class.colour)
    colour.setAlpha(round(_OPAQUE * mask_class.opacity))
    return colour


def _keep_pixels(layer: QgsRasterLayer) -> None:
    """Codes are never mixed, whatever is set for new layers."""
    layer.resampleFilter().setZoomedInResampler(None)
    layer.resampleFilter().setZoomedOutResampler(None)
    layer.dataProvider().enableProviderResampling(False)


def _describe(layer: QgsMapLayer, text: str) -> None:
    """Says something of a layer where QGIS shows it: in the layer's tooltip and properties."""
    metadata = layer.metadata()
    metadata.setAbstract(text)
    layer.setMetadata(metadata)
