"""The tab "Usable dates" in a real QGIS with the real engine."""

import csv
import os
import signal
import time
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.scenes.scene import scene_of, scenes_of_layers
from cloudmask.cloudmask_plugin.settings import MaskOptions
from cloudmask.cloudmask_plugin.sources import source_of, source_of_text
from cloudmask.cloudmask_plugin.usable.assessment import NOTHING, SceneResult, Shares, UsableRow
from cloudmask.cloudmask_plugin.usable.chart import DateChart, Legend
from cloudmask.cloudmask_plugin.usable.page import UsablePage
from cloudmask.cloudmask_plugin.usable.rows import CLEAR, DATE, POLYGON
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.cloudmask_plugin.worker.shared import shared_client
from makers.algorithms import run
from makers.skies import DAYS, LEFT, TOP, paint_skies
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QHeaderView

ENOUGH = 60_000
UTM = "EPSG:32632"


@pytest.fixture(scope="module")
def skies(engine_python, tmp_path_factory):
    return paint_skies(engine_python, tmp_path_factory.mktemp("skies"))


@pytest.fixture(scope="module")
def client(provider):
    """The one that algorithms have, too."""
    return shared_client()


@pytest.fixture
def page(qgis_new_project, qgis_iface, qtbot, client):
    page = UsablePage(qgis_iface, client, lambda: MaskOptions(device="cpu"))
    qtbot.addWidget(page)
    page.resize(300, 800)
    page.show()
    yield page
    page.close_down()
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert folders() == []


@pytest.fixture
def parcels(page):
    """Two parcels in the scenes' cloudy west and clear east."""
    layer = QgsVectorLayer(f"Polygon?crs={UTM}&field=name:string", "Felder", "memory")
    for name, left in (("west", 300), ("east", 2600)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(LEFT + left, TOP - 1500, LEFT + left + 900, TOP - 600)))
        assert layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    page.area.field.setField("name")
    return layer


def folders():
    """Temporary folders of passes; those of layers stay until QGIS ends."""
    return [each.parent for each in Path(QgsProcessingUtils.tempFolder()).glob("cloudmask-*/polygons.gpkg")]


def scenes(skies, *names):
    return [scene_of(source_of_text(str(skies[name]))) for name in names or DAYS]


def look(page, qtbot):
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)


def shown(page, column):
    table = page.results.table.model()
    return [table.index(number, column).data() for number in range(table.rowCount())]


def test_from_polygons_and_scenes_to_the_clearest_date(page, parcels, skies, qtbot, tmp_path):
    assert not page.button.isEnabled(), "there is no scene yet"
    page.list.add_scenes(scenes(skies, "half", "clear", "overcast"))
    assert page.button.accessibleName() == "Find usable dates"
    assert not page.results.isVisible()
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert page.button.accessibleName() == "Cancel"
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert page.failure.failure is None
    assert page.status.text().startswith("Best: 2024-06-01, 100 % clear. Looked at 20 m per pixel")
    assert shown(page, DATE) == ["2024-06-01"] * 2 + ["2024-06-11"] * 2 + ["2024-06-21"] * 2
    assert shown(page, POLYGON) == ["west", "east"] * 3
    page.results.order.setCurrentIndex(2)
    assert shown(page, DATE)[-1] != "2024-06-01"
    assert set(shown(page, DATE)[:3]) == {"2024-06-01", "2024-06-21"}
    page.results.order.setCurrentIndex(1)
    assert shown(page, DATE)[0] == "2024-06-21"
    page.results.least.setValue(50)
    assert sorted(zip(shown(page, DATE), shown(page, POLYGON))) == [  # noqa: B905 - Python 3.9
        ("2024-06-01", "east"),
        ("2024-06-01", "west"),
        ("2024-06-21", "east"),
    ]
    assert len(page.rows) == 6, "the filter hides, and takes nothing away"
    told = page.results.chart.accessibleDescription()
    assert told.startswith("2024-06-01: clear 100 %")
    assert "2024-06-11: clear 0 %" in told

    page.export(tmp_path / "dates.csv")
    assert str(tmp_path / "dates.csv") in page.status.text()
    with (tmp_path / "dates.csv").open(encoding="utf-8-sig", newline="") as file:
        exported = list(csv.DictReader(file))
    assert [(row["date"], row["polygon"], float(row["clear_percent"])) for row in exported] == [
        (row.date, row.polygon, row.shares.clear) for row in page.rows
    ]


def test_the_algorithm_gives_the_same_numbers(page, parcels, skies, qtbot, tmp_path):
    page.list.add_scenes(scenes(skies, "half"))
    look(page, qtbot)
    page.export(tmp_path / "a.csv")
    run(
        "usabledates",
        SCENES=str(skies["half"]),
        POLYGONS=parcels,
        ID_FIELD="name",
        DEVICE="cpu",
        OUTPUT=str(tmp_path / "b.csv"),
    )
    tables = []
    for name in "ab":
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.DictReader(file)))
    for one, other in zip(*tables):  # noqa: B905 - Python 3.9
        assert list(one) == list(other)
        assert [float(one[key]) for key in one if key.endswith(("percent", "m2"))] == [
            float(other[key]) for key in one if key.endswith(("percent", "m2"))
        ]
        assert (one["scene"], one["polygon"], one["date"]) == (other["scene"], other["polygon"], other["date"])


def test_a_click_shows_the_scene_and_the_polygon(page, parcels, skies, qtbot, qgis_iface):
    page.list.add_scenes(scenes(skies, "half", "clear"))
    look(page, qtbot)
    project = QgsProject.instance()
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(UTM))
    east = page.results.table.model().index(1, 0)
    page.results.table.setCurrentIndex(east)
    assert "2024-06-01 · S2 20240601 clear · east: clear" in page.results.detail.text()
    page.results.table.clicked.emit(east)
    qtbot.waitUntil(lambda: len(project.mapLayers()) == 2, timeout=ENOUGH)
    (first,) = project.mapLayersByName("S2 20240601 clear")
    assert canvas.extent().contains(QgsRectangle(LEFT + 2600, TOP - 1500, LEFT + 3500, TOP - 600))
    assert canvas.extent().height() < 3000
    renderer = first.renderer()
    names = [first.bandName(each)[-3:] for each in (renderer.redBand(), renderer.greenBand(), renderer.blueBand())]
    assert names == ["B04", "B03", "B02"]
    order = [each.name() for each in project.layerTreeRoot().layerOrder()]
    assert order == ["Felder", "S2 20240601 clear"], "the polygons stay above"
    assert source_of(first).paths == page.list.scenes[1].source.paths, "it can be masked as the scene itself"

    page.show_row(page.rows[0])
    qtbot.waitUntil(lambda: len(project.mapLayers()) == 3, timeout=ENOUGH)
    root = project.layerTreeRoot()
    assert not root.findLayer(first.id()).isVisible(), "one scene is seen at a time"
    page.show_row(page.rows[2])
    assert root.findLayer(first.id()).isVisible()
    assert len(project.mapLayers()) == 3, "what is there is not loaded twice"


def test_a_click_on_the_chart(page, parcels, skies, qtbot):
    page.list.add_scenes(scenes(skies, "clear"))
    look(page, qtbot)
    chart = page.results.chart
    place = QPoint(chart.width() - 5, chart.height() - 8)
    assert chart.row_at(place).polygon == "east"
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 2, timeout=ENOUGH)
    assert page.results.table.currentIndex().row() == 1


def test_a_layer_of_the_project_is_the_scene(page, parcels, skies, qtbot):
    layer = QgsRasterLayer(str(skies["half"]), "My scene")
    QgsProject.instance().addMapLayer(layer)
    page.list.add_scenes(scenes_of_layers([layer])[0])
    look(page, qtbot)
    assert page.rows[0].name == "My scene"
    page.show_row(page.rows[0])
    assert len(QgsProject.instance().mapLayers()) == 2


def test_loose_bands_are_shown_and_can_be_masked(page, band_files, qtbot, qgis_iface):
    page.area.mode.setCurrentIndex(1)
    canvas, area = qgis_iface.mapCanvas(), QgsRectangle(LEFT + 500, TOP - 4000, LEFT + 4000, TOP - 500)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(UTM))
    canvas.setExtent(area)
    page.list.add_scenes([scene_of(source_of_text(str(band_files)))])
    look(page, qtbot)
    (row,) = page.rows
    assert row.polygon == "1"
    assert row.date == "2024-07-15"
    page.show_row(row)
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 1, timeout=ENOUGH)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.bandCount() == 13
    assert (layer.width(), layer.height()) == (512, 512)
    page.list.clear()
    page.list.add_layers([layer])
    canvas.setExtent(area)
    look(page, qtbot)
    assert list(page.rows[0].shares) == pytest.approx(list(row.shares), abs=3), (
        "its bands and their radiometry are known"
    )


def test_a_damaged_scene_and_one_of_another_place(page, parcels, skies, qtbot, tmp_path):
    broken = tmp_path / "broken 20240501.tif"
    broken.write_bytes(skies["clear"].read_bytes()[:3000])
    page.list.add_scenes([scene_of(source_of_text(str(broken))), *scenes(skies, "clear")])
    feature = QgsFeature(parcels.fields())
    feature.setAttributes(["far"])
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(LEFT + 9e4, TOP, LEFT + 9.1e4, TOP + 1000)))
    parcels.dataProvider().addFeature(feature)
    look(page, qtbot)
    assert [(row.date, row.polygon) for row in page.rows] == [
        ("2024-05-01", ""),
        ("2024-06-01", "west"),
        ("2024-06-01", "east"),
        ("2024-06-01", "far"),
    ]
    assert page.rows[3].shares == NOTHING
    assert "Scenes that could not be looked at: 1." in page.status.text()
    page.results.table.setCurrentIndex(page.results.table.model().index(0, 0))
    assert page.rows[0].problem in page.results.detail.text()
    page.show_row(page.rows[0])
    qtbot.waitUntil(lambda: page.failure.failure is not None, timeout=ENOUGH)
    assert len(QgsProject.instance().mapLayers()) == 1


def test_cancel_in_the_middle(page, parcels, skies, qtbot):
    page.list.add_scenes(scenes(skies))
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.rows), timeout=ENOUGH)
    began = time.monotonic()
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert time.monotonic() - began < 4
    assert page.status.text() == "Cancelled; what was found before is shown."
    assert page.failure.failure is None
    assert 2 <= len(page.rows) < 6
    assert folders() == []
    look(page, qtbot)
    assert len(page.rows) == 6, "the next pass begins anew"


def test_cancel_while_the_polygons_are_read(page, parcels, skies, qtbot):
    page.list.add_scenes(scenes(skies, "clear"))
    page.start()
    page.cancel()
    assert not page.running
    qtbot.wait(300)
    assert page.rows == []
    assert folders() == []


def test_a_killed_engine_is_a_row_and_the_next_scene_goes_on(page, parcels, skies, qtbot):
    if not Path("/proc/self/environ").is_file():
        pytest.skip("no /proc here")
    page.list.add_scenes(scenes(skies))
    page.start()
    qtbot.waitUntil(lambda: bool(page.rows), timeout=ENOUGH)
    for place in Path("/proc").glob("[0-9]*/stat"):
        words = place.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        if int(words[1]) == os.getpid() and b"launch.py" in (place.parent / "cmdline").read_bytes():
            os.kill(int(place.parent.name), signal.SIGKILL)
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert page.failure.failure is None
    assert [row.zone for row in page.rows if row.shares is None] == [None]
    assert len(page.rows) == 5


def test_layers_removed_in_the_middle(page, parcels, skies, qtbot):
    layer = QgsRasterLayer(str(skies["half"]), "My scene")
    QgsProject.instance().addMapLayer(layer)
    page.list.add_scenes([*scenes(skies, "clear"), *scenes_of_layers([layer])[0]])
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    del layer
    QgsProject.instance().removeAllMapLayers()
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert [row.polygon for row in page.rows] == ["west", "east"] * 2, "the files are still there"
    page.show_row(page.rows[2])
    qtbot.waitUntil(lambda: len(QgsProject.instance().mapLayers()) == 1, timeout=ENOUGH)


def test_a_closed_project_ends_the_pass(page, parcels, skies, qtbot):
    page.list.add_scenes(scenes(skies))
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._assessing.running, timeout=ENOUGH)
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: not page.running, timeout=ENOUGH)
    assert page.status.text().startswith("The project was closed while scenes were being looked at.")
    assert folders() == []


def test_refusals_are_sentences(page, skies, qtbot):
    page.list.add_scenes(scenes(skies, "clear"))
    look(page, qtbot)
    assert page.failure.failure.sentence == "the map has no layer with polygons"
    empty = QgsVectorLayer(f"Polygon?crs={UTM}", "leer", "memory")
    QgsProject.instance().addMapLayer(empty)
    look(page, qtbot)
    assert page.failure.failure.sentence == "'leer' holds no polygons"
    page.area.selected.setChecked(True)
    look(page, qtbot)
    assert page.failure.failure.sentence == "no polygon of 'leer' is selected"
    page.area.selected.setChecked(False)
    many = [QgsFeature() for _ in range(2001)]
    for each in many:
        each.setGeometry(QgsGeometry.fromRect(QgsRectangle(0, 0, 1, 1)))
    empty.dataProvider().addFeatures(many)
    look(page, qtbot)
    assert "more than 2000 polygons" in page.failure.failure.text
    assert "Processing" in page.failure.failure.text
    assert folders() == []
    assert page.button.isEnabled()


def test_points_are_not_offered(page):
    QgsProject.instance().addMapLayer(QgsVectorLayer(f"Point?crs={UTM}", "dots", "memory"))
    assert page.area.polygons.currentLayer() is None


def test_without_an_engine(qgis_new_project, qgis_iface, qtbot, parcels, skies, tmp_path):
    client = WorkerClient(lambda: tmp_path / "no-python")
    page = UsablePage(qgis_iface, client, MaskOptions)
    qtbot.addWidget(page)
    page.list.add_scenes(scenes(skies, "clear", "half"))
    with qtbot.waitSignal(page.no_engine, timeout=ENOUGH) as heard:
        page.start()
    assert isinstance(heard.args[0], Failure)
    assert page.failure.failure is heard.args[0]
    assert page.rows == [], "it is not said for each scene"
    page.close_down()
    client.shutdown()


def test_everything_has_a_name_and_fits(page, parcels, skies, qtbot):
    page.list.add_scenes(scenes(skies))
    page.results.show_result(SceneResult(tuple(made(scene, zone) for scene in range(3) for zone in range(4))))
    qtbot.wait(50)
    for kind in (QAbstractButton, QAbstractSpinBox, QComboBox, QAbstractItemView):
        for widget in page.findChildren(kind):
            if widget.isVisibleTo(page) and not isinstance(widget, QHeaderView) and widget.objectName()[:3] != "qt_":
                assert widget.accessibleName(), (kind, widget.objectName())
    assert page.scroll.widget().minimumSizeHint().width() <= 300
    assert page.scroll.widget().width() <= 300


def made(scene, zone, shares=None, problem=""):
    day = f"2024-06-{scene + 1:02d}"
    shares = shares or Shares(60, 10, 10, 10, 10)
    return UsableRow(scene, f"scene {scene}", day, zone, f"field {zone}", 1.0, shares, problem)


def test_the_chart_draws_each_class_in_its_colour(qgis_app, qtbot):
    chart = DateChart()
    qtbot.addWidget(chart)
    chart.show_rows([made(0, 0, Shares(20, 20, 20, 20, 20)), UsableRow(1, "x", None, None, "", 0.0, None, "Broken.")])
    chart.resize(300, chart.sizeHint().height())
    image = chart.grab().toImage()
    line = {image.pixelColor(x, 30).name() for x in range(image.width())}
    assert {"#e66101", "#fdb863", "#5e3c99", "#ffffff", "#9a9a9a"} <= line
    assert "x: Broken." in chart.accessibleDescription()
    assert chart.row_at(QPoint(250, 10)).scene == 1, "what has no date stands on top"
    assert chart.row_at(QPoint(250, 30)).scene == 0


def test_many_polygons_are_shown_together(qgis_app, qtbot):
    chart = DateChart()
    qtbot.addWidget(chart)
    full, nothing = Shares(100, 0, 0, 0, 0), Shares(0, 0, 100, 0, 0)
    chart.show_rows([made(0, zone, full if zone % 2 else nothing) for zone in range(60)])
    chart.resize(300, chart.sizeHint().height())
    assert chart.grab().width() >= 300
    assert chart.row_at(QPoint(290, chart.height() - 5)).zone == 0
    assert "clear 50 %" in chart.accessibleDescription()
    assert "clear from 0 % to 100 %" in chart.accessibleDescription()


def test_the_legend_wraps(qgis_app, qtbot):
    legend = Legend()
    qtbot.addWidget(legend)
    assert legend.heightForWidth(150) > legend.heightForWidth(800)
    assert "no data" in legend.accessibleDescription()


def test_the_filter_and_the_header(page, qtbot):
    rows = [
        made(1, 0, Shares(9, 91, 0, 0, 0)),
        made(0, 0, Shares(10, 90, 0, 0, 0)),
        UsableRow(2, "broken", "2024-06-03", None, "", 0.0, None, "It is broken."),
    ]
    page.results.show_result(SceneResult(tuple(rows)))
    page.results.table.sortByColumn(CLEAR, Qt.SortOrder.AscendingOrder)
    assert shown(page, CLEAR) == ["", "9 %", "10 %"], "by numbers, not by letters"
    page.results.least.setValue(10)
    assert shown(page, CLEAR) == ["10 %"]
    page.results.least.setValue(0)
    assert len(shown(page, CLEAR)) == 3
