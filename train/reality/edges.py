"""How a cloud begins: the mean profile across its edge, its width, and the shift between the bands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_opening, distance_transform_edt, gaussian_filter
from scipy.ndimage import label as components

from .figures import Samples, joined
from .images import Image

BANDS = ("B02", "B08", "B11")
REACH = 18
"""Pixels on either side of an edge."""
CLOUD_SHARE = (0.03, 0.75)
"""Images of separate clouds."""
_RISE, _LEAST_PIXELS = 0.12, 150
_LARGEST_SHIFT = 16

Plane = NDArray[np.float32]


def profile(image: Image) -> dict[str, Plane] | None:
    """The mean reflectance across the edges of separate clouds, 0 outside and 1 inside.

    Args:
        image: Real or simulated.

    Returns:
        float32 [2·REACH] of each of `BANDS`, from outside to inside; None where the image has no separate clouds or
        lacks bands.
    """
    if not image.has(*BANDS):
        return None
    blue = gaussian_filter(image.band("B02"), 0.5)
    background = float(np.percentile(blue, 15))
    bright = blue > background + _RISE
    if not CLOUD_SHARE[0] < bright.mean() < CLOUD_SHARE[1]:
        return None
    half = (background + float(np.percentile(blue[bright], 70))) / 2
    cloud = _large(binary_opening(blue > half))
    if not cloud.any():
        return None
    inside = distance_transform_edt(cloud)
    outside = distance_transform_edt(~cloud)
    place = np.where(cloud, np.ceil(inside) - 1 + REACH, REACH - np.ceil(outside)).astype(int)
    near = (place >= 0) & (place < 2 * REACH)
    result = {}
    for band in BANDS:
        values = image.band(band)[near]
        count = np.bincount(place[near], minlength=2 * REACH)
        mean = np.bincount(place[near], values, minlength=2 * REACH) / np.maximum(count, 1)
        low, high = mean[: REACH // 3].mean(), mean[-REACH // 3 :].mean()
        if count.min() < 20 or high - low < _RISE / 2:
            return None
        result[band] = ((mean - low) / (high - low)).astype(np.float32)
    return result


def mean_profile(images: Sequence[Image]) -> dict[str, Plane]:
    """The mean of the profiles of all images that have one: float32 [2·REACH] of each band; empty where none has."""
    found = [each for each in map(profile, images) if each]
    return {band: np.mean([each[band] for each in found], axis=0) for band in BANDS} if found else {}


def width(curve: Plane) -> float:
    """Pixels between 10 and 90 % of a profile."""
    rising = np.maximum.accumulate(curve)
    low, high = (float(np.interp(share, rising, np.arange(len(rising)))) for share in (0.1, 0.9))
    return high - low


def measure(images: Sequence[Image]) -> Samples:
    """Widths of edges, and shifts between the bands, one value an image."""
    parts: list[Samples] = []
    for image in images:
        found, moved = profile(image), shift(image)
        if found:
            parts.append({f"{band} 10–90 % width, px": np.array([width(found[band])], np.float32) for band in BANDS})
        if moved is not None:
            parts.append({"B04 against B02, px": np.array([moved], np.float32)})
    return joined(parts)


def shift(image: Image, band: str = "B04", least_share: float = 0.05) -> float | None:
    """How far a band sees the clouds from where blue has them, by the peak of their correlation.

    Args:
        image: Real or simulated.
        band: The other band.
        least_share: Of bright pixels, below which the ground would decide.

    Returns:
        Pixels; None where there is too little cloud or no clear peak.
    """
    cloud = image.brighter(0.25)
    if cloud.mean() < least_share:
        return None
    window = np.outer(*(np.hanning(edge) for edge in cloud.shape))
    # Only what is brighter than the ground, so that the ground, which is registered, does not decide.
    planes = [np.maximum(image.band(name) - 0.2, 0) for name in ("B02", band)]
    details = [(plane - gaussian_filter(plane, 6)) * window for plane in planes]
    product = np.fft.fft2(details[1]) * np.conj(np.fft.fft2(details[0]))
    correlation = np.fft.fftshift(np.fft.ifft2(product).real)
    centre = np.array(correlation.shape) // 2
    near = correlation[
        centre[0] - _LARGEST_SHIFT : centre[0] + _LARGEST_SHIFT + 1,
        centre[1] - _LARGEST_SHIFT : centre[1] + _LARGEST_SHIFT + 1,
    ]
    row, column = np.unravel_index(int(near.argmax()), near.shape)
    if not (0 < row < 2 * _LARGEST_SHIFT and 0 < column < 2 * _LARGEST_SHIFT):
        return None
    parts = [_vertex(near[row - 1 : row + 2, column]), _vertex(near[row, column - 1 : column + 2])]
    return float(np.hypot(row + parts[0] - _LARGEST_SHIFT, column + parts[1] - _LARGEST_SHIFT))


def _vertex(values: NDArray[np.float64]) -> float:
    before, peak, after = values
    return float(0.5 * (before - after) / min(before - 2 * peak + after, -1e-12))


def _large(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    numbered, _ = components(mask)
    size = np.bincount(numbered.ravel())
    size[0] = 0
    return np.asarray(size[numbered] >= _LEAST_PIXELS)
