"""The test images as the engine shows them to CLIPSeg, kept on disk for all rungs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.models.clipseg.preprocessing import BANDS, CHIP, SEEN, Preprocessing

from ..data.clipseg.features import FeatureStore
from ..data.clipseg.progress import counted
from ..data.clipseg.records import Records
from ..data.cloudsen12 import Chip, CloudSEN12, DataError
from ..scoring.windows import as_published

_ROUNDED = "round"
"""How reflectance becomes grey levels here; training truncates."""

_PIECE = 16
_PATCH = 16
"""Edge of a patch of every published network; it decides how large an image is seen, and a chip is seen as 352 px."""


class ScoredImages:
    """Grey levels, labels, and where towers are frozen their features.

    Args:
        data: The test images.
        folder: Where those of all data sets are kept, each in a folder of its own.

    Raises:
        DataError: The folder holds something else; the first image is damaged or larger than a published chip.
    """

    def __init__(self, data: CloudSEN12, folder: Path) -> None:
        self._data = data
        self.folder = folder / f"test-{data.digest[:12]}"
        told = {"what": "test images", "preprocessing": _ROUNDED}
        edges = _chip(data, 0).label.shape
        self._images = Records(self.folder / "images", data.ids, (3, SEEN, SEEN), np.uint8, told)
        self._labels = Records(self.folder / "labels", data.ids, edges, np.uint8, told)

    def __len__(self) -> int:
        return len(self._data)

    def prepare(self) -> None:
        """Writes grey levels and labels that are not there yet.

        Raises:
            DataError: An image is damaged or larger than a published chip.
            DiskFullError: There is no room for them.
        """
        show = Preprocessing(_PATCH)

        def grey_levels(chip: Chip) -> NDArray[np.uint8]:
            planes = chip.image[[chip.bands.index(band) for band in BANDS]]
            levels: NDArray[np.uint8] = show.levels(torch.from_numpy(planes[None]))[0].numpy()
            return levels

        self._fill(self._images, "test images", grey_levels)
        self._fill(self._labels, "labels of test images", lambda chip: chip.label)

    def features(self, origin: str, compute: Callable[[Tensor], Tensor]) -> FeatureStore:
        """The features of frozen towers, computed where they are missing.

        Args:
            origin: Digest of the towers' weights.
            compute: Makes float16 [n, …] of uint8 [n, 3, 352, 352].

        Raises:
            DiskFullError: There is no room for them.
        """
        shape = tuple(compute(self.images([0])).shape[1:])
        store = FeatureStore(self.folder, self._data.ids, origin, shape, preprocessing=_ROUNDED)
        store.fill(self._places, self.images, compute, "features of test images")
        return store

    def images(self, places: Sequence[int]) -> Tensor:
        """Grey levels of some images, uint8 [n, 3, 352, 352]."""
        return torch.from_numpy(self._images.map()[np.asarray(places)])

    def label(self, place: int) -> NDArray[np.uint8]:
        """The label of an image, uint8 [H, W], padding as clear."""
        return np.array(self._labels.map()[place])

    @property
    def _places(self) -> range:
        return range(len(self))

    def _fill(self, records: Records, what: str, make: Callable[[Chip], NDArray[np.uint8]]) -> None:
        if not records.missing(self._places):
            return
        with records.filling(), counted(records, self._places, what) as (missing, advance):
            for start in range(0, len(missing), _PIECE):
                places = missing[start : start + _PIECE]
                records.write(places, np.stack([make(_chip(self._data, place)) for place in places]))
                advance(len(places))


def _chip(data: CloudSEN12, place: int) -> Chip:
    chip = as_published(data[place])
    if max(chip.label.shape) > CHIP:
        raise DataError(
            f"{chip.id} has {chip.label.shape[0]} px, and chips of {CHIP} are scored", "give those of 509 px"
        )
    return chip
