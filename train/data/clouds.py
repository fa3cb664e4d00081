"""Layers of cloud: where they are, how thick, how high, and what a sensor sees of them.

A layer is a field of optical thickness on a periodic square larger than the patch, so that clouds outside the patch
cast their shadows into it. Reflectance follows the two-stream approximation for conservative scattering,
R = g·τ / (1 + g·τ) (Coakley and Chýlek 1975, doi:10.1175/1520-0469(1975)032<0409:TTSAIR>2.0.CO;2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from engine.synthetic.fields import power_law_field

from .spectra import ICE_ABOVE_KM

CANVAS = 512
"""Edge of the periodic square, pixels."""

_WATER, _ICE = 0.12, 0.16

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
    """Separate clouds with crisp edges, from small fair-weather ones to large fields."""
    outer = float(np.exp(rng.uniform(np.log(32), np.log(400))))
    field = _field(rng, rng.uniform(2.6, 3.6), outer, 1.0)
    field = gaussian_filter(field, rng.uniform(0.8, 1.6), mode="wrap")
    edge = np.quantile(field, 1 - rng.uniform(0.1, 0.6))
    height = np.maximum(field - edge, 0) / (field.max() - edge)
    thickness = _lognormal(rng, 40, 0.6) * height ** rng.uniform(0.7, 1.2)
    base = rng.uniform(0.2, 2.5)
    top = base + rng.uniform(0.2, 1.5) if rng.random() < 0.8 else base + rng.uniform(1.5, 7.0)
    return _layer(gaussian_filter(thickness, rng.uniform(0.4, 1.8), mode="wrap"), base, top, rng, shaded=True)


def deck(rng: np.random.Generator) -> Layer:
    """A closed or nearly closed sheet that hides the ground."""
    field = _field(rng, rng.uniform(3.0, 4.0), rng.uniform(100, 512), rng.uniform(1, 2.5))
    thickness = _lognormal(rng, 16, 0.5) * np.exp(rng.uniform(0.2, 0.8) * field)
    if rng.random() < 0.5:
        hole = np.clip((_field(rng, 3.2, 256, 1.0) + rng.uniform(0.2, 1.6)) / rng.uniform(0.2, 0.8), 0, 1)
        thickness = gaussian_filter(thickness * hole, 1.0, mode="wrap")
    base = rng.uniform(0.5, 5.0)
    return _layer(thickness, base, base + rng.uniform(0.3, 3.0), rng, shaded=True)


def cirrus(rng: np.random.Generator) -> Layer:
    """Thin ice cloud, often drawn out to streaks, much of it visible in band 10 only."""
    field = _field(rng, rng.uniform(2.8, 3.8), rng.uniform(64, 512), rng.uniform(2, 6))
    cover = np.clip((field + rng.uniform(-0.5, 2.5)) / rng.uniform(0.8, 2.0), 0, 1)
    thickness = _lognormal(rng, 0.5, 0.9) * np.exp(0.6 * _field(rng, 3.4, 256, rng.uniform(1, 4))) * cover
    base = rng.uniform(7.5, 11.0)
    return _layer(thickness, base, base + rng.uniform(0.5, 1.5), rng, shaded=False)


def haze(rng: np.random.Generator) -> Layer:
    """Low, thin and smooth cloud: seen in every band but band 10."""
    field = _field(rng, rng.uniform(3.4, 4.0), rng.uniform(128, 512), 1.0)
    cover = np.clip((field + rng.uniform(-0.5, 2.0)) / rng.uniform(0.8, 2.0), 0, 1)
    thickness = _lognormal(rng, 1.8, 0.5) * np.exp(0.4 * _field(rng, 3.2, 128, 1.0)) * cover
    base = rng.uniform(0.3, 3.0)
    return _layer(thickness, base, base + rng.uniform(0.2, 1.0), rng, shaded=False)


_SKIES: tuple[tuple[float, tuple[Callable[[np.random.Generator], Layer], ...]], ...] = (
    (0.50, (cumulus,)),
    (0.09, (deck,)),
    (0.14, (cirrus,)),
    (0.11, (haze,)),
    (0.08, (cumulus, cirrus)),
    (0.08, (cumulus, haze)),
)


def random_sky(rng: np.random.Generator) -> list[Layer]:
    """One to two layers, the lowest first."""
    shares = np.array([share for share, _ in _SKIES])
    makers = _SKIES[int(rng.choice(len(_SKIES), p=shares / shares.sum()))][1]
    return sorted((make(rng) for make in makers), key=lambda layer: layer.base_km)


def relief_shading(layer: Layer, towards_sun: tuple[float, float], strength: float) -> Plane:
    """Factor on a layer's reflectance: brighter on slopes that face the sun, darker behind.

    Args:
        layer: The layer.
        towards_sun: Unit vector (row, column) in the image that points to the sun.
        strength: Standard deviation of the factor over the clouds.

    Returns:
        float32 [CANVAS, CANVAS] within 0.65–1.15.
    """
    relief = gaussian_filter(layer.reflectance, 2.0, mode="wrap")
    rows, columns = np.gradient(relief)
    # Height falls towards the sun on a lit slope.
    lit = -(rows * towards_sun[0] + columns * towards_sun[1])
    deviation = float(lit[relief > 0.05].std()) if (relief > 0.05).any() else 0.0
    if deviation == 0:
        return np.ones_like(relief)
    return np.asarray(np.clip(1 + strength * lit / deviation, 0.65, 1.15), np.float32)


def _field(rng: np.random.Generator, beta: float, outer_scale: float, stretch: float) -> Plane:
    angle = rng.uniform(0, np.pi)
    return power_law_field(CANVAS, CANVAS, beta, rng, outer_scale=outer_scale, stretch=stretch, angle=angle)


def _lognormal(rng: np.random.Generator, median: float, sigma: float) -> float:
    return float(median * rng.lognormal(0.0, sigma))


def _layer(thickness: Plane, base_km: float, top_km: float, rng: np.random.Generator, *, shaded: bool) -> Layer:
    return Layer(thickness.astype(np.float32), base_km, top_km, float(rng.uniform(0.7, 1.15)), shaded)
