"""Growing sets of pixels by a distance."""

from __future__ import annotations

from math import cos, hypot, radians

import numpy as np
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from scipy.ndimage import distance_transform_edt

from engine import buffers
from engine.buffers import dilated, radius_in_pixels
from engine.errors import UsageError
from engine.grid import Grid

shapes = st.tuples(st.integers(1, 60), st.integers(1, 60))
seeds = st.integers(0, 2**32 - 1)


def scattered(shape, seed, share=0.02):
    return np.random.default_rng(seed).random(shape) < share


def by_distance(where, radius):
    return distance_transform_edt(~where) <= radius if where.any() else where


@given(shapes, seeds, st.one_of(st.floats(0, 25), st.integers(0, 400).map(lambda square: square**0.5)))
@settings(deadline=None)
def test_it_is_what_the_distance_transform_says(shape, seed, radius):
    where = scattered(shape, seed)
    assert np.array_equal(dilated(where, radius), by_distance(where, radius))


@pytest.mark.parametrize("radius", [1, 6.5, 70, 300])
def test_blocks_leave_no_seams(radius):
    where = np.zeros((3 * buffers.BLOCK_ROWS + 7, buffers.BLOCK_COLUMNS + 90), bool)
    where |= scattered(where.shape, 5, 2e-5)
    where[buffers.BLOCK_ROWS - 1, buffers.BLOCK_COLUMNS - 1] = True
    assert np.array_equal(dilated(where, radius), by_distance(where, radius))


@given(shapes, seeds, st.integers(0, 9), st.integers(0, 9))
@settings(deadline=None)
def test_two_radii_make_an_ellipse(shape, seed, rows, columns):
    where = scattered(shape, seed)
    y, x = np.indices(shape)
    expected = where.copy()
    for row, column in zip(*np.nonzero(where), strict=True):
        # whole numbers, so that the border of the ellipse is exact
        inside = ((y - row) * columns) ** 2 + ((x - column) * rows) ** 2 <= (rows * columns) ** 2
        inside &= (abs(y - row) <= rows) & (abs(x - column) <= columns)
        expected |= inside
    assert np.array_equal(dilated(where, (float(rows), float(columns))), expected)


def test_nothing_grows_by_nothing_and_the_original_stays():
    where = scattered((50, 40), 1)
    before = where.copy()
    for radius in (0, 0.99, (0.0, 0.5)):
        result = dilated(where, radius)
        assert result is not where
        assert np.array_equal(result, before)
    dilated(where, 5)
    assert np.array_equal(where, before)


def test_nothing_set_and_everything_set():
    assert not dilated(np.zeros((300, 300), bool), 9).any()
    assert dilated(np.ones((300, 300), bool), 9).all()
    assert dilated(np.zeros((0, 5), bool), 9).shape == (0, 5)


@pytest.mark.parametrize("radius", [-1, float("nan"), float("inf"), (1.0, -0.5), (float("nan"), 1.0)])
def test_what_is_no_radius_is_refused(radius):
    with pytest.raises(ValueError, match="radius"):
        dilated(np.zeros((4, 4), bool), radius)


def test_metres_become_pixels():
    utm = CRS.from_epsg(32631)
    grid = Grid(100, 100, Affine(10, 0, 600_000, 0, -20, 4_900_020), utm)
    assert radius_in_pixels(60, grid) == pytest.approx((3, 6))
    assert radius_in_pixels(0, grid) == (0, 0)
    rotated = Grid(100, 100, Affine.translation(600_000, 4_900_020) @ Affine.rotation(30) @ Affine.scale(10, -20), utm)
    assert radius_in_pixels(60, rotated) == pytest.approx((3, 6))
    feet = Grid(100, 100, Affine(100, 0, 0, 0, -100, 0), CRS.from_epsg(2263))  # US survey feet
    assert radius_in_pixels(60.96, feet) == pytest.approx((2, 2), rel=1e-5)


@given(st.integers(1, 30), st.sampled_from([0.1, 0.3, 0.7, 10, 20.1]))
def test_a_whole_number_of_pixels_is_not_lost_to_rounding(count, pixel):
    grid = Grid(10, 10, Affine(pixel, 0, 600_000, 0, -pixel, 4_900_020), CRS.from_epsg(32631))
    assert int(radius_in_pixels(count * pixel, grid)[0]) == count


def test_degrees_are_narrower_in_the_north():
    grid = Grid(200, 200, Affine(1e-4, 0, 7, 0, -1e-4, 60.01), CRS.from_epsg(4326))
    rows, columns = radius_in_pixels(100, grid)
    assert rows == pytest.approx(100 / 11.1195, rel=1e-3)
    assert columns == pytest.approx(rows / cos(radians(60)), rel=1e-3)
    point = np.zeros((99, 99), bool)
    point[49, 49] = True
    grown = np.argwhere(dilated(point, (rows, columns))) - 49
    assert all(hypot(row / rows, column / columns) <= 1 for row, column in grown)
    assert grown.max(0).tolist() == [int(rows), int(columns)]


@pytest.mark.parametrize(("transform", "crs"), [(Affine.identity(), None), (Affine.identity(), CRS.from_epsg(32631))])
def test_without_georeference_there_are_no_metres(transform, crs):
    grid = Grid(10, 10, transform, crs)
    with pytest.raises(UsageError, match="no georeference"):
        radius_in_pixels(60, grid)
    assert radius_in_pixels(0, grid) == (0, 0)
