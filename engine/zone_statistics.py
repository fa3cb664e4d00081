"""How cloudy each polygon is: a table of a mask's classes by polygon."""

from __future__ import annotations

import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from .classes import NODATA
from .errors import SourceError
from .features import Features, read_features
from .grid import Grid
from .legend import Legend
from .masks import MaskFile, open_mask
from .output.files import OutputFiles
from .output.tables import check_format, write_table
from .polygons import single_polygons
from .progress import CancelToken, Meter, Progress
from .zonal import box_pixels, count_codes

_DIGITS = 6
"""Decimals of percentages and pixels: exactextract's own shares of pixels are good for seven."""

_GEOPACKAGE_NAMES = ("fid", "geom")


@dataclass(frozen=True)
class ZonesResult:
    """What was written.

    Attributes:
        table: The table's path.
        method: `exact`, or `centres`.
        polygons: Rows of the table.
        outside: Polygons that lie wholly beyond the mask.
        without_area: Rows whose polygon is missing, empty or beyond repair.
        seconds: Wall time.
        warnings: What the user should know.
    """

    table: Path
    method: str
    polygons: int
    outside: int
    without_area: int
    seconds: float
    warnings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON has it."""
        plain = {"table": str(self.table), "seconds": round(self.seconds, 3), "warnings": list(self.warnings)}
        return {**asdict(self), **plain}


def zones(
    mask: str | os.PathLike[str],
    polygons: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    exact: bool = True,
    layer: str | None = None,
    id_field: str | None = None,
    overwrite: bool = False,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> ZonesResult:
    """Writes how much of each class lies in each polygon.

    One row a polygon, in the file's order; polygons that overlap do not know of each other. Columns: `zone` (the id);
    the polygon's attributes; `clear_percent`, `thick_cloud_percent`, `thin_cloud_percent` and `cloud_shadow_percent` of
    the polygon's area with data in the mask, which are 100 together and empty where there is no data; `nodata_percent`
    and `outside_percent`, the parts of the whole polygon without data and beyond the mask; `valid_pixels`, which are
    fractional with `exact`; `valid_area_m2`; `method`, `exact` or `centres`. An attribute of the same name as one of
    these gets `source_` before it. Of a mask made with prompts, these name the columns: `clear_ground_percent`.

    Args:
        mask: A mask with a georeference.
        polygons: A vector file, in any coordinate system.
        output: The table; `.csv`, `.parquet`, or `.gpkg` with the polygons.
        exact: Count the exact shares of pixels at a polygon's border; otherwise pixels whose centre lies inside.
        layer: The file's layer; None for the first with polygons.
        id_field: The attribute that names a polygon; None for the file's own feature ids.
        overwrite: Whether a target that exists is replaced.
        on_progress: Told how far the run is.
        cancel: Looked at between blocks of pixels.

    Returns:
        What was written.

    Raises:
        CloudmaskError: Something is wrong; nothing was written, and what stood at the target still stands there.
    """
    started = time.perf_counter()
    meter = Meter(on_progress, cancel)
    target = Path(output)
    check_format(target)
    with open_mask(mask) as opened:
        if not opened.grid.georeferenced:
            raise SourceError(f"{opened.name} has no georeference, so no polygon can be found on it", "georeference it")
        with OutputFiles(overwrite=overwrite, sources=[*opened.files, Path(os.fspath(polygons))]) as files:
            temporary = files.add(target)
            features = read_features(polygons, layer=layer, id_field=id_field)
            measured = _measure(opened, features, exact, meter)
            columns = {
                "zone": features.ids,
                **_attributes(features, measured.columns),
                **measured.columns,
            }
            shapes = np.array([_multi(shape) for shape in features.shapes], object)
            crs = features.crs if features.crs is not None else opened.grid.crs
            write_table(temporary, columns, shapes, None if crs is None else crs.to_wkt())
            meter.check()
            files.commit()
        return ZonesResult(
            table=target,
            method=_method(exact),
            polygons=len(features.shapes),
            outside=measured.outside,
            without_area=measured.without_area,
            seconds=time.perf_counter() - started,
            warnings=(*opened.warnings, *features.warnings, *measured.warnings(features.name)),
        )


@dataclass(frozen=True)
class _Measured:
    """The columns that are worked out, and what they tell of the polygons."""

    columns: dict[str, NDArray[Any]]
    outside: int
    without_area: int

    def warnings(self, name: str) -> list[str]:
        """What the user should know."""
        warnings = []
        if self.outside:
            warnings.append(f"{self.outside} polygons of {name} lie wholly beyond the mask")
        if self.without_area:
            warnings.append(
                f"{self.without_area} polygons of {name} are empty, broken beyond repair, or have no place in the "
                "mask's coordinate system; their rows are empty"
            )
        return warnings


def _measure(mask: MaskFile, features: Features, exact: bool, meter: Meter) -> _Measured:
    shapes = features.on(mask.grid)
    there = ~shapely.is_missing(shapes)
    area = np.where(there, shapely.area(shapes), np.nan)
    frame = shapely.box(0, -mask.grid.height, mask.grid.width, 0)
    inside = np.where(there, shapely.area(shapely.intersection(shapes, frame)), np.nan)
    if not (inside > 0).any():
        raise SourceError(
            f"no polygon of {features.name} lies on {mask.name}", "check the polygons' coordinates and their system"
        )
    counts = np.full((len(shapes), 256), np.nan)
    meter.stage("count", sum(box_pixels(shape, mask.grid) for shape in shapes[there]))
    for index in np.flatnonzero(there):
        counts[index] = count_codes(mask, shapes[index], exact=exact, check=meter.check)
        meter.advance(box_pixels(shapes[index], mask.grid))
    columns = _columns(counts, area, inside, mask.grid, mask.legend)
    columns["method"] = np.full(len(shapes), _method(exact), object)
    return _Measured(columns, int(np.count_nonzero(inside == 0)), int(np.count_nonzero(~there)))


def _columns(
    counts: NDArray[np.float64], area: NDArray[np.float64], inside: NDArray[np.float64], grid: Grid, legend: Legend
) -> dict[str, NDArray[Any]]:
    """Shares and areas.

    Args:
        counts: Pixels by polygon and code, float64 [polygons, 256].
        area: Of each polygon, in pixels; NaN where there is none.
        inside: Of its part on the mask, in pixels.
        grid: The mask's.
        legend: The mask's.
    """
    classes = dict(zip(legend.machine_names, legend.classes, strict=True))
    valid = counts[:, [each.code for each in legend.classes]].sum(axis=1)
    empty = counts[:, NODATA]
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {f"{name}_percent": 100 * counts[:, each.code] / valid for name, each in classes.items()}
        # One that holds no pixel's centre tells nothing, but one beyond the mask is known to hold no such pixel.
        share = np.where(inside == 0, 0.0, empty / (valid + empty))
        columns["nodata_percent"] = 100 * share * inside / area
        columns["outside_percent"] = np.clip(100 * (1 - inside / area), 0, 100)
    columns["valid_pixels"] = valid
    columns = {name: np.round(column, _DIGITS) for name, column in columns.items()}
    columns["valid_area_m2"] = np.round(valid * (grid.pixel_area or np.nan), 2)
    return columns


def _method(exact: bool) -> str:
    return "exact" if exact else "centres"


def _attributes(features: Features, columns: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The polygons' attributes, under names that nothing else has; names that differ by case only are the same."""
    taken = {name.casefold() for name in ("zone", *columns, *_GEOPACKAGE_NAMES)}
    renamed = {}
    for name, column in features.fields.items():
        free = name
        while free.casefold() in taken:
            free = f"source_{free}"
        taken.add(free.casefold())
        renamed[free] = column
    return renamed


def _multi(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    return None if shape is None else shapely.multipolygons(single_polygons(shape))
