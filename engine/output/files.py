"""All files that a run writes: checked before any work, written under hidden names, renamed together at the end."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from ..errors import TargetError
from ..protocol import TEMPORARY_PREFIX
from .checks import check_target
from .failures import writing
from .placing import Placing

STALE_ENDINGS = (".aux.xml", ".ovr", ".msk", "-wal", "-shm", "-journal")
"""What other programs keep beside a raster or GeoPackage: wrong as soon as the file itself is another one."""

_LONGEST_SUFFIX = 12


@dataclass(frozen=True)
class _Output:
    """One target, the temporary file that becomes it, and the endings of what is written beside it."""

    target: Path
    temporary: Path
    companions: tuple[str, ...]

    def beside(self, ending: str) -> tuple[Path, Path]:
        """The temporary and the final path of a companion."""
        return _beside(self.temporary, ending), _beside(self.target, ending)


class OutputFiles:
    """The targets of a run; a target is whole or as it was before.

    Leaving the block without `commit`, for whatever reason, removes every temporary file.

    Args:
        overwrite: Whether files that exist are replaced.
        sources: Files and folders that the run reads; none of them, nor anything inside, can be a target.
    """

    def __init__(self, *, overwrite: bool, sources: Sequence[Path]) -> None:
        self._overwrite = overwrite
        self._sources = tuple(Path(source) for source in sources)
        self._outputs: list[_Output] = []
        self._scratch: list[Path] = []

    def __enter__(self) -> OutputFiles:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        while self._outputs:
            _sweep(self._outputs.pop().temporary)
        while self._scratch:
            _sweep(self._scratch.pop())

    @property
    def temporaries(self) -> tuple[Path, ...]:
        """The temporary paths; whatever else is written for them begins with their names."""
        return (*(output.temporary for output in self._outputs), *self._scratch)

    def add(self, target: Path, *, companions: Sequence[str] = ()) -> Path:
        """Check a target and reserve a temporary file beside it.

        Args:
            target: Where the file is to lie in the end. A link is replaced, not what it points to.
            companions: Endings, such as `.aux.xml`, of files that are written beside it and belong to it.

        Returns:
            An empty file with a hidden name and the target's suffix, in the target's folder.

        Raises:
            TargetError: The target cannot or must not be written, or is a target already.
        """
        target = Path(target)
        check_target(target, overwrite=self._overwrite, sources=self._sources)
        self._check_distinct(target, companions)
        temporary = _reserve(target)
        self._outputs.append(_Output(target, temporary, tuple(companions)))
        return temporary

    def scratch(self, target: Path) -> Path:
        """Reserve a file that is needed on the way to a target only, beside it and with its suffix.

        Returns:
            An empty file with a hidden name; it is removed when the block is left.

        Raises:
            TargetError: The folder cannot be written.
        """
        temporary = _reserve(Path(target))
        self._scratch.append(temporary)
        return temporary

    def commit(self) -> None:
        """Bring all files to the disk and rename them, companions before their main file.

        Companions of a replaced file that the new one does not have are removed. If anything fails, what was there
        before is there again.

        Raises:
            DiskFullError: There is no space left.
            TargetError: A file was never written, or a target cannot be replaced.
        """
        for output in self._outputs:
            # Again, as another run may have written there in the meantime.
            check_target(output.target, overwrite=self._overwrite, sources=self._sources)
            _flush(output.temporary, output.target)
            for ending in output.companions:
                _flush(*output.beside(ending))
        placing = Placing()
        try:
            for output in self._outputs:
                _place(output, placing)
        except BaseException:
            placing.take_back()
            raise
        placing.settle()
        for folder in {output.target.parent for output in self._outputs}:
            _flush_folder(folder)
        self._outputs.clear()

    def _check_distinct(self, target: Path, companions: Sequence[str]) -> None:
        taken = {_key(name) for output in self._outputs for name in _names(output.target, output.companions)}
        for name in _names(target, companions):
            if _key(name) in taken:
                raise TargetError(f"'{name}' would be written twice", "give each output a name of its own")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _names(target: Path, companions: Sequence[str]) -> list[Path]:
    return [target, *(_beside(target, ending) for ending in companions)]


def _key(path: Path) -> tuple[str, str]:
    """A file's place; without regard to case, as many file systems have none."""
    return os.path.realpath(path.parent), path.name.casefold()


def _reserve(target: Path) -> Path:
    """Create an empty file beside a target, which is the only sure test that its folder can be written."""
    plain = target.suffix.isascii() and target.suffix[1:].isalnum() and len(target.suffix) <= _LONGEST_SUFFIX
    suffix = target.suffix if plain else ""
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{secrets.token_hex(4)}{suffix}")
    with writing(temporary):
        temporary.touch(exist_ok=False)
    return temporary


def _sweep(temporary: Path) -> None:
    """Remove a temporary file and all that writers and GDAL keep beside it under the same name."""
    for path in temporary.parent.glob(temporary.name + "*"):
        path.unlink(missing_ok=True)


def _flush(temporary: Path, target: Path) -> None:
    """Wait until a file is on the disk; a full disk shows here at the latest."""
    if not temporary.exists() or temporary.stat().st_size == 0:
        raise TargetError(f"'{target}' was not written", "try again or choose another folder")
    with writing(temporary), temporary.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where the system can."""
    if sys.platform == "win32":
        return
    with writing(folder / "*"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _place(output: _Output, placing: Placing) -> None:
    for ending in STALE_ENDINGS:
        if ending not in output.companions:
            placing.drop(_beside(output.target, ending), _beside(output.temporary, f"{ending}.old"))
    for ending in output.companions:
        placing.place(*output.beside(ending))
    placing.place(output.temporary, output.target)
