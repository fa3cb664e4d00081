"""CLIPSeg's decoder trained on a CPU in less time: the same numbers, in an order that suits its caches."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

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
        if isinstance(self.activation_fn, nn.ReLU):
            self.activation_fn.inplace = True

    def forward(self, values: Tensor) -> Tensor:
        """Takes and returns float [..., channels]."""
        tokens = values.flatten(0, -2)
        pieces = torch.split(tokens, _TOKENS) if values.device.type == "cpu" else (tokens,)
        return torch.cat([self.fc2(self.activation_fn(self.fc1(piece))) for piece in pieces]).view_as(values)


class Upsampling(nn.Sequential):
    """A convolution and two transposed convolutions, whose outputs do not overlap, with activations between them.

    Where strides are edges, each place of the grid becomes a square of its own: on a CPU all squares are one product
    of matrices, and pixels are put in their places once, at the end.

    Args:
        layers: Those of `transposed_convolution` of transformers, which are taken over under their names.
    """

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 (torch's name)
        """Takes float [n, channels, rows, columns] and returns float [n, 1, H, W]."""
        if input.device.type != "cpu":
            plain: Tensor = super().forward(input)  # type: ignore[no-untyped-call] # torch's own
            return plain
        coarse: Any = self[2]
        fine: Any = self[4]
        mixed: Tensor = self[0](input)
        count, _, rows, columns = mixed.shape
        squares = _spread(coarse, self[1](mixed).permute(0, 2, 3, 1).flatten(0, 2))
        pixels = _spread(fine, self[3](squares)).view(count, rows, columns, *coarse.kernel_size, *fine.kernel_size)
        (tall, wide), (high, broad) = coarse.kernel_size, fine.kernel_size
        return pixels.permute(0, 1, 3, 5, 2, 4, 6).reshape(count, 1, rows * tall * high, columns * wide * broad)


def _spread(layer: Any, places: Tensor) -> Tensor:  # noqa: ANN401 (torch's types of a module's children)
    """A transposed convolution without overlaps: of float [places, channels], float [places · pixels, channels]."""
    weight = layer.weight.permute(0, 2, 3, 1)
    squares = F.linear(places, weight.flatten(1).T, layer.bias.repeat(weight.shape[1] * weight.shape[2]))
    return squares.view(-1, layer.out_channels)


def arrange(decoder: Any) -> None:  # noqa: ANN401
    """Lets a decoder compute in that order; results and names of its numbers stay what they were.

    Args:
        decoder: `CLIPSegDecoder` of transformers; it is changed.
    """
    for block in decoder.layers:
        block.mlp = FeedForward(block.mlp)
    if isinstance(decoder.transposed_convolution, nn.Sequential):  # that of rd64-refined
        decoder.transposed_convolution = Upsampling(*decoder.transposed_convolution)
