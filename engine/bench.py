"""How fast this machine is: a made-up scene, from tiled GeoTIFF to finished mask, and each part alone.

All rates are in pixels of the scene a second (10^6 pixels), so that they can be compared with each other.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from .catalog import Card, find_card
from .cores import usable_cores
from .models.runtime import open_runtime
from .output.mask import MaskWriter
from .pipeline import mask
from .prefetch import prefetch
from .progress import Progress
from .scene import Scene, open_scene
from .strips import read_strips
from .synthetic.fields import power_law_field
from .tiles import TileRow, Tiling

BANDS = ("B02", "B03", "B04", "B08")
FORWARD_ROWS = 4
"""Rows of tiles on which the bare network is timed, half of them before the run and half after it."""


def measure(
    *,
    size: int = 10_980,
    model: str | None = None,
    device: str = "auto",
    precision: str = "auto",
    folder: Path | None = None,
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """Makes a scene and measures.

    Args:
        size: Edge of the scene in pixels.
        model: A model's id; None for the default.
        device: As in `pipeline.mask`.
        precision: As in `pipeline.mask`.
        folder: Where the scene is made and kept; None for a temporary folder.
        on_progress: Told how far the end-to-end run is.

    Returns:
        `end_to_end_mpx_s`, `forward_mpx_s`, `read_mpx_s`, `write_mpx_s` (scene pixels a second, in 10^6),
        `end_to_end_over_forward`, `redundant_ratio`, `peak_rss_mib` (of the whole process at the end of the run),
        `device`, `precision`, `threads`, `model`, `size`.
    """
    card = find_card(model)
    with tempfile.TemporaryDirectory() if folder is None else nullcontext(str(folder)) as place:
        source = Path(place) / f"bench_{size}.tif"
        if not source.exists():
            make_scene(source, size)
        target = Path(place) / "bench_mask.tif"
        with open_scene(source) as scene:
            tiling = _tiling(scene, card)
            rows = _spread(list(tiling.rows()), FORWARD_ROWS)
            # The network alone is timed before and after the run, because machines change their speed meanwhile; it is
            # closed during the run, whose memory is measured.
            before = _forward(scene, card, device, precision, tiling, rows[::2])
            started = time.perf_counter()
            result = mask(
                source, target, model=model, device=device, precision=precision, overwrite=True, on_progress=on_progress
            )
            end_to_end = time.perf_counter() - started
            peak = _peak_rss()
            after = _forward(scene, card, device, precision, tiling, rows[1::2] or rows)
            reading = _read(scene, tiling)
            writing = _write(scene, Path(place) / "bench_write.tif")
        target.unlink()
        target.with_name(target.name + ".aux.xml").unlink(missing_ok=True)
    pixels = size * size / 1e6
    forward = statistics.mean((before, after))
    return {
        "end_to_end_mpx_s": round(pixels / end_to_end, 3),
        "forward_mpx_s": round(forward, 3),
        "end_to_end_over_forward": round(pixels / end_to_end / forward, 3),
        "read_mpx_s": round(pixels / reading, 1),
        "write_mpx_s": round(pixels / writing, 1),
        "redundant_ratio": round(result.redundant_ratio, 3),
        "peak_rss_mib": peak,
        "device": result.report.device,
        "precision": result.report.precision,
        "threads": usable_cores(),
        "model": card.id,
        "size": size,
    }


def make_scene(path: Path, size: int, seed: int = 20_261_121) -> None:
    """Writes a scene of four 10 m bands as the archives have them: 512 px blocks, DEFLATE, predictor 2, with nodata."""
    rng = np.random.default_rng(seed)
    pattern = _pattern(rng)
    edge = pattern.shape[1]
    profile = {
        "driver": "GTiff",
        "count": len(BANDS),
        "height": size,
        "width": size,
        "dtype": "uint16",
        "nodata": 0,
        "crs": "EPSG:32632",
        "transform": Affine(10, 0, 600_000, 0, -10, 4_900_020),
        "tiled": True,
        "blockxsize": 512,
        "blockysize": 512,
        "interleave": "band",
        "compress": "deflate",
        "predictor": 2,
        "num_threads": "all_cpus",
    }
    with rasterio.open(path, "w", **profile) as target:
        target.update_tags(LEVEL="L1C", PROCESSING_BASELINE="05.10")
        for index, name in enumerate(BANDS, 1):
            target.set_band_description(index, name)
        target.scales = (0.0001,) * len(BANDS)
        target.offsets = (-0.1,) * len(BANDS)
        for row in range(0, size, edge):
            for column in range(0, size, edge):
                height, width = min(edge, size - row), min(edge, size - column)
                block = np.rot90(pattern, int(rng.integers(4)), axes=(1, 2))[:, :height, :width]
                noise = rng.integers(-12, 13, block.shape)
                target.write((block + noise).astype(np.uint16), window=RasterWindow(column, row, width, height))


def _pattern(rng: np.random.Generator, edge: int = 1024) -> NDArray[np.int64]:
    """Ground with clouds on it, as digital numbers of baseline 05.10."""
    ground = np.clip(power_law_field(edge, edge, 2.6, rng) * 0.15 + 1.0, 0.3, 2.0)
    cloud = np.clip(power_law_field(edge, edge, 3.2, rng, outer_scale=256) - 0.6, 0.0, 1.0)
    spectrum = np.array([1200, 1000, 900, 2600])[:, None, None]
    bright = np.array([6200, 6000, 5900, 6400])[:, None, None]
    reflectance = spectrum * ground * (1 - cloud) + bright * cloud
    return np.asarray((reflectance + 1000).round(), np.int64)


def _tiling(scene: Scene, card: Card) -> Tiling:
    inputs = card.inputs
    return Tiling.plan(*scene.grid().shape, tile=inputs.tile, overlap=inputs.overlap, multiple_of=inputs.multiple_of)


def _spread(rows: list[TileRow], count: int) -> list[TileRow]:
    return [rows[round(index)] for index in np.linspace(0, len(rows) - 1, min(count, len(rows)))]


def _forward(scene: Scene, card: Card, device: str, precision: str, tiling: Tiling, rows: list[TileRow]) -> float:
    """Scene pixels a second (10^6) of the bare network on whole rows of tiles."""
    seconds = 0.0
    columns = range(len(tiling.horizontal.starts))
    with closing(open_runtime(card, device=device, precision=precision)) as runtime:
        runtime.start(tiling, BANDS)
        runtime.forward(scene.read(rows[0].window, bands=BANDS), columns[: runtime.batch])  # warms up
        for row in rows:
            strip = scene.read(row.window, bands=BANDS)
            started = time.perf_counter()
            runtime.forward(strip, columns)
            seconds += time.perf_counter() - started
    pixels = len(rows) * len(columns) * tiling.tile_pixels / tiling.redundant_ratio
    return pixels / seconds / 1e6


def _read(scene: Scene, tiling: Tiling) -> float:
    started = time.perf_counter()
    strips = read_strips(scene, tiling, resolution=None, bands=BANDS, check=lambda: None)
    with prefetch(strips, depth=2) as ahead:
        for _ in ahead:
            pass
    return time.perf_counter() - started


def _write(scene: Scene, path: Path) -> float:
    grid = scene.grid()
    rng = np.random.default_rng(1)
    field = power_law_field(1024, 1024, 3.2, rng, outer_scale=256)
    codes = np.digitize(field, (0.5, 1.0, 1.4)).astype(np.uint8)
    repeats = -(-grid.width // 1024)
    rows = np.tile(codes, (1, repeats))[:, : grid.width]
    started = time.perf_counter()
    with MaskWriter(path, grid) as writer:
        for row in range(0, grid.height, 1024):
            writer.write(row, rows[: min(1024, grid.height - row)])
        writer.finish({})
    seconds = time.perf_counter() - started
    path.unlink()
    path.with_name(path.name + ".aux.xml").unlink(missing_ok=True)
    return seconds


def _peak_rss() -> float | None:
    """MiB that this process has held at most; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1024 if sys.platform != "darwin" else peak / 1024**2, 1)
