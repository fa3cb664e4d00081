"""Adds a page to QGIS's own options, which is made when they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from .icons import icon

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

TITLE = "cloudmask"


class EngineOptions(QgsOptionsWidgetFactory):
    """Adds the page; kept by who has registered it.

    Args:
        open_engine: Shows the dock's page about the engine.
        client: Says which client asks the engine.
    """

    def __init__(self, open_engine: Callable[[], None], client: Callable[[], WorkerClient]) -> None:
        super().__init__()
        self._open_engine, self._client = open_engine, client
        self.setTitle(TITLE)

    def icon(self) -> QIcon:
        """Called by QGIS."""
        return icon("icon")

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:  # noqa: N802 - QGIS's name
        """Called by QGIS as the options are opened."""
        from .setup_options_page import EngineOptionsPage

        return EngineOptionsPage(self._open_engine, self._client(), parent)
