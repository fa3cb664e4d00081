"""Rows of buttons that go on in a further line where there is no room."""

import pytest
from cloudmask.cloudmask_plugin.dock.widgets import SPACING, buttons
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget


@pytest.fixture
def shown(qtbot):
    """Shows three buttons of 80 pixels in a column of some width; returns their places."""

    def show(width, direction=Qt.LayoutDirection.LeftToRight, hidden=(), **options):
        owner = QWidget()
        qtbot.addWidget(owner)
        owner.setLayoutDirection(direction)
        widgets = [QPushButton(str(number), owner) for number in range(3)]
        for widget in widgets:
            widget.setFixedHeight(20)
            widget.setMinimumWidth(80)
            widget.setStyleSheet("min-width: 80px; max-width: 1000px; border: 0; padding: 0; margin: 0")
        column = QVBoxLayout(owner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons(*widgets, **options))
        column.addStretch(1)
        for number in hidden:
            widgets[number].hide()
        owner.resize(width, 200)
        owner.show()
        qtbot.waitExposed(owner)
        assert owner.width() == width
        return [(each.x(), each.y(), each.width()) for each in widgets if each.isVisible()]

    return show


def test_a_wide_line_is_shared(shown):
    width = 3 * 90 + 2 * SPACING
    assert shown(width) == [(0, 0, 90), (90 + SPACING, 0, 90), (2 * (90 + SPACING), 0, 90)]


def test_a_narrow_one_goes_on_below(shown):
    below = 20 + SPACING
    assert shown(200) == [(0, 0, 97), (97 + SPACING, 0, 97), (0, below, 200)]
    assert shown(100) == [(0, 0, 100), (0, below, 100), (0, 2 * below, 100)]


def test_without_stretch_each_is_as_wide_as_its_words(shown):
    assert shown(200, stretch=False) == [(0, 0, 80), (80 + SPACING, 0, 80), (0, 20 + SPACING, 80)]


def test_what_is_hidden_takes_no_room(shown):
    assert shown(200, hidden=(1,), stretch=False) == [(0, 0, 80), (80 + SPACING, 0, 80)]


def test_from_right_to_left(shown):
    places = shown(200, Qt.LayoutDirection.RightToLeft, stretch=False)
    assert places == [(120, 0, 80), (120 - SPACING - 80, 0, 80), (120, 20 + SPACING, 80)]
