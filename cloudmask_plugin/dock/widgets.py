"""Small widgets that several sections use, made so that a narrow dock can hold them."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..translate import tr
from .wrapping import WrappingRow

MARGIN = 9
SPACING = 6
BUTTON = 36
"""Least height of the buttons that count."""
_MARK = 20


def narrow(box: QComboBox) -> QComboBox:
    """Lets a combo box be narrower than its longest entry, though not so narrow that an entry of two words is cut."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def form() -> QFormLayout:
    """A form whose fields move below their labels where the dock is narrow."""
    layout = QFormLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACING)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    return layout


def column(owner: QWidget, margin: int = 0) -> QVBoxLayout:
    """A layout from top to bottom."""
    layout = QVBoxLayout(owner)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(SPACING)
    return layout


def row(*widgets: QWidget) -> QHBoxLayout:
    """A layout from left to right."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACING)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def buttons(*widgets: QWidget, stretch: bool = True) -> WrappingRow:
    """Buttons or links from left to right, and on in a further line where the dock or the language leaves no room.

    Args:
        widgets: The buttons.
        stretch: Whether they share the room that is left in a line.
    """
    layout = WrappingRow(SPACING, stretch=stretch)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def thin_bar(name: str, title: str, parent: QWidget) -> QProgressBar:
    """A bar that shows progress without words.

    Args:
        name: Object name.
        title: What those hear who do not see it.
        parent: Where it stands.
    """
    bar = QProgressBar(parent)
    bar.setObjectName(name)
    bar.setAccessibleName(title)
    bar.setTextVisible(False)
    bar.setFixedHeight(8)
    return bar


def small_button(parent: QWidget, name: str, title: str, tip: str) -> QPushButton:
    """A button beside others.

    Args:
        parent: Where it stands.
        name: Object name.
        title: What is written on it.
        tip: What it does, also for who does not see it.
    """
    button = QPushButton(title, parent)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def main_button(name: str, parent: QWidget) -> QPushButton:
    """The one button of a page that starts its work, and ends it; as wide as there is room.

    Args:
        name: Object name.
        parent: Where it stands.
    """
    button = QPushButton(parent)
    button.setObjectName(name)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    font = button.font()
    font.setBold(True)
    button.setFont(font)
    button.setMinimumHeight(BUTTON)
    return button


class Text(QLabel):
    """Words that wrap and can be selected; absent where there are none."""

    def __init__(self, parent: Optional[QWidget] = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        if small:
            font = self.font()
            font.setPointSizeF(font.pointSizeF() * 0.92)
            self.setFont(font)
        self.setVisible(False)

    def say(self, text: str) -> None:
        """Shows a text, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


class Link(QLabel):
    """A few words that do something when they are clicked, or chosen by the keyboard."""

    def __init__(self, text: str, on_click: Callable[[], None], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.words = text
        self.setText(f'<a href="#">{text}</a>')
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.linkActivated.connect(lambda _address: on_click())


class Marked(QWidget):
    """A text with a mark before it."""

    def __init__(self, parent: Optional[QWidget] = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self.mark = QLabel(self)
        self.mark.setFixedSize(QSize(_MARK, _MARK))
        self.text = Text(self, small=small)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        self.setVisible(False)

    def say(self, text: str, picture: Optional[object] = None) -> None:
        """Shows a text and the icon that stands before it, or nothing."""
        self.mark.setVisible(picture is not None)
        if picture is not None:
            self.mark.setPixmap(picture.pixmap(_MARK, _MARK))  # type: ignore[attr-defined]
        self.text.say(text)
        self.setVisible(bool(text))


class Scrolled(QWidget):
    """The inside of an area that is scrolled: as high as its words need at its width, and no higher.

    Without a width, words that wrap ask for the height that they have in the narrowest column, and a bar appears.
    """

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Without a height of its own: the one for its width counts."""
        return QSize(super().minimumSizeHint().width(), 0)


class Section(QgsCollapsibleGroupBox):
    """A part of the dock with a title that folds it.

    Args:
        title: In the person's language.
        name: Object name; QGIS remembers under it whether the section is folded.
        folded: Whether it is so at first.
    """

    def __init__(self, title: str, name: str, parent: Optional[QWidget] = None, *, folded: bool = False) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSettingGroup("cloudmask")
        self.setSaveCollapsedState(True)
        self.setCollapsed(folded)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("Fold or unfold: {title}").format(title=title))
        # Unfolding shows all that lies in the box itself, also what is hidden for another reason.
        content = QWidget(self)
        self.body = column(content)
        column(self).addWidget(content)
        self.layout().setContentsMargins(MARGIN, SPACING, MARGIN, MARGIN)

    def add(self, part: object) -> None:
        """Puts a widget or a layout below what is there."""
        if isinstance(part, QLayout):
            self.body.addLayout(part)
        else:
            self.body.addWidget(part)
