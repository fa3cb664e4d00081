"""One scene, or an area of it, through one network.

A thread reads strips of the scene, one ahead of the device; tiles of a strip run and are blended on the device; rows
that no later tile touches are decided and handed to a thread that writes. Every pixel of the source is read once.
Memory holds a few rows of tiles, however large the scene is. Over an area, those tiles of the whole scene run that
touch it, and what they cover beyond it is dropped: the mask is the whole scene's, cut out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from .area import Area, AreaRequest
from .background import Background
from .catalog import Card, choose_bands
from .classes import NODATA
from .errors import OutOfMemoryError
from .estimate import estimate, sentence
from .grid import Grid
from .legend import CLOUD_LEGEND, Legend
from .models.runtime import Runtime, open_runtime
from .output.report import Seconds
from .output.tags import provenance_tags
from .prefetch import prefetch
from .progress import Meter
from .scene import Scene
from .sentinel2 import VISIBLE
from .strips import read_strips
from .suitability import check_fit
from .survey import sample_size, survey
from .tiles import TileRow, Tiling
from .window import Window

SMALLEST_TILE = 256
"""Below this a tile sees too little of its surroundings to be judged."""

PENDING_WRITES = 2


@dataclass(frozen=True)
class Decided:
    """Rows that the network is done with.

    Attributes:
        row: The first of them, in the area.
        codes: uint8 [rows, width].
        probabilities: uint8 [classes, rows, width] in units of 1/250, 255 without data; None where nobody wants them.
        rgb: Red, green and blue reflectance × 10 000, uint16 [3, rows, width]; None where nobody wants them.
    """

    row: int
    codes: NDArray[np.uint8]
    probabilities: NDArray[np.uint8] | None
    rgb: NDArray[np.uint16] | None


@dataclass(frozen=True)
class Sink:
    """What takes the rows of a run.

    Attributes:
        write: Takes the next rows, from top to bottom.
        finish: Called when all rows have come.
    """

    write: Callable[[Decided], None]
    finish: Callable[[], None]


OpenSink = Callable[[], AbstractContextManager[Sink]]
"""Opens a sink; a run that has to start anew opens another one."""


@dataclass
class Clock:
    """Seconds spent in each part of a run; the parts overlap."""

    started: float = field(default_factory=time.perf_counter)
    read: float = 0.0
    infer: float = 0.0
    write: float = 0.0

    @contextmanager
    def measure(self, part: str) -> Iterator[None]:
        """Adds the time of a block to a part."""
        started = time.perf_counter()
        try:
            yield
        finally:
            setattr(self, part, getattr(self, part) + time.perf_counter() - started)

    def seconds(self) -> Seconds:
        """All parts, and the whole."""
        return Seconds(time.perf_counter() - self.started, self.read, self.infer, self.write)


@dataclass(frozen=True)
class Plan:
    """What a run asks of the device; it shrinks where memory runs out.

    Attributes:
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`.
        tile: Largest edge of a tile.
        batch: Tiles at a time; None for the device's own measure.
    """

    device: str
    precision: str
    tile: int
    batch: int | None = None

    def smaller(self, runtime: Runtime | None) -> Plan | None:
        """The next plan to try: half the batch, then half the tile, then the CPU; None where nothing is left."""
        batch = runtime.batch if runtime is not None else 1
        if batch > 1:
            return replace(self, batch=batch // 2)
        if runtime is not None and self.tile // 2 >= SMALLEST_TILE:
            return replace(self, tile=self.tile // 2)
        if (runtime is not None and runtime.device == "cpu") or self.device == "cpu":
            return None
        return Plan("cpu", "auto", self.tile)

    def __str__(self) -> str:
        batch = "as many tiles as usual" if self.batch is None else f"{self.batch} tile{'s' * (self.batch > 1)}"
        where = "" if self.device == "auto" else f" on {self.device}"
        return f"{batch} of {self.tile} px at a time{where}"


class Run:
    """A scene, what of it is wanted, and a model.

    Attributes:
        scene: Open for reading.
        card: The model's.
        legend: What the codes mean.
        bands: What is read, in this order.
        grid: The whole scene's, over which tiles are spread.
        area: What of it is masked; the files' grid is the area's.
        warnings: Sentences for people; more may come while it runs.
        runtime: The network on its device, once it runs.
        redundant_ratio: Pixels that the network saw per pixel of the area.

    Raises:
        CloudmaskError: The scene and the model, or the scene and the area, do not fit together.
    """

    def __init__(
        self,
        scene: Scene,
        card: Card,
        resolution: float | None,
        area: AreaRequest | None,
        clock: Clock,
        meter: Meter,
        *,
        all_bands: bool = False,
        legend: Legend = CLOUD_LEGEND,
    ) -> None:
        self.scene = scene
        self.card = card
        self.legend = legend
        self.resolution = resolution
        self.bands = choose_bands(card, tuple(scene.bands), every=all_bands)
        self.grid: Grid = scene.grid(resolution, self.bands)
        self.area = Area.whole(self.grid) if area is None else area.on(self.grid)
        self.warnings = [*scene.warnings, *check_fit(scene, self.grid, card)]
        self.runtime: Runtime
        self.redundant_ratio = 1.0
        self._clock = clock
        self._meter = meter
        self._wanted = False, False

    def into(
        self,
        sinks: Sequence[OpenSink],
        plan: Plan,
        *,
        probabilities: bool = False,
        picture: bool = False,
    ) -> None:
        """Runs the network and hands all rows to sinks, with less and less of the device's memory until it is enough.

        Args:
            sinks: What takes the rows.
            plan: What to ask of the device first.
            probabilities: Whether the sinks want them.
            picture: Whether they want red, green and blue.

        Raises:
            CloudmaskError: Reading, running or writing failed, or somebody cancelled.
        """
        self._wanted = probabilities, picture
        while True:
            runtime = None
            try:
                runtime = open_runtime(
                    self.card,
                    device=plan.device,
                    precision=plan.precision,
                    batch=plan.batch,
                    prompts=self.legend.prompts or None,
                )
                with closing(runtime), ExitStack() as opened:
                    self.runtime = runtime
                    self._attempt([opened.enter_context(open_sink()) for open_sink in sinks], plan.tile)
                return
            except OutOfMemoryError:
                smaller = plan.smaller(runtime)
                if smaller is None:
                    raise
                self.warnings.append(f"memory ran out, so the run went on with {smaller}")
                plan = smaller

    def _attempt(self, sinks: Sequence[Sink], tile: int) -> None:
        inputs = self.card.inputs
        tile = max(tile // inputs.multiple_of, 1) * inputs.multiple_of
        shape, overlap, multiple_of = self.grid.shape, inputs.overlap, inputs.multiple_of
        margin = self.runtime.margin
        whole = Tiling.plan(*shape, tile=tile, overlap=overlap, multiple_of=multiple_of, margin=margin)
        tiling = whole.touching(self.area.window)
        pixels = self.area.window.pixels
        self.redundant_ratio = tiling.count * tiling.tile_pixels / pixels
        self.runtime.start(tiling, self.bands)
        with self._clock.measure("infer"):
            per_second = self._estimate(whole, tiling)
            if self.runtime.surveys:
                self._survey(whole, per_second * whole.redundant_ratio)
        self._meter.stage("mask", tiling.pixels, per_second)
        with Background(PENDING_WRITES) as background:
            with prefetch(self._strips(tiling), depth=2) as strips:
                for row, strip in strips:
                    decided = self._decided(tiling, row, strip)
                    if decided is not None:
                        background.run(self._write, sinks, decided)
            background.finish()
        self._meter.stage("write", pixels)
        with self._clock.measure("write"):
            for sink in sinks:
                sink.finish()
        self._meter.advance(pixels)
        self.warnings += [warning for warning in self.scene.warnings if warning not in self.warnings]

    def _estimate(self, whole: Tiling, tiling: Tiling) -> float:
        """Says how long the network will take, where that is worth telling; pixels that it may do in a second, or 0."""
        tiles = tiling.count + (sample_size(whole) if self.runtime.surveys else 0)
        seconds = estimate(self.runtime, self.card, tiling, tiles)
        if seconds is None:
            return 0.0
        self._meter.say(sentence(seconds, self.runtime.device))
        return tiling.pixels * tiles / tiling.count / seconds

    def _survey(self, whole: Tiling, per_second: float) -> None:
        scene, meter = self.scene, self._meter
        survey(scene, self.runtime, whole, resolution=self.resolution, bands=self.bands, meter=meter, guess=per_second)

    @property
    def _visible(self) -> list[int]:
        return [self.bands.index(band) for band in VISIBLE]

    def _strips(self, tiling: Tiling) -> Iterator[tuple[TileRow, NDArray[np.uint16]]]:
        strips = read_strips(self.scene, tiling, resolution=self.resolution, bands=self.bands, check=self._meter.check)
        while True:
            with self._clock.measure("read"):
                item = next(strips, None)
            if item is None:
                return
            yield item

    def _decided(self, tiling: Tiling, row: TileRow, strip: NDArray[np.uint16]) -> Decided | None:
        """What is complete after this row of tiles; None where nothing of it lies in the area."""
        red, green, blue = (strip[index] for index in self._visible)
        valid = (red > 0) & (green > 0) & (blue > 0) & self.area.inside(tiling.in_scene(row.window))
        spans = [slice(start, start + tiling.horizontal.edge) for start in tiling.horizontal.starts]
        columns = [index for index, span in enumerate(spans) if valid[:, span].any()]
        height = row.finished - row.window.row
        pixels = height * tiling.horizontal.length
        tile_share = pixels // max(1, len(columns))
        with self._clock.measure("infer"):
            self.runtime.add(row, strip, columns, lambda done: self._meter.advance(done * tile_share))
            codes, probabilities = self._take(height)
        if not columns:
            self._meter.advance(pixels)
        empty = ~valid[:height]
        codes[empty] = NODATA
        if probabilities is not None:
            probabilities[:, empty] = NODATA
        done = tiling.in_scene(Window(row.window.row, 0, *codes.shape))
        rows, across = self.area.overlap(done)
        if rows.start == rows.stop:
            return None
        return Decided(
            row=done.row + rows.start - self.area.window.row,
            codes=codes[rows, across],
            probabilities=None if probabilities is None else probabilities[:, rows, across],
            rgb=strip[self._visible, rows, across] if self._wanted[1] else None,
        )

    def _take(self, height: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
        if self._wanted[0]:
            return self.runtime.take_probabilities(height)
        return self.runtime.take(height), None

    def _write(self, sinks: Sequence[Sink], decided: Decided) -> None:
        with self._clock.measure("write"):
            for sink in sinks:
                sink.write(decided)

    def offsets(self) -> float | dict[str, float] | None:
        """What was added to digital numbers: one number where all bands have the same."""
        offsets = {band: self.scene.bands[band].offset for band in self.bands}
        known = {band: offset for band, offset in offsets.items() if offset is not None}
        if len(known) < len(offsets):
            return None
        return next(iter(known.values())) if len(set(known.values())) == 1 else known

    def tags(self) -> dict[str, str]:
        """What files of this run tell of their making."""
        return provenance_tags(
            model=self.card.id,
            model_sha256=self.card.sha256,
            source=self.scene.source,
            bands=self.bands,
            level=self.scene.level,
            offset=self.offsets(),
            offset_from=self.scene.offset_from,
            resolution=self.area.grid.resolution,
            device=self.runtime.device,
            precision=self.runtime.precision,
            prompts=self.legend.prompts,
        )
