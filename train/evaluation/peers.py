"""Published cloud detectors, run on the same chips as our models; they come with the extra `peers`.

Both are run as their authors advise: s2cloudless and the 6-band model at 20 m (at 10 m the latter takes the roofs of
cities for cloud, because the infrared bands are not that fine), the 4-band model as it is; images of 30 m as they are.

ukis-csmask: Wieland, Li, Martinis 2019, doi:10.1016/j.rse.2019.05.022. s2cloudless: Skakun et al. 2022,
doi:10.1016/j.rse.2022.112990.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES, QUANTIFICATION

from ..data import teacher
from ..data.ground import GroundError
from ..metrics import SHADOW, THICK, Mask
from .band_sets import FOUR, SIX
from .chips import Chip
from .contenders import Contender

CSMASK, S2CLOUDLESS = "ukis-csmask", "s2cloudless"
OWN_BANDS = "its 10 bands"
"""Of s2cloudless: others than those of our set of ten."""

_COARSE = 20
"""Metres."""


def peers(threads: int) -> list[Contender]:
    """The published detectors.

    Raises:
        GroundError: One of them is not installed.
    """
    for module in ("ukis_csmask", "onnxruntime", "s2cloudless"):
        if find_spec(module) is None:
            raise GroundError(f'{module} is not installed, which --peers needs: pip install -e ".[peers]"')
    return [CSMaskPeer(threads), S2CloudlessPeer(threads)]


class CSMaskPeer:
    """ukis-csmask, by its models for four and for six bands."""

    name = CSMASK

    _CODES = np.array([0, THICK, SHADOW], np.uint8)  # background, cloud, cloud shadow

    def __init__(self, threads: int) -> None:
        self._threads = threads

    def masks(self, chip: Chip) -> dict[str, Mask]:
        """Masks by four and by six bands, as far as the chip has them."""
        masks = {}
        if chip.has(*teacher.SIX):
            masks[SIX.name] = self._run(chip, teacher.SIX, _factor(chip))
        if chip.has(*teacher.FOUR):
            masks[FOUR.name] = self._run(chip, teacher.FOUR, 1)
        return masks

    def _run(self, chip: Chip, bands: Mapping[str, str], factor: int) -> Mask:
        mask = teacher.csmask(_reflectance(chip, tuple(bands), factor), bands, chip.level, self._threads)
        return _enlarged(self._CODES[mask], factor, chip.valid.shape)


class S2CloudlessPeer:
    """s2cloudless, which knows no shadow and needs the cirrus band."""

    name = S2CLOUDLESS

    _BANDS = ("B01", "B02", "B04", "B05", "B08", "B8A", "B09", "B10", "B11", "B12")

    def __init__(self, threads: int) -> None:
        from s2cloudless.cloud_detector import S2PixelCloudDetector

        self._detector: Any = S2PixelCloudDetector(threshold=0.4, average_over=2, dilation_size=1)
        self._detector.classifier  # noqa: B018 (reads the model)
        self._threads = threads

    def masks(self, chip: Chip) -> dict[str, Mask]:
        """The mask by ten bands, where the chip has them."""
        if not chip.has(*self._BANDS):
            return {}
        factor = _factor(chip)
        image = np.moveaxis(_reflectance(chip, self._BANDS, factor), 0, -1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            probability = self._detector.get_cloud_probability_maps(image[None], num_threads=self._threads)
        cloud = self._detector.get_mask_from_prob(probability)[0]
        return {OWN_BANDS: _enlarged((cloud > 0) * np.uint8(THICK), factor, chip.valid.shape)}


def _factor(chip: Chip) -> int:
    return max(1, round(_COARSE / chip.pixel_size))


def _reflectance(chip: Chip, bands: tuple[str, ...], factor: int) -> NDArray[np.float32]:
    """float32 [bands, h, w] of 0–1 and more, by means over blocks; odd edges are continued."""
    planes = chip.numbers[[BAND_NAMES.index(band) for band in bands]] / np.float32(QUANTIFICATION)
    fill = [(0, -edge % factor) for edge in planes.shape[1:]]
    padded = np.pad(planes, [(0, 0), *fill], "edge")
    count, height, width = padded.shape
    blocks = padded.reshape(count, height // factor, factor, width // factor, factor)
    coarse: NDArray[np.float32] = blocks.mean(axis=(2, 4))
    return coarse


def _enlarged(mask: Mask, factor: int, shape: tuple[int, ...]) -> Mask:
    fine: Mask = mask.repeat(factor, axis=0).repeat(factor, axis=1)[: shape[0], : shape[1]]
    return fine
