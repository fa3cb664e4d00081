"""From a scene to a mask and what belongs to it: the one way, whoever asks for it.

All files of a run are written under hidden names and renamed together at its end: if one fails, none is there.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .area import parse_area
from .catalog import find_card
from .errors import UsageError
from .legend import CLOUD_LEGEND, Legend
from .output.attributes import AUX_ENDING
from .output.files import OutputFiles
from .output.mask import ClassCounts, MaskWriter
from .output.polygons import write_polygons
from .output.quicklook import write_quicklook
from .output.report import ModelIdentity, Report
from .output.stac_item import write_stac_item
from .output.style import write_style
from .output.thumbnail import Thumbnail
from .progress import CancelToken, Meter, Notice, Progress
from .prompts import check_prompts
from .refinement import REFINED, RefineSettings, refined_rows
from .run import Clock, OpenSink, Plan, Run
from .scene import open_scene
from .sinks import mask_sink, picture_sink, probability_sink

RESOLUTIONS = (10.0, 20.0, 60.0)

_Path = str | os.PathLike[str]


@dataclass(frozen=True)
class MaskResult:
    """What a run has written.

    Attributes:
        mask: The mask's path.
        report: Areas, percentages, inputs, model, timings, warnings.
        redundant_ratio: Pixels that the network saw per pixel of the mask.
        files: Everything that was written, by kind: `mask`, `probabilities`, `polygons`, `report`, `quicklook`, `stac`,
            `style`.
    """

    mask: Path
    report: Report
    redundant_ratio: float
    files: Mapping[str, Path]


def mask(
    source: _Path | Sequence[_Path],
    output: _Path,
    *,
    model: str | None = None,
    prompts: Sequence[str] | None = None,
    device: str = "auto",
    precision: str = "auto",
    resolution: float | None = None,
    aoi: _Path | Sequence[float] | None = None,
    aoi_crs: str | None = None,
    level: str | None = None,
    offset: float | None = None,
    scale: float | None = None,
    bands: Mapping[str, int] | None = None,
    all_bands: bool = False,
    thresholds: Mapping[str, float] | None = None,
    buffer_clouds: float = 0.0,
    buffer_shadows: float = 0.0,
    min_area: float = 0.0,
    probabilities: _Path | None = None,
    polygons: _Path | None = None,
    report: _Path | None = None,
    quicklook: _Path | None = None,
    stac: _Path | None = None,
    style: _Path | None = None,
    overwrite: bool = False,
    on_progress: Progress | None = None,
    on_notice: Notice | None = None,
    cancel: CancelToken | None = None,
) -> MaskResult:
    """Masks thick cloud, thin cloud and cloud shadow of a Sentinel-2 scene.

    Args:
        source: A product, raster, folder or list of band files.
        output: The mask: a cloud-optimised GeoTIFF, uint8, codes of `engine.classes`, 255 without data.
        model: A model's id, or the folder of one; None for the default.
        prompts: What to look for instead of clouds, where the model takes text. They are the mask's classes, from code
            0 on, and the most probable wins; a single one has code 1, and 0 is other.
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
        all_bands: Whether every band is read that the model can use, not only those that it gains most from.
        thresholds: Probabilities from which classes are chosen; see `refine.RefineSettings`.
        buffer_clouds: Metres by which clouds grow.
        buffer_shadows: Metres by which shadows grow.
        min_area: Square metres; smaller clouds and shadows become clear.
        probabilities: Where to write the probability of each class, from which `refine` draws other masks, if anywhere.
        polygons: Where to write clouds and shadows, or what the prompts name, as a GeoPackage, if anywhere.
        report: Where to write the report as JSON, if anywhere.
        quicklook: Where to write a PNG of scene and mask, if anywhere.
        stac: Where to write a STAC item, if anywhere.
        style: Where to write the style for QGIS (`.qml`), if anywhere.
        overwrite: Whether targets that exist are replaced.
        on_progress: Told how far the run is.
        on_notice: Told, before it starts, how long the run will take where that is more than a minute.
        cancel: Looked at between tiles.

    Returns:
        What was written.

    Raises:
        CloudmaskError: Something is wrong; nothing was written, and what stood at the targets still stands there.
    """
    clock = Clock()
    meter = Meter(on_progress, cancel, on_notice)
    if resolution is not None and resolution not in RESOLUTIONS:
        raise UsageError(f"{resolution:g} m is not a resolution", "use 10, 20, 60, or the source's own")
    if aoi is None and aoi_crs is not None:
        raise UsageError("a coordinate system of an area is given, but no area", "give --aoi with --aoi-crs")
    settings = RefineSettings(thresholds or {}, buffer_clouds, buffer_shadows, min_area)
    legend = CLOUD_LEGEND if prompts is None else _asked(prompts, settings)
    area = None if aoi is None else parse_area(aoi, aoi_crs)
    card = find_card(model)
    card.check_here()
    wanted = {
        "mask": output,
        "probabilities": probabilities,
        "polygons": polygons,
        "report": report,
        "quicklook": quicklook,
        "stac": stac,
        "style": style,
    }
    final = {kind: Path(path) for kind, path in wanted.items() if path is not None}
    with open_scene(source, level=level, offset=offset, scale=scale, bands=bands) as scene:
        scene.require_radiometry()
        run = Run(scene, card, resolution, area, clock, meter, all_bands=all_bands, legend=legend)
        settings.check_fit(run.area.grid)
        read = (*scene.paths, *(area.paths if area is not None else ()))
        with OutputFiles(overwrite=overwrite, sources=read) as files:
            temporary = {
                kind: files.add(path, companions=(AUX_ENDING,) if kind == "mask" else ())
                for kind, path in final.items()
            }
            drawing = _Drawing(run, clock, meter, settings, temporary, files)
            counts = drawing.draw(Plan(device, precision, card.inputs.tile))
            result = _report(run, clock, settings, final["mask"], counts)
            drawing.write_beside(result, final)
            meter.check()
            files.commit()
    return MaskResult(final["mask"], result, run.redundant_ratio, final)


def _asked(prompts: Sequence[str], settings: RefineSettings) -> Legend:
    """The legend of a run with prompts."""
    legend = Legend.of(check_prompts(prompts))
    if not settings.plain:
        raise UsageError(
            "thresholds, buffers and a least area are for clouds and shadows, and prompts ask for something else",
            "leave them out, or leave the prompts out",
        )
    return legend


class _Drawing:
    """Draws the mask of a run, and makes what stands beside it.

    Args:
        run: The scene and the model.
        clock: Measures the parts.
        meter: Told how far the run is.
        settings: What is changed about the model's own decision.
        temporary: Where to write, by kind.
        files: Keeps what is needed on the way.
    """

    def __init__(
        self,
        run: Run,
        clock: Clock,
        meter: Meter,
        settings: RefineSettings,
        temporary: Mapping[str, Path],
        files: OutputFiles,
    ) -> None:
        self._run, self._clock, self._meter, self._settings = run, clock, meter, settings
        self._temporary = temporary
        self._grid = run.area.grid
        self._thumbnail = Thumbnail(*self._grid.shape, classes=run.legend.classes) if "quicklook" in temporary else None
        self._refining = not settings.plain
        stored = temporary.get("probabilities")
        # The way over the file makes sure that `refine` finds the same.
        self._stored = files.scratch(temporary["mask"]) if self._refining and stored is None else stored
        self._counts: ClassCounts

    def draw(self, plan: Plan) -> ClassCounts:
        """Runs the network, writes mask and probabilities; how many pixels each code has."""
        sinks: list[OpenSink] = []
        if self._stored is not None:
            sinks.append(partial(probability_sink, self._stored, self._run))
        if not self._refining:
            sinks.append(partial(mask_sink, self._temporary["mask"], self._run, self._count))
        if self._thumbnail is not None:
            sinks.append(partial(picture_sink, self._thumbnail))
        self._run.into(sinks, plan, probabilities=self._stored is not None, picture=self._thumbnail is not None)
        if self._refining and self._stored is not None:
            with self._clock.measure("write"):
                self._refine(self._stored)
        if not self._counts.valid_pixels:
            what = "scene" if self._run.area.window == self._run.grid.whole else "area"
            self._run.warnings.append(f"the {what} holds no data at all, so the mask is empty")
        return self._counts

    def write_beside(self, report: Report, final: Mapping[str, Path]) -> None:
        """Writes what was asked for beside mask and probabilities.

        Args:
            report: Of the run.
            final: Where the files lie in the end, by kind.
        """
        scene = self._run.scene
        paths = self._temporary
        classes = self._run.legend.classes
        if "polygons" in paths:
            write_polygons(paths["mask"], paths["polygons"], classes=classes, check=self._meter.check)
        if "quicklook" in paths and self._thumbnail is not None:
            write_quicklook(
                paths["quicklook"],
                self._thumbnail,
                self._grid,
                title=Path(report.scene).name,
                percentages=report.percentages,
                classes=classes,
            )
        if "style" in paths:
            write_style(paths["style"], classes=classes)
        if "stac" in paths:
            write_stac_item(
                paths["stac"],
                report,
                self._grid,
                files={kind: path for kind, path in final.items() if kind != "stac"},
                product=scene.product,
                sun_azimuth=scene.sun_azimuth,
                sun_zenith=scene.sun_zenith,
                derived_from=scene.source,
            )
        if "report" in paths:
            report.write(paths["report"])

    def _count(self, counts: ClassCounts) -> None:
        self._counts = counts

    def _refine(self, stored: Path) -> None:
        with MaskWriter(self._temporary["mask"], self._grid) as writer:
            for row, codes in refined_rows(stored, self._settings, check=self._meter.check):
                writer.write(row, codes)
                if self._thumbnail is not None:
                    self._thumbnail.add(row, None, codes)
            self._counts = writer.finish({**self._run.tags(), REFINED: str(self._settings)})


def _report(run: Run, clock: Clock, settings: RefineSettings, target: Path, counts: ClassCounts) -> Report:
    """What the run tells."""
    scene, grid = run.scene, run.area.grid
    return Report(
        scene=scene.source,
        mask=str(target),
        model=ModelIdentity(run.card.id, run.card.version, run.card.sha256),
        device=run.runtime.device,
        precision=run.runtime.precision,
        resolution=grid.resolution,
        height=grid.height,
        width=grid.width,
        counts=counts,
        pixel_area=grid.pixel_area,
        seconds=clock.seconds(),
        level=scene.level,
        baseline=scene.baseline,
        offset=run.offsets(),
        offset_from=scene.offset_from,
        bands=run.bands,
        crs=None if grid.crs is None else grid.crs.to_string(),
        datetime=scene.datetime,
        refinement=None if settings.plain else settings.to_dict(),
        warnings=tuple(run.warnings),
        legend=run.legend,
    )
