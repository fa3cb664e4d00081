"""Turns a checkpoint of a published U-Net into a card folder that the engine opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from engine.cards import Card
from engine.models.unetmobv2 import MAXIMUM, MULTIPLE_OF, build_network, scaled
from engine.sentinel2 import BAND_NAMES

from .card_folder import RECIPES, ExportError, add_measured, open_checkpoint, read_template, write_new_folder
from .export import giga_macs_per_megapixel
from .new_folder import require_free
from .tasks.unet_mobilenetv2 import FAMILY

_NETWORK = "network."


def export_unetmobv2(
    checkpoint: Path,
    folder: Path,
    template: Path | None = None,
    metrics: Sequence[Mapping[str, Any]] = (),
    errors: Sequence[Mapping[str, Any]] = (),
    temperature: float | None = None,
) -> Card:
    """Writes a card folder; the same arguments give the same bytes.

    Args:
        checkpoint: What `fit` wrote by a recipe of this family.
        folder: Where to, named like the model; it must not exist, or be empty.
        template: YAML with everything that a person writes; None for that of the recipe, which the network tells.
        metrics: What was measured, as entries of the card.
        errors: What clear ground is taken for, by surface, as entries of the card.
        temperature: Logits are divided by it before they become probabilities; None for the template's.

    Returns:
        The card that was written.

    Raises:
        ExportError: Checkpoint or template cannot be read, or the engine refuses the card that came of them.
        TargetError: Something lies in the folder.
    """
    require_free(folder)
    architecture, weights = read_checkpoint(checkpoint)
    card = read_template(template or default_template(architecture))
    network = _Counted(len(architecture["bands"]), len(architecture["classes"]), architecture["scaling"])
    card["id"] = folder.absolute().name
    card["architecture"] = {**architecture, "form": "state_dict"}
    card["inputs"] = {
        "bands_required": [band for band in BAND_NAMES if band in architecture["bands"]],
        "bands_optional": [],
        **card["inputs"],
        "multiple_of": MULTIPLE_OF,
    }
    add_measured(card, metrics, errors, temperature, giga_macs_per_megapixel(network, len(architecture["bands"])))
    # In single precision, as the published weights are: the engine then says what the training did.
    return write_new_folder(folder, card, weights, torch.float32)


def read_checkpoint(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The architecture and the network's weights of a checkpoint.

    Raises:
        ExportError: The file is missing, unreadable, or of another task.
    """
    with open_checkpoint(path, "a published U-Net") as stored:
        told, state = stored["hyper_parameters"], stored["state_dict"]
        architecture = {key: told["architecture"][key] for key in ("encoder", "bands", "classes", "scaling")}
        weights = {name.removeprefix(_NETWORK): tensor for name, tensor in state.items() if name.startswith(_NETWORK)}
        if told["family"] != FAMILY or not weights:
            raise ValueError(told["family"])
    return architecture, weights


def default_template(architecture: Mapping[str, Any]) -> Path:
    """What the card of a network says in words where nothing else is named.

    Raises:
        ExportError: The network is of none of the recipes.
    """
    if architecture["scaling"] == MAXIMUM and len(architecture["bands"]) == 3:
        return RECIPES / "unet_mobilenetv2_rgb_card.yaml"
    if set(architecture["bands"]) == set(BAND_NAMES) and architecture["scaling"] != MAXIMUM:
        return RECIPES / "unet_mobilenetv2_13band_card.yaml"
    raise ExportError("the network has other bands than the recipes: name with --template what its card says in words")


class _Counted(nn.Module):
    """The network, called as the engine's own U-Nets are."""

    def __init__(self, bands: int, classes: int, scaling: str) -> None:
        super().__init__()
        self.network, self.scaling = build_network(bands, classes), scaling

    def forward(self, batch: Tensor, _presence: Tensor) -> Tensor:
        logits: Tensor = self.network(scaled(batch, self.scaling))
        return logits
