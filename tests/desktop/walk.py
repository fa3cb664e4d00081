"""Runs inside the QGIS desktop (`qgis --code`): what the other files here need to act as a person does.

A scenario is a generator: it yields a condition to wait for, and goes on as soon as that is true. So QGIS's own loop
runs all the time, also that of a menu that is open.
"""

import json
import os
import sys
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface

EVERY = 30
"""Milliseconds between two looks at a condition."""


class Walk:
    """Goes through a scenario, notes what is found, and ends QGIS with what was noted as JSON.

    Args:
        scenario: Generator function of one argument, this object.
        patience: Seconds that a condition may take.
    """

    def __init__(self, scenario, patience=60):
        self.found = {"steps": [], "errors": [], "stall_ms": 0}
        self._last = None
        self.shots = Path(os.environ["CLOUDMASK_SHOTS"])
        self._steps = scenario(self)
        self._patience = patience
        self._condition, self._left = None, 0.0
        sys.excepthook = self._note_error
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(EVERY)

    def note(self, **values):
        """Keeps what was found, for the test to judge."""
        self.found.update(values)

    def measure_stalls(self, measure):
        """Notes the longest time for which QGIS's loop stood still, from now on or no more."""
        self._last = time.monotonic() if measure else None

    def shot(self, name):
        """A picture of the whole screen, menus included."""
        QCoreApplication.processEvents()
        QApplication.primaryScreen().grabWindow(0).save(str(self.shots / f"{name}.png"))

    def _look(self):
        if self._last is not None:
            now = time.monotonic()
            self.found["stall_ms"] = max(self.found["stall_ms"], round(1000 * (now - self._last) - EVERY))
            self._last = now
        try:
            if self._condition is not None:
                self._left -= EVERY / 1000
                if self._left < 0:
                    raise TimeoutError(f"waited in vain after {self.found['steps']}")
                if not self._condition():
                    return
            self._condition = None  # a step that opens a menu comes back here before it is done
            step, self._condition = next(self._steps)
            self.found["steps"].append(step)
            self._left = self._patience
        except StopIteration:
            self._end()
        except Exception:  # noqa: BLE001 - whatever it is, QGIS must end and the test must hear of it
            self.found["errors"].append(traceback.format_exc())
            self.shot("failed")
            self._end()

    def _note_error(self, kind, error, trace):
        self.found["errors"].append("".join(traceback.format_exception(kind, error, trace)))

    def _end(self):
        self._timer.stop()
        Path(os.environ["CLOUDMASK_FOUND"]).write_text(json.dumps(self.found), encoding="utf-8")
        QgsProject.instance().setDirty(False)  # or QGIS asks whether to save it
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(agree)
        self._timer.start(EVERY)
        # None of QGIS's tasks is the plugin's. Their threads end while QGIS takes itself apart, and on a busy machine
        # after what they tell of their end, which is a crash of its own; so they end before.
        pool = getattr(QgsApplication.taskManager(), "threadPool", None)
        if pool is not None:
            pool().waitForDone()
        QTimer.singleShot(0, iface.actionExit().trigger)


def agree():
    """Says yes where QGIS asks, as it does before it ends and temporary layers go."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox) and box.button(QMessageBox.StandardButton.Yes):
        box.button(QMessageBox.StandardButton.Yes).click()


def after(seconds):
    """A condition that is true after so long."""
    left = [seconds * 1000 / EVERY]

    def passed():
        left[0] -= 1
        return left[0] < 0

    return passed


def click(widget, position, button=Qt.MouseButton.LeftButton):
    """A click as the window system sends it: to the window, which hands it on and makes menus of right clicks."""
    window = widget.window()
    inside = QPointF(widget.mapTo(window, position))
    outside = QPointF(widget.mapToGlobal(position))
    for kind, held in (
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, inside, inside, outside, button, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.postEvent(window.windowHandle(), event)


def click_layer(layer, button):
    """A click on a layer in the layer tree."""
    view = iface.layerTreeView()
    node = view.layerTreeModel().rootGroup().findLayer(layer.id())
    index = view.node2index(node)
    view.scrollTo(index)
    rectangle = view.visualRect(index)
    click(view.viewport(), QPoint(rectangle.left() + 40, rectangle.center().y()), button)


def click_action(menu, text):
    """A click on an entry of an open menu."""
    entry = next(each for each in menu.actions() if plain(each.text()) == text)
    click(menu, menu.actionGeometry(entry).center())


def plain(text):
    """The text of an action or a button without the sign of its key."""
    return text.replace("&", "")
