"""What a STAC item says of level, time, sun and radiometry, with what it says twice held against itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..sentinel2 import (
    OFFSET,
    baseline_from_name,
    has_offset,
    level_from_name,
    level_from_text,
    product_from_name,
)
from .findings import Evidence, FoundBand
from .numeric import number_in_json
from .raster_evidence import raster_evidence
from .stac_assets import BandAsset
from .values import looks_shifted, sample

if TYPE_CHECKING:
    import pystac

_PRODUCTS = ("s2:product_uri", "sentinel:product_id", "eopf:product_id", "title")
_BASELINES = ("s2:processing_baseline", "sentinel:processing_baseline", "processing:version")
_TYPES = ("s2:product_type", "product:type", "processing:level")
_APPLIED = ("earthsearch:boa_offset_applied", "sentinel:boa_offset_applied")
"""Flags of providers that make COGs: whether they have added the offset to the pixels."""


def item_evidence(item: pystac.Item, assets: Sequence[BandAsset], bands: Sequence[FoundBand]) -> Evidence:
    """What an item says; where it says nothing of the radiometry, what the rasters say.

    Args:
        item: The item.
        assets: One a band.
        bands: The same, opened.

    Raises:
        SourceError: A raster cannot be read.
    """
    facts = item.properties
    private = facts.get("_private")
    names = [*_texts(facts, _PRODUCTS), str(item.id)]
    if isinstance(private, dict):  # where CDSE keeps the product's name
        names += _texts(private, ("product_name",))
    baseline = _baseline(facts, names)
    scales = {asset.band: asset.scale for asset in assets if _declared(asset) is not None and asset.scale}
    offsets, warnings = _offsets(facts, assets, bands, baseline)
    evidence = Evidence(
        origin="stac",
        level=_level(item, names),
        product=next((product for name in names if (product := product_from_name(name))), None),
        baseline=baseline,
        datetime=next(iter(_texts(facts, ("datetime", "start_datetime"))), None),
        sun_azimuth=_number(facts, "view:sun_azimuth", "s2:mean_solar_azimuth"),
        sun_zenith=_zenith(facts),
        offsets=offsets,
        scales=scales,
        warnings=warnings,
    )
    return evidence if offsets or baseline else _with_rasters(evidence, bands)


def _with_rasters(evidence: Evidence, bands: Sequence[FoundBand]) -> Evidence:
    found = raster_evidence(bands)
    return replace(
        evidence,
        origin=found.origin,
        level=evidence.level or found.level,
        product=evidence.product or found.product,
        baseline=found.baseline,
        offsets=found.offsets,
        scales=evidence.scales or found.scales,
    )


def _texts(facts: Mapping[str, Any], keys: Sequence[str]) -> list[str]:
    return [value for key in keys if isinstance(value := facts.get(key), str) and value]


def _number(facts: Mapping[str, Any], *keys: str) -> float | None:
    return next((number for key in keys if (number := number_in_json(facts.get(key))) is not None), None)


def _zenith(facts: Mapping[str, Any]) -> float | None:
    elevation = _number(facts, "view:sun_elevation")
    return _number(facts, "s2:mean_solar_zenith") if elevation is None else round(90 - elevation, 6)


def _baseline(facts: Mapping[str, Any], names: Sequence[str]) -> str | None:
    stated = [text for text in _texts(facts, _BASELINES) if re.fullmatch(r"\d\d\.\d\d", text)]
    return next(iter(stated), None) or next((found for name in names if (found := baseline_from_name(name))), None)


def _level(item: pystac.Item, names: Sequence[str]) -> str | None:
    types = [re.sub(r"(?i)^S2MSI", "L", text) for text in _texts(item.properties, _TYPES)]
    stated = [level_from_text(text) for text in types] + [level_from_name(name) for name in names]
    tail = [
        re.search(r"(?i)(?:^|[-_])(L1C|L2A)(?=[-_]|$)", text) for text in (str(item.collection_id or ""), str(item.id))
    ]
    return next(filter(None, stated), None) or next((found[1].upper() for found in tail if found), None)


def _declared(asset: BandAsset) -> float | None:
    """The offset in digital numbers that an asset declares; None where scale and offset are missing or neutral."""
    scale, offset = asset.scale, asset.offset
    if not scale or scale < 0 or (scale == 1 and not offset):
        return None
    offset = offset or 0.0
    # Some write it in digital numbers, which no reflectance can be taken for.
    return offset if abs(offset) >= 10 else round(offset / scale, 6) + 0.0


def _offsets(
    facts: Mapping[str, Any], assets: Sequence[BandAsset], bands: Sequence[FoundBand], baseline: str | None
) -> tuple[dict[str, float], tuple[str, ...]]:
    """Offsets per band in digital numbers; where an item contradicts itself, the pixels decide if they can."""
    flag = next((facts[key] for key in _APPLIED if isinstance(facts.get(key), bool)), None)
    offsets: dict[str, float] = {}
    contradictions: dict[str, tuple[float, float]] = {}
    for asset in assets:
        declared, implied = _declared(asset), _implied(asset, flag, baseline)
        if declared is not None and implied is not None and declared != implied:
            contradictions[asset.band] = declared, implied
        said = implied if declared is None else declared
        if said is not None:
            offsets[asset.band] = said
    if not contradictions:
        return offsets, ()
    declared, implied = next(iter(contradictions.values()))
    told_by = f"its flag of an applied offset ({str(flag).lower()})" if flag is not None else f"baseline {baseline}"
    shifted = looks_shifted(sample([band for band in bands if band.name in contradictions]))
    # A flag is about these very pixels; offsets of bands are often copied from the product that they were made of.
    taken = (implied if flag is not None else declared) if shifted is None else float(OFFSET if shifted else 0)
    offsets.update(dict.fromkeys(contradictions, taken))
    why = "its pixels do not tell" if shifted is None else "which its pixels bear out"
    other = implied if taken == declared else declared
    return offsets, (
        f"The STAC item contradicts itself: its bands say an offset of {declared:g}, and {told_by} means {implied:g}; "
        f"{taken:g} is taken ({why}): if that is wrong, give --offset {other:g}",
    )


def _implied(asset: BandAsset, flag: bool | None, baseline: str | None) -> float | None:
    """The offset that flag and baseline mean; the flag is about COGs, and JPEG 2000 files are as ESA made them."""
    if flag and not asset.original:
        return 0.0
    return None if baseline is None else float(OFFSET if has_offset(baseline) else 0)
