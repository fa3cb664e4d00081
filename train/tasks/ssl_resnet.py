"""Fine-tuning a ResNet-18 that was pre-trained without labels: as published, and in our fast form."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, Literal, cast

import lightning
import torch
from lightning.pytorch.callbacks import Callback
from lightning.pytorch.trainer.states import TrainerFn
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from lightning_utilities.core.rank_zero import rank_zero_info
from torch import Tensor, nn
from torch.optim import Adam, AdamW, Optimizer
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from torchmetrics import Metric
from torchmetrics.classification import (
    BinaryAccuracy,
    BinaryJaccardIndex,
    MulticlassAccuracy,
    MulticlassJaccardIndex,
)

from engine.classes import CLASSES
from engine.errors import UsageError
from engine.models.ssl_resnet.network import SslResnet, build_network
from engine.sentinel2 import BAND_NAMES

from ..checkpoints import CheckpointError
from ..data.order import once
from ..losses import IGNORED, SegmentationLoss
from ..ssl.pretrained import load_encoder, scaling_of
from ..ssl_losses import binary_loss, multiclass_loss
from .frozen_encoder import freeze_all_but_normalisations, is_of_normalisation, thaw
from .range_test import RangeTest

FAMILY = "ssl-resnet"
TARGETS: dict[str, tuple[str, ...]] = {
    "cloud": ("clear", "thick_cloud"),
    "shadow": ("clear", "cloud_shadow"),
    "joint": ("clear", "cloud_or_shadow"),
    "four-class": tuple(each.name for each in CLASSES),
}
"""What a network tells apart, by the name of the target."""
_CODES = {"cloud": (1, 2), "shadow": (3,), "joint": (1, 2, 3)}
"""Which labels count as the second class."""
_OPTIMIZERS: dict[str, type[Optimizer]] = {"adam": Adam, "adamw": AdamW}

RANGE_TEST: Final = "range-test"
START_OF_RANGE_TEST = 0.04
"""The learning rate where a range test is asked for and none is made, as by `--trainer.fast_dev_run`."""


class SslResnetTask(lightning.LightningModule):
    """Fine-tunes an encoder with a head, from pre-trained weights or from random ones.

    The defaults are as published (Gbodjo and others 2026, Remote Sensing of Environment 334, 115205), but that the
    schedule covers the encoder after it has been thawed as well.

    Args:
        form: `faithful`: strides set to 1, the published head; `fast`: natural strides and a light decoder.
        target: `cloud`, `shadow`, `joint` (both together) or `four-class`.
        encoder: A checkpoint of pre-training or published weights; None starts from random ones.
        scaling: What the network sees of reflectance, as the engine scales.
        stages: Stages of the encoder; None for 4 in the faithful form and 3 in the fast one.
        decoder_channels: Channels between the encoder and the logits.
        loss: `dice`: Dice and cross-entropy 1:1; `weighted`: `SegmentationLoss`, for four classes.
        optimizer: `adam` or `adamw`.
        learning_rate: Of the head at the start, or `range-test`: what Lightning's range test finds.
        thawed_learning_rate: Of head and encoder from the epoch on in which the encoder is thawed; None goes on with
            `learning_rate`.
        weight_decay: The optimiser's.
        frozen_epochs: Epochs in which the encoder is not trained, but for its batch normalisations.
        schedule: `epoch`: a cosine over the epochs of the run; `step`: a warm-up and a cosine over its steps.
        warmup_steps: Over which the learning rate rises with the schedule `step`.
        average_decay: Share of the average of the weights that a step keeps; None keeps no average.
    """

    def __init__(
        self,
        form: Literal["faithful", "fast"] = "faithful",
        target: Literal["cloud", "shadow", "joint", "four-class"] = "cloud",
        encoder: Path | None = None,
        scaling: Literal["reflectance", "clipped", "square_root"] = "reflectance",
        stages: int | None = None,
        decoder_channels: int = 64,
        loss: Literal["dice", "weighted"] = "dice",
        optimizer: Literal["adam", "adamw"] = "adam",
        learning_rate: float | Literal["range-test"] = RANGE_TEST,
        thawed_learning_rate: float | None = 7e-3,
        weight_decay: float = 1e-8,
        frozen_epochs: int = 5,
        schedule: Literal["epoch", "step"] = "epoch",
        warmup_steps: int = 0,
        average_decay: float | None = None,
    ) -> None:
        super().__init__()
        if loss == "weighted" and target != "four-class":
            raise UsageError(f"the loss `weighted` is for four classes, not for the target {target}", "take loss: dice")
        architecture = {
            "form": form,
            "bands": list(BAND_NAMES),
            "classes": list(TARGETS[target]),
            "scaling": scaling,
            "stages": stages or (4 if form == "faithful" else 3),
            "decoder_channels": decoder_channels,
        }
        self.save_hyperparameters({"family": FAMILY, "target": target, "architecture": architecture})
        self.target, self._encoder_file = target, encoder
        self.range_test = learning_rate == RANGE_TEST
        self.learning_rate = START_OF_RANGE_TEST if learning_rate == RANGE_TEST else float(learning_rate)
        self.thawed_learning_rate, self.weight_decay, self.frozen_epochs = (
            thawed_learning_rate,
            weight_decay,
            frozen_epochs,
        )
        self._optimizer, self.schedule, self.warmup_steps = _OPTIMIZERS[optimizer], schedule, warmup_steps
        # Three quarters of the time with the channels last. Torch's stubs do not know the argument.
        self.network: SslResnet = cast(Any, build_network(architecture)).to(memory_format=torch.channels_last)
        self.average = None if average_decay is None else _average(self.network, average_decay)
        self.weighted = SegmentationLoss() if loss == "weighted" else None
        self.figures = nn.ModuleDict(_figures(target))

    @property
    def judged(self) -> nn.Module:
        """What is validated and exported: the average of the weights where one is kept, else the network."""
        return self.network if self.average is None else self.average.module

    def configure_callbacks(self) -> Sequence[Callback]:
        """The range test, where one is asked for."""
        return [RangeTest()] if self.range_test else []

    def setup(self, stage: str) -> None:
        """Loads the pre-trained encoder.

        Raises:
            EncoderError: The file does not hold this encoder.
        """
        if stage != "fit" or self._encoder_file is None:
            return
        load_encoder(self.network.encoder, Path(self._encoder_file))
        saw, sees = scaling_of(Path(self._encoder_file)), self.hparams["architecture"]["scaling"]
        if saw not in (None, sees):
            rank_zero_info(f"the encoder was pre-trained with the scaling {saw}, and goes on with {sees}")
        if self.average is not None:
            self.average.module.load_state_dict(self.network.state_dict())

    def forward(self, reflectance: Tensor, presence: Tensor) -> Tensor:
        """uint16 [N, 13, H, W] and bool [N, 13] to logits of what is judged, float [N, 1 or 4, H, W]."""
        logits: Tensor = self.judged(reflectance, presence)
        return logits

    def loss_of(self, logits: Tensor, label: Tensor) -> Tensor:
        """The loss of logits, float [N, 1 or 4, H, W], against labels, int64 [N, H, W] of 0–3 and 255."""
        if self.target != "four-class":
            return binary_loss(logits, _is_any(label, _CODES[self.target]), label != IGNORED)
        loss: Tensor = multiclass_loss(logits, label) if self.weighted is None else self.weighted(logits, label)
        return loss

    def on_train_epoch_start(self) -> None:
        """Freezes or thaws the encoder; told by the epoch alone, so that a resumed run goes on as it was."""
        if self.current_epoch < self.frozen_epochs:
            freeze_all_but_normalisations(self.network.encoder)
        else:
            thaw(self.network.encoder)

    def training_step(self, batch: dict[str, Tensor], _batch_index: int) -> Tensor:
        """The loss of one batch."""
        loss = self.loss_of(self.network(batch["reflectance"], batch["presence"]), batch["label"])
        self.log("train/loss", loss, prog_bar=True, on_step=True, on_epoch=True, batch_size=len(batch["label"]))
        return loss

    def optimizer_step(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (Lightning's own arguments)
        """One step, after which the average moves."""
        super().optimizer_step(*args, **kwargs)
        if self.average is not None:
            self.average.update_parameters(self.network)

    def validation_step(self, batch: dict[str, Tensor], batch_index: int) -> None:
        """Adds a batch to the figures of the epoch."""
        label = batch["label"].clone()
        label[once(self.trainer.val_dataloaders, batch_index, len(label)) :] = IGNORED
        logits = self(batch["reflectance"], batch["presence"])
        loss = self.loss_of(logits, label)
        self.log("validation/loss", loss, on_epoch=True, batch_size=len(label), sync_dist=True)
        if self.target == "four-class":
            said, wanted = logits.argmax(dim=1), label
        else:
            # Decisions and not logits: torchmetrics takes logits that all lie in 0 to 1 for probabilities.
            said = (logits[:, 0] > 0).long()
            wanted = _is_any(label, _CODES[self.target]).long().masked_fill(label == IGNORED, IGNORED)
        for figure in self.figures.values():
            cast(Metric, figure).update(said, wanted)

    def on_validation_epoch_end(self) -> None:
        """Logs accuracy and intersection over union of this epoch alone."""
        measured = {name: cast(Metric, figure).compute() for name, figure in self.figures.items()}
        for figure in self.figures.values():
            cast(Metric, figure).reset()
        self.log("validation/accuracy", measured["accuracy"], prog_bar=True)
        if self.target == "four-class":
            self.log_dict({f"validation/iou_{each.name}": measured["iou"][each.code] for each in CLASSES})
        self.log("validation/iou_mean" if self.target == "four-class" else "validation/iou", measured["iou"].mean())

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """Head and batch normalisations, and what is frozen at first: two groups under one schedule from the start.

        A group that came later would be left out by the schedule.
        """
        frozen = [p for name, p in self.network.named_parameters() if self._is_frozen_at_first(name)]
        others = [p for name, p in self.network.named_parameters() if not self._is_frozen_at_first(name)]
        groups: list[dict[str, Any]] = [{"params": others, "name": "head"}]
        if self.frozen_epochs > 0:
            groups.append({"params": frozen, "name": "encoder"})
        else:
            groups = [{"params": [*self.network.parameters()], "name": "all"}]
        optimizer = self._optimizer(groups, lr=self.learning_rate, weight_decay=self.weight_decay)  # type: ignore[call-arg]
        factor = self._epoch_factor if self.schedule == "epoch" else self._step_factor()
        return {
            "optimizer": optimizer,
            "lr_scheduler": {"scheduler": LambdaLR(optimizer, factor), "interval": self.schedule},
        }

    def _is_frozen_at_first(self, name: str) -> bool:
        return name.startswith("encoder.") and not is_of_normalisation(self.network, name)

    def _epoch_factor(self, epoch: int) -> float:
        """Of the learning rate: a cosine over the run, from `thawed_learning_rate` on in the epoch that thaws."""
        whole = max(1, self.trainer.max_epochs or 1)
        if epoch < self.frozen_epochs or self.frozen_epochs <= 0 or self.thawed_learning_rate is None:
            return _cosine(epoch / whole)
        rest = _cosine(epoch / whole) / max(_cosine(self.frozen_epochs / whole), 1e-12)
        return self.thawed_learning_rate / self.learning_rate * rest

    def _step_factor(self) -> Callable[[int], float]:
        """Of the learning rate: a linear warm-up and a cosine over the steps of the run."""
        total = max(1, int(self.trainer.estimated_stepping_batches))
        warmup = min(self.warmup_steps, total // 2)

        def factor(step: int) -> float:
            if step < warmup:
                return (step + 1) / (warmup + 1)
            return _cosine((step - warmup) / max(1, total - warmup))

        return factor

    def _started_from(self) -> str:
        return "random weights" if self._encoder_file is None else str(self._encoder_file)

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keeps what the range test found, and what the encoder started from."""
        checkpoint["learning_rate"] = self.learning_rate
        checkpoint["encoder"] = self._started_from()

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Looks whether a checkpoint is of this network, and takes the learning rate that its range test found.

        Raises:
            CheckpointError: It is of another one, or of a run whose encoder started from something else.
        """
        stored = dict(checkpoint.get("hyper_parameters", {}))
        if stored.get("family") != FAMILY:
            raise CheckpointError("the checkpoint is of another kind of network", _WAY_OUT)
        of, own = dict(stored.get("architecture", {})), self.hparams["architecture"]
        of["target"], own = stored.get("target"), {"target": self.target, **own}
        differing = next((key for key in own if of.get(key) != own[key]), None)
        if differing is not None:
            raise CheckpointError(
                f"the checkpoint is of a network with another {differing.replace('_', ' ')}: {of.get(differing)}, not"
                f" {own[differing]}",
                _WAY_OUT,
            )
        if self.trainer.state.fn == TrainerFn.FITTING and checkpoint.get("encoder") != self._started_from():
            raise CheckpointError(
                f"the run was begun with an encoder from {checkpoint.get('encoder')}, not from {self._started_from()}",
                _WAY_OUT,
            )
        if self.range_test:
            self.learning_rate = float(checkpoint.get("learning_rate", self.learning_rate))


_WAY_OUT = "take the recipe that it was trained by, or another default_root_dir and folder of checkpoints to start anew"


def _cosine(share: float) -> float:
    return 0.5 * (1 + math.cos(math.pi * min(1.0, share)))


def _average(network: SslResnet, decay: float) -> AveragedModel:
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)  # type: ignore[no-untyped-call]
    return average.requires_grad_(False)


def _is_any(label: Tensor, codes: Sequence[int]) -> Tensor:
    return torch.isin(label, torch.tensor(codes, device=label.device))


def _figures(target: str) -> dict[str, nn.Module]:
    if target != "four-class":
        return {"accuracy": BinaryAccuracy(ignore_index=IGNORED), "iou": BinaryJaccardIndex(ignore_index=IGNORED)}
    count = len(CLASSES)
    return {
        "accuracy": MulticlassAccuracy(count, average="micro", ignore_index=IGNORED),
        "iou": MulticlassJaccardIndex(count, average=None, ignore_index=IGNORED, zero_division=float("nan")),
    }
