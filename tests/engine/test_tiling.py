"""Tiles cover everything, evenly, and their weights sum to one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.tiles import Axis, Tiling

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


@given(axes)
def test_weights_sum_to_one_everywhere(arguments):
    length, tile, overlap, multiple = arguments
    axis = Axis.plan(length, tile, overlap, multiple)
    total = np.zeros(axis.padded)
    for start, weights in zip(axis.starts, axis.weights, strict=True):
        total[start : start + axis.edge] += weights
    np.testing.assert_allclose(total[:length], 1.0, atol=1e-6)
    assert axis.weights.min() >= 0


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
