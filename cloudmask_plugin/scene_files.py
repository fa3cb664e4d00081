"""To which scene a file belongs: its product, or the files of the other bands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import List, Optional, Tuple
from urllib.parse import parse_qs, urlsplit

from ..engine.sentinel2 import band_from_name

RASTER_ENDINGS = (".jp2", ".tif", ".tiff", ".vrt", ".img")
RESOLUTION_FOLDERS = ("R10m", "R20m", "R60m")
"""Folders by which products of the level 2A sort their bands."""
PICTURE = "TCI"

_RESOLUTION = re.compile(r"(?i)_(10|20|60)m$")


@dataclass(frozen=True)
class BandFile:
    """A file that holds one band, as its name says.

    Attributes:
        folder: Where the scene's files lie: a path or an address.
        scene: What all files of the scene begin with; empty where the band is all that a name says.
        band: `B04`, or `TCI` for the true-colour picture.
    """

    folder: str
    scene: str
    band: str


def band_file(path: str) -> Optional[BandFile]:
    """What the name of a file says (`T31TDH_20150726T105026_B02_10m.jp2`, `B02.tif`, `red.tif`); None for others."""
    place = _place(path)
    if place.suffix.lower() not in RASTER_ENDINGS:
        return None
    stem = _RESOLUTION.sub("", place.stem)
    scene, _, last = stem.rpartition("_")
    folder = place.parent.parent if place.parent.name in RESOLUTION_FOLDERS else place.parent
    if band_from_name(stem) is not None:
        scene, last = "", stem
    band = PICTURE if last.upper() == PICTURE else band_from_name(last)
    return None if band is None else BandFile(str(folder), scene, band)


def product_folder(path: str) -> Optional[str]:
    """The granule, or else the product (`….SAFE`), inside of which a file lies; None where it lies in neither."""
    for depth, folder in enumerate(_pure(path).parents, 1):
        if folder.parent.name == "GRANULE" or folder.suffix.upper() == ".SAFE":
            # As it is written: of two slashes in an archive's path, a pure path would keep one.
            return path.rsplit("/", depth)[0] if path.startswith("/vsi") else str(folder)
    return None


def bands_beside(path: str) -> Tuple[str, ...]:
    """What the engine opens for a file of one band on this machine: its scene's folder, or its scene's files.

    The folder is told where it holds this one scene, as there may be metadata beside the files.

    Returns:
        Nothing where the name tells of no band, or no other band of the scene lies there.
    """
    own = band_file(path)
    if own is None:
        return ()
    found = _band_files(Path(own.folder))
    siblings = [each for each, told in found if told.scene == own.scene and told.band != PICTURE]
    if not siblings or siblings == [path]:
        return ()
    alone = all(told.scene == own.scene for _, told in found)
    return (own.folder,) if alone else tuple(siblings)


def _band_files(folder: Path) -> List[Tuple[str, BandFile]]:
    files: List[Tuple[str, BandFile]] = []
    for below in (folder, *(folder / name for name in RESOLUTION_FOLDERS)):
        if below.is_dir():
            files += [(str(each), told) for each in sorted(below.iterdir()) if (told := band_file(str(each)))]
    return files


def _place(path: str) -> PurePath:
    """A path or address without what follows a question mark in it."""
    if path.startswith("/vsicurl?"):
        path = parse_qs(path.partition("?")[2]).get("url", [path])[0]
    return PurePosixPath(urlsplit(path).path) if "://" in path and not path.startswith("/vsi") else _without_query(path)


def _without_query(path: str) -> PurePath:
    return _pure(path.partition("?")[0]) if path.startswith("/vsi") else _pure(path)


def _pure(path: str) -> PurePath:
    return PurePosixPath(path) if path.startswith("/vsi") else Path(path)
