"""The ResNet-18 of self-supervised learning: sizes as published, cards of both forms, tiles without seams."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.models import logits, open_model
from makers.rasters import patches
from makers.ssl_resnet import FOUR, architecture, made_network, write_ssl_resnet
from torch.utils.flop_counter import FlopCounterMode

from engine.models.ssl_resnet.heads import SceneStatistics
from engine.models.ssl_resnet.network import REACH, build_encoder, build_network, class_logits, scaled
from engine.sentinel2 import BAND_NAMES

pytestmark = pytest.mark.usefixtures("one_thread")

family = cache(open_model)
pixels = partial(patches, 13, high=6000, brighter=3000)


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    """A folder of models: one of each form, and one of four classes."""
    folder = tmp_path_factory.mktemp("models")
    write_ssl_resnet(folder, "faithful", card=lambda card: card["inputs"].update(tile=88))
    write_ssl_resnet(folder, "fast")
    write_ssl_resnet(folder, "fast", name="ssl-four", classes=FOUR, scaling="square_root")
    return folder


def parameters(module: torch.nn.Module) -> int:
    return sum(each.numel() for each in module.parameters())


def test_sizes_as_published():
    with torch.device("meta"):  # without their values
        encoder, faithful = build_encoder(), build_network(architecture("faithful"))
        four = build_network(architecture("faithful", FOUR))
    assert parameters(encoder) == 11_207_872
    assert parameters(faithful) == 11_207_872 + 294_976 + 65
    assert parameters(four) == 11_207_872 + 294_976 + 4 * 65
    assert all(each.shape[0] == 64 for name, each in encoder.named_parameters() if name.startswith(("conv1", "bn1")))


def test_the_encoders_names_are_torchvisions():
    names = set(build_encoder(stages=2).state_dict())
    assert {"conv1.weight", "bn1.running_mean", "layer1.1.conv2.weight", "layer2.0.downsample.1.weight"} <= names
    assert not any(name.startswith(("layer3", "fc")) for name in names)


def test_the_encoder_starts_as_published():
    torch.manual_seed(0)
    encoder = build_encoder()
    wanted = (2 / (64 * 7 * 7)) ** 0.5  # Kaiming, of what goes out
    assert encoder.conv1.weight.std().item() == pytest.approx(wanted, rel=0.02)
    assert encoder.conv1.bias is None
    assert encoder.get_submodule("layer4.1.bn2").weight.min() == 1  # no branch starts dead


def test_feature_maps_and_their_mean():
    encoder = build_encoder(stages=3).eval()
    values = torch.rand(2, 13, 64, 48)
    with torch.inference_mode():
        maps = encoder(values)
        pooled = encoder.pooled(values)
    assert [tuple(each.shape[1:]) for each in maps] == [(64, 32, 24), (64, 16, 12), (128, 8, 6), (256, 4, 3)]
    assert torch.allclose(pooled, maps[-1].mean((2, 3)))


def test_a_logit_of_the_published_form_sees_43_pixels():
    network = made_network("faithful")
    network.head.normalisation.give(torch.zeros(64), torch.ones(64))
    planes = torch.rand(1, 13, 45, 45, requires_grad=True)
    network.head(network.encoder(planes), (45, 45))[0, 0, 22, 22].backward()
    rows, columns = (planes.grad[0].abs().sum(0) > 0).nonzero().T
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (22 - REACH, 22 + REACH, 22 - REACH, 22 + REACH)


def test_the_fast_form_is_thirty_times_cheaper():
    def cost(form: str) -> float:
        with torch.device("meta"), FlopCounterMode(display=False) as counted, torch.inference_mode():
            values = torch.zeros(1, 13, 64, 64, dtype=torch.uint16)
            build_network(architecture(form)).eval()(values, torch.ones(1, 13, dtype=torch.bool))
        return counted.get_total_flops()

    assert cost("faithful") > 200 * cost("fast")


def test_the_fast_forms_weights_are_small(models):
    assert (models / "ssl-fast" / "weights.safetensors").stat().st_size < 6e6


@pytest.mark.parametrize("scaling", ["reflectance", "clipped", "square_root"])
def test_what_the_encoder_sees(scaling):
    batch = torch.tensor([0, 2500, 10_000, 20_000], dtype=torch.int32).to(torch.uint16).reshape(1, 1, 1, 4)
    batch, there = batch.repeat(1, 2, 1, 1), torch.tensor([[True, False]])
    seen = scaled(batch, there, scaling)
    wanted = {"reflectance": [0, 0.25, 1, 2], "clipped": [0, 0.25, 1, 1], "square_root": [0, 0.5, 1, 1.5**0.5]}
    assert seen.dtype == torch.float32
    assert torch.allclose(seen[0, 0, 0], torch.tensor(wanted[scaling], dtype=torch.float32))
    assert not seen[0, 1].any()


@pytest.mark.parametrize("name", ["ssl-faithful", "ssl-fast", "ssl-four"])
def test_logits_are_the_networks_own(models, name):
    forms = {
        "ssl-faithful": {"form": "faithful"},
        "ssl-fast": {"form": "fast"},
        "ssl-four": {"form": "fast", "classes": FOUR, "scaling": "square_root"},
    }
    network = made_network(**forms[name])
    if network.form == "fast":
        network.half().float()  # as the card holds it
    values = pixels(16, 32)
    with torch.inference_mode():
        wanted = network(torch.from_numpy(values[None]), torch.ones(1, 13, dtype=torch.bool))[0]
    ours = logits(family(models / name), values)
    assert ours.dtype == np.float32
    if name == "ssl-four":
        np.testing.assert_allclose(ours, wanted, atol=1e-4)
    else:
        assert ours.shape == (2, 16, 32)
        assert not ours[0].any()
        np.testing.assert_allclose(ours[1], wanted[0], atol=1e-4)


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=20))
def test_one_logit_for_two_classes_keeps_its_probability(values):
    one = torch.tensor(values).reshape(1, 1, 1, -1)
    assert torch.allclose(class_logits(one).softmax(1)[:, 1], one[:, 0].sigmoid(), atol=1e-6)


def test_bands_that_are_absent_are_not_looked_at(models):
    opened = family(models / "ssl-fast")
    presence = torch.tensor([[band in ("B02", "B03", "B04") for band in BAND_NAMES]])
    ours, other = pixels(32, 32), pixels(32, 32, seed=1)
    other[presence[0].numpy()] = ours[presence[0].numpy()]
    assert np.array_equal(logits(opened, ours, presence), logits(opened, other, presence))
    assert not np.array_equal(logits(opened, ours), logits(opened, other))


def test_reduced_precision_is_close(models):
    values = pixels(32, 48)
    full, reduced = (logits(family(models / "ssl-fast", each), values) for each in ("fp32", "bf16"))
    assert not np.array_equal(full, reduced)
    assert np.abs(full - reduced).max() < 0.05 * np.abs(full).max()


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 4), st.integers(0, 99), st.floats(-200, 200))
def test_statistics_of_batches_are_those_of_the_whole(batches, seed, level):
    rng = np.random.default_rng(seed)
    values = rng.normal(level, 3, (batches, 1, 5, 8, 9)).astype(np.float32)
    weights = rng.random((batches, 1, 8, 9)).astype(np.float32) * (rng.random((batches, 1, 1, 1)) < 0.8)
    if not weights.any():
        weights[0] = 1
    statistics = SceneStatistics()
    for each, weight in zip(values, weights, strict=True):
        statistics.add(torch.from_numpy(each), torch.from_numpy(weight))
    mean, variance = statistics.mean_and_variance()
    exact = values.astype(float)
    wanted = (exact * weights[:, :, None]).sum((0, 1, 3, 4)) / weights.sum(dtype=float)
    spread = ((exact - wanted[:, None, None]) ** 2 * weights[:, :, None]).sum((0, 1, 3, 4)) / weights.sum(dtype=float)
    np.testing.assert_allclose(mean.numpy(), wanted, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(variance.numpy(), spread, rtol=1e-3)
