"""CLIPSeg for very many prompts: the vision tower once an image, the decoder for some prompts at a time."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from engine.cards import Card
from engine.models.clipseg.family import SplitNetwork
from engine.models.clipseg.network import home, open_model, read_config
from engine.models.clipseg.preprocessing import Preprocessing, enlarge
from engine.models.clipseg.text import embed, read_tokenizer, read_tokens
from engine.models.reduced import reduced

_TOGETHER = 24
"""Prompts that go through the decoder together: their values fit into caches, and into any memory."""


class ManyPrompts:
    """The network of a card with the embeddings of prompts.

    Args:
        card: A CLIPSeg's; its weights have been verified.
        prompts: Each text once.
        device: Name of the device.
        precision: `fp32`, `bf16` or `fp16`.

    Raises:
        ModelError: A file is missing or damaged; a prompt is longer than the model reads.
    """

    def __init__(self, card: Card, prompts: Sequence[str], device: str, precision: str) -> None:
        config = read_config(card)
        tokenizer = read_tokenizer(home(card).folder, config.text_config.vocab_size)
        tokens = [read_tokens(tokenizer, each, config.text_config.max_position_embeddings) for each in prompts]
        model = open_model(card, config, with_text=True)
        with torch.inference_mode():
            self._embeddings = torch.stack([embed(model.clip, each) for each in tokens]).to(device)
        del model.clip.text_model
        self._network = SplitNetwork(model).eval().requires_grad_(False).to(device)
        self._preprocessing = Preprocessing(self._network.tower.patch).to(device)
        self._device, self._precision = device, precision

    def logits(self, image: Tensor) -> Tensor:
        """Logits of one image for all prompts.

        Args:
            image: uint16 [1, 3, H, W] on the device, red, green, blue, reflectance × 10 000.

        Returns:
            float32 [prompts, H, W] on the device.
        """
        with torch.inference_mode():
            pixels = self._preprocessing(image)
            patch = self._network.tower.patch
            grid = pixels.shape[-2] // patch, pixels.shape[-1] // patch
            with reduced(self._device, self._precision):
                features = self._network.tower(pixels)
                parts = [
                    self._network.decoder(features, some, grid)[0] for some in torch.split(self._embeddings, _TOGETHER)
                ]
            return enlarge(torch.cat(parts)[None].float(), *image.shape[-2:])[0]
