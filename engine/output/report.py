"""The report of a run: what was masked with what, how much of it is cloud, and how long it took."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..classes import CLASSES, MaskClass
from ..legend import CLOUD_LEGEND, Legend
from ..version import __version__
from .failures import writing
from .mask import ClassCounts
from .tags import creation_time, timestamp


@dataclass(frozen=True)
class ModelIdentity:
    """Which model it was.

    Attributes:
        id: Its name in the catalogue.
        version: Version of its card.
        sha256: Digest of its weights.
    """

    id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Seconds:
    """Wall time of a run; its parts overlap, so that their sum may exceed the total."""

    total: float
    read: float
    infer: float
    write: float


@dataclass(frozen=True)
class Report:
    """What a run tells; `docs/report.md` describes every key.

    Attributes:
        scene: The scene as the user named it.
        mask: The mask's path.
        model: The model.
        device: What it ran on.
        precision: Number format that it ran in.
        resolution: Metres per pixel, None without a georeference.
        height: Rows.
        width: Columns.
        counts: Pixels by code.
        pixel_area: Square metres of a pixel, None without a georeference.
        seconds: Times.
        level: `L1C`, `L2A`, `RGB8`, or None.
        baseline: Processing baseline, or None.
        offset: Added to digital numbers: one number, or one by band; None if unknown.
        offset_from: Where the offset was found.
        bands: Bands that the model was given.
        crs: Coordinate system, or None.
        datetime: Time of sensing, ISO 8601, or None.
        refinement: Thresholds, buffers and least area, None where the model alone decided.
        warnings: What the user should know.
        legend: What the codes mean.
        created: When the mask was made, ISO 8601.
    """

    scene: str
    mask: str
    model: ModelIdentity
    device: str
    precision: str
    resolution: float | None
    height: int
    width: int
    counts: ClassCounts
    pixel_area: float | None
    seconds: Seconds
    level: str | None = None
    baseline: str | None = None
    offset: float | Mapping[str, float | None] | None = None
    offset_from: str | None = None
    bands: Sequence[str] = ()
    crs: str | None = None
    datetime: str | None = None
    refinement: Mapping[str, Any] | None = None
    warnings: Sequence[str] = ()
    legend: Legend = CLOUD_LEGEND
    created: str = field(default_factory=lambda: timestamp(creation_time()))

    @property
    def percentages(self) -> dict[str, float | None]:
        """Share of each class in the valid pixels, 0–100, by name; None where nothing is valid."""
        return {each.name: percent_of_valid(self.counts, each.code) for each in self.legend.classes}

    @property
    def cloud_percent(self) -> float | None:
        """Share of thick and thin cloud in the valid pixels, 0–100; None where nobody has asked for clouds."""
        clouds = self.legend.clouds
        return percent_of_valid(self.counts, *(each.code for each in clouds)) if clouds else None

    @property
    def megapixels_per_second(self) -> float:
        """Pixels of the scene, valid or not, per second of the whole run."""
        pixels = self.height * self.width
        return round(pixels / 1e6 / self.seconds.total, 3) if self.seconds.total > 0 else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON has it; keys are only ever added."""
        return {
            "scene": self.scene,
            "mask": self.mask,
            "model": {"id": self.model.id, "version": self.model.version, "sha256": self.model.sha256},
            "device": self.device,
            "precision": self.precision,
            "resolution": self.resolution,
            "width": self.width,
            "height": self.height,
            "valid_pixels": self.counts.valid_pixels,
            "classes": describe_classes(self.counts, self.pixel_area, self.legend.classes),
            "cloud_percent": self.cloud_percent,
            "seconds": {part: round(getattr(self.seconds, part), 3) for part in ("total", "read", "infer", "write")},
            "megapixels_per_second": self.megapixels_per_second,
            "warnings": list(self.warnings),
            "level": self.level,
            "baseline": self.baseline,
            "offset": dict(self.offset) if isinstance(self.offset, Mapping) else self.offset,
            "offset_from": self.offset_from,
            "bands": list(self.bands),
            "crs": self.crs,
            "datetime": self.datetime,
            "cloudmask_version": __version__,
            "created": self.created,
            "refinement": None if self.refinement is None else dict(self.refinement),
            "prompts": list(self.legend.prompts) or None,
        }

    def write(self, path: Path) -> None:
        """Write the report as JSON in UTF-8.

        Raises:
            DiskFullError: There is no space left.
            TargetError: The file cannot be written.
        """
        text = json.dumps(self.to_dict(), indent=2, ensure_ascii=False, allow_nan=False) + "\n"
        with writing(path):
            Path(path).write_text(text, encoding="utf-8")


def percent_of_valid(counts: ClassCounts, *codes: int) -> float | None:
    """Share of some codes in the valid pixels, 0–100; None where nothing is valid."""
    valid = counts.valid_pixels
    return round(100 * sum(counts.by_code.get(code, 0) for code in codes) / valid, 4) if valid else None


def describe_classes(
    counts: ClassCounts, pixel_area: float | None, classes: Sequence[MaskClass] = CLASSES
) -> dict[str, dict[str, float | None]]:
    """Pixels, percentage of the valid ones and square metres of each class, by its name."""
    described: dict[str, dict[str, float | None]] = {}
    for each in classes:
        pixels = counts.by_code.get(each.code, 0)
        area = None if pixel_area is None else round(pixels * pixel_area, 2)
        described[each.name] = {"pixels": pixels, "percent": percent_of_valid(counts, each.code), "area_m2": area}
    return described
