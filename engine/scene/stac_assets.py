"""Which asset of a STAC item is which band, and which of several to take."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from ..errors import SourceError
from ..sentinel2 import BY_NAME, band_from_name
from .locations import exists, gdal_path, without_query
from .naming import band_from_description
from .numeric import number_in_json

if TYPE_CHECKING:
    import pystac

_NO_DATA = re.compile(r"(?i)visual|overview|preview|thumbnail|tci|true.?colou?r|scl|aot|wvp|cloud|snow|metadata")
_NO_DATA_ROLES = {"thumbnail", "overview", "visual", "metadata", "tiles", "graphic"}
_RASTER_TYPES = ("image/tiff", "image/jp2", "image/vnd.stac.geotiff", "image/x.geotiff", "image/geotiff")
_RASTER_ENDINGS = (".tif", ".tiff", ".jp2")
_SCHEMES = {"http", "https", "s3", "gs", "az", "file", ""}
_DECORATION = re.compile(r"(?i)[-_.](?:jp2|tif|tiff|cog)$")
_METRES = re.compile(r"(?i)_(10|20|60)m(?:\.\w+)?$")


@dataclass(frozen=True)
class BandAsset:
    """An asset that holds a band.

    Attributes:
        band: `B02`.
        key: Of the asset in the item.
        path: As GDAL opens it.
        index: 1-based band of the raster.
        resolution: Metres, as the item says or as the band is by nature.
        original: Whether it is a JPEG 2000 file, as ESA makes them.
        scale: As the item says, or None: reflectance = DN × scale + offset.
        offset: As the item says, in reflectance, or None.
    """

    band: str
    key: str
    path: str
    index: int
    resolution: float
    original: bool
    scale: float | None
    offset: float | None


def band_assets(item: pystac.Item, base: str) -> list[BandAsset]:
    """One asset a band: at the band's own resolution where it is there, a COG before JPEG 2000.

    Args:
        item: The item.
        base: Where relative addresses begin: path or address of the item.

    Raises:
        SourceError: No asset holds a band in a way that can be read.
    """
    by_band: dict[str, list[BandAsset]] = defaultdict(list)
    elsewhere: set[str] = set()
    for key, asset in item.assets.items():
        if not _holds_reflectance(key, asset):
            continue
        try:
            path = _path(str(asset.href), base)
        except ValueError as error:
            raise SourceError(
                f"the asset {key} of the STAC item has no valid address", "download the item again"
            ) from error
        if path is None:
            elsewhere.add(urlsplit(str(asset.href)).scheme)
            continue
        for band in _bands(key, asset, path):
            by_band[band.band].append(band)
    if by_band:
        return [min(candidates, key=_rank) for candidates in by_band.values()]
    if elsewhere:
        schemes = ", ".join(f"{scheme}:" for scheme in sorted(elsewhere))
        raise SourceError(
            f"the assets of the STAC item {item.id} lie at addresses that cannot be read ({schemes})",
            "give an item with http or s3 addresses, or with files",
        )
    raise SourceError(
        f"the STAC item {item.id} has no assets that hold Sentinel-2 bands", "give the item of a Sentinel-2 scene"
    )


def _rank(asset: BandAsset) -> tuple[bool, float, bool]:
    native = BY_NAME[asset.band].resolution
    return asset.resolution < native, asset.resolution, asset.original


def _holds_reflectance(key: str, asset: pystac.Asset) -> bool:
    roles = {role for role in asset.roles if isinstance(role, str)} if isinstance(asset.roles, list) else set()
    if roles & _NO_DATA_ROLES or _NO_DATA.search(key):
        return False
    media = str(asset.media_type or "").split(";")[0].strip().lower()
    if media:
        return media in _RASTER_TYPES
    return without_query(str(asset.href)).lower().endswith(_RASTER_ENDINGS)


def _path(href: str, base: str) -> str | None:
    """An asset's address as GDAL opens it; None for schemes that nobody reads, and for files that a server names."""
    scheme = urlsplit(href).scheme.lower()
    if len(scheme) == 1:  # a drive of Windows
        scheme = ""
    remote = "://" in base and not base.lower().startswith("file://")
    if scheme not in _SCHEMES or (scheme == "file" and remote):
        return None
    if scheme:
        return gdal_path(href)
    if remote:
        return gdal_path(urljoin(base, href))
    beside = Path(gdal_path(base)).parent
    # An address writes a space as %20; some write the path of a file as it is.
    return str(beside / (href if exists(beside / href) else unquote(href)))


def _bands(key: str, asset: pystac.Asset, path: str) -> list[BandAsset]:
    told = _told(asset)
    names = [_name(key, path, one, alone=len(told) == 1) for one in told]
    return [
        _band_asset(name, key, asset, path, index, one)
        for index, (name, one) in enumerate(zip(names, told, strict=True), 1)
        if name is not None
    ]


def _told(asset: pystac.Asset) -> list[dict[str, Any]]:
    """What the item says of each band of an asset: `eo:bands`, `raster:bands` and `bands` together."""
    fields = asset.extra_fields
    lists = [fields.get(field) for field in ("raster:bands", "eo:bands", "bands")]
    given = [one for one in lists if isinstance(one, list) and all(isinstance(band, dict) for band in one)]
    count = max((len(one) for one in given), default=1) or 1
    joined: list[dict[str, Any]] = [dict(fields) for _ in range(count)]
    for one in given:
        for target, band in zip(joined, one, strict=False):
            target.update(band)
    return joined


def _name(key: str, path: str, told: dict[str, Any], *, alone: bool) -> str | None:
    """The band by its name, the asset's key, the file's name, and last by the common name, which four bands share."""
    named = band_from_name(str(told.get("name") or ""))
    if named is None and alone:
        stem = PurePosixPath(without_query(path)).stem
        named = band_from_description(_DECORATION.sub("", key)) or band_from_description(stem)
    return named or band_from_name(str(told.get("common_name") or told.get("eo:common_name") or ""))


def _band_asset(name: str, key: str, asset: pystac.Asset, path: str, index: int, told: dict[str, Any]) -> BandAsset:
    file = without_query(path)
    return BandAsset(
        band=name,
        key=key,
        path=path,
        index=index,
        resolution=_resolution(name, key, file, told),
        original="jp2" in str(asset.media_type or "").lower() or file.lower().endswith(".jp2"),
        scale=number_in_json(told.get("scale", told.get("raster:scale"))),
        offset=number_in_json(told.get("offset", told.get("raster:offset"))),
    )


def _resolution(name: str, key: str, file: str, told: dict[str, Any]) -> float:
    in_name = _METRES.search(key) or _METRES.search(file)
    if in_name:
        return float(in_name[1])
    transform = told.get("proj:transform")
    first = transform[0] if isinstance(transform, list) and transform else None
    said = (told.get("spatial_resolution"), told.get("raster:spatial_resolution"), first, told.get("gsd"))
    return next((abs(number) for one in said if (number := number_in_json(one))), float(BY_NAME[name].resolution))
