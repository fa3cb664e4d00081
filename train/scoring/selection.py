"""Which images of a data set are scored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.errors import UsageError

from ..data.cloudsen12 import CloudSEN12, DataError, open_cloudsen12


@dataclass(frozen=True)
class Selection:
    """What was asked for.

    Attributes:
        path: Where the data set lies.
        split: `train`, `val`, `test`; None for all.
        label_type: `high` or `scribble`.
        size: Edge of the images without padding, 509 or 2000.
        product: `L1C` or `L2A`.
        rois: Regions of interest; empty for all.
        limit: At most so many images, spread evenly over the set; None for all.
    """

    path: str
    split: str | None = "test"
    label_type: str = "high"
    size: int = 509
    product: str = "L1C"
    rois: tuple[str, ...] = ()
    limit: int | None = None

    def open(self) -> CloudSEN12:
        """Opens the images.

        Raises:
            DataError: There are none, or they cannot be read.
            UsageError: The limit leaves none, or images of this label type have no labels.
        """
        if self.label_type == "nolabel":
            raise UsageError("images of the type nolabel have no labels to score against", "choose high or scribble")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"a limit of {self.limit} leaves no images", "give --limit 1 or more")
        data = open_cloudsen12(
            self.path, split=self.split, label_type=self.label_type, size=self.size, product=self.product
        )
        if self.rois:
            data = data.select(rois=self.rois)
        if self.limit is not None and self.limit < len(data):
            places = np.linspace(0, len(data) - 1, self.limit).round().astype(int)
            data = data.select(ids=[data.ids[place] for place in places])
        if not len(data):
            raise DataError(f"{self.path} has no images to score", "choose another --split, --label-type or --rois")
        return data
