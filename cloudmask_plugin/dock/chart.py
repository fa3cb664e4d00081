"""A bar of the classes' shares, in the colours of the mask."""

from __future__ import annotations

from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..shares import Shares, shares_line

_HEIGHT = 14


class ShareBar(QWidget):
    """One bar from left to right: what covers the ground first, then what is clear.

    Whoever cannot see it hears the same as its accessible description, and reads it in the line below.
    """

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloudmaskShares")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._parts: List[Tuple[QColor, float]] = []

    def show_shares(self, shares: Shares) -> None:
        """Shows what a mask holds."""
        self._parts = [(QColor(each.colour), percent) for each, percent in shares]
        told = shares_line(shares)
        self.setAccessibleName(told)
        self.setAccessibleDescription(told)
        self.setToolTip(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low and wide."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low, and as narrow as need be."""
        return QSize(40, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the bar with a frame that is seen on light and on dark themes."""
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        whole = sum(share for _colour, share in self._parts)
        left = frame.left()
        for colour, share in self._parts if whole > 0 else ():
            width = frame.width() * share / whole
            painter.fillRect(QRectF(left, frame.top(), width, frame.height()), colour)
            left += width
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.end()
