"""What folders of models with random weights share: their networks, their cards, and how they are opened and run."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.catalog import read_card
from engine.errors import ModelError
from engine.models.families import find_family
from engine.models.family import Family

CODES = {"clear": 0, "thick_cloud": 1, "thin_cloud": 2, "cloud_shadow": 3}
FOUR_CLASSES = tuple(CODES)


def train_normalisations(network: torch.nn.Module) -> None:
    """Random normalisations that have seen something, as after training."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 2)
            torch.nn.init.uniform_(module.weight, 0.7, 1.3)
            torch.nn.init.normal_(module.bias, 0, 0.1)


def write_model_card(folder: Path, weights: str, family: str, architecture: dict, inputs: dict, change=None) -> None:
    """Writes `card.json` and `SHA256SUMS` beside weights that are there; `change` is called with the card before."""
    card = {
        "id": folder.name,
        "title": "Made network",
        "summary": "Random weights.",
        "version": "1.0.0",
        "family": family,
        "architecture": architecture,
        "weights": {"file": weights, "bytes": (folder / weights).stat().st_size},
        "inputs": {"scaling": "reflectance", "native_resolution": 10, "resolution_range": [5, 60], **inputs},
        "outputs": {"classes": {each: CODES[each] for each in architecture["classes"]}},
        "decision": {"temperature": 1.0, "rule": "argmax", "thresholds": {}},
        "licence": "CC0-1.0",
        "attribution": "made up",
        "trained_on": "nothing",
        "not_trained_on": "anything",
        "metrics": [],
    }
    if change is not None:
        change(card)
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    write_digests(folder, weights)


def write_digests(folder: Path, *files: str) -> None:
    """Writes `SHA256SUMS` over files of a folder."""
    lines = [f"{hashlib.sha256((folder / each).read_bytes()).hexdigest()}  {each}\n" for each in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


def open_model(folder: Path, precision: str = "fp32", **options) -> Family:
    """Opens the model of a folder on the CPU, by the family that its card names."""
    card = read_card(folder)
    return find_family(card.family).load(card, "cpu", precision, **options)


def refused(folder: Path, *words: str, **options) -> None:
    """The model of a folder cannot be opened, and one line with these words says why."""
    with pytest.raises(ModelError) as caught:
        open_model(folder, **options)
    said = str(caught.value)
    assert all(word in said for word in words), said
    assert len(said.splitlines()) == 1


def logits(family: Family, values: np.ndarray, presence: torch.Tensor | None = None) -> np.ndarray:
    """Logits [classes, H, W] of one image, uint16 [bands, H, W], whose bands are all there if nothing else is said."""
    given = torch.ones(1, len(family.bands), dtype=torch.bool) if presence is None else presence
    return family.logits(torch.from_numpy(values[None]), given)[0].numpy()
