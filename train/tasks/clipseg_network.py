"""The network that is trained: transformers' modules in the engine's order, through which gradients can flow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import torch
from torch import Tensor, nn

from engine.cards import Card, file_digest
from engine.catalog import find_card
from engine.errors import ModelError
from engine.models.clipseg.family import SplitNetwork
from engine.models.clipseg.network import find_form, open_model, read_config
from engine.models.clipseg.preprocessing import Preprocessing
from engine.models.clipseg.text import embed, read_tokenizer, read_tokens

from .clipseg_modes import Adapters, Mode, prepare
from .clipseg_on_cpu import arrange


class TrainedClipseg(nn.Module):
    """CLIPSeg for some prompts, prepared for a mode.

    Args:
        model: A `CLIPSegForImageSegmentation` as `open_model` returns it, with its text tower; it is changed.
        tokens: Of each prompt.
        mode: What is trained.
        adapters: Of the modes that have any.
        seed: Of the adapters' random half.

    Attributes:
        model: The prepared network, without the text tower where the prompts' embeddings do not change.
    """

    fixed: Tensor

    def __init__(
        self,
        model: Any,  # noqa: ANN401 (transformers is imported late)
        tokens: Sequence[list[int]],
        mode: Mode,
        adapters: Adapters,
        seed: int = 0,
    ) -> None:
        super().__init__()
        prepare(model, mode, adapters, seed)
        arrange(model.decoder)
        self.model = model
        self.mode, self._tokens = mode, tokens
        # In a list, so that its modules, which are the model's, do not stand in the state twice.
        self._split = [SplitNetwork(model)]
        self.preprocessing = Preprocessing(self._split[0].tower.patch)
        if not mode.towers:
            with torch.no_grad():
                self.register_buffer("fixed", self._embedded(), persistent=False)
            del model.clip.text_model, model.clip.text_projection

    def train(self, mode: bool = True) -> TrainedClipseg:
        """Frozen towers never train: what they say of an image is the same in every epoch."""
        super().train(mode)
        if not self.mode.towers:
            self.model.clip.eval()
        return self

    def features(self, image: Tensor) -> tuple[Tensor, ...]:
        """What the decoder reads of an image.

        Args:
            image: uint8 [n, 3, H, W]; edges are multiples of a patch.

        Returns:
            As `VisionTower` returns them; with gradients where the towers are trained.
        """
        with nullcontext() if self.mode.towers else torch.no_grad():
            found: tuple[Tensor, ...] = self._split[0].tower(self.preprocessing.normalised(image))
        return found

    def embeddings(self) -> Tensor:
        """What the text tower says of the prompts, float [prompts, projected width]."""
        return self._embedded() if self.mode.towers else self.fixed

    def forward(self, features: Sequence[Tensor], prompt: Tensor) -> Tensor:
        """Runs the decoder.

        Args:
            features: As `features` returns them, of square images.
            prompt: int64 [n, P], which prompts each image is asked for.

        Returns:
            float [n, P, H, W].
        """
        edge = math.isqrt(features[0].shape[1] - 1)
        logits: Tensor = self._split[0].decoder(features, self.embeddings()[prompt], (edge, edge))
        return logits

    def _embedded(self) -> Tensor:
        return torch.stack([embed(self.model.clip, each) for each in self._tokens])


def find_base(base: str) -> Card:
    """The card of the model that training starts from, its files verified.

    Args:
        base: Id of an installed model, or its folder.

    Raises:
        ModelError: It is not there, damaged, or no CLIPSeg with all its weights.
    """
    card = find_card(base)
    if card.family != "clipseg" or find_form(card) != "full":
        raise ModelError(
            f"model {card.id} is no CLIPSeg with all its weights, so training cannot start from it",
            "name with --model.base one that is, such as clipseg-rd64-refined",
        )
    card.verify()
    return card


def origin_of(card: Card) -> str:
    """The digest of a base model's weights."""
    return card.sha256 or file_digest(card.weights_path)


def open_network(card: Card, prompts: Sequence[str], mode: Mode, adapters: Adapters, seed: int) -> TrainedClipseg:
    """The network of a base model, prepared for a mode.

    Raises:
        ModelError: A file does not fit, a prompt is too long, or a package is missing.
    """
    config = read_config(card)
    tokenizer = read_tokenizer(card.folder, config.text_config.vocab_size)
    tokens = [read_tokens(tokenizer, prompt, config.text_config.max_position_embeddings) for prompt in prompts]
    return TrainedClipseg(open_model(card, config, with_text=True), tokens, mode, adapters, seed)
