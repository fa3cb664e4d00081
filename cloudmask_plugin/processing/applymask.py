"""`cloudmask:applymask`: a raster without its clouds."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...engine import protocol
from ...engine.classes import CLASSES, CLEAR
from ..translate import tr
from .algorithm import RASTER_ENDINGS, EngineAlgorithm, Parameters, find_layer_problem, run_request
from .parameters import OUTPUT, explained, find_ending_problem, find_negative, given_number, metres, number, target
from .prompts import parse_prompts
from .rasters import RasterFile

MASK = "MASK"
INPUT = "INPUT"
TAKEN_OUT = "CLASSES"
TEXTS = "TEXTS"
BUFFER = "BUFFER"
NODATA = "NODATA"
TILED = "TILED"

NAMES = [each.name for each in CLASSES]
DEFAULT_NAMES = [each.name for each in CLASSES if each is not CLEAR]


class ApplyMask(EngineAlgorithm):
    """Copies a raster with no data where a mask has clouds."""

    NAME = "applymask"
    ICON = "apply"

    def __init__(self) -> None:
        super().__init__()
        self._mask: RasterFile
        self._raster: RasterFile

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """In the toolbox."""
        return tr("Apply mask")

    def group(self) -> str:
        """In the toolbox."""
        return tr("Use of masks")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Fixed for ever."""
        return "use"

    def tags(self) -> List[str]:
        """What people search for."""
        return tr("cloud,clouds,shadow,mask,apply,remove,no data,nodata,clip").split(",")

    def summary(self) -> str:
        """What it does."""
        return tr(
            "Copies a raster of any type and number of bands, with no data where the mask has clouds or shadows.\n"
            "The raster may lie on another grid: each pixel has the class of the mask's nearest pixel. Pixels where "
            "the mask has no data or does not reach are kept and counted; all pixels that are kept stay as they are, "
            "bit for bit."
        )

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        return (
            "qgis_process run cloudmask:applymask --MASK=mask.tif --INPUT=scene.tif --BUFFER=60 --OUTPUT=clear.tif",
            'processing.run("cloudmask:applymask", {"MASK": "mask.tif", "INPUT": iface.activeLayer(), '
            '"CLASSES": ["thick_cloud", "cloud_shadow"], "OUTPUT": "TEMPORARY_OUTPUT"})',
        )

    def initAlgorithm(  # noqa: N802 - QGIS's name
        self, configuration: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Defines parameters and outputs; keys are fixed for ever."""
        for parameter in (
            explained(QgsProcessingParameterRasterLayer(MASK, tr("Mask")), tr("A mask that Mask clouds has written.")),
            explained(
                QgsProcessingParameterRasterLayer(INPUT, tr("Raster")),
                tr("The raster to take clouds out of, on any grid."),
            ),
            explained(
                QgsProcessingParameterEnum(
                    TAKEN_OUT, tr("Classes to take out"), NAMES, True, DEFAULT_NAMES, False, True
                ),
                tr("Which classes become no data."),
            ),
            explained(
                QgsProcessingParameterString(TEXTS, tr("Texts to take out"), None, True, True),
                tr(
                    "Of a mask that was made with PROMPTS: which of the texts become no data, one in each line or "
                    "separated by semicolons. CLASSES does not count then."
                ),
                advanced=True,
            ),
            explained(metres(BUFFER, tr("Buffer")), tr("Metres around them that become no data as well.")),
            explained(
                number(NODATA, tr("No-data value")),
                tr("What stands for no data; empty: the raster's own value, else NaN, the lowest signed number or 0."),
                advanced=True,
            ),
            explained(
                QgsProcessingParameterBoolean(TILED, tr("Plain tiled GeoTIFF"), False),
                tr("Writes a tiled GeoTIFF without overviews in place of a cloud-optimised one."),
                advanced=True,
            ),
            explained(
                QgsProcessingParameterRasterDestination(OUTPUT, tr("Raster without clouds")),
                tr("The copy, a GeoTIFF. A file that exists is replaced."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("MASKED_PERCENT", tr("Taken out (%)")))
        self.addOutput(QgsProcessingOutputNumber("MASKED_PIXELS", tr("Pixels taken out")))

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        if parameters.get(TAKEN_OUT) in ([], ""):  # QGIS itself would take the default
            return tr("CLASSES is empty; choose what to take out.")
        buffer = self.parameterAsDouble(parameters, BUFFER, context)
        return (
            find_ending_problem(parameters, context, {OUTPUT: RASTER_ENDINGS})
            or find_negative({BUFFER: buffer})
            or find_layer_problem(self, parameters, context, [MASK, INPUT])
        )

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads the layers."""
        self._mask = self.raster_file(parameters, MASK, context)
        self._raster = self.raster_file(parameters, INPUT, context)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Copies."""
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        request = protocol.ApplyRequest(
            id="",
            mask=self._mask.path,
            raster=self._raster.path,
            output=target(output),
            classes=parse_prompts(self.parameterAsString(parameters, TEXTS, context))
            or tuple(self.parameterAsEnumStrings(parameters, TAKEN_OUT, context)),
            buffer=self.parameterAsDouble(parameters, BUFFER, context),
            nodata=given_number(self, parameters, NODATA, context),
            tiled=self.parameterAsBoolean(parameters, TILED, context),
            overwrite=True,  # QGIS has asked
        )
        document = run_request(request, feedback, {**self._mask.environment, **self._raster.environment})
        return {
            OUTPUT: output,
            "MASKED_PERCENT": document["masked_percent"],
            "MASKED_PIXELS": document["masked_pixels"],
        }
