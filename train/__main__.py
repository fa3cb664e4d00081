"""`python -m train COMMAND`: prepare, fit, validate, evaluate, export, and what `--help` lists."""

from __future__ import annotations

import errno
import signal
import sys
from collections.abc import Sequence

from engine.errors import CloudmaskError, UsageError
from engine.interrupts import check, listen

_FULL = {errno.ENOSPC, errno.EDQUOT}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        Exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
    """
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        check()
        return code
    except KeyboardInterrupt as stop:
        _tell(f"interrupted; {stop.args[0] if stop.args else 'run the same command again to go on'}")
        return 130


def _run(arguments: list[str]) -> int:
    from . import cli

    try:
        return cli.run(arguments)
    except CloudmaskError as error:
        _tell(str(error))
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        _tell(_what_failed(error))
    return 1


def _what_failed(error: OSError) -> str:
    place = "" if error.filename is None else f" at {error.filename}"
    if error.errno in _FULL:
        return f"the disk is full{place}: make room and run the same command again to go on"
    return f"{error.strerror.lower()}{place}" if error.strerror else str(error)


def _tell(sentence: str) -> None:
    print(f"error: {sentence}", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    listen()  # libraries are imported for seconds, and some of them swallow interrupts
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by which processes are ended that make patches
    sys.exit(main())
