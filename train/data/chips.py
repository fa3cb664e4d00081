"""Chips of CloudSEN12 as the published U-Nets were trained on them: whole, padded, flipped and turned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Literal, TypeVar

import lightning
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, default_collate

from engine.models.unetmobv2 import MULTIPLE_OF

from ..scoring.windows import padded_as_published
from .cloudsen12 import Chip, CloudSEN12, DataError, open_cloudsen12
from .order import epoch_loader

Batch = dict[str, Tensor]
Planes = NDArray[Any]
T = TypeVar("T", bound=np.generic)


def _left_to_right(planes: Planes) -> Planes:
    return planes[..., ::-1]


def _upside_down(planes: Planes) -> Planes:
    return planes[..., ::-1, :]


def _transposed(planes: Planes) -> Planes:
    return np.swapaxes(planes, -2, -1)


def _turned(planes: Planes, quarters: int) -> Planes:
    return np.rot90(planes, quarters, (-2, -1))


def _mirrored_and_turned(planes: Planes, quarters: int) -> Planes:
    return _turned(_transposed(planes), quarters)


Way = Callable[[Planes], Planes]
_TURNS: tuple[Way, ...] = tuple(partial(_turned, quarters=quarters) for quarters in range(4))
_MIRRORED: tuple[Way, ...] = tuple(partial(_mirrored_and_turned, quarters=quarters) for quarters in range(4))
AUGMENTATIONS: dict[str, tuple[tuple[Way, ...], ...]] = {
    "none": ((_TURNS[0],),),
    "one-of-four": ((_left_to_right,), (_upside_down,), _TURNS, (_transposed,)),
    "dihedral": (_TURNS + _MIRRORED,),
}
"""What may happen to a chip: one of the kinds is drawn, then one of its ways, each as likely as the next.

`one-of-four` is how the publications did it: left to right, upside down, a rotation by 0, 1, 2 or 3 quarters, or rows
for columns (Aybar and others 2022, doi:10.1038/s41597-022-01878-2). `dihedral` draws from all eight symmetries of a
square instead.
"""


class CloudSEN12Chips(lightning.LightningDataModule):
    """Whole chips of a CloudSEN12 in any published form.

    Which chips an epoch brings in which order, and what happens to each, depends on the seed, the epoch and the chip
    alone: a resumed run goes on as one that was not stopped, and several processes share what one would see.

    Args:
        path: As `open_cloudsen12` takes it.
        bands: Bands of a batch, in this order.
        augmentation: Of training chips: `one-of-four`, `dihedral` or `none`; see `AUGMENTATIONS`.
        padding: What is around chips of 509 px: `zeros` as CloudSEN12+ is published, in image and label, where they
            read as clear; `mirrored` continues both beyond the edge up to a multiple of 32 px, one pixel before and two
            behind, as the network of 2022 was trained.
        batch_size: Chips in a batch of each process.
        workers: Processes that read chips; 0 reads them in the training process.
        label_type: `high`, or `scribble`, where most pixels are ignored.
        size: Edge of the chips without padding, 509 or 2000.
        product: `L1C` or `L2A`.
        seed: Of order and augmentation.
    """

    def __init__(
        self,
        path: str,
        bands: Sequence[str],
        augmentation: Literal["none", "one-of-four", "dihedral"] = "one-of-four",
        padding: Literal["zeros", "mirrored"] = "zeros",
        batch_size: int = 32,
        workers: int = 0,
        label_type: Literal["high", "scribble"] = "high",
        size: Literal[509, 2000] = 509,
        product: Literal["L1C", "L2A"] = "L1C",
        seed: int = 42,
    ) -> None:
        super().__init__()
        self.path, self.bands, self.augmentation, self.padding = path, tuple(bands), augmentation, padding
        self.batch_size, self.workers, self.seed = batch_size, workers, seed
        self.label_type, self.size, self.product = label_type, size, product
        self._splits: dict[str, ChipDataset] = {}

    def setup(self, stage: str) -> None:
        """Opens the splits that a stage needs.

        Raises:
            DataError: There is no such data set, it lacks a split, or its chips lack a band.
        """
        for split in ("train", "val") if stage == "fit" else ("val",):
            if split not in self._splits:
                self._splits[split] = self._open(split)

    def _open(self, split: str) -> ChipDataset:
        chips = open_cloudsen12(
            self.path, split=split, label_type=self.label_type, size=self.size, product=self.product
        )
        augmentation = self.augmentation if split == "train" else "none"
        opened = ChipDataset(chips, self.bands, augmentation, self.padding, self.seed)
        opened.check()
        return opened

    def train_dataloader(self) -> DataLoader[Batch]:
        """`reflectance` uint16 [N, bands, H, W] × 10 000, and `label` int64 [N, H, W] of 0–3 and 255 (ignored)."""
        return self._loader("train", shuffle=True)

    def val_dataloader(self) -> DataLoader[Batch]:
        """All validation chips, as `train_dataloader` gives them, by their names."""
        return self._loader("val", shuffle=False)

    def on_before_batch_transfer(self, batch: Batch | DataError, dataloader_idx: int) -> Batch:
        """Tells what is wrong with a chip that could not be read.

        Raises:
            DataError: There is one.
        """
        if isinstance(batch, DataError):
            raise batch
        return batch

    def _loader(self, split: str, *, shuffle: bool) -> DataLoader[Batch]:
        return epoch_loader(
            self._splits[split],
            self.trainer,
            batch_size=self.batch_size,
            seed=self.seed,
            workers=self.workers,
            collate_fn=_collated,
            shuffle=shuffle,
            drop_last=False,
        )


class ChipDataset(Dataset[Any]):
    """Chips of one split, ready to be batched.

    Args:
        chips: The split.
        bands: Which bands, in which order.
        augmentation: A key of `AUGMENTATIONS`.
        padding: `zeros` or `mirrored`.
        seed: Of the augmentation.
    """

    def __init__(self, chips: CloudSEN12, bands: Sequence[str], augmentation: str, padding: str, seed: int) -> None:
        self.chips, self.bands = chips, tuple(bands)
        self.augmentation, self.padding, self.seed = augmentation, padding, seed

    def __len__(self) -> int:
        return len(self.chips)

    def check(self) -> None:
        """Looks at the first chip.

        Raises:
            DataError: It cannot be read, lacks a band, or has a size that the network does not take.
        """
        self._read(0)

    def __getitem__(self, place: tuple[int, int]) -> Batch | DataError:
        """The chip of a pair of epoch and index.

        What is wrong with it is returned: raised in a process of its own, it would reach people with torch's account
        of where it was raised, as the text of another error.
        """
        epoch, index = place
        try:
            image, label = self._read(index)
        except DataError as error:
            return error
        rng = np.random.default_rng([self.seed, epoch, index])
        kinds = AUGMENTATIONS[self.augmentation]
        ways = kinds[int(rng.integers(len(kinds)))]
        turn = ways[int(rng.integers(len(ways)))]
        return {
            "reflectance": torch.from_numpy(np.ascontiguousarray(turn(image))),
            "label": torch.from_numpy(np.ascontiguousarray(turn(label))).long(),
        }

    def _read(self, index: int) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        chip = self.chips[index]
        missing = [band for band in self.bands if band not in chip.bands]
        if missing:
            raise DataError(
                f"{chip.id} lacks {', '.join(missing)}, which the recipe asks for",
                f"it has {', '.join(chip.bands)}: name others as data.bands and model.bands",
            )
        image = chip.image[[chip.bands.index(band) for band in self.bands]]
        padded = _mirrored if self.padding == "mirrored" else _zeros
        image, label = padded(image, chip), padded(chip.label, chip)
        if label.shape[0] % MULTIPLE_OF:
            raise DataError(
                f"{chip.id} has {label.shape[0]} px, which is no multiple of {MULTIPLE_OF}",
                "say --data.padding mirrored",
            )
        return image, label


def _zeros(planes: NDArray[T], _chip: Chip) -> NDArray[T]:
    return padded_as_published(planes)


def _mirrored(planes: NDArray[T], chip: Chip) -> NDArray[T]:
    rows, columns = chip.valid
    true = planes[..., rows, columns]
    lacking = -true.shape[-1] % MULTIPLE_OF
    around = (lacking // 2, lacking - lacking // 2)
    return np.pad(true, [*[(0, 0)] * (planes.ndim - 2), around, around], mode="reflect")


def _collated(samples: Sequence[Batch | DataError]) -> Batch | DataError:
    wrong = next((one for one in samples if isinstance(one, DataError)), None)
    if wrong is not None:
        return wrong
    batch: Batch = default_collate(list(samples))
    return batch
