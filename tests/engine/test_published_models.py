"""Every published card fits the family that runs it: random weights in the published layouts are fetched and run."""

from __future__ import annotations

import pytest
import torch
from makers import clipseg, unetmobv2

from engine import catalog
from engine.download import download_model
from engine.models.families import find_family

BASE, FULL, ADAPTER = "clipseg-rd64-refined", "clipseg-cloudsen12plus-fft", "clipseg-cloudsen12plus-lora"


@pytest.fixture(autouse=True)
def _models(tmp_path, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path / "models"))


def classes_found(card):
    """Runs a model on noise; gives its classes and the shape of its logits."""
    family = find_family(card.family).load(card, "cpu", "fp32")
    assert set(family.bands) == set(card.inputs.bands)
    batch = torch.randint(0, 5000, (1, len(family.bands), 64, 96)).to(torch.uint16)
    logits = family.logits(batch, torch.ones(1, len(family.bands), dtype=torch.bool))
    return family.classes, tuple(logits.shape)


def test_the_three_of_clipseg(tmp_path):
    config = clipseg.tiny_config()
    full = clipseg.make_full(tmp_path / "hub", clipseg.random_model(config), config)
    adapter, _ = clipseg.make_adapter(tmp_path / "hub", config)
    for model, folder in ((BASE, full), (FULL, full), (ADAPTER, adapter)):
        card = download_model(model, source=str(folder))
        card.verify()
        assert classes_found(card) == (tuple(card.outputs), (1, 4, 64, 96))


@pytest.mark.parametrize("model", ["unetmobv2-v1", "cloudsen12-l2a", "landsat30"])
def test_the_unets_whose_digest_is_not_known_beforehand(tmp_path, model):
    card = catalog.find_card(model)
    bands = card.architecture["bands"]
    layout = card.architecture["form"]
    unetmobv2.write_weights(tmp_path / card.weights, unetmobv2.published_network(bands), layout)
    card = download_model(model, source=str(tmp_path), accept_licence=True)
    assert classes_found(card) == (tuple(card.outputs), (1, 4, 64, 96))
