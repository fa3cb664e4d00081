"""A bar chart: a line for each date, in it a bar for each polygon."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QEvent, QPoint, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..translate import tr
from .assessment import UsableRow, mean_shares
from .rows import paint_shares
from .table import percent_text, row_text, share_colours, share_titles, shares_text

_LINE = 20
_BAR = 14
_GAP = 3
_NARROWEST_BAR = 14
"""Pixels; where more polygons do not fit, a line shows all of them together."""
_SQUARE = 10
_LABELLED = 36
"""Pixels of a bar above which there is room for the polygon's name."""
_LONGEST_LABEL = 12


class DateChart(QWidget):
    """Shows rows; whoever cannot see it reads the same in the table, and hears a summary."""

    chosen = pyqtSignal(object)
    """The `UsableRow` that was clicked; where a line shows all polygons together, the first of them."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskDateChart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Chart of dates and polygons"))
        self._lines: List[List[UsableRow]] = []

    def show_rows(self, rows: Sequence[UsableRow]) -> None:
        """Shows these rows, the oldest date on top."""
        scenes: Dict[int, List[UsableRow]] = {}
        for row in rows:
            scenes.setdefault(row.scene, []).append(row)
        self._lines = sorted(scenes.values(), key=lambda line: (line[0].date or "", line[0].scene))
        self.setAccessibleDescription("; ".join(map(_line_text, self._lines)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its lines are together."""
        return QSize(200, self._top() + _LINE * max(1, len(self._lines)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as need be."""
        return QSize(120, self.sizeHint().height())

    def row_at(self, place: QPoint) -> Optional[UsableRow]:
        """The row whose bar lies there; of a line for all polygons together, the first one."""
        line = self._line_at(place)
        if line is None:
            return None
        return next((row for row, box in self._bars(line) if box.left() <= place.x() <= box.right()), line[0])

    def event(self, event: QEvent) -> bool:
        """Says what lies under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            line, row = self._line_at(event.pos()), self.row_at(event.pos())
            if line is None or row is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), row_text(row) if self._apart() else _line_text(line), self)
            return True
        return bool(super().event(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Chooses a row."""
        row = self.row_at(event.pos())
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            self.chosen.emit(row)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws names above, dates at the left, and the bars."""
        painter = QPainter(self)
        text = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(text)
        if self._lines:
            self._paint_names(painter)
        for number, line in enumerate(self._lines):
            top = self._top() + number * _LINE
            painter.setPen(text)
            label = QRectF(0, top, self._left() - _GAP, _LINE)
            told = self.fontMetrics().elidedText(_label(line[0]), Qt.TextElideMode.ElideRight, int(label.width()))
            painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), told)
            for row, box in self._bars(line):
                frame = QRectF(int(box.left()) + 0.5, top + (_LINE - _BAR) // 2 + 0.5, int(box.width()) - 1, _BAR - 1)
                self._paint_bar(painter, frame, row, line)
        painter.end()

    def _paint_bar(self, painter: QPainter, frame: QRectF, row: UsableRow, line: List[UsableRow]) -> None:
        shares = row.shares
        if shares is not None and not self._apart():
            shares = mean_shares(line)
        if shares is not None:
            paint_shares(painter, frame, shares, self.palette(), Qt.Orientation.Horizontal)
            return
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        hatched = QBrush(self.palette().color(QPalette.ColorRole.Mid), Qt.BrushStyle.BDiagPattern)
        painter.setBrush(hatched)
        painter.drawRect(frame)

    def _paint_names(self, painter: QPainter) -> None:
        """Names the polygons; where there is no room for that, says how many there are."""
        bars = self._bars(max(self._lines, key=len))
        if self._apart() and bars[0][1].width() >= _LABELLED:
            places = [(row.polygon, box) for row, box in bars if len(bars) > 1]
        else:
            many = tr("{count} polygons") if self._apart() else tr("{count} polygons together")
            room = QRectF(self._left(), 0, self.width() - self._left(), 0)
            places = [(many.format(count=max(map(len, self._lines))), room)]
        for words, box in places:
            told = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            place = QRectF(box.left(), 0, box.width(), self._top())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), told)

    def _line_at(self, place: QPoint) -> Optional[List[UsableRow]]:
        number = (place.y() - self._top()) // _LINE
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def _bars(self, line: List[UsableRow]) -> List[Tuple[UsableRow, QRectF]]:
        """Rows of a line and where they stand; the height is the line's."""
        room = self.width() - self._left()
        shown = line if self._apart() else line[:1]
        count = len(shown) if len(line) > 1 else 1
        width = (room - _GAP * (count - 1)) / max(1, count)
        return [(row, QRectF(self._left() + n * (width + _GAP), 0, width, _LINE)) for n, row in enumerate(shown)]

    def _apart(self) -> bool:
        """Whether each polygon has a bar of its own."""
        most = max(map(len, self._lines), default=0)
        return most * (_NARROWEST_BAR + _GAP) <= self.width() - self._left()

    def _left(self) -> int:
        longest = max((_label(line[0])[:_LONGEST_LABEL] for line in self._lines), key=len, default="")
        return int(self.fontMetrics().horizontalAdvance(longest)) + 2 * _GAP

    def _top(self) -> int:
        many = max(map(len, self._lines), default=0) > 1
        return int(self.fontMetrics().height()) + _GAP if many else 0


class Legend(QWidget):
    """What the colours mean, in as many lines as it takes."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskDateLegend")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        told = ", ".join(share_titles().values())
        self.setAccessibleName(tr("Legend"))
        self.setAccessibleDescription(told)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As it is at its width."""
        return QSize(200, self.heightForWidth(max(120, self.width())))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """All lines together."""
        return int(self._places(width)[-1][1].bottom())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws squares with their words."""
        painter = QPainter(self)
        for name, box in self._places(self.width()):
            square = QRectF(box.left() + 0.5, int(box.center().y()) - _SQUARE / 2 + 0.5, _SQUARE, _SQUARE)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(QColor(share_colours()[name]))
            painter.drawRect(square)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            words = box.adjusted(_SQUARE + 2 * _GAP, 0, 0, 0)
            painter.drawText(
                words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), share_titles()[name]
            )
        painter.end()

    def _places(self, width: int) -> List[Tuple[str, QRectF]]:
        metrics, x, y = self.fontMetrics(), 0, 0
        places = []
        for name, title in share_titles().items():
            wide = _SQUARE + 2 * _GAP + int(metrics.horizontalAdvance(title)) + 4
            if x and x + wide > width:
                x, y = 0, y + int(metrics.height()) + 2
            places.append((name, QRectF(x, y, wide, metrics.height() + 2)))
            x += wide + 2 * _GAP
        return places


def _label(row: UsableRow) -> str:
    return row.date or row.name


def _line_text(line: List[UsableRow]) -> str:
    """A date with all its polygons together."""
    known = [row for row in line if row.shares is not None]
    if not known:
        return f"{_label(line[0])}: {line[0].problem}"
    if len(known) == 1:
        return f"{_label(line[0])}: {shares_text(known[0].shares or mean_shares(known))}"
    shares = mean_shares(line)
    low, high = (
        min(each.shares.clear for each in known if each.shares),
        max(each.shares.clear for each in known if each.shares),
    )
    spread = tr("clear from {low} to {high}").format(low=percent_text(low), high=percent_text(high))
    return f"{_label(line[0])}: {shares_text(shares)} ({spread})"
