"""`simulate`, `fit` and `validate`: LightningCLI over the segmentation task and its data."""

from __future__ import annotations

import torch
from lightning.pytorch.cli import LightningArgumentParser, LightningCLI

from .data.module import CloudPatches
from .tasks.segmentation import SegmentationTask


class TrainCLI(LightningCLI):
    """LightningCLI with the number of threads as an option, and a command that only makes the packs."""

    def add_arguments_to_parser(self, parser: LightningArgumentParser) -> None:
        """Adds `--threads`."""
        parser.add_argument("--threads", type=int, default=0, help="threads of the CPU; 0 leaves it to torch")

    def _parse_ckpt_path(self) -> None:
        """Leaves the model to the recipe: Lightning would take what a checkpoint stores for the export as options."""

    def before_instantiate_classes(self) -> None:
        """Sets the threads before anything runs."""
        threads = self.config[self.config.subcommand].threads
        if threads:
            torch.set_num_threads(threads)


def run_lightning(arguments: list[str]) -> int:
    """Runs one command of LightningCLI; returns its exit code."""
    only_packs = arguments[0] == "simulate"
    if only_packs:
        arguments = ["fit", *arguments[1:]]
    cli = _Prepared if only_packs else TrainCLI
    cli(SegmentationTask, CloudPatches, args=arguments, save_config_kwargs={"overwrite": True})
    return 0


class _Prepared(TrainCLI):
    def _run_subcommand(self, subcommand: str) -> None:
        self.datamodule.prepare_data()
