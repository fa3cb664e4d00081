"""Dark ground that must not be taken for cloud shadow: burn scars, wet or dark fields, slopes turned from the sun."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

from . import shadows
from .spectra import PATH_RADIANCE

Stack = NDArray[np.float32]

#                           B01   B02    B03   B04    B05   B06   B07    B08   B8A    B09   B10   B11   B12
_CHARRED = np.array([0.03, 0.035, 0.045, 0.055, 0.065, 0.075, 0.085, 0.095, 0.105, 0.03, 0.001, 0.16, 0.17])
_B09, _B10 = BAND_NAMES.index("B09"), BAND_NAMES.index("B10")


def burnt(ground: Stack, pixel_size: float, l1c: bool, rng: np.random.Generator) -> Stack:
    """Ground with burn scars: dark in the near infrared, less so in the shortwave infrared."""
    edge = ground.shape[1]
    field = power_law_field(edge, edge, rng.uniform(2.2, 3.2), rng, outer_scale=rng.uniform(300, 3000) / pixel_size)
    scar = np.clip((field - np.quantile(field, rng.uniform(0.4, 0.9))) / rng.uniform(0.05, 0.5), 0, 1)
    relative = ground / np.maximum(ground.mean(axis=(1, 2), keepdims=True), 1e-3)
    spectrum = _CHARRED * rng.uniform(0.5, 1.3) + (PATH_RADIANCE if l1c else 0)
    charred = spectrum.reshape(-1, 1, 1) * np.clip(1 + rng.uniform(0.1, 0.5) * (relative - 1), 0.4, 1.8)
    return _air_kept(ground * (1 - scar) + charred * scar, ground)


def darkened_fields(ground: Stack, pixel_size: float, rng: np.random.Generator) -> Stack:
    """Ground with straight-edged parcels that are darker: ploughed or wet fields, forest plots."""
    edge = ground.shape[1]
    rows, columns = np.mgrid[:edge, :edge].astype(np.float32)
    result, angle = ground.copy(), rng.uniform(0, np.pi)
    for _ in range(int(rng.integers(2, 14))):
        length, width = np.exp(rng.uniform(np.log(60), np.log(900), 2)) / pixel_size
        centre = rng.uniform(0, edge, 2)
        along = (columns - centre[1]) * np.cos(angle) + (rows - centre[0]) * np.sin(angle)
        across = -(columns - centre[1]) * np.sin(angle) + (rows - centre[0]) * np.cos(angle)
        inside = np.clip(length / 2 + 0.5 - np.abs(along), 0, 1) * np.clip(width / 2 + 0.5 - np.abs(across), 0, 1)
        colour = rng.uniform(0.45, 0.95) * (1 + rng.normal(0, 0.12, (len(BAND_NAMES), 1, 1)))
        result = result * (1 - inside * (1 - np.clip(colour, 0.25, 1.05)))
    return _air_kept(result, ground)


def under_mountains(ground: Stack, pixel_size: float, l1c: bool, rng: np.random.Generator) -> Stack:
    """Ground with ridges: one side bright, the other without direct light under a low sun."""
    edge = ground.shape[1]
    terrain = power_law_field(
        edge, edge, rng.uniform(3.0, 3.8), rng, outer_scale=rng.uniform(800, 4000) / pixel_size,
        stretch=rng.uniform(1.5, 4), angle=rng.uniform(0, np.pi),
    )  # fmt: skip
    rows, columns = np.gradient(gaussian_filter(terrain, rng.uniform(0.7, 2)))
    sun = shadows.random_sun(rng)
    slope = rows * sun.towards[0] + columns * sun.towards[1]  # rises towards the sun: turned away from it
    slope = slope / max(float(slope.std()), 1e-6)
    dark = (0.85 if l1c else 0.3) * np.percentile(ground, 1, axis=(1, 2)).astype(np.float32)
    turned = np.clip((slope - rng.uniform(0.3, 1.5)) / rng.uniform(0.1, 1.0), 0, 1) * rng.uniform(0.5, 1.0)
    lit = 1 + rng.uniform(0, 0.3) * np.clip(-slope, 0, 2)
    return _air_kept(shadows.physical_shadow(ground * lit, turned.astype(np.float32), dark), ground)


def _air_kept(changed: Stack, ground: Stack) -> Stack:
    changed[_B10] = ground[_B10]
    changed[_B09] = ground[_B09] * np.clip(changed[_B09] / np.maximum(ground[_B09], 1e-4), 0.6, 1.4)
    return np.asarray(np.maximum(changed, 0.0005), np.float32)
