"""Outlines of pixels made plain: stairs become lines, neighbours keep sharing every edge, nothing moves half a pixel.

`shapely.coverage_simplify` was tried first. It weighs corners by the area that they cut off: up to a tolerance of 0.7
pixels it leaves stairs as they are, from there on it moves edges by a pixel and more, and its time grows faster than
the number of objects.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray


class Junctions:
    """Corners of pixels where three or four outlines meet, one bit each: what neighbours share ends there.

    Args:
        height: Rows of the raster.
        width: Columns of the raster.
    """

    def __init__(self, height: int, width: int) -> None:
        self._bits = np.zeros((height + 1, (width + 1 + 7) // 8), np.uint8)
        self._above = np.zeros(width + 2, np.uint8)
        self._next_row = 0

    def add(self, codes: NDArray[np.uint8]) -> None:
        """Take the next rows of pixels, from top to bottom; a row of zeros ends the raster.

        Args:
            codes: uint8 [rows, width]; 0 is the ground between objects.
        """
        rows = np.vstack([self._above[None], np.pad(codes, ((0, 0), (1, 1)))])
        across = rows[:, :-1] != rows[:, 1:]
        down = rows[:-1] != rows[1:]
        meeting = across[:-1].astype(np.uint8)
        for border in (across[1:], down[:, :-1], down[:, 1:]):
            meeting += border
        self._bits[self._next_row : self._next_row + len(codes)] = np.packbits(meeting > 2, axis=1)
        self._above = rows[-1]
        self._next_row += len(codes)

    def at(self, points: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether outlines meet at corners of pixels, given as int64 [points, (column, row)]."""
        column, row = points[:, 0], points[:, 1]
        bits = self._bits[row, column >> 3] >> (7 - (column & 7)).astype(np.uint8)
        meets: NDArray[np.bool_] = (bits & 1).astype(bool)
        return meets


def simplify_outlines(polygons: NDArray[np.object_], junctions: Junctions) -> NDArray[np.object_]:
    """Draw stairs as lines through the middles of their steps.

    A corner goes where the outline turns one way and back again on both sides of it and one of the two steps is a
    single pixel: the line through the middles of the steps passes it at less than half a pixel, and no other outline
    lies between. Corners of blocks, lone pixels and junctions stay. As this depends on nothing but the outline between
    two junctions, both sides of it do the same.

    Args:
        polygons: Polygons along the edges of pixels, in pixels (column, row), valid.
        junctions: Where outlines meet.

    Returns:
        As many valid polygons, in pixels.
    """
    if not len(polygons):
        return polygons
    kind, coordinates, (ring_ends, polygon_ends) = shapely.to_ragged_array(polygons)
    rings = _Rings.along_pixels(np.rint(coordinates).astype(np.int64), ring_ends, junctions)
    coordinates, ring_ends = rings.without_stairs().without_straight_points().closed()
    simple: NDArray[np.object_] = shapely.from_ragged_array(kind, coordinates / 2, (ring_ends, polygon_ends))
    return simple


def join_across(above: NDArray[np.object_], below: NDArray[np.object_], seam: int) -> NDArray[np.object_]:
    """Make one of what a seam between rows has cut; what touches in a corner only stays apart.

    Args:
        above: Polygons along the edges of pixels that all reach the seam, in pixels.
        below: Polygons that begin at the seam or below.
        seam: The row that the seam is above of.

    Returns:
        All of them, joined where they share edges on the seam.
    """
    if not len(above):
        return below
    at_seam = shapely.bounds(below)[:, 1] == seam
    pieces = _with_every_point_on(np.append(above, below[at_seam]), seam)
    joined = shapely.get_parts(shapely.coverage_union_all(pieces))  # takes a tenth of the time of union_all
    return np.append(joined, below[~at_seam])


def _with_every_point_on(polygons: NDArray[np.object_], seam: int) -> NDArray[np.object_]:
    """Polygons with a point at every corner of a pixel on a seam, so that both sides of it have the same."""
    kind, points, (ring_ends, polygon_ends) = shapely.to_ragged_array(polygons)
    ahead = np.append(np.diff(points[:, 0]), 0)
    along = np.append((points[1:, 1] == seam) & (points[:-1, 1] == seam), False)
    along[ring_ends[1:] - 1] = False
    lengths = np.where(along, np.abs(ahead), 1).astype(np.int64)
    starts = np.append(0, np.cumsum(lengths))
    dense = np.repeat(points, lengths, axis=0)
    passed = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
    dense[:, 0] += passed * np.repeat(np.sign(ahead), lengths)
    split: NDArray[np.object_] = shapely.from_ragged_array(kind, dense, (starts[ring_ends], polygon_ends))
    return split


class _Rings:
    """Closed rings without the repeated last point, one after the other; coordinates are half pixels, to be exact.

    Args:
        points: int64 [points, 2].
        fixed: bool [points], those that stay.
        ring: int64 [points], the ring that each belongs to, ascending.
    """

    def __init__(self, points: NDArray[np.int64], fixed: NDArray[np.bool_], ring: NDArray[np.int64]) -> None:
        self._points = points
        self._fixed = fixed
        self._ring = ring
        starts = np.flatnonzero(np.diff(ring, prepend=-1))
        ends = np.append(starts[1:], len(ring)) - 1
        self._starts = starts
        self._next = np.arange(1, len(ring) + 1)
        self._next[ends] = starts
        self._previous = np.arange(-1, len(ring) - 1)
        self._previous[starts] = ends

    @classmethod
    def along_pixels(cls, corners: NDArray[np.int64], ring_ends: NDArray[np.int64], junctions: Junctions) -> _Rings:
        """Rings of corners and junctions, also of junctions that lie within a straight edge."""
        steps = np.delete(np.diff(corners, axis=0), ring_ends[1:-1] - 1, axis=0)
        starts = np.delete(corners, ring_ends[1:] - 1, axis=0)
        ring = np.repeat(np.arange(len(ring_ends) - 1), np.diff(ring_ends) - 1)
        lengths = np.abs(steps).sum(axis=1)
        passed = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        points = np.repeat(starts, lengths, axis=0) + np.repeat(np.sign(steps), lengths, axis=0) * passed[:, None]
        every = cls(points, junctions.at(points), np.repeat(ring, lengths))
        return every._only(every._fixed | (every._turns() != 0), scale=2)

    def without_stairs(self) -> _Rings:
        """Middles of steps in place of the corners between them."""
        turns = np.sign(self._turns())
        turns[self._fixed] = 0
        step = turns * turns[self._next] < 0
        short = np.abs(self._points[self._next] - self._points).sum(axis=1) == 2
        gone = step & step[self._previous] & (short | short[self._previous])
        pairs = np.stack([self._points, (self._points + self._points[self._next]) // 2], axis=1).reshape(-1, 2)
        fixed = np.stack([self._fixed, np.zeros_like(self._fixed)], axis=1).ravel()
        kept = np.stack([~gone, gone | gone[self._next]], axis=1).ravel()
        return _Rings(pairs[kept], fixed[kept], np.repeat(self._ring, 2)[kept])

    def without_straight_points(self) -> _Rings:
        """Points where a ring turns, and junctions."""
        return self._only(self._fixed | (self._turns() != 0))

    def closed(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Points with every ring's first one repeated at its end, and where rings begin and end among them."""
        lengths = np.diff(np.append(self._starts, len(self._points)))
        ends = np.append(0, np.cumsum(lengths + 1))
        points = np.insert(self._points, self._starts + lengths, self._points[self._starts], axis=0)
        return points, ends

    def _turns(self) -> NDArray[np.int64]:
        """Positive to one side, negative to the other, 0 where the ring goes straight on."""
        come = self._points - self._points[self._previous]
        go = self._points[self._next] - self._points
        turns: NDArray[np.int64] = come[:, 0] * go[:, 1] - come[:, 1] * go[:, 0]
        return turns

    def _only(self, kept: NDArray[np.bool_], scale: int = 1) -> _Rings:
        return _Rings(self._points[kept] * scale, self._fixed[kept], self._ring[kept])
