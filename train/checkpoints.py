"""How checkpoints are written and read, so that neither a kill nor a full disk costs a run more than its last epoch."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import torch
from lightning import LightningModule, Trainer
from lightning.fabric.plugins import TorchCheckpointIO
from lightning.pytorch.callbacks import Callback, ModelCheckpoint
from torch import Tensor

from engine.errors import CloudmaskError

_OURS = {"state_dict", "global_step", "pytorch-lightning_version"}
_MISMATCHES = {
    "Error(s) in loading state_dict": "network",
    "parameter group": "way of training",
}
"""What torch says where weights or an optimizer's state do not fit, and what they are then of."""


class CheckpointError(CloudmaskError):
    """A checkpoint that a run cannot go on from."""

    kind = "checkpoint"


class WholeCheckpoints(TorchCheckpointIO):
    """Writes a checkpoint beside its place and moves it there.

    Lightning's own writes to the system's folder for temporary files: from there to another disk a file is copied, and
    what a full disk or a kill leaves of the copy has taken the place of the checkpoint before.
    """

    def save_checkpoint(
        self,
        checkpoint: Mapping[str, Any],
        path: str | Path,
        storage_options: Any | None = None,  # noqa: ANN401 (Lightning's own argument)
    ) -> None:
        """Writes a checkpoint.

        Raises:
            OSError: It cannot be written; what stood at `path` stands there still.
        """
        target = Path(path)
        partial = target.with_name(f"{target.name}.part")
        buffer = io.BytesIO()  # torch tells a full disk as an error of its own, without the reason
        torch.save(dict(checkpoint), buffer)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(buffer.getbuffer())
            partial.replace(target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise OSError(error.errno, error.strerror, str(target)) from error

    def load_checkpoint(self, path: str | Path, *arguments: Any, **options: Any) -> dict[str, Any]:  # noqa: ANN401
        """Reads a checkpoint, never what a pickle would run.

        Raises:
            CheckpointError: There is none, it is damaged, or it is another file of torch's.
        """
        if not Path(path).is_file():
            raise CheckpointError(f"there is no checkpoint {path}")
        try:
            checkpoint = super().load_checkpoint(path, *arguments, **{**options, "weights_only": True})
        except (OSError, RuntimeError, EOFError, KeyError, ValueError, UnpicklingError) as error:
            raise CheckpointError(f"the checkpoint {path} is damaged", _way_out(Path(path))) from error
        if not isinstance(checkpoint, dict) or not checkpoint.keys() >= _OURS:
            raise CheckpointError(f"{path} is not a checkpoint of `python -m train fit`")
        return checkpoint


class BestAndLast(ModelCheckpoint):
    """Keeps the best checkpoints and the last one, and nothing of a run for development.

    Lightning renews the last one only where it is among the best: an interrupted run would go on from there, and do
    again what came after.
    """

    def _save_topk_checkpoint(self, trainer: Trainer, monitor_candidates: dict[str, Tensor]) -> None:
        super()._save_topk_checkpoint(trainer, monitor_candidates)
        # Who calls this then writes the last one.
        self._last_global_step_saved = trainer.global_step

    def on_train_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Keeps the last one where nothing has been kept."""
        if not trainer.fast_dev_run:  # type: ignore[attr-defined] # set where a trainer is made
            super().on_train_end(trainer, pl_module)


class EpochsCountedOnce(Callback):
    """Cures how Lightning goes on after an epoch's end in runs with a `max_steps`.

    It ends that epoch once more, without a batch, and counts it twice: the next epoch would have the order of the one
    after it, and a run with `max_epochs` as well would end an epoch too early.
    """

    def on_train_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Takes the second count back."""
        if trainer.fit_loop.restarted_on_epoch_end:
            for progress in (trainer.fit_loop.epoch_progress.current, trainer.fit_loop.epoch_progress.total):
                progress.processed -= 1  # type: ignore[attr-defined] # of trackers of epochs


@contextmanager
def of_this_network(trainer: Trainer) -> Iterator[None]:
    """Tells in a sentence where a checkpoint that a trainer opens is of another network or another way of training.

    Raises:
        CheckpointError: It is; nothing was changed.
    """
    try:
        yield
    except (RuntimeError, ValueError, KeyError) as error:
        what = next((sentence for sign, sentence in _MISMATCHES.items() if sign in str(error)), None)
        if what is None or trainer.ckpt_path is None:
            raise
        raise CheckpointError(
            f"the checkpoint {trainer.ckpt_path} is of another {what} than the recipe's",
            "give the recipe and the options that it was trained with, or another checkpoint (--ckpt_path); a run in "
            "another folder, or with --ckpt_path null, starts anew",
        ) from error


def _way_out(damaged: Path) -> str:
    others = sorted(damaged.parent.glob("*.ckpt"), key=lambda each: each.stat().st_mtime)
    before = [each.name for each in others if each.name != damaged.name]
    if not before:
        return "delete it to start anew"
    return f"copy {before[-1]} over it to go on from there, or delete it to start anew"
