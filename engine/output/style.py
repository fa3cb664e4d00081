"""The QGIS style of a mask (`.qml`): the same classes and colours everywhere, the ground visible below.

Standard library only: QGIS's own Python makes the same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree  # nosec B405 # writes only

from ..classes import CLASSES, MaskClass

VERSION = "3.22.0"
"""The oldest QGIS that the style is for; newer ones read it as it is."""

_OPAQUE = 255


def style_text(classes: Sequence[MaskClass] = CLASSES) -> str:
    """The style as XML.

    Values that are no class, as no data is, are not drawn.

    Args:
        classes: The classes with codes, titles, colours and opacities.
    """
    root = ElementTree.Element("qgis", version=VERSION, styleCategories="Symbology", hasScaleBasedVisibilityFlag="0")
    pipe = ElementTree.SubElement(root, "pipe")
    provider = ElementTree.SubElement(pipe, "provider")
    ElementTree.SubElement(
        provider,
        "resampling",
        enabled="false",
        zoomedInResamplingMethod="nearestNeighbour",
        zoomedOutResamplingMethod="nearestNeighbour",
        maxOversampling="2",
    )
    renderer = ElementTree.SubElement(
        pipe, "rasterrenderer", type="paletted", band="1", opacity="1", alphaBand="-1", nodataColor=""
    )
    ElementTree.SubElement(renderer, "rasterTransparency")
    palette = ElementTree.SubElement(renderer, "colorPalette")
    for each in classes:
        ElementTree.SubElement(
            palette,
            "paletteEntry",
            value=str(each.code),
            color=each.colour.lower(),
            alpha=str(round(each.opacity * _OPAQUE)),
            label=each.title,
        )
    ElementTree.SubElement(pipe, "rasterresampler", maxOversampling="2")
    ElementTree.SubElement(pipe, "resamplingStage").text = "resamplingFilter"
    ElementTree.SubElement(root, "blendMode").text = "0"
    ElementTree.indent(root)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ElementTree.tostring(root, "unicode") + "\n"


def write_style(target: Path, *, classes: Sequence[MaskClass] = CLASSES) -> None:
    """Write the style; QGIS takes it of itself where it lies beside `MASK.tif` as `MASK.qml`.

    Args:
        target: The `.qml`.
        classes: The classes.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
    """
    from .failures import writing  # rasterio is not there in QGIS's Python

    with writing(target):
        target.write_text(style_text(classes), encoding="utf-8")
