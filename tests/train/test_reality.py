"""Simulated clouds held against real ones, and that the measuring itself measures what it says."""

import json
from pathlib import Path

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field
from train.__main__ import main
from train.data import parallax, shadows
from train.data.ground import GroundError
from train.data.simulate import Label
from train.reality import edges, spectra, texture
from train.reality import shadows as real_shadows
from train.reality.compare import compare_simulation, gather, measure
from train.reality.figures import Row, Spread
from train.reality.images import Image, real_images

DATA = Path(__file__).parents[3] / "shared" / "data"
EVERY_BAND = np.ones(13, bool)
needs_chips = pytest.mark.skipif(
    not (DATA / "s2" / "manifest.csv").is_file(), reason="the Sentinel-2 chips of shared/data are not here"
)


def image(reflectance: np.ndarray) -> Image:
    return Image("made", "L1C", reflectance.astype(np.float32), EVERY_BAND)


def under_cloud(cloud: np.ndarray, ground: float = 0.1, bright: float = 0.6) -> np.ndarray:
    """The same in all bands: ground where the cloud is 0, cloud where it is 1."""
    return np.repeat((ground + (bright - ground) * cloud)[None], 13, 0)


def ramp(pixels: float, edge: int = 160) -> np.ndarray:
    """A straight edge that rises from 0 to 1 over so many pixels in the middle."""
    return np.broadcast_to(np.clip((np.arange(edge) - edge / 2) / pixels + 0.5, 0, 1), (edge, edge))


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, str], Row]:
    return {(row.group, row.quantity): row for row in measure(gather(DATA, count=36))}


@needs_chips
class TestAgainstRealImages:
    @pytest.mark.parametrize("band", ["B01", "B03", "B04", "B05", "B08", "B11", "B12"])
    @pytest.mark.parametrize("kind", ["low", "high"])
    def test_colours_of_thick_cloud(self, rows, band, kind):
        assert rows["spectra of chips", f"L1C {kind} {band}/B02"].agrees

    def test_brightness_of_thick_cloud(self, rows):
        row = rows["spectra of chips", "L1C B02"]
        assert row.agrees
        assert row.simulated.high > 0.55

    @pytest.mark.parametrize("band", real_shadows.BANDS)
    def test_depth_of_physical_shadows(self, rows, band):
        assert rows["shadows, physical", f"{band} left in shadow"].agrees

    @pytest.mark.parametrize("quantity", ["contrast", "detail below 1 px", "spectral slope, 6–33 px"])
    def test_texture_inside_clouds(self, rows, quantity):
        assert rows["texture, simulated", quantity].agrees

    def test_bands_see_clouds_apart_as_much_as_in_reality(self, rows):
        assert rows["edges", "B04 against B02, px"].agrees

    def test_edges_are_neither_sharper_nor_softer_by_a_third(self, rows):
        row = rows["edges", "B02 10–90 % width, px"]
        assert row.simulated.median == pytest.approx(row.real.median, rel=0.35)

    def test_real_bands_are_displaced_as_the_times_of_their_detectors_say(self):
        found = [
            [edges.shift(each, band) for band in ("B03", "B04")]
            for each in real_images(DATA / "s2", "L1C")
            if (edges.shift(each, "B04") or 0) > 2
        ]
        green, red = np.array(found, float).T
        moved = parallax.displacements(5, 10, 0)[:, 0]
        blue_at, green_at, red_at = (moved[BAND_NAMES.index(band)] for band in ("B02", "B03", "B04"))
        assert np.median(green / red) == pytest.approx((green_at - blue_at) / (red_at - blue_at), abs=0.05)


@needs_chips
def test_the_command_writes_figures_and_plots(tmp_path, capsys):
    assert main(["compare-simulation", "--data", str(DATA), "--output", str(tmp_path), "--patches", "9"]) == 0
    written = json.loads((tmp_path / "simulation.json").read_text())
    assert {row["group"] for row in written["rows"]} >= {"spectra of chips", "edges", "sizes"}
    assert set(written["rows"][0]["real"]) == {"count", "low", "median", "high"}
    assert sum(written["simulated_shares"][each.name.lower()] for each in Label) == pytest.approx(1)
    for name in ("spectra", "edges", "shadows", "texture"):
        assert (tmp_path / f"{name}.png").stat().st_size > 20_000
    assert "simulated" in capsys.readouterr().out


def test_without_chips_it_says_what_is_missing(tmp_path):
    with pytest.raises(GroundError, match="there is no"):
        compare_simulation(tmp_path, tmp_path / "out", 3)


class TestMeasuring:
    @pytest.mark.parametrize("pixels", [4, 10, 20])
    def test_width_of_a_straight_edge(self, pixels):
        found = edges.profile(image(under_cloud(ramp(pixels))))
        assert found is not None
        assert edges.width(found["B02"]) == pytest.approx(0.8 * pixels, abs=1.5)

    def test_no_edges_where_all_is_cloud_or_nothing(self):
        for share in (0, 1):
            assert edges.profile(image(under_cloud(np.full((64, 64), float(share))))) is None

    def test_shift_between_bands(self):
        field = np.clip(power_law_field(128, 128, 3.4, np.random.default_rng(1), outer_scale=40), 0, 1)
        seen = under_cloud(field)
        seen[BAND_NAMES.index("B04")] = np.roll(seen[BAND_NAMES.index("B04")], (3, -4), (0, 1))
        assert edges.shift(image(seen)) == pytest.approx(5, abs=0.3)

    def test_slope_of_a_known_spectrum(self):
        slopes = []
        for seed in range(8):
            field = power_law_field(128, 128, 3.0, np.random.default_rng(seed))
            cloud = np.repeat(0.5 * np.exp(0.1 * field)[None], 13, 0)
            slopes.append(texture.measure([image(cloud)])["spectral slope, 6–33 px"].mean())
        assert np.mean(slopes) == pytest.approx(-3.0, abs=0.35)

    def test_depth_of_a_made_shadow(self):
        rng = np.random.default_rng(0)
        clear = np.repeat(0.2 + 0.02 * rng.standard_normal((1, 120, 120)), 13, 0).astype(np.float32)
        lost = np.zeros((120, 120), np.float32)
        lost[50:80, 50:80] = 1
        cloudy = shadows.physical_shadow(clear, lost, np.full(13, 0.0, np.float32))
        cloudy[:, 20:45, 50:80] = 0.6
        found = real_shadows.measure([(image(clear), image(cloudy))])
        for band in ("B08", "B11"):
            kept = shadows.DIFFUSE_SHARE[BAND_NAMES.index(band)]
            assert np.median(found[f"{band} left in shadow"]) == pytest.approx(kept, abs=0.05)
        assert found["shadow pixels per cloud pixel"] == pytest.approx(900 / 750, rel=0.15)

    def test_low_and_high_cloud_are_told_apart_by_band_10(self):
        pixels = np.full((4, 13), 0.5, np.float32)
        pixels[:2, BAND_NAMES.index("B10")] = 0.002
        pixels[2:, BAND_NAMES.index("B10")] = 0.1
        found = spectra.of_pixels(pixels, "L1C")
        assert found["L1C low B10/B02"] == pytest.approx([0.004, 0.004])
        assert found["L1C high B10/B02"] == pytest.approx([0.2, 0.2])

    def test_a_row_agrees_within_the_middle_of_the_real_values(self):
        real = Spread(10, 1.0, 2.0, 3.0)
        assert Row("a", "b", real, Spread(10, 0.0, 2.9, 9.0)).agrees
        assert not Row("a", "b", real, Spread(10, 0.0, 3.1, 9.0)).agrees


class TestParallax:
    def test_bands_are_displaced_by_height_in_the_order_of_their_times(self):
        moved = parallax.displacements(10, 10, 0.0)
        place = {band: moved[index, 0] for index, band in enumerate(BAND_NAMES)}
        assert place["B02"] < place["B08"] < place["B03"] < place["B04"] < place["B11"] < place["B09"]
        assert np.allclose(moved[:, 1], 0)
        assert place["B04"] - place["B02"] == pytest.approx(9.5, abs=0.3)
        assert np.allclose(parallax.displacements(5, 20, 0.0), moved / 4)

    def test_displaced_planes_move_that_far(self):
        canvas = np.zeros((64, 64), np.float32)
        canvas[10, 12] = 1
        square = parallax.displaced(parallax.with_margin(canvas, 32), np.array([2.0, -3.5]))
        assert square.shape == (32, 32)
        assert square[12, 8:10].tolist() == [0.5, 0.5]
        assert square.sum() == pytest.approx(1)
