"""Results as layers: colours, names, places in the layer tree, and what a saved project keeps of them."""

import gc
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from cloudmask.cloudmask_plugin.failure import FailureError
from cloudmask.cloudmask_plugin.layers import CERTAIN, ResultFiles, add_results, style_mask
from cloudmask.cloudmask_plugin.marks import is_result
from cloudmask.engine.classes import CLASSES
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsLayerTreeModel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor

ROOT = Path(__file__).parents[2]
GROUND = QColor(0, 128, 0)


@pytest.fixture(autouse=True)
def _no_layer_outlives_qgis():
    """Layers that hang on a caught error's frames go now, and not when QGIS has closed GDAL already."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def written(engine_python, stack, tmp_path_factory):
    """What the engine writes for the stack."""
    folder = tmp_path_factory.mktemp("results")
    command = [
        str(engine_python),
        "-E",
        "-m",
        "engine",
        "mask",
        str(stack),
        "-o",
        str(folder / "m.tif"),
        "--device",
        "cpu",
    ]
    command += ["--probabilities", str(folder / "p.tif"), "--polygons", str(folder / "o.gpkg")]
    environment = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return ResultFiles(folder / "m.tif", folder / "p.tif", folder / "o.gpkg")


@pytest.fixture
def files(written, tmp_path):
    """Copies of a test's own."""
    copies = [tmp_path / path.name for path in (written.mask, written.probabilities, written.polygons)]
    for copy in copies:
        shutil.copy(written.mask.parent / copy.name, copy)
    return ResultFiles(*copies)


@pytest.fixture
def project(qgis_app):
    """The project, empty before and after."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def scene(project, stack):
    """The stack as a layer between two others, in a group."""
    group = project.layerTreeRoot().insertGroup(0, "June")
    layers = [QgsRasterLayer(str(stack), name) for name in ("above", "scene", "below")]
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer)
    project.layerTreeRoot().findLayer(layers[0].id()).setItemVisibilityChecked(False)
    return layers[1]


def names(project):
    return [[node.name() for node in group.children()] for group in project.layerTreeRoot().findGroups()]


def classes(layer):
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    return [(each.value, each.label, each.color.name().upper(), each.color.alpha()) for each in renderer.classes()]


WANTED = [(each.code, each.title, each.colour, round(255 * each.opacity)) for each in CLASSES]


def drawn(layers, point):
    """The colour that is seen in the middle of a pixel of the first layer, over green ground."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(layers[0].extent())
    settings.setOutputSize(QSize(layers[0].width(), layers[0].height()))
    settings.setBackgroundColor(GROUND)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage().pixelColor(*point)


def a_pixel(path, code):
    rows, columns = np.nonzero(gdal.Open(str(path)).ReadAsArray() == code)
    assert len(rows), code
    return int(columns[0]), int(rows[0])


def test_the_style_of_a_mask(qgis_app, files):
    layer = QgsRasterLayer(str(files.mask), "mask")
    style_mask(layer)
    assert classes(layer) == WANTED
    assert not layer.dataProvider().isProviderResamplingEnabled()
    for each in CLASSES:
        shown = drawn([layer], a_pixel(files.mask, each.code))
        expected = QColor(each.colour)
        for channel in ("red", "green", "blue"):
            mixed = each.opacity * getattr(expected, channel)() + (1 - each.opacity) * getattr(GROUND, channel)()
            assert abs(getattr(shown, channel)() - mixed) <= 2, each.name


def test_a_mask_lies_right_above_its_source_in_the_same_group(scene, project, files):
    [mask] = add_results(ResultFiles(files.mask), scene, "scene", temporary=False)
    assert names(project) == [["above", "scene – clouds", "scene", "below"]]
    assert is_result(mask)
    assert not is_result(scene)
    root = project.layerTreeRoot()
    assert [root.findLayer(each).isVisible() for each in root.findLayerIds()] == [False, True, True, True]


def test_everything_in_order(scene, project, files):
    added = add_results(files, scene, "scene", temporary=False)
    wanted = ["scene – outlines", "scene – clouds", "scene – probabilities"]
    assert [each.name() for each in added] == wanted
    assert names(project) == [["above", *wanted, "scene", "below"]]
    shown = [project.layerTreeRoot().findLayer(each.id()).isVisible() for each in added]
    assert shown == [True, True, False]
    assert all(each.crs() == scene.crs() for each in added)


def test_names_are_unique_and_the_newest_is_seen(scene, project, files):
    for _ in range(3):
        add_results(ResultFiles(files.mask), scene, "scene", temporary=False)
    # Nothing of the same scene covers the newest.
    assert names(project) == [
        ["above", "scene – clouds (3)", "scene – clouds (2)", "scene – clouds", "scene", "below"],
    ]


def test_without_its_source_a_mask_lies_on_top(scene, project, files):
    project.removeMapLayer(scene)
    add_results(ResultFiles(files.mask), None, "scene", temporary=False)
    assert [node.name() for node in project.layerTreeRoot().children()] == ["scene – clouds", "June"]


def test_a_source_that_the_tree_does_not_show(project, stack, files):
    layer = QgsRasterLayer(str(stack), "hidden")
    project.addMapLayer(layer, False)
    add_results(ResultFiles(files.mask), layer, "hidden", temporary=False)
    assert [node.name() for node in project.layerTreeRoot().children()] == ["hidden – clouds"]


def test_an_order_of_drawing_of_the_users_own_is_kept(scene, project, files):
    root = project.layerTreeRoot()
    below, above = (project.mapLayersByName(name)[0] for name in ("below", "above"))
    root.setHasCustomLayerOrder(True)
    root.setCustomLayerOrder([below, scene, above])
    [mask] = add_results(ResultFiles(files.mask), scene, "scene", temporary=False)
    assert [each.name() for each in root.customLayerOrder()] == ["below", mask.name(), "scene", "above"]
    [newer] = add_results(ResultFiles(files.mask), scene, "scene", temporary=False)
    expected = ["below", newer.name(), mask.name(), "scene", "above"]
    assert [each.name() for each in root.customLayerOrder()] == expected


def test_probabilities_show_how_covered_the_ground_is(scene, project, files):
    layer = add_results(files, scene, "scene", temporary=False)[2]
    clear = gdal.Open(str(files.probabilities)).ReadAsArray()[0]
    assert gdal.Open(str(files.probabilities)).GetRasterBand(1).GetDescription() == "clear"
    assert clear[clear != 255].max() <= CERTAIN
    reds = []
    for value in (clear.min(), clear[clear != 255].max()):
        rows, columns = np.nonzero(clear == value)
        reds.append(drawn([layer], (int(columns[0]), int(rows[0]))).red())
    assert reds[0] > 200
    assert reds[1] < 20
    legend = layer.renderer().shader().rasterShaderFunction().legendSettings()
    assert (legend.minimumLabel(), legend.maximumLabel()) == ("covered for sure", "clear for sure")


def test_outlines_have_the_masks_colours(scene, project, files):
    layer = add_results(files, scene, "scene", temporary=False)[0]
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    found = {
        each.value(): (each.label(), each.symbol().symbolLayer(0).strokeColor().name().upper())
        for each in renderer.categories()
    }
    assert found == {each.name: (each.title, each.colour) for each in CLASSES if each.opacity > 0}
    assert {feature["class"] for feature in layer.getFeatures()} <= set(found)


def test_temporary_results_say_so(scene, project, files):
    [mask] = add_results(ResultFiles(files.mask), scene, "scene", temporary=True)
    [kept] = add_results(ResultFiles(files.mask), scene, "scene", temporary=False)
    assert "it goes when QGIS ends" in mask.metadata().abstract()
    assert kept.metadata().abstract() == ""
    if Qgis.QGIS_VERSION_INT < 33800:
        return  # tooltips tell other things there
    model = QgsLayerTreeModel(project.layerTreeRoot())

    def tooltip(layer):
        node = project.layerTreeRoot().findLayer(layer.id())
        return model.data(model.node2index(node), Qt.ItemDataRole.ToolTipRole)

    assert "it goes when QGIS ends" in tooltip(mask)
    assert "it goes when QGIS ends" not in tooltip(kept)


def test_a_saved_project_keeps_everything(scene, project, files, tmp_path):
    added = add_results(files, scene, "scene", temporary=True)
    order = names(project)
    identities = [each.id() for each in added]
    style = classes(added[1])
    marks = [dict.fromkeys(each.customPropertyKeys()) for each in added]
    assert project.write(str(tmp_path / "saved.qgz"))
    project.clear()
    assert project.read(str(tmp_path / "saved.qgz"))
    read = [project.mapLayer(each) for each in identities]
    assert all(each.isValid() for each in read)
    assert names(project) == order
    assert classes(read[1]) == style == WANTED
    assert [dict.fromkeys(each.customPropertyKeys()) for each in read] == marks
    assert all(is_result(each) for each in read)
    assert isinstance(read[0].renderer(), QgsCategorizedSymbolRenderer)
    assert [project.layerTreeRoot().findLayer(each).isVisible() for each in identities] == [True, True, False]


def test_without_georeference_a_mask_lies_where_its_source_was_put(project, files, scene, tmp_path):
    gdal.GetDriverByName("GTiff").Create(str(tmp_path / "bare.tif"), 20, 20, 1, gdal.GDT_Byte).FlushCache()
    [mask] = add_results(ResultFiles(tmp_path / "bare.tif"), scene, "scene", temporary=False)
    assert mask.crs() == scene.crs()


def test_a_file_that_is_no_mask_adds_nothing(scene, project, files, tmp_path):
    (tmp_path / "x.tif").write_bytes(b"nothing")
    before = set(project.mapLayers())
    with pytest.raises(FailureError, match="which was just written") as caught:
        add_results(ResultFiles(files.mask, tmp_path / "x.tif", files.polygons), scene, "scene", temporary=False)
    assert caught.value.failure.hint
    assert set(project.mapLayers()) == before
