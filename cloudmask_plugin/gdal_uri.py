"""Sources of QGIS's layers as GDAL opens them."""

from __future__ import annotations

from typing import Any, Mapping

from qgis.core import QgsProviderRegistry

LOCATION = ("path", "layerName", "vsiPrefix", "vsiSuffix")
"""Parts of a source that say where it lies; the others are credentials and ways to open it."""


def location_of(parts: Mapping[str, Any]) -> str:
    """What GDAL opens, without credentials.

    Args:
        parts: Of a source, as `QgsProviderRegistry.decodeUri` gives them.
    """
    place = {key: str(parts[key]) for key in LOCATION if parts.get(key)}
    return str(QgsProviderRegistry.instance().encodeUri("gdal", place))
