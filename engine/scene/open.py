"""From a source to a scene: the recognisers are asked in turn."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..errors import SourceError, UsageError
from ..sentinel2 import BAND_NAMES
from .files import find_files
from .findings import Evidence, Findings, FoundBand, Request
from .locations import exists, file_name, is_virtual, local_file, named, without_query
from .pixel_rules import PixelRules, picture_of
from .radiometry import Radiometry, Told, decide
from .raster import find_raster
from .safe import find_safe
from .scene import BandSource, Scene
from .stac import find_stac
from .subdatasets import find_subdataset, is_subdataset

RECOGNISERS: tuple[Callable[[Request], Findings | None], ...] = (
    find_subdataset,
    find_safe,
    find_files,
    find_stac,
    find_raster,
)
"""Asked in this order; the first that does not answer None has the source. A new kind of source is one more entry."""

_Path = str | os.PathLike[str]


def open_scene(
    source: _Path | Sequence[_Path],
    *,
    level: str | None = None,
    offset: float | None = None,
    scale: float | None = None,
    bands: Mapping[str, int] | None = None,
) -> Scene:
    """Open a Sentinel-2 scene.

    Args:
        source: A product folder (SAFE), its zip archive or metadata file, a raster or picture, a subdataset of GDAL, a
            STAC item, a folder of single-band files, or a list of such files; each on this machine or an address.
        level: The user's word for `L1C`, `L2A` or `RGB8`.
        offset: The user's word for the radiometric offset, digital numbers.
        scale: The user's word for the reflectance per digital number.
        bands: The user's mapping of band names (`B04`) to 1-based bands of the raster, or places in the list.

    Returns:
        The scene. Level and radiometry may still be unknown: see `Scene.require_radiometry`.

    Raises:
        SourceError: There is nothing, or nothing that can be read.
        BandsError: Bands are not recognised.
        UsageError: An option makes no sense.
    """
    told = Told.checked(level, offset, scale)
    request = _request(source, bands)
    findings = next((found for find in RECOGNISERS if (found := find(request)) is not None), None)
    if findings is None:
        raise SourceError(
            f"{request.name} is neither a raster nor a product", "give a file, a folder or a list of files"
        )
    order = sorted(findings.bands, key=lambda band: BAND_NAMES.index(band.name))
    decided = decide(file_name(request.name), order, findings.evidence, told, original=findings.original)
    return _scene(request, findings, order, decided)


def _request(source: _Path | Sequence[_Path], bands: Mapping[str, int] | None) -> Request:
    listed = isinstance(source, Iterable) and not isinstance(source, (str, bytes, os.PathLike))
    names = tuple(map(_name, source if listed else (source,)))  # type: ignore[arg-type]
    if not names or not all(names):
        raise UsageError("no source is given", "give a file, a folder or a list of files")
    elsewhere = is_virtual(names[0]) or is_subdataset(names[0])
    if not listed and not elsewhere and not exists(names[0]):
        raise SourceError(f"there is no file or folder {names[0]}", "check the path")
    return Request(names, listed, bands)


def _name(source: object) -> str:
    if not isinstance(source, (str, os.PathLike)):
        raise UsageError(f"a source is a path or an address, and not {source!r:.40}", "give a file, a folder or a list")
    try:
        return named(source)
    except ValueError as error:
        raise SourceError(f"{without_query(str(source))} is no valid address", "check the address") from error


def _scene(request: Request, findings: Findings, order: Sequence[FoundBand], decided: Radiometry) -> Scene:
    evidence: Evidence = findings.evidence
    bands = {band.name: _band_source(band, decided) for band in order}
    rasters = {band.raster.path: band.raster for band in order}
    warnings = list(decided.warnings)
    if not all(raster.grid.georeferenced for raster in rasters.values()):
        warnings.append("The source has no georeference: masks of it have none either, and areas are not known")
    return Scene(
        source=request.name,
        kind=findings.kind,
        level=decided.level,
        product=evidence.product,
        baseline=evidence.baseline,
        datetime=evidence.datetime,
        sun_azimuth=evidence.sun_azimuth,
        sun_zenith=evidence.sun_zenith,
        bands=bands,
        offset_from=decided.offset_from,
        warnings=tuple(warnings),
        # Many members of one archive are one file.
        paths=tuple(dict.fromkeys((*filter(None, map(local_file, rasters)), *findings.paths))),
        resolution=findings.resolution,
        rasters=rasters,
        problem=decided.problem,
        rules=PixelRules(
            picture=picture_of(order, findings.alpha) if decided.level == "RGB8" else None,
            footprints=findings.footprints,
            wrapped=not findings.original,
        ),
    )


def _band_source(band: FoundBand, decided: Radiometry) -> BandSource:
    raster = band.raster
    resolution = raster.grid.resolution
    return BandSource(
        name=band.name,
        path=raster.path,
        index=band.index,
        resolution=None if resolution is None else round(resolution, 6),
        scale=decided.scales.get(band.name),
        offset=decided.offsets.get(band.name),
        nodata=raster.nodata[band.index - 1],
        dtype=raster.dtypes[band.index - 1],
        grid=raster.grid,
    )
