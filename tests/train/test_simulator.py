"""What the simulator promises: reflectances, labels, shadows on the right side, the same patch from the same seed."""

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from train.data import clouds, shadows, simulate, surfaces
from train.data.clouds import CANVAS, Layer
from train.data.ground import Chip, read_clear_chips
from train.data.shadows import Sun
from train.data.simulate import Label, Mixture, coarsened

B02, B10, B11 = (BAND_NAMES.index(band) for band in ("B02", "B10", "B11"))


@pytest.fixture(scope="module")
def chip(ground_folder):
    return read_clear_chips(ground_folder, ["here"])[0]


def one_cloud(height_km: float = 1.0) -> Layer:
    """A small square cloud in the middle of the canvas."""
    thickness = np.zeros((CANVAS, CANVAS), np.float32)
    thickness[250:262, 250:262] = 30
    return Layer(thickness, height_km, height_km, 1.0, shaded=False)


def plain_chip(edge: int) -> Chip:
    """Even ground of 10 m."""
    everywhere = np.ones((edge, edge), bool)
    reflectance = np.full((len(BAND_NAMES), edge, edge), 0.1, np.float32)
    return Chip("plain", "there", "L1C", 10.0, reflectance, np.ones(len(BAND_NAMES), bool), everywhere)


def centre(plane: np.ndarray) -> tuple[float, float]:
    rows, columns = np.nonzero(plane > 0.5)
    return rows.mean(), columns.mean()


@pytest.mark.parametrize(
    ("azimuth", "moves"),
    [(0, (1, 0)), (90, (0, -1)), (180, (-1, 0)), (270, (0, 1)), (135, (-1, -1))],
)
def test_a_shadow_falls_away_from_the_sun_by_height_over_tangent(azimuth, moves):
    sun = Sun(np.radians(azimuth), np.radians(45))
    lost = shadows.lost_direct_light([one_cloud(1.0)], sun, pixel_size=10, penumbra=0.5)
    row, column = centre(lost)
    length = 100 / np.hypot(*moves)
    assert (row - 255.5, column - 255.5) == pytest.approx((moves[0] * length, moves[1] * length), abs=1)


def test_a_lower_sun_and_finer_pixels_throw_it_farther():
    low, high = Sun(0, np.radians(25)), Sun(0, np.radians(65))
    assert low.displacement(1, 10)[0] == round(100 / np.tan(np.radians(25)))
    assert high.displacement(1, 10)[0] < low.displacement(1, 10)[0]
    assert low.displacement(1, 10)[0] == pytest.approx(2 * low.displacement(1, 20)[0], abs=1)


def test_slopes_that_face_the_sun_are_brighter():
    layer = one_cloud()
    lit = clouds.relief_shading(layer, Sun(0, 1).towards, 0.1)
    assert lit[251, 256] > 1.02 > 0.98 > lit[260, 256]


def test_physical_shadow_leaves_path_radiance_and_is_darkest_in_the_infrared():
    ground = np.full((13, 4, 4), 0.3, np.float32)
    dark = np.full(13, 0.05, np.float32)
    shaded = shadows.physical_shadow(ground, np.ones((4, 4), np.float32), dark)
    kept = (shaded[:, 0, 0] - 0.05) / 0.25
    assert kept == pytest.approx(shadows.DIFFUSE_SHARE, abs=1e-5)
    assert (shaded > 0.05).all()
    assert np.array_equal(shadows.physical_shadow(ground, np.zeros((4, 4), np.float32), dark), ground)


def test_crisp_shadow_darkens_every_band_alike():
    ground = np.full((13, 2, 2), 0.2, np.float32)
    assert shadows.crisp_shadow(ground, np.ones((2, 2), np.float32), 0.6) == pytest.approx(np.full((13, 2, 2), 0.08))


def test_patches_are_whole_and_in_range(chip):
    for seed in range(12):
        patch = simulate.simulate(chip, 96, Mixture(), np.random.default_rng(seed))
        assert patch.reflectance.shape == (13, 96, 96)
        assert patch.reflectance.dtype == np.uint16
        assert 1 <= patch.reflectance.min() <= patch.reflectance.max() <= 20000
        assert set(np.unique(patch.label)) <= {int(each) for each in Label}


def test_the_same_seed_gives_the_same_patch(chip):
    ours, same, other = (
        simulate.simulate(chip, 64, Mixture(cloudy=1), np.random.default_rng(seed)) for seed in (3, 3, 4)
    )
    assert np.array_equal(ours.reflectance, same.reflectance)
    assert np.array_equal(ours.label, same.label)
    assert not np.array_equal(ours.reflectance, other.reflectance)


def test_shares_of_cloud_and_shadow(chip):
    rng = np.random.default_rng(5)
    labels = np.stack([simulate.simulate(chip, 96, Mixture(), rng).label for _ in range(60)])
    judged = labels[labels != Label.IGNORED]
    assert 0.28 < np.isin(judged, (Label.THICK_CLOUD, Label.THIN_CLOUD)).mean() < 0.52
    assert 0.05 < (judged == Label.CLOUD_SHADOW).mean() < 0.16


def test_clear_patches_are_the_ground_itself(chip):
    patch = simulate.simulate(chip, 64, Mixture(cloudy=0, bright=0), np.random.default_rng(0))
    assert not patch.label.any()
    assert set(np.unique(patch.reflectance[B02])) <= set(np.rint(chip.reflectance[B02] * 10000).astype(int).ravel())


def test_absent_bands_and_invalid_pixels_are_zero(chip):
    present = np.isin(BAND_NAMES, ("B02", "B03", "B04", "B08"))
    valid = np.ones((96, 96), bool)
    valid[:, :40] = False
    bare = Chip("bare", "here", "L2A", 10.0, chip.reflectance * present[:, None, None], present, valid)
    patch = simulate.simulate(bare, 96, Mixture(cloudy=1), np.random.default_rng(0))
    assert not patch.reflectance[~present].any()
    empty = ~patch.reflectance.any(axis=0)
    assert empty.sum() == 40 * 96
    assert (patch.label[empty] == Label.IGNORED).all()


@pytest.mark.parametrize("make", [clouds.cumulus, clouds.deck, clouds.cirrus, clouds.haze])
def test_every_kind_of_cloud_is_finite_and_periodic(make):
    layer = make(np.random.default_rng(2))
    assert np.isfinite(layer.thickness).all()
    assert (layer.thickness >= 0).all()
    assert layer.top_km > layer.base_km > 0
    assert 0 <= layer.reflectance.min() <= layer.reflectance.max() < 1
    wrapped = np.abs(layer.thickness[0] - layer.thickness[-1]).mean()
    inside = np.abs(np.diff(layer.thickness, axis=0)).mean()
    assert wrapped < 6 * inside + 1e-6


def test_no_dust_in_cumulus():
    """Single bright pixels that no cloud shows: a cloud pixel has cloudy neighbours."""
    for seed in range(4):
        cloud = clouds.cumulus(np.random.default_rng(seed)).reflectance > simulate.THICK_ABOVE
        neighbours = sum(np.roll(cloud, step, axis) for step in (-1, 1) for axis in (0, 1))
        assert (cloud & (neighbours == 0)).sum() <= 0.002 * cloud.sum()


class TestLabels:
    @staticmethod
    def label(visible: float, cirrus: float, change: float = 0.1) -> Label:
        planes = [np.full((1, 1), value, np.float32) for value in (visible, cirrus, change)]
        return Label(int(simulate.label_cloud(*planes, clear_level=0.0015)[0, 0]))

    def test_by_visible_reflectance(self):
        expected = {0.005: Label.CLEAR, 0.02: Label.IGNORED, 0.05: Label.IGNORED, 0.1: Label.THIN_CLOUD}
        assert {value: self.label(value, 0) for value in expected} == expected
        assert self.label(0.5, 0) == Label.THICK_CLOUD

    def test_where_only_band_10_sees_it(self):
        assert self.label(0.005, 0.01) == Label.HIDDEN_CIRRUS
        assert self.label(0.02, 0.01) == Label.HIDDEN_CIRRUS
        assert self.label(0.05, 0.01) == Label.FAINT_CIRRUS
        assert self.label(0.1, 0.05, change=0.005) == Label.FAINT_CIRRUS
        assert self.label(0.1, 0.001, change=0.005) == Label.IGNORED

    def test_of_shadows(self):
        lost = np.array([[0.1, 0.2, 0.5, 0.5]], np.float32)
        change = np.array([[0.1, 0.1, 0.1, 0.001]], np.float32)
        assert simulate.label_shadow(lost, change).tolist() == [[0, 255, 3, 255]]


class TestBrightGround:
    def test_snow_is_white_in_the_visible_and_dark_in_the_shortwave(self, chip):
        brighter = kept = 0
        for seed in range(12):
            covered, _ = surfaces.snow_covered(chip.reflectance, 10, np.random.default_rng(seed))
            assert np.isfinite(covered).all()
            white = covered[B02] > 0.5
            brighter += int(white.sum())
            assert (covered[B11][white] < 0.45 * covered[B02][white]).all()
            assert (covered[B10] <= chip.reflectance[B10] + 0.26 * covered[B02]).all()
            kept += np.array_equal(covered[B10], chip.reflectance[B10])
        assert brighter > 1000
        assert 0 < kept < 12  # only dry air lets band 10 see the ground

    def test_desert_and_roofs_leave_band_10_alone(self, chip):
        for seed in range(6):
            rng = np.random.default_rng(seed)
            roofs = surfaces.with_roofs(chip.reflectance, 10, rng)
            assert np.array_equal(roofs[B10], chip.reflectance[B10])
            assert roofs[B02].max() > chip.reflectance[B02].max()
            assert surfaces.brightened(chip.reflectance, rng)[B02].mean() > chip.reflectance[B02].mean()


class TestCoarserPixels:
    @pytest.mark.parametrize("seed", range(4))
    def test_20_m_show_the_means_of_what_10_m_show(self, seed):
        fine = clouds.random_sky(np.random.default_rng(seed), 10)
        coarse = clouds.random_sky(np.random.default_rng(seed), 20)
        half = clouds.CANVAS // 2
        for one, other in zip(fine, coarse, strict=True):
            means = one.thickness.reshape(half, 2, half, 2).mean(axis=(1, 3))
            assert np.allclose(other.thickness[:half, :half], means)
            assert np.allclose(other.thickness[half:, half:], means)  # still periodic
            assert (one.base_km, one.top_km) == (other.base_km, other.top_km)

    @pytest.mark.parametrize("seed", range(4))
    def test_clouds_of_60_m_are_smaller_still(self, seed):
        half, coarsest = (clouds.random_sky(np.random.default_rng(seed), size)[0].thickness for size in (20, 60))
        assert not np.allclose(coarsest, half)
        quarter = clouds.CANVAS // 4
        assert np.allclose(coarsest, np.roll(coarsest, quarter, 0))

    def test_ground_is_reduced_to_each_size_by_its_chance(self):
        large = plain_chip(240)
        for place, size in enumerate((20, 30, 60)):
            chances = tuple(float(place == each) for each in range(3))
            assert coarsened(large, Mixture(coarser=chances), np.random.default_rng(0)).pixel_size == size
        assert coarsened(large, Mixture(coarser=(0, 0, 0)), np.random.default_rng(0)) is large
        small = plain_chip(160)
        assert coarsened(small, Mixture(coarser=(0, 0, 1)), np.random.default_rng(0)) is small
