"""Training the U-Net that was published with CloudSEN12: MobileNetV2 from random weights, cross-entropy, a plateau."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import lightning
from lightning.pytorch.trainer.states import TrainerFn
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from torch import Tensor
from torch.nn import functional as F
from torch.optim import Adam, AdamW, Optimizer
from torch.optim.lr_scheduler import ReduceLROnPlateau
from torchmetrics import MeanMetric
from torchmetrics.classification import MulticlassJaccardIndex

from engine.classes import CLASSES
from engine.errors import UsageError
from engine.models.unetmobv2 import ENCODER, build_network, scaled

from ..checkpoints import CheckpointError
from ..data.order import once
from ..losses import IGNORED

FAMILY = "unetmobv2"
_OPTIMIZERS: dict[str, type[Optimizer]] = {"adam": Adam, "adamw": AdamW}


class UNetMobV2Task(lightning.LightningModule):
    """Trains the published U-Net (Aybar and others 2022, doi:10.1038/s41597-022-01878-2).

    Args:
        bands: What the network sees, in this order; the data must bring the same.
        scaling: `reflectance` (0 to 1) or `maximum` (each image by its highest number), as the engine scales.
        optimizer: `adamw` or `adam`, with torch's own weight decay: 0.01, and none.
        learning_rate: At the start.
        plateau_factor: What the learning rate is multiplied by where the validation loss has stopped to fall.
        plateau_patience: Validations without a lower loss that are waited for; None keeps the learning rate.
    """

    def __init__(
        self,
        bands: Sequence[str],
        scaling: Literal["reflectance", "maximum"] = "reflectance",
        optimizer: Literal["adamw", "adam"] = "adamw",
        learning_rate: float = 1e-3,
        plateau_factor: float = 0.1,
        plateau_patience: int | None = 4,
    ) -> None:
        super().__init__()
        self.bands, self.scaling = tuple(bands), scaling
        self.optimizer, self.learning_rate = optimizer, learning_rate
        self.plateau_factor, self.plateau_patience = plateau_factor, plateau_patience
        classes = [each.name for each in CLASSES]
        architecture = {"encoder": ENCODER, "bands": list(self.bands), "classes": classes, "scaling": scaling}
        self.save_hyperparameters({"family": FAMILY, "architecture": architecture})
        self.network = build_network(len(self.bands), len(CLASSES))
        self.jaccard = MulticlassJaccardIndex(
            len(CLASSES), average=None, ignore_index=IGNORED, zero_division=float("nan")
        )
        self.mean_loss = MeanMetric()

    def forward(self, reflectance: Tensor) -> Tensor:
        """uint16 [N, bands, H, W], reflectance × 10 000, to logits, float [N, classes, H, W]."""
        logits: Tensor = self.network(scaled(reflectance, self.scaling))
        return logits

    def setup(self, stage: str) -> None:
        """Holds the bands of the data against the network's.

        Raises:
            UsageError: They differ.
        """
        given = getattr(getattr(self.trainer, "datamodule", None), "bands", self.bands)
        if tuple(given) != self.bands:
            raise UsageError(
                f"the data brings {', '.join(given)}, and the network takes {', '.join(self.bands)}",
                "say the same as data.bands and model.bands",
            )

    def training_step(self, batch: dict[str, Tensor], _batch_index: int) -> Tensor:
        """The loss of a batch of `CloudSEN12Chips`: over several processes, that of all their chips as one batch."""
        total, count = self._cross_entropy(batch)
        everywhere: Tensor = self.trainer.strategy.reduce(count, reduce_op="sum")
        # Gradients are averaged over the processes, each of which has its part of the sum.
        loss: Tensor = total * self.trainer.world_size / everywhere.clamp(min=1)
        self.log(
            "train/loss",
            loss,
            prog_bar=True,
            on_step=True,
            on_epoch=True,
            sync_dist=True,
            batch_size=len(batch["label"]),
        )
        return loss

    def validation_step(self, batch: dict[str, Tensor], batch_index: int) -> None:
        """Adds a batch to the figures of the epoch."""
        logits, label = self(batch["reflectance"]), batch["label"].clone()
        label[once(self.trainer.val_dataloaders, batch_index, len(label)) :] = IGNORED
        total, count = self._loss_of(logits, label)
        self.mean_loss.update(total / count.clamp(min=1), count)
        self.jaccard.update(logits, label)

    def on_validation_epoch_end(self) -> None:
        """Logs the loss and the intersection over union of each class and their mean; lowers the learning rate.

        The plateau is looked at here and not where Lightning would: it does so after the epoch's checkpoint has been
        written, so that a resumed run would have missed a look.
        """
        loss, values = self.mean_loss.compute(), self.jaccard.compute()
        self.mean_loss.reset()
        self.jaccard.reset()
        figures = {f"validation/iou_{each.name}": values[each.code] for each in CLASSES}
        self.log_dict(figures, sync_dist=True)
        self.log_dict({"validation/loss": loss, "validation/iou_mean": values.nanmean()}, prog_bar=True, sync_dist=True)
        fitting = self.trainer.state.fn == TrainerFn.FITTING and not self.trainer.sanity_checking
        plateau = self.lr_schedulers() if fitting else None
        if isinstance(plateau, ReduceLROnPlateau):
            plateau.step(float(loss))

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """Adam or AdamW, whose learning rate falls where the validation loss does not."""
        optimizer = _OPTIMIZERS[self.optimizer](self.parameters(), lr=self.learning_rate)  # type: ignore[call-arg]
        if self.plateau_patience is None:
            return optimizer
        plateau = ReduceLROnPlateau(optimizer, factor=self.plateau_factor, patience=self.plateau_patience)
        return {
            "optimizer": optimizer,
            "lr_scheduler": {"scheduler": plateau, "monitor": "validation/loss", "strict": False},
        }

    def lr_scheduler_step(self, scheduler: Any, metric: Any) -> None:  # noqa: ANN401 (Lightning's own arguments)
        """Does nothing: see `on_validation_epoch_end`."""

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Looks whether a checkpoint is of this network.

        Raises:
            CheckpointError: It is of another one.
        """
        stored = dict(checkpoint.get("hyper_parameters", {}))
        if stored.get("family") != FAMILY:
            raise CheckpointError("the checkpoint is of another kind of network", _WAY_OUT)
        of, own = stored.get("architecture", {}), self.hparams["architecture"]
        differing = next((key for key in own if of.get(key) != own[key]), None)
        if differing is not None:
            raise CheckpointError(
                f"the checkpoint is of a network with other {differing}: {_told(of.get(differing))}, not"
                f" {_told(own[differing])}",
                _WAY_OUT,
            )

    def _cross_entropy(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        return self._loss_of(self(batch["reflectance"]), batch["label"])

    @staticmethod
    def _loss_of(logits: Tensor, label: Tensor) -> tuple[Tensor, Tensor]:
        """The sum of the cross-entropy over what is labelled, and how many pixels that is."""
        total = F.cross_entropy(logits.float(), label, ignore_index=IGNORED, reduction="sum")
        return total, (label != IGNORED).sum()


_WAY_OUT = "take the recipe that it was trained by, or another default_root_dir and folder of checkpoints to start anew"


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
