"""Real cloudy images with labels that no expert drew: from clear images of the same place, or from another model.

Three sources, said for each image in a list (`train/recipes/cloudy_chips.csv`):

- `difference`: a clear image of the same pixels is there, days or weeks apart. What became brighter in all visible
  bands is cloud, land that lost near and shortwave infrared light is shadow, what changed a little is left open.
- `teacher`: ukis-csmask (Wieland et al., Apache-2.0) with 4 bands at 10 m and, where the bands are there, with 6 bands
  at 20 m. Only pixels on which both agree count, and its shadows never do: it fills every gap between clouds with them.
- `thin`: the whole image is under thin cloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.ndimage import gaussian_filter

from engine.sentinel2 import BAND_NAMES

from .ground import Chip, GroundError, read_chip, read_manifest, read_table
from .simulate import Label
from .teacher import teacher_says

Plane = NDArray[np.float32]
Labels = NDArray[np.uint8]

_B02, _B04, _B08, _B10, _B11 = (BAND_NAMES.index(band) for band in ("B02", "B04", "B08", "B10", "B11"))
_VISIBLE = slice(1, 4)
_COLUMNS = {"image", "clear", "labels"}

BRIGHTER_IS_CLOUD, BRIGHTER_IS_DOUBTFUL = 0.04, 0.02
"""Reflectance gained in the visible bands."""
THICK_ABOVE = {"L1C": 0.27, "L2A": 0.25}
"""Reflectance of the darkest visible band from which cloud counts as thick."""
DARKER_IS_SHADOW, DARKER_IS_DOUBTFUL = 0.78, 0.88
"""Infrared reflectance relative to the clear image."""
LAND_ABOVE = 0.1
"""Near infrared reflectance; on darker ground a shadow cannot be told from water."""
SMALLEST_CLOUD = 40
"""Pixels."""
CIRRUS_ABOVE = 0.008
"""Reflectance in band 10 that makes otherwise clear pixels thin cloud."""


@dataclass(frozen=True)
class CloudyChip:
    """A real image with clouds.

    Attributes:
        chip: The image.
        clear: The same pixels without clouds; None where there is no such image.
        label: uint8 [H, W], codes of `Label`.
    """

    chip: Chip
    clear: Chip | None
    label: Labels


def read_cloudy_chips(ground: Path, listed: Path, without: Sequence[str] = ()) -> list[CloudyChip]:
    """Reads and labels the images of a list.

    Args:
        ground: Holds `manifest.csv` and the images.
        listed: CSV with the columns `image`, `clear` and `labels`.
        without: Sites that must not be among them; a name that ends with `*` stands for all that begin so.

    Raises:
        GroundError: A file is missing, the list names one that the manifest does not have or one of the sites that
            must not be used, a pair of images does not fit together, or the teacher is not installed.
    """
    if not listed.is_file():
        raise GroundError(f"there is no {listed}: name the list of cloudy images")
    rows = read_manifest(ground)
    chips = []
    for entry in read_table(listed, _COLUMNS):
        image = read_chip(ground, rows, entry["image"], without)
        clear = read_chip(ground, rows, entry["clear"], without) if entry["clear"] else None
        if clear is not None:
            _check_pair(image, clear)
        chips.append(CloudyChip(image, clear, _label(image, clear, entry["labels"])))
    return chips


def _check_pair(image: Chip, clear: Chip) -> None:
    if image.valid.shape != clear.valid.shape or image.level != clear.level:
        told = [f"{each.name} ({each.level}, {'x'.join(map(str, each.valid.shape))})" for each in (image, clear)]
        raise GroundError(f"{' and '.join(told)} are no pair: level and size must be the same")
    if not (image.present & clear.present)[[_B08, _B11]].any():
        raise GroundError(f"{image.name} and {clear.name} must have B08 or B11 in common, which show shadow")


def _label(image: Chip, clear: Chip | None, source: str) -> Labels:
    if source == "difference" and clear is not None:
        label = difference_label(image, clear)
    elif source == "teacher":
        label = _teacher_label(image)
    elif source == "thin":
        label = np.full(image.valid.shape, Label.THIN_CLOUD, np.uint8)
    else:
        raise GroundError(f"{image.name} has no usable source of labels: it says {source!r}")
    if image.present[_B10]:
        cirrus = gaussian_filter(image.reflectance[_B10], 3.0) > CIRRUS_ABOVE
        label[cirrus & np.isin(label, (Label.CLEAR, Label.IGNORED))] = Label.FAINT_CIRRUS
    label[~image.valid] = Label.IGNORED
    return label


def difference_label(image: Chip, clear: Chip) -> Labels:
    """Labels from what changed against a clear image of the same pixels: uint8 [H, W], codes of `Label`."""
    gained = image.reflectance - clear.reflectance
    brighter = gaussian_filter(np.minimum(gained[_B02], gained[_B04]), 0.8)
    label = np.full(brighter.shape, Label.CLEAR, np.uint8)
    infrared = [band for band in (_B08, _B11) if image.present[band] and clear.present[band]]
    darker = np.max([_relative(image.reflectance[band], clear.reflectance[band]) for band in infrared], axis=0)
    shaded = (clear.reflectance[_B08] > LAND_ABOVE) & (brighter < BRIGHTER_IS_DOUBTFUL)
    label[shaded & (darker < DARKER_IS_DOUBTFUL)] = Label.IGNORED
    label[shaded & (darker < DARKER_IS_SHADOW)] = Label.CLOUD_SHADOW
    label[brighter > BRIGHTER_IS_DOUBTFUL] = Label.IGNORED
    # Specks are roofs that glint on one of the days, and edges that do not quite coincide.
    cloud = remove_small(brighter > BRIGHTER_IS_CLOUD, SMALLEST_CLOUD)
    label[cloud] = Label.THIN_CLOUD
    label[cloud & _is_thick(image)] = Label.THICK_CLOUD
    return label


def _teacher_label(image: Chip) -> Labels:
    """Labels where the teacher's two ways of looking agree, ignored elsewhere."""
    cloud, clear = teacher_says(image)
    label = np.full(cloud.shape, Label.IGNORED, np.uint8)
    label[clear] = Label.CLEAR
    label[cloud] = Label.THIN_CLOUD
    label[cloud & _is_thick(image)] = Label.THICK_CLOUD
    return label


def remove_small(mask: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """A mask without its connected parts of fewer pixels."""
    parts, _ = ndimage.label(mask)
    return np.asarray(mask & (np.bincount(parts.ravel())[parts] >= pixels))


def _is_thick(image: Chip) -> NDArray[np.bool_]:
    darkest = gaussian_filter(image.reflectance[_VISIBLE].min(axis=0), 0.8)
    return np.asarray(darkest > THICK_ABOVE[image.level])


def _relative(image: Plane, clear: Plane) -> Plane:
    return np.asarray(gaussian_filter((image - 0.01) / np.maximum(clear - 0.01, 0.02), 1.0), np.float32)
