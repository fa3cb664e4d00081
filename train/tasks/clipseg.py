"""Teaching CLIPSeg clouds: as published, or with gradients through the towers of CLIP as well."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

import lightning
import numpy as np
import torch
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from torch import Tensor
from torchmetrics import MeanMetric

from engine.classes import CLASSES
from engine.errors import UsageError
from engine.models.clipseg.preprocessing import SEEN

from ..checkpoints import CheckpointError
from ..data.order import once
from ..one_vs_rest_losses import LOSSES, Processes, dice_of, intersection_over_union
from ..one_vs_rest_losses import Name as LossName
from .clipseg_modes import MODES, Adapters, distances, trained_of
from .clipseg_modes import Name as ModeName
from .clipseg_network import TrainedClipseg, find_base, open_network, origin_of
from .schedules import adamw, linear_schedule, parameter_groups

FAMILY = "clipseg"
"""What checkpoints call themselves."""

PROMPTS = ("clear", "thick cloud", "thin cloud", "cloud shadow")

PREFIX = "network.model."
"""Begins the names of what checkpoints hold; the network's own follow."""

_DECIDES = {
    "family": "a network of the family",
    "mode": "the mode",
    "origin": "a base model with the digest",
    "prompts": "the prompts",
    "adapters": "adapters of",
}
"""What must be the same where a run goes on from a checkpoint, and how it is told."""


class ClipsegTask(lightning.LightningModule):
    """Trains CLIPSeg to find classes by their prompts, one against the rest (arXiv:2604.08956).

    Defaults are those of the published fine-tuning.

    Args:
        base: The model to start from: id of an installed one, or a card's folder.
        mode: What is trained: the `decoder` (published as full fine-tuning), adapters in it (`decoder_lora`, published
            as LoRA), everything that a logit depends on (`towers_full`), adapters in all attentions (`towers_lora`).
        prompts: The text of each class, in the order of the labels' codes.
        loss: `improved`, or `bce_dice`.
        learning_rate: Highest, after the warm-up.
        weight_decay: AdamW's; biases and layer normalisations are left alone.
        warmup_share: Share of the steps over which the learning rate rises from 0; then it falls to 0.
        layer_decay: Learning rate of a tower's block over that of the block above it.
        rank: Of the adapters.
        alpha: Scale of the adapters, times the rank.
        dropout: Share of an adapter's inputs that a training step leaves out.
        seed: Of the adapters' first values and of what is left out.
    """

    def __init__(
        self,
        base: str = "clipseg-rd64-refined",
        mode: ModeName = "decoder",
        prompts: Sequence[str] = PROMPTS,
        loss: LossName = "improved",
        learning_rate: float = 5e-5,
        weight_decay: float = 0.02,
        warmup_share: float = 0.06,
        layer_decay: float = 1.0,
        rank: int = 32,
        alpha: int = 64,
        dropout: float = 0.05,
        seed: int = 42,
    ) -> None:
        super().__init__()
        self.mode, self.adapters = MODES[mode], Adapters(rank, alpha, dropout)
        self.save_hyperparameters(
            {
                "family": FAMILY,
                "mode": mode,
                "base": base,
                "prompts": list(prompts),
                "adapters": {"rank": rank, "alpha": alpha, "dropout": dropout} if self.mode.adapted else None,
                "loss": loss,
            }
        )
        self.base, self.prompts, self.seed = base, tuple(prompts), seed
        self.learning_rate, self.weight_decay = learning_rate, weight_decay
        self.warmup_share, self.layer_decay = warmup_share, layer_decay
        self._loss = LOSSES[loss]
        self.iou, self.dice = MeanMetric(), MeanMetric()
        self.strict_loading = False  # checkpoints hold what is trained; `on_load_checkpoint` is strict about that
        self.network: TrainedClipseg | None = None

    @property
    def frozen_towers(self) -> bool:
        """Whether an image's features are the same in every step, so that they can be kept."""
        return not self.mode.towers

    @property
    def origin(self) -> str:
        """The digest of the weights that training starts from, which are the towers' where these are frozen."""
        self.open()
        return str(self.hparams["origin"])

    def open(self) -> TrainedClipseg:
        """Opens the base model, the first time that it is called.

        Raises:
            UsageError: An option is out of its range.
            ModelError: The model is not there, is damaged, or cannot be started from.
        """
        if self.network is None:
            self._check()
            card = find_base(self.base)
            network = open_network(card, self.prompts, self.mode, self.adapters, self.seed)
            self.network = network.train(self.training).to(self.device)
            self.hparams.update({"base": card.id, "origin": origin_of(card)})
        return self.network

    def _check(self) -> None:
        """Looks at the options; not where they are given, where the command line's library hides what is said."""
        rank, alpha, dropout = astuple(self.adapters)
        positive = {"learning_rate": self.learning_rate, "layer_decay": self.layer_decay, "rank": rank, "alpha": alpha}
        shares = {"warmup_share": self.warmup_share, "dropout": dropout}
        wrong = {name: value for name, value in positive.items() if not value > 0}
        wrong |= {name: value for name, value in shares.items() if not 0 <= value < 1}
        for name, value in wrong.items():
            allowed = "above 0" if name in positive else "from 0 on and below 1"
            raise UsageError(f"{name} is {value}", f"give --model.{name} a number {allowed}")
        if len(self.prompts) != len(CLASSES) or not all(self.prompts):
            names = ", ".join(each.name for each in CLASSES)
            raise UsageError(
                f"there are prompts for {sum(map(bool, self.prompts))} classes",
                f"give --model.prompts one for each of {names}",
            )

    def prepare_data(self) -> None:
        """Lets the data keep what frozen towers say of its images, where the data can; so they are run once."""
        model = self.open().to(self.trainer.strategy.root_device).model
        offer = getattr(self._data, "offer_features", None)
        if offer is not None and self.frozen_towers:
            vision = model.config.vision_config
            patches = (SEEN // vision.patch_size) ** 2
            offer(self.features, self.origin, (len(model.config.extract_layers), 1 + patches, vision.hidden_size))

    def setup(self, stage: str) -> None:
        """Opens the base model in every process."""
        self.open()
        if path := getattr(self._data, "path", None):
            self.hparams["data"] = {"name": Path(path).name, "share": float(getattr(self._data, "fraction", 1))}
        if self.frozen_towers:  # Lightning wonders at what does not train, which is what is meant
            warnings.filterwarnings("ignore", r"Found \d+ module\(s\) in eval mode at the start of training")

    @property
    def _data(self) -> object:
        return getattr(self.trainer, "datamodule", None)

    def features(self, image: Tensor) -> Tensor:
        """What frozen towers say of images, as it is kept.

        Args:
            image: uint8 [n, 3, 352, 352], wherever it lies.

        Returns:
            float16 [n, blocks that are read, 1 + patches, width of the tower], where the images lie.
        """
        network = self.open()
        with torch.no_grad():
            found = network.features(image.to(network.preprocessing.mean.device))
        return torch.stack(found, dim=1).to(image.device, torch.float16)

    def logits(self, batch: Mapping[str, Tensor]) -> Tensor:
        """Runs the network.

        Args:
            batch: `image`, uint8 [B, 3, H, W] of squares whose edges are multiples of a patch, or `features`, as they
                are kept; and `prompt`, int64 [B, P].

        Returns:
            float [B, P, H, W].
        """
        network = self.open()
        if "features" in batch:
            # Each apart: a layer of the batch as a whole would be copied again to lie in one piece.
            features: Sequence[Tensor] = [each.to(torch.float32) for each in batch["features"].unbind(dim=1)]
        else:
            features = network.features(batch["image"])
        logits: Tensor = network(features, batch["prompt"])
        return logits

    def training_step(self, batch: dict[str, Tensor], batch_index: int) -> Tensor:
        """The loss of one batch of one-vs-rest samples; `target` is uint8 or bool [B, P, H, W]."""
        with self._drawing(batch_index):
            logits = self.logits(batch)
        loss = self._compare(logits, batch)[0]
        size = batch["prompt"].numel()
        self.log("train/loss", loss, prog_bar=True, on_step=True, on_epoch=True, batch_size=size, sync_dist=True)
        return loss

    def on_validation_epoch_start(self) -> None:
        """Begins the means anew: what was left by `validate` cannot be added to in `fit`."""
        self.iou.reset()
        self.dice.reset()

    def validation_step(self, batch: dict[str, Tensor], batch_index: int) -> None:
        """Scores one batch; means are over samples, each of which is an image and a prompt."""
        loss, logits, target = self._compare(self.logits(batch), batch)
        probability = logits.sigmoid()
        images, prompts = batch["prompt"].shape
        counted = once(self.trainer.val_dataloaders, batch_index, images) * prompts
        self.iou.update(intersection_over_union(probability, target)[:counted])
        self.dice.update(dice_of(probability, target)[:counted])
        size = len(target)
        self.log("validation/loss", loss, on_epoch=True, batch_size=size, sync_dist=True)
        self.log("validation/iou", self.iou, on_epoch=True, prog_bar=True, batch_size=size)
        self.log("validation/dice", self.dice, on_epoch=True, batch_size=size)

    def _compare(self, logits: Tensor, batch: Mapping[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """The loss of a batch over all processes; and logits and target of each sample, float [samples, H, W]."""
        flat, target = logits.float().flatten(0, 1), batch["target"].float().flatten(0, 1)
        return self._loss(flat, target, self._processes()), flat.detach(), target

    def _processes(self) -> Processes:
        trainer = self.trainer

        def total(own: Tensor) -> Tensor:
            summed: Tensor = trainer.strategy.reduce(own.clone(), reduce_op="sum")  # it may work in place
            return summed

        return Processes(trainer.world_size, total) if trainer.world_size > 1 else Processes()

    @contextmanager
    def _drawing(self, batch_index: int) -> Iterator[None]:
        """Dropout's draws depend on the seed and the step alone: a run that goes on draws what it would have drawn."""
        trainer = self.trainer
        step = np.random.SeedSequence((self.seed, trainer.current_epoch, batch_index, trainer.global_rank))
        with torch.random.fork_rng([self.device] if self.device.type == "cuda" else []):
            torch.manual_seed(int(step.generate_state(1)[0]))
            yield

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """AdamW under a linear warm-up and a linear fall to 0.

        Raises:
            UsageError: The run has no end.
        """
        steps = self.trainer.estimated_stepping_batches
        if math.isinf(steps):
            raise UsageError(
                "the run has no end towards which the learning rate could fall", "give --trainer.max_epochs"
            )
        model = self.open().model
        groups = parameter_groups(model, distances(model), self.learning_rate, self.weight_decay, self.layer_decay)
        optimizer = adamw(groups, self.learning_rate)
        schedule = linear_schedule(optimizer, int(steps), self.warmup_share)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keeps what is trained: the rest is the base model's."""
        trained = self._trained()
        checkpoint["state_dict"] = {name: checkpoint["state_dict"][name] for name in trained}

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Looks whether this run can go on from a checkpoint.

        Raises:
            CheckpointError: It is of another network, mode, base model, or of other prompts or adapters.
        """
        theirs = checkpoint.get("hyper_parameters", {})
        trained = self._trained()
        for field, told in _DECIDES.items():
            if theirs.get(field) != self.hparams[field]:
                raise CheckpointError(
                    f"the checkpoint is of {told} {_shown(theirs.get(field))}, not {_shown(self.hparams[field])}",
                    "train by the recipe it was made by, or start anew with --ckpt_path null in another folder",
                )
        state = checkpoint.get("state_dict", {})
        if {name: each.shape for name, each in state.items()} != {name: each.shape for name, each in trained.items()}:
            raise CheckpointError(
                "the checkpoint holds other tensors than this run trains", "start anew with --ckpt_path null"
            )

    def _trained(self) -> dict[str, Tensor]:
        return {f"{PREFIX}{name}": each for name, each in trained_of(self.open().model)}


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "none" if value is None else str(value)
