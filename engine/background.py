"""Runs calls behind the caller's back, in order, without ever losing one of their errors."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Background:
    """Runs calls one after the other in a thread of its own; an error of one is raised by the next, or by `finish`.

    Args:
        most: How many calls may wait; a further one waits itself.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._pool = ThreadPoolExecutor(1, "write")
        self._pending: deque[Future[None]] = deque()

    def __enter__(self) -> Background:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def run(self, call: Callable[..., None], *arguments: object) -> None:
        """Puts a call at the end of the queue."""
        while len(self._pending) >= self._most:
            self._pending.popleft().result()
        self._pending.append(self._pool.submit(call, *arguments))

    def finish(self) -> None:
        """Waits for all calls."""
        while self._pending:
            self._pending.popleft().result()
