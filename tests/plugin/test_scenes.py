"""Which scenes: found in folders by their names, taken from layers, searched, dropped, and shown in a list."""

import json
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from cloudmask.cloudmask_plugin.answers import Answers, save_answers
from cloudmask.cloudmask_plugin.background import Background
from cloudmask.cloudmask_plugin.failure import Failure, FailureError
from cloudmask.cloudmask_plugin.marks import mark_result
from cloudmask.cloudmask_plugin.scenes import scene_list, search_dialog
from cloudmask.cloudmask_plugin.scenes.folder import scenes_of_folder
from cloudmask.cloudmask_plugin.scenes.layers_dialog import LayersDialog
from cloudmask.cloudmask_plugin.scenes.scene import SceneRef, date_in, scene_of, scenes_of_layers
from cloudmask.cloudmask_plugin.scenes.scene_list import SceneList
from cloudmask.cloudmask_plugin.scenes.search_dialog import SearchDialog, degrees
from cloudmask.cloudmask_plugin.sources import LayerSource
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from makers.servers import ITEMS, file_server
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle, QgsSettings
from qgis.PyQt.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDropEvent
from qgis.PyQt.QtWidgets import QDialog, QFileDialog

LONG = 60_000
PRODUCT = "S2A_MSIL1C_20230711T103631_N0509_R008_T32UQD_20230711T125122"
ITEM = {
    "type": "Feature",
    "stac_version": "1.0.0",
    "id": "S2B_31TFK_20230706_0_L2A",
    "properties": {"datetime": "2023-07-06T10:58:41Z"},
    "assets": {"blue": {"href": "./B02.tif"}, "red": {"href": "B04.tif"}},
}


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = WorkerClient(lambda: engine_python)
    yield client
    client.shutdown()


@pytest.fixture
def listing(qgis_new_project, qgis_iface, qtbot, client, tmp_path, monkeypatch):
    monkeypatch.setattr(search_dialog, "items_folder", lambda: tmp_path / "items")
    QgsSettings().remove("cloudmask")
    widget = SceneList(qgis_iface, client)
    qtbot.addWidget(widget)
    widget.resize(300, 400)
    widget.show()
    yield widget
    widget.close_down()


def touch(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def names(scenes):
    return [each.name for each in scenes]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (PRODUCT, "2023-07-11"),
        ("T32UQD_20230711T103631_B02_10m", "2023-07-11"),
        ("S2A_31TFK_20230701_0_L2A", "2023-07-01"),
        ("mosaic 2023-07-01", "2023-07-01"),
        ("20231301", None),
        ("120230701", None),
        ("B02", None),
    ],
)
def test_days_that_names_tell(text, day):
    assert date_in(text) == day


def test_all_kinds_of_scenes_in_a_folder_and_below_it(tmp_path):
    granule = tmp_path / "products" / f"{PRODUCT}.SAFE" / "GRANULE" / "L1C_T32UQD_A1_20230711T103631" / "IMG_DATA"
    touch(granule / "T32UQD_20230711T103631_B02.jp2", granule / "T32UQD_20230711T103631_B03.jp2")
    touch(tmp_path / "products" / f"{PRODUCT.replace('20230711', '20230712')}.SAFE.zip")
    touch(
        tmp_path / "products" / f"{PRODUCT.replace('20230711', '20230713')}.zip", tmp_path / "products" / "photos.zip"
    )
    for band in ("B02", "B03", "B04", "B8A", "TCI"):
        touch(tmp_path / "loose" / f"T31TDH_20230714T105341_{band}.jp2")
    for folder, bands in (("R10m", ("B02", "B03", "B04")), ("R20m", ("B02", "B03", "B04", "B8A", "SCL"))):
        for band in bands:
            touch(tmp_path / "level2" / folder / f"T31TDH_20230715T105341_{band}_{folder[1:]}.jp2")
    for day in (16, 17):
        for band in ("B02", "B03", "B04"):
            touch(tmp_path / "two" / f"T31TDH_202307{day}T105341_{band}.jp2")
    touch(tmp_path / "few" / "B02.tif", tmp_path / "few" / "B03.tif")
    touch(tmp_path / "rasters" / "stack_20230718.tif", tmp_path / "rasters" / "b_20230719.VRT")
    touch(tmp_path / "rasters" / "stack_20230718_clouds.tif", tmp_path / "rasters" / "a_clouds_2_probabilities.tif")
    touch(tmp_path / "rasters" / "notes.txt", tmp_path / "rasters" / "SCL.tif", tmp_path / ".hidden" / "x.tif")
    found = scenes_of_folder(tmp_path)
    by_day = {each.date: each for each in found}
    assert sorted(by_day) == [f"2023-07-{day}" for day in range(11, 20)]
    assert len(found) == 9
    product = by_day["2023-07-11"]
    assert (product.name, product.source.paths) == (PRODUCT, (str(tmp_path / "products" / f"{PRODUCT}.SAFE"),))
    assert by_day["2023-07-12"].name.endswith("T125122")
    assert by_day["2023-07-14"].source.paths == (str(tmp_path / "loose"),)
    assert by_day["2023-07-15"].source.paths == (str(tmp_path / "level2"),)
    assert [Path(each).name[-7:] for each in by_day["2023-07-16"].source.paths] == ["B02.jp2", "B03.jp2", "B04.jp2"]
    assert by_day["2023-07-17"].name == "T31TDH_20230717T105341"
    assert all(each.layer_id is None for each in found)


def test_a_folder_inside_a_product_is_the_product(tmp_path):
    inside = tmp_path / f"{PRODUCT}.SAFE" / "GRANULE" / "L1C_T32UQD_A1_20230711T103631" / "IMG_DATA"
    inside.mkdir(parents=True)
    for folder, last in ((tmp_path / f"{PRODUCT}.SAFE", f"{PRODUCT}.SAFE"), (inside, inside.parent.name)):
        (scene,) = scenes_of_folder(folder)
        assert Path(scene.source.paths[0]).name == last
        assert (scene.name, scene.date) == (PRODUCT, "2023-07-11")


def test_items_stand_for_the_bands_beside_them(tmp_path):
    touch(*(tmp_path / f"{band}.tif" for band in ("B02", "B03", "B04")))
    (tmp_path / "item.json").write_text(json.dumps(ITEM))
    (tmp_path / "report.json").write_text('{"scene": "x"}')
    (tmp_path / "collection.json").write_text('{"type": "Collection", "stac_version": "1.0.0", "assets": {"a": {}}}')
    (tmp_path / "odd.json").write_text('{"type": "Feature", "stac_version": "1.0.0", "assets": [1], "properties": 3}')
    (tmp_path / "broken.json").write_text("{")
    (scene,) = scenes_of_folder(tmp_path)
    assert (scene.name, scene.date) == (ITEM["id"], "2023-07-06")
    assert scene.source.paths == (str(tmp_path / "item.json"),)


def test_folders_that_are_none_or_cannot_be_read(tmp_path):
    with pytest.raises(FailureError, match="cannot be read"):
        scenes_of_folder(tmp_path / "nowhere")
    touch(tmp_path / "file")
    with pytest.raises(FailureError, match="cannot be read"):
        scenes_of_folder(tmp_path / "file")
    assert scenes_of_folder(tmp_path) == []
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    touch(tmp_path / "scene.tif")
    assert len(scenes_of_folder(tmp_path)) == 1


def test_a_search_through_a_large_folder_can_be_stopped(tmp_path):
    for number in range(5):
        touch(tmp_path / str(number) / "scene.tif")
    asked = []
    assert len(scenes_of_folder(tmp_path, lambda: len(asked) > 2 or asked.append(1))) == 2


def test_layers_and_what_was_said_of_them(qgis_new_project, stack, band_files):
    layers = [QgsRasterLayer(str(stack), "stack_20230711")]
    layers += [QgsRasterLayer(str(next(band_files.glob(f"*_{band}.tif"))), band) for band in ("B02", "B03", "B04")]
    bad = gdal.GetDriverByName("GTiff").Create("/vsimem/two.tif", 8, 8, 2)
    bad = None
    layers.append(QgsRasterLayer("/vsimem/two.tif", "in memory"))
    save_answers(layers[0], Answers(offset=-1000.0))
    scenes, refused = scenes_of_layers(layers)
    assert [each.layer_id for each in scenes] == [layers[0].id(), layers[1].id()]
    assert (scenes[0].date, scenes[0].answers.offset) == ("2023-07-11", -1000.0)
    assert len(refused) == 1
    assert bad is None


def test_the_dialog_for_layers_ticks_what_is_selected(qgis_new_project, qtbot, stack):
    layers = [QgsRasterLayer(str(stack), name) for name in ("a", "b", "mask")]
    mark_result(layers[2], "mask", temporary=False)
    QgsProject.instance().addMapLayers(layers)
    dialog = LayersDialog([layers[1]])
    qtbot.addWidget(dialog)
    assert {dialog.list.item(row).text() for row in range(dialog.list.count())} == {"a", "b"}
    assert dialog.layers == [layers[1]]
    QgsProject.instance().removeMapLayer(layers[1].id())
    assert dialog.layers == []


def test_the_list_takes_scenes_once(listing, qtbot, stack):
    heard = []
    listing.changed.connect(lambda: heard.append(len(listing.scenes)))
    layer = QgsRasterLayer(str(stack), "one")
    listing.add_layers([layer, layer])
    listing.add_layers([layer])
    assert heard == [1]
    assert listing.add_scenes([scene_of(LayerSource(("/a.tif",), "a")), scene_of(LayerSource(("/b.tif",), "b"))]) == 2
    listing.table.selectAll()
    listing.table.setCurrentIndex(listing.model.index(1, 0))
    listing.remove_button.click()
    assert names(listing.scenes) == [listing.scenes[0].name, "b"]
    listing.lock(True)
    assert not listing.add_button.isEnabled()
    assert not listing.remove_button.isEnabled()
    listing.remove_selected()
    assert len(listing.scenes) == 2
    listing.lock(False)
    listing.clear_button.click()
    assert listing.scenes == ()
    assert not listing.clear_button.isEnabled()
    assert heard == [1, 3, 2, 0]


def test_layers_that_are_no_scenes_are_told_in_one_message(listing):
    layers = [QgsRasterLayer("/nowhere.tif", name) for name in ("a", "b")]
    listing.add_layers(layers)
    assert listing.failure.isVisible()
    assert "2 layers" in listing.failure.message.text.text()
    listing.add_layers(layers[:1])
    assert "'a'" in listing.failure.message.text.text()


def test_folders_and_files_are_dropped_on_it(listing, qtbot, tmp_path):
    touch(tmp_path / "in" / "a_20230711.tif", tmp_path / "b.tif", tmp_path / "text.txt")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("in", "b.tif", "text.txt")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(listing.changed, timeout=LONG):
        listing.dropEvent(event)
    assert names(listing.scenes) == ["a_20230711", "b"]
    assert "2" in listing.status.text()
    listing.add_places([tmp_path / "in"])
    qtbot.waitUntil(lambda: "already" in listing.status.text(), timeout=LONG)
    listing.add_places([tmp_path / "text.txt"])
    qtbot.waitUntil(lambda: "no scene" in listing.status.text(), timeout=LONG)


def test_a_long_search_can_be_cut_short_and_the_latest_one_counts(qtbot, qgis_app):
    owner = QObject()
    looking = Background(owner)
    heard = []
    looking.found.connect(heard.append)
    looking.failed.connect(lambda failure: heard.append(failure.sentence))

    def until_stopped(stopped):
        while not stopped():
            time.sleep(0.005)
        return "what there was"

    def fail(_stopped):
        raise FailureError(Failure("source", "no folder"))

    looking.run(until_stopped)
    assert looking.running
    looking.cut_short()
    qtbot.waitUntil(lambda: not looking.running, timeout=LONG)
    looking.run(until_stopped)
    looking.run(lambda _stopped: "the latest")
    qtbot.waitUntil(lambda: not looking.running, timeout=LONG)
    looking.run(fail)
    qtbot.waitUntil(lambda: not looking.running, timeout=LONG)
    looking.run(until_stopped)
    looking.close_down()
    qtbot.wait(50)
    assert heard == ["what there was", "the latest", "no folder"]


def test_the_menu_asks_for_layers_and_for_a_folder(listing, qtbot, stack, tmp_path, monkeypatch):
    layer = QgsRasterLayer(str(stack), "layer")
    QgsProject.instance().addMapLayer(layer)
    monkeypatch.setattr(listing._iface, "layerTreeView", lambda: SimpleNamespace(selectedLayers=lambda: [layer]))
    monkeypatch.setattr(LayersDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    touch(tmp_path / "in" / "a.tif")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "in"))
    actions = {each.objectName(): each for each in listing.add_button.menu().actions()}
    assert list(actions) == ["cloudmaskScenesLayers", "cloudmaskScenesFolder", "cloudmaskScenesSearch"]
    actions["cloudmaskScenesLayers"].trigger()
    assert [each.layer_id for each in listing.scenes] == [layer.id()]
    with qtbot.waitSignal(listing.changed, timeout=LONG):
        actions["cloudmaskScenesFolder"].trigger()
    assert names(listing.scenes)[1:] == ["a"]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    actions["cloudmaskScenesFolder"].trigger()
    assert not listing._looking.running


@pytest.fixture
def api(tmp_path):
    folder = tmp_path / "api"
    folder.mkdir()
    items = [
        {
            **ITEM,
            "id": f"S2A_31TFK_2023070{day}_0_L2A",
            "collection": "sentinel-2-l2a",
            "bbox": [4.0, 44.0, 5.0, 45.0],
            "properties": {"datetime": f"2023-07-0{day}T10:58:41Z", "eo:cloud_cover": 10.0 * day},
            "links": [{"rel": "self", "href": "http://127.0.0.1/item"}],
        }
        for day in range(1, 5)
    ]
    (folder / ITEMS).write_text(json.dumps(items))
    with file_server(folder) as server:
        yield server


def open_search(listing, qgis_iface, client, api):
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(4.2, 44.2, 4.3, 44.3))
    dialog = SearchDialog(qgis_iface, client, listing)
    dialog.api.setText(f"{api}/v1")
    dialog.start.setDate(dialog.start.date().fromString("2023-07-01", "yyyy-MM-dd"))
    dialog.end.setDate(dialog.start.date().fromString("2023-07-31", "yyyy-MM-dd"))
    return dialog


def test_a_search_shows_what_there_is_and_gives_what_is_ticked(listing, qgis_iface, qtbot, client, api, tmp_path):
    dialog = open_search(listing, qgis_iface, client, api.address)
    qtbot.addWidget(dialog)
    dialog.cloud.setValue(30)
    dialog.search.click()
    qtbot.waitUntil(lambda: dialog.hits.topLevelItemCount() > 0, timeout=LONG)
    rows = [dialog.hits.topLevelItem(row) for row in range(dialog.hits.topLevelItemCount())]
    assert [row.text(0) for row in rows] == ["2023-07-03", "2023-07-02", "2023-07-01"]
    assert rows[0].text(1).startswith("30")
    rows[1].setCheckState(0, Qt.CheckState.Unchecked)
    found = dialog.take()
    dialog.close_down()
    assert [each.date for each in found] == ["2023-07-03", "2023-07-01"]
    assert all(Path(each.source.paths[0]).is_file() for each in found)
    assert len(list((tmp_path / "items").rglob("*"))) == 2  # what was not ticked is gone

    # Taken back; nothing there, an API that refuses, an area that is none.
    api.control(delay=2)
    dialog.search.click()
    assert "Cancel" in dialog.search.text().replace("&", "")
    dialog.search.click()
    assert "Cancelled" in dialog.status.text()
    api.control()
    dialog.end.setDate(dialog.start.date())
    dialog.cloud.setValue(0)
    dialog.search.click()
    qtbot.waitUntil(lambda: "no scene" in dialog.status.text(), timeout=LONG)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    api.fail(403)
    dialog.search.click()
    qtbot.waitUntil(lambda: dialog.failure.failure is not None, timeout=LONG)
    assert "refuses access" in dialog.failure.failure.sentence
    qgis_iface.mapCanvas().setExtent(QgsRectangle(500, 500, 600, 600))
    dialog.search.click()
    assert "nowhere on the Earth" in dialog.failure.failure.sentence
    dialog.close_down()


def test_the_list_gets_what_a_search_gives(listing, qgis_iface, qtbot, client, tmp_path, monkeypatch):
    kept = SceneRef("found", LayerSource((str(tmp_path / "item.json"),), "found"), date="2023-07-03")

    class Accepted(SearchDialog):
        def exec(self):
            return QDialog.DialogCode.Accepted

        def take(self):
            return [kept]

    monkeypatch.setattr(scene_list, "SearchDialog", Accepted)
    listing.search()
    assert listing.scenes == (kept,)


def test_extents_as_degrees(qgis_app):
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    west, south, east, north = degrees(QgsRectangle(0, 0, 111319.49, 111325.14), mercator)
    assert (west, south) == pytest.approx((0, 0), abs=1e-6)
    assert (east, north) == pytest.approx((1, 1), abs=1e-4)
    whole = degrees(QgsRectangle(-400, -100, 400, 100), QgsCoordinateReferenceSystem("EPSG:4326"))
    assert whole == (-180, -90, 180, 90)
    with pytest.raises(FailureError, match="nowhere on the Earth"):
        degrees(QgsRectangle(), mercator)
    with pytest.raises(FailureError, match="nowhere on the Earth"):
        degrees(QgsRectangle(0, 0, 1, 1), QgsCoordinateReferenceSystem())


def test_what_takes_input_has_a_name(listing, qtbot, qgis_iface, client):
    dialog = SearchDialog(qgis_iface, client, listing)
    qtbot.addWidget(dialog)
    inputs = [listing.add_button, listing.remove_button, listing.clear_button, listing.table]
    inputs += [dialog.area, dialog.start, dialog.end, dialog.cloud, dialog.api, dialog.search, dialog.hits]
    assert all(each.objectName() for each in inputs)
    assert all(each.accessibleName() or each.text() for each in inputs)
    assert listing.minimumSizeHint().width() <= 280
