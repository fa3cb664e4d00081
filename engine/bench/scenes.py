"""Scenes made up to be measured: ground with clouds on it, stored as archives store it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import rasterio
import rasterio.shutil
from affine import Affine
from numpy.typing import NDArray
from rasterio.windows import Window as RasterWindow

from ..sentinel2 import BANDS as ALL_BANDS
from ..sentinel2 import OFFSET, QUANTIFICATION, Band
from ..synthetic.fields import power_law_field

TEN_METRES = ("B02", "B03", "B04", "B08")
SEED = 20_261_121
BASELINE = "05.10"
BLOCK = 512
ESA_TILE = {10: 1024, 20: 640, 60: 192}
"""Edges of the tiles in JPEG 2000 files of ESA's products, by metres per pixel."""
RESOLUTION_LEVELS = 6
PATCH = 1020
"""Edge of what is repeated, turned, over a product: whole pixels of 10, 20 and 60 m."""

_GROUND = (1250, 1200, 1000, 900, 1150, 2000, 2400, 2600, 2700, 700, 15, 1900, 1100)
_CLOUD = (6000, 6200, 6000, 5900, 5900, 6100, 6300, 6400, 6400, 1500, 60, 4500, 3800)
_SPECTRA: Mapping[str, tuple[int, int]] = {
    band.name: (ground, cloud) for band, ground, cloud in zip(ALL_BANDS, _GROUND, _CLOUD, strict=True)
}
"""Reflectance × 10 000 of ground and cloud."""

_PRODUCT = "S2A_MSIL1C_20240120T105341_N0510_R051_T32TPP_20240120T125244"
_GRANULE = "L1C_T32TPP_A044807_20240120T105433"
_IMAGE = "T32TPP_20240120T105341"


def make_geotiff(path: Path, size: int) -> None:
    """Writes four 10 m bands as the archives have them: 512 px blocks, DEFLATE, predictor 2, with nodata.

    Args:
        path: Of the file.
        size: Edge in pixels.
    """
    profile = {
        "driver": "GTiff",
        "count": len(TEN_METRES),
        "height": size,
        "width": size,
        "nodata": 0,
        "tiled": True,
        "blockxsize": BLOCK,
        "blockysize": BLOCK,
        "interleave": "band",
        "compress": "deflate",
        "predictor": 2,
        "num_threads": "all_cpus",
        **_georeference(10),
    }
    with _whole(path) as temporary, rasterio.open(temporary, "w", **profile) as target:
        target.update_tags(LEVEL="L1C", PROCESSING_BASELINE=BASELINE)
        for index, name in enumerate(TEN_METRES, 1):
            target.set_band_description(index, name)
        target.scales = (1 / QUANTIFICATION,) * len(TEN_METRES)
        target.offsets = (OFFSET / QUANTIFICATION,) * len(TEN_METRES)
        for row, column, block in _blocks(_pattern(TEN_METRES, 2 * BLOCK), size):
            height, width = block.shape[1:]
            target.write(block, window=RasterWindow(column, row, width, height))


def make_cog(path: Path, size: int) -> None:
    """Writes the same four bands as a cloud-optimised GeoTIFF.

    Args:
        path: Of the file.
        size: Edge in pixels.
    """
    with _whole(path) as temporary:
        plain = temporary.with_name(f"plain-{temporary.name}")
        try:
            make_geotiff(plain, size)
            options = {"blocksize": BLOCK, "compress": "deflate", "predictor": "yes", "num_threads": "all_cpus"}
            rasterio.shutil.copy(plain, temporary, driver="COG", overview_resampling="average", **options)
        finally:
            plain.unlink(missing_ok=True)


def make_product(path: Path, size: int) -> None:
    """Writes a product of level 1C as ESA makes them: 13 bands in JPEG 2000, each at its own resolution.

    Tiles are as large as ESA's, with as many resolution levels; the compression is reversible.

    Args:
        path: Of the product's folder.
        size: Edge in pixels of 10 m, a multiple of 6.
    """
    patch = _pattern(tuple(band.name for band in ALL_BANDS), PATCH)
    with _whole(path) as root:
        images = root / "GRANULE" / _GRANULE / "IMG_DATA"
        images.mkdir(parents=True)
        (root / "MTD_MSIL1C.xml").write_text(_metadata(), encoding="utf-8")
        for band, plane in zip(ALL_BANDS, patch, strict=True):
            factor = band.resolution // 10
            _write_jp2(images / f"{_IMAGE}_{band.name}.jp2", _reduced(plane, factor), size // factor, band)


def size_in_bytes(path: Path) -> int:
    """Of a file, or of all files in a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def _write_jp2(path: Path, plane: NDArray[np.int64], size: int, band: Band) -> None:
    pixels = np.empty((size, size), np.uint16)
    for row, column, block in _blocks(plane[None], size):
        pixels[row : row + block.shape[1], column : column + block.shape[2]] = block[0]
    profile = {
        "driver": "JP2OpenJPEG",
        "count": 1,
        "height": size,
        "width": size,
        "quality": 100,
        "reversible": "yes",
        "resolutions": RESOLUTION_LEVELS,
        "blockxsize": ESA_TILE[band.resolution],
        "blockysize": ESA_TILE[band.resolution],
        **_georeference(band.resolution),
    }
    with rasterio.Env(GDAL_NUM_THREADS="ALL_CPUS"), rasterio.open(path, "w", **profile) as target:
        target.write(pixels, 1)
    path.with_name(path.name + ".aux.xml").unlink(missing_ok=True)


def _georeference(resolution: float) -> dict[str, Any]:
    transform = Affine(resolution, 0, 600_000, 0, -resolution, 4_900_020)
    return {"dtype": "uint16", "crs": "EPSG:32632", "transform": transform}


def _pattern(bands: Sequence[str], edge: int) -> NDArray[np.int64]:
    """Ground with clouds on it, digital numbers [bands, edge, edge] as products carry them today."""
    rng = np.random.default_rng(SEED)
    ground = np.clip(power_law_field(edge, edge, 2.6, rng) * 0.15 + 1.0, 0.3, 2.0)
    cloud = np.clip(power_law_field(edge, edge, 3.2, rng, outer_scale=256) - 0.6, 0.0, 1.0)
    dark, bright = (np.array([_SPECTRA[name][index] for name in bands])[:, None, None] for index in (0, 1))
    reflectance = dark * ground * (1 - cloud) + bright * cloud
    return np.asarray((reflectance - OFFSET).round(), np.int64)


def _reduced(plane: NDArray[np.int64], factor: int) -> NDArray[np.int64]:
    """Means of `factor` × `factor` pixels."""
    rows, columns = (edge // factor for edge in plane.shape)
    return np.asarray(plane.reshape(rows, factor, columns, factor).mean((1, 3)).round(), np.int64)


def _blocks(pattern: NDArray[np.int64], size: int) -> Iterator[tuple[int, int, NDArray[np.uint16]]]:
    """The pattern laid over a scene, each time turned by chance and with noise: row, column, uint16 [bands, …]."""
    edge = pattern.shape[1]
    count = -(-size // edge)
    # Drawn first, so that bands of all resolutions are turned alike.
    turns = np.random.default_rng(SEED).integers(4, size=(count, count))
    rng = np.random.default_rng(SEED + 1)
    for row in range(0, size, edge):
        for column in range(0, size, edge):
            height, width = min(edge, size - row), min(edge, size - column)
            block = np.rot90(pattern, int(turns[row // edge, column // edge]), axes=(1, 2))[:, :height, :width]
            yield row, column, (block + rng.integers(-12, 13, block.shape)).astype(np.uint16)


def _metadata() -> str:
    offsets = "".join(f'<RADIO_ADD_OFFSET band_id="{band.band_id}">{OFFSET}</RADIO_ADD_OFFSET>' for band in ALL_BANDS)
    space = "https://psd-14.sentinel2.eo.esa.int/PSD/User_Product_Level-1C.xsd"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<n1:Level-1C_User_Product xmlns:n1="{space}"><n1:General_Info><Product_Info>
<PRODUCT_START_TIME>2024-01-20T10:53:41.024Z</PRODUCT_START_TIME><PRODUCT_URI>{_PRODUCT}.SAFE</PRODUCT_URI>
<PROCESSING_LEVEL>Level-1C</PROCESSING_LEVEL><PROCESSING_BASELINE>{BASELINE}</PROCESSING_BASELINE>
</Product_Info><Product_Image_Characteristics>
<QUANTIFICATION_VALUE unit="none">{QUANTIFICATION}</QUANTIFICATION_VALUE>
<Radiometric_Offset_List>{offsets}</Radiometric_Offset_List>
</Product_Image_Characteristics></n1:General_Info></n1:Level-1C_User_Product>
"""


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A place beside the path, renamed to it in the end: nobody measures half a scene that was broken off."""
    temporary = path.with_name(f"part-{path.name}")
    _remove(temporary)
    try:
        yield temporary
        temporary.rename(path)
    except BaseException:
        _remove(temporary)
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
