"""Colours of a quick-look: a true-colour rendering, and the classes over it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..classes import CLASSES, NODATA, MaskClass

_DARKEST, _BRIGHTEST = 0.18, 0.35
"""Bounds on the brightest land, in reflectance: a lake alone must not look like snow, nor clouds darken the land."""

_HAZE, _BLUE_HAZE, _MOST_HAZE = 0.8, 0.5, 0.11
"""How much is taken for haze of the darkest reflectance that all bands have, and of what a band has beyond that.

Not all of it: water is not black, and clear seas are blue without any haze. Clouds everywhere are no haze at all.
"""

_GAMMA = 1.7
_HIGHLIGHTS = 0.22
"""Share of the tones that is left to what is brighter than the land, so that clouds keep their structure."""

_CONTRAST, _LIFT = 0.45, 0.48
"""The grey picture below the classes: its share of the tones, and where its black lies."""

_COVER = 0.82
"""Opacity of a class over the grey picture."""

_STRIPE = 10
"""Pixels from one stripe of the no-data hatching to the next."""
_STRIPE_LIGHT, _STRIPE_DARK = 240, 222


def true_colour(rgb: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Render reflectance for the eye.

    The land up to its 95th percentile takes most of the tones; what is brighter (clouds, snow) is compressed and not
    clipped. Each band's black is its own, as haze is blue; white is the same for all, which keeps clouds white.

    Args:
        rgb: Reflectance × 10 000, uint16 [3, rows, columns], 0 without data.

    Returns:
        uint8 [rows, columns, 3]; without data striped in light grey.
    """
    reflectance = rgb.astype(np.float32) / np.float32(10_000)
    valid = (rgb != 0).all(axis=0)
    low, knee = _stretch(reflectance[:, valid])
    low = low[:, None, None]
    linear = np.maximum(reflectance - low, 0) / (knee - low)
    bright = 1 - _HIGHLIGHTS + _HIGHLIGHTS * np.log(np.maximum(linear, 1)) / np.log((1 - low) / (knee - low))
    tones = np.where(linear < 1, (1 - _HIGHLIGHTS) * np.minimum(linear, 1) ** (1 / _GAMMA), bright)
    picture = np.moveaxis(np.clip(tones * 255 + 0.5, 0, 255).astype(np.uint8), 0, -1).copy()
    return _striped(picture, ~valid)


def mask_picture(
    picture: NDArray[np.uint8], codes: NDArray[np.uint8], classes: Sequence[MaskClass] = CLASSES
) -> NDArray[np.uint8]:
    """The classes' colours over a dimmed grey-scale of the scene.

    Args:
        picture: `true_colour` of the scene, uint8 [rows, columns, 3].
        codes: The mask, uint8 [rows, columns].
        classes: Its classes.

    Returns:
        uint8 [rows, columns, 3].
    """
    grey = picture @ np.array([0.299, 0.587, 0.114], np.float32)
    canvas = np.repeat((grey * _CONTRAST + 255 * _LIFT)[..., None], 3, axis=2)
    shade = (0.75 + 0.25 * grey / 255)[..., None]  # what lies below stays visible through a class
    for mask_class in classes:
        if mask_class.opacity > 0:
            covered = codes == mask_class.code
            colour = np.array(mask_class.rgb, np.float32) * shade[covered]
            canvas[covered] = _COVER * colour + (1 - _COVER) * canvas[covered]
    return _striped(np.clip(canvas + 0.5, 0, 255).astype(np.uint8), codes == NODATA)


def _stretch(valid: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """Reflectance of each band's black [3], and of the brightest land, from the valid pixels [3, n]."""
    if valid.size == 0:
        return np.zeros(3, np.float32), _DARKEST
    darkest = np.percentile(valid, 1, axis=1)
    haze = _HAZE * darkest.min() + _BLUE_HAZE * (darkest - darkest.min())
    low = np.minimum(haze, _MOST_HAZE).astype(np.float32)
    brightness = valid.max(axis=0)
    land = brightness[brightness < _BRIGHTEST]
    knee = max(float(np.percentile(land, 95)), _DARKEST) if land.size else _BRIGHTEST
    return low, knee


def _striped(picture: NDArray[np.uint8], where: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Hatch pixels in light grey, in place."""
    rows, columns = np.nonzero(where)
    dark = (rows + columns) % _STRIPE < 2
    picture[rows, columns] = np.where(dark, _STRIPE_DARK, _STRIPE_LIGHT).astype(np.uint8)[:, None]
    return picture
