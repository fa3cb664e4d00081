"""Trains one rung by the recipe, in a folder of its own, and goes on there after a stop."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from lightning.pytorch import Trainer
from lightning.pytorch.callbacks import Callback, ModelCheckpoint
from lightning.pytorch.loggers import CSVLogger

from engine.errors import UsageError

from ..checkpoints import WholeCheckpoints
from ..data.clipseg.module import ClipsegSamples
from ..fitting import fit
from ..lightning_cli import build
from ..tasks.clipseg import ClipsegTask
from ..tasks.curves import CurvesPicture
from .record import LadderError
from .rungs import Rung

_UNLESS_SAID = ("--trainer.devices", "1", "--trainer.enable_model_summary", "false", "--trainer.logger", "false")


@dataclass(frozen=True)
class Training:
    """What a recipe and its options make for one rung.

    Attributes:
        trainer: Lightning's.
        task: The network and how it is trained.
        data: The chips.
    """

    trainer: Trainer
    task: ClipsegTask
    data: ClipsegSamples

    @property
    def device(self) -> torch.device:
        """Where it trains."""
        device: torch.device = self.trainer.strategy.root_device
        return device


@dataclass(frozen=True)
class Trained:
    """A rung whose best weights are in the task.

    Attributes:
        steps: Optimiser's steps that were taken.
        epoch: Of the best checkpoint, counted from 1.
        validation_iou: That it was chosen by.
    """

    steps: int
    epoch: int
    validation_iou: float


def prepare(config: Path, options: Sequence[str], rung: Rung, folder: Path) -> Training:
    """Builds what a rung is trained with.

    Args:
        config: The recipe.
        options: Beside it, as on the command line.
        rung: Which; of zero-shot the share of the recipe stays.
        folder: Of the rung.

    Raises:
        UsageError: The recipe or an option has no meaning, or asks for several devices.
    """
    own = ["--trainer.default_root_dir", str(folder)]
    if rung.fraction:
        own += ["--data.fraction", repr(rung.fraction)]
    if rung.seed:
        own += ["--data.subset_seed", str(rung.seed)]
    trainer, task, data = build(["--config", str(config), *_UNLESS_SAID, *options, *own])
    if not isinstance(task, ClipsegTask) or not isinstance(data, ClipsegSamples):
        raise UsageError(f"{config} is no recipe for CLIPSeg", "name one, such as train/recipes/clipseg_fft.yaml")
    if trainer.world_size > 1:
        raise UsageError(
            "a ladder trains on one device", "run ladders of other fractions on the others, with --output of their own"
        )
    _move(trainer, folder)
    return Training(trainer, task, data)


def train(training: Training, folder: Path) -> Trained:
    """Trains a rung to its end and takes the weights that were best on the validation chips.

    Raises:
        DivergedError: The loss or the weights are no numbers any more.
        KeyboardInterrupt: Somebody stopped it.
        LadderError: No checkpoint was kept.
    """
    trainer, task = training.trainer, training.task
    fit(trainer, task, training.data, _begun(folder / "checkpoints"))
    best = _checkpoints(trainer)
    if not best.best_model_path or best.best_model_score is None:
        raise LadderError(f"the training in {folder} has kept no checkpoint", "let the recipe keep the best one")
    checkpoint = WholeCheckpoints().load_checkpoint(best.best_model_path, map_location="cpu")
    task.on_load_checkpoint(checkpoint)
    task.load_state_dict(checkpoint["state_dict"], strict=False)
    return Trained(trainer.global_step, int(checkpoint["epoch"]) + 1, float(best.best_model_score))


def _begun(folder: Path) -> Path | None:
    """The last checkpoint of a training that was begun; None where it starts anew.

    Lightning forgets which checkpoint was the best one where they were moved, so then they are of no use.
    """
    last = folder / "last.ckpt"
    if not last.exists():
        return None
    stored = WholeCheckpoints().load_checkpoint(last, map_location="cpu").get("callbacks", {})
    places = [state["dirpath"] for state in stored.values() if isinstance(state, dict) and "dirpath" in state]
    if places == [str(folder.resolve())]:
        return last
    shutil.rmtree(folder)
    return None


def _checkpoints(trainer: Trainer) -> ModelCheckpoint:
    callback = trainer.checkpoint_callback
    if not isinstance(callback, ModelCheckpoint) or callback.monitor is None:
        raise LadderError("the recipe keeps no best checkpoint", "give it ModelCheckpoint with monitor: validation/iou")
    return callback


def _move(trainer: Trainer, folder: Path) -> None:
    """Lets what a training writes lie in the rung's folder instead of the recipe's."""
    keeper = _checkpoints(trainer)
    keeper.dirpath, keeper.save_top_k = str(folder.resolve() / "checkpoints"), 1
    callbacks: list[Callback] = vars(trainer)["callbacks"]  # Lightning does not declare it
    callbacks[:] = [each for each in callbacks if not isinstance(each, CurvesPicture)]
    trainer.loggers = [CSVLogger(folder, name="log")]
