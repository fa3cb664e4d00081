"""Recogniser: products in ESA's SAFE folders, of the old and the new naming."""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import SourceError, UsageError
from .files import BandFile, band_files, finest_files
from .findings import Evidence, Findings, FoundBand, Request
from .raster_evidence import raster_evidence
from .rasters import describe
from .safe_metadata import GranuleFacts, read_granule, read_product

_PRODUCT_XML = re.compile(r"(?:MTD_MSIL(?:1C|2A)|S2._[A-Z]{4}_MTD_SAFL(?:1C|2A)_.*)\.xml$")
_GRANULE_XML = re.compile(r"(?:MTD_TL|S2._[A-Z]{4}_MTD_L(?:1C|2A)_TL_.*)\.xml$")


def find_safe(request: Request) -> Findings | None:
    """The bands of a SAFE product, given by its folder, its metadata file, or a granule's folder.

    Raises:
        SourceError: The product holds no imagery, several granules, or metadata that cannot be read.
    """
    if request.listed:
        return None
    start = request.path.absolute()
    if start.is_file():
        if _PRODUCT_XML.match(start.name) is None:
            return None
        start = start.parent
    root = _root(start)
    if root is None:
        return None
    if request.bands is not None:
        raise UsageError("--bands maps the bands of one raster, and the source is a product", "leave --bands out")
    return _product(root, start)


def _root(start: Path) -> Path | None:
    """The product that a folder is, or is a granule of."""
    for folder in (start, *start.parents[:4]):
        inside = folder == start or start.relative_to(folder).parts[0] == "GRANULE"
        if inside and (_xml(folder, _PRODUCT_XML) is not None or (folder / "GRANULE").is_dir()):
            return folder
    return None


def _product(root: Path, start: Path) -> Findings:
    folders = _image_folders(root, start)
    files = finest_files([file for folder in folders for file in band_files(folder)])
    if not files:
        raise SourceError(
            f"the product {root.name} holds no band images in GRANULE/…/IMG_DATA", "download it with its imagery"
        )
    granule = _granule_of(root, files[0])
    product_xml, granule_xml = _xml(root, _PRODUCT_XML), _xml(granule, _GRANULE_XML)
    # Georeference and all else stand in the images themselves: nothing beside them is looked for.
    bands = [FoundBand(file.band, describe(str(file.path), sidecars=file.path.suffix != ".jp2"), 1) for file in files]
    paths = tuple(path for path in (product_xml, granule_xml) if path is not None)
    return Findings("safe", bands, _evidence(product_xml, granule_xml, bands), paths)


def _evidence(product_xml: Path | None, granule_xml: Path | None, bands: list[FoundBand]) -> Evidence:
    if product_xml is None:
        return raster_evidence(bands)
    return read_product(product_xml, GranuleFacts() if granule_xml is None else read_granule(granule_xml))


def _image_folders(root: Path, start: Path) -> list[Path]:
    """The folders of images at or below what was given.

    Raises:
        SourceError: They are of several granules.
    """
    everywhere = [folder for folder in sorted(root.glob("GRANULE/*/IMG_DATA")) if folder.is_dir()]
    chosen = [
        path
        for folder in everywhere
        for path in (folder, *(folder / f"R{resolution}m" for resolution in (10, 20, 60)))
        if path.is_dir() and (path.is_relative_to(start))
    ]
    granules = sorted({path.relative_to(root).parts[1] for path in chosen})
    if len(granules) > 1:
        raise SourceError(
            f"the product {root.name} holds {len(granules)} granules ({granules[0]}, …)",
            "give the folder of one granule, GRANULE/…, as the scene",
        )
    return chosen


def _granule_of(root: Path, file: BandFile) -> Path:
    return root / "GRANULE" / file.path.relative_to(root).parts[1]


def _xml(folder: Path, pattern: re.Pattern[str]) -> Path | None:
    found = sorted(path for path in folder.glob("*.xml") if pattern.match(path.name))
    return found[0] if found else None
