"""Work in a thread beside the window: disks of a network, counts of bytes and installations take their time."""

from __future__ import annotations

import threading
from typing import Any, Callable, List, Optional

from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal

from .failure import FailureError

Stopped = Callable[[], bool]
_PATIENCE = 2000
"""Milliseconds."""


class Background(QObject):
    """Runs one function at a time outside of the window's thread; the latest one counts.

    Args:
        parent: Who wants to know.
    """

    found = pyqtSignal(object)
    """What the function returned; in the thread of this object."""
    failed = pyqtSignal(object)
    """Its `Failure`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: Optional[_Thread] = None

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._thread is not None

    def run(self, do: Callable[[Stopped], Any]) -> None:
        """Runs a function in place of the former one, whose answer is not heard.

        Args:
            do: Gets a function that says whether it may as well return.
        """
        self.stop()
        self._thread = _Thread(do)
        self._thread.finished.connect(self._on_finished)
        self._thread.start()

    def cut_short(self) -> None:
        """Is content with what is found until now."""
        if self._thread is not None:
            self._thread.stopped.set()

    def stop(self) -> None:
        """Wants no answer any more; the function ends by itself as soon as it has seen that."""
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.stopped.set()
            _ending.append(thread)
        _ending[:] = [each for each in _ending if not each.isFinished()]

    def close_down(self) -> None:
        """Stops, and waits a little, as a thread may not outlive its window."""
        self.stop()
        for each in _ending:
            each.wait(_PATIENCE)

    def _on_finished(self) -> None:
        thread = self._thread
        if thread is None or not thread.isFinished():
            return  # of a former one, which had said so before it was left
        self._thread = None
        thread.wait()
        if thread.failure is not None:
            self.failed.emit(thread.failure.failure)
        else:
            self.found.emit(thread.result)


class _Thread(QThread):
    """The function's; held until it has ended."""

    def __init__(self, do: Callable[[Stopped], Any]) -> None:
        super().__init__()
        self._do = do
        self.stopped = threading.Event()
        self.result: Any = None
        self.failure: Optional[FailureError] = None

    def run(self) -> None:
        try:
            self.result = self._do(self.stopped.is_set)
        except FailureError as error:
            self.failure = error


_ending: List[_Thread] = []
"""Those whose answer nobody wants any more."""
