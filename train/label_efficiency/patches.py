"""Few of the labelled patches of a pack: chosen by a seed, with as many cloudy ones as the pack has."""

from __future__ import annotations

from pathlib import Path

import lightning
import numpy as np
from numpy.typing import NDArray
from torch.utils.data import DataLoader

from ..data.augment import resolved
from ..data.module import CloudPatches, CropDataset, Sample
from ..data.pack import Pack
from ..data.ssl.splits import label_fraction
from ..metrics import IGNORED, THICK, THIN, Mask


class PartOfPack(Pack):
    """Some patches of a pack.

    Args:
        folder: The pack's own folder.
        chosen: int [N], their places in the pack.

    Raises:
        PackError: There is no pack in the folder, or a file of it is damaged.
    """

    def __init__(self, folder: Path, chosen: NDArray[np.int64]) -> None:
        super().__init__(folder)
        self.chosen = chosen
        self.present, self.l1c = self.present[chosen], self.l1c[chosen]

    def read(self, index: int, rows: slice, columns: slice) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """As `Pack.read`."""
        return super().read(int(self.chosen[index]), rows, columns)


class FewPatches(lightning.LightningDataModule):
    """Crops of a share of the training patches.

    Args:
        whole: Packs, crops and their changes.
        fraction: Share of the patches.
        seed: By which patches are chosen.
    """

    def __init__(self, whole: CloudPatches, fraction: float, seed: int) -> None:
        super().__init__()
        self.whole, self.fraction, self.seed = whole, fraction, seed
        self._pack: PartOfPack | None = None

    @property
    def pack(self) -> PartOfPack:
        """The patches that are trained on."""
        if self._pack is None:
            folder = self.whole.folder / "training"
            chosen = label_fraction(cloudiness_of(Pack(folder)), self.fraction, self.seed)
            self._pack = PartOfPack(folder, np.sort(np.asarray(chosen)))
        return self._pack

    def train_dataloader(self) -> DataLoader[Sample]:
        """Crops of the current epoch; the trainer must ask again for each one."""
        whole = self.whole
        crops = CropDataset(
            self.pack,
            crop=whole.crop,
            count=whole.batch_size * whole.steps_per_epoch,
            epoch=self.trainer.current_epoch if self.trainer else 0,
            seed=whole.crop_seed,
            augmentation=whole.augmentation,
        )
        return DataLoader(crops, batch_size=whole.batch_size, num_workers=whole.workers, drop_last=True)


def cloudiness_of(pack: Pack) -> NDArray[np.int64]:
    """The class of cloudiness of every patch, int64 [N] of 0 to 10: tenths of the labelled pixels that are cloud."""
    everything = slice(None)
    return np.array(
        [
            _tenths(resolved(pack.read(index, everything, everything)[1], pack.present[index]))
            for index in range(len(pack))
        ],
        np.int64,
    )


def _tenths(label: Mask) -> int:
    known = int((label != IGNORED).sum())
    cloud = int(((label == THICK) | (label == THIN)).sum())
    return 10 * cloud // known if known else 0
