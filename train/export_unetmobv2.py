"""Turns a checkpoint of a published U-Net into a card folder that the engine opens."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from pickle import UnpicklingError  # nosec B403 # its name only
from typing import Any, cast

import torch
import yaml
from safetensors.torch import save_file
from torch import Tensor, nn

from engine.cards import Card
from engine.catalog import read_card
from engine.errors import ModelError
from engine.models.unetmobv2 import MAXIMUM, MULTIPLE_OF, build_network, scaled
from engine.sentinel2 import BAND_NAMES

from .export import CARD, DIGESTS, WEIGHTS, ExportError, giga_macs_per_megapixel
from .new_folder import new_folder, require_free
from .tasks.unet_mobilenetv2 import FAMILY

_RECIPES = Path(__file__).parent / "recipes"
_NETWORK = "network."
_COUNTER = "num_batches_tracked"


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
    card = _read_template(template or default_template(architecture))
    network = _Counted(len(architecture["bands"]), len(architecture["classes"]), architecture["scaling"])
    card["id"] = folder.absolute().name
    card["architecture"] = {**architecture, "form": "state_dict"}
    card["inputs"] = {
        "bands_required": [band for band in BAND_NAMES if band in architecture["bands"]],
        "bands_optional": [],
        **card["inputs"],
        "multiple_of": MULTIPLE_OF,
    }
    if temperature is not None:
        card["decision"] = {**card["decision"], "temperature": temperature}
    if errors:
        card["errors"] = [dict(error) for error in errors]
    card["metrics"] = [dict(metric) for metric in metrics]
    cost = giga_macs_per_megapixel(cast(Any, network), len(architecture["bands"]))
    card["size_of_run"] = {"gmac_per_megapixel": round(cost, 1)}
    return _write(folder, card, weights)


def read_checkpoint(path: Path) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """The architecture and the network's weights of a checkpoint.

    Raises:
        ExportError: The file is missing, unreadable, or of another task.
    """
    if not path.is_file():
        raise ExportError(f"there is no checkpoint {path}")
    try:
        stored = torch.load(path, map_location="cpu", weights_only=True)
        told = stored["hyper_parameters"]
        architecture = {key: told["architecture"][key] for key in ("encoder", "bands", "classes", "scaling")}
        state = stored["state_dict"]
    except (KeyError, TypeError, RuntimeError, ValueError, EOFError, OSError, UnpicklingError) as error:
        raise ExportError(f"{path} is not a checkpoint of a published U-Net by `python -m train fit`") from error
    weights = {name.removeprefix(_NETWORK): tensor for name, tensor in state.items() if name.startswith(_NETWORK)}
    if told.get("family") != FAMILY or not weights:
        raise ExportError(f"{path} is not a checkpoint of a published U-Net by `python -m train fit`")
    return architecture, weights


def default_template(architecture: Mapping[str, Any]) -> Path:
    """What the card of a network says in words where nothing else is named.

    Raises:
        ExportError: The network is of none of the recipes.
    """
    if architecture["scaling"] == MAXIMUM and len(architecture["bands"]) == 3:
        return _RECIPES / "unet_mobilenetv2_rgb_card.yaml"
    if set(architecture["bands"]) == set(BAND_NAMES) and architecture["scaling"] != MAXIMUM:
        return _RECIPES / "unet_mobilenetv2_13band_card.yaml"
    raise ExportError("the network has other bands than the recipes: name with --template what its card says in words")


def _read_template(template: Path) -> dict[str, Any]:
    try:
        card = dict(yaml.safe_load(template.read_text(encoding="utf-8")))
        card["inputs"], card["decision"] = dict(card["inputs"]), dict(card["decision"])
    except (OSError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ExportError(f"the card template {template} cannot be read") from error
    return card


class _Counted(nn.Module):
    """The network, called as the engine's own U-Nets are."""

    def __init__(self, bands: int, classes: int, scaling: str) -> None:
        super().__init__()
        self.network, self.scaling = build_network(bands, classes), scaling

    def forward(self, batch: Tensor, _presence: Tensor) -> Tensor:
        logits: Tensor = self.network(scaled(batch, self.scaling))
        return logits


def _write(folder: Path, card: dict[str, Any], weights: Mapping[str, Tensor]) -> Card:
    with new_folder(folder) as whole:
        # In single precision, as the published weights are: the engine then says what the training did.
        kept = {name: tensor.float().contiguous() for name, tensor in weights.items() if not name.endswith(_COUNTER)}
        save_file(kept, whole / WEIGHTS)
        (whole / WEIGHTS).chmod(0o644)  # safetensors writes for the owner alone
        card["weights"] = {"file": WEIGHTS, "bytes": (whole / WEIGHTS).stat().st_size}
        (whole / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        digest = hashlib.sha256((whole / WEIGHTS).read_bytes()).hexdigest()
        (whole / DIGESTS).write_text(f"{digest}  {WEIGHTS}\n", encoding="ascii")
        try:
            read_card(whole)
        except ModelError as error:
            raise ExportError(f"the card that was written is refused: {error}") from error
    return read_card(folder)
