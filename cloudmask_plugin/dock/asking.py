"""A question to the engine of which only the latest answer counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine import protocol
from ..failure import Failure

if TYPE_CHECKING:
    from ..worker.client import WorkerClient
    from ..worker.job import Job


class Asking(QObject):
    """Asks the engine; a new question takes the place of the former one, whose answer is never heard.

    Jobs are connected to methods only. A function that holds the job would make a circle, which Python's collector
    may break in the thread of the engine's process, where an object of the window must not end.

    Args:
        client: Of the engine.
        parent: Who asks; nothing is heard after its end.
    """

    answered = pyqtSignal(object)
    """The result's document."""
    failed = pyqtSignal(object)
    """A `Failure`, never that of a question that was taken back."""

    def __init__(self, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._job: Optional[Job] = None

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, request: protocol.Job, environment: Optional[Mapping[str, str]] = None) -> None:
        """Asks this in place of what was asked before."""
        self.stop()
        job = self._client.submit(request, environment)
        self._job = job
        job.succeeded.connect(self._on_answer)
        job.failed.connect(self._on_failure)

    def stop(self) -> None:
        """Wants no answer any more."""
        job = self._forget()
        if job is not None:
            job.cancel()

    def _forget(self) -> Optional[Job]:
        job, self._job = self._job, None
        if job is not None:
            job.succeeded.disconnect(self._on_answer)
            job.failed.disconnect(self._on_failure)
        return job

    def _on_answer(self, document: Any) -> None:  # noqa: ANN401 - the worker's JSON
        self._forget()
        self.answered.emit(document)

    def _on_failure(self, failure: Failure) -> None:
        self._forget()
        if not failure.cancelled:
            self.failed.emit(failure)
