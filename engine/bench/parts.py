"""The parts of a run, each alone: decoding, the bare network, writing."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..catalog import Card, choose_bands
from ..grid import Grid
from ..models.runtime import open_runtime
from ..output.mask import MaskWriter
from ..prefetch import prefetch
from ..scene import open_scene
from ..strips import read_strips
from ..synthetic.fields import power_law_field
from ..tiles import TileRow, Tiling

READ_AHEAD = 2
"""Strips that exist at a time, as in `run`."""

FORWARD_ROWS = 4
"""Rows of tiles on which the bare network is timed, half of them before a run and half after it."""


@dataclass(frozen=True)
class Job:
    """What a run does with a scene.

    Attributes:
        card: The model's.
        device: As in `pipeline.mask`.
        precision: As in `pipeline.mask`.
        resolution: Metres per pixel.
        all_bands: Whether more is read than the model's default.
        bands: What is read.
        grid: Of the mask.
        tiling: Tiles over it.
    """

    card: Card
    device: str
    precision: str
    resolution: float
    all_bands: bool
    bands: tuple[str, ...]
    grid: Grid
    tiling: Tiling

    @classmethod
    def plan(
        cls, source: str, card: Card, device: str, precision: str, resolution: float, *, all_bands: bool = False
    ) -> Job:
        """The job that `pipeline.mask` makes of a source."""
        with open_scene(source) as scene:
            bands = choose_bands(card, tuple(scene.bands), every=all_bands)
            grid = scene.grid(resolution, bands)
        inputs = card.inputs
        tiling = Tiling.plan(*grid.shape, tile=inputs.tile, overlap=inputs.overlap, multiple_of=inputs.multiple_of)
        return cls(card, device, precision, resolution, all_bands, bands, grid, tiling)

    @property
    def sample(self) -> list[TileRow]:
        """Rows of tiles on which the network is timed, spread over the scene."""
        rows = list(self.tiling.rows())
        return [rows[round(index)] for index in np.linspace(0, len(rows) - 1, min(len(rows), FORWARD_ROWS))]


def decode(source: str, job: Job) -> float:
    """Seconds that reading takes, from opening the scene on, if nothing is done with what is read."""
    started = time.perf_counter()
    with open_scene(source) as scene:
        strips = read_strips(scene, job.tiling, resolution=job.resolution, bands=job.bands, check=lambda: None)
        with prefetch(strips, depth=READ_AHEAD) as ahead:
            for _ in ahead:
                pass
    return time.perf_counter() - started


def forward(source: str, job: Job, rows: Sequence[TileRow]) -> float:
    """Seconds that the bare network takes for a row of tiles: the mean over some."""
    seconds = 0.0
    columns = range(len(job.tiling.horizontal.starts))
    with (
        open_scene(source) as scene,
        closing(open_runtime(job.card, device=job.device, precision=job.precision)) as runtime,
    ):
        runtime.start(job.tiling, job.bands)
        for index, row in enumerate(rows):
            strip = scene.read(row.window, resolution=job.resolution, bands=job.bands)
            if not index:
                runtime.forward(strip, columns[: runtime.batch])  # warms up
            started = time.perf_counter()
            runtime.forward(strip, columns)
            seconds += time.perf_counter() - started
    return seconds / len(rows)


def write(job: Job, path: Path) -> float:
    """Seconds that a mask takes to be written, which is removed again."""
    height, width = job.grid.shape
    field = power_law_field(1024, 1024, 3.2, np.random.default_rng(1), outer_scale=256)
    codes = np.digitize(field, (0.5, 1.0, 1.4)).astype(np.uint8)
    rows = np.tile(codes, (1, -(-width // 1024)))[:, :width]
    started = time.perf_counter()
    with MaskWriter(path, job.grid) as writer:
        for row in range(0, height, 1024):
            writer.write(row, rows[: min(1024, height - row)])
        writer.finish({})
    seconds = time.perf_counter() - started
    remove_mask(path)
    return seconds


def remove_mask(path: Path) -> None:
    """Removes a mask and what belongs to it."""
    path.unlink()
    path.with_name(path.name + ".aux.xml").unlink(missing_ok=True)


def forget_peak() -> None:
    """Lets the count of `peak_rss` begin anew, where the system can (Linux)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak_rss() -> float | None:
    """MiB that this process has held at most; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1024 if sys.platform != "darwin" else peak / 1024**2, 1)
