"""No data is told before the offset is added; everything else is data."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from makers.products import make_safe
from makers.rasters import FOUR, noise, write_raster

from engine.scene import open_scene
from engine.scene.conversion import Conversion, convert_rows


def read(source, **options):
    with open_scene(source, **options) as scene:
        return scene.read(scene.grid().whole)


def test_product_corners(tmp_path):
    for driver in ("GTiff", "JP2OpenJPEG"):
        with open_scene(make_safe(tmp_path, driver=driver, name=driver)) as scene:
            for name in ("B02", "B05", "B10"):
                plane = scene.read(scene.grid(bands=[name]).whole, bands=[name])[0]
                assert plane[0, 0] == 0
                assert plane[-1, -1] == 64535
                assert (plane == 0).sum() == 1


@pytest.mark.parametrize("dtype", ["uint16", "int16", "uint32", "int32", "float32"])
def test_dark_pixels_stay_data(tmp_path, dtype):
    data = noise(4, 33, 31, low=1, high=2500).astype(dtype)
    data[:, :5] = 0
    if dtype != "float32":
        data[:, 10, 10] = 1
    pixels = read(write_raster(tmp_path / "s.tif", data, names=FOUR), offset=-1000, scale=0.0001)
    assert not pixels[:, :5].any()
    assert np.array_equal(pixels[:, 5:], np.maximum(data[:, 5:].astype(int) - 1000, 1))


def test_declared_no_data(tmp_path):
    data = noise(4, 33, 31)
    data[:, 3, 4], data[:, 5, 6], data[:, 7, 8] = 9999, 0, 65535
    pixels = read(write_raster(tmp_path / "s.tif", data, names=FOUR, nodata=9999), offset=-1000)
    assert (pixels[:, 3, 4] == 0).all()
    assert (pixels[:, 5, 6] == 0).all()
    assert (pixels[:, 7, 8] == 64535).all()
    assert (pixels == 0).sum() == 8


def test_negative_no_data_of_signed_integers(tmp_path):
    data = noise(4, 9, 9).astype("int16")
    data[:, 2, 2], data[:, 3, 3] = -9999, -50
    pixels = read(write_raster(tmp_path / "s.tif", data, names=FOUR, nodata=-9999), offset=0)
    assert (pixels[:, 2, 2] == 0).all()
    assert (pixels[:, 3, 3] == 1).all()
    assert (pixels == 0).sum() == 4


@pytest.mark.parametrize("nodata", [None, float("nan"), -3.4028234663852886e38])
def test_floating_point_reflectance(tmp_path, nodata):
    data = noise(4, 64, 64)
    floats = (data / 10000).astype("float32")
    floats[:, 1, 1], floats[:, 2, 2], floats[:, 3, 3], floats[:, 4, 4] = np.nan, np.inf, -np.inf, -0.05
    if nodata is not None and np.isfinite(nodata):
        floats[:, 5, 5] = nodata
    source = write_raster(tmp_path / "s.tif", floats, names=FOUR, nodata=nodata)
    with open_scene(source) as scene:
        assert scene.offset_from == "values"
        assert (scene.bands["B02"].scale, scene.bands["B02"].offset) == (1, 0)
        assert scene.to_info()["bands"]["B02"]["nodata"] != nodata or nodata is None or np.isfinite(nodata)
    pixels = read(source)
    assert np.array_equal(pixels, read(source, offset=0))
    expected = data.copy()
    for place in (1, 2, 3):
        expected[:, place, place] = 0
    expected[:, 4, 4] = 1
    if nodata is not None and np.isfinite(nodata):
        expected[:, 5, 5] = 0
    assert np.array_equal(pixels, expected)


def test_floating_point_digital_numbers(tmp_path):
    data = noise(4, 64, 64)
    source = write_raster(tmp_path / "s.tif", data.astype("float32"), names=FOUR)
    assert np.array_equal(read(source, offset=-100), data - 100)


def test_nothing_but_no_data(tmp_path):
    source = write_raster(tmp_path / "s.tif", np.zeros((4, 300, 300), "uint16"), names=FOUR)
    assert not read(source, offset=0).any()
    assert not read(make_safe(tmp_path, data=lambda band: np.zeros((20, 20)))).any()


@settings(max_examples=60, deadline=None)
@given(
    values=hnp.arrays("uint16", (3, 7)),
    offset=st.sampled_from([0, -1000, -10, 250.5]),
    scale=st.sampled_from([1e-4, 1e-3, 5e-5]),
    nodata=st.sampled_from([None, 0, 65535, 77]),
)
def test_the_table_says_what_the_formula_says(values, offset, scale, nodata):
    conversion = Conversion("uint16", scale, offset, nodata)
    table = conversion.table()
    converted = values.copy()
    convert_rows(table, converted)
    for number, result in zip(values.ravel().tolist(), converted.ravel().tolist(), strict=True):
        if number in (0, nodata):
            assert result == 0
        else:
            assert 1 <= result <= 65535
            exact = (number + offset) * scale * 10000
            assert abs(result - min(max(exact, 1), 65535)) <= 0.5 + 1e-6
    if conversion.identity:
        assert np.array_equal(converted, values)
