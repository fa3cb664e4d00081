"""CLIPSeg's decoder, run for several prompts at once over features that they share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn


class PromptDecoder(nn.Module):
    """Turns the features of an image and the embeddings of prompts into logits.

    What does not depend on a prompt is computed once for all of them: the reduced features, and blocks before the one
    that the prompt enters. It enters as a scale and an offset of each channel (FiLM: Perez et al. 2018,
    arXiv:1709.07871).

    Args:
        decoder: `CLIPSegDecoder` of transformers.
    """

    def __init__(self, decoder: Any) -> None:  # noqa: ANN401 (transformers is imported late)
        super().__init__()
        self.entry = int(decoder.conditional_layer)
        self.scale = decoder.film_mul
        self.offset = decoder.film_add
        self.reduces = decoder.reduces
        self.blocks = decoder.layers
        self.upsampling = decoder.transposed_convolution

    def forward(self, features: Sequence[Tensor], embeddings: Tensor, grid: tuple[int, int]) -> Tensor:
        """Runs the decoder.

        Args:
            features: As `VisionTower` returns them, float [N, 1 + patches, width].
            embeddings: float [prompts, projected width], or [N, prompts, projected width] with each image's own.
            grid: Rows and columns of patches.

        Returns:
            float [N, prompts, H, W], at the resolution of the tower's input.
        """
        count, prompts = len(features[0]), embeddings.shape[-2]
        reduced = [reduce(feature) for reduce, feature in zip(self.reduces, reversed(features), strict=True)]
        scale, offset = self.scale(embeddings)[..., None, :], self.offset(embeddings)[..., None, :]
        output = torch.zeros_like(reduced[0])
        for place, (shared, block) in enumerate(zip(reduced, self.blocks, strict=True)):
            if place <= self.entry:
                output = shared + output
            else:
                output = (shared[:, None] + output.view(count, prompts, *shared.shape[1:])).flatten(0, 1)
            if place == self.entry:
                output = (scale * output[:, None] + offset).flatten(0, 1)
            output = block(output, None)
        logits: Tensor = self.upsampling(output[:, 1:].transpose(1, 2).reshape(count * prompts, -1, *grid))
        return logits.view(count, prompts, *logits.shape[-2:])
