"""Runs that were started from a menu, in QGIS's message bar: how far they are, and what came out."""

from __future__ import annotations

import html
from dataclasses import replace
from functools import partial
from typing import Callable, Dict, List, Optional, Sequence

from qgis.core import Qgis, QgsMapLayer, QgsProject
from qgis.gui import QgisInterface, QgsMessageBarItem
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QApplication, QProgressBar, QPushButton

from ..engine import protocol
from .failure import Failure
from .masking import Masking, Outcome
from .shares import shares_line, shares_of
from .translate import tr

QUESTIONS = ("radiometry", "bands")
"""Kinds of failures that an answer of the person makes good."""

_WIDTH = 160
_FULL = 100
_SECONDS = 30
_MOST_NAMED = 4

OpenDock = Callable[[Optional[QgsMapLayer]], None]


class RunsInBar(QObject):
    """One item of the message bar for runs that were started together, and a line for what came out of them.

    Args:
        iface: QGIS's window.
        runs: The runs.
        open_dock: Opens the dock with a layer.
        parent: Who keeps it.
    """

    def __init__(
        self, iface: QgisInterface, runs: Sequence[Masking], open_dock: OpenDock, parent: Optional[QObject] = None
    ) -> None:
        super().__init__(parent)
        self._iface = iface
        self._open_dock = open_dock
        self._runs = list(runs)
        self._count = len(runs)
        self._shares: Dict[int, float] = {}
        self._results: List[str] = []
        self._item: Optional[QgsMessageBarItem] = iface.messageBar().createMessage(tr("Cloud masking"), self._text())
        self._progress = QProgressBar()
        self._progress.setMaximum(0)  # busy, until it is known how much there is to do
        self._progress.setObjectName("cloudmaskProgress")
        self._progress.setFixedWidth(_WIDTH)
        self._progress.setAccessibleName(tr("Progress of the cloud masks"))
        cancel = QPushButton(tr("Cancel"))
        cancel.setObjectName("cloudmaskCancel")
        cancel.clicked.connect(self.cancel)
        self._item.layout().addWidget(self._progress)
        self._item.layout().addWidget(cancel)
        self._item.destroyed.connect(self._on_closed)
        iface.messageBar().pushWidget(self._item, Qgis.MessageLevel.Info)
        for run in runs:
            self._follow(run)

    def cancel(self) -> None:
        """Cancels all of them."""
        for run in list(self._runs):
            run.cancel()

    def close(self) -> None:
        """Takes the item away; the runs go on."""
        if self._item is not None:
            self._iface.messageBar().popWidget(self._item)

    def _follow(self, run: Masking) -> None:
        run.progressed.connect(lambda progress: self._on_progress(run, progress))
        run.succeeded.connect(lambda outcome: self._on_success(run, outcome))
        run.failed.connect(lambda failure: self._on_failure(run, failure))
        run.ended.connect(lambda: self._on_end(run))

    def _text(self) -> str:
        if self._count == 1:
            return _escaped(tr("masking the clouds of '{name}'").format(name=self._runs[0].name))
        return _escaped(tr("masking the clouds of {count} scenes").format(count=self._count))

    def _on_progress(self, run: Masking, progress: protocol.Progress) -> None:
        share = {"open": 0.0, "write": 1.0}.get(progress.stage, progress.done / max(1, progress.total))
        self._shares[id(run)] = share
        self._show()

    def _show(self) -> None:
        share = sum(self._shares.values()) / self._count
        if self._item is not None and share > 0:
            self._progress.setMaximum(_FULL)
            self._progress.setValue(int(_FULL * share))

    def _on_success(self, run: Masking, outcome: Outcome) -> None:
        self._results.append(
            tr("{name}: {result}").format(name=run.name, result=shares_line(shares_of(outcome.report)))
        )

    def _on_failure(self, run: Masking, failure: Failure) -> None:
        show_failure(self._iface, failure, QgsProject.instance().mapLayer(run.layer_id), self._open_dock)

    def _on_end(self, run: Masking) -> None:
        self._shares[id(run)] = 1.0
        self._runs.remove(run)
        self._show()
        if self._runs:
            return
        self.close()
        if self._results:
            self._iface.messageBar().pushMessage(
                tr("Cloud masking"), _escaped(self._summary()), Qgis.MessageLevel.Success, _SECONDS
            )
        self.deleteLater()

    def _summary(self) -> str:
        named = "; ".join(self._results[:_MOST_NAMED])
        more = len(self._results) - _MOST_NAMED
        return named if more <= 0 else tr("{results}; and {count} more").format(results=named, count=more)

    def _on_closed(self) -> None:
        """The person has closed the item; the runs go on."""
        self._item = None


def show_failure(
    iface: QgisInterface, failure: Failure, layer: Optional[QgsMapLayer] = None, open_dock: Optional[OpenDock] = None
) -> None:
    """Says in the message bar what went wrong, with a button that helps.

    Args:
        iface: QGIS's window.
        failure: What went wrong.
        layer: Whose run it was.
        open_dock: Opens the dock with that layer, where a question can be answered.
    """
    if failure.kind not in QUESTIONS or layer is None:
        open_dock = None
    # Where there is a button to answer, the hint is the button.
    told = failure if open_dock is None else replace(failure, hint="")
    item = iface.messageBar().createMessage(tr("Cloud masking"), _escaped(told.text))
    # What buttons call holds neither the item nor the bar: in a circle with them Python's collector would free it.
    if open_dock is not None and layer is not None:
        answer = QPushButton(tr("Answer in the dock"))
        answer.setObjectName("cloudmaskAnswer")
        answer.clicked.connect(partial(_answer, iface, layer.id(), open_dock))
        item.layout().addWidget(answer)
    elif failure.detail:
        copy = QPushButton(tr("Copy details"))
        copy.setObjectName("cloudmaskDetails")
        copy.clicked.connect(partial(_copy, f"{failure.text}\n\n{failure.detail}"))
        item.layout().addWidget(copy)
    level = Qgis.MessageLevel.Info if failure.cancelled else Qgis.MessageLevel.Warning
    iface.messageBar().pushWidget(item, level, _SECONDS if failure.cancelled else 0)


def _answer(iface: QgisInterface, layer_id: str, open_dock: OpenDock, _checked: bool = False) -> None:
    def go() -> None:
        iface.messageBar().popWidget()  # the one with the button: no other can be clicked
        open_dock(QgsProject.instance().mapLayer(layer_id))

    QTimer.singleShot(0, go)  # as the button goes with its item


def _copy(text: str, _checked: bool = False) -> None:
    QApplication.clipboard().setText(text)


def _escaped(text: str) -> str:
    """A text as the message bar takes it; quotation marks stay, as QGIS's log of messages shows it as it is."""
    return html.escape(text, quote=False)
