"""DeepCluster-v2: an encoder learns to tell of each view of an image which group of images it belongs to."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import torch
from lightly.utils.lars import LARS
from lightly.utils.scheduler import CosineWarmupScheduler
from lightning.pytorch.utilities.types import OptimizerLRScheduler
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim import AdamW, Optimizer

from .encoder_task import EncoderTask, Scaling, other_than
from .memory_bank import MemoryBank
from .spherical_kmeans import spherical_kmeans, too_few
from .views import Views

VIEWS = 2
NOT_KNOWN = -1
"""Assignment of an image without a group, and cloudiness class of one of which nobody said it."""


class DeepClusterTask(EncoderTask):
    """DeepCluster-v2 (Caron et al. 2020, arXiv:2006.09882), on 13 bands (Gbodjo et al. 2026).

    Before each epoch the embeddings that the last one left are grouped, once for each head; in the epoch both views of
    an image shall be nearest to the centroid of its group. Defaults are those of Gbodjo et al.

    Args:
        scaling: What the encoder sees of reflectance.
        views: How a view is drawn of a patch; None takes whole patches of 384 px as they are, as published.
        heads: Groupings; those with even numbers are of the first views, the others of the second ones.
        prototypes: Groups of each.
        kmeans_iterations: How often a grouping's centroids are moved.
        hidden: Width of the projector's hidden layer.
        dimensions: Of an embedding.
        temperature: Of the similarities to the prototypes.
        first_epoch: What the first epoch learns, before which nothing has been seen: `ignored`, nothing but the probe,
            as published; `filled`, as the following ones, after a pass over all images, as in DeepCluster-v2.
        optimizer: `lars`, as published, or `adamw`.
        learning_rate: Highest.
        final_learning_rate: At the end.
        warmup_epochs: Epochs over which the learning rate rises from 0; it then falls by a cosine, step by step.
        momentum: Of LARS; published is none.
        weight_decay: Of what has more than one dimension; it is that alone whose steps LARS scales.
        probe_classes: Cloudiness classes that a linear layer on the features learns to tell; the encoder learns
            nothing of it. Eleven are in use; 21 are published. None learns no probe, and needs no classes.
        probe_learning_rate: Of that layer; it follows the same schedule.
        seed: Of the groupings' starts.
    """

    def __init__(
        self,
        scaling: Scaling = "reflectance",
        views: Views | None = None,
        heads: int = 3,
        prototypes: int = 3000,
        kmeans_iterations: int = 10,
        hidden: int = 2048,
        dimensions: int = 128,
        temperature: float = 0.1,
        first_epoch: Literal["ignored", "filled"] = "ignored",
        optimizer: Literal["lars", "adamw"] = "lars",
        learning_rate: float = 0.6,
        final_learning_rate: float = 6e-4,
        warmup_epochs: float = 11,
        momentum: float = 0.0,
        weight_decay: float = 1e-6,
        probe_classes: int | None = 21,
        probe_learning_rate: float = 0.1,
        seed: int = 42,
    ) -> None:
        super().__init__("deepcluster", scaling, views or Views(size=384, flip=0, blur=0))
        self.kmeans_iterations, self.temperature, self.first_epoch = kmeans_iterations, temperature, first_epoch
        self.optimizer, self.learning_rate, self.final_learning_rate = optimizer, learning_rate, final_learning_rate
        self.warmup_epochs, self.momentum, self.weight_decay = warmup_epochs, momentum, weight_decay
        self.probe_learning_rate, self.seed = probe_learning_rate, seed
        self.count, self.dimensions = prototypes, dimensions
        features = self.encoder.channels[-1]
        self.projector = nn.Sequential(
            nn.Linear(features, hidden), nn.BatchNorm1d(hidden), nn.ReLU(inplace=True), nn.Linear(hidden, dimensions)
        )
        self.prototypes = nn.ModuleList(nn.Linear(dimensions, prototypes, bias=False) for _ in range(heads))
        self.prototypes.requires_grad_(False)
        self.probe = None if probe_classes is None else nn.Linear(features, probe_classes)
        self._bank = MemoryBank(VIEWS, 0, dimensions)
        self._assignments = torch.empty(heads, 0, dtype=torch.int64)
        self._grouped_for = -1

    def setup(self, stage: str) -> None:
        """Makes room for the embeddings.

        Raises:
            DataError: There are fewer images than prototypes.
        """
        if stage != "fit":
            return
        images = int(self.trainer.datamodule.training_size)  # type: ignore[attr-defined] # as every run of a trainer has
        if images < self.count:
            raise too_few(images, self.count)
        self._bank = MemoryBank(VIEWS, images, self.dimensions)
        self._assignments = torch.full((len(self.prototypes), images), NOT_KNOWN)

    def on_fit_start(self) -> None:
        """Moves the embeddings to where the network is."""
        self._bank.to(self.device)
        self._assignments = self._assignments.to(self.device)

    def on_train_epoch_start(self) -> None:
        """Groups the embeddings; what goes on within an epoch keeps the groups that the epoch began with."""
        if self._grouped_for == self.current_epoch:
            return
        self._grouped_for = self.current_epoch
        if not self._bank.filled.any():
            if self.first_epoch == "ignored":
                return
            self._see_all()
        self._bank.synchronise()
        self._group()

    def training_step(self, batch: dict[str, Tensor], _batch_index: int) -> Tensor:
        """The loss of a batch: cross-entropy of the groups, and that of the probe.

        Args:
            batch: `reflectance` uint16 [N, V, 13, H, W], of which V is 2, or 1 for two views of the same patch;
                `presence` bool [N, 13]; `index` int64 [N]; `cloudiness` int64 [N].
        """
        features, embeddings = self._seen(batch)
        with self.exact():
            loss = self._grouping_loss(embeddings, self._assignments[:, batch["index"]])
        self._bank.store(batch["index"], embeddings)
        if (self._assignments >= 0).any():
            self._log("train/loss", loss, batch, on_step=True)
        if self.probe is not None:
            wrong, accuracy = self._probed(features, batch["cloudiness"])
            self._log("train/probe_loss", wrong, batch)
            self._log("train/probe_accuracy", accuracy, batch)
            loss = loss + wrong
        return loss

    def validation_step(self, batch: dict[str, Tensor], _batch_index: int) -> None:
        """Logs how unlike the two views' groups are, and how well the probe tells cloudiness."""
        features, embeddings = self._seen(batch)
        with self.exact():
            nearest = [head(embeddings[number % VIEWS]).argmax(dim=1) for number, head in enumerate(self.prototypes)]
            loss = self._grouping_loss(embeddings, torch.stack(nearest))
        self._log("validation/loss", loss, batch)
        if self.probe is not None:
            self._log("validation/probe_accuracy", self._probed(features, batch["cloudiness"])[1], batch)

    def configure_optimizers(self) -> OptimizerLRScheduler:
        """LARS, or AdamW, under a warm-up and a cosine that ends with the run."""
        trained = [*self.encoder.parameters(), *self.projector.parameters()]
        groups: list[dict[str, Any]] = [
            {"params": [each for each in trained if each.ndim > 1], "weight_decay": self.weight_decay},
            {"params": [each for each in trained if each.ndim <= 1], "weight_decay": 0.0},
        ]
        if self.probe is not None:
            groups.append(
                {"params": list(self.probe.parameters()), "weight_decay": 0.0, "lr": self.probe_learning_rate}
            )
        optimizer: Optimizer = (
            LARS(groups, lr=self.learning_rate, momentum=self.momentum)
            if self.optimizer == "lars"
            else AdamW(groups, self.learning_rate)
        )
        steps = int(self.trainer.estimated_stepping_batches)
        warmup = round(self.warmup_epochs * steps / max(1, self.trainer.max_epochs or 1))
        schedule = CosineWarmupScheduler(
            optimizer, min(warmup, steps // 2), steps, end_value=self.final_learning_rate / self.learning_rate
        )
        return {"optimizer": optimizer, "lr_scheduler": {"scheduler": schedule, "interval": "step"}}

    def on_save_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Keeps the embeddings of all processes, and the groups."""
        self._bank.synchronise()
        checkpoint["groups"] = {
            "bank": self._bank.state_dict(),
            "assignments": self._assignments,
            "epoch": self._grouped_for,
        }

    def on_load_checkpoint(self, checkpoint: dict[str, Any]) -> None:
        """Takes them up again.

        Raises:
            CheckpointError: The checkpoint is of another network, or of another number of images.
        """
        super().on_load_checkpoint(checkpoint)
        if not self._assignments.numel():
            return  # nothing is to be trained
        groups = checkpoint["groups"]
        stored = groups["assignments"]
        if stored.shape != self._assignments.shape:
            raise other_than("groups (heads, images)", tuple(stored.shape), tuple(self._assignments.shape))
        self._bank.load_state_dict(groups["bank"])
        self._assignments.copy_(stored)
        self._grouped_for = int(groups["epoch"])

    def _seen(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Features, float [2, N, 512], and embeddings of length 1, float32 [2, N, dimensions], of both views."""
        last = batch["reflectance"].shape[1] - 1
        features = torch.stack(
            [self.encoder.pooled(self.view(batch, number, of=min(number, last))) for number in range(VIEWS)]
        )
        # Each view by itself, as batch normalisation saw them.
        embeddings = torch.stack([self.projector(each).float() for each in features])
        return features, F.normalize(embeddings, dim=-1)

    def _grouping_loss(self, embeddings: Tensor, groups: Tensor) -> Tensor:
        """The mean over heads, views and images.

        Args:
            embeddings: float [2, N, dimensions].
            groups: int64 [heads, N]; those not known do not count, and where none is the loss is 0.
        """
        losses = []
        for head, wanted in zip(self.prototypes, groups, strict=True):
            scores = head(embeddings.flatten(0, 1)) / self.temperature
            both = wanted.repeat(VIEWS)
            total = F.cross_entropy(scores, both, ignore_index=NOT_KNOWN, reduction="sum")
            losses.append(total / (both != NOT_KNOWN).sum().clamp(min=1))
        return torch.stack(losses).mean()

    def _probed(self, features: Tensor, cloudiness: Tensor) -> tuple[Tensor, Tensor]:
        """Loss and accuracy of the probe on both views; 0 where no class is known."""
        assert self.probe is not None
        logits, wanted = self.probe(features.detach().flatten(0, 1)).float(), cloudiness.repeat(VIEWS)
        known = (wanted != NOT_KNOWN).sum().clamp(min=1)
        loss = F.cross_entropy(logits, wanted, ignore_index=NOT_KNOWN, reduction="sum") / known
        return loss, (logits.argmax(dim=1) == wanted).sum() / known

    @torch.no_grad()
    def _see_all(self) -> None:
        """Stores what the network makes of every image, in the order of the epoch that begins."""
        loader = self.trainer.datamodule.train_dataloader()  # type: ignore[attr-defined] # the trainer's own is in use
        loader.sampler.set_epoch(self.current_epoch)
        for batch in loader:
            moved = self.trainer.strategy.batch_to_device(batch, self.device)
            self._bank.store(moved["index"], self._seen(moved)[1])

    @torch.no_grad()
    def _group(self) -> None:
        """Sets prototypes and assignments; every process does the same with the same embeddings."""
        places = self._bank.filled.nonzero().squeeze(1)
        for number, head in enumerate(self.prototypes):
            drawn = np.random.default_rng([self.seed, self.current_epoch, number]).integers(2**63)
            clusters = spherical_kmeans(
                self._bank.embeddings[number % VIEWS, places],
                self.count,
                iterations=self.kmeans_iterations,
                seed=int(drawn),
            )
            head.get_parameter("weight").copy_(clusters.centroids)
            self._assignments[number, places] = clusters.assignments

    def _log(self, name: str, value: Tensor, batch: dict[str, Tensor], *, on_step: bool = False) -> None:
        self.log(name, value, on_step=on_step, on_epoch=True, sync_dist=True, batch_size=len(batch["index"]))
