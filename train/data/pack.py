"""Packs of training patches on disk: made beforehand, by several processes, in parts that survive an interruption."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

from .material import Material, Shares

SHARD = 250
"""Patches in one part of a pack."""
_FORMAT = 2
_FIELDS = ("label", "present", "l1c", "reflectance")  # the largest last: a shard is whole where it is there


class PackError(ValueError):
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
        PackError: The folder holds a pack of another plan.
        GroundError: The chips cannot be read.
    """
    described = json.loads(json.dumps({"format": _FORMAT, "shard": SHARD, **asdict(plan)}))
    note = folder / "pack.json"
    if note.exists() and json.loads(note.read_text(encoding="utf-8")) != described:
        raise PackError(f"{folder} holds a pack of other settings: delete it or name another folder")
    missing = [shard for shard in range(plan.shards) if not _file(folder, "reflectance", shard).exists()]
    if not missing:
        return
    material = Material(ground, plan.sites, plan.without, None if plan.cloudy is None else Path(plan.cloudy))
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    if processes <= 1:
        for shard in missing:
            _make_shard(folder, material, plan, shard)
        return
    with ProcessPoolExecutor(processes) as pool:
        for done in [pool.submit(_make_shard, folder, material, plan, shard) for shard in missing]:
            done.result()


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
        target = _file(folder, field, shard)
        partial = target.with_suffix(".part.npy")
        np.save(partial, arrays[field])
        partial.rename(target)


class Pack:
    """A pack, opened for reading.

    Args:
        folder: The pack's own folder.

    Raises:
        PackError: There is no whole pack in the folder.
    """

    def __init__(self, folder: Path) -> None:
        shards = len(list(folder.glob("reflectance-????.npy")))
        if not shards or not (folder / "pack.json").is_file():
            raise PackError(f"there is no pack of training patches in {folder}: run `python -m train simulate` first")
        self.edge = int(json.loads((folder / "pack.json").read_text(encoding="utf-8"))["edge"])
        self._reflectance = [np.load(_file(folder, "reflectance", shard), mmap_mode="r") for shard in range(shards)]
        self._label = [np.load(_file(folder, "label", shard), mmap_mode="r") for shard in range(shards)]
        self.present: NDArray[np.bool_] = np.concatenate([np.load(_file(folder, "present", s)) for s in range(shards)])
        self.l1c: NDArray[np.bool_] = np.concatenate([np.load(_file(folder, "l1c", shard)) for shard in range(shards)])
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
