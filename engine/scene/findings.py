"""What a reader hands back: which file holds which band, and what is known of the product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .locations import is_virtual, without_query
from .rasters import RasterFacts

if TYPE_CHECKING:
    from .footprints import Footprint


@dataclass(frozen=True)
class Request:
    """What the caller of `open_scene` said.

    Attributes:
        names: The source as text: one path, or the paths of a list.
        listed: Whether it was a list.
        bands: The user's mapping of band names to 1-based indices, or None.
    """

    names: tuple[str, ...]
    listed: bool
    bands: Mapping[str, int] | None

    @property
    def name(self) -> str:
        """The source in one string, for messages and `info`: without what opens a signed address."""
        return ", ".join(map(without_query, self.names))

    @property
    def path(self) -> Path:
        """The source where it is one path on this machine."""
        return Path(self.names[0])

    @property
    def virtual(self) -> bool:
        """Whether only GDAL can open the source: an address, or a path that begins with `/vsi`."""
        return not self.listed and is_virtual(self.names[0])


@dataclass(frozen=True)
class FoundBand:
    """A band in a raster: its name, the raster, and its 1-based index there."""

    name: str
    raster: RasterFacts
    index: int


@dataclass(frozen=True)
class Evidence:
    """What metadata says of a product; None and empty where nothing is said.

    Attributes:
        origin: Who says it, in the words of `Scene.offset_from`.
        level: `L1C`, `L2A` or `RGB8`.
        product: Product id.
        baseline: Processing baseline, `05.10`.
        datetime: Sensing time, ISO 8601.
        sun_azimuth: Mean, degrees.
        sun_zenith: Mean, degrees.
        offsets: Digital numbers to add, per band name.
        scales: Reflectance per digital number, per band name.
        warnings: Sentences for people.
    """

    origin: str = "raster metadata"
    level: str | None = None
    product: str | None = None
    baseline: str | None = None
    datetime: str | None = None
    sun_azimuth: float | None = None
    sun_zenith: float | None = None
    offsets: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Findings:
    """What a recogniser found in a source.

    Attributes:
        kind: `safe`, `safe-zip`, `subdataset`, `raster`, `files`, `stac` or `image`.
        bands: In any order, a name at most once.
        evidence: Of the product.
        paths: Files that are read beside the rasters (metadata).
        resolution: Metres per pixel of the grid to work on where the caller names none; None for the finest band's.
        footprints: Where detectors have seen the ground, by band name.
        alpha: 1-based band of a picture that holds its opacity, or None.
        original: Whether the images are as ESA made them, so that no number can have been spoilt on the way.
    """

    kind: str
    bands: Sequence[FoundBand]
    evidence: Evidence
    paths: tuple[Path, ...] = ()
    resolution: float | None = None
    footprints: Mapping[str, Footprint] = field(default_factory=dict)
    alpha: int | None = None
    original: bool = False
