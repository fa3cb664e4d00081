"""One sentence for whatever goes wrong while a file is written.

GDAL tells of a full disk in many ways: as an errno, as a libtiff sentence, as a failed read of a block that was never
stored, or not at all. The texts are looked at first, then the room that is left.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rasterio._err import CPLE_BaseError  # rasterio lets GDAL's own errors through in places, unwrapped
from rasterio.errors import RasterioError

from ..errors import CloudmaskError, DiskFullError, TargetError

_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT}
_FULL_TEXTS = (*(os.strerror(number).lower() for number in _FULL_ERRNOS), "no space left", "disk full")
_SLACK = 64 * 1024
"""Bytes: below this a disk is full whatever the library says, as buffers are larger than what is left."""

_MEGABYTE = 1_000_000

WRITING_ERRORS = (OSError, RasterioError, CPLE_BaseError)
"""Everything that GDAL, rasterio, Pillow or Python raise where a file cannot be written."""


def disk_full(folder: Path, needed: int) -> DiskFullError:
    """The error that says that a folder's disk is full.

    Args:
        folder: Where the file was to lie.
        needed: Bytes that the file takes, as far as is known.
    """
    megabytes = max(1, -(-needed // _MEGABYTE))
    return DiskFullError(f"the disk of '{folder}' is full", f"free about {megabytes} MB or choose another folder")


def write_failure(error: BaseException, path: Path, needed: int) -> TargetError:
    """Name what an exception means for the user.

    Args:
        error: What was raised; its causes are looked at, too.
        path: The file that was being written; only its folder is named, as it may be a temporary file.
        needed: Bytes that are still to be written, as far as is known.
    """
    folder = path.parent
    told = isinstance(error, OSError) and error.errno is not None  # the system's own word needs no guess
    if _tells_of_full_disk(error) or (not told and _room(folder) < max(_SLACK, needed)):
        return disk_full(folder, needed)
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return TargetError(f"cannot write in '{folder}' ({reason})", "check the folder or choose another one")


def require_room(path: Path, needed: int) -> None:
    """Stop before a disk is full, where that can be foreseen: GDAL writes on and complains on stderr, if at all.

    Args:
        path: The file that is to be written or to grow.
        needed: Bytes that it may take.

    Raises:
        DiskFullError: There is less room.
    """
    if _room(path.parent) < needed + _SLACK:
        raise disk_full(path.parent, needed)


@contextmanager
def writing(path: Path, needed: int = 0) -> Iterator[None]:
    """Turn failures inside the block into one sentence.

    Args:
        path: The file that is written.
        needed: Bytes that it takes, as far as is known. A failure where less is left counts as a full disk.

    Raises:
        DiskFullError: There is no space left.
        TargetError: Any other failure to write.
    """
    try:
        yield
    except CloudmaskError:
        raise
    except WRITING_ERRORS as error:
        raise write_failure(error, path, needed) from error


def _tells_of_full_disk(error: BaseException | None) -> bool:
    while error is not None:
        if getattr(error, "errno", None) in _FULL_ERRNOS:
            return True
        if any(text in str(error).lower() for text in _FULL_TEXTS):
            return True
        error = error.__cause__ or error.__context__
    return False


def _room(folder: Path) -> int:
    """Bytes that can still be written in a folder; much where it cannot be told."""
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return 1 << 62
    return usage.free if usage.total else 1 << 62
