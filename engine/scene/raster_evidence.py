"""What rasters and their names say of the product that they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isfinite
from pathlib import Path

from ..sentinel2 import baseline_from_name, level_from_name, level_from_text, product_from_name, time_from_name
from .findings import Evidence, FoundBand

_PRODUCT_TAGS = ("PRODUCT_URI", "PRODUCT_ID", "PRODUCT", "s2:product_uri", "TIFFTAG_IMAGEDESCRIPTION")
_LEVEL_TAGS = ("PROCESSING_LEVEL", "LEVEL")
_BASELINE_TAGS = ("PROCESSING_BASELINE", "s2:processing_baseline")
_TIME_TAGS = ("DATATAKE_1_DATATAKE_SENSING_START", "PRODUCT_START_TIME", "SENSING_TIME", "TIFFTAG_DATETIME")


def raster_evidence(bands: Sequence[FoundBand], extra_names: Sequence[str] = ()) -> Evidence:
    """Level, baseline, time, scales and offsets from tags, and from names on the path, the nearest first.

    Args:
        bands: Of the scene.
        extra_names: Other texts in which the product may be named.
    """
    raster = bands[0].raster
    tags = {key.upper(): value for key, value in raster.tags.items()}
    texts = [*_tagged(tags, _PRODUCT_TAGS), *extra_names, *names_on_path(raster.path)]
    scales, offsets = _scaling(bands)
    stated = [found for found in _tagged(tags, _BASELINE_TAGS) if re.fullmatch(r"\d\d\.\d\d", found)]
    levels = [level for level in map(level_from_text, _tagged(tags, _LEVEL_TAGS)) if level]
    times = [text for text in _tagged(tags, _TIME_TAGS) if re.match(r"\d{4}-\d\d-\d\dT", text)]
    return Evidence(
        level=_first([*levels, *map(level_from_name, texts)]),
        product=_first([product_from_name(text) for text in texts]),
        baseline=_first([*stated, *map(baseline_from_name, texts)]),
        datetime=_first([*times, *map(time_from_name, texts)]),
        offsets=offsets,
        scales=scales,
    )


def _first(texts: Sequence[str | None]) -> str | None:
    return next((text for text in texts if text), None)


def _tagged(tags: Mapping[str, str], keys: Sequence[str]) -> list[str]:
    return [tags[key.upper()] for key in keys if tags.get(key.upper())]


def names_on_path(path: str) -> list[str]:
    """File name and folder names, from the file outward."""
    whole = Path(path).absolute()
    return [whole.name, *(parent.name for parent in whole.parents if parent.name)]


def _scaling(bands: Sequence[FoundBand]) -> tuple[dict[str, float], dict[str, float]]:
    """Scales, and offsets in digital numbers, as rasters declare them; empty unless all bands do."""
    scales: dict[str, float] = {}
    offsets: dict[str, float] = {}
    for band in bands:
        declared = _declared(band) or _tagged_scaling(band.raster.tags)
        if declared is None:
            return {}, {}
        scales[band.name], offsets[band.name] = declared
    return scales, offsets


def _declared(band: FoundBand) -> tuple[float, float] | None:
    """GDAL's scale and offset: reflectance = DN × scale + offset, where they are not the 1 and 0 of a plain raster."""
    scale, offset = band.raster.scales[band.index - 1], band.raster.offsets[band.index - 1]
    if not (scale > 0 and isfinite(scale) and isfinite(offset)) or (scale == 1 and offset == 0):
        return None
    return scale, round(offset / scale, 6)


def _tagged_scaling(tags: Mapping[str, str]) -> tuple[float, float] | None:
    """Tags SCALE and OFFSET; an offset in reflectance is a fraction, one in digital numbers is not."""
    try:
        scale, offset = float(tags["SCALE"]), float(tags["OFFSET"])
    except (KeyError, ValueError):
        return None
    if not (0 < scale <= 1 and isfinite(offset)):
        return None
    return scale, offset if abs(offset) >= 10 or offset == 0 else round(offset / scale, 6)
