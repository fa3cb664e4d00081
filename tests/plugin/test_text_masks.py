"""Masks of what somebody has asked for in words: from the dock and from Processing, with the real engine."""

import json
from pathlib import Path

import numpy as np
import pytest
from cloudmask.cloudmask_plugin.batch.model import BatchModel
from cloudmask.cloudmask_plugin.batch.page import BatchPage
from cloudmask.cloudmask_plugin.dock.dock import CloudmaskDock
from cloudmask.cloudmask_plugin.dock.report_dialog import ReportDialog
from cloudmask.cloudmask_plugin.layers import ResultFiles, add_results
from cloudmask.cloudmask_plugin.mask_classes import classes_in, classes_of
from cloudmask.cloudmask_plugin.masking import Maskings
from cloudmask.cloudmask_plugin.scenes.scene import SceneRef
from cloudmask.cloudmask_plugin.settings import MaskOptions, load_options
from cloudmask.cloudmask_plugin.shares import shares_line, shares_of
from cloudmask.cloudmask_plugin.sources import LayerSource
from cloudmask.cloudmask_plugin.usable.assessment import Look, assess_scene
from cloudmask.cloudmask_plugin.worker.shared import shared_client
from cloudmask.engine.classes import CLASSES
from makers.algorithms import Log, pixels, refused, run
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

MODEL = "clipseg-made"
LONG = 120_000
pytestmark = pytest.mark.usefixtures("models", "provider")


@pytest.fixture(scope="module")
def models(text_models):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOUDMASK_MODELS", str(text_models))
        yield text_models


@pytest.fixture(scope="module")
def scene(stack, tmp_path_factory):
    """A corner of the stack."""
    path = tmp_path_factory.mktemp("Ecke") / "S2 Ecke.tif"
    gdal.Translate(str(path), str(stack), srcWin=[0, 0, 128, 128])
    return path


@pytest.fixture
def dock(models, provider, qgis_new_project, qgis_iface, qtbot):
    QgsSettings().remove("cloudmask")
    maskings = Maskings(qgis_iface, shared_client())
    dock = CloudmaskDock(qgis_iface, maskings, shared_client())
    qtbot.addWidget(dock)
    dock.setFloating(True)
    dock.resize(300, 760)
    dock.show()
    yield dock
    dock.close_down()
    maskings.close()
    QgsSettings().remove("cloudmask")


def mask(dock, qtbot, scene):
    layer = QgsRasterLayer(str(scene), "S2 Ecke")
    QgsProject.instance().addMapLayer(layer)
    dock.show_layer(layer)
    qtbot.waitUntil(lambda: "Sentinel-2" in dock.layer_section.line.text.text(), timeout=LONG)
    outcomes, failures = [], []
    dock.run.finished.connect(lambda outcome, name: outcomes.append(outcome))
    dock.run.failed.connect(lambda failure, layer: failures.append(failure))
    dock.run.button.click()
    qtbot.waitUntil(lambda: bool(outcomes or failures), timeout=LONG)
    return outcomes, failures


def look(layer):
    return [(each.label, each.color.name().upper(), each.color.alpha()) for each in layer.renderer().classes()]


def in_file(path):
    """Names and colours as the file has them."""
    dataset = gdal.Open(str(path))
    band = dataset.GetRasterBand(1)
    table = band.GetColorTable()
    colours = [QColor(*table.GetColorEntry(code)[:3]).name().upper() for code in range(table.GetCount())]
    return list(zip(band.GetCategoryNames(), colours))  # noqa: B905 - Python 3.9


def test_texts_become_a_layer_that_looks_as_its_file_says(dock, qtbot, scene):
    dock.model.choose(MODEL)
    dock.prompts.texts.setPlainText(" smoke \n\nÄcker; reif\nriver")
    dock.options.polygons.setChecked(True)
    dock.options.probabilities.setChecked(True)
    dock.options.thresholds["thick_cloud"].setValue(0.9)  # which the engine refuses with texts
    dock.options.buffer_clouds.setValue(100)
    assert load_options().prompts == ("smoke", "Äcker; reif", "river")
    outcomes, failures = mask(dock, qtbot, scene)
    assert failures == []
    files, report = outcomes[0].files, outcomes[0].report
    names = ["smoke", "Äcker; reif", "river"]
    assert list(report["classes"]) == names
    outlines, layer, probabilities = map(QgsProject.instance().mapLayer, outcomes[0].layers)
    assert layer.name() == "S2 Ecke – smoke, Äcker; reif, river"
    assert look(layer) == [(name, colour, 153) for name, colour in in_file(files.mask)[:3]]
    assert [label for label, _, _ in look(layer)] == names
    assert {each.value() for each in outlines.renderer().categories()} == set(names)
    found = {each["class"] for each in outlines.getFeatures()}
    assert found
    assert found <= set(names)
    assert probabilities.renderer().usesBands() == [1]
    shares = shares_of(report, outcomes[0].classes)
    assert [each.colour for each, _ in shares] == [colour for _, colour in in_file(files.mask)[:3]]
    for each, percent in shares:
        counted = 100 * np.mean(pixels(files.mask) == each.code)
        assert percent == pytest.approx(counted, abs=0.01)
    assert dock.result.line.accessibleName() == shares_line(shares)
    assert dock.result.isVisibleTo(dock)
    assert dock.refine.isHidden()


def test_one_text_is_told_from_all_other_ground(dock, qtbot, scene):
    dock.model.choose(MODEL)
    dock.prompts.texts.setPlainText("smoke")
    assert "'smoke'" in dock.prompts.meaning.text()
    outcomes, failures = mask(dock, qtbot, scene)
    assert failures == []
    layer = QgsProject.instance().mapLayer(outcomes[0].layers[0])
    assert layer.name() == "S2 Ecke – smoke"
    assert [(label, alpha) for label, _, alpha in look(layer)] == [("other", 0), ("smoke", 153)]
    assert [each.name for each, _ in shares_of(outcomes[0].report)] == ["smoke", "other"]


def test_texts_that_are_called_like_clouds_are_texts_all_the_same(dock, qtbot, scene):
    texts = [each.title for each in CLASSES]
    dock.model.choose(MODEL)
    dock.prompts.texts.setPlainText("\n".join(texts))
    dock.options.probabilities.setChecked(True)
    outcomes, failures = mask(dock, qtbot, scene)
    assert failures == []
    assert outcomes[0].classes is not CLASSES
    assert sum(percent for _, percent in shares_of(outcomes[0].report, outcomes[0].classes)) == pytest.approx(100)
    assert dock.refine.isHidden()
    tree = ReportDialog(outcomes[0].report, None, dock).tree
    (classes,) = tree.findItems("Classes", Qt.MatchFlag.MatchExactly)
    assert [classes.child(index).text(0) for index in range(4)] == texts


def test_without_a_text_it_is_a_mask_of_clouds(dock, qtbot, scene):
    dock.model.choose(MODEL)
    assert "clear, thick cloud, thin cloud, cloud shadow" in dock.prompts.meaning.text()
    dock.options.probabilities.setChecked(True)
    outcomes, failures = mask(dock, qtbot, scene)
    assert failures == []
    assert outcomes[0].classes is CLASSES
    assert not dock.refine.isHidden()


def test_what_the_engine_refuses_is_told_in_place(dock, qtbot, scene):
    dock.model.choose(MODEL)
    dock.prompts.texts.setPlainText("smoke\nsmoke")
    outcomes, failures = mask(dock, qtbot, scene)
    assert outcomes == []
    assert "smoke" in failures[0].text
    assert "--" not in failures[0].text
    assert dock.run.failure.isVisibleTo(dock)


def test_the_same_from_processing(scene, tmp_path):
    files = {"OUTPUT": "m.tif", "PROBABILITIES": "p.tif", "REPORT": "r.json"}
    wanted = {key: str(tmp_path / name) for key, name in files.items()}
    log = Log()
    done = run("maskclouds", log, INPUT=str(scene), MODEL=MODEL, PROMPTS="smoke;\n river ;", **wanted)
    report = json.loads(Path(wanted["REPORT"]).read_text(encoding="utf-8"))
    assert json.loads(done["PERCENTAGES"]) == {name: each["percent"] for name, each in report["classes"].items()}
    assert list(report["classes"]) == ["smoke", "river"]
    assert [done[key] for key in ("CLOUD_PERCENT", "CLEAR_PERCENT", "THICK_CLOUD_PERCENT")] == [None] * 3
    assert done["VALID_PIXELS"] == 128 * 128
    assert [name for name, _ in in_file(wanted["OUTPUT"])][:2] == ["smoke", "river"]
    assert gdal.Open(wanted["PROBABILITIES"]).RasterCount == 2
    output = str(tmp_path / "n.tif")
    refused("refinemask", "prompts", PROBABILITIES=wanted["PROBABILITIES"], BUFFER_CLOUDS=20, OUTPUT=output)
    refused("applymask", "smoke", MASK=wanted["OUTPUT"], INPUT=str(scene), OUTPUT=output)
    copied = run("applymask", MASK=wanted["OUTPUT"], INPUT=str(scene), TEXTS="smoke", OUTPUT=output)
    assert copied["MASKED_PIXELS"] == report["classes"]["smoke"]["pixels"] > 0


def test_results_of_texts_are_styled_when_processing_loads_them(scene, qgis_iface, qgis_new_project):
    import processing

    outputs = dict.fromkeys(("OUTPUT", "PROBABILITIES", "POLYGONS"), "TEMPORARY_OUTPUT")
    given = {"INPUT": str(scene), "MODEL": MODEL, "PROMPTS": "smoke", **outputs}
    processing.runAndLoadResults("cloudmask:maskclouds", given, feedback=Log())
    named = QgsProject.instance().mapLayersByName
    (layer,), (probabilities,), (polygons,) = named("Mask"), named("Probabilities"), named("Polygons")
    assert [(label, alpha) for label, _, alpha in look(layer)] == [("other", 0), ("smoke", 153)]
    assert probabilities.renderer().usesBands() == [2]  # of the text, not of all other ground
    (category,) = polygons.renderer().categories()
    assert category.value() == "smoke"
    assert category.symbol().symbolLayer(0).strokeColor().name().upper() == look(layer)[1][1]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"BUFFER_CLOUDS": 10, "THRESHOLD_CLOUD": 0.4}, ["THRESHOLD_CLOUD, BUFFER_CLOUDS", "PROMPTS"]),
        ({"MODEL": "cloudmask-unet-1"}, ["cloudmask-unet-1", "PROMPTS", MODEL]),
        ({"PROMPTS": "smoke;smoke"}, ["smoke"]),
        ({"PROMPTS": "x" * 501}, ["500"]),
    ],
)
def test_what_does_not_go_with_texts(scene, tmp_path, parameters, words):
    given = {"INPUT": str(scene), "MODEL": MODEL, "PROMPTS": "smoke", "OUTPUT": str(tmp_path / "m.tif"), **parameters}
    refused("maskclouds", *words, **given)
    assert list(tmp_path.iterdir()) == []


def test_a_batch_of_texts_says_what_it_found(scene, qgis_iface, qgis_new_project, qtbot, tmp_path):
    options = MaskOptions(model=MODEL, prompts=("smoke", "river"), buffer_clouds=50.0, min_area=1000.0)
    page = BatchPage(qgis_iface, shared_client(), lambda: options)
    qtbot.addWidget(page)
    page.folder.setFilePath(str(tmp_path / "masks"))
    page.list.add_scenes([SceneRef("S2 Ecke", LayerSource((str(scene),), "S2 Ecke"))])
    with qtbot.waitSignal(page.runner.ended, timeout=LONG):
        page.start()
    (record,) = page.records
    assert record.failure is None
    row = [page._model.index(0, column).data() for column in range(BatchModel.columns)]
    assert row[2:6] == ["", "", "", ""]  # no cloud, no shadow, nothing clear
    page.export(tmp_path / "table.csv")
    written = (tmp_path / "table.csv").read_text(encoding="utf-8-sig")
    assert "smoke" in written
    assert "river" in shares_line(shares_of(record.report))
    page.close_down()


def test_usable_dates_never_look_for_texts(tmp_path):
    scene = SceneRef("a", LayerSource(("a.tif",), "a"))

    class Nowhere:
        file, zones = tmp_path / "z.gpkg", ()

        def frame(self, _resolution):
            return None

        def crs_text(self):
            return None

    request = next(assess_scene(0, scene, Nowhere(), Look(20.0, MODEL), tmp_path)).request
    assert request.model == MODEL
    assert request.prompts is None


def test_classes_without_a_file(tmp_path):
    assert classes_of({}) is CLASSES
    assert classes_of({"classes": {"clear": {}, "thin_cloud": {}}, "prompts": None}) is CLASSES
    of_texts = classes_of({"classes": {"other": {}, "thin_cloud": {}}, "prompts": ["thin_cloud"]})
    assert [(each.code, each.name, each.opacity) for each in of_texts] == [(0, "other", 0.0), (1, "thin_cloud", 0.6)]
    path = tmp_path / "plain.tif"
    gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 1, gdal.GDT_Byte).FlushCache()
    assert classes_in(QgsRasterLayer(str(path), "plain")) is CLASSES


def test_a_long_text_makes_a_short_name(qgis_new_project, tmp_path):
    path = tmp_path / "long.tif"
    made = gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 1, gdal.GDT_Byte)
    table = gdal.ColorTable()
    for code in range(3):
        table.SetColorEntry(code, (10 * code, 20, 30, 255))
    made.GetRasterBand(1).SetColorTable(table)
    made.GetRasterBand(1).SetCategoryNames(["a field that was ploughed not long ago", "snow on a frozen lake", "c"])
    made.FlushCache()
    made = None
    (layer,) = add_results(ResultFiles(path), None, "S2", temporary=False)
    assert layer.name() == "S2 – a field that was ploughed not long ago…"
    assert [label for label, _, _ in look(layer)][2] == "c"
