"""`python -m train COMMAND`: simulate, fit, validate, evaluate, export."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from engine.errors import CloudmaskError

from . import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command.

    Returns:
        Exit code: 0 done, 1 failed, 2 wrong usage, 130 interrupted.
    """
    try:
        return cli.run(list(sys.argv[1:] if arguments is None else arguments))
    except (*cli.EXPECTED, CloudmaskError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        print("error: interrupted; run the same command again to go on", file=sys.stderr)  # noqa: T201
        return 130


if __name__ == "__main__":
    sys.exit(main())
