"""Recogniser: products in ESA's SAFE form, of the old and the new naming, in folders and in zip archives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from ..errors import UsageError
from ..sentinel2 import baseline_from_name, level_from_name
from .findings import Evidence, Findings, FoundBand, Request
from .footprints import find_footprints
from .products import Product, find_product
from .raster_evidence import raster_evidence
from .rasters import describe
from .safe_metadata import GranuleFacts, read_granule, read_product


def find_safe(request: Request) -> Findings | None:
    """The bands of a SAFE product, given by its folder, its zip archive, a metadata file, or a granule's folder.

    Raises:
        SourceError: The product holds no imagery, several granules, or metadata that cannot be read; or an archive
            is damaged, dangerous, or holds no product.
        UsageError: Bands are mapped, which only a raster can need.
    """
    product = None if request.listed else find_product(request.names[0])
    if product is None:
        return None
    if request.bands is not None:
        raise UsageError("--bands maps the bands of one raster, and the source is a product", "leave --bands out")
    return product_findings(product)


def product_findings(product: Product) -> Findings:
    """All bands of a product, and what its metadata say.

    Raises:
        SourceError: As in `find_safe`.
    """
    tree = product.tree
    bands = [
        # Georeference and all else stand in the images themselves: nothing beside them is looked for.
        FoundBand(file.band, describe(tree.gdal_path(path), sidecars=path.suffix != ".jp2"), 1)
        for file in product.band_files()
        for path in [PurePosixPath(file.path)]
    ]
    evidence, paths = product_evidence(product, bands)
    footprints, warnings = find_footprints(product, bands)
    evidence = replace(evidence, warnings=(*evidence.warnings, *warnings))
    kind = "safe-zip" if product.zipped else "safe"
    return Findings(kind, bands, evidence, paths, footprints=footprints, original=True)


def product_evidence(product: Product, bands: list[FoundBand]) -> tuple[Evidence, tuple[Path, ...]]:
    """What a product's metadata say, and the files in which they say it.

    Raises:
        SourceError: They cannot be read.
    """
    tree, product_xml, granule_xml = product.tree, product.metadata, product.granule_metadata()
    granule = GranuleFacts() if granule_xml is None else read_granule(tree, granule_xml)
    paths = tuple(tree.local_file(file) for file in (product_xml, granule_xml) if file is not None)
    if product_xml is not None:
        return read_product(tree, product_xml, granule), paths
    return _without_product_metadata(granule, raster_evidence(bands)), paths


def _without_product_metadata(granule: GranuleFacts, named: Evidence) -> Evidence:
    """The tile's id tells level and baseline; names on the path, which anyone may change, only in its place."""
    baseline = baseline_from_name(granule.tile_id or "")
    return replace(
        named,
        origin="product metadata" if baseline else named.origin,
        level=level_from_name(granule.tile_id or "") or named.level,
        baseline=baseline or named.baseline,
        datetime=granule.datetime or named.datetime,
        sun_azimuth=granule.sun_azimuth,
        sun_zenith=granule.sun_zenith,
    )
