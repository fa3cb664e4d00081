"""Where to mask: what people choose on the map, in words that the engine understands."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .failure import Failure, FailureError
from .translate import tr


@dataclass(frozen=True)
class Area:
    """A part of a scene.

    Attributes:
        aoi: As the engine takes it: `xmin,ymin,xmax,ymax`, or the path of a file with polygons.
        crs: Coordinate system of a box (`EPSG:32632` or WKT); None for the scene's own, or the file's.
        remove: A file that is to be removed when the area has been used.
    """

    aoi: str
    crs: Optional[str]
    remove: Optional[Path] = None


def box_area(
    layer: QgsRasterLayer, box: QgsRectangle, crs: QgsCoordinateReferenceSystem, project: Optional[QgsProject] = None
) -> Area:
    """A rectangle on the map as a part of a layer.

    Args:
        layer: Of the scene.
        box: The rectangle.
        crs: Its coordinate system.
        project: Whose ways between coordinate systems are used; None for the current one.

    Raises:
        FailureError: The rectangle is empty, lies outside of the layer, or cannot be brought to its coordinates.
    """
    moved = _moved(box, crs, layer, project or QgsProject.instance())
    if moved.isEmpty():
        raise _refusal(tr("the area is empty"), tr("draw it again, or choose the whole layer"))
    if not moved.intersects(layer.extent()):
        raise _refusal(
            tr("the area lies outside of '{name}'").format(name=layer.name()), tr("zoom to the layer and choose again")
        )
    corners = (moved.xMinimum(), moved.yMinimum(), moved.xMaximum(), moved.yMaximum())
    # The layer's coordinates are its file's, also where somebody has given the layer another coordinate system.
    own = layer.dataProvider().crs()
    return Area(",".join(f"{corner:.12g}" for corner in corners), _text(own))


def polygon_area(layer: QgsVectorLayer, *, selected: bool = False) -> Area:
    """The polygons of a layer, in a temporary file of their own: whatever the layer's format is, the engine reads it.

    Args:
        layer: With polygons.
        selected: Whether only the selected ones count.

    Raises:
        FailureError: There are none, or they cannot be written.
    """
    name = layer.name()
    if selected and not layer.selectedFeatureCount():
        raise _refusal(
            tr("no polygon of '{name}' is selected").format(name=name), tr("select some, or take all of the layer")
        )
    if not layer.isValid() or not layer.featureCount():
        raise _refusal(tr("'{name}' holds no polygons").format(name=name), tr("choose another layer"))
    path = _temporary_file()
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "area"
    options.onlySelectedFeatures = selected
    options.skipAttributeCreation = True
    options.overrideGeometryType = QgsWkbTypes.Type.MultiPolygon
    options.forceMulti = True
    context = QgsProject.instance().transformContext()
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)
    if error != QgsVectorFileWriter.WriterError.NoError:
        path.unlink(missing_ok=True)
        raise FailureError(
            Failure(
                "target",
                tr("the polygons of '{name}' cannot be handed to the engine").format(name=name),
                tr("save the layer as a GeoPackage and choose that"),
                message,
            )
        )
    return Area(str(path), None, path)


def _temporary_file() -> Path:
    handle, name = tempfile.mkstemp(prefix="cloudmask-", suffix=".gpkg")
    os.close(handle)
    return Path(name)


def _moved(
    box: QgsRectangle, crs: QgsCoordinateReferenceSystem, layer: QgsRasterLayer, project: QgsProject
) -> QgsRectangle:
    """The box around a rectangle in the layer's coordinates."""
    if box.isEmpty() or not crs.isValid() or not layer.crs().isValid() or crs == layer.crs():
        return box
    transform = QgsCoordinateTransform(crs, layer.crs(), project)
    transform.setBallparkTransformsAreAppropriate(True)
    try:
        return transform.transformBoundingBox(box)
    except QgsCsException as error:
        raise _refusal(
            tr("the area cannot be brought to the coordinates of '{name}'").format(name=layer.name()),
            tr("zoom to the layer and choose again"),
            str(error),
        ) from None


def _text(crs: QgsCoordinateReferenceSystem) -> Optional[str]:
    if not crs.isValid():
        return None
    known = crs.authid()
    return known if known and not known.startswith("USER:") else crs.toWkt() or None


def _refusal(sentence: str, hint: str, detail: str = "") -> FailureError:
    return FailureError(Failure("usage", sentence, hint, detail))
