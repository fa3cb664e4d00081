"""What is trained of CLIPSeg: the decoder alone, as published, or the towers of CLIP as well.

transformers runs both towers of CLIP without gradients. So what is published as full fine-tuning trains the decoder,
and what is published as LoRA trains the decoder's adapters: those of the towers stay as they were made, at zero. Here
the towers are run by the engine, which leaves gradients to its caller, so that both can be done for the whole network
as well.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import nn

from engine.models.clipseg.network import DECODER
from engine.models.clipseg.packages import need

Name = Literal["decoder", "decoder_lora", "towers_full", "towers_lora"]

TARGETS = ("q_proj", "k_proj", "v_proj", "out_proj")
"""Projections of an attention that get adapters, as published."""

_ADAPTER = ".lora_"
_BLOCK = re.compile(r"clip\.(?P<tower>vision_model|text_model)\.encoder\.layers\.(?P<index>\d+)\.")
_BELOW = ("clip.vision_model.embeddings.", "clip.vision_model.pre_layrnorm.", "clip.text_model.embeddings.")
"""What stands before a tower's first block."""


@dataclass(frozen=True)
class Mode:
    """What is trained.

    Attributes:
        name: In recipes and checkpoints.
        towers: Whether gradients flow through the towers.
        adapted: Whether adapters are trained (LoRA) and nothing else.
        form: In which a card stores the result.
    """

    name: Name
    towers: bool
    adapted: bool
    form: Literal["decoder", "adapter", "full"]


MODES = {
    mode.name: mode
    for mode in (
        Mode("decoder", towers=False, adapted=False, form="decoder"),
        Mode("decoder_lora", towers=False, adapted=True, form="adapter"),
        Mode("towers_full", towers=True, adapted=False, form="full"),
        Mode("towers_lora", towers=True, adapted=True, form="adapter"),
    )
}


@dataclass(frozen=True)
class Adapters:
    """Of LoRA (Hu et al. 2022, arXiv:2106.09685): W + alpha / rank · B A, with A random and B zero at first.

    Attributes:
        rank: Rows of A.
        alpha: Scale of B A, times the rank.
        dropout: Share of an adapter's inputs that a training step leaves out.
    """

    rank: int = 32
    alpha: int = 64
    dropout: float = 0.05


def adapter_settings(mode: Mode, adapters: Adapters, blocks: int) -> Any:  # noqa: ANN401 (peft is imported late)
    """PEFT's `LoraConfig` of a mode.

    Adapters of the towers that no gradient would reach are not made: they would add zero to what is computed, and 3.9
    million numbers to what is stored.

    Args:
        mode: One with adapters.
        adapters: Their size.
        blocks: Of the vision tower, up to the last one that the decoder reads.
    """
    places = [re.escape(DECODER)]
    if mode.towers:
        read = "|".join(map(str, range(blocks)))
        places += [r"clip\.text_model\.", rf"clip\.vision_model\.encoder\.layers\.({read})\."]
    return need("peft", "LoraConfig")(
        r=adapters.rank,
        lora_alpha=adapters.alpha,
        lora_dropout=adapters.dropout,
        bias="none",
        target_modules=rf"({'|'.join(places)}).*({'|'.join(TARGETS)})",
    )


def prepare(model: Any, mode: Mode, adapters: Adapters, seed: int) -> None:  # noqa: ANN401
    """Makes those numbers trainable that a mode trains, after it has hung adapters on the network where it has any.

    Args:
        model: A `CLIPSegForImageSegmentation` as `engine.models.clipseg.network.open_model` returns it; it is changed.
        mode: What to train.
        adapters: Their size.
        seed: Of the adapters' random half.
    """
    if mode.adapted:
        settings = adapter_settings(mode, adapters, len(model.clip.vision_model.encoder.layers))
        inject = need("peft", "inject_adapter_in_model")
        with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # what the two libraries have to say to each other
            torch.manual_seed(seed)
            inject(settings, model)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(_is_trained(name, mode))


def _is_trained(name: str, mode: Mode) -> bool:
    return (mode.towers or name.startswith(DECODER)) and (not mode.adapted or _ADAPTER in name)


def trained_of(model: nn.Module) -> Iterator[tuple[str, nn.Parameter]]:
    """The trainable numbers of a network by their names."""
    return ((name, each) for name, each in model.named_parameters() if each.requires_grad)


def distances(model: Any) -> dict[str, int]:  # noqa: ANN401
    """How many blocks stand between each trainable number and the end of its tower.

    0: the decoder, and what stands behind a tower's last block. 1: the last block that is read. The embeddings are the
    farthest, one beyond the first block.

    Args:
        model: A prepared network.

    Returns:
        By the names of the network's parameters.
    """
    blocks = {tower: len(getattr(model.clip, tower).encoder.layers) for tower in _towers_of(model)}
    return {name: _distance(name, blocks) for name, _ in trained_of(model)}


def _towers_of(model: Any) -> list[str]:  # noqa: ANN401
    return [tower for tower in ("vision_model", "text_model") if hasattr(model.clip, tower)]


def _distance(name: str, blocks: dict[str, int]) -> int:
    if found := _BLOCK.match(name):
        return blocks[found["tower"]] - int(found["index"])
    if name.startswith(_BELOW):
        return blocks[name.split(".")[1]] + 1
    return 0
