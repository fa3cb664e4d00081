"""The steps of U-Nets, on made batches of their recipes' shapes."""

from __future__ import annotations

import lightning
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from engine.classes import CLASSES
from engine.sentinel2 import BAND_NAMES

from ..data.chips import CloudSEN12Chips
from ..data.module import CloudPatches
from ..data.real_labels import RealLabels
from .measure import Way

Batch = dict[str, Tensor]
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

    def batches(count: int) -> DataLoader[Batch]:
        return DataLoader(_Again(batch, count), batch_size=None)

    return Way(f"{bands} bands, {edge} × {edge} px", "recipe", task, batches, data.batch_size, epoch)


class _Again(Dataset[Batch]):
    """One batch, over and over."""

    def __init__(self, batch: Batch, count: int) -> None:
        self._batch, self._count = batch, count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, _index: int) -> Batch:
        return self._batch


def made_batch(count: int, bands: int, edge: int, seed: int = 0) -> Batch:
    """A batch as all U-Nets take it; those that know all bands beforehand leave `presence` alone."""
    random = torch.Generator().manual_seed(seed)
    shape = (count, bands, edge, edge)
    return {
        "reflectance": torch.randint(1, 10_000, shape, generator=random, dtype=torch.int32).to(torch.uint16),
        "presence": torch.ones(count, bands, dtype=torch.bool),
        "label": torch.randint(0, len(CLASSES), (count, edge, edge), generator=random),
    }
