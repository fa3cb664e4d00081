"""Polygons of a layer as a file that another process can read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr

_FEATURE_ID = "cloudmask_fid"
"""Column of the exported features' ids: a name that no attribute has, which `fid` is not."""


@dataclass(frozen=True)
class PlainFile:
    """A layer of a vector file.

    Attributes:
        path: The file.
        layer: Its layer; None for the only one.
    """

    path: str
    layer: Optional[str]


def plain_file(value: object, layer: Optional[QgsVectorLayer]) -> Optional[PlainFile]:
    """Where a layer's features can be read as they are shown; None where they must be exported.

    Args:
        value: Of the parameter, which may ask for selected features only.
        layer: The layer.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition) or layer is None or layer.providerType() != "ogr":
        return None
    if (
        layer.isModified()
        or layer.subsetString()
        or layer.vectorJoins()
        or layer.fields().count() != layer.dataProvider().fields().count()
    ):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path = parts.get("path") or ""
    if not Path(path).is_file() or parts.get("layerId") is not None:
        return None
    return PlainFile(path, parts.get("layerName") or None)


def export(
    source: QgsProcessingFeatureSource,
    target: Path,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    attributes: bool,
) -> None:
    """Writes features as they are now, with edits that are not saved, into a GeoPackage.

    Args:
        source: The features; whatever is wrong with a geometry, the engine repairs it.
        target: A path that ends with `.gpkg`.
        context: Of the run.
        feedback: Asked whether to go on.
        attributes: Whether they come along.

    Raises:
        FailureError: The file cannot be written, or the run was cancelled.
    """
    request = QgsFeatureRequest()
    fields = source.fields()
    if not attributes:
        request.setSubsetOfAttributes([])
        fields.clear()
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "polygons"
    options.layerOptions = [f"FID={_FEATURE_ID}"]
    writer = QgsVectorFileWriter.create(
        str(target), fields, source.wkbType(), source.sourceCrs(), context.transformContext(), options
    )
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(request, unchecked):
        if feedback.isCanceled():
            raise FailureError(Failure(CANCELLED, tr("cancelled")))
        if not attributes:
            feature.setAttributes([])
        if not writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            break
    problem = writer.errorMessage() if writer.hasError() != QgsVectorFileWriter.WriterError.NoError else ""
    del writer  # closes the file
    if problem:
        sentence = tr("the polygons of '{name}' cannot be written to a temporary file").format(name=source.sourceName())
        raise FailureError(Failure("target", sentence, tr("check the free space of the disk"), problem))
