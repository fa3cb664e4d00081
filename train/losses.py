"""The loss of the segmentation task."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

IGNORED = 255


def soft_dice(probability: Tensor, wanted: Tensor, valid: Tensor) -> Tensor:
    """1 − the Dice coefficient of a soft mask, over the whole batch.

    Milletari, Navab, Ahmadi 2016, doi:10.1109/3DV.2016.79, in its form without squares.

    Args:
        probability: float [N, H, W].
        wanted: bool [N, H, W].
        valid: bool [N, H, W]; what is not valid counts nowhere.

    Returns:
        float, 0 for a perfect mask.
    """
    weight = valid.to(probability.dtype)
    target = wanted.to(probability.dtype) * weight
    overlap = (probability * target).sum()
    return 1 - (2 * overlap + 1) / ((probability * weight).sum() + target.sum() + 1)


class SegmentationLoss(nn.Module):
    """Weighted cross-entropy, with Dice on joined cloud and on shadow.

    Cross-entropy alone neglects shadows, which cover few pixels; thick and thin are joined because their border is a
    matter of taste.

    Args:
        class_weights: Of clear, thick cloud, thin cloud and shadow in the cross-entropy.
        cloud: Weight of the Dice of joined cloud.
        shadow: Weight of the Dice of shadow.
    """

    class_weights: Tensor

    def __init__(
        self, class_weights: Sequence[float] = (1.0, 1.0, 1.3, 2.0), cloud: float = 0.5, shadow: float = 0.35
    ) -> None:
        super().__init__()
        self.register_buffer("class_weights", torch.tensor(tuple(class_weights)), persistent=False)
        self.cloud, self.shadow = cloud, shadow

    def forward(self, logits: Tensor, label: Tensor) -> Tensor:
        """The loss of a batch.

        Args:
            logits: float [N, 4, H, W].
            label: int64 [N, H, W] of 0–3 and 255 (ignored).

        Returns:
            float; 0 where nothing is labelled.
        """
        valid = label != IGNORED
        if not bool(valid.any()):
            return logits.sum() * 0
        entropy = F.cross_entropy(logits, label, self.class_weights, ignore_index=IGNORED)
        probability = logits.softmax(dim=1)
        cloud = soft_dice(probability[:, 1] + probability[:, 2], (label == 1) | (label == 2), valid)
        shadow = soft_dice(probability[:, 3], label == 3, valid)
        return entropy + self.cloud * cloud + self.shadow * shadow


def distillation_loss(logits: Tensor, teacher: Tensor, valid: Tensor, temperature: float = 2.0) -> Tensor:
    """Distance between a network's classes and its teacher's (Hinton, Vinyals, Dean 2015, arXiv:1503.02531).

    Pixels without a label count too: there the teacher's guess is all there is to learn from.

    Args:
        logits: float [N, classes, H, W].
        teacher: float [N, classes, H, W], logits of the larger network.
        valid: bool [N, H, W], False where there is no data.
        temperature: Softens both; the loss is scaled so that its gradients keep their size.

    Returns:
        float, the mean Kullback-Leibler divergence over the valid pixels; 0 where there are none.
    """
    wanted = F.log_softmax(teacher / temperature, dim=1)
    given = F.log_softmax(logits / temperature, dim=1)
    divergence = (wanted.exp() * (wanted - given)).sum(dim=1)
    return temperature**2 * (divergence * valid).sum() / valid.sum().clamp(min=1)
