"""Reads a chip's GeoTIFF, from a file or from within a container."""

from __future__ import annotations

import os
import warnings
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from engine.scene import remote
from engine.scene.locations import host

from .errors import DataError
from .places import is_address, place

LARGEST = 16 * 2048 * 2048 * 4
"""Bytes of the largest chip: the 15 planes of 2048 px, with room for 32 bit."""
_SETTINGS = {**remote.SETTINGS, "GDAL_CACHEMAX": 64}


def read_raster(path: str, chip: str, planes: list[int] | None = None) -> tuple[NDArray[Any], tuple[str | None, ...]]:
    """All planes of a raster, or some.

    Args:
        path: What GDAL opens.
        chip: What errors name.
        planes: Numbers of planes from 0; None for all.

    Returns:
        Array [planes, H, W] in the raster's own type, and the descriptions of all its planes.

    Raises:
        DataError: It is missing or damaged, or far larger than chips are.
    """
    settings = {key: value for key, value in _SETTINGS.items() if key not in os.environ}
    try:
        with warnings.catch_warnings(), rasterio.Env(**settings):
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(path, driver="GTiff", sharing=False) as source:
                if source.count * source.height * source.width * np.dtype(source.dtypes[0]).itemsize > LARGEST:
                    raise DataError(f"{chip} says that it has {source.count} planes of {source.shape} px, as no chip")
                missing = [plane for plane in planes or () if plane >= source.count]
                if missing:
                    raise DataError(f"{chip} has {source.count} planes, not the {missing[0] + 1} that are needed")
                data = source.read(None if planes is None else [plane + 1 for plane in planes])
                return data, tuple(source.descriptions)
    except RasterioError as error:
        raise _unreadable(path, chip, error) from error


def read_plane(path: str, chip: str) -> NDArray[Any]:
    """The first plane of a raster, [H, W].

    Raises:
        DataError: It is missing or damaged.
    """
    plane: NDArray[Any] = np.asarray(read_raster(path, chip, [0])[0][0])
    return plane


def _unreadable(path: str, chip: str, error: RasterioError) -> DataError:
    address = path.partition("/vsicurl/")[2]
    if is_address(address):
        try:
            place(address)  # GDAL takes whatever a server refuses for a file that is not there
        except DataError as reason:
            return DataError(f"{chip} cannot be read: {reason.sentence}", reason.hint)
        if remote.trouble(address, " ".join(f"{error} {error.__cause__ or ''}".split())) is not None:
            return DataError(f"{chip} could not be read to its end from {host(address)}", "try again")
    return DataError(f"{chip} is damaged: it cannot be read as a GeoTIFF", "download what holds it again")
