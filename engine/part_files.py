"""Files that come from elsewhere: written beside their place, compared, and only then put there.

What has come so far lies in a file that ends in `.part` and whose name tells which file it is going to be, so that no
later run goes on with another one. One process at a time works on a file.
"""

from __future__ import annotations

import contextlib
import errno
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from .cards import file_digest
from .errors import CloudmaskError, DiskFullError, DownloadError, TargetError
from .progress import CancelToken, Meter, Progress

STAGE = "download"
"""Of the progress that is reported; it counts bytes."""

_PIECE = 1024 * 1024


def copy_file(
    source: Path,
    target: Path,
    *,
    bytes: int | None,  # noqa: A002 - as in `cards.CardFile`
    sha256: str | None,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Copies a file that somebody has brought, with the checks of `fetch_file`.

    Args:
        source: The file.
        target: Where it is to lie.
        bytes: Size that it must have; None where nobody has told one.
        sha256: Digest that it must have; None where nobody has told one.
        on_progress: Told how many bytes are there, as stage `download`.
        cancel: Ends it; nothing is left then.

    Raises:
        CancelledError: It was cancelled.
        DiskFullError: The file does not fit.
        DownloadError: It cannot be read, or is another one.
        TargetError: It cannot be written.
    """
    meter = Meter(on_progress, cancel)
    try:
        size = source.stat().st_size
        stream = source.open("rb")
    except OSError as error:
        raise DownloadError(f"{source} cannot be read", "check that it is there and may be read") from error
    meter.stage(STAGE, size)
    with stream, part_file(target, "copy") as part:
        check_space(target.parent, size)
        try:
            with part.open("wb") as copy:
                for piece in iter(lambda: stream.read(_PIECE), b""):
                    copy.write(piece)
                    meter.advance(len(piece))
            wanted = size if bytes is None else bytes
            return put_in_place(part, target, size=wanted, sha256=sha256, origin=str(source.parent))
        finally:
            part.unlink(missing_ok=True)


def is_whole(path: Path, size: int, sha256: str | None) -> bool:
    """Whether a file is there and is the one that is meant; without a digest the size must do."""
    if not path.is_file() or path.stat().st_size != size:
        return False
    return sha256 is None or file_digest(path) == sha256


def check_space(folder: Path, size: int) -> None:
    """Looks whether so many bytes fit.

    Raises:
        DiskFullError: They do not.
    """
    free = shutil.disk_usage(folder).free
    if free < size:
        raise DiskFullError(
            f"{folder} has {megabytes(free)} of free space, and {megabytes(size)} are needed", "make room on that disk"
        )


def megabytes(size: int) -> str:
    """A size for people: `26.8 MB`, `605 MB`, `2.7 GB`."""
    for unit, name in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if size >= unit:
            number = f"{size / unit:.0f}" if size >= 100 * unit else f"{size / unit:.1f}".removesuffix(".0")
            return f"{number} {name}"
    return f"{size} bytes"


@contextlib.contextmanager
def part_file(target: Path, tells: str) -> Iterator[Path]:
    """The file that becomes the target, for this process alone.

    Args:
        target: Where it is to lie in the end; its folder exists.
        tells: Digest or revision: which file it is going to be.

    Raises:
        DiskFullError: There is no space left.
        DownloadError: Another process is at it.
        TargetError: It cannot be written.
    """
    part = target.with_name(f"{target.name}.{re.sub(r'[^0-9A-Za-z_-]', '-', tells)[:16]}.part")
    lock = target.with_name(f"{target.name}.lock")
    try:
        with _sentences(target), FileLock(lock, timeout=0):
            try:
                yield part
            finally:
                if part.is_file() and not part.stat().st_size:
                    part.unlink()
                with contextlib.suppress(OSError):  # Windows lets nobody remove it while it is held, and does so itself
                    lock.unlink(missing_ok=True)
    except Timeout as error:
        raise DownloadError(
            f"another process is fetching {target.name} into {target.parent}", "wait until it has ended"
        ) from error


@contextlib.contextmanager
def _sentences(target: Path) -> Iterator[None]:
    """Turns what the disk says into a sentence."""
    try:
        yield
    except (CloudmaskError, Timeout):
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError(
                f"there is no space left for {target.name} in {target.parent}",
                "make room on that disk and start again: what is there is kept",
            ) from error
        raise TargetError(
            f"{target} cannot be written ({error.strerror or error})", "check that its folder may be written"
        ) from error


def put_in_place(part: Path, target: Path, *, size: int, sha256: str | None, origin: str) -> Path:
    """Makes a part the target if it is what it should be, and removes it if it is not.

    Args:
        part: As `part_file` gives it.
        target: Where it is to lie.
        size: Bytes that it must have.
        sha256: Digest that it must have; None where nobody has told one.
        origin: For people: where it comes from.

    Raises:
        DownloadError: It is not what it should be.
    """
    found = part.stat().st_size
    if found != size:
        part.unlink()
        raise DownloadError(
            f"{target.name} from {origin} has {found} bytes, and {size} were expected", "fetch it again"
        )
    if sha256 is not None and file_digest(part) != sha256:
        part.unlink()
        raise DownloadError(
            f"{target.name} from {origin} does not have the SHA-256 that was expected; it was not kept",
            "fetch it again; if that changes nothing, another file has been put in its place: update cloudmask",
        )
    part.replace(target)
    return target
