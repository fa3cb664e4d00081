"""CloudSEN12, in any form in which it is published, as patches with or without their labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.sentinel2 import BAND_NAMES

from ..cloudsen12 import Chip, CloudSEN12, open_cloudsen12
from .labels import LabelledSource
from .source import Image, Listed, Places


class CloudSen12Patches(LabelledSource):
    """The true pixels of chips; the published splits `train` and `val` train and judge.

    Args:
        path: As `open_cloudsen12` takes it.
        label_type: `high` or `scribble`.
        size: Edge of the chips without their padding, px.
        product: `L1C` or `L2A`.
        table: As `LabelledSource`.
    """

    def __init__(
        self,
        path: Path,
        label_type: Literal["high", "scribble"] = "high",
        size: Literal[509, 2000] = 509,
        product: Literal["L1C", "L2A"] = "L1C",
        table: Path | None = None,
    ) -> None:
        super().__init__(table)
        self.path, self.label_type, self.size, self.product = path, label_type, size, product
        self._splits: tuple[CloudSEN12, ...] = ()
        self._last: tuple[int, Chip] | None = None

    @property
    def title(self) -> str:
        """As people know it."""
        return f"CloudSEN12 ({self.product} {self.label_type} of {self.size} px) in {self.path}"

    def open(self) -> Sequence[Listed]:
        """Finds the chips of both splits, and reads their labels where no table tells how cloudy they are.

        Raises:
            DataError: There is no such data set.
        """
        self._splits = tuple(
            open_cloudsen12(
                self.path, split=split, label_type=self.label_type, size=self.size, product=self.product
            )
            for split in ("train", "val")
        )  # fmt: skip
        return self.graded([Listed(name, _region(name)) for split in self._splits for name in split.ids])

    def read(self, place: int) -> Image:
        """Reads a chip, without its padding.

        Raises:
            DataError: It is damaged.
        """
        chip = self._chip(place)
        values = np.zeros((len(BAND_NAMES), *chip.label[chip.valid].shape), np.uint16)
        values[[BAND_NAMES.index(band) for band in chip.bands]] = chip.image[(slice(None), *chip.valid)]
        return Image(values, np.isin(BAND_NAMES, chip.bands))

    def label(self, place: int) -> NDArray[np.uint8]:
        """The label of a chip, without its padding.

        Raises:
            DataError: It is damaged.
        """
        chip = self._chip(place)
        return chip.label[chip.valid]

    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """As published, whatever the share; without one, nothing judges."""
        training = len(self._splits[0])
        return np.arange(training), np.arange(training, len(listed) if share else training)

    def _chip(self, place: int) -> Chip:
        """A chip; image and label are asked for one after the other, and read once."""
        if self._last is None or self._last[0] != place:
            training = len(self._splits[0])
            chip = self._splits[0][place] if place < training else self._splits[1][place - training]
            self._last = place, chip
        return self._last[1]


def _region(name: str) -> str:
    """The region of interest in a chip's name (`ROI_0002__2019…`)."""
    return name.partition("__")[0]
