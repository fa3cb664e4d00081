"""Actions in QGIS's own places: the context menu of raster layers, the Raster menu, the toolbar and the help menu."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, List, Sequence, Tuple

from qgis.core import Qgis, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction
from qgis.utils import pluginMetadata

from .bar import OpenDock, RunsInBar, show_failure
from .dock.icons import icon
from .failure import Failure
from .masking import Maskings
from .settings import load_options
from .sources import recognise
from .translate import tr

PLUGIN = Path(__file__).parents[1].name


class Menu(QObject):
    """What the plugin adds to QGIS's menus.

    Args:
        iface: QGIS's window.
        maskings: Who runs.
        open_dock: Opens the dock, with a layer or as it is.
    """

    def __init__(self, iface: QgisInterface, maskings: Maskings, open_dock: OpenDock) -> None:
        super().__init__()
        self._iface = iface
        self._maskings = maskings
        self._open_dock = open_dock
        self._mask = self._action("cloudmaskMask", tr("Mask clouds"), "mask", self.mask_selected)
        self._ask = self._action("cloudmaskMaskWith", tr("Mask clouds…"), "mask_options", self.ask)
        self._dock = self._action("cloudmaskOpenDock", tr("Cloud masking"), "icon", lambda: self._open_dock(None))
        self._help = self._action("cloudmaskHelp", tr("Cloud masking"), "icon", open_help)

    def install(self) -> None:
        """Adds the actions."""
        for action in (self._mask, self._ask):
            self._iface.addCustomActionForLayerType(action, "", raster_type(), True)
            self._iface.addPluginToRasterMenu(tr("Cloud masking"), action)
        self._iface.addPluginToRasterMenu(tr("Cloud masking"), self._dock)
        self._iface.addToolBarIcon(self._dock)
        self._iface.pluginHelpMenu().addAction(self._help)

    def remove(self) -> None:
        """Takes back what `install` has added."""
        for action in (self._mask, self._ask):
            self._iface.removeCustomActionForLayerType(action)
            self._iface.removePluginRasterMenu(tr("Cloud masking"), action)
        self._iface.removePluginRasterMenu(tr("Cloud masking"), self._dock)
        self._iface.removeToolBarIcon(self._dock)
        self._iface.pluginHelpMenu().removeAction(self._help)
        for runs in self.findChildren(RunsInBar):
            runs.close()
        for action in (self._mask, self._ask, self._dock, self._help):
            action.setParent(None)
            action.deleteLater()

    def mask_selected(self) -> None:
        """Masks the selected raster layers with the last options."""
        layers = self._selected()
        if not layers:
            hint = tr("select the layer of a scene in the layer panel")
            show_failure(self._iface, Failure("layer", tr("no raster layer is selected"), hint))
            return
        found, refused = recognise(layers)
        if len(refused) == 1:
            show_failure(self._iface, refused[0][1], refused[0][0], self._open_dock)
        elif refused:
            show_failure(self._iface, _all_refused(refused))
        options = load_options()
        runs = [self._maskings.start(layer, options, source=source) for layer, source in found]
        if runs:
            RunsInBar(self._iface, runs, self._open_dock, self)

    def ask(self) -> None:
        """Opens the dock with the layer that is selected."""
        layers = self._selected()
        self._open_dock(layers[0] if layers else None)

    def _selected(self) -> List[QgsRasterLayer]:
        """The selected raster layers, as they stand in the layer panel."""
        chosen: List[QgsMapLayer] = list(self._iface.layerTreeView().selectedLayers())
        if not chosen and self._iface.activeLayer() is not None:
            chosen = [self._iface.activeLayer()]
        order = QgsProject.instance().layerTreeRoot().findLayerIds()
        rasters = [each for each in chosen if isinstance(each, QgsRasterLayer)]
        return sorted(rasters, key=lambda layer: order.index(layer.id()) if layer.id() in order else len(order))

    def _action(self, name: str, text: str, picture: str, do: Callable[[], None]) -> QAction:
        action = QAction(icon(picture), text, self._iface.mainWindow())
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        return action


def _all_refused(refused: Sequence[Tuple[QgsMapLayer, Failure]]) -> Failure:
    """One message for several layers, where each of its own would hide the one before."""
    sentence = tr("{count} of the selected layers cannot be masked; the first: {reason}").format(
        count=len(refused), reason=refused[0][1].sentence
    )
    return Failure("layer", sentence, refused[0][1].hint, "\n".join(failure.text for _, failure in refused))


def raster_type() -> Any:  # noqa: ANN401 - the enum's home has moved
    """The type of raster layers: `Qgis.LayerType` has come with QGIS 3.30."""
    if hasattr(Qgis, "LayerType"):
        return Qgis.LayerType.Raster
    from qgis.core import QgsMapLayerType

    return QgsMapLayerType.RasterLayer


def open_help() -> None:
    """Opens the plugin's page in the browser."""
    QDesktopServices.openUrl(QUrl(pluginMetadata(PLUGIN, "homepage")))
