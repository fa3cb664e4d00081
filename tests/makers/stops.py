"""Callbacks that meddle with a run, as people, learning rates and disks do. Given by `--trainer.callbacks+`."""

from __future__ import annotations

import os
import signal

import lightning
import torch
from lightning.pytorch.callbacks import Callback
from makers.disks import fill


class CtrlC(Callback):
    """Presses Ctrl-C in the second batch of an epoch's training, or in its validation."""

    def __init__(self, epoch: int = 1, validation: bool = False) -> None:
        self.epoch, self.validation = epoch, validation

    def on_train_batch_start(self, trainer: lightning.Trainer, *_: object) -> None:
        if not self.validation and trainer.current_epoch == self.epoch and trainer.fit_loop.epoch_loop.batch_idx == 1:
            os.kill(os.getpid(), signal.SIGINT)

    def on_validation_batch_start(self, trainer: lightning.Trainer, *_: object) -> None:
        if self.validation and trainer.current_epoch == self.epoch:
            os.kill(os.getpid(), signal.SIGINT)


class BreakWeights(Callback):
    """Makes a weight that is trained not a number, as a learning rate does that is far too high."""

    def __init__(self, epoch: int = 1, at_the_end: bool = False) -> None:
        self.epoch, self.at_the_end = epoch, at_the_end

    def on_train_batch_start(self, trainer: lightning.Trainer, module: lightning.LightningModule, *_: object) -> None:
        if not self.at_the_end and trainer.current_epoch == self.epoch:
            _break(module)

    def on_train_epoch_end(self, trainer: lightning.Trainer, module: lightning.LightningModule) -> None:
        if self.at_the_end and trainer.current_epoch == self.epoch:
            _break(module)


class FillDisk(Callback):
    """Leaves no room on the disk of a folder once an epoch's training begins, and logs more than a page holds."""

    def __init__(self, folder: str, epoch: int = 1) -> None:
        self.folder, self.epoch = folder, epoch

    def on_train_epoch_start(self, trainer: lightning.Trainer, *_: object) -> None:
        if trainer.current_epoch == self.epoch:
            fill(self.folder)
            for logger in trainer.loggers:
                logger.log_metrics({f"made/{number}": float(number) for number in range(1000)}, trainer.global_step)


class StillNorms(Callback):
    """Holds the figures of batch normalisation as they are."""

    def on_train_batch_start(self, trainer: lightning.Trainer, module: lightning.LightningModule, *_: object) -> None:
        for part in module.modules():
            if isinstance(part, (torch.nn.BatchNorm1d, torch.nn.BatchNorm2d)):
                part.eval()


def _break(module: lightning.LightningModule) -> None:
    trained = next(parameter for parameter in module.parameters() if parameter.requires_grad)
    trained.data[(0,) * trained.ndim] = float("nan")
