"""Polygons of vector files, whatever format and whatever state they are in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from .errors import SourceError


def read_polygons(path: Path) -> tuple[shapely.Geometry, str | None]:
    """Polygons of the first layer that has some, repaired and united.

    Args:
        path: GeoJSON, GeoPackage, Shapefile, KML, FlatGeobuf or whatever else GDAL reads.

    Returns:
        The polygons, and what the file says of their coordinate system, None where it says nothing.

    Raises:
        SourceError: The file is no vector file or holds no polygon.
    """
    import pyogrio  # brings a GDAL of its own, which is loaded for those who have a file

    seen = 0
    try:
        for layer, kind in pyogrio.list_layers(path):
            if kind is None:
                continue
            meta, _, wkb, _ = pyogrio.raw.read(path, layer=layer, columns=[], force_2d=True)
            shapes = shapely.from_wkb(wkb, on_invalid="fix")
            seen += int(np.count_nonzero(~shapely.is_missing(shapes)))
            polygons = united(shapes)
            if not polygons.is_empty:
                return polygons, meta["crs"]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, shapely.errors.ShapelyError) as error:
        raise SourceError(
            f"{path.name} cannot be read as a vector file", "give GeoJSON, GeoPackage or another that GDAL reads"
        ) from error
    if not seen:
        raise SourceError(f"{path.name} is empty", "give a file with polygons")
    raise SourceError(f"{path.name} holds no polygon that has an area", "give a file with polygons")


def united(shapes: shapely.Geometry | NDArray[np.object_]) -> shapely.Geometry:
    """Union of the polygons among shapes, repaired where they cross themselves; empty where nothing has an area."""
    parts = single_polygons(shapes)
    if not shapely.is_valid(parts).all():
        parts = single_polygons(shapely.make_valid(parts, method="structure", keep_collapsed=False))
    return shapely.union_all(parts)


def single_polygons(shapes: shapely.Geometry | NDArray[np.object_]) -> NDArray[np.object_]:
    """The single polygons of shapes, also of collections in collections."""
    parts = shapely.get_parts(shapely.get_parts(shapely.get_parts(shapes)))
    return np.asarray(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
