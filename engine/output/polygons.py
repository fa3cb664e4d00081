"""The objects of a mask as polygons: one GeoPackage with one layer that every GIS opens."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pyogrio
import rasterio
import shapely
from affine import Affine
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.features import shapes
from rasterio.windows import Window

from ..classes import CLASSES, POLYGON_LAYER, MaskClass
from ..errors import UsageError
from ..grid import Grid
from .cog import no_georeference_is_fine
from .failures import require_room, write_failure, writing
from .outlines import Junctions, join_across, simplify_outlines
from .tags import creation_time

MOST_OBJECTS = 5_000_000
"""Some gigabytes of GeoPackage: more than a program will show and more than clouds have."""

_GEOPACKAGE = "1.2"
"""Newer versions make the GDAL of older QGIS warn, and bring nothing for polygons."""

_STRIP = 256
"""Rows that are read at once."""

_MOST_EDGES = 6_000_000
_MOST_PIXELS = 1 << 27
"""Strips are outlined together up to so many edges of pixels between objects, which is where memory goes, and so many
pixels: joining objects across a seam takes longer than outlining them."""

_CHECKED_EVERY = 4096
_BYTES_PER_OBJECT = 300

_Objects: TypeAlias = NDArray[np.object_]
_Part: TypeAlias = tuple[MaskClass, _Objects]


def write_polygons(
    mask: Path, target: Path, *, classes: Sequence[MaskClass] = CLASSES, check: Callable[[], None] = lambda: None
) -> int:
    """Write what a mask shows as polygons.

    An object is what hangs together by the edges of its pixels. The layer `cloudmask` has the fields `class` (the
    name), `code`, `title` and `area_m2`, the area of the object's pixels, so that areas add up to the report's; the
    polygon itself is simplified by up to half a pixel (`simplify_outlines`). A mask without georeference gives polygons
    without a coordinate system where QGIS draws such a mask, columns to the right and rows downward from 0, and
    `area_m2` is null.

    Memory holds as many rows as have six million edges, objects that go on below them, and a bit for every pixel.

    Args:
        mask: A finished mask, uint8.
        target: The GeoPackage; a file that is there is replaced.
        classes: The classes; those that are transparent, as clear is, have no polygons.
        check: Called often; raises to stop.

    Returns:
        How many polygons there are.

    Raises:
        DiskFullError: There is no space left.
        TargetError: The file cannot be written.
        UsageError: There are more than five million objects.
    """
    drawn = [each for each in classes if each.opacity > 0]
    with writing(target), rasterio.Env(), no_georeference_is_fine(), rasterio.open(mask) as source:
        grid = Grid(source.height, source.width, source.transform, source.crs)
        layer = _Layer(target, grid)
        for mask_class, objects in _objects(source, drawn, check):
            check()
            layer.add(mask_class, objects)
    return layer.count


class _Layer:
    """The GeoPackage; made anew, then appended to.

    Args:
        path: Where it lies.
        grid: The mask's grid.
    """

    def __init__(self, path: Path, grid: Grid) -> None:
        self.count = 0
        self._path = path
        self._grid = grid
        self._transform = grid.transform if grid.georeferenced else Affine.scale(1, -1)
        path.unlink(missing_ok=True)
        self._write(np.empty(0, object), None, np.empty(0), append=False)

    def add(self, mask_class: MaskClass, objects: _Objects) -> None:
        """Append objects.

        Args:
            mask_class: Their class.
            objects: Polygons [objects, (raw, simplified)] in pixels; the raw ones tell the area.
        """
        self.count += len(objects)
        if self.count > MOST_OBJECTS:
            raise UsageError(
                f"the mask has more than {MOST_OBJECTS // 1_000_000} million objects, too many for polygons",
                "drop the small ones by a minimum area, or do without polygons",
            )
        pixel_area = self._grid.pixel_area
        areas = np.round(shapely.area(objects[:, 0])) * (np.nan if pixel_area is None else pixel_area)
        placed = shapely.transform(objects[:, 1], self._to_ground)
        require_room(self._path, len(objects) * _BYTES_PER_OBJECT)
        self._write(placed, mask_class, areas, append=True)

    def _to_ground(self, pixels: NDArray[np.float64]) -> NDArray[np.float64]:
        a, b, c, d, e, f = self._transform[:6]
        x, y = pixels[:, 0], pixels[:, 1]
        return np.column_stack([a * x + b * y + c, d * x + e * y + f])

    def _write(
        self, polygons: _Objects, mask_class: MaskClass | None, areas: NDArray[np.float64], append: bool
    ) -> None:
        count = len(polygons)
        told = ("", 0, "") if mask_class is None else (mask_class.name, mask_class.code, mask_class.title)
        fields = {
            "class": np.full(count, told[0], object),
            "code": np.full(count, told[1], np.int32),
            "title": np.full(count, told[2], object),
            "area_m2": np.round(areas, 2),
        }
        with _pyogrio_writing(self._path, count * _BYTES_PER_OBJECT):
            pyogrio.raw.write(
                self._path,
                geometry=shapely.to_wkb(polygons),
                field_data=list(fields.values()),
                fields=list(fields),
                layer=POLYGON_LAYER,
                driver="GPKG",
                geometry_type="Polygon",
                crs=_crs_text(self._grid.crs) if self._grid.georeferenced else None,
                append=append,
                dataset_options=None if append else {"VERSION": _GEOPACKAGE},
            )


def _crs_text(crs: CRS | None) -> str | None:
    """`EPSG:32631` where there is a code, else WKT."""
    if crs is None:
        return None
    code = crs.to_authority()
    return ":".join(code) if code else str(crs.to_wkt())


@contextmanager
def _pyogrio_writing(path: Path, needed: int) -> Iterator[None]:
    """Turn pyogrio's failures into one sentence, and have GDAL write the time that `creation_time` says."""
    moment = creation_time().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": moment})
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="'crs' was not provided")
            yield
    except (DataSourceError, DataLayerError) as error:
        raise write_failure(error, path, needed) from error
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _objects(
    source: rasterio.io.DatasetReader, classes: Sequence[MaskClass], check: Callable[[], None]
) -> Iterator[_Part]:
    """Objects of each class, raw and simplified, in pixels, as soon as no row below adds to them."""
    junctions = Junctions(source.height, source.width)
    open_below: dict[int, _Objects] = {}
    drawn = np.zeros(256, np.uint8)
    places = dict(enumerate(classes, start=1))  # not the codes, of which 0 may be drawn as well
    drawn[[each.code for each in classes]] = list(places)
    for top, codes in _bands(source, drawn, check):
        junctions.add(codes)
        bottom = top + len(codes)
        if bottom == source.height:
            junctions.add(np.zeros((1, source.width), np.uint8))
        polygons, values = _outlined(codes, top, check)
        for place, each in places.items():
            found = join_across(open_below.get(place, polygons[:0]), polygons[values == place], top)
            on_seam = (shapely.bounds(found)[:, 3] == bottom) & (bottom < source.height)
            open_below[place] = found[on_seam]
            whole = found[~on_seam]
            if len(whole):
                yield each, np.stack([whole, simplify_outlines(whole, junctions)], axis=1)


def _bands(
    source: rasterio.io.DatasetReader, drawn: NDArray[np.uint8], check: Callable[[], None]
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    """First row and pixels of as many rows as can be outlined at once, from top to bottom.

    `drawn` says, by code, what a pixel becomes: 0 where it is not drawn.
    """
    strips: list[NDArray[np.uint8]] = []
    top = edges = 0
    for row in range(0, source.height, _STRIP):
        check()
        rows = min(_STRIP, source.height - row)
        codes = drawn[source.read(1, window=Window(0, row, source.width, rows))]
        edges += int(np.count_nonzero(codes[1:] != codes[:-1]) + np.count_nonzero(codes[:, 1:] != codes[:, :-1]))
        strips.append(codes)
        bottom = row + rows
        pixels = (bottom + _STRIP - top) * source.width
        if bottom == source.height or edges >= _MOST_EDGES or pixels > _MOST_PIXELS:
            yield top, np.concatenate(strips)
            strips, top, edges = [], bottom, 0


def _outlined(codes: NDArray[np.uint8], top: int, check: Callable[[], None]) -> tuple[_Objects, NDArray[np.uint8]]:
    """Polygons along the edges of pixels that are not 0, and what these hold."""
    points: list[tuple[float, float]] = []
    ring_ends, polygon_ends, values = [0], [0], []
    outlines = shapes(codes, mask=codes > 0, connectivity=4, transform=Affine.translation(0, top))
    for geometry, value in outlines:
        for ring in geometry["coordinates"]:
            points.extend(ring)
            ring_ends.append(len(points))
        polygon_ends.append(len(ring_ends) - 1)
        values.append(value)
        if len(values) % _CHECKED_EVERY == 0:
            check()
    if not values:
        return np.empty(0, object), np.empty(0, np.uint8)
    coordinates = np.fromiter(chain.from_iterable(points), float, 2 * len(points)).reshape(-1, 2)
    ends = (np.array(ring_ends), np.array(polygon_ends))
    polygons: _Objects = shapely.from_ragged_array(shapely.GeometryType.POLYGON, coordinates, ends)
    return polygons, np.array(values).astype(np.uint8)
