"""Real clouds cut out of their image and laid over other ground."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.chips import made_ground

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field
from train.data.cloudy import CloudyChip, difference_label
from train.data.cutouts import cut_out, lay_over
from train.data.ground import Chip
from train.data.simulate import Label

EDGE = 64
B08 = BAND_NAMES.index("B08")
LAID = np.random.default_rng


def chip(reflectance: np.ndarray) -> Chip:
    everywhere = np.ones(reflectance.shape[1:], bool)
    return Chip("made", "here", "L1C", 10.0, reflectance.astype(np.float32), np.ones(13, bool), everywhere)


def clouded(seed: int, cover: float = 0.5) -> CloudyChip:
    """A clear image and the same under a cloud of a random shape."""
    rng = np.random.default_rng(seed)
    clear = made_ground(EDGE, seed) / 10000
    field = power_law_field(EDGE, EDGE, 3.0, rng)
    opacity = np.clip((field - np.quantile(field, 1 - cover)) * rng.uniform(0.3, 1.5), 0, 0.95)
    image = clear * (1 - opacity) ** 2 + opacity * rng.uniform(0.5, 0.8)
    return CloudyChip(chip(image), chip(clear), difference_label(chip(image), chip(clear)))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), cover=st.floats(0.2, 0.9))
def test_light_and_ground_give_back_the_image(seed, cover):
    cloudy = clouded(seed, cover)
    (cutout,) = cut_out([cloudy])
    cloud = np.isin(cloudy.label, (Label.THICK_CLOUD, Label.THIN_CLOUD)) & (cutout.opacity > 0)
    again = cutout.light + (1 - cutout.opacity) ** 2 * cloudy.clear.reflectance
    assert (cutout.opacity >= 0).all()
    assert (cutout.opacity <= 1).all()
    # Light is never negative: ground that is darker in the cloudy image than cloud makes it comes out brighter.
    assert (again >= cloudy.chip.reflectance - 1e-5)[:, cloud].all()
    explained = cloud & (cutout.light > 0).all(axis=0)
    assert explained.sum() > 0.5 * cloud.sum()
    assert np.abs(again - cloudy.chip.reflectance)[:, explained].max() < 1e-5


def test_clear_ground_is_not_cut_out():
    cloudy = clouded(3, 0.3)
    (cutout,) = cut_out([cloudy])
    far = cutout.opacity == 0
    assert far.mean() > 0.3
    assert not cutout.light[:, far].any()


def test_an_image_without_a_clear_one_gives_nothing():
    cloudy = clouded(0)
    assert cut_out([CloudyChip(cloudy.chip, None, cloudy.label)]) == []


def test_only_clouds_without_a_gap_are_closed():
    open_sky, closed = clouded(1, 0.4), clouded(1, 0.4)
    everywhere = np.full_like(closed.label, Label.THICK_CLOUD)
    bright = chip(np.full((13, EDGE, EDGE), 0.8))
    broken, overcast = cut_out([open_sky, CloudyChip(bright, closed.clear, everywhere)])
    assert not broken.is_closed
    assert overcast.is_closed


@pytest.mark.parametrize("seed", range(6))
def test_over_black_ground_there_is_only_the_light(seed):
    """The labels turn and grow with their pixels: what is labelled as cloud sends light up."""
    (cutout,) = cut_out([clouded(seed)])
    image, label = lay_over(np.zeros((13, 48, 48), np.float32), 10.0, "L1C", cutout, LAID(seed))
    cloud = np.isin(label, (Label.THICK_CLOUD, Label.THIN_CLOUD))
    assert image.shape == (13, 48, 48)
    assert np.isfinite(image).all()
    assert image.max() <= 1.6 * cutout.light.max()
    if cloud.any():
        assert (image[1][cloud] > 0.01).mean() > 0.85
        assert image[1][cloud].mean() > 3 * image[1][label == Label.CLEAR].mean()
    assert not (label == Label.CLOUD_SHADOW).any()  # nothing to darken


@pytest.mark.parametrize("seed", range(4))
def test_a_label_stays_with_its_pixels(seed):
    """One bright quarter of the cutout stays the bright one, however it is turned, enlarged and continued."""
    clear = np.full((13, EDGE, EDGE), 0.05)
    image = clear.copy()
    image[:, :32, :32] = 0.8
    cloudy = CloudyChip(chip(image), chip(clear), difference_label(chip(image), chip(clear)))
    (cutout,) = cut_out([cloudy])
    laid, label = lay_over(np.full((13, 96, 96), 0.05, np.float32), 10.0, "L1C", cutout, LAID(seed))
    bright = laid[1] > 0.4
    assert 0.02 < bright.mean() < 0.9
    assert (np.isin(label, (Label.THICK_CLOUD, Label.THIN_CLOUD)) == bright).mean() > 0.9
    assert (label[bright] == Label.THICK_CLOUD).mean() > 0.9


def test_the_same_state_lays_the_same():
    (cutout,) = cut_out([clouded(2)])
    ground = made_ground(48, 9).astype(np.float32) / 10000
    ours, same, other = (lay_over(ground, 10.0, "L1C", cutout, LAID(seed)) for seed in (5, 5, 6))
    assert all(np.array_equal(*pair) for pair in zip(ours, same, strict=True))
    assert not np.array_equal(ours[0], other[0])


def test_shadows_darken_and_are_labelled():
    ground = np.full((13, 64, 64), 0.3, np.float32)
    ground[:, :4] = 0.02  # something dark, which a shadow never goes below
    shadows = darkened = 0
    for seed in range(8):
        (cutout,) = cut_out([clouded(seed, 0.3)])
        image, label = lay_over(ground, 10.0, "L1C", cutout, LAID(seed))
        shaded = label == Label.CLOUD_SHADOW
        shadows += int(shaded.sum())
        darkened += int((image[B08] < 0.95 * ground[B08])[shaded].sum())
    assert shadows > 500
    assert darkened > 0.8 * shadows


def test_coarser_ground_gets_smaller_clouds():
    """Edges are steeper in larger pixels."""
    (cutout,) = cut_out([clouded(5, 0.5)])
    ground = np.full((13, 48, 48), 0.05, np.float32)
    rough = {10.0: 0.0, 30.0: 0.0}
    for pixel_size in rough:
        for seed in range(10):
            image, label = lay_over(ground, pixel_size, "L1C", cutout, LAID(seed))
            assert image.shape == ground.shape
            assert set(np.unique(label)) <= {int(each) for each in Label}
            rough[pixel_size] += float(np.abs(np.diff(image[1], axis=1)).mean())
    assert rough[30.0] > 1.2 * rough[10.0]
