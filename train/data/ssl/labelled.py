"""WHUS2-CD+ and CloudSEN12 with their labels, or a share of them, to fine-tune a pre-trained encoder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import lightning
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import DataLoader, Dataset

from engine.errors import CloudmaskError

from ..cloudsen12 import IGNORED, DataError
from ..order import epoch_loader, rank_and_processes
from .cloudsen12 import CloudSen12Patches
from .kept import KeptImages
from .labels import LabelledSource, WithLabels
from .patches import Sample, collated
from .source import Image, Places
from .splits import label_fraction
from .whus2 import Whus2

Corner = tuple[int, int]


class LabelledCrops(Dataset[Sample | CloudmaskError]):
    """A crop of each image, anywhere in it, as it lies.

    Args:
        images: With labels.
        places: Which of them.
        crop: Edge of a crop, px.
        seed: Of where crops lie.
    """

    def __init__(self, images: KeptImages, places: Places, crop: int, seed: int) -> None:
        self.images, self.places, self.crop, self.seed = images, places, crop, seed

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, place: tuple[int, int]) -> Sample | CloudmaskError:
        """The crop of a pair of epoch and number; or what is wrong with its image.

        Returns:
            `reflectance` uint16 [13, crop, crop], `presence` bool [13], `label` int64 [crop, crop] of 0–3 and 255.
        """
        epoch, index = place
        try:
            image = self.images[int(self.places[index])]
        except CloudmaskError as error:
            return error
        rng = np.random.default_rng([self.seed, epoch, index])
        height, width = (int(rng.integers(max(0, size - self.crop) + 1)) for size in image.values.shape[1:])
        return _crop(image, _label(image), (height, width), self.crop)


class LabelledTiles(Dataset[Sample | CloudmaskError]):
    """Tiles that cover every image, the same in every epoch; each true pixel counts once.

    Published were random crops for this too, so that a score changed with the seed.

    Args:
        images: With labels.
        places: Which of them, the first of which says how large they are.
        tile: Edge of a tile, px.
    """

    def __init__(self, images: KeptImages, places: Places, tile: int) -> None:
        self.images, self.places, self.tile = images, places, tile
        self._corners = _corners(images[int(places[0])].values.shape[1:], tile) if len(places) else []

    def __len__(self) -> int:
        return len(self.places) * len(self._corners)

    def __getitem__(self, index: int) -> Sample | CloudmaskError:
        """As `LabelledCrops`; or what is wrong with the image."""
        number, tile = divmod(index, len(self._corners))
        try:
            image = self.images[int(self.places[number])]
        except CloudmaskError as error:
            return error
        corners = _corners(image.values.shape[1:], self.tile)
        if corners != self._corners:
            name = self.images.listed[int(self.places[number])].name
            return DataError(f"{name} has another size than the images before it", "give images of one size")
        label = _label(image).copy()
        for row, column in corners[:tile]:
            label[row : row + self.tile, column : column + self.tile] = IGNORED
        return _crop(image, label, corners[tile], self.tile)


class SslLabelled(lightning.LightningDataModule):
    """Images with labels: random crops of a share of them train, fixed tiles judge.

    Args:
        path: Where the data set lies.
        kind: `whus2`, of whose training scenes a fifth judges, or `cloudsen12`, which has a split for it.
        crop: Edge of crops and tiles, px.
        label_fraction: Share of the images for training whose labels are used, as cloudy as all: 0.01 to 1. What judges
            is never reduced.
        batch_size: Crops in a batch of each process.
        eval_batch_size: Tiles in a batch of validation.
        workers: Processes that read; 0 reads in the training process.
        decoded: Folder where images are kept as they are in memory; None reads them anew each time.
        table: CSV file that keeps how cloudy each image is; None reads all labels whenever a run begins.
        unnamed: As `Whus2`, of rasters that do not name their bands.
        product: Of CloudSEN12, `L1C` or `L2A`.
        seed: Of the share, the split, order and crops.
    """

    def __init__(
        self,
        path: Path,
        kind: Literal["whus2", "cloudsen12"] = "whus2",
        crop: int = 256,
        label_fraction: float = 1.0,
        batch_size: int = 16,
        eval_batch_size: int = 16,
        workers: int = 0,
        decoded: Path | None = None,
        table: Path | None = None,
        unnamed: Literal["refused", "fused", "sorted"] = "refused",
        product: Literal["L1C", "L2A"] = "L1C",
        seed: int = 42,
    ) -> None:
        super().__init__()
        source: LabelledSource = (
            Whus2(path, unnamed=unnamed, table=table, seed=seed)
            if kind == "whus2"
            else CloudSen12Patches(path, product=product, table=table)
        )
        self.source = WithLabels(source)
        self.crop, self.fraction, self.batch_size, self.eval_batch_size = (
            crop, label_fraction, batch_size, eval_batch_size,
        )  # fmt: skip
        self.workers, self.seed = workers, seed
        self.decoded = None if decoded is None else Path(decoded)
        self._images: KeptImages | None = None
        self._trains, self._judges = np.arange(0), np.arange(0)

    @property
    def training_size(self) -> int:
        """Images that train; known from `setup` on."""
        return len(self._trains)

    def prepare_data(self) -> None:
        """Keeps the images decoded, where that is asked for, and how cloudy they are."""
        self._opened().prepare()

    def setup(self, stage: str) -> None:
        """Opens the data set, and takes the share of it.

        Raises:
            DataError: There are no images, or fewer than a batch takes; or numbers make no sense.
        """
        if min(self.crop, self.batch_size, self.eval_batch_size) < 1:
            raise DataError(
                f"crops of {self.crop} px in batches of {self.batch_size} and {self.eval_batch_size} make no sense",
                "give whole numbers above 0",
            )
        images = self._opened()
        trains, self._judges = self.source.split(images.listed, _JUDGES)
        classes = np.array([each.cloudiness for each in images.listed])
        self._trains = trains[label_fraction(classes[trains], self.fraction, self.seed)]
        wanted = self.batch_size * rank_and_processes(self.trainer)[1]
        if len(self._trains) < wanted:
            raise DataError(
                f"{self.source.title}: {len(self._trains)} images are for training, fewer than a batch of {wanted}",
                "give a smaller --data.batch_size, or a larger --data.label_fraction",
            )

    def train_dataloader(self) -> DataLoader[Sample | CloudmaskError]:
        """Crops in the order of the epoch that the trainer is in.

        `reflectance` uint16 [B, 13, crop, crop], `presence` bool [B, 13], `label` int64 [B, crop, crop].
        """
        crops = LabelledCrops(self._opened(), self._trains, self.crop, self.seed)
        return epoch_loader(
            crops, self.trainer, batch_size=self.batch_size, seed=self.seed, workers=self.workers, collate_fn=collated
        )

    def val_dataloader(self) -> DataLoader[Sample | CloudmaskError]:
        """Tiles that cover all images that judge, as `train_dataloader` gives crops."""
        tiles = LabelledTiles(self._opened(), self._judges, self.crop)
        return DataLoader(tiles, batch_size=self.eval_batch_size, num_workers=self.workers, collate_fn=collated)

    def on_before_batch_transfer(self, batch: Sample | CloudmaskError, dataloader_idx: int) -> Sample:
        """Tells what is wrong with an image that could not be read.

        Raises:
            DataError: There is one.
        """
        if isinstance(batch, CloudmaskError):
            raise batch
        return batch

    def _opened(self) -> KeptImages:
        if self._images is None:
            self._images = KeptImages(self.source, self.source.open(), self.decoded)
        return self._images


_JUDGES = 0.2


def _label(image: Image) -> NDArray[np.uint8]:
    assert image.label is not None
    return image.label


def _crop(image: Image, label: NDArray[np.uint8], corner: Corner, edge: int) -> Sample:
    """A square; what lies beyond the image is no data, and ignored."""
    cut = tuple(slice(start, start + edge) for start in corner)
    values, there = image.values[(slice(None), *cut)], label[cut]
    fill = [(0, edge - size) for size in there.shape]
    return {
        "reflectance": torch.from_numpy(np.ascontiguousarray(np.pad(values, [(0, 0), *fill]))),
        "presence": torch.from_numpy(image.present),
        "label": torch.from_numpy(np.pad(there, fill, constant_values=IGNORED)).long(),
    }


def _corners(shape: Sequence[int], edge: int) -> list[Corner]:
    """Where tiles lie that cover an image; the last of a row or column ends with it."""
    rows, columns = ([*range(0, max(1, size - edge), edge), max(0, size - edge)] for size in shape)
    return [(row, column) for row in dict.fromkeys(rows) for column in dict.fromkeys(columns)]
