"""The simulator's clouds have the colours that thick cloud has in real images, in every band."""

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from train.data import spectra

AT = {band: index for index, band in enumerate(BAND_NAMES)}


def drawn(top_km: float, level: str, count: int = 200) -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.stack([spectra.cloud_spectrum(top_km, level, rng) for _ in range(count)])


@pytest.mark.parametrize(
    ("level", "top_km", "band", "low", "high"),
    [
        ("L1C", 2, "B02", 1.0, 1.0),
        ("L1C", 2, "B03", 0.85, 1.02),
        ("L1C", 2, "B08", 0.92, 1.34),
        ("L1C", 2, "B11", 0.65, 1.36),
        ("L1C", 10, "B11", 0.29, 1.21),
        ("L1C", 2, "B12", 0.40, 1.29),
        ("L1C", 10, "B12", 0.19, 1.15),
        ("L1C", 1.5, "B09", 0.20, 0.57),
        ("L1C", 9, "B09", 0.5, 1.06),
        ("L2A", 2, "B03", 0.91, 0.98),
        ("L2A", 2, "B04", 0.82, 0.97),
        ("L2A", 2, "B08", 0.86, 1.18),
        ("L2A", 2, "B11", 0.5, 1.1),
        ("L2A", 2, "B09", 1.1, 2.2),
    ],
)
def test_ratio_to_blue(level, top_km, band, low, high):
    ratios = drawn(top_km, level)[:, AT[band]]
    assert low - 1e-6 <= ratios.min()
    assert ratios.max() <= high + 1e-6


def test_b12_is_darker_than_b11():
    ratios = drawn(3, "L1C")
    assert (ratios[:, AT["B12"]] < ratios[:, AT["B11"]]).all()


@pytest.mark.parametrize(("top_km", "low", "high"), [(1, 0.001, 0.004), (6, 0.02, 0.05), (9, 0.39, 0.41), (12, 0.8, 1)])
def test_band_10_sees_high_cloud_and_no_low_one(top_km, low, high):
    assert low <= spectra.cirrus_ratio(top_km) <= high


def test_band_10_rises_steeply_and_without_a_step_back():
    tops = np.linspace(0.2, 13, 60)
    ratios = [spectra.cirrus_ratio(top) for top in tops]
    assert all(np.diff(ratios) >= 0)
    assert ratios[-1] > 300 * ratios[0]


def test_band_10_scatters_around_its_law():
    ratios = drawn(10, "L1C", 400)[:, AT["B10"]]
    assert np.median(ratios) == pytest.approx(spectra.cirrus_ratio(10), rel=0.1)
    assert np.log(ratios).std() == pytest.approx(spectra.B10_SCATTER, rel=0.2)


def test_the_sky_lights_blue_shadows_most():
    share = spectra.DIFFUSE_SHARE
    assert share[AT["B01"]] == pytest.approx(0.6)
    assert share[AT["B12"]] == pytest.approx(0.17)
    assert (np.diff(share) <= 0).all()
