"""Draws a mask again from stored probabilities: other thresholds, buffers, no small objects; without the model.

`mask` with such options takes the same way, so that both come to the same pixels.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, isfinite
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioError

from .buffers import radius_in_pixels
from .classes import CLOUD_SHADOW, CLOUDS
from .drawing import CLOUD_NAMES, JOINED, THRESHOLDS, decided, grown
from .errors import TargetError, UsageError
from .grid import Grid
from .objects import Strip, without_small
from .output.attributes import AUX_ENDING
from .output.cog import no_georeference_is_fine
from .output.failures import writing
from .output.files import OutputFiles
from .output.mask import ClassCounts, MaskWriter
from .output.probabilities import DECISION, SCALE, ProbabilityFile, open_probabilities
from .output.report import describe_classes, percent_of_valid
from .output.tags import PREFIX, creation_tags, creation_time, file_name, plain_number, timestamp
from .prefetch import prefetch
from .progress import CancelToken, Meter, Progress

REFINED = PREFIX + "REFINED"
"""Tag of masks whose settings were others than the model's own."""

_ALIASES = {"shadow": CLOUD_SHADOW.name}
_MOST_PIXELS = 1 << 62
"""More than any raster has."""


@dataclass(frozen=True)
class RefineSettings:
    """How a mask is drawn from probabilities.

    A class with a threshold is chosen where its probability reaches it, and nowhere else; where several reach theirs,
    the most probable. Elsewhere the model's own rule chooses among the classes without a threshold, and clear is
    always one of them. Then objects that are too small become clear, and what is left grows: clouds over clear ground
    and shadows, shadows over clear ground. A pixel that a cloud takes over is thick cloud where a thick cloud reaches
    it, else thin. No data is never covered.

    Attributes:
        thresholds: Probability, 0–1, by `cloud` (thick and thin together), `thick_cloud`, `thin_cloud` or
            `cloud_shadow` (also `shadow`).
        buffer_clouds: Metres by which clouds grow.
        buffer_shadows: Metres by which shadows grow.
        min_area: Square metres; smaller objects become clear. Thick and thin cloud are one object where they touch.

    Raises:
        UsageError: A name is unknown, a number makes no sense, or thresholds contradict each other.
    """

    thresholds: Mapping[str, float] = field(default_factory=dict)
    buffer_clouds: float = 0.0
    buffer_shadows: float = 0.0
    min_area: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "thresholds", _checked_thresholds(self.thresholds))
        for name in ("buffer_clouds", "buffer_shadows", "min_area"):
            value = getattr(self, name)
            if not isfinite(value) or value < 0:
                raise UsageError(f"{name.replace('_', '-')} is {value}", "give a finite number that is not negative")

    @property
    def plain(self) -> bool:
        """Whether nothing is asked for, so that the mask is the model's own."""
        return self == RefineSettings()

    def check_fit(self, grid: Grid) -> None:
        """Makes sure that metres mean something on a grid.

        Raises:
            UsageError: They are asked for, and the grid has no georeference.
        """
        radius_in_pixels(self.buffer_clouds, grid)
        radius_in_pixels(self.buffer_shadows, grid)
        least_pixels(self.min_area, grid)

    def to_dict(self) -> dict[str, Any]:
        """As reports have it."""
        return {
            "thresholds": dict(self.thresholds),
            "buffer_clouds": self.buffer_clouds,
            "buffer_shadows": self.buffer_shadows,
            "min_area": self.min_area,
        }

    def __str__(self) -> str:
        parts = [f"{name}={plain_number(value)}" for name, value in self.thresholds.items()]
        for name, unit in (("buffer_clouds", "m"), ("buffer_shadows", "m"), ("min_area", "m2")):
            if getattr(self, name):
                parts.append(f"{name}={plain_number(getattr(self, name))}{unit}")
        return ",".join(parts) or "nothing"


@dataclass(frozen=True)
class RefineResult:
    """What was written.

    Attributes:
        mask: The mask's path.
        counts: Pixels by code.
        grid: Size and georeference.
        tags: Tags of the mask.
        report: What a report holds.
    """

    mask: Path
    counts: ClassCounts
    grid: Grid
    tags: Mapping[str, str]
    report: Mapping[str, Any]


def parse_thresholds(texts: Sequence[str]) -> dict[str, float]:
    """Thresholds from texts such as `cloud=0.4`.

    Raises:
        UsageError: A text has another form, a name comes twice or is unknown, or a number is no probability.
    """
    thresholds: dict[str, float] = {}
    for text in texts:
        name, equals, number = (part.strip() for part in text.partition("="))
        name = _ALIASES.get(name, name)
        try:
            value = float(number)
        except ValueError:
            equals = ""
        if not equals:
            raise UsageError(f"'{text}' is no threshold", "write CLASS=P, such as cloud=0.4")
        if name in thresholds:
            raise UsageError(f"the threshold of {name} is given twice", "give it once")
        thresholds[name] = value
    return _checked_thresholds(thresholds)


def _checked_thresholds(given: Mapping[str, float]) -> dict[str, float]:
    thresholds = {_ALIASES.get(name, name): float(value) for name, value in given.items()}
    for name, value in thresholds.items():
        if name not in THRESHOLDS:
            raise UsageError(f"'{name}' is no class with a threshold", f"use {', '.join(THRESHOLDS)}")
        if not 0 <= value <= 1:
            raise UsageError(f"the threshold of {name} is {value}", "give a probability from 0 to 1")
    if len(thresholds) < len(given) or (JOINED in thresholds and CLOUD_NAMES & set(thresholds)):
        raise UsageError(
            "thresholds contradict each other", "give one for cloud, or for thick_cloud and thin_cloud, and each once"
        )
    return thresholds


def refined_rows(
    probabilities: Path, settings: RefineSettings, *, check: Callable[[], None]
) -> Iterator[tuple[int, NDArray[np.uint8]]]:
    """Draws a mask; memory holds a few strips, and as many more rows as the buffers and the smallest object reach.

    Args:
        probabilities: A file made by `mask`.
        settings: What is asked for.
        check: Called between strips; it may raise to stop.

    Yields:
        First row and codes uint8 [rows, width], from top to bottom.

    Raises:
        SourceError: The file is missing, damaged, or another kind of file.
        UsageError: Metres are asked for, and the file has no georeference.
    """
    with open_probabilities(probabilities) as file:
        yield from _rows(file, settings, check)


def _rows(file: ProbabilityFile, settings: RefineSettings, check: Callable[[], None]) -> Iterator[Strip]:
    clouds = radius_in_pixels(settings.buffer_clouds, file.grid)
    shadows = radius_in_pixels(settings.buffer_shadows, file.grid)
    minimum = least_pixels(settings.min_area, file.grid)
    with prefetch(decided(file, settings.thresholds), depth=2) as strips:
        for strip in grown(without_small(strips, minimum), clouds, shadows, file.grid.height):
            check()
            yield strip


def least_pixels(area: float, grid: Grid) -> int:
    """Pixels that an object needs to be as large as an area in square metres.

    Raises:
        UsageError: The grid has no georeference.
    """
    if not area:
        return 0
    if grid.pixel_area is None:
        raise UsageError(
            "a least area needs the size of the pixels, and the raster has no georeference that tells it",
            "leave it out or give the raster its coordinate system",
        )
    return ceil(min(area / grid.pixel_area * (1 - 1e-9), _MOST_PIXELS))


def refine(
    probabilities: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    thresholds: Mapping[str, float] | None = None,
    buffer_clouds: float = 0.0,
    buffer_shadows: float = 0.0,
    min_area: float = 0.0,
    report: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> RefineResult:
    """Draws a mask from stored probabilities, without the model.

    Args:
        probabilities: A file made by `mask`.
        output: The mask to write.
        thresholds: See `RefineSettings`, as for the next three.
        buffer_clouds: Metres.
        buffer_shadows: Metres.
        min_area: Square metres.
        report: Where to write a report as JSON, if anywhere.
        overwrite: Whether targets that exist are replaced; never by the mask of another scene.
        on_progress: Told how far the run is.
        cancel: Looked at between strips.

    Raises:
        CloudmaskError: Something is wrong; nothing was written, and what stood at the targets still stands there.
    """
    started = time.perf_counter()
    source, target = Path(probabilities), Path(output)
    settings = RefineSettings(thresholds or {}, buffer_clouds, buffer_shadows, min_area)
    meter = Meter(on_progress, cancel)
    with open_probabilities(source) as file:
        _check_same_scene(file, target)
        tags = {key: value for key, value in file.tags.items() if key.startswith((PREFIX, "TIFFTAG_"))}
        tags = {key: value for key, value in tags.items() if key not in (DECISION, SCALE)}
        created = creation_time()
        tags |= {REFINED: str(settings), **creation_tags(created)}
        with OutputFiles(overwrite=overwrite, sources=[source]) as files:
            temporary = files.add(target, companions=(AUX_ENDING,))
            report_path = files.add(Path(report)) if report is not None else None
            meter.stage("draw", file.grid.whole.pixels)
            with MaskWriter(temporary, file.grid) as writer:
                for row, codes in _rows(file, settings, meter.check):
                    writer.write(row, codes)
                    meter.advance(codes.size)
                meter.stage("write", file.grid.whole.pixels)
                counts = writer.finish(tags)
                meter.advance(file.grid.whole.pixels)
            document = _report(source, target, settings, file, counts)
            document |= {"created": timestamp(created), "seconds": {"total": round(time.perf_counter() - started, 3)}}
            if report_path is not None:
                with writing(report_path):
                    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
                    report_path.write_text(text, encoding="utf-8")
            meter.check()
            files.commit()
        return RefineResult(target, counts, file.grid, tags, document)


def _check_same_scene(file: ProbabilityFile, target: Path) -> None:
    """Refuse to replace the mask of another scene, which is surely a mistake."""
    if not os.path.isfile(target):  # noqa: PTH113 - Path.is_file raises where a name is too long
        return
    try:
        with no_georeference_is_fine(), rasterio.Env(), rasterio.open(target) as dataset:
            scene = dataset.tags().get(PREFIX + "SOURCE")
            grid = Grid(dataset.height, dataset.width, dataset.transform, dataset.crs)
    except RasterioError:
        return  # no raster: whether it may be replaced is for --overwrite to say
    own = file.tags.get(PREFIX + "SOURCE")
    if scene is None or (scene == own and grid == file.grid):
        return
    other = f"scene '{scene}'" if scene != own else f"another grid of '{scene}'"
    raise TargetError(
        f"'{target.name}' is the mask of {other}, and '{file.name}' holds probabilities of '{own}'",
        "choose another name for the output",
    )


def _report(
    source: Path, target: Path, settings: RefineSettings, file: ProbabilityFile, counts: ClassCounts
) -> dict[str, Any]:
    warnings = [] if counts.valid_pixels else ["the probabilities hold no data at all, so the mask is empty"]
    return {
        "mask": str(target),
        "probabilities": str(source),
        "scene": file_name(file.tags.get(PREFIX + "SOURCE", "unknown")),
        "settings": settings.to_dict(),
        "model": {"id": file.tags.get(PREFIX + "MODEL"), "sha256": file.tags.get(PREFIX + "MODEL_SHA256")},
        "resolution": file.grid.resolution,
        "width": file.grid.width,
        "height": file.grid.height,
        "valid_pixels": counts.valid_pixels,
        "classes": describe_classes(counts, file.grid.pixel_area),
        "cloud_percent": percent_of_valid(counts, *(each.code for each in CLOUDS)),
        "warnings": warnings,
    }
