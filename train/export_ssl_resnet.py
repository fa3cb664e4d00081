"""Turns a checkpoint of a fine-tuned self-supervised encoder into a card folder that the engine opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.cards import Card
from engine.models.ssl_resnet.network import FAST, build_network, deepest_stride
from engine.sentinel2 import BAND_NAMES

from .card_folder import AVERAGE, RECIPES, add_measured, open_checkpoint, read_template, write_new_folder
from .export import giga_macs_per_megapixel
from .new_folder import require_free
from .tasks.ssl_resnet import FAMILY, TARGETS

_NETWORK = "network."
_EDGE_OF_COUNT = 32
_CODES = {"cloud": (0, 1), "shadow": (0, 3), "joint": (0, 1), "four-class": (0, 1, 2, 3)}
"""Codes of the classes of each target."""
_REQUIRED = ("B02", "B03", "B04")
"""Bands that the fast form cannot do without; training withholds the others."""


def export_ssl_resnet(
    checkpoint: Path,
    folder: Path,
    template: Path | None = None,
    metrics: Sequence[Mapping[str, Any]] = (),
    errors: Sequence[Mapping[str, Any]] = (),
    temperature: float | None = None,
) -> Card:
    """Writes a card folder; the same arguments give the same bytes.

    Args:
        checkpoint: What `fit` wrote by a recipe of this family. Of a run that kept an average of its weights, that.
        folder: Where to, named like the model; it must not exist, or be empty.
        template: YAML with everything that a person writes; None for that of the form.
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
    architecture, target, weights = read_checkpoint(checkpoint)
    form = architecture["form"]
    card = read_template(template or RECIPES / f"ssl_resnet_{form}_card.yaml")
    required = [band for band in BAND_NAMES if form != FAST or band in _REQUIRED]
    card["id"] = folder.absolute().name
    card["architecture"] = architecture
    card["inputs"] = {
        "bands_required": required,
        "bands_optional": [band for band in BAND_NAMES if band not in required],
        **card["inputs"],
        "multiple_of": deepest_stride(architecture),
    }
    card["outputs"] = {"classes": dict(zip(architecture["classes"], _CODES[target], strict=True))}
    card["decision"].setdefault("rule", "joined-cloud" if target == "four-class" else "argmax")
    cost = giga_macs_per_megapixel(build_network(architecture), len(BAND_NAMES), _EDGE_OF_COUNT)
    add_measured(card, metrics, errors, temperature, cost)
    return write_new_folder(folder, card, weights, torch.float16 if form == FAST else torch.float32)


def read_checkpoint(path: Path) -> tuple[dict[str, Any], str, dict[str, Tensor]]:
    """The architecture, the target and the network's weights of a checkpoint.

    Raises:
        ExportError: The file is missing, unreadable, or of another task.
    """
    with open_checkpoint(path, "a fine-tuned encoder") as stored:
        told, state = stored["hyper_parameters"], stored["state_dict"]
        target, architecture = told["target"], dict(told["architecture"])
        prefix = AVERAGE if any(name.startswith(AVERAGE) for name in state) else _NETWORK
        weights = {name.removeprefix(prefix): tensor for name, tensor in state.items() if name.startswith(prefix)}
        if told["family"] != FAMILY or target not in TARGETS or not weights:
            raise ValueError(told["family"])
    return architecture, target, weights
