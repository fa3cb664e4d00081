"""The images that are compared: real cloudy chips, real pairs of one place, and simulated patches like them.

No labelled chip is among them: these stay for judging models.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from ..data.ground import Chip, GroundError, read_bands, read_clear_chips
from ..data.simulate import Label, Mixture, simulate

BRIGHT_GROUND = (
    "chicago-gary*",
    "lazio81-it",
    "lazio110-it",
    "lazio293-it",
    "canary-sea",
    "glacier*",
    "tatarstan-p139b",
    "tatarstan-p840b",
    "boadella-es",
    "french-guiana",
)
"""Cloudy chips whose bright pixels are roofs, quarries, snow or surf, or that hold no thick cloud."""
PAIRS = (
    ("kasai-drc-p100a_2018spring", "kasai-drc-p100b_2018spring"),
    ("kasai-drc-p500a_2018spring", "kasai-drc-p500b_2018spring"),
    ("cr4065-a_2018", "cr4065-b_2018"),
    ("cr4433-a_2018", "cr4433-b_2018"),
    ("cr7264-a_2018", "cr7264-b_2018"),
    ("cr0746-a_2018", "cr0746-b_2018"),
    ("tivoli-it_2018-02-10", "tivoli-it_2018-01-21"),
    ("tivoli-it_2018-02-10", "tivoli-it_2018-03-07"),
    ("tivoli-it_2018-07-20", "tivoli-it_2018-07-05"),
    ("tivoli-it_2018-07-20", "tivoli-it_2018-08-24"),
    ("tivoli-it_2018-09-28", "tivoli-it_2018-09-18"),
)
"""Clear and cloudy L1C images of the same pixels with the same ground: no snow fell or melted, nothing was harvested
between them, and no haze hides all."""
DARK_GROUND_BELOW = 0.24
"""98th percentile of B02 of ground on which every brighter pixel is cloud."""

Stack = NDArray[np.float32]


@dataclass(frozen=True)
class Image:
    """A real or simulated image.

    Attributes:
        name: File name, or number of the patch.
        level: `L1C` or `L2A`.
        reflectance: float32 [13, H, W], 0 in absent bands.
        present: bool [13].
        label: uint8 [H, W], codes of `Label`; None where the image is real.
    """

    name: str
    level: str
    reflectance: Stack
    present: NDArray[np.bool_]
    label: NDArray[np.uint8] | None = None

    def band(self, name: str) -> Stack:
        """float32 [H, W]."""
        return np.asarray(self.reflectance[BAND_NAMES.index(name)], np.float32)

    def has(self, *names: str) -> bool:
        """Whether it has all these bands."""
        return all(self.present[BAND_NAMES.index(name)] for name in names)

    def labelled(self, *codes: Label) -> NDArray[np.bool_]:
        """Pixels with one of these labels: bool [H, W]; none in a real image."""
        if self.label is None:
            return np.zeros(self.reflectance.shape[1:], bool)
        return np.isin(self.label, codes)

    def brighter(self, least: float) -> NDArray[np.bool_]:
        """Pixels that are cloud because they are this bright in blue, green and red; in simulation, labelled too."""
        bright = np.asarray(np.minimum(np.minimum(self.band("B02"), self.band("B03")), self.band("B04")) > least)
        return bright if self.label is None else bright & self.labelled(Label.THICK_CLOUD, Label.THIN_CLOUD)


def real_images(folder: Path, level: str) -> list[Image]:
    """The cloudy and partly cloudy chips and scenes of a level, but those with bright ground.

    Args:
        folder: Holds `manifest.csv` and the files that it names.
        level: `L1C` or `L2A`.

    Raises:
        GroundError: The manifest or a file of it is missing.
    """
    kept = []
    for row in _manifest(folder):
        name = Path(row["file"]).stem
        cloudy = row["cloudiness"] in ("cloudy", "partly") and row["level"] == level
        if cloudy and not any(name.startswith(each.rstrip("*")) for each in BRIGHT_GROUND):
            kept.append(_read(folder / row["file"], level))
    return kept


def real_pairs(folder: Path) -> list[tuple[Image, Image]]:
    """Clear and cloudy image of the same ground, as `PAIRS` lists them.

    Raises:
        GroundError: The manifest or a file of it is missing.
    """
    files = {Path(row["file"]).stem.rsplit("_", 2)[0]: row["file"] for row in _manifest(folder)}
    missing = [name for pair in PAIRS for name in pair if name not in files]
    if missing:
        raise GroundError(f"{folder / 'manifest.csv'} lists no {missing[0]}")
    return [(_read(folder / files[clear], "L1C"), _read(folder / files[cloudy], "L1C")) for clear, cloudy in PAIRS]


def dark_ground(folder: Path, level: str) -> list[Chip]:
    """Clear chips of 10 m with the bands of their level, on which everything bright must be cloud.

    Raises:
        GroundError: The manifest or a file of it is missing.
    """
    needed = [index for index, band in enumerate(BAND_NAMES) if level == "L1C" or band != "B10"]
    blue = BAND_NAMES.index("B02")
    return [
        chip
        for chip in read_clear_chips(folder)
        if chip.level == level
        and chip.pixel_size == 10
        and chip.present[needed].all()
        and np.percentile(chip.reflectance[blue], 98) < DARK_GROUND_BELOW
    ]


def simulated_images(
    chips: Sequence[Chip], count: int, edge: int, seed: int, crisp_shadows: float = 0.5
) -> list[tuple[Image, Image]]:
    """Patches with clouds, each with the clear ground under it.

    Args:
        chips: Clear ground.
        count: Number of patches.
        edge: Pixels.
        seed: Of the random numbers.
        crisp_shadows: Share of patches with hard, strong shadows.
    """
    cloudy, clear = (
        Mixture(cloudy=share, bright=0, crisp_shadows=crisp_shadows, coarser=(0, 0, 0)) for share in (1.0, 0.0)
    )
    result = []
    for number in range(count):
        chip = chips[number % len(chips)]
        # The same numbers choose the same piece of ground, and the rest goes into the sky.
        below, above = (
            simulate(chip, edge, mixture, np.random.default_rng((seed, number))) for mixture in (clear, cloudy)
        )
        result.append(
            (
                Image(f"ground {number}", chip.level, _scaled(below.reflectance), below.present, below.label),
                Image(f"patch {number}", chip.level, _scaled(above.reflectance), above.present, above.label),
            )
        )
    return result


def _manifest(folder: Path) -> list[dict[str, str]]:
    manifest = folder / "manifest.csv"
    if not manifest.is_file():
        raise GroundError(f"there is no {manifest}: give the folder that holds `s2`")
    with manifest.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _read(path: Path, level: str) -> Image:
    stack, present = read_bands(path)
    return Image(path.stem, level, np.asarray(stack / QUANTIFICATION, np.float32), present)


def _scaled(numbers: NDArray[np.uint16]) -> Stack:
    return np.asarray(numbers / QUANTIFICATION, np.float32)
