"""One request to the worker, from its being asked to its end."""

from __future__ import annotations

import threading
from typing import Any, Callable, Mapping, Optional

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal, pyqtSlot

from ...engine import protocol
from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr

POLL = 0.1
"""Seconds between two looks of someone who waits, and between two signals of progress."""


class Job(QObject):
    """What `WorkerClient.submit` returns.

    Its signals come in the main thread; a thread without an event loop calls `wait` instead.

    Args:
        request: With an id of its own.
        environment: Of the process that does it; holds credentials.
        ask_to_cancel: Called with the id.
    """

    progressed = pyqtSignal(object)
    """`protocol.Progress`, at most ten times a second."""
    warned = pyqtSignal(str)
    succeeded = pyqtSignal(object)
    """The result's document."""
    failed = pyqtSignal(object)
    """`Failure`; of the kind `cancelled` where it was cancelled."""
    ended = pyqtSignal()
    """After `succeeded` or `failed`."""

    _ended_elsewhere = pyqtSignal()

    def __init__(
        self, request: protocol.Job, environment: Mapping[str, str], ask_to_cancel: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.id: str = request.id
        self.request = request
        self.environment = dict(environment)
        self.cancelling = False
        self._ask_to_cancel = ask_to_cancel
        self._changed = threading.Condition()
        self._done = False
        self._end_told = False
        self._document: Any = None
        self._failure: Optional[Failure] = None
        self._progress: Optional[protocol.Progress] = None
        self._told: Optional[protocol.Progress] = None
        application = QCoreApplication.instance()
        if application is not None:
            self.moveToThread(application.thread())
        # By the queue of the thread that listens: a job may end before its maker has connected anything.
        self._ended_elsewhere.connect(self.tell_end, Qt.ConnectionType.QueuedConnection)

    @property
    def done(self) -> bool:
        """Whether it has succeeded or failed."""
        return self._done

    def cancel(self) -> None:
        """Ends it, from any thread: `failed` comes within two seconds, and nothing is left on the disk."""
        if not self._done and not self.cancelling:
            self.cancelling = True
            self._ask_to_cancel(self.id)

    def wait(self, poll: Callable[[Optional[protocol.Progress]], bool]) -> Any:  # noqa: ANN401 - as JSON holds it
        """Waits for the end, in any thread.

        Args:
            poll: Called about ten times a second with the latest progress; returns True to cancel.

        Returns:
            The result's document.

        Raises:
            FailureError: It failed or was cancelled.
        """
        while not self._ends_within(POLL):
            if poll(self._progress):
                self.cancel()
        if self._failure is not None:
            raise FailureError(self._failure)
        return self._document

    def _ends_within(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._done, seconds)

    # What follows is called by the client alone.

    def note_progress(self, progress: protocol.Progress) -> None:
        """Keeps the latest progress; `tell_progress` tells it."""
        self._progress = progress

    def tell_progress(self) -> None:
        """Emits the latest progress, once."""
        if self._progress is not None and self._progress is not self._told:
            self._told = self._progress
            self.progressed.emit(self._told)

    def succeed(self, document: Any) -> None:  # noqa: ANN401 - as JSON holds it
        """Ends it with a result."""
        self.tell_progress()
        self._end(document, None)

    def fail(self, failure: Failure) -> None:
        """Ends it with a failure."""
        self._end(None, failure)

    def _end(self, document: Any, failure: Optional[Failure]) -> None:  # noqa: ANN401 - as JSON holds it
        with self._changed:
            if self._done:
                return
            self._document, self._failure, self._done = document, failure, True
            self._changed.notify_all()
        self._ended_elsewhere.emit()

    @pyqtSlot()
    def tell_end(self) -> None:
        """Emits the last signals, once; comes of itself, and earlier where the event loop is about to end."""
        if not self._done or self._end_told:
            return
        self._end_told = True
        if self._failure is None:
            self.succeeded.emit(self._document)
        else:
            self.failed.emit(self._failure)
        self.ended.emit()


def cancelled() -> Failure:
    """The failure of what somebody wanted to end."""
    return Failure(CANCELLED, tr("cancelled"))
