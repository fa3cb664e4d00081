"""A scene: what is known of it, and its reflectance in any window of a working grid."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import MappingProxyType, TracebackType

import numpy as np
from numpy.typing import NDArray

from ..errors import BandsError, RadiometryError
from ..grid import Grid
from ..window import Window
from .band_reading import BandGroup, group_bands
from .grids import working_grid
from .locations import is_remote, without_query
from .pixel_rules import PixelRules
from .rasters import RasterFacts


@dataclass(frozen=True)
class BandSource:
    """Where a band lies, and how its digital numbers are read: reflectance = (DN + offset) × scale.

    Attributes:
        name: `B02`.
        path: Of the raster.
        index: 1-based band of the raster.
        resolution: Metres, or None without a georeference.
        scale: Reflectance per digital number, or None where unknown.
        offset: Digital numbers, or None where unknown.
        nodata: Declared no-data value, or None; 0 is no data in any case.
        dtype: NumPy name of the raster's type.
        grid: Of the raster.
    """

    name: str
    path: str
    index: int
    resolution: float | None
    scale: float | None
    offset: float | None
    nodata: float | None
    dtype: str
    grid: Grid


class Scene:
    """A Sentinel-2 scene, open for reading; made by `open_scene`, and a context manager.

    Attributes:
        source: As it was given.
        kind: `safe`, `safe-zip`, `subdataset`, `raster`, `files`, `stac` or `image`.
        level: `L1C`, `L2A`, `RGB8`, or None where unknown.
        product: Product id, or None.
        baseline: Processing baseline (`05.10`), or None.
        datetime: Sensing time, ISO 8601, or None.
        sun_azimuth: Mean, degrees, or None.
        sun_zenith: Mean, degrees, or None.
        bands: Names and sources, in Sentinel-2's order.
        offset_from: Who said the offset: `user`, `product metadata`, `stac`, `raster metadata`, `values`, `unknown`.
        paths: Every file on this machine that is read.
        resolution: Metres per pixel of the working grid where none is asked for; None for the finest of the bands.
    """

    def __init__(
        self,
        *,
        source: str,
        kind: str,
        level: str | None,
        product: str | None,
        baseline: str | None,
        datetime: str | None,
        sun_azimuth: float | None,
        sun_zenith: float | None,
        bands: Mapping[str, BandSource],
        offset_from: str,
        warnings: tuple[str, ...],
        paths: tuple[Path, ...],
        rasters: Mapping[str, RasterFacts],
        problem: RadiometryError | None,
        resolution: float | None = None,
        rules: PixelRules | None = None,
    ) -> None:
        self.source = source
        self.kind = kind
        self.level = level
        self.product = product
        self.baseline = baseline
        self.datetime = datetime
        self.sun_azimuth = sun_azimuth
        self.sun_zenith = sun_zenith
        self.bands: Mapping[str, BandSource] = MappingProxyType(dict(bands))
        self.offset_from = offset_from
        self._warnings = warnings
        self.paths = paths
        self.resolution = resolution
        self._rasters = rasters
        self._problem = problem
        self._rules = rules or PixelRules()
        self._lock = Lock()
        self._groups: dict[tuple[float | None, tuple[str, ...]], list[BandGroup]] = {}
        self._pool: ThreadPoolExecutor | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for people; reading may add to them."""
        problems = {footprint.problem: None for footprint in self._rules.footprints.values() if footprint.problem}
        return (*self._warnings, *filter(None, problems))

    def grid(self, resolution: float | None = None, bands: Sequence[str] | None = None) -> Grid:
        """The working grid of bands.

        Args:
            resolution: Metres; None is the scene's own: see `Scene.resolution`.
            bands: Names; None is all.

        Raises:
            BandsError: A band is not there.
            UsageError: The resolution makes no sense for this scene.
        """
        return self._working_grid(self._names(bands), resolution)

    def read(
        self, window: Window, *, resolution: float | None = None, bands: Sequence[str] | None = None
    ) -> NDArray[np.uint16]:
        """Read reflectance × 10 000.

        Fastest where windows follow each other from top to bottom with the same columns and bands.

        Args:
            window: In `grid(resolution, bands)`; what lies outside of it is no data.
            resolution: Metres; None is the scene's own.
            bands: Names, in the order wanted; None is all.

        Returns:
            [bands, height, width]; 0 is no data, valid pixels are 1 to 65535.

        Raises:
            BandsError: A band is not there.
            RadiometryError: Offset or scale are not known.
            SourceError: A raster is damaged or cut short.
        """
        self.require_radiometry()
        names = self._names(bands)
        groups = self._opened(resolution, names)
        out = np.empty((len(names), *window.shape), np.uint16)
        if not out.size:
            return out
        if len(groups) == 1:
            groups[0].read_into(out, window)
        else:
            for done in [self._threads().submit(group.read_into, out, window) for group in groups]:
                done.result()
        return out

    def require_radiometry(self) -> None:
        """Make sure that reflectance can be computed.

        Raises:
            RadiometryError: Offset or scale are not known; it names the option to give.
        """
        if self._problem is not None:
            raise RadiometryError(self._problem.sentence, self._problem.hint)

    def to_info(self) -> dict[str, object]:
        """What `info --json` prints; what is not known is None."""
        grid = self.grid()
        resolution = grid.resolution
        return {
            "source": self.source,
            "kind": self.kind,
            "level": self.level,
            "product": self.product,
            "baseline": self.baseline,
            "datetime": self.datetime,
            "sun_azimuth": self.sun_azimuth,
            "sun_zenith": self.sun_zenith,
            "bands": {name: _band_info(band) for name, band in self.bands.items()},
            "offset_from": self.offset_from,
            "crs": None if grid.crs is None else grid.crs.to_string(),
            "width": grid.width,
            "height": grid.height,
            "resolution": None if resolution is None else round(resolution, 6),
            "warnings": list(self.warnings),
        }

    def close(self) -> None:
        """Close all files and end all threads; the scene may be read again."""
        with self._lock:
            groups, self._groups = self._groups, {}
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()
        for opened in groups.values():
            for group in opened:
                group.close()
        self._rules.close()

    def __enter__(self) -> Scene:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _names(self, bands: Sequence[str] | None) -> tuple[str, ...]:
        names = tuple(self.bands) if bands is None else tuple(bands)
        missing = [name for name in names if name not in self.bands]
        if missing or not names:
            there = ", ".join(self.bands)
            raise BandsError(
                f"the scene has no {' and no '.join(missing) or 'band that was asked for'}, it has {there}",
                "give a scene with these bands, or map them with --bands",
            )
        return names

    def _working_grid(self, names: Sequence[str], resolution: float | None) -> Grid:
        grids = [self.bands[name].grid for name in names]
        return working_grid(grids, self.resolution if resolution is None else resolution)

    def _opened(self, resolution: float | None, names: tuple[str, ...]) -> list[BandGroup]:
        with self._lock:
            key = (resolution, names)
            if key not in self._groups:
                working = self._working_grid(names, resolution)
                bands = [self.bands[name] for name in names]
                self._groups[key] = group_bands(bands, self._rasters, working, self._rules)
            return self._groups[key]

    def _threads(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                # What comes over a network is waited for, not computed.
                several = len(self._rasters) if any(map(is_remote, self._rasters)) else os.cpu_count() or 1
                self._pool = ThreadPoolExecutor(min(len(self._rasters), several), "cloudmask-read")
            return self._pool


def _band_info(band: BandSource) -> dict[str, object]:
    nodata = band.nodata
    return {
        "path": without_query(band.path),
        "band": band.index,
        "resolution": band.resolution,
        "scale": band.scale,
        "offset": band.offset,
        # JSON knows no NaN.
        "nodata": None if nodata is None else nodata if np.isfinite(nodata) else str(nodata),
    }
