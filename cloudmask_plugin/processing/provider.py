"""The provider "Cloud masking" of the Processing toolbox."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..translate import tr
from .algorithm import RASTER_ENDINGS, icon
from .applymask import ApplyMask
from .maskclouds import MaskClouds
from .refinemask import RefineMask
from .usabledates import UsableDates
from .zonalstatistics import TABLE_ENDINGS, ZonalStatistics

ALGORITHMS = (MaskClouds, RefineMask, ApplyMask, ZonalStatistics, UsableDates)


class CloudmaskProvider(QgsProcessingProvider):
    """Adds the algorithms to QGIS; `qgis_process` knows them as `cloudmask:…`."""

    def id(self) -> str:
        """Part of every algorithm's full id, fixed for ever."""
        return "cloudmask"

    def name(self) -> str:
        """What people read in the toolbox."""
        return tr("Cloud masking")

    def icon(self) -> QIcon:
        """Beside the name."""
        return icon("mask", super().icon())

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's name
        """Called by QGIS, also when a language or a setting has changed."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def supportedOutputRasterLayerExtensions(self) -> List[str]:  # noqa: N802 - QGIS's name
        """Rasters are GeoTIFF; the first is the default."""
        return [ending.lstrip(".") for ending in RASTER_ENDINGS]

    def supportedOutputVectorLayerExtensions(self) -> List[str]:  # noqa: N802 - QGIS's name
        """Of tables; polygons of a mask are GeoPackage only, which is the first and so the default."""
        return [ending.lstrip(".") for ending in TABLE_ENDINGS]

    def supportsNonFileBasedOutput(self) -> bool:  # noqa: N802 - QGIS's name
        """Another process writes the results: they are files, never layers in memory."""
        return False
