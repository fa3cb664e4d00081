"""Parameters that several algorithms have, each defined once, and what is read out of them."""

from __future__ import annotations

import json
import math
from pathlib import Path, PurePath
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsUnitTypes,
)

from ...engine.classes import CLASSES
from ...engine.sentinel2 import band_from_name
from ..translate import tr

OUTPUT = "OUTPUT"
REPORT = "REPORT"
BUFFER_CLOUDS = "BUFFER_CLOUDS"
BUFFER_SHADOWS = "BUFFER_SHADOWS"
MIN_AREA = "MIN_AREA"
PERCENTAGES = "PERCENTAGES"
THRESHOLDS = {
    "cloud": "THRESHOLD_CLOUD",
    "thick_cloud": "THRESHOLD_THICK_CLOUD",
    "thin_cloud": "THRESHOLD_THIN_CLOUD",
    "cloud_shadow": "THRESHOLD_CLOUD_SHADOW",
}
"""Parameters of the thresholds, by what the engine calls them."""

_NUMBER = QgsProcessingParameterNumber.Type.Double


def explained(
    parameter: QgsProcessingParameterDefinition, text: str, *, advanced: bool = False
) -> QgsProcessingParameterDefinition:
    """The parameter with its help; `advanced` ones are folded away in the dialog."""
    parameter.setHelp(text)
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def number(key: str, title: str, **limits: float) -> QgsProcessingParameterNumber:
    """An optional number without a default."""
    return QgsProcessingParameterNumber(key, title, _NUMBER, None, True, **limits)


def metres(key: str, title: str) -> QgsProcessingParameterDistance:
    """A distance in metres, whatever the units of the layers are; 0 by default."""
    parameter = QgsProcessingParameterDistance(key, title, 0.0, "", False, 0.0)
    parameter.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
    return parameter


def mask_output() -> QgsProcessingParameterDefinition:
    """The mask."""
    return explained(
        QgsProcessingParameterRasterDestination(OUTPUT, tr("Mask")),
        tr(
            "The mask, a cloud-optimised GeoTIFF: 0 clear, 1 thick cloud, 2 thin cloud, 3 cloud shadow, 255 no data. "
            "A file that exists is replaced."
        ),
    )


def report_output() -> QgsProcessingParameterDefinition:
    """The report."""
    return explained(
        QgsProcessingParameterFileDestination(REPORT, tr("Report"), tr("JSON files (*.json)"), None, True, False),
        tr("Areas, percentages, inputs and warnings as JSON; not written by default."),
    )


def drawing() -> List[QgsProcessingParameterDefinition]:
    """How a mask is drawn from probabilities."""
    titles = {
        "cloud": tr("Threshold of cloud, thick and thin together"),
        "thick_cloud": tr("Threshold of thick cloud"),
        "thin_cloud": tr("Threshold of thin cloud"),
        "cloud_shadow": tr("Threshold of cloud shadow"),
    }
    helps = {
        "cloud": tr("Cloud is chosen where its probability (0 to 1) reaches this, and nowhere else."),
        "thick_cloud": tr("Probability (0 to 1) from which thick cloud is chosen; empty: the model decides."),
        "thin_cloud": tr("Probability (0 to 1) from which thin cloud is chosen; empty: the model decides."),
        "cloud_shadow": tr("Probability (0 to 1) from which cloud shadow is chosen; empty: the model decides."),
    }
    thresholds = [
        explained(number(key, titles[name], minValue=0.0, maxValue=1.0), helps[name], advanced=True)
        for name, key in THRESHOLDS.items()
    ]
    least = QgsProcessingParameterNumber(MIN_AREA, tr("Smallest cloud or shadow (m²)"), _NUMBER, 0.0, False, 0.0)
    return [
        *thresholds,
        explained(
            metres(BUFFER_CLOUDS, tr("Buffer around clouds")),
            tr("Metres by which clouds grow, over clear ground and shadows; never over no data."),
            advanced=True,
        ),
        explained(
            metres(BUFFER_SHADOWS, tr("Buffer around shadows")),
            tr("Metres by which shadows grow, over clear ground."),
            advanced=True,
        ),
        explained(least, tr("Clouds and shadows of fewer square metres become clear."), advanced=True),
    ]


def share_outputs() -> List[QgsProcessingOutputDefinition]:
    """What a model can branch on: percentages of the valid pixels, and their number."""
    titles = {
        "CLOUD_PERCENT": tr("Cloud, thick and thin (%)"),
        "THICK_CLOUD_PERCENT": tr("Thick cloud (%)"),
        "THIN_CLOUD_PERCENT": tr("Thin cloud (%)"),
        "CLOUD_SHADOW_PERCENT": tr("Cloud shadow (%)"),
        "CLEAR_PERCENT": tr("Clear (%)"),
        "VALID_PIXELS": tr("Pixels with data"),
    }
    return [
        *(QgsProcessingOutputNumber(key, title) for key, title in titles.items()),
        QgsProcessingOutputString(PERCENTAGES, tr("Percentage of each class (JSON)")),
    ]


def shares(document: Mapping[str, Any]) -> Dict[str, Any]:
    """Values of `share_outputs`, from a report; percentages are None where no pixel is valid, or the class is none."""
    found = {name: each["percent"] for name, each in document["classes"].items()}
    return {
        "CLOUD_PERCENT": document["cloud_percent"],
        **{f"{each.name.upper()}_PERCENT": found.get(each.name) for each in CLASSES},
        "VALID_PIXELS": document["valid_pixels"],
        PERCENTAGES: json.dumps(found, ensure_ascii=False),
    }


def is_given(parameters: Mapping[str, Any], key: str) -> bool:
    """Whether an optional parameter was given at all."""
    return parameters.get(key) not in (None, "")


def given_number(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], key: str, context: QgsProcessingContext
) -> Optional[float]:
    """An optional number, or None where it is left empty."""
    if not is_given(parameters, key):
        return None
    value: float = algorithm.parameterAsDouble(parameters, key, context)
    return value


def drawing_fields(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> Dict[str, Any]:
    """Fields of a request that say how a mask is drawn."""
    thresholds = {name: given_number(algorithm, parameters, key, context) for name, key in THRESHOLDS.items()}
    return {
        "thresholds": {name: value for name, value in thresholds.items() if value is not None} or None,
        "buffer_clouds": algorithm.parameterAsDouble(parameters, BUFFER_CLOUDS, context),
        "buffer_shadows": algorithm.parameterAsDouble(parameters, BUFFER_SHADOWS, context),
        "min_area": algorithm.parameterAsDouble(parameters, MIN_AREA, context),
    }


def find_drawing_problem(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping[str, Any], context: QgsProcessingContext
) -> Optional[str]:
    """What is wrong with thresholds, buffers and the least area, in a sentence."""
    fields = drawing_fields(algorithm, parameters, context)
    thresholds = fields.pop("thresholds") or {}
    for name, value in thresholds.items():
        if not 0 <= value <= 1:
            text = tr("{key} is {value}; give a probability from 0 to 1.")
            return text.format(key=THRESHOLDS[name], value=f"{value:g}")
    if "cloud" in thresholds and {"thick_cloud", "thin_cloud"} & set(thresholds):
        return tr("THRESHOLD_CLOUD stands for thick and thin cloud together; give it, or those of the two.")
    return find_negative(fields)


def find_negative(fields: Mapping[str, float]) -> Optional[str]:
    """Whether a distance or an area is negative, or no number."""
    for name, value in fields.items():
        if not (math.isfinite(value) and value >= 0):
            text = tr("{key} is {value}; give a number that is not negative.")
            return text.format(key=name.upper(), value=f"{value:g}")
    return None


def find_ending_problem(
    parameters: Mapping[str, Any], context: QgsProcessingContext, endings: Mapping[str, Sequence[str]]
) -> Optional[str]:
    """Whether an output is named like a format that is not written.

    Args:
        parameters: As QGIS hands them over.
        context: Of the run.
        endings: By key, what the output may end with.
    """
    for key, allowed in endings.items():
        name = output_name(parameters.get(key), context)
        if name and PurePath(name).suffix.lower() not in allowed:
            text = tr("'{name}' cannot be written; the name of {key} must end with {endings}.")
            return text.format(name=PurePath(name).name, key=key, endings=tr(" or ").join(allowed))
    return None


def output_name(value: object, context: QgsProcessingContext) -> str:
    """The path of an output as it was asked for; empty where it is temporary, or not wanted."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value, _ = value.sink.valueAsString(context.expressionContext())
    if not isinstance(value, str) or value == QgsProcessing.TEMPORARY_OUTPUT:
        return ""
    return value


def target(path: str) -> str:
    """An output's path in full, as the engine runs in another folder; empty stays empty."""
    return str(Path(path).absolute()) if path else ""


def parse_bands(text: str) -> Tuple[Optional[Dict[str, int]], Optional[str]]:
    """Bands of a raster by name, from a text such as `red=3,green=2,blue=1`; or what is wrong with the text."""
    bands: Dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, index = (piece.strip() for piece in part.partition("="))
        band = band_from_name(name)
        if not name or not index.isdecimal() or not 1 <= int(index[:6]) < 100_000:
            problem = tr("'{part}' in BANDS is not of the form name=number; write for example red=3,green=2,blue=1.")
            return None, problem.format(part=part)
        if band is None:
            problem = tr("'{name}' in BANDS is no Sentinel-2 band; use names such as B04 or red, green, blue, nir.")
            return None, problem.format(name=name)
        if band in bands:
            return None, tr("BANDS names {band} twice; name each band once.").format(band=band)
        bands[band] = int(index)
    return bands or None, None
