"""From a scene to a mask: the one way, whoever asks for it.

A thread reads strips of the scene, one ahead of the device; tiles of a strip run and are blended on the device; rows
that no later tile touches are decided and handed to a thread that writes. Every pixel of the source is read once.
Memory holds a few rows of tiles, however large the scene is. Over an area, those tiles of the whole scene run that
touch it, and what they cover beyond it is dropped: the mask is the whole scene's, cut out.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .area import Area, AreaRequest, parse_area
from .background import Background
from .catalog import Card, choose_bands, find_card
from .classes import NODATA
from .errors import OutOfMemoryError, UsageError
from .grid import Grid
from .models.runtime import Runtime, open_runtime
from .output.files import OutputFiles
from .output.mask import ClassCounts, MaskWriter
from .output.quicklook import Thumbnail, write_quicklook
from .output.report import ModelIdentity, Report, Seconds
from .output.tags import provenance_tags
from .prefetch import prefetch
from .progress import CancelToken, Meter, Progress
from .scene import Scene, open_scene
from .sentinel2 import VISIBLE
from .strips import read_strips
from .suitability import check_fit
from .tiles import TileRow, Tiling
from .window import Window

RESOLUTIONS = (10.0, 20.0, 60.0)
SMALLEST_TILE = 256
"""Below this a tile sees too little of its surroundings to be judged."""

PENDING_WRITES = 2


@dataclass(frozen=True)
class MaskResult:
    """What a run has written.

    Attributes:
        mask: The mask's path.
        report: Areas, percentages, inputs, model, timings, warnings.
        redundant_ratio: Pixels that the network saw per pixel of the mask.
    """

    mask: Path
    report: Report
    redundant_ratio: float


def mask(
    source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    model: str | None = None,
    device: str = "auto",
    precision: str = "auto",
    resolution: float | None = None,
    aoi: str | os.PathLike[str] | Sequence[float] | None = None,
    aoi_crs: str | None = None,
    level: str | None = None,
    offset: float | None = None,
    scale: float | None = None,
    bands: Mapping[str, int] | None = None,
    report: str | os.PathLike[str] | None = None,
    quicklook: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> MaskResult:
    """Masks thick cloud, thin cloud and cloud shadow of a Sentinel-2 scene.

    Args:
        source: A product, raster, folder or list of band files.
        output: The mask: a cloud-optimised GeoTIFF, uint8, codes of `engine.classes`, 255 without data.
        model: A model's id, or the folder of one; None for the default.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`.
        resolution: 10, 20 or 60 metres; None for the finest of the bands read.
        aoi: The area to mask, `xmin,ymin,xmax,ymax` or a file with polygons; None for all of the scene. The mask covers
            the area's box, snapped outward to pixels, and holds 255 outside the polygons.
        aoi_crs: Coordinate system of the area; None for what the file says, else the scene's.
        level: `L1C`, `L2A`, `RGB8`; None to take it from the source.
        offset: Added to digital numbers before scaling; None to take it from the source.
        scale: Reflectance per digital number; None to take it from the source.
        bands: Band names with their 1-based index in the raster; None to recognise them.
        report: Where to write the report as JSON, if anywhere.
        quicklook: Where to write a PNG of scene and mask, if anywhere.
        overwrite: Whether targets that exist are replaced.
        on_progress: Told how far the run is.
        cancel: Looked at between tiles.

    Returns:
        What was written.

    Raises:
        CloudmaskError: Something is wrong; nothing was written, and what stood at the targets still stands there.
    """
    clock = _Clock()
    meter = Meter(on_progress, cancel)
    if resolution is not None and resolution not in RESOLUTIONS:
        raise UsageError(f"{resolution:g} m is not a resolution", "use 10, 20, 60, or the source's own")
    if aoi is None and aoi_crs is not None:
        raise UsageError("a coordinate system of an area is given, but no area", "give --aoi with --aoi-crs")
    request = None if aoi is None else parse_area(aoi, aoi_crs)
    card = find_card(model)
    with open_scene(source, level=level, offset=offset, scale=scale, bands=bands) as scene:
        scene.require_radiometry()
        run = _Run(scene, card, resolution, request, clock, meter)
        read = (*scene.paths, *(request.paths if request is not None else ()))
        with OutputFiles(overwrite=overwrite, sources=read) as files:
            target = files.add(Path(output), companions=(".aux.xml",))
            report_path = files.add(Path(report)) if report is not None else None
            quicklook_path = files.add(Path(quicklook)) if quicklook is not None else None
            thumbnail = Thumbnail(*run.area.grid.shape) if quicklook_path is not None else None
            counts = run.to_file(target, thumbnail, _Plan(device, precision, card.inputs.tile))
            result = run.report(Path(output), counts)
            if quicklook_path is not None and thumbnail is not None:
                write_quicklook(
                    quicklook_path,
                    thumbnail,
                    run.area.grid,
                    title=Path(result.scene).name,
                    percentages=result.percentages,
                )
            if report_path is not None:
                result.write(report_path)
            meter.check()
            files.commit()
    return MaskResult(Path(output), result, run.redundant_ratio)


@dataclass
class _Clock:
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
class _Plan:
    """What a run asks of the device; it shrinks where memory runs out."""

    device: str
    precision: str
    tile: int
    batch: int | None = None

    def smaller(self, runtime: Runtime | None) -> _Plan | None:
        """The next plan to try: half the batch, then half the tile, then the CPU; None where nothing is left."""
        batch = runtime.batch if runtime is not None else 1
        if batch > 1:
            return replace(self, batch=batch // 2)
        if runtime is not None and self.tile // 2 >= SMALLEST_TILE:
            return replace(self, tile=self.tile // 2)
        if (runtime is not None and runtime.device == "cpu") or self.device == "cpu":
            return None
        return _Plan("cpu", "auto", self.tile)

    def __str__(self) -> str:
        batch = "as many tiles as usual" if self.batch is None else f"{self.batch} tile{'s' * (self.batch > 1)}"
        where = "" if self.device == "auto" else f" on {self.device}"
        return f"{batch} of {self.tile} px at a time{where}"


class _Run:
    """One scene, or an area of it, through one model.

    Attributes:
        grid: The whole scene's, over which tiles are spread.
        area: What of it is masked; the files' grid is the area's.
    """

    def __init__(
        self,
        scene: Scene,
        card: Card,
        resolution: float | None,
        request: AreaRequest | None,
        clock: _Clock,
        meter: Meter,
    ) -> None:
        self.scene = scene
        self.card = card
        self.resolution = resolution
        self.clock = clock
        self.meter = meter
        self.bands = choose_bands(card, tuple(scene.bands))
        self.grid: Grid = scene.grid(resolution, self.bands)
        self.area = Area.whole(self.grid) if request is None else request.on(self.grid)
        self.warnings = [*scene.warnings, *check_fit(scene, self.grid, card)]
        self.runtime: Runtime
        self.redundant_ratio = 1.0

    def to_file(self, path: Path, thumbnail: Thumbnail | None, plan: _Plan) -> ClassCounts:
        """Writes the mask to a path, with less and less of the device's memory until it is enough."""
        while True:
            runtime = None
            try:
                runtime = open_runtime(self.card, device=plan.device, precision=plan.precision, batch=plan.batch)
                with closing(runtime):
                    return self._attempt(path, thumbnail, runtime, plan.tile)
            except OutOfMemoryError:
                smaller = plan.smaller(runtime)
                if smaller is None:
                    raise
                self.warnings.append(f"memory ran out, so the run went on with {smaller}")
                plan = smaller

    def _attempt(self, path: Path, thumbnail: Thumbnail | None, runtime: Runtime, tile: int) -> ClassCounts:
        self.runtime = runtime
        inputs = self.card.inputs
        tile = max(tile // inputs.multiple_of, 1) * inputs.multiple_of
        whole = Tiling.plan(*self.grid.shape, tile=tile, overlap=inputs.overlap, multiple_of=inputs.multiple_of)
        tiling = whole.touching(self.area.window)
        pixels = self.area.window.pixels
        self.redundant_ratio = tiling.count * tiling.tile_pixels / pixels
        runtime.start(tiling, self.bands)
        self.meter.stage("mask", tiling.pixels)
        with MaskWriter(path, self.area.grid) as writer, Background(PENDING_WRITES) as background:
            with prefetch(self._strips(tiling), depth=2) as strips:
                for row, strip in strips:
                    codes = self._codes(runtime, tiling, row, strip)
                    done = tiling.in_scene(Window(row.window.row, 0, *codes.shape))
                    rows, columns = self.area.overlap(done)
                    if rows.start == rows.stop:
                        continue
                    rgb = strip[self._visible, rows, columns] if thumbnail is not None else None
                    first = done.row + rows.start - self.area.window.row
                    background.run(self._write, writer, thumbnail, first, codes[rows, columns], rgb)
            background.finish()
            self.meter.stage("write", pixels)
            with self.clock.measure("write"):
                counts = writer.finish(self._tags())
            self.meter.advance(pixels)
        if not counts.valid_pixels:
            what = "scene" if self.area.window == self.grid.whole else "area"
            self.warnings.append(f"the {what} holds no data at all, so the mask is empty")
        return counts

    @property
    def _visible(self) -> list[int]:
        return [self.bands.index(band) for band in VISIBLE]

    def _strips(self, tiling: Tiling) -> Iterator[tuple[TileRow, NDArray[np.uint16]]]:
        strips = read_strips(self.scene, tiling, resolution=self.resolution, bands=self.bands, check=self.meter.check)
        while True:
            with self.clock.measure("read"):
                item = next(strips, None)
            if item is None:
                return
            yield item

    def _codes(self, runtime: Runtime, tiling: Tiling, row: TileRow, strip: NDArray[np.uint16]) -> NDArray[np.uint8]:
        """Codes of the rows that are complete after this row of tiles."""
        red, green, blue = (strip[index] for index in self._visible)
        valid = (red > 0) & (green > 0) & (blue > 0) & self.area.inside(tiling.in_scene(row.window))
        spans = [slice(start, start + tiling.horizontal.edge) for start in tiling.horizontal.starts]
        columns = [index for index, span in enumerate(spans) if valid[:, span].any()]
        height = row.finished - row.window.row
        pixels = height * tiling.horizontal.length
        tile_share = pixels // max(1, len(columns))
        with self.clock.measure("infer"):
            runtime.add(row, strip, columns, lambda done: self.meter.advance(done * tile_share))
            codes = runtime.take(height)
        codes[~valid[:height]] = NODATA
        if not columns:
            self.meter.advance(pixels)
        return codes

    def _write(
        self,
        writer: MaskWriter,
        thumbnail: Thumbnail | None,
        row: int,
        codes: NDArray[np.uint8],
        rgb: NDArray[np.uint16] | None,
    ) -> None:
        with self.clock.measure("write"):
            writer.write(row, codes)
            if thumbnail is not None and rgb is not None:
                thumbnail.add(row, rgb, codes)

    def report(self, target: Path, counts: ClassCounts) -> Report:
        """What the run tells."""
        scene = self.scene
        return Report(
            scene=scene.source,
            mask=str(target),
            model=ModelIdentity(self.card.id, self.card.version, self.card.sha256),
            device=self.runtime.device,
            precision=self.runtime.precision,
            resolution=self.area.grid.resolution,
            height=self.area.grid.height,
            width=self.area.grid.width,
            counts=counts,
            pixel_area=self.area.grid.pixel_area,
            seconds=self.clock.seconds(),
            level=scene.level,
            baseline=scene.baseline,
            offset=self._offsets(),
            offset_from=scene.offset_from,
            bands=self.bands,
            crs=None if self.grid.crs is None else self.grid.crs.to_string(),
            datetime=scene.datetime,
            warnings=tuple(self.warnings),
        )

    def _offsets(self) -> float | dict[str, float] | None:
        """One number where all bands have the same."""
        offsets = {band: self.scene.bands[band].offset for band in self.bands}
        known = {band: offset for band, offset in offsets.items() if offset is not None}
        if len(known) < len(offsets):
            return None
        return next(iter(known.values())) if len(set(known.values())) == 1 else known

    def _tags(self) -> dict[str, str]:
        return provenance_tags(
            model=self.card.id,
            model_sha256=self.card.sha256,
            source=self.scene.source,
            bands=self.bands,
            level=self.scene.level,
            offset=self._offsets(),
            offset_from=self.scene.offset_from,
            resolution=self.area.grid.resolution,
            device=self.runtime.device,
            precision=self.runtime.precision,
        )
