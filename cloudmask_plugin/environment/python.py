"""Which Python runs the engine: one of its own, never the one that QGIS runs in; and the plugin's own environment."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import threading
import uuid
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

from qgis.PyQt.QtCore import QLockFile

from .. import settings
from ..failure import Failure, FailureError
from ..translate import tr
from .sources import REVISION

KIND = "environment"
VARIABLE = "CLOUDMASK_PYTHON"
"""Names the engine's Python where the user has chosen none in QGIS."""

STAMP = "cloudmask.json"
"""Lies in an environment that is whole, and says what is in it."""

UNFINISHED, SET_ASIDE = "env.new-", "env.old-"
_PARTS = ("env", "python", "cache", "tool", "install.log")
"""What belongs to the environment; other things of the user's may lie beside it."""


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
        raise _failure(
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


def read_stamp() -> Dict[str, Any]:
    """What the plugin's own environment says of itself; nothing where there is none."""
    return _stamp_of(user_environment())


def find_stale() -> Optional[str]:
    """Why the plugin's own environment must be made anew, in a sentence; None where it need not."""
    if not user_environment().exists() or _stamp_of(user_environment()).get("revision", 0) >= REVISION:
        return None
    return tr("the engine's environment was made for an older version of this plugin and must be set up again")


def environment_size() -> int:
    """Bytes of the plugin's own environment and of what was fetched for it; takes some tenths of a second."""
    root = user_environment().parent
    return sum(folder_size(each) for each in (*(root / name for name in _PARTS), *root.glob("env.*")))


def folder_size(path: Path) -> int:
    """Bytes of a file or folder; what vanishes meanwhile is nothing."""
    total = 0
    with contextlib.suppress(OSError):
        if not path.is_dir() or path.is_symlink():
            return path.lstat().st_size
        with os.scandir(path) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    inside = entry.is_dir(follow_symlinks=False)
                    total += folder_size(Path(entry.path)) if inside else entry.stat(follow_symlinks=False).st_size
    return total


def free_bytes(folder: Path) -> int:
    """What is free where a folder lies, or will lie."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def grown() -> int:
    """Bytes that were fetched and installed so far; what lies in both places counts once."""
    root = user_environment().parent
    new = [folder_size(each) for each in root.glob(UNFINISHED + "*")]
    return max([folder_size(root / "cache"), *new]) + folder_size(root / "python")


def log_file() -> Path:
    """Where the last installation is written down."""
    return user_environment().parent / "install.log"


def read_log_tail(lines: int = 200) -> str:
    """The end of it; secrets were never written there."""
    with contextlib.suppress(OSError):
        return "\n".join(log_file().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    return ""


def remove_environment() -> int:
    """Removes the plugin's own environment and what was fetched for it.

    Returns:
        Bytes that become free.

    Raises:
        FailureError: It is being installed, or a file of it is in use.
    """
    with held_lock():
        size = environment_size()
        for name in _PARTS:
            try:
                discard(user_environment().parent / name)
            except OSError as error:
                raise _failure(
                    tr("the engine's environment is in use ({reason})").format(reason=error.strerror),
                    tr("close other QGIS windows and try again"),
                ) from None
    clean_up()
    return size


def clean_up() -> None:
    """Removes what an interrupted installation has left, and finishes one that had only to be renamed.

    What was fetched stays for the next start.
    """
    root = user_environment().parent
    if not root.is_dir():
        return
    with contextlib.suppress(FailureError), held_lock():
        if not user_environment().exists():
            left = [*root.glob(UNFINISHED + "*"), *root.glob(SET_ASIDE + "*")]
            whole = [each for each in left if _stamp_of(each)]
            if whole:
                with contextlib.suppress(OSError):
                    whole[0].rename(user_environment())
        for each in root.glob("env.*"):
            with contextlib.suppress(OSError):
                discard(each)


def discard(path: Path) -> None:
    """Renames a file or folder, so that it is gone at once, and deletes it in a thread of its own.

    What cannot be deleted now, as a program has it open, is deleted by the next `clean_up`.
    """
    if path.is_symlink() or path.exists():
        grave = path.parent / f"env.gone-{uuid.uuid4().hex[:8]}"
        path.rename(grave)
        threading.Thread(target=_delete, args=(grave,), daemon=True).start()


def replace(folder: Path, new: Path, aside: Path) -> None:
    """Puts a new folder in the place of the old one, which is set aside; all stays as it was where that fails."""
    old = folder.exists()
    if old:
        folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        if old:
            aside.rename(folder)
        raise


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        # Windows takes longer paths with this beginning only.
        shutil.rmtree(f"\\\\?\\{path}" if sys.platform == "win32" else path, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        path.unlink()


@contextlib.contextmanager
def held_lock() -> Iterator[None]:
    """Holds the lock of `take_lock`."""
    lock = take_lock()
    try:
        yield
    finally:
        lock.unlock()


def take_lock() -> QLockFile:
    """Takes the lock that one QGIS window has at a time; it dies with its process.

    Raises:
        FailureError: Another window has it, or nothing can be written there.
    """
    root = user_environment().parent
    with contextlib.suppress(OSError):
        root.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(root / "install.lock"))
    lock.setStaleLockTime(0)  # an installation takes as long as it takes; Qt looks whether its process lives
    if lock.tryLock(0):
        return lock
    if lock.error() == QLockFile.LockError.LockFailedError:
        raise _failure(
            tr("the engine is being installed by another QGIS window"),
            tr("wait until it is done there, or cancel it there"),
        )
    raise _failure(
        tr("nothing can be written to '{folder}'").format(folder=root),
        tr("give yourself the right to write there, and try again"),
    )


def _stamp_of(folder: Path) -> Dict[str, Any]:
    try:
        read = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _checked(path: Path) -> Path:
    other = tr("choose another Python")
    if not path.is_absolute():
        raise _failure(tr("'{path}' is no full path of a Python").format(path=path), other)
    if not path.exists():
        raise _failure(tr("there is no Python at '{path}'").format(path=path), other)
    if _is_qgis(path):
        raise _failure(
            tr("'{path}' is QGIS itself and not a Python").format(path=path),
            tr("choose the Python of the engine's environment"),
        )
    if path.is_dir() or not os.access(path, os.X_OK):
        raise _failure(tr("'{path}' cannot be run as a program").format(path=path), other)
    return path


def _is_qgis(path: Path) -> bool:
    """Whether a program is QGIS, which started as a Python would open a second window."""
    names: Tuple[str, ...] = (path.name, path.resolve().name)
    return any(name.lower().startswith("qgis") for name in names)


def _failure(sentence: str, hint: str) -> FailureError:
    return FailureError(Failure(KIND, sentence, hint))
