"""Turns a checkpoint of a fine-tuned self-supervised encoder into a card folder that the engine opens."""

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
from torch import Tensor

from engine.cards import Card
from engine.catalog import read_card
from engine.errors import ModelError
from engine.models.ssl_resnet.network import FAST, build_network, deepest_stride
from engine.sentinel2 import BAND_NAMES

from .export import CARD, DIGESTS, WEIGHTS, ExportError, giga_macs_per_megapixel
from .new_folder import new_folder, require_free
from .tasks.ssl_resnet import FAMILY, TARGETS

_RECIPES = Path(__file__).parent / "recipes"
_AVERAGE, _NETWORK = "average.module.", "network."
_COUNTER = "num_batches_tracked"
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
    card = _read_template(template or _RECIPES / f"ssl_resnet_{form}_card.yaml")
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
    if temperature is not None:
        card["decision"]["temperature"] = temperature
    if errors:
        card["errors"] = [dict(error) for error in errors]
    card["metrics"] = [dict(metric) for metric in metrics]
    network = cast(Any, build_network(architecture))
    cost = giga_macs_per_megapixel(network, len(BAND_NAMES), _EDGE_OF_COUNT)
    card["size_of_run"] = {"gmac_per_megapixel": round(cost, 1)}
    return _write(folder, card, weights, torch.float16 if form == FAST else torch.float32)


def read_checkpoint(path: Path) -> tuple[dict[str, Any], str, dict[str, Tensor]]:
    """The architecture, the target and the network's weights of a checkpoint.

    Raises:
        ExportError: The file is missing, unreadable, or of another task.
    """
    if not path.is_file():
        raise ExportError(f"there is no checkpoint {path}")
    try:
        stored = torch.load(path, map_location="cpu", weights_only=True)
        told, state = stored["hyper_parameters"], stored["state_dict"]
        family, target, architecture = told["family"], told["target"], dict(told["architecture"])
    except (KeyError, TypeError, RuntimeError, ValueError, EOFError, OSError, UnpicklingError) as error:
        raise ExportError(f"{path} is not a checkpoint of a fine-tuned encoder by `python -m train fit`") from error
    prefix = _AVERAGE if any(name.startswith(_AVERAGE) for name in state) else _NETWORK
    weights = {name.removeprefix(prefix): tensor for name, tensor in state.items() if name.startswith(prefix)}
    if family != FAMILY or target not in TARGETS or not weights:
        raise ExportError(f"{path} is not a checkpoint of a fine-tuned encoder by `python -m train fit`")
    return architecture, target, weights


def _read_template(template: Path) -> dict[str, Any]:
    try:
        card = dict(yaml.safe_load(template.read_text(encoding="utf-8")))
        card["inputs"], card["decision"] = dict(card["inputs"]), dict(card["decision"])
    except (OSError, KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise ExportError(f"the card template {template} cannot be read") from error
    return card


def _write(folder: Path, card: dict[str, Any], weights: Mapping[str, Tensor], precision: torch.dtype) -> Card:
    with new_folder(folder) as whole:
        kept = {
            name: tensor.to(precision).contiguous() for name, tensor in weights.items() if not name.endswith(_COUNTER)
        }
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
