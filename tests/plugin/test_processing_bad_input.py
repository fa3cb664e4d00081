"""What the algorithms are given wrongly is said in a sentence, and nothing is left behind."""

import shutil

import pytest
from makers.algorithms import pixels, refused, run
from qgis.core import (
    QgsRasterLayer,
)

pytestmark = pytest.mark.usefixtures("provider")


def test_input_and_scene(stack, tmp_path):
    output = str(tmp_path / "m.tif")
    refused("maskclouds", "INPUT", "SCENE", INPUT=str(stack), SCENE=str(stack), OUTPUT=output)
    refused("maskclouds", "INPUT", "SCENE", OUTPUT=output)
    refused("maskclouds", "INPUT", "SCENE", SCENE="  ", OUTPUT=output)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"BANDS": "red"}, ["BANDS", "red=3"]),
        ({"BANDS": "B04=x"}, ["B04=x"]),
        ({"BANDS": "B04=0"}, ["B04=0"]),
        ({"BANDS": "B04=1,red=2"}, ["twice"]),
        ({"BANDS": "B04=1,B03=2,B02=99"}, ["99"]),
        ({"BANDS": "lila=1,B03=2,B02=3"}, ["lila"]),
        ({"THRESHOLD_THIN_CLOUD": 1.5}, ["THRESHOLD_THIN_CLOUD", "1.5"]),
        ({"THRESHOLD_CLOUD": 0.5, "THRESHOLD_THIN_CLOUD": 0.5}, ["THRESHOLD_CLOUD"]),
        ({"BUFFER_CLOUDS": -1}, ["BUFFER_CLOUDS"]),
        ({"MIN_AREA": -1}, ["MIN_AREA"]),
        ({"POLYGONS": "polygons.shp"}, ["polygons.shp", ".gpkg"]),
        ({"OUTPUT": "mask.png"}, ["mask.png", ".tif"]),
        ({"REPORT": "report.txt"}, [".json"]),
        ({"PROMPTS": "a cloud"}, ["PROMPTS", "takes no texts", "clipseg-cloudsen12plus-fft"]),
        ({"MODEL": "clipseg-cloudsen12plus-fft"}, ["not on this computer", "Download…", "cloudmask models download"]),
        ({"EXTENT": "0,1,0,1", "AREA": "x.gpkg"}, ["EXTENT", "AREA"]),
        ({"EXTENT": "0,1,0,1"}, ["area"]),
        ({"DEVICE": "abacus"}, ["abacus"]),
        ({"OUTPUT": "no/such/folder/m.tif"}, ["folder"]),
    ],
)
def test_bad_parameters(stack, tmp_path, parameters, words):
    files = ("OUTPUT", "POLYGONS", "REPORT")
    parameters = {key: str(tmp_path / value) if key in files else value for key, value in parameters.items()}
    refused("maskclouds", *words, **{"INPUT": str(stack), "OUTPUT": str(tmp_path / "m.tif"), **parameters})
    assert list(tmp_path.iterdir()) == []


def test_layers_that_are_not_there(products, stack, fields, tmp_path):
    output = str(tmp_path / "m.tif")
    refused("maskclouds", "nowhere.tif", INPUT="nowhere.tif", OUTPUT=output)
    refused("maskclouds", "nowhere", SCENE="/nowhere.SAFE", OUTPUT=output)
    refused("maskclouds", "nowhere.gpkg", INPUT=str(stack), AREA="nowhere.gpkg", OUTPUT=output)
    refused("refinemask", "nowhere.tif", PROBABILITIES="nowhere.tif", OUTPUT=output)
    refused("applymask", "nowhere.tif", MASK="nowhere.tif", INPUT=str(stack), OUTPUT=output)
    refused("applymask", "nowhere.tif", MASK=products["OUTPUT"], INPUT="nowhere.tif", OUTPUT=output)
    refused("applymask", "CLASSES", MASK=products["OUTPUT"], INPUT=str(stack), CLASSES=[], OUTPUT=output)
    table = str(tmp_path / "t.csv")
    refused("zonalstatistics", "nowhere.tif", MASK="nowhere.tif", POLYGONS=fields, OUTPUT=table)
    refused("zonalstatistics", "nowhere.gpkg", MASK=products["OUTPUT"], POLYGONS="nowhere.gpkg", OUTPUT=table)
    refused("zonalstatistics", ".xlsx", MASK=products["OUTPUT"], POLYGONS=fields, OUTPUT=str(tmp_path / "t.xlsx"))
    assert list(tmp_path.iterdir()) == []


def test_rasters_of_another_kind(products, stack, fields, tmp_path):
    output = str(tmp_path / "m.tif")
    refused("refinemask", "probabilities", PROBABILITIES=products["OUTPUT"], OUTPUT=output)
    refused("applymask", "mask", MASK=products["PROBABILITIES"], INPUT=str(stack), OUTPUT=output)
    refused("zonalstatistics", "mask", MASK=str(stack), POLYGONS=fields, OUTPUT=str(tmp_path / "t.csv"))
    refused("maskclouds", INPUT=products["OUTPUT"], OUTPUT=output)
    assert list(tmp_path.iterdir()) == []


def test_probabilities_of_another_scene_do_not_replace_a_mask(products, band_files, tmp_path):
    mask = tmp_path / "m.tif"
    run("maskclouds", INPUT=str(next(band_files.glob("*_B04.tif"))), RESOLUTION="60", OUTPUT=str(mask))
    before = mask.read_bytes()
    refused("refinemask", "m.tif", PROBABILITIES=products["PROBABILITIES"], OUTPUT=str(mask))
    assert mask.read_bytes() == before


def test_the_scene_itself_is_never_replaced(stack, tmp_path):
    copy = tmp_path / "scene.tif"
    shutil.copy(stack, copy)
    before = copy.read_bytes()
    refused("maskclouds", "scene.tif", INPUT=str(copy), OUTPUT=str(copy))
    assert copy.read_bytes() == before


def test_a_layer_of_a_map_service_says_why(products, tmp_path):
    layer = QgsRasterLayer("type=xyz&url=file:///./nowhere/{z}/{x}/{y}.png", "tiles", "wms")
    refused("maskclouds", "tiles", INPUT=layer, OUTPUT=str(tmp_path / "m.tif"))
    refused("applymask", "tiles", MASK=products["OUTPUT"], INPUT=layer, OUTPUT=str(tmp_path / "m.tif"))


def test_a_file_that_exists_is_replaced(stack, tmp_path):
    target = tmp_path / "m.tif"
    target.write_text("old")
    run("maskclouds", INPUT=str(stack), RESOLUTION="60", OUTPUT=str(target))
    assert pixels(target).shape == (86, 86)
