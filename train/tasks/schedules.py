"""Optimisers and schedules as the hub's trainer sets them up, which the published CLIPSeg models were trained with."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler

from engine.models.clipseg.packages import need

BETAS, EPSILON = (0.9, 0.999), 1e-8


def without_decay(model: nn.Module) -> set[str]:
    """Names of the parameters that weight decay leaves alone: biases, and all of a layer normalisation."""
    normalisations = (
        f"{place}.{name}"
        for place, module in model.named_modules()
        if isinstance(module, nn.LayerNorm)
        for name, _ in module.named_parameters()
    )
    return {*normalisations, *(name for name, _ in model.named_parameters() if name.endswith("bias"))}


def parameter_groups(
    model: nn.Module, distances: Mapping[str, int], learning_rate: float, weight_decay: float, layer_decay: float
) -> list[dict[str, Any]]:
    """Groups of parameters for an optimiser.

    The learning rate falls with the distance from the top: learning_rate · layer_decay^distance (Howard, Ruder 2018,
    arXiv:1801.06146, in the form of Clark et al. 2020, arXiv:2003.10555).

    Args:
        model: The network.
        distances: Of the parameters that are trained, by their names; others stand in no group.
        learning_rate: At the top.
        weight_decay: Of what it does not leave alone.
        layer_decay: 1 gives all the same learning rate.

    Returns:
        At most two groups for each learning rate, the highest first, and in it what decays first.
    """
    exempt, parameters = without_decay(model), dict(model.named_parameters())
    groups: dict[tuple[int, bool], list[nn.Parameter]] = {}
    for name, distance in distances.items():
        groups.setdefault((distance if layer_decay != 1 else 0, name in exempt), []).append(parameters[name])
    return [
        {
            "params": groups[distance, spared],
            "lr": learning_rate * layer_decay**distance,
            "weight_decay": 0.0 if spared else weight_decay,
        }
        for distance, spared in sorted(groups)
    ]


def adamw(groups: list[dict[str, Any]], learning_rate: float) -> torch.optim.AdamW:
    """AdamW (Loshchilov, Hutter 2019, arXiv:1711.05101) with the hub trainer's constants."""
    return torch.optim.AdamW(groups, learning_rate, betas=BETAS, eps=EPSILON)


def warmup_steps(steps: int, share: float) -> int:
    """How many steps of a run the learning rate rises: a share of all, rounded up."""
    return math.ceil(steps * share)


def linear_schedule(optimizer: torch.optim.Optimizer, steps: int, warmup_share: float) -> LRScheduler:
    """A learning rate that rises linearly from 0 over the first share of the steps, and falls linearly to 0.

    Args:
        optimizer: With the highest rates.
        steps: Of the run.
        warmup_share: Share of them.
    """
    make = need("transformers.optimization", "get_linear_schedule_with_warmup")
    schedule: LRScheduler = make(optimizer, warmup_steps(steps, warmup_share), steps)
    return schedule
