"""Bands of all resolutions on one grid: exact in place, free of seams, and without no data mixed in."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from makers.products import make_safe
from makers.rasters import FOUR, noise, ramp, write_raster

from engine.errors import SourceError, UsageError
from engine.scene import open_scene
from engine.scene.resampling import plan_axis, resample
from engine.window import Window


def ramps(folder, pixels, ground=1200):
    """Single-band files of one plane seen at several pixel sizes."""
    for name, pixel in pixels.items():
        size = round(ground / pixel)
        write_raster(
            folder / f"{name}.tif", np.rint(ramp(size, size, ground / size)).astype("uint16"), pixel=ground / size
        )
    return folder


@pytest.mark.parametrize("resolution", [None, 10, 20, 60, 30])
@pytest.mark.parametrize(
    "pixels", [{"B02": 10, "B05": 20, "B01": 60}, {"B02": 10.08403, "B05": 20.3389, "B01": 63.157}]
)
def test_a_ramp_stays_in_place(tmp_path, pixels, resolution):
    with open_scene(ramps(tmp_path, pixels), offset=0) as scene:
        grid = scene.grid(resolution)
        pixel = grid.pixel_size[0]
        if resolution:
            assert pixel == pytest.approx(resolution, rel=1e-3)
        true = ramp(*grid.shape, pixel)
        # The outer 30 m hold no sample to interpolate towards; half a fine pixel is 0.75 in value.
        inner = slice(int(np.ceil(32 / pixel)), int(-np.ceil(32 / pixel)) - 1)
        for plane in scene.read(grid.whole, resolution=resolution).astype(float):
            # Half a unit each is for the rounding of file and result.
            assert np.abs(plane - true)[inner, inner].max() <= 1.01 + 1e-6


def test_positions_are_right_in_both_directions(tmp_path):
    step = np.full((1, 60, 60), 1000, "uint16")
    step[:, 30:], step[:, :, 45:] = 3000, 3000
    write_raster(tmp_path / "B05.tif", step, pixel=20)
    write_raster(tmp_path / "B02.tif", noise(1, 120, 120), pixel=10)
    with open_scene(tmp_path, offset=0) as scene:
        plane = scene.read(scene.grid().whole, bands=["B05", "B02"])[0]
    assert list(plane[58:62, 0]) == [1000, 1500, 2500, 3000]
    assert list(plane[0, 88:92]) == [1000, 1500, 2500, 3000]


def test_the_mean_of_four(tmp_path):
    data = noise(1, 64, 64)
    source = write_raster(tmp_path / "B02.tif", data)
    with open_scene(source, offset=0) as scene:
        plane = scene.read(scene.grid(20).whole, resolution=20)[0]
    assert np.abs(plane - data[0].reshape(32, 2, 32, 2).mean(axis=(1, 3))).max() <= 0.5


def test_overviews_are_used_where_they_fit(tmp_path):
    data = noise(1, 512, 512)
    source = write_raster(tmp_path / "B02.tif", data, overviews=(2, 4), tiled=True, blockxsize=128, blockysize=128)
    import rasterio

    with rasterio.open(source, "r+", overview_level=0) as overview:
        shape = overview.shape
    assert shape == (256, 256)
    with open_scene(source, offset=0) as scene:
        assert scene._opened(20, ("B02",))[0]._reader._overview == 0
        assert scene._opened(40, ("B02",))[0]._reader._overview == 1
        assert scene._opened(None, ("B02",))[0]._reader._overview is None
        assert scene._opened(30, ("B02",))[0]._reader._overview is None
        plane = scene.read(scene.grid(20).whole, resolution=20)[0]
        sixty = scene.read(scene.grid(80).whole, resolution=80)[0]
    assert np.abs(plane - data[0].reshape(256, 2, 256, 2).mean(axis=(1, 3))).max() <= 1
    assert np.abs(sixty - data[0].reshape(64, 8, 64, 8).mean(axis=(1, 3))).max() <= 2


def test_jpeg2000_levels_stay_in_place(tmp_path):
    data = np.rint(ramp(1024, 1024, 10)).astype("uint16")
    source = write_raster(
        tmp_path / "B02.jp2", data, driver="JP2OpenJPEG", blockxsize=256, blockysize=256, resolutions=5
    )
    with open_scene(source, offset=0) as scene:
        assert scene._opened(20, ("B02",))[0]._reader._overview == 0
        plane = scene.read(scene.grid(20).whole, resolution=20)[0].astype(float)
        assert np.array_equal(scene.read(scene.grid().whole)[0], data)
    # Half a pixel of 20 m is 1.5 in value, along either axis together.
    assert np.abs(plane - ramp(512, 512, 20))[2:-2, 2:-2].max() <= 1.5


def test_no_data_is_never_mixed_in(tmp_path):
    coarse = np.full((40, 40), 2000, "uint16")
    coarse[10:20, 5:30] = 0
    write_raster(tmp_path / "B05.tif", coarse, pixel=20)
    write_raster(tmp_path / "B01.tif", np.repeat(np.repeat(coarse, 2, 0), 2, 1)[:80, :80], pixel=10)
    with open_scene(tmp_path, offset=-1000) as scene:
        fine = scene.read(scene.grid().whole, bands=["B05", "B01"])
        small = scene.read(scene.grid(60).whole, resolution=60)
    assert set(np.unique(fine)) == {0, 1000}
    assert np.array_equal(fine[0] == 0, np.repeat(np.repeat(coarse == 0, 2, 0), 2, 1))
    assert set(np.unique(small)) == {0, 1000}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Bands of three resolutions in a ratio that is no whole number, with holes."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, size in (("B02", 439), ("B05", 219), ("B01", 73)):
        data = noise(1, size, size, seed=size)
        data[:, : size // 5, : size // 3] = 0
        data[:, np.random.default_rng(1).random((size, size)) < 0.02] = 0
        write_raster(folder / f"{name}.tif", data, pixel=109_800 / size, tiled=True, blockxsize=64, blockysize=64)
    with open_scene(folder, offset=-100) as scene:
        wholes = {
            resolution: scene.read(scene.grid(resolution).whole, resolution=resolution)
            for resolution in (None, 400, 3000)
        }
        yield scene, wholes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), resolution=st.sampled_from([None, 400, 3000]))
def test_any_window_equals_its_part_of_the_whole(mixed, data, resolution):
    scene, wholes = mixed
    height, width = scene.grid(resolution).shape
    row, column = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
    window = Window(row, column, data.draw(st.integers(1, height - row)), data.draw(st.integers(1, width - column)))
    part = scene.read(window, resolution=resolution)
    assert np.array_equal(part, wholes[resolution][:, window.rows, window.columns])


@settings(max_examples=60, deadline=None)
@given(
    size=st.integers(1, 40),
    ratio=st.floats(0.1, 7),
    shift=st.floats(-3, 3),
    first=st.integers(0, 5),
    count=st.integers(1, 30),
)
def test_weights_sum_to_one_and_positions_average_out(size, ratio, shift, first, count):
    axis = plan_axis(first, count, ratio, shift, size)
    centre = (np.arange(first, first + count) + 0.5) * ratio + shift
    used = axis.inside
    assert np.array_equal(used, (centre > -1e-6) & (centre < size + 1e-6))
    if not used.any():
        return
    assert np.allclose(axis.weights[used].sum(axis=1), 1, atol=1e-5)
    reach = max(ratio, 1) / 2
    inner = used & (centre - reach >= 0.5) & (centre + reach <= size - 0.5)
    mean = ((axis.indices + axis.start + 0.5) * axis.weights).sum(axis=1)
    assert np.allclose(mean[inner], centre[inner], atol=0.5 if ratio > 1 else 1e-4)


@settings(max_examples=40, deadline=None)
@given(value=st.integers(1, 65535), share=st.floats(0, 0.9), ratio=st.sampled_from([0.3, 0.5, 1 / 6, 1.7, 3.0]))
def test_one_value_stays_one_value_whatever_is_missing(value, share, ratio):
    source = np.where(np.random.default_rng(0).random((30, 30)) < share, 0, value).astype("uint16")
    count = int(30 / ratio)
    axis = plan_axis(0, count, ratio, 0.0, 30)
    assert set(np.unique(resample(source, axis, axis))) <= {0, value}


def test_outside_is_no_data(tmp_path):
    data = noise(1, 50, 50)
    with open_scene(write_raster(tmp_path / "B02.tif", data), offset=0) as scene:
        over = scene.read(Window(-5, 40, 20, 20))
        assert not over[0, :5].any()
        assert not over[0, :, 10:].any()
        assert np.array_equal(over[0, 5:, :10], data[0, :15, 40:])


@pytest.mark.parametrize("size", [(50, 47), (20, 20), (47, 50)])
def test_other_extents_are_refused(tmp_path, size):
    write_raster(tmp_path / "B02.tif", noise(1, 50, 50))
    write_raster(tmp_path / "B03.tif", noise(1, *size))
    with open_scene(tmp_path, offset=0) as scene:
        assert scene.read(scene.grid(bands=["B02"]).whole, bands=["B02"]).all()
        with pytest.raises(SourceError, match=r"^B03\.tif does not cover the same ground.*leave this one out"):
            scene.read(scene.grid().whole)


@pytest.mark.parametrize(("size", "fits"), [((25, 25), True), ((26, 25), True), ((25, 20), False)])
def test_without_georeference_the_form_must_agree(tmp_path, size, fits):
    write_raster(tmp_path / "B02.tif", noise(1, 50, 50), crs=None, transform=None)
    write_raster(tmp_path / "B03.tif", noise(1, *size), crs=None, transform=None)
    with open_scene(tmp_path, offset=0) as scene:
        if fits:
            assert scene.read(scene.grid().whole).all()
        else:
            with pytest.raises(SourceError, match="same ground"):
                scene.read(scene.grid().whole)


def test_other_coordinate_systems_are_refused(tmp_path):
    write_raster(tmp_path / "B02.tif", noise(1, 50, 50))
    write_raster(tmp_path / "B03.tif", noise(1, 50, 50), crs="EPSG:32632")
    with open_scene(tmp_path, offset=0) as scene, pytest.raises(SourceError, match="coordinate system"):
        scene.read(Window(0, 0, 5, 5))


def test_resolutions_that_make_no_sense(tmp_path):
    with open_scene(write_raster(tmp_path / "s.tif", noise(4, 9, 9), names=FOUR), offset=0) as scene:
        with pytest.raises(UsageError, match="resolution"):
            scene.grid(-10)
        assert scene.grid(1e9).shape == (1, 1)


def test_a_product_on_any_grid(tmp_path):
    with open_scene(make_safe(tmp_path, driver="JP2OpenJPEG")) as scene:
        for resolution, size in ((None, 120), (10, 120), (20, 60), (60, 20)):
            pixels = scene.read(scene.grid(resolution).whole, resolution=resolution)
            assert pixels.shape == (13, size, size)
            assert [int(plane[size // 2, size // 2]) for plane in pixels] == [400 + 100 * i for i in range(13)]
        assert scene.grid(bands=["B05", "B01"]).shape == (60, 60)
