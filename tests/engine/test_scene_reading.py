"""Reading: by strips without decoding twice, from several threads, and nothing left open."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.products import make_safe
from makers.rasters import FOUR, noise, write_raster

from engine.scene import open_scene, reading
from engine.window import Window


@pytest.fixture(scope="module", params=["band", "pixel", "jp2", "strips"])
def big(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    data = noise(4, 500, 300)
    data[:, 100:140, 50:90] = 0
    options = {
        "band": {"tiled": True, "blockxsize": 64, "blockysize": 64, "interleave": "band", "compress": "deflate"},
        "pixel": {"tiled": True, "blockxsize": 64, "blockysize": 64, "interleave": "pixel", "compress": "deflate"},
        "jp2": {"driver": "JP2OpenJPEG", "blockxsize": 64, "blockysize": 64},
        "strips": {"blockysize": 16, "compress": "deflate"},
    }[request.param]
    if request.param == "jp2":
        for name, plane in zip(FOUR, data, strict=True):
            write_raster(folder / f"{name}.jp2", plane, **options)
        return folder, data
    return write_raster(folder / "s.tif", data, names=FOUR, **options), data


@settings(max_examples=25, deadline=None)
@given(cuts=st.sets(st.integers(1, 499), max_size=12), offset=st.sampled_from([0, -1000]), backwards=st.booleans())
def test_strips_of_any_heights_make_the_whole(big, cuts, offset, backwards):
    source, data = big
    expected = np.where(data == 0, 0, np.maximum(data.astype(int) + offset, 1))
    edges = [0, *sorted(cuts), 500]
    strips = list(pairwise(edges))
    with open_scene(source, offset=offset) as scene:
        for top, bottom in reversed(strips) if backwards else strips:
            pixels = scene.read(Window(top, 0, bottom - top, 300))
            assert np.array_equal(pixels, expected[:, top:bottom])


@settings(max_examples=25, deadline=None)
@given(
    windows=st.lists(
        st.tuples(st.integers(0, 499), st.integers(0, 299), st.integers(1, 200), st.integers(1, 200)), max_size=6
    )
)
def test_windows_in_any_order(big, windows):
    source, data = big
    with open_scene(source, offset=0) as scene:
        for row, column, height, width in windows:
            window = Window(row, column, min(height, 500 - row), min(width, 300 - column))
            assert np.array_equal(scene.read(window), data[:, window.rows, window.columns])


def test_no_row_of_blocks_is_asked_for_twice(tmp_path, monkeypatch):
    source = write_raster(
        tmp_path / "s.tif",
        noise(4, 1000, 100),
        names=FOUR,
        tiled=True,
        blockxsize=64,
        blockysize=64,
        compress="deflate",
    )
    asked = []
    plain = reading._read

    def noting(dataset, indexes, window, out):
        asked.extend(range(window.row // 64, -(-(window.row + window.height) // 64)))
        plain(dataset, indexes, window, out)

    monkeypatch.setattr(reading, "_read", noting)
    with open_scene(source, offset=0) as scene:
        for top in range(0, 1000, 90):
            scene.read(Window(top, 0, min(90, 1000 - top), 100))
    assert sorted(asked) == list(range(16))


def test_several_threads(big):
    source, data = big
    windows = [Window(row, column, 70, 60) for row in range(0, 430, 43) for column in range(0, 240, 31)]
    with open_scene(source, offset=0) as scene, ThreadPoolExecutor(6) as pool:
        for window, pixels in zip(windows, pool.map(scene.read, windows), strict=True):
            assert np.array_equal(pixels, data[:, window.rows, window.columns])


def test_nothing_is_left_open(tmp_path):
    before = set(threading.enumerate())
    root = make_safe(tmp_path)
    with open_scene(root) as scene:
        first = scene.read(Window(0, 0, 50, 50))
        scene.close()
        assert np.array_equal(scene.read(Window(0, 0, 50, 50)), first)
    assert set(threading.enumerate()) <= before
    assert not scene._groups


def test_info_is_json(tmp_path):
    keys = {"source", "kind", "level", "baseline", "bands", "offset_from", "crs", "width", "height", "resolution",
            "datetime", "warnings"}  # fmt: skip
    with open_scene(make_safe(tmp_path)) as scene:
        info = json.loads(json.dumps(scene.to_info(), allow_nan=False))
    assert keys <= set(info)
    assert set(info["bands"]["B02"]) == {"path", "band", "resolution", "scale", "offset", "nodata"}
    assert (info["crs"], info["width"], info["height"], info["resolution"]) == ("EPSG:32631", 120, 120, 10)
    assert info["bands"]["B01"]["resolution"] == 60
