"""Where the padding of a chip lies, and what becomes of one whose padding lies elsewhere."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.cloudsen12 import MadeSample, geotiff, make_mlstac, make_npz, make_taco1, mlstac_bytes

from train.data.cloudsen12 import DataError, open_cloudsen12
from train.data.cloudsen12.padding import valid_window


def test_chips_of_509_px_are_padded_left_and_below(tmp_path):
    sample = MadeSample(size=509)
    for path in (
        make_mlstac(tmp_path / "mlstac", [sample]),
        make_mlstac(tmp_path / "bare", [sample], metadata=False),
        make_taco1(tmp_path / "taco", [sample])[0],
        make_npz(tmp_path / "npz", [sample]),
    ):
        chip = open_cloudsen12(path)[0]
        assert chip.image.shape[1:] == (512, 512)
        assert chip.valid == (slice(0, 509), slice(3, 512))
        padding = np.ones((512, 512), bool)
        padding[chip.valid] = False
        assert padding.sum() == 3063
        assert not chip.image[:, padding].any()
        assert not chip.label[padding].any()


def test_chips_of_2000_px_are_padded_left_and_below():
    image = np.zeros((1, 2048, 2048), np.uint16)
    image[:, :2000, 48:] = 1
    assert valid_window(image, 2000, "chip") == (slice(0, 2000), slice(48, 2048))
    assert valid_window(image, None, "chip") == (slice(0, 2000), slice(48, 2048))


@given(st.integers(1, 12), st.integers(1, 6), st.data())
@settings(max_examples=60, deadline=None)
def test_padding_is_found_wherever_it_lies(size, padding, data):
    top, left = (data.draw(st.integers(0, padding)) for _ in range(2))
    image = np.zeros((2, size + padding, size + padding), np.uint16)
    image[:, top : top + size, left : left + size] = 7
    assert valid_window(image, size, "chip") == (slice(top, top + size), slice(left, left + size))


@pytest.mark.parametrize("side", ["left top", "right bottom", "right top"])
def test_padding_on_another_side_is_found_in_the_chip(tmp_path, side):
    sample = MadeSample()
    path = make_mlstac(tmp_path, [sample], name="test_13_high.mlstac", side=side)
    chip = open_cloudsen12(path, size=13)[0]
    assert np.array_equal(chip.image[(slice(None), *chip.valid)], sample.image)
    assert np.array_equal(chip.label[chip.valid], sample.label)


def test_dark_true_pixels_are_no_padding():
    """A black edge beside the published padding does not move the window."""
    image = np.zeros((2, 16, 16), np.uint16)
    image[:, 4:10, 8:16] = 5
    assert valid_window(image, 13, "chip") == (slice(0, 13), slice(3, 16))


def test_unpadded_chips_are_true_everywhere(tmp_path):
    path = make_npz(tmp_path, [MadeSample(size=509)], padding=0)
    assert open_cloudsen12(path)[0].valid == (slice(0, 509), slice(0, 509))


def test_padding_that_is_not_zero_is_refused(tmp_path):
    """As where somebody has filled it by reflection: nothing tells where the true pixels are."""
    sample = MadeSample(size=16)
    planes = np.concatenate([sample.image, [sample.label]]).astype(np.uint16)
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(mlstac_bytes({sample.id: geotiff(planes)}))
    with pytest.raises(DataError, match="has 16 px of which 13 are true, but its 3 outer rows are zero on no side"):
        open_cloudsen12(path, size=13)[0]


def test_a_chip_smaller_than_its_true_pixels_is_refused(tmp_path):
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(mlstac_bytes({"ROI_0001__x": geotiff(np.ones((14, 9, 9), np.uint16))}))
    with pytest.raises(DataError, match="9 × 9 px, which cannot hold 13 × 13"):
        open_cloudsen12(path, size=13)[0]
