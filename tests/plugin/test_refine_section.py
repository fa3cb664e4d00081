"""Refining a mask with sliders, on a real map with the real engine."""

import json
import shutil
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.dock import preview_writing
from cloudmask.cloudmask_plugin.dock.preview_controls import Drawing
from cloudmask.cloudmask_plugin.dock.refine_section import RefineSection
from cloudmask.cloudmask_plugin.layers import ResultFiles, add_results
from cloudmask.cloudmask_plugin.masking import Outcome
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine import protocol
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsMapRendererSequentialJob,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.gui import QgsLayerTreeMapCanvasBridge
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QVBoxLayout, QWidget

SECONDS = 1000
ENOUGH = 60 * SECONDS
NAME = "S2 Szene"


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOUDMASK_PYTHON", str(engine_python))
        client = WorkerClient()
        yield client
        client.shutdown()


@pytest.fixture(scope="module")
def run(client, stack, tmp_path_factory):
    """A folder with a mask, its probabilities and its report, and that report."""
    folder = tmp_path_factory.mktemp("Läufe hier")
    job = client.submit(
        protocol.MaskRequest(
            id="",
            source=(str(stack),),
            output=str(folder / "mask.tif"),
            probabilities=str(folder / "mask_probabilities.tif"),
            report=str(folder / "mask_report.json"),
            resolution=20,
        )
    )
    return folder, job.wait(lambda _progress: False)


@pytest.fixture
def outcome(qgis_new_project, run, tmp_path, stack):
    """The run's results as layers of a project, above their source."""
    folder, report = run
    target = tmp_path / "Ergebnis"
    shutil.copytree(folder, target)
    scene = QgsRasterLayer(str(stack), NAME)
    QgsProject.instance().addMapLayer(scene)
    files = ResultFiles(target / "mask.tif", target / "mask_probabilities.tif")
    layers = add_results(files, scene, NAME, temporary=False)
    QgsProject.instance().setDirty(False)
    return Outcome(report, tuple(each.id() for each in layers), files, target / "mask_report.json")


@pytest.fixture
def canvas(qgis_iface, outcome):
    canvas = qgis_iface.mapCanvas()
    canvas.resize(320, 320)
    canvas.show()
    QApplication.processEvents()
    bridge = QgsLayerTreeMapCanvasBridge(QgsProject.instance().layerTreeRoot(), canvas)
    bridge.setAutoSetupOnFirstLayer(False)
    mask = mask_of(outcome)
    canvas.setDestinationCrs(mask.crs())
    canvas.setExtent(mask.extent())
    bridge.setCanvasLayers()
    canvas.waitWhileRendering()
    yield canvas
    bridge.deleteLater()


@pytest.fixture
def window(qtbot, canvas, qgis_iface, client):
    """A window with the section as the dock has it."""
    window = QWidget()
    window.section = RefineSection(qgis_iface, client)
    QVBoxLayout(window).addWidget(window.section)
    qtbot.addWidget(window)
    window.resize(300, 460)
    window.show()
    yield window
    window.section.close_down()
    assert previews_on_disk() == []


@pytest.fixture
def section(window, outcome):
    window.section.show_outcome(outcome, NAME)
    window.section.section.setCollapsed(False)
    return window.section


def mask_of(outcome):
    return next(
        each for each in map(QgsProject.instance().mapLayer, outcome.layers) if each.source() == str(outcome.files.mask)
    )


def previews_on_disk():
    return sorted(Path(QgsProcessingUtils.tempFolder()).glob("cloudmask-preview-*"))


def drawn(section, qtbot, do):
    """The engine's document of the preview that comes of it."""
    with qtbot.waitSignal(section.previewing.drawn, timeout=ENOUGH) as caught:
        do()
    return caught.args[0]


def picture(canvas):
    """What the map draws now."""
    job = QgsMapRendererSequentialJob(canvas.mapSettings())
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def codes(path):
    return gdal.Open(str(path)).ReadAsArray()


def refined(client, outcome, target, **options):
    request = protocol.RefineRequest(
        id="", probabilities=str(outcome.files.probabilities), output=str(target), **options
    )
    client.submit(request).wait(lambda _progress: False)
    return codes(target)


def test_a_slider_re_makes_what_the_map_shows(section, qtbot, canvas, outcome, client, tmp_path):
    before, mask = picture(canvas), mask_of(outcome)
    assert section.previewing.layer is None
    thick = section.controls.thresholds["thick_cloud"]
    assert thick.spin.text() == "model's own"
    document = drawn(section, qtbot, lambda: thick.slider.setValue(10))
    assert thick.spin.text() == "0.10"
    preview = section.previewing.layer
    wanted = refined(client, outcome, tmp_path / "wanted.tif", thresholds={"thick_cloud": 0.1})
    assert (codes(preview.source()) == wanted).all()
    assert document["classes"]["thick_cloud"]["pixels"] == (wanted == 1).sum()
    assert f"thick cloud {document['classes']['thick_cloud']['percent']:.1f} %" in section.status.text().replace(
        "\u00a0", " "
    )
    assert picture(canvas) != before
    shown = [each.id() for each in canvas.layers()]
    assert preview.id() in shown
    assert mask.id() not in shown
    assert preview.crs() == mask.crs()

    project = QgsProject.instance()
    assert preview.id() not in project.mapLayers()
    assert not project.isDirty()
    assert project.layerTreeRoot().findLayer(mask.id()).isVisible()

    section.reset.click()
    assert thick.spin.text() == "model's own"
    assert section.previewing.layer is None
    assert [each.id() for each in canvas.layers()] == [each if each != preview.id() else mask.id() for each in shown]
    assert picture(canvas) == before
    assert previews_on_disk() == []
    assert not section.apply.isEnabled()


def test_all_controls_reach_the_engine(section, qtbot, outcome, client, tmp_path):
    controls = section.controls
    for field, number in (
        (controls.thresholds["thin_cloud"], 0.35),
        (controls.thresholds["cloud_shadow"], 0.45),
        (controls.buffer_clouds, 60),
        (controls.buffer_shadows, 40),
    ):
        field.spin.setValue(number)
    drawn(section, qtbot, lambda: controls.min_area.spin.setValue(4000))
    options = {
        "thresholds": {"thin_cloud": 0.35, "cloud_shadow": 0.45},
        "buffer_clouds": 60.0,
        "buffer_shadows": 40.0,
        "min_area": 4000.0,
    }
    assert controls.drawing == Drawing(**options)
    assert (codes(section.previewing.layer.source()) == refined(client, outcome, tmp_path / "m.tif", **options)).all()
    controls.thresholds["thin_cloud"].reset.click()
    assert controls.drawing.thresholds == {"cloud_shadow": 0.45}


def test_while_a_slider_moves_the_latest_counts(section, qtbot, client, outcome, tmp_path):
    seen = []
    section.previewing.drawn.connect(lambda document, seconds: seen.append(document))
    slider = section.controls.thresholds["thin_cloud"].slider
    for place in range(90, 19, -1):
        slider.setValue(place)
        qtbot.wait(10)
    wanted = refined(client, outcome, tmp_path / "m.tif", thresholds={"thin_cloud": 0.2})
    latest = int((wanted == 2).sum())
    qtbot.waitUntil(lambda: seen and seen[-1]["classes"]["thin_cloud"]["pixels"] == latest, timeout=ENOUGH)
    assert 1 < len(seen) < 20
    (folder,) = previews_on_disk()
    assert [str(each) for each in folder.iterdir()] == [section.previewing.layer.source()]


def test_the_preview_goes_with_the_map(section, qtbot, canvas, outcome):
    whole = drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    extent = mask_of(outcome).extent()
    assert section.previewing.layer.extent() == extent
    drawn(section, qtbot, lambda: canvas.setExtent(extent.buffered(-extent.width() / 4)))
    seen, shown = section.previewing.layer.extent(), canvas.extent().intersect(extent)
    assert seen.contains(shown)
    assert shown.buffered(20).contains(seen)  # a pixel's width
    assert whole["resolution"] == 20
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    drawn(section, qtbot, lambda: (canvas.setDestinationCrs(degrees), canvas.zoomToFullExtent()))
    assert section.previewing.layer.crs() == mask_of(outcome).crs()
    with qtbot.waitSignal(section.previewing.nothing, timeout=ENOUGH):
        canvas.setExtent(QgsRectangle(100, 0, 101, 1))
    assert "does not show" in section.status.text()


def test_a_mask_that_is_hidden_stays_hidden(section, qtbot, canvas, outcome):
    mask = mask_of(outcome)
    node = QgsProject.instance().layerTreeRoot().findLayer(mask.id())
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    node.setItemVisibilityChecked(False)
    qtbot.waitUntil(lambda: section.previewing.layer.id() not in [each.id() for each in canvas.layers()])
    node.setItemVisibilityChecked(True)
    qtbot.waitUntil(lambda: section.previewing.layer.id() in [each.id() for each in canvas.layers()])
    node.setItemVisibilityChecked(False)
    section.reset.click()
    qtbot.wait(50)
    assert mask.id() not in [each.id() for each in canvas.layers()]


@pytest.mark.parametrize("locked", [False, True], ids=["replaced in place", "let go first"])
def test_apply_writes_the_mask_and_shows_it(section, qtbot, canvas, outcome, client, tmp_path, monkeypatch, locked):
    monkeypatch.setattr(preview_writing, "FILES_ARE_LOCKED", locked)
    mask = mask_of(outcome)
    mask.setOpacity(0.5)
    legend = [item.label for item in mask.renderer().classes()]
    section.controls.thresholds["thick_cloud"].spin.setValue(0.0)
    drawn(section, qtbot, lambda: section.controls.buffer_shadows.slider.setValue(3))
    told = []
    section.applied.connect(lambda outcome, name: told.append((outcome, name)))
    section.apply.click()
    assert section.apply.text() == "Cancel"
    assert not section.controls.isEnabled()
    qtbot.waitUntil(lambda: bool(told), timeout=ENOUGH)
    ((new, name),) = told
    options = {"thresholds": {"thick_cloud": 0.0}, "buffer_shadows": 30.0}
    wanted = refined(client, outcome, tmp_path / "wanted.tif", **options)
    assert (codes(outcome.files.mask) == wanted).all()
    assert name == NAME
    assert new.report["classes"]["thick_cloud"]["percent"] == 100
    assert new.report["refinement"]["buffer_shadows"] == 30
    assert new.report["scene"] == outcome.report["scene"]
    assert json.loads(outcome.report_file.read_text(encoding="utf-8")) == new.report

    assert section.previewing.layer is None
    assert mask.isValid()
    assert mask.source() == str(outcome.files.mask)
    assert (mask.opacity(), [item.label for item in mask.renderer().classes()]) == (0.5, legend)
    block = mask.dataProvider().block(1, mask.extent(), mask.width(), mask.height())
    assert {block.value(row, 5) for row in range(mask.height())} == {1}
    assert mask.id() in [each.id() for each in canvas.layers()]
    assert (section.apply.isEnabled(), section.reset.isEnabled()) == (False, False)
    assert section.controls.isEnabled()
    drawn(section, qtbot, lambda: section.controls.thresholds["thick_cloud"].reset.click())
    section.reset.click()
    assert section.controls.drawing.thresholds == {"thick_cloud": 0.0}  # what was applied is what is made


@pytest.mark.parametrize("locked", [False, True])
def test_apply_can_be_cancelled(section, qtbot, outcome, monkeypatch, locked):
    monkeypatch.setattr(preview_writing, "FILES_ARE_LOCKED", locked)
    before = outcome.files.mask.read_bytes()
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    section.apply.click()
    section.apply.click()
    qtbot.waitUntil(lambda: not section.rewriting.running, timeout=10 * SECONDS)
    assert outcome.files.mask.read_bytes() == before
    assert mask_of(outcome).isValid()
    assert section.apply.text() == "Apply"
    assert section.apply.isEnabled()
    assert not section.failure.isVisible()
    assert not list(outcome.files.mask.parent.glob(".cloudmask-*"))


def leave_by_closing(window, section, outcome):
    window.hide()


def leave_by_folding(window, section, outcome):
    section.section.setCollapsed(True)


def leave_by_clearing(window, section, outcome):
    section.clear()


@pytest.mark.parametrize("leave", [leave_by_closing, leave_by_folding, leave_by_clearing])
def test_without_sliders_there_is_no_preview(window, section, qtbot, canvas, outcome, leave):
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    leave(window, section, outcome)
    assert section.previewing.layer is None
    assert mask_of(outcome).id() in [each.id() for each in canvas.layers()]
    assert previews_on_disk() == []


def test_the_preview_comes_back_with_the_dock(window, section, qtbot):
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    window.hide()
    assert section.previewing.layer is None
    drawn(section, qtbot, window.show)
    assert section.controls.buffer_clouds.value == 80


@pytest.mark.parametrize("how", ["layer", "project"])
def test_it_goes_with_the_mask(section, qtbot, canvas, outcome, how):
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    section.controls.buffer_clouds.slider.setValue(9)
    if how == "layer":
        QgsProject.instance().removeMapLayer(mask_of(outcome).id())
    else:
        QgsProject.instance().clear()
    assert not section.isVisible()
    assert section.previewing.layer is None
    qtbot.wait(300)
    assert section.previewing.layer is None
    assert previews_on_disk() == []


def test_it_goes_with_the_mask_while_that_is_written(section, qtbot, outcome):
    section.controls.buffer_clouds.slider.setValue(8)
    section.apply.click()
    QgsProject.instance().clear()
    assert not section.rewriting.running
    assert not section.isVisible()
    qtbot.wait(300)
    assert not list(outcome.files.mask.parent.glob(".cloudmask-*"))


@pytest.mark.parametrize("what", ["gone", "another"])
def test_probabilities_that_are_no_longer_right_are_one_sentence(section, qtbot, outcome, what):
    path = outcome.files.probabilities
    drawn(section, qtbot, lambda: section.controls.buffer_clouds.slider.setValue(8))
    path.unlink()
    if what == "another":
        shutil.copy(outcome.files.mask, path)
    with qtbot.waitSignal(section.previewing.failed, timeout=ENOUGH):
        section.controls.buffer_clouds.slider.setValue(9)
    words = {"gone": "does not exist", "another": "no probabilities"}[what]
    assert words in section.failure.message.text.text()
    assert section.previewing.layer is None
    section.apply.click()
    qtbot.waitUntil(lambda: not section.rewriting.running, timeout=ENOUGH)
    assert words in section.failure.message.text.text()
    assert mask_of(outcome).isValid()
    section.reset.click()
    assert not section.failure.isVisible()


def test_without_room_for_previews_it_is_one_sentence(section, qtbot, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(QgsProcessingUtils, "tempFolder", lambda: str(tmp_path / "file"))
    with qtbot.waitSignal(section.previewing.failed, timeout=ENOUGH):
        section.controls.buffer_clouds.slider.setValue(9)
    assert "folder for temporary files" in section.failure.message.text.text()
    assert section.previewing.layer is None


def test_what_does_not_fit_the_new_mask_is_said(window, qtbot, outcome):
    section = window.section
    folder = outcome.files.mask.parent / "report"
    folder.mkdir()  # nothing can be written there
    files = ResultFiles(outcome.files.mask, outcome.files.probabilities, Path("outlines.gpkg"))
    section.show_outcome(Outcome(outcome.report, outcome.layers, files, folder), NAME)
    section.section.setCollapsed(False)
    section.controls.buffer_clouds.spin.setValue(40)
    with qtbot.waitSignal(section.applied, timeout=ENOUGH):
        section.apply.click()
    assert "outlines are still" in section.status.text()
    assert "report's file could not be written" in section.status.text()


def test_without_probabilities_there_is_one_quiet_line(window, outcome):
    section = window.section
    files = ResultFiles(outcome.files.mask)
    section.show_outcome(Outcome(outcome.report, outcome.layers, files), NAME)
    assert section.hint.text().startswith("Keep the probabilities")
    assert section.hint.isVisible()
    assert not section.section.isVisible()
    section.show_outcome(outcome, NAME)
    assert not section.hint.isVisible()
    assert section.section.isVisible()


def test_sliders_begin_where_the_mask_was_made(window, outcome):
    made = {"thresholds": {"thin_cloud": 0.3}, "buffer_clouds": 50.0, "buffer_shadows": 0.0, "min_area": 3000.0}
    report = {**outcome.report, "refinement": made}
    window.section.show_outcome(Outcome(report, outcome.layers, outcome.files), NAME)
    assert window.section.controls.drawing == Drawing(**made)
    controls = window.section.controls
    assert controls.thresholds["thin_cloud"].slider.value() == 30
    assert controls.buffer_clouds.slider.value() == 5
    assert 2000 <= controls.min_area.value <= 5000
    assert not window.section.apply.isEnabled()


def test_sliders_by_the_keyboard(section, qtbot):
    field = section.controls.thresholds["thick_cloud"]
    assert field.value is None
    qtbot.keyClick(field.slider, Qt.Key.Key_Left)
    assert field.value == 0.49
    assert field.reset.isEnabled()
    qtbot.keyClick(field.reset, Qt.Key.Key_Space)
    assert field.value is None
    assert not field.reset.isEnabled()
    qtbot.keyClick(field.spin, Qt.Key.Key_Up)
    assert field.value == 0.5  # not 0, which makes cloud of everything
    qtbot.keyClick(field.spin, Qt.Key.Key_Down)
    assert field.value == 0.49


def test_it_is_narrow_enough(section, window):
    QApplication.processEvents()
    assert window.width() <= 300
    for field in section.controls.findChildren(QWidget):
        if field.isVisible():
            assert field.mapTo(section.controls, field.rect().topRight()).x() <= section.controls.width()
