"""How the commands run Lightning: it says what is wrong and nothing else, and its ways of ending are told as errors."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lightning import LightningDataModule, LightningModule, Trainer
from lightning.fabric.utilities.exceptions import MisconfigurationException

from engine.errors import UsageError

from .checkpoints import of_this_network


def fit(trainer: Trainer, task: LightningModule, data: LightningDataModule, checkpoint: Path | None) -> None:
    """Trains to the end, from a checkpoint on where one is given.

    Raises:
        CheckpointError: The checkpoint is of another network or another way of training.
        KeyboardInterrupt: Somebody stopped it.
        UsageError: Trainer, task and data do not fit each other.
    """
    with endings_as_errors(), of_this_network(trainer):
        trainer.fit(task, datamodule=data, ckpt_path=None if checkpoint is None else str(checkpoint))
    if trainer.interrupted:
        raise KeyboardInterrupt


@contextmanager
def endings_as_errors() -> Iterator[None]:
    """Tells a setting that Lightning refuses in a sentence, and an interrupt as an interrupt.

    Raises:
        KeyboardInterrupt: Somebody stopped it.
        UsageError: Lightning refuses a setting.
    """
    try:
        yield
    except MisconfigurationException as error:
        raise UsageError(str(error).strip().rstrip(".")) from error
    except SystemExit as ended:
        # Lightning ends the process with exit code 1, as after a failure.
        if isinstance(ended.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from ended
        raise


@contextmanager
def warnings_alone() -> Iterator[None]:
    """Lets Lightning say of many trainings what is wrong and nothing else."""
    logs = [logging.getLogger(name) for name in ("lightning.pytorch", "lightning.fabric")]
    levels = [each.level for each in logs]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"lightning\.")
        for each in logs:
            each.setLevel(logging.WARNING)
        try:
            yield
        finally:
            for each, level in zip(logs, levels, strict=True):
                each.setLevel(level)
