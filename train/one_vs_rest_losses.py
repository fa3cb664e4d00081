"""Losses of masks of one class against the rest, as CLIPSeg was tuned for clouds with (arXiv:2604.08956).

Each term is a mean over pixels or samples of the whole batch. Where several processes share a batch, what is divided by
depends on targets only: it is summed over the processes, so that the mean of their gradients is the gradient of one
process that has the whole batch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional as F

ALPHA, GAMMA = 0.75, 2.0
FALSE_POSITIVE, FALSE_NEGATIVE = 0.3, 0.7
EDGE_WEIGHT, FEWEST_POSITIVES = 2.0, 10
FOCAL_SHARE, TVERSKY_SHARE, BOUNDARY_SHARE = 0.8, 1.0, 0.1
EPSILON = 1e-6
"""Keeps a quotient of two empty masks at 1."""

Name = Literal["improved", "bce_dice"]


@dataclass(frozen=True)
class Processes:
    """The processes that share a batch.

    Attributes:
        number: How many.
        sum: Sums a tensor over them. It is given what depends on targets, and carries no gradient.
    """

    number: int = 1
    sum: Callable[[Tensor], Tensor] = lambda own: own

    def quotient(self, numerator: Tensor, denominator: Tensor) -> Tensor:
        """What the mean over the processes makes Σ numerator / Σ denominator; 0 where nothing is divided by."""
        return numerator * self.number / self.sum(denominator).clamp(min=1)


ALONE = Processes()


@dataclass(frozen=True)
class Judged:
    """What all terms need of each pixel, computed once; float [samples, H, W].

    Attributes:
        target: 1 on the class and 0 on the rest.
        entropy: −log p_t, p_t the probability of what is right (ce).
        missed: 1 − p_t.
    """

    target: Tensor
    entropy: Tensor
    missed: Tensor

    @classmethod
    def of(cls, logits: Tensor, target: Tensor) -> Judged:
        """From the logits: p_t is the sigmoid of the logit, or of its negative on the rest."""
        right = logits * (2 * target - 1)
        return cls(target, -F.logsigmoid(right), (-right).sigmoid())


def focal_loss(logits: Tensor, target: Tensor, processes: Processes = ALONE) -> Tensor:
    """Mean of α_t (1 − p_t)^γ ce, ce = −log p_t, α_t = 0.75 on the class and 0.25 on the rest, γ = 2.

    Lin, Goyal, Girshick, He, Dollár 2017, arXiv:1708.02002, equation 5.

    Args:
        logits: float [samples, H, W].
        target: float [samples, H, W], 1 on the class and 0 on the rest.
        processes: That share the batch.
    """
    return _focal(Judged.of(logits, target), processes)


def _focal(judged: Judged, processes: Processes) -> Tensor:
    weight = 1 - ALPHA + (2 * ALPHA - 1) * judged.target
    return processes.quotient((weight * judged.missed**GAMMA * judged.entropy).sum(), _count(judged.target))


def tversky_loss(logits: Tensor, target: Tensor, processes: Processes = ALONE) -> Tensor:
    """1 − mean of (TP + ε) / (TP + 0.3 FP + 0.7 FN + ε) over the samples in which the class is; 0 where it is in none.

    Salehi, Erdogmus, Gholipour 2017, arXiv:1706.05721, equation 3, with soft counts.

    Args:
        logits: float [samples, H, W].
        target: float [samples, H, W], 1 on the class and 0 on the rest.
        processes: That share the batch.
    """
    return _tversky(Judged.of(logits, target), processes)


def _tversky(judged: Judged, processes: Processes) -> Tensor:
    wrong, wanted = judged.missed.flatten(1), judged.target.flatten(1)
    missed = (wrong * wanted).sum(1)
    hit, false = wanted.sum(1) - missed, wrong.sum(1) - missed
    index = (hit + EPSILON) / (hit + FALSE_POSITIVE * false + FALSE_NEGATIVE * missed + EPSILON)
    present = wanted.amax(1)
    mean = processes.quotient((index * present).sum(), present.sum())
    return (1 - mean) * (processes.sum(present.sum()) > 0)


def boundary_loss(logits: Tensor, target: Tensor, processes: Processes = ALONE) -> Tensor:
    """Σ w ce / Σ w, w = 3 along the border of the class and 1 elsewhere; 0 for fewer than 10 pixels of it or no border.

    The border is where the largest of 3 × 3 targets is not the smallest (a morphological gradient); the weighting is
    the publication's own (arXiv:2604.08956).

    Args:
        logits: float [samples, H, W].
        target: float [samples, H, W], 1 on the class and 0 on the rest.
        processes: That share the batch.
    """
    return _boundary(Judged.of(logits, target), processes)


def _boundary(judged: Judged, processes: Processes) -> Tensor:
    inside = judged.target > 0
    edge = (_around(inside) & _around(~inside)).to(judged.target.dtype)
    weight = 1 + EDGE_WEIGHT * edge
    enough = (processes.sum(judged.target.sum()) >= FEWEST_POSITIVES) & (processes.sum(edge.sum()) > 0)
    return processes.quotient((weight * judged.entropy).sum(), weight.sum()) * enough


def dice_of(probability: Tensor, target: Tensor) -> Tensor:
    """(2 Σ p t + ε) / (Σ p + Σ t + ε) of each sample: Milletari, Navab, Ahmadi 2016, in its form without squares.

    Args:
        probability: float [samples, H, W].
        target: float [samples, H, W].

    Returns:
        float [samples].
    """
    probability, target = probability.flatten(1), target.flatten(1)
    return (2 * (probability * target).sum(1) + EPSILON) / (probability.sum(1) + target.sum(1) + EPSILON)


def intersection_over_union(probability: Tensor, target: Tensor) -> Tensor:
    """(I + ε) / (U + ε) of each sample, of the mask where the class is more probable than the rest.

    Args:
        probability: float [samples, H, W].
        target: float [samples, H, W].

    Returns:
        float [samples]; 1 where both masks are empty.
    """
    said, wanted = (probability > 0.5).flatten(1), target.flatten(1) > 0
    return ((said & wanted).sum(1) + EPSILON) / ((said | wanted).sum(1) + EPSILON)


def improved_loss(logits: Tensor, target: Tensor, processes: Processes = ALONE) -> Tensor:
    """0.8 focal + 1.0 Tversky + 0.1 boundary: what both published models were trained with."""
    judged = Judged.of(logits, target)
    return (
        FOCAL_SHARE * _focal(judged, processes)
        + TVERSKY_SHARE * _tversky(judged, processes)
        + BOUNDARY_SHARE * _boundary(judged, processes)
    )


def bce_dice_loss(logits: Tensor, target: Tensor, processes: Processes = ALONE) -> Tensor:
    """Mean binary cross-entropy + 1 − the mean Dice coefficient of the samples: the publication's earlier loss."""
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="sum")
    dice = dice_of(logits.sigmoid(), target)
    samples = dice.new_tensor(len(dice))
    return processes.quotient(entropy, _count(target)) + 1 - processes.quotient(dice.sum(), samples)


LOSSES: dict[Name, Callable[[Tensor, Tensor, Processes], Tensor]] = {
    "improved": improved_loss,
    "bce_dice": bce_dice_loss,
}


def _count(target: Tensor) -> Tensor:
    return torch.tensor(target.numel(), dtype=torch.float32, device=target.device)


def _around(mask: Tensor) -> Tensor:
    """The mask and its eight neighbours: the largest of 3 × 3, on one byte a pixel instead of four."""
    tall = mask.clone()
    tall[..., 1:, :] |= mask[..., :-1, :]
    tall[..., :-1, :] |= mask[..., 1:, :]
    wide = tall.clone()
    wide[..., 1:] |= tall[..., :-1]
    wide[..., :-1] |= tall[..., 1:]
    return wide
