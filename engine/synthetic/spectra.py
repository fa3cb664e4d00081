"""How surfaces, clean air and clouds look to the thirteen bands, seen from above the atmosphere.

Surface reflectances are plausible round figures in the order of `sentinel2.BAND_NAMES`, not measurements.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ..sentinel2 import BAND_NAMES

Spectrum = tuple[float, ...]


class Material(IntEnum):
    """What covers a pixel; the number is a row of `SURFACES`."""

    DEEP_WATER = 0
    RIVER_WATER = 1
    GRAVEL = 2
    BROWN_SOIL = 3
    PALE_SOIL = 4
    STUBBLE = 5
    RIPE_GRAIN = 6
    GREEN_CROP = 7
    LUSH_CROP = 8
    MEADOW = 9
    DRY_GRASS = 10
    CONIFER = 11
    BROADLEAF = 12
    ROCK = 13
    SNOW = 14
    RED_ROOF = 15
    GREY_ROOF = 16
    BRIGHT_ROOF = 17
    ASPHALT = 18
    BLOSSOM = 19


# fmt: off
_SPECTRA: dict[Material, Spectrum] = {
    #                      B01    B02    B03    B04    B05    B06    B07    B08    B8A    B09    B10    B11    B12
    Material.DEEP_WATER:  (0.022, 0.026, 0.030, 0.014, 0.010, 0.007, 0.006, 0.005, 0.004, 0.004, 0.000, 0.002, 0.001),
    Material.RIVER_WATER: (0.040, 0.052, 0.078, 0.062, 0.048, 0.026, 0.024, 0.020, 0.016, 0.014, 0.000, 0.006, 0.004),
    Material.GRAVEL:      (0.160, 0.190, 0.220, 0.240, 0.250, 0.260, 0.265, 0.270, 0.275, 0.275, 0.270, 0.300, 0.270),
    Material.BROWN_SOIL:  (0.045, 0.058, 0.085, 0.120, 0.140, 0.160, 0.175, 0.190, 0.205, 0.215, 0.240, 0.280, 0.240),
    Material.PALE_SOIL:   (0.090, 0.115, 0.160, 0.210, 0.230, 0.250, 0.265, 0.280, 0.295, 0.305, 0.330, 0.370, 0.320),
    Material.STUBBLE:     (0.070, 0.090, 0.130, 0.175, 0.200, 0.225, 0.245, 0.265, 0.285, 0.295, 0.310, 0.340, 0.270),
    Material.RIPE_GRAIN:  (0.050, 0.066, 0.110, 0.150, 0.190, 0.235, 0.260, 0.280, 0.300, 0.305, 0.280, 0.280, 0.200),
    Material.GREEN_CROP:  (0.022, 0.028, 0.062, 0.038, 0.095, 0.260, 0.330, 0.360, 0.375, 0.360, 0.200, 0.190, 0.090),
    Material.LUSH_CROP:   (0.020, 0.026, 0.070, 0.030, 0.110, 0.360, 0.470, 0.500, 0.515, 0.480, 0.230, 0.200, 0.085),
    Material.MEADOW:      (0.024, 0.034, 0.075, 0.052, 0.120, 0.270, 0.320, 0.345, 0.360, 0.350, 0.230, 0.225, 0.125),
    Material.DRY_GRASS:   (0.040, 0.054, 0.090, 0.100, 0.150, 0.215, 0.240, 0.260, 0.280, 0.280, 0.260, 0.270, 0.175),
    Material.CONIFER:     (0.012, 0.015, 0.026, 0.018, 0.040, 0.110, 0.135, 0.150, 0.160, 0.150, 0.080, 0.070, 0.032),
    Material.BROADLEAF:   (0.014, 0.019, 0.043, 0.024, 0.070, 0.230, 0.300, 0.325, 0.340, 0.320, 0.170, 0.150, 0.068),
    Material.ROCK:        (0.120, 0.145, 0.165, 0.180, 0.190, 0.200, 0.205, 0.210, 0.215, 0.215, 0.210, 0.230, 0.210),
    Material.SNOW:        (0.880, 0.890, 0.880, 0.870, 0.850, 0.830, 0.810, 0.790, 0.740, 0.620, 0.100, 0.100, 0.080),
    Material.RED_ROOF:    (0.060, 0.072, 0.105, 0.170, 0.195, 0.215, 0.225, 0.235, 0.245, 0.250, 0.270, 0.300, 0.270),
    Material.GREY_ROOF:   (0.110, 0.130, 0.140, 0.150, 0.155, 0.162, 0.168, 0.175, 0.180, 0.180, 0.185, 0.200, 0.190),
    Material.BRIGHT_ROOF: (0.330, 0.380, 0.410, 0.420, 0.420, 0.420, 0.415, 0.410, 0.405, 0.400, 0.360, 0.380, 0.340),
    Material.ASPHALT:     (0.075, 0.088, 0.100, 0.108, 0.112, 0.118, 0.122, 0.128, 0.134, 0.136, 0.145, 0.165, 0.155),
    Material.BLOSSOM:     (0.030, 0.045, 0.150, 0.135, 0.190, 0.330, 0.390, 0.420, 0.435, 0.410, 0.240, 0.220, 0.120),
}
_PER_BAND: dict[str, Spectrum] = {
    # path radiance of clean air, what the air lets through twice, and the share of light that the sky gives to shade
    "path":    (0.120, 0.085, 0.048, 0.027, 0.022, 0.019, 0.015, 0.011, 0.009, 0.004, 0.0012, 0.002, 0.001),
    "through": (0.700, 0.780, 0.840, 0.890, 0.900, 0.900, 0.925, 0.930, 0.945, 0.280, 0.004, 0.930, 0.910),
    "sky":     (0.450, 0.380, 0.300, 0.240, 0.220, 0.200, 0.180, 0.160, 0.150, 0.140, 0.100, 0.100, 0.080),
    # clouds and haze, relative to their reflectance in the blue; B10 follows the height of the top alone
    "water cloud": (1.00, 1.00, 0.97, 0.99, 1.00, 1.05, 1.08, 1.12, 1.13, 0.30, 0.000, 0.98, 0.80),
    "ice cloud":   (1.00, 1.00, 0.97, 0.98, 0.99, 1.03, 1.06, 1.10, 1.10, 0.70, 0.000, 0.62, 0.45),
    "haze":        (1.25, 1.00, 0.78, 0.60, 0.54, 0.49, 0.44, 0.38, 0.34, 0.08, 0.000, 0.12, 0.07),
}
# fmt: on


def _table() -> NDArray[np.float32]:
    return np.array([_SPECTRA[material] for material in Material], dtype=np.float32)


SURFACES = _table()
"""Reflectance on the ground, [material, band]."""


def per_band(what: str, band: str) -> float:
    """A figure of the air or of a cloud in one band.

    Args:
        what: `path`, `through`, `sky`, `water cloud`, `ice cloud` or `haze`.
        band: `B02`.
    """
    return _PER_BAND[what][BAND_NAMES.index(band)]
