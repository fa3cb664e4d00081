"""What is known of each scene of a batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import Any, Mapping, Optional, Sequence

from ...engine.protocol import Progress
from ..failure import Failure
from ..layers import ResultFiles
from ..scenes.scene import SceneRef, date_in
from ..translate import tr

_BEFORE = ("open", "survey")
_COUNTED = ("mask", "draw")


class State(Enum):
    """How far a scene is; the values are what a table for other programs says."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass
class Record:
    """A scene and what became of it.

    Attributes:
        scene: The scene.
        state: How far it is.
        failure: Why it has failed.
        files: What was written, once it is done.
        report: The engine's, once it is done.
        progress: The latest, while it runs.
    """

    scene: SceneRef
    state: State = State.WAITING
    failure: Optional[Failure] = None
    files: Optional[ResultFiles] = None
    report: Optional[Mapping[str, Any]] = None
    progress: Optional[Progress] = None

    @property
    def date(self) -> Optional[str]:
        """The scene's day, as its name or its report tells it."""
        told = str((self.report or {}).get("datetime") or "")
        return self.scene.date or date_in(told)

    @property
    def notes(self) -> str:
        """Why it has failed, or what the report warns of."""
        if self.failure is not None:
            return self.failure.text
        return " ".join(str(each) for each in (self.report or {}).get("warnings") or ())

    @property
    def fraction(self) -> float:
        """The part of the work that is done, from 0 to 1."""
        if self.state in (State.DONE, State.FAILED):
            return 1.0
        told = self.progress
        if self.state is not State.RUNNING or told is None or told.stage in _BEFORE:
            return 0.0
        return told.done / told.total if told.stage in _COUNTED and told.total else 1.0

    def wait(self) -> None:
        """Forgets what became of it."""
        self.state, self.failure, self.files, self.report, self.progress = State.WAITING, None, None, None, None

    def run(self) -> None:
        """Is being masked."""
        self.wait()
        self.state = State.RUNNING

    def finish(self, files: ResultFiles, report: Mapping[str, Any]) -> None:
        """Is masked."""
        self.wait()
        self.state, self.files, self.report = State.DONE, files, report

    def fail(self, failure: Failure) -> None:
        """Has no mask, for a reason."""
        self.wait()
        self.state, self.failure = State.CANCELLED if failure.cancelled else State.FAILED, failure


def summary(records: Sequence[Record]) -> str:
    """What came of all of them."""
    counts = Counter(each.state for each in records)
    text = tr("Scenes done: {count}.").format(count=counts[State.DONE])
    failed = counts[State.FAILED]
    return text + (" " + tr("Failed: {count}; select one to see why.").format(count=failed) if failed else "")
