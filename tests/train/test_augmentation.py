"""Crops as they are drawn: bands as scenes bring them, labels that fit the bands, no data."""

from dataclasses import fields, replace

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from train.data import atmosphere
from train.data import augment as module
from train.data.augment import BAND_SETS, Augmentation, augment
from train.data.simulate import Label

AT = {band: index for index, band in enumerate(BAND_NAMES)}
ALL = np.ones(13, bool)
STILL = Augmentation(**{field.name: 0.0 for field in fields(Augmentation)})


def crop(value: int = 2000, edge: int = 32) -> tuple[np.ndarray, np.ndarray]:
    return np.full((13, edge, edge), value, np.uint16), np.zeros((edge, edge), np.uint8)


def without(*bands: str) -> np.ndarray:
    return ~np.isin(BAND_NAMES, bands)


def test_red_green_and_blue_are_always_there():
    rng = np.random.default_rng(0)
    for _ in range(300):
        kept = module.random_bands(rng)
        assert kept[[AT["B02"], AT["B03"], AT["B04"]]].all()


def test_sets_are_drawn_by_their_shares():
    rng = np.random.default_rng(0)
    drawn = [tuple(np.array(BAND_NAMES)[module.random_bands(rng)]) for _ in range(4000)]
    for share, bands in BAND_SETS:
        wanted = tuple(band for band in BAND_NAMES if band in bands)
        assert drawn.count(wanted) / 4000 == pytest.approx(share, abs=0.03)


def test_the_sets_that_landsat_and_products_bring_are_among_them():
    sizes = {len(bands) for _, bands in BAND_SETS}
    assert sizes == {3, 4, 6, 7, 10, 12, 13}
    assert sum(share for share, _ in BAND_SETS) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("label", "kept", "expected"),
    [
        (Label.FAINT_CIRRUS, ALL, 2),
        (Label.FAINT_CIRRUS, without("B10"), 255),
        (Label.HIDDEN_CIRRUS, ALL, 2),
        (Label.HIDDEN_CIRRUS, without("B10"), 0),
        (Label.PATCHY_SNOW, ALL, 0),
        (Label.PATCHY_SNOW, without("B11", "B12"), 255),
        (Label.PATCHY_SNOW, without("B11"), 0),
        (Label.CLOUD_SHADOW, without("B10", "B11", "B12"), 3),
        (Label.IGNORED, ALL, 255),
    ],
)
def test_labels_fit_the_bands(label, kept, expected):
    assert module.resolved(np.array([[label]], np.uint8), kept).item() == expected


def test_without_changes_a_crop_keeps_its_values():
    numbers, label = crop()
    result, resolved, kept = augment(numbers, label, ALL, True, STILL, np.random.default_rng(1))
    assert np.array_equal(result[kept], numbers[kept])
    assert not result[~kept].any()
    assert not resolved.any()


def test_absent_bands_stay_absent():
    numbers, label = crop()
    present = np.isin(BAND_NAMES, ("B02", "B03", "B04", "B08"))
    for seed in range(20):
        _, _, kept = augment(
            numbers * present[:, None, None], label, present, False, Augmentation(), np.random.default_rng(seed)
        )
        assert not kept[~present].any()


def test_correction_takes_path_radiance_off_and_drops_band_10():
    image = np.full((13, 4, 4), 0.2, np.float32)
    corrected = atmosphere.as_if_corrected(image, np.random.default_rng(0))
    assert corrected[AT["B02"]].max() < 0.2 - 0.3 * 0.08
    assert corrected[AT["B12"]].min() > 0.19


def test_what_keeps_band_10_is_never_corrected():
    """L2A has no band 10: a crop that looks like L2A and has it would be a thing that no scene brings."""
    numbers, label = crop()
    settings = replace(STILL, corrected=1)
    for seed in range(30):
        result, _, kept = augment(numbers, label, ALL, True, settings, np.random.default_rng(seed))
        assert (result[AT["B02"]] == 2000).all() == kept[AT["B10"]]


def test_cirrus_that_only_band_10_sees_is_thin_cloud():
    image = np.full((13, 64, 64), 0.1, np.float32)
    image[AT["B10"]] = 0.0015
    label = np.zeros((64, 64), np.uint8)
    label[:8], label[8:16] = Label.CLOUD_SHADOW, Label.THICK_CLOUD
    for seed in range(10):
        veiled, changed = atmosphere.under_cirrus(image, label, np.random.default_rng(seed))
        added = veiled[AT["B10"]] - image[AT["B10"]]
        assert (changed[8:16] == Label.THICK_CLOUD).all()
        below = np.delete(np.arange(64), np.arange(8, 16))
        assert (changed[below][added[below] > 0.0085] == Label.THIN_CLOUD).all()
        assert not (changed[below][added[below] < 0.002] == Label.THIN_CLOUD).any()
        assert np.abs(veiled[AT["B04"]] - 0.1).mean() < 0.15


def test_corrected_band_9_follows_8a():
    image = np.full((13, 4, 4), 0.3, np.float32)
    image[AT["B09"]] = 0.05
    assert 0.26 < atmosphere.as_if_corrected(image, np.random.default_rng(0))[AT["B09"]].mean() < 0.34


def test_l2a_is_not_corrected_again():
    numbers, label = crop()
    settings = replace(STILL, corrected=1)
    result, _, kept = augment(numbers, label, ALL, False, settings, np.random.default_rng(3))
    assert np.array_equal(result[kept], numbers[kept])


def test_a_picture_has_at_most_256_values_a_band():
    rng = np.random.default_rng(0)
    image = rng.uniform(0.01, 0.6, (13, 64, 64)).astype(np.float32)
    picture = module.as_picture(image, np.ones((64, 64), bool), rng)
    assert len(np.unique(picture[AT["B03"]])) <= 256
    assert np.array_equal(picture[AT["B08"]], image[AT["B08"]])


def test_empty_corners_are_ignored_and_zero_in_every_band():
    numbers, label = crop(edge=64)
    result, resolved, _ = augment(
        numbers, label, ALL, True, Augmentation(veiled=0, no_data=1), np.random.default_rng(0)
    )
    empty = ~result.any(axis=0)
    assert 0 < empty.sum() < empty.size
    assert (resolved[empty] == 255).all()
    assert (resolved[~empty] == 0).all()


def test_no_data_stays_no_data_and_data_stays_data():
    numbers, label = crop(1)
    numbers[:, :5] = 0
    for seed in range(10):
        result, resolved, kept = augment(
            numbers, label, ALL, True, Augmentation(veiled=0, no_data=0), np.random.default_rng(seed)
        )
        assert not result[:, :5].any()
        assert (result[kept][:, 5:] > 0).all()
        assert (resolved[:5] == 255).all()


def test_cloud_and_ground_are_made_rough_alike():
    image = np.full((13, 96, 96), 0.6, np.float32)
    image[:, :, 48:] = 0.1
    for seed in range(5):
        rough = module.roughened(image, 1.0, np.random.default_rng(seed))[AT["B04"]]
        cloud, ground = rough[:, :48] / 0.6, rough[:, 48:] / 0.1
        assert cloud.std() == pytest.approx(ground.std(), rel=0.5)
        assert 0.002 < cloud.std() < 0.1
        assert rough.mean() == pytest.approx(0.35, rel=0.05)


def test_stored_samples_are_rounded_to_some_bits():
    numbers = np.arange(1, 16000, dtype=np.float32).reshape(1, 1, -1)
    for seed in range(8):
        rounded = module._rounded(numbers, Augmentation(), np.random.default_rng(seed))
        assert np.abs(rounded / numbers - 1).max() <= 0.5**7 + 1e-6
    assert np.array_equal(module._rounded(numbers, STILL, np.random.default_rng(0)), numbers)


def test_dry_air_leaves_a_trace_of_the_ground_in_band_10():
    image = np.full((13, 8, 8), 0.3, np.float32)
    image[AT["B10"]] = 0.001
    for seed in range(20):
        changed = atmosphere.under_dry_air(image, np.random.default_rng(seed))
        assert (changed[AT["B10"]] > 0.001).all()
        assert (changed[AT["B10"]] < 0.011).all()
        assert np.array_equal(np.delete(changed, AT["B10"], 0), np.delete(image, AT["B10"], 0))


def test_only_ground_without_clouds_is_made_hard():
    numbers, label = crop(1500, 64)
    settings, changed = replace(STILL, hardened=1, snow=1), 0
    for seed in range(20):
        result, said, kept = augment(numbers, label, ALL, True, settings, np.random.default_rng(seed))
        changed += not np.array_equal(result[kept], numbers[kept])
        assert set(np.unique(said)) <= {0, 255}
        if kept[AT["B11"]]:
            assert not said.any()  # snow is clear where shortwave bands show it
    assert changed == 20
    label[0, 0] = Label.THIN_CLOUD
    result, said, kept = augment(numbers, label, ALL, True, settings, np.random.default_rng(0))
    assert np.array_equal(result[kept], numbers[kept])


def test_saturation_cuts_bright_bands_and_leaves_dark_ones():
    numbers, label = crop(14000)
    numbers[:, :4] = 1000
    for seed in range(10):
        settings = replace(STILL, saturated=1)
        result, _, kept = augment(numbers, label, ALL, True, settings, np.random.default_rng(seed))
        assert (result[kept][:, 4:] < 14000).all()
        assert (result[kept][:, :4] == 1000).all()
