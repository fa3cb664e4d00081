"""From logits to codes."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.catalog import Decision, find_card
from engine.classes import CERTAIN
from engine.decision import decide_stored, settle
from engine.models.runtime import open_runtime
from engine.models.torch_runtime import decide, quantise
from engine.tiles import Tiling

CODES = (0, 1, 2, 3)
CLOUDS = (1, 2)


@given(st.integers(0, 2**32 - 1), st.floats(0.2, 5))
@settings(deadline=None)
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
@settings(deadline=None)
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


@st.composite
def close_logits(draw):
    """Logits so near to one another that rounding their probabilities often makes another class win."""
    generator = torch.Generator().manual_seed(draw(st.integers(0, 2**32 - 1)))
    logits = torch.randn(4, 40, 50, generator=generator) * draw(st.sampled_from([0.003, 0.02, 0.3, 3.0, 30.0]))
    return (
        logits
        + torch.tensor(draw(st.lists(st.sampled_from([0.0, 0.0, -0.7, -8.0]), min_size=4, max_size=4)))[:, None, None]
    )


@given(close_logits(), st.floats(0.3, 3), st.sampled_from(["argmax", "joined-cloud"]), st.permutations(CODES))
@settings(deadline=None)
def test_stored_probabilities_decide_as_the_logits_do(logits, temperature, rule, codes):
    clouds = [codes.index(1), codes.index(2)]
    wanted = decide(logits, codes, Decision(temperature, rule), clouds).numpy()
    stored = quantise(logits, temperature).numpy()
    exact = CERTAIN * (logits.double() / temperature).softmax(0).numpy()
    settle(stored, wanted, codes, rule, clouds)
    assert np.array_equal(decide_stored(stored, codes, rule, clouds), wanted)
    assert np.abs(stored.sum(0, dtype=int) - CERTAIN).max() <= 4
    assert np.abs(stored - exact).max() <= 2.51
    assert stored.max() <= CERTAIN


def test_rounding_alone_would_decide_otherwise():
    logits = torch.randn(4, 300, 300, generator=torch.Generator().manual_seed(1)) * 0.02
    for rule in ("argmax", "joined-cloud"):
        logits[0] += 0.69 if rule == "joined-cloud" else 0.0  # as probable as both clouds
        wanted = decide(logits, CODES, Decision(1.0, rule), CLOUDS).numpy()
        assert (decide_stored(quantise(logits, 1.0).numpy(), CODES, rule, CLOUDS) != wanted).any()


def test_classes_that_share_a_code_are_settled_too():
    codes, clouds = (0, 1, 2, 3, 0), (1, 2)
    logits = torch.randn(5, 100, 100, generator=torch.Generator().manual_seed(1)) * 0.02
    wanted = decide(logits, codes, Decision(1.0, "joined-cloud"), clouds).numpy()
    stored = quantise(logits, 1.0).numpy()
    settle(stored, wanted, codes, "joined-cloud", clouds)
    assert np.array_equal(decide_stored(stored, codes, "joined-cloud", clouds), wanted)


def test_a_sum_beyond_eight_bits_is_still_a_sum():
    stored = np.array([[10], [200], [200], [0]], np.uint8)
    assert decide_stored(stored, CODES, "joined-cloud", CLOUDS).tolist() == [1]


def test_the_network_tells_the_probabilities_of_the_mask_that_it_draws():
    card = find_card()
    bands = ("B04", "B03", "B02", "B08")
    tiling = Tiling.plan(200, 230, tile=128, overlap=32, multiple_of=32)
    pixels = np.random.default_rng(1).integers(1, 9000, (4, 20, 23)).repeat(10, 1).repeat(10, 2).astype(np.uint16)
    drawn: dict[bool, list[np.ndarray]] = {True: [], False: []}
    for told, rows in drawn.items():
        with closing(open_runtime(card, device="cpu", precision="fp32")) as runtime:
            runtime.start(tiling, bands)
            for row in tiling.rows():
                strip = pixels[:, row.window.rows]
                runtime.add(row, strip, range(len(tiling.horizontal.starts)), lambda _done: None)
                height = row.finished - row.window.row
                if not told:
                    rows.append(runtime.take(height))
                    continue
                codes, probabilities = runtime.take_probabilities(height)
                rows.append(codes)
                order = [card.outputs[name] for name in runtime.classes]
                assert np.array_equal(decide_stored(probabilities, order, card.decision.rule, CLOUDS), codes)
                assert np.abs(probabilities.sum(0, dtype=int) - CERTAIN).max() <= 4
    assert np.array_equal(np.concatenate(drawn[True]), np.concatenate(drawn[False]))
    assert len(np.unique(np.concatenate(drawn[True]))) > 1
