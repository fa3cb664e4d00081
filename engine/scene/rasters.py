"""Opening rasters: GDAL's settings and errors in one place, and what a raster says of itself."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import rasterio
from rasterio.errors import CRSError, NotGeoreferencedWarning, RasterioError

from ..errors import SourceError
from ..grid import Grid
from . import remote
from .locations import exists, file_name, is_remote, without_query

GDAL_OPTIONS: Mapping[str, str | int] = {
    "GDAL_CACHEMAX": 256,  # MB; a row of blocks of 13 JPEG 2000 bands needs about 200
    "GDAL_NUM_THREADS": "ALL_CPUS",  # decoding of JPEG 2000 tiles
}

# A scene says this in a sentence of its own. Set once: `catch_warnings` is not safe among reading threads.
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning)


@dataclass(frozen=True)
class RasterFacts:
    """What a raster says of itself.

    Sequences hold one entry per band.

    Attributes:
        path: As GDAL opens it.
        grid: Size and place.
        dtypes: NumPy names.
        descriptions: Band descriptions, empty text where there is none.
        nodata: Declared no-data values.
        scales: GDAL's scale (reflectance = DN × scale + offset).
        offsets: GDAL's offset, in reflectance.
        tags: Metadata of the raster.
        band_tags: Metadata of the bands, all domains together, keys in lower case.
        block: Height and width of a block.
        overviews: Reduction factors, finest first.
        sidecars: Whether files beside the raster (`.ovr`, `.aux.xml`) may belong to it.
    """

    path: str
    grid: Grid
    dtypes: tuple[str, ...]
    descriptions: tuple[str, ...]
    nodata: tuple[float | None, ...]
    scales: tuple[float, ...]
    offsets: tuple[float, ...]
    tags: Mapping[str, str]
    band_tags: tuple[Mapping[str, str], ...]
    block: tuple[int, int]
    overviews: tuple[int, ...]
    sidecars: bool = True

    @property
    def count(self) -> int:
        """How many bands it has."""
        return len(self.dtypes)


@contextmanager
def gdal(path: str, *, sidecars: bool = True) -> Iterator[None]:
    """GDAL's settings for work on a raster; its errors become one sentence that names the raster.

    Args:
        path: The raster, for the sentence.
        sidecars: False spares a listing of the folder where nothing beside the raster can belong to it.

    Raises:
        SourceError: The raster cannot be opened or read.
    """
    try:
        with rasterio.Env(**_options(path, sidecars)):
            yield
    except RasterioError as error:
        raise _as_source_error(path, error) from error
    except UnicodeEncodeError as error:
        raise SourceError(f"the name of {file_name(path)!a} holds letters of no known encoding", "rename it") from error


def _options(path: str, sidecars: bool) -> dict[str, str | int]:
    """GDAL's settings for a raster; what the environment says wins."""
    options = dict(GDAL_OPTIONS)
    if not sidecars:
        options["GDAL_DISABLE_READDIR_ON_OPEN"] = "EMPTY_DIR"
    if is_remote(path):
        options.update(remote.SETTINGS)
    return {key: value for key, value in options.items() if key not in os.environ}


def _as_source_error(path: str, error: RasterioError) -> SourceError:
    name = file_name(path)
    detail = " ".join(str(error.__cause__ or error).split())
    if is_remote(path) and (trouble := remote.trouble(path, f"{error} {detail}")) is not None:
        return trouble
    if "not recognized as being in a supported file format" in str(error):
        return SourceError(f"{name} is not a raster that can be read", "give a GeoTIFF, a JPEG 2000 file or a product")
    if not path.startswith("/vsi") and not exists(path):
        return SourceError(f"there is no file {path}", "check the path, or download what belongs to the scene")
    return SourceError(f"{name} is damaged or cut short ({detail[:160]})", "copy or download it again")


def open_raster(path: str, *, sidecars: bool = True, overview: int | None = None) -> rasterio.DatasetReader:
    """Open a raster for reading; to be called within `gdal`.

    Args:
        path: What GDAL opens.
        sidecars: As in `gdal`.
        overview: Open this reduced version of it (0 is the finest overview).
    """
    options: dict[str, str | int] = {} if overview is None else {"overview_level": overview}
    if _driver(path) == "GTiff":
        options["num_threads"] = "ALL_CPUS"
    return rasterio.open(path, sharing=False, **options)


def _driver(path: str) -> str | None:
    # GDAL complains of options that a driver does not know, so only TIFF gets the one that is TIFF's.
    return "GTiff" if without_query(path).lower().endswith((".tif", ".tiff")) else None


def describe(path: str, *, sidecars: bool = True) -> RasterFacts:
    """Open a raster, ask it for everything that a scene wants to know, and close it.

    Raises:
        SourceError: It cannot be opened, or has no bands.
    """
    with gdal(path, sidecars=sidecars), open_raster(path, sidecars=sidecars) as dataset:
        if not dataset.count:
            raise SourceError(f"{file_name(path)} holds no raster bands", "give one of the rasters in it")
        if any("complex" in dtype for dtype in dataset.dtypes):
            raise SourceError(
                f"{file_name(path)} holds complex numbers, which reflectance is not", "give another raster"
            )
        indexes = range(1, dataset.count + 1)
        return RasterFacts(
            path=path,
            grid=_grid(dataset, file_name(path)),
            dtypes=tuple(dataset.dtypes),
            descriptions=tuple(text or "" for text in dataset.descriptions),
            nodata=tuple(dataset.nodatavals),
            scales=tuple(dataset.scales),
            offsets=tuple(dataset.offsets),
            tags=dataset.tags(),
            band_tags=tuple(_band_tags(dataset, index) for index in indexes),
            block=dataset.block_shapes[0],
            overviews=tuple(dataset.overviews(1)),
            sidecars=sidecars,
        )


def describe_all(paths: Iterable[str]) -> dict[str, RasterFacts]:
    """Facts by path, opened side by side: a remote raster is little more than two answers to wait for.

    Raises:
        SourceError: As in `describe`.
    """
    different = list(dict.fromkeys(paths))
    with ThreadPoolExecutor(len(different), "cloudmask-open") as pool:
        return dict(zip(different, pool.map(describe, different), strict=True))


def _grid(dataset: rasterio.DatasetReader, name: str) -> Grid:
    grid = Grid(dataset.height, dataset.width, dataset.transform, dataset.crs)
    if not grid.transform.determinant or not math.isfinite(grid.transform.determinant):
        raise SourceError(f"the pixels of {name} have no size in its georeference", "set it with gdal_edit.py -a_ullr")
    try:
        _ = grid.resolution
    except CRSError as error:
        raise SourceError(
            f"{name} lies in a coordinate system that is no map's ({dataset.crs.to_string()[:60]})",
            "set one with gdal_edit.py -a_srs",
        ) from error
    return grid


def _band_tags(dataset: rasterio.DatasetReader, index: int) -> dict[str, str]:
    joined = {**dataset.tags(index, ns="IMAGERY"), **dataset.tags(index)}
    return {key.lower(): value for key, value in joined.items()}
