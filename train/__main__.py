"""`python -m train COMMAND`: simulate, fit, validate, evaluate, export, and what `--help` lists."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

from engine.errors import CloudmaskError, UsageError

_FULL = {errno.ENOSPC, errno.EDQUOT}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        Exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
    """
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt as stop:
        _tell(f"interrupted; {stop.args[0] if stop.args else 'run the same command again to go on'}")
        return 130


def _run(arguments: list[str]) -> int:
    from . import cli  # takes seconds, in which an interrupt must be heard

    try:
        return cli.run(arguments)
    except (*cli.EXPECTED, CloudmaskError) as error:
        _tell(str(error))
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        _tell(_what_failed(error))
    return 1


def _what_failed(error: OSError) -> str:
    place = "" if error.filename is None else f" at {error.filename}"
    if error.errno in _FULL:
        return f"the disk is full{place}: make room and run the same command again to go on"
    return f"{(error.strerror or str(error)).lower()}{place}"


def _tell(sentence: str) -> None:
    print(f"error: {sentence}", file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
