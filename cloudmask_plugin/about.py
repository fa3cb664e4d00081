"""About the plugin: versions, models, licences, and whose data and work stand behind them."""

from __future__ import annotations

import configparser
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, List, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from ..engine import catalog, protocol
from .translate import tr, translated

if TYPE_CHECKING:
    from .worker.client import WorkerClient

ROOT = Path(__file__).parents[1]
ICON = Path(__file__).parent / "resources" / "icon.svg"
_LOGO = 48


class AboutDialog(QDialog):
    """A text that can be selected and copied.

    Args:
        hello: The worker's first words, where it runs; they tell the engine's own versions.
        parent: The window above which it stands.
        client: Of the engine; with it, a report can be copied for whoever is to help.
        open_engine: Shows where the engine is set up and removed.
    """

    def __init__(
        self,
        hello: Optional[protocol.Hello] = None,
        parent: Optional[QWidget] = None,
        client: Optional[WorkerClient] = None,
        open_engine: Optional[Callable[[], None]] = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskAbout")
        self.setWindowTitle(tr("About cloudmask"))
        self.setWindowIcon(QIcon(str(ICON)))
        self.resize(560, 560)
        logo = QLabel(self)
        logo.setPixmap(QIcon(str(ICON)).pixmap(QSize(_LOGO, _LOGO)))
        logo.setAccessibleName(tr("cloudmask's icon"))
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(tr("About cloudmask"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setHtml(about_html(hello))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        if client is not None:
            self._offer_diagnostics(client, buttons)
        if open_engine is not None:
            self._open_engine = open_engine
            engine = buttons.addButton(tr("En&gine…"), QDialogButtonBox.ButtonRole.ActionRole)
            engine.setObjectName("cloudmaskAboutEngine")
            engine.clicked.connect(self._on_engine)
        layout = QVBoxLayout(self)
        layout.addWidget(logo)
        layout.addWidget(self.text)
        layout.addWidget(buttons)

    def _offer_diagnostics(self, client: WorkerClient, buttons: QDialogButtonBox) -> None:
        from .dock.setup_diagnostics import DiagnosticsButton  # whose report tells the versions that stand here

        diagnostics = DiagnosticsButton(client, "cloudmaskAboutDiagnostics", self)
        buttons.addButton(diagnostics, QDialogButtonBox.ButtonRole.ActionRole)
        self.finished.connect(diagnostics.stop)

    def _on_engine(self) -> None:
        self.accept()
        self._open_engine()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())


def plugin_version() -> str:
    """As `metadata.txt` has it."""
    return _metadata().get("version", "?")


def about_html(hello: Optional[protocol.Hello] = None) -> str:
    """All that the dialog says."""
    parts = [f"<h2>cloudmask {escape(plugin_version())}</h2>", _paragraph(_metadata().get("description", ""))]
    parts.append(_list(_versions(hello)))
    parts.append(f"<h3>{escape(tr('Models'))}</h3>")
    parts.extend(_models())
    parts.append(f"<h3>{escape(tr('Licence'))}</h3>")
    parts.append(
        _paragraph(
            tr(
                "cloudmask is free software under the GNU General Public License, version 3 or later "
                "(GPL-3.0-or-later). It comes without any warranty; the full text is in the file LICENSE."
            )
        )
    )
    parts.append(f"<h3>{escape(tr('Data'))}</h3>")
    parts.append(
        _paragraph(
            tr(
                "Sentinel-2 data are provided by the European Union's Copernicus programme. Whoever publishes a mask "
                "writes: contains modified Copernicus Sentinel data, and the year."
            )
        )
    )
    parts.append(_paragraph(tr("Nothing leaves your machine: there is no telemetry.")))
    return "".join(parts)


def _versions(hello: Optional[protocol.Hello]) -> List[str]:
    lines = [tr("Protocol {version}").format(version=protocol.VERSION), f"QGIS {Qgis.QGIS_VERSION}"]
    if hello is None:
        lines.insert(0, tr("The engine has not been started yet"))
        return lines
    lines.insert(0, tr("Engine {version}").format(version=hello.engine))
    lines.append(tr("Python {version} for the engine").format(version=hello.python))
    lines.append(f"PyTorch {hello.torch}" if hello.torch else tr("PyTorch is missing"))
    return lines


def _models() -> List[str]:
    try:
        cards = catalog.list_cards()
    except ValueError as error:  # a card is broken; its sentence says which
        return [_paragraph(str(error))]
    return [_model(card) for card in cards]


def _model(card: catalog.Card) -> str:
    title = tr("{title}, version {version}").format(title=card.title, version=card.version)
    told = [f"<b>{escape(title)}</b>", escape(translated(card.summary))]
    told.append(escape(tr("Licence: {licence}").format(licence=card.licence)))
    told.append(escape(str(card.raw.get("attribution") or "")))
    return f"<p>{'<br>'.join(part for part in told if part)}</p>"


def _metadata() -> Any:  # noqa: ANN401 - a section of configparser, or a dict
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser["general"] if parser.has_section("general") else {}


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _list(lines: List[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"
