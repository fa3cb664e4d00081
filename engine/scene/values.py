"""What the pixels themselves say of the radiometry: a sample of blocks, and what it contradicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rasterio.windows import Window

from .findings import FoundBand
from .locations import is_remote, without_query
from .rasters import RasterFacts, gdal, open_raster

Values = NDArray[np.float32]
"""Digital numbers: 16 bits are exact in float32."""

_DARKEST = ("B12", "B11", "B8A", "B08", "B04", "B03", "B02")
"""Bands in which some ground is dark, darkest first."""
_BANDS = 3
_BLOCKS = 5
_SAMPLE_LIMIT = 4_000_000
"""Pixels of one block (all bands that are decoded with it) above which a raster is not sampled."""


def sample(bands: Sequence[FoundBand]) -> dict[str, Values]:
    """Some valid digital numbers of the darkest bands.

    A small overview is read where there is one, else a few blocks along the raster's diagonals.

    Returns:
        Band names and values, without declared no data, zeros, NaN and infinity; a band may be left out or empty.

    Raises:
        SourceError: A raster cannot be read.
    """
    found = {band.name: band for band in bands}
    chosen = [found[name] for name in _DARKEST if name in found][:_BANDS] or list(bands)[:_BANDS]
    return {band.name: _valid(_some_pixels(band.raster, band.index), band) for band in chosen}


def _valid(values: Values, band: FoundBand) -> Values:
    keep = np.isfinite(values) & (values != 0)
    nodata = band.raster.nodata[band.index - 1]
    if nodata is not None and np.isfinite(nodata):
        keep &= values != nodata
    kept: Values = values[keep]
    return kept


def _some_pixels(facts: RasterFacts, index: int) -> Values:
    small = [level for level, factor in enumerate(facts.overviews) if max(facts.grid.shape) / factor >= 256]
    # Of a JPEG 2000 file GDAL fetches whole tiles whatever the level: a level would cost all of it.
    whole_tiles = is_remote(facts.path) and without_query(facts.path).lower().endswith(".jp2")
    with gdal(facts.path, sidecars=facts.sidecars):
        if small and not whole_tiles and max(facts.grid.shape) / facts.overviews[small[-1]] <= 2048:
            with open_raster(facts.path, sidecars=facts.sidecars, overview=small[-1]) as dataset:
                return _flat([dataset.read(index)])
        with open_raster(facts.path, sidecars=facts.sidecars) as dataset:
            return _flat([dataset.read(index, window=window) for window in _blocks(facts)])


def _flat(parts: Sequence[NDArray[np.generic]]) -> Values:
    return np.concatenate([np.empty(0, np.float32), *(part.astype(np.float32).ravel() for part in parts)])


def _blocks(facts: RasterFacts) -> list[Window]:
    height, width = facts.grid.shape
    rows, columns = facts.block
    if rows * columns > _SAMPLE_LIMIT:
        return []
    if rows == 1:
        # Strips of a line: a few lines together make a sample.
        rows = min(height, max(1, 65536 // width))
    places = [(0.5, 0.5), (0.2, 0.2), (0.8, 0.8), (0.2, 0.8), (0.8, 0.2)][:_BLOCKS]
    corners = {(int(y * (height - 1)) // rows * rows, int(x * (width - 1)) // columns * columns) for y, x in places}
    return [
        Window(column, row, min(columns, width - column), min(rows, height - row)) for row, column in sorted(corners)
    ]


def spread(samples: Mapping[str, Values]) -> tuple[float, float] | None:
    """Smallest and largest value but for a thousandth at either end; None without any valid pixel."""
    full = [values for values in samples.values() if values.size]
    if not full:
        return None
    low = min(float(np.percentile(values, 0.1)) for values in full)
    high = max(float(np.percentile(values, 99.9)) for values in full)
    return low, high


def looks_shifted(samples: Mapping[str, Values]) -> bool | None:
    """Whether 16-bit values look as if an offset of −1000 were still to apply; None where they do not tell.

    With it hardly any value lies below 1000 and dark ground reaches near it; values well below 1000 are the sign that
    there is none. A scene without dark ground (all cloud, snow, desert) says nothing.
    """
    full = [values for values in samples.values() if values.size >= 16]
    if not full:
        return None
    darkest = min(full, key=lambda values: float(np.percentile(values, 1)))
    if float((darkest < 900).mean()) > 0.02:
        return False
    dark = float(np.percentile(darkest, 1))
    if 1000 <= dark < 1250 and float((darkest < 1000).mean()) < 0.002:
        return True
    return None
