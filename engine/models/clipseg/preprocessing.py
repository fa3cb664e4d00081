"""From measured reflectance to the pixels that CLIPSeg sees, as the CloudSEN12+ models were trained and scored.

Red, green and blue between reflectance 0 and 0.5 become 8-bit grey levels; a chip of 512 × 512 pixels is resized to
352 × 352, bilinearly and with a filter as wide as the scale, as Pillow does it; ImageNet's mean and spread follow.
A folder's own `preprocessor_config.json` is not asked: the first one that the base model was published with holds other
numbers.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

BANDS = ("B04", "B03", "B02")
"""Red, green, blue."""

CHIP, SEEN = 512, 352
"""Edge of a published chip, and of what the network sees of it."""

WHITE = 5000
"""Reflectance × 10 000 of the brightest grey level."""

_MEAN = (0.485, 0.456, 0.406)
_SPREAD = (0.229, 0.224, 0.225)


class Preprocessing(nn.Module):
    """Makes the network's input of a batch.

    Args:
        patch: Edge of the network's patches; edges of its input are multiples of it.
    """

    grey: Tensor
    mean: Tensor
    spread: Tensor

    def __init__(self, patch: int) -> None:
        super().__init__()
        self.patch = patch
        reflectance = np.arange(2**16, dtype=np.float32) / np.float32(WHITE)
        # A table, because devices divide differently and a grey level hangs on the last bit where it is a half.
        levels = np.rint(reflectance.clip(0, 1) * np.float32(255)).astype(np.uint8)
        self.register_buffer("grey", torch.from_numpy(levels), persistent=False)
        self.register_buffer("mean", torch.tensor(_MEAN)[:, None, None], persistent=False)
        self.register_buffer("spread", torch.tensor(_SPREAD)[:, None, None], persistent=False)

    def forward(self, reflectance: Tensor) -> Tensor:
        """Makes the network's input.

        The scale is that of the chips, 352 pixels for 512. What is smaller than a chip is mirrored at its end first:
        the network has never seen less.

        Args:
            reflectance: uint16 [N, 3, H, W], red, green, blue, × 10 000.

        Returns:
            float32 [N, 3, h, w]; 352 × 352 for a chip or less, otherwise the nearest multiple of a patch.
        """
        return self.normalised(self.levels(reflectance))

    def levels(self, reflectance: Tensor) -> Tensor:
        """The grey levels that `forward` shows the network, as `resize` returns them."""
        levels = self.grey.index_select(0, reflectance.flatten().to(torch.int32)).view(reflectance.shape)
        height, width = (max(edge, CHIP) for edge in levels.shape[-2:])
        levels = _mirrored(_mirrored(levels, -2, height), -1, width)
        return resize(levels, self._seen(height), self._seen(width))

    def normalised(self, levels: Tensor) -> Tensor:
        """What the network sees of grey levels that have its size already.

        Args:
            levels: [N, 3, h, w], whole numbers from 0 to 255.

        Returns:
            float32 [N, 3, h, w].
        """
        return levels.to(torch.float32, copy=True).mul_(1 / 255).sub_(self.mean).div_(self.spread)

    def _seen(self, edge: int) -> int:
        return round(edge * SEEN / CHIP / self.patch) * self.patch


def resize(levels: Tensor, height: int, width: int) -> Tensor:
    """Resizes grey levels as Pillow does: along the rows, rounded to grey levels, then along the columns.

    On a CPU the levels are Pillow's. Elsewhere torch has no such operator, and of a thousand pixels about one is a
    level apart.

    Args:
        levels: uint8 [N, channels, H, W].
        height: Of the result.
        width: Of the result.

    Returns:
        [N, channels, height, width], whole numbers from 0 to 255: uint8 on a CPU, float32 elsewhere.
    """
    if levels.device.type == "cpu":
        return F.interpolate(levels, size=(height, width), mode="bilinear", align_corners=False, antialias=True)
    return resize_by_matrices(levels, height, width)


def resize_by_matrices(levels: Tensor, height: int, width: int) -> Tensor:
    """What `resize` does where torch has no operator for it."""
    across = _filter(levels.shape[-1], width).to(levels.device)
    down = _filter(levels.shape[-2], height).to(levels.device)
    rows = (levels.to(torch.float32) @ across.T).add_(0.5).floor_()  # Pillow rounds halves up
    return (down @ rows).add_(0.5).floor_()


def _filter(before: int, after: int) -> Tensor:
    """What each pixel of a line contributes to each pixel of the resized line, float32 [after, before]."""
    unit = torch.eye(before)[None, None]
    resized = F.interpolate(unit, size=(after, before), mode="bilinear", align_corners=False, antialias=True)
    return resized[0, 0]


def enlarge(logits: Tensor, height: int, width: int) -> Tensor:
    """Brings logits back to the pixels of a batch.

    Args:
        logits: float32 [N, prompts, h, w] of what `Preprocessing` has made of a batch.
        height: Of the batch.
        width: Of the batch.

    Returns:
        float32 [N, prompts, height, width].
    """
    size = max(height, CHIP), max(width, CHIP)
    return F.interpolate(logits, size=size, mode="bilinear", align_corners=False)[..., :height, :width]


def _mirrored(values: Tensor, axis: int, length: int) -> Tensor:
    """Values, mirrored at the end of an axis as often as it takes to get a length."""
    count = values.shape[axis]
    if count == length:
        return values
    there_and_back = [*range(count), *range(count - 2, 0, -1)]
    places = [there_and_back[place % len(there_and_back)] for place in range(length)]
    return values.index_select(axis, torch.tensor(places, device=values.device))
