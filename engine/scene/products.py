"""Where ESA's products lie, in folders and archives: their top, their granule, their images and metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import SourceError
from .files import IMAGE_FOLDERS, RASTER_ENDINGS, BandFile, band_files, finest_files
from .locations import gdal_path, is_remote, without_query
from .trees import TOP, FolderTree, Tree, ZipTree, split_zip_path

_PRODUCT_XML = re.compile(r"(?:MTD_MSIL(?:1C|2A)|S2._[A-Z]{4}_MTD_SAFL(?:1C|2A)_.*)\.xml$")
_GRANULE_XML = re.compile(r"(?:MTD_TL|S2._[A-Z]{4}_MTD_L(?:1C|2A)_TL_.*)\.xml$")
_PICTURE = re.compile(r"(?:^|_)TCI(?:_(10|20|60)m)?\.\w+$")
_DEPTH = 2
"""Folders above a product in an archive."""


@dataclass(frozen=True)
class Product:
    """A SAFE product, or one granule of it.

    Attributes:
        tree: Where it lies.
        root: Its top folder in the tree.
        start: The folder that was named: the top, or a granule's.
        zipped: Whether it lies in an archive.
    """

    tree: Tree
    root: PurePosixPath
    start: PurePosixPath
    zipped: bool

    @property
    def name(self) -> str:
        """For messages."""
        return self.root.name or self.tree.name

    @property
    def metadata(self) -> PurePosixPath | None:
        """The product's metadata file, if it is there."""
        return _matching(self.tree, self.root, _PRODUCT_XML)

    def granule(self) -> PurePosixPath:
        """The folder of the one granule with images.

        Raises:
            SourceError: There is none, or several.
        """
        chosen = [
            folder
            for folder in self.tree.folders(self.root / "GRANULE")
            if (folder / "IMG_DATA") in self.tree.folders(folder)
            and (folder.is_relative_to(self.start) or self.start.is_relative_to(folder))
        ]
        if not chosen:
            raise self._no_images()
        if len(chosen) > 1:
            place = self.tree.gdal_path(chosen[0]) if self.zipped else "GRANULE/…"
            raise SourceError(
                f"the product {self.name} holds {len(chosen)} granules ({chosen[0].name}, …)",
                f"give the folder of one granule, {place}, as the scene",
            )
        return chosen[0]

    def band_files(self) -> list[BandFile]:
        """One file a band, at the band's own resolution where it is there.

        Raises:
            SourceError: There are none, or several granules.
        """
        files = finest_files([file for folder in self._image_folders() for file in band_files(self.tree, folder)])
        if not files:
            raise self._no_images()
        return files

    def picture(self) -> PurePosixPath | None:
        """The true-colour image, the finest where there are several; None where there is none."""
        found = [
            (int(named[1] or 10), file)
            for folder in self._image_folders()
            for file in self.tree.files(folder)
            if (named := _PICTURE.search(file.name)) and file.suffix.lower() in RASTER_ENDINGS
        ]
        return min(found)[1] if found else None

    def granule_metadata(self) -> PurePosixPath | None:
        """The granule's metadata file, if it is there."""
        return _matching(self.tree, self.granule(), _GRANULE_XML)

    def quality_files(self) -> list[PurePosixPath]:
        """The granule's files on quality: detector footprints and others."""
        return self.tree.files(self.granule() / "QI_DATA")

    def _image_folders(self) -> list[PurePosixPath]:
        images = self.granule() / "IMG_DATA"
        folders = (images, *(images / name for name in IMAGE_FOLDERS))
        return [folder for folder in folders if folder.is_relative_to(self.start)]

    def _no_images(self) -> SourceError:
        return SourceError(
            f"the product {self.name} holds no band images in GRANULE/…/IMG_DATA", "download it with its imagery"
        )


def find_product(name: str) -> Product | None:
    """The product that a path names: its folder or archive, its metadata file, a granule's folder or metadata file.

    Returns:
        None where the path is something else, for instance a raster in an archive.

    Raises:
        SourceError: An archive is damaged, dangerous, or holds no product or several.
    """
    place = split_zip_path(name)
    if place is not None:
        return _in_archive(*place)
    if re.search(r"\.zip(?:/|\}|$)", name, re.IGNORECASE) and is_remote(gdal_path(name)) and not _names_raster(name):
        raise SourceError(
            f"the archive {without_query(name)} lies behind an address, and products in archives "
            "are read on this machine only",
            "download it first, or give the product's STAC item",
        )
    return None if name.startswith("/vsi") else _in_folder(Path(name))


def _in_folder(path: Path) -> Product | None:
    start = path.absolute()
    if start.is_file():
        if not (_PRODUCT_XML.match(start.name) or _GRANULE_XML.match(start.name)):
            return None
        start = start.parent
    for folder in (start, *start.parents[:4]):
        inside = PurePosixPath(start.relative_to(folder).as_posix())
        tree = FolderTree(folder)
        if (inside == TOP or inside.parts[0] == "GRANULE") and _is_product(tree, TOP):
            return Product(tree, TOP, inside, zipped=False)
    return None


def _in_archive(archive: Path, inside: PurePosixPath) -> Product | None:
    tree = ZipTree(archive)
    if inside in tree.files(inside.parent):
        if not (_PRODUCT_XML.match(inside.name) or _GRANULE_XML.match(inside.name)):
            return None
        inside = inside.parent
    elif not (tree.files(inside) or tree.folders(inside)) and inside != TOP:
        raise SourceError(f"the archive {tree.name} holds no {inside}", "check the path")
    roots = [
        root for root in _products(tree, TOP, _DEPTH) if root.is_relative_to(inside) or inside.is_relative_to(root)
    ]
    if not roots:
        raise _no_product(tree)
    if len(roots) > 1:
        raise SourceError(
            f"the archive {tree.name} holds {len(roots)} products ({roots[0].name}, …)",
            f"give one of them, for example {tree.gdal_path(roots[0])}",
        )
    start = inside if inside.is_relative_to(roots[0]) else roots[0]
    return Product(tree, roots[0], start, zipped=True)


def _products(tree: Tree, folder: PurePosixPath, depth: int) -> list[PurePosixPath]:
    if _is_product(tree, folder):
        return [folder]
    return [root for below in tree.folders(folder) for root in _products(tree, below, depth - 1)] if depth else []


def _is_product(tree: Tree, folder: PurePosixPath) -> bool:
    return _matching(tree, folder, _PRODUCT_XML) is not None or folder / "GRANULE" in tree.folders(folder)


def _no_product(tree: ZipTree) -> SourceError:
    rasters = [file for file in tree.all_files() if file.suffix.lower() in RASTER_ENDINGS]
    hint = "give the zip of a SAFE product, or unpack it and give the folder"
    if len(rasters) == 1:
        hint = f"the one raster in it is {tree.gdal_path(rasters[0])}"
    return SourceError(f"the archive {tree.name} holds no Sentinel-2 product", hint)


def _names_raster(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in RASTER_ENDINGS


def _matching(tree: Tree, folder: PurePosixPath, pattern: re.Pattern[str]) -> PurePosixPath | None:
    return next((file for file in tree.files(folder) if pattern.match(file.name)), None)
