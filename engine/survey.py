"""Looks at tiles of a scene before the run, where a network needs to know the whole of it.

A network that normalises an image by its own means and variances gives other logits for each tile, with seams between
them. Statistics of the whole scene make tiles alike, whether all of it is masked or an area; a sample of tiles is
enough for them, and a scene of few tiles is looked at as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from .models.runtime import Runtime, SceneTile
from .progress import Meter
from .scene import Scene
from .sentinel2 import VISIBLE
from .tiles import Tiling
from .window import Window

SAMPLE = 16
"""Tiles that are looked at, as far as there are so many with data."""


def survey(
    scene: Scene,
    runtime: Runtime,
    tiling: Tiling,
    *,
    resolution: float | None,
    bands: Sequence[str],
    meter: Meter,
    guess: float = 0.0,
) -> None:
    """Shows a network tiles of a scene.

    Args:
        scene: The source.
        runtime: The network, which has been started with `bands`.
        tiling: Over the whole scene.
        resolution: Metres per pixel, or None; see `Scene.grid`.
        bands: What to read.
        meter: Told how far it is, and asked whether to go on, before each tile.
        guess: Pixels that the network may do in a second, or 0.

    Raises:
        CloudmaskError: Reading or running failed, or somebody cancelled.
    """
    wanted = sample_size(tiling)
    visible = [bands.index(band) for band in VISIBLE]
    meter.stage("survey", wanted * tiling.tile_pixels, guess)

    def tiles() -> Iterator[SceneTile]:
        shown = 0
        for row, column in order(len(tiling.vertical.starts), len(tiling.horizontal.starts)):
            meter.check()
            pixels = scene.read(_window(tiling, row, column), resolution=resolution, bands=bands)
            red, green, blue = (pixels[place] > 0 for place in visible)
            valid = red & green & blue
            if valid.any():
                yield SceneTile(row, column, pixels, valid)
                meter.advance(tiling.tile_pixels)
                shown += 1
            if shown == wanted:
                return

    runtime.survey(tiling, tiles())


def sample_size(tiling: Tiling) -> int:
    """How many tiles of a scene are looked at, at most."""
    return min(SAMPLE, tiling.count)


def order(rows: int, columns: int) -> list[tuple[int, int]]:
    """All tiles by row and column: first some that are spread evenly, then the others, for where there is no data.

    The same for every run; the first `SAMPLE` are all tiles where there are no more than that.
    """
    down = min(rows, max(round(SAMPLE**0.5), SAMPLE // columns))
    across = min(columns, SAMPLE // down)
    first = list(product(_spread(rows, down), _spread(columns, across)))
    others = sorted(set(product(range(rows), range(columns))) - set(first))
    return [*first, *(others[place] for place in np.random.default_rng(0).permutation(len(others)))]


def _spread(count: int, wanted: int) -> list[int]:
    """Places of `wanted` among `count`, each in the middle of its share."""
    return [int((place + 0.5) * count / wanted) for place in range(wanted)]


def _window(tiling: Tiling, row: int, column: int) -> Window:
    top, left = tiling.vertical.starts[row], tiling.horizontal.starts[column]
    height = min(tiling.vertical.edge, tiling.vertical.length - top)
    return Window(top, left, height, min(tiling.horizontal.edge, tiling.horizontal.length - left))
