"""A made CloudSEN12+ with something to learn: what a pixel is can be told from its bands.

Thick cloud is bright and white, thin cloud half as bright, shadow dark, clear ground coloured; there is some noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from makers.cloudsen12 import MadeSample, mlstac_bytes, mlstac_rows, stack, table
from pyarrow import parquet
from scipy.ndimage import gaussian_filter

SPLITS = {"train": "train", "val": "validation", "test": "test"}
"""The splits, and the folders in which they are published."""
PUBLISHED_SIZES = (509, 2000)
#                  B01   B02   B03   B04   B05   B06   B07   B08   B8A   B09   B10    B11   B12
_GROUND = np.array([0.08, 0.07, 0.11, 0.15, 0.17, 0.20, 0.22, 0.24, 0.25, 0.08, 0.002, 0.26, 0.20])
_CLOUD = np.array([0.47, 0.46, 0.46, 0.46, 0.47, 0.48, 0.48, 0.49, 0.49, 0.25, 0.020, 0.40, 0.33])
_SHADOW = 0.25
_NOISE = 0.01
_UP_TO = {3: 0.15, 0: 0.6, 2: 0.8, 1: 1.0}
"""Classes from the lowest to the highest values of a smooth field, with the share of the chip that they end at."""


@dataclass(frozen=True)
class LearnableSample(MadeSample):
    """A chip whose label follows from its bands."""

    @property
    def image(self) -> np.ndarray:
        """uint16 [13, N, N], nowhere 0."""
        return _image(self.size, self.seed)

    @property
    def label(self) -> np.ndarray:
        """uint8 [N, N], every class in it; of the type `scribble` strokes with their codes, 99 elsewhere."""
        classes = _classes(self.size, self.seed)
        return _scribbled(classes, self.seed) if self.label_type == "scribble" else classes


def make_training_set(
    folder: Path, *, train: int = 8, val: int = 3, test: int = 3, size: int = 61, seed: int = 0,
    label_type: str = "high", say_size: bool = False,
) -> Path:  # fmt: skip
    """Writes a data set that `open_cloudsen12(folder, split=…)` opens. Repeated in a process, it costs nothing.

    Args:
        folder: Made where it is not there; a set of the other label type may lie there already, and stays.
        train: Chips of this split; without any the split is not there. So `val` and `test`.
        size: Edge of the chips without their 3 px of padding, left and below.
        seed: Another one makes other chips of the same names.
        label_type: `high` or `scribble`.
        say_size: Whether the set says how large its chips are. If not, chips of any edge pass as those of 509 px,
            which is what everything asks for, and their padding counts as true. Sizes that are published are said.

    Returns:
        The folder.
    """
    said = f"{size}_" if say_size or size in PUBLISHED_SIZES else ""
    for split, count in {"train": train, "val": val, "test": test}.items():
        if count:
            name = f"{SPLITS[split]}_{said}{label_type}.mlstac"
            _write(folder / SPLITS[split], *_split(split, name, count, size, seed, label_type))
    return folder


def samples(split: str, count: int, size: int = 61, seed: int = 0, label_type: str = "high") -> list[LearnableSample]:
    """The chips of a split, by their names; two of each region of interest."""
    first = 1 + 1000 * list(SPLITS).index(split) + 500 * (label_type == "scribble")
    return [
        LearnableSample(
            f"ROI_{first + index // 2:04d}", f"201902{11 + index % 2}T142031_20190212T143214_T19FDF", split=split,
            label_type=label_type, size=size, seed=seed + 1000 * first + index,
        )
        for index in range(count)
    ]  # fmt: skip


@cache
def _split(
    split: str, name: str, count: int, size: int, seed: int, label_type: str
) -> tuple[str, bytes, list[dict[str, object]]]:
    """A container's name and bytes, and its rows of the table beside it."""
    chips = samples(split, count, size, seed, label_type)
    container = mlstac_bytes({one.id: stack(one) for one in chips})
    rows = mlstac_rows(chips, name, int.from_bytes(container[2:10], "little"))
    left_out = () if str(size) in name else ("proj_shape",)
    return name, container, [{key: one for key, one in row.items() if key not in left_out} for row in rows]


def _write(folder: Path, name: str, container: bytes, rows: list[dict[str, object]]) -> None:
    """Adds a container to the folder of a split, whose table lists the chips of all containers."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(container)
    listed = folder / "metadata.parquet"
    others = parquet.read_table(listed).to_pylist() if listed.exists() else []
    kept = [row for row in others if not str(row["url"]).endswith(f"/{name}")]
    listed.write_bytes(table([*kept, *rows]))


@cache
def _classes(size: int, seed: int) -> np.ndarray:
    field = _field(size, seed)
    ranks = field.ravel().argsort().argsort().reshape(field.shape) / field.size
    classes = np.searchsorted(list(_UP_TO.values()), ranks, side="right")
    return np.array(list(_UP_TO), np.uint8)[classes]


@cache
def _image(size: int, seed: int) -> np.ndarray:
    classes, rng = _classes(size, seed), np.random.default_rng([seed, 1])
    ground = _GROUND[:, None, None] * (1 + 0.15 * _field(size, seed + 500_000))
    cloud = _CLOUD[:, None, None]
    bands = np.select(
        [classes == 1, classes == 2, classes == 3], [cloud, (ground + cloud) / 2, _SHADOW * ground], ground
    )
    return np.clip(10_000 * (bands + _NOISE * rng.standard_normal(bands.shape)), 1, 10_000).astype(np.uint16)


def _field(size: int, seed: int) -> np.ndarray:
    """A smooth field with mean 0 and spread 1, float64 [N, N]."""
    field = gaussian_filter(np.random.default_rng(seed).standard_normal((size, size)), size / 12, mode="wrap")
    return (field - field.mean()) / field.std()


def _scribbled(classes: np.ndarray, seed: int) -> np.ndarray:
    """Some stripes of the label with codes of scribbles: 2 k - 1 for the border of class k, 2 k for its centre."""
    inner = np.ones(classes.shape, bool)
    for axis in (0, 1):
        inner &= (np.roll(classes, 1, axis) == classes) & (np.roll(classes, -1, axis) == classes)
    codes = np.where(classes == 0, 0, 2 * classes - ~inner)
    drawn = (np.add.outer(np.arange(len(classes)), np.arange(len(classes))) + seed) % 7 < 2
    return np.where(drawn, codes, 99).astype(np.uint8)
