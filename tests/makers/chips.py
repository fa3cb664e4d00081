"""Sentinel-2 chips with their manifest, as the training reads them."""

import csv
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from rasterio.errors import NotGeoreferencedWarning

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

FIELD = (1250, 1000, 900, 800, 1150, 2000, 2400, 2500, 2700, 700, 15, 1900, 1100)
WATER = (1300, 1000, 700, 400, 350, 300, 280, 250, 220, 100, 12, 60, 40)
CLOUD = (5000, 5000, 4900, 4900, 5000, 5200, 5300, 5400, 5500, 1500, 30, 4500, 3800)


def made_ground(edge: int, seed: int) -> np.ndarray:
    """uint16 [13, edge, edge]: water beside fields of different brightness."""
    rng = np.random.default_rng(seed)
    wet = np.clip(power_law_field(edge, edge, 3.5, rng) * 4 - 3, 0, 1)
    bright = 1 + 0.15 * power_law_field(edge, edge, 2.4, rng, outer_scale=30)
    values = np.array(FIELD)[:, None, None] * bright * (1 - wet) + np.array(WATER)[:, None, None] * wet
    return np.clip(values, 1, 9000).astype(np.uint16)


def flat(spectrum: Sequence[int], edge: int) -> np.ndarray:
    """uint16 [13, edge, edge] of one colour."""
    return np.broadcast_to(np.array(spectrum, np.uint16)[:, None, None], (len(spectrum), edge, edge)).copy()


@dataclass
class MadeChip:
    """One image of a folder of chips; `values` are uint16 [13, H, W] of all bands, of which `bands` are written."""

    site: str
    values: np.ndarray
    cloudiness: str = "clear"
    level: str = "L1C"
    bands: Sequence[str] = BAND_NAMES
    scale: str = "DN/10000, offset 0"
    name: str = ""

    @property
    def file(self) -> str:
        return self.name or f"{self.site}_{self.level}_{self.cloudiness}.tif"


def write_chip(path: Path, values: np.ndarray, bands: Sequence[str]) -> None:
    """Writes uint16 [bands, H, W] with the bands' names as descriptions."""
    shape = {"count": values.shape[0], "height": values.shape[1], "width": values.shape[2], "dtype": "uint16"}
    path.parent.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path, "w", driver="GTiff", **shape) as target:
            target.write(values)
            target.descriptions = tuple(bands)


def write_chips(folder: Path, chips: Sequence[MadeChip]) -> Path:
    """Writes chips and their manifest; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for chip in chips:
        kept = chip.values[[BAND_NAMES.index(band) for band in chip.bands]]
        write_chip(folder / chip.file, kept + np.uint16(1000 if "1000)" in chip.scale else 0), chip.bands)
        told = {"file": chip.file, "site": chip.site, "level": chip.level, "scale_offset": chip.scale}
        rows.append({**told, "cloudiness": chip.cloudiness})
    with (folder / "manifest.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def write_list(path: Path, *rows: tuple[str, str, str]) -> Path:
    """Writes a list of cloudy images: image, clear image or nothing, source of labels."""
    path.write_text("".join(",".join(row) + "\n" for row in [("image", "clear", "labels"), *rows]))
    return path
