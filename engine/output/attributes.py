"""Names, colours and pixel counts of a mask's classes, in the `.aux.xml` that GDAL and QGIS read beside a raster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree  # nosec B405 # writes only; what is read goes through defusedxml elsewhere

from ..classes import MaskClass
from .failures import writing

AUX_ENDING = ".aux.xml"

_INTEGER, _REAL, _STRING = "0", "1", "2"  # GDALRATFieldType
_LARGEST_INTEGER = 2**31 - 1


class _Field(NamedTuple):
    """A column of the table, in GDAL's numbers."""

    name: str
    type: str
    usage: str  # GDALRATFieldUsage


def write_attributes(path: Path, classes: Sequence[MaskClass], counts: Mapping[int, int]) -> None:
    """Write category names and a raster attribute table.

    Args:
        path: The `.aux.xml`.
        classes: The classes, at the index of their code.
        counts: Pixels by code.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
    """
    root = ElementTree.Element("PAMDataset")
    band = ElementTree.SubElement(root, "PAMRasterBand", band="1")
    names = ElementTree.SubElement(band, "CategoryNames")
    for mask_class in classes:
        ElementTree.SubElement(names, "Category").text = mask_class.title
    band.append(_table(classes, counts))
    ElementTree.indent(root)
    with writing(path):
        path.write_bytes(ElementTree.tostring(root, encoding="utf-8") + b"\n")


def _table(classes: Sequence[MaskClass], counts: Mapping[int, int]) -> ElementTree.Element:
    table = ElementTree.Element("GDALRasterAttributeTable", tableType="thematic")
    for index, column in enumerate(_fields(max(counts.values(), default=0))):
        field = ElementTree.SubElement(table, "FieldDefn", index=str(index))
        for tag, value in zip(("Name", "Type", "Usage"), column, strict=True):
            ElementTree.SubElement(field, tag).text = value
    for index, mask_class in enumerate(classes):
        row = ElementTree.SubElement(table, "Row", index=str(index))
        alpha = round(255 * mask_class.opacity)
        values = (mask_class.code, counts.get(mask_class.code, 0), mask_class.title, *mask_class.rgb, alpha)
        for value in map(str, values):
            ElementTree.SubElement(row, "F").text = value
    return table


def _fields(largest: int) -> tuple[_Field, ...]:
    """The columns; counts that GDAL's 32-bit integers cannot hold become real numbers."""
    return (
        _Field("Value", _INTEGER, "5"),
        _Field("Count", _INTEGER if largest <= _LARGEST_INTEGER else _REAL, "1"),
        _Field("Class", _STRING, "2"),
        _Field("Red", _INTEGER, "6"),
        _Field("Green", _INTEGER, "7"),
        _Field("Blue", _INTEGER, "8"),
        _Field("Alpha", _INTEGER, "9"),
    )
