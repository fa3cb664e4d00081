"""Recogniser: one raster with several bands, or a true-colour picture."""

from __future__ import annotations

from pathlib import Path

from .findings import Findings, FoundBand, Request
from .locations import file_name, gdal_path
from .naming import check_mapping, recognise_bands, split_file_name, unrecognised
from .pictures import find_picture
from .raster_evidence import raster_evidence
from .rasters import RasterFacts, describe


def find_raster(request: Request) -> Findings | None:
    """The bands of a raster, or the colours of a picture; None where the source is not a single file.

    Raises:
        SourceError: The file is no raster.
        BandsError: Its bands are not recognised.
    """
    if request.listed or not (request.virtual or request.path.is_file()):
        return None
    facts = describe(gdal_path(request.names[0]))
    if request.bands is not None:
        mapping = check_mapping(request.bands, facts.count, file_name(request.names[0]))
    else:
        mapping = recognise_bands(facts) or _by_file_name(facts)
    if not mapping:
        picture = find_picture(facts)
        if picture is not None:
            return picture
        raise unrecognised(facts)
    bands = [FoundBand(name, facts, index) for name, index in mapping.items()]
    return Findings("raster", bands, raster_evidence(bands))


def _by_file_name(facts: RasterFacts) -> dict[str, int]:
    named = split_file_name(Path(facts.path)) if facts.count == 1 else None
    return {named[1]: 1} if named else {}
