"""Runs of layers with a real worker: from the layer to the mask above it, and everything that comes in between."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import Answers, save_answers
from cloudmask.cloudmask_plugin.areas import Area
from cloudmask.cloudmask_plugin.marks import TEMPORARY
from cloudmask.cloudmask_plugin.masking import Maskings
from cloudmask.cloudmask_plugin.settings import MaskOptions
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from osgeo import gdal
from qgis.core import QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.PyQt.QtTest import QSignalSpy

CPU = MaskOptions(device="cpu")
LONG = 120_000


def new_client(engine_python):
    return WorkerClient(lambda: engine_python)


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = new_client(engine_python)
    yield client
    client.shutdown()


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def maskings(qgis_iface, client, qtbot):
    maskings = Maskings(qgis_iface, client)
    yield maskings
    maskings.close()
    qtbot.waitUntil(lambda: not maskings.running, timeout=LONG)


@pytest.fixture
def scene(project, stack):
    layer = QgsRasterLayer(str(stack), "my scene")
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def large(project, stack, tmp_path):
    """A scene that takes its time: the stack, wider and higher."""
    path = tmp_path / "sources" / "large.tif"
    path.parent.mkdir()
    source = gdal.Open(str(stack))
    dataset = gdal.Translate(str(path), source, width=4096, height=4096, creationOptions=["TILED=YES"])
    for number in range(1, source.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(source.GetRasterBand(number).GetDescription())
        band.SetScale(source.GetRasterBand(number).GetScale())
        band.SetOffset(source.GetRasterBand(number).GetOffset())
    dataset = source = band = None
    layer = QgsRasterLayer(str(path), "large")
    project.addMapLayer(layer)
    return layer


class Heard:
    """What was heard of a run."""

    def __init__(self, masking):
        self.masking = masking
        self.outcomes, self.failures, self.progress, self.order = [], [], [], []
        masking.progressed.connect(self.progress.append)
        masking.succeeded.connect(self.outcomes.append)
        masking.failed.connect(self.failures.append)
        masking.succeeded.connect(lambda _: self.order.append("succeeded"))
        masking.failed.connect(lambda _: self.order.append("failed"))
        masking.ended.connect(lambda: self.order.append("ended"))

    def wait(self, qtbot):
        qtbot.waitUntil(lambda: "ended" in self.order, timeout=LONG)
        qtbot.wait(50)  # whatever came afterwards would be heard, too
        return self

    def outcome(self, qtbot):
        self.wait(qtbot)
        assert self.failures == []
        assert self.order == ["succeeded", "ended"]
        return self.outcomes[0]

    def failure(self, qtbot):
        self.wait(qtbot)
        assert self.outcomes == []
        assert self.order == ["failed", "ended"]
        return self.failures[0]

    def until_it_masks(self, qtbot):
        qtbot.waitUntil(lambda: any(each.stage == "mask" and each.done for each in self.progress), timeout=LONG)


def scratch_folders():
    return set(Path(QgsProcessingUtils.tempFolder()).glob("cloudmask-*"))


@pytest.fixture
def scratch():
    """The temporary folders of runs before this one."""
    return scratch_folders()


def test_from_the_layer_to_the_mask_above_it(qtbot, project, maskings, scene):
    started = QSignalSpy(maskings.started)
    masking = maskings.start(scene, CPU)
    heard = Heard(masking)
    assert maskings.running == (masking,)
    outcome = heard.outcome(qtbot)
    assert len(started) == 1
    assert maskings.running == ()
    mask = project.mapLayer(outcome.layers[0])
    assert [node.name() for node in project.layerTreeRoot().children()] == ["my scene – clouds", "my scene"]
    assert mask.customProperty(TEMPORARY)
    assert mask.isTemporary()  # as QGIS sees it
    assert outcome.report["classes"]["thick_cloud"]["percent"] > 1
    assert outcome.report_file.is_file()
    assert mask.extent() == scene.extent()
    assert heard.progress[-1].stage == "write"


def test_everything_into_a_folder_under_free_names(qtbot, project, maskings, scene, tmp_path):
    options = replace(CPU, folder=str(tmp_path), probabilities=True, polygons=True, report=True)
    options = replace(options, thresholds={"cloud_shadow": 0.9})
    first = Heard(maskings.start(scene, options)).outcome(qtbot)
    second = Heard(maskings.start(scene, options)).outcome(qtbot)
    assert len(first.layers) == len(second.layers) == 3
    wanted = {
        f"my scene_clouds{number}{ending}"
        for number in ("", "_2")
        for ending in (".tif", "_probabilities.tif", "_outlines.gpkg", "_report.json")
    }
    beside = (".aux.xml", "-wal", "-shm")  # of GDAL's own
    assert {path.name for path in tmp_path.iterdir() if not path.name.endswith(beside)} == wanted
    assert second.files.mask == tmp_path / "my scene_clouds_2.tif"
    assert second.report_file.is_file()
    assert first.report["refinement"]["thresholds"] == {"cloud_shadow": 0.9}
    assert not project.mapLayer(first.layers[0]).customProperty(TEMPORARY)


def test_an_area_and_its_file(qtbot, maskings, scene, tmp_path):
    extent = scene.extent()
    x, y = extent.center().x(), extent.center().y()
    file = tmp_path / "area.geojson"
    ring = [[extent.xMinimum(), y], [x, y], [x, extent.yMaximum()], [extent.xMinimum(), extent.yMaximum()]]
    file.write_text('{"type": "Polygon", "coordinates": [%s]}' % [*ring, ring[0]])
    outcome = Heard(maskings.start(scene, CPU, area=Area(str(file), scene.crs().authid(), file))).outcome(qtbot)
    assert (outcome.report["width"], outcome.report["height"]) == (256, 256)
    assert not file.exists()


def test_answers_go_with_the_request(qtbot, maskings, scene):
    save_answers(scene, Answers(level="L2A", offset=-1000.0, scale=0.0001))
    outcome = Heard(maskings.start(scene, CPU)).outcome(qtbot)
    assert (outcome.report["level"], outcome.report["offset_from"]) == ("L2A", "user")


def test_questions_are_passed_on(qtbot, project, maskings, stack, tmp_path, scratch):
    gdal.Translate(str(tmp_path / "bare.tif"), str(stack), options="-unscale -ot UInt16").FlushCache()
    dataset = gdal.Open(str(tmp_path / "bare.tif"), gdal.GA_Update)
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).SetDescription("")
    dataset = None
    layer = QgsRasterLayer(str(tmp_path / "bare.tif"), "bare")
    project.addMapLayer(layer)
    failure = Heard(maskings.start(layer, CPU)).failure(qtbot)
    assert failure.kind == "bands"
    assert scratch_folders() == scratch


def test_cancelling_leaves_nothing(qtbot, project, maskings, large, tmp_path):
    target = tmp_path / "mask.tif"
    heard = Heard(maskings.start(large, CPU, target=target))
    heard.until_it_masks(qtbot)
    heard.masking.cancel()
    heard.masking.cancel()
    failure = heard.failure(qtbot)
    assert failure.cancelled
    assert failure.text == "Cancelled: nothing of 'large' was written."
    assert {each.name for each in tmp_path.iterdir()} == {"sources"}
    assert list(project.mapLayers().values()) == [large]


def test_cancelling_before_it_begins(qtbot, maskings, scene, scratch):
    heard = Heard(maskings.start(scene, CPU))
    heard.masking.cancel()
    assert heard.failure(qtbot).cancelled
    assert scratch_folders() == scratch


def test_a_layer_that_is_removed_while_it_is_masked(qtbot, project, maskings, large, scratch):
    heard = Heard(maskings.start(large, CPU))
    heard.until_it_masks(qtbot)
    project.removeMapLayer(large.id())
    failure = heard.failure(qtbot)
    assert failure.cancelled
    assert failure.text == "The layer 'large' was removed while it was being masked."
    assert project.mapLayers() == {}
    assert scratch_folders() == scratch


def test_a_layer_that_is_removed_before_its_turn(qtbot, project, maskings, scene):
    heard = Heard(maskings.start(scene, CPU))
    project.removeMapLayer(scene.id())
    assert "was removed" in heard.failure(qtbot).sentence


def test_a_project_that_is_closed_in_the_middle(qtbot, project, maskings, large, tmp_path, scratch):
    project.write(str(tmp_path / "p.qgz"))
    heard = Heard(maskings.start(large, CPU))
    heard.until_it_masks(qtbot)
    project.read(str(tmp_path / "p.qgz"))  # the same project again: the layer has the same id
    failure = heard.failure(qtbot)
    assert failure.cancelled
    assert failure.sentence == "the project was closed while 'large' was being masked"
    assert len(project.mapLayers()) == 1
    assert scratch_folders() == scratch


def test_a_layer_whose_file_has_gone(qtbot, project, maskings, stack, tmp_path):
    shutil.copy(stack, tmp_path / "s.tif")
    layer = QgsRasterLayer(str(tmp_path / "s.tif"), "gone")
    project.addMapLayer(layer)
    (tmp_path / "s.tif").unlink()
    failure = Heard(maskings.start(layer, CPU)).failure(qtbot)
    assert failure.kind == "layer"
    assert "the file of 'gone' is not there" in failure.sentence


def test_a_file_that_is_no_scene(qtbot, project, maskings, tmp_path):
    gdal.GetDriverByName("GTiff").Create(str(tmp_path / "dem.tif"), 64, 64, 1, gdal.GDT_Float32).FlushCache()
    layer = QgsRasterLayer(str(tmp_path / "dem.tif"), "dem")
    project.addMapLayer(layer)
    failure = Heard(maskings.start(layer, CPU)).failure(qtbot)
    assert (failure.kind, failure.sentence.partition(",")[0]) == ("layer", "'dem' has fewer than three bands")


def test_the_same_layer_twice_at_once(qtbot, maskings, large):
    first = Heard(maskings.start(large, CPU))
    second = Heard(maskings.start(large, CPU))
    failure = second.failure(qtbot)
    assert failure.text == "'large' is being masked already. Wait for it, or cancel it first."
    first.masking.cancel()
    first.failure(qtbot)


def test_an_output_that_is_open_in_qgis(qtbot, project, maskings, scene, tmp_path):
    target = tmp_path / "mask.tif"
    Heard(maskings.start(scene, CPU, target=target)).outcome(qtbot)
    before = target.read_bytes()
    failure = Heard(maskings.start(scene, CPU, target=target)).failure(qtbot)
    assert failure.kind == "target"
    assert failure.sentence == f"{target} is open in QGIS as the layer 'my scene – clouds'"
    assert target.read_bytes() == before
    # Once the layer has gone, the file may be replaced, to which its chooser has agreed.
    project.removeMapLayer(project.mapLayersByName("my scene – clouds")[0])
    Heard(maskings.start(scene, replace(CPU, resolution=60.0), target=target)).outcome(qtbot)
    assert target.read_bytes() != before


def test_a_target_that_is_the_source_itself(qtbot, maskings, scene, stack):
    before = stack.read_bytes()
    failure = Heard(maskings.start(scene, CPU, target=stack)).failure(qtbot)
    assert failure.kind == "target"
    assert stack.read_bytes() == before


def test_a_folder_that_has_gone(qtbot, maskings, scene, tmp_path):
    failure = Heard(maskings.start(scene, replace(CPU, folder=str(tmp_path / "x")))).failure(qtbot)
    assert failure.kind == "target"
    assert "does not exist" in failure.sentence


def test_two_windows_with_the_same_output(qtbot, project, maskings, qgis_iface, engine_python, stack, tmp_path):
    """Two workers write the same new file at the same time: one wins, the other is told."""
    layers = [QgsRasterLayer(str(stack), name) for name in ("one", "two")]
    project.addMapLayers(layers)
    other_client = new_client(engine_python)
    other = Maskings(qgis_iface, other_client)
    target = tmp_path / "mask.tif"
    try:
        runs = [
            Heard(each.start(layer, CPU, target=target)) for each, layer in zip((maskings, other), layers, strict=True)
        ]
        for each in runs:
            each.wait(qtbot)
    finally:
        other.close()
        other_client.shutdown()
    [winner] = [each for each in runs if each.outcomes]
    [loser] = [each for each in runs if each.failures]
    assert loser.failures[0].kind == "target"
    assert "already exists" in loser.failures[0].sentence
    assert winner.outcomes[0].files.mask == target
    assert QgsRasterLayer(str(target), "m").isValid()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".cloudmask-")]


def test_two_runs_of_one_window_with_the_same_output(qtbot, project, maskings, large, scene, tmp_path):
    first = Heard(maskings.start(large, CPU, target=tmp_path / "mask.tif"))
    failure = Heard(maskings.start(scene, CPU, target=tmp_path / "mask.tif")).failure(qtbot)
    assert "is being written by another run" in failure.sentence
    first.masking.cancel()
    first.failure(qtbot)


def test_a_worker_that_does_not_start(qtbot, project, qgis_iface, scene, tmp_path, scratch):
    client = WorkerClient(lambda: tmp_path / "no python")
    maskings = Maskings(qgis_iface, client)
    try:
        failure = Heard(maskings.start(scene, CPU)).failure(qtbot)
        assert failure.hint
        assert scratch_folders() == scratch
    finally:
        maskings.close()
        client.shutdown()


def test_the_plugin_is_switched_off_in_the_middle(qtbot, project, qgis_iface, client, large):
    maskings = Maskings(qgis_iface, client)
    heard = Heard(maskings.start(large, CPU))
    heard.until_it_masks(qtbot)
    maskings.close()
    assert heard.failure(qtbot).cancelled
    assert list(project.mapLayers().values()) == [large]
