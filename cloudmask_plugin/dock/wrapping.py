"""Widgets side by side where there is room, and below each other where there is not."""

from __future__ import annotations

from typing import List, Optional

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem


class WrappingRow(QLayout):
    """A layout from left to right that goes on in a further line, as words do: longer ones do not widen the dock.

    Args:
        spacing: Pixels between widgets and between lines.
        stretch: Whether widgets share the room that a line has left.
    """

    def __init__(self, spacing: int, *, stretch: bool = True) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._items: List[QLayoutItem] = []
        self._stretch = stretch

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Called by Qt for a widget that is added."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> Optional[QLayoutItem]:  # noqa: N802 - Qt's name
        """One of the items."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> Optional[QLayoutItem]:  # noqa: N802 - Qt's name
        """Gives one of the items away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """As wide as there is room, and no higher than it must be."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of all lines."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        shown = self._shown()
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the widest of the widgets."""
        shown = self._shown()
        return QSize(max((each.sizeHint().width() for each in shown), default=0), _height(shown))

    def setGeometry(self, frame: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts the widgets into their places."""
        super().setGeometry(frame)
        owner = self.parentWidget()
        mirrored = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = frame.top()
        for line in self._lines(frame.width()):
            left = frame.left()
            spare = frame.width() - self._width(line) if self._stretch else 0
            for place, item in enumerate(line):
                share = spare // (len(line) - place)
                spare -= share
                box = QRect(QPoint(left, top), QSize(item.sizeHint().width() + share, _height(line)))
                if mirrored:
                    box.moveRight(frame.right() - (left - frame.left()))
                item.setGeometry(box)
                left += box.width() + self.spacing()
            top += _height(line) + self.spacing()

    def _shown(self) -> List[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _width(self, line: List[QLayoutItem]) -> int:
        return sum(each.sizeHint().width() for each in line) + self.spacing() * max(0, len(line) - 1)

    def _lines(self, width: int) -> List[List[QLayoutItem]]:
        lines: List[List[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines


def _height(line: List[QLayoutItem]) -> int:
    return max((each.sizeHint().height() for each in line), default=0)
