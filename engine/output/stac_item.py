"""A STAC item beside a mask: what it is, where, of when, made by what, for catalogues and their clients."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pystac
import shapely
from pystac.extensions.classification import Classification, ClassificationExtension
from pystac.extensions.eo import EOExtension
from pystac.extensions.projection import ProjectionExtension
from pystac.extensions.raster import DataType, RasterBand, RasterExtension, Sampling
from pystac.extensions.view import ViewExtension
from pystac.utils import str_to_datetime
from rasterio.crs import CRS
from rasterio.warp import transform_bounds, transform_geom

from ..classes import CERTAIN, NODATA
from ..grid import Grid
from ..legend import Legend
from ..version import __version__
from .failures import writing
from .report import Report
from .tags import file_name

PROCESSING_SCHEMA = "https://stac-extensions.github.io/processing/v1.1.0/schema.json"
"""The processing extension; pystac has no class for it."""

_WGS84 = CRS.from_epsg(4326)
_POINTS_A_SIDE = 20
_DECIMALS = 7  # of degrees: a centimetre
_PUBLIC_SCHEMES = ("https", "http", "s3", "gs")
_SENTINEL2 = ("S2A", "S2B", "S2C", "S2D")


@dataclass(frozen=True)
class _Kind:
    """What is said of a file beside the mask."""

    title: str
    media_type: str
    roles: tuple[str, ...]


_KINDS = {
    "mask": _Kind("Cloud mask", pystac.MediaType.COG, ("data", "cloud", "cloud-shadow")),
    "probabilities": _Kind("Probability of each class", pystac.MediaType.COG, ("data", "probability")),
    "polygons": _Kind("Clouds and shadows as polygons", pystac.MediaType.GEOPACKAGE, ("data", "cloud", "cloud-shadow")),
    "quicklook": _Kind("Scene and mask side by side", pystac.MediaType.PNG, ("overview",)),
    "report": _Kind("Report of the run", pystac.MediaType.JSON, ("metadata",)),
    "style": _Kind("QGIS style of the mask", "application/xml", ("metadata", "style")),
}
_KINDS_OF_PROMPTS = {
    **_KINDS,
    "mask": _Kind("Mask of what was asked for", pystac.MediaType.COG, ("data",)),
    "polygons": _Kind("What was asked for as polygons", pystac.MediaType.GEOPACKAGE, ("data",)),
}


def write_stac_item(
    target: Path,
    report: Report,
    grid: Grid,
    *,
    files: Mapping[str, Path],
    product: str | None = None,
    sun_azimuth: float | None = None,
    sun_zenith: float | None = None,
    derived_from: str | None = None,
) -> None:
    """Write the STAC item of a mask.

    A scene whose time of sensing is not known gets the time at which the mask was made, as an item must have one; its
    description says so. A mask without georeference has no geometry. Times and everything else come from the report, so
    that the same report gives the same file.

    Args:
        target: The item, in the folder where it is to stay; its name may be a temporary one.
        report: The report of the run.
        grid: The mask's grid.
        files: What was written, by kind: `mask`, `probabilities`, `polygons`, `quicklook`, `report`, `style`; by their
            names in the end, which are stored relative to the item.
        product: Name of the Sentinel-2 product, if known.
        sun_azimuth: Mean, degrees, if known.
        sun_zenith: Mean, degrees, if known.
        derived_from: Address of the scene or of its STAC item. Only web and bucket addresses are stored, without what
            signs them; a path tells about a machine and means nothing elsewhere.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
    """
    item = _placed_item(report, grid, product)
    _add_processing(item, report, product)
    _add_view(item, sun_azimuth, sun_zenith)
    if report.cloud_percent is not None:
        EOExtension.ext(item, add_if_missing=True).cloud_cover = report.cloud_percent
    for kind, path in files.items():
        described = (_KINDS_OF_PROMPTS if report.legend.prompts else _KINDS)[kind]
        href = _relative(path, target.parent)
        asset = pystac.Asset(href, described.title, media_type=described.media_type, roles=list(described.roles))
        item.add_asset(kind, asset)
        if kind in _DETAILS:
            _DETAILS[kind](asset, grid, report.legend)
    address = public_address(derived_from)
    if address is not None:
        item.add_link(pystac.Link(pystac.RelType.DERIVED_FROM, address, title="the scene"))
    document = item.to_dict(include_self_link=False, transform_hrefs=False)
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    with writing(target):
        target.write_text(text, encoding="utf-8")


def public_address(source: str | None) -> str | None:
    """An address that others can use, without user, signature or token; None for a local path."""
    parts = urlsplit(source or "")
    if parts.scheme.lower() not in _PUBLIC_SCHEMES or not parts.netloc:
        return None
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _placed_item(report: Report, grid: Grid, product: str | None) -> pystac.Item:
    moment, sentence = _moment(report)
    geometry, bbox = footprint(grid)
    item = pystac.Item(
        id=Path(file_name(report.mask)).stem,
        geometry=geometry,
        bbox=bbox,
        datetime=moment,
        properties={
            "title": f"{'Mask' if report.legend.prompts else 'Cloud mask'} of {file_name(report.scene)}",
            "description": sentence,
        },
    )
    common = item.common_metadata
    common.created = str_to_datetime(report.created)
    if product is not None and product[:3] in _SENTINEL2:
        common.platform = f"sentinel-{product[1:3].lower()}"
        common.constellation = "sentinel-2"
        common.instruments = ["msi"]
    if report.resolution is not None:
        common.gsd = round(report.resolution, 3)
    projection = ProjectionExtension.ext(item, add_if_missing=True)
    projection.shape = list(grid.shape)
    if grid.georeferenced and grid.crs is not None:
        authority = grid.crs.to_authority()
        projection.code = ":".join(authority) if authority else None
        if authority is None:
            projection.wkt2 = grid.crs.to_wkt(version="WKT2_2019")
        projection.transform = list(grid.transform)[:6]
        projection.bbox = list(_bounds(grid))
    return item


def _moment(report: Report) -> tuple[datetime, str]:
    """When the scene was sensed, and what the item says of itself."""
    sentence = (
        "Thick cloud, thin cloud and cloud shadow. Cloud cover is the share of thick and thin cloud in valid pixels."
    )
    if report.legend.prompts:
        sentence = f"What a model takes for: {', '.join(report.legend.prompts)}."
    try:
        return str_to_datetime(report.datetime or ""), sentence
    except ValueError:
        told = f"{sentence} The time of sensing is not known: datetime is when the mask was made."
        return str_to_datetime(report.created), told


def _bounds(grid: Grid) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the grid in its own coordinates, also where it is rotated."""
    corners = [grid.transform * corner for corner in _corners(grid)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(grid: Grid) -> list[tuple[int, int]]:
    return [(0, 0), (0, grid.height), (grid.width, grid.height), (grid.width, 0)]


def footprint(grid: Grid) -> tuple[dict[str, Any] | None, list[float] | None]:
    """The grid's outline in WGS 84, cut at the date line, and its box; None for a grid without a place."""
    if not grid.georeferenced or grid.crs is None:
        return None, None
    outline = shapely.Polygon([grid.transform * corner for corner in _corners(grid)])
    dense = shapely.segmentize(outline, max(outline.length / 4 / _POINTS_A_SIDE, 1e-9))
    moved = shapely.from_geojson(json.dumps(transform_geom(grid.crs, _WGS84, shapely.geometry.mapping(dense))))
    shape = shapely.orient_polygons(shapely.transform(moved, lambda points: points.round(_DECIMALS)))
    box = transform_bounds(grid.crs, _WGS84, *_bounds(grid))
    return json.loads(shapely.to_geojson(shape)), [round(each, _DECIMALS) for each in box]


def _add_processing(item: pystac.Item, report: Report, product: str | None) -> None:
    model = report.model
    scene = product or file_name(report.scene)
    item.stac_extensions.append(PROCESSING_SCHEMA)
    item.properties["processing:software"] = {"cloudmask": __version__}
    if report.level in ("L1C", "L2A"):
        item.properties["processing:level"] = report.level
    item.properties["processing:lineage"] = (
        f"Found in bands {', '.join(report.bands)} of {scene} by the model {model.id}, version {model.version}, "
        f"whose weights have the SHA-256 {model.sha256}"
    )


def _add_view(item: pystac.Item, sun_azimuth: float | None, sun_zenith: float | None) -> None:
    if sun_azimuth is None and sun_zenith is None:
        return
    view = ViewExtension.ext(item, add_if_missing=True)
    if sun_azimuth is not None:
        view.sun_azimuth = round(sun_azimuth % 360, 6)
    if sun_zenith is not None:
        view.sun_elevation = round(90 - sun_zenith, 6)


def _relative(path: Path, folder: Path) -> str:
    try:
        relative = Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive: no relative path leads there
        relative = path.name
    return relative if relative.startswith("../") else f"./{relative}"


def _describe_mask(asset: pystac.Asset, grid: Grid, legend: Legend) -> None:
    RasterExtension.ext(asset, add_if_missing=True).bands = [_band(grid)]
    ClassificationExtension.ext(asset, add_if_missing=True).classes = [
        *(
            Classification.create(each.code, name=name, title=each.title, color_hint=each.colour.lstrip("#").upper())
            for each, name in zip(legend.classes, legend.machine_names, strict=True)
        ),
        Classification.create(NODATA, name="no_data", title="no data", nodata=True),
    ]


def _describe_probabilities(asset: pystac.Asset, grid: Grid, legend: Legend) -> None:
    asset.description = f"One band a class: {', '.join(each.title for each in legend.classes)}"
    RasterExtension.ext(asset, add_if_missing=True).bands = [_band(grid, 1 / CERTAIN) for _ in legend.classes]


def _band(grid: Grid, scale: float | None = None) -> RasterBand:
    return RasterBand.create(
        nodata=NODATA,
        sampling=Sampling.AREA,
        data_type=DataType.UINT8,
        scale=scale,
        spatial_resolution=None if grid.resolution is None else round(grid.resolution, 3),
    )


_DETAILS: dict[str, Callable[[pystac.Asset, Grid, Legend], None]] = {
    "mask": _describe_mask,
    "probabilities": _describe_probabilities,
}
