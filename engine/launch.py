"""Starts the worker: `python -I -u -X utf8 …/engine/launch.py [--idle SECONDS]`.

The plugin starts this file by its path, with a Python that may know nothing of the engine, from any folder. So it says
where the engine is, and says so in a line of the protocol where this Python cannot run it. It is read by whatever
Python is found: nothing in it is newer than Python 3.7.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 10)
NEEDED = {
    "affine": "affine",
    "defusedxml": "defusedxml",
    "numpy": "numpy",
    "PIL": "pillow",
    "pyogrio": "pyogrio",
    "pystac": "pystac",
    "rasterio": "rasterio",
    "safetensors": "safetensors",
    "scipy": "scipy",
    "shapely": "shapely",
    "timm": "timm",
    "torch": "torch",
}
"""Modules, and the packages that bring them."""
CANNOT_RUN = 3
"""Exit code where this Python cannot run the engine."""


def main() -> int:
    """Runs the worker until its stdin ends.

    Returns:
        The exit code.
    """
    os.write(1, b"\n")  # what start files of this Python have printed without an end must not swallow the first message
    folder = Path(__file__).absolute().parent
    # Python puts a script's own folder first where `-I` is missing, and the engine's modules are none of the top level.
    elsewhere = [entry for entry in sys.path if Path(entry).absolute() != folder]
    sys.path[:] = [str(folder.parent), *elsewhere]
    sentence = find_problem()
    if sentence is not None:
        protocol = importlib.import_module("engine.protocol")
        hint = "set the environment up again, or choose another Python"
        os.write(1, protocol.encode(protocol.Error("environment", sentence, hint)))
        return CANNOT_RUN
    return int(importlib.import_module("engine.worker").main(sys.argv[1:]))


def find_problem() -> str | None:
    """Why this Python cannot run the engine, in a sentence; None where it can, as far as is seen without imports."""
    if sys.version_info < OLDEST_PYTHON:
        wanted = ".".join(map(str, OLDEST_PYTHON))
        return f"'{sys.executable}' is Python {sys.version.split()[0]}, and the engine needs {wanted} or newer"
    missing = [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        return f"the Python at '{sys.executable}' lacks {', '.join(missing)}"
    return None


if __name__ == "__main__":
    sys.exit(main())
