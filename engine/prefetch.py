"""Runs an iterator ahead of whoever consumes it, in a thread, without ever losing one of its errors."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from queue import Queue
from typing import Generic, TypeVar

T = TypeVar("T")


class _Failed:
    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Done:
    pass


class _Ahead(Generic[T]):
    """The thread and the queue between producer and consumer."""

    def __init__(self, items: Iterable[T], depth: int) -> None:
        self._items = items
        self._queue: Queue[T | _Failed | _Done] = Queue()
        self._slots = threading.Semaphore(depth)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._produce, name="prefetch", daemon=True)
        self._thread.start()

    def _produce(self) -> None:
        try:
            iterator = iter(self._items)
            while True:
                # The slot is taken before the item is made: `depth` items exist at most, not one more.
                self._slots.acquire()
                if self._stopped.is_set():
                    return
                item = next(iterator, _DONE)
                self._queue.put(item)
                if item is _DONE:
                    return
        except BaseException as error:  # noqa: BLE001 - handed to the consumer, who raises it
            self._queue.put(_Failed(error))

    def __iter__(self) -> Iterator[T]:
        while True:
            item = self._queue.get()
            if isinstance(item, _Failed):
                raise item.error
            if isinstance(item, _Done):
                return
            yield item
            del item
            self._slots.release()

    def stop(self) -> None:
        self._stopped.set()
        self._slots.release()
        self._thread.join()


_DONE = _Done()


@contextmanager
def prefetch(items: Iterable[T], depth: int = 1) -> Iterator[Iterator[T]]:
    """Makes items ahead of their use.

    Args:
        items: Made in another thread, one after the other.
        depth: How many may exist beside each other, counting the one in use and the one in the making.

    Yields:
        The items in order; an error of the producer is raised in their place. Leaving the block stops the thread.
    """
    ahead = _Ahead(items, depth)
    try:
        yield iter(ahead)
    finally:
        ahead.stop()
