"""May a run write there? Asked of every target before any work is done."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from ..errors import TargetError


def check_target(target: Path, *, overwrite: bool, sources: Sequence[Path]) -> None:
    """Refuse a target that cannot or must not be written.

    Args:
        target: Where the file is to lie in the end.
        overwrite: Whether a file that stands there may be replaced.
        sources: Files and folders that the run reads.

    Raises:
        TargetError: The folder is missing, the target is a folder, a device, one of the sources, inside one of them,
            or exists already.
    """
    try:
        _check_folder(target)
        _check_source(target, sources)
        _check_existing(target, overwrite=overwrite)
    except TargetError:
        raise
    except OSError as error:  # a name too long, a folder that may not be searched, a loop of links
        raise TargetError(
            f"'{target}' cannot be written ({error.strerror})", "choose another name or folder"
        ) from error


def _check_folder(target: Path) -> None:
    folder = target.parent
    if not target.name or not os.path.lexists(folder):
        raise TargetError(f"the folder '{folder}' of '{target.name}' does not exist", "create it first")
    if not folder.is_dir():
        raise TargetError(f"'{folder}' is not a folder", "choose another place for the output")


def _check_source(target: Path, sources: Sequence[Path]) -> None:
    resolved = Path(os.path.realpath(target))
    for source in sources:
        origin = Path(os.path.realpath(source))
        if resolved == origin or _same_file(target, source):
            raise TargetError(f"'{target}' is a source of this run", "choose another name for the output")
        if origin in resolved.parents and origin.is_dir():
            raise TargetError(f"'{target}' lies inside the source '{source}'", "choose another folder for the output")


def _same_file(target: Path, source: Path) -> bool:
    """Whether both are the same file, also through hard links and on file systems that ignore case."""
    try:
        return target.samefile(source)
    except OSError:  # one of them does not exist, or the source is an address and no file
        return False


def _check_existing(target: Path, *, overwrite: bool) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    if target.is_dir():
        raise TargetError(f"'{target}' is a folder", "give the name of a file")
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise TargetError(f"'{target}' is a device or pipe, not a file", "give the name of a file")
    if not overwrite:
        raise TargetError(f"'{target}' already exists", "choose another name or give --overwrite")
