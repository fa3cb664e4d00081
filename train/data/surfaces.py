"""Bright ground that must not be taken for cloud, made from ordinary ground: snow, desert, salt, concrete, roofs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

Stack = NDArray[np.float32]
Plane = NDArray[np.float32]


def _spectrum(*values: float) -> Stack:
    """float32 [13, 1, 1], reflectance in the order of the bands."""
    return np.array(values, np.float32).reshape(len(BAND_NAMES), 1, 1)


#                  B01   B02   B03   B04   B05   B06   B07   B08   B8A   B09   B10    B11   B12
_SNOW = _spectrum(0.86, 0.86, 0.87, 0.87, 0.86, 0.84, 0.82, 0.80, 0.76, 0.35, 0.003, 0.10, 0.06)
_BRIGHT_GROUND = {
    "sand": _spectrum(0.19, 0.21, 0.29, 0.38, 0.41, 0.43, 0.45, 0.47, 0.48, 0.15, 0.002, 0.56, 0.50),
    "salt": _spectrum(0.45, 0.47, 0.51, 0.54, 0.55, 0.55, 0.55, 0.55, 0.54, 0.18, 0.002, 0.36, 0.26),
    "concrete": _spectrum(0.27, 0.29, 0.32, 0.34, 0.35, 0.36, 0.37, 0.38, 0.38, 0.12, 0.002, 0.39, 0.36),
}
_WATER_VAPOUR_BAND, _CIRRUS_BAND = BAND_NAMES.index("B09"), BAND_NAMES.index("B10")


def snow_covered(ground: Stack, pixel_size: float, rng: np.random.Generator) -> tuple[Stack, NDArray[np.bool_]]:
    """Snow on terrain, with dark forest sticking out.

    Args:
        ground: float32 [13, H, W].
        pixel_size: Metres.
        rng: Source of randomness.

    Returns:
        The ground under snow, and bool [H, W]: snow that looks like cloud to whoever lacks the shortwave bands, be it
        patchy or without any relief.
    """
    edge = ground.shape[1]
    closed = rng.random() < 0.5
    terrain = _field(edge, rng, rng.uniform(3.2, 4.0), 1500 / pixel_size)
    cover = np.ones((edge, edge), np.float32)
    if not closed:
        rough = terrain + 0.4 * _field(edge, rng, 2.4, 300 / pixel_size)
        cover = np.clip((rough + rng.uniform(-0.8, 1.2)) / rng.uniform(0.15, 0.8), 0, 1)
    visible = ground[1:4].mean(axis=0)
    forest = np.clip((np.quantile(visible, rng.uniform(0.0, 0.35)) - visible) / 0.01 + 0.5, 0, 1)
    cover = cover * (1 - rng.uniform(0.5, 1.0) * forest * float(rng.random() < 0.7))
    texture = 1 + rng.uniform(0.01, 0.05) * _field(edge, rng, 2.6, 0)
    flat = closed and rng.random() < 0.35
    if flat:  # an ice sheet or a frozen sea
        terrain, texture = 0 * terrain, 1 + 0.1 * (texture - 1)
    snow = _snow_spectrum(rng, coarse_grained=not flat) * _hillshade(terrain, rng) * texture
    covered = ground * (1 - cover) + snow * cover
    patchy = (cover > 0.25) if flat or not closed else np.zeros((edge, edge), bool)
    covered = _vapour_kept(covered, ground)
    if rng.random() < 0.5:  # cold or high, so the air is dry and band 10 sees the ground
        covered[_CIRRUS_BAND] += cover * covered[1] * np.exp(rng.uniform(np.log(0.003), np.log(0.25)))
    return covered, patchy


def _snow_spectrum(rng: np.random.Generator, *, coarse_grained: bool) -> Stack:
    """Fresh to old snow and ice: coarse grains and melt water take the shortwave infrared, fine grains leave some.

    The cold snow of ice sheets is fine.
    """
    spectrum = _SNOW * rng.uniform(0.45, 1.1)
    shortwave = np.exp(rng.uniform(np.log(0.1), np.log(2.6)))
    if not coarse_grained and rng.random() < 0.5:
        shortwave = rng.uniform(1.2, 2.6)
    spectrum[-2] = min(float(spectrum[-2, 0, 0]) * shortwave, 0.26)
    spectrum[-1] = spectrum[-2] * rng.uniform(0.55, 1.15)
    infrared = np.clip((np.arange(len(BAND_NAMES)) - 3) / 5, 0, 1) * rng.uniform(0, 0.35)
    spectrum[:-3, 0, 0] *= (1 - infrared)[:-3]
    return spectrum


def brightened(ground: Stack, rng: np.random.Generator) -> Stack:
    """The same ground with the brightness and colour of sand, salt or concrete, or simply 1.3–3 times as bright."""
    if rng.random() < 0.35:
        return _vapour_kept(np.clip(ground * rng.uniform(1.3, 3.0), 0, 0.95), ground)
    target = _BRIGHT_GROUND[str(rng.choice(list(_BRIGHT_GROUND)))] * rng.uniform(0.7, 1.3)
    relative = ground / np.maximum(ground.mean(axis=(1, 2), keepdims=True), 1e-3)
    texture = np.clip(1 + rng.uniform(0.3, 1.0) * (relative - 1), 0.2, 1.8)
    share = rng.uniform(0.6, 1.0)
    return _vapour_kept(ground * (1 - share) + target * texture * share, ground)


def with_roofs(ground: Stack, pixel_size: float, rng: np.random.Generator) -> Stack:
    """Bright rectangles, as of halls, greenhouses and quarry floors, most of them in one direction."""
    edge = ground.shape[1]
    rows, columns = np.mgrid[:edge, :edge].astype(np.float32)
    angle = rng.uniform(0, np.pi)
    result = ground.copy()
    for _ in range(int(rng.integers(4, 60))):
        turn = angle + (rng.normal(0, 0.05) if rng.random() < 0.85 else rng.uniform(0, np.pi))
        length, width = np.exp(rng.uniform(np.log(12), np.log(160), 2)) / pixel_size
        centre = rng.uniform(0, edge, 2)
        along = (columns - centre[1]) * np.cos(turn) + (rows - centre[0]) * np.sin(turn)
        across = -(columns - centre[1]) * np.sin(turn) + (rows - centre[0]) * np.cos(turn)
        inside = np.clip(length / 2 + 0.5 - np.abs(along), 0, 1) * np.clip(width / 2 + 0.5 - np.abs(across), 0, 1)
        result += inside * (_roof_spectrum(rng) - result)
    return _vapour_kept(result, ground)


def _roof_spectrum(rng: np.random.Generator) -> Stack:
    slope = np.linspace(0, rng.uniform(-0.1, 0.2), len(BAND_NAMES)).reshape(-1, 1, 1)
    spectrum = rng.uniform(0.22, 0.8) * (1 + slope)
    spectrum[-2:] *= rng.uniform(0.45, 1.0)
    return spectrum.astype(np.float32)


def _vapour_kept(changed: Stack, ground: Stack) -> Stack:
    """Whatever the surface does, the atmosphere keeps bands 9 and 10 of low ground nearly as they were."""
    changed[_CIRRUS_BAND] = ground[_CIRRUS_BAND]
    changed[_WATER_VAPOUR_BAND] = ground[_WATER_VAPOUR_BAND] + 0.3 * np.maximum(
        changed[_WATER_VAPOUR_BAND] - ground[_WATER_VAPOUR_BAND], 0
    )
    return changed.astype(np.float32)


def _hillshade(terrain: Plane, rng: np.random.Generator) -> Plane:
    rows, columns = np.gradient(gaussian_filter(terrain, 1.0))
    angle = rng.uniform(0, 2 * np.pi)
    slope = rows * np.cos(angle) + columns * np.sin(angle)
    shaded = 1 + rng.uniform(0.0, 0.35) * slope / max(float(slope.std()), 1e-6)
    return np.asarray(np.clip(shaded, 0.25, 1.35), np.float32)


def _field(edge: int, rng: np.random.Generator, beta: float, outer_scale: float) -> Plane:
    return power_law_field(edge, edge, beta, rng, outer_scale=outer_scale)
