"""The folder of the plugin's own environment: its lock, log and size, and how things come and go there."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
import uuid
from pathlib import Path
from typing import Iterator

from qgis.PyQt.QtCore import QLockFile

from ..failure import FailureError
from ..translate import tr
from .python import failure, read_stamp, user_environment

_PARTS = ("env", "python", "cache", "tool")  # others may be the user's


def environment_size() -> int:
    """Bytes of the plugin's own environment and of what was fetched for it; takes some tenths of a second."""
    total, root = 0, user_environment().parent
    for part in (*(root / name for name in _PARTS), *root.glob("env.*")):
        for folder, _, names in os.walk(part):
            for name in names:
                with contextlib.suppress(OSError):
                    total += (Path(folder) / name).lstat().st_size
    return total


def log_file() -> Path:
    """Where the last installation is written down."""
    return user_environment().parent / "install.log"


def read_log_tail(lines: int = 200) -> str:
    """The end of it; secrets were never written there."""
    with contextlib.suppress(OSError):
        return "\n".join(log_file().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    return ""


@contextlib.contextmanager
def held_lock() -> Iterator[None]:
    """Holds the lock that one QGIS window has at a time, or raises; it dies with its process."""
    root = user_environment().parent
    with contextlib.suppress(OSError):
        root.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(root / "install.lock"))
    lock.setStaleLockTime(0)  # an installation takes as long as it takes; Qt looks whether its process lives
    if not lock.tryLock(0):
        if lock.error() == QLockFile.LockError.LockFailedError:
            sentence = tr("the engine is being installed by another QGIS window")
            raise failure(sentence, tr("wait until it is done there, or cancel it there"))
        sentence = tr("nothing can be written to '{folder}'").format(folder=root)
        raise failure(sentence, tr("give yourself the right to write there, and try again"))
    try:
        yield
    finally:
        lock.unlock()


def put_in_place(new: Path) -> None:
    """Makes a new environment the plugin's own; `clean_up` takes the old one away, or puts it back where this fails."""
    if user_environment().exists():
        user_environment().rename(new.with_name(f"env.old-{uuid.uuid4().hex[:8]}"))
    new.rename(user_environment())


def clean_up() -> None:
    """Removes what an interrupted installation has left, but what it has fetched; what was whole gets its name."""
    folder = user_environment()
    with contextlib.suppress(FailureError), held_lock():
        for left in sorted(folder.parent.glob("env.*")):
            with contextlib.suppress(OSError):
                if read_stamp(left) and not folder.exists() and not left.name.startswith("env.gone"):
                    left.rename(folder)
                else:
                    discard(left)


def remove_environment() -> int:
    """Removes the plugin's own environment and what was fetched for it; returns the bytes that become free."""
    with held_lock():
        size = environment_size()
        try:
            log_file().unlink(missing_ok=True)
            for name in _PARTS:
                discard(user_environment().parent / name)
        except OSError as error:
            sentence = tr("the engine's environment is in use ({reason})").format(reason=error.strerror)
            raise failure(sentence, tr("close other QGIS windows and try again")) from None
    clean_up()
    return size


def discard(path: Path) -> None:
    """Renames a file or folder, so that it is gone at once, and deletes it; `clean_up` tries what is held again."""
    if path.exists():
        grave = path.with_name(f"env.gone-{uuid.uuid4().hex[:8]}")
        path.rename(grave)
        name = f"\\\\?\\{grave}" if sys.platform == "win32" else str(grave)  # Windows takes longer paths only so
        threading.Thread(target=shutil.rmtree, args=(name, True), daemon=True).start()
