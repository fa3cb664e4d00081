"""Chips kept on disk as they are in memory: what their decompression costs is paid once."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .cloudsen12 import Chip, CloudSEN12, DataError

_NOTE = "bands.json"


class DecodedChips:
    """Chips, the true pixels alone of which are kept from their first reading on.

    Several processes may read the same folder at once.

    Args:
        chips: The chips.
        folder: Where to keep them, a folder for each set of chips; None keeps nothing.
        product: `L1C` or `L2A`, of which one set of chips can have both.
    """

    def __init__(self, chips: CloudSEN12, folder: Path | None, product: str) -> None:
        self.chips = chips
        self.folder = None if folder is None else folder / f"{product}-{chips.label_type}-{chips.digest[:16]}"

    def __len__(self) -> int:
        return len(self.chips)

    def __getitem__(self, index: int) -> Chip:
        """A chip; its image is mapped from disk where it was kept.

        Raises:
            DataError: It cannot be read.
            OSError: It cannot be kept.
        """
        if self.folder is None:
            return self.chips[index]
        kept = self._kept(self.folder, self.chips.ids[index])
        return kept or self._keep(self.folder, self.chips[index])

    def missing_bytes(self) -> int:
        """Room that the chips still need which are not kept yet, by the size of the first."""
        if self.folder is None or not len(self):
            return 0
        there = len(list(self.folder.glob("*.npy"))) if self.folder.is_dir() else 0
        chip = self.chips[0]
        pixels = np.prod([axis.stop - axis.start for axis in chip.valid])
        return max(0, len(self) - there) * (len(chip.bands) + 1) * int(pixels) * chip.image.itemsize

    def _kept(self, folder: Path, name: str) -> Chip | None:
        """A chip that was kept; None where it was not, or what was kept is damaged."""
        with suppress(OSError, ValueError, EOFError):
            planes: NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r")
            bands = tuple(json.loads((folder / _NOTE).read_text(encoding="utf-8")))
            if len(planes) == len(bands) + 1:
                whole = (slice(0, planes.shape[1]), slice(0, planes.shape[2]))
                return Chip(name, planes[:-1], bands, planes[-1].astype(np.uint8), _NOTHING, whole)
        return None

    def _keep(self, folder: Path, chip: Chip) -> Chip:
        image, label = chip.image[(slice(None), *chip.valid)], chip.label[chip.valid]
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / _NOTE).exists():
            _write(folder / _NOTE, json.dumps(chip.bands).encode())
        _write(folder / f"{chip.id}.npy", np.concatenate([image, label[None].astype(image.dtype)]))
        whole = (slice(0, len(label)), slice(0, label.shape[1]))
        return Chip(chip.id, image, chip.bands, label, chip.metadata, whole)


_NOTHING: Mapping[str, Any] = {}


def require_room(kept: list[DecodedChips], folder: Path) -> None:
    """Refuses to begin what the disk cannot hold: a disk filled up by images has no room for a checkpoint.

    Raises:
        DataError: There is not enough room.
    """
    missing = sum(each.missing_bytes() for each in kept)
    existing = next(each for each in (folder.absolute(), *folder.absolute().parents) if each.exists())
    free = shutil.disk_usage(existing).free
    if missing > free:
        raise DataError(
            f"chips that are kept decoded need {missing / 1e9:.1f} GB in {folder}, where there are {free / 1e9:.1f}",
            "give --data.decoded a folder on another disk, or null to decode them each time",
        )


def _write(target: Path, content: bytes | NDArray[np.uint16]) -> None:
    """Writes a file whole or not at all; a process that writes the same at the same time does no harm."""
    partial = target.with_name(f"{target.stem}.{os.getpid()}.part")
    try:
        with partial.open("wb") as stream:
            if isinstance(content, bytes):
                stream.write(content)
            else:
                np.save(stream, content)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
