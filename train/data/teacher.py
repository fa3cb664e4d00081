"""What ukis-csmask says about an image (Wieland et al. 2019, doi:10.1016/j.rse.2019.05.022; Apache-2.0).

Its networks were made for 20 to 30 m: with six bands at 10 m, of which the shortwave ones are blurred, cities
become cloud.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

from .ground import Chip, GroundError, reduced

FOUR = {"B02": "blue", "B03": "green", "B04": "red", "B08": "nir"}
SIX = {**FOUR, "B11": "swir16", "B12": "swir22"}
"""Bands in the order in which they are given, with the names that it knows them by."""
_CLOUD, _CLEAR = 1, 0
_SMALLEST = 256
"""Edge of its windows; smaller images are continued by reflection."""

Mask = NDArray[np.uint8]


def teacher_says(image: Chip) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where it finds cloud and where it finds clear ground, with four bands at 10 m and six at 20 m alike.

    Args:
        image: At least with the four bands.

    Returns:
        Two bool [H, W]: cloud, and clear without shadow. Pixels in neither are in dispute.

    Raises:
        GroundError: ukis-csmask is not installed, or the image lacks one of the four bands.
    """
    fine = _mask(image, FOUR)
    cloud, clear = fine == _CLOUD, fine == _CLEAR
    height, width = fine.shape
    if image.present[[BAND_NAMES.index(band) for band in SIX]].all() and min(height, width) >= _SMALLEST // 2:
        coarse = _mask(reduced(image, 2), SIX).repeat(2, 0).repeat(2, 1)
        coarse = np.pad(coarse, [(0, height - coarse.shape[0]), (0, width - coarse.shape[1])], "edge")
        cloud, clear = cloud & (coarse == _CLOUD), clear & (coarse == _CLEAR)
    return cloud, clear


def csmask(reflectance: NDArray[np.float32], bands: Mapping[str, str], level: str, threads: int = 0) -> Mask:
    """Its mask of an image.

    Args:
        reflectance: float32 [bands, H, W], 0 where there is no data.
        bands: `FOUR` or `SIX`, in the order of the planes.
        level: `L1C` or `L2A`.
        threads: Processor threads; 0 for all.

    Returns:
        uint8 [H, W], 0 clear, 1 cloud, 2 shadow.

    Raises:
        GroundError: ukis-csmask is not installed.
    """
    try:
        from ukis_csmask.mask import CSmask
    except ImportError as error:
        raise GroundError('ukis-csmask is not installed: pip install -e ".[train]"') from error
    height, width = reflectance.shape[1:]
    margin = [(0, max(0, _SMALLEST - height)), (0, max(0, _SMALLEST - width)), (0, 0)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        mask = CSmask(
            img=np.ascontiguousarray(np.pad(np.moveaxis(reflectance, 0, -1), margin, "symmetric"), np.float32),
            band_order=list(bands.values()),
            nodata_value=0,
            product_level=level.lower(),
            intra_op_num_threads=threads,
            providers=["CPUExecutionProvider"],
        ).csm
    return np.asarray(mask[:height, :width, 0], np.uint8)


def _mask(image: Chip, bands: Mapping[str, str]) -> Mask:
    places = [BAND_NAMES.index(band) for band in bands]
    if not image.present[places].all():
        raise GroundError(f"{image.name} lacks one of the bands {', '.join(bands)}, which ukis-csmask needs")
    return csmask(image.reflectance[places], bands, image.level)
