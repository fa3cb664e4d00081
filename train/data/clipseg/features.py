"""What the frozen vision tower says of each chip, computed once and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from .chips import PREPROCESSING
from .progress import counted
from .records import Records

PIECE = 16
"""Chips that go through the tower at a time."""
_SHOWN = 12

Images = Callable[[Sequence[int]], Tensor]
Compute = Callable[[Tensor], Tensor]


class FeatureStore(Records):
    """Features of chips in a folder `features-…` that is named after the weights that made them.

    float16 [layers, tokens, width] a chip: the outputs that the decoder reads, the shallowest first, as the engine's
    `VisionTower` orders them. Those of the published network, [3, 485, 768], are 2.2 MB; 8,490 chips are 19 GB.

    Args:
        folder: The features' folder is made in it; beside the prepared chips.
        ids: Names of the chips.
        origin: Digest of the tower's weights.
        shape: Of the features of one chip; None takes what is stored.
        preprocessing: How the tower's input was made: `floor` in training, `round` as the engine does it.

    Raises:
        DataError: The folder holds features of other chips or other weights, or is damaged; or it holds nothing, and no
            shape is given.
    """

    def __init__(
        self,
        folder: Path,
        ids: Sequence[str],
        origin: str,
        shape: tuple[int, ...] | None = None,
        *,
        preprocessing: str = PREPROCESSING,
    ) -> None:
        told = {"what": "features", "preprocessing": preprocessing, "origin": origin}
        super().__init__(self.at(folder, origin), ids, shape, np.float16, told)

    @staticmethod
    def at(folder: Path, origin: str) -> Path:
        """Where the features by some weights lie in a folder."""
        return Path(folder) / f"features-{origin[:_SHOWN]}"

    def fill(
        self, wanted: Sequence[int] | NDArray[np.integer], images: Images, compute: Compute, what: str = "features"
    ) -> None:
        """Computes what is missing of the features of some chips; called again after a stop, it goes on.

        Args:
            wanted: Places of the chips in the list.
            images: Gives the input of some chips, by their places.
            compute: Makes float [n, *shape] of it, on any device.
            what: For people: `features of training chips`.

        Raises:
            DiskFullError: There is no room for them.
            OSError: They cannot be written; those that are there stay.
        """
        if not self.missing(wanted):
            return
        without = ", or compute them anew in every step with --data.keep_features false"
        with self.filling(), counted(self, wanted, what, without) as (missing, advance):
            for start in range(0, len(missing), PIECE):
                places = missing[start : start + PIECE]
                with torch.inference_mode():
                    made = compute(images(places)).to("cpu", torch.float16)
                self.write(places, made.numpy())
                advance(len(places))

    def read(self, places: Sequence[int] | NDArray[np.integer]) -> Tensor:
        """Features of some chips that are there: float16 [n, *shape]."""
        return torch.from_numpy(self.map()[np.asarray(places)])
