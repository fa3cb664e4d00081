"""Scores of masks against labels, and the decision from logits to classes that they are taken after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.catalog import Decision
from engine.models.torch_runtime import decide as decide_one

CLEAR, THICK, THIN, SHADOW, IGNORED = 0, 1, 2, 3, 255

Mask = NDArray[np.uint8]


def decide(logits: Tensor, rule: str = "joined-cloud", temperature: float = 1.0) -> Tensor:
    """Classes from logits, by the rules that a card may name.

    Args:
        logits: float [N, 4, H, W].
        rule: `argmax`; or `joined-cloud`: thick and thin cloud together compete with the other classes, and the larger
            of the two wins where they win.
        temperature: Logits are divided by it.

    Returns:
        uint8 [N, H, W].
    """
    decision = Decision(temperature, rule)
    return torch.stack([decide_one(sample, range(logits.shape[1]), decision, (THICK, THIN)) for sample in logits])


@dataclass(frozen=True)
class Agreement:
    """Pixels on which a mask and a label agree about one thing; counts of several images add up."""

    hits: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.hits + other.hits, self.missed + other.missed, self.invented + other.invented)

    @property
    def iou(self) -> float:
        """Intersection over union; NaN where there is neither label nor mask."""
        return _share(self.hits, self.hits + self.missed + self.invented)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.missed + self.invented)

    @property
    def precision(self) -> float:
        """Share of the mask that the label confirms."""
        return _share(self.hits, self.hits + self.invented)

    @property
    def recall(self) -> float:
        """Share of the label that the mask finds."""
        return _share(self.hits, self.hits + self.missed)


def cloud_agreement(mask: Mask, label: Mask) -> Agreement:
    """Thick and thin cloud joined; pixels labelled 255 count nowhere."""
    return _agreement((mask == THICK) | (mask == THIN), (label == THICK) | (label == THIN), label != IGNORED)


def shadow_agreement(mask: Mask, label: Mask) -> Agreement:
    """Shadow; pixels labelled 255 count nowhere."""
    return _agreement(mask == SHADOW, label == SHADOW, label != IGNORED)


def cloud_share(mask: Mask, valid: NDArray[np.bool_] | None = None) -> float:
    """Share of the valid pixels that are thick or thin cloud."""
    cloud = (mask == THICK) | (mask == THIN)
    return float(cloud.mean() if valid is None else cloud[valid].mean())


def _agreement(said: NDArray[np.bool_], true: NDArray[np.bool_], valid: NDArray[np.bool_]) -> Agreement:
    return Agreement(
        int((said & true & valid).sum()), int((~said & true & valid).sum()), int((said & ~true & valid).sum())
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
