"""Single rasters that the engine opens as they are: masks, probabilities, and what a mask is applied to.

Unlike a scene (`sources`), such a raster never stands for the files beside it, and may be a result of the plugin.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping

from qgis.core import QgsProviderRegistry, QgsRasterLayer

from ..credentials import environment_of
from ..failure import Failure, FailureError
from ..gdal_uri import location_of
from ..translate import tr


@dataclass(frozen=True)
class RasterFile:
    """What the engine opens.

    Attributes:
        path: A file of this machine, or whatever else GDAL opens.
        environment: Settings with credentials.
    """

    path: str
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)


def file_of(layer: QgsRasterLayer) -> RasterFile:
    """What the engine opens for a layer.

    Raises:
        FailureError: It is no file; of the kind `layer`.
    """
    name = layer.name()
    if layer.providerType() != "gdal":
        sentence = tr("'{name}' is no file but a layer of the kind {kind}").format(name=name, kind=layer.providerType())
        raise _refusal(sentence)
    parts = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
    path = location_of(parts)
    if path.startswith(("/vsimem/", "<", "vrt://")):
        raise _refusal(tr("'{name}' is no file: it exists in this QGIS only").format(name=name))
    return RasterFile(absolute(path), environment_of(parts, name))


def absolute(path: str) -> str:
    """A path of this machine in full, as the engine runs in another folder; what is none stays as it is."""
    return str(Path(path).absolute()) if Path(path).exists() else path


def _refusal(sentence: str) -> FailureError:
    return FailureError(Failure("layer", sentence, tr("save it as a GeoTIFF first (right-click, Export, Save As)")))
