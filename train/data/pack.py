"""Packs of training patches on disk: made beforehand, by several processes, in parts that survive an interruption."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import CloudmaskError
from engine.sentinel2 import BAND_NAMES

from .material import Material, Shares

SHARD = 250
"""Patches in one part of a pack."""
_FORMAT = 2
_FIELDS = ("label", "present", "l1c", "reflectance")  # the largest last: a shard is whole where it is there


class PackError(CloudmaskError, ValueError):
    """A pack that is missing or was made by other settings; the sentence says which."""


@dataclass(frozen=True)
class PackPlan:
    """What a pack holds.

    Attributes:
        count: Patches; rounded up to whole parts.
        edge: Edge of a patch, pixels.
        seed: Start of all randomness.
        sites: Only these sites; None for all.
        without: Sites that are left out.
        cloudy: List of real images with clouds; None for none.
        shares: How often a patch comes from which source.
    """

    count: int
    edge: int
    seed: int
    sites: tuple[str, ...] | None
    without: tuple[str, ...]
    cloudy: str | None
    shares: Shares

    @property
    def shards(self) -> int:
        """Parts."""
        return -(-self.count // SHARD)


def make_pack(folder: Path, ground: Path, plan: PackPlan, processes: int) -> None:
    """Makes what is still missing of a pack.

    Args:
        folder: The pack's own folder.
        ground: Folder with the clear chips and their manifest.
        plan: What to make.
        processes: How many to run side by side.

    Raises:
        PackError: The folder holds a pack of another plan, or a process was killed.
        GroundError: The chips cannot be read.
        OSError: A part cannot be written; the parts that are whole stay, and the next call makes the others.
    """
    described = json.loads(json.dumps({"format": _FORMAT, "shard": SHARD, **asdict(plan)}))
    note = folder / "pack.json"
    if note.exists() and _read_note(folder) != described:
        raise PackError(f"{folder} holds a pack of other settings: delete it or name another folder")
    missing = [shard for shard in range(plan.shards) if not _file(folder, "reflectance", shard).exists()]
    if not missing:
        return
    material = Material(ground, plan.sites, plan.without, None if plan.cloudy is None else Path(plan.cloudy))
    folder.mkdir(parents=True, exist_ok=True)
    _write(note, (json.dumps(described, indent=2) + "\n").encode())
    if processes <= 1:
        for shard in missing:
            _make_shard(folder, material, plan, shard)
    else:
        _make_side_by_side(folder, material, plan, missing, processes)


def _make_side_by_side(folder: Path, material: Material, plan: PackPlan, missing: list[int], processes: int) -> None:
    # An interrupt from the keyboard reaches all processes; this one alone answers it.
    pool = ProcessPoolExecutor(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    try:
        for done in [pool.submit(_make_shard, folder, material, plan, shard) for shard in missing]:
            done.result()
    except BaseException as error:
        # Parts that are begun take minutes, and the next call makes them anew.
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise PackError(
                "a process that made patches was killed, most likely for want of memory: run the same command again "
                "with fewer (--data.processes)"
            ) from error
        raise
    pool.shutdown()


def _file(folder: Path, field: str, shard: int) -> Path:
    return folder / f"{field}-{shard:04d}.npy"


def _make_shard(folder: Path, material: Material, plan: PackPlan, shard: int) -> None:
    rng = np.random.default_rng([plan.seed, shard])
    size = min(SHARD, plan.count - shard * SHARD)
    patches = [material.patch(plan.edge, plan.shares, rng) for _ in range(size)]
    arrays = {
        "label": np.stack([patch.label for patch in patches]),
        "present": np.stack([patch.present for patch in patches]),
        "l1c": np.array([patch.level == "L1C" for patch in patches]),
        "reflectance": np.stack([patch.reflectance for patch in patches]),
    }
    for field in _FIELDS:
        _write(_file(folder, field, shard), arrays[field])


def _write(target: Path, content: bytes | NDArray[np.generic]) -> None:
    """Writes a file whole or not at all."""
    partial = target.with_suffix(f".part{target.suffix}")
    try:
        if isinstance(content, bytes):
            partial.write_bytes(content)
        else:
            np.save(partial, content)
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        # numpy tells how many bytes found no room, without an error number.
        number = error.errno or errno.ENOSPC
        raise OSError(number, os.strerror(number), str(target)) from error


def _read_note(folder: Path) -> dict[str, Any]:
    note = folder / "pack.json"
    try:
        return dict(json.loads(note.read_text(encoding="utf-8")))
    except (TypeError, ValueError) as error:
        raise PackError(f"{note} is damaged: delete {folder} or name another folder") from error


def _open(folder: Path, field: str, shard: int) -> NDArray[Any]:
    try:
        opened: NDArray[Any] = np.load(_file(folder, field, shard), mmap_mode="r")
    except (OSError, ValueError, EOFError) as error:
        last = _file(folder, _FIELDS[-1], shard)
        raise PackError(
            f"{_file(folder, field, shard)} is damaged: delete {last}, and the same command makes that part anew"
        ) from error
    return opened


class Pack:
    """A pack, opened for reading.

    Args:
        folder: The pack's own folder.

    Raises:
        PackError: There is no pack in the folder, or a file of it is damaged.
    """

    def __init__(self, folder: Path) -> None:
        shards = len(list(folder.glob("reflectance-????.npy")))
        if not shards or not (folder / "pack.json").is_file():
            raise PackError(f"there is no pack of training patches in {folder}: run `python -m train simulate` first")
        self.edge = int(_read_note(folder)["edge"])
        self._reflectance = [_open(folder, "reflectance", shard) for shard in range(shards)]
        self._label = [_open(folder, "label", shard) for shard in range(shards)]
        self.present: NDArray[np.bool_] = np.concatenate([_open(folder, "present", shard) for shard in range(shards)])
        self.l1c: NDArray[np.bool_] = np.concatenate([_open(folder, "l1c", shard) for shard in range(shards)])
        if self.present.shape[1] != len(BAND_NAMES):
            raise PackError(f"the pack in {folder} has other bands")

    def __len__(self) -> int:
        return len(self.present)

    def read(self, index: int, rows: slice, columns: slice) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """A crop of one patch: uint16 [13, h, w] reflectance × 10 000, and uint8 [h, w] labels."""
        shard, place = divmod(index, SHARD)
        crop = (rows, columns)
        return (
            np.asarray(self._reflectance[shard][(place, slice(None), *crop)]),
            np.asarray(self._label[shard][(place, *crop)]),
        )
