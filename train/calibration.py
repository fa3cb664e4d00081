"""How far probabilities can be believed, and the temperature that makes them believable.

Temperature scaling: Guo, Pleiss, Sun, Weinberger 2017, arXiv:1706.04599.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from torch import Tensor
from torch.nn import functional as F

from .metrics import CLEAR, IGNORED, SHADOW, THICK, THIN

BINS = 10
_LOWEST, _HIGHEST = 0.05, 20.0


def fit_temperature(logits: Tensor, labels: Tensor) -> float:
    """The temperature with the least negative log-likelihood of the labels.

    Thick and thin cloud count as one class, as in the decision and in the scores: sources of labels disagree about
    where one ends.

    Args:
        logits: float [N, 4] or [N, 4, H, W].
        labels: Integers [N] or [N, H, W] of 0–3; 255 counts nowhere.

    Returns:
        The temperature, between 0.05 and 20; logits are to be divided by it.

    Raises:
        ValueError: No pixel is labelled, or the shapes do not fit.
    """
    if logits.shape[:1] + logits.shape[2:] != labels.shape:
        raise ValueError(f"logits {tuple(logits.shape)} and labels {tuple(labels.shape)} do not fit")
    labelled = labels != IGNORED
    rows, wanted = logits.movedim(1, -1)[labelled].double(), labels[labelled].long()
    if not len(wanted):
        raise ValueError("no pixel is labelled")
    cloud = (wanted == THICK) | (wanted == THIN)
    target = torch.where(cloud, 1, torch.where(wanted == SHADOW, 2, 0))

    def loss(log_temperature: float) -> float:
        shares = F.log_softmax(rows / float(np.exp(log_temperature)), dim=1)
        joined = torch.stack([shares[:, CLEAR], shares[:, [THICK, THIN]].logsumexp(1), shares[:, SHADOW]], dim=1)
        return float(F.nll_loss(joined, target))

    found = minimize_scalar(loss, bounds=(np.log(_LOWEST), np.log(_HIGHEST)), method="bounded", options={"xatol": 1e-4})
    return float(np.exp(found.x))


@dataclass(frozen=True)
class Reliability:
    """How often what was said with a probability was so, by tenths of probability; those of several chips add up.

    Attributes:
        pixels: float [10].
        said: float [10], sum of the probabilities.
        true: float [10], pixels on which it was so.
    """

    pixels: NDArray[np.float64]
    said: NDArray[np.float64]
    true: NDArray[np.float64]

    def __add__(self, other: Reliability) -> Reliability:
        return Reliability(self.pixels + other.pixels, self.said + other.said, self.true + other.true)

    @property
    def expected_error(self) -> float:
        """Expected calibration error: mean distance of said from true share, weighted by pixels."""
        return float(np.abs(self.said - self.true).sum() / self.pixels.sum())


def reliability(probability: NDArray[np.float32], true: NDArray[np.bool_]) -> Reliability:
    """Sorts pixels into tenths.

    Args:
        probability: float [N] of 0–1.
        true: bool [N].
    """
    place = np.minimum((probability * BINS).astype(np.intp), BINS - 1)
    pixels, said, so = (np.bincount(place, weights, BINS) for weights in (None, probability, true))
    return Reliability(pixels.astype(np.float64), said.astype(np.float64), so.astype(np.float64))
