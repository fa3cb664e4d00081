"""The parameters of `cloudmask:maskclouds` that no other algorithm has; keys are fixed for ever."""

from __future__ import annotations

from typing import List, Optional, Sequence

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
)

from ...engine.catalog import DEFAULT_MODEL, list_cards
from ..translate import tr
from .parameters import explained, mask_output, number, report_output

INPUT = "INPUT"
SCENE = "SCENE"
MODEL = "MODEL"
EXTENT = "EXTENT"
AREA = "AREA"
RESOLUTION = "RESOLUTION"
DEVICE = "DEVICE"
PRECISION = "PRECISION"
LEVEL = "LEVEL"
OFFSET = "OFFSET"
SCALE = "SCALE"
BANDS = "BANDS"
ALL_BANDS = "ALL_BANDS"
PROMPTS = "PROMPTS"
PROBABILITIES = "PROBABILITIES"
POLYGONS = "POLYGONS"

SOURCE_RESOLUTION = "source"
RESOLUTIONS = (SOURCE_RESOLUTION, "10", "20", "60")
LEVELS = ("L1C", "L2A", "RGB8")
PRECISIONS = ("auto", "fp32", "bf16", "fp16")
AUTO = "auto"


def inputs() -> List[QgsProcessingParameterDefinition]:
    """What is masked."""
    return [
        explained(
            QgsProcessingParameterRasterLayer(INPUT, tr("Sentinel-2 layer"), None, True),
            tr("A raster layer of a scene: a product's band or subdataset, a raster with several bands, a picture."),
        ),
        explained(
            QgsProcessingParameterString(SCENE, tr("Or a scene by path or address"), None, False, True),
            tr(
                "In place of a layer: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address "
                "(https, s3), or several files separated by semicolons."
            ),
        ),
    ]


def choices() -> List[QgsProcessingParameterDefinition]:
    """How, and where."""
    device = QgsProcessingParameterString(DEVICE, tr("Device"), AUTO, False, True)
    device.setMetadata({"widget_wrapper": {"value_hints": ["auto", "cpu", "cuda", "mps"]}})
    return [
        explained(_enum(MODEL, tr("Model"), _models(), DEFAULT_MODEL), tr("Which model decides, by its id.")),
        explained(
            QgsProcessingParameterString(PROMPTS, tr("What to look for"), None, True, True),
            tr(
                "For a model that takes text: what to look for instead of clouds, a text in each line or separated by "
                "semicolons, such as smoke; land. Each becomes a class of the mask, with codes from 0 on; a single one "
                "is told from all other ground (0 other, 1 the text)."
            ),
        ),
        explained(
            _enum(RESOLUTION, tr("Resolution (m)"), RESOLUTIONS, SOURCE_RESOLUTION),
            tr("Metres per pixel of the mask; source is the finest of the bands that are read."),
        ),
        explained(
            QgsProcessingParameterExtent(EXTENT, tr("Extent"), None, True),
            tr("Mask only this box, snapped outward to pixels. Its coordinate system is the scene's unless it says."),
        ),
        explained(
            QgsProcessingParameterFeatureSource(
                AREA, tr("Area"), [QgsProcessing.SourceType.TypeVectorPolygon], None, True
            ),
            tr("Mask only these polygons, in any coordinate system; around them the mask has no data."),
        ),
        explained(
            device,
            tr("Where to compute: auto, cpu, cuda, cuda:1, mps. auto takes a graphics card where there is one."),
            advanced=True,
        ),
        explained(
            _enum(PRECISION, tr("Precision"), PRECISIONS, AUTO),
            tr("How exactly to compute; auto follows from what the device can do."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterBoolean(ALL_BANDS, tr("Read all bands that the model can use"), False),
            tr("Reads also the bands that the model gains little from, which takes longer."),
            advanced=True,
        ),
    ]


def radiometry() -> List[QgsProcessingParameterDefinition]:
    """What the scene may not say of itself."""
    return [
        explained(
            _enum(LEVEL, tr("Processing level"), LEVELS, None),
            tr("Where the scene does not say it: L1C, L2A, or RGB8 for a picture of 8 bits."),
            advanced=True,
        ),
        explained(
            number(OFFSET, tr("Offset")),
            tr(
                "Where the scene does not say it: what is added to digital numbers before scaling, -1000 since "
                "processing baseline 04.00 (January 2022), 0 before."
            ),
            advanced=True,
        ),
        explained(
            number(SCALE, tr("Scale")),
            tr("Where the scene does not say it: reflectance per digital number, 0.0001 for products."),
            advanced=True,
        ),
        explained(
            QgsProcessingParameterString(BANDS, tr("Bands"), None, False, True),
            tr("Where they are not recognised: which band of the raster is which, such as red=3,green=2,blue=1."),
            advanced=True,
        ),
    ]


def destinations() -> List[QgsProcessingParameterDefinition]:
    """What is written."""
    return [
        mask_output(),
        explained(
            QgsProcessingParameterRasterDestination(PROBABILITIES, tr("Probabilities"), None, True, False),
            tr("The probability of each class as GeoTIFF, from which other masks are drawn; not written by default."),
        ),
        explained(
            QgsProcessingParameterVectorDestination(
                POLYGONS, tr("Polygons"), QgsProcessing.SourceType.TypeVectorPolygon, None, True, False
            ),
            tr("Clouds and shadows with class and area in square metres, as GeoPackage; not written by default."),
        ),
        report_output(),
    ]


def _models() -> List[str]:
    try:
        return [card.id for card in list_cards()]
    except ValueError:  # one of the user's own is broken; the engine says which when it is asked for one
        return [DEFAULT_MODEL]


def _enum(key: str, title: str, options: Sequence[str], default: Optional[str]) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(key, title, list(options), False, default, default is None, True)
