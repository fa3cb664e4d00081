"""The side of the client that lives in a thread of its own: a queue of jobs and one process that does them in turn."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Callable, Deque, List, Optional

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal, pyqtSlot

from ...engine import protocol
from ..failure import Failure, FailureError
from ..translate import tr
from .crashes import Ending, explain
from .job import POLL, Job, cancelled
from .process import WorkerProcess
from .wording import failure_of, reword, reworded_document

LOG = "cloudmask"
"""Tag of QGIS's message log."""

SHORT = ("info", "models", "doctor")
"""Requests that go before those that take long, as somebody looks at a window that waits for them."""

READ = {
    "info": ("source",),
    "mask": ("source",),
    "refine": ("probabilities",),
    "apply": ("mask", "raster"),
    "zones": ("mask", "polygons"),
}
"""Fields that say what a request reads; the others read nothing."""

SELF_CONTAINED = (".gpkg", ".jp2", ".safe", ".tif", ".tiff")
"""Endings of files and folders that lead to no address, as a VRT or a STAC item may."""


class Driver(QObject):
    """Does jobs in order, one at a time; all of it runs in the thread that it has been moved to.

    Args:
        find_python: Says which Python to start; raises `FailureError`.
        script: That it runs.
        grace: Seconds between asking a job to stop and killing the process.
        patience: Seconds that a process may take to say hello.
    """

    greeted = pyqtSignal(object)
    """`protocol.Hello`."""
    lost = pyqtSignal(object)
    """`Failure`: the process has gone, and nobody wanted it to."""
    finished = pyqtSignal(object)
    """`Job`, after its last signal."""

    def __init__(self, find_python: Callable[[], Path], script: Path, grace: float, patience: float) -> None:
        super().__init__()
        self._find_python, self._script = find_python, script
        self._queue: Deque[Job] = deque()
        self._job: Optional[Job] = None
        self._process: Optional[WorkerProcess] = None
        self._verdict: Optional[Failure] = None
        self._unwanted = False
        self._closed = False
        self._telling = self._timer(POLL, self._tell_progress, once=False)
        self._grace = self._timer(grace, self._lose_patience_with_job)
        self._patience = self._timer(patience, self._lose_patience_with_process)

    def _timer(self, seconds: float, call: Callable[[], None], once: bool = True) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(once)
        timer.setInterval(round(seconds * 1000))
        timer.timeout.connect(call)
        return timer

    @pyqtSlot(object)
    def take(self, job: Job) -> None:
        """Puts a job into the queue."""
        if self._closed:
            return  # `WorkerClient.shutdown` fails it
        if job.cancelling:
            self._end_job(job, cancelled())
            return
        place = sum(each.request.type in SHORT for each in self._queue) if job.request.type in SHORT else None
        self._queue.insert(len(self._queue) if place is None else place, job)
        self._go_on()

    @pyqtSlot(str)
    def cancel(self, identity: str) -> None:
        """Takes a job out of the queue, or asks the process to stop it and gives it some time."""
        for job in self._queue:
            if job.id == identity:
                self._queue.remove(job)
                self._end_job(job, cancelled())
                return
        if self._job is not None and self._job.id == identity and self._process is not None:
            self._process.say(protocol.CancelRequest(identity))
            self._grace.start()

    @pyqtSlot()
    def restart(self) -> None:
        """The next job gets a new process."""
        if self._process is None:
            return
        self._unwanted = True
        self._go_on()

    @pyqtSlot(float)
    def close(self, seconds: float) -> None:
        """Ends everything; takes so long at most, and leaves nothing on the disk."""
        self._closed = True
        process, self._process = self._process, None
        for timer in (self._telling, self._grace, self._patience):
            timer.stop()
        if process is not None:
            process.end()
            if not process.wait(seconds):
                process.kill()
                process.wait(1)
            self._log_problems(process.sweep())
        jobs = [*([] if self._job is None else [self._job]), *self._queue]
        self._job = None
        self._queue.clear()
        for job in jobs:
            self._end_job(job, cancelled())
        self.thread().quit()

    def _go_on(self) -> None:
        """Takes the next step that there is: start a process, replace it, or send it the next job."""
        process = self._process
        if self._closed or self._job is not None or self._verdict is not None:
            return
        if process is not None and self._unwanted:
            process.kill()  # it does nothing; `_on_ended` goes on
            return
        if not self._queue:
            return
        job = self._queue[0]
        if process is None:
            self._start(job)
        elif not _may_do(process, job):
            self.restart()
        elif process.hello is not None:
            self._job = self._queue.popleft()
            self._telling.start()
            self._send(process, self._job)

    def _send(self, process: WorkerProcess, job: Job) -> None:
        try:
            process.say(job.request)
        except protocol.ProtocolError as error:
            self._end_current(Failure(error.kind, reword(error.sentence), reword(error.hint or "")))

    def _start(self, job: Job) -> None:
        try:
            python = self._find_python()
        except FailureError as error:
            self._fail_all(error.failure)
            return
        process = WorkerProcess(python, self._script, job.environment, self)
        process.said.connect(self._on_said)
        process.misspoken.connect(self._on_misspoken)
        process.not_started.connect(self._on_not_started)
        process.ended.connect(self._on_ended)
        self._process, self._unwanted, self._verdict = process, False, None
        self._patience.start()
        process.start()

    def _on_said(self, answer: protocol.Answer) -> None:
        if isinstance(answer, protocol.Hello):
            self._patience.stop()
            self.greeted.emit(answer)
            self._go_on()
        elif isinstance(answer, protocol.Error) and answer.id is None:
            self._on_general_error(answer)
        elif self._job is not None and answer.id == self._job.id:
            self._on_answer(self._job, answer)

    def _on_answer(self, job: Job, answer: protocol.Answer) -> None:
        clean = str if self._process is None else self._process.without_secrets
        if isinstance(answer, protocol.Progress):
            job.note_progress(answer)
        elif isinstance(answer, protocol.Warning):
            job.warned.emit(clean(reword(answer.sentence)))
        elif isinstance(answer, protocol.Error):
            self._end_current(failure_of(answer, clean))
        elif isinstance(answer, protocol.Result):
            self._end_current(None, reworded_document(answer.document))

    def _on_general_error(self, error: protocol.Error) -> None:
        """An error of no job: before hello, the reason why there will be none."""
        if self._process is not None and self._process.hello is None:
            self._give_up(failure_of(error, self._process.without_secrets))
        else:
            _log(error.sentence)

    def _on_misspoken(self, error: protocol.ProtocolError) -> None:
        failure = Failure(error.kind, error.sentence, error.hint or "")
        if isinstance(error, protocol.VersionError):
            self._give_up(failure)
        elif self._job is not None and error.id == self._job.id:
            self._end_current(failure)

    def _on_not_started(self, failure: Failure) -> None:
        self._patience.stop()
        self._drop_process()
        self._fail_all(failure)

    def _on_ended(self, ending: Ending) -> None:
        process, verdict, unwanted = self._process, self._verdict, self._unwanted
        if process is None:
            return
        self._patience.stop()
        self._drop_process()
        self._log_problems(process.sweep())
        job = self._job
        if verdict is not None:
            self._fail_all(verdict)
        elif job is not None and job.cancelling:
            self._end_current(cancelled())
        elif job is not None or not unwanted:
            failure = explain(ending)
            _log(f"{failure.text}\n{failure.detail}")
            if process.hello is None:
                self._fail_all(failure)
            elif job is not None:
                self._end_current(failure)
            self.lost.emit(failure)
        self._go_on()

    def _give_up(self, failure: Failure) -> None:
        """Ends a process that cannot be worked with; all jobs that wait for it fail likewise."""
        self._verdict = failure
        if self._process is not None:
            self._process.kill()

    @pyqtSlot()
    def _lose_patience_with_job(self) -> None:
        if self._process is not None and self._job is not None and self._job.cancelling:
            self._process.kill()

    @pyqtSlot()
    def _lose_patience_with_process(self) -> None:
        seconds = self._patience.interval() // 1000
        sentence = tr("the engine has not answered within {seconds} seconds of its start").format(seconds=seconds)
        detail = "" if self._process is None else self._process.last_words
        self._give_up(Failure("start", sentence, tr("try again, or set the environment up again"), detail))

    @pyqtSlot()
    def _tell_progress(self) -> None:
        if self._job is not None:
            self._job.tell_progress()

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        self._process, self._verdict, self._unwanted = None, None, False

    def _fail_all(self, failure: Failure) -> None:
        waiting, self._queue = self._queue, deque()
        self._end_current(failure)
        for job in waiting:
            self._end_job(job, failure)

    def _end_current(self, failure: Optional[Failure], document: object = None) -> None:
        job, self._job = self._job, None
        self._telling.stop()
        self._grace.stop()
        if job is not None:
            self._end_job(job, failure, document)
            # Not from here: what calls may still be at work with the process.
            QTimer.singleShot(0, self._go_on)

    def _end_job(self, job: Job, failure: Optional[Failure], document: object = None) -> None:
        if failure is None:
            job.succeed(document)
        else:
            job.fail(failure)
        self.finished.emit(job)

    def _log_problems(self, sentences: List[str]) -> None:
        for sentence in sentences:
            _log(sentence)


def _may_do(process: WorkerProcess, job: Job) -> bool:
    """Whether a process has just the credentials of a job, or others that this job sends nowhere."""
    return job.environment == process.credentials or (not job.environment and _stays_here(job.request))


def _stays_here(request: protocol.Job) -> bool:
    """Whether a request reads files of this machine alone."""
    paths: List[str] = []
    for name in READ.get(request.type, ()):
        value = getattr(request, name)
        paths += [value] if isinstance(value, str) else value
    return all(path.lower().endswith(SELF_CONTAINED) and Path(path).exists() for path in paths)


def _log(text: str) -> None:
    QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Warning)
