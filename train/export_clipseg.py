"""Turns a checkpoint of CLIPSeg into a card folder that the engine opens."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from torch import Tensor

from engine.card_reader import read_card
from engine.cards import Card
from engine.classes import CLASSES
from engine.errors import ModelError
from engine.models.clipseg.network import open_model, read_config
from engine.models.clipseg.weights import read_tensors

from .card_folder import RECIPES, open_checkpoint, write_card_and_digests, write_weights
from .new_folder import new_folder, require_free
from .tasks.clipseg import FAMILY, PREFIX
from .tasks.clipseg_modes import MODES, Adapters, Mode, adapter_settings
from .tasks.clipseg_network import find_base, origin_of

WEIGHTS = {"decoder": "decoder.safetensors", "adapter": "adapter_model.safetensors", "full": "model.safetensors"}
"""Names of the weights' file by the form in which they are stored: those that are published."""

_WORDS = RECIPES / "clipseg_card.yaml"
_PEFT, _ACTIVE = "base_model.model.", ".default."
"""What PEFT's files put before every name, and what its networks have in the middle of it."""


def export_clipseg(
    checkpoint: Path,
    folder: Path,
    *,
    name: str | None = None,
    base: str | None = None,
    metrics: Sequence[Mapping[str, Any]] = (),
) -> Card:
    """Writes what a run has trained as a model; the same arguments give the same bytes.

    Args:
        checkpoint: What `fit` wrote by a recipe of CLIPSeg.
        folder: Where to; it must not exist, or be empty.
        name: Id of the model; None for the folder's name.
        base: Id or folder of the model that the run started from; None for the id that the checkpoint tells.
        metrics: What was measured, as entries of the card.

    Returns:
        The card that was written.

    Raises:
        ExportError: The checkpoint cannot be read, or is of another task.
        ModelError: The base model is not there or not the same, or the tensors do not fit it.
        TargetError: Something lies in the folder.
    """
    require_free(folder)
    told, tensors = read_checkpoint(checkpoint)
    under = find_base(base or told["base"])
    if origin_of(under) != told["origin"]:
        raise ModelError(
            f"model {under.id} is not the one that {checkpoint} was trained from",
            "its weights are others: name with --base the folder of the one that was",
        )
    with new_folder(folder) as whole:
        _write_weights(whole, MODES[told["mode"]], under, told, tensors)
        _write_card(whole, name or folder.absolute().name, under, told, metrics)
        card = _with_base(read_card(whole), under)
        open_model(card, read_config(card), with_text=True)  # says what does not fit
    return _with_base(read_card(folder), under)


def read_checkpoint(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """What a checkpoint tells of its run, and the tensors that were trained, by their names in the network.

    Raises:
        ExportError: The file is missing, unreadable, or of another task.
    """
    with open_checkpoint(path, "CLIPSeg") as stored:
        told, state = dict(stored["hyper_parameters"]), stored["state_dict"]
        if told["family"] != FAMILY or told["mode"] not in MODES or not all(key in told for key in ("base", "origin")):
            raise ValueError(told["family"])
        told["steps"] = int(stored["global_step"])
    return told, {name.removeprefix(PREFIX): each.contiguous() for name, each in state.items()}


def _with_base(card: Card, under: Card) -> Card:
    return replace(card, base_card=under) if card.base is not None else card


def _write_weights(
    folder: Path, mode: Mode, under: Card, told: Mapping[str, Any], tensors: Mapping[str, Tensor]
) -> None:
    stored = dict(tensors)
    if mode.form == "full":
        whole = read_tensors(under.weights_path)
        stored = {name: each for name, each in {**whole, **tensors}.items() if not name.endswith("position_ids")}
        for each in under.files:
            if each.name != under.weights and (under.folder / each.name).is_file():
                shutil.copyfile(under.folder / each.name, folder / each.name)
    if mode.form == "adapter":
        stored = {f"{_PEFT}{name.replace(_ACTIVE, '.')}": each for name, each in tensors.items()}
        blocks = max(read_config(under).extract_layers) + 1
        settings = adapter_settings(mode, Adapters(**told["adapters"]), blocks)
        settings.inference_mode = True
        settings.save_pretrained(str(folder))
    write_weights(folder, stored, WEIGHTS[mode.form], {"format": "pt"})


def _write_card(
    folder: Path, name: str, under: Card, told: Mapping[str, Any], metrics: Sequence[Mapping[str, Any]]
) -> None:
    words = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    mode, trained = MODES[told["mode"]], words.pop("trained")
    main = WEIGHTS[mode.form]
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    others = [{"file": file, "bytes": size} for file, size in sizes.items() if file != main]
    weights: dict[str, Any] = {"file": main, "bytes": sizes[main], **({"files": others} if others else {})}
    if mode.form != "full":
        weights["base"] = under.id
    card = {
        "id": name,
        **words,
        "family": FAMILY,
        "inputs": under.raw["inputs"],
        "outputs": {"classes": {each.name: each.code for each in CLASSES}, "prompts": list(told["prompts"])},
        "decision": under.raw["decision"],
        "licence": under.licence,
        "attribution": f"{_sentence(under.raw['attribution'])} Here: taught further by you.",
        "trained_on": _trained_on(under, told, trained[mode.name]),
        "architecture": {"form": mode.form},
        "weights": weights,
        "metrics": [dict(metric) for metric in metrics],
        "size_of_run": under.raw["size_of_run"],
    }
    write_card_and_digests(folder, card)


def _trained_on(under: Card, told: Mapping[str, Any], part: str) -> str:
    data = told.get("data", {"name": "images of your own", "share": 1})
    share = "" if data["share"] == 1 else f"{100 * data['share']:g} % of "
    return f"{_sentence(under.raw['trained_on'])} Then {part}, by you on {share}{data['name']} ({told['steps']} steps)."


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
