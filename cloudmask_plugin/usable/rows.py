"""The rows as Qt's views want them: sorted, filtered, with a small bar in each."""

from __future__ import annotations

from typing import Any, Iterable, List, Optional

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..translate import tr
from .assessment import Shares, UsableRow
from .table import percent_text, row_text, share_colours, share_titles

DATE, POLYGON, BAR, CLEAR, THIN, THICK, SHADOW, NODATA, SCENE = range(9)
_SHARE_COLUMNS = dict(zip((CLEAR, THIN, THICK, SHADOW, NODATA), Shares._fields))
_SORTED_BY = Qt.ItemDataRole.UserRole
_BAR_HEIGHT = 12


class UsableModel(QAbstractTableModel):
    """Rows of scenes and polygons."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._rows: List[UsableRow] = []

    @property
    def rows(self) -> List[UsableRow]:
        """All rows, in the order in which they came."""
        return list(self._rows)

    def row(self, number: int) -> UsableRow:
        """One of them."""
        return self._rows[number]

    def add(self, rows: Iterable[UsableRow]) -> None:
        """Adds rows below."""
        new = list(rows)
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._rows += new
        self.endInsertRows()

    def clear(self) -> None:
        """Takes all rows out."""
        self.beginResetModel()
        self._rows.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """Columns."""
        return 0 if parent.isValid() else SCENE + 1

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """What stands above the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = share_titles()
        shares = {column: _capital(titles[name]) for column, name in _SHARE_COLUMNS.items()}
        return {DATE: tr("Date"), POLYGON: tr("Polygon"), BAR: tr("Shares"), SCENE: tr("Scene"), **shares}[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        """What a cell shows."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return row_text(row)
        if role == _SORTED_BY:
            return _key(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _SHARE_COLUMNS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class UsableFilter(QSortFilterProxyModel):
    """Leaves those rows that show enough, in the order that somebody wants."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._least = 0.0
        self.setSortRole(_SORTED_BY)

    def show_clear(self, least: float) -> None:
        """Leaves rows with at least so many per cent clear; 0 leaves all of them."""
        self._least = least
        self.invalidateFilter()

    def filterAcceptsRow(self, number: int, parent: QModelIndex) -> bool:  # noqa: N802 - Qt's name
        """Whether a row shows enough."""
        shares = self.sourceModel().row(number).shares
        return self._least <= 0 or (shares is not None and shares.clear >= self._least)

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:  # noqa: N802 - Qt's name
        """By numbers where there are numbers; equal ones by date and polygon."""
        model = self.sourceModel()
        one, other = model.row(left.row()), model.row(right.row())
        return bool(
            (_key(one, left.column()), _key(one, DATE), left.row())
            < (_key(other, right.column()), _key(other, DATE), right.row())
        )


class ShareDelegate(QStyledItemDelegate):
    """Draws a row's shares as a bar, or says why there are none."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draws the background as everywhere, and the bar upon it."""
        row = index.model().sourceModel().row(index.model().mapToSource(index).row())
        super().paint(painter, option, index)
        if row.shares is None:
            return
        height = min(_BAR_HEIGHT, option.rect.height() - 4)
        top = option.rect.top() + (option.rect.height() - height) / 2
        frame = QRectF(option.rect.left() + 3.5, round(top) + 0.5, option.rect.width() - 7, height)
        paint_shares(painter, frame, row.shares, option.palette, Qt.Orientation.Horizontal)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # noqa: N802 - Qt's name
        """Elides sentences at their ends."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: N802 - Qt's name
        """As high as the bar needs, and as wide as the column is."""
        return QSize(60, max(_BAR_HEIGHT + 6, super().sizeHint(option, index).height()))


def paint_shares(
    painter: QPainter, frame: QRectF, shares: Shares, palette: QPalette, orientation: Qt.Orientation
) -> None:
    """Draws shares as a bar with a frame that is seen on light and on dark themes.

    Args:
        painter: Where to.
        frame: The whole bar.
        shares: What it shows.
        palette: Of the widget.
        orientation: From left to right, or from the top down.
    """
    start = 0.0
    across = orientation == Qt.Orientation.Horizontal
    for name in share_titles():
        part = getattr(shares, name) / 100
        if across:
            box = QRectF(frame.left() + start * frame.width(), frame.top(), part * frame.width(), frame.height())
        else:
            box = QRectF(frame.left(), frame.top() + start * frame.height(), frame.width(), part * frame.height())
        painter.fillRect(box, QColor(share_colours()[name]))
        start += part
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)


def _text(row: UsableRow, column: int) -> str:
    if column == DATE:
        return row.date or tr("no date")
    if column == POLYGON:
        return row.polygon
    if column == SCENE:
        return row.name
    if column == BAR:
        return "" if row.shares is not None else row.problem
    return "" if row.shares is None else percent_text(getattr(row.shares, _SHARE_COLUMNS[column]))


def _key(row: UsableRow, column: int) -> Any:  # noqa: ANN401 - numbers or texts, the same ones in a column
    if column == DATE:
        return row.date or ""
    if column == POLYGON:
        return -1 if row.zone is None else row.zone
    if column == SCENE:
        return row.name.casefold()
    if row.shares is None:
        return -1.0
    return row.shares.clear if column == BAR else getattr(row.shares, _SHARE_COLUMNS[column])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
