"""`cloudmask:maskclouds`: a scene becomes a mask."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from ...engine import protocol
from ..answers import Answers, load_answers
from ..sources import LayerSource, source_of
from ..translate import tr
from . import loading, vectors
from .algorithm import RASTER_ENDINGS, EngineAlgorithm, Parameters, find_layer_problem, run_request
from .parameters import (
    OUTPUT,
    REPORT,
    drawing,
    drawing_fields,
    find_drawing_problem,
    find_ending_problem,
    given_number,
    is_given,
    parse_bands,
    share_outputs,
    shares,
    target,
)
from .progress import tell_shares
from .prompts import find_model_problem, parse_prompts
from .scene_parameters import (
    ALL_BANDS,
    AREA,
    AUTO,
    BANDS,
    DEVICE,
    EXTENT,
    INPUT,
    LEVEL,
    MODEL,
    OFFSET,
    POLYGONS,
    PRECISION,
    PROBABILITIES,
    PROMPTS,
    RESOLUTION,
    SCALE,
    SCENE,
    SOURCE_RESOLUTION,
    choices,
    destinations,
    inputs,
    radiometry,
)
from .scene_texts import source_of_typed


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
            "A model that takes text can also be told what to look for instead of clouds.\n"
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
        for parameter in (*inputs(), *choices(), *radiometry(), *drawing(), *destinations()):
            self.addParameter(parameter)
        for output in share_outputs():
            self.addOutput(output)

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        layer_given = is_given(parameters, INPUT)
        text_given = bool(self.parameterAsString(parameters, SCENE, context).strip())
        if layer_given == text_given:
            both = tr("INPUT and SCENE are both given; give one of them.")
            return both if layer_given else tr("There is no scene to mask; give INPUT or SCENE.")
        if is_given(parameters, EXTENT) and is_given(parameters, AREA):
            return tr("EXTENT and AREA are both given; give one of them.")
        _, problem = parse_bands(self.parameterAsString(parameters, BANDS, context))
        endings = {OUTPUT: RASTER_ENDINGS, PROBABILITIES: RASTER_ENDINGS, POLYGONS: (".gpkg",), REPORT: (".json",)}
        return (
            problem
            or find_ending_problem(parameters, context, endings)
            or find_drawing_problem(self, parameters, context)
            or self._find_model_problem(parameters, context)
            or find_layer_problem(self, parameters, context, [INPUT], [AREA])
        )

    def _find_model_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        prompts = parse_prompts(self.parameterAsString(parameters, PROMPTS, context))
        model = self.parameterAsEnumString(parameters, MODEL, context)
        return find_model_problem(model, prompts, drawing_fields(self, parameters, context))

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads the layers."""
        if is_given(parameters, INPUT):
            layer = self.raster(parameters, INPUT, context)
            self._source, self._answers = source_of(layer), load_answers(layer)
        else:
            self._source = source_of_typed(self.parameterAsString(parameters, SCENE, context))
        if is_given(parameters, AREA):
            self._area = self.polygons(parameters, AREA, context)

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
                output=target(files[OUTPUT]),
                aoi=aoi,
                aoi_crs=aoi_crs,
                probabilities=target(files[PROBABILITIES]) or None,
                polygons=target(files[POLYGONS]) or None,
                report=target(files[REPORT]) or None,
                overwrite=True,  # QGIS has asked
                **self._radiometry(parameters, context),
                **self._choices(parameters, context),
                **drawing_fields(self, parameters, context),
            )
            document = run_request(request, feedback, self._source.environment)
        tell_shares(document, feedback)
        loading.style_results(context, files[OUTPUT], files[PROBABILITIES], files[POLYGONS])
        return {**{key: path for key, path in files.items() if path}, **shares(document)}

    def _choices(self, parameters: Parameters, context: QgsProcessingContext) -> Dict[str, Any]:
        resolution = self.parameterAsEnumString(parameters, RESOLUTION, context)
        return {
            "model": self.parameterAsEnumString(parameters, MODEL, context) or None,
            "prompts": parse_prompts(self.parameterAsString(parameters, PROMPTS, context)) or None,
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
            file = folder / "area.gpkg"
            vectors.export(self._area, file, context, feedback, attributes=False)
            return str(file), None
        box = self.parameterAsExtent(parameters, EXTENT, context)
        if box.isNull():
            return None, None
        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        corners = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return ",".join(map(repr, corners)), (crs.authid() or crs.toWkt()) if crs.isValid() else None
