"""`simulate`, `fit` and `validate`: LightningCLI over the task and the data that a recipe names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightning
import torch
from lightning.pytorch.cli import LightningArgumentParser, LightningCLI

from .checkpoints import WholeCheckpoints


class TrainCLI(LightningCLI):
    """LightningCLI with the number of threads as an option, and a command that only makes the packs."""

    def add_arguments_to_parser(self, parser: LightningArgumentParser) -> None:
        """Adds `--threads`."""
        parser.add_argument("--threads", type=int, default=0, help="threads of the CPU; 0 leaves it to torch")

    def _parse_ckpt_path(self) -> None:
        """Leaves the model to the recipe: Lightning would take what a checkpoint stores for the export as options."""

    def before_instantiate_classes(self) -> None:
        """Sets the threads before anything runs."""
        threads = self._get(self.config, "threads")
        if threads:
            torch.set_num_threads(threads)

    def instantiate_trainer(self, **kwargs: Any) -> lightning.Trainer:  # noqa: ANN401 (Lightning's own arguments)
        """A trainer whose checkpoints are written whole or not at all, unless the recipe brings its own plugins."""
        chosen = self._get(self.config_init, "trainer.plugins")
        return super().instantiate_trainer(plugins=chosen or [WholeCheckpoints()], **kwargs)


def run_lightning(arguments: list[str]) -> int:
    """Runs one command of LightningCLI; returns its exit code.

    Raises:
        KeyboardInterrupt: It was interrupted.
    """
    command, *options = arguments
    cli, runs = (_Prepared, "fit") if command == "simulate" else (TrainCLI, command)
    try:
        cli(args=[runs, *options], save_config_kwargs={"overwrite": True})
    except SystemExit as ended:
        # Lightning ends the process with exit code 1, as after a failure.
        if isinstance(ended.__context__, KeyboardInterrupt):
            raise KeyboardInterrupt from ended
        raise
    return 0


def build(
    arguments: Sequence[str],
) -> tuple[lightning.Trainer, lightning.LightningModule, lightning.LightningDataModule]:
    """What `fit` would run with these options, without running it.

    Args:
        arguments: Options of `fit`, such as `--config RECIPE`. Which checkpoint to go on from (`ckpt_path`) is left to
            whoever calls the trainer.

    Returns:
        The trainer, with the recipe's loggers and callbacks; the task; the data.
    """
    built = _Built(args=["fit", *arguments], save_config_kwargs={"overwrite": True})
    return built.trainer, built.model, built.datamodule


class _Built(TrainCLI):
    def _run_subcommand(self, _subcommand: str) -> None:
        """Leaves running to others."""


class _Prepared(TrainCLI):
    def _run_subcommand(self, subcommand: str) -> None:
        self.datamodule.prepare_data()
