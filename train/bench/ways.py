"""Which ways a recipe's training can go, with made batches of the right shapes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import lightning

from engine.errors import UsageError

from ..data.clipseg import ClipsegSamples
from ..tasks.clipseg import ClipsegTask
from .clipseg import clipseg_ways
from .measure import Way
from .unets import unet_way


@dataclass(frozen=True)
class Plan:
    """What is measured.

    Attributes:
        ways: The first is what the others are compared with.
        notes: What people should know of it.
    """

    ways: tuple[Way, ...]
    notes: tuple[str, ...]


def ways_of(task: lightning.LightningModule, data: lightning.LightningDataModule, folder: Path) -> Plan:
    """The ways of a recipe.

    Args:
        task: The recipe's.
        data: The recipe's; its data is not read.
        folder: Made data goes there.

    Raises:
        UsageError: The recipe's data is of a kind that is not known here.
    """
    if isinstance(task, ClipsegTask) and isinstance(data, ClipsegSamples):
        return Plan(*clipseg_ways(task, data, folder))
    way = unet_way(task, data)
    if way is None:
        raise UsageError(f"the batches of {type(data).__name__} are not known here", "name a recipe of train/recipes")
    return Plan((way,), ("made images in memory: reading and changing real ones is not measured",))
