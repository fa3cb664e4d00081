"""What was found: a chart, and a table that is sorted and filtered."""

from __future__ import annotations

from typing import List, Optional

from qgis.PyQt.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QTreeView,
    QWidget,
)

from ..dock.widgets import Section, Text, form, narrow
from ..translate import tr
from .assessment import SceneResult, UsableRow
from .chart import DateChart, Legend
from .rows import BAR, CLEAR, DATE, NODATA, POLYGON, SHADOW, THICK, THIN, ShareDelegate, UsableFilter, UsableModel
from .table import row_text

_TABLE_HEIGHT = 200
_CHART_HEIGHT = 220
_WIDEST = {
    DATE: "0000-00-00",
    POLYGON: "Polygo",
    BAR: "00000",
    CLEAR: "100 %",
    THIN: "0000000000",
    THICK: "00000000000",
    SHADOW: "0000000000000",
    NODATA: "00000000",
}
"""Words that fit into the columns; those up to the clear share are seen together in a narrow dock."""
_ROOM = 8
_SMALL = 0.92
_ORDERS = (
    ("date", DATE, Qt.SortOrder.AscendingOrder),
    ("newest", DATE, Qt.SortOrder.DescendingOrder),
    ("clear", CLEAR, Qt.SortOrder.DescendingOrder),
)


class ResultsSection(Section):
    """Shows the rows; not seen as long as there are none."""

    chosen = pyqtSignal(object)
    """A `UsableRow` whose scene somebody wants to see."""
    export_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Usable dates"), "cloudmaskUsableResults", parent)
        self._model = UsableModel(self)
        self._filter = UsableFilter(self)
        self._filter.setSourceModel(self._model)
        self._make_chart()
        self._make_choices()
        self._make_table()
        self.detail = Text(self, small=True)
        self.detail.setObjectName("cloudmaskUsableDetail")
        self.export = QPushButton(tr("E&xport CSV…"), self)
        self.export.setObjectName("cloudmaskUsableExport")
        self.export.setAccessibleName(tr("Export the table as CSV"))
        for part in (self._chart_area, self.legend, self._choices, self.table, self.detail, self.export):
            self.add(part)
        self.setVisible(False)
        self.chart.chosen.connect(self._choose)
        self.least.valueChanged.connect(self._filter.show_clear)
        self.order.currentIndexChanged.connect(self._sort)
        self.table.clicked.connect(self._on_index)
        self.table.activated.connect(self._on_index)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.export.clicked.connect(self.export_wanted)
        self._sort()

    @property
    def rows(self) -> List[UsableRow]:
        """All rows, in the order in which they came, whatever the filter leaves of them."""
        return self._model.rows

    def show_result(self, result: SceneResult) -> None:
        """Adds what came of a scene."""
        self._model.add(result.rows)
        self.chart.show_rows(self._model.rows)
        self._chart_area.updateGeometry()
        self.setVisible(True)

    def clear(self) -> None:
        """Takes all rows out."""
        self._model.clear()
        self.chart.show_rows([])
        self.detail.say("")
        self.setVisible(False)

    def _make_chart(self) -> None:
        self.chart = DateChart()
        self.legend = Legend(self)
        self._chart_area = _ChartArea(self)
        self._chart_area.setWidget(self.chart)

    def _make_choices(self) -> None:
        self.least = QSpinBox(self)
        self.least.setObjectName("cloudmaskUsableLeast")
        self.least.setAccessibleName(tr("Show only rows with at least so many per cent clear"))
        self.least.setRange(0, 100)
        self.least.setSingleStep(10)
        self.least.setSuffix(tr(" % clear"))
        self.order = narrow(QComboBox(self))
        self.order.setObjectName("cloudmaskUsableOrder")
        self.order.setAccessibleName(tr("Order of the table"))
        titles = {"date": tr("Oldest first"), "newest": tr("Newest first"), "clear": tr("Clearest first")}
        for name, _column, _order in _ORDERS:
            self.order.addItem(titles[name], name)
        least_label, order_label = QLabel(tr("A&t least"), self), QLabel(tr("Sort b&y"), self)
        least_label.setBuddy(self.least)
        order_label.setBuddy(self.order)
        self._choices = form()
        self._choices.addRow(least_label, self.least)
        self._choices.addRow(order_label, self.order)

    def _make_table(self) -> None:
        self.table = QTreeView(self)
        self.table.setObjectName("cloudmaskUsableTable")
        self.table.setAccessibleName(tr("Usable dates"))
        self.table.setModel(self._filter)
        self.table.setItemDelegateForColumn(BAR, ShareDelegate(self.table))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setAlternatingRowColors(True)
        self.table.setSortingEnabled(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        font = self.table.font()
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        self.table.setFont(font)
        header = self.table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(28)
        for column, words in _WIDEST.items():
            self.table.setColumnWidth(column, self.table.fontMetrics().horizontalAdvance(words) + _ROOM)

    def _sort(self) -> None:
        _name, column, order = _ORDERS[self.order.currentIndex()]
        self.table.sortByColumn(column, order)

    def _row(self, index: QModelIndex) -> UsableRow:
        return self._model.row(self._filter.mapToSource(index).row())

    def _on_index(self, index: QModelIndex) -> None:
        self.chosen.emit(self._row(index))

    def _choose(self, row: UsableRow) -> None:
        """Chooses a row in the table too, where the filter leaves it."""
        index = self._filter.mapFromSource(self._model.index(self._model.rows.index(row), 0))
        if index.isValid():
            self.table.setCurrentIndex(index)
        self.chosen.emit(row)

    def _show_detail(self) -> None:
        """Says of the current row what its columns have no room for."""
        current = self.table.currentIndex()
        self.detail.say(row_text(self._row(current)) if current.isValid() else "")


class _ChartArea(QScrollArea):
    """As high as the chart, up to a limit from which on it is scrolled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskDateChartArea")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The chart's, as far as there is room."""
        hint = self.widget().sizeHint() if self.widget() is not None else super().sizeHint()
        hint.setHeight(min(hint.height(), _CHART_HEIGHT))
        return hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as it wants to be."""
        return self.sizeHint()
