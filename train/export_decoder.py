"""Turns a fine-tuned CLIPSeg into what is its own: the decoder, over a base model that is downloaded once for all.

Fine-tuning as it is published leaves both towers of CLIP as they were, because the package runs them without gradients:
of 150.7 million numbers 1.1 million differ from the base model's. An export is those, 4.5 MB instead of 600.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.card_reader import CARD, read_card
from engine.cards import Card, file_digest
from engine.catalog import find_card
from engine.errors import ModelError, TargetError
from engine.models.clipseg.family import ClipsegFamily
from engine.models.clipseg.network import DECODER, open_model, read_config

from .card_folder import write_card_and_digests, write_weights
from .new_folder import new_folder, require_free

BASE = "clipseg-rd64-refined"
WEIGHTS = "decoder.safetensors"
TAKEN = ("full", "adapter")
"""Forms of weights that a decoder can be taken from."""

_EDGE = 512
_ASKED = ("cloud", "ground")
_CLOSE = 1e-5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `export-decoder`."""
    parser.add_argument("model", help="id of an installed model, its folder, or a folder in the hub's layout")
    parser.add_argument("folder", type=Path, help="the card's folder, named like the model; it is made")
    parser.add_argument("--id", help="the model's id; else the folder's name")
    parser.add_argument(
        "--base", help=f"the model whose towers it has: id or folder; else what its card says, or {BASE}"
    )
    parser.add_argument(
        "--like", help="id of the model whose card says what it is (licence, figures), where its folder holds no card"
    )


def run(options: argparse.Namespace) -> int:
    """Runs `export-decoder`; returns the exit code."""
    card = export_decoder(options.model, options.folder, name=options.id, base=options.base, like=options.like)
    megabytes = card.weights_path.stat().st_size / 1e6
    print(f"{card.folder}: {megabytes:.1f} MB, the same logits as {options.model}, over {card.base}")  # noqa: T201
    return 0


def export_decoder(
    model: str, folder: Path, *, name: str | None = None, base: str | None = None, like: str | None = None
) -> Card:
    """Writes the decoder of a CLIPSeg model as a model of its own; the same arguments give the same bytes.

    Args:
        model: Id of an installed model, a folder with a card, or a folder in the hub's layout without one. Adapters are
            merged.
        folder: Where to; it must not exist, or be empty.
        name: Id of the export; None for the folder's name.
        base: Id or folder of the model that it builds on; None for the one that the card names, or `BASE`.
        like: Id of the model whose card describes a folder without one.

    Returns:
        The card of the export.

    Raises:
        ModelError: The model is no CLIPSeg with weights of its own, or differs from the base in more than its decoder.
        TargetError: Something lies in the folder.
    """
    require_free(folder)
    if not folder.absolute().parent.is_dir():
        raise TargetError(f"there is no folder {folder.absolute().parent}", "make it first")
    source = _find_source(model, like)
    under = find_card(base or source.base or BASE)
    if source.base is not None:
        source = replace(source, base_card=under)
    _verify(source)
    _verify(under)
    tensors = _own_tensors(source, under)
    with new_folder(folder) as whole:
        _write(whole, source, under, tensors, name or folder.name)
        _compare(source, replace(read_card(whole), base_card=under))
    return replace(read_card(folder), base_card=under)


def _find_source(model: str, like: str | None) -> Card:
    """The card of a model, or for a folder without one the card of `like`, put there."""
    path = Path(model)
    if path.is_dir() and not (path / CARD).is_file():
        if like is None:
            raise ModelError(
                f"{path} holds no {CARD}, so that nothing says whose it is and under which licence",
                "name with --like a model whose card holds for it",
            )
        card = replace(find_card(like), folder=path)
    else:
        card = find_card(str(path.absolute()) if path.is_dir() else model)
    if card.family != "clipseg" or card.architecture.get("form") not in TAKEN:
        raise ModelError(
            f"model {card.id} is no CLIPSeg with more than a decoder", "give one that was fine-tuned, or an adapter"
        )
    return card


def _verify(card: Card) -> None:
    """Compares files with their digests, in a folder without a card as far as the card that describes it has any."""
    if (card.folder / CARD).is_file():
        card.verify()
        return
    lacking = [each.name for each in card.files if not each.optional and not (card.folder / each.name).is_file()]
    if lacking:
        raise ModelError(f"{card.folder} lacks {', '.join(lacking)}, which {card.id} needs", "give the whole folder")
    for each in card.files:
        path = card.folder / each.name
        if each.sha256 is not None and path.is_file() and file_digest(path) != each.sha256:
            raise ModelError(f"{path} is not that of {card.id}", "name with --like a model whose card holds for it")


def _own_tensors(source: Card, base: Card) -> dict[str, Tensor]:
    """The decoder's tensors, after everything else has been found to be the base model's."""
    ours = open_model(source, read_config(source), with_text=True).state_dict()
    theirs = open_model(base, read_config(base), with_text=True).state_dict()
    other = next(
        (each for each in ours if not each.startswith(DECODER) and not _same(ours[each], theirs.get(each))), None
    )
    if other is not None:
        raise ModelError(
            f"model {source.id} differs from {base.id} in more than its decoder ({other})",
            "an export would be another model: use it as it is, or name with --base the model that it was tuned from",
        )
    return {each: tensor.contiguous() for each, tensor in ours.items() if each.startswith(DECODER)}


def _same(ours: Tensor, theirs: Tensor | None) -> bool:
    return theirs is not None and torch.equal(ours, theirs)


def _write(folder: Path, source: Card, base: Card, tensors: Mapping[str, Tensor], name: str) -> None:
    weights = write_weights(folder, tensors, WEIGHTS, {"format": "pt"})
    card: dict[str, Any] = {
        **source.raw,
        "id": name,
        "title": f"{source.title} (decoder)",
        "architecture": {**source.architecture, "form": "decoder"},
        "weights": {**weights, "base": base.id},
        "attribution": f"{source.raw.get('attribution', source.title)} Here: its decoder alone, over {base.id}.",
    }
    write_card_and_digests(folder, card)


def _compare(source: Card, export: Card) -> None:
    """Runs both on the same image: configuration and tokenizer must not differ in what they do either."""
    ours, theirs = (_logits(card) for card in (export, source))
    if not torch.allclose(ours, theirs, rtol=0, atol=_CLOSE):
        raise ModelError(
            f"over {export.base} the decoder of model {source.id} says something else",
            "configuration or tokenizer differ: name with --base the model that it was tuned from",
        )


def _logits(card: Card) -> Tensor:
    family = ClipsegFamily.load(card, "cpu", "fp32", None if card.prompts else _ASKED)
    return family.logits(_image(), torch.ones(1, len(family.bands), dtype=torch.bool))


def _image() -> Tensor:
    """Reflectance × 10 000 of an image with structure at several scales, uint16 [1, 3, 512, 512]."""
    random = torch.Generator().manual_seed(0)
    layers = [torch.rand(1, 3, _EDGE // step, _EDGE // step, generator=random) for step in (64, 16, 4, 1)]
    enlarged = [torch.nn.functional.interpolate(each, size=(_EDGE, _EDGE), mode="bilinear") for each in layers]
    return (torch.stack(enlarged).mean(dim=0) * 5000).to(torch.uint16)
