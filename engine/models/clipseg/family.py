"""Runs CLIPSeg: texts once, an image through the vision tower once, the decoder for every prompt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from ...cards import Card
from ...errors import ModelError
from ...legend import OTHER
from ..reduced import reduced
from .decoder import PromptDecoder
from .network import home, open_model, read_config, text_origin
from .preprocessing import BANDS, CHIP, Preprocessing, enlarge
from .text import Embeddings, embed, read_tokenizer, read_tokens
from .vision import VisionTower

_EMBEDDINGS = Embeddings()


class SplitNetwork(nn.Module):
    """CLIPSeg without what prompts share being run for each of them.

    Args:
        model: `CLIPSegForImageSegmentation` of transformers; its modules are used, not copied.
    """

    def __init__(self, model: Any) -> None:  # noqa: ANN401 (transformers is imported late)
        super().__init__()
        self.tower = VisionTower(model.clip.vision_model, model.config.extract_layers)
        self.decoder = PromptDecoder(model.decoder)

    def forward(self, pixels: Tensor, embeddings: Tensor) -> Tensor:
        """Logits of an image for prompts.

        Args:
            pixels: float [N, 3, H, W], as `Preprocessing` makes them.
            embeddings: float [prompts, projected width].

        Returns:
            float [N, prompts, H, W].
        """
        patch = self.tower.patch
        grid = pixels.shape[-2] // patch, pixels.shape[-1] // patch
        logits: Tensor = self.decoder(self.tower(pixels), embeddings, grid)
        return logits


class ClipsegFamily:
    """Runs the CLIPSeg of a card.

    A batch of 512 × 512 pixels is what the publication calls a chip, and its logits are the published ones.

    Attributes:
        bands: Bands in the order in which `logits` takes them: red, green, blue.
        classes: Class names in the order of the logits: the card's, or the prompts, or `other` and the only prompt.
        independent: Whether each class is probable on its own (sigmoid): several prompts are.
        least_edge: A tile with smaller edges takes as long as one of these.
    """

    bands = BANDS
    least_edge = CHIP

    def __init__(
        self,
        network: SplitNetwork,
        embeddings: Tensor,
        classes: Sequence[str],
        *,
        independent: bool = False,
        device: str = "cpu",
        precision: str = "fp32",
    ) -> None:
        self.classes = tuple(classes)
        self.independent = independent
        self._preprocessing = Preprocessing(network.tower.patch).to(device)
        self._network = network.eval().requires_grad_(False).to(device)
        self._embeddings = embeddings.to(device)
        self._device, self._precision = device, precision

    @classmethod
    def load(cls, card: Card, device: str, precision: str, prompts: Sequence[str] | None = None) -> ClipsegFamily:
        """Opens the network of a card.

        Args:
            card: The model's card; its weights have been verified.
            device: `cpu`, `cuda`, `cuda:1`, `mps`.
            precision: `fp32`, `bf16` or `fp16`.
            prompts: What to look for; None for the classes of the card, by the card's own prompts.

        Raises:
            ModelError: A file is missing or damaged or does not fit; the card has no prompts of its own; a prompt is
                longer than the model reads; a package is missing.
        """
        texts = card.prompts if prompts is None else tuple(prompts)
        if not texts:
            raise ModelError(f"model {card.id} must be told what to look for", "name it with --prompt")
        config = read_config(card)
        embeddings, model = _embedded(card, config, texts)
        classes = tuple(card.outputs) if prompts is None else ((OTHER, *texts) if len(texts) == 1 else texts)
        independent = prompts is not None and len(texts) > 1
        network = SplitNetwork(model)
        return cls(network, embeddings, classes, independent=independent, device=device, precision=precision)

    def logits(self, batch: Tensor, band_presence: Tensor) -> Tensor:
        """Runs the network.

        Args:
            batch: uint16 [N, 3, height, width] on the device, reflectance × 10 000, 0 where there is no data, which the
                network sees as black.
            band_presence: bool [N, 3] on the device; all three bands must be there.

        Returns:
            float32 [N, classes, height, width] on the device. The logit of `other` is 0, so that the softmax of the two
            is the sigmoid of the only prompt's.
        """
        with torch.inference_mode():
            pixels = self._preprocessing(batch)
            with reduced(self._device, self._precision):
                small = self._network(pixels, self._embeddings)
            result = enlarge(small.float(), batch.shape[-2], batch.shape[-1])
            if len(self.classes) > len(self._embeddings):
                result = torch.cat([torch.zeros_like(result), result], dim=1)
            return result


def _embedded(card: Card, config: Any, texts: Sequence[str]) -> tuple[Tensor, Any]:  # noqa: ANN401
    """The embeddings of texts, and the network, from which the text tower is left out where they were known."""
    origin = text_origin(card)
    known = {text: embedding for text in texts if (embedding := _EMBEDDINGS.find(origin, text)) is not None}
    new: dict[str, list[int]] = {text: [] for text in texts if text not in known}
    if new:  # a prompt that is too long is told before the weights are read
        tokenizer = read_tokenizer(home(card).folder, config.text_config.vocab_size)
        new = {text: read_tokens(tokenizer, text, config.text_config.max_position_embeddings) for text in new}
    model = open_model(card, config, with_text=bool(new))
    for text, tokens in new.items():
        with torch.no_grad():
            known[text] = embed(model.clip, tokens)
        _EMBEDDINGS.keep(origin, text, known[text])
    return torch.stack([known[text] for text in texts]), model
