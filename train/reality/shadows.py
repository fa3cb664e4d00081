"""How dark cloud shadows are, by comparing a cloudy image with a clear one of the same ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, binary_opening, distance_transform_edt, gaussian_filter

from engine.sentinel2 import BAND_NAMES

from .figures import Samples, joined
from .images import Image

BANDS = ("B02", "B03", "B04", "B08", "B11", "B12")
BRIGHTENING = 0.03
"""Rise of blue reflectance that is cloud."""
DARKENED = 0.85
"""Share of the clear reflectance in B08 and B11 below which a pixel is shadow."""
REACH = 150
"""Pixels from a cloud within which shadows are looked for."""
LAND_ABOVE = (0.10, 0.06)
"""Clear reflectance in B08 and B11 of ground that can show a shadow: not water."""
AT_MOST = 1500
_FEW = 200

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """Clouds and shadows of a cloudy image.

    Attributes:
        cloud: bool [H, W].
        shadow: bool [H, W].
        kept: float32 [13, H, W], share of the clear reflectance that is left.
    """

    cloud: Mask
    shadow: Mask
    kept: NDArray[np.float32]


def find(clear: Image, cloudy: Image) -> Found:
    """Clouds brighten blue; shadows darken the infrared and no more than keep blue.

    Args:
        clear: The ground without clouds.
        cloudy: The same pixels with clouds.
    """
    expected = _as_lit(clear, cloudy)
    risen = gaussian_filter(cloudy.band("B02") - expected[BAND_NAMES.index("B02")], 1)
    cloud = binary_opening(risen > BRIGHTENING)
    kept = np.asarray(cloudy.reflectance / np.maximum(expected, 1e-4), np.float32)
    kept = gaussian_filter(kept, (0, 1, 1))
    near = distance_transform_edt(~cloud) < REACH if cloud.any() else np.zeros_like(cloud)
    land = (clear.band("B08") > LAND_ABOVE[0]) & (clear.band("B11") > LAND_ABOVE[1])
    infrared = np.maximum(kept[BAND_NAMES.index("B08")], kept[BAND_NAMES.index("B11")])
    dark = (infrared < DARKENED) & (kept[BAND_NAMES.index("B02")] < 1.03)
    shadow = binary_opening(dark & near & land & ~binary_dilation(cloud, iterations=2), iterations=2)
    return Found(cloud, np.asarray(shadow), kept)


def measure(pairs: Sequence[tuple[Image, Image]]) -> Samples:
    """Share of the clear reflectance that is left in shadow, and how much shadow there is beside how much cloud.

    Args:
        pairs: Clear and cloudy image of the same ground.
    """
    return joined([_of_pair(find(clear, cloudy)) for clear, cloudy in pairs])


def _of_pair(found: Found) -> Samples:
    covered, shaded = found.cloud.mean(), found.shadow.mean()
    samples: dict[str, NDArray[np.float32]] = {}
    if 0.02 < covered < 0.7:
        samples["shadow pixels per cloud pixel"] = np.array([shaded / covered], np.float32)
    if shaded < 0.002:
        return samples
    step = max(1, -(-int(found.shadow.sum()) // AT_MOST))
    for band in BANDS:
        samples[f"{band} left in shadow"] = found.kept[BAND_NAMES.index(band)][found.shadow][::step]
    away = distance_transform_edt(~found.cloud)[found.shadow]
    samples["distance to nearest cloud, px"] = np.array([np.median(away)], np.float32)
    return samples


def _as_lit(clear: Image, cloudy: Image) -> NDArray[np.float32]:
    """The clear image in the light and air of the cloudy one: gain and offset of each band over unchanged pixels."""
    blue = cloudy.band("B02") - clear.band("B02")
    infrared = cloudy.band("B08") / np.maximum(clear.band("B08"), 1e-3)
    unchanged = np.ones(blue.shape, bool)
    for _ in range(3):
        middle, usual = np.percentile(blue[unchanged], 35), np.percentile(infrared[unchanged], 60)
        unchanged = (np.abs(blue - middle) < 0.02) & (np.abs(infrared / usual - 1) < 0.15)
        if unchanged.sum() < _FEW:
            return clear.reflectance
    expected = clear.reflectance.copy()
    for index in np.flatnonzero(cloudy.present & clear.present):
        below, above = clear.reflectance[index][unchanged], cloudy.reflectance[index][unchanged]
        # A gain alone, through the medians: the slope of a fit would be flattened by what changed on the ground.
        expected[index] = clear.reflectance[index] * (np.median(above) / max(float(np.median(below)), 1e-4))
    return expected
