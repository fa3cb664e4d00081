"""Reads a scene in strips, one for each row of tiles, and no pixel twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from .scene import Scene
from .tiles import TileRow, Tiling
from .window import Window

PIECE_ROWS = 256
"""Rows read at a time: between two pieces a run can be cancelled."""


def read_strips(
    scene: Scene,
    tiling: Tiling,
    *,
    resolution: float | None,
    bands: Sequence[str],
    check: Callable[[], None],
) -> Iterator[tuple[TileRow, NDArray[np.uint16]]]:
    """Yields every row of tiles with its pixels.

    Rows that two strips share are copied from the first into the second.

    Args:
        scene: The source.
        tiling: Tiles over the scene's grid at `resolution`, or those of them that touch a window.
        resolution: Metres per pixel, or None; see `Scene.grid`.
        bands: What to read.
        check: Called between pieces; it may raise to stop.

    Yields:
        The row, and uint16 [bands, row.window.height, width], reflectance × 10 000, 0 without data.
    """
    width = tiling.horizontal.length
    read_until = 0
    previous: NDArray[np.uint16] | None = None
    for row in tiling.rows():
        top, bottom = row.window.row, row.window.row + row.window.height
        strip = np.empty((len(bands), row.window.height, width), np.uint16)
        if previous is not None and read_until > top:
            strip[:, : read_until - top] = previous[:, top - read_until :]
        for start in range(max(read_until, top), bottom, PIECE_ROWS):
            check()
            height = min(PIECE_ROWS, bottom - start)
            piece = tiling.in_scene(Window(row=start, column=0, height=height, width=width))
            strip[:, start - top : start - top + height] = scene.read(piece, resolution=resolution, bands=bands)
        read_until, previous = bottom, strip
        yield row, strip
