"""Learning to tell clear ground, thick cloud, thin cloud and shadow, pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import lightning
import torch
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torchmetrics.classification import MulticlassJaccardIndex

from engine.classes import CLASSES
from engine.errors import UsageError
from engine.models.unet import UNet, build_network, channels_last
from engine.sentinel2 import BAND_NAMES

from ..data.order import once
from ..export import network_of
from ..imagenet import load_imagenet
from ..losses import IGNORED, SegmentationLoss, distillation_loss
from ..start import load_model

ALL = "all"
"""The set of bands that validation has where a recipe names none."""


class SegmentationTask(lightning.LightningModule):
    """Trains a U-Net of the engine.

    What is kept and exported is an exponential average of the weights over the steps: it is better than any single
    step (Polyak and Juditsky 1992) and makes the end of a short run a matter of less luck.

    Args:
        encoder: A timm encoder.
        decoder_channels: Channels of the decoder's blocks, the deepest first.
        encoder_depth: How many of the encoder's strides are used.
        reduction: Edge of the blocks of pixels that the encoder sees as one, 1 or 2.
        detail_channels: Channels of the layer at full resolution; used with `reduction` 2.
        imagenet: Whether the encoder starts from ImageNet weights.
        start: A model to start from instead, by its id or card folder, of the same architecture.
        learning_rate: Highest, after the warm-up.
        weight_decay: AdamW's.
        warmup_steps: Steps over which the learning rate rises from 0.
        average_decay: Share of the average that a step keeps.
        class_weights: Of the cross-entropy.
        dice_cloud: Weight of the Dice of joined cloud.
        dice_shadow: Weight of the Dice of shadow.
        teacher: Checkpoint of a larger network to learn from as well; None learns from labels alone.
        distillation: Share of the loss that is the distance to the teacher.
        validation_bands: Sets of bands, by names, on each of which validation judges the network: what a set does not
            name is withheld. None judges it on the bands that the images bring.
    """

    def __init__(
        self,
        encoder: str = "tf_efficientnet_lite0",
        decoder_channels: tuple[int, ...] = (64, 32, 24, 16),
        encoder_depth: int = 5,
        reduction: int = 1,
        detail_channels: int = 16,
        imagenet: bool = True,
        start: str | None = None,
        learning_rate: float = 2e-3,
        weight_decay: float = 1e-2,
        warmup_steps: int = 100,
        average_decay: float = 0.995,
        class_weights: tuple[float, ...] = (1.0, 1.0, 1.3, 2.0),
        dice_cloud: float = 0.5,
        dice_shadow: float = 0.35,
        teacher: Path | None = None,
        distillation: float = 0.5,
        validation_bands: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__()
        architecture = {
            "encoder": encoder,
            "bands": list(BAND_NAMES),
            "decoder_channels": list(decoder_channels),
            "encoder_depth": encoder_depth,
            "reduction": reduction,
            "detail_channels": detail_channels,
            "classes": [each.name for each in CLASSES],
        }
        self.save_hyperparameters({"architecture": architecture})
        self.learning_rate, self.weight_decay, self.warmup_steps = learning_rate, weight_decay, warmup_steps
        self._imagenet_encoder, self._start = encoder if imagenet and start is None else None, start
        self.network = channels_last(build_network(architecture))
        self.average = AveragedModel(
            self.network,
            multi_avg_fn=get_ema_multi_avg_fn(average_decay),  # type: ignore[no-untyped-call]
            use_buffers=True,
        ).requires_grad_(False)
        self.loss = SegmentationLoss(class_weights, dice_cloud, dice_shadow)
        self.distillation = distillation
        self._teacher_file = teacher
        # In a list, so that the teacher's weights are neither trained nor written to the student's checkpoints.
        self._teacher: list[UNet] = []
        self.validation_bands = {name: list(bands) for name, bands in (validation_bands or {ALL: BAND_NAMES}).items()}
        self.jaccards = nn.ModuleDict(
            {
                name: MulticlassJaccardIndex(len(CLASSES), average=None, ignore_index=IGNORED)
                for name in self.validation_bands
            }
        )

    def setup(self, stage: str) -> None:
        """Opens what only training needs, the ImageNet weights and the teacher, and looks at the sets of bands.

        Raises:
            ExportError: There is no such checkpoint, or it cannot be read.
            FileNotFoundError: The package with the ImageNet weights is not installed.
            ModelError: There is no model to start from, or it has another architecture.
            UsageError: A set of bands names one that there is not.
        """
        unknown = {band for bands in self.validation_bands.values() for band in bands} - set(BAND_NAMES)
        if unknown:
            raise UsageError(
                f"validation_bands names {', '.join(sorted(unknown))}, which Sentinel-2 has not",
                f"its bands are {', '.join(BAND_NAMES)}",
            )
        if stage != "fit":
            return
        if self._imagenet_encoder is not None:
            load_imagenet(self.network, self._imagenet_encoder, BAND_NAMES)
        if self._start is not None:
            load_model(self.network, self._start, self.hparams["architecture"])
        self.average.module.load_state_dict(self.network.state_dict())
        if self._teacher_file is not None:
            self._teacher = [channels_last(network_of(Path(self._teacher_file))[1]).requires_grad_(False)]

    def training_step(self, batch: dict[str, Tensor], _batch_index: int) -> Tensor:
        """The loss of one batch of `CropDataset`."""
        logits = self.network(batch["reflectance"], batch["presence"])
        loss: Tensor = self.loss(logits, batch["label"])
        for teacher in self._teacher:
            with torch.no_grad():
                wanted = teacher.to(self.device)(batch["reflectance"], batch["presence"])
            valid = batch["reflectance"].to(torch.int32).amax(dim=1) > 0  # torch cannot compare uint16
            loss = (1 - self.distillation) * loss + self.distillation * distillation_loss(logits, wanted, valid)
        self.log("train/loss", loss, prog_bar=True, on_step=True, on_epoch=True, batch_size=len(batch["label"]))
        return loss

    def optimizer_step(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Lightning's own arguments)
        """One step, after which the average moves."""
        super().optimizer_step(*args, **kwargs)
        self.average.update_parameters(self.network)

    def validation_step(self, batch: dict[str, Tensor], batch_index: int) -> None:
        """Intersection over union of the averaged network on one batch, with each set of bands."""
        losses, label = [], batch["label"].clone()
        label[once(self.trainer.val_dataloaders, batch_index, len(label)) :] = IGNORED
        for name, bands in self.validation_bands.items():
            given = torch.tensor([band in bands for band in BAND_NAMES], device=self.device)
            logits = self.average(batch["reflectance"], batch["presence"] & given)
            self._jaccard(name).update(logits.argmax(dim=1), label)
            losses.append(self.loss(logits, label))
        loss = torch.stack(losses).mean()
        self.log("validation/loss", loss, on_epoch=True, batch_size=len(batch["label"]), sync_dist=True)

    def on_validation_epoch_end(self) -> None:
        """Logs the intersection over union of each class and their mean; of several sets of bands, of each and all."""
        measured = {name: self._jaccard(name).compute() for name in self.validation_bands}
        for name in self.validation_bands:
            self._jaccard(name).reset()
        if len(measured) > 1:
            for name, values in measured.items():
                self.log_dict({f"validation/{name}/iou_{each.name}": values[each.code] for each in CLASSES})
                self.log(f"validation/{name}/iou_mean", values.mean())
        values = torch.stack(list(measured.values())).mean(dim=0)
        self.log_dict({f"validation/iou_{each.name}": values[each.code] for each in CLASSES})
        self.log("validation/iou_mean", values.mean(), prog_bar=True)

    def _jaccard(self, name: str) -> MulticlassJaccardIndex:
        return cast(MulticlassJaccardIndex, self.jaccards[name])

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """AdamW under a warm-up and a cosine that ends with the run."""
        total = max(1, int(self.trainer.estimated_stepping_batches))
        warmup = min(self.warmup_steps, total // 2)

        def factor(step: int) -> float:
            if step < warmup:
                return (step + 1) / (warmup + 1)
            return 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warmup) / max(1, total - warmup))))

        optimizer = torch.optim.AdamW(self.network.parameters(), self.learning_rate, weight_decay=self.weight_decay)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}
