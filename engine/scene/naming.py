"""Which band is meant: by descriptions, wavelengths, file names, or the user's mapping."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ..errors import BandsError
from ..sentinel2 import BAND_NAMES, BY_NAME, USUAL_ORDERS, band_from_name, band_from_wavelength, plain_number
from .locations import file_name
from .rasters import RasterFacts

_RESOLUTION = re.compile(r"(?i)_(10|20|60)m$")
_NANOMETRES_PER_UNIT = {"nanometers": 1.0, "nanometres": 1.0, "nm": 1.0, "micrometers": 1e3, "micrometres": 1e3}
_NANOMETRES_PER_UNIT.update({"um": 1e3, "µm": 1e3, "microns": 1e3})


def parse_band_mapping(text: str) -> dict[str, int]:
    """Parse `red=3,green=2,blue=1` into band names and 1-based band indices.

    Raises:
        BandsError: It is not of that form, names an unknown band, or names a band twice.
    """
    mapping: dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, number = (piece.strip() for piece in part.partition("="))
        band = band_from_name(name)
        if not equals or not re.fullmatch(r"[1-9]\d{0,4}", number):
            raise BandsError(
                f'"{part}" in --bands is not of the form name=number', "write for example red=3,green=2,blue=1"
            )
        if band is None:
            raise BandsError(
                f'"{name}" in --bands is no Sentinel-2 band', "use names such as B04 or red, green, blue, nir, swir16"
            )
        if band in mapping:
            raise BandsError(f"--bands names {band} twice", "name each band once")
        mapping[band] = int(number)
    if not mapping:
        raise BandsError("--bands is empty", "write for example red=3,green=2,blue=1")
    return mapping


def recognise_bands(facts: RasterFacts) -> dict[str, int]:
    """The bands of a raster by its descriptions, else by wavelengths in its metadata.

    Returns:
        Band names and 1-based indices; empty where nothing is recognised.

    Raises:
        BandsError: Two bands of the raster bear the same name.
    """
    for guess in (_by_description(facts), _by_wavelength(facts)):
        found = [(name, index) for index, name in enumerate(guess, 1) if name]
        if found:
            return _unique(found, facts)
    return {}


def _unique(found: Sequence[tuple[str, int]], facts: RasterFacts) -> dict[str, int]:
    name, times = Counter(name for name, _ in found).most_common(1)[0]
    if times > 1:
        raise BandsError(f"{times} bands of {file_name(facts.path)} are named {name}", "say which to take with --bands")
    return dict(found)


def _by_description(facts: RasterFacts) -> list[str | None]:
    names = [text or tags.get("bandname", "") for text, tags in zip(facts.descriptions, facts.band_tags, strict=True)]
    if [plain_number(_main_part(name)) for name in names] == list(range(1, len(names) + 1)):
        return []
    return [band_from_description(name) for name in names]


def _main_part(text: str) -> str:
    """What stands before a remark: `B4, central wavelength 665 nm` and `B04 (red)` mean B4."""
    return re.split(r"[,;:(]", text.strip(), maxsplit=1)[0].strip()


def band_from_description(text: str) -> str | None:
    """The band that a description names: `B02`, `Blue`, `B02_10m`, `T31TDH_20150726T105026_B02`, `Red edge 1`."""
    main = _RESOLUTION.sub("", _main_part(text))
    return band_from_name(main) or band_from_name(main.rpartition("_")[2]) if main else None


def _by_wavelength(facts: RasterFacts) -> list[str | None]:
    return [
        _wavelength_band(tags, description)
        for tags, description in zip(facts.band_tags, facts.descriptions, strict=True)
    ]


def _wavelength_band(tags: Mapping[str, str], description: str) -> str | None:
    text = tags.get("central_wavelength_um")
    unit = "um"
    if text is None:
        text = tags.get("wavelength") or tags.get("center_wavelength") or tags.get("central_wavelength")
        unit = tags.get("wavelength_units") or tags.get("wavelength_unit") or ""
    if text is None:
        in_words = re.search(r"(\d+(?:\.\d+)?)\s*(nm|nanomet\w+|µm|um|micromet\w+)", description, re.IGNORECASE)
        if in_words is None:
            return None
        text, unit = in_words.groups()
    number = re.match(r"\s*(\d+(?:\.\d+)?)", text)
    if number is None:
        return None
    value = float(number.group(1))
    # Without a unit the size of the number tells: Sentinel-2 lies between 0.4 and 2.3 µm.
    factor = _NANOMETRES_PER_UNIT.get(unit.strip().lower(), 1e3 if value < 10 else 1.0)
    return band_from_wavelength(value * factor)


def unrecognised(facts: RasterFacts) -> BandsError:
    """The error for a raster whose bands bear no names, with the mapping to confirm where there is a usual one."""
    name, count = file_name(facts.path), facts.count
    usual = USUAL_ORDERS.get(count)
    sentence = f"the {count} bands of {name} bear no names of Sentinel-2 bands"
    if count == 1:
        sentence = f"the one band of {name} bears no name of a Sentinel-2 band"
    if usual is None:
        return BandsError(sentence, 'say which is which with --bands, for example --bands "red=3,green=2,blue=1"')
    order = ",".join(f"{BY_NAME[band].common_name}={index}" for index, band in enumerate(usual, 1))
    return BandsError(sentence, f'say which is which; if they stand in the usual order, with --bands "{order}"')


def check_mapping(mapping: Mapping[str, int], count: int, where: str) -> dict[str, int]:
    """The user's mapping, checked against a source with so many bands.

    Raises:
        BandsError: A name is unknown, or an index does not exist.
    """
    for name, index in mapping.items():
        if name not in BY_NAME:
            raise BandsError(f'"{name}" in --bands is no Sentinel-2 band', f"use {', '.join(BAND_NAMES)}")
        if not 1 <= index <= count:
            raise BandsError(
                f"--bands asks for band {index}, but {where} has {count}", f"give numbers from 1 to {count}"
            )
    return dict(mapping)


def split_file_name(path: PurePath) -> tuple[str, str, int | None] | None:
    """What the name of a single-band file says.

    Args:
        path: Such as `T31TDH_20150726T105026_B02_10m.jp2`, `B02.tif`, `red.tif`.

    Returns:
        The scene's part (`T31TDH_20150726T105026`, empty where the band is all), the band, and the resolution in
        metres if the name says it; None where no band is named.
    """
    stem = path.stem
    resolution = _RESOLUTION.search(stem)
    stem = _RESOLUTION.sub("", stem)
    scene, _, last = stem.rpartition("_")
    band = band_from_name(stem)
    if band is None:
        band = band_from_name(last)
    else:
        scene = ""
    if band is None:
        return None
    return scene, band, int(resolution.group(1)) if resolution else None
