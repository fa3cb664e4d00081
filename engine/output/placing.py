"""Moves finished files to their final names, all of them or none.

Each move is a rename inside one folder, so a reader meets the old file or the new one, never half of one. What stood
there before is kept under a second name until every move is done, so that a failure in the middle takes the finished
moves back.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..errors import TargetError
from .failures import writing


@dataclass(frozen=True)
class _Move:
    """A file that was replaced or removed, and where the old one is kept, if there was one."""

    target: Path
    backup: Path | None


class Placing:
    """Renames that are taken back together."""

    def __init__(self) -> None:
        self._moves: list[_Move] = []

    def place(self, temporary: Path, target: Path) -> None:
        """Rename a finished file to its target, replacing what is there.

        Args:
            temporary: The finished file, in the target's folder.
            target: Its final name.

        Raises:
            TargetError: The target cannot be replaced.
        """
        backup = None
        if os.path.lexists(target):
            backup = temporary.with_name(temporary.name + ".old")
            with writing(target):
                _keep(target, backup)
        self._moves.append(_Move(target, backup))
        try:
            temporary.replace(target)
        except OSError as error:
            raise TargetError(
                f"'{target}' cannot be replaced ({error.strerror})", "close it elsewhere or choose another name"
            ) from error

    def drop(self, target: Path, backup: Path) -> None:
        """Remove a file in a way that can be taken back.

        Args:
            target: What is to go; nothing happens where it is absent.
            backup: A free name in the same folder.

        Raises:
            TargetError: The file cannot be removed.
        """
        if not os.path.lexists(target):
            return
        self._moves.append(_Move(target, backup))
        with writing(target):
            target.replace(backup)

    def take_back(self) -> None:
        """Restore what stood there before, the latest move first."""
        while self._moves:
            move = self._moves.pop()
            if move.backup is None:
                move.target.unlink(missing_ok=True)
            elif os.path.lexists(move.backup):  # absent where the move itself was what failed
                move.backup.replace(move.target)

    def settle(self) -> None:
        """Forget what stood there before: from here on nothing is taken back."""
        while self._moves:
            backup = self._moves.pop().backup
            if backup is not None:
                backup.unlink(missing_ok=True)


def _keep(target: Path, backup: Path) -> None:
    """Give a file a second name; a copy where the file system has no hard links (FAT, some network shares)."""
    try:
        os.link(target, backup, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(target, backup, follow_symlinks=False)
