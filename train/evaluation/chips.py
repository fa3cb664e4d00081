"""The images that judge: labelled chips, and Sentinel-2 chips of sites that training did not see."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from ..data.cloudy import read_cloudy_chips
from ..data.ground import GroundError, is_site_of, read_bands, read_chip, read_manifest
from ..metrics import IGNORED, SHADOW, Mask

SENTINEL, LANDSAT, HELD_OUT = "labelled Sentinel-2 chips", "labelled Landsat chips", "held-out Sentinel-2 chips"
PAIRS = "held-out pairs of dates"
"""The groups; a score is never pooled over two of them."""

_LABELLED_COLUMNS = ("file", "mask", "sensor", "level", "resolution_m", "shadow_labelled")
_HELD_OUT_COLUMNS = ("file", "site", "level", "scale_offset", "cloudiness", "cloud_pct_by_eye")


@dataclass(frozen=True)
class Chip:
    """An image with what is known about it.

    Attributes:
        name: File name without its ending.
        site: Place; of a labelled chip its name.
        group: `SENTINEL`, `LANDSAT`, `HELD_OUT` or `PAIRS`.
        level: `L1C` or `L2A`.
        pixel_size: Metres.
        numbers: float32 [13, H, W], reflectance × 10 000, at least 1 in valid pixels of bands that are there, else 0.
        present: bool [13].
        valid: bool [H, W], False where the source has no data.
        label: uint8 [H, W] of 0–3 and 255 for unknown; None where there is none.
        shadow_labelled: Whether shadows stand in the label.
        cloudiness: `clear`, `partly`, `cloudy`, `unknown`; of labelled chips empty.
        percent_by_eye: Share that is cloud, as judged by eye; of labelled chips NaN.
    """

    name: str
    site: str
    group: str
    level: str
    pixel_size: float
    numbers: NDArray[np.float32]
    present: NDArray[np.bool_]
    valid: NDArray[np.bool_]
    label: Mask | None = None
    shadow_labelled: bool = False
    cloudiness: str = ""
    percent_by_eye: float = float("nan")

    def has(self, *bands: str) -> bool:
        """Whether the chip has all of these bands."""
        return all(self.present[BAND_NAMES.index(band)] for band in bands)

    def band(self, name: str) -> NDArray[np.float32]:
        """float32 [H, W] of a band, reflectance × 10 000."""
        plane: NDArray[np.float32] = self.numbers[BAND_NAMES.index(name)]
        return plane


def read_labelled(folder: Path) -> list[Chip]:
    """Reads the labelled chips.

    Raises:
        GroundError: The manifest or a file is missing or broken, or a mask has another size than its image.
    """
    return [_labelled(folder, row) for row in _rows(folder / "manifest.csv", _LABELLED_COLUMNS, "labelled")]


def read_held_out(folder: Path, sites: Sequence[str]) -> list[Chip]:
    """Reads the Sentinel-2 chips of the sites that training holds out; those graded `unknown` are left out.

    Args:
        folder: Holds `manifest.csv` and the files that it names.
        sites: Names; one that ends with `*` stands for all that begin so.

    Raises:
        GroundError: The manifest or a file is missing or broken, or nothing is left.
    """
    manifest = folder / "manifest.csv"
    rows = [row for row in _rows(manifest, _HELD_OUT_COLUMNS, "Sentinel-2") if row["cloudiness"] != "unknown"]
    kept = [row for row in rows if is_site_of(row["site"], sites)]
    if not kept:
        raise GroundError(f"{manifest} lists no chip of the recipe's validation sites")
    by_file = {row["file"]: row for row in kept}
    return [_held_out(folder, by_file, row) for row in kept]


def read_pairs(folder: Path, listed: Path) -> list[Chip]:
    """Reads cloudy images of held-out sites whose labels are differences to a clear date of the same pixels.

    No expert drew these, but they lie where training never was, show 13 bands and have shadows. Nothing is read where
    the images are not in the manifest.

    Args:
        folder: Holds `manifest.csv` and the files that it names.
        listed: The list of pairs, as `read_cloudy_chips` takes it.

    Raises:
        GroundError: A file is missing or broken.
    """
    with listed.open(newline="", encoding="utf-8") as stream:
        wanted = {row["image"] for row in csv.DictReader(stream)}
    if not wanted <= set(read_manifest(folder)):
        return []
    return [
        Chip(
            name=f"{Path(pair.chip.name).stem} (pair)",
            site=pair.chip.site,
            group=PAIRS,
            level=pair.chip.level,
            pixel_size=pair.chip.pixel_size,
            numbers=pair.chip.reflectance * np.float32(QUANTIFICATION),
            present=pair.chip.present,
            valid=pair.chip.valid,
            label=np.where(pair.label <= SHADOW, pair.label, np.uint8(IGNORED)).astype(np.uint8),
            shadow_labelled=True,
        )
        for pair in read_cloudy_chips(folder, listed)
    ]


def _rows(manifest: Path, columns: Sequence[str], what: str) -> list[dict[str, str]]:
    if not manifest.is_file():
        hint = "give the folder that holds `s2` and `labelled` with --data, or CloudSEN12 as it was published"
        raise GroundError(f"there is no {manifest}: {hint}")
    try:
        with manifest.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, ValueError, csv.Error) as error:
        raise GroundError(f"{manifest} cannot be read ({error})") from error
    if not rows:
        raise GroundError(f"{manifest} lists no {what} chips")
    missing = [column for column in columns if any(row.get(column) is None for row in rows)]
    if missing:
        raise GroundError(f"{manifest} lacks {', '.join(missing)}")
    return rows


def _labelled(folder: Path, row: dict[str, str]) -> Chip:
    path = folder / row["file"]
    numbers, present, valid = _read(path)
    label = _read_label(folder / row["mask"])
    if label.shape != valid.shape:
        raise GroundError(f"{folder / row['mask']} is {_size(label.shape)} pixels, its image {_size(valid.shape)}")
    return Chip(
        name=path.stem,
        site=path.stem,
        group=SENTINEL if row["sensor"].startswith("Sentinel") else LANDSAT,
        level=_level(row["level"]),
        pixel_size=_number(row, "resolution_m", folder),
        numbers=numbers,
        present=present,
        valid=valid,
        label=label,
        shadow_labelled=row["shadow_labelled"] == "yes",
    )


def _held_out(folder: Path, rows: Mapping[str, dict[str, str]], row: dict[str, str]) -> Chip:
    image = read_chip(folder, rows, row["file"])
    return Chip(
        name=Path(image.name).stem,
        site=image.site,
        group=HELD_OUT,
        level=_level(image.level),
        pixel_size=image.pixel_size,
        numbers=image.reflectance * np.float32(QUANTIFICATION) * image.valid,
        present=image.present,
        valid=image.valid,
        cloudiness=row["cloudiness"],
        percent_by_eye=_number(row, "cloud_pct_by_eye", folder),
    )


def _read(path: Path) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.bool_]]:
    stack, present = read_bands(path)
    valid = np.asarray((stack[present] > 0).any(axis=0))
    numbers = np.maximum(stack, 1) * present[:, None, None] * valid
    return numbers.astype(np.float32), present, valid


def _read_label(path: Path) -> Mask:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
            with rasterio.open(path) as source:
                label: Mask = source.read(1)
    except rasterio.errors.RasterioIOError as error:
        raise GroundError(f"{path} cannot be read") from error
    return label


def _level(text: str) -> str:
    """Top-of-atmosphere images of Landsat count as L1C."""
    return "L2A" if text.startswith("L2A") else "L1C"


def _number(row: dict[str, str], column: str, folder: Path) -> float:
    try:
        return float(row[column])
    except ValueError:
        raise GroundError(f"{column} of {row['file']} in {folder / 'manifest.csv'} is no number") from None


def _size(shape: tuple[int, ...]) -> str:
    return f"{shape[1]} × {shape[0]}"
