"""Folders of models of the family `ssl-resnet`, with random weights."""

from __future__ import annotations

from pathlib import Path

import torch
from makers.models import FOUR_CLASSES, train_normalisations, write_model_card
from safetensors.torch import save_file

from engine.models.ssl_resnet.network import build_network
from engine.sentinel2 import BAND_NAMES

TWO = ("clear", "thick_cloud")
FOUR = FOUR_CLASSES
GIGA_MACS = {"faithful": 11493, "fast": 44}


def architecture(form="fast", classes=TWO, **others) -> dict:
    return {"form": form, "bands": list(BAND_NAMES), "classes": list(classes), "scaling": "reflectance", **others}


def made_network(form="fast", classes=TWO, seed=0, **others) -> torch.nn.Module:
    """A network with normalisations that have seen something, as after training, and logits of spread 1 around 0."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = build_network(architecture(form, classes, **others))
        train_normalisations(network)
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
    inputs = {
        "bands_required": required,
        "bands_optional": [band for band in BAND_NAMES if band not in required],
        "levels": ["L1C"],
        **({"tile": 256, "overlap": 44, "multiple_of": 1} if form == "faithful" else {}),
        **({"tile": 512, "overlap": 64, "multiple_of": 16} if form == "fast" else {}),
    }

    def completed(card: dict) -> None:
        card["size_of_run"] = {"gmac_per_megapixel": GIGA_MACS[form]}
        if change is not None:
            change(card)

    made = architecture(form, classes, **others)
    write_model_card(folder, "weights.safetensors", "ssl-resnet", made, inputs, completed)
