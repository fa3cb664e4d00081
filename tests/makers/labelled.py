"""Eight real images with masks that people drew, as a CloudSEN12+: what a network must be able to learn by heart.

Most are of Landsat, and have 4 to 7 bands: a band that an image lacks is the nearest in wavelength that it has, and a
shadow that its mask does not mark is clear. So they are a test of learning, not of science.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import rasterio
from makers.cloudsen12 import MadeSample, mlstac_bytes, stack, table

from engine.sentinel2 import BAND_NAMES, BY_NAME

NAMES = (
    "cloudsen12_3014", "dlr_l5", "dlr_l7", "l8biome_Barren_08_0207", "l8biome_Shrubland_00_0614",
    "l8biome_Urban_00_0515", "l8biome_Wetlands_00_1426", "oncloudn_4",
)  # fmt: skip
"""Thick and thin cloud, shadow, and an image without any; of the eighteen, those with masks of larger pieces.

The networks here decide for 2 × 2 pixels and enlarge: of masks with fringes of one pixel they could not say more than
88 % of the thin cloud right, by heart or not.
"""
OTHERS = (
    "l8biome_Forest_01_2715", "l8biome_Forest_03_0209", "l8biome_Forest_08_0805", "l8biome_GrassCrops_01_0413",
    "l8biome_Shrubland_02_1021", "l8biome_Urban_11_1326", "l8biome_Water_01_0922", "oncloudn_2",
)  # fmt: skip
"""Eight others with the same classes, for what must have been learnt before."""
NOT_DRAWN = 99

_PADDING = {509: 3}


@dataclass(frozen=True)
class LabelledSample(MadeSample):
    """A square from the middle of a real image, in equal pieces of one value and one class each."""

    source: Path = Path()
    pieces: int = 128
    reduced: int = 1

    @property
    def image(self) -> np.ndarray:
        """uint16 [13, N, N], nowhere 0."""
        return _enlarged(_read(self.source, self.pieces, self.reduced)[0], self.size)

    @property
    def label(self) -> np.ndarray:
        """uint8 [N, N] of 0 to 3, and 99 where the mask says that it is not known."""
        return _enlarged(_read(self.source, self.pieces, self.reduced)[1], self.size)


def make_labelled_set(
    folder: Path,
    labelled: Path,
    *,
    size: int = 128,
    pieces: int | None = None,
    reduced: int = 1,
    splits: tuple[str, ...] = ("train", "val"),
    names: tuple[str, ...] = NAMES,
) -> Path:
    """Writes the same eight images as every split.

    Args:
        folder: Made; `open_cloudsen12(folder, split=…)` opens it, and takes its images for those of 509 px.
        labelled: The folder with the images and masks.
        size: Edge of the images; those of 509 px are padded as published.
        pieces: Along an edge; None for as many as pixels.
        reduced: Edge of the square of the real image's pixels of which a piece is the mean, and its class that of most.
            What is cut is `pieces` · `reduced`, at most 256.
        splits: Which splits to write.
        names: Of the images.

    Returns:
        The folder.
    """
    for split in splits:
        samples = labelled_samples(labelled, size, pieces or size, reduced, names)
        container = mlstac_bytes({chip.id: stack(chip, padding=_PADDING.get(size, 0)) for chip in samples})
        listed = json.loads(container[10 : 10 + int.from_bytes(container[2:10], "little")])
        (folder / split).mkdir(parents=True)
        (folder / split / "labelled.mlstac").write_bytes(container)
        # Without their size, images of any edge pass as those of 509 px.
        rows = [
            {"datapoint_id": chip, "begin": begin, "length": length, "split": split, "label_type": "high"}
            for chip, (begin, length) in listed.items()
        ]
        (folder / split / "metadata.parquet").write_bytes(table(rows))
    return folder


def labelled_samples(
    labelled: Path, size: int, pieces: int, reduced: int = 1, names: tuple[str, ...] = NAMES
) -> list[LabelledSample]:
    """The images, in the order of the set."""
    return [
        LabelledSample(f"ROI_{index:04d}", size=size, source=labelled / f"{name}.tif", pieces=pieces, reduced=reduced)
        for index, name in enumerate(names, 1)
    ]


@cache
def _read(path: Path, pieces: int, reduced: int) -> tuple[np.ndarray, np.ndarray]:
    """The pieces of an image: uint16 [13, pieces, pieces], and uint8 [pieces, pieces]."""
    cut = pieces * reduced
    with rasterio.open(path) as source, rasterio.open(path.with_name(f"{path.stem}_mask.tif")) as masks:
        row, column = (source.height - cut) // 2, (source.width - cut) // 2
        window = ((row, row + cut), (column, column + cut))
        image, mask = source.read(window=window), masks.read(1, window=window)
        given = list(source.descriptions)
    planes = np.stack([image[given.index(_nearest(band, given))] for band in BAND_NAMES])
    means = planes.reshape(-1, pieces, reduced, pieces, reduced).mean((2, 4)).round()
    counts = np.stack([mask == code for code in range(4)]).reshape(4, pieces, reduced, pieces, reduced).sum((2, 4))
    label = np.where(counts.any(axis=0), counts.argmax(axis=0), NOT_DRAWN)
    return np.maximum(means, 1).astype(np.uint16), label.astype(np.uint8)


def _enlarged(values: np.ndarray, size: int) -> np.ndarray:
    place = np.arange(size) * values.shape[-1] // size
    return values[..., place[:, None], place]


def _nearest(band: str, given: list[str]) -> str:
    return min(given, key=lambda other: abs(BY_NAME[other].wavelength - BY_NAME[band].wavelength))
