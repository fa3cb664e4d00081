"""Drops objects that are too small, while rows stream by."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import label

from .classes import CLEAR, CLOUD_SHADOW, CLOUDS

_KINDS = (tuple(each.code for each in CLOUDS), (CLOUD_SHADOW.code,))
_ALL_NEIGHBOURS = np.ones((3, 3), np.bool_)
_KEEP, _DROP, _WAIT = 0, 1, 2

Strip = tuple[int, NDArray[np.uint8]]


class _Forest:
    """Which pieces of objects belong together, and how many pixels they have; piece 0 is none."""

    def __init__(self) -> None:
        self._parents = [0]
        self._sizes = [0]

    def add(self, size: int) -> int:
        self._parents.append(len(self._parents))
        self._sizes.append(size)
        return len(self._parents) - 1

    def root(self, piece: int) -> int:
        while self._parents[piece] != piece:
            self._parents[piece] = self._parents[self._parents[piece]]
            piece = self._parents[piece]
        return piece

    def size(self, piece: int) -> int:
        return self._sizes[self.root(piece)]

    def join(self, one: int, other: int) -> None:
        one, other = self.root(one), self.root(other)
        if one != other:
            self._parents[other] = one
            self._sizes[one] += self._sizes[other]


@dataclass(frozen=True)
class _Held:
    """A strip, and the pixels in it of which it is not known whether their object is large enough."""

    row: int
    codes: NDArray[np.uint8]
    pixels: NDArray[np.intp]
    pieces: NDArray[np.intp]


def without_small(strips: Iterator[Strip], minimum: int) -> Iterator[Strip]:
    """Turns small objects to clear.

    Clouds, thick and thin together, are one kind of objects and shadows another; pixels that touch by a corner belong
    together. Rows wait until the objects in them are known to be large or small, so no more than about `minimum` rows.

    Args:
        strips: First row and uint8 [rows, width] codes, from top to bottom; changed in place.
        minimum: Objects of fewer pixels are dropped.

    Yields:
        The same strips.
    """
    if minimum <= 1:
        yield from strips
        return
    forest = _Forest()
    held: deque[_Held] = deque()
    bottoms: list[NDArray[np.intp]] = [np.zeros(0, np.intp)] * len(_KINDS)
    for row, codes in strips:
        found = [_examine(codes, kind, minimum, forest) for kind in _KINDS]
        for index, each in enumerate(found):
            _join(bottoms[index], each.top, forest)
            bottoms[index] = each.bottom
        pixels, pieces = (np.concatenate([getattr(each, name) for each in found]) for name in ("pixels", "pieces"))
        held.append(_Held(row, codes, pixels, pieces))
        unfinished = {forest.root(piece) for bottom in bottoms for piece in np.unique(bottom).tolist()}
        yield from _known(held, minimum, forest, unfinished)
    yield from _known(held, minimum, forest, set())


@dataclass(frozen=True)
class _Found:
    """Objects of one kind in one strip: the pixels in doubt with their pieces, and the pieces in its outer rows."""

    pixels: NDArray[np.intp]
    pieces: NDArray[np.intp]
    top: NDArray[np.intp]
    bottom: NDArray[np.intp]


def _examine(codes: NDArray[np.uint8], kind: tuple[int, ...], minimum: int, forest: _Forest) -> _Found:
    """Drops what is small and wholly inside, and names what goes on beyond the strip."""
    where = codes == kind[0]
    for code in kind[1:]:
        where |= codes == code
    labels, count = label(where, _ALL_NEIGHBOURS)
    sizes = np.bincount(labels.ravel(), minlength=count + 1)
    fates = np.where(sizes < minimum, _DROP, _KEEP).astype(np.uint8)
    fates[0] = _KEEP
    piece_of = np.zeros(count + 1, np.intp)
    for number in np.union1d(labels[0], labels[-1]).tolist():
        if number:
            piece_of[number] = forest.add(int(sizes[number]))
            fates[number] = _WAIT if sizes[number] < minimum else _KEEP
    if not fates.any():
        nothing = np.zeros(0, np.intp)
        return _Found(nothing, nothing, piece_of[labels[0]], piece_of[labels[-1]])
    fate = fates[labels]
    np.copyto(codes, CLEAR.code, where=fate == _DROP)
    pixels = np.flatnonzero(fate == _WAIT)
    return _Found(pixels, piece_of[labels.ravel()[pixels]], piece_of[labels[0]], piece_of[labels[-1]])


def _join(above: NDArray[np.intp], below: NDArray[np.intp], forest: _Forest) -> None:
    """Joins pieces that touch across a seam."""
    if not len(above):
        return
    width = len(below)
    for shift in (-1, 0, 1):
        upper, lower = above[max(0, -shift) : width - max(0, shift)], below[max(0, shift) : width - max(0, -shift)]
        both = (upper > 0) & (lower > 0)
        for one, other in np.unique(np.stack([upper[both], lower[both]]), axis=1).T.tolist():
            forest.join(one, other)


def _known(held: deque[_Held], minimum: int, forest: _Forest, unfinished: set[int]) -> Iterator[Strip]:
    """The uppermost strips in which no object is in doubt any more."""
    while held:
        first = held[0]
        names = np.unique(first.pieces).tolist()
        small = [piece for piece in names if forest.size(piece) < minimum]
        if any(forest.root(piece) in unfinished for piece in small):
            return
        first.codes.ravel()[first.pixels[np.isin(first.pieces, small)]] = CLEAR.code
        yield first.row, first.codes
        held.popleft()
