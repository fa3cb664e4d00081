"""A scene on the map: its layer, or one that is made of what the engine finds in it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Sequence

from qgis.core import (
    QgsContrastEnhancement,
    QgsMapLayer,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ...engine import protocol
from ..answers import Answers, save_answers
from ..background import Background, Stopped
from ..batch.showing import scene_layer
from ..dock.asking import Asking
from ..failure import Failure, FailureError
from ..scene_files import PICTURE, product_folder
from ..sources import NEEDED
from ..translate import tr
from .assessing import make_folder
from .virtual import write_virtual

if TYPE_CHECKING:
    from ..scenes.scene import SceneRef
    from ..worker.client import WorkerClient

_RED = NEEDED[0]
_BAND_IN_NAME = re.compile(rf"(?<![A-Za-z0-9]){_RED}(?=[_.])")
"""In the name of a file."""
_BRACED = re.compile(r"^/vsizip/\{([^{}]+\.zip)\}", re.IGNORECASE)
"""The engine's way to name an archive, which older versions of QGIS do not know."""
_Bands = Mapping[str, Mapping[str, Any]]


class SceneOpener(QObject):
    """Opens scenes as layers, one at a time, while the window goes on.

    Args:
        client: Of the engine, which says where a scene's bands lie.
        parent: Who keeps it.
    """

    opened = pyqtSignal(object)
    """A layer of the project."""
    failed = pyqtSignal(object)
    """A `Failure`."""

    def __init__(self, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self._asking = Asking(client, self)
        self._opening = Background(self)
        self._scene: Optional[SceneRef] = None
        self._above: Optional[str] = None
        self._made: Dict[Sequence[str], str] = {}
        self._asking.answered.connect(self._on_info)
        self._asking.failed.connect(self._on_failure)
        self._opening.found.connect(self._on_layer)
        self._opening.failed.connect(self._on_failure)

    @property
    def busy(self) -> bool:
        """Whether a layer is still to come."""
        return self._scene is not None

    def layer_of(self, scene: SceneRef) -> Optional[QgsMapLayer]:
        """The scene's layer, where the project has one."""
        made = QgsProject.instance().mapLayer(self._made.get(scene.source.paths, ""))
        return scene_layer(scene) or made

    def open(self, scene: SceneRef, above: Optional[str]) -> None:
        """Opens a scene, in place of one that is still being opened.

        Args:
            scene: The scene.
            above: Id of a layer below which a new one is put; None puts it on top.
        """
        self.stop()
        layer = self.layer_of(scene)
        if layer is not None:
            self.opened.emit(layer)
            return
        self._scene, self._above = scene, above
        answers = scene.answers
        request = protocol.InfoRequest(
            id="",
            source=scene.source.paths,
            level=answers.level,
            offset=answers.offset,
            scale=answers.scale,
            bands=answers.bands,
        )
        self._asking.ask(request, scene.source.environment)

    def stop(self) -> None:
        """Wants no layer any more."""
        self._scene = None
        self._asking.stop()
        self._opening.stop()

    def close_down(self) -> None:
        """Stops, and waits a little for what a thread is opening."""
        self.stop()
        self._opening.close_down()

    def _on_info(self, info: Mapping[str, Any]) -> None:
        if self._scene is not None:
            self._opening.run(partial(_open, self._scene.name, info))

    def _on_layer(self, layer: QgsRasterLayer) -> None:
        scene, self._scene = self._scene, None
        if scene is None:
            return
        project = QgsProject.instance()
        project.addMapLayer(layer, False)
        root = project.layerTreeRoot()
        node = None if self._above is None else root.findLayer(self._above)
        if node is None:
            root.insertLayer(0, layer)
        else:
            group = node.parent()
            group.insertLayer(group.children().index(node) + 1, layer)
        self._made[scene.source.paths] = layer.id()
        self.opened.emit(layer)

    def _on_failure(self, failure: Failure) -> None:
        scene, self._scene = self._scene, None
        if scene is not None:
            self.failed.emit(failure)


def _open(name: str, info: Mapping[str, Any], _stopped: Stopped) -> QgsRasterLayer:
    """A layer of a scene, in a thread of its own, as the files may lie far away.

    A picture inside a product stands for the product, when it is masked; so does a file that holds all bands. Of loose
    bands a virtual raster is made, with answers to what its files cannot say.

    Raises:
        FailureError: QGIS cannot open it.
    """
    found: _Bands = info.get("bands") or {}
    bands = {band: {**told, "path": _BRACED.sub(r"/vsizip/\1", str(told["path"]))} for band, told in found.items()}
    if not set(NEEDED) <= set(bands):
        raise _unreadable(name)
    picture = _picture(bands[_RED]["path"])
    layer = QgsRasterLayer(picture, name) if picture else None
    if layer is not None and layer.isValid():
        return _handed_over(layer)
    files = {bands[each]["path"] for each in NEEDED}
    if len(files) == 1:
        layer = QgsRasterLayer(files.pop(), name)
        numbers = [int(bands[each]["band"]) for each in NEEDED]
    else:
        layer, numbers = _virtual(name, info, bands), [1, 2, 3]
    if not layer.isValid() or layer.bandCount() < max(numbers):
        raise _unreadable(name)
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), *numbers))
    layer.setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )
    return _handed_over(layer)


def _picture(path: str) -> str:
    """Where the true-colour picture of the product would lie in which a band lies; empty where it lies in none."""
    folder, slash, file = path.replace("\\", "/").rpartition("/")
    place = f"{folder}{slash}{_BAND_IN_NAME.sub(PICTURE, file)}"
    return place if product_folder(path) is not None and place != path else ""


def _virtual(name: str, info: Mapping[str, Any], bands: _Bands) -> QgsRasterLayer:
    """A virtual raster of all bands, red, green and blue first.

    Raises:
        FailureError: A band cannot be read, or there is no room.
    """
    order = [*NEEDED, *(each for each in bands if each not in NEEDED)]
    target = make_folder() / "scene.vrt"
    if not write_virtual({each: (bands[each]["path"], int(bands[each]["band"])) for each in order}, target):
        raise _unreadable(name)
    layer = QgsRasterLayer(str(target), name)
    save_answers(layer, _answers(info, bands, order))
    return layer


def _answers(info: Mapping[str, Any], bands: _Bands, order: Sequence[str]) -> Answers:
    """What is known of the scene, where one answer holds for all bands."""
    told = Answers(level=info.get("level"), bands={each: number for number, each in enumerate(order, 1)})
    offset, scale = bands[order[0]].get("offset"), bands[order[0]].get("scale")
    same = all((bands[each].get("offset"), bands[each].get("scale")) == (offset, scale) for each in order)
    if same and offset is not None and scale is not None:
        return replace(told, offset=float(offset), scale=float(scale))
    return told


def _handed_over(layer: QgsRasterLayer) -> QgsRasterLayer:
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer


def _unreadable(name: str) -> FailureError:
    sentence = tr("QGIS cannot show '{name}'").format(name=name)
    return FailureError(Failure("layer", sentence, tr("add its files as a layer by hand")))
