"""Runs models over a data set and keeps the confusion matrix of every image: all figures follow from these."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count as counter
from itertools import groupby, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.prefetch import prefetch
from engine.sentinel2 import VISIBLE

from ..data.cloudsen12 import Chip, CloudSEN12
from ..metrics import Mask
from .confusion import Matrix, count, mean_iou
from .contender import Contender
from .figures import pooled
from .windows import VALID, WINDOWS, as_published, cut

_AHEAD = 2
"""Batches that exist beside each other: one is run while the next one is read."""


@dataclass(frozen=True)
class ImageScore:
    """One image that a model was scored on.

    Attributes:
        id: Its name.
        metadata: What the data set knows of it.
        matrices: By window.
    """

    id: str
    metadata: Mapping[str, Any]
    matrices: Mapping[str, Matrix]

    @property
    def miou(self) -> float:
        """Mean intersection over union of the classes that it has, on its true pixels."""
        return mean_iou(self.matrices[VALID])


@dataclass(frozen=True)
class Sample:
    """An image that is shown: its true pixels alone.

    Attributes:
        id: Its name.
        miou: See `ImageScore.miou`.
        rgb: uint16 [3, H, W], reflectance × 10 000.
        label: uint8 [H, W].
        prediction: uint8 [H, W].
    """

    id: str
    miou: float
    rgb: NDArray[np.uint16]
    label: Mask
    prediction: Mask


@dataclass
class ModelScores:
    """What a model did.

    Attributes:
        contender: Who did it.
        images: One entry an image, in the order of the data set.
        worst: The images with the lowest `ImageScore.miou`, the worst first.
        seconds: What running it took.
    """

    contender: Contender
    images: list[ImageScore] = field(default_factory=list)
    worst: list[Sample] = field(default_factory=list)
    seconds: float = 0.0

    def matrices(self, window: str) -> list[Matrix]:
        """One an image."""
        return [image.matrices[window] for image in self.images]

    def pooled(self, window: str) -> Matrix:
        """All pixels of all images."""
        return pooled(self.matrices(window))


def score_all(
    contenders: Sequence[Contender], data: CloudSEN12, *, worst: int, on_images: Callable[[int], None]
) -> list[ModelScores]:
    """Gets every contender's mask of every image; an image is read once.

    Args:
        contenders: What is scored.
        data: The images.
        worst: How many images are kept to be shown.
        on_images: Told how many images have just been done by one contender.

    Raises:
        DataError: An image cannot be read.
        ModelError: The images lack a band that a model needs.
    """
    scores = [ModelScores(contender) for contender in contenders]
    kept = [_Worst(worst) for _ in contenders]
    size = max(contender.batch for contender in contenders)
    with prefetch(_batches(data, size), depth=_AHEAD) as ahead:
        for chips in ahead:
            for score, keep in zip(scores, kept, strict=True):
                start = time.perf_counter()
                predictions = score.contender.predict(chips)
                score.seconds += time.perf_counter() - start
                for chip, prediction in zip(map(as_published, chips), predictions, strict=True):
                    score.images.append(_score(chip, prediction))
                    keep.offer(score.images[-1], chip, prediction)
                on_images(len(chips))
    for score, keep in zip(scores, kept, strict=True):
        score.worst = keep.samples()
    return scores


def _batches(data: CloudSEN12, size: int) -> Iterator[list[Chip]]:
    """Neighbouring chips of one shape, at most `size` together."""
    for _, alike in groupby(data, lambda chip: (chip.image.shape, chip.bands)):
        while batch := list(islice(alike, size)):
            yield batch


def _score(chip: Chip, prediction: Mask) -> ImageScore:
    matrices = {window: count(cut(prediction, chip, window), cut(chip.label, chip, window)) for window in WINDOWS}
    return ImageScore(chip.id, chip.metadata, matrices)


class _Worst:
    """Keeps the images with the lowest scores, and of no other one the pixels."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._heap: list[tuple[float, int, Sample]] = []
        self._order = counter()

    def offer(self, image: ImageScore, chip: Chip, prediction: Mask) -> None:
        miou = image.miou
        if np.isnan(miou) or not self._most:
            return
        if len(self._heap) == self._most and -miou <= self._heap[0][0]:
            return
        rows, columns = chip.valid
        rgb = chip.image[[chip.bands.index(band) for band in VISIBLE]][:, rows, columns]
        sample = Sample(image.id, miou, rgb.copy(), chip.label[chip.valid].copy(), prediction[chip.valid].copy())
        # Of two that are equally bad the earlier one stays, so that the sheet does not depend on chance.
        push = heapq.heappushpop if len(self._heap) == self._most else heapq.heappush
        push(self._heap, (-miou, -next(self._order), sample))

    def samples(self) -> list[Sample]:
        return [sample for *_, sample in sorted(self._heap, key=lambda each: each[:2], reverse=True)]
