"""How an area is cut into tiles, and how tiles are joined again without seams.

Tiles are spread evenly, first along each axis alone; a tile's weights are the product of its two axes' weights.
Because every tile's place is known beforehand, the weights are normalised beforehand: summed over all tiles they are 1
everywhere, and nothing has to be divided after blending. For the same reason a part of a scene can be masked alone and
comes out as in the whole: its tiles are some of the whole's, with the whole's weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .window import Window


@dataclass(frozen=True)
class Axis:
    """Tiles along one axis.

    Attributes:
        length: Pixels of the area.
        edge: Pixels of a tile.
        starts: First pixel of every tile, ascending. The last tile may end beyond the area, which must be padded there.
        margin: Pixels at the ends of a tile that do not count where its neighbour has them too.
    """

    length: int
    edge: int
    starts: tuple[int, ...]
    margin: int = field(default=0, kw_only=True)

    @classmethod
    def plan(cls, length: int, tile: int, overlap: int, multiple_of: int, margin: int = 0) -> Axis:
        """Spreads as few tiles as possible evenly, each as small as possible.

        Every tile starts at a multiple of `multiple_of`: a network with strides sees the same pixels of a scene on the
        same places of its coarse grids, however the scene is cut.

        Args:
            length: Pixels to cover.
            tile: Largest edge of a tile, a multiple of `multiple_of`.
            overlap: Pixels that neighbours share at least; rounded up to a multiple of `multiple_of`.
            multiple_of: Edges are multiples of this.
            margin: See `Axis`; at most half of what neighbours share.

        Raises:
            ValueError: The arguments do not fit together.
        """
        if length < 1 or multiple_of < 1 or tile < 1 or tile % multiple_of or overlap < 0:
            raise ValueError(f"no tiles of {tile} px (overlap {overlap}, multiple of {multiple_of}) over {length} px")
        blocks, largest, shared = _ceil(length, multiple_of), tile // multiple_of, _ceil(overlap, multiple_of)
        if 2 * shared > largest:
            raise ValueError(f"no tiles of {tile} px can share {overlap} px on both sides")
        if blocks <= largest:
            return cls(length, blocks * multiple_of, (0,), margin=margin)
        count = _ceil(blocks - shared, largest - shared)
        edge = _ceil(blocks + (count - 1) * shared, count)
        starts = (round((blocks - edge) * index / (count - 1)) * multiple_of for index in range(count))
        return cls(length, edge * multiple_of, tuple(starts), margin=margin)

    @property
    def origin(self) -> int:
        """Where the first tile begins in the scene."""
        return 0

    @property
    def padded(self) -> int:
        """Pixels that the tiles cover: the area's, and what must be added at its end."""
        return self.starts[-1] + self.edge

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """Blend weights, float32 [tiles, edge]; they sum to 1 over the tiles at every pixel of the area.

        Each tile fades in and out over what it shares with its neighbours, by a raised cosine.
        """
        position = np.arange(self.edge)
        raw = np.zeros((len(self.starts), self.edge))
        for index, start in enumerate(self.starts):
            before = self.starts[index - 1] + self.edge - start if index else 0
            after = start + self.edge - self.starts[index + 1] if index + 1 < len(self.starts) else 0
            raw[index] = _fade(position, before, self.margin) * _fade(position[::-1], after, self.margin)
        total = np.zeros(self.padded)
        for index, start in enumerate(self.starts):
            total[start : start + self.edge] += raw[index]
        for index, start in enumerate(self.starts):
            raw[index] /= total[start : start + self.edge]
        return raw.astype(np.float32)

    def touching(self, first: int, size: int) -> AxisPart:
        """The tiles that hold one of `size` pixels from pixel `first` on.

        Raises:
            ValueError: Some of these pixels lie outside.
        """
        if first < 0 or size < 1 or first + size > self.length:
            raise ValueError(f"pixels {first} to {first + size} are not all among {self.length}")
        touch = [n for n, start in enumerate(self.starts) if start < first + size and first < start + self.edge]
        origin = self.starts[touch[0]]
        starts = tuple(self.starts[n] - origin for n in touch)
        return AxisPart(min(self.length - origin, starts[-1] + self.edge), self.edge, starts, self, touch[0])


@dataclass(frozen=True)
class AxisPart(Axis):
    """Neighbouring tiles of an axis, counted from the first of them.

    Weights are the whole's: they sum to 1 where no tile is missing, as at all pixels that the part was made for.
    Nothing is added at the end but what must be added at the end of the whole.

    Attributes:
        whole: The axis whose tiles these are.
        first: Index of the first tile in the whole.
    """

    whole: Axis
    first: int

    @property
    def origin(self) -> int:
        """Where the first tile begins in the scene."""
        return self.whole.origin + self.whole.starts[self.first]

    @cached_property
    def weights(self) -> NDArray[np.float32]:
        """Blend weights of the whole, float32 [tiles, edge]."""
        return self.whole.weights[self.first : self.first + len(self.starts)]


def _ceil(dividend: int, divisor: int) -> int:
    return -(-dividend // divisor)


def _fade(position: NDArray[np.int_], shared: int, margin: int) -> NDArray[np.float64]:
    """0 to 1 over the first `shared` pixels, less `margin` at both ends; two neighbours are never 0 at one pixel."""
    if not shared:
        return np.ones(len(position))
    margin = min(margin, shared // 2)
    fading = max(shared - 2 * margin, 1)
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.clip((position - margin + 0.5) / fading, 0.0, 1.0)))


@dataclass(frozen=True)
class Tiling:
    """Tiles over an area, in rows from top to bottom."""

    vertical: Axis
    horizontal: Axis

    @classmethod
    def plan(cls, height: int, width: int, *, tile: int, overlap: int, multiple_of: int, margin: int = 0) -> Tiling:
        """Plans tiles over an area of `height` × `width` pixels; see `Axis.plan`."""
        vertical, horizontal = (Axis.plan(each, tile, overlap, multiple_of, margin) for each in (height, width))
        return cls(vertical, horizontal)

    def touching(self, window: Window) -> Tiling:
        """The tiles that hold a pixel of a window, as a tiling of the pixels that they cover.

        Raises:
            ValueError: The window is empty or reaches beyond the area.
        """
        return Tiling(
            self.vertical.touching(window.row, window.height), self.horizontal.touching(window.column, window.width)
        )

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.vertical.starts) * len(self.horizontal.starts)

    @property
    def tile_pixels(self) -> int:
        """Pixels of one tile, padding included."""
        return self.vertical.edge * self.horizontal.edge

    @property
    def pixels(self) -> int:
        """Pixels of the area."""
        return self.vertical.length * self.horizontal.length

    @property
    def redundant_ratio(self) -> float:
        """Pixels that the network sees per pixel of the area."""
        return self.count * self.tile_pixels / self.pixels

    def in_scene(self, window: Window) -> Window:
        """Where a window of the tiling lies in the scene: the same one, but for tiles that are a part of a whole."""
        origin = self.vertical.origin, self.horizontal.origin
        return Window(origin[0] + window.row, origin[1] + window.column, window.height, window.width)

    def rows(self) -> Iterator[TileRow]:
        """The rows of tiles, from top to bottom."""
        starts = self.vertical.starts
        for index, start in enumerate(starts):
            last = index + 1 == len(starts)
            end = min(start + self.vertical.edge, self.vertical.length)
            yield TileRow(
                index, Window(start, 0, end - start, self.horizontal.length), end if last else starts[index + 1]
            )


@dataclass(frozen=True)
class TileRow:
    """One row of tiles.

    Attributes:
        index: Counted from the top.
        window: The part of the area that it covers, in full width.
        finished: First pixel row that a later row of tiles still touches: all rows above are complete after this one.
    """

    index: int
    window: Window
    finished: int
