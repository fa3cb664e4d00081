"""What a person does with the plugin in the QGIS desktop; `test_desktop.py` judges what is noted here."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, os.environ["CLOUDMASK_WALK"])
import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QProgressBar, QPushButton
from qgis.utils import iface
from walk import Walk, after, click, click_action, click_layer, plain

SCENE = os.environ["CLOUDMASK_SCENE"]
LARGE_SCENE = os.environ["CLOUDMASK_LARGE_SCENE"]
PROJECT = os.environ["CLOUDMASK_PROJECT"]
RIGHT, LEFT = Qt.MouseButton.RightButton, Qt.MouseButton.LeftButton


def start(walk):
    """The window, and the plugin in it."""
    window = iface.mainWindow()
    window.showNormal()
    window.resize(1500, 940)
    window.move(0, 0)
    yield "the plugin is loaded", lambda: "cloudmask" in qgis.utils.active_plugins
    walk.note(version=qgis.utils.pluginMetadata("cloudmask", "version"), qgis=Qgis.QGIS_VERSION, before=workers())


def use(walk):
    """Masks, cancels, saves, opens again, switches the plugin off."""
    yield from start(walk)
    yield from mask_by_right_click(walk)
    yield from cancel_in_the_dock(walk)
    yield from mask_in_the_dock(walk)
    yield from save_and_open(walk)
    yield from switch_off(walk)


def leave(walk):
    """Closes QGIS while a mask is being made."""
    yield from start(walk)
    scene = iface.addRasterLayer(LARGE_SCENE, "Große Szene")
    yield "a large scene is loaded", after(1)
    click_layer(scene, RIGHT)
    yield "its menu is open", popup
    click_action(popup(), "Mask clouds")
    bar = iface.messageBar()
    yield "its mask is under way", lambda: any(each.value() > 0 for each in bar.findChildren(QProgressBar))
    walk.shot("10-leaving")
    walk.note(workers=workers(), files_meanwhile=len(hidden_files()))


def mask_by_right_click(walk):
    """A scene in a group, between two other layers; its mask must come right above it."""
    group = QgsProject.instance().layerTreeRoot().addGroup("Bilder")
    scene = QgsRasterLayer(SCENE, "Szene")
    for layer in (point_layer("oben", scene), scene, point_layer("unten", scene)):
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer)
    QgsProject.instance().setCrs(scene.crs())
    iface.mapCanvas().setExtent(scene.extent())
    iface.mapCanvas().refresh()
    yield "a scene is loaded", after(1)
    walk.shot("1-scene")
    click_layer(scene, RIGHT)
    yield "its menu is open", popup
    menu = popup()
    walk.note(menu=[plain(each.text()) for each in menu.actions() if each.text()])
    walk.shot("2-menu")
    walk.measure_stalls(True)
    click_action(menu, "Mask clouds")
    yield "the menu is closed", lambda: popup() is None
    yield "there is a mask", lambda: len(rasters()) == 2
    walk.measure_stalls(False)
    yield "it is drawn", after(1)
    walk.shot("3-mask")
    (mask,) = (each for each in rasters() if each is not scene)
    walk.note(
        order=[node.layer().name() for node in group.findLayers()],
        mask=described(mask),
        marks=len(iface.layerTreeView().indicators(group.findLayer(mask))),
        told=messages(),
    )


def cancel_in_the_dock(walk):
    """A large scene, whose mask is begun and cancelled by the dock's one button."""
    large = iface.addRasterLayer(LARGE_SCENE, "Große Szene")
    yield "a large scene is loaded", after(1)
    click_layer(large, RIGHT)
    yield "its menu is open", popup
    click_action(popup(), "Mask clouds…")
    yield "the dock is open", lambda: dock() is not None and dock().isVisible()
    button = dock().findChild(QPushButton, "cloudmaskRun")
    yield "the scene is recognised", lambda: button.isEnabled()
    yield "the dock is at rest", after(2)
    walk.shot("4-dock")
    walk.note(button=plain(button.text()))
    click(button, button.rect().center())
    bar = dock().findChild(QProgressBar, "cloudmaskProgress")
    yield "its mask is under way", lambda: bar.isVisible() and bar.maximum() > 0 and bar.value() > 0
    walk.shot("5-under-way")
    walk.note(button_meanwhile=plain(button.text()), files_meanwhile=len(hidden_files()))
    began = time.monotonic()
    click(button, button.rect().center())
    yield "it is cancelled", lambda: plain(button.text()) == walk.found["button"] and button.isEnabled()
    walk.note(cancelled_in=time.monotonic() - began, layers_after_cancel=len(rasters()))
    yield "nothing is left of it", lambda: not hidden_files()
    walk.shot("6-cancelled")
    QgsProject.instance().removeMapLayer(large.id())
    yield "the large scene is removed", after(0.5)


def mask_in_the_dock(walk):
    """The run after the one that was cancelled, and what the dock says of it."""
    (scene,) = QgsProject.instance().mapLayersByName("Szene")
    click_layer(scene, LEFT)
    button = dock().findChild(QPushButton, "cloudmaskRun")
    yield "the dock has followed", after(1)
    click(button, button.rect().center())
    yield "there is another mask", lambda: len(rasters()) == 3
    yield "it is drawn", after(1.5)
    walk.shot("7-result")
    walk.note(buttons=[plain(each.text()) for each in dock().findChildren(QPushButton) if each.isVisible()])


def save_and_open(walk):
    """The project on disk, and what comes back of it."""
    QgsProject.instance().setFileName(PROJECT)
    iface.actionSaveProject().trigger()
    yield "the project is saved", lambda: Path(PROJECT).is_file() and not QgsProject.instance().isDirty()
    iface.newProject(False)
    yield "it is closed", lambda: not QgsProject.instance().mapLayers()
    iface.addProject(PROJECT)
    yield "it is open again", lambda: len(rasters()) == 3
    yield "it is drawn", after(1)
    walk.shot("8-opened-again")
    masks = [each for each in rasters() if each.name() != "Szene"]
    group = QgsProject.instance().layerTreeRoot().findGroup("Bilder")
    walk.note(
        order_again=[node.layer().name() for node in group.findLayers()],
        masks_again=[described(each) for each in masks],
        marks_again=len(iface.layerTreeView().indicators(group.findLayer(masks[0]))),
    )


def switch_off(walk):
    """The plugin without a trace; the layers stay."""
    walk.note(workers=workers())
    qgis.utils.unloadPlugin("cloudmask")
    yield "the plugin is off", after(0.5)
    yield "its process has ended", lambda: not workers()
    walk.note(
        left=[
            each.objectName()
            for kind in (QAction, QDockWidget)
            for each in iface.mainWindow().findChildren(kind)
            if "cloudmask" in each.objectName().lower()
        ],
        providers=[each.id() for each in QgsApplication.processingRegistry().providers()],
        rasters_at_the_end=len(rasters()),
    )
    walk.shot("9-off")


def popup():
    return QApplication.activePopupWidget()


def rasters():
    return [each for each in QgsProject.instance().mapLayers().values() if isinstance(each, QgsRasterLayer)]


def point_layer(name, scene):
    return QgsVectorLayer(f"Point?crs={scene.crs().authid()}", name, "memory")


def described(layer):
    renderer = layer.renderer()
    classes = [(each.value, each.label) for each in renderer.classes()] if hasattr(renderer, "classes") else []
    return {"name": layer.name(), "valid": layer.isValid(), "renderer": renderer.type(), "classes": classes}


def dock():
    return iface.mainWindow().findChild(QDockWidget, "CloudmaskDock")


def messages():
    return [each.text() for each in iface.messageBar().items()]


def hidden_files():
    """Files that a run has begun and not finished, wherever it writes."""
    return [str(path) for path in Path(os.environ["TMPDIR"]).rglob(".cloudmask-*")]


def workers():
    """Processes of the engine that this QGIS has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        if parent == str(os.getpid()) and "launch.py" in command:
            found.append(folder.name)
    return found


SCENARIO = {"use": use, "leave": leave}[os.environ["CLOUDMASK_SCENARIO"]]
QTimer.singleShot(0, lambda: globals().update(walk=Walk(SCENARIO)))
