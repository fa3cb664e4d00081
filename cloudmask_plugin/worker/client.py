"""What everything in QGIS asks the engine through."""

from __future__ import annotations

import threading
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Callable, Dict, Mapping, Optional

from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal, pyqtSlot

from ...engine import protocol
from ..environment.python import find_python
from ..failure import Failure
from .driver import Driver
from .job import Job, cancelled

SCRIPT = Path(__file__).parents[2] / "engine" / "launch.py"
GRACE = 1.5
"""Seconds from asking a job to stop to killing its process; with the killing and cleaning less than two."""
PATIENCE = 30.0
"""Seconds from the start of a process to its hello: it imports little before, but a cold disk is slow."""
CLOSING = 3.0
"""Seconds that the process has to clean up and end by itself as QGIS is closed."""


class WorkerClient(QObject):
    """Does requests in a process of its own, one after the other; nothing here waits but `shutdown`.

    The process starts with the first request and stays, so that models are warm. QProcess lives in a thread of the
    client's own: the window never waits for it, and a thread that does wait needs no event loop.

    Args:
        find: Says which Python to start; raises `FailureError`.
        script: That it runs.
        grace: Seconds from asking a job to stop to killing its process.
        patience: Seconds that a process may take to say hello.
    """

    lost = pyqtSignal(object)
    """`Failure`: the process has gone, and nobody wanted it to."""

    _submitted = pyqtSignal(object)
    _cancelled = pyqtSignal(str)
    _restarted = pyqtSignal()
    _closed = pyqtSignal(float)

    def __init__(
        self,
        find: Callable[[], Path] = find_python,
        script: Path = SCRIPT,
        *,
        grace: float = GRACE,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__()
        self.hello: Optional[protocol.Hello] = None
        self._jobs: Dict[str, Job] = {}
        self._open = True
        self._changing = threading.Lock()  # a job is either there for `shutdown` to end, or refused
        self._thread = QThread(self)
        self._driver = Driver(find, script, grace, patience)
        self._driver.moveToThread(self._thread)
        self._submitted.connect(self._driver.take)
        self._cancelled.connect(self._driver.cancel)
        self._restarted.connect(self._driver.restart)
        self._closed.connect(self._driver.close)
        self._driver.greeted.connect(self._on_greeted)
        self._driver.finished.connect(self._on_finished)
        self._driver.lost.connect(self._on_lost)
        self._thread.start()

    def submit(self, request: protocol.Job, environment: Optional[Mapping[str, str]] = None) -> Job:
        """Asks for something, from any thread, and never waits.

        Args:
            request: Its id is replaced by one of its own.
            environment: Credentials for the source; a process that has others is replaced.

        Returns:
            What tells how it goes.
        """
        job = Job(replace(request, id=uuid.uuid4().hex), environment or {}, self._cancelled.emit)
        with self._changing:
            if self._open:
                self._jobs[job.id] = job
                self._submitted.emit(job)
            else:
                job.fail(cancelled())
        return job

    def restart(self) -> None:
        """Lets the next request have a new process, as where another Python was chosen."""
        self._restarted.emit()

    def shutdown(self) -> None:
        """Ends the process and all requests; waits for it, a few seconds at most."""
        with self._changing:
            if not self._open:
                return
            self._open = False
        self._closed.emit(CLOSING)  # which ends the thread
        self._thread.wait()
        for job in list(self._jobs.values()):
            job.fail(cancelled())
            job.tell_end()
        self._jobs.clear()

    @pyqtSlot(object)
    def _on_greeted(self, hello: protocol.Hello) -> None:
        self.hello = hello

    @pyqtSlot(object)
    def _on_finished(self, job: Job) -> None:
        # Held until here, in the thread that its signals come in: none of them is lost with it.
        self._jobs.pop(job.id, None)

    @pyqtSlot(object)
    def _on_lost(self, failure: Failure) -> None:
        self.hello = None
        self.lost.emit(failure)
