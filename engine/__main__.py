"""The `cloudmask` command's first lines: fast, and deaf to nothing.

Ctrl-C must end the command in silence at any moment, also while Python is still importing; and long runs need
settings of the C library that can only be made before a process starts.
"""

from __future__ import annotations

import contextlib
import os
import sys

from .interrupts import check, listen

INTERRUPTED = 130


def main() -> int:
    """Runs the command line.

    Returns:
        0 done, 1 failed, 2 wrong usage, 130 cancelled.
    """
    try:
        listen()
        # Threads of GDAL's own know no other settings, and would write past the one sentence that is told.
        os.environ.setdefault("CPL_LOG", os.devnull)
        from .relaunch import relaunch, resume

        relaunch(sys.argv[1:])
        resume()
        from .cli import run

        code = run()
        check()
        return code
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            print("cancelled", file=sys.stderr, flush=True)  # noqa: T201
        # Everything is cleaned up by now. An ordinary end would wait for threads that still compute, and Python ends
        # itself by the signal where the interrupt once passed through an `exec`, whoever has caught it since.
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
