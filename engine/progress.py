"""How far a run is, and whether it shall go on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from .errors import CancelledError

Progress = Callable[[str, int, int, float], None]
"""`on_progress(stage, done, total, per_second)`: stage is `open`, `write`, or what is done in between
(`survey` before a mask where a network must know the whole scene first, `mask`, `draw` from probabilities, `copy`,
`count`: pixels; `download`: bytes). The rate is a guess as long as nothing is done, and 0 where there is none."""

Notice = Callable[[str], None]
"""`on_notice(sentence)`: told what a person should know at once and nobody needs afterwards."""

CancelToken = threading.Event
"""Set it, from any thread, and the run ends with `CancelledError` before its next tile."""

INTERVAL = 0.1
"""Seconds between two reports at least."""


class Meter:
    """Counts pixels, reports at most ten times a second, and looks at the cancel token.

    Args:
        on_progress: Told how far the run is; None for nobody.
        cancel: Looked at by `check`; None where nobody can cancel.
        on_notice: Told what `say` says; None for nobody.
    """

    def __init__(
        self, on_progress: Progress | None, cancel: CancelToken | None, on_notice: Notice | None = None
    ) -> None:
        self._on_progress = on_progress
        self._cancel = cancel
        self._on_notice = on_notice
        self.stage("open", 0)

    def say(self, sentence: str) -> None:
        """Tells a person something at once."""
        if self._on_notice is not None:
            self._on_notice(sentence)

    def stage(self, name: str, total: int, guess: float = 0.0) -> None:
        """Begins a stage of `total` pixels, of which perhaps `guess` will be done in a second."""
        self.check()
        self._name, self._total, self._done, self._guess = name, total, 0, guess
        self._started = time.perf_counter()
        self._reported = float("-inf")
        self._report()

    def advance(self, pixels: int) -> None:
        """Counts pixels as done."""
        self.check()
        self._done = min(self._total, self._done + pixels)
        if self._done == self._total or time.perf_counter() - self._reported >= INTERVAL:
            self._report()

    def check(self) -> None:
        """Looks at the cancel token.

        Raises:
            CancelledError: It is set.
        """
        if self._cancel is not None and self._cancel.is_set():
            raise CancelledError

    def _report(self) -> None:
        if self._on_progress is None:
            return
        self._reported = time.perf_counter()
        elapsed = self._reported - self._started
        rate = self._done / elapsed if self._done and elapsed > 0 else self._guess
        self._on_progress(self._name, self._done, self._total, rate)
