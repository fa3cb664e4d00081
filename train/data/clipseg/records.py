"""One array per chip in one file, made piece by piece, and read as a memory map.

Written plainly, never through the map: on a full disk a map ends the process without a word. A chip counts as there
once its bytes have reached the disk, so neither a kill nor a full disk costs more than the chips of one piece.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from numpy.typing import DTypeLike, NDArray

from ..cloudsen12 import DataError

_FORMAT = 1
_NOTE, _ARRAYS, _DONE = "note.json", "arrays.bin", "done.bin"


def digest_of(ids: Sequence[str]) -> str:
    """SHA-256 of names, one a line, as `CloudSEN12.digest`."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()


class Records:
    """Arrays of one shape, one for each chip of a list; those that nobody has asked for need not be there.

    Args:
        folder: The records' own folder; made by the first writing.
        ids: Names of the chips.
        shape: Of one array; None takes what is stored.
        dtype: Of the arrays.
        told: What else they depend on; a folder that was made with something else is refused.

    Raises:
        DataError: The folder holds records of other chips, made in another way, or damaged; or nothing, and no shape
            was given.
    """

    def __init__(
        self,
        folder: Path,
        ids: Sequence[str],
        shape: Sequence[int] | None,
        dtype: DTypeLike,
        told: Mapping[str, str],
    ) -> None:
        self.folder, self.ids = Path(folder), tuple(ids)
        stored = _read_note(self.folder)
        if shape is None and stored is None:
            raise DataError(f"there is nothing in {self.folder}", "run the training again: it is made at its start")
        self.shape = tuple(int(edge) for edge in (stored["shape"] if stored and shape is None else shape or ()))
        self.dtype = np.dtype(dtype)
        self._note = {
            "format": _FORMAT,
            "chips": len(self.ids),
            "ids": digest_of(self.ids),
            "shape": list(self.shape),
            "dtype": self.dtype.name,
            **told,
        }
        if stored is not None and stored != self._note:
            different = [key for key in self._note if stored.get(key) != self._note[key]]
            raise DataError(
                f"{self.folder} was made of other data or in another way ({', '.join(different) or 'its note'} differ)",
                "delete it, or name another folder with --data.folder",
            )
        self._map: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def bytes_each(self) -> int:
        """Size of one array on disk."""
        return int(np.prod(self.shape)) * self.dtype.itemsize

    def missing(self, wanted: Sequence[int] | NDArray[np.integer]) -> list[int]:
        """Which of some chips, by their places in the list, are not there yet."""
        done = self._done()
        return [int(place) for place in wanted if not done[place]]

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Makes the folder ready for `write`, for this process alone; another one waits until it has ended."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(self.folder / "lock"):
            if not (self.folder / _NOTE).exists():
                part = self.folder / f"{_NOTE}.part"
                with _naming(part):
                    part.write_text(json.dumps(self._note, indent=2) + "\n", encoding="utf-8")
                part.replace(self.folder / _NOTE)
            for name in (_ARRAYS, _DONE):
                (self.folder / name).touch()
            yield

    def write(self, places: Sequence[int], arrays: NDArray[Any]) -> None:
        """Writes the arrays of some chips, within `filling`.

        Args:
            places: Of the chips in the list.
            arrays: [chips, *shape].

        Raises:
            OSError: They cannot be written; those of earlier calls stay.
        """
        target = self.folder / _ARRAYS
        whole = np.ascontiguousarray(arrays, self.dtype).reshape(len(places), *self.shape)
        with _naming(target), target.open("r+b") as file:
            for place, array in zip(places, whole, strict=True):
                file.seek(place * self.bytes_each)
                file.write(array.data)
            file.flush()
            os.fsync(file.fileno())
        target = self.folder / _DONE
        with _naming(target), target.open("r+b") as file:
            for place in places:
                file.seek(place)
                file.write(b"\1")

    def map(self) -> NDArray[Any]:
        """All arrays, [chips, *shape], as a memory map; what is not there yet reads as it happens to."""
        if self._map is None:
            path = self.folder / _ARRAYS
            held = path.stat().st_size // self.bytes_each if path.exists() else 0
            self._map = (
                np.memmap(path, self.dtype, "r", shape=(held, *self.shape))
                if held
                else np.empty((0, *self.shape), self.dtype)
            )
        return self._map

    def require(self, wanted: Sequence[int] | NDArray[np.integer]) -> None:
        """Looks whether some chips are all there.

        Raises:
            DataError: They are not.
        """
        missing = self.missing(wanted)
        if missing:
            raise DataError(
                f"{self.folder} lacks {len(missing)} of {len(wanted)} chips, such as {self.ids[missing[0]]}",
                "run the same command again: it makes what is missing",
            )

    def __getstate__(self) -> dict[str, Any]:
        """Without the map, which would go to a worker process as a copy of the whole file."""
        return {**self.__dict__, "_map": None}

    def _done(self) -> NDArray[np.bool_]:
        done = np.zeros(len(self.ids), bool)
        path = self.folder / _DONE
        if path.exists():
            marks = np.fromfile(path, np.uint8)[: len(done)]
            done[: len(marks)] = marks == 1
            arrays = self.folder / _ARRAYS
            # What was marked and is not there was cut off by somebody: it is made again.
            done[(arrays.stat().st_size if arrays.exists() else 0) // self.bytes_each :] = False
        return done


def _read_note(folder: Path) -> dict[str, Any] | None:
    note = folder / _NOTE
    if not note.exists():
        return None
    try:
        return dict(json.loads(note.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise DataError(f"{note} is damaged", f"delete {folder}, or name another folder with --data.folder") from error


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Failures of the disk that name the file, and a full disk as one."""
    try:
        yield
    except OSError as error:
        number = error.errno or errno.ENOSPC
        raise OSError(number, os.strerror(number), str(target)) from error
