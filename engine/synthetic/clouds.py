"""A sky over the landscape: cumulus with its shadows, a veil of cirrus, and haze in a corner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..classes import CLEAR, CLOUD_SHADOW, THICK_CLOUD, THIN_CLOUD
from .fields import Float, power_law_field, single
from .spectra import per_band
from .terrain import PIXEL, Sun, smoothstep


@dataclass(frozen=True)
class Sky:
    """What lies between the ground and the satellite.

    Attributes:
        cumulus: Share of light that water clouds throw back (0…1).
        shading: Brightness of each part of them: bright towards the sun.
        top_km: Height of their tops.
        cirrus: Share that the veil of ice throws back.
        haze: Share that haze throws back in the blue.
        sunlight: Share of direct light that reaches the ground.
    """

    cumulus: Float
    shading: Float
    top_km: Float
    cirrus: Float
    haze: Float
    sunlight: Float

    def over(self, ground: Float, light: Float, band: str) -> Float:
        """Reflectance above the atmosphere.

        Args:
            ground: Reflectance of the ground.
            light: Direct sunlight relative to level ground.
            band: `B02`.
        """
        sky = per_band("sky", band)
        lit = ground * (sky + (1 - sky) * light * self.sunlight)
        seen = per_band("path", band) + per_band("through", band) * lit
        if band == "B10":
            # Water vapour hides what is low: only high tops shine through, cirrus almost undimmed.
            low = self.cumulus * np.float32(0.0009) * np.exp(0.54 * self.top_km)
            return single(0.0012 + low + 0.55 * self.cirrus)
        if band == "B09":
            water = single(np.minimum(0.10 + 0.12 * self.top_km, 0.75))
        else:
            water = single(per_band("water cloud", band))
        seen = seen * (1 - self.haze) ** 2 + self.haze * per_band("haze", band)
        seen = seen * (1 - self.cumulus) ** 2 + self.cumulus * self.shading * water
        return single(seen * (1 - self.cirrus) ** 2 + self.cirrus * per_band("ice cloud", band))

    def truth(self) -> NDArray[np.uint8]:
        """The mask that a perfect eye would draw."""
        codes = np.full(self.cumulus.shape, CLEAR.code, dtype=np.uint8)
        codes[self.sunlight < 0.7] = CLOUD_SHADOW.code
        codes[(self.cumulus + self.haze > 0.07) | (self.cirrus > 0.012)] = THIN_CLOUD.code  # B10 shows the faintest ice
        codes[self.cumulus > 0.33] = THICK_CLOUD.code
        return codes


def make_sky(elevation: Float, sun: Sun, rng: np.random.Generator) -> Sky:
    """Fair-weather clouds in the south and east, a veil from the west, haze in a corner of the plain."""
    size = elevation.shape[0]
    rows, columns = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32), indexing="ij")
    y, x = rows / size, columns / size

    depth = _cumulus_depth(size, y, x, rng)
    optical = 30 * depth
    cumulus = (0.12 * optical / (1 + 0.12 * optical)).astype(np.float32)
    base_km = 1.45
    top_km = (base_km + 2.2 * depth).astype(np.float32)
    shading = _shading(depth, sun)

    streaks = power_law_field(size, size, 3.1, rng, outer_scale=520 * size / 2048, stretch=3.2, angle=0.45)
    belt = smoothstep(0.30, 0.02, np.abs(0.92 * y - 0.42 * x + 0.22 - 0.45 + 0.03 * streaks))
    veil = 0.95 * belt * np.clip(0.45 + 0.5 * streaks, 0, None) ** 1.4
    cirrus = (0.16 * veil / (1 + 0.16 * veil)).astype(np.float32)

    mist = power_law_field(size, size, 3.6, rng, outer_scale=600 * size / 2048)
    haze = 0.15 * smoothstep(0.35, 0.0, np.hypot(y - 0.98, 0.8 * (x - 0.05)) + 0.06 * mist)
    haze = (haze * smoothstep(900, 480, elevation)).astype(np.float32)

    sunlight = _shadow(0.35 * optical, base_km, elevation, sun)
    return Sky(cumulus, shading, top_km, cirrus, haze, sunlight)


def _cumulus_depth(size: int, y: Float, x: Float, rng: np.random.Generator) -> Float:
    """Depth of the clouds, 0 without any; heaps upon heaps, as convection makes them."""
    crowd = power_law_field(size, size, 3.0, rng, outer_scale=430)
    heaps = power_law_field(size, size, 3.2, rng, outer_scale=130)
    wisps = power_law_field(size, size, 2.8, rng, outer_scale=36)
    where = smoothstep(0.30, 0.85, 0.55 * x + 0.60 * y) - 0.9 * smoothstep(0.16, 0.07, np.hypot(y - 0.6, x - 0.66))
    lobes = 1 - np.abs(heaps) * 0.9
    above = 0.80 * crowd + 0.45 * lobes + 0.17 * wisps + 1.25 * where - 1.78
    return _soften(single(np.clip(above, 0, None) ** 1.2), 1)


def _shading(depth: Float, sun: Sun) -> Float:
    """Sides towards the sun are bright, sides away from it grey; thick tops are brightest."""
    top = _soften(np.minimum(depth, 1.6), 5)
    down, right = np.gradient(top * 900 / PIXEL)
    away_row, away_column = sun.away
    facing = down * away_row + right * away_column
    lit = 0.80 + 0.26 * np.tanh(1.25 * facing) + 0.10 * np.tanh(top)
    return single(np.clip(lit, 0.42, 1.05))


def _shadow(optical: Float, base_km: float, elevation: Float, sun: Sun) -> Float:
    """Direct light that is left under the clouds, each shadow displaced away from the sun."""
    ground_km = float(np.median(elevation)) / 1000
    pixels = max(base_km - ground_km, 0.2) * 1000 / PIXEL / np.tan(np.radians(sun.elevation))
    away_row, away_column = sun.away
    down, right = round(away_row * pixels), round(away_column * pixels)
    height, width = optical.shape
    moved = np.zeros_like(optical)
    source = optical[max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)]
    if source.size:
        moved[max(down, 0) : height - max(-down, 0), max(right, 0) : width - max(-right, 0)] = source
    return single(np.exp(-_soften(moved, 3)))


def _soften(plane: Float, times: int) -> Float:
    """Blurs by a 1-2-1 kernel, some times over; the edge repeats."""
    for _ in range(times):
        padded = np.pad(plane, 1, mode="edge")
        plane = single((padded[:-2, 1:-1] + 2 * plane + padded[2:, 1:-1]) / 4)
        padded = np.pad(plane, 1, mode="edge")
        plane = single((padded[1:-1, :-2] + 2 * plane + padded[1:-1, 2:]) / 4)
    return plane
