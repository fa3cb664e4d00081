"""Many scenes in one go, with a real engine: what fails stops no other, and what is done is done once."""

import contextlib
import csv
import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import Answers, save_answers
from cloudmask.cloudmask_plugin.batch.journal import FILE, key_of, read_journal
from cloudmask.cloudmask_plugin.batch.model import BatchModel
from cloudmask.cloudmask_plugin.batch.page import BatchPage
from cloudmask.cloudmask_plugin.batch.records import State
from cloudmask.cloudmask_plugin.marks import is_result
from cloudmask.cloudmask_plugin.scenes.folder import scenes_of_folder
from cloudmask.cloudmask_plugin.scenes.scene import SceneRef, scene_of
from cloudmask.cloudmask_plugin.settings import MaskOptions
from cloudmask.cloudmask_plugin.sources import LayerSource
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QElapsedTimer, QTimer
from qgis.PyQt.QtWidgets import QFileDialog

CPU = MaskOptions(device="cpu", resolution=20.0)
LONG = 120_000
DAYS = ("20230701", "20230706", "20230711", "20230716", "20230721")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at /proc")


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = WorkerClient(lambda: engine_python)
    yield client
    client.shutdown()


@pytest.fixture(autouse=True)
def _new(qgis_new_project):
    QgsSettings().remove("cloudmask")
    yield
    QgsSettings().remove("cloudmask")


@pytest.fixture(scope="module")
def five(stack, tmp_path_factory):
    """Five small scenes; the second is damaged, and of the fourth nobody knows the offset."""
    folder = tmp_path_factory.mktemp("fünf Szenen")
    for day in DAYS:
        cut(stack, folder / f"S2A_{day}.tif", plain=day == DAYS[3])
    damaged = folder / f"S2A_{DAYS[1]}.tif"
    damaged.write_bytes(damaged.read_bytes()[:3000])
    return folder


def cut(stack, path, size=96, *, plain=False):
    """A corner of the stack; a plain one has no tags and no offsets."""
    source = gdal.Open(str(stack))
    made = gdal.GetDriverByName("GTiff").Create(str(path), size, size, 6, gdal.GDT_UInt16)
    made.SetGeoTransform(source.GetGeoTransform())
    made.SetProjection(source.GetProjection())
    for number in range(1, 7):
        band, told = made.GetRasterBand(number), source.GetRasterBand(number)
        band.WriteArray(told.ReadAsArray(0, 0, size, size))
        band.SetNoDataValue(0)
        band.SetDescription(told.GetDescription())
        if not plain:
            band.SetScale(told.GetScale())
            band.SetOffset(told.GetOffset())
    made = source = band = told = None


def make_page(qgis_iface, qtbot, client, folder, options=CPU):
    page = BatchPage(qgis_iface, client, lambda: options)
    qtbot.addWidget(page)
    page.resize(300, 700)
    page.show()
    page.folder.setFilePath(str(folder))
    return page


@pytest.fixture
def own_client(qgis_app):
    """Makes clients of a process of their own."""
    made = []

    def make(find):
        made.append(WorkerClient(find))
        return made[-1]

    yield make
    for each in made:
        each.shutdown()


@pytest.fixture
def page(qgis_iface, qtbot, client, tmp_path):
    page = make_page(qgis_iface, qtbot, client, tmp_path / "masks")
    yield page
    page.close_down()


def finish(qtbot, page):
    with qtbot.waitSignal(page.runner.ended, timeout=LONG):
        if not page.runner.running:
            page.start()
    return [each.state for each in page.records]


def settle(qtbot, page):
    qtbot.waitUntil(lambda: not page._looking.running, timeout=LONG)


def test_five_scenes_one_damaged_one_without_offset(page, qtbot, five, tmp_path):
    page.list.add_scenes(scenes_of_folder(five))
    assert [each.scene.date for each in page.records] == [f"2023-07-{day[-2:]}" for day in DAYS]
    states = finish(qtbot, page)
    damaged, plain = page.records[1], page.records[3]
    assert [states[number] for number in (0, 2, 4)] == [State.DONE] * 3
    assert damaged.state is State.FAILED
    assert damaged.failure.sentence
    assert damaged.failure.hint
    assert "Failed: " in page.status.text()
    for number in (0, 2, 4):
        record = page.records[number]
        assert record.files.mask.is_file()
        assert sum(each["percent"] for each in record.report["classes"].values()) == pytest.approx(100, abs=0.01)
    assert plain.state is State.FAILED
    assert "offset" in plain.failure.text

    # Masks are no scenes, whatever they are called.
    shutil.copy(page.records[0].files.mask, tmp_path / "masks" / "renamed.tif")
    assert scenes_of_folder(tmp_path / "masks") == []

    # The row says its sentence, and a tip says all that a narrow dock does not show.
    page.list.table.setCurrentIndex(page._model.index(1, 0))
    assert page.detail.failure.message.text.text() == damaged.failure.text
    page.list.table.setCurrentIndex(page._model.index(0, 0))
    assert not page.detail.failure.isVisible()
    assert "clear" in page.detail.text.text()

    page.export(tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["state"] for row in rows] == [each.value for each in states]
    assert rows[0]["mask"] == str(page.records[0].files.mask)
    assert float(rows[0]["valid_pixels"]) == page.records[0].report["valid_pixels"]
    assert float(rows[0]["seconds"]) > 0
    assert rows[1]["sentence"] == damaged.failure.text
    assert rows[1]["clear_percent"] == ""
    assert rows[3]["sentence"] == plain.failure.text
    assert rows[2]["date"] == "2023-07-11"
    shares = [float(value) for name, value in rows[2].items() if name.endswith("_percent")]
    assert sum(shares) == pytest.approx(100, abs=0.01)


def test_what_is_done_is_recognised_in_another_session(page, qgis_iface, qtbot, client, five, tmp_path):
    scenes = [each for each in scenes_of_folder(five) if DAYS[1] not in each.name and DAYS[3] not in each.name]
    page.list.add_scenes(scenes[:2])
    finish(qtbot, page)
    masks = {path: path.stat().st_mtime_ns for path in (tmp_path / "masks").glob("*.tif")}
    assert len(masks) == 2

    other = make_page(qgis_iface, qtbot, client, tmp_path / "masks")
    settle(qtbot, other)
    assert other.reopen_link.isVisible()
    other.reopen_link.linkActivated.emit("#")
    settle(qtbot, other)
    assert [each.state for each in other.records] == [State.DONE] * 2
    assert [each.scene.name for each in other.records] == [each.name for each in scenes[:2]]
    assert not other.reopen_link.isVisible()
    other.list.add_scenes(scenes)
    assert finish(qtbot, other) == [State.DONE] * 3
    assert other.runner.total == 1
    assert {path: path.stat().st_mtime_ns for path in masks} == masks

    # Where a mask has gone, or a report, the scene is masked again.
    other.records[0].files.mask.unlink()
    report = next((tmp_path / "masks").glob(f"*{DAYS[2]}*_report.json"))
    report.unlink()
    assert finish(qtbot, other) == [State.DONE] * 3
    assert other.runner.total == 2
    assert report.is_file()
    other.close_down()


def test_other_settings_make_other_masks_beside_the_former(page, qgis_iface, qtbot, client, five, tmp_path):
    scene = scenes_of_folder(five)[0]
    page.list.add_scenes([scene])
    finish(qtbot, page)
    former = page.records[0].files.mask
    digest = former.read_bytes()
    other = make_page(qgis_iface, qtbot, client, tmp_path / "masks", MaskOptions(device="cpu", resolution=60.0))
    other.list.add_scenes([scene])
    settle(qtbot, other)
    assert other.records[0].state is State.WAITING
    finish(qtbot, other)
    assert other.records[0].files.mask != former
    assert other.records[0].report["resolution"] == 60
    assert former.read_bytes() == digest
    other.close_down()


def test_cancel_and_go_on(page, qtbot, stack, tmp_path):
    small, large = tmp_path / "small_20230701.tif", tmp_path / "large_20230702.tif"
    cut(stack, small)
    cut(stack, large, 256)
    page.list.add_scenes(_of(each) for each in (small, large))
    page._options = lambda: MaskOptions(device="cpu")
    page.start()
    page.cancel()  # before anything has begun
    qtbot.waitUntil(lambda: not page.runner.running, timeout=LONG)
    assert [each.state for each in page.records] == [State.WAITING] * 2
    assert "ancelled" in page.status.text()
    page.start()
    assert page.button.text().replace("&", "") == "Cancel"
    qtbot.waitUntil(lambda: page.records[1].state is State.RUNNING, timeout=LONG)
    page.button.click()
    started = time.monotonic()
    qtbot.waitUntil(lambda: not page.runner.running, timeout=LONG)
    assert time.monotonic() - started < 10
    assert [each.state for each in page.records] == [State.DONE, State.CANCELLED]
    assert [path.name for path in (tmp_path / "masks").glob("*.tif")] == [f"{small.stem}_clouds.tif"]
    assert not list((tmp_path / "masks").glob(".cloudmask-*"))
    assert page.button.text().replace("&", "") == "Mask all"
    assert finish(qtbot, page) == [State.DONE, State.DONE]
    assert page.runner.total == 1


@LINUX
def test_a_killed_engine_fails_one_row_and_the_next_start_makes_up_for_it(
    qgis_iface, qtbot, engine_python, own_client, stack, tmp_path
):
    """A client of its own: its process is the newest one, and killed in the middle."""
    own = own_client(lambda: engine_python)
    page = make_page(qgis_iface, qtbot, own, tmp_path / "masks")
    for path in (tmp_path / "first.tif", tmp_path / "second.tif"):
        cut(stack, path)
    before = _children()
    page.list.add_scenes(_of(tmp_path / f"{name}.tif") for name in ("first", "second"))
    page.start()
    qtbot.waitUntil(lambda: page.records[0].progress is not None, timeout=LONG)
    (process,) = _children() - before
    os.kill(process, signal.SIGKILL)
    finish(qtbot, page)
    assert [each.state for each in page.records] == [State.FAILED, State.DONE]
    assert page.records[0].failure.sentence
    assert not list((tmp_path / "masks").glob(".cloudmask-*"))
    assert finish(qtbot, page) == [State.DONE] * 2
    assert page.runner.total == 1
    page.close_down()


def test_no_engine_stops_all_with_its_sentence(qgis_iface, qtbot, own_client, tmp_path):
    own = own_client(lambda: tmp_path / "no python")
    page = make_page(qgis_iface, qtbot, own, tmp_path / "masks")
    page.list.add_scenes(_of(tmp_path / f"{number}.tif") for number in range(3))
    heard = []
    page.no_engine.connect(heard.append)
    assert finish(qtbot, page) == [State.WAITING] * 3
    assert len(heard) == 1
    assert page.failure.message.text.text() == heard[0].text
    assert heard[0].sentence
    page.close_down()


def test_a_folder_that_cannot_be_written_and_none_at_all(page, qtbot, five, tmp_path):
    page.list.add_scenes(scenes_of_folder(five)[:1])
    page.folder.setFilePath("")
    page.button.click()
    assert not page.runner.running
    assert "no folder" in page.failure.message.text.text().lower()
    blocker = tmp_path / "a file"
    blocker.write_text("here")
    page.folder.setFilePath(str(blocker / "masks"))
    assert finish(qtbot, page) == [State.WAITING]
    assert "cannot be written" in page.failure.message.text.text()
    assert page.button.isEnabled()
    assert blocker.read_text() == "here"


def test_scenes_of_the_same_name_have_masks_of_their_own(page, qtbot, stack, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        cut(stack, tmp_path / name / "scene.tif")
    page.list.add_scenes(_of(tmp_path / name / "scene.tif") for name in ("a", "b"))
    assert finish(qtbot, page) == [State.DONE] * 2
    assert len({each.files.mask for each in page.records}) == 2
    assert finish(qtbot, page) == [State.DONE] * 2
    assert page.runner.total == 0


def test_a_layer_s_answers_count_and_its_end_does_not(page, qtbot, qgis_iface, five):
    """What a person has said about a layer goes with its scene; the row goes on where layer and project go."""
    plain = QgsRasterLayer(str(five / f"S2A_{DAYS[3]}.tif"), "said")
    QgsProject.instance().addMapLayer(plain)
    page.list.add_layers([plain])
    assert finish(qtbot, page) == [State.FAILED]
    save_answers(plain, Answers("L1C", -1000.0))  # later, in the first tab
    page.start()
    qtbot.waitUntil(lambda: page.records[0].state is State.RUNNING, timeout=LONG)
    QgsProject.instance().removeMapLayer(plain.id())
    QgsProject.instance().clear()
    assert finish(qtbot, page) == [State.DONE]
    assert (page.records[0].report["offset"], page.records[0].report["offset_from"]) == (-1000.0, "user")


def test_a_double_click_shows_the_mask_above_its_scene(page, qtbot, qgis_iface, five):
    layer = QgsRasterLayer(str(five / f"S2A_{DAYS[0]}.tif"), "first")
    QgsProject.instance().addMapLayer(layer)
    page.list.add_layers([layer])
    finish(qtbot, page)
    index = page._model.index(0, 0)
    page.list.table.clicked.emit(index)
    assert len(QgsProject.instance().mapLayers()) == 1
    for _ in range(2):
        page.list.table.activated.emit(index)
        order = [each.layer() for each in QgsProject.instance().layerTreeRoot().findLayers()]
        assert [is_result(each) for each in order] == [True, False]
        assert order[1] is layer
        canvas = qgis_iface.mapCanvas()
        assert canvas.extent().contains(canvas.mapSettings().layerExtentToOutputExtent(order[0], order[0].extent()))
    mask = page.records[0].files.mask
    QgsProject.instance().removeMapLayer(order[0].id())
    mask.unlink()
    page.show_row(0)
    assert str(mask) in page.detail.failure.message.text.text()


def test_the_table_is_written_where_somebody_says(page, qtbot, tmp_path, monkeypatch):
    page.list.add_scenes([_of(tmp_path / "scene_20230701.tif")])
    target = tmp_path / "table"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export_button.click()
    rows = target.with_suffix(".csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    assert ",2023-07-01,waiting," in rows[1]
    target.mkdir()
    page.export(target)
    assert "cannot be written" in page.failure.message.text.text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.export_button.click()


def test_a_damaged_journal_is_as_none(page, qtbot, five, tmp_path):
    folder = tmp_path / "masks"
    folder.mkdir()
    for text in ("{", "[]", '{"version": 1}', '{"version": 1, "scenes": [{"name": 1}], "masks": []}', '{"version": 9}'):
        (folder / FILE).write_text(text)
        assert read_journal(folder).scenes == []
    page.list.add_scenes(scenes_of_folder(five)[:1])
    assert finish(qtbot, page) == [State.DONE]
    assert len(json.loads((folder / FILE).read_text(encoding="utf-8"))["masks"]) == 1


def test_keys_of_addresses_are_written_nowhere(page, qtbot, tmp_path):
    path = "/vsicurl/http://127.0.0.1:9/scene_20230701.tif?sig=verysecret"
    page.list.add_scenes([SceneRef("far", LayerSource((path,), "far", {"GDAL_HTTP_USERPWD": "me:hidden"}))])
    assert finish(qtbot, page) == [State.FAILED]
    page.export(tmp_path / "masks" / "t.csv")
    for file in (tmp_path / "masks").iterdir():
        assert "verysecret" not in file.read_text(encoding="utf-8")
        assert "hidden" not in file.read_text(encoding="utf-8")
    assert read_journal(tmp_path / "masks").scenes == []


def test_addresses_that_differ_by_what_is_left_out_are_two(tmp_path):
    sources = [LayerSource((f"https://somewhere/get?scene={number}",), "x") for number in (1, 2)]
    keys = {key_of(each) for each in sources}
    assert len(keys) == 2
    assert not any("scene=" in path for key in keys for path in key)


def test_hundreds_of_rows_do_not_hold_the_window(page, qtbot, fake, tmp_path):
    """Each answers at once, from a program in the engine's place: what is left is what the window does for a row."""
    quick = fake(
        'hello()\nfor request in requests():\n    result(request, {"mask": request["output"], "classes": {}, '
        '"valid_pixels": 1, "seconds": {"total": 0.1}})'
    )
    page.runner._client = quick
    page.list.add_scenes(_of(tmp_path / f"scene_{number:03}.tif") for number in range(300))
    stall, clock, timer = [0.0], QElapsedTimer(), QTimer()

    def tick():
        stall[0] = max(stall[0], clock.restart())

    timer.timeout.connect(tick)
    clock.start()
    timer.start(5)
    states = finish(qtbot, page)
    timer.stop()
    print(f"longest stall of the window with 300 rows: {stall[0]:.0f} ms")
    assert states == [State.DONE] * 300
    assert stall[0] < 1500


def test_rows_know_their_records_after_removals(qgis_app, tmp_path):
    model = BatchModel()
    assert model.add(_of(tmp_path / f"{number}.tif") for number in range(4)) == 4
    assert model.add([_of(tmp_path / "1.tif")]) == 0
    model.records[3].run()
    model.remove([0, 2])
    assert [each.scene.name for each in model.records] == ["1", "3"]
    heard = []
    model.dataChanged.connect(lambda first, last, *_: heard.append((first.row(), last.column())))
    model.show_change(model.records[1])
    assert heard == [(1, model.columnCount() - 1)]
    model.clear()
    assert model.records == []


def _of(path):
    return scene_of(LayerSource((str(path),), path.stem, folder=path.parent))


def _children():
    """Process numbers of what this process has started."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended in the meantime
            if int(status.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(status.parent.name))
    return found
