"""What the engine has recognised of a scene, in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any, List, Mapping, Optional

from qgis.PyQt.QtCore import QDate, QLocale

from ...engine.sentinel2 import Band
from ..translate import tr
from ..words import number

_SEPARATOR = "\u00a0· "  # the dot stays at the end of a line


def is_sentinel2(info: Mapping[str, Any]) -> bool:
    """Whether the scene's own files say that it comes from Sentinel-2."""
    product = str(info.get("product") or "")
    return product.startswith("S2") or info.get("baseline") is not None or str(info.get("kind")).startswith("safe")


def describe_info(info: Mapping[str, Any]) -> str:
    """One line of what was recognised of a scene."""
    parts: List[Optional[str]] = [tr("Sentinel-2") if is_sentinel2(info) else None]
    parts.append(level_title(info.get("level")))
    if info.get("baseline"):
        parts.append(tr("baseline {baseline}").format(baseline=info["baseline"]))
    parts.extend((_offset(info), _bands(info), _date(info.get("datetime"))))
    line = _SEPARATOR.join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def level_title(level: Optional[str]) -> str:
    """A processing level in words."""
    names = {"L1C": tr("level 1C"), "L2A": tr("level 2A"), "RGB8": tr("true-colour picture")}
    return names.get(level or "", tr("level not known"))


def colour_title(band: Band) -> str:
    """The light that a band sees, in words."""
    infrared, short = tr("near infrared"), tr("shortwave infrared")
    names = {
        "coastal": tr("coastal blue"),
        "blue": tr("blue"),
        "green": tr("green"),
        "red": tr("red"),
        "nir": infrared,
        "nir08": tr("narrow near infrared"),
        "nir09": tr("water vapour"),
        "cirrus": tr("cirrus"),
        "swir16": short,
        "swir22": short,
    }
    return names.get(band.common_name, tr("red edge"))


def _offset(info: Mapping[str, Any]) -> Optional[str]:
    if info.get("level") == "RGB8":
        return None
    origins = {
        "user": tr("as you said"),
        "product metadata": tr("from the product"),
        "stac": tr("from the STAC item"),
        "raster metadata": tr("from the file"),
        "values": tr("seen from the values"),
    }
    offsets = {each.get("offset") for each in info.get("bands", {}).values()}
    if info.get("offset_from") not in origins or None in offsets or not offsets:
        return tr("offset not known")
    origin = origins[info["offset_from"]]
    if offsets == {0.0}:
        return tr("no offset, {origin}").format(origin=origin)
    told = "/".join(number(each) for each in sorted(offsets))
    return tr("offset {offset} {origin}").format(offset=told, origin=origin)


def _bands(info: Mapping[str, Any]) -> str:
    bands = info.get("bands", {})
    count = tr("one band") if len(bands) == 1 else tr("{count} bands").format(count=len(bands))
    sizes = sorted({each["resolution"] for each in bands.values() if each.get("resolution")})
    if not sizes:
        return count
    told = number(sizes[0]) if len(sizes) == 1 else f"{number(sizes[0])}\u2060–\u2060{number(sizes[-1])}"
    return tr("{bands} at {resolution}\u00a0m").format(bands=count, resolution=told)


def _date(text: Optional[str]) -> Optional[str]:
    try:
        told = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return str(QLocale().toString(QDate(told.year, told.month, told.day), tr("d MMMM yyyy")))
