"""The lie of the land: plain, foothills and mountains, a river and a lake, and the light on them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

import numpy as np
from numpy.typing import ArrayLike

from .fields import Float, power_law_field, single

PIXEL = 10.0
"""Metres."""


@dataclass(frozen=True)
class Sun:
    """Where the sun stands, in degrees."""

    azimuth: float = 152.0
    elevation: float = 52.0

    @property
    def away(self) -> tuple[float, float]:
        """Rows and columns that a shadow moves for each pixel of its length."""
        return cos(radians(self.azimuth)), -sin(radians(self.azimuth))


@dataclass(frozen=True)
class Terrain:
    """The ground without its cover.

    Attributes:
        rows: Row of each pixel.
        columns: Column of each pixel.
        elevation: Metres above the sea.
        light: Direct sunlight relative to level ground.
        slope: Metres of height per metre.
        river: Distance from the middle of a river less half its width, in pixels: negative on water.
        lake: Negative on the lake, about the distance from the shore in pixels elsewhere.
    """

    rows: Float
    columns: Float
    elevation: Float
    light: Float
    slope: Float
    river: Float
    lake: Float


def smoothstep(low: float, high: float, value: ArrayLike) -> Float:
    """0 below `low`, 1 above `high`, and a smooth ramp between (`low` may be the larger one)."""
    share = np.clip((single(value) - np.float32(low)) / np.float32(high - low), 0, 1)
    return single(share * share * (3 - 2 * share))


def make_terrain(size: int, sun: Sun, rng: np.random.Generator) -> Terrain:
    """Mountains in the north, a plain in the south, a river from the one to the other, a lake at the foot."""
    rows, columns = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32), indexing="ij")
    y, x = rows / size, columns / size
    river, valley = _rivers(size, rows, columns, rng)
    lake = _lake(size, rows, columns, rng)

    swell = power_law_field(size, size, 3.4, rng, outer_scale=700)
    height = smoothstep(0.46, 0.06, y + 0.10 * (x - 0.5) + 0.035 * swell)
    ridges = np.zeros((size, size), dtype=np.float32)
    for scale, share in ((640, 0.66), (270, 0.26), (110, 0.08)):
        wave = power_law_field(size, size, 4.6, rng, outer_scale=scale)
        ridges += share * (1 - np.minimum(np.abs(wave) / 1.7, 1)) ** 1.6
    rough = power_law_field(size, size, 3.3, rng, outer_scale=140)
    carved = smoothstep(4, 190, valley)
    mountains = height * (300 + 2250 * ridges * (0.45 + 0.55 * carved)) * (0.15 + 0.85 * carved)
    hills = 45 * np.maximum(swell, -1) * smoothstep(10, 200, valley) + 10 * rough * (0.15 + 1.3 * height)
    elevation = (440 + mountains + hills * (0.35 + height)).astype(np.float32)

    light, slope = _light(elevation, sun)
    return Terrain(rows, columns, elevation, light, slope, river, lake)


def _light(elevation: Float, sun: Sun) -> tuple[Float, Float]:
    down, right = np.gradient(elevation, PIXEL)
    azimuth, height = radians(sun.azimuth), radians(sun.elevation)
    towards_row, towards_column = -cos(azimuth) * cos(height), sin(azimuth) * cos(height)
    steepness = np.sqrt(1 + down**2 + right**2)
    cosine = (sin(height) - down * towards_row - right * towards_column) / steepness
    light = np.clip(cosine, 0, None) / sin(height)
    return light.astype(np.float32), np.hypot(down, right).astype(np.float32)


def _rivers(size: int, rows: Float, columns: Float, rng: np.random.Generator) -> tuple[Float, Float]:
    """Distances from the water's edge and from the middle of the main valley, in pixels."""
    reach = 34 * size / 2048
    bend_columns = columns.copy()
    bend_rows = rows.copy()
    for scale, strength in ((330, 1.5), (150, 0.55)):
        bend_columns += strength * reach * power_law_field(size, size, 4.6, rng, outer_scale=scale * size / 2048)
        bend_rows += 0.8 * strength * reach * power_law_field(size, size, 4.6, rng, outer_scale=scale * size / 2048)
    y, x = bend_rows / size, bend_columns / size

    course = 0.36 + 0.05 * np.sin(5.2 * y) + 0.30 * smoothstep(0.42, 1.02, y)
    main = np.abs(x - course) * size
    width = 4.5 + 9.5 * np.clip(y, 0, 1) ** 2
    side_course = 0.80 - 0.16 * x + 0.03 * np.sin(9 * x)
    side = np.abs(y - side_course) * size
    side = np.where(x > course, 1e3, side)
    brook_course = 0.52 + 0.10 * (x - 0.7) + 0.025 * np.sin(14 * x)
    brook = np.where(x < course, 1e3, np.abs(y - brook_course) * size)
    edge = np.minimum(np.minimum(main - width, side - 1.8), brook - 1.1)
    return single(edge), single(main)


def _lake(size: int, rows: Float, columns: Float, rng: np.random.Generator) -> Float:
    y, x = rows / size - 0.545, columns / size - 0.175
    turned_x, turned_y = 0.86 * x + 0.50 * y, -0.50 * x + 0.86 * y
    shore = 0.22 * power_law_field(size, size, 3.8, rng, outer_scale=260 * size / 2048)
    radius = np.sqrt((turned_x / 0.115) ** 2 + (turned_y / 0.048) ** 2)
    return single((radius - 1 + shore) * 0.055 * size)
