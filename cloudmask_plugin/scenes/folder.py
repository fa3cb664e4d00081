"""Scenes in a folder, found by names: no image is opened, so that a folder of thousands is read in a moment."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Optional, Set, Tuple

from ..failure import Failure, FailureError
from ..scene_files import PICTURE, RASTER_ENDINGS, RESOLUTION_FOLDERS, BandFile, band_file, product_folder
from ..sources import NEEDED, LayerSource
from ..translate import tr
from .scene import SceneRef, date_in, scene_of

_PRODUCT = ".SAFE"
_ARCHIVE = re.compile(r"(?i)S2[A-Z]_.*\.zip$|.*\.SAFE\.zip$")
_OWN = re.compile(r"(?i)_clouds(_\d+)?(_probabilities)?\.tiff?$")
"""What the plugin itself calls masks and probabilities (`targets`)."""
_OWN_TAG = b"CLOUDMASK_"
_TIFF = (".tif", ".tiff")
_HEAD = 1 << 16
"""Bytes in which the tags of our masks lie, as in every GeoTIFF that is made for the cloud."""
_BESIDE = re.compile(
    r"(?i)(^|_)(SCL|AOT|WVP|CLD|SNW|CLDPRB|SNWPRB|PVI|DATAMASK|VISUAL|OVERVIEW|THUMBNAIL|PREVIEW|QA60|MASK)(_?\d+m)?$"
)
"""Rasters that lie beside the bands of a scene and are none."""
_LARGEST_ITEM = 8 << 20

Stopped = Callable[[], bool]


def scenes_of_folder(folder: Path, stopped: Stopped = lambda: False) -> List[SceneRef]:
    """The scenes in a folder and below it: products, their archives, rasters, single bands, STAC items.

    Masks of our own are none, nor is what lies inside a product.

    Args:
        folder: Where to look.
        stopped: Asked now and then; where it is so, what was found so far is returned.

    Raises:
        FailureError: The folder cannot be read.
    """
    folder = Path(folder).absolute()
    product = product_folder(str(folder / "any"))
    if product is not None:
        return [_product(Path(product))]
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        sentence = tr("the folder {path} cannot be read ({reason})").format(path=folder, reason=error.strerror)
        raise FailureError(Failure("source", sentence, tr("choose another folder"))) from error
    found: List[SceneRef] = []
    for place, below, files in os.walk(folder):
        if stopped():
            break
        products = sorted(name for name in below if name.upper().endswith(_PRODUCT))
        sorted_bands = [name for name in RESOLUTION_FOLDERS if name in below]
        inside = [Path(place, each, name) for each in sorted_bands for name in _files(Path(place, each))]
        left_out = {*products, *sorted_bands}
        below[:] = sorted(name for name in below if name not in left_out and not name.startswith("."))
        found += [_product(Path(place, name)) for name in products]
        found += scenes_of_files([*(Path(place, name) for name in sorted(files)), *inside])
    return _without_doubles(found)


def scenes_of_files(files: Iterable[Path]) -> List[SceneRef]:
    """The scenes that some files are; bands of one scene are one."""
    scenes: List[SceneRef] = []
    items: List[SceneRef] = []
    bands: Dict[Tuple[str, str], Dict[str, Path]] = {}
    used: Set[Path] = set()
    for path in files:
        ending = path.suffix.lower()
        if _ARCHIVE.match(path.name):
            scenes.append(_named(path, _stem(path.stem)))
        elif ending in (".json", ".geojson"):
            item = _item(path)
            if item is not None:
                items.append(item[0])
                used |= item[1]
        elif ending in RASTER_ENDINGS and not _is_own(path):
            told = band_file(str(path))
            if told is not None:
                bands.setdefault((told.folder, told.scene), {}).setdefault(told.band, path)
            elif not _BESIDE.search(path.stem):
                scenes.append(_named(path, path.stem))
    for (folder, scene), group in bands.items():
        if not used & set(group.values()):
            scenes += _of_bands(BandFile(folder, scene, ""), group, alone=_alone(folder, bands))
    return sorted(scenes + items, key=lambda each: each.name)


def scenes_of_places(places: Iterable[Path], stopped: Stopped = lambda: False) -> List[SceneRef]:
    """The scenes of folders and files, as somebody drops them.

    Raises:
        FailureError: A folder cannot be read.
    """
    places = list(places)
    scenes: List[SceneRef] = []
    for place in places:
        if place.is_dir():
            scenes += scenes_of_folder(place, stopped)
    return _without_doubles([*scenes, *scenes_of_files(each for each in places if each.is_file())])


def _files(folder: Path) -> List[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(each.name for each in entries if each.is_file())
    except OSError:
        return []


def _product(folder: Path) -> SceneRef:
    top = next((each for each in (folder, *folder.parents) if each.suffix.upper() == _PRODUCT), folder)
    return scene_of(LayerSource((str(folder),), _stem(top.name), folder=top.parent))


def _named(path: Path, name: str) -> SceneRef:
    return scene_of(LayerSource((str(path),), name, folder=path.parent))


def _stem(name: str) -> str:
    return name[: -len(_PRODUCT)] if name.upper().endswith(_PRODUCT) else name


def _alone(folder: str, groups: Iterable[Tuple[str, str]]) -> bool:
    return sum(each == folder for each, _ in groups) == 1


def _of_bands(told: BandFile, group: Dict[str, Path], *, alone: bool) -> List[SceneRef]:
    """The scene of some bands; where the folder holds nothing else, the folder, as metadata may lie beside them."""
    place = Path(told.folder)
    name = told.scene.rstrip("_") or place.name
    if not set(NEEDED) <= set(group):
        return [_named(group[PICTURE], group[PICTURE].stem)] if PICTURE in group else []
    paths = tuple(str(path) for band, path in sorted(group.items()) if band != PICTURE)
    return [scene_of(LayerSource((str(place),) if alone else paths, name, folder=place))]


def _is_own(path: Path) -> bool:
    """Whether a raster is a result of ours, by its name or its tags."""
    if _OWN.search(path.name):
        return True
    if path.suffix.lower() not in _TIFF:
        return False
    try:
        with path.open("rb") as stream:
            return _OWN_TAG in stream.read(_HEAD)
    except OSError:
        return False  # the engine will say what is wrong with it


def _item(path: Path) -> Optional[Tuple[SceneRef, Set[Path]]]:
    """The scene of a STAC item, and the files beside it that it is made of; None for other files."""
    document = _json(path)
    if document.get("type") != "Feature" or "stac_version" not in document:
        return None
    assets, facts = document.get("assets"), document.get("properties")
    if not isinstance(assets, dict) or not assets:
        return None
    hrefs = [str(each.get("href") or "") for each in assets.values() if isinstance(each, dict)]
    used = {path.parent / href for href in hrefs if href and "://" not in href}
    scene = _named(path, str(document.get("id") or path.stem))
    told = date_in(str(facts.get("datetime") or "")) if isinstance(facts, dict) else None
    return replace(scene, date=scene.date or told), {Path(os.path.normpath(each)) for each in used}


def _json(path: Path) -> Dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_ITEM:
            return {}
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _without_doubles(scenes: List[SceneRef]) -> List[SceneRef]:
    return list({each.source.paths: each for each in scenes}.values())
