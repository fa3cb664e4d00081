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
NOT_DRAWN = 99


@dataclass(frozen=True)
class LabelledSample(MadeSample):
    """A square from the middle of a real image, of which each pixel is repeated along both axes."""

    source: Path = Path()
    enlarged: int = 1

    @property
    def image(self) -> np.ndarray:
        """uint16 [13, N, N], nowhere 0."""
        return _read(self.source, self.size, self.enlarged)[0]

    @property
    def label(self) -> np.ndarray:
        """uint8 [N, N] of 0 to 3, and 99 where the mask says that it is not known."""
        return _read(self.source, self.size, self.enlarged)[1]


def make_labelled_set(
    folder: Path, labelled: Path, *, size: int = 128, enlarged: int = 1, splits: tuple[str, ...] = ("train", "val")
) -> Path:
    """Writes the same eight images as every split.

    Args:
        folder: Made; `open_cloudsen12(folder, split=…)` opens it, and takes its images for those of 509 px.
        labelled: The folder with the images and masks.
        size: Edge of the images; there is no padding.
        enlarged: How often each pixel is repeated along both axes. What is cut is `size` / `enlarged`, at most 256.
        splits: Which splits to write.

    Returns:
        The folder.
    """
    for split in splits:
        container = mlstac_bytes(
            {chip.id: stack(chip, padding=0) for chip in labelled_samples(labelled, size, enlarged)}
        )
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


def labelled_samples(labelled: Path, size: int = 128, enlarged: int = 1) -> list[LabelledSample]:
    """The eight images, in the order of the set."""
    return [
        LabelledSample(f"ROI_{index:04d}", size=size, source=labelled / f"{name}.tif", enlarged=enlarged)
        for index, name in enumerate(NAMES, 1)
    ]


@cache
def _read(path: Path, size: int, enlarged: int) -> tuple[np.ndarray, np.ndarray]:
    cut = size // enlarged
    with rasterio.open(path) as source, rasterio.open(path.with_name(f"{path.stem}_mask.tif")) as masks:
        row, column = (source.height - cut) // 2, (source.width - cut) // 2
        window = ((row, row + cut), (column, column + cut))
        image, mask = source.read(window=window), masks.read(1, window=window)
        given = list(source.descriptions)
    planes = [image[given.index(_nearest(band, given))] for band in BAND_NAMES]
    drawn = np.where(mask == 255, NOT_DRAWN, mask).astype(np.uint8)
    block = np.ones((enlarged, enlarged), np.uint8)
    return np.kron(np.maximum(np.stack(planes), 1), block).astype(np.uint16), np.kron(drawn, block)


def _nearest(band: str, given: list[str]) -> str:
    return min(given, key=lambda other: abs(BY_NAME[other].wavelength - BY_NAME[band].wavelength))
