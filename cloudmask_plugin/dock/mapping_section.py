"""Which band of a file is which of Sentinel-2, where its own names do not say it."""

from __future__ import annotations

from typing import Dict, List, Optional

from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ...engine.sentinel2 import BANDS, USUAL_ORDERS, VISIBLE, band_from_name
from ..translate import tr
from .widgets import Section, Text, buttons, narrow
from .wording import colour_title

_MOST_ROWS = 7


class MappingSection(Section):
    """A table with a row for each band of the file."""

    answered = pyqtSignal(object)
    """Numbers of bands by their names, or None to leave it to the file."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Which band is which?"), "cloudmaskMapping", parent)
        self.setSaveCollapsedState(False)
        self._count = 0
        self.why = Text(self)
        self.table = QTableWidget(0, 2, self)
        self.table.setObjectName("cloudmaskBands")
        self.table.setAccessibleName(tr("Bands of the file and what they are"))
        self.table.setHorizontalHeaderLabels([tr("In the file"), tr("Sentinel-2")])
        self.table.verticalHeader().setVisible(False)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem = Text(self)
        self.usual = QPushButton(tr("&Usual order"), self)
        self.usual.setObjectName("cloudmaskUsualOrder")
        self.usual.setAccessibleName(tr("Fill in the usual order"))
        self.use = QPushButton(tr("Use &these"), self)
        self.use.setObjectName("cloudmaskUseBands")
        self.use.setAccessibleName(tr("Use these bands"))
        for part in (self.why, self.table, self.problem, buttons(self.usual, self.use)):
            self.add(part)
        self.usual.clicked.connect(self._fill_usual)
        self.use.clicked.connect(self._answer)
        self.setVisible(False)

    def open(self, layer: QgsRasterLayer, known: Optional[Dict[str, int]] = None) -> None:
        """Asks for a layer's bands.

        Args:
            layer: The layer; the names of its bands are taken where they say something.
            known: What was said or recognised before.
        """
        self._count = layer.bandCount()
        self.why.say(
            tr("See whether each band is what it is taken for, or correct it.")
            if known
            else tr("The file does not name its bands. Say at least which are red, green and blue.")
        )
        self.table.setRowCount(self._count)
        said = {number: name for name, number in (known or {}).items()}
        for number in range(1, self._count + 1):
            title = layer.bandName(number)
            item = QTableWidgetItem(title)
            item.setToolTip(title)
            self.table.setItem(number - 1, 0, item)
            described = band_from_name(title.partition(":")[2])  # "Band 1: B02"
            self.table.setCellWidget(number - 1, 1, self._box(title, said.get(number) or described))
        usual = USUAL_ORDERS.get(self._count)
        self.usual.setVisible(usual is not None)
        self.usual.setToolTip(", ".join(usual or ()))
        for former, box in zip([self.table, *self.boxes()], [*self.boxes(), self.usual]):
            self.setTabOrder(former, box)
        self._fit_height()
        self.problem.say("")
        self.setCollapsed(False)
        self.setVisible(True)

    def boxes(self) -> List[QComboBox]:
        """The boxes of the table, from top to bottom."""
        return [self.table.cellWidget(index, 1) for index in range(self._count)]

    def _box(self, title: str, chosen: Optional[str]) -> QComboBox:
        box = narrow(QComboBox(self.table))
        box.setAccessibleName(tr("What {band} is").format(band=title))
        box.addItem(tr("not used"), None)
        for each in BANDS:
            box.addItem(tr("{band} · {colour}").format(band=each.name, colour=colour_title(each)), each.name)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _fit_height(self) -> None:
        """As high as its rows, up to some: the dock has one bar to scroll already."""
        self.table.resizeRowsToContents()
        rows = min(self._count, _MOST_ROWS)
        height = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        self.table.setFixedHeight(height + sum(self.table.rowHeight(index) for index in range(rows)))

    def _fill_usual(self) -> None:
        for box, name in zip(self.boxes(), USUAL_ORDERS.get(self._count, ())):
            box.setCurrentIndex(box.findData(name))

    def _answer(self) -> None:
        mapping: Dict[str, int] = {}
        for number, box in enumerate(self.boxes(), 1):
            name = box.currentData()
            if name in mapping:
                self.problem.say(tr("{band} is chosen twice.").format(band=name))
                return
            if name:
                mapping[name] = number
        missing = [name for name in VISIBLE if name not in mapping]
        if missing:
            self.problem.say(
                tr("Red, green and blue are needed; still missing: {bands}.").format(bands=", ".join(missing))
            )
            return
        self.setVisible(False)
        self.answered.emit(mapping)
