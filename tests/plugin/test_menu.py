"""What a click in QGIS's menus does, and what the message bar says of it, with a real worker."""

import gc
import re
import shutil

import pytest
from cloudmask.cloudmask_plugin.bar import show_failure
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.masking import Maskings
from cloudmask.cloudmask_plugin.menu import Menu
from cloudmask.cloudmask_plugin.settings import MaskOptions, save_options
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from osgeo import gdal
from qgis.core import QgsLayerTreeModel, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsLayerTreeView, QgsMessageBar
from qgis.PyQt.QtCore import QItemSelectionModel
from qgis.PyQt.QtWidgets import QApplication, QMainWindow, QMenu, QProgressBar, QPushButton

LONG = 120_000


class Window:
    """The parts of QGIS's window that the menu needs: real widgets, and lists of what was added."""

    def __init__(self):
        self.main = QMainWindow()
        self.bar = QgsMessageBar(self.main)
        self.tree = QgsLayerTreeView(self.main)
        self.tree.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), self.tree))
        self.help = QMenu(self.main)
        self.for_layers, self.in_menu, self.in_toolbar = [], [], []

    def mainWindow(self):
        return self.main

    def messageBar(self):
        return self.bar

    def layerTreeView(self):
        return self.tree

    def activeLayer(self):
        return self.tree.currentLayer()

    def pluginHelpMenu(self):
        return self.help

    def addCustomActionForLayerType(self, action, _menu, _type, for_all):
        assert for_all
        self.for_layers.append(action)

    def removeCustomActionForLayerType(self, action):
        self.for_layers.remove(action)

    def addPluginToRasterMenu(self, _name, action):
        self.in_menu.append(action)

    def removePluginRasterMenu(self, _name, action):
        self.in_menu.remove(action)

    def addToolBarIcon(self, action):
        self.in_toolbar.append(action)

    def removeToolBarIcon(self, action):
        self.in_toolbar.remove(action)

    def select(self, *layers):
        self.tree.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for layer in layers:
            node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
            index = self.tree.node2index(node)
            self.tree.selectionModel().select(index, flags.Select)
        assert {each.id() for each in self.tree.selectedLayers()} == {each.id() for each in layers}

    def texts(self):
        return [item.text() for item in self.bar.items()]

    def button(self, name):
        return self.bar.findChild(QPushButton, name)


@pytest.fixture(scope="module")
def client(qgis_app, engine_python):
    client = WorkerClient(lambda: engine_python)
    yield client
    client.shutdown()


@pytest.fixture
def window(qgis_app):
    QgsProject.instance().clear()
    save_options(MaskOptions(device="cpu"))
    yield Window()
    QgsProject.instance().clear()
    save_options(MaskOptions())


@pytest.fixture
def maskings(window, client, qtbot):
    maskings = Maskings(window, client)
    yield maskings
    maskings.close()
    qtbot.waitUntil(lambda: not maskings.running, timeout=LONG)


@pytest.fixture
def opened():
    """Layers with which the dock was opened."""
    return []


@pytest.fixture
def menu(window, maskings, opened):
    menu = Menu(window, maskings, opened.append)
    menu.install()
    yield menu
    menu.remove()


def add(path, name):
    layer = QgsRasterLayer(str(path), name)
    assert layer.isValid()
    return QgsProject.instance().addMapLayer(layer)


@pytest.fixture
def bare(stack, tmp_path):
    """A layer whose bands bear no names."""
    dataset = gdal.Translate(str(tmp_path / "bare.tif"), gdal.Open(str(stack)))
    for number in range(1, dataset.RasterCount + 1):
        dataset.GetRasterBand(number).SetDescription("")
    dataset = None
    return add(tmp_path / "bare.tif", "bare")


def finish(qtbot, maskings):
    qtbot.waitUntil(lambda: not maskings.running, timeout=LONG)
    qtbot.wait(50)


def click(qtbot, button):
    button.click()
    qtbot.wait(50)


def test_actions_come_and_go(window, maskings, opened):
    menu = Menu(window, maskings, opened.append)
    menu.install()
    assert [each.text() for each in window.for_layers] == ["Mask clouds", "Mask clouds…"]
    assert [each.text() for each in window.in_menu] == ["Mask clouds", "Mask clouds…", "Cloud masking"]
    actions = {*window.for_layers, *window.in_menu, *window.in_toolbar, *window.help.actions()}
    assert len({each.objectName() for each in actions}) == len(actions) == 4
    assert all(each.objectName() and not each.icon().isNull() for each in actions)
    menu.remove()
    assert (window.for_layers, window.in_menu, window.in_toolbar, window.help.actions()) == ([], [], [], [])


def test_one_click_masks_the_layer_and_says_how_cloudy_it_is(qtbot, window, maskings, menu, stack):
    layer = add(stack, "<b>June</b>")
    window.select(layer)
    window.for_layers[0].trigger()
    [run] = maskings.running
    progress = window.bar.findChild(QProgressBar, "cloudmaskProgress")
    assert progress.accessibleName()
    heard = []
    run.progressed.connect(lambda _: heard.append((progress.maximum(), progress.value())))
    finish(qtbot, maskings)
    assert heard[0][0] == 0  # busy
    assert heard[-1] == (100, 100)
    [text] = window.texts()
    assert text.startswith("&lt;b&gt;June&lt;/b&gt;: ")
    assert re.search(r"thick cloud [\d.]+ %, thin cloud [\d.]+ %, cloud shadow [\d.]+ %, clear [\d.]+ %$", text)
    assert QgsProject.instance().mapLayersByName("<b>June</b> – clouds")


def test_several_layers_with_one_item(qtbot, window, maskings, menu, stack, band_files, tmp_path):
    shutil.copy(stack, tmp_path / "s.tif")
    bands = [add(next(band_files.glob(f"*_{name}.tif")), name) for name in ("B02", "B03", "B04")]
    scenes = [add(stack, "one"), add(tmp_path / "s.tif", "two")]
    points = QgsProject.instance().addMapLayer(QgsVectorLayer("Point", "points", "memory"))
    window.select(*bands, *scenes, points)
    window.for_layers[0].trigger()
    assert len(maskings.running) == 3  # the three bands are one scene
    assert window.texts() == ["masking the clouds of 3 scenes"]
    finish(qtbot, maskings)
    [text] = window.texts()
    assert text.count(", clear ") == 3
    order = [node.name() for node in QgsProject.instance().layerTreeRoot().children()]
    assert order.index("one – clouds") == order.index("one") - 1
    assert order.index("two – clouds") == order.index("two") - 1


def test_cancel(qtbot, window, maskings, menu, stack):
    window.select(add(stack, "one"))
    window.for_layers[0].trigger()
    click(qtbot, window.button("cloudmaskCancel"))
    finish(qtbot, maskings)
    assert window.texts() == ["Cancelled: nothing of 'one' was written."]
    assert len(QgsProject.instance().mapLayers()) == 1


def test_a_closed_item_lets_the_run_go_on(qtbot, window, maskings, menu, stack):
    window.select(add(stack, "one"))
    window.for_layers[0].trigger()
    window.bar.popWidget()
    finish(qtbot, maskings)
    assert ", clear " in window.texts()[0]


def test_a_question_leads_to_the_dock(qtbot, window, maskings, menu, bare, opened):
    window.select(bare)
    window.for_layers[0].trigger()
    finish(qtbot, maskings)
    assert window.texts() == ["The 6 bands of bare.tif bear no names of Sentinel-2 bands."]
    gc.collect()  # the button is still there afterwards
    click(qtbot, window.button("cloudmaskAnswer"))
    assert opened == [bare]
    assert window.texts() == []


def test_a_question_of_a_layer_that_is_gone_by_then(qtbot, window, maskings, menu, bare, opened):
    window.select(bare)
    window.for_layers[0].trigger()
    finish(qtbot, maskings)
    QgsProject.instance().removeMapLayer(bare)
    click(qtbot, window.button("cloudmaskAnswer"))
    assert opened == [None]


def test_details_are_copied(qtbot, window):
    show_failure(window, Failure("crash", "the engine has <stopped>", "try again", "line 1\nline 2"))
    assert window.texts() == ["The engine has &lt;stopped&gt;. Try again."]
    gc.collect()
    click(qtbot, window.button("cloudmaskDetails"))
    assert QApplication.clipboard().text() == "The engine has <stopped>. Try again.\n\nline 1\nline 2"


def test_what_cannot_be_masked_does_not_stop_the_others(qtbot, window, maskings, menu, stack):
    source = "type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png&crs=EPSG:3857"
    tiles = QgsProject.instance().addMapLayer(QgsRasterLayer(source, "tiles", "wms"))
    window.select(tiles, add(stack, "one"))
    window.for_layers[0].trigger()
    assert len(maskings.running) == 1
    finish(qtbot, maskings)
    texts = window.texts()
    assert any("picture from a map service" in text for text in texts)
    assert any(", clear " in text for text in texts)


def test_what_several_layers_lack_is_one_message(qtbot, window, maskings, menu, stack, tmp_path):
    for name in ("gone", "lost"):
        shutil.copy(stack, tmp_path / f"{name}.tif")
    layers = [add(tmp_path / f"{name}.tif", name) for name in ("lost", "gone")]  # the last lies on top
    for name in ("gone", "lost"):
        (tmp_path / f"{name}.tif").unlink()
    window.select(*layers)
    window.for_layers[0].trigger()
    [text] = window.texts()
    assert text.startswith("2 of the selected layers cannot be masked; the first: the file of 'gone' is not there")
    click(qtbot, window.button("cloudmaskDetails"))
    assert "'lost'" in QApplication.clipboard().text()


def test_nothing_is_selected(window, maskings, menu):
    window.for_layers[0].trigger()
    assert window.texts() == ["No raster layer is selected. Select the layer of a scene in the layer panel."]


def test_with_three_dots_it_asks(window, menu, stack, opened):
    layer = add(stack, "one")
    window.select(layer)
    window.for_layers[1].trigger()
    window.in_toolbar[0].trigger()
    assert opened == [layer, None]


def test_the_plugin_goes_while_it_masks(qtbot, window, maskings, opened, stack):
    menu = Menu(window, maskings, opened.append)
    menu.install()
    window.select(add(stack, "one"))
    window.for_layers[0].trigger()
    maskings.close()
    menu.remove()
    assert window.texts() == []
    finish(qtbot, maskings)
