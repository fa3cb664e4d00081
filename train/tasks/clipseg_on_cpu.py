"""CLIPSeg's decoder trained on a CPU in less time: the same numbers, in an order that suits its caches."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_TOKENS = 512
"""At a time: 4 MB of 2,048 channels, which a cache holds until they are narrowed again."""


class FeedForward(nn.Module):
    """Two linear layers with an activation between them, some tokens at a time.

    Args:
        layers: `CLIPSegMLP` of transformers, whose layers are taken over under their names.
    """

    def __init__(self, layers: Any) -> None:  # noqa: ANN401 (transformers is imported late)
        super().__init__()
        self.activation_fn, self.fc1, self.fc2 = layers.activation_fn, layers.fc1, layers.fc2

    def forward(self, values: Tensor) -> Tensor:
        """Takes and returns float [..., channels]."""
        tokens = values.flatten(0, -2)
        pieces = torch.split(tokens, _TOKENS) if values.device.type == "cpu" else (tokens,)
        return torch.cat([self.fc2(self.activation_fn(self.fc1(piece))) for piece in pieces]).view_as(values)


def arrange(decoder: Any) -> None:  # noqa: ANN401
    """Lets a decoder compute in that order; results and names of its numbers stay what they were.

    Args:
        decoder: `CLIPSegDecoder` of transformers; it is changed.
    """
    for block in decoder.layers:
        block.mlp = FeedForward(block.mlp)
