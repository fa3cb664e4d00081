"""Recogniser: names of GDAL's Sentinel-2 subdatasets, as QGIS hands them on.

A subdataset stands for its product on the grid of the subdataset. The images are read here and not by GDAL's driver,
so that offsets and grids are the same however a product is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..errors import SourceError, UsageError
from ..sentinel2 import VISIBLE
from .files import find_files
from .findings import Findings, FoundBand, Request
from .locations import exists
from .pictures import picture_findings
from .products import Product, find_product
from .rasters import describe
from .safe import product_evidence, product_findings

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_]+:(?!//)")
_SUBDATASET = re.compile(
    r'SENTINEL2_(?P<kind>\w+):(?P<path>"[^"]+"|.+?):(?P<part>[^:/\\"]+?)(?::EPSG_(?P<epsg>\d+))?', re.IGNORECASE
)
_RESOLUTIONS = {"10m": 10.0, "20m": 20.0, "60m": 60.0}
_FORM = "SENTINEL2_L1C:FILE:10m:EPSG_32631"


@dataclass(frozen=True)
class _Named:
    """The parts of a subdataset's name; `level` is `L1C` or `L2A`, `part` is `10m`, `TCI` and the like."""

    text: str
    level: str
    path: str
    part: str
    epsg: int | None


def is_subdataset(name: str) -> bool:
    """Whether a source is the name of a subdataset, of whatever driver, and not a file or an address."""
    return _PREFIX.match(name) is not None and not name.lower().startswith("file:") and not exists(name)


def find_subdataset(request: Request) -> Findings | None:
    """The bands of the product that a Sentinel-2 subdataset belongs to, or its true-colour image.

    Raises:
        SourceError: It is a subdataset of something else, or of a product that does not have it.
        UsageError: Bands are mapped, which only a raster can need.
    """
    if request.listed or not is_subdataset(request.names[0]):
        return None
    named = _parse(request.names[0])
    if request.bands is not None:
        raise UsageError("--bands maps the bands of one raster, and the source is a product", "leave --bands out")
    product = find_product(named.path)
    if product is not None and named.part == "TCI":
        return _true_colour(product, named)
    findings = product_findings(product) if product is not None else _tile(named)
    if findings is None:
        raise SourceError(f"{named.path} is not the metadata file of a Sentinel-2 product", f"write {_FORM}")
    if findings.evidence.level not in (None, named.level):
        raise SourceError(
            f"{named.text} names the level {named.level}, and the product is {findings.evidence.level}",
            "open the product itself",
        )
    resolution = _resolution(named)
    _check_crs(findings.bands[0], named)
    return replace(findings, kind="subdataset", resolution=resolution)


def _parse(text: str) -> _Named:
    driver = text.partition(":")[0].upper()
    if not driver.startswith("SENTINEL2_"):
        raise SourceError(
            f"{text} is a subdataset of {driver}, and only those of Sentinel-2 products are read",
            f"give a file, or a subdataset such as {_FORM}",
        )
    found = _SUBDATASET.fullmatch(text)
    if found is None:
        raise SourceError(f"{text} does not name a file and a resolution", f"write {_FORM}")
    level = found["kind"].upper().removesuffix("_TILE")
    if level not in ("L1C", "L2A"):
        raise SourceError(
            f"{text} is of the level {level}, whose images have no place on a map yet", "give an L1C or L2A product"
        )
    path = found["path"].strip('"')
    part = found["part"]
    part = part.upper() if part.upper() in ("TCI", "PREVIEW") else part.lower()
    if part == "PREVIEW":
        raise SourceError(
            f"{text} is a preview of 320 m per pixel, too coarse to mask", "give the subdataset of 10m, or the product"
        )
    if not path.startswith("/vsi") and not exists(path):
        raise SourceError(f"there is no file {path}", "check the path in the subdataset's name")
    return _Named(text, level, path, part, int(found["epsg"]) if found["epsg"] else None)


def _resolution(named: _Named) -> float:
    if named.part not in _RESOLUTIONS:
        raise SourceError(f'{named.text} names no resolution: "{named.part}"', "use 10m, 20m, 60m or TCI")
    return _RESOLUTIONS[named.part]


def _tile(named: _Named) -> Findings | None:
    """A tile in the layout of the cloud archives, whose granule metadata GDAL takes too."""
    return None if named.path.startswith("/vsi") else find_files(Request((named.path,), False, None))


def _true_colour(product: Product, named: _Named) -> Findings:
    file = product.picture()
    if file is None:
        raise SourceError(f"the product {product.name} holds no true-colour image (TCI)", "give the product itself")
    facts = describe(product.tree.gdal_path(file), sidecars=False)
    if facts.dtypes != ("uint8",) * 3:
        raise SourceError(f"the true-colour image {file.name} has not three bands of 8 bits", "give the product itself")
    bands = [FoundBand(name, facts, index) for index, name in enumerate(VISIBLE, 1)]
    _check_crs(bands[0], named)
    evidence, paths = product_evidence(product, bands)
    return replace(picture_findings(bands, evidence, evidence.level), kind="subdataset", paths=paths)


def _check_crs(band: FoundBand, named: _Named) -> None:
    crs = band.raster.grid.crs
    if named.epsg is not None and crs is not None and crs.to_epsg() not in (None, named.epsg):
        raise SourceError(
            f"{named.text} names EPSG:{named.epsg}, and the product lies in EPSG:{crs.to_epsg()}",
            "write the code of the product, or open the product itself",
        )
