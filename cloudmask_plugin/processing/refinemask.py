"""`cloudmask:refinemask`: stored probabilities become another mask."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterRasterLayer,
)

from ...engine import protocol
from ..translate import tr
from . import loading
from .algorithm import RASTER_ENDINGS, EngineAlgorithm, Parameters, find_layer_problem, run_request
from .parameters import (
    OUTPUT,
    REPORT,
    drawing,
    drawing_fields,
    explained,
    find_drawing_problem,
    find_ending_problem,
    mask_output,
    report_output,
    share_outputs,
    shares,
    target,
)
from .progress import tell_shares
from .rasters import RasterFile

PROBABILITIES = "PROBABILITIES"


class RefineMask(EngineAlgorithm):
    """Draws a mask again, without the model."""

    NAME = "refinemask"
    ICON = "refine"

    def __init__(self) -> None:
        super().__init__()
        self._probabilities: RasterFile

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """In the toolbox."""
        return tr("Refine mask")

    def group(self) -> str:
        """In the toolbox."""
        return tr("Masks")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Fixed for ever."""
        return "masks"

    def tags(self) -> List[str]:
        """What people search for."""
        return tr("cloud,clouds,shadow,mask,probabilities,threshold,buffer,refine").split(",")

    def summary(self) -> str:
        """What it does."""
        return tr(
            "Draws another mask from the probabilities that Mask clouds has written: other thresholds, buffers around "
            "clouds and shadows, no small objects. The model does not run again, so it takes seconds; the result is "
            "the mask that Mask clouds would have written with the same settings."
        )

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        return (
            "qgis_process run cloudmask:refinemask --PROBABILITIES=probabilities.tif --BUFFER_CLOUDS=60 "
            "--OUTPUT=mask.tif",
            'processing.run("cloudmask:refinemask", {"PROBABILITIES": "probabilities.tif", "THRESHOLD_CLOUD": 0.3, '
            '"OUTPUT": "TEMPORARY_OUTPUT"})',
        )

    def initAlgorithm(  # noqa: N802 - QGIS's name
        self, configuration: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Defines parameters and outputs; keys are fixed for ever."""
        probabilities = explained(
            QgsProcessingParameterRasterLayer(PROBABILITIES, tr("Probabilities")),
            tr("A raster of probabilities that Mask clouds has written."),
        )
        for parameter in (probabilities, *drawing(), mask_output(), report_output()):
            self.addParameter(parameter)
        for output in share_outputs():
            self.addOutput(output)

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        endings = {OUTPUT: RASTER_ENDINGS, REPORT: (".json",)}
        return (
            find_ending_problem(parameters, context, endings)
            or find_drawing_problem(self, parameters, context)
            or find_layer_problem(self, parameters, context, [PROBABILITIES])
        )

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads the layer."""
        self._probabilities = self.raster_file(parameters, PROBABILITIES, context)

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Draws."""
        mask = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        report = self.parameterAsFileOutput(parameters, REPORT, context)
        request = protocol.RefineRequest(
            id="",
            probabilities=self._probabilities.path,
            output=target(mask),
            report=target(report) or None,
            overwrite=True,  # QGIS has asked
            **drawing_fields(self, parameters, context),
        )
        document = run_request(request, feedback, self._probabilities.environment)
        tell_shares(document, feedback)
        loading.style_results(context, mask)
        files = {OUTPUT: mask, REPORT: report}
        return {**{key: path for key, path in files.items() if path}, **shares(document)}
