"""MoCo: an encoder learns that two views are of one patch, among many keys of other patches."""

from __future__ import annotations

import copy
from typing import Any, Literal

import torch
from lightly.loss import NTXentLoss
from lightly.loss.memory_bank import MemoryBankModule
from lightly.models.modules.heads import MoCoProjectionHead
from lightly.models.utils import (
    batch_shuffle,
    batch_unshuffle,
    deactivate_requires_grad,
    update_momentum,
)
from lightly.utils import dist
from lightly.utils.scheduler import CosineWarmupScheduler
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim import SGD, AdamW, Optimizer
from torch.optim.lr_scheduler import CosineAnnealingLR

from engine.errors import UsageError

from .encoder_task import EncoderTask, Scaling, other_than
from .views import Views

_SGD_MOMENTUM = 0.9


class MocoTask(EncoderTask):
    """Momentum contrast (He et al. 2020, arXiv:1911.05722), on 13 bands (Gbodjo et al. 2026).

    Defaults are those of the publication.

    Args:
        scaling: What the encoder sees of reflectance: `clipped` as published for SEN12MS, `reflectance` for WHUS2-CD+,
            `square_root` not at all.
        views: How the two views are drawn of a patch; None draws them as published.
        queue: Keys of earlier batches that a query's own key is told from; a multiple of a batch of all processes.
        validation_queue: The same in validation, which has its own; None for as many.
        momentum: What the key encoder keeps of itself in a step.
        temperature: Of the similarities.
        dimensions: Of queries and keys.
        hidden: Width of the hidden layer between features and queries, as in MoCo v2 (arXiv:2003.04297); None for one
            linear layer, as published.
        key_groups: Into how many parts a process shuffles a batch before it makes the keys, each part with statistics
            of normalisation of its own. The paper of MoCo has one for each GPU; 1, as published, on a single one lets
            the statistics tell which key is of which query.
        optimizer: `sgd` with momentum 0.9, as published, or `adamw`.
        learning_rate: Highest.
        weight_decay: Of all weights.
        warmup_steps: Steps over which the learning rate rises before it falls by a cosine in each step; None for a
            cosine that falls after each epoch, from the first one on, as published.
    """

    def __init__(
        self,
        scaling: Scaling = "clipped",
        views: Views | None = None,
        queue: int = 65_536,
        validation_queue: int | None = None,
        momentum: float = 0.999,
        temperature: float = 0.07,
        dimensions: int = 128,
        hidden: int | None = None,
        key_groups: int = 1,
        optimizer: Literal["sgd", "adamw"] = "sgd",
        learning_rate: float = 0.03,
        weight_decay: float = 1e-4,
        warmup_steps: int | None = None,
    ) -> None:
        super().__init__("moco", scaling, views or Views())
        self.queue, self.momentum, self.key_groups = queue, momentum, key_groups
        self.optimizer, self.learning_rate, self.weight_decay = optimizer, learning_rate, weight_decay
        self.warmup_steps = warmup_steps
        features = self.encoder.channels[-1]
        self.head: nn.Module = (
            nn.Linear(features, dimensions) if hidden is None else MoCoProjectionHead(features, hidden, dimensions)
        )
        self.key_encoder, self.key_head = copy.deepcopy(self.encoder), copy.deepcopy(self.head)
        for part in (self.key_encoder, self.key_head):
            deactivate_requires_grad(part)
        self.contrast, self.validation_contrast = (
            NTXentLoss(temperature, memory_bank_size=(size, dimensions), gather_distributed=True)
            for size in (queue, queue if validation_queue is None else validation_queue)
        )

    def setup(self, stage: str) -> None:
        """Holds queue and groups against the data.

        Raises:
            UsageError: There are fewer patches than keys in the queue, the queue does not hold whole batches, or a
                group of keys would be a single one.
        """
        data = getattr(self.trainer, "datamodule", None)
        patches, batch = getattr(data, "training_size", None), getattr(data, "batch_size", None)
        if patches is not None and patches < self.queue:
            raise UsageError(
                f"the queue holds {self.queue:,} keys and there are {patches:,} patches to train on, so that a patch"
                " would be told from itself",
                "make the queue smaller (--model.queue), or train on more images",
            )
        together = None if batch is None else batch * self.trainer.world_size
        if together is not None and self.queue % together:
            raise UsageError(
                f"a queue of {self.queue:,} keys does not hold whole batches of {together:,} patches",
                "make the queue (--model.queue) a multiple of the batch (--data.batch_size) of all processes",
            )
        if batch is not None and not 1 <= self.key_groups <= max(1, batch // 2):
            raise UsageError(
                f"a batch of {batch} patches cannot be made into {self.key_groups} groups of two and more",
                "make the batch larger (--data.batch_size), or the groups fewer (--model.key_groups)",
            )

    def training_step(self, batch: dict[str, Tensor], _batch_index: int) -> Tensor:
        """The loss of a batch: cross-entropy of each query's own key among those of the queue.

        In the order as published: the key encoder follows, keys are made, the loss is taken, the keys join the queue.

        Args:
            batch: `reflectance` uint16 [N, 1, 13, H, W], `presence` bool [N, 13], `index` int64 [N].
        """
        for part, follower in ((self.encoder, self.key_encoder), (self.head, self.key_head)):
            update_momentum(part, follower, self.momentum)
        queries, keys = self._pairs(batch)
        with self.exact():
            loss: Tensor = self.contrast(queries, keys)
        self.log(
            "train/loss",
            loss,
            prog_bar=True,
            on_step=True,
            on_epoch=True,
            sync_dist=True,
            batch_size=len(batch["index"]),
        )
        return loss

    def validation_step(self, batch: dict[str, Tensor], _batch_index: int) -> None:
        """Logs the loss of a batch against the queue of validation, which its keys then join."""
        queries, keys = self._pairs(batch)
        with self.exact():
            loss = self.validation_contrast(queries, keys)
        self.validation_contrast.memory_bank(
            F.normalize(keys, dim=1), update=True
        )  # which the loss does with gradients only
        self.log("validation/loss", loss, prog_bar=True, sync_dist=True, batch_size=len(batch["index"]))

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """SGD or AdamW over encoder and head, with a cosine."""
        trained = [*self.encoder.parameters(), *self.head.parameters()]
        optimizer: Optimizer = (
            SGD(trained, self.learning_rate, momentum=_SGD_MOMENTUM, weight_decay=self.weight_decay)
            if self.optimizer == "sgd"
            else AdamW(trained, self.learning_rate, weight_decay=self.weight_decay)
        )
        if self.warmup_steps is None:
            return {
                "optimizer": optimizer,
                "lr_scheduler": {"scheduler": CosineAnnealingLR(optimizer, self.trainer.max_epochs or 1)},
            }
        steps = int(self.trainer.estimated_stepping_batches)
        cosine = CosineWarmupScheduler(optimizer, min(self.warmup_steps, steps - 1), steps)
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": cosine, "interval": "step"}}

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keeps the queues, which lightly leaves out: a run goes on with the negatives that it had."""
        checkpoint["queues"] = {name: {"keys": bank.bank, "next": bank.bank_ptr} for name, bank in self._banks.items()}

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Takes the queues up again.

        Raises:
            CheckpointError: The checkpoint is of another network, or of queues of another size.
        """
        super().on_load_checkpoint(checkpoint)
        for name, bank in self._banks.items():
            kept = checkpoint.get("queues", {}).get(name)
            if kept is None or kept["keys"].shape != bank.bank.shape:
                raise other_than("queue", None if kept is None else len(kept["keys"]), len(bank.bank))
            bank.bank.copy_(kept["keys"])
            bank.bank_ptr.copy_(kept["next"])

    @property
    def _banks(self) -> dict[str, MemoryBankModule]:
        return {"training": self.contrast.memory_bank, "validation": self.validation_contrast.memory_bank}

    def _pairs(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Queries and keys of a batch, float32 [N, dimensions]; keys without gradients."""
        queries = self.head(self.encoder.pooled(self.view(batch, 0)))
        with torch.no_grad():
            keys = self._keys(self.view(batch, 1))
        return queries.float(), keys.float()

    def _keys(self, planes: Tensor) -> Tensor:
        """Keys of a batch.

        Several processes exchange their patches for it, and one shuffles them: if queries and keys were normalised by
        the same patches, their statistics would tell which key is of which query (section 3.3 of the paper of MoCo).
        """
        distributed = dist.world_size() > 1
        if not self.training or (self.key_groups == 1 and not distributed):
            return self._key_of(planes)
        with torch.random.fork_rng():
            torch.manual_seed(self.views.seed + self.global_step)
            planes, order = batch_shuffle(planes, distributed=distributed)
        keys = torch.cat([self._key_of(part) for part in planes.tensor_split(self.key_groups)])
        unshuffled: Tensor = batch_unshuffle(keys, order, distributed=distributed)
        return unshuffled

    def _key_of(self, planes: Tensor) -> Tensor:
        keys: Tensor = self.key_head(self.key_encoder.pooled(planes))
        return keys
