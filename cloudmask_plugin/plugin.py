"""Loads and unloads the plugin; what it shows stands in modules of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, QTranslator

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

    from .dock.dock import CloudmaskDock
    from .dock.setup_options import EngineOptions
    from .masking import Maskings
    from .menu import Menu
    from .processing.provider import CloudmaskProvider

TRANSLATIONS = Path(__file__).parent / "i18n"


class CloudmaskPlugin:
    """What QGIS holds of the plugin between `initGui` and `unload`.

    Args:
        iface: QGIS's window; None in `qgis_process`.
    """

    def __init__(self, iface: Optional[QgisInterface]) -> None:
        self.iface: Any = iface
        self.translator: Optional[QTranslator] = None
        self.provider: Optional[CloudmaskProvider] = None
        self.maskings: Optional[Maskings] = None
        self.menu: Optional[Menu] = None
        self.dock: Optional[CloudmaskDock] = None
        self.options: Optional[EngineOptions] = None

    def initProcessing(self) -> None:  # noqa: N802 - QGIS's name
        """Called by `qgis_process` instead of `initGui`."""
        from .processing.provider import CloudmaskProvider

        self.translator = load_translator(user_locale(), TRANSLATIONS)
        if self.translator is not None:
            QCoreApplication.installTranslator(self.translator)
        self.provider = CloudmaskProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:  # noqa: N802 - QGIS's name
        """Called when the plugin is switched on."""
        from .dock.setup_options import EngineOptions
        from .log_tail import follow_log
        from .masking import Maskings
        from .menu import Menu
        from .worker.shared import shared_client

        self.initProcessing()
        follow_log()
        self.maskings = Maskings(self.iface, shared_client())
        self.menu = Menu(self.iface, self.maskings, self.open_dock)
        self.menu.install()
        self.options = EngineOptions(self.open_engine, shared_client)
        self.iface.registerOptionsWidgetFactory(self.options)

    def open_dock(self, layer: Optional[QgsRasterLayer] = None) -> None:
        """Shows the dock, made at the first time, with a layer where one is given."""
        if self.dock is None:
            from .dock.dock import CloudmaskDock
            from .worker.shared import shared_client

            dock = CloudmaskDock(self.iface, self.maskings, shared_client())
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self.dock = dock
        self.dock.setUserVisible(True)
        if layer is not None:
            self.dock.show_layer(layer)

    def open_engine(self) -> None:
        """Shows the dock with the page about the engine."""
        self.open_dock()
        if self.dock is not None:
            self.dock.show_engine()

    def unload(self) -> None:
        """Called when the plugin is switched off or QGIS ends: takes back everything that was added."""
        from .log_tail import forget_log
        from .worker.shared import close_shared_client

        forget_log()
        if self.options is not None:
            self.iface.unregisterOptionsWidgetFactory(self.options)
        if self.menu is not None:
            self.menu.remove()
        if self.dock is not None:
            self.dock.close_down()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
        if self.maskings is not None:
            self.maskings.close()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
        self.menu = self.dock = self.maskings = self.provider = self.translator = self.options = None
        close_shared_client()


def user_locale() -> str:
    """The language that the person chose in QGIS (`de`, `pt_BR`), or the system's."""
    settings = QgsSettings()
    chosen = str(settings.value("locale/userLocale", "") or "")
    overridden = settings.value("locale/overrideFlag", False, type=bool)
    return chosen if overridden and chosen else QLocale.system().name()


def load_translator(locale: str, folder: Path) -> Optional[QTranslator]:
    """The translation for a language (`cloudmask_pt_BR.qm`, else `cloudmask_pt.qm`), or None where there is none."""
    for name in (locale, locale.split("_")[0]):
        path = folder / f"cloudmask_{name}.qm"
        translator = QTranslator()
        if path.is_file() and translator.load(str(path)):
            return translator
    return None
