"""Loads and unloads the plugin; what it shows stands in modules of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsSettings
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

TRANSLATIONS = Path(__file__).parent / "i18n"


class CloudmaskPlugin:
    """What QGIS holds of the plugin between `initGui` and `unload`.

    Args:
        iface: QGIS's window.
    """

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.translator: Optional[QTranslator] = None

    def initGui(self) -> None:  # noqa: N802 - QGIS's name
        """Called when the plugin is switched on."""
        self.translator = load_translator(user_locale(), TRANSLATIONS)
        if self.translator is not None:
            QCoreApplication.installTranslator(self.translator)

    def unload(self) -> None:
        """Called when the plugin is switched off or QGIS ends: takes back everything that `initGui` added."""
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None


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
