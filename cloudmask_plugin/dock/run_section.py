"""One button, and how far the run is."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...engine.protocol import Progress
from ..failure import Failure
from ..translate import tr
from ..words import duration, number, stage_title
from .icons import icon
from .messages import FailureBox
from .timing import TimeLeft
from .widgets import Text, column, main_button, thin_bar

if TYPE_CHECKING:
    from ..masking import Masking

_THOUSANDTHS = 1000


class RunSection(QWidget):
    """Starts and cancels; shows the oldest run that is not done, whoever has started it."""

    wanted = pyqtSignal()
    """Somebody wants a mask."""
    finished = pyqtSignal(object, str)
    """An `Outcome`, and the name of its source."""
    failed = pyqtSignal(object, str)
    """A `Failure`, and the id of the layer."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._runs: List[Masking] = []
        self._cancelling = False
        self._possible = False
        self._reason = ""
        self._last_word = ""
        self._left = TimeLeft()
        self.failure = FailureBox(self)
        self.status = Text(self)
        self.status.setObjectName("cloudmaskStatus")
        self.bar = thin_bar("cloudmaskProgress", tr("Progress"), self)
        self.bar.setVisible(False)
        self.button = main_button("cloudmaskRun", self)
        layout = column(self)
        for widget in (self.failure, self.status, self.bar, self.button):
            layout.addWidget(widget)
        self.button.clicked.connect(self._on_click)
        self._refresh()

    @property
    def running(self) -> bool:
        """Whether anything runs."""
        return bool(self._runs)

    def allow(self, possible: bool, reason: str = "") -> None:
        """Whether there is anything to mask, and where that needs words, why not."""
        self._possible, self._reason = possible, reason
        self._refresh()

    def show_failure(self, failure: Optional[Failure]) -> None:
        """Shows why a run cannot start, or why it has failed."""
        cancelled = failure is not None and failure.cancelled
        self.failure.show_failure(None if cancelled else failure)
        self._last_word = failure.text if failure is not None and cancelled else ""
        if not self.running:
            self.status.say(self._last_word or self._reason)

    def attach(self, run: Masking) -> None:
        """Shows a run, in its turn."""
        self.show_failure(None)
        self._runs.append(run)
        _Follower(run, self)
        self._refresh()

    def _on_click(self) -> None:
        if not self._runs:
            self.wanted.emit()
            return
        self._cancelling = True
        self.button.setEnabled(False)
        self.status.say(tr("Cancelling…"))
        self._runs[0].cancel()

    def fail(self, run: Masking, failure: Failure) -> None:
        """Shows why a run has failed."""
        self.show_failure(failure)
        self.failed.emit(failure, run.layer_id)

    def detach(self, run: Masking) -> None:
        """Shows a run no more."""
        if run in self._runs:
            self._cancelling = self._cancelling and run is not self._runs[0]
            self._runs.remove(run)
            self._left = TimeLeft()
            self._refresh()

    def _refresh(self) -> None:
        """Brings the button and the bar to what is the case."""
        running = self.running
        self.button.setText(tr("C&ancel") if running else tr("M&ask clouds"))
        self.button.setAccessibleName(tr("Cancel") if running else tr("Mask clouds"))
        self.button.setIcon(icon("cancel" if running else "mask"))
        self.button.setEnabled(not self._cancelling if running else self._possible)
        self.bar.setVisible(running)
        if running:
            self.bar.setRange(0, 0)
            self.status.say(self._named(tr("Starting…")))
        else:
            self.status.say(self._last_word or self._reason)

    def show_progress(self, run: Masking, progress: Progress) -> None:
        """Shows how far a run is, where it is the one that is shown."""
        if not self._runs or run is not self._runs[0] or self._cancelling:
            return
        stage, done, total, rate = progress.stage, progress.done, progress.total, progress.rate
        parts = [stage_title(stage)]
        if total > 0:
            self.bar.setRange(0, _THOUSANDTHS)
            self.bar.setValue(int(_THOUSANDTHS * done / total))
            parts.append(tr("{number} %").format(number=int(100 * done / total)))
            if rate > 0 and done:
                parts.append(tr("{number} Mpx/s").format(number=number(rate / 1e6, 2)))
            left = self._left.seconds(stage, done, total, rate)
            if left is not None and left >= 1:
                parts.append(tr("about {time} left").format(time=duration(left)))
        else:
            self.bar.setRange(0, 0)
        self.status.say(self._named(" · ".join(parts)))

    def _named(self, text: str) -> str:
        """A status with what waits behind it."""
        waiting = len(self._runs) - 1
        if waiting < 1:
            return text
        return tr("{status} ({count} more waiting)").format(status=text, count=waiting)


class _Follower(QObject):
    """Hears a run for a section; its slots go with the section, so that a run may outlive the dock."""

    def __init__(self, run: Masking, section: RunSection) -> None:
        super().__init__(section)
        self._run, self._section = run, section
        run.progressed.connect(self._on_progress)
        run.succeeded.connect(self._on_success)
        run.failed.connect(self._on_failure)
        run.ended.connect(self._on_end)

    def _on_progress(self, progress: Progress) -> None:
        self._section.show_progress(self._run, progress)

    def _on_success(self, outcome: object) -> None:
        self._section.finished.emit(outcome, self._run.name)

    def _on_failure(self, failure: Failure) -> None:
        self._section.fail(self._run, failure)

    def _on_end(self) -> None:
        self._section.detach(self._run)
        self.deleteLater()
