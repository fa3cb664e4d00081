"""Masks of other algorithms that are stored with the images: Fmask, Sen2Cor, KappaMask and others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.classes import CLEAR, CLOUD_SHADOW, THICK_CLOUD

from ..data.cloudsen12 import Chip, CloudSEN12, DataError
from ..metrics import Mask
from .experiments import CLOUD, EXPERIMENTS, Experiment
from .windows import padded_as_published


@dataclass(frozen=True)
class StoredMasks:
    """The masks of one algorithm; they tell cloud and perhaps shadow, but not thick from thin cloud.

    Attributes:
        id: Name of the algorithm as the data set has it.
        data: The data set.
        experiments: Those that it has an answer to.
    """

    id: str
    data: CloudSEN12
    experiments: tuple[Experiment, ...]

    tells_classes = False
    batch = 1

    @property
    def name(self) -> str:
        """What tables call it."""
        return f"{self.id}, stored"

    @property
    def described(self) -> Mapping[str, Any]:
        """What else `metrics.json` says of it."""
        return {"stored": True}

    def predict(self, chips: Sequence[Chip]) -> list[Mask]:
        """The stored masks of chips, uint8 [H, W]; all cloud counts as thick.

        Raises:
            DataError: There is none, or it is damaged.
        """
        return [self._mask(chip) for chip in chips]

    def _mask(self, chip: Chip) -> Mask:
        said = self.data.algorithm(chip, self.id)
        mask = np.where(said.cloud, np.uint8(THICK_CLOUD.code), np.uint8(CLEAR.code))
        if said.shadow is not None:
            mask[said.shadow & ~said.cloud] = CLOUD_SHADOW.code
        return padded_as_published(mask)


def stored_masks(data: CloudSEN12) -> list[StoredMasks]:
    """All algorithms whose masks are stored with the images.

    Raises:
        DataError: There are none.
    """
    if not data.algorithms:
        raise DataError("no masks of other algorithms are stored with these images", "leave --algorithms out")
    first = data[0]
    found = []
    for name in data.algorithms:
        with_shadow = data.algorithm(first, name).shadow is not None
        found.append(StoredMasks(name, data, EXPERIMENTS if with_shadow else (CLOUD,)))
    return found
