"""Patches without labels for pre-training, from any source."""

from __future__ import annotations

from pathlib import Path

import lightning
import numpy as np
from numpy.typing import NDArray
from torch.utils.data import DataLoader

from engine.errors import CloudmaskError

from ..cloudsen12 import DataError
from ..order import epoch_loader, rank_and_processes
from .kept import KeptImages
from .patches import CentrePatches, Drawing, Padding, Patches, Sample, SecondView, collated
from .source import UNKNOWN, PatchSource

_WIDEST = 256
"""Edge up to which patches are enlarged for views to be cropped from them: SEN12MS has no larger ones."""
_GRADED_AT_ONCE, _MOST_GRADED = 32, 2000


class SslPatches(lightning.LightningDataModule):
    """Patches of images without labels.

    Which patches an epoch brings in which order depends on the seed and the epoch alone: a resumed run goes on as one
    that was not stopped, and several processes share what one would see.

    Args:
        source: Where the images come from.
        patch: Edge of a view, px.
        crop_margin: How much wider than a view patches are given, so that views are cropped from them, up to 256 px.
        second_view: `none`; `same-cloudiness`, another patch of the same cloudiness class of the images that train, as
            DeepCluster was published for clouds, which takes labels; or `same-patch`, the same one again, for the task
            to change.
        batch_size: Patches in a batch of each process.
        workers: Processes that read; 0 reads in the training process.
        validation: Share of the images, by scenes or as cloudy as the whole, whichever the source says, that judge; 0
            trains on all of them.
        patches_per_image: Patches of an image in an epoch.
        fixed_patches: Whether a patch lies at the same place in every epoch; prototypes are of patches.
        padding: What continues images that are smaller than a patch: `mirrored` or, as published, `zeros`.
        decoded: Folder where images are kept as they are in memory, so that only their first reading costs time; None
            reads them anew each time.
        seed: Of order and places.
        drop_last: Whether batches that are not full are left out.

    Attributes:
        training_size: Patches that train in an epoch of all processes together.
        cloudiness: Their classes, int64 [training_size], -1 where not known; by `index` of a batch.
        width: Edge of the patches that are given, px.
    """

    def __init__(
        self,
        source: PatchSource,
        patch: int = 256,
        crop_margin: float = 1.0,
        second_view: SecondView = "none",
        batch_size: int = 64,
        workers: int = 0,
        validation: float = 0.2,
        patches_per_image: int = 1,
        fixed_patches: bool = False,
        padding: Padding = "mirrored",
        decoded: Path | None = None,
        seed: int = 42,
        drop_last: bool = True,
    ) -> None:
        super().__init__()
        self.source, self.patch, self.batch_size, self.workers = source, patch, batch_size, workers
        self.validation, self.seed, self.drop_last, self.padding = validation, seed, drop_last, padding
        self.width = patch if crop_margin <= 1 else max(patch, min(_WIDEST, int(crop_margin * patch)))
        self.decoded = None if decoded is None else Path(decoded)
        self._drawing = Drawing(self.width, second_view, padding, fixed_patches, patches_per_image, seed)
        self._images: KeptImages | None = None
        self._parts: dict[str, Patches] = {}

    @property
    def training_size(self) -> int:
        """Patches that train in an epoch of all processes together; known from `setup` on."""
        return len(self._parts["training"])

    @property
    def cloudiness(self) -> NDArray[np.int64]:
        """Cloudiness classes of the patches that train, int64 [training_size]; known from `setup` on."""
        return self._parts["training"].cloudiness

    def prepare_data(self) -> None:
        """Keeps the images decoded, where that is asked for, and what their source wants to have at hand."""
        self._opened().prepare()

    def setup(self, stage: str) -> None:
        """Opens the source and divides it.

        Raises:
            DataError: There are no images, fewer than a batch takes, or numbers do not fit each other.
        """
        self._check()
        images = self._opened()
        trains, judges = self.source.split(images.listed, self.validation)
        self._parts = {
            "training": Patches(images, trains, self._drawing, judging=False),
            "validation": Patches(images, judges, self._drawing, judging=True),
        }
        self._require_batch()
        if self._drawing.second_view == "same-cloudiness" and UNKNOWN in self.cloudiness:
            raise DataError(
                f"{self.source.title}: of some images nobody said how cloudy they are",
                "say --data.second_view same-patch",
            )

    def _opened(self) -> KeptImages:
        if self._images is None:
            self._images = KeptImages(self.source, self.source.open(), self.decoded)
        return self._images

    def _check(self) -> None:
        if self.patch < 1 or self.batch_size < 1 or self._drawing.per_image < 1:
            raise DataError(
                f"patches of {self.patch} px, {self.batch_size} in a batch and {self._drawing.per_image} of an image "
                "make no sense",
                "give whole numbers above 0",
            )
        if not 0 <= self.validation < 1:
            raise DataError(f"a share of {self.validation:g} cannot judge", "give a --data.validation from 0 to 0.9")
        if self.workers and self.source.threaded and self.decoded is None:
            raise DataError(
                f"{self.source.title} cannot be read by worker processes",
                "give --data.decoded a folder where they are kept as workers can read them, or say --data.workers 0",
            )

    def _require_batch(self) -> None:
        _, processes = rank_and_processes(self.trainer)
        for name, part in self._parts.items():
            wanted = self.batch_size * processes
            if len(part) < wanted and (name == "training" or self.validation):
                raise DataError(
                    f"{self.source.title}: {len(part)} patches are for {name}, fewer than a batch of {wanted}",
                    "give a smaller --data.batch_size, more --data.patches_per_image, or another share for validation",
                )

    def train_dataloader(self) -> DataLoader[Sample | CloudmaskError]:
        """Batches in the order of the epoch that the trainer is in.

        `reflectance` uint16 [B, V, 13, width, width], of which V is 1 or, with a second view, 2; `presence` bool
        [B, 13]; `index` int64 [B], the number of the patch among those that train; `cloudiness` int64 [B].
        """
        return self._loader("training", shuffle=True)

    def val_dataloader(self) -> DataLoader[Sample | CloudmaskError] | list[object]:
        """Batches of the images that judge, the same patches in every epoch; nothing where none do."""
        return self._loader("validation", shuffle=False) if self.validation else []

    def graded_dataloader(self) -> DataLoader[Sample] | None:
        """Patches from the middle of images that somebody graded, at most 2000, in one process; None without any.

        `reflectance` uint16 [B, 1, 13, patch, patch], `presence` bool [B, 13], `grade` int64 [B]: 0 clear, 1 partly
        and 2 wholly cloudy in folders of rasters, else the cloudiness class; `group` int64 [B], a number for each site.
        """
        graded = CentrePatches(self._opened(), self.patch, self.padding, _MOST_GRADED)
        return DataLoader(graded, batch_size=_GRADED_AT_ONCE) if len(graded) else None

    def _loader(self, part: str, *, shuffle: bool) -> DataLoader[Sample | CloudmaskError]:
        return epoch_loader(
            self._parts[part],
            self.trainer,
            batch_size=self.batch_size,
            seed=self.seed,
            workers=self.workers,
            collate_fn=collated,
            shuffle=shuffle,
            drop_last=self.drop_last,
        )

    def on_before_batch_transfer(self, batch: Sample | CloudmaskError, dataloader_idx: int) -> Sample:
        """Tells what is wrong with an image that could not be read.

        Raises:
            DataError: There is one.
        """
        if isinstance(batch, CloudmaskError):
            raise batch
        return batch
