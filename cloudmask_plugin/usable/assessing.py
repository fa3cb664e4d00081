"""Looks at one scene after the other while the window goes on."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Mapping, Optional, Tuple

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine import protocol
from ..failure import Failure, FailureError
from ..translate import tr
from .assessment import Ask, Look, SceneResult, Steps, assess_scene
from .zones import Zones

if TYPE_CHECKING:
    from ..scenes.scene import SceneRef
    from ..worker.client import WorkerClient
    from ..worker.job import Job

MASKING = 0.9
"""Share of a scene's time until its mask is there."""


def make_folder() -> Path:
    """A folder for temporary files, which goes with QGIS at the latest.

    Raises:
        FailureError: There is no room for it.
    """
    folder = Path(QgsProcessingUtils.tempFolder()) / f"cloudmask-{uuid.uuid4().hex}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        sentence = tr("the folder for temporary files cannot be used ({reason})").format(reason=error.strerror)
        raise FailureError(Failure("target", sentence, tr("check the free space of the disk"))) from error
    return folder


def share_done(progress: protocol.Progress) -> float:
    """How much of a scene is done, 0 to 1."""
    part = progress.done / progress.total if progress.total else 0.0
    return MASKING + (1 - MASKING) * part if progress.stage == "count" else MASKING * part


class Assessing(QObject):
    """A pass over scenes. Jobs are connected to methods only, see `dock.asking`.

    Args:
        client: Of the engine.
        parent: Who keeps it.
    """

    progressed = pyqtSignal(int, float)
    """Which scene it is at, and how much of that is done, 0 to 1."""
    found = pyqtSignal(object)
    """A `SceneResult`."""
    ended = pyqtSignal(object)
    """None where all scenes were looked at; else a `Failure`. Nothing is left on the disk."""

    def __init__(self, client: WorkerClient, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._client = client
        self._scenes: Tuple[SceneRef, ...] = ()
        self._zones: Optional[Zones] = None
        self._look = Look(0)
        self._folder = Path()
        self._index = -1
        self._done = 0.0
        self._steps: Optional[Steps] = None
        self._job: Optional[Job] = None
        self._stopped: Optional[Failure] = None

    @property
    def running(self) -> bool:
        """Whether there is anything left to do."""
        return self._zones is not None

    def start(self, scenes: Tuple[SceneRef, ...], zones: Zones, look: Look) -> None:
        """Looks at scenes, which are at least one; the polygons' folder is removed in the end.

        Args:
            scenes: The scenes.
            zones: The polygons, in a folder of `make_folder`.
            look: How.
        """
        self._scenes, self._zones, self._look, self._folder = scenes, zones, look, zones.file.parent
        self._index, self._stopped = -1, None
        self._next_scene()

    def stop(self, reason: Failure) -> None:
        """Ends it within about two seconds.

        Args:
            reason: What `ended` tells.
        """
        if self.running and self._stopped is None:
            self._stopped = reason
            if self._job is not None:
                self._job.cancel()

    def _next_scene(self) -> None:
        self._index += 1
        if self._zones is None or self._index >= len(self._scenes):
            self._end(None)
            return
        self._done = 0.0
        self.progressed.emit(self._index, 0.0)
        self._steps = assess_scene(self._index, self._scenes[self._index], self._zones, self._look, self._folder)
        self._go_on(None)

    def _go_on(self, document: Optional[Mapping[str, Any]], failure: Optional[Failure] = None) -> None:
        """Hands an answer to the scene's steps, and asks what they ask next."""
        steps = self._steps
        if steps is None:
            return
        try:
            if failure is not None:
                ask = steps.throw(FailureError(failure))
            else:
                ask = next(steps) if document is None else steps.send(document)
        except StopIteration as end:
            self._take(end.value)
        except FailureError as error:
            self._end(error.failure)
        else:
            self._ask(ask)

    def _ask(self, ask: Ask) -> None:
        job = self._client.submit(ask.request, ask.environment)
        self._job = job
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._on_answer)
        job.failed.connect(self._on_failure)

    def _take(self, result: SceneResult) -> None:
        self.found.emit(result)
        if self._stopped is not None:
            self._end(self._stopped)
        else:
            self._next_scene()

    def _on_progress(self, progress: protocol.Progress) -> None:
        if self._stopped is None:
            self._done = max(self._done, share_done(progress))  # each request begins with a stage of nothing
            self.progressed.emit(self._index, self._done)

    def _on_answer(self, document: Mapping[str, Any]) -> None:
        self._job = None
        if self._stopped is not None:
            self._end(self._stopped)
        else:
            self._go_on(document)

    def _on_failure(self, failure: Failure) -> None:
        self._job = None
        if self._stopped is not None:
            self._end(self._stopped)
        else:
            self._go_on(None, failure)

    def _end(self, failure: Optional[Failure]) -> None:
        if self._steps is not None:
            self._steps.close()
        self._steps = self._zones = None
        shutil.rmtree(self._folder, ignore_errors=True)
        self.ended.emit(failure)
