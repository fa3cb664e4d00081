"""Sentinel-2 chips as the manifest lists them: the ground under simulated clouds, and real images with clouds."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray

from engine.errors import CloudmaskError
from engine.sentinel2 import BAND_NAMES, OFFSET, QUANTIFICATION

OFFSETS = {"DN/10000": 0.0, "(DN-1000)/10000": float(OFFSET)}
"""How the manifest's column `scale_offset` begins, and what is to be added to the digital numbers of such an image."""
COARSE_PREFIXES = ("ca-", "az-")
"""Sites whose chips have pixels of 20 m."""

_COLUMNS = {"file", "site", "level", "cloudiness"}
_LEVELS = ("L1C", "L2A")
_REQUIRED_BANDS = ("B02", "B03", "B04")


class GroundError(CloudmaskError, ValueError):
    """Chips that are missing or not what their manifest says; the sentence says which."""


@dataclass(frozen=True)
class Chip:
    """An image.

    Attributes:
        name: File name.
        site: Place; training and validation never share one.
        level: `L1C` or `L2A`.
        pixel_size: Metres.
        reflectance: float32 [13, H, W] in the order of Sentinel-2's bands; 0 in bands that are absent.
        present: bool [13].
        valid: bool [H, W], False where the source has no data.
    """

    name: str
    site: str
    level: str
    pixel_size: float
    reflectance: NDArray[np.float32]
    present: NDArray[np.bool_]
    valid: NDArray[np.bool_]


def read_clear_chips(folder: Path, sites: Sequence[str] | None = None, without: Sequence[str] = ()) -> list[Chip]:
    """Reads the chips that the manifest grades as clear.

    Args:
        folder: Holds `manifest.csv` and the files that it names.
        sites: Only these sites; None for all.
        without: Sites to leave out; a name that ends with `*` stands for all that begin so.

    Raises:
        GroundError: The manifest or a file of it is missing, or nothing is left.
    """
    rows = [row for row in read_manifest(folder).values() if row["cloudiness"] == "clear"]
    kept = [
        row
        for row in rows
        if (sites is None or is_site_of(row["site"], sites)) and not is_site_of(row["site"], without)
    ]
    if not kept:
        raise GroundError(f"{folder / 'manifest.csv'} lists no clear chip of the sites asked for")
    return [_read(folder / row["file"], row) for row in kept]


def read_manifest(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of the manifest by file.

    Raises:
        GroundError: It is missing, or is not a table with the columns that are used.
    """
    manifest = folder / "manifest.csv"
    if not manifest.is_file():
        raise GroundError(f"there is no {manifest}: give the folder of the Sentinel-2 chips")
    return {row["file"]: row for row in read_table(manifest, _COLUMNS)}


def read_table(path: Path, columns: Set[str]) -> list[dict[str, str]]:
    """The rows of a CSV file.

    Raises:
        GroundError: It has no rows, or one without a value in one of the columns.
    """
    try:
        with path.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
    except (csv.Error, UnicodeDecodeError) as error:
        raise GroundError(f"{path} is no table of text") from error
    if not rows or any(row.get(column) is None for row in rows for column in columns):
        raise GroundError(f"{path} must have rows with the columns {', '.join(sorted(columns))}")
    return rows


def read_chip(folder: Path, rows: Mapping[str, dict[str, str]], file: str, without: Sequence[str] = ()) -> Chip:
    """Reads one image that the manifest lists.

    Raises:
        GroundError: It is not listed, its site must not be used, or it cannot be read.
    """
    row = rows.get(file)
    if row is None:
        raise GroundError(f"{folder / 'manifest.csv'} does not list {file}")
    if is_site_of(row["site"], without):
        raise GroundError(f"{file} is of the site {row['site']}, which is kept for validation")
    return _read(folder / file, row)


def manifest_offset(row: Mapping[str, str]) -> float | None:
    """What the manifest tells to add to an image's digital numbers; None where it tells nothing that is understood."""
    scale = (row.get("scale_offset") or "").replace(" ", "")
    return next((offset for start, offset in OFFSETS.items() if scale.startswith(start)), None)


def is_site_of(site: str, patterns: Sequence[str]) -> bool:
    """Whether a site is among those listed, of which one that ends with `*` stands for all that begin so."""
    return any(site.startswith(each[:-1]) if each.endswith("*") else site == each for each in patterns)


def _read(path: Path, row: dict[str, str]) -> Chip:
    if row["level"] not in _LEVELS:
        raise GroundError(f"{path} must be of the level {' or '.join(_LEVELS)}, not {row['level']!r}")
    stack, present = read_bands(path)
    offset = manifest_offset(row) or 0
    valid = np.asarray((stack[present] > 0).any(axis=0))
    reflectance = np.maximum(stack + offset, 1) / np.float32(QUANTIFICATION) * present[:, None, None]
    return Chip(
        name=path.name,
        site=row["site"],
        level=row["level"],
        pixel_size=20.0 if row["site"].startswith(COARSE_PREFIXES) else 10.0,
        reflectance=reflectance.astype(np.float32),
        present=present,
        valid=valid,
    )


def read_bands(path: Path) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """The digital numbers of a chip in the order of Sentinel-2's bands, and which bands it has.

    Returns:
        float32 [13, H, W] with 0 in absent bands, and bool [13].

    Raises:
        GroundError: The file is missing or a band's description names no Sentinel-2 band, or red, green or blue is not
            among them.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", rasterio.errors.NotGeoreferencedWarning
            )  # many samples are published without
            with rasterio.open(path) as source:
                names, values = list(source.descriptions), source.read().astype(np.float32)
    except rasterio.errors.RasterioIOError as error:
        raise GroundError(f"{path} cannot be read") from error
    if not set(names) <= set(BAND_NAMES):
        raise GroundError(f"{path} has bands without a Sentinel-2 name")
    if not set(_REQUIRED_BANDS) <= set(names):
        raise GroundError(f"{path} must have red, green and blue (B04, B03, B02)")
    stack = np.zeros((len(BAND_NAMES), *values.shape[1:]), np.float32)
    for name, plane in zip(names, values, strict=True):
        stack[BAND_NAMES.index(name)] = plane
    return stack, np.isin(BAND_NAMES, names)


def reduced(chip: Chip, factor: int) -> Chip:
    """The chip at a coarser pixel size, by means over blocks."""
    if factor == 1:
        return chip
    rows, columns = (edge // factor for edge in chip.valid.shape)
    cut = (slice(rows * factor), slice(columns * factor))
    blocks = chip.reflectance[:, cut[0], cut[1]].reshape(-1, rows, factor, columns, factor)
    valid = np.asarray(chip.valid[cut].reshape(rows, factor, columns, factor).all(axis=(1, 3)))
    return Chip(
        chip.name, chip.site, chip.level, chip.pixel_size * factor, blocks.mean(axis=(2, 4)), chip.present, valid
    )


def random_view(chip: Chip, edge: int, rng: np.random.Generator) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """A square of the chip, turned and mirrored at random; a chip that is smaller is continued by reflection.

    Returns:
        float32 [13, edge, edge] and the mask of valid pixels.
    """
    height, width = chip.valid.shape
    fill = [(0, max(0, edge - height)), (0, max(0, edge - width))]
    reflectance, valid = chip.reflectance, chip.valid
    if fill[0][1] or fill[1][1]:
        reflectance, valid = np.pad(reflectance, [(0, 0), *fill], "symmetric"), np.pad(valid, fill, "symmetric")
    row = int(rng.integers(0, reflectance.shape[1] - edge + 1))
    column = int(rng.integers(0, reflectance.shape[2] - edge + 1))
    window = (slice(row, row + edge), slice(column, column + edge))
    turns = int(rng.integers(4))
    square, mask = np.rot90(reflectance[:, window[0], window[1]], turns, (1, 2)), np.rot90(valid[window], turns)
    if rng.random() < 0.5:
        square, mask = square[:, :, ::-1], mask[:, ::-1]
    return np.ascontiguousarray(square, np.float32), np.ascontiguousarray(mask)


def site_weights(chips: Sequence[Chip]) -> NDArray[np.float64]:
    """How often each chip is drawn: a site by the square root of its chips' number, so that series do not rule."""
    sites = [chip.site for chip in chips]
    counts = np.array([sites.count(site) for site in sites], np.float64)
    weights = 1 / np.sqrt(counts)
    return np.asarray(weights / weights.sum())
