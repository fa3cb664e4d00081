"""The order of samples, and which of them several processes share: it follows from the seed and the epoch alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from torch.utils.data import DataLoader, DistributedSampler


class EpochSampler(DistributedSampler[Any]):
    """Torch's own order, with the epoch beside each index: processes that read chips do not know it otherwise."""

    def __iter__(self) -> Iterator[Any]:
        """Pairs of epoch and index."""
        return ((self.epoch, index) for index in super().__iter__())


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
