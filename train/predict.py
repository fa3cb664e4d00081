"""Runs a checkpoint or a card on whole chips, for evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.catalog import read_card
from engine.models.unet import DEEPEST_STRIDE, UNetFamily, channels_last

from .export import network_of
from .metrics import decide


@dataclass(frozen=True)
class Predictor:
    """A network that masks chips.

    Attributes:
        name: Of the card or the checkpoint.
        logits: Takes uint16 [N, 13, H, W] and bool [N, 13]; gives float [N, 4, H, W].
        rule: Decision rule.
    """

    name: str
    logits: Callable[[Tensor, Tensor], Tensor]
    rule: str

    def mask(self, numbers: NDArray[Any], present: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """The mask of a chip.

        Args:
            numbers: [13, H, W], reflectance × 10 000.
            present: bool [13]; other bands are not given to the network.

        Returns:
            uint8 [H, W] of 0–3.
        """
        height, width = numbers.shape[1:]
        given = np.clip(np.rint(numbers), 0, 65535).astype(np.uint16) * present[:, None, None]
        batch = torch.from_numpy(np.pad(given, [(0, 0), _to_multiple(height), _to_multiple(width)], "symmetric"))
        with torch.inference_mode():
            logits = self.logits(batch[None], torch.from_numpy(present)[None])
        mask: NDArray[np.uint8] = decide(logits, self.rule)[0, :height, :width].numpy()
        return mask


def open_predictor(path: Path) -> Predictor:
    """A card folder, or a checkpoint with its averaged weights.

    Raises:
        ModelError: The card is broken.
        ExportError: The checkpoint is missing or broken.
    """
    if path.is_dir():
        card = read_card(path)
        card.verify()
        return Predictor(card.id, UNetFamily.load(card, "cpu", "fp32").logits, card.decision.rule)
    network = channels_last(network_of(path)[1])
    return Predictor(path.stem, network, "joined-cloud")


def _to_multiple(edge: int) -> tuple[int, int]:
    return 0, -edge % DEEPEST_STRIDE


def mean_iou(predictor: Predictor, batches: Any) -> list[float]:  # noqa: ANN401 (a data loader of any kind)
    """Intersection over union of each class over batches of `WholePatches`."""
    count = torch.zeros(4, 4, dtype=torch.long)
    for batch in batches:
        with torch.inference_mode():
            said = decide(predictor.logits(batch["reflectance"], batch["presence"]), predictor.rule).long()
        valid = batch["label"] != 255
        pairs = batch["label"][valid] * 4 + said[valid]
        count += torch.bincount(pairs, minlength=16).reshape(4, 4)
    union = count.sum(0) + count.sum(1) - count.diagonal()
    return [float(value) for value in count.diagonal() / union.clamp(min=1)]
