"""Images kept on disk as they are in memory, so that an epoch reads nothing but the pixels that it needs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from engine.errors import DiskFullError
from engine.part_files import megabytes
from engine.sentinel2 import BAND_NAMES

from .source import Image, Listed, PatchSource

_INDEX = "images.jsonl"


class KeptImages:
    """The images of a source; from memory maps where they are kept.

    Args:
        source: Opened already.
        listed: What it has.
        folder: Where images are kept, those of every source in a folder of their own; None reads them each time.
    """

    def __init__(self, source: PatchSource, listed: Sequence[Listed], folder: Path | None) -> None:
        self.source, self.listed = source, tuple(listed)
        digest = hashlib.sha256(source.title.encode()).hexdigest()[:12]
        self.folder = None if folder is None else folder / f"{type(source).__name__.lower()}-{digest}"
        self._present: dict[str, NDArray[np.bool_]] = {} if self.folder is None else _read_index(self.folder)

    def __len__(self) -> int:
        return len(self.listed)

    def __getitem__(self, place: int) -> Image:
        """An image by its place in the source.

        Raises:
            DataError: It is damaged.
        """
        if self.folder is not None:
            key = _key(self.listed[place])
            with suppress(KeyError, OSError, ValueError, EOFError):
                return _image(np.load(self.folder / f"{key}.npy", mmap_mode="r"), self._present[key])
        return self.source.read(place)

    def prepare(self) -> None:
        """Reads and keeps what is not kept yet; a run that was stopped goes on where it was.

        Raises:
            DataError: An image is damaged.
            DiskFullError: There is not enough room.
        """
        if self.folder is None:
            return
        missing = [place for place, each in enumerate(self.listed) if not self._is_kept(each)]
        if not missing:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        first = self.source.read(missing[0])
        _require_room(self.folder, len(missing) * _planes(first).nbytes)
        console = Console(stderr=True, soft_wrap=True, highlight=False)
        for place in track(missing, f"images to {self.folder}", console=console, transient=True):
            self._keep(self.listed[place], first if place == missing[0] else self.source.read(place))

    def _is_kept(self, listed: Listed) -> bool:
        key = _key(listed)
        return self.folder is not None and key in self._present and (self.folder / f"{key}.npy").is_file()

    def _keep(self, listed: Listed, image: Image) -> None:
        assert self.folder is not None
        key = _key(listed)
        partial = self.folder / f"{key}.{os.getpid()}.part"
        try:
            with partial.open("wb") as stream:
                np.save(stream, _planes(image))
            partial.replace(self.folder / f"{key}.npy")
            bands = [name for name, there in zip(BAND_NAMES, image.present, strict=True) if there]
            with (self.folder / _INDEX).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps({"key": key, "name": listed.name, "bands": bands}) + "\n")
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise DiskFullError(f"{self.folder} cannot be written", "make room on that disk") from error
        self._present[key] = image.present


def _planes(image: Image) -> NDArray[np.uint16]:
    """The bands, and the label behind them where there is one."""
    if image.label is None:
        return image.values
    return np.concatenate([image.values, image.label[None].astype(np.uint16)])


def _image(planes: NDArray[np.uint16], present: NDArray[np.bool_]) -> Image:
    count = len(BAND_NAMES)
    return Image(planes[:count], present, planes[count].astype(np.uint8) if len(planes) > count else None)


def _key(listed: Listed) -> str:
    """A file's name: another one once the image has changed."""
    return hashlib.sha256(f"{listed.name}\n{listed.stamp}".encode()).hexdigest()[:20]


def _read_index(folder: Path) -> dict[str, NDArray[np.bool_]]:
    """Which images are kept, and which bands each has; a line that was cut short counts as not written."""
    present: dict[str, NDArray[np.bool_]] = {}
    with suppress(OSError):
        for line in (folder / _INDEX).read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                note = json.loads(line)
                present[note["key"]] = np.isin(BAND_NAMES, note["bands"])
    return present


def _require_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if size > free:
        raise DiskFullError(
            f"images that are kept decoded need {megabytes(size)}, and {folder} has {megabytes(free)} of free space",
            "give --data.decoded a folder on another disk, or null to decode them each time",
        )
