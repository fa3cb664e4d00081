"""Clear chips as they are read, packs as they are made and made again."""

import numpy as np
import pytest

from engine.sentinel2 import BAND_NAMES
from train.data import pack as packs
from train.data.ground import GroundError, random_view, read_clear_chips, reduced, site_weights
from train.data.material import Shares
from train.data.pack import Pack, PackError, PackPlan, make_pack


def plan(count: int = 5, seed: int = 1, **changes) -> PackPlan:
    usual = {"edge": 32, "sites": None, "without": (), "cloudy": None, "shares": Shares()}
    return PackPlan(**{"count": count, "seed": seed, **usual, **changes})


class TestGround:
    def test_only_clear_chips_are_read(self, ground_folder):
        chips = read_clear_chips(ground_folder)
        assert [chip.site for chip in chips] == ["here", "there", "shifted"]

    def test_sites_are_chosen_and_left_out(self, ground_folder):
        assert [chip.site for chip in read_clear_chips(ground_folder, ["there"])] == ["there"]
        assert [chip.site for chip in read_clear_chips(ground_folder, None, ["here", "th*"])] == ["shifted"]

    def test_the_offset_of_newer_baselines_is_taken_off(self, ground_folder):
        plain, _, shifted = read_clear_chips(ground_folder)
        assert shifted.reflectance[1].mean() == pytest.approx(plain.reflectance[1].mean(), rel=0.3)
        assert not shifted.present[BAND_NAMES.index("B10")]
        assert not shifted.reflectance[BAND_NAMES.index("B10")].any()

    def test_reduction_takes_means(self, ground_folder):
        chip = read_clear_chips(ground_folder, ["here"])[0]
        coarse = reduced(chip, 3)
        assert coarse.pixel_size == 30
        assert coarse.reflectance.shape == (13, 32, 32)
        assert coarse.reflectance[3, 0, 0] == pytest.approx(chip.reflectance[3, :3, :3].mean())

    def test_a_small_chip_is_continued_by_reflection(self, ground_folder):
        chip = read_clear_chips(ground_folder, ["here"])[0]
        view, valid = random_view(chip, 128, np.random.default_rng(0))
        assert view.shape == (13, 128, 128)
        assert valid.all()
        assert set(np.unique(view[1])) <= set(np.unique(chip.reflectance[1]))

    def test_no_manifest(self, tmp_path):
        with pytest.raises(GroundError, match="there is no"):
            read_clear_chips(tmp_path)

    def test_no_chip_of_a_site(self, ground_folder):
        with pytest.raises(GroundError, match="lists no clear chip"):
            read_clear_chips(ground_folder, ["nowhere"])

    def test_a_file_that_is_missing(self, tmp_path):
        (tmp_path / "manifest.csv").write_text("file,site,level,scale_offset,cloudiness\nx.tif,x,L1C,,clear\n")
        with pytest.raises(GroundError, match="cannot be read"):
            read_clear_chips(tmp_path)

    def test_a_series_does_not_rule(self, ground_folder):
        here, there, _ = read_clear_chips(ground_folder)
        weights = site_weights([here, here, here, here, there])
        assert weights[:4].sum() == pytest.approx(2 * weights[4])


class TestPacks:
    def test_what_is_written_is_read(self, ground_folder, tmp_path):
        make_pack(tmp_path / "pack", ground_folder, plan(), processes=1)
        pack = Pack(tmp_path / "pack")
        assert len(pack) == 5
        numbers, label = pack.read(2, slice(4, 20), slice(None))
        assert numbers.shape == (13, 16, 32)
        assert label.shape == (16, 32)
        assert pack.present.shape == (5, 13)

    def test_an_interrupted_pack_is_completed_with_the_same_patches(self, ground_folder, tmp_path, monkeypatch):
        monkeypatch.setattr(packs, "SHARD", 2)
        make_pack(tmp_path / "whole", ground_folder, plan(), processes=1)
        make_pack(tmp_path / "broken", ground_folder, plan(), processes=1)
        for name in ("reflectance-0001.npy", "label-0001.npy"):
            (tmp_path / "broken" / name).unlink()
        untouched = (tmp_path / "broken" / "reflectance-0000.npy").stat().st_mtime_ns
        make_pack(tmp_path / "broken", ground_folder, plan(), processes=1)
        assert (tmp_path / "broken" / "reflectance-0000.npy").stat().st_mtime_ns == untouched
        ours, theirs = Pack(tmp_path / "whole"), Pack(tmp_path / "broken")
        for index in range(5):
            everything = (index, slice(None), slice(None))
            assert all(
                np.array_equal(*pair) for pair in zip(ours.read(*everything), theirs.read(*everything), strict=True)
            )

    def test_other_settings_are_refused(self, ground_folder, tmp_path):
        make_pack(tmp_path / "pack", ground_folder, plan(2), processes=1)
        with pytest.raises(PackError, match="other settings"):
            make_pack(tmp_path / "pack", ground_folder, plan(2, seed=7), processes=1)

    def test_no_pack(self, tmp_path):
        with pytest.raises(PackError, match="there is no pack"):
            Pack(tmp_path)
