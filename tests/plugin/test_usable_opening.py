"""Scenes of all kinds on the map: products, their zips, STAC items, and what cannot be shown."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import load_answers
from cloudmask.cloudmask_plugin.scenes.folder import scenes_of_folder
from cloudmask.cloudmask_plugin.scenes.scene import scene_of
from cloudmask.cloudmask_plugin.sources import source_of, source_of_text
from cloudmask.cloudmask_plugin.usable.opening import SceneOpener
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtTest import QSignalSpy

ROOT = Path(__file__).parents[2]
ENOUGH = 60_000
MAKE = """
import sys; from pathlib import Path; sys.path[:0] = [sys.argv[1], sys.argv[1] + "/tests"]
from makers.products import make_safe, zip_tree
folder = Path(sys.argv[2]); (folder / "zipped").mkdir()
root = make_safe(folder)
zip_tree(root, folder / "zipped" / f"{root.stem}.zip")
"""


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = WorkerClient(lambda: engine_python)
    yield client
    client.shutdown()


@pytest.fixture(scope="module")
def products(engine_python, tmp_path_factory):
    """A folder with a product, and one with its zip."""
    folder = tmp_path_factory.mktemp("Produkte für alle")
    bare = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    command = [str(engine_python), "-c", MAKE, str(ROOT), str(folder)]
    subprocess.run(command, env=bare, check=True, capture_output=True)
    return folder


@pytest.fixture
def opener(qgis_new_project, client):
    owner = QObject()
    opener = SceneOpener(client, owner)
    yield opener
    opener.close_down()


def opened(opener, scene, qtbot):
    with qtbot.waitSignal(opener.opened, timeout=ENOUGH) as heard:
        opener.open(scene, None)
    assert not opener.busy
    (layer,) = heard.args
    assert layer.isValid()
    assert layer.name() == scene.name
    assert QgsProject.instance().mapLayer(layer.id()) is layer
    return layer


@pytest.mark.parametrize("place", [".", "zipped"])
def test_the_picture_of_a_product_stands_for_it(opener, products, qtbot, tmp_path, place):
    if place == ".":
        shutil.copytree(next(products.glob("*.SAFE")), tmp_path / next(products.glob("*.SAFE")).name)
        (scene,) = scenes_of_folder(tmp_path)
    else:
        (scene,) = scenes_of_folder(products / place)
    layer = opened(opener, scene, qtbot)
    assert layer.source().endswith("_TCI.tif")
    assert layer.bandCount() == 3
    assert ".SAFE" in source_of(layer).paths[0], "whoever masks it masks the product"
    assert not source_of(layer).paths[0].endswith("TCI.tif")
    assert opener.layer_of(scene) is layer


def test_a_product_without_a_picture(opener, products, qtbot, tmp_path):
    product = tmp_path / next(products.glob("*.SAFE")).name
    shutil.copytree(next(products.glob("*.SAFE")), product, ignore=shutil.ignore_patterns("*TCI*"))
    (scene,) = scenes_of_folder(tmp_path)
    layer = opened(opener, scene, qtbot)
    assert layer.bandCount() == 13
    assert [layer.bandName(number)[-3:] for number in (1, 2, 3)] == ["B04", "B03", "B02"]
    pixel = layer.dataProvider().identify(layer.extent().center(), _value()).results()
    answers = load_answers(layer)
    found = [pixel[answers.bands[band]] for band in ("B04", "B03", "B02", "B05", "B09")]
    assert found == [1700, 1600, 1500, 1800, 2300], "each band in its place, whatever its pixel size"
    assert (answers.level, answers.offset, answers.scale) == ("L1C", -1000, 0.0001)
    assert answers.bands["B02"] == 3


def _value():
    from qgis.core import QgsRaster

    return QgsRaster.IdentifyFormat.IdentifyFormatValue


def test_a_stac_item(opener, band_files, qtbot, tmp_path):
    assets = {}
    for key, band in {"red": "B04", "green": "B03", "blue": "B02", "swir16": "B11"}.items():
        shutil.copy(next(band_files.glob(f"*_{band}.tif")), tmp_path / f"{band}.tif")
        assets[key] = {"href": f"./{band}.tif", "type": "image/tiff; application=geotiff", "eo:bands": [{"name": band}]}
    item = {
        "type": "Feature",
        "stac_version": "1.0.0",
        "id": "S2B_T32TQM_20240715_L1C",
        "geometry": None,
        "properties": {"datetime": "2024-07-15T10:10:31Z", "s2:processing_baseline": "05.11"},
        "links": [],
        "assets": assets,
    }
    (tmp_path / "item.json").write_text(json.dumps(item), encoding="utf-8")
    scene = scene_of(source_of_text(str(tmp_path / "item.json")))
    layer = opened(opener, scene, qtbot)
    assert layer.bandCount() == 4
    assert (layer.width(), layer.height()) == (512, 512)


def test_what_cannot_be_shown_is_said(opener, band_files, qtbot, tmp_path):
    folder = tmp_path / "bands"
    shutil.copytree(band_files, folder)
    scene = scene_of(source_of_text(str(folder)))
    for path in folder.glob("*_B04.tif"):
        path.unlink()
    with qtbot.waitSignal(opener.failed, timeout=ENOUGH) as heard:
        opener.open(scene, None)
    assert heard.args[0].sentence
    assert not opener.busy
    assert QgsProject.instance().mapLayers() == {}


def test_only_the_latest_click_counts(opener, band_files, products, qtbot):
    first = scene_of(source_of_text(str(band_files)))
    (second,) = scenes_of_folder(products / "zipped")
    heard = QSignalSpy(opener.opened)
    opener.open(first, None)
    opener.open(second, None)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=ENOUGH)
    qtbot.wait(200)
    assert [each.name() for each in QgsProject.instance().mapLayers().values()] == [second.name]
    opener.open(first, None)
    opener.stop()
    qtbot.wait(200)
    assert len(QgsProject.instance().mapLayers()) == 1
