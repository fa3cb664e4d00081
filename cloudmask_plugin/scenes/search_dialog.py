"""Searching scenes in a STAC API."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsRectangle,
    QgsSettings,
)
from qgis.gui import QgisInterface, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ...engine import protocol
from ..dock.asking import Asking
from ..dock.messages import FailureBox
from ..dock.widgets import MARGIN, Text, column, form, narrow
from ..failure import Failure, FailureError
from ..settings import PREFIX
from ..sources import LayerSource
from ..translate import tr
from ..words import number
from .scene import SceneRef, date_in

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

_MOST = 200
_WEEKS = 4
_API = PREFIX + "stac-api"
_DATES = "yyyy-MM-dd"


def items_folder() -> Path:
    """Where items of scenes on a list are kept: a list that is opened again finds them there."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "cloudmask" / "items"


class SearchDialog(QDialog):
    """Asks where and when, shows what a STAC API has, and gives what is ticked.

    Args:
        iface: QGIS's window.
        client: Of the engine, which searches.
    """

    def __init__(self, iface: QgisInterface, client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._asking = Asking(client, self)
        self._folder: Optional[Path] = None
        self._hits: List[Mapping[str, Any]] = []
        self.setObjectName("cloudmaskSearchDialog")
        self.setWindowTitle(tr("Search scenes"))
        self._make_fields()
        self.search = QPushButton(tr("&Search"), self)
        self.search.setObjectName("cloudmaskSearch")
        self.failure = FailureBox(self)
        self.status = Text(self)
        self.hits = QTreeWidget(self)
        self.hits.setObjectName("cloudmaskSearchHits")
        self.hits.setAccessibleName(tr("Scenes that were found"))
        self.hits.setHeaderLabels([tr("Date"), tr("Cloud"), tr("Scene")])
        self.hits.setRootIsDecorated(False)
        self.hits.setUniformRowHeights(True)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Ok).setText(tr("&Add"))
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        fields = form()
        fields.addRow(tr("Area"), self.area)
        fields.addRow(tr("From"), self.start)
        fields.addRow(tr("To"), self.end)
        fields.addRow(tr("Cloud at most"), self.cloud)
        fields.addRow(tr("STAC API"), self.api)
        layout = column(self, MARGIN)
        layout.addLayout(fields)
        for widget in (self.search, self.failure, self.status):
            layout.addWidget(widget)
        layout.addWidget(self.hits, 1)
        layout.addWidget(self.buttons)
        self.resize(440, 520)
        self.search.clicked.connect(self._on_search)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.hits.itemChanged.connect(self._refresh)
        self._asking.answered.connect(self._on_found)
        self._asking.failed.connect(self._on_failure)
        self._refresh()

    def take(self) -> List[SceneRef]:
        """The ticked scenes, whose items are kept.

        Raises:
            FailureError: An item cannot be kept.
        """
        return [_kept(self._hits[row]) for row in self._ticked()]

    def close_down(self) -> None:
        """Stops a search, and removes what was not ticked."""
        self._asking.stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _make_fields(self) -> None:
        self.area = narrow(QgsMapLayerComboBox(self))
        self.area.setObjectName("cloudmaskSearchArea")
        self.area.setAccessibleName(tr("Area"))
        self.area.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer | QgsMapLayerProxyModel.Filter.VectorLayer)
        self.area.setAllowEmptyLayer(True, tr("What the map shows"))
        self.area.setLayer(None)
        today = QDate.currentDate()
        self.start = self._date_edit("cloudmaskSearchFrom", tr("From"), today.addDays(-7 * _WEEKS))
        self.end = self._date_edit("cloudmaskSearchTo", tr("To"), today)
        self.cloud = QSpinBox(self)
        self.cloud.setObjectName("cloudmaskSearchCloud")
        self.cloud.setAccessibleName(tr("Cloud at most, of the whole scene"))
        self.cloud.setRange(0, 100)
        self.cloud.setValue(100)
        self.cloud.setSuffix(" %")
        self.cloud.setToolTip(tr("As the catalogue tells it for the whole scene"))
        self.api = QLineEdit(str(QgsSettings().value(_API, "") or ""), self)
        self.api.setObjectName("cloudmaskSearchApi")
        self.api.setAccessibleName(tr("STAC API"))
        self.api.setPlaceholderText(tr("An open one, without an account"))
        self.api.setClearButtonEnabled(True)

    def _date_edit(self, name: str, title: str, date: QDate) -> QDateEdit:
        edit = QDateEdit(date, self)
        edit.setObjectName(name)
        edit.setAccessibleName(title)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat(_DATES)
        return edit

    def _on_search(self) -> None:
        if self._asking.pending:
            self._asking.stop()
            self.status.say(tr("Cancelled."))
            self._refresh()
            return
        self.close_down()
        self.hits.clear()
        self._hits = []
        self.failure.show_failure(None)
        api = self.api.text().strip()
        QgsSettings().setValue(_API, api)
        self._folder = items_folder() / f"search-{uuid.uuid4().hex}"
        try:
            request = protocol.SearchRequest(
                id="",
                bbox=self._box(),
                folder=str(self._folder),
                api=api or None,
                dates=f"{self.start.date().toString(_DATES)}/{self.end.date().toString(_DATES)}",
                max_cloud=float(self.cloud.value()),
                limit=_MOST,
            )
        except FailureError as error:
            self._on_failure(error.failure)
            return
        self.status.say(tr("Searching…"))
        self._asking.ask(request)
        self._refresh()

    def _box(self) -> Tuple[float, ...]:
        """West, south, east, north in degrees."""
        layer = self.area.currentLayer()
        canvas = self._iface.mapCanvas()
        extent, crs = (
            (canvas.extent(), canvas.mapSettings().destinationCrs()) if layer is None else (layer.extent(), layer.crs())
        )
        return degrees(extent, crs)

    def _on_found(self, found: Sequence[Mapping[str, Any]]) -> None:
        self._hits = list(found)
        self.hits.blockSignals(True)
        for each in self._hits:
            cloud = each.get("cloud_percent")
            texts = [_day(each) or "", "" if cloud is None else f"{number(cloud, 2)} %", str(each["id"])]
            item = QTreeWidgetItem(self.hits, texts)
            item.setToolTip(2, str(each["id"]))
            item.setCheckState(0, Qt.CheckState.Checked)
        self.hits.blockSignals(False)
        for column_number in range(2):
            self.hits.resizeColumnToContents(column_number)
        self._refresh()
        text = tr("Scenes found: {count}. Untick what is not wanted.").format(count=len(found))
        if len(found) >= _MOST:
            text += " " + tr("There may be more: choose a shorter time.")
        self.status.say(text if found else tr("There is no scene there at that time with so little cloud."))

    def _on_failure(self, failure: Failure) -> None:
        self.status.say("")
        self.failure.show_failure(failure)
        self._refresh()

    def _ticked(self) -> List[int]:
        rows = range(self.hits.topLevelItemCount())
        return [row for row in rows if self.hits.topLevelItem(row).checkState(0) == Qt.CheckState.Checked]

    def _refresh(self) -> None:
        self.search.setText(tr("&Cancel the search") if self._asking.pending else tr("&Search"))
        self.search.setDefault(not self._hits)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._ticked()))


def degrees(extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> Tuple[float, ...]:
    """West, south, east and north of an extent.

    Raises:
        FailureError: It is empty, or lies nowhere on the Earth.
    """
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        box = QgsCoordinateTransform(crs, wgs84, QgsProject.instance()).transformBoundingBox(extent)
    except QgsCsException:
        box = QgsRectangle()
    box = box.intersect(QgsRectangle(-180, -90, 180, 90))
    if not crs.isValid() or box.isEmpty():
        sentence = tr("the area to search lies nowhere on the Earth")
        raise FailureError(Failure("usage", sentence, tr("zoom the map to a place, or choose a layer")))
    return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


def _day(hit: Mapping[str, Any]) -> Optional[str]:
    return date_in(str(hit.get("datetime") or "")) or date_in(str(hit["id"]))


def _kept(hit: Mapping[str, Any]) -> SceneRef:
    item = Path(str(hit["item"]))
    target = items_folder() / item.name
    try:
        item.replace(target)
    except OSError as error:
        sentence = tr("the item of '{name}' cannot be kept ({reason})").format(name=hit["id"], reason=error.strerror)
        raise FailureError(Failure("target", sentence, tr("search again"))) from error
    return SceneRef(str(hit["id"]), LayerSource((str(target),), str(hit["id"])), date=_day(hit))
