"""Shadows of clouds on the ground: where they fall and how dark they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from .clouds import Layer
from .spectra import DIFFUSE_SHARE

EXTINCTION = 0.5
"""Direct light that a cloud lets through is exp(−0.5 τ): most of what it scatters goes on forward."""
SHEET_EXTINCTION = 0.18
"""The same for thin sheets: what they scatter sideways still reaches the ground under them."""
_SUN_DISC = np.radians(0.53)

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class Sun:
    """Where the sun stands.

    Attributes:
        azimuth: Radians; 0 is up in the image, π/2 to the right.
        elevation: Radians above the horizon.
    """

    azimuth: float
    elevation: float

    @property
    def towards(self) -> tuple[float, float]:
        """Unit vector (row, column) in the image that points to the sun."""
        return -float(np.cos(self.azimuth)), float(np.sin(self.azimuth))

    def displacement(self, height_km: float, pixel_size: float) -> tuple[int, int]:
        """Rows and columns from a cloud at this height to its shadow, away from the sun."""
        length = height_km * 1000 / np.tan(self.elevation) / pixel_size
        row, column = self.towards
        return round(-row * length), round(-column * length)


def random_sun(rng: np.random.Generator) -> Sun:
    """Any direction, 22–70° high."""
    return Sun(float(rng.uniform(0, 2 * np.pi)), float(np.radians(rng.uniform(22, 70))))


def lost_direct_light(layers: Sequence[Layer], sun: Sun, pixel_size: float, penumbra: float) -> Plane:
    """Share of the direct light that clouds take from each pixel of the ground.

    A cloud's base and top both cast it: a tall cloud's shadow is drawn out. The sun is a disc, so the shadow of a high
    cloud is soft.

    Args:
        layers: Clouds.
        sun: Where the light comes from.
        pixel_size: Metres.
        penumbra: Softness of the edges of the lowest clouds, standard deviation in pixels.

    Returns:
        float32 [CANVAS, CANVAS] within 0–1.
    """
    let_through = np.ones_like(layers[0].thickness)
    for layer in layers:
        heights = (layer.base_km, (layer.base_km + layer.top_km) / 2)
        cast = [np.roll(layer.thickness, sun.displacement(height, pixel_size), (0, 1)) for height in heights]
        extinction = EXTINCTION if layer.shaded else SHEET_EXTINCTION
        # A disc's standard deviation along any line is a quarter of its diameter.
        disc = _SUN_DISC / 4 * layer.base_km * 1000 / np.sin(sun.elevation) / pixel_size
        softness = float(np.hypot(penumbra, disc))
        let_through *= gaussian_filter(np.exp(-extinction * np.maximum(*cast)), softness, mode="wrap")
    return np.asarray(1 - let_through, np.float32)


def physical_shadow(ground: NDArray[np.float32], lost: Plane, dark_level: NDArray[np.float32]) -> NDArray[np.float32]:
    """Ground in shadow as physics has it: the direct part of what the surface reflects goes, the sky's part stays.

    Args:
        ground: float32 [13, H, W].
        lost: float32 [H, W], share of the direct light that is gone.
        dark_level: float32 [13], what the atmosphere adds, which no shadow darkens.

    Returns:
        float32 [13, H, W].
    """
    floor = np.minimum(ground, dark_level[:, None, None])
    return floor + (ground - floor) * (1 - (1 - DIFFUSE_SHARE[:, None, None]) * lost)


def crisp_shadow(ground: NDArray[np.float32], lost: Plane, strength: float) -> NDArray[np.float32]:
    """Ground in a hard, strong shadow that darkens all of it alike, as seen from afar in 30 m pixels.

    Args:
        ground: float32 [13, H, W].
        lost: float32 [H, W], share of the direct light that is gone.
        strength: Share of the ground's brightness that is lost in the middle of a shadow.

    Returns:
        float32 [13, H, W].
    """
    return ground * (1 - strength * crispness(lost))


def crispness(lost: Plane) -> Plane:
    """0 outside a hard shadow, 1 inside, steep between."""
    return np.asarray(np.clip((lost - 0.3) / 0.25, 0, 1), np.float32)
