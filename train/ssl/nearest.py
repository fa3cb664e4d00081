"""How well nearest neighbours among an encoder's features tell what people see: a judge that trains nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import lightning
import torch
from lightning.pytorch.callbacks import Callback
from torch import Tensor, nn
from torch.nn import functional as F
from torchmetrics.functional.classification import multiclass_recall

from .encoder_task import EncoderTask

NEAREST_NEIGHBOURS = "validation/nearest_neighbours"
_TEMPERATURE = 0.07


class NearestNeighbours(Callback):
    """Logs as `validation/nearest_neighbours` how often a patch's nearest ones are of its grade.

    Grades are what the data's `graded_dataloader` says: how cloudy each image is. Training never sees them. It is
    logged before the first epoch as well: what random weights reach is what a training has to exceed.

    Args:
        every_n_epochs: Between two looks.
        k: How many neighbours vote.
    """

    def __init__(self, every_n_epochs: int = 1, k: int = 5) -> None:
        self.every_n_epochs, self.k = every_n_epochs, k

    def on_train_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Looks at the encoder before its first step."""
        if trainer.global_step == 0:
            found = self._accuracy(trainer, pl_module)
            if found is not None and trainer.is_global_zero:
                for logger in trainer.loggers:
                    logger.log_metrics({NEAREST_NEIGHBOURS: found, "epoch": -1}, 0)

    def on_validation_epoch_end(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Looks at the encoder after an epoch."""
        if not trainer.sanity_checking and (trainer.current_epoch + 1) % self.every_n_epochs == 0:
            found = self._accuracy(trainer, pl_module)
            if found is not None:
                pl_module.log(NEAREST_NEIGHBOURS, found, prog_bar=True, rank_zero_only=True)

    def _accuracy(self, trainer: lightning.Trainer, task: lightning.LightningModule) -> float | None:
        graded = getattr(trainer.datamodule, "graded_dataloader", lambda: None)()  # type: ignore[attr-defined]
        if graded is None or not isinstance(task, EncoderTask):
            return None
        features, grades, groups = [], [], []
        with torch.no_grad(), _evaluated(task):
            for batch in graded:
                features.append(
                    task(batch["reflectance"][:, 0].to(task.device), batch["presence"].to(task.device)).float().cpu()
                )
                grades.append(batch["grade"])
                groups.append(batch["group"])
        return nearest_neighbour_accuracy(torch.cat(features), torch.cat(grades), torch.cat(groups), self.k)


def nearest_neighbour_accuracy(features: Tensor, grades: Tensor, groups: Tensor, k: int) -> float:
    """How often the nearest neighbours of a patch vote for its grade: the mean over the grades.

    Neighbours are the most similar ones of other groups, by the cosine; each has a vote of exp(cosine / 0.07) (Wu et
    al. 2018, arXiv:1805.01978).

    Args:
        features: float [N, channels].
        grades: int64 [N], from 0 on.
        groups: int64 [N]; patches of one site would find each other by the site.
        k: Neighbours; where other groups have fewer patches, all of them.

    Returns:
        0 to 1; NaN where there is only one group.
    """
    directions = F.normalize(features, dim=1)
    similarity = (directions @ directions.T).masked_fill(groups[:, None] == groups, -torch.inf)
    if not torch.isfinite(similarity).any(dim=1).all():
        return float("nan")
    nearest = similarity.topk(min(k, len(features) - 1), dim=1)
    weights = ((nearest.values - nearest.values[:, :1]) / _TEMPERATURE).exp()  # 0 for what is of the own group
    count = int(grades.max()) + 1
    votes = torch.zeros(len(features), count).scatter_add_(1, grades[nearest.indices], weights)
    recall = multiclass_recall(votes.argmax(dim=1), grades, count, average=None)
    return float(recall[torch.unique(grades)].mean())


@contextmanager
def _evaluated(module: nn.Module) -> Iterator[None]:
    """A module and all its parts in the mode of evaluation, and afterwards each as it was."""
    before = {part: part.training for part in module.modules()}
    module.eval()
    try:
        yield
    finally:
        for part, training in before.items():
            part.training = training
