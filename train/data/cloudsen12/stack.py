"""A chip as one GeoTIFF of CloudSEN12+: 13 bands, the human label, and the mask that UNetMobV2 made."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from .bands import L1C, image_of
from .errors import DataError
from .forms import Stored
from .rasters import read_raster

_LABEL = 13
_PREDICTION = 14
PREDICTION_NAME = "unetmobv2_v1"


def read_stack(path: str, chip: str) -> Stored:
    """Image and label.

    Args:
        path: What GDAL opens.
        chip: What errors name.

    Raises:
        DataError: It is damaged, or has not the planes that it should.
    """
    planes, descriptions = read_raster(path, chip)
    image, bands = image_of(planes[:_LABEL], descriptions[:_LABEL], "L1C", chip)
    return Stored(image, bands, planes[_LABEL] if len(planes) > _LABEL else None)


def read_prediction(path: str, chip: str) -> NDArray[Any]:
    """The mask that was stored with the chip, [H, W]."""
    plane: NDArray[Any] = read_raster(path, chip, [_PREDICTION])[0][0]
    return plane


def require_level(product: str, name: str) -> None:
    """Refuses what such chips never hold.

    Raises:
        DataError: It is another level than theirs.
    """
    if product != "L1C":
        raise DataError(f"{name} holds Level-1C with {len(L1C)} bands only", "open it with product='L1C'")
