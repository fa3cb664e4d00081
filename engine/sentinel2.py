"""What is fixed about Sentinel-2: bands, names, wavelengths, processing levels and baselines.

Band centres and resolutions: ESA, Sentinel-2 Products Specification Document (S2A figures).
Standard library only and Python 3.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Dict, Optional, Tuple

QUANTIFICATION = 10_000
"""Digital numbers per unit of reflectance, in products and in `Scene.read`."""


@dataclass(frozen=True)
class Band:
    """A spectral band.

    Attributes:
        name: `B02`.
        common_name: The name that STAC's EO extension gives it (`blue`).
        resolution: Metres.
        wavelength: Centre, nanometres.
        band_id: Its number in product metadata (`RADIO_ADD_OFFSET band_id=…`).
    """

    name: str
    common_name: str
    resolution: int
    wavelength: float
    band_id: int


BANDS: Tuple[Band, ...] = (
    Band("B01", "coastal", 60, 442.7, 0),
    Band("B02", "blue", 10, 492.7, 1),
    Band("B03", "green", 10, 559.8, 2),
    Band("B04", "red", 10, 664.6, 3),
    Band("B05", "rededge1", 20, 704.1, 4),
    Band("B06", "rededge2", 20, 740.5, 5),
    Band("B07", "rededge3", 20, 782.8, 6),
    Band("B08", "nir", 10, 832.8, 7),
    Band("B8A", "nir08", 20, 864.7, 8),
    Band("B09", "nir09", 60, 945.1, 9),
    Band("B10", "cirrus", 60, 1373.5, 10),
    Band("B11", "swir16", 20, 1613.7, 11),
    Band("B12", "swir22", 20, 2202.4, 12),
)
BAND_NAMES: Tuple[str, ...] = tuple(band.name for band in BANDS)
BY_NAME: Dict[str, Band] = {band.name: band for band in BANDS}
RED, GREEN, BLUE = "B04", "B03", "B02"
VISIBLE: Tuple[str, str, str] = (RED, GREEN, BLUE)
"""Every model needs these; a pixel without one of them has no data."""

LEVELS = ("L1C", "L2A", "RGB8")

_NUMBERED = re.compile(r"(?i)^(?:b|band)[ _]?0*(1[0-2]|[1-9]|8a)$")
_COMMON = {band.common_name: band.name for band in BANDS}
_COMMON.update({"rededge071": "B05", "rededge075": "B06", "rededge078": "B07", "nir_narrow": "B8A"})
_BASELINE = re.compile(r"(?:^|_)N(\d{2})[._]?(\d{2})(?=[_.]|$)")


def band_from_name(text: str) -> Optional[str]:
    """The band that a name means (`B02`, `b2`, `Band 2`, `blue`, `B8A`), or None.

    A name like `Band 2` is a band's only where the numbers of a raster are not simply 1…N; that is for the caller to
    see.
    """
    text = text.strip()
    numbered = _NUMBERED.match(text)
    if numbered:
        number = numbered.group(1).upper()
        return "B8A" if number == "8A" else f"B{int(number):02d}"
    return _COMMON.get(text.lower())


def band_from_wavelength(nanometres: float) -> Optional[str]:
    """The band whose centre lies within 12 nm of a wavelength, or None."""
    nearest = min(BANDS, key=lambda band: abs(band.wavelength - nanometres))
    return nearest.name if abs(nearest.wavelength - nanometres) <= 12 else None


def baseline_from_name(text: str) -> Optional[str]:
    """The processing baseline (`05.10`) in a product's name (`…_N0510_…`, `…_N05.10`), or None.

    It is looked for by its pattern, never by its place: tile ids and orbits look like baselines too.
    """
    found = _BASELINE.search(text)
    return f"{found.group(1)}.{found.group(2)}" if found else None


def level_from_name(text: str) -> Optional[str]:
    """The processing level in a product's name (`MSIL1C`, `MSI_L2A`), or None."""
    found = re.search(r"MSI_?(L1C|L2A)", text.upper())
    return found.group(1) if found else None
