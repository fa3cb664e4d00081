"""Reading ahead: bounded, in order, and no error is lost."""

from __future__ import annotations

import threading
import time

import pytest

from engine.prefetch import prefetch


def test_items_come_in_order():
    with prefetch(range(1000), depth=3) as ahead:
        assert list(ahead) == list(range(1000))


def test_no_more_items_exist_than_allowed():
    alive, most, lock = 0, 0, threading.Lock()

    def make():
        nonlocal alive, most
        for number in range(50):
            with lock:
                alive += 1
                most = max(most, alive)
            yield number

    with prefetch(make(), depth=2) as ahead:
        for _ in ahead:
            time.sleep(0.001)
            with lock:
                alive -= 1
    assert most <= 2


def test_an_error_of_the_producer_reaches_the_consumer():
    def make():
        yield from range(7)
        raise OSError("tile 7")

    seen = []
    with pytest.raises(OSError, match="tile 7"), prefetch(make()) as ahead:
        seen.extend(ahead)
    assert seen == list(range(7))


@pytest.mark.parametrize("taken", [0, 1, 5])
def test_leaving_early_stops_the_thread(taken):
    before = threading.active_count()

    def forever():
        number = 0
        while True:
            yield number
            number += 1

    with prefetch(forever(), depth=2) as ahead:
        for _ in range(taken):
            next(ahead)
    assert threading.active_count() == before
