"""The masks of other algorithms that are stored with the chips, as the published figures count them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.cloudsen12 import MadeSample, make_memmaps, make_mlstac, make_npz, make_taco1, make_tree

from train.data.cloudsen12 import DataError, open_cloudsen12
from train.data.cloudsen12.algorithms import as_mask

WHOLE = (slice(None), slice(None))


def codes(*values: int, dtype: str = "u1") -> np.ndarray:
    """A plane of 13 × 13 px that begins with these codes, else 0."""
    plane = np.zeros((13, 13), dtype)
    plane.flat[: len(values)] = values
    return plane


@pytest.mark.parametrize(
    ("name", "plane", "cloud", "shadow"),
    [
        ("fmask", codes(0, 1, 2, 3, 4), "00001", "00100"),
        ("sen2cor", codes(*range(12)), "000000001110", "000100000000"),
        ("kappamask_l1c", codes(0, 1, 2, 3, 4, 5), "000110", "001000"),
        ("kappamask_l2a", codes(0, 1, 2, 3, 4, 5), "000110", "001000"),
        ("qa60", codes(0, 1024, 2048, 16384, 32768, 99, dtype="u2"), "011110", None),
        ("cd_fcnn_rgbi", codes(0, 5000, 5001, 10000, dtype="u2"), "0011", None),
        ("cd_fcnn_rgbi_swir", codes(0, 1, dtype="i1"), "01", None),
        ("s2cloudless", codes(0, 1), "01", None),
        ("unetmobv2_v1", codes(0, 1, 2, 3), "0110", "0001"),
        ("cloudmask_unetmobv2_v2", codes(0, 1, 99), "010", None),
        ("cloudmask_sensei_v2", codes(0, 1, 99), "010", None),
    ],
)
def test_codes_become_cloud_and_shadow(name, plane, cloud, shadow):
    mask = as_mask(name, plane, WHOLE)
    count = len(cloud)
    assert "".join(str(int(one)) for one in mask.cloud.flat[:count]) == cloud
    assert not mask.cloud.flat[count:].any()
    if shadow is None:
        assert mask.shadow is None
        assert np.array_equal(mask.contaminated, mask.cloud)
    else:
        assert "".join(str(int(one)) for one in mask.shadow.flat[:count]) == shadow
        assert np.array_equal(mask.contaminated, mask.cloud | mask.shadow)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_probabilities_become_a_mask_as_s2cloudless_itself_does_it(seed):
    s2cloudless = pytest.importorskip("s2cloudless", reason="s2cloudless comes with the extra 'peers'")
    plane = np.random.default_rng(seed).integers(0, 50, (40, 40)).astype(np.uint8) * 2 + 1  # odd: no mean is a tie
    detector = s2cloudless.S2PixelCloudDetector(threshold=0.4, average_over=1, dilation_size=1)
    wanted = detector.get_mask_from_prob(plane[None].astype(np.float32) / 100)[0]
    assert np.array_equal(as_mask("s2cloudless", plane, WHOLE).cloud, wanted.astype(bool))


def test_padding_is_neither_cloud_nor_shadow():
    valid = (slice(0, 10), slice(3, 13))
    mask = as_mask("fmask", np.full((13, 13), 4), valid)
    assert mask.cloud[valid].all()
    assert mask.cloud.sum() == 100


def test_masks_are_found_by_one_name_in_every_form(tmp_path):
    fmask, sen2cor = codes(4, 2, 4), codes(3, 8, 9)
    tree = [MadeSample(extra={"fmask": fmask, "sen2cor": sen2cor, "CD-FCNN-RGBISWIR": codes(6000, dtype="u2")})]
    maps = [MadeSample(extra={"fmask": fmask, "sen2cor": sen2cor, "cd_fcnn_rgbi_swir": codes(1)})]
    taco = [MadeSample(extra={"cloudmask_sen2cor": sen2cor, "cloudmask_unetmobv2_v1": codes(1, 99)})]
    make_taco1(tmp_path / "taco", taco, pack="extra", kind="B")
    for path, names in (
        (make_tree(tmp_path / "tree", tree), {"fmask", "sen2cor", "cd_fcnn_rgbi_swir"}),
        (make_memmaps(tmp_path / "memmaps", maps), {"fmask", "sen2cor", "cd_fcnn_rgbi_swir"}),
        (make_taco1(tmp_path / "taco", taco)[0].parent, {"sen2cor", "cloudmask_unetmobv2_v1"}),
    ):
        data = open_cloudsen12(path, size=13)
        assert set(data.algorithms) == names, path
        mask = data.algorithm(data[0], "sen2cor")
        assert np.array_equal(mask.cloud[data[0].valid], np.isin(sen2cor, (8, 9))), path
        assert np.array_equal(mask.shadow[data[0].valid], sen2cor == 3), path


def test_the_mask_that_is_stored_in_a_chip_of_cloudsen12plus(tmp_path):
    sample = MadeSample()
    data = open_cloudsen12(make_mlstac(tmp_path, [sample]), size=13)
    assert data.algorithms == ("unetmobv2_v1",)
    mask = data.algorithm(data[0], "unetmobv2_v1")
    assert np.array_equal(mask.cloud[data[0].valid], np.isin(sample.prediction, (1, 2)))
    assert np.array_equal(mask.shadow[data[0].valid], sample.prediction == 3)


def test_a_mask_that_is_not_there(tmp_path):
    data = open_cloudsen12(make_mlstac(tmp_path / "mlstac", [MadeSample()]), size=13)
    with pytest.raises(DataError, match="no mask of 'fmask' is stored with ROI_0001"):
        data.algorithm(data[0], "fmask")
    data = open_cloudsen12(make_npz(tmp_path / "npz", [MadeSample()], padding=0), size=13)
    assert data.algorithms == ()
