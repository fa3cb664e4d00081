"""One raster of a scene's loose bands, as a file of GDAL's format VRT, which is a few lines of XML."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import List, Mapping, Tuple

from qgis.core import Qgis, QgsRasterLayer, QgsRectangle

_TYPES = {
    Qgis.DataType.Byte: "Byte",
    Qgis.DataType.UInt16: "UInt16",
    Qgis.DataType.Int16: "Int16",
    Qgis.DataType.UInt32: "UInt32",
    Qgis.DataType.Int32: "Int32",
    Qgis.DataType.Float32: "Float32",
    Qgis.DataType.Float64: "Float64",
}


def write_virtual(bands: Mapping[str, Tuple[str, int]], target: Path) -> bool:
    """Puts bands together on the grid of the first one.

    Args:
        bands: By name, in the order that is wanted: the file, and the number of the band in it.
        target: The file, which ends with `.vrt`.

    Returns:
        Whether QGIS can read all of them.
    """
    layers = {path: QgsRasterLayer(path, path) for path, _ in bands.values()}
    if not all(each.isValid() for each in layers.values()):
        return False
    first = layers[next(iter(bands.values()))[0]]
    box = first.extent()
    east, south = box.width() / first.width(), -box.height() / first.height()
    lines = [
        f'<VRTDataset rasterXSize="{first.width()}" rasterYSize="{first.height()}">',
        f"<SRS>{escape(first.dataProvider().crs().toWkt())}</SRS>",
        f"<GeoTransform>{box.xMinimum()!r}, {east!r}, 0, {box.yMaximum()!r}, 0, {south!r}</GeoTransform>",
    ]
    for number, (name, (path, index)) in enumerate(bands.items(), 1):
        lines += _band(number, name, path, index, layers[path], (box, first.width(), first.height()))
    target.write_text("\n".join([*lines, "</VRTDataset>"]), encoding="utf-8")
    return True


def _band(
    number: int, name: str, path: str, index: int, layer: QgsRasterLayer, grid: Tuple[QgsRectangle, int, int]
) -> List[str]:
    """A band; GDAL brings other pixel sizes to those of the grid."""
    box, width, height = grid
    own, provider = layer.extent(), layer.dataProvider()
    left = (own.xMinimum() - box.xMinimum()) / box.width() * width
    top = (box.yMaximum() - own.yMaximum()) / box.height() * height
    wide, high = own.width() / box.width() * width, own.height() / box.height() * height
    kind = _TYPES.get(provider.sourceDataType(index), "Float32")
    empty = provider.sourceNoDataValue(index) if provider.sourceHasNoDataValue(index) else None
    return [
        f'<VRTRasterBand dataType="{kind}" band="{number}">',
        f"<Description>{escape(name)}</Description>",
        "" if empty is None else f"<NoDataValue>{empty!r}</NoDataValue>",
        "<SimpleSource>",
        f'<SourceFilename relativeToVRT="0">{escape(path)}</SourceFilename>',
        f"<SourceBand>{index}</SourceBand>",
        f'<SrcRect xOff="0" yOff="0" xSize="{layer.width()}" ySize="{layer.height()}"/>',
        f'<DstRect xOff="{left!r}" yOff="{top!r}" xSize="{wide!r}" ySize="{high!r}"/>',
        "</SimpleSource>",
        "</VRTRasterBand>",
    ]
