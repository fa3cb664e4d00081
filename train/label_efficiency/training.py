"""Trains one network of the study, in a folder of its own, and goes on there after a stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import lightning
import torch
from lightning.pytorch.callbacks import ModelCheckpoint
from lightning.pytorch.loggers import CSVLogger

from engine.errors import UsageError

from ..checkpoints import EpochsCountedOnce, WholeCheckpoints
from ..data.module import CloudPatches
from ..divergence import StopWhenDiverged
from ..fitting import fit
from ..lightning_cli import build
from ..tasks.ssl_resnet import SslResnetTask
from .patches import FewPatches
from .plan import Run, Study

STEPS_PER_EPOCH = 50
"""After each of which a checkpoint is written."""


def open_recipe(
    study: Study, seed: int, encoder: Path | None = None
) -> tuple[lightning.Trainer, SslResnetTask, CloudPatches]:
    """The trainer, the task and the data of the recipe.

    Raises:
        UsageError: The recipe or an option has no meaning, or the recipe is of another task or other data.
    """
    own: Sequence[str] = (
        *("--seed_everything", str(seed), "--model.encoder", "null" if encoder is None else str(encoder)),
        *("--data.crop", str(study.crop), "--data.batch_size", str(study.batch_size), "--data.crop_seed", str(seed)),
        *("--data.steps_per_epoch", str(min(STEPS_PER_EPOCH, study.steps))),
        *("--trainer.logger", "false", "--trainer.callbacks", "null", "--threads", str(study.threads)),
    )
    trainer, task, data = build(["--config", str(study.config), *study.options, *own])
    if not isinstance(task, SslResnetTask) or not isinstance(data, CloudPatches) or task.target != "four-class":
        raise UsageError(
            f"{study.config} does not fine-tune an encoder on four classes of simulated and real clouds",
            "name a recipe such as train/recipes/ssl_resnet_fast.yaml",
        )
    return trainer, task, data


def held_out(whole: CloudPatches) -> tuple[str, ...]:
    """The sites on which nothing is trained."""
    return whole.plans["validation"].sites or ()


def train(study: Study, run: Run) -> tuple[SslResnetTask, FewPatches]:
    """Trains a network to its end, from its last checkpoint on where there is one.

    Returns:
        The task with its averaged weights, and the patches that it has learnt from.

    Raises:
        UsageError: The recipe or an option has no meaning, or the recipe is of another task or other data.
        DivergedError: The loss or the weights are no numbers any more.
        KeyboardInterrupt: Somebody stopped it.
    """
    torch.set_num_threads(study.threads)
    recipe, task, whole = open_recipe(study, run.seed, run.start.encoder)
    data = FewPatches(whole, run.fraction, run.seed)
    folder = study.folder(run)
    kept = folder / "checkpoints"
    trainer = lightning.Trainer(
        accelerator="cpu",
        devices=1,
        precision=recipe.precision,
        max_steps=study.steps,
        max_epochs=-1,
        gradient_clip_val=2.0,
        reload_dataloaders_every_n_epochs=1,
        limit_val_batches=0,
        num_sanity_val_steps=0,
        log_every_n_steps=10,
        enable_progress_bar=False,
        enable_model_summary=False,
        default_root_dir=folder,
        logger=CSVLogger(folder, name="log"),
        plugins=[WholeCheckpoints()],
        callbacks=[
            ModelCheckpoint(
                kept, filename="last", every_n_epochs=1, save_on_train_epoch_end=True, enable_version_counter=False
            ),
            StopWhenDiverged(),
            EpochsCountedOnce(),
        ],
    )
    last = kept / "last.ckpt"
    fit(trainer, task, data, last if last.exists() else None)
    return task, data
