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

OFFSET_SINCE = "04.00"
"""First processing baseline whose digital numbers carry an offset (25 January 2022, and all that was reprocessed)."""
OFFSET = -1000
"""The offset in digital numbers that products since `OFFSET_SINCE` have in every band."""

USUAL_ORDERS: Dict[int, Tuple[str, ...]] = {
    13: BAND_NAMES,
    12: tuple(name for name in BAND_NAMES if name != "B10"),
    10: tuple(band.name for band in BANDS if band.resolution != 60),
    4: ("B02", "B03", "B04", "B08"),
    3: ("B04", "B03", "B02"),
}
"""What a raster of so many bands without names usually holds: to be confirmed by a person, never to be taken."""

_NUMBERED = re.compile(r"(?i)^(?:b|band)[ _]?0*(1[0-2]|[1-9]|8a)$")
_COMMON = {band.common_name: band.name for band in BANDS}
_COMMON.update({"rededge071": "B05", "rededge075": "B06", "rededge078": "B07", "nirnarrow": "B8A", "narrownir": "B8A"})
_COMMON.update({"coastalaerosol": "B01", "nir8a": "B8A", "watervapour": "B09", "watervapor": "B09"})
_COMMON.update({"swir1": "B11", "swir2": "B12"})
_BASELINE = re.compile(r"(?:^|_)N(\d{2})[._]?(\d{2})(?=[_./\\]|$)")


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
    return _COMMON.get(re.sub(r"[ _-]", "", text.lower()))


def plain_number(text: str) -> Optional[int]:
    """The number of a band name such as `Band 2` or `B2`, None for `B02`, `B8A` and other names.

    A raster whose bands bear the plain numbers 1…N counts its own bands; it does not name Sentinel-2's.
    """
    found = re.match(r"(?i)^(?:b|band)[ _]?([1-9]\d*)$", text.strip())
    return int(found.group(1)) if found else None


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


def level_from_text(text: str) -> Optional[str]:
    """The level that a metadata value means (`Level-1C`, `L1C`, `l2a`, `Level-2Ap`), or None."""
    found = re.match(r"(?i)^\s*(?:level[- _]?|l)(1c|2a)p?\s*$", text)
    return f"L{found.group(1).upper()}" if found else None


def product_from_name(text: str) -> Optional[str]:
    """The product id in a path or tag (`S2A_MSIL1C_20240120T105341_N0510_…`, without `.SAFE`), or None."""
    found = re.search(r"S2[A-D]_(?:MSIL(?:1C|2A)_\d{8}T\d{6}|[A-Z]{4}_PRD_MSIL(?:1C|2A))_[A-Za-z0-9_]+", text)
    return found.group(0) if found else None


def time_from_name(text: str) -> Optional[str]:
    """The first time in a name (`…_20150726T105026_…`) as ISO 8601 in UTC, or None.

    The old long names (`S2A_OPER_…`) tell when a file was made, not when the ground was seen.
    """
    if re.search(r"S2[A-D]_(?:OPER|USER)_", text):
        return None
    found = re.search(r"(?:^|[_/\\])(20\d{2})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?=[_./\\]|$)", text)
    if not found:
        return None
    year, month, day, hour, minute, second = found.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}Z"


def has_offset(baseline: str) -> bool:
    """Whether digital numbers of a processing baseline (`05.10`) carry `OFFSET`."""
    return baseline >= OFFSET_SINCE
