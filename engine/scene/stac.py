"""Recogniser: a STAC item with Sentinel-2's bands as assets, in a file or behind an address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import SourceError, UsageError
from .fetch import load_json
from .findings import Findings, FoundBand, Request
from .locations import file_name
from .rasters import RasterFacts, describe_all
from .stac_assets import BandAsset, band_assets
from .stac_radiometry import item_evidence

if TYPE_CHECKING:
    import pystac

_ENDINGS = (".json", ".geojson")
_API_PARTS = ("/items/", "/search")
"""Addresses of a STAC API have no ending; these tell them from those of rasters."""


def find_stac(request: Request) -> Findings | None:
    """The bands of a STAC item; None where the source is none by its name or first character.

    Raises:
        SourceError: It is no STAC item of Sentinel-2, or an asset cannot be opened.
        UsageError: Bands are mapped by hand.
    """
    source = _place(request)
    if source is None:
        return None
    item = read_item(source)
    if request.bands is not None:
        raise UsageError("--bands maps the bands of one raster, and the source is a STAC item", "leave --bands out")
    base = item.get_self_href() or source
    chosen = band_assets(item, base)
    facts = describe_all([asset.path for asset in chosen])
    for asset in chosen:
        _check(asset, facts[asset.path])
    bands = [FoundBand(asset.band, facts[asset.path], asset.index) for asset in chosen]
    paths = () if "://" in source else (Path(source),)
    return Findings("stac", bands, item_evidence(item, chosen, bands), paths)


def _place(request: Request) -> str | None:
    """Path or http address of what may be an item, or None."""
    if request.listed:
        return None
    if not request.virtual:
        return str(request.path) if request.path.is_file() and _looks_like_json(request.path) else None
    source = request.names[0].removeprefix("/vsicurl/")
    parts = urlsplit(source)
    path = parts.path.lower()
    named = path.endswith(_ENDINGS) or (
        parts.scheme in ("http", "https")
        and any(part in path for part in _API_PARTS)
        and not path.endswith((".tif", ".tiff", ".jp2", ".vrt"))
    )
    if not named:
        return None
    if parts.scheme not in ("http", "https"):
        raise SourceError(
            f"the STAC item {file_name(source)} cannot be read from there",
            "give its http address, or download it and give the file",
        )
    return source


def _looks_like_json(path: Path) -> bool:
    if path.suffix.lower() in _ENDINGS:
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(64).lstrip().startswith(b"{")
    except OSError:
        return False


def read_item(source: str) -> pystac.Item:
    """The STAC item in a file or behind an address, brought to the newest version; nothing else is fetched.

    Args:
        source: A path or an http address; of a search response the one item is taken.

    Raises:
        SourceError: It is no STAC item.
    """
    import pystac

    document = _one_item(load_json(source), file_name(source))
    try:
        return pystac.Item.from_dict(_made_whole(document), href=_home(document, source), migrate=True)
    except (pystac.STACError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SourceError(f"{file_name(source)} is a damaged STAC item", "download it again") from error


def _one_item(document: Any, name: str) -> dict[str, Any]:  # noqa: ANN401 - whatever JSON holds
    if _type(document) == "FeatureCollection" and isinstance(document.get("features"), list):
        features = document["features"]
        if len(features) != 1:
            ids = [str(one.get("id")) for one in features[:10] if isinstance(one, dict)]
            listed = f" ({', '.join(ids)}{', …' if len(features) > 10 else ''})" if ids else ""
            raise SourceError(f"{name} holds {len(features)} STAC items{listed}", "give one of them")
        document = features[0]
    kind = _type(document)
    if kind in ("Catalog", "Collection"):
        raise SourceError(f"{name} is a STAC {kind.lower()}", "give one of its items")
    if kind != "Feature" or not {"stac_version", "assets", "collection"} & set(document):
        raise SourceError(f"{name} is no STAC item", "give the item of one Sentinel-2 scene, as a file or an address")
    return dict(document)


def _type(document: object) -> str:
    return str(document.get("type")) if isinstance(document, dict) else ""


def _made_whole(document: dict[str, Any]) -> dict[str, Any]:
    # Cut-down items are common, and what is missing here says nothing of the scene.
    return {"stac_version": "1.0.0", "links": [], "assets": {}, "geometry": None, **document}


def _home(document: dict[str, Any], source: str) -> str:
    """Where relative addresses of assets begin: at the file; for a response of an API, at the item's own address."""
    if "://" in source and not urlsplit(source).path.lower().endswith(_ENDINGS):
        for link in document.get("links") or ():
            if isinstance(link, dict) and link.get("rel") == "self" and str(link.get("href")).startswith("http"):
                return str(link["href"])
    return source if "://" in source else str(Path(source).absolute())


def _check(asset: BandAsset, facts: RasterFacts) -> None:
    if asset.index > facts.count:
        raise SourceError(
            f"{file_name(asset.path)} holds {facts.count} bands, and its STAC item says that {asset.band} is "
            f"number {asset.index}",
            "download the item again",
        )
