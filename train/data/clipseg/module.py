"""CLIPSeg's training and validation samples, for Lightning."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

import lightning
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import DataLoader
from torch.utils.data.distributed import DistributedSampler

from engine.errors import UsageError

from ..cloudsen12 import CloudSEN12, open_cloudsen12
from .chips import chip_records, images_of, prepare_chips
from .features import Compute, FeatureStore
from .records import Records
from .samples import PROMPTS, Batch, OneVsRest, as_it_is
from .subset import subset

_WHAT = {"train": "training chips", "val": "validation chips"}


@runtime_checkable
class KnowsTowers(Protocol):
    """A task that can tell whether features may be kept, and whose they are."""

    @property
    def frozen_towers(self) -> bool:
        """Whether training leaves the towers as they are."""

    @property
    def origin(self) -> str:
        """Digest of the towers' weights."""


class ClipsegSamples(lightning.LightningDataModule):
    """One-vs-rest samples of CloudSEN12+ (high-quality labels, chips of 509 px with their padding), as published.

    The order of the training samples follows from `seed` and the epoch's number alone, by torch's own sampler for
    several processes, which one process uses too: a resumed run, and two processes with half the batch each, see what
    an unbroken run of one process does.

    Args:
        path: CloudSEN12+ in any form that is read, with the splits `train` and `val`.
        folder: Where prepared chips and features are kept; not for the repository.
        batch_size: Samples in a batch of each process.
        eval_batch_size: Samples in a batch of validation; they are its chips in order, all prompts of a chip together,
            which are the published batches, and the tower runs once for a chip.
        fraction: Share of the training chips, 0.001 for 0.1 %; validation has all of its own.
        subset_seed: Draws the share; see `subset`.
        together: Training samples are chips with all four prompts, `batch_size` / 4 in a batch, instead of a chip with
            one, shuffled apart. A tower that is trained then runs once instead of four times.
        keep_features: Whether features of frozen towers are computed once and kept.
        seed: Of the order.
        workers: Processes that read; 0 reads in the training process.
    """

    def __init__(
        self,
        path: str,
        folder: Path,
        batch_size: int = 16,
        eval_batch_size: int = 128,
        fraction: float = 1.0,
        subset_seed: int = 11,
        together: bool = False,
        keep_features: bool = True,
        seed: int = 42,
        workers: int = 0,
    ) -> None:
        super().__init__()
        self.path, self.folder = path, Path(folder)
        self.batch_size, self.eval_batch_size = batch_size, eval_batch_size
        self.fraction, self.subset_seed = fraction, subset_seed
        self.together, self.keep_features = together, keep_features
        self.seed, self.workers = seed, workers
        self._listed: dict[str, CloudSEN12] = {}
        self._chips: dict[str, Records] = {}
        self._features: dict[str, FeatureStore] = {}

    def prepare_data(self) -> None:
        """Prepares what is missing of the chips; Lightning asks one process alone.

        Raises:
            DataError: There is no such data or no such split, or the folder holds other data.
            DiskFullError: There is no room for them.
            UsageError: The share is none.
        """
        for split in self._splits():
            self._list(split)  # what is not there is told before minutes go into what is
        for split in self._splits():
            records = prepare_chips(self._list(split), self._rows(split), self._place(split), _WHAT[split])
            self._chips[split] = records

    def offer_features(self, compute: Compute, origin: str, shape: tuple[int, ...]) -> None:
        """Lets the task have its features kept; batches hold `features` instead of `image` afterwards.

        To be called after `prepare_data`, by the process that has run it. Does nothing where features are not to be
        kept. Other processes find them in `setup`.

        Args:
            compute: Makes float16 [n, *shape] of uint8 [n, 3, 352, 352] on the CPU.
            origin: Digest of the towers' weights, which nothing in training may change.
            shape: Of the features of one chip.

        Raises:
            DataError: The folder holds other features.
            DiskFullError: There is no room for them.
        """
        if not self.keep_features:
            return
        for split, chips in self._chips.items():
            store = FeatureStore(self._place(split), chips.ids, origin, shape)
            store.fill(self._rows(split), partial(images_of, chips), compute, f"features of {_WHAT[split]}")
            self._features[split] = store

    def setup(self, stage: str) -> None:
        """Opens what `prepare_data` has made, in each process.

        Raises:
            DataError: Some of it is missing.
        """
        for split in self._splits():
            if split not in self._chips:
                self._chips[split] = chip_records(self._list(split), self._place(split))
            self._chips[split].require(self._rows(split))
        self._find_features()

    def train_dataloader(self) -> DataLoader[Batch]:
        """Samples of the chosen chips; the sampler is told the epoch by Lightning."""
        batch_size = self.batch_size
        if self.together:
            if batch_size % PROMPTS:
                raise UsageError(
                    f"a batch of {batch_size} samples does not hold whole images with their {PROMPTS} prompts",
                    f"give --data.batch_size a multiple of {PROMPTS}, or leave --data.together out",
                )
            batch_size //= PROMPTS
        return self._loader("train", batch_size, together=self.together, shuffle=True)

    def val_dataloader(self) -> DataLoader[Batch]:
        """All validation chips in their order, each with all prompts."""
        return self._loader("val", max(1, self.eval_batch_size // PROMPTS), together=True, shuffle=False)

    def _loader(self, split: str, batch_size: int, *, together: bool, shuffle: bool) -> DataLoader[Batch]:
        samples = OneVsRest(
            self._chips[split], self._rows(split), together=together, features=self._features.get(split)
        )
        world, rank = (self.trainer.world_size, self.trainer.global_rank) if self.trainer else (1, 0)
        sampler: DistributedSampler[Batch] = DistributedSampler(samples, world, rank, shuffle=shuffle, seed=self.seed)
        return DataLoader(
            samples,
            batch_size=batch_size,
            sampler=sampler,
            num_workers=self.workers,
            collate_fn=as_it_is,
            persistent_workers=self.workers > 0,
            pin_memory=torch.cuda.is_available(),
        )

    def _find_features(self) -> None:
        """Opens features that another process has kept, where the task says whose they would be."""
        task: object = self.trainer.lightning_module if self.trainer else None
        if not (self.keep_features and isinstance(task, KnowsTowers) and task.frozen_towers):
            return
        for split, chips in self._chips.items():
            if split not in self._features and FeatureStore.at(self._place(split), task.origin).is_dir():
                store = FeatureStore(self._place(split), chips.ids, task.origin)
                if not store.missing(self._rows(split)):
                    self._features[split] = store

    def _splits(self) -> tuple[str, ...]:
        """The splits that a run needs: scoring a checkpoint takes no training chips."""
        only_scores = self.trainer is not None and self.trainer.state.fn == "validate"
        return ("val",) if only_scores else ("train", "val")

    def _list(self, split: str) -> CloudSEN12:
        if split not in self._listed:
            self._listed[split] = open_cloudsen12(self.path, split=split)
        return self._listed[split]

    def _rows(self, split: str) -> NDArray[np.int64]:
        count = len(self._list(split))
        return subset(count, self.fraction, self.subset_seed) if split == "train" else np.arange(count, dtype=np.int64)

    def _place(self, split: str) -> Path:
        return self.folder / split
