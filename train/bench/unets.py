"""The steps of U-Nets, on made batches of their recipes' shapes."""

from __future__ import annotations

from typing import Any

import lightning
import torch

from engine.classes import CLASSES
from engine.sentinel2 import BAND_NAMES

from ..data.chips import CloudSEN12Chips
from ..data.module import CloudPatches
from ..data.real_labels import RealLabels
from .measure import Way

_PADDED = {509: 512, 2000: 2048}
_PUBLISHED = {("high", 509): 8490, ("scribble", 509): 8785, ("high", 2000): 687}
"""Training chips of CloudSEN12+."""


def unet_way(task: lightning.LightningModule, data: lightning.LightningDataModule) -> Way | None:
    """How a U-Net trains; None where its batches are not known."""
    if isinstance(data, CloudSEN12Chips):
        bands, edge, epoch = len(data.bands), _PADDED[data.size], _PUBLISHED.get((data.label_type, data.size), 0)
    elif isinstance(data, RealLabels):
        bands, edge, epoch = len(BAND_NAMES), data.crop, data.steps * data.batch_size
    elif isinstance(data, CloudPatches):
        bands, edge, epoch = len(BAND_NAMES), data.crop, data.steps_per_epoch * data.batch_size
    else:
        return None
    batch = made_batch(data.batch_size, bands, edge)
    return Way(
        f"{bands} bands, {edge} × {edge} px", "recipe", task, lambda count: [batch] * count, data.batch_size, epoch
    )


def made_batch(count: int, bands: int, edge: int, seed: int = 0) -> dict[str, Any]:
    """A batch as all U-Nets take it; those that know all bands beforehand leave `presence` alone."""
    random = torch.Generator().manual_seed(seed)
    shape = (count, bands, edge, edge)
    return {
        "reflectance": torch.randint(1, 10_000, shape, generator=random, dtype=torch.int32).to(torch.uint16),
        "presence": torch.ones(count, bands, dtype=torch.bool),
        "label": torch.randint(0, len(CLASSES), (count, edge, edge), generator=random),
    }
