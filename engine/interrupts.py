"""Ctrl-C and SIGTERM that nothing swallows.

Python tells of a signal by raising `KeyboardInterrupt` wherever it happens to be. Inside a library's import that may be
a bare `except`, or a callback whose exceptions are dropped; seen while torch is imported, where the run then went on as
if nobody had asked. So what was asked for is also remembered, and looked at again.
"""

from __future__ import annotations

import signal

_asked = False


def listen() -> None:
    """Makes both signals interrupt the main thread."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def check() -> None:
    """Interrupts once more where somebody has asked for it.

    Raises:
        KeyboardInterrupt: Somebody has.
    """
    if _asked:
        raise KeyboardInterrupt


def _interrupt(_number: int, _frame: object) -> None:
    global _asked
    _asked = True
    raise KeyboardInterrupt
