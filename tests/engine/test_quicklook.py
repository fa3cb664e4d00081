"""The quick-look: the same picture however the strips came, and a picture of anything."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from rasterio.crs import CRS

from engine.classes import CLASSES, CLOUD_SHADOW, NODATA, THICK_CLOUD
from engine.errors import TargetError
from engine.grid import Grid
from engine.output.picture import mask_picture, true_colour
from engine.output.quicklook import Thumbnail, round_length, write_quicklook

SHARES = {each.name: 25.0 for each in CLASSES}


def scene(height, width, seed=1):
    rng = np.random.default_rng(seed)
    rgb = rng.integers(1, 9000, (3, height, width), dtype=np.uint16)
    codes = rng.choice([0, 1, 2, 3], (height, width)).astype(np.uint8)
    empty = rng.random((height, width)) < 0.2
    rgb[:, empty], codes[empty] = 0, NODATA
    return rgb, codes


def collect(rgb, codes, cuts, max_side=16):
    thumbnail = Thumbnail(*codes.shape, max_side)
    edges = [0, *sorted(cuts), len(codes)]
    for start, stop in pairwise(edges):
        if stop > start:
            thumbnail.add(start, rgb[:, start:stop], codes[start:stop])
    return thumbnail


def grid(height, width, crs="EPSG:32631"):
    if crs is None:
        return Grid(height, width, Affine.identity(), None)
    return Grid(height, width, Affine(10, 0, 600000, 0, -10, 4900020), CRS.from_string(crs))


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_strips_make_no_difference(data):
    height, width = data.draw(st.tuples(st.integers(1, 90), st.integers(1, 90)))
    cuts = data.draw(st.lists(st.integers(0, height), max_size=8))
    rgb, codes = scene(height, width, seed=data.draw(st.integers(0, 9)))
    whole, parts = collect(rgb, codes, []), collect(rgb, codes, cuts)
    assert max(whole.codes.shape) <= 16
    assert np.array_equal(whole.rgb, parts.rgb)
    assert np.array_equal(whole.codes, parts.codes)


def test_cells_hold_means_and_the_most_frequent_code():
    rgb = np.zeros((3, 4, 4), np.uint16)
    rgb[:, :2, :2] = [[100, 200], [300, 0]]
    codes = np.array([[1, 3, 0, 0], [3, 255, 0, 2], [255] * 4, [255] * 4], np.uint8)
    thumbnail = collect(rgb, codes, [1], max_side=2)
    assert thumbnail.rgb[:, 0, 0].tolist() == [200] * 3
    assert thumbnail.codes.tolist() == [[3, 0], [255, 255]]


def test_a_run_that_begins_again_starts_anew():
    rgb, codes = scene(40, 40)
    thumbnail = Thumbnail(40, 40, 16)
    thumbnail.add(0, rgb[:, :13] // 2 + 1, codes[:13])
    thumbnail.add(0, rgb, codes)
    fresh = collect(rgb, codes, [])
    assert np.array_equal(thumbnail.rgb, fresh.rgb)
    assert np.array_equal(thumbnail.codes, fresh.codes)


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (900, 3), (60, 80), (700, 2100)], ids=str)
@pytest.mark.parametrize("crs", ["EPSG:32631", None])
def test_any_size_gives_a_picture(tmp_path, shape, crs):
    thumbnail = collect(*scene(*shape), [shape[0] // 2], max_side=1024)
    write_quicklook(tmp_path / "q.png", thumbnail, grid(*shape, crs), title="Größe 雲 " * 40, percentages=SHARES)
    with Image.open(tmp_path / "q.png") as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGB")
        assert max(picture.size) <= 2400


def test_whole_tile_is_small_enough_to_look_at():
    thumbnail = Thumbnail(10980, 10980)
    assert thumbnail.codes.shape == (999, 999)


@pytest.mark.parametrize(("rgb", "code"), [(0, 0), (900, NODATA)], ids=["no picture", "outside an area"])
def test_the_legend_tells_of_no_data(tmp_path, rgb, code):
    thumbnail = Thumbnail(30, 40)
    pictures = []
    for row in (30, 29):
        codes = np.zeros((30, 40), np.uint8)
        values = np.full((3, 30, 40), 900, np.uint16)
        codes[row:], values[:, row:] = code, rgb
        thumbnail.add(0, values, codes)
        write_quicklook(tmp_path / "q.png", thumbnail, grid(30, 40), title="x", percentages=SHARES)
        with Image.open(tmp_path / "q.png") as image:
            pictures.append(np.asarray(image)[-50:])  # the legend
    assert not np.array_equal(*pictures)


def test_unknown_percentages(tmp_path):
    thumbnail = collect(np.zeros((3, 30, 30), np.uint16), np.full((30, 30), NODATA, np.uint8), [])
    shares = dict.fromkeys(SHARES)
    write_quicklook(tmp_path / "q.png", thumbnail, grid(30, 30), title="", percentages=shares)
    assert (tmp_path / "q.png").stat().st_size > 500


def test_same_picture_same_bytes(tmp_path):
    for name in "ab":
        thumbnail = collect(*scene(300, 200), [7], max_side=128)
        write_quicklook(tmp_path / name, thumbnail, grid(300, 200), title="x", percentages=SHARES)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("reflectance", [1, 300, 1500, 8000, 30000, 65535])
def test_even_scenes_stay_in_range_and_in_order(reflectance):
    """All cloud is bright, all water is dark, nothing is divided by nothing."""
    picture = true_colour(np.full((3, 20, 20), reflectance, np.uint16))
    assert picture.min() == picture.max()
    if reflectance >= 8000:
        assert picture.min() > 200
    if reflectance <= 300:
        assert picture.max() < 100


def test_brighter_is_never_darker():
    ramp = np.arange(1, 12001, dtype=np.uint16)[None, None].repeat(3, 0)
    assert (np.diff(true_colour(ramp)[0, :, 0].astype(int)) >= 0).all()


def test_classes_have_their_colours():
    rgb, _ = scene(30, 30)
    codes = np.zeros((30, 30), np.uint8)
    codes[:10], codes[20:] = THICK_CLOUD.code, CLOUD_SHADOW.code
    picture = mask_picture(true_colour(rgb), codes).astype(int)
    for rows, mask_class in ((slice(0, 10), THICK_CLOUD), (slice(20, 30), CLOUD_SHADOW)):
        assert np.abs(picture[rows].mean(axis=(0, 1)) - mask_class.rgb).max() < 45
    clear = picture[10:20]
    assert (clear.max(axis=2) == clear.min(axis=2)).all()


@pytest.mark.parametrize(("longest", "length"), [(1, 1), (1.99, 1), (2, 2), (4999, 2000), (7.3e4, 5e4), (0.3, 0.2)])
def test_scale_bars_have_round_lengths(longest, length):
    assert round_length(longest) == pytest.approx(length)


def test_folder_that_is_not_there(tmp_path):
    thumbnail = collect(*scene(30, 30), [])
    with pytest.raises(TargetError, match="cannot write"):
        write_quicklook(tmp_path / "gone" / "q.png", thumbnail, grid(30, 30), title="x", percentages=SHARES)
