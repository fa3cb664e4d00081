"""`cloudmask:zonalstatistics`: how cloudy each polygon is."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ...engine import protocol
from ..translate import tr
from . import loading, vectors
from .algorithm import EngineAlgorithm, Parameters, find_layer_problem, run_request
from .parameters import OUTPUT, explained, find_ending_problem, target
from .rasters import RasterFile

MASK = "MASK"
POLYGONS = "POLYGONS"
EXACT = "EXACT"
ID_FIELD = "ID_FIELD"

TABLE_ENDINGS = (".gpkg", ".csv", ".parquet")


class ZonalStatistics(EngineAlgorithm):
    """Writes how much of each class lies in each polygon."""

    NAME = "zonalstatistics"
    ICON = "zones"

    def __init__(self) -> None:
        super().__init__()
        self._mask: RasterFile
        self._polygons: QgsProcessingFeatureSource
        self._file: Optional[vectors.PlainFile] = None

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """In the toolbox."""
        return tr("Cloud statistics of polygons")

    def group(self) -> str:
        """In the toolbox."""
        return tr("Use of masks")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Fixed for ever."""
        return "use"

    def tags(self) -> List[str]:
        """What people search for."""
        return tr("cloud,clouds,shadow,mask,zonal,statistics,polygons,fields,parcels,percentage,table").split(",")

    def summary(self) -> str:
        """What it does."""
        return tr(
            "Writes a table of how much of each class of a mask lies in each polygon, one row a polygon.\n"
            "Percentages of the classes are of the polygon's area with data, 100 together; those of no data and of "
            "what lies beyond the mask are of the whole polygon. The polygons may be in any coordinate system, and "
            "selected features alone can be taken."
        )

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        return (
            "qgis_process run cloudmask:zonalstatistics --MASK=mask.tif --POLYGONS=fields.gpkg --OUTPUT=table.csv",
            'processing.run("cloudmask:zonalstatistics", {"MASK": "mask.tif", "POLYGONS": iface.activeLayer(), '
            '"ID_FIELD": "name", "OUTPUT": "TEMPORARY_OUTPUT"})',
        )

    def initAlgorithm(  # noqa: N802 - QGIS's name
        self, configuration: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Defines parameters and outputs; keys are fixed for ever."""
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        for parameter in (
            explained(QgsProcessingParameterRasterLayer(MASK, tr("Mask")), tr("A mask that Mask clouds has written.")),
            explained(
                QgsProcessingParameterFeatureSource(POLYGONS, tr("Polygons"), [polygon]),
                tr("Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system."),
            ),
            explained(
                QgsProcessingParameterField(ID_FIELD, tr("Field that names a polygon"), None, POLYGONS, optional=True),
                tr("Its value becomes the column zone; empty: the layer's own feature ids."),
            ),
            explained(
                QgsProcessingParameterBoolean(EXACT, tr("Exact shares of pixels at the border"), True),
                tr("If not, whole pixels are counted whose centre lies inside; the column method says which."),
            ),
            explained(
                QgsProcessingParameterVectorDestination(OUTPUT, tr("Statistics"), polygon),
                tr("The table: .gpkg with the polygons, .csv or .parquet without. A file that exists is replaced."),
            ),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("POLYGON_COUNT", tr("Number of polygons")))

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        return find_ending_problem(parameters, context, {OUTPUT: TABLE_ENDINGS}) or find_layer_problem(
            self, parameters, context, [MASK], [POLYGONS]
        )

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Reads the layers."""
        self._mask = self.raster_file(parameters, MASK, context)
        self._polygons = self.polygons(parameters, POLYGONS, context)
        self._file = vectors.plain_file(
            parameters[POLYGONS], self.parameterAsVectorLayer(parameters, POLYGONS, context)
        )

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Counts."""
        output = self.parameterAsOutputLayer(parameters, OUTPUT, context)
        with TemporaryDirectory(prefix="cloudmask-") as folder:
            file = self._file
            if file is None:
                path = Path(folder) / "polygons.gpkg"
                vectors.export(self._polygons, path, context, feedback, attributes=True)
                file = vectors.PlainFile(str(path), None)
            request = protocol.ZonesRequest(
                id="",
                mask=self._mask.path,
                polygons=file.path,
                layer=file.layer,
                output=target(output),
                exact=self.parameterAsBoolean(parameters, EXACT, context),
                id_field=self.parameterAsString(parameters, ID_FIELD, context) or None,
                overwrite=True,  # QGIS has asked
            )
            document = run_request(request, feedback, self._mask.environment)
        loading.load_if_possible(output, context, feedback)
        return {OUTPUT: output, "POLYGON_COUNT": document["polygons"]}
