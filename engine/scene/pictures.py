"""True-colour pictures of 8 bits: which band is which colour, and what a step of them means."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from rasterio.enums import ColorInterp

from ..errors import BandsError
from ..sentinel2 import QUANTIFICATION, VISIBLE
from .files import IMAGE_FOLDERS
from .findings import Evidence, Findings, FoundBand
from .locations import file_name
from .raster_evidence import raster_evidence
from .rasters import RasterFacts, gdal, open_raster
from .tile_metadata import tile_evidence
from .trees import FolderTree

_WHITE = {"L1C": 3558, "L2A": 2000}
"""Reflectance × 10 000 of the value 255 in the true-colour images of products (TCI), by processing level."""
_USUAL_WHITE = 3000
_TCI = re.compile(r"(?:^|_)TCI(?P<resolution>_(?:10|20|60)m)?(?:\.|$)", re.IGNORECASE)
_INKS = {ColorInterp.cyan, ColorInterp.magenta, ColorInterp.yellow, ColorInterp.black}


def stretch(level: str | None) -> float:
    """Reflectance per step of a product's true-colour image, or of a picture of unknown making (None)."""
    return _WHITE.get(level or "", _USUAL_WHITE) / 255 / QUANTIFICATION


def find_picture(facts: RasterFacts) -> Findings | None:
    """The colours of a raster whose bands bear no names, if it is a true-colour picture of 8 bits.

    Returns:
        None where it is no picture, so that its bands must be named.

    Raises:
        BandsError: It is a picture without the three colours: grey, of a palette, or of printing inks.
    """
    if set(facts.dtypes) != {"uint8"} or facts.count > 4:
        return None
    colours, inks = _colours(facts)
    name = file_name(facts.path)
    if ColorInterp.palette in colours:
        raise BandsError(
            f"{name} shows its colours by a palette",
            "turn it into red, green and blue first, for example with gdal_translate -expand rgb",
        )
    if inks:
        raise BandsError(f"{name} is made of printing inks (CMYK)", "save it as RGB first")
    if facts.count < 3:
        raise BandsError(
            f"{name} is a grey picture, and clouds are told by red, green and blue",
            "give a true-colour picture, or the single bands as a list of files named like scene_B04.tif",
        )
    alpha = colours.index(ColorInterp.alpha) + 1 if ColorInterp.alpha in colours else None
    if facts.count == 4 and alpha is None:
        return None
    bands = _by_colour(facts, colours, alpha)
    evidence = raster_evidence(bands)
    return picture_findings(bands, evidence, _product_level(facts, evidence), alpha)


def picture_findings(
    bands: list[FoundBand], evidence: Evidence, level: str | None, alpha: int | None = None
) -> Findings:
    """Findings of a picture.

    Args:
        bands: Red, green and blue.
        evidence: Of the product.
        level: Whose true-colour image it is, `L1C` or `L2A`; None where its making is unknown.
        alpha: 1-based band of its opacity, or None.
    """
    names = [band.name for band in bands]
    known = {} if level is None else dict.fromkeys(names, stretch(level))
    return Findings(
        "image",
        bands,
        replace(evidence, level="RGB8", offsets=dict.fromkeys(names, 0.0) if known else {}, scales=known),
        alpha=alpha,
    )


def _colours(facts: RasterFacts) -> tuple[tuple[ColorInterp, ...], bool]:
    """Colours of the bands, and whether the file is made of inks, which GDAL's JPEG reader hides."""
    with gdal(facts.path, sidecars=facts.sidecars), open_raster(facts.path, sidecars=facts.sidecars) as dataset:
        colours = tuple(dataset.colorinterp)
        space = dataset.tags(ns="IMAGE_STRUCTURE").get("SOURCE_COLOR_SPACE", "")
    return colours, space in ("CMYK", "YCbCrK") or bool(set(colours) & _INKS)


def _by_colour(facts: RasterFacts, colours: tuple[ColorInterp, ...], alpha: int | None) -> list[FoundBand]:
    wanted = (ColorInterp.red, ColorInterp.green, ColorInterp.blue)
    if set(wanted) <= set(colours):
        indexes = [colours.index(colour) + 1 for colour in wanted]
    else:
        indexes = [index for index in range(1, facts.count + 1) if index != alpha][:3]
    return [FoundBand(name, facts, index) for name, index in zip(VISIBLE, indexes, strict=True)]


def _product_level(facts: RasterFacts, evidence: Evidence) -> str | None:
    """The level of the product whose true-colour image it is; None where it is none, or of an unknown product."""
    path = Path(facts.path)
    named = _TCI.search(path.name)
    if named is None:
        return None
    if evidence.level is None and not facts.path.startswith("/vsi"):
        evidence, _ = tile_evidence(FolderTree(path.parent.absolute()), evidence)
    # Only L2A products sort their images by resolution.
    sorted_by_resolution = named["resolution"] or path.parent.name in IMAGE_FOLDERS
    return evidence.level or ("L2A" if sorted_by_resolution else None)
