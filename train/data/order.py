"""The order of samples, and which of them several processes share: it follows from the seed and the epoch alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from lightning import Trainer
from torch.utils.data import DataLoader, Dataset, DistributedSampler


class EpochSampler(DistributedSampler[Any]):
    """Torch's own order, with the epoch beside each index: processes that read chips do not know it otherwise."""

    def __iter__(self) -> Iterator[Any]:
        """Pairs of epoch and index."""
        return ((self.epoch, index) for index in super().__iter__())


def rank_and_processes(trainer: Trainer | None) -> tuple[int, int]:
    """The number of this process, and how many train together; 0 and 1 without a trainer."""
    return (trainer.global_rank, trainer.world_size) if trainer else (0, 1)


def epoch_loader(
    samples: Dataset[Any],
    trainer: Trainer | None,
    *,
    batch_size: int,
    seed: int,
    workers: int,
    collate_fn: Callable[[list[Any]], Any],
    shuffle: bool = True,
    drop_last: bool = True,
) -> DataLoader[Any]:
    """Batches of samples that are asked for by pairs of epoch and index, shared out among a trainer's processes.

    Each process has batches of `batch_size`, read by so many `workers`; 0 reads in the training process. `drop_last`
    leaves out what does not fill a last batch.
    """
    rank, processes = rank_and_processes(trainer)
    return DataLoader(
        samples,
        batch_size=batch_size,
        sampler=EpochSampler(samples, processes, rank, shuffle=shuffle, seed=seed, drop_last=drop_last),
        num_workers=workers,
        collate_fn=collate_fn,
        drop_last=drop_last,
        persistent_workers=workers > 0,
        pin_memory=torch.cuda.is_available(),
    )


def once(loader: object, batch_index: int, size: int) -> int:
    """How many samples of a batch of validation are to be scored: what several processes share counts once.

    So that each has as many samples, torch's sampler gives some processes one more at their end, which another has
    already: of 535 chips, one to the second of two processes.

    Args:
        loader: That the batch comes from; of one that does not share everything counts.
        batch_index: Of the batch in this process.
        size: Samples in it.
    """
    if not isinstance(loader, DataLoader) or not isinstance(loader.sampler, DistributedSampler):
        return size
    sampler = loader.sampler
    own = len(range(sampler.rank, len(sampler.dataset), sampler.num_replicas))  # type: ignore[arg-type]
    return min(max(own - batch_index * int(loader.batch_size or 1), 0), size)
