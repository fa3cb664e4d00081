"""What a pixel's own number does not tell: what is known of its neighbours, its other colours, and the detectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..sentinel2 import VISIBLE
from .findings import FoundBand
from .footprints import Footprint


@dataclass(frozen=True)
class Picture:
    """A true-colour picture: no data is black in all colours, or transparent; one dark colour is not.

    Attributes:
        path: Of the raster.
        colours: 1-based bands of red, green and blue.
        alpha: 1-based band of the opacity, or None.
    """

    path: str
    colours: tuple[int, int, int]
    alpha: int | None

    @property
    def indexes(self) -> tuple[int, ...]:
        """All bands that tell no data."""
        return self.colours if self.alpha is None else (*self.colours, self.alpha)

    def empty(self, numbers: NDArray[np.generic], nodata: float | None) -> NDArray[np.bool_]:
        """Where there is no data, [height, width]; `numbers` are of `indexes`, [bands, height, width]."""
        empty: NDArray[np.bool_] = (numbers[:3] == 0).all(axis=0)
        if nodata is not None:
            empty |= (numbers[:3] == nodata).all(axis=0)
        if self.alpha is not None:
            empty |= numbers[3] == 0
        return empty


@dataclass(frozen=True)
class PixelRules:
    """What is looked at beside a pixel's own number when a scene is read.

    Attributes:
        picture: The raster of a true-colour picture.
        footprints: Detector footprints by band name.
        wrapped: Whether unsigned numbers may be wrapped negatives.
    """

    picture: Picture | None = None
    footprints: Mapping[str, Footprint] = field(default_factory=dict)
    wrapped: bool = False

    def close(self) -> None:
        """Close all files; they are opened again when they are needed."""
        for footprint in self.footprints.values():
            footprint.close()


def picture_of(bands: Sequence[FoundBand], alpha: int | None) -> Picture | None:
    """The picture that a scene of the level `RGB8` is; None where its colours lie apart, or in more than 8 bits."""
    visible = {band.name: band for band in bands if band.name in VISIBLE}
    paths = {band.raster.path for band in visible.values()}
    if len(visible) < len(VISIBLE) or len(paths) > 1:
        return None
    red, green, blue = (visible[name] for name in VISIBLE)
    if any(np.dtype(band.raster.dtypes[band.index - 1]) != np.uint8 for band in (red, green, blue)):
        return None
    return Picture(red.raster.path, (red.index, green.index, blue.index), alpha)
