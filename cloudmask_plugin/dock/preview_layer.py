"""A preview in the place of its mask on the map, and nowhere else."""

from __future__ import annotations

import contextlib
import shutil
import uuid
from pathlib import Path
from typing import Optional

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from ..layers import style_mask


class PreviewOnMap(QObject):
    """Lets the map draw a preview where it would draw the mask.

    The project never knows of the preview: it is no layer of it, is not saved with it, and does not change it. Where
    the person hides the mask, the map shows neither.

    Args:
        canvas: The map.
        parent: Who keeps it.
    """

    def __init__(self, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._mask_id = ""
        self._layer: Optional[QgsRasterLayer] = None
        self._folder: Optional[Path] = None

    @property
    def layer(self) -> Optional[QgsRasterLayer]:
        """What is drawn in place of the mask."""
        return self._layer

    def new_file(self) -> Path:
        """A name for the next preview; what is written there goes with `remove`."""
        if self._folder is None:
            self._folder = Path(QgsProcessingUtils.tempFolder()) / f"cloudmask-preview-{uuid.uuid4().hex}"
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / f"{uuid.uuid4().hex}.tif"

    def show_file(self, path: Path, mask: QgsRasterLayer) -> bool:
        """Shows a preview of a mask in place of the former one.

        Returns:
            Whether QGIS could open the file.
        """
        options = QgsRasterLayer.LayerOptions()
        options.skipCrsValidation = True
        layer = QgsRasterLayer(str(path), mask.name(), "gdal", options)
        if not layer.isValid():
            return False
        layer.setCrs(mask.crs())
        style_mask(layer)
        layer.setOpacity(mask.opacity())
        layer.setBlendMode(mask.blendMode())
        former, self._layer = self._layer, layer
        if former is None:
            self._mask_id = mask.id()
            self._canvas.layersChanged.connect(self._substitute)
            self._substitute()
        else:
            self._exchange(former.id(), layer)
            file = Path(former.source())
            del former  # which closes it
            with contextlib.suppress(OSError):  # the map may still draw it: then it goes with the folder
                file.unlink()
        return True

    def remove(self) -> None:
        """Shows the mask again and leaves nothing behind."""
        if self._layer is not None:
            layer, self._layer = self._layer, None
            if not sip.isdeleted(self._canvas):
                self._canvas.layersChanged.disconnect(self._substitute)
                self._exchange(layer.id(), QgsProject.instance().mapLayer(self._mask_id))
            del layer
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _substitute(self) -> None:
        """The map was told anew which layers there are."""
        self._exchange(self._mask_id, self._layer)

    def _exchange(self, former: str, new: Optional[QgsMapLayer]) -> None:
        shown = self._canvas.layers()
        if any(each.id() == former for each in shown):
            changed = [new if each.id() == former else each for each in shown]
            self._canvas.setLayers([each for each in changed if each is not None])
