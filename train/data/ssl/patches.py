"""Patches of images: where each lies follows from the seed, the epoch and its number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset, default_collate

from engine.errors import CloudmaskError

from .kept import KeptImages
from .source import Image, Places

Sample = dict[str, Tensor]
SecondView = Literal["none", "same-cloudiness", "same-patch"]
Padding = Literal["mirrored", "zeros"]


@dataclass(frozen=True)
class Drawing:
    """How patches are drawn.

    Attributes:
        edge: Of a patch, px.
        second_view: Which patch comes beside each.
        padding: What continues images that are smaller than a patch, behind their last row and column: themselves,
            `mirrored`, or `zeros`, which are no data.
        fixed: Whether a number means the same patch in every epoch.
        per_image: Numbers of an image.
        seed: Start of the randomness.
    """

    edge: int
    second_view: SecondView
    padding: Padding
    fixed: bool
    per_image: int
    seed: int


class Patches(Dataset[Sample | CloudmaskError]):
    """Patches of some images.

    Args:
        images: All images of a source.
        places: Which of them.
        drawing: How patches are drawn.
        judging: Whether every epoch brings the same.
    """

    def __init__(self, images: KeptImages, places: Places, drawing: Drawing, *, judging: bool) -> None:
        self.images, self.places, self.drawing, self.judging = images, places, drawing, judging
        classes = np.array([images.listed[place].cloudiness for place in places], np.int64)
        self.cloudiness: NDArray[np.int64] = np.repeat(classes, drawing.per_image)
        self._as_cloudy = {int(one): np.flatnonzero(self.cloudiness == one) for one in np.unique(classes)}

    def __len__(self) -> int:
        return len(self.cloudiness)

    def __getitem__(self, place: tuple[int, int]) -> Sample | CloudmaskError:
        """The patch of a pair of epoch and number.

        What is wrong with its image is returned: raised in a process of its own, it would reach people with torch's
        account of where it was raised.

        Returns:
            `reflectance` uint16 [V, 13, edge, edge], `presence` bool [13], `index` int64 [], `cloudiness` int64 [].
        """
        epoch, index = (0, place[1]) if self.judging else place
        rng = np.random.default_rng([self.drawing.seed, 0 if self.drawing.fixed else epoch, index])
        try:
            views, present = self._views(index, epoch, rng)
        except CloudmaskError as error:
            return error
        return {
            "reflectance": torch.from_numpy(views),
            "presence": torch.from_numpy(present),
            "index": torch.tensor(index),
            "cloudiness": torch.tensor(int(self.cloudiness[index])),
        }

    def _views(self, index: int, epoch: int, rng: np.random.Generator) -> tuple[NDArray[np.uint16], NDArray[np.bool_]]:
        first, present = self._patch(index, rng)
        if self.drawing.second_view == "none":
            return first[None], present
        if self.drawing.second_view == "same-patch":
            return np.stack([first, first]), present
        partner = np.random.default_rng([self.drawing.seed, epoch, index, 1])
        second, there = self._patch(self._another(index, partner), partner)
        present = present & there
        return np.stack([first, second]) * present[:, None, None], present

    def _another(self, index: int, rng: np.random.Generator) -> int:
        """Another patch of the same cloudiness class; itself where it has no other."""
        alike = self._as_cloudy[int(self.cloudiness[index])]
        place = int(rng.integers(max(1, len(alike) - 1)))
        own = int(np.searchsorted(alike, index))
        return int(alike[place + (place >= own and len(alike) > 1)])

    def _patch(self, index: int, rng: np.random.Generator) -> tuple[NDArray[np.uint16], NDArray[np.bool_]]:
        image = self.images[int(self.places[index // self.drawing.per_image])]
        rows, columns = (
            int(rng.integers(max(0, size - self.drawing.edge) + 1)) for size in image.values.shape[1:]
        )  # fmt: skip
        return _cut(image, (rows, columns), self.drawing.edge, self.drawing.padding), image.present


class CentrePatches(Dataset[Sample]):
    """The middle of images that somebody graded.

    Args:
        images: All images of a source.
        edge: Of a patch, px.
        padding: As `Drawing.padding`.
        most: How many at most, evenly from all.
    """

    def __init__(self, images: KeptImages, edge: int, padding: Padding, most: int) -> None:
        self.images, self.edge, self.padding = images, edge, padding
        graded = [place for place, each in enumerate(images.listed) if each.grade >= 0]
        self.places = graded[:: -(-len(graded) // most) or 1]
        groups = [images.listed[place].group for place in self.places]
        self._numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, index: int) -> Sample:
        """`reflectance` uint16 [1, 13, edge, edge], `presence` bool [13], `grade` and `group` int64 [].

        Raises:
            DataError: The image is damaged.
        """
        place = self.places[index]
        image, listed = self.images[place], self.images.listed[place]
        rows, columns = (max(0, size - self.edge) // 2 for size in image.values.shape[1:])
        return {
            "reflectance": torch.from_numpy(_cut(image, (rows, columns), self.edge, self.padding)[None]),
            "presence": torch.from_numpy(image.present),
            "grade": torch.tensor(listed.grade),
            "group": torch.tensor(self._numbers[listed.group]),
        }


def collated(samples: Sequence[Sample | CloudmaskError]) -> Sample | CloudmaskError:
    """A batch; or what is wrong with one of its images."""
    wrong = next((one for one in samples if isinstance(one, CloudmaskError)), None)
    if wrong is not None:
        return wrong
    batch: Sample = default_collate(list(samples))
    return batch


def _cut(image: Image, corner: tuple[int, int], edge: int, padding: Padding) -> NDArray[np.uint16]:
    """A square of an image, uint16 [13, edge, edge], continued where the image ends."""
    row, column = corner
    square = image.values[:, row : row + edge, column : column + edge]
    fill = [(0, 0), *((0, edge - size) for size in square.shape[1:])]
    mode = "symmetric" if padding == "mirrored" else "constant"
    return np.ascontiguousarray(np.pad(square, fill, mode=mode))  # type: ignore[call-overload]
