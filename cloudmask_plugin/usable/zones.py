"""The polygons that are asked about, in a file that the engine reads, and how closely one must look at them."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, inf, radians
from pathlib import Path
from typing import Callable, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..failure import Failure, FailureError
from ..translate import tr
from ..worker.job import cancelled

RESOLUTIONS = (60, 20, 10)
"""Metres per pixel, the coarsest first: the pixel sizes of Sentinel-2's bands."""
ENOUGH_PIXELS = 50
"""Of a polygon: with fewer, its percentages say more about the pixels than about the polygon."""

QUICK_PIXELS = 4_000_000
"""Of the box around all polygons: as many are looked at in a few seconds. Pixels of 60 m are for larger areas: in 52
real scenes they missed the clear share that 10 m gives by 7.3 points on average, and pixels of 20 m by 1.5."""

_MARGIN = 5
"""Pixels around the polygons' box, so that no pixel at a polygon's border is cut off by the box."""
_STEEPEST = 0.05
"""Cosine of the latitude below which degrees of longitude are not widened further."""


class Resolution(NamedTuple):
    """Metres per pixel, and a sentence that says so."""

    metres: int
    sentence: str


@dataclass(frozen=True)
class Zone:
    """A polygon.

    Attributes:
        id: As people know it.
        area: Square metres on the ground; 0 where it has none.
        box: In the polygons' coordinate system.
    """

    id: str
    area: float
    box: QgsRectangle


@dataclass(frozen=True)
class Zones:
    """Polygons, each a feature of a file of their own.

    Attributes:
        file: A GeoPackage whose features have the ids 1, 2, 3, … in the order of `zones`.
        zones: The polygons.
        crs: Their coordinate system.
        extent: Square metres of the box around all of them.
    """

    file: Path
    zones: Tuple[Zone, ...]
    crs: QgsCoordinateReferenceSystem
    extent: float

    def choose_resolution(self) -> Resolution:
        """Metres per pixel that fit these polygons."""
        return choose_resolution([each.area for each in self.zones], self.extent)

    def frame(self, resolution: float) -> str:
        """The box around all polygons, with a margin, as the engine takes it."""
        box = _box_around(self.zones)
        wide, high = self._units(_MARGIN * resolution, box)
        corners = (box.xMinimum() - wide, box.yMinimum() - high, box.xMaximum() + wide, box.yMaximum() + high)
        return ",".join(f"{corner:.12g}" for corner in corners)

    def crs_text(self) -> Optional[str]:
        """The coordinate system as the engine takes it; None for the scene's own."""
        if not self.crs.isValid():
            return None
        known = self.crs.authid()
        return known if known and not known.startswith("USER:") else self.crs.toWkt() or None

    def _units(self, metres: float, box: QgsRectangle) -> Tuple[float, float]:
        """Metres in the units of the coordinate system, to the right and upwards."""
        unit = QgsUnitTypes.fromUnitToUnitFactor(QgsUnitTypes.DistanceUnit.DistanceMeters, self.crs.mapUnits())
        length = metres * (unit if self.crs.isValid() else 1.0)
        if not self.crs.isGeographic():
            return length, length
        return length / max(_STEEPEST, cos(radians(box.center().y()))), length


def choose_resolution(areas: Sequence[float], extent: float) -> Resolution:
    """Metres per pixel for a quick look, and why.

    The coarsest at which polygons have `ENOUGH_PIXELS`, all but the smallest tenth of them; but 20 where the box around
    them is so small that these are quick as well.

    Args:
        areas: Of the polygons, square metres.
        extent: Of the box around them, square metres.
    """
    known = sorted(area for area in areas if area > 0)
    small = known[len(known) // 10] if known else inf
    coarsest, middle, finest = RESOLUTIONS
    wanted = next((each for each in RESOLUTIONS if small >= ENOUGH_PIXELS * each**2), finest)
    if wanted == coarsest:
        if extent > QUICK_PIXELS * middle**2:
            told = tr(
                "Looked at {resolution} m per pixel, as the area is large; finer pixels take longer and err less."
            )
            return Resolution(coarsest, told.format(resolution=coarsest))
        told = tr("Looked at {resolution} m per pixel, as the area is small.")
        return Resolution(middle, told.format(resolution=middle))
    coarser = RESOLUTIONS[RESOLUTIONS.index(wanted) - 1]
    told = tr("Looked at {resolution} m per pixel, as there are polygons of fewer than {count} pixels of {coarser} m.")
    return Resolution(wanted, told.format(resolution=wanted, count=ENOUGH_PIXELS, coarser=coarser))


def write_zones(
    features: Iterable[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    field: str,
    target: Path,
    name: str,
    context: QgsCoordinateTransformContext,
    stopped: Callable[[], bool] = lambda: False,
    most: Optional[int] = None,
) -> Zones:
    """Writes polygons as they are now; whatever is wrong with their shapes, the engine repairs it.

    Args:
        features: With polygons.
        crs: Their coordinate system.
        field: The attribute that names a polygon; empty for the features' ids.
        target: A path that ends with `.gpkg`.
        name: What they are called.
        context: Of the project.
        stopped: Asked whether to stop.
        most: How many there may be; None for any number.

    Raises:
        FailureError: There is no polygon, there are too many, or the file cannot be written.
    """
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, context)
    if crs.isValid():
        ruler.setEllipsoid(crs.ellipsoidAcronym())
    zones: List[Zone] = []
    shapes: List[QgsGeometry] = []
    for feature in features:
        if stopped():
            raise FailureError(cancelled())
        if most is not None and len(zones) == most:
            sentence = tr("'{name}' holds more than {count} polygons").format(name=name, count=most)
            hint = tr("select some of them, or take the algorithm 'Usable dates' of the Processing toolbox")
            raise FailureError(Failure("usage", sentence, hint))
        shape = _plain(feature.geometry(), name)
        area = 0.0 if shape.isNull() else abs(ruler.measureArea(shape))
        shapes.append(shape)
        zones.append(Zone(_id_of(feature, field), area, shape.boundingBox()))
    if not any(zone.area > 0 for zone in zones):
        sentence = tr("'{name}' holds no polygons").format(name=name)
        raise FailureError(Failure("layer", sentence, tr("choose a layer with polygons")))
    problem = _write(shapes, crs, target, context)
    if problem:
        sentence = tr("the polygons of '{name}' cannot be written to a temporary file").format(name=name)
        raise FailureError(Failure("target", sentence, tr("check the free space of the disk"), problem))
    extent = abs(ruler.measureArea(QgsGeometry.fromRect(_box_around(zones))))
    return Zones(target, tuple(zones), crs, extent)


def _write(
    shapes: Iterable[QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    target: Path,
    context: QgsCoordinateTransformContext,
) -> str:
    """Writes shapes with the ids 1, 2, 3, …; returns what went wrong."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "polygons"
    kind = QgsWkbTypes.Type.MultiPolygon
    writer = QgsVectorFileWriter.create(str(target), QgsFields(), kind, crs, context, options)
    for number, shape in enumerate(shapes, 1):
        feature = QgsFeature(number)
        feature.setGeometry(shape)
        if not writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            break
    fine = writer.hasError() == QgsVectorFileWriter.WriterError.NoError
    return "" if fine else writer.errorMessage() or "?"


def _box_around(zones: Iterable[Zone]) -> QgsRectangle:
    box = QgsRectangle()
    for each in zones:
        if each.area > 0:
            box.combineExtentWith(each.box)
    return box


def _plain(shape: QgsGeometry, name: str) -> QgsGeometry:
    """A multipolygon with straight edges and without heights; nothing where there is nothing.

    Raises:
        FailureError: It is a point or a line.
    """
    if shape.isNull():
        return QgsGeometry()
    if shape.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        sentence = tr("'{name}' holds other shapes than polygons").format(name=name)
        raise FailureError(Failure("layer", sentence, tr("choose a layer with polygons")))
    plain = QgsGeometry(shape)
    plain.convertToStraightSegment()
    plain.convertToMultiType()
    plain.get().dropZValue()
    plain.get().dropMValue()
    return plain


def _id_of(feature: QgsFeature, field: str) -> str:
    value = feature.attribute(field) if field else feature.id()
    return str(feature.id()) if value is None or str(value) in ("", "NULL") else str(value)
