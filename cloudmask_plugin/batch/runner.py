"""Masks scenes one after the other; what is done already is recognised, and a failure stops no other scene."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...engine import protocol
from ..background import Background, Stopped
from ..failure import CANCELLED, Failure, FailureError
from ..masking import Order, mask_request
from ..scenes.scene import SceneRef
from ..settings import MaskOptions
from ..targets import Targets, choose_targets
from ..translate import tr
from .journal import Finished, Journal, Key, Settings, key_of, read_journal, settings_of
from .records import Record, State

if TYPE_CHECKING:
    from ..worker.client import WorkerClient
    from ..worker.job import Job


Found = Tuple[Journal, Dict[Key, Finished]]


class BatchRunner(QObject):
    """Runs through records, in the window's thread, where nothing waits.

    A scene is a file: whether its layer is removed or the project closed, it goes on.

    Args:
        client: Of the engine.
        parent: Who keeps it.
    """

    changed = pyqtSignal(object)
    """A `Record` that is no longer as it was."""
    ended = pyqtSignal(object)
    """Why not all of them were tried (a `Failure`), or None."""

    def __init__(self, client: WorkerClient, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._client = client
        self._looking = Background(self)
        self._looking.found.connect(self._on_found)
        self._records: List[Record] = []
        self._waiting: List[Record] = []
        self._record: Optional[Record] = None
        self._job: Optional[Job] = None
        self._options = MaskOptions()
        self._journal = Journal(Path())
        self._targets: Optional[Targets] = None
        self._to_do = 0
        self._began = 0.0
        self.running = False
        self._cancelling = False

    @property
    def total(self) -> int:
        """Scenes that this run has to do: without those that were done before."""
        return self._to_do

    @property
    def tried(self) -> int:
        """How many of them are done or failed."""
        return self._to_do - len(self._waiting) - (self._record is not None)

    @property
    def fraction(self) -> float:
        """The part of this run that is done, from 0 to 1."""
        current = 0.0 if self._record is None else self._record.fraction
        return (self.tried + current) / self._to_do if self._to_do else 0.0

    @property
    def seconds_left(self) -> Optional[float]:
        """How long it still takes, where that can be told."""
        fraction = self.fraction
        least = 0.3 / max(1, self._to_do)  # of the first scene, of which the beginning is the slowest
        if not self.running or fraction < least:
            return None
        return (time.monotonic() - self._began) * (1 - fraction) / fraction

    def start(self, records: Sequence[Record], options: MaskOptions, folder: Path) -> None:
        """Masks what is not done yet.

        Args:
            records: The scenes.
            options: How; what is written beside a mask, too. There is always a report.
            folder: For the masks; it is made where it is not there.
        """
        if self.running:
            return
        self.running, self._cancelling = True, False
        self._records, self._waiting, self._to_do = list(records), [], 0
        self._options = replace(options, folder=str(folder), report=True)
        self._looking.run(partial(find_finished, Path(folder), pairs_of(self._records, self._options)))

    def cancel(self) -> None:
        """Stops; nothing of the scene that was being masked is left, and what is done stays."""
        if not self.running or self._cancelling:
            return
        self._cancelling = True
        if self._job is not None:
            self._job.cancel()
        else:
            self._looking.stop()
            QTimer.singleShot(0, self._next)

    def close_down(self) -> None:
        """Stops, and says nothing more."""
        self._looking.close_down()
        self.running = False
        job = self._let_go()
        if job is not None:
            job.cancel()

    def _on_found(self, found: Found) -> None:
        self._journal, finished = found
        self._journal.keep(each.scene for each in self._records)
        tell_finished(self._records, finished)
        self._waiting = [each for each in self._records if each.state is not State.DONE]
        self._to_do, self._began = len(self._waiting), time.monotonic()
        for record in self._waiting:
            record.wait()
        for record in self._records:
            self.changed.emit(record)
        try:
            self._journal.write()
        except FailureError as error:
            self._end(error.failure)
            return
        self._next()

    def _next(self) -> None:
        if not self.running:
            return
        if self._cancelling:
            self._end(Failure(CANCELLED, tr("cancelled: what is done stays")))
        elif not self._waiting:
            self._end(None)
        else:
            self._begin(self._waiting.pop(0))

    def _begin(self, record: Record) -> None:
        scene = record.scene
        self._record = record
        try:
            settings = settings_of(self._options, scene.answers)
            self._targets = self._choose(record, settings)
            self._journal.note(scene, self._targets, settings)
            self._journal.write()
        except FailureError as error:
            self._fail(error.failure)
            return
        record.run()
        self.changed.emit(record)
        order = Order(self._options, source=scene.source, answers=scene.answers)
        job = self._client.submit(mask_request(scene.source, order, self._targets), scene.source.environment)
        self._job = job
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._on_success)
        job.failed.connect(self._on_failure)

    def _choose(self, record: Record, settings: Settings) -> Targets:
        """A free name; or the one that an interrupted run had chosen, whose mask may lie there without a report."""
        name, former = record.scene.name, self._journal.unfinished(record.scene, settings)
        if former is not None:
            try:
                return choose_targets(name, self._options, former)
            except FailureError:  # somebody looks at it
                return choose_targets(name, self._options)
        return choose_targets(name, self._options)

    def _on_progress(self, progress: protocol.Progress) -> None:
        if self._record is not None and not self._cancelling:
            self._record.progress = progress
            self.changed.emit(self._record)

    def _on_success(self, report: Mapping[str, Any]) -> None:
        record, targets = self._record, self._targets
        self._let_go()
        if record is not None and targets is not None:
            record.finish(targets.files, report)
            self.changed.emit(record)
        self._next()

    def _on_failure(self, failure: Failure) -> None:
        self._let_go(keep=True)
        if failure.cancelled:
            self._cancelling = True  # by whoever it was
        elif failure.lacks_engine:
            if self._record is not None:
                self._record.wait()
                self.changed.emit(self._record)
            self._end(failure)
            return
        self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        record, self._record = self._record, None
        if record is not None:
            record.fail(failure)
            self.changed.emit(record)
        # Not at once: of hundreds that fail at once, each would lie on the stack of the one before.
        QTimer.singleShot(0, self._next)

    def _let_go(self, *, keep: bool = False) -> Optional[Job]:
        """Hears no more of the job."""
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self._on_progress)
            job.succeeded.disconnect(self._on_success)
            job.failed.disconnect(self._on_failure)
        if not keep:
            self._record = None
        return job

    def _end(self, failure: Optional[Failure]) -> None:
        self.running, self._record, self._waiting = False, None, []
        self.ended.emit(failure)


def find_finished(folder: Path, pairs: Sequence[Tuple[SceneRef, Settings]], stopped: Stopped) -> Found:
    """What a folder knows of scenes; it reads files, and so belongs in no window's thread."""
    journal = read_journal(folder)
    finished = {}
    for scene, settings in pairs:
        if stopped():
            break
        done = journal.finished(scene, settings)
        if done is not None:
            finished[key_of(scene.source)] = done
    return journal, finished


def tell_finished(records: Sequence[Record], finished: Mapping[Key, Finished]) -> List[Record]:
    """Tells records what was found; returns those that are no longer as they were."""
    changed = []
    for record in records:
        done = finished.get(key_of(record.scene.source))
        if done is not None and (record.state, record.files) != (State.DONE, done.files):
            record.finish(done.files, done.report)
            changed.append(record)
        elif done is None and record.state is State.DONE:
            record.wait()
            changed.append(record)
    return changed


def pairs_of(records: Sequence[Record], options: MaskOptions) -> List[Tuple[SceneRef, Settings]]:
    """Scenes, and what their masks are made with."""
    return [(each.scene, settings_of(options, each.scene.answers)) for each in records]
