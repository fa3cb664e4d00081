"""CLIP's vision tower, as far as the decoder reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from torch import Tensor, nn


class VisionTower(nn.Module):
    """Turns an image into the features that all prompts share.

    Blocks behind the last one that the decoder reads, and the normalisation at the tower's end, are not run.

    Args:
        model: `CLIPSegVisionModel` of transformers.
        read: Indexes of the blocks whose outputs the decoder reads, the shallowest first.
    """

    def __init__(self, model: Any, read: Sequence[int]) -> None:  # noqa: ANN401 (transformers is imported late)
        super().__init__()
        self.read = tuple(read)
        self.patch = int(model.config.patch_size)
        self.embeddings = model.embeddings
        self.normalisation = model.pre_layrnorm
        self.blocks = model.encoder.layers[: max(self.read) + 1]

    def forward(self, pixels: Tensor) -> tuple[Tensor, ...]:
        """Runs the tower.

        The table of positions is resized to the image's grid of patches (bicubic), as in the published network.

        Args:
            pixels: float [N, 3, H, W]; edges are multiples of a patch.

        Returns:
            For each block that is read, float [N, 1 + patches, width of the tower]; the class token comes first.
        """
        hidden = self.normalisation(self.embeddings(pixels, interpolate_pos_encoding=True))
        outputs = []
        for block in self.blocks:
            hidden = block(hidden, None)
            outputs.append(hidden)
        return tuple(outputs[index] for index in self.read)
