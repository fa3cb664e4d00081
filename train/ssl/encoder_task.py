"""What every way to learn an encoder without labels shares: the encoder, its views, and what its checkpoints say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

import lightning
import torch
from torch import Tensor

from engine.models.ssl_resnet.network import build_encoder, scaled
from engine.sentinel2 import BAND_NAMES

from ..checkpoints import CheckpointError
from .views import Views

FAMILY = "ssl-encoder"
"""What checkpoints call themselves."""

Scaling = Literal["reflectance", "clipped", "square_root"]

_WAY_OUT = "take the recipe that it was trained by, or another default_root_dir and folder of checkpoints to start anew"


class EncoderTask(lightning.LightningModule):
    """Learns `encoder`, a ResNet-18 of 13 bands.

    Args:
        method: What the checkpoints say of how it was learnt.
        scaling: What the encoder sees of reflectance; see `engine.models.ssl_resnet.network.scaled`.
        views: How views are drawn of patches.
    """

    def __init__(self, method: Literal["moco", "deepcluster"], scaling: Scaling, views: Views) -> None:
        super().__init__()
        self.save_hyperparameters({"family": FAMILY, "method": method, "bands": list(BAND_NAMES), "scaling": scaling})
        self.scaling, self.views = scaling, views
        self.encoder = build_encoder(len(BAND_NAMES))
        # That order is faster on CPUs, and on GPUs in half precision. torch's stubs do not know the argument alone.
        cast(Any, self.encoder).to(memory_format=torch.channels_last)

    def forward(self, reflectance: Tensor, presence: Tensor) -> Tensor:
        """Features of whole patches: the mean of the last map.

        Args:
            reflectance: [N, 13, H, W], reflectance × 10 000, uint16 or float.
            presence: bool [N, 13].

        Returns:
            float [N, 512].
        """
        pooled: Tensor = self.encoder.pooled(scaled(reflectance, presence, self.scaling))
        return pooled

    def view(self, batch: Mapping[str, Tensor], number: int, of: int = 0) -> Tensor:
        """Draws a view of each patch of a batch, as the encoder sees it.

        Those of training change with each step; those of validation are the same in each epoch.

        Args:
            batch: `reflectance` uint16 [N, V, 13, H, W], `presence` bool [N, 13], `index` int64 [N].
            number: Of the view.
            of: Which of the V patches.

        Returns:
            float [N, 13, size, size].
        """
        step = self.global_step + 1 if self.training else 0
        with self.exact():
            numbers, kept = self.views.of(
                batch["reflectance"][:, of], batch["presence"], batch["index"], step=step, number=number
            )
            return scaled(numbers, kept, self.scaling).contiguous(memory_format=torch.channels_last)

    def exact(self) -> torch.autocast:
        """Single precision for what stands inside: reflectance, and similarities that a temperature magnifies."""
        return torch.autocast(self.device.type, enabled=False)

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Looks whether a checkpoint is of an encoder that was learnt in this way.

        Raises:
            CheckpointError: It is of another network, another method, or other scaling.
        """
        stored, own = dict(checkpoint.get("hyper_parameters", {})), dict(self.hparams)
        if stored.get("family") != FAMILY:
            raise CheckpointError("the checkpoint is of another kind of network", _WAY_OUT)
        differing = next((key for key in own if stored.get(key) != own[key]), None)
        if differing is not None:
            raise other_than(differing, stored.get(differing), own[differing])


def other_than(what: str, stored: object, own: object) -> CheckpointError:
    """What is said of a checkpoint that differs from the recipe in something that decides."""
    return CheckpointError(f"the checkpoint is of an encoder of other {what}: {stored}, not {own}", _WAY_OUT)
