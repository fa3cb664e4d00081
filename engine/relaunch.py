"""Starts long-running commands once more with the C library set for them.

glibc reads these settings when a process starts and never again. Measured on two cores with a light network: without
them every tile's memory goes back to the system and comes again page by page, which costs 10–50 %; and threads that
spin while they wait for each other lose up to a factor of ten beside any other busy program.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

from .protocol import computing_settings

COMMANDS = ("mask", "batch", "bench")
GUARD = "CLOUDMASK_RELAUNCHED"


def settings() -> dict[str, str]:
    """The settings that this process lacks; none where the C library is not glibc."""
    return computing_settings(os.environ)


def relaunch(arguments: Sequence[str]) -> None:
    """Replaces this process by one with the settings, once, if the command is a long one."""
    command = next((each for each in arguments if not each.startswith("-")), "")
    if command not in COMMANDS or os.environ.get(GUARD) or "--help" in arguments:
        return
    missing = settings()
    if not missing:
        return
    # A Ctrl-C between here and the new process's first lines would find no Python to handle it: it waits meanwhile.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        command_line = [sys.executable, *sys.orig_argv[1:]]
        os.execve(sys.executable, command_line, {**os.environ, **missing, GUARD: "1"})  # nosec B606 # this very Python
    except OSError:
        resume()  # slower, but it works


def resume() -> None:
    """Lets in the signals that `relaunch` has made wait."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
