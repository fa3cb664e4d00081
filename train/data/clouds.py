"""Layers of cloud: where they are, how thick, how high, and what a sensor sees of them.

A layer is a field of optical thickness on a periodic square larger than the patch, so that clouds outside the patch
cast their shadows into it. Reflectance follows the two-stream approximation for conservative scattering,
R = g·τ / (1 + g·τ) (Coakley and Chýlek 1975, doi:10.1175/1520-0469(1975)032<0409:TTSAIR>2.0.CO;2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.synthetic.fields import power_law_field

from .spectra import ICE_ABOVE_KM

CANVAS = 512
"""Edge of the periodic square, pixels."""

_WATER, _ICE = 0.12, 0.16

_OVERCAST_AT_LEAST = 6.0
"""Optical thickness that hides the ground."""
_SHADED_OVER = 14.0
"""Pixels over which one part of a cloud shades another."""

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class Layer:
    """One layer of cloud.

    Attributes:
        thickness: float32 [CANVAS, CANVAS], optical thickness, periodic.
        base_km: Height of the base.
        top_km: Height of the top.
        brightness: Factor on the reflectance.
        shaded: Whether its own relief is lit from the sun's side.
    """

    thickness: Plane
    base_km: float
    top_km: float
    brightness: float
    shaded: bool

    @property
    def reflectance(self) -> Plane:
        """float32 [CANVAS, CANVAS], visible reflectance without its brightness."""
        scattered = (_ICE if self.top_km > ICE_ABOVE_KM else _WATER) * self.thickness
        return scattered / (1 + scattered)


def cumulus(rng: np.random.Generator) -> Layer:
    """Separate clouds, from small fair-weather ones to large fields."""
    outer = float(np.exp(rng.uniform(np.log(60), np.log(1500))))
    field = gaussian_filter(_field(rng, rng.uniform(2.8, 3.7), outer, 1.0), rng.uniform(0.7, 1.2), mode="wrap")
    edge = np.quantile(field, 1 - rng.uniform(0.06, 0.6))
    height = np.maximum(field - edge, 0) / (field.max() - edge)
    thickness = _lognormal(rng, 60, 0.7) * height ** rng.uniform(1.2, 2.6) * _billows(rng, rng.uniform(0.05, 0.5))
    # Thin mist hangs about a cloud.
    thickness = thickness + rng.uniform(0.0, 0.1) * gaussian_filter(thickness, rng.uniform(3.0, 6.0), mode="wrap")
    base = rng.uniform(0.2, 2.5)
    top = base + rng.uniform(0.2, 1.5) if rng.random() < 0.65 else base + rng.uniform(1.5, 8.0)
    return _layer(gaussian_filter(thickness, rng.uniform(0.4, 1.0), mode="wrap"), base, top, rng, shaded=True)


def scattered(rng: np.random.Generator) -> Layer:
    """Small fair-weather clouds of a few pixels each, as 20 and 30 m show them, with shadows of their own."""
    field = gaussian_filter(_field(rng, rng.uniform(3.0, 4.0), rng.uniform(8, 40), 1.0), 0.8, mode="wrap")
    field = field + rng.uniform(0, 1.0) * _field(rng, 3.2, 256, 1.0)  # they gather in some places
    edge = np.quantile(field, 1 - rng.uniform(0.02, 0.25))
    height = np.maximum(field - edge, 0) / (field.max() - edge)
    thickness = _lognormal(rng, 40, 0.7) * height ** rng.uniform(0.8, 1.6)
    base = rng.uniform(0.4, 2.5)
    top = base + rng.uniform(0.1, 1.0)
    return _layer(gaussian_filter(thickness, rng.uniform(0.3, 0.8), mode="wrap"), base, top, rng, shaded=False)


def deck(rng: np.random.Generator) -> Layer:
    """A sheet that hides the ground but for holes."""
    field = _field(rng, rng.uniform(3.0, 4.0), rng.uniform(100, 512), rng.uniform(1, 2.5))
    thickness = _lognormal(rng, 16, 0.6) * np.exp(rng.uniform(0.1, 1.2) * field)
    hole = np.clip((_field(rng, 3.2, 256, 1.0) + rng.uniform(0.2, 1.8)) / rng.uniform(0.2, 0.8), 0, 1)
    base = rng.uniform(0.5, 7.0)
    thickness = gaussian_filter(thickness * hole**3, rng.uniform(0.3, 0.9), mode="wrap")
    return _layer(thickness, base, base + rng.uniform(0.3, 3.0), rng, shaded=True)


def overcast(rng: np.random.Generator) -> Layer:
    """A closed sheet over everything: featureless stratus, soft layers or a rugged deck, from grey to dazzling."""
    strength = float(np.exp(rng.uniform(np.log(0.06), np.log(1.6))))
    thickness = _OVERCAST_AT_LEAST + _lognormal(rng, 14, 0.8) * _billows(rng, strength, rng.uniform(1, 3))
    base = rng.uniform(0.3, 7.0)
    top = base + (rng.uniform(0.3, 2.5) if rng.random() < 0.6 else rng.uniform(2.5, 6.0))
    return _layer(thickness, base, top, rng, shaded=True)


def cirrus(rng: np.random.Generator) -> Layer:
    """Thin ice cloud, often drawn out to streaks, much of it visible in band 10 only."""
    field = _field(rng, rng.uniform(2.8, 3.8), rng.uniform(64, 512), rng.uniform(2, 6))
    cover = np.clip((field + rng.uniform(-0.5, 2.5)) / rng.uniform(0.8, 2.0), 0, 1)
    thickness = _lognormal(rng, 0.5, 0.9) * np.exp(0.6 * _field(rng, 3.4, 256, rng.uniform(1, 4))) * cover
    base = rng.uniform(6.5, 11.0)
    return _layer(thickness, base, base + rng.uniform(0.5, 1.5), rng, shaded=False)


def haze(rng: np.random.Generator) -> Layer:
    """Thin and smooth cloud below the ice, most of it low: seen in every band, hardly in band 10."""
    field = _field(rng, rng.uniform(3.4, 4.0), rng.uniform(128, 512), 1.0)
    cover = np.clip((field + rng.uniform(-0.5, 2.0)) / rng.uniform(0.8, 2.0), 0, 1)
    thickness = _lognormal(rng, 1.4, 0.7) * np.exp(0.4 * _field(rng, 3.2, 128, 1.0)) * cover
    base = rng.uniform(0.3, 3.0) if rng.random() < 0.75 else rng.uniform(3.0, 6.0)
    return _layer(thickness, base, base + rng.uniform(0.2, 1.0), rng, shaded=False)


_SKIES: tuple[tuple[float, tuple[Callable[[np.random.Generator], Layer], ...]], ...] = (
    (0.35, (cumulus,)),
    (0.09, (scattered,)),
    (0.07, (deck,)),
    (0.13, (overcast,)),
    (0.12, (cirrus,)),
    (0.09, (haze,)),
    (0.07, (cumulus, cirrus)),
    (0.08, (cumulus, haze)),
)


def random_sky(rng: np.random.Generator, pixel_size: float = 10.0) -> list[Layer]:
    """One to two layers, the lowest first, as pixels of 10 to 60 m show them."""
    shares = np.array([share for share, _ in _SKIES])
    makers = _SKIES[int(rng.choice(len(_SKIES), p=shares / shares.sum()))][1]
    layers = sorted((make(rng) for make in makers), key=lambda layer: layer.base_km)
    if pixel_size < 20:
        return layers
    # The canvas must stay periodic, so 30 m are now two, now four times as coarse as 10 m, and 60 m four or eight.
    lower = 2 if pixel_size < 40 else 4
    factor = lower if pixel_size < 30 or rng.random() < 0.5 else 2 * lower
    return [_coarser(layer, factor) for layer in layers]


def _coarser(layer: Layer, factor: int) -> Layer:
    edge = CANVAS // factor
    means = layer.thickness.reshape(edge, factor, edge, factor).mean(axis=(1, 3))
    return replace(layer, thickness=np.tile(means, (factor, factor)))


def relief_shading(layer: Layer, towards_sun: tuple[float, float], strength: float) -> Plane:
    """Factor on a layer's reflectance: brighter on slopes that face the sun, darker behind.

    Args:
        layer: The layer.
        towards_sun: Unit vector (row, column) in the image that points to the sun.
        strength: Standard deviation of the factor over the clouds.

    Returns:
        float32 [CANVAS, CANVAS] within 0.5–1.3.
    """
    # The root of the thickness, not the reflectance, which saturates and would leave the inside of a cloud flat.
    relief = np.sqrt(layer.thickness)
    steps = tuple(-round(_SHADED_OVER * part) for part in towards_sun)
    # Lit is what stands higher than the cloud between it and the sun.
    lit = relief - np.roll(gaussian_filter(relief, _SHADED_OVER / 2, mode="wrap"), steps, (0, 1))
    cloud = layer.reflectance > 0.05
    deviation = float(lit[cloud].std()) if cloud.any() else 0.0
    if deviation == 0:
        return np.ones_like(relief)
    lit -= float(lit[cloud].mean())
    # A smooth sheet has no slopes to speak of.
    rugged = min(1.0, 4 * deviation / float(relief[cloud].mean()))
    return np.asarray(np.clip(1 + rugged * strength * lit / deviation, 0.5, 1.3), np.float32)


def _field(rng: np.random.Generator, beta: float, outer_scale: float, stretch: float) -> Plane:
    angle = rng.uniform(0, np.pi)
    return power_law_field(CANVAS, CANVAS, beta, rng, outer_scale=outer_scale, stretch=stretch, angle=angle)


def _billows(rng: np.random.Generator, strength: float, stretch: float = 1.0) -> Plane:
    """Factor on the thickness with the spectrum that real clouds have inside, down to single pixels."""
    outer = float(np.exp(rng.uniform(np.log(16), np.log(400))))
    return np.asarray(np.exp(strength * _field(rng, rng.uniform(2.6, 3.6), outer, stretch)), np.float32)


def _lognormal(rng: np.random.Generator, median: float, sigma: float) -> float:
    return float(median * rng.lognormal(0.0, sigma))


def _layer(thickness: Plane, base_km: float, top_km: float, rng: np.random.Generator, *, shaded: bool) -> Layer:
    brightness = float(np.clip(_lognormal(rng, 0.8, 0.3), 0.35, 1.6))
    return Layer(thickness.astype(np.float32), base_km, top_km, brightness, shaded)
