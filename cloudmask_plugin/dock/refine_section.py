"""Sliders that re-make what the map shows of a mask, from its probabilities, and write it when it pleases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, Mapping, Optional

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

from ...engine.classes import CLASSES
from ..failure import Failure
from ..shares import share_text, shares_of
from ..translate import tr
from ..words import number
from .messages import FailureBox
from .preview_asking import Previewing, Wanted
from .preview_controls import Drawing, RefineControls
from .preview_writing import Rewriting
from .widgets import Section, Text, buttons, column, small_button

if TYPE_CHECKING:
    from ..masking import Outcome
    from ..worker.client import WorkerClient

_LOWEST = 96
_SHORTEST = 0.1
"""Seconds: what is told as less would look like nothing."""


class RefineSection(QWidget):
    """Thresholds, buffers and least area of the last mask; one quiet line where its probabilities were not kept.

    Args:
        iface: QGIS's window.
        client: Of the engine.
    """

    applied = pyqtSignal(object, str)
    """The `Outcome` after the mask was written anew, and the name of its source."""

    def __init__(self, iface: QgisInterface, client: WorkerClient, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._outcome: Optional[Outcome] = None
        self._name = ""
        self._made = Drawing()
        self.previewing = Previewing(iface.mapCanvas(), client, self)
        self.rewriting = Rewriting(client, self)
        self.hint = Text(self, small=True)
        self.section = Section(tr("Refine the mask"), "cloudmaskRefine", self, folded=True)
        self.controls = RefineControls(self)
        scroll = _Slot(self.controls, self)
        self.status = Text(self, small=True)
        self.status.setObjectName("cloudmaskRefineStatus")
        self.failure = FailureBox(self)
        self.reset = small_button(self, "cloudmaskRefineUndo", tr("Reset"), tr("Back to the mask as it is in its file"))
        self.apply = small_button(self, "cloudmaskRefineApply", tr("Apply"), tr("Write the mask anew, into its file"))
        for part in (scroll, self.status, self.failure, buttons(self.reset, self.apply)):
            self.section.add(part)
        layout = column(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.section)
        self.setVisible(False)
        self._connect()

    def show_outcome(self, outcome: Outcome, name: str) -> None:
        """Offers to refine what a run has made of the source with this name; a mask of texts is not refined."""
        self.clear()
        if outcome.classes is not CLASSES:
            return
        self._outcome, self._name = outcome, name
        kept = outcome.files.probabilities is not None
        self.hint.say("" if kept else tr("Keep the probabilities (Options) to refine a mask afterwards."))
        self.section.setVisible(kept)
        self.controls.show_drawing(Drawing.of(outcome.report))
        self._made = self.controls.drawing
        self._refresh()
        self.setVisible(True)

    def clear(self) -> None:
        """Shows nothing, and takes its preview from the map."""
        self.rewriting.abandon()
        self.previewing.stop()
        self._outcome = None
        self.status.say("")
        self.failure.show_failure(None)
        self.setVisible(False)

    def close_down(self) -> None:
        """Lets go of QGIS."""
        self.clear()
        self.previewing.close_down()
        project = QgsProject.instance()
        project.removeAll.disconnect(self.clear)
        project.layersWillBeRemoved.disconnect(self._on_layers_removed)

    def _connect(self) -> None:
        self.controls.changed.connect(self._on_change)
        self.controls.shown.connect(self._on_shown)
        self.previewing.drawn.connect(self._on_drawn)
        self.previewing.nothing.connect(self._on_nothing)
        self.previewing.slow.connect(self._on_slow)
        self.previewing.failed.connect(self._on_failure)
        self.rewriting.done.connect(self._on_done)
        self.rewriting.failed.connect(self._on_not_written)
        self.reset.clicked.connect(self._reset)
        self.apply.clicked.connect(self._apply)
        project = QgsProject.instance()
        project.removeAll.connect(self.clear)
        project.layersWillBeRemoved.connect(self._on_layers_removed)

    def _mask(self) -> Optional[QgsRasterLayer]:
        """The mask's layer, as long as it is in the project."""
        if self._outcome is None:
            return None
        found = (QgsProject.instance().mapLayer(each) for each in self._outcome.layers)
        wanted = str(self._outcome.files.mask)
        return next((each for each in found if each is not None and each.source() == wanted), None)

    def _on_change(self) -> None:
        """Somebody has moved a slider."""
        self.failure.show_failure(None)
        self._refresh()
        self._preview()

    def _preview(self) -> None:
        mask, outcome = self._mask(), self._outcome
        if outcome is None or outcome.files.probabilities is None or self.rewriting.running:
            return
        if mask is None:
            self.status.say(tr("The mask is no longer in the project."))
        elif self._changed and self.controls.isVisible():
            self.previewing.want(Wanted(mask.id(), outcome.files.probabilities, self.controls.drawing))
        else:
            self.previewing.stop()
            self.status.say("")

    @property
    def _changed(self) -> bool:
        return self.controls.drawing != self._made

    def _refresh(self) -> None:
        """Brings the buttons to what is the case."""
        writing = self.rewriting.running
        self.controls.setEnabled(not writing)
        self.reset.setEnabled(self._changed and not writing)
        self.apply.setEnabled(self._changed or writing)
        self.apply.setText(tr("Cancel") if writing else tr("Apply"))

    def _on_shown(self, shown: bool) -> None:
        """The dock was closed or opened, or the section folded: without sliders there is no preview."""
        if shown:
            self._preview()
        else:
            self.previewing.stop()

    def _on_drawn(self, document: Mapping[str, Any], seconds: float) -> None:
        self.failure.show_failure(None)
        told = (share_text(*each).replace(" ", "\u00a0") for each in shares_of(document))
        shares = ", ".join(told) or tr("no valid pixel")
        took = number(max(_SHORTEST, round(seconds, 1)))
        self.status.say(tr("On the map: {shares} ({time}\u00a0s)").format(shares=shares, time=took))

    def _on_nothing(self) -> None:
        self.status.say(tr("The map does not show the mask."))

    def _on_slow(self) -> None:
        self.status.say(tr("Drawing…"))

    def _on_failure(self, failure: Failure) -> None:
        self.status.say("")
        self.failure.show_failure(failure)

    def _reset(self) -> None:
        self.controls.show_drawing(self._made)
        self._on_change()

    def _apply(self) -> None:
        if self.rewriting.running:
            self.apply.setEnabled(False)
            self.rewriting.cancel()
            return
        mask = self._mask()
        if mask is None or self._outcome is None:
            self.status.say(tr("The mask is no longer in the project."))
            return
        self.failure.show_failure(None)
        self.rewriting.start(self._outcome, mask, self.controls.drawing)
        self.status.say(tr("Writing the result"))
        self._refresh()

    def _on_done(self, outcome: Outcome, reported: bool) -> None:
        self.previewing.stop()
        self._outcome = outcome
        self._made = self.controls.drawing
        self.status.say(" ".join(self._left_behind(outcome, reported)))
        self._refresh()
        self.applied.emit(outcome, self._name)

    @staticmethod
    def _left_behind(outcome: Outcome, reported: bool) -> Iterator[str]:
        """What does not fit the new mask."""
        if outcome.files.polygons is not None:
            yield tr("The outlines are still those of the former mask.")
        if not reported:
            yield tr("The report's file could not be written and is still that of the former mask.")

    def _on_not_written(self, failure: Failure) -> None:
        self.status.say("")
        self.failure.show_failure(None if failure.cancelled else failure)
        self._refresh()
        self._preview()

    def _on_layers_removed(self, ids: List[str]) -> None:
        mask = self._mask() if self._outcome is not None else None
        if mask is not None and mask.id() in ids:
            self.clear()


class _Slot(QScrollArea):
    """As high as what is in it, or lower where the dock is: then it can be scrolled."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_LOWEST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """At the width that it has."""
        width = max(1, self.viewport().width())
        return QSize(super().sizeHint().width(), self.widget().layout().totalHeightForWidth(width))
