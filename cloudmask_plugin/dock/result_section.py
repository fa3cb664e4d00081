"""What came of a run: shares of the classes, and what can be done with the mask."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Optional

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from ..shares import Shares, share_text, shares_line, shares_of
from ..translate import tr
from ..words import duration
from .chart import ShareBar
from .icons import icon
from .report_dialog import ReportDialog
from .widgets import Text, buttons, column

if TYPE_CHECKING:
    from ..masking import Outcome


class ResultSection(QWidget):
    """The last result.

    Args:
        iface: QGIS's window.
    """

    def __init__(self, iface: QgisInterface, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._outcome: Optional[Outcome] = None
        self.title = Text(self)
        self.bar = ShareBar(self)
        self.line = QLabel(self)
        self.line.setObjectName("cloudmaskResultLine")
        self.line.setWordWrap(True)
        self.line.setTextFormat(Qt.TextFormat.RichText)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.notes = Text(self, small=True)
        self.zoom = self._button("zoom", tr("&Zoom"), tr("Zoom to the mask"))
        self.style_button = self._button("style", tr("Style"), tr("Change how the mask looks"))
        self.report = self._button("report", tr("Report"), tr("Open the report of this run"))
        layout = column(self)
        for widget in (self.title, self.bar, self.line, self.notes):
            layout.addWidget(widget)
        actions = buttons(self.zoom, self.style_button, self.report, stretch=False)
        layout.addLayout(actions)
        self.zoom.clicked.connect(self._zoom)
        self.style_button.clicked.connect(self._style)
        self.report.clicked.connect(self._open_report)
        self.setVisible(False)

    def show_outcome(self, outcome: Outcome, name: str) -> None:
        """Shows what a run has made of the source with this name."""
        self._outcome = outcome
        report = outcome.report
        shares = shares_of(report, outcome.classes)
        took = duration(report["seconds"]["total"])
        self.title.say(tr("{name}: masked in {time}").format(name=name, time=took))
        self.bar.show_shares(shares)
        self.line.setText(_legend(shares))
        self.line.setAccessibleName(shares_line(shares))
        self.notes.say("\n".join(report.get("warnings", ())))
        self.setVisible(True)

    def clear(self) -> None:
        """Shows nothing."""
        self._outcome = None
        self.setVisible(False)

    def _layer(self) -> Optional[QgsMapLayer]:
        """The mask, as long as it is in the project."""
        ids = () if self._outcome is None else self._outcome.layers
        found = (QgsProject.instance().mapLayer(each) for each in reversed(ids))
        masks = [each for each in found if each is not None]
        wanted = "" if self._outcome is None else str(self._outcome.files.mask)
        return next((each for each in masks if each.source() == wanted), masks[0] if masks else None)

    def _zoom(self) -> None:
        layer = self._layer()
        if layer is not None:
            canvas = self._iface.mapCanvas()
            canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
            canvas.refresh()
        self._say_gone(layer)

    def _style(self) -> None:
        layer = self._layer()
        if layer is not None:
            self._iface.showLayerProperties(layer)
        self._say_gone(layer)

    def _open_report(self) -> None:
        if self._outcome is not None:
            dialog = ReportDialog(self._outcome.report, self._outcome.report_file, self)
            dialog.exec()
            dialog.deleteLater()

    def _say_gone(self, layer: Optional[QgsMapLayer]) -> None:
        if layer is None:
            self.notes.say(tr("The mask is no longer in the project."))

    def _button(self, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"cloudmaskResult{name.capitalize()}")
        button.setIcon(icon(name))
        button.setText(title)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button


def _legend(shares: Shares) -> str:
    """The shares with a small square in each class's colour; each entry stays in one line."""
    parts = []
    for each, percent in shares:
        square = "□" if each.opacity == 0 else f'<span style="color:{each.colour}">■</span>'
        told = escape(share_text(each, percent)).replace(" ", "\u00a0")
        parts.append(f"{square}\u00a0{told}")
    return "&nbsp; ".join(parts) or escape(shares_line(shares))
