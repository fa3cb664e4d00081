"""From logits to codes."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.catalog import Decision
from engine.models.torch_runtime import decide

CODES = (0, 1, 2, 3)
CLOUDS = (1, 2)


@given(st.integers(0, 2**32 - 1), st.floats(0.2, 5))
def test_joined_cloud_compares_the_sum_of_both_probabilities(seed, temperature):
    logits = torch.randn(4, 9, 11, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    probabilities = (logits / temperature).softmax(0)
    expected = torch.where(probabilities[0] >= probabilities[3], 0, 3)
    cloud = torch.where(probabilities[1] >= probabilities[2], 1, 2)
    wins = probabilities[1] + probabilities[2] > torch.maximum(probabilities[0], probabilities[3])
    expected = torch.where(wins, cloud, expected)
    codes = decide(logits, CODES, Decision(temperature, "joined-cloud"), CLOUDS)
    assert codes.dtype == torch.uint8
    assert torch.equal(codes.long(), expected)


@given(st.integers(0, 2**32 - 1))
def test_argmax_takes_the_largest_and_maps_to_codes(seed):
    logits = torch.randn(4, 5, 7, generator=torch.Generator().manual_seed(seed))
    codes = decide(logits, (3, 1, 0, 2), Decision(1.0, "argmax"), CLOUDS)
    assert torch.equal(codes.long(), torch.tensor([3, 1, 0, 2])[logits.argmax(0)])


@pytest.mark.parametrize("temperature", [0.25, 0.5, 1.0, 2.0])
def test_the_temperature_decides_whether_two_weak_clouds_outweigh_clear_ground(temperature):
    logits = torch.tensor([1.0, 0.5, 0.5, -5.0])[:, None, None]
    clear, thick, thin, _ = (logits.flatten() / temperature).softmax(0).tolist()
    assert (thick + thin > clear) == (temperature >= 1)
    assert decide(logits, CODES, Decision(temperature, "joined-cloud"), CLOUDS).item() == (1 if temperature >= 1 else 0)
    assert decide(logits, CODES, Decision(temperature, "argmax"), CLOUDS).item() == 0


@pytest.mark.parametrize("rule", ["argmax", "joined-cloud"])
def test_the_first_class_wins_a_tie(rule):
    assert decide(torch.zeros(4, 1, 1), CODES, Decision(1.0, rule), CLOUDS).item() == (0 if rule == "argmax" else 1)
