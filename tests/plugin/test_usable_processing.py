"""`cloudmask:usabledates` in a real QGIS with a real worker."""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.marks import mark_result
from makers.algorithms import Log, refused, run
from makers.skies import LEFT, TOP, paint_skies
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture(scope="module")
def skies(engine_python, tmp_path_factory):
    return paint_skies(engine_python, tmp_path_factory.mktemp("skies"))


@pytest.fixture(scope="module")
def parcels(qgis_app, tmp_path_factory):
    """Two parcels in the scenes' cloudy west and clear east, in a GeoPackage."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32632&field=name:string", "parcels", "memory")
    for name, left in (("west", 300), ("east", 2600)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(LEFT + left, TOP - 1500, LEFT + left + 900, TOP - 600)))
        assert layer.dataProvider().addFeature(feature)
    path = tmp_path_factory.mktemp("Flächen") / "parcels.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsProject.instance().transformContext(), options)
    return path


def table(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_it_says_of_itself(provider):
    algorithm = provider.algorithm("usabledates")
    keys = ["INPUT", "SCENES", "FOLDER", "POLYGONS", "ID_FIELD", "RESOLUTION", "MODEL", "DEVICE", "OUTPUT"]
    assert [each.name() for each in algorithm.parameterDefinitions()] == keys
    outputs = ["OUTPUT", "BEST_DATE", "BEST_SCENE", "CLEAR_PERCENT", "SCENE_COUNT", "POLYGON_COUNT"]
    assert [each.name() for each in algorithm.outputDefinitions()] == outputs
    for parameter in algorithm.parameterDefinitions():
        assert parameter.help().endswith("."), parameter.name()
        assert not parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagHidden
    assert not algorithm.icon().isNull()
    for example in algorithm.example():
        assert "cloudmask:usabledates" in example


def test_scenes_in_all_forms(skies, parcels, tmp_path):
    log = Log()
    broken = tmp_path / "broken 20240801.tif"
    broken.write_bytes(b"nothing")
    folder = tmp_path / "more"
    folder.mkdir()
    shutil.copy(skies["half"], folder)
    found = run(
        "usabledates",
        log,
        INPUT=[QgsRasterLayer(str(skies["overcast"]), "June")],
        SCENES=f"{skies['clear']}\n\n{broken}",
        FOLDER=str(folder),
        POLYGONS=str(parcels),
        ID_FIELD="name",
        DEVICE="cpu",
        OUTPUT=str(tmp_path / "t.csv"),
    )
    rows = table(tmp_path / "t.csv")
    assert [(row["scene"], row["date"], row["polygon"]) for row in rows] == [
        ("June", "2024-06-11", "west"),
        ("June", "2024-06-11", "east"),
        ("S2 20240601 clear", "2024-06-01", "west"),
        ("S2 20240601 clear", "2024-06-01", "east"),
        ("broken 20240801", "2024-08-01", ""),
        ("S2 20240621 half", "2024-06-21", "west"),
        ("S2 20240621 half", "2024-06-21", "east"),
    ]
    clear = [row["clear_percent"] and round(float(row["clear_percent"]), -1) for row in rows]
    assert clear == [0, 0, 100, 100, "", 0, 100]
    assert rows[4]["problem"]
    assert any("broken 20240801" in each for each in log.warnings)
    assert found["BEST_DATE"] == "2024-06-01"
    assert found["BEST_SCENE"] == "S2 20240601 clear"
    assert found["CLEAR_PERCENT"] > 97
    assert (found["SCENE_COUNT"], found["POLYGON_COUNT"]) == (3, 2)
    assert log.percents == sorted(log.percents)
    assert 0 < log.percents[-1] <= 100
    written = {each.name for each in tmp_path.iterdir()} - {"t.csv", "more", "broken 20240801.tif"}
    assert written <= {"t.csvt"}


def test_selected_polygons_into_a_geopackage(skies, parcels, tmp_path):
    layer = QgsVectorLayer(str(parcels), "parcels", "ogr")
    layer.selectByExpression("name = 'east'")
    QgsProject.instance().addMapLayer(layer)
    try:
        found = run(
            "usabledates",
            INPUT=[str(skies["half"])],
            POLYGONS=QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True),
            RESOLUTION="20",
            OUTPUT="TEMPORARY_OUTPUT",
        )
        output = found["OUTPUT"]
        output = output if isinstance(output, QgsVectorLayer) else QgsVectorLayer(output, "t", "ogr")
        (row,) = output.getFeatures()
        assert row["polygon"] == str(next(each.id() for each in layer.selectedFeatures()))
        assert row["clear_percent"] > 97
        assert output.featureCount() == 1
        assert found["BEST_DATE"] == "2024-06-21"
    finally:
        QgsProject.instance().removeMapLayer(layer)


def test_nothing_is_shown_and_nothing_is_best(skies, parcels, tmp_path):
    broken = tmp_path / "a.tif"
    broken.write_bytes(b"nothing")
    found = run("usabledates", SCENES=str(broken), POLYGONS=str(parcels), OUTPUT=str(tmp_path / "t.csv"))
    assert found["BEST_DATE"] is None
    assert found["SCENE_COUNT"] == 0
    assert len(table(tmp_path / "t.csv")) == 1


def test_refusals(skies, parcels, tmp_path):
    output = {"OUTPUT": str(tmp_path / "t.csv")}
    scene = {"INPUT": [str(skies["clear"])]}
    area = {"POLYGONS": str(parcels)}
    points = QgsVectorLayer("Point?crs=EPSG:32632", "dots", "memory")
    dot = QgsFeature()
    dot.setGeometry(QgsGeometry.fromWkt("POINT(700000 5300000)"))
    points.dataProvider().addFeature(dot)
    empty = QgsVectorLayer("Polygon?crs=EPSG:32632", "nothing", "memory")
    (tmp_path / "no scenes").mkdir()
    refused("usabledates", "no scene to look at", **area, **output)
    refused("usabledates", "no scene to look at", INPUT=[], **area, **output)
    refused("usabledates", "'nowhere.tif'", INPUT=["nowhere.tif"], **area, **output)
    refused("usabledates", "nowhere", SCENES="nowhere.tif", **area, **output)
    refused("usabledates", "no scenes", FOLDER=str(tmp_path / "no scenes"), **area, **output)
    refused("usabledates", "'nowhere.gpkg' cannot be opened", POLYGONS="nowhere.gpkg", **scene, **output)
    refused("usabledates", "'dots' holds other shapes than polygons", POLYGONS=points, **scene, **output)
    refused("usabledates", "'nothing' holds no polygons", POLYGONS=empty, **scene, **output)
    refused("usabledates", "must end with .csv or .gpkg", OUTPUT=str(tmp_path / "t.xlsx"), **scene, **area)
    refused("usabledates", "abacus", DEVICE="abacus", **scene, **area, **output)
    # In the project, as QGIS keeps what an algorithm has refused, and a layer of Python's would outlive QGIS.
    mask = QgsProject.instance().addMapLayer(QgsRasterLayer(str(skies["clear"]), "a mask"))
    mark_result(mask, "mask", temporary=False)
    refused("usabledates", "result itself", INPUT=[mask], **area, **output)
    QgsProject.instance().removeMapLayer(mask)
    assert not (tmp_path / "t.csv").exists()


def test_a_cancelled_run_leaves_nothing(skies, parcels, tmp_path):
    log = Log()
    log.progressChanged.connect(lambda percent: log.cancel() if percent > 40 else None)
    scenes = "\n".join(str(each) for each in skies.values())
    found = run("usabledates", log, SCENES=scenes, POLYGONS=str(parcels), OUTPUT=str(tmp_path / "t.csv"))
    assert not found
    assert 40 < max(log.percents) < 80
    assert list(tmp_path.iterdir()) == []


def test_in_a_background_thread(skies, parcels, tmp_path, qtbot):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("cloudmask:usabledates")
    context, feedback = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": [str(skies["half"])], "POLYGONS": str(parcels), "OUTPUT": str(tmp_path / "t.csv")}
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    with qtbot.waitSignal(task.executed, timeout=60_000) as heard:
        QgsApplication.taskManager().addTask(task)
    successful, results = heard.args
    assert successful
    assert results["POLYGON_COUNT"] == len(table(tmp_path / "t.csv")) == 2


def test_without_a_window(skies, parcels, engine_python, tmp_path):
    program = shutil.which("qgis_process")
    if program is None:
        pytest.skip("there is no qgis_process here")
    plugins, output = tmp_path / "plugins", tmp_path / "t.csv"
    plugins.mkdir()
    (plugins / "cloudmask").symlink_to(ROOT, target_is_directory=True)
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "QGIS_PLUGINPATH": str(plugins),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "profile"),
        "QT_QPA_PLATFORM": "offscreen",
        "CLOUDMASK_PYTHON": str(engine_python),
    }

    def call(*arguments, given=""):
        return subprocess.run(
            [program, *arguments],
            input=given,
            capture_output=True,
            text=True,
            timeout=200,
            cwd=tmp_path,
            env=environment,
        )

    assert call("plugins", "enable", "cloudmask").returncode == 0
    scenes = [str(skies["half"]), str(skies["clear"])]
    if Qgis.QGIS_VERSION_INT < 32400:
        words = [*(f"INPUT={each}" for each in scenes), f"POLYGONS={parcels}", "ID_FIELD=name", f"OUTPUT={output}"]
        done = call("--json", "run", "cloudmask:usabledates", "--", *words)
    else:
        inputs = {"INPUT": scenes, "POLYGONS": str(parcels), "ID_FIELD": "name", "OUTPUT": str(output)}
        done = call("run", "cloudmask:usabledates", "-", given=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)["results"]
    assert results["BEST_DATE"] == "2024-06-01"
    assert results["CLEAR_PERCENT"] > 97
    run("usabledates", INPUT=scenes, POLYGONS=str(parcels), ID_FIELD="name", OUTPUT=str(tmp_path / "window.csv"))
    assert output.read_text(encoding="utf-8") == (tmp_path / "window.csv").read_text(encoding="utf-8")


def test_says_what_is_missing(provider, monkeypatch, tmp_path):
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(tmp_path / "no-python"))
    possible, sentence = provider.algorithm("usabledates").canExecute()
    assert not possible
    assert "no-python" in sentence
