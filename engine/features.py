"""Polygons of a vector file one by one, with their attributes, and where each lies on a grid."""

from __future__ import annotations

import os
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import shapely
from numpy.typing import NDArray
from rasterio._err import CPLE_BaseError  # what cannot be transformed arrives as GDAL's own error, unwrapped
from rasterio.crs import CRS
from rasterio.errors import CRSError, RasterioError
from rasterio.warp import transform

from .errors import SourceError, UsageError
from .grid import Grid
from .polygons import single_polygons

_AREAS = {shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON, shapely.GeometryType.GEOMETRYCOLLECTION}
_PIECE = 1000.0
"""Metres: what is straight in one coordinate system bends by a few centimetres over this length in another."""

_DEGREE = 111_195.0
_FORM = "give GeoJSON, GeoPackage, a Shapefile or another vector file that GDAL reads"


@dataclass(frozen=True)
class Features:
    """Rows of a vector file.

    Attributes:
        name: The file's name.
        shapes: Polygons and multipolygons in two dimensions, as in the file; None where there is none.
        ids: The id of each.
        fields: Attributes by name, one value each.
        crs: Coordinate system, None where the file names none.
        warnings: What the user should know.
    """

    name: str
    shapes: NDArray[np.object_]
    ids: NDArray[Any]
    fields: dict[str, NDArray[Any]]
    crs: CRS | None
    warnings: tuple[str, ...]

    def on(self, grid: Grid) -> NDArray[np.object_]:
        """The polygons in pixels of a grid: x is the column, y the negative row, counted from the upper left corner.

        Broken ones are repaired, edges that bend on the way are made of pieces.

        Returns:
            Valid multipolygons; None where nothing is left, or where the grid's coordinate system has no place for it.

        Raises:
            SourceError: There is no way from one coordinate system to the other.
        """
        shapes = _repaired(self.shapes)
        if self.crs is not None and self.crs != grid.crs:
            shapes = _repaired(_finite(_transformed(shapes, self.crs, grid.crs)))
        back = ~grid.transform
        matrix, shift = np.array([[back.a, back.b], [-back.d, -back.e]]), np.array([back.c, -back.f])
        return _repaired(shapely.transform(shapes, lambda points: points @ matrix.T + shift))


def read_features(source: str | os.PathLike[str], *, layer: str | None = None, id_field: str | None = None) -> Features:
    """Read the polygons of one layer.

    Args:
        source: Any vector file that GDAL reads.
        layer: Its layer; None for the first that may hold polygons.
        id_field: The attribute that names a polygon; None for the file's own feature id.

    Raises:
        SourceError: It is missing, no vector file, empty, or holds other than polygons.
        UsageError: There is no such layer or attribute.
    """
    import pyogrio  # brings a GDAL of its own, which is loaded for those who have a file

    path = Path(os.fspath(source))
    found = os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a name is too long
    if not found and not str(source).startswith("/vsi"):
        raise SourceError(f"there is no file '{path}'", "check the path")
    try:
        chosen, warnings = _layer(path.name, pyogrio.list_layers(source), layer)
        meta, fids, wkb, values = pyogrio.raw.read(source, layer=chosen, return_fids=True, force_2d=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise SourceError(f"{path.name} cannot be read as a vector file", _FORM) from error
    shapes = _polygons(path.name, wkb)
    fields = {str(name): _plain(column) for name, column in zip(meta["fields"], values, strict=True)}
    if id_field is not None and id_field not in fields:
        known = ", ".join(list(fields)[:20]) or "none at all"
        raise UsageError(f"{path.name} has no attribute '{id_field}'", f"its attributes: {known}")
    crs = _crs(path.name, meta["crs"])
    if crs is None:
        warnings.append(f"{path.name} names no coordinate system; it is taken to be the mask's")
    ids = fids if id_field is None else fields[id_field]
    return Features(path.name, shapes, ids, fields, crs, tuple(warnings))


def _layer(name: str, layers: NDArray[np.object_], wanted: str | None) -> tuple[str, list[str]]:
    kinds = {str(layer): kind for layer, kind in layers}
    spatial = [layer for layer, kind in kinds.items() if kind is not None]
    if wanted is not None:
        if wanted not in kinds:
            raise UsageError(f"{name} has no layer '{wanted}'", f"its layers: {', '.join(kinds) or 'none at all'}")
        spatial = [wanted] if kinds[wanted] is not None else []
    if not spatial:
        raise SourceError(f"{name} holds no geometry", "give a file with polygons")
    fitting = [layer for layer in spatial if "Polygon" in kinds[layer] or kinds[layer] == "Unknown"] or spatial
    others = [] if len(fitting) == 1 else [f"{name} has several layers; '{fitting[0]}' is taken (see --layer)"]
    return fitting[0], others


def _polygons(name: str, wkb: NDArray[np.object_] | None) -> NDArray[np.object_]:
    if wkb is None or not len(wkb):
        raise SourceError(f"{name} is empty", "give a file with polygons")
    shapes: NDArray[np.object_] = shapely.from_wkb(wkb, on_invalid="fix")
    strange = set(shapely.get_type_id(shapes[~shapely.is_missing(shapes)]).tolist()) - _AREAS
    if strange:
        kinds = ", ".join(shapely.GeometryType(kind).name.lower() for kind in sorted(strange))
        raise SourceError(f"{name} holds other than polygons ({kinds})", "give a file with polygons only")
    return shapes


def _crs(name: str, text: str | None) -> CRS | None:
    if not text:
        return None
    try:
        with rasterio.Env():
            return CRS.from_user_input(text)
    except CRSError as error:
        raise SourceError(f"the coordinate system of {name} is not known here", "give it in another one") from error


def _plain(column: NDArray[Any]) -> NDArray[Any]:
    """A column of numbers, times or text; lists and bytes become text."""
    if column.dtype != object:
        return column
    plain = [value if value is None or isinstance(value, (str, bool)) else str(value) for value in column]
    return np.array(plain, object)


def _repaired(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Valid multipolygons; None where nothing has an area."""
    repaired = np.full(len(shapes), None, object)
    for index, shape in enumerate(shapes):
        if shape is None:
            continue
        parts = single_polygons(shape if shapely.is_valid(shape) else shapely.make_valid(shape))
        whole = parts[shapely.area(parts) > 0]
        if len(whole):
            joined = shapely.multipolygons(whole)
            repaired[index] = joined if shapely.is_valid(joined) else shapely.union_all(whole)
    return repaired


def _transformed(shapes: NDArray[np.object_], origin: CRS, target: CRS) -> NDArray[np.object_]:
    length = _PIECE / (_DEGREE if origin.is_geographic else float(origin.linear_units_factor[1]))
    try:
        with rasterio.Env():
            pieces = shapely.segmentize(shapes, length)
            moved: NDArray[np.object_] = shapely.transform(
                pieces, lambda points: _there(points, origin, target, length)
            )
    except (CPLE_BaseError, RasterioError, ValueError) as error:
        raise SourceError(
            "the polygons cannot be brought to the mask's coordinate system", "give them in that system"
        ) from error
    return moved


def _there(points: NDArray[np.float64], origin: CRS, target: CRS, length: float) -> NDArray[np.float64]:
    """Points in another coordinate system, infinite where the way back leads elsewhere: far away, systems fold over."""
    moved = np.transpose(transform(origin, target, *points.T))
    back = np.transpose(transform(target, origin, *moved.T))
    with np.errstate(invalid="ignore"):
        kept = (np.abs(back - points) < length / 100).all(axis=1)
    moved[~kept] = inf
    return moved


def _finite(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Leaves out what the projection has no place for."""
    bounds = shapely.bounds(shapes)
    shapes = shapes.copy()
    shapes[~(np.abs(bounds) < inf).all(axis=1)] = None
    return shapes
