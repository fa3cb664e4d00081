"""What happens to a crop when it is drawn: other radiometry, other bands, no data. Everything here keeps the labels.

One network serves L1C, L2A and 8-bit true colour with any set of bands; the changes imitate how these differ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, BANDS, QUANTIFICATION
from engine.synthetic.fields import power_law_field

from .atmosphere import as_if_corrected, under_cirrus, under_dry_air
from .hard_ground import hard_ground
from .simulate import Label, in_blocks

Stack = NDArray[np.float32]
IGNORED = int(Label.IGNORED)
_WITH_SKY = [each for each in Label if each not in (Label.CLEAR, Label.PATCHY_SNOW, Label.IGNORED)]

_VISIBLE = ("B02", "B03", "B04")
_LANDSAT = (*_VISIBLE, "B08", "B11", "B12")
_TEN = tuple(band for band in BAND_NAMES if band not in ("B01", "B09", "B10"))
BAND_SETS: tuple[tuple[float, tuple[str, ...]], ...] = (
    (0.18, _VISIBLE),
    (0.20, (*_VISIBLE, "B08")),
    (0.14, _LANDSAT),
    (0.14, (*_LANDSAT, "B10")),
    (0.07, _TEN),
    (0.10, tuple(band for band in BAND_NAMES if band != "B10")),
    (0.15, BAND_NAMES),
)
"""Sets of bands as scenes bring them, with the share of crops; the rest gets red, green, blue and random others."""

_B10 = BAND_NAMES.index("B10")
_SHORTWAVE = [BAND_NAMES.index(band) for band in ("B11", "B12")]
_RGB = [BAND_NAMES.index(band) for band in _VISIBLE]


@dataclass(frozen=True)
class Augmentation:
    """How often and how strongly crops are changed.

    Attributes:
        gain: Logarithmic standard deviation of a common factor.
        band_gain: Standard deviation of a factor of each band.
        offset: Chance of a small common offset (−0.015…0.03).
        forgotten_offset: Chance of +0.1, as when the offset of baseline 04.00 was not taken off.
        hardened: Chance that the ground of a crop without clouds is made hard to tell from cloud or shadow.
        snow: Share of snow in it: white ground is rare in the images, and white cloud is not.
        corrected: Chance that path radiance is taken off L1C, so that it looks like L2A; never where band 10 is kept,
            which L2A does not have.
        veiled: Chance that a crop with band 10 is put under cirrus that hardly any other band shows.
        dry: Chance that band 10 of a crop that has it sees the ground a little, as in dry air and on high ground.
        saturated: Chance that bright cloud is beyond what the sensor can tell apart, in each band at another level.
        stretched: Chance that a crop of red, green and blue alone becomes an 8-bit picture.
        no_data: Chance of an empty corner.
        roughness: Strength of noise and fine texture, and chance of the sampling that real images show.
    """

    gain: float = 0.12
    band_gain: float = 0.04
    offset: float = 0.3
    forgotten_offset: float = 0.05
    hardened: float = 0.5
    snow: float = 0.55
    corrected: float = 0.5
    veiled: float = 0.3
    dry: float = 0.35
    saturated: float = 0.1
    stretched: float = 0.5
    no_data: float = 0.06
    roughness: float = 1.0


def augment(
    numbers: NDArray[np.uint16],
    label: NDArray[np.uint8],
    present: NDArray[np.bool_],
    l1c: bool,
    settings: Augmentation,
    rng: np.random.Generator,
) -> tuple[NDArray[np.uint16], NDArray[np.uint8], NDArray[np.bool_]]:
    """Changes a crop.

    Args:
        numbers: uint16 [13, H, W], reflectance × 10 000, 0 where there is no data.
        label: uint8 [H, W], codes of `Label`.
        present: bool [13].
        l1c: Whether it is top-of-atmosphere reflectance.
        settings: How often and how strongly.
        rng: Source of randomness.

    Returns:
        Reflectance as it came in, labels 0–3 and 255, and the bands that are left.
    """
    data = np.asarray((numbers > 0).any(axis=0))
    image = np.asarray(numbers / np.float32(QUANTIFICATION), np.float32)
    kept = present & random_bands(rng)
    if rng.random() < settings.hardened and not np.isin(label, _WITH_SKY).any():
        image, doubtful = hard_ground(image, 10.0, l1c, rng, settings.snow)
        label = np.where(doubtful & (label == Label.CLEAR), np.uint8(Label.PATCHY_SNOW), label)
    if kept[_B10]:
        if rng.random() < settings.dry:
            image = under_dry_air(image, rng)
        if rng.random() < settings.veiled:
            image, label = under_cirrus(image, label, rng)
    elif l1c and rng.random() < settings.corrected:
        image = as_if_corrected(image, rng)
    image = _gained(image, settings, rng)
    if settings.roughness:
        image = roughened(image, settings.roughness, rng)
    if rng.random() < settings.saturated:
        image = np.minimum(image, rng.uniform(0.3, 1.1) * rng.uniform(0.8, 1.25, (len(image), 1, 1)).astype(np.float32))
    if kept.sum() == len(_VISIBLE) and rng.random() < settings.stretched:
        image = as_picture(image, data, rng)
        white = (image[_RGB] >= image[_RGB].max()).all(axis=0)
        # Snow and cloud are both plain white where a picture holds no more.
        label = np.where(white & (label == Label.CLEAR), np.uint8(IGNORED), label)
    if rng.random() < settings.no_data:
        data = data & _with_empty_corner(data.shape, rng)
    label = np.where(data, resolved(label, kept), np.uint8(IGNORED)).astype(np.uint8)
    result = np.clip(_rounded(image * QUANTIFICATION, settings, rng), 1, 65535).astype(np.uint16)
    return result * (kept[:, None, None] & data), label, kept


def random_bands(rng: np.random.Generator) -> NDArray[np.bool_]:
    """A set of bands, drawn by the shares of `BAND_SETS`: bool [13]."""
    shares = np.cumsum([share for share, _ in BAND_SETS])
    place = int(np.searchsorted(shares, rng.random()))
    if place < len(BAND_SETS):
        return np.isin(BAND_NAMES, BAND_SETS[place][1])
    return np.isin(BAND_NAMES, _VISIBLE) | (rng.random(len(BAND_NAMES)) < rng.random())


def resolved(label: NDArray[np.uint8], kept: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Labels 0–3 and 255, after the cases that depend on the bands were decided."""
    cirrus_band, shortwave = bool(kept[_B10]), bool(kept[_SHORTWAVE].any())
    table = np.full(256, IGNORED, np.uint8)
    table[:4] = range(4)
    table[Label.FAINT_CIRRUS] = Label.THIN_CLOUD if cirrus_band else IGNORED
    table[Label.HIDDEN_CIRRUS] = Label.THIN_CLOUD if cirrus_band else Label.CLEAR
    table[Label.PATCHY_SNOW] = Label.CLEAR if shortwave else IGNORED
    return table[label]


def roughened(image: Stack, strength: float, rng: np.random.Generator) -> Stack:
    """Sensor noise, fine texture in all bands alike, and coarse bands in blocks, over cloud and ground alike.

    Simulated cloud is smooth where a real one is not. A network soon tells the two apart by that alone, finds all of
    the simulation and calls whatever is real clear: longer training made it worse on real cloud without this.
    """
    edge = image.shape[1]
    texture = power_law_field(edge, edge, rng.uniform(2.0, 3.6), rng) * np.exp(rng.uniform(np.log(0.005), np.log(0.07)))
    noise = rng.standard_normal(image.shape, dtype=np.float32)
    share = strength * np.exp(rng.uniform(np.log(0.002), np.log(0.008)))
    rough = image * np.maximum(1 + strength * texture + share * noise, 0.3)
    if rng.random() < 0.6 * strength:
        for index, band in enumerate(BANDS):
            if band.resolution > 10:
                rough[index] = in_blocks(rough[index], band.resolution // 10)
    return np.asarray(rough, np.float32)


def _rounded(numbers: Stack, settings: Augmentation, rng: np.random.Generator) -> Stack:
    """Whole numbers; in most crops to 6 or 7 bits after the leading one, as samples are stored to save room."""
    if not settings.roughness:
        return np.asarray(np.rint(numbers), np.float32)
    bits = int(rng.choice([6, 7, 7, 16]))
    step = np.exp2(np.maximum(np.floor(np.log2(np.maximum(numbers, 1))) - bits, 0))
    return np.asarray(np.rint(numbers / step) * step, np.float32)


def as_picture(image: Stack, data: NDArray[np.bool_], rng: np.random.Generator) -> Stack:
    """Red, green and blue in 255 steps: cut off as true-colour products are, or stretched as pictures are."""
    if not data.any():
        return image
    visible, result = image[_RGB], image.copy()
    if rng.random() < 0.5:
        top = np.float32(rng.choice([0.2, 0.3, 0.3558]))
        result[_RGB] = np.rint(np.clip(visible / top, 0, 1) * 255) / 255 * top
        return result
    low = rng.uniform(0, 1) * np.percentile(visible[:, data], 1)
    high = max(float(np.percentile(visible[:, data], rng.uniform(97, 99.9))), float(low) + 0.15, rng.uniform(0.2, 0.36))
    stretched = np.clip((visible - low) / (high - low), 0.0, 1.0) ** rng.uniform(0.7, 1.1)
    result[_RGB] = np.rint(stretched * 255) / 255 * rng.choice([0.2, 0.3, 0.3558])
    return result


def _gained(image: Stack, settings: Augmentation, rng: np.random.Generator) -> Stack:
    gain = np.exp(rng.normal(0, settings.gain)) * (1 + rng.normal(0, settings.band_gain, (len(image), 1, 1)))
    offset = rng.uniform(-0.015, 0.03) if rng.random() < settings.offset else 0.0
    if rng.random() < settings.forgotten_offset:
        offset += 0.1
    changed = image * gain.astype(np.float32)
    others = [band for band in range(len(image)) if band != _B10]
    changed[others] += np.float32(offset)
    return np.asarray(np.maximum(changed, 0.0001), np.float32)


def _with_empty_corner(shape: tuple[int, int], rng: np.random.Generator) -> NDArray[np.bool_]:
    """False beyond a straight line, as at the edge of an orbit: bool [H, W]."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    angle = rng.uniform(0, 2 * np.pi)
    distance = (rows - shape[0] / 2) * np.cos(angle) + (columns - shape[1] / 2) * np.sin(angle)
    return np.asarray(distance < rng.uniform(0.1, 0.5) * max(shape))
