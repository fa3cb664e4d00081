"""Tiles cover everything, evenly, and their weights sum to one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.rasters import FOUR, noise, write_raster

from engine.scene import open_scene
from engine.strips import read_strips
from engine.tiles import Axis, Tiling
from engine.window import Window

unhurried = settings(deadline=None)  # a busy machine is no failure

axes = st.builds(
    lambda length, blocks, multiple, share, less: (
        length,
        blocks * multiple,
        max(0, int(share * (blocks // 2)) * multiple - less),
        multiple,
    ),
    st.integers(1, 5000),
    st.integers(1, 40),
    st.sampled_from([1, 8, 32, 64]),
    st.floats(0, 1),
    st.integers(0, 7),
)


@unhurried
@given(axes)
def test_weights_sum_to_one_everywhere(arguments):
    length, tile, overlap, multiple = arguments
    axis = Axis.plan(length, tile, overlap, multiple)
    total = np.zeros(axis.padded)
    for start, weights in zip(axis.starts, axis.weights, strict=True):
        total[start : start + axis.edge] += weights
    np.testing.assert_allclose(total[:length], 1.0, atol=1e-6)
    assert axis.weights.min() >= 0


@unhurried
@given(axes)
def test_tiles_cover_the_length_and_share_the_overlap(arguments):
    length, tile, overlap, multiple = arguments
    axis = Axis.plan(length, tile, overlap, multiple)
    assert axis.edge % multiple == 0
    assert all(start % multiple == 0 for start in axis.starts)
    assert length <= axis.padded < length + multiple
    assert axis.starts[0] == 0
    assert axis.edge <= tile
    if len(axis.starts) == 1:
        return
    strides = np.diff(axis.starts)
    assert strides.min() > 0
    assert (axis.edge - strides).min() >= overlap, "neighbours share less than they must"
    assert strides.max() - strides.min() <= multiple, "tiles are not spread evenly"


@unhurried
@given(axes)
def test_no_more_tiles_than_needed(arguments):
    length, tile, overlap, multiple = arguments
    axis = Axis.plan(length, tile, overlap, multiple)
    one_fewer = len(axis.starts) - 1
    shared = -(-overlap // multiple) * multiple
    assert one_fewer == 0 or one_fewer * tile - (one_fewer - 1) * shared < length


def test_weights_have_no_steps():
    axis = Axis.plan(10_980, 1024, 64, 32)
    assert np.abs(np.diff(axis.weights, axis=1)).max() < 0.05


def test_a_whole_tile_is_little_redundant():
    tiling = Tiling.plan(10_980, 10_980, tile=1024, overlap=64, multiple_of=32)
    assert tiling.redundant_ratio <= 1.25


def test_rows_finish_every_pixel_row_once():
    tiling = Tiling.plan(3000, 700, tile=512, overlap=64, multiple_of=32)
    until = 0
    for row in tiling.rows():
        assert row.window.row == until
        until = row.finished
    assert until == 3000


@pytest.mark.parametrize(
    "arguments", [(0, 512, 64, 32), (100, 500, 64, 32), (100, 512, 300, 32), (100, 512, -1, 32), (100, 0, 0, 1)]
)
def test_impossible_plans_are_refused(arguments):
    with pytest.raises(ValueError, match="no tiles"):
        Axis.plan(*arguments)


@st.composite
def parts(draw):
    """An axis, and some of its pixels."""
    axis = Axis.plan(*draw(axes))
    first = draw(st.integers(0, axis.length - 1))
    return axis, first, draw(st.integers(1, axis.length - first))


@unhurried
@given(parts())
def test_a_part_has_exactly_the_tiles_that_touch_it(arguments):
    axis, first, size = arguments
    part = axis.touching(first, size)
    pixels = np.zeros(axis.padded, bool)
    pixels[first : first + size] = True
    touching = [start for start in axis.starts if pixels[start : start + axis.edge].any()]
    assert [part.origin + start for start in part.starts] == touching
    assert part.edge == axis.edge
    assert part.starts[0] == 0
    assert part.origin + part.length == min(axis.length, touching[-1] + axis.edge)
    # Beyond the part's end something is made up only where the scene itself ends.
    assert part.padded == part.length or part.origin + part.padded == axis.padded


@unhurried
@given(parts())
def test_a_part_has_the_weights_of_the_whole_and_they_sum_to_one_where_it_was_made_for(arguments):
    axis, first, size = arguments
    part = axis.touching(first, size)
    weights = dict(zip(axis.starts, axis.weights, strict=True))
    total = np.zeros(axis.padded)
    for start, own in zip(part.starts, part.weights, strict=True):
        assert np.array_equal(own, weights[part.origin + start])
        total[part.origin + start : part.origin + start + part.edge] += own
    np.testing.assert_allclose(total[first : first + size], 1.0, atol=1e-6)


@unhurried
@given(parts())
def test_a_part_of_a_part_is_a_part_of_the_whole(arguments):
    axis, first, size = arguments
    part = axis.touching(first, size)
    again = part.touching(first - part.origin, size)
    assert (again.origin, again.starts, again.length) == (part.origin, part.starts, part.length)
    assert np.array_equal(again.weights, part.weights)


@pytest.mark.parametrize(("first", "size"), [(-1, 5), (0, 0), (95, 6), (100, 1)])
def test_parts_that_reach_outside_are_refused(first, size):
    with pytest.raises(ValueError, match="not all among 100"):
        Axis.plan(100, 64, 16, 8).touching(first, size)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    path = write_raster(tmp_path_factory.mktemp("scene") / "s.tif", noise(4, 300, 260), names=FOUR)
    with open_scene(path, level="L1C", offset=0) as opened:
        yield opened


@unhurried
@given(
    st.tuples(st.integers(0, 299), st.integers(0, 259)),
    st.tuples(st.integers(1, 300), st.integers(1, 260)),
    st.sampled_from([(64, 0), (64, 32), (96, 17), (512, 64)]),
)
def test_strips_of_a_part_are_cut_out_of_the_scene(scene, corner, size, tile):
    (row, column), (height, width) = corner, size
    window = Window(row, column, min(height, 300 - row), min(width, 260 - column))
    tiling = Tiling.plan(300, 260, tile=tile[0], overlap=tile[1], multiple_of=32).touching(window)
    whole = scene.read(scene.grid().whole, bands=FOUR)
    finished = 0
    for each, strip in read_strips(scene, tiling, resolution=None, bands=FOUR, check=lambda: None):
        lies = tiling.in_scene(each.window)
        assert np.array_equal(strip, whole[:, lies.rows, lies.columns])
        assert each.window.row == finished
        finished = each.finished
    assert finished == tiling.vertical.length
    covered = tiling.in_scene(Window(0, 0, tiling.vertical.length, tiling.horizontal.length))
    assert covered.row <= window.row
    assert covered.column <= window.column
    assert covered.row + covered.height >= window.row + window.height
    assert covered.column + covered.width >= window.column + window.width


def test_a_part_that_is_everything_is_the_whole():
    whole = Tiling.plan(3000, 700, tile=512, overlap=64, multiple_of=32)
    part = whole.touching(Window(0, 0, 3000, 700))
    assert list(part.rows()) == list(whole.rows())
    assert (part.count, part.tile_pixels, part.redundant_ratio) == (
        whole.count,
        whole.tile_pixels,
        whole.redundant_ratio,
    )
    assert np.array_equal(part.horizontal.weights, whole.horizontal.weights)
