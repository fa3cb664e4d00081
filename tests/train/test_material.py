"""Where patches come from: each source by its share, never a site that is left out, the same from the same state."""

import numpy as np
import pytest
from makers.chips import CLOUD, FIELD, MadeChip, flat, write_chips, write_list

from train.data.ground import GroundError
from train.data.material import Material, Shares
from train.data.simulate import Label, Mixture

NEVER = {"laid_over": 0.0, "real": 0.0, "clear": 0.0, "recoloured": 0.0}
PLAIN = Mixture(cloudy=0.0, bright=0.0, coarser=(0.0, 0.0, 0.0))


def only(source: str) -> Shares:
    return Shares(**{**NEVER, source: 1.0}, simulation=PLAIN)


@pytest.fixture(scope="module")
def material(cloudy_ground):
    return Material(cloudy_ground, None, ["there"], cloudy_ground / "cloudy.csv")


def patches(material, shares, count=12, edge=64):
    rng = np.random.default_rng(0)
    return [material.patch(edge, shares, rng) for _ in range(count)]


def test_real_patches_are_cut_from_the_cloudy_image(material):
    seen = set()
    for patch in patches(material, only("real")):
        assert np.isin(patch.label, (Label.THICK_CLOUD, Label.THIN_CLOUD)).any()
        assert (patch.reflectance[1][patch.label == Label.THICK_CLOUD] >= CLOUD[1] - 1).mean() > 0.9
        seen.update(np.unique(patch.reflectance[1]).tolist())
    image = material.cloudy[0].chip.reflectance[1]
    assert seen <= set(np.rint(image * 10000).astype(int).ravel().tolist())


def test_clear_patches_are_clear_ground(material):
    ground = {int(each) for chip in material.clear for each in np.rint(chip.reflectance[1] * 10000).ravel()}
    for patch in patches(material, only("clear")):
        assert not patch.label.any()
        assert set(np.unique(patch.reflectance[1]).tolist()) <= ground


def test_clouds_are_laid_over_other_ground(material):
    covered = [
        np.isin(patch.label, (Label.THICK_CLOUD, Label.THIN_CLOUD)) for patch in patches(material, only("laid_over"))
    ]
    assert sum(each.any() for each in covered) >= 10
    assert all(each.mean() < 0.95 for each in covered)


def test_what_no_share_takes_is_simulated(material):
    clear, cloudy = (
        patches(material, Shares(**NEVER, simulation=Mixture(cloudy=share, bright=0.0, coarser=(0, 0, 0))), 4)
        for share in (0.0, 1.0)
    )
    assert not any(patch.label.any() for patch in clear)
    assert all(patch.label.any() for patch in cloudy)


def test_without_a_list_there_is_only_clear_ground(cloudy_ground):
    bare = Material(cloudy_ground, None, (), None)
    assert bare.cloudy == []
    assert not any(patch.label.any() for patch in patches(bare, only("clear"), 3))
    assert not any(patch.label.any() for patch in patches(bare, only("laid_over"), 3))  # simulated, in a clear sky


@pytest.mark.parametrize("shares", [Shares(), *map(only, ("real", "clear", "laid_over"))], ids=str)
def test_the_same_state_draws_the_same_patch(material, shares):
    ours, same = (material.patch(64, shares, np.random.default_rng(7)) for _ in range(2))
    assert np.array_equal(ours.reflectance, same.reflectance)
    assert np.array_equal(ours.label, same.label)


def test_patches_are_whole_and_in_range(material):
    for patch in patches(material, Shares(), 30):
        assert patch.reflectance.shape == (13, 64, 64)
        assert patch.reflectance.dtype == np.uint16
        assert 1 <= patch.reflectance.min() <= patch.reflectance.max() <= 20000
        assert set(np.unique(patch.label)) <= {int(each) for each in Label}


def test_a_site_that_is_left_out_never_comes(tmp_path):
    """Each site has a colour of its own, so that a patch tells where it is from."""
    colours = {"here": 1000, "there": 3000, "kept-a": 5000, "kept-b": 7000}
    chips = [MadeChip(site, np.full((13, 64, 64), value, np.uint16)) for site, value in colours.items()]
    folder = write_chips(tmp_path, chips)
    for without, sites, expected in (
        ((), None, {"here", "there", "kept-a", "kept-b"}),
        (("kept-*",), None, {"here", "there"}),
        (("there", "kept-b"), None, {"here", "kept-a"}),
        ((), ("kept-*",), {"kept-a", "kept-b"}),
    ):
        drawn = patches(Material(folder, sites, without, None), only("clear"), 60, 32)
        assert {int(patch.reflectance[1, 0, 0]) for patch in drawn} == {colours[site] for site in expected}


def test_a_list_with_a_site_that_is_left_out_is_refused(tmp_path):
    chips = [MadeChip("here", flat(FIELD, 64)), MadeChip("kept", flat(CLOUD, 64), "cloudy", name="cloud.tif")]
    folder = write_chips(tmp_path, chips)
    listed = write_list(folder / "list.csv", ("cloud.tif", "", "thin"))
    with pytest.raises(GroundError, match="kept for validation"):
        Material(folder, None, ["kept"], listed)
