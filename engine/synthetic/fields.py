"""Random fields with the spectrum of natural textures."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Float = NDArray[np.float32]


def single(values: ArrayLike) -> Float:
    """The values in single precision, which is enough for pictures and halves the memory."""
    return np.asarray(values, dtype=np.float32)


def power_law_field(
    height: int,
    width: int,
    beta: float,
    rng: np.random.Generator,
    *,
    outer_scale: float = 0.0,
    stretch: float = 1.0,
    angle: float = 0.0,
) -> NDArray[np.float32]:
    """Gaussian noise whose power falls as wave number to the power −beta.

    Args:
        height: Rows.
        width: Columns.
        beta: Slope of the power spectrum: near 2 rugged, near 4 smooth.
        rng: Source of randomness.
        outer_scale: Wavelength in pixels above which the spectrum is flat; 0 for none.
        stretch: How many times longer the structures are along `angle` than across it.
        angle: Direction of the stretching, radians from the columns' axis.

    Returns:
        float32 [height, width] of mean 0 and standard deviation 1. Periodic in both directions.
    """
    fy = np.fft.fftfreq(height)[:, None].astype(np.float32)
    fx = np.fft.rfftfreq(width)[None, :].astype(np.float32)
    along = (fx * np.cos(angle) + fy * np.sin(angle)) * stretch
    across = -fx * np.sin(angle) + fy * np.cos(angle)
    squared = along**2 + across**2
    floor = (1.0 / outer_scale) ** 2 if outer_scale else (0.5 / max(height, width)) ** 2
    amplitude = (squared + floor) ** (-beta / 4)
    amplitude[0, 0] = 0.0
    white = np.fft.rfft2(rng.standard_normal((height, width), dtype=np.float32))
    field = np.fft.irfft2(white * amplitude, s=(height, width)).astype(np.float32)
    deviation = float(field.std())
    return single((field - field.mean()) / (deviation if deviation > 0 else 1.0))
