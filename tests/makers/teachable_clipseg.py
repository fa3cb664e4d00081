"""A CLIPSeg with random weights that can be taught something in a few hundred steps, in the layout of a base model.

In a network whose weights are all drawn as for a first training, hardly anything of an image or a prompt arrives at the
decoder, which a few hundred steps do not mend. Here what the decoder needs arrives, as it does in a published model:
the colour of a patch and its place, prompts that differ, and logits that say the same of all pixels of a patch.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from makers.clipseg import make_full, random_model, tiny_config
from torch import nn

_WIDTH, _REDUCED, _PROJECTED, _INNER = 128, 64, 128, 256
_BEGIN = 49406
"""The token that begins a text; the last one, which ends it, follows."""


def make_teachable(root: Path) -> Path:
    """Writes the card folder `clipseg-made`: two blocks of each tower, which the decoder's two blocks read.

    Args:
        root: Where it is made.

    Returns:
        The folder.
    """
    config = tiny_config(
        extract_layers=[0, 1],
        projection_dim=_PROJECTED,
        reduce_dim=_REDUCED,
        decoder_intermediate_size=_INNER,
        text={"hidden_size": _PROJECTED, "intermediate_size": _REDUCED},
        vision={"hidden_size": _WIDTH, "intermediate_size": 2 * _WIDTH, "num_hidden_layers": 2},
    )
    model = random_model(config)
    with torch.no_grad():
        _see(model.clip.vision_model)
        _read(model.clip.text_model)
        _decide(model.decoder)
    return make_full(root, model, config)


def _see(tower: nn.Module) -> None:
    """Lets colour and place of a patch, and products of both, be about equally strong in its features."""
    embeddings = tower.embeddings
    patch, place = embeddings.patch_embedding.weight, embeddings.position_embedding.weight
    patch.normal_(0, 0.02).add_(4 * torch.randn(*patch.shape[:2], 1, 1) / patch[0, 0].numel())
    # Waves of drawn direction and length, so that neighbouring places are alike: three in an image, more or less.
    edge = math.isqrt(len(place) - 1)
    steps = torch.stack(torch.meshgrid(torch.arange(edge), torch.arange(edge), indexing="ij"), dim=-1).reshape(-1, 2)
    waves, phases = 3 * torch.randn(2, place.shape[1]), 2 * math.pi * torch.rand(place.shape[1])
    place[1:] = math.sqrt(2) * torch.cos(2 * math.pi * steps / edge @ waves + phases)
    place[0].normal_()
    _strengthen(tower.encoder.layers)


def _read(tower: nn.Module) -> None:
    """Lets a prompt's embedding come of its own words: not of where they stand, nor of what stands around all texts."""
    embeddings = tower.embeddings
    embeddings.token_embedding.weight.normal_()[_BEGIN:] = 0
    embeddings.position_embedding.weight.zero_()
    for block in tower.encoder.layers:
        block.self_attn.v_proj.weight.mul_(6)
        block.self_attn.out_proj.weight.mul_(6)


def _decide(decoder: nn.Module) -> None:
    """Lets a prompt change what the decoder sees as much as the image does, and patches have logits of one value."""
    for film in (decoder.film_mul, decoder.film_add):
        film.weight.normal_(0, 1 / math.sqrt(_PROJECTED))
    decoder.film_mul.bias.add_(1)
    for reduce in decoder.reduces:
        reduce.weight.normal_(0, 1 / math.sqrt(_WIDTH))
    _strengthen(decoder.layers)
    spread, first, last = (decoder.transposed_convolution[place] for place in (0, 2, 4))
    scale = math.sqrt(2 / _REDUCED)
    spread.weight.mul_(0.3)[:, :, 1, 1].normal_(0, scale)
    first.weight.copy_(scale * torch.randn(*first.weight.shape[:2], 1, 1).expand_as(first.weight))
    last.weight.copy_(0.2 * scale * torch.randn(*last.weight.shape[:2], 1, 1).expand_as(last.weight))
    last.bias.zero_()


def _strengthen(blocks: nn.ModuleList) -> None:
    for block in blocks:
        block.mlp.fc1.weight.mul_(2)
        block.mlp.fc2.weight.mul_(2)
