"""An encoder that is not trained at first, but for its batch normalisations."""

from __future__ import annotations

from lightning.pytorch.callbacks import BaseFinetuning
from torch import nn


def freeze_all_but_normalisations(encoder: nn.Module) -> None:
    """Lets gradients reach only the batch normalisations, which go on to learn and to measure."""
    BaseFinetuning.freeze(encoder, train_bn=True)


def thaw(encoder: nn.Module) -> None:
    """Lets gradients reach everything."""
    BaseFinetuning.make_trainable(encoder)


def is_of_normalisation(network: nn.Module, parameter: str) -> bool:
    """Whether a parameter, by its name, is of a batch normalisation."""
    return isinstance(network.get_submodule(parameter.rpartition(".")[0]), nn.modules.batchnorm._BatchNorm)
