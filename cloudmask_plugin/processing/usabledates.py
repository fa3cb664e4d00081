"""`cloudmask:usabledates`: which scenes show polygons without clouds."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ...engine import protocol
from ..failure import Failure, FailureError
from ..scenes.folder import scenes_of_folder
from ..scenes.scene import SceneRef, scene_of, scenes_of_layers
from ..translate import tr
from ..usable.assessing import share_done
from ..usable.assessment import Look, SceneResult, UsableRow, assess_scene, best_scene, follow
from ..usable.table import COLUMNS, row_text, values
from ..usable.zones import RESOLUTIONS, Zones, write_zones
from ..worker.shared import shared_client
from .algorithm import EngineAlgorithm, Parameters, find_layer_problem
from .parameters import OUTPUT, explained, find_ending_problem, is_given
from .progress import as_sentence
from .prompts import find_model_problem
from .scene_parameters import AUTO, DEVICE, MODEL, POLYGONS, RESOLUTION, choices
from .scene_texts import source_of_typed

INPUT = "INPUT"
SCENES = "SCENES"
FOLDER = "FOLDER"
ID_FIELD = "ID_FIELD"
TABLE_ENDINGS = (".csv", ".gpkg")

_NUMBERS = ("_percent", "_m2")
"""How the names of columns with numbers end; the others hold text."""


class UsableDates(EngineAlgorithm):
    """Writes how much of each polygon each scene shows."""

    NAME = "usabledates"
    ICON = "usable"

    def __init__(self) -> None:
        super().__init__()
        self._scenes: List[SceneRef] = []
        self._refused: List[Failure] = []
        self._polygons: QgsProcessingFeatureSource

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """In the toolbox."""
        return tr("Usable dates")

    def group(self) -> str:
        """In the toolbox."""
        return tr("Use of masks")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Fixed for ever."""
        return "use"

    def tags(self) -> List[str]:
        """What people search for."""
        return tr("cloud,clouds,clear,usable,dates,time series,polygons,fields,parcels,percentage,table").split(",")

    def summary(self) -> str:
        """What it does."""
        return tr(
            "Writes a table of how much of each polygon each scene shows: clear, under thin cloud, under thick cloud, "
            "in shadow, or without data.\n"
            "Each scene is looked at quickly, in coarse pixels and around the polygons only; no mask is kept. "
            "Percentages are of the whole polygon, 100 together; what lies beyond a scene has no data. A scene that "
            "cannot be read is a row that says why.\n"
            "Besides the table, the best date and how many per cent of all polygons it shows are outputs that a model "
            "can branch on."
        )

    def example(self) -> Tuple[str, str]:
        """A call in a shell and one in QGIS's Python console."""
        return (
            "qgis_process run cloudmask:usabledates --FOLDER=scenes --POLYGONS=fields.gpkg --OUTPUT=dates.csv",
            'processing.run("cloudmask:usabledates", {"INPUT": ["june.tif", "july.tif"], "POLYGONS": '
            'iface.activeLayer(), "ID_FIELD": "name", "OUTPUT": "TEMPORARY_OUTPUT"})',
        )

    def initAlgorithm(  # noqa: N802 - QGIS's name
        self, configuration: Optional[Mapping[str, Any]] = None
    ) -> None:
        """Defines parameters and outputs; keys are fixed for ever."""
        for parameter in (*_scenes(), *_polygons(), *_ways()):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("BEST_DATE", tr("Best date")))
        self.addOutput(QgsProcessingOutputString("BEST_SCENE", tr("Best scene")))
        self.addOutput(QgsProcessingOutputNumber("CLEAR_PERCENT", tr("Clear in the best scene (%)")))
        self.addOutput(QgsProcessingOutputNumber("SCENE_COUNT", tr("Scenes that could be looked at")))
        self.addOutput(QgsProcessingOutputNumber("POLYGON_COUNT", tr("Number of polygons")))

    def find_problem(self, parameters: Parameters, context: QgsProcessingContext) -> Optional[str]:
        """What is wrong, as far as is seen before any work."""
        given = any(is_given(parameters, key) and parameters[key] != [] for key in (INPUT, SCENES, FOLDER))
        if not given:
            return tr("There is no scene to look at; give INPUT, SCENES or FOLDER.")
        for each in _strings(parameters.get(INPUT)):
            if not isinstance(QgsProcessingUtils.mapLayerFromString(each, context), QgsMapLayer):
                return tr("'{value}' cannot be opened as a raster layer.").format(value=each)
        return (
            find_ending_problem(parameters, context, {OUTPUT: TABLE_ENDINGS})
            or find_model_problem(self.parameterAsEnumString(parameters, MODEL, context))
            or find_layer_problem(self, parameters, context, [], [POLYGONS])
        )

    def gather(self, parameters: Parameters, context: QgsProcessingContext) -> None:
        """Finds the scenes."""
        self._polygons = self.polygons(parameters, POLYGONS, context)
        if is_given(parameters, INPUT):
            self._scenes, self._refused = scenes_of_layers(self.parameterAsLayerList(parameters, INPUT, context))
        lines = self.parameterAsString(parameters, SCENES, context).splitlines()
        self._scenes += [scene_of(source_of_typed(line)) for line in lines if line.strip()]
        folder = self.parameterAsFile(parameters, FOLDER, context)
        if folder:
            self._scenes += scenes_of_folder(Path(folder).absolute())
        if not self._scenes:
            nothing = Failure("layer", tr("there is no scene in '{folder}'").format(folder=folder), "")
            raise FailureError((*self._refused, nothing)[0])

    def compute(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Looks at one scene after the other."""
        rows: List[UsableRow] = []
        for failure in self._refused:
            feedback.pushWarning(failure.text)
        with TemporaryDirectory(prefix="cloudmask-") as folder:
            zones = self._write_zones(parameters, context, feedback, Path(folder))
            look = self._look(parameters, context, feedback, zones)
            for index, scene in enumerate(self._scenes):
                feedback.setProgressText(scene.name)
                steps = assess_scene(index, scene, zones, look, Path(folder))
                result = follow(steps, shared_client(), _Share(feedback, index, len(self._scenes)).tell)
                _tell(result, scene, feedback)
                rows += result.rows
        output = self._write(rows, parameters, context)
        best = best_scene(rows)
        if best is not None:
            feedback.pushInfo(
                tr("Best: {name}, {clear} % clear.").format(name=best[0].date or best[0].name, clear=best[1])
            )
        return {
            OUTPUT: output,
            "BEST_DATE": None if best is None else best[0].date,
            "BEST_SCENE": None if best is None else best[0].name,
            "CLEAR_PERCENT": None if best is None else best[1],
            "SCENE_COUNT": len({row.scene for row in rows if row.shares is not None}),
            "POLYGON_COUNT": len(zones.zones),
        }

    def _write_zones(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback, folder: Path
    ) -> Zones:
        source = self._polygons
        unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
        return write_zones(
            source.getFeatures(QgsFeatureRequest(), unchecked),
            source.sourceCrs(),
            self.parameterAsString(parameters, ID_FIELD, context),
            folder / "polygons.gpkg",
            source.sourceName(),
            context.transformContext(),
            feedback.isCanceled,
        )

    def _look(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback, zones: Zones
    ) -> Look:
        chosen = self.parameterAsEnumString(parameters, RESOLUTION, context)
        fitting = zones.choose_resolution()
        if not chosen.isdecimal():
            feedback.pushInfo(fitting.sentence)
        return Look(
            float(chosen) if chosen.isdecimal() else fitting.metres,
            self.parameterAsEnumString(parameters, MODEL, context) or None,
            self.parameterAsString(parameters, DEVICE, context).strip() or AUTO,
        )

    def _write(self, rows: List[UsableRow], parameters: Parameters, context: QgsProcessingContext) -> str:
        """The table, which is begun when all is known, so that a run that fails leaves none."""
        fields = _table().fields()
        sink, output = self.parameterAsSink(parameters, OUTPUT, context, fields)
        if sink is None:
            sentence = tr("'{name}' cannot be written").format(name=parameters.get(OUTPUT))
            raise FailureError(Failure("target", sentence, tr("choose another place")))
        for row in rows:
            feature = QgsFeature(fields)
            feature.setAttributes(values(row))
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                sentence = tr("the table cannot be written ({reason})").format(reason=sink.lastError())
                raise FailureError(Failure("target", sentence, tr("check the free space of the disk")))
        return str(output)


class _Share:
    """Tells of the progress of one scene of several."""

    def __init__(self, feedback: QgsProcessingFeedback, index: int, count: int) -> None:
        self._feedback, self._index, self._count = feedback, index, count
        self._done = 0.0

    def tell(self, progress: Optional[protocol.Progress]) -> bool:
        """Called about ten times a second; returns whether the person wants to stop."""
        if progress is not None:  # each request begins with a stage of nothing
            self._done = max(self._done, share_done(progress))
        self._feedback.setProgress(100 * (self._index + self._done) / self._count)
        # The dialog of a batch looks for a click on "Cancel" upon this signal only, see `progress`.
        self._feedback.progressChanged.emit(self._feedback.progress())
        return bool(self._feedback.isCanceled())


def _tell(result: SceneResult, scene: SceneRef, feedback: QgsProcessingFeedback) -> None:
    """What the person should know of a scene, and in short what it shows."""
    for sentence in result.warnings:
        feedback.pushWarning(f"{scene.name}: {as_sentence(sentence)}")
    for problem in sorted({row.problem for row in result.rows if row.problem}):
        feedback.pushWarning(f"{scene.name}: {problem}")
    if len(result.rows) == 1 and result.rows[0].shares is not None:
        feedback.pushInfo(row_text(result.rows[0]))


def _scenes() -> List[QgsProcessingParameterDefinition]:
    return [
        explained(
            QgsProcessingParameterMultipleLayers(
                INPUT, tr("Sentinel-2 layers"), QgsProcessing.SourceType.TypeRaster, None, True
            ),
            tr("Raster layers of scenes; layers of the bands of one scene count as one."),
        ),
        explained(
            QgsProcessingParameterString(SCENES, tr("Or scenes by path or address"), None, True, True),
            tr(
                "One scene a line: a SAFE folder or zip, a STAC item, a raster, a folder of band files, an address, or "
                "the files of the bands separated by semicolons."
            ),
        ),
        explained(
            QgsProcessingParameterFile(
                FOLDER, tr("Or a folder of scenes"), QgsProcessingParameterFile.Behavior.Folder, "", None, True
            ),
            tr("All scenes that are found in it and below it by their names."),
        ),
    ]


def _polygons() -> List[QgsProcessingParameterDefinition]:
    polygon = QgsProcessing.SourceType.TypeVectorPolygon
    return [
        explained(
            QgsProcessingParameterFeatureSource(POLYGONS, tr("Polygons"), [polygon]),
            tr("Fields, parcels or whatever else is asked about: a polygon layer in any coordinate system."),
        ),
        explained(
            QgsProcessingParameterField(ID_FIELD, tr("Field that names a polygon"), None, POLYGONS, optional=True),
            tr("Its value becomes the column polygon; empty: the layer's own feature ids."),
        ),
    ]


def _ways() -> List[QgsProcessingParameterDefinition]:
    options = [AUTO, *map(str, RESOLUTIONS)]
    return [
        explained(
            QgsProcessingParameterEnum(RESOLUTION, tr("Resolution (m)"), options, False, AUTO, False, True),
            tr(
                "Metres per pixel; auto takes 60, and 20 or 10 where the area is small or polygons have fewer than "
                "50 such pixels."
            ),
        ),
        *(each for each in choices() if each.name() in (MODEL, DEVICE)),
        explained(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Usable dates"), QgsProcessing.SourceType.TypeVector),
            tr("The table, a row for each scene and polygon: .csv or .gpkg. A file that exists is replaced."),
        ),
    ]


def _table() -> QgsVectorLayer:
    """An empty table with the columns: from a text, as the types of fields are called otherwise in each Qt."""
    kinds = (f"field={name}:{'double' if name.endswith(_NUMBERS) else 'string'}" for name in COLUMNS)
    return QgsVectorLayer("NoGeometry?" + "&".join(kinds), "", "memory")


def _strings(value: object) -> List[str]:
    """The layers of a parameter that are given as text."""
    given = value if isinstance(value, (list, tuple)) else [value]
    return [each for each in given if isinstance(each, str) and each]
