"""Stops a run whose loss or weights are no numbers any more, before they reach a checkpoint."""

from __future__ import annotations

from typing import Any

import lightning
import torch
from lightning.pytorch.callbacks import Callback, ModelCheckpoint
from torch import Tensor

from engine.errors import CloudmaskError


class DivergedError(CloudmaskError):
    """A training that has come to nothing."""

    kind = "diverged"


class StopWhenDiverged(Callback):
    """Looks at the loss before each backward pass, and at the weights before they are kept.

    What was kept before stays; the same command goes on from there.
    """

    def on_before_backward(self, trainer: lightning.Trainer, _module: lightning.LightningModule, loss: Tensor) -> None:
        """Looks at the loss of one step, that of all processes together.

        Raises:
            DivergedError: It is not finite.
        """
        finite = bool(torch.isfinite(loss.detach()).all())
        if trainer.world_size > 1:  # all of them stop, or those that go on would wait for the others
            finite = trainer.strategy.reduce_boolean_decision(finite, all=True)
        if not finite:
            raise _diverged(trainer, f"the loss of step {trainer.global_step + 1} is not finite")

    def on_save_checkpoint(
        self, trainer: lightning.Trainer, _module: lightning.LightningModule, checkpoint: dict[str, Any]
    ) -> None:
        """Looks at the weights that are to be kept; a single step can break them after its loss was seen.

        Raises:
            DivergedError: One of them is not finite.
        """
        for name, tensor in checkpoint["state_dict"].items():
            if isinstance(tensor, Tensor) and tensor.is_floating_point() and not torch.isfinite(tensor).all():
                raise _diverged(trainer, f"after step {trainer.global_step}, {name} is not finite")


def _diverged(trainer: lightning.Trainer, what: str) -> DivergedError:
    callback = trainer.checkpoint_callback
    last = callback.last_model_path if isinstance(callback, ModelCheckpoint) else ""
    kept = f"the same command goes on from {last}" if last else "nothing was kept, the same command starts anew"
    rates = sorted({group["lr"] for optimizer in trainer.optimizers for group in optimizer.param_groups})
    return DivergedError(
        what, f"lower the learning rate (--model.learning_rate; it is {rates[-1]:.2g} here), and {kept}"
    )
