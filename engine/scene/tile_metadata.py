"""What stands beside the images of a tile in cloud archives: `tileInfo.json`, `productInfo.json`, `metadata.xml`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import SourceError
from ..sentinel2 import baseline_from_name, level_from_name, product_from_name
from .findings import Evidence
from .safe_metadata import GranuleFacts, read_granule
from .trees import TOP, Tree

_TILE, _PRODUCT, _GRANULE = map(PurePosixPath, ("tileInfo.json", "productInfo.json", "metadata.xml"))


def tile_evidence(tree: Tree, otherwise: Evidence) -> tuple[Evidence, tuple[Path, ...]]:
    """Product, level, baseline and time of a tile.

    Args:
        tree: The tile's folder.
        otherwise: What the images say, for what the tile's own files leave open.

    Returns:
        What is known, and the files that say it.

    Raises:
        SourceError: A file is there and cannot be understood.
    """
    there = [file for file in tree.files(TOP) if file in (_TILE, _PRODUCT, _GRANULE)]
    if not there:
        return otherwise, ()
    tile = _json(tree, _TILE) if _TILE in there else {}
    product = _json(tree, _PRODUCT) if _PRODUCT in there else {}
    granule = read_granule(tree, _GRANULE) if _GRANULE in there else GranuleFacts()
    name = product_from_name(_text(tile, "productName") or _text(product, "name"))
    # The tile's own ids come first: a product's folder may have been renamed, a tile's id not.
    ids = [granule.tile_id or "", _text(tile, "datastrip", "id"), name or "", _text(product, "datatakeIdentifier")]
    baseline = next(filter(None, map(baseline_from_name, ids)), None)
    time = granule.datetime or _text(tile, "timestamp") or _text(product, "timestamp") or None
    told = Evidence(
        origin="product metadata" if baseline else otherwise.origin,
        level=next(filter(None, map(level_from_name, ids)), None) or otherwise.level,
        product=name or otherwise.product,
        baseline=baseline or otherwise.baseline,
        datetime=time or otherwise.datetime,
        sun_azimuth=granule.sun_azimuth,
        sun_zenith=granule.sun_zenith,
    )
    if not baseline:
        told = replace(told, offsets=otherwise.offsets, scales=otherwise.scales)
    return told, tuple(tree.local_file(file) for file in there)


def _json(tree: Tree, file: PurePosixPath) -> Mapping[str, object]:
    try:
        document = json.loads(tree.read(file))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"{file.name} beside the images cannot be read as JSON", "copy it again or take it away"
        ) from error
    return document if isinstance(document, dict) else {}


def _text(document: Mapping[str, object], *keys: str) -> str:
    """The text that stands at the end of a path of keys, empty where there is none."""
    value: object = document
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else ""
