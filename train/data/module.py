"""How patches reach the network: packs on disk, crops drawn from them."""

from __future__ import annotations

from pathlib import Path

import lightning
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .augment import Augmentation, augment, resolved
from .material import Shares
from .pack import Pack, PackPlan, make_pack

Sample = dict[str, Tensor]


class CropDataset(Dataset[Sample]):
    """Random crops of a pack.

    Which ones an epoch brings depends on seed and epoch alone, so that a resumed run goes on as if it had not stopped.
    """

    def __init__(self, pack: Pack, *, crop: int, count: int, epoch: int, seed: int, augmentation: Augmentation) -> None:
        self.pack, self.crop, self.count = pack, crop, count
        self.epoch, self.seed, self.augmentation = epoch, seed, augmentation

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Sample:
        """`reflectance` uint16 [13, crop, crop], `presence` bool [13], `label` int64 [crop, crop] of 0–3 and 255."""
        place = self.epoch * self.count + index
        sweep, within = divmod(place, len(self.pack))
        # Every patch comes once before one comes again.
        patch = int(np.random.default_rng([self.seed, sweep]).permutation(len(self.pack))[within])
        rng = np.random.default_rng([self.seed, place, 1])
        row, column = (int(start) for start in rng.integers(0, self.pack.edge - self.crop + 1, 2))
        numbers, label = self.pack.read(patch, slice(row, row + self.crop), slice(column, column + self.crop))
        turns, mirrored = int(rng.integers(4)), bool(rng.random() < 0.5)
        numbers, label = np.rot90(numbers, turns, (1, 2)), np.rot90(label, turns)
        if mirrored:
            numbers, label = numbers[:, :, ::-1], label[:, ::-1]
        l1c, present = bool(self.pack.l1c[patch]), self.pack.present[patch]
        return _sample(*augment(numbers, label, present, l1c, self.augmentation, rng))


class WholePatches(Dataset[Sample]):
    """The patches of a pack as they are, with all bands that they have."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def __len__(self) -> int:
        return len(self.pack)

    def __getitem__(self, index: int) -> Sample:
        """As `CropDataset`."""
        numbers, label = self.pack.read(index, slice(None), slice(None))
        present = self.pack.present[index]
        return _sample(numbers, resolved(label, present), present)


def _sample(numbers: NDArray[np.uint16], label: NDArray[np.uint8], present: NDArray[np.bool_]) -> Sample:
    return {
        "reflectance": torch.from_numpy(np.array(numbers)),
        "presence": torch.from_numpy(np.array(present)),
        "label": torch.from_numpy(np.array(label)).long(),
    }


class CloudPatches(lightning.LightningDataModule):
    """Simulated and real clouds on real ground.

    Args:
        ground: Folder with the chips and their `manifest.csv`.
        folder: Where packs are kept; not for the repository.
        validation_sites: Sites on which only validation patches are made.
        unused_sites: Sites that neither training nor validation uses; `name*` stands for all that begin so.
        patches: Training patches.
        validation_patches: Validation patches.
        patch: Edge of a patch, pixels.
        crop: Edge of a training crop, a multiple of 32.
        batch_size: Crops in a batch.
        steps_per_epoch: Batches in an epoch; checkpoints and logs follow epochs.
        processes: How many make patches side by side.
        workers: Processes that draw crops; 0 draws in the training process.
        seed: Start of the randomness that makes patches.
        crop_seed: Start of the randomness that draws and changes crops.
        cloudy: List of real images with clouds; None trains without.
        shares: How often a patch comes from which source.
        augmentation: How often and how strongly crops are changed.
    """

    def __init__(
        self,
        ground: Path,
        folder: Path,
        validation_sites: list[str],
        unused_sites: list[str],
        patches: int = 8000,
        validation_patches: int = 250,
        patch: int = 192,
        crop: int = 160,
        batch_size: int = 12,
        steps_per_epoch: int = 100,
        processes: int = 1,
        workers: int = 0,
        seed: int = 1,
        crop_seed: int = 1,
        cloudy: Path | None = None,
        shares: Shares | None = None,
        augmentation: Augmentation | None = None,
    ) -> None:
        super().__init__()
        self.ground, self.folder = Path(ground), Path(folder)
        self.crop, self.batch_size, self.steps_per_epoch = crop, batch_size, steps_per_epoch
        self.processes, self.workers, self.crop_seed = processes, workers, crop_seed
        self.augmentation = augmentation or Augmentation()
        chosen = shares or Shares()
        listed = None if cloudy is None else str(cloudy)
        held_out = tuple(validation_sites)
        without = held_out + tuple(unused_sites)
        self.plans = {
            "training": PackPlan(patches, patch, seed, None, without, listed, chosen),
            "validation": PackPlan(validation_patches, patch, seed + 1, held_out, (), None, chosen),
        }

    def prepare_data(self) -> None:
        """Makes the packs, or what is missing of them."""
        for name, plan in self.plans.items():
            make_pack(self.folder / name, self.ground, plan, self.processes)

    def train_dataloader(self) -> DataLoader[Sample]:
        """Crops of the current epoch; the trainer must ask again for each one."""
        epoch = self.trainer.current_epoch if self.trainer else 0
        crops = CropDataset(
            Pack(self.folder / "training"),
            crop=self.crop,
            count=self.batch_size * self.steps_per_epoch,
            epoch=epoch,
            seed=self.crop_seed,
            augmentation=self.augmentation,
        )
        return DataLoader(crops, batch_size=self.batch_size, num_workers=self.workers, shuffle=False, drop_last=True)

    def val_dataloader(self) -> DataLoader[Sample]:
        """All validation patches."""
        return DataLoader(WholePatches(Pack(self.folder / "validation")), batch_size=4, num_workers=self.workers)
