"""What stands for no data in a copy of a raster, and putting it there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import rasterio
from numpy.typing import NDArray

from .output.copies import alpha_bands, has_mask_band
from .output.nodata import Scalar, as_scalar, can_be_declared, default_nodata, equals, is_nan, require_scalar


@dataclass(frozen=True)
class Filling:
    """What is written where there is to be no data.

    Attributes:
        value: In all bands but those of opacity, which get 0.
        declared: The value as the copy declares it, None where it does not.
        chosen: Whether neither the raster nor the user named the value.
        own: What each band of the source declares.
        alpha: Bands of opacity, counted from 1.
        mask_band: Whether there is a mask band.
    """

    value: Scalar
    declared: Scalar | None
    chosen: bool
    own: tuple[Scalar | None, ...]
    alpha: tuple[int, ...]
    mask_band: bool

    @classmethod
    def of(cls, source: rasterio.DatasetReader, asked: float | None) -> Filling:
        """What fits a raster.

        Args:
            source: The raster.
            asked: The value that the user wants, None for the one that fits.

        Raises:
            UsageError: The raster's type does not have the value.
        """
        dtype = np.dtype(source.dtypes[0])
        own = tuple(as_scalar(value, dtype) for value in source.nodatavals)
        alpha, mask_band = alpha_bands(source), has_mask_band(source)
        usable = (each for each in own if each is not None and can_be_declared(each))
        declared = require_scalar(asked, dtype) if asked is not None else next(usable, None)
        chosen = declared is None
        value = default_nodata(dtype) if declared is None else declared
        if chosen and not (alpha or mask_band):
            declared = value
        return cls(value, declared, chosen, own, alpha, mask_band)

    def fill(
        self,
        band: int,
        plane: NDArray[Scalar],
        hidden: NDArray[np.bool_],
        filled_in_any: NDArray[np.bool_],
        filled_in_all: NDArray[np.bool_],
    ) -> None:
        """Takes pixels out of one band, in place, and notes where it holds the no-data value already.

        Args:
            band: Counted from 1.
            plane: [height, width], of the raster's type.
            hidden: bool [height, width], what is to go.
            filled_in_any: bool [height, width]; set where the value stood although the band does not declare it.
            filled_in_all: bool [height, width]; unset where there is data.
        """
        if band in self.alpha:
            filled_in_all |= plane == 0
            plane[hidden] = 0
            return
        own = self.own[band - 1]
        filled = equals(plane, self.value)
        if not self._is_nodata_in(band):
            filled_in_any |= filled
        if own is not None:
            empty = equals(plane, own)
            plane[empty] = self.value
            filled |= empty
        filled_in_all &= filled
        plane[hidden] = self.value

    def _is_nodata_in(self, band: int) -> bool:
        """Whether the value is no data in a band of the source already; NaN always is."""
        own = self.own[band - 1]
        return is_nan(self.value) or (own is not None and bool(own == self.value))
