"""Recogniser: single-band files, as a list or in a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from ..errors import BandsError, SourceError, UsageError
from ..sentinel2 import BY_NAME
from .findings import Findings, FoundBand, Request
from .locations import exists, gdal_path, is_virtual, without_query
from .naming import check_mapping, split_file_name
from .raster_evidence import raster_evidence
from .rasters import describe_all
from .tile_metadata import tile_evidence
from .trees import TOP, FolderTree, Tree

RASTER_ENDINGS = {".jp2", ".tif", ".tiff", ".vrt", ".img"}
IMAGE_FOLDERS = ("R10m", "R20m", "R60m")
"""Folders by which L2A products sort their images."""
_TILE_FILES = {"tileInfo.json", "productInfo.json", "metadata.xml"}
"""What stands beside the images in the layout of the cloud archives."""


@dataclass(frozen=True)
class BandFile:
    """A file whose name says that it holds one band.

    Attributes:
        path: The file; relative where it lies in a tree.
        scene: What its name says of the scene.
        band: `B02`.
        resolution: Metres, where its name or folder says them.
    """

    path: PurePath
    scene: str
    band: str
    resolution: int | None


def find_files(request: Request) -> Findings | None:
    """The bands of a list or folder of single-band files; None where the source is neither.

    Raises:
        SourceError: Nothing is there, or several scenes.
        BandsError: A file of the list names no band, or two name the same.
    """
    if request.listed:
        return _listed(request)
    folder = request.path.parent if request.path.name in _TILE_FILES else request.path
    if request.virtual or not folder.is_dir():
        return None
    if request.bands is not None:
        raise UsageError("--bands maps the bands of one raster, and the source is a folder", "give the raster itself")
    tree = FolderTree(folder)
    files = [file for below in (TOP, *map(PurePosixPath, IMAGE_FOLDERS)) for file in band_files(tree, below)]
    bands = _described([(file, tree.gdal_path(PurePosixPath(file.path))) for file in _one_scene(files, folder)])
    evidence, paths = tile_evidence(tree, raster_evidence(bands))
    return Findings("files", bands, evidence, paths, original=bool(paths))


def band_files(tree: Tree, folder: PurePosixPath) -> list[BandFile]:
    """The single-band files right in a folder of a tree, by name."""
    return [
        file
        for path in tree.files(folder)
        if path.suffix.lower() in RASTER_ENDINGS and (file := band_file(path)) is not None
    ]


def band_file(path: PurePath) -> BandFile | None:
    """What a file's name says, or None where it names no band."""
    named = split_file_name(path)
    if named is None:
        return None
    scene, band, resolution = named
    if resolution is None and path.parent.name in IMAGE_FOLDERS:
        resolution = int(path.parent.name[1:3])
    return BandFile(path, scene, band, resolution)


def finest_files(files: Sequence[BandFile]) -> list[BandFile]:
    """One file a band: at the band's own resolution where it is there, else the finest.

    Raises:
        BandsError: Two files claim the same band at the same resolution.
    """
    by_band: dict[str, list[BandFile]] = defaultdict(list)
    for file in files:
        by_band[file.band].append(file)
    return [_best(candidates) for candidates in by_band.values()]


def _best(candidates: Sequence[BandFile]) -> BandFile:
    def rank(file: BandFile) -> tuple[bool, int]:
        native = BY_NAME[file.band].resolution
        resolution = file.resolution or native
        return resolution < native, resolution

    first, *others = sorted(candidates, key=rank)
    if others and rank(first) == rank(others[0]):
        raise BandsError(
            f"{first.path.name} and {others[0].path.name} both claim to be {first.band}",
            "leave one of them out, or give the files as a list",
        )
    return first


def _one_scene(files: Sequence[BandFile], folder: Path) -> Sequence[BandFile]:
    scenes = sorted({file.scene for file in files})
    if not files:
        raise SourceError(
            f"{folder.name or folder} is no Sentinel-2 product and holds no files of single bands",
            "files are told by names such as T31TDH_20150726T105026_B02.jp2, B02.tif or red.tif",
        )
    if len(scenes) > 1:
        named = " and ".join(scene or "(band names alone)" for scene in scenes[:2])
        raise SourceError(
            f"{folder.name or folder} holds files of {len(scenes)} scenes ({named}{', …' if len(scenes) > 2 else ''})",
            "give each scene a folder of its own",
        )
    return finest_files(files)


def _listed(request: Request) -> Findings:
    for name in request.names:
        if not is_virtual(name) and not (exists(name) and Path(name).is_file()):
            raise SourceError(f"there is no file {name}", "check the list of files")
    places = {PurePath(without_query(name)): gdal_path(name) for name in request.names}
    paths = [PurePath(without_query(name)) for name in request.names]
    if request.bands is not None:
        mapping = check_mapping(request.bands, len(paths), "the list")
        return _of_list([BandFile(paths[index - 1], "", name, None) for name, index in mapping.items()], places)
    files = []
    for path in paths:
        file = band_file(path)
        if file is None:
            raise BandsError(
                f"the name of {path.name} does not say which band it holds",
                "use names such as scene_B02.tif or red.tif",
            )
        files.append(file)
    return _of_list(finest_files(files), places)


def _of_list(files: Sequence[BandFile], places: Mapping[PurePath, str]) -> Findings:
    bands = _described([(file, places[file.path]) for file in files])
    return Findings("files", bands, raster_evidence(bands))


def _described(files: Sequence[tuple[BandFile, str]]) -> list[FoundBand]:
    rasters = describe_all(path for _, path in files)
    bands = []
    for file, path in files:
        facts = rasters[path]
        if facts.count != 1:
            raise BandsError(
                f"{file.path.name} is named like a file of one band and holds {facts.count}",
                "give it as a source of its own",
            )
        bands.append(FoundBand(file.band, facts, 1))
    return bands
