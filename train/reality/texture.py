"""What a closed cloud looks like inside: contrast, fine detail, and how fast detail fades towards single pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from .figures import Samples, joined
from .images import Image

EDGE, STEP = 64, 32
"""Squares that are wholly cloud, and their distance, pixels."""
CLOUD_ABOVE = 0.22
_WHOLLY = 0.98
_RINGS = 1 / np.array([64, 32, 20, 13, 8, 6, 4.5, 3.5, 2.8, 2.3, 2])
WAVELENGTHS: NDArray[np.float64] = 1 / np.sqrt(_RINGS[1:] * _RINGS[:-1])
"""Pixels, one a ring of the spectrum."""
COARSE, FINE = (6.0, 33.0), (2.0, 6.0)
"""Wavelengths between which slopes are taken, pixels."""

Plane = NDArray[np.float64]

_TAPER = np.outer(np.hanning(EDGE), np.hanning(EDGE))
_FREQUENCY = np.hypot(np.fft.fftfreq(EDGE)[:, None], np.fft.fftfreq(EDGE)[None, :])
_PLACES = np.mgrid[:EDGE, :EDGE].reshape(2, -1) / EDGE - 0.5
_TILTED = np.stack([np.ones(EDGE * EDGE), *_PLACES], axis=1)


def measure(images: Sequence[Image]) -> Samples:
    """Texture of B02 inside cloud, one value a square; every image counts through at most four squares."""
    return joined([_of_square(square) for image in images for square in _squares(image)])


def mean_spectrum(images: Sequence[Image]) -> Plane:
    """Geometric mean over squares of the power at `WAVELENGTHS`, of the logarithm of B02.

    Raises:
        ValueError: No image has a square of closed cloud.
    """
    powers = [_power(_details(square)) for image in images for square in _squares(image)]
    if not powers:
        raise ValueError("no image has a square of closed cloud")
    return np.asarray(np.exp(np.log(powers).mean(axis=0)))


def _squares(image: Image) -> Iterator[Plane]:
    cloud, blue = image.brighter(CLOUD_ABOVE), image.band("B02")
    found = [
        blue[row : row + EDGE, column : column + EDGE].astype(np.float64)
        for row in range(0, blue.shape[0] - EDGE + 1, STEP)
        for column in range(0, blue.shape[1] - EDGE + 1, STEP)
        if cloud[row : row + EDGE, column : column + EDGE].mean() > _WHOLLY
    ]
    yield from found[:: max(1, -(-len(found) // 4))]


def _of_square(square: Plane) -> Samples:
    details = _details(square)
    power = _power(details)
    values = {
        "contrast": details.std(),
        "detail below 1 px": (details - gaussian_filter(details, 1)).std(),
        "spectral slope, 6–33 px": _slope(power, *COARSE),
        "spectral slope, 2–6 px": _slope(power, *FINE),
    }
    return {name: np.array([value], np.float32) for name, value in values.items()}


def _details(square: Plane) -> Plane:
    """The logarithm of a square without its tilt: contrasts relative to the brightness."""
    logarithm = np.log(np.maximum(square, 0.01))
    tilt, *_ = np.linalg.lstsq(_TILTED, logarithm.ravel(), rcond=None)
    return np.asarray(logarithm - (_TILTED @ tilt).reshape(EDGE, EDGE))


def _power(details: Plane) -> Plane:
    power = np.abs(np.fft.fft2(details * _TAPER)) ** 2 / (_TAPER**2).sum()
    rings = pairwise(_RINGS)
    return np.array([power[(low <= _FREQUENCY) & (high > _FREQUENCY)].mean() for low, high in rings])


def _slope(power: Plane, shortest: float, longest: float) -> float:
    chosen = (shortest <= WAVELENGTHS) & (longest >= WAVELENGTHS)
    return float(np.polyfit(-np.log(WAVELENGTHS[chosen]), np.log(power[chosen]), 1)[0])
