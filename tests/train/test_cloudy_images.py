"""Labels of real cloudy images: from the difference to a clear image, and from another model."""

import csv
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import yaml
from makers.chips import FIELD, WATER, MadeChip, flat, write_chips, write_list

from engine.sentinel2 import BAND_NAMES
from train.data.cloudy import difference_label, read_cloudy_chips, remove_small
from train.data.ground import Chip, GroundError
from train.data.simulate import Label

B02, B03, B04, B08, B10, B11 = (BAND_NAMES.index(band) for band in ("B02", "B03", "B04", "B08", "B10", "B11"))
DATA = Path(__file__).parents[3] / "shared" / "data" / "s2"
LIST = Path(__file__).parents[2] / "train" / "recipes" / "cloudy_chips.csv"
SPOT = (slice(20, 44), slice(16, 48))
INNER = (slice(24, 40), slice(20, 44))


def chip(reflectance: np.ndarray, bands=BAND_NAMES, level: str = "L1C") -> Chip:
    present = np.isin(BAND_NAMES, bands)
    values = np.asarray(reflectance, np.float32) * present[:, None, None]
    return Chip("made", "here", level, 10.0, values, present, np.ones(values.shape[1:], bool))


def ground(spectrum=FIELD) -> np.ndarray:
    return flat(spectrum, 64).astype(np.float32) / 10000


def changed(clear: np.ndarray, bands: list[int], factor: float = 1.0, added: float = 0.0, where=SPOT) -> np.ndarray:
    image = clear.copy()
    for band in bands:
        image[band][where] = image[band][where] * factor + added
    return image


def only(label: np.ndarray, where=INNER) -> Label:
    codes = np.unique(label[where])
    assert len(codes) == 1
    return Label(int(codes[0]))


class TestDifference:
    @pytest.mark.parametrize(
        ("added", "expected"),
        [(0.5, Label.THICK_CLOUD), (0.08, Label.THIN_CLOUD), (0.03, Label.IGNORED), (0.01, Label.CLEAR)],
    )
    def test_what_became_brighter_is_cloud(self, added, expected):
        clear = ground()
        label = difference_label(chip(changed(clear, list(range(13)), added=added)), chip(clear))
        assert only(label) == expected
        assert only(label, (slice(0, 12), slice(None))) == Label.CLEAR

    def test_one_colour_alone_is_no_cloud(self):
        clear = ground()
        assert only(difference_label(chip(changed(clear, [B02], added=0.2)), chip(clear))) == Label.CLEAR

    @pytest.mark.parametrize(
        ("factor", "expected"), [(0.5, Label.CLOUD_SHADOW), (0.83, Label.IGNORED), (0.95, Label.CLEAR)]
    )
    def test_land_that_lost_infrared_light_is_shadow(self, factor, expected):
        clear = ground()
        label = difference_label(chip(changed(clear, [B08, B11], factor)), chip(clear))
        assert only(label) == expected

    @pytest.mark.parametrize("band", [B08, B11])
    def test_one_infrared_band_alone_is_no_shadow(self, band):
        """A field that was ploughed or watered."""
        clear = ground()
        assert only(difference_label(chip(changed(clear, [band], 0.5)), chip(clear))) == Label.CLEAR

    def test_without_shortwave_infrared_the_near_infrared_decides(self):
        clear, bands = ground(), ("B02", "B03", "B04", "B08")
        label = difference_label(chip(changed(clear, [B08], 0.5), bands), chip(clear, bands))
        assert only(label) == Label.CLOUD_SHADOW

    def test_darker_water_is_not_shadow(self):
        clear = ground(WATER)
        assert only(difference_label(chip(changed(clear, [B08, B11], 0.4)), chip(clear))) == Label.CLEAR

    def test_specks_are_no_cloud(self):
        clear = ground()
        speck = (slice(30, 34), slice(30, 34))
        label = difference_label(chip(changed(clear, list(range(13)), added=0.3, where=speck)), chip(clear))
        assert only(label, speck) == Label.IGNORED
        assert not np.isin(label, (Label.THICK_CLOUD, Label.THIN_CLOUD)).any()

    def test_small_parts_go_and_large_ones_stay_as_they_are(self):
        mask = np.zeros((20, 20), bool)
        mask[1:4, 1:4] = mask[10:18, 10:18] = True
        kept = remove_small(mask, 10)
        assert kept[10:18, 10:18].all()
        assert kept.sum() == 64


class TestLists:
    @pytest.fixture
    def folder(self, tmp_path):
        clear, clouded = flat(FIELD, 64), flat(FIELD, 64)
        clouded[(slice(None), *SPOT)] += 4000
        cirrus = clear.copy()
        cirrus[(B10, *SPOT)] = 150
        hole = clouded.copy()
        hole[:, :8] = 0
        return write_chips(
            tmp_path,
            [
                MadeChip("pair", clear, name="clear.tif"),
                MadeChip("pair", clouded, "cloudy", name="clouded.tif"),
                MadeChip("pair", cirrus, "cloudy", name="cirrus.tif"),
                MadeChip("pair", hole, "cloudy", name="hole.tif"),
                MadeChip("kept-1", clouded, "cloudy", name="kept.tif"),
            ],
        )

    @staticmethod
    def read(folder: Path, *rows: tuple[str, str, str], without=()):
        return read_cloudy_chips(folder, write_list(folder / "list.csv", *rows), without)

    def test_a_pair_is_labelled_by_its_difference(self, folder):
        (read,) = self.read(folder, ("clouded.tif", "clear.tif", "difference"))
        assert read.clear is not None
        assert only(read.label) == Label.THICK_CLOUD

    def test_a_thin_veil_covers_the_whole_image(self, folder):
        (read,) = self.read(folder, ("clouded.tif", "", "thin"))
        assert read.clear is None
        assert only(read.label, (slice(None), slice(None))) == Label.THIN_CLOUD

    def test_what_band_10_shows_alone_is_faint_cirrus(self, folder):
        (read,) = self.read(folder, ("cirrus.tif", "clear.tif", "difference"))
        assert only(read.label) == Label.FAINT_CIRRUS
        assert only(read.label, (slice(0, 8), slice(None))) == Label.CLEAR

    def test_pixels_without_data_are_ignored(self, folder):
        (read,) = self.read(folder, ("hole.tif", "clear.tif", "difference"))
        assert only(read.label, (slice(0, 8), slice(None))) == Label.IGNORED

    def test_the_order_is_the_lists(self, folder):
        rows = [("cirrus.tif", "clear.tif", "difference"), ("clouded.tif", "", "thin")]
        assert [each.chip.name for each in self.read(folder, *rows)] == ["cirrus.tif", "clouded.tif"]

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (("kept.tif", "", "thin"), "kept.tif is of the site kept-1, which is kept for validation"),
            (("clouded.tif", "kept.tif", "difference"), "kept.tif is of the site kept-1"),
            (("none.tif", "", "thin"), "does not list none.tif"),
            (("clouded.tif", "", "guess"), "no usable source of labels: it says 'guess'"),
            (("clouded.tif", "", "difference"), "no usable source of labels"),
        ],
    )
    def test_what_must_not_be_used(self, folder, row, sentence):
        with pytest.raises(GroundError, match=sentence):
            self.read(folder, row, without=["kept-*"])

    def test_a_file_that_is_gone(self, folder):
        (folder / "clouded.tif").unlink()
        with pytest.raises(GroundError, match=r"clouded\.tif cannot be read"):
            self.read(folder, ("clouded.tif", "", "thin"))


@pytest.mark.skipif(find_spec("ukis_csmask") is None or find_spec("onnxruntime") is None, reason="no ukis-csmask here")
class TestTeacher:
    def test_it_needs_four_bands(self, tmp_path):
        made = MadeChip("x", flat(FIELD, 64), bands=("B02", "B03", "B04"), name="x.tif")
        folder = write_chips(tmp_path, [made])
        with pytest.raises(GroundError, match=r"x\.tif lacks one of the bands B02, B03, B04, B08"):
            read_cloudy_chips(folder, write_list(folder / "list.csv", ("x.tif", "", "teacher")))

    def test_it_agrees_with_the_difference_on_a_real_pair(self, tmp_path):
        """Two ways to labels that know nothing of each other, on an image that is partly cloudy."""
        pair = ("chips/cr0581-b_2018_L1C_partly.tif", "chips/cr0581-a_2018_L1C_clear.tif")
        if not (DATA / pair[0]).exists():
            pytest.skip("the Sentinel-2 chips are not here")
        listed = write_list(tmp_path / "list.csv", (*pair, "difference"), (pair[0], "", "teacher"))
        difference, teacher = (each.label for each in read_cloudy_chips(DATA, listed))
        clouds = (Label.THICK_CLOUD, Label.THIN_CLOUD)
        judged = np.isin(difference, (*clouds, Label.CLEAR)) & np.isin(teacher, (*clouds, Label.CLEAR))
        assert judged.mean() > 0.2
        assert (np.isin(difference, clouds) == np.isin(teacher, clouds))[judged].mean() > 0.85
        assert not (teacher == Label.CLOUD_SHADOW).any()


def test_the_recipes_list_uses_no_site_that_judges():
    if not (DATA / "manifest.csv").exists():
        pytest.skip("the Sentinel-2 chips are not here")
    sites = {row["file"]: row["site"] for row in csv.DictReader((DATA / "manifest.csv").open(encoding="utf-8"))}
    recipe = yaml.safe_load((LIST.parent / "unet_default.yaml").read_text())
    held_out = recipe["data"]["init_args"]["validation_sites"]
    for row in csv.DictReader(LIST.open(encoding="utf-8")):
        for file in filter(None, (row["image"], row["clear"])):
            taken = [name for name in held_out if sites[file] == name or sites[file].startswith(name.rstrip("*"))]
            assert not taken, (file, taken)
