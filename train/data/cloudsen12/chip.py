"""One chip: image, label, what is known of it, and which of its pixels are true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

IGNORED = 255
"""Label of pixels of which nobody said what they are."""


@dataclass(frozen=True)
class Chip:
    """A chip as it is stored, padding included.

    Attributes:
        id: Name in the data set (`ROI_0002__20190116T142751_20190116T143701_T19GDN`).
        image: uint16 [bands, H, W], reflectance × 10 000 as stored.
        bands: Names of `engine.sentinel2`, one for each plane of `image`.
        label: uint8 [H, W], codes of `engine.classes` (0–3), `IGNORED` where nothing was drawn.
        metadata: What the form knows of the chip: `roi_id`, `s2_id`, `split`, `label_type`, `size` and, as far as they
            are there, the other columns under their published names.
        valid: Rows and columns of true pixels; the rest is padding, which holds 0 in image and label.
    """

    id: str
    image: NDArray[np.uint16]
    bands: tuple[str, ...]
    label: NDArray[np.uint8]
    metadata: Mapping[str, Any]
    valid: tuple[slice, slice]
