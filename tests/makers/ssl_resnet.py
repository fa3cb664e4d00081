"""Folders of models of the family `ssl-resnet`, with random weights."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import save_file

from engine.models.ssl_resnet.network import build_network
from engine.sentinel2 import BAND_NAMES

TWO = ("clear", "thick_cloud")
FOUR = ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")
CODES = {"clear": 0, "thick_cloud": 1, "thin_cloud": 2, "cloud_shadow": 3}
GIGA_MACS = {"faithful": 11493, "fast": 44}


def architecture(form="fast", classes=TWO, **others) -> dict:
    return {"form": form, "bands": list(BAND_NAMES), "classes": list(classes), "scaling": "reflectance", **others}


def made_network(form="fast", classes=TWO, seed=0, **others) -> torch.nn.Module:
    """A network with normalisations that have seen something, as after training, and logits of spread 1 around 0."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = build_network(architecture(form, classes, **others))
        for module in network.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 2)
                torch.nn.init.uniform_(module.weight, 0.7, 1.3)
                torch.nn.init.normal_(module.bias, 0, 0.1)
        network.eval().requires_grad_(False)
        torch.nn.init.normal_(network.head.classifier.weight, 0, 0.3)
        values = (torch.rand(1, 13, 16, 16) * 6000).to(torch.int32).to(torch.uint16)
        seen = network(values, torch.ones(1, 13, dtype=torch.bool))
        spread = seen.std(dim=(0, 2, 3))
        network.head.classifier.bias.sub_(seen.mean(dim=(0, 2, 3))).div_(spread)
        network.head.classifier.weight.div_(spread[:, None, None, None])
    return network


def write_ssl_resnet(models: Path, form="fast", *, name=None, classes=TWO, seed=0, card=None, **others) -> Path:
    """Writes a model's folder into a folder of models (`CLOUDMASK_MODELS`); returns it.

    Args:
        models: The folder of models.
        form: `faithful` or `fast`.
        name: The model's id.
        classes: In the order of the logits.
        seed: Of the random weights.
        card: Called with the card, to change it before it is written.
        others: Further fields of `architecture`.
    """
    folder = models / (name or f"ssl-{form}")
    folder.mkdir(parents=True)
    network = made_network(form, classes, seed, **others)
    tensors = {key: each for key, each in network.state_dict().items() if "num_batches" not in key}
    if form == "fast":
        tensors = {key: each.half() for key, each in tensors.items()}
    save_file(tensors, folder / "weights.safetensors")
    write_card(folder, form, classes, card, **others)
    return folder


def write_card(folder: Path, form="fast", classes=TWO, change=None, **others) -> None:
    """Writes `card.json` and `SHA256SUMS` beside weights that are there."""
    required = list(BAND_NAMES) if form == "faithful" else ["B02", "B03", "B04"]
    card = {
        "id": folder.name,
        "title": "Made ResNet-18",
        "summary": "Random weights.",
        "version": "1.0.0",
        "family": "ssl-resnet",
        "architecture": architecture(form, classes, **others),
        "weights": {
            "file": "weights.safetensors",
            "bytes": (folder / "weights.safetensors").stat().st_size,
        },
        "inputs": {
            "bands_required": required,
            "bands_optional": [band for band in BAND_NAMES if band not in required],
            "levels": ["L1C"],
            "scaling": "reflectance",
            "native_resolution": 10,
            "resolution_range": [5, 60],
            **({"tile": 256, "overlap": 44, "multiple_of": 1} if form == "faithful" else {}),
            **({"tile": 512, "overlap": 64, "multiple_of": 16} if form == "fast" else {}),
        },
        "outputs": {"classes": {each: CODES[each] for each in classes}},
        "decision": {"temperature": 1.0, "rule": "argmax", "thresholds": {}},
        "licence": "CC0-1.0",
        "attribution": "made up",
        "trained_on": "nothing",
        "not_trained_on": "anything",
        "metrics": [],
        "size_of_run": {"gmac_per_megapixel": GIGA_MACS[form]},
    }
    if change is not None:
        change(card)
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    digest = hashlib.sha256((folder / "weights.safetensors").read_bytes()).hexdigest()
    (folder / "SHA256SUMS").write_text(f"{digest}  weights.safetensors\n", encoding="ascii")
