"""What the air does to an image: corrected away, filled with faint cirrus, or so dry that band 10 sees the ground."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

from .simulate import Label
from .spectra import PATH_RADIANCE, cloud_spectrum

Stack = NDArray[np.float32]

_B8A, _B09, _B10 = (BAND_NAMES.index(band) for band in ("B8A", "B09", "B10"))


def as_if_corrected(image: Stack, rng: np.random.Generator) -> Stack:
    """L1C without its path radiance; band 9 rises to band 8A, and beyond over bright cloud, as in L2A."""
    removed = image - PATH_RADIANCE[:, None, None] * rng.uniform(0.3, 1.0)
    overshoot = 1 + rng.uniform(0, 0.8) * np.clip((image[_B8A] - 0.35) / 0.4, 0, 1)
    removed[_B09] = image[_B8A] * overshoot * rng.uniform(0.9, 1.1)
    return np.maximum(removed, 0.0001).astype(np.float32)


def under_cirrus(image: Stack, label: NDArray[np.uint8], rng: np.random.Generator) -> tuple[Stack, NDArray[np.uint8]]:
    """The same image under faint, smooth cirrus, as it covers whole scenes while the ground shows through.

    Without such crops the network learns that a cloud always shows in the visible bands too, and misses the rest.
    """
    edge = image.shape[1]
    field = power_law_field(edge, edge, rng.uniform(3.2, 4.0), rng, stretch=rng.uniform(1, 4), angle=rng.uniform(0, 3))
    veil = np.exp(rng.uniform(np.log(0.01), np.log(0.06)) + rng.uniform(0, 0.4) * field)
    if rng.random() < 0.35:
        veil = veil * np.clip((field + rng.uniform(-0.5, 1.5)) / rng.uniform(0.5, 1.5), 0, 1)
    spectrum = cloud_spectrum(rng.uniform(9, 12), "L1C", rng)
    opacity = veil / spectrum[_B10]
    light = spectrum[:, None, None] * opacity
    changed = np.where(veil > 0.008, np.uint8(Label.THIN_CLOUD), np.where(veil > 0.004, np.uint8(Label.IGNORED), label))
    thick = label == Label.THICK_CLOUD
    return np.asarray(image * (1 - opacity) ** 2 + light, np.float32), np.where(thick, label, changed).astype(np.uint8)


def under_dry_air(image: Stack, rng: np.random.Generator) -> Stack:
    """The same image with less water vapour above it: band 10 holds a trace of the ground, at most 0.01."""
    trace = np.exp(rng.uniform(np.log(0.002), np.log(0.025)))
    result = image.copy()
    result[_B10] += trace * image[_B8A] + rng.uniform(0, 0.001)
    return result
