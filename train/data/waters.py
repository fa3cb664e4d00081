"""Water that must not be taken for cloud or shadow, made on ground of any kind: glint, surf, mud, dark lakes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

from .spectra import PATH_RADIANCE

Stack = NDArray[np.float32]
Plane = NDArray[np.float32]

#                            B01   B02   B03   B04    B05    B06    B07    B08    B8A    B09   B10  B11    B12
_CLEAR_WATER = np.array([0.035, 0.03, 0.02, 0.01, 0.008, 0.006, 0.006, 0.005, 0.005, 0.003, 0.0, 0.003, 0.002])
_MUD = np.array([0.07, 0.09, 0.13, 0.16, 0.15, 0.09, 0.09, 0.07, 0.05, 0.01, 0.0, 0.006, 0.004])
_FOAM = np.array([0.45, 0.45, 0.44, 0.43, 0.41, 0.38, 0.37, 0.35, 0.32, 0.10, 0.0, 0.15, 0.10])
_GREEN, _NIR, _B09, _B10 = (BAND_NAMES.index(band) for band in ("B03", "B08", "B09", "B10"))


def watered(ground: Stack, pixel_size: float, l1c: bool, rng: np.random.Generator) -> Stack:
    """Ground whose water is muddy, glinting or foaming; where there is hardly any, a lake or a coast is laid into it.

    Args:
        ground: float32 [13, H, W].
        pixel_size: Metres.
        l1c: Whether reflectance holds path radiance.
        rng: Source of randomness.
    """
    edge = ground.shape[1]
    image, water = ground.copy(), _water(ground)
    if water.mean() < 0.1 or rng.random() < 0.3:
        shore = power_law_field(edge, edge, rng.uniform(2.6, 4.0), rng, outer_scale=3000 / pixel_size)
        water = np.clip((shore - np.quantile(shore, rng.uniform(0.1, 0.8))) / 0.08, 0, 1)
        plain = _CLEAR_WATER * rng.uniform(0.4, 1.6) + (PATH_RADIANCE if l1c else 0)
        image = image * (1 - water) + _column(plain) * water
        image[[_B09, _B10]] = ground[[_B09, _B10]]
    for change in rng.permutation(3)[: int(rng.integers(0, 3))]:
        image = (_muddied, _glinting, _foaming)[int(change)](image, water, pixel_size, rng)
    return np.asarray(image, np.float32)


def _water(ground: Stack) -> Plane:
    """1 where green outshines near infrared and that is dark, 0 elsewhere: float32 [H, W]."""
    wet = (ground[_GREEN] > 1.1 * ground[_NIR]) & (ground[_NIR] < 0.12) & (ground[_NIR] > 0)
    return np.asarray(gaussian_filter(wet.astype(np.float32), 0.7), np.float32)


def _muddied(image: Stack, water: Plane, pixel_size: float, rng: np.random.Generator) -> Stack:
    """Plumes and streaks of sediment."""
    edge = len(water)
    field = power_law_field(
        edge, edge, rng.uniform(2.4, 3.6), rng, outer_scale=2000 / pixel_size, stretch=rng.uniform(1, 6),
        angle=rng.uniform(0, np.pi),
    )  # fmt: skip
    load = np.clip((field + rng.uniform(-1, 1.5)) / rng.uniform(0.3, 2), 0, 1) * rng.uniform(0.2, 1.1)
    return np.asarray(image + _column(_MUD) * load * water, np.float32)


def _glinting(image: Stack, water: Plane, _pixel_size: float, rng: np.random.Generator) -> Stack:
    """The sun's mirror image, spread by waves: as bright in the shortwave infrared as in the visible."""
    edge = len(water)
    slope = power_law_field(edge, edge, 3.8, rng)
    swell = power_law_field(edge, edge, rng.uniform(1.0, 2.4), rng, stretch=rng.uniform(1, 4), angle=rng.uniform(0, 3))
    strength = rng.uniform(0.02, 0.22) * np.clip(0.6 + 0.4 * slope, 0.05, 2)
    glint = strength * np.clip(1 + rng.uniform(0.05, 0.35) * swell, 0.1, 3) * water
    spectrum = np.linspace(1, rng.uniform(0.75, 1.05), len(BAND_NAMES))
    spectrum[_B09], spectrum[_B10] = 0.25, 0.0
    return np.asarray(image + _column(spectrum) * glint, np.float32)


def _foaming(image: Stack, water: Plane, pixel_size: float, rng: np.random.Generator) -> Stack:
    """Surf along the shore, and whitecaps."""
    edge = len(water)
    reach = gaussian_filter(water, rng.uniform(20, 90) / pixel_size)
    shore = np.clip(1 - np.abs(reach - rng.uniform(0.55, 0.85)) / rng.uniform(0.05, 0.2), 0, 1)
    broken = power_law_field(edge, edge, 1.5, rng)
    surf = shore * np.clip((broken + 0.5) / 1.5, 0, 1) * rng.uniform(0.3, 1)
    caps = np.clip((power_law_field(edge, edge, 0.6, rng) - rng.uniform(2.2, 3.5)) / 0.5, 0, 1) * rng.uniform(0.2, 0.8)
    foam = np.clip(surf + caps, 0, 1) * (water > 0.5)
    spectrum = _column(_FOAM)
    spectrum[_B10] = image[_B10].mean()
    return np.asarray(image * (1 - foam) + spectrum * foam, np.float32)


def _column(spectrum: NDArray[np.floating]) -> Stack:
    return np.asarray(spectrum, np.float32).reshape(-1, 1, 1).copy()
