"""Ground that is easily taken for cloud or shadow is what it claims to be, in every band."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.chips import FIELD, WATER, flat, made_ground

from engine.sentinel2 import BAND_NAMES
from train.data import darkness, waters
from train.data.hard_ground import hard_ground, recoloured, smoky

B02, B03, B04, B08, B10, B11, B12 = (
    BAND_NAMES.index(band) for band in ("B02", "B03", "B04", "B08", "B10", "B11", "B12")
)
GROUND = made_ground(64, 0).astype(np.float32) / 10000
SEEDS = st.integers(0, 2**32 - 1)
KINDS = {
    "hard": lambda ground, rng: hard_ground(ground, 10.0, True, rng)[0],
    "watered": lambda ground, rng: waters.watered(ground, 10.0, True, rng),
    "burnt": lambda ground, rng: darkness.burnt(ground, 10.0, True, rng),
    "fields": lambda ground, rng: darkness.darkened_fields(ground, 10.0, rng),
    "mountains": lambda ground, rng: darkness.under_mountains(ground, 10.0, True, rng),
    "smoke": lambda ground, rng: smoky(ground, 10.0, rng)[0],
    "recoloured": lambda ground, rng: recoloured(ground, 0.25, rng),
}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)


def surface(spectrum, edge: int = 64) -> np.ndarray:
    return flat(spectrum, edge).astype(np.float32) / 10000


@EVERY_KIND
@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_reflectance_is_finite_and_in_range(kind, seed):
    before = GROUND.copy()
    made = KINDS[kind](GROUND, np.random.default_rng(seed))
    assert made.shape == GROUND.shape
    assert made.dtype == np.float32
    assert np.isfinite(made).all()
    assert made.min() >= 0
    assert made.max() <= 1.6
    assert np.array_equal(before, GROUND)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"hard"}))  # which holds snow, seen in band 10 through dry air
@settings(max_examples=15, deadline=None)
@given(seed=SEEDS)
def test_band_10_stays_near_the_grounds(kind, seed):
    made = KINDS[kind](GROUND, np.random.default_rng(seed))
    assert np.abs(made[B10] - GROUND[B10]).max() < 0.002


@EVERY_KIND
def test_the_same_state_makes_the_same_ground(kind):
    ours, same, other = (KINDS[kind](GROUND, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(ours, same)
    assert not np.array_equal(ours, other)


def test_many_kinds_come_and_nearly_all_change_something():
    kinds, unchanged = set(), 0
    for seed in range(60):
        made, _ = hard_ground(GROUND, 10.0, True, np.random.default_rng(seed))
        unchanged += int(np.array_equal(made, GROUND))
        kinds.add((made[B02].mean() > 0.3, made[B11].mean() < 0.1, made[B08].mean() < GROUND[B08].mean()))
    assert len(kinds) >= 4
    assert unchanged <= 6


def brighter_water(count: int) -> list[np.ndarray]:
    """What was added to open water, float [13] at its brightest pixel, of images where something was."""
    sea, found = surface(WATER), []
    for seed in range(count):
        added = waters.watered(sea, 10.0, True, np.random.default_rng(seed)) - sea
        brightest = np.unravel_index(added[B03].argmax(), added[B03].shape)
        if added[(B03, *brightest)] > 0.05:
            found.append(added[(slice(None), *brightest)])
    return found


def test_some_water_glints_as_bright_in_the_shortwave_as_in_the_visible():
    """Cloud does too, mud and foam do not: both kinds come."""
    ratios = np.array([added[B11] / added[B03] for added in brighter_water(80)])
    assert len(ratios) > 20
    assert (ratios > 0.75).any()
    assert (ratios < 0.3).any()


def test_a_burn_scar_is_dark_in_the_near_infrared_and_less_so_in_the_shortwave():
    land = surface(FIELD)
    land *= 1 + 0.1 * np.random.default_rng(0).normal(size=land.shape).astype(np.float32)
    for seed in range(8):
        burnt = darkness.burnt(land, 10.0, True, np.random.default_rng(seed))
        scar = burnt[B08] < 0.6 * land[B08]
        assert scar.mean() > 0.02
        assert burnt[B08][scar].mean() < 0.6 * land[B08][scar].mean()
        assert burnt[B12][scar].mean() > burnt[B08][scar].mean()


def test_dark_fields_and_slopes_are_never_brighter_where_they_are_dark():
    land = surface(FIELD)
    for seed in range(8):
        fields = darkness.darkened_fields(land, 10.0, np.random.default_rng(seed))
        assert fields[B08].mean() < land[B08].mean()
        assert fields[B08].max() <= 1.06 * land[B08].max()
        slopes = darkness.under_mountains(GROUND, 10.0, True, np.random.default_rng(seed))
        assert slopes[B08].min() < GROUND[B08].min() + 0.05


def test_smoke_is_bluish_and_gone_in_the_shortwave():
    seen = 0
    for seed in range(10):
        made, doubtful = smoky(surface(FIELD), 10.0, np.random.default_rng(seed))
        added = made - surface(FIELD)
        if doubtful.any():
            seen += 1
            assert (added[B02][doubtful] > added[B04][doubtful]).all()
            assert (np.abs(added[B11])[doubtful] < 0.02).all()
            assert added[B02][doubtful].min() > added[B02][~doubtful].max(initial=0)
    assert seen >= 5


def test_what_needs_the_shortwave_is_a_mask_of_the_image():
    marked = 0
    for seed in range(30):
        _, doubtful = hard_ground(GROUND, 10.0, True, np.random.default_rng(seed))
        assert doubtful.dtype == bool
        assert doubtful.shape == (64, 64)
        marked += int(doubtful.any())
    assert 0 < marked < 30


def test_other_colours_keep_the_shapes():
    for seed in range(5):
        made = recoloured(GROUND, 0.25, np.random.default_rng(seed))
        correlation = np.corrcoef(made[B04].ravel(), GROUND[B04].ravel())[0, 1]
        assert correlation > 0.8
