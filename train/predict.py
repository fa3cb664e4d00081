"""Runs a checkpoint or a card on whole chips, for evaluation."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.catalog import Decision, find_card, read_card
from engine.models.families import find_family
from engine.models.unet import DEEPEST_STRIDE, channels_last
from engine.sentinel2 import BAND_NAMES

from .export import network_of
from .metrics import THICK, THIN, decide

DEFAULT = "default"
"""The name under which the engine's own default model is asked for."""


@dataclass(frozen=True)
class Predictor:
    """A network that masks chips.

    Attributes:
        name: Of the card or the checkpoint.
        bands: Bands in the order in which the network takes them.
        network: Takes uint16 [N, bands, H, W] and bool [N, bands]; gives float [N, 4, H, W].
        decision: Rule and temperature.
    """

    name: str
    bands: tuple[str, ...]
    network: Callable[[Tensor, Tensor], Tensor]
    decision: Decision

    def logits(self, numbers: NDArray[Any], present: NDArray[np.bool_]) -> Tensor:
        """What the network says of a chip, before the temperature.

        Args:
            numbers: [13, H, W], reflectance × 10 000.
            present: bool [13]; other bands are not given to the network.

        Returns:
            float32 [1, 4, H, W].
        """
        height, width = numbers.shape[1:]
        order = [BAND_NAMES.index(band) for band in self.bands]
        given = (np.clip(np.rint(numbers), 0, 65535).astype(np.uint16) * present[:, None, None])[order]
        batch = torch.from_numpy(np.pad(given, [(0, 0), _to_multiple(height), _to_multiple(width)], "symmetric"))
        with torch.inference_mode():
            logits = self.network(batch[None], torch.from_numpy(present[order])[None])
        return logits[:, :, :height, :width]

    def mask(self, numbers: NDArray[Any], present: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """The mask of a chip, uint8 [H, W] of 0–3; arguments as for `logits`."""
        mask: NDArray[np.uint8] = decide(self.logits(numbers, present), self.decision.rule, self.decision.temperature)[
            0
        ].numpy()
        return mask


def cloud_probability(logits: Tensor, temperature: float) -> NDArray[np.float32]:
    """Probability of thick or thin cloud.

    Args:
        logits: float [N, 4, H, W].
        temperature: Logits are divided by it.

    Returns:
        float32 [N, H, W].
    """
    shares = torch.softmax(logits / temperature, dim=1)
    joined: NDArray[np.float32] = (shares[:, THICK] + shares[:, THIN]).numpy()
    return joined


def open_predictor(model: str) -> Predictor:
    """Opens a model.

    Args:
        model: `default`, the id of a card, a card folder, or a checkpoint, of which the averaged weights are taken.

    Raises:
        ModelError: There is no such card, or it is broken.
        ExportError: The checkpoint is missing or broken.
    """
    path = Path(model)
    if model != DEFAULT and (path.is_file() or path.suffix == ".ckpt"):
        architecture, network = network_of(path)
        return Predictor(path.stem, tuple(architecture["bands"]), channels_last(network), Decision(1.0, "joined-cloud"))
    if model == DEFAULT:
        card = find_card()
    else:
        card = read_card(path) if path.is_dir() or os.sep in model else find_card(model)
    card.verify()
    family = find_family(card.family).load(card, "cpu", "fp32")
    return Predictor(card.id, family.bands, family.logits, card.decision)


def _to_multiple(edge: int) -> tuple[int, int]:
    return 0, -edge % DEEPEST_STRIDE
