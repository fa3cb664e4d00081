"""`cloudmask:maskclouds`: a scene becomes a mask."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
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

from ...engine import protocol
from ...engine.catalog import DEFAULT_MODEL, list_cards
from ..answers import Answers, load_answers
from ..sources import LayerSource, source_of, source_of_text
from ..translate import tr
from . import loading, vectors
from .algorithm import RASTER_ENDINGS, EngineAlgorithm, Parameters, find_raster_problem, run_request
from .parameters import (
    OUTPUT,
    REPORT,
    drawing,
    drawing_fields,
    explained,
    find_drawing_problem,
    find_ending_problem,
    given_number,
    mask_output,
    number,
    parse_bands,
    report_output,
    share_outputs,
    shares,
)

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


class MaskClouds(EngineAlgorithm):
    """Masks thick cloud, thin cloud and cloud shadow."""

    NAME = "maskclouds"
    ICON = "mask"

    def __init__(self) -> None:
        super().__init__()
        self._source: LayerSource
        self._answers = Answers()
        self._area: Optional[QgsProcessingFeatureSource] = None

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """In the toolbox."""
        return tr("Mask clouds")

    def group(self) -> str:
        """In the toolbox."""
        return tr("Masks")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Fixed for ever."""
        return "masks"

    def tags(self) -> List[str]:
        """What people search for."""
        return tr("cloud,clouds,shadow,cirrus,mask,masking,sentinel-2,s2,satellite,machine learning").split(",")

    def summary(self) -> str:
        """What it does."""
        return tr(
            "Finds thick cloud, thin cloud and cloud shadow in a Sentinel-2 scene and writes them as a mask.\n"
            "The scene is a raster layer, or a product, STAC item, address or list of band files; one of the two. "
            "Red, green and blue must be there; each further band helps. Level, offset and bands are recognised; where "
            "they are not, a sentence says which parameter to give. What was answered for a layer in the dock is "
            "remembered.\n"
            "Besides the files, the percentages of the valid pixels are outputs that a model can branch on."
        )

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        return (
            "qgis_process run cloudmask:maskclouds --SCENE=S2A_MSIL1C_….SAFE --RESOLUTION=20 --OUTPUT=mask.tif",
            'processing.run("cloudmask:maskclouds", {"INPUT": iface.activeLayer(), "OUTPUT": "TEMPORARY_OUTPUT"})',
        )

    def initAlgorithm(  # noqa: N802 - QGIS's name
        self, configuration: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Defines parameters and outputs; keys are fixed for ever."""
        for parameter in (*_inputs(), *_choices(), *_radiometry(), *drawing(), *_destinations()):
            self.addParameter(parameter)
        for output in share_outputs():
            self.addOutput(output)

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        layer_given = parameters.get(INPUT) not in (None, "")
        text_given = bool(self.parameterAsString(parameters, SCENE, context).strip())
        if layer_given == text_given:
            both = tr("INPUT and SCENE are both given; give one of them.")
            return both if layer_given else tr("There is no scene to mask; give INPUT or SCENE.")
        if parameters.get(EXTENT) not in (None, "") and parameters.get(AREA) not in (None, ""):
            return tr("EXTENT and AREA are both given; give one of them.")
        if self.parameterAsString(parameters, PROMPTS, context).strip():
            return tr("No model that is installed takes prompts; leave PROMPTS empty.")
        _, problem = parse_bands(self.parameterAsString(parameters, BANDS, context))
        endings = {OUTPUT: RASTER_ENDINGS, PROBABILITIES: RASTER_ENDINGS, POLYGONS: (".gpkg",), REPORT: (".json",)}
        return (
            problem
            or find_ending_problem(parameters, context, endings)
            or find_drawing_problem(self, parameters, context)
            or find_raster_problem(self, parameters, context, INPUT)
        )

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads the layers."""
        if parameters.get(INPUT) not in (None, ""):
            layer = self.raster(parameters, INPUT, context)
            self._source, self._answers = source_of(layer), load_answers(layer)
        else:
            self._source = source_of_text(self.parameterAsString(parameters, SCENE, context).strip())
        if parameters.get(AREA) not in (None, ""):
            self._area = self.parameterAsSource(parameters, AREA, context)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Masks."""
        files = {
            OUTPUT: self.parameterAsOutputLayer(parameters, OUTPUT, context),
            PROBABILITIES: self.parameterAsOutputLayer(parameters, PROBABILITIES, context),
            POLYGONS: self.parameterAsOutputLayer(parameters, POLYGONS, context),
            REPORT: self.parameterAsFileOutput(parameters, REPORT, context),
        }
        with TemporaryDirectory(prefix="cloudmask-") as folder:
            aoi, aoi_crs = self._place(parameters, context, feedback, Path(folder))
            request = protocol.MaskRequest(
                id="",
                source=self._source.paths,
                output=files[OUTPUT],
                aoi=aoi,
                aoi_crs=aoi_crs,
                probabilities=files[PROBABILITIES] or None,
                polygons=files[POLYGONS] or None,
                report=files[REPORT] or None,
                overwrite=True,  # QGIS has asked
                **self._radiometry(parameters, context),
                **self._choices(parameters, context),
                **drawing_fields(self, parameters, context),
            )
            document = run_request(request, feedback, self._source.environment)
        loading.style_when_loaded(files[OUTPUT], loading.MASK, context)
        loading.style_when_loaded(files[PROBABILITIES], loading.PROBABILITIES, context)
        loading.style_when_loaded(files[POLYGONS], loading.POLYGONS, context)
        return {**{key: path for key, path in files.items() if path}, **shares(document)}

    def _choices(self, parameters: Parameters, context: QgsProcessingContext) -> Dict[str, Any]:
        resolution = self.parameterAsEnumString(parameters, RESOLUTION, context)
        return {
            "model": self.parameterAsEnumString(parameters, MODEL, context) or None,
            "device": self.parameterAsString(parameters, DEVICE, context).strip() or AUTO,
            "precision": self.parameterAsEnumString(parameters, PRECISION, context) or AUTO,
            "resolution": None if resolution in ("", SOURCE_RESOLUTION) else float(resolution),
            "all_bands": self.parameterAsBoolean(parameters, ALL_BANDS, context),
        }

    def _radiometry(self, parameters: Parameters, context: QgsProcessingContext) -> Dict[str, Any]:
        """As given, else as answered for the layer."""
        bands, _ = parse_bands(self.parameterAsString(parameters, BANDS, context))
        given = {
            "level": self.parameterAsEnumString(parameters, LEVEL, context) or None,
            "offset": given_number(self, parameters, OFFSET, context),
            "scale": given_number(self, parameters, SCALE, context),
            "bands": bands,
        }
        return {key: getattr(self._answers, key) if value is None else value for key, value in given.items()}

    def _place(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback, folder: Path
    ) -> Tuple[Optional[str], Optional[str]]:
        """The area and its coordinate system, as the engine takes them."""
        if self._area is not None:
            target = folder / "area.gpkg"
            vectors.export(self._area, target, context, feedback, attributes=False)
            return str(target), None
        box = self.parameterAsExtent(parameters, EXTENT, context)
        if box.isNull():
            return None, None
        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return ",".join(map(repr, corners)), (crs.authid() or crs.toWkt()) if crs.isValid() else None


def _inputs() -> List[QgsProcessingParameterDefinition]:
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


def _choices() -> List[QgsProcessingParameterDefinition]:
    device = QgsProcessingParameterString(DEVICE, tr("Device"), AUTO, False, True)
    device.setMetadata({"widget_wrapper": {"value_hints": ["auto", "cpu", "cuda", "mps"]}})
    return [
        explained(_enum(MODEL, tr("Model"), _models(), DEFAULT_MODEL), tr("Which model decides, by its id.")),
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
        _hidden(
            explained(
                QgsProcessingParameterString(PROMPTS, tr("Prompts"), None, False, True),
                tr("Texts, separated by semicolons, for models that take them."),
            )
        ),
    ]


def _radiometry() -> List[QgsProcessingParameterDefinition]:
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


def _destinations() -> List[QgsProcessingParameterDefinition]:
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


def _enum(key: str, title: str, options: object, default: Optional[str]) -> QgsProcessingParameterEnum:
    return QgsProcessingParameterEnum(key, title, list(options), False, default, default is None, True)


def _hidden(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagHidden)
    return parameter
