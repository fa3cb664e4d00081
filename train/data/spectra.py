"""Spectra of clouds, calibrated on thick cloud of real L1C and L2A images, and how much of a cloud band 10 sees.

All cloud spectra are relative to blue (B02). Middle 80 % (median) of labelled thick cloud in up to 103 scenes of L1C:
B03 0.90–1.01 (0.96), B04 0.90–1.12 (1.01), B08 0.95–1.25 (1.08), B8A 0.94–1.42 (1.16) over low and 0.96–1.30 (1.09)
over high cloud, B11 0.80–1.23 (1.00) and 0.34–1.16 (0.76), B12 0.78 of B11, B09 0.24–0.53 (0.33) and 0.59–0.99 (0.79).
Medians of L2A images: B03 0.91–0.97, B04 0.82–0.96, B08 0.90–1.06, B11 0.5–0.7, B09 1.1–2.2.
`python -m train compare-simulation` measures them again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

B10_TOPS_KM = (0.5, 3.0, 5.0, 7.0, 9.0, 12.0)
B10_PER_VISIBLE = (0.0015, 0.003, 0.02, 0.05, 0.4, 0.9)
"""Reflectance in B10 per visible reflectance at these cloud tops: water vapour above a cloud absorbs this band, so
low cloud is invisible and cirrus is seen almost whole."""
B10_SCATTER = 0.3
"""Logarithmic scatter of that ratio: air is drier in winter and at high latitudes."""
ICE_ABOVE_KM = 6.5

_SKY_SHARE = dict(
    zip(BAND_NAMES, (0.60, 0.55, 0.45, 0.37, 0.34, 0.31, 0.28, 0.26, 0.25, 0.24, 0.24, 0.18, 0.17), strict=True)
)
DIFFUSE_SHARE: NDArray[np.float32] = np.array([_SKY_SHARE[band] for band in BAND_NAMES], np.float32)
"""Share of the light on the ground that comes from the whole sky and reaches a shadow too."""

PATH_RADIANCE: NDArray[np.float32] = np.array(
    [0.130, 0.085, 0.050, 0.030, 0.025, 0.020, 0.016, 0.012, 0.010, 0.004, 0.0, 0.002, 0.001], np.float32
)
"""Reflectance that a clear atmosphere adds in L1C."""


def cloud_spectrum(top_km: float, level: str, rng: np.random.Generator) -> NDArray[np.float32]:
    """The reflectance of a thick cloud in each band, relative to blue.

    Args:
        top_km: Height of the cloud's top.
        level: `L1C` or `L2A`.
        rng: Source of randomness.

    Returns:
        float32 [13].
    """
    ratio = dict.fromkeys(BAND_NAMES, 1.0)
    ratio["B01"] = rng.uniform(0.98, 1.08)
    _visible_and_nir(ratio, level, rng)
    ratio["B11"] = _shortwave(top_km, level, rng)
    ratio["B12"] = ratio["B11"] * rng.uniform(0.67, 0.95)
    ratio["B09"] = water_vapour_ratio(top_km) * rng.uniform(0.8, 1.2) if level == "L1C" else rng.uniform(1.1, 2.0)
    ratio["B10"] = cirrus_ratio(top_km) * rng.lognormal(0.0, B10_SCATTER)
    return np.array([ratio[band] for band in BAND_NAMES], np.float32)


def cirrus_ratio(top_km: float) -> float:
    """Reflectance in B10 per visible reflectance for a cloud with its top at this height."""
    return float(np.exp(np.interp(top_km, B10_TOPS_KM, np.log(B10_PER_VISIBLE))))


def water_vapour_ratio(top_km: float) -> float:
    """Reflectance in B09 relative to blue, L1C."""
    return min(0.13 + 0.11 * top_km, 0.88)


def _visible_and_nir(ratio: dict[str, float], level: str, rng: np.random.Generator) -> None:
    if level == "L1C":
        ratio["B03"], ratio["B04"] = rng.uniform(0.89, 1.02), rng.uniform(0.90, 1.12)
        nir = rng.triangular(0.92, 1.09, 1.34)
    else:
        ratio["B03"], ratio["B04"] = rng.uniform(0.91, 0.98), rng.uniform(0.82, 0.97)
        nir = rng.triangular(0.86, 0.98, 1.18)
    # Water vapour darkens the wide band 8; the narrow bands beside it show more.
    narrow = nir * (rng.uniform(1.01, 1.15) if level == "L1C" else rng.uniform(0.98, 1.04))
    for band, place in (("B05", 0.15), ("B06", 0.45), ("B07", 0.75), ("B8A", 1.0)):
        ratio[band] = (ratio["B04"] + place * (narrow - ratio["B04"])) * rng.uniform(0.98, 1.02)
    ratio["B08"] = nir


def _shortwave(top_km: float, level: str, rng: np.random.Generator) -> float:
    if top_km > ICE_ABOVE_KM:
        return float(rng.triangular(0.30, 0.65, 1.20))
    return float(rng.triangular(0.65, 1.05, 1.35) if level == "L1C" else rng.uniform(0.5, 1.1))
