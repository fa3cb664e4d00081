"""The dock in a real QGIS with the real engine: a layer is recognised, questions are asked, masks are made."""

import json
import shutil

import pytest
from cloudmask.cloudmask_plugin.answers import Answers, load_answers
from cloudmask.cloudmask_plugin.dock.dock import CloudmaskDock
from cloudmask.cloudmask_plugin.masking import Maskings
from cloudmask.cloudmask_plugin.settings import MaskOptions, load_options, python_path, save_options
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.gui import QgsMapToolPan, QgsRubberBand
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QTreeWidget

SECONDS = 1000
ENOUGH = 60 * SECONDS


@pytest.fixture(scope="module")
def client(qgis_app):
    client = WorkerClient()
    yield client
    client.shutdown()


@pytest.fixture
def dock(qgis_new_project, qgis_iface, qtbot, client, engine_python, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(engine_python))
    QgsSettings().remove("cloudmask")
    maskings = Maskings(qgis_iface, client)
    dock = CloudmaskDock(qgis_iface, maskings, client)
    qtbot.addWidget(dock)
    dock.setFloating(True)  # the stub of the main window is never shown
    dock.resize(320, 760)
    dock.show()
    yield dock
    dock.close_down()
    maskings.close()
    qtbot.waitUntil(lambda: not maskings.running, timeout=ENOUGH)
    QgsSettings().remove("cloudmask")


def add(path, name="S2 Szene"):
    layer = QgsRasterLayer(str(path), name)
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def without(stack, tmp_path):
    """Makes copies of the stack that say less than it does."""

    def make(*, names, offset):
        source = gdal.Open(str(stack))
        target = tmp_path / f"names-{names}-offset-{offset}.tif"
        made = gdal.GetDriverByName("GTiff").Create(
            str(target), source.RasterXSize, source.RasterYSize, source.RasterCount, gdal.GDT_UInt16
        )
        made.SetGeoTransform(source.GetGeoTransform())
        made.SetProjection(source.GetProjection())
        for number in range(1, source.RasterCount + 1):
            band = source.GetRasterBand(number)
            made.GetRasterBand(number).WriteArray(band.ReadAsArray())
            made.GetRasterBand(number).SetNoDataValue(0)
            if names:
                made.GetRasterBand(number).SetDescription(band.GetDescription())
            if offset:
                made.GetRasterBand(number).SetScale(0.0001)
                made.GetRasterBand(number).SetOffset(-0.1)
        source = made = None
        return target

    return make


def recognised(dock, qtbot):
    qtbot.waitUntil(lambda: "Looking" not in dock.layer_section.line.text.text(), timeout=ENOUGH)
    return dock.layer_section.line.text.text().replace("\u00a0", " ")


def mask(dock, qtbot):
    outcomes, failures = [], []
    dock.run.finished.connect(lambda outcome, name: outcomes.append(outcome))
    dock.run.failed.connect(lambda failure, layer: failures.append(failure))
    qtbot.mouseClick(dock.run.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(outcomes or failures), timeout=ENOUGH)
    assert not failures, failures[0].text
    return outcomes[0]


def test_from_the_layer_to_the_result(dock, qtbot, stack):
    assert "Add a Sentinel-2 scene" in dock.layer_section.line.text.text()
    assert not dock.run.button.isEnabled()
    layer = add(stack)
    dock.show_layer(layer)
    line = recognised(dock, qtbot)
    for wanted in ("Sentinel-2", "level 1C", "baseline 05.11", "offset −1000 from", "6 bands at 10 m", "15 July 2024"):
        assert wanted in line
    assert dock.layer_section.line.mark.accessibleName() or dock.layer_section.line.accessibleName()
    assert "cirrus" in dock.layer_section.notes.text()  # band 10 is not in the file
    assert dock.mapping.isHidden()
    assert dock.radiometry.isHidden()
    assert "Mask clouds" in dock.run.button.text().replace("&", "")

    states = []
    dock._maskings.started.connect(
        lambda run: run.progressed.connect(
            lambda progress: states.append((dock.run.button.text(), dock.run.status.text(), dock.run.bar.isVisible()))
        )
    )
    outcome = mask(dock, qtbot)

    assert any("Mpx/s" in status and "%" in status for _button, status, _bar in states)
    assert {(button, bar) for button, _status, bar in states} == {("C&ancel", True)}
    for name, values in outcome.report["classes"].items():
        title = name.replace("_", " ")
        assert f"{title} {values['percent']:.1f} %" in dock.result.line.text().replace("\u00a0", " ")
        assert f"{title} {values['percent']:.1f} %" in dock.result.bar.accessibleDescription()
    assert [layer.name() for layer in QgsProject.instance().mapLayers().values() if layer.id() in outcome.layers]
    assert not dock.run.bar.isVisible()
    assert dock.run.button.isEnabled()
    assert dock.layer_section.layer is layer


def test_the_buttons_of_the_result(dock, qtbot, stack, qgis_iface):
    dock.show_layer(add(stack))
    recognised(dock, qtbot)
    outcome = mask(dock, qtbot)
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(dock.layer_section.layer.crs())
    canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    dock.result.zoom.click()
    assert canvas.extent().contains(dock.layer_section.layer.extent())
    dock.result.style_button.click()
    (shown,), _options = qgis_iface.showLayerProperties.call_args
    assert shown.id() in outcome.layers

    seen = []

    def read():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        tree = dialog.findChild(QTreeWidget)
        seen.extend(tree.topLevelItem(index).text(0) for index in range(tree.topLevelItemCount()))
        dialog.reject()

    from qgis.PyQt.QtCore import QTimer

    QTimer.singleShot(200, read)
    dock.result.report.click()
    assert len(seen) == len(outcome.report)
    assert {"Scene", "Classes", "Pixels with data", "Notes"} <= set(seen)
    assert not [each for each in seen if "_" in each]  # every part has a name that people read
    QgsProject.instance().removeMapLayers(list(outcome.layers))
    dock.result.zoom.click()
    assert "no longer" in dock.result.notes.text()


def test_cancel(dock, qtbot, stack):
    dock.show_layer(add(stack))
    recognised(dock, qtbot)
    before = set(QgsProject.instance().mapLayers())
    failures = []
    dock.run.failed.connect(lambda failure, layer: failures.append(failure))
    dock.run.button.click()
    assert dock.run.button.text() == "C&ancel"
    dock.run.button.click()
    assert not dock.run.button.isEnabled()
    qtbot.waitUntil(lambda: bool(failures) and not dock.run.running, timeout=10 * SECONDS)
    assert failures[0].cancelled
    assert dock.run.status.text().startswith("Cancelled")
    assert dock.run.failure.isHidden()
    assert dock.run.button.text() == "M&ask clouds"
    assert dock.run.button.isEnabled()
    assert set(QgsProject.instance().mapLayers()) == before


def test_runs_from_elsewhere_are_shown_one_after_the_other(dock, qtbot, stack, without):
    first, second = add(stack, "first"), add(without(names=True, offset=True), "second")
    seen = []
    dock.run.finished.connect(lambda outcome, name: seen.append((name, dock.run.running)))
    for layer in (first, second):
        dock._maskings.start(layer, MaskOptions())
    assert "(1 more waiting)" in dock.run.status.text()
    dock.show_layer(second)
    qtbot.waitUntil(lambda: len(seen) == 2 and not dock.run.running, timeout=ENOUGH)
    assert dock.result.title.text().startswith(seen[1][0])
    assert "bands" in recognised(dock, qtbot)


def test_a_dock_may_go_before_its_run(dock, qtbot, stack, qgis_iface, client):
    layer = add(stack)
    other = CloudmaskDock(qgis_iface, dock._maskings, client)
    other.setFloating(True)
    other.show()
    other.show_layer(layer)
    other.run.button.click()
    (run,) = dock._maskings.running
    with qtbot.waitSignal(run.progressed, timeout=ENOUGH):
        pass
    other.close_down()
    sip.delete(other)
    assert dock.run.running
    run.cancel()
    qtbot.waitUntil(lambda: not dock._maskings.running, timeout=10 * SECONDS)
    assert not dock.run.running


def test_a_project_that_is_closed_in_mid_run_leaves_an_empty_dock(dock, qtbot, stack):
    dock.show_layer(add(stack))
    recognised(dock, qtbot)
    dock.run.button.click()
    (run,) = dock._maskings.running
    with qtbot.waitSignal(run.progressed, timeout=ENOUGH):
        pass
    QgsProject.instance().clear()
    assert dock.layer_section.layer is None
    qtbot.waitUntil(lambda: not dock.run.running, timeout=10 * SECONDS)
    assert "project was closed" in dock.run.status.text()
    assert not dock.run.button.isEnabled()
    assert "Add a Sentinel-2 scene" in dock.layer_section.line.text.text()


def test_bands_are_asked_for_and_remembered(dock, qtbot, without):
    layer = add(without(names=False, offset=True))
    dock.show_layer(layer)
    qtbot.waitUntil(dock.mapping.isVisible, timeout=ENOUGH)
    assert [box.currentData() for box in dock.mapping.boxes()] == [None] * 6
    assert dock.mapping.usual.isHidden()  # six bands have no usual order
    dock.mapping.use.click()
    assert "B04, B03, B02" in dock.mapping.problem.text()
    wanted = {"B02": 1, "B03": 2, "B04": 3, "B08": 4, "B11": 5, "B12": 6}
    for name, number in wanted.items():
        box = dock.mapping.boxes()[number - 1]
        box.setCurrentIndex(box.findData(name))
    dock.run.button.click()
    assert "question" in dock.run.failure.message.text.text()
    dock.mapping.use.click()
    assert dock.mapping.isHidden()
    assert "6 bands at 10 m" in recognised(dock, qtbot)
    assert load_answers(layer).bands == wanted
    assert mask(dock, qtbot).report["bands"] == ["B02", "B03", "B04", "B08", "B11", "B12"]


def test_the_offset_is_asked_for_once(dock, qtbot, without, stack):
    layer = add(without(names=True, offset=False))
    other = add(stack, "other")
    dock.show_layer(layer)
    qtbot.waitUntil(dock.radiometry.isVisible, timeout=ENOUGH)
    assert "offset not known" in recognised(dock, qtbot)
    dock.radiometry.choices.button(1).setChecked(True)
    dock.radiometry.level.setCurrentIndex(dock.radiometry.level.findData("L1C"))
    dock.radiometry.use.click()
    line = recognised(dock, qtbot)
    assert "offset −1000 as you said" in line
    assert "evel 1C" in line
    assert load_answers(layer) == Answers(level="L1C", offset=-1000.0)
    report = mask(dock, qtbot).report
    assert (report["offset"], report["offset_from"]) == (-1000.0, "user")

    dock.show_layer(other)
    recognised(dock, qtbot)
    dock.show_layer(layer)
    assert "as you said" in recognised(dock, qtbot)
    assert dock.radiometry.isHidden()
    dock.layer_section.change_radiometry.linkActivated.emit("#")
    assert dock.radiometry.isVisible()
    assert dock.radiometry.choices.checkedId() == 1
    dock.radiometry.choices.button(2).setChecked(True)
    dock.radiometry.use.click()
    assert "no offset, as you said" in recognised(dock, qtbot)


def test_bands_in_files_of_their_own_need_no_table(dock, qtbot, band_files):
    dock.show_layer(add(next(band_files.glob("*_B04.tif")), "B04"))
    assert "13 bands" in recognised(dock, qtbot)
    assert dock.layer_section.change_radiometry.isVisible()
    assert dock.layer_section.change_bands.isHidden()


def test_a_layer_that_cannot_be_masked_says_why_in_place(dock, qtbot, stack, tmp_path):
    copy = tmp_path / "copy.tif"
    shutil.copy(stack, copy)
    layer = add(copy)
    copy.unlink()
    dock.show_layer(layer)
    recognised(dock, qtbot)
    qtbot.waitUntil(dock.layer_section.failure.isVisible, timeout=ENOUGH)
    assert "is not there" in dock.layer_section.failure.message.text.text()


def test_only_the_last_of_many_layers_is_looked_at(dock, qtbot, stack, without):
    first, last = add(without(names=True, offset=False), "first"), add(stack, "last")
    asked = []
    submit = dock._client.submit
    dock.recognition._asking._client = type(
        "Counting", (), {"submit": lambda _self, *given: asked.append(given) or submit(*given)}
    )()
    for _ in range(5):
        dock.show_layer(first)
        dock.show_layer(last)
    assert "baseline 05.11" in recognised(dock, qtbot)
    assert len(asked) == 1
    assert dock.radiometry.isHidden()


def test_parts_of_the_layer(dock, qtbot, stack, qgis_iface):
    layer = add(stack)
    dock.show_layer(layer)
    recognised(dock, qtbot)
    part = QgsRectangle(layer.extent())
    part.scale(0.25)
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, part))
    dock.extent.mode.setCurrentIndex(dock.extent.mode.findData("canvas"))
    report = mask(dock, qtbot).report
    assert report["valid_pixels"] < 512 * 512

    polygons = QgsVectorLayer(f"Polygon?crs={layer.crs().authid()}", "Felder", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(part))
    polygons.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(polygons)
    dock.extent.mode.setCurrentIndex(dock.extent.mode.findData("polygons"))
    assert abs(mask(dock, qtbot).report["valid_pixels"] - 128 * 128) <= 2 * 128


def test_a_rectangle_that_is_drawn_on_the_map(dock, qtbot, stack, qgis_iface):
    layer = add(stack)
    dock.show_layer(layer)
    recognised(dock, qtbot)
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    hand = QgsMapToolPan(canvas)
    canvas.setMapTool(hand)
    dock.extent.mode.setCurrentIndex(dock.extent.mode.findData("drawn"))
    dock.run.button.click()
    assert "no rectangle is drawn" in dock.run.failure.message.text.text().lower()

    dock.extent.draw.click()
    assert canvas.mapTool() is not hand
    box, to_pixels = layer.extent(), canvas.getCoordinateTransform()
    start = to_pixels.transform(box.xMinimum(), box.yMaximum())
    end = to_pixels.transform(box.center())
    drag(canvas, QPoint(round(start.x()), round(start.y())), QPoint(round(end.x()), round(end.y())))
    assert canvas.mapTool() is hand
    assert not dock.extent.draw.isChecked()
    assert len(bands(canvas)) == 1
    assert dock.extent.drawn.text().endswith(" meters")
    whole = layer.width() * layer.height()
    assert 0.15 * whole < mask(dock, qtbot).report["valid_pixels"] < 0.35 * whole

    dock.hide()  # the map shows nothing of a dock that is not seen
    assert bands(canvas) == []
    dock.show()
    assert len(bands(canvas)) == 1
    dock.extent.draw.click()
    dock.hide()
    assert canvas.mapTool() is hand
    canvas.unsetMapTool(hand)


def drag(canvas, start, end):
    view, left = canvas.viewport(), Qt.MouseButton.LeftButton
    for kind, point, held in (
        (QEvent.Type.MouseButtonPress, start, left),
        (QEvent.Type.MouseMove, end, left),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        event = QMouseEvent(kind, QPointF(point), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)


def bands(canvas):
    return [each for each in canvas.scene().items() if isinstance(each, QgsRubberBand) and each.isVisible()]


def test_a_file_for_one_mask_is_not_one_of_the_last_options(dock, tmp_path):
    dock.output.mode.setCurrentIndex(dock.output.mode.findData("file"))
    dock.output.file.setFilePath(str(tmp_path / "mine.tif"))
    dock.extent.mode.setCurrentIndex(dock.extent.mode.findData("canvas"))
    dock._save()
    assert load_options() == MaskOptions(model="cloudmask-unet-1")  # what a right-click takes


def test_a_file_of_ones_own_and_more_results(dock, qtbot, stack, tmp_path):
    dock.show_layer(add(stack))
    recognised(dock, qtbot)
    dock.output.mode.setCurrentIndex(dock.output.mode.findData("file"))
    dock.run.button.click()
    assert "No file is given" in dock.run.failure.message.text.text()
    target = tmp_path / "Maske für später.tif"
    dock.output.file.setFilePath(str(target))
    dock.output.resolution.setCurrentIndex(dock.output.resolution.findData(20.0))
    for check in (dock.options.polygons, dock.options.probabilities, dock.options.report):
        check.setChecked(True)
    outcome = mask(dock, qtbot)
    assert outcome.files.mask == target
    assert target.exists()
    assert len(outcome.layers) == 3
    assert outcome.report["resolution"] == 20
    assert json.loads(outcome.report_file.read_text(encoding="utf-8"))["classes"] == outcome.report["classes"]


def test_what_was_chosen_is_remembered(dock, qtbot, qgis_iface, client, tmp_path):
    dock.output.mode.setCurrentIndex(dock.output.mode.findData("folder"))
    dock.output.folder.setFilePath(str(tmp_path))
    dock.options.buffer_clouds.setValue(80)
    dock.options.thresholds["thin_cloud"].setValue(0.35)
    dock.options.all_bands.setChecked(True)
    dock.options.device.choose("cpu")
    kept = load_options()
    assert kept == MaskOptions(
        model="cloudmask-unet-1",
        device="cpu",
        all_bands=True,
        folder=str(tmp_path),
        thresholds={"thin_cloud": 0.35},
        buffer_clouds=80.0,
    )
    again = CloudmaskDock(qgis_iface, dock._maskings, client)
    qtbot.addWidget(again)
    assert again.output.chosen_folder == str(tmp_path)
    assert again.options.thresholds["thin_cloud"].value() == 0.35
    assert again.options.device.device == "cpu"
    assert load_options() == kept
    again.close_down()


def test_devices_are_asked_for_when_the_options_are_opened(dock, qtbot):
    save_options(MaskOptions())
    dock.options.setCollapsed(False)
    qtbot.waitUntil(lambda: "core" in dock.options.device.itemText(1), timeout=ENOUGH)


def test_without_an_engine_the_dock_asks_for_one(dock, qtbot, engine_python, monkeypatch, tmp_path):
    dock.hide()
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(tmp_path / "none" / "python"))
    dock.show()
    page = dock.engine_page
    assert dock.pages.currentWidget() is page
    assert "There is no Python at" in page.failure.message.text.text()
    page.use(str(tmp_path / "neither"))
    qtbot.waitUntil(lambda: page.failure.isVisible() and page.choose.isEnabled(), timeout=ENOUGH)
    assert dock.pages.currentWidget() is page
    page.use(str(engine_python))
    assert not page.choose.isEnabled()
    qtbot.waitUntil(lambda: dock.pages.currentWidget() is not page, timeout=ENOUGH)
    assert python_path() == str(engine_python)


def test_the_page_about_the_engine_opens_and_leads_back(dock, qtbot):
    save_options(MaskOptions(device="cpu"))  # as where a card has failed
    dock.show_engine()
    assert dock.pages.currentWidget() is dock.engine_page
    assert dock.engine_page.installed.isVisible()
    dock.engine_page.go_on.click()
    assert dock.pages.currentIndex() == 0
    assert dock.options.device.device == "cpu"
