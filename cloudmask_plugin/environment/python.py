"""Which Python runs the engine: one of its own, never the one that QGIS runs in."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from .. import settings
from ..failure import Failure, FailureError
from ..translate import tr
from .sources import REVISION

KIND = "environment"
VARIABLE = "CLOUDMASK_PYTHON"
"""Names the engine's Python where the user has chosen none in QGIS."""
STAMP = "cloudmask.json"
"""Lies in an environment that is whole, and says what is in it."""


def find_python() -> Path:
    """The Python that runs the engine.

    Returns:
        The one that the user chose, or `CLOUDMASK_PYTHON`, or that of the plugin's own environment.

    Raises:
        FailureError: There is none, or it cannot be one.
    """
    chosen = settings.python_path() or os.environ.get(VARIABLE, "")
    if chosen:
        path = Path(chosen).expanduser()
        return _checked(python_of(path) if path.is_dir() else path)
    path = python_of(user_environment())
    if not path.exists():
        raise failure(
            tr("the engine's environment is not set up yet"),
            tr("set it up, or choose a Python that has the engine's packages"),
        )
    return _checked(path)


def user_environment() -> Path:
    """The folder of the plugin's own environment: the user's alone, and short, as Windows limits paths' lengths."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "cloudmask" / "env"


def python_of(folder: Path) -> Path:
    """The Python of an environment; on Windows, Conda's lies elsewhere than that of a virtual environment."""
    if sys.platform == "win32":
        conda = folder / "python.exe"
        return conda if conda.exists() else folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def read_stamp(folder: Optional[Path] = None) -> Dict[str, Any]:
    """What an environment says of itself, without `folder` the plugin's own; nothing where it is not whole."""
    with contextlib.suppress(OSError, ValueError):
        read = json.loads(((folder or user_environment()) / STAMP).read_text(encoding="utf-8"))
        return read if isinstance(read, dict) else {}
    return {}


def find_stale() -> Optional[str]:
    """Why the plugin's own environment must be made anew, in a sentence; None where it need not."""
    if not user_environment().exists() or read_stamp().get("revision", 0) >= REVISION:
        return None
    return tr("the engine's environment was made for an older version of this plugin and must be set up again")


def free_bytes() -> int:
    """What is free where the environment lies, or will lie."""
    folder = user_environment()
    return shutil.disk_usage(next(each for each in folder.parents if each.exists())).free


def _checked(path: Path) -> Path:
    other = tr("choose another Python")
    if not path.is_absolute():
        raise failure(tr("'{path}' is no full path of a Python").format(path=path), other)
    if not path.exists():
        raise failure(tr("there is no Python at '{path}'").format(path=path), other)
    if _is_qgis(path):
        raise failure(
            tr("'{path}' is QGIS itself and not a Python").format(path=path),
            tr("choose the Python of the engine's environment"),
        )
    if path.is_dir() or not os.access(path, os.X_OK):
        raise failure(tr("'{path}' cannot be run as a program").format(path=path), other)
    return path


def _is_qgis(path: Path) -> bool:
    """Whether a program is QGIS, which started as a Python would open a second window."""
    names: Tuple[str, ...] = (path.name, path.resolve().name)
    return any(name.lower().startswith("qgis") for name in names)


def failure(sentence: str, hint: str) -> FailureError:
    """An error of the environment, to be raised."""
    return FailureError(Failure(KIND, sentence, hint))
