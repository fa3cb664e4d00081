"""Any folder of Sentinel-2 rasters and products, opened by the engine, which knows names of bands, offset and scale."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.errors import BandsError, CloudmaskError, RadiometryError
from engine.scene import Scene, open_scene
from engine.sentinel2 import BAND_NAMES
from engine.window import Window

from ..cloudsen12 import DataError
from ..ground import is_site_of, manifest_offset, read_table
from .source import UNKNOWN, Image, Listed, PatchSource, Places, cloudiness_class, require_images
from .splits import by_groups

GRADES = ("clear", "partly", "cloudy")
"""Of the manifest's column `cloudiness`, in the order of `Listed.grade`; other words mean that nobody can tell."""

_SUFFIXES = (".tif", ".tiff", ".jp2")
_PRODUCTS = (".safe", ".zip")
_MANIFEST = "manifest.csv"
_HINTS: Mapping[type[CloudmaskError], str] = {
    BandsError: "give its bands their names as descriptions (B02, B03, …), or take it out of the folder",
    RadiometryError: "give the offset of all rasters with data.source.init_args.offset, in digital numbers",
}


class RasterFolder(PatchSource):
    """Rasters of several sizes and band sets, in a folder and the folders in it.

    Args:
        path: The folder. Files are `.tif`, `.tiff` and `.jp2` with several bands, and products (`.SAFE`, `.zip`).
        manifest: A table with a row for each raster: `file` (beside the table), and what is known of `site`,
            `cloudiness` (clear, partly, cloudy), `cloud_pct_by_eye` and `scale_offset`. Rasters that it does not name
            are used too. None for `manifest.csv` in the folder or the one that holds it, where there is one.
        tile: Rasters that are larger are cut into tiles of at most this edge, px.
        offset: Digital numbers to add, where a raster does not tell and the manifest neither; None asks for it.
        without: Sites to leave out; `name*` stands for all that begin so.
        seed: Of the choice of sites that judge.
    """

    threaded = True

    def __init__(
        self,
        path: Path,
        manifest: Path | None = None,
        tile: int = 512,
        offset: float | None = None,
        without: list[str] | None = None,
        seed: int = 42,
    ) -> None:
        self.path = Path(path)
        self.manifest = None if manifest is None else Path(manifest)
        self.tile, self.offset, self.without, self.seed = tile, offset, tuple(without or ()), seed
        self._tiles: list[tuple[Path, Window]] = []
        self._rows: dict[Path, dict[str, str]] = {}

    @property
    def title(self) -> str:
        """As people know it."""
        return f"rasters in {self.path}"

    def open(self) -> Sequence[Listed]:
        """Opens every raster once.

        Raises:
            DataError: There are none, or one is damaged or has bands or values that cannot be told.
        """
        if not self.path.is_dir():
            raise DataError(f"there is no folder {self.path}", "give the folder of the rasters as data.source path")
        if self.tile < 1:
            raise DataError(f"tiles of {self.tile} px make no sense", "give data.source a tile of 512")
        self._rows = self._manifest()
        self._tiles = []
        listed: list[Listed] = []
        for raster in _rasters(self.path):
            row = self._rows.get(raster.resolve(), {})
            if not is_site_of(row.get("site", ""), self.without):
                listed += self._listed(raster, row)
        return require_images(listed, self.title, f"it needs files that end in {', '.join(_SUFFIXES + _PRODUCTS)}")

    def read(self, place: int) -> Image:
        """Reads a raster, or a tile of a large one.

        Raises:
            DataError: It is damaged.
        """
        raster, window = self._tiles[place]
        with self._scene(raster) as scene:
            try:
                numbers = scene.read(window)
            except CloudmaskError as error:
                raise _refused(error) from error
            values = np.zeros((len(BAND_NAMES), *window.shape), np.uint16)
            values[[BAND_NAMES.index(name) for name in scene.bands]] = numbers
            return Image(values, np.isin(BAND_NAMES, list(scene.bands)))

    def split(self, listed: Sequence[Listed], share: float) -> tuple[Places, Places]:
        """By sites; rasters without one by themselves."""
        return by_groups([each.group for each in listed], share, self.seed)

    def _manifest(self) -> dict[Path, dict[str, str]]:
        beside = (self.path / _MANIFEST, self.path.resolve().parent / _MANIFEST)
        manifest = self.manifest or next((path for path in beside if path.is_file()), None)
        if manifest is None:
            return {}
        if not manifest.is_file():
            raise DataError(f"there is no {manifest}", "leave data.source manifest out, or give the table's path")
        return {(manifest.parent / row["file"]).resolve(): row for row in read_table(manifest, {"file"})}

    def _listed(self, raster: Path, row: Mapping[str, str]) -> Iterator[Listed]:
        with self._scene(raster) as scene:
            grid = scene.grid()
        name, state = raster.relative_to(self.path).as_posix(), raster.stat()
        for window in _tiles(grid.height, grid.width, self.tile):
            self._tiles.append((raster, window))
            # The percentage is of the whole raster, of which a tile may be any part.
            whole = window.shape == (grid.height, grid.width)
            yield Listed(
                name=name if whole else f"{name}#{window.row},{window.column}",
                group=row.get("site") or name,
                cloudiness=_class(row.get("cloud_pct_by_eye")) if whole else UNKNOWN,
                grade=GRADES.index(row["cloudiness"]) if whole and row.get("cloudiness") in GRADES else UNKNOWN,
                stamp=f"{state.st_size} {state.st_mtime_ns} {row.get('scale_offset')} {self.offset} {window.shape}",
            )

    def _scene(self, raster: Path) -> Scene:
        """A raster, of which everything is known that reading it takes.

        Raises:
            DataError: It is not.
        """
        try:
            scene = open_scene(raster)
            if scene.offset_from == "unknown":
                said = manifest_offset(self._rows.get(raster.resolve(), {}))
                scene = open_scene(raster, offset=self.offset if said is None else said)
            scene.require_radiometry()
        except CloudmaskError as error:
            raise _refused(error) from error
        return scene


def _refused(error: CloudmaskError) -> DataError:
    hint = next((text for kind, text in _HINTS.items() if isinstance(error, kind)), None)
    return DataError(error.sentence, hint or "copy it again, or take it out of the folder")


def _class(percent: str | None) -> int:
    try:
        return cloudiness_class(float(percent or "nan"))
    except ValueError:
        return UNKNOWN


def _rasters(folder: Path) -> Iterator[Path]:
    """Rasters and products by their names; what lies in a product is not looked for."""
    for place, folders, files in os.walk(folder):
        products = sorted(name for name in folders if name.lower().endswith(_PRODUCTS[0]))
        folders[:] = sorted(set(folders) - set(products))
        for name in products + sorted(files):
            if name.lower().endswith(_SUFFIXES + _PRODUCTS):
                yield Path(place) / name


def _tiles(height: int, width: int, edge: int) -> Iterator[Window]:
    """Tiles of about equal size, none larger than an edge."""
    rows, columns = -(-height // edge), -(-width // edge)
    for row in range(rows):
        for column in range(columns):
            top, left = row * height // rows, column * width // columns
            bottom, right = (row + 1) * height // rows, (column + 1) * width // columns
            yield Window(row=top, column=left, height=bottom - top, width=right - left)
