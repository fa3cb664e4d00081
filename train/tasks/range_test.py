"""The learning rate by a range test (Smith 2017, arXiv:1506.01186), by Lightning's own, with the published range."""

from __future__ import annotations

import lightning
from lightning.pytorch.callbacks import LearningRateFinder
from lightning_utilities.core.rank_zero import rank_zero_info

LOWEST, HIGHEST, STEPS = 1e-7, 1e-1, 100


class RangeTest(LearningRateFinder):
    """Sets `learning_rate` of a task before its first step; a run that goes on keeps what it has found."""

    def __init__(self) -> None:
        super().__init__(LOWEST, HIGHEST, STEPS, attr_name="learning_rate")

    def on_fit_start(self, trainer: lightning.Trainer, pl_module: lightning.LightningModule) -> None:
        """Runs the test."""
        if trainer.ckpt_path is not None or trainer.fast_dev_run:  # type: ignore[attr-defined] # set where a trainer is made
            return
        epochs = trainer.fit_loop.max_epochs
        trainer.fit_loop.max_epochs = -1  # a small set has fewer steps in all its epochs
        try:
            self.lr_find(trainer, pl_module)
        finally:
            trainer.fit_loop.max_epochs = epochs
        # Lightning tells the optimiser; the schedule, which remembers what it began with, has to be made anew.
        trainer.strategy.setup_optimizers(trainer)
        rank_zero_info(f"the learning rate is {pl_module.learning_rate:.2g} after a range test")
