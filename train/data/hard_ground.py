"""Ground that is easily taken for cloud or shadow, made from ordinary ground: the hard negatives of a recipe."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, BANDS
from engine.synthetic.fields import power_law_field

from . import darkness, surfaces, waters

Stack = NDArray[np.float32]

#                            B01   B02   B03   B04   B05   B06    B07    B08   B8A   B09   B10  B11    B12
_SMOKE = np.array([0.24, 0.21, 0.15, 0.11, 0.09, 0.075, 0.065, 0.05, 0.045, 0.01, 0.0, 0.012, 0.006])


SNOW_SHARE = 0.34
"""Of the hard ground under simulated clouds."""
_OTHERS = ("bright", "roofs", "water", "burnt", "fields", "mountains", "smoke")
_OTHER_SHARES = (0.34, 0.18, 0.20, 0.08, 0.07, 0.08, 0.05)


def hard_ground(
    ground: Stack, pixel_size: float, l1c: bool, rng: np.random.Generator, snow_share: float = SNOW_SHARE
) -> tuple[Stack, NDArray[np.bool_]]:
    """One kind of hard ground.

    Args:
        ground: float32 [13, H, W], clear.
        pixel_size: Metres.
        l1c: Whether it is top-of-atmosphere reflectance.
        rng: Source of randomness.
        snow_share: How often it is snow.

    Returns:
        float32 [13, H, W], and bool [H, W]: what cannot be told from cloud without shortwave infrared.
    """
    if rng.random() < snow_share:
        return surfaces.snow_covered(ground, pixel_size, rng)
    kind = _OTHERS[rng.choice(len(_OTHERS), p=_OTHER_SHARES)]
    if kind == "smoke":
        return smoky(ground, pixel_size, rng)
    makers: dict[str, Callable[[], Stack]] = {
        "bright": lambda: surfaces.brightened(ground, rng),
        "roofs": lambda: surfaces.with_roofs(ground, pixel_size, rng),
        "water": lambda: waters.watered(ground, pixel_size, l1c, rng),
        "burnt": lambda: darkness.burnt(ground, pixel_size, l1c, rng),
        "fields": lambda: darkness.darkened_fields(ground, pixel_size, rng),
        "mountains": lambda: darkness.under_mountains(ground, pixel_size, l1c, rng),
    }
    return makers[kind](), np.zeros(ground.shape[1:], bool)


def smoky(ground: Stack, pixel_size: float, rng: np.random.Generator) -> tuple[Stack, NDArray[np.bool_]]:
    """Ground under the plume of a fire: bright and bluish in the visible, gone in the shortwave infrared."""
    edge = ground.shape[1]
    plume = power_law_field(
        edge, edge, rng.uniform(2.6, 3.8), rng, outer_scale=4000 / pixel_size, stretch=rng.uniform(1, 5),
        angle=rng.uniform(0, np.pi),
    )  # fmt: skip
    density = np.clip((plume + rng.uniform(-1, 1.5)) / rng.uniform(0.5, 2), 0, 1) * rng.uniform(0.2, 1.2)
    added = _SMOKE.reshape(-1, 1, 1).astype(np.float32) * density
    share = np.clip(added / 0.6, 0, 0.6)
    return np.asarray(ground * (1 - share) + added, np.float32), np.asarray(density > 0.15)


def recoloured(ground: Stack, strength: float, rng: np.random.Generator) -> Stack:
    """Another landscape of the same shapes: a smooth factor over the wavelengths, other where plants grow.

    Args:
        ground: float32 [13, H, W].
        strength: Logarithmic standard deviation of the factor.
        rng: Source of randomness.
    """
    place = np.log(np.array([band.wavelength for band in BANDS]) / 400) / np.log(2300 / 400)
    nodes = np.linspace(0, 1, 5)
    curves = [np.interp(place, nodes, rng.normal(0, strength, 5)).reshape(-1, 1, 1) for _ in range(2)]
    red, infrared = ground[BAND_NAMES.index("B04")], ground[BAND_NAMES.index("B08")]
    plants = np.clip((infrared - red) / np.maximum(infrared + red, 0.02), 0, 1)
    factor = np.exp(curves[0] * (1 - plants) + curves[1] * plants)
    factor[BAND_NAMES.index("B10")] = 1
    return np.asarray(np.clip(ground * factor, 0.0005, 1.1), np.float32)
