"""Crops of every image that people labelled: all label types, sizes and products of CloudSEN12+ through one door.

An image is read as a whole, so that several crops are drawn from each reading; which ones follows from the seed, the
epoch and the number of the reading alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import lightning
import numpy as np
import torch
from lightning_utilities.core.rank_zero import rank_zero_info
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from engine.sentinel2 import BAND_NAMES

from .augment import Augmentation, augment
from .cloudsen12 import IGNORED, Chip, CloudSEN12, DataError, open_cloudsen12
from .decoded import DecodedChips, require_room
from .order import epoch_loader

Sample = dict[str, Tensor]
Failure = DataError | OSError
"""What is wrong with a chip: returned, because a process that reads would raise it with torch's account of where."""

REAL_CHANGES = Augmentation(hardened=0, veiled=0, dry=0, roughness=0)
"""How crops of real images are changed where a recipe does not say.

They get other bands, radiometry, 8-bit pictures and empty corners, as simulated ones do. Left out is what stands in for
what real images have: hard ground, whose rule "no cloud in the crop" scribbles cannot tell, noise and texture, and
cirrus or dry air that only band 10 shows, which would set another bound for thin cloud than the labels' own.
"""


@dataclass(frozen=True)
class Source:
    """Chips of one kind.

    Attributes:
        label_type: `high` or `scribble`.
        size: Edge of the chips without their padding, px.
        product: `L1C` or `L2A`.
        share: How often a crop comes from here, beside the shares of the other sources.
        path: Where they lie; None for where the data module says.
        optional: Whether the training may do without.
    """

    label_type: Literal["high", "scribble"] = "high"
    size: int = 509
    product: Literal["L1C", "L2A"] = "L1C"
    share: float = 1.0
    path: Path | None = None
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.product} {self.label_type} of {self.size} px"


@dataclass(frozen=True)
class Opened:
    """A source that is there.

    Attributes:
        source: What was asked for.
        chips: What was found.
        count: Readings of it in an epoch.
    """

    source: Source
    chips: DecodedChips
    count: int


class RealCrops(Dataset[Sample | Failure]):
    """Crops of an epoch, by readings: an item holds all crops of one reading of one chip.

    Args:
        opened: The sources.
        crop: Edge of a crop.
        crops: How many are drawn from a reading.
        seed: Start of the randomness.
        augmentation: How often and how strongly crops are changed.
    """

    def __init__(
        self, opened: Sequence[Opened], *, crop: int, crops: int, seed: int, augmentation: Augmentation
    ) -> None:
        self.opened = tuple(opened)
        self.crop, self.crops, self.seed, self.augmentation = crop, crops, seed, augmentation

    def __len__(self) -> int:
        return sum(each.count for each in self.opened)

    def __getitem__(self, place: tuple[int, int]) -> Sample | Failure:
        """What one reading gives, by its epoch and its number there.

        Returns:
            `reflectance` uint16 [crops, 13, h, w], `presence` bool [crops, 13], `label` int64 [crops, h, w]; or what is
            wrong with the chip: that it is damaged, or smaller than a crop.
        """
        epoch, index = place
        try:
            opened, chip = self._chip(epoch, index)
        except (DataError, OSError) as error:
            return error
        rows, columns = chip.valid
        if min(rows.stop - rows.start, columns.stop - columns.start) < self.crop:
            return DataError(f"{chip.id} has no {self.crop} × {self.crop} true pixels", "give a smaller --data.crop")
        rng = np.random.default_rng([self.seed, epoch, index])
        drawn = [self._crop(chip, opened.source.product == "L1C", rng) for _ in range(self.crops)]
        return {name: torch.stack([each[name] for each in drawn]) for name in drawn[0]}

    def _chip(self, epoch: int, index: int) -> tuple[Opened, Chip]:
        """Every chip of a source comes once before one comes again."""
        for number, opened in enumerate(self.opened):
            if index < opened.count:
                sweep, within = divmod(epoch * opened.count + index, len(opened.chips))
                order = np.random.default_rng([self.seed, number, sweep]).permutation(len(opened.chips))
                return opened, opened.chips[int(order[within])]
            index -= opened.count
        raise IndexError(index)

    def _crop(self, chip: Chip, l1c: bool, rng: np.random.Generator) -> Sample:
        rows, columns = _window(chip, self.crop, rng)
        numbers = np.zeros((len(BAND_NAMES), self.crop, self.crop), np.uint16)
        numbers[[BAND_NAMES.index(band) for band in chip.bands]] = chip.image[:, rows, columns]
        turns, mirrored = int(rng.integers(4)), bool(rng.random() < 0.5)
        numbers, label = np.rot90(numbers, turns, (1, 2)), np.rot90(chip.label[rows, columns], turns)
        if mirrored:
            numbers, label = numbers[:, :, ::-1], label[:, ::-1]
        present = np.isin(BAND_NAMES, chip.bands)
        return _sample(*augment(numbers, label, present, l1c, self.augmentation, rng))


def _window(chip: Chip, edge: int, rng: np.random.Generator) -> tuple[slice, slice]:
    """Where a crop lies: among the true pixels, and around one that is labelled where not all are."""
    drawn = chip.label[chip.valid] != IGNORED
    starts = [0, 0]
    last = [size - edge for size in drawn.shape]
    ends = list(last)
    if not drawn.all() and drawn.any():
        held = np.unravel_index(int(rng.choice(np.flatnonzero(drawn))), drawn.shape)
        starts = [max(0, int(place) - edge + 1) for place in held]
        ends = [min(end, int(place)) for end, place in zip(last, held, strict=True)]
    row, column = (
        axis.start + int(rng.integers(start, end + 1))
        for axis, start, end in zip(chip.valid, starts, ends, strict=True)
    )
    return slice(row, row + edge), slice(column, column + edge)


class WholeChips(Dataset[Sample | Failure]):
    """Chips as they are, with all their bands; padding is in no score.

    Args:
        chips: The chips.
    """

    def __init__(self, chips: CloudSEN12) -> None:
        self.chips = chips

    def __len__(self) -> int:
        return len(self.chips)

    def __getitem__(self, index: int) -> Sample | Failure:
        """As `RealCrops`, without its first axis; height and width filled up to multiples of 32."""
        try:
            chip = self.chips[index]
        except (DataError, OSError) as error:
            return error
        true = np.zeros(chip.label.shape, bool)
        true[chip.valid] = True
        edge = -(-len(chip.label) // _MULTIPLE_OF) * _MULTIPLE_OF
        fill = ((0, edge - len(chip.label)),) * 2
        label = np.pad(np.where(true, chip.label, np.uint8(IGNORED)), fill, constant_values=IGNORED)
        numbers = np.zeros((len(BAND_NAMES), edge, edge), np.uint16)
        numbers[[BAND_NAMES.index(band) for band in chip.bands]] = np.pad(chip.image * true, ((0, 0), *fill))
        return _sample(numbers, label, np.isin(BAND_NAMES, chip.bands))


_MULTIPLE_OF = 32


def _sample(numbers: NDArray[np.uint16], label: NDArray[np.uint8], present: NDArray[np.bool_]) -> Sample:
    return {
        "reflectance": torch.from_numpy(np.array(numbers)),
        "presence": torch.from_numpy(np.array(present)),
        "label": torch.from_numpy(np.array(label)).long(),
    }


def joined(readings: Sequence[Sample | Failure]) -> Sample | Failure:
    """One batch of the crops of several readings, or what went wrong with one."""
    samples = [each for each in readings if not isinstance(each, Exception)]
    if len(samples) < len(readings):
        return next(each for each in readings if isinstance(each, Exception))
    return {name: torch.cat([each[name] for each in samples]) for name in samples[0]}


def _stacked(chips: Sequence[Sample | Failure]) -> Sample | Failure:
    return joined(
        [each if isinstance(each, Exception) else {name: one[None] for name, one in each.items()} for each in chips]
    )


class RealLabels(lightning.LightningDataModule):
    """What people labelled, as crops for training; whole chips judge.

    Args:
        path: Where the chips lie, of sources that do not say.
        sources: What is trained on.
        validation: What judges, of the split `val`.
        crop: Edge of a crop, a multiple of 32.
        crops_per_chip: Crops drawn from a chip each time that it is read.
        batch_size: Crops in a batch of each process, a multiple of `crops_per_chip`.
        steps_per_epoch: Batches in an epoch of one process; N processes share its readings.
        eval_batch_size: Whole chips in a batch of validation.
        workers: Processes that read; 0 reads in the training process.
        decoded: Folder where chips are kept as they are in memory, so that only their first reading costs time; None
            reads them anew each time.
        seed: Start of the randomness.
        augmentation: How often and how strongly crops are changed; None for `REAL_CHANGES`.
    """

    def __init__(
        self,
        path: Path,
        sources: list[Source],
        validation: Source | None = None,
        crop: int = 256,
        crops_per_chip: int = 4,
        batch_size: int = 32,
        steps_per_epoch: int = 1000,
        eval_batch_size: int = 8,
        workers: int = 0,
        decoded: Path | None = None,
        seed: int = 1,
        augmentation: Augmentation | None = None,
    ) -> None:
        super().__init__()
        self.path, self.sources, self.validation = Path(path), list(sources), validation or Source()
        self.crop, self.crops, self.batch_size = crop, crops_per_chip, batch_size
        self.steps, self.eval_batch_size, self.workers = steps_per_epoch, eval_batch_size, workers
        self.decoded = None if decoded is None else Path(decoded)
        self.seed, self.augmentation = seed, augmentation or REAL_CHANGES
        self.opened: list[Opened] = []
        self.judges: CloudSEN12 | None = None

    def setup(self, stage: str) -> None:
        """Opens the sources, and says which there are.

        Raises:
            DataError: One is not there that the recipe does not call optional, or numbers do not fit each other.
        """
        self._check()
        if stage == "fit":
            self.opened = self._open()
        self.judges = self._chips(self.validation, "val")

    def _check(self) -> None:
        if self.crop % _MULTIPLE_OF or self.crop <= 0:
            raise DataError(f"a crop of {self.crop} px does not fit the network", f"give a multiple of {_MULTIPLE_OF}")
        if self.crops < 1 or self.batch_size < 1 or self.batch_size % self.crops:
            raise DataError(
                f"a batch of {self.batch_size} crops cannot be made of {self.crops} a chip",
                "give a --data.batch_size that is a multiple of --data.crops_per_chip",
            )
        if not self.sources or min(source.share for source in self.sources) <= 0:
            raise DataError("every source needs a share above 0, and there must be one", "look at --data.sources")

    def _open(self) -> list[Opened]:
        there: list[tuple[Source, CloudSEN12]] = []
        for source in self.sources:
            try:
                there.append((source, self._chips(source, "train")))
            except DataError as error:
                if not source.optional:
                    raise type(error)(  # of what is missing, the command tells how it is fetched
                        f"the recipe trains on {source}: {error.sentence}",
                        f"{error.hint or 'get it'}, or call that source optional",
                    ) from error
                rank_zero_info(f"without {source}: {error.sentence}")
        if not there:
            raise DataError("none of the sources is there", "get one with `python -m train download cloudsen12plus`")
        for source, chips in there:
            rank_zero_info(f"trains on {source}: {len(chips)} chips")
        kept = [DecodedChips(chips, self.decoded, source.product) for source, chips in there]
        if self.decoded is not None:
            require_room(kept, self.decoded)
        counts = _shared_out([source.share for source, _ in there], self.steps * (self.batch_size // self.crops))
        return [Opened(source, chips, count) for (source, _), chips, count in zip(there, kept, counts, strict=True)]

    def _chips(self, source: Source, split: str) -> CloudSEN12:
        where = self.path if source.path is None else source.path
        return open_cloudsen12(
            where, split=split, label_type=source.label_type, size=source.size, product=source.product
        )

    def train_dataloader(self) -> DataLoader[Sample | Failure]:
        """Crops, in the order of the epoch that the trainer is in."""
        crops = RealCrops(self.opened, crop=self.crop, crops=self.crops, seed=self.seed, augmentation=self.augmentation)
        readings = self.batch_size // self.crops
        return epoch_loader(
            crops, self.trainer, batch_size=readings, seed=self.seed, workers=self.workers, collate_fn=joined
        )

    def val_dataloader(self) -> DataLoader[Sample | Failure]:
        """The chips that judge, whole."""
        assert self.judges is not None
        return DataLoader(
            WholeChips(self.judges), batch_size=self.eval_batch_size, num_workers=self.workers, collate_fn=_stacked
        )

    def on_before_batch_transfer(self, batch: Sample | Failure, dataloader_idx: int) -> Sample:
        """Tells what is wrong with a chip that could not be read.

        Raises:
            DataError: It is damaged, or smaller than a crop.
            OSError: It cannot be kept decoded.
        """
        if isinstance(batch, Exception):
            raise batch
        return batch


def _shared_out(shares: Sequence[float], total: int) -> list[int]:
    """A whole number for each share, with the sum `total`; what rounding leaves goes to the largest remainders."""
    wanted = np.asarray(shares) / sum(shares) * total
    counts = np.floor(wanted).astype(int)
    for index in np.argsort(counts - wanted, kind="stable")[: total - counts.sum()]:
        counts[index] += 1
    return [int(count) for count in counts]
