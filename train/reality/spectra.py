"""Colours and brightness of cloud: ratios of the bands to blue, apart for low and high cloud; band 10 of thin cloud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

from ..data.simulate import Label
from .figures import Samples, joined
from .images import Image

THICK_ABOVE = {"L1C": 0.30, "L2A": 0.25}
"""Reflectance in blue, green and red above which a pixel is cloud that hides the ground."""
LOW_BELOW, HIGH_ABOVE = 0.004, 0.02
"""Reflectance in band 10 of thick cloud: low (all below the first), high (above the second)."""
AT_MOST = 400
"""Pixels that one image contributes, so that a wholly clouded one does not speak for all."""

_BLUE, _CIRRUS = BAND_NAMES.index("B02"), BAND_NAMES.index("B10")


def thick_cloud(images: Sequence[Image]) -> Samples:
    """Blue reflectance and ratios of thick cloud.

    Args:
        images: Of one level, real or simulated.

    Returns:
        Samples; low and high cloud apart where band 10 is there.
    """
    parts = [of_pixels(_sampled(image, image.brighter(THICK_ABOVE[image.level])), image.level) for image in images]
    return joined(parts)


def labelled_cloud(table: Path) -> Samples:
    """The same of the labelled cloud pixels of a table of L1C spectra (`refl`, `label`, `bands`)."""
    with np.load(table) as arrays:
        pixels = np.asarray(arrays["refl"][arrays["label"] == 1] / 10000, np.float32)
    return of_pixels(pixels[pixels[:, 1:4].min(axis=1) > THICK_ABOVE["L1C"]], "L1C")


def labelled_brightness(table: Path) -> Samples:
    """Reflectance of all labelled cloud pixels, thin ones among them, in blue and in band 10."""
    with np.load(table) as arrays:
        pixels = np.asarray(arrays["refl"][arrays["label"] == 1] / 10000, np.float32)
    return {"B02 of any cloud": pixels[:, _BLUE], "B10 of any cloud": pixels[:, _CIRRUS]}


def simulated_brightness(images: Sequence[Image]) -> Samples:
    """The same of simulated cloud pixels."""
    cloud = (Label.THICK_CLOUD, Label.THIN_CLOUD, Label.FAINT_CIRRUS)
    pixels = np.concatenate([_sampled(image, image.labelled(*cloud)) for image in images])
    return {"B02 of any cloud": pixels[:, _BLUE], "B10 of any cloud": pixels[:, _CIRRUS]}


def of_pixels(pixels: NDArray[np.float32], level: str) -> Samples:
    """Blue reflectance and ratios of spectra.

    Args:
        pixels: float32 [N, 13], 0 in absent bands.
        level: `L1C` or `L2A`.
    """
    if not len(pixels):
        return {}
    present = pixels.max(axis=0) > 0
    kinds = {"": np.ones(len(pixels), bool)}
    if level == "L1C" and present[_CIRRUS]:
        kinds = {" low": pixels[:, _CIRRUS] < LOW_BELOW, " high": pixels[:, _CIRRUS] > HIGH_ABOVE}
    samples: dict[str, NDArray[np.float32]] = {f"{level} B02": pixels[:, _BLUE]}
    for kind, chosen in kinds.items():
        for index, band in enumerate(BAND_NAMES):
            if present[index] and index != _BLUE and chosen.any():
                samples[f"{level}{kind} {band}/B02"] = pixels[chosen, index] / pixels[chosen, _BLUE]
    return samples


def _sampled(image: Image, mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """float32 [N, 13], at most `AT_MOST` pixels of the mask, evenly spread over it."""
    pixels = image.reflectance[:, mask].T
    return pixels[:: max(1, -(-len(pixels) // AT_MOST))]
