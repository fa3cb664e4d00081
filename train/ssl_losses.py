"""The losses that the self-supervised encoders were published to be fine-tuned with: soft Dice and cross-entropy, 1:1.

Gbodjo and others 2026, Remote Sensing of Environment 334, 115205. Pixels without a label count nowhere, which the
published code takes for clear.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from .losses import IGNORED

SMOOTH = 1e-7


def binary_loss(logits: Tensor, wanted: Tensor, valid: Tensor) -> Tensor:
    """Soft Dice of the sigmoid, for each image by itself, and binary cross-entropy.

    Args:
        logits: float [N, 1, H, W].
        wanted: bool [N, H, W].
        valid: bool [N, H, W]; what is not valid counts nowhere.

    Returns:
        float; 0 where nothing is valid.
    """
    if not bool(valid.any()):
        return logits.sum() * 0
    one, target = logits[:, 0], wanted.to(logits.dtype)
    entropy = F.binary_cross_entropy_with_logits(one[valid], target[valid])
    return entropy + _dice(one.sigmoid()[:, None], target[:, None], valid)


def multiclass_loss(logits: Tensor, label: Tensor) -> Tensor:
    """Soft Dice of the softmax, for each image and class by itself, and cross-entropy.

    Args:
        logits: float [N, classes, H, W].
        label: int64 [N, H, W] of the classes and 255 (ignored).

    Returns:
        float; 0 where nothing is labelled.
    """
    valid = label != IGNORED
    if not bool(valid.any()):
        return logits.sum() * 0
    one_hot = F.one_hot(label.where(valid, torch.zeros_like(label)), logits.shape[1]).movedim(-1, 1)
    entropy = F.cross_entropy(logits, label, ignore_index=IGNORED)
    return entropy + _dice(logits.softmax(dim=1), one_hot.to(logits.dtype), valid)


def _dice(probability: Tensor, target: Tensor, valid: Tensor) -> Tensor:
    """1 − the mean Dice coefficient of images and channels, of float [N, C, H, W]; images without a label left out."""
    weight = valid[:, None].to(probability.dtype)
    overlap = (probability * target * weight).sum(dim=(2, 3))
    sizes = ((probability + target) * weight).sum(dim=(2, 3))
    coefficients: Tensor = (2 * overlap + SMOOTH) / (sizes + SMOOTH)
    return 1 - coefficients[valid.flatten(1).any(dim=1)].mean()
