"""How much of the images is cloud and shadow, and how large the clouds are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.ndimage import label as components

from ..data.simulate import Label
from .figures import Samples, joined
from .images import Image

SEPARATE = (0.03, 0.75)
"""Share of bright pixels of images with separate clouds."""
_BRIGHT, _LEAST_PIXELS = 0.25, 9


def sizes(images: Sequence[Image]) -> Samples:
    """Edges of squares as large as the bright clouds, pixels; clouds cut by the border are counted as they are."""
    parts: list[Samples] = []
    for image in images:
        cloud = image.brighter(_BRIGHT)
        if SEPARATE[0] < cloud.mean() < SEPARATE[1]:
            pixels = np.bincount(components(cloud)[0].ravel())[1:]
            pixels = pixels[pixels >= _LEAST_PIXELS]
            parts.append({"cloud size (root of pixels)": np.sqrt(pixels).astype(np.float32)})
    return joined(parts)


def classes(images: Sequence[Image]) -> dict[str, float]:
    """Shares of the labels over all simulated pixels, and of images that are wholly cloud."""
    labels = np.concatenate([image.label.ravel() for image in images if image.label is not None])
    shares = {each.name.lower(): float((labels == each).mean()) for each in Label}
    cloud = [image.labelled(Label.THICK_CLOUD, Label.THIN_CLOUD).mean() for image in images]
    return {**shares, "images_wholly_cloud": float((np.array(cloud) > 0.995).mean())}
