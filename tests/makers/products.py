"""Product trees as ESA makes them, made by code: metadata of any baseline, small images."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np

from engine.sentinel2 import BANDS

from .rasters import write_raster

TILE = "T31TDH"
TIME = "20240120T105341"
GROUND = 1200
"""Edge of the made products, metres."""


def product_xml(level="L1C", baseline="05.10", offsets=None, *, quantification=10000, schema="14", name="") -> str:
    """The part of product metadata that matters; `offsets` maps band ids to digital numbers, None is no list."""
    number = level[1:]
    kind = "RADIO" if level == "L1C" else "BOA"
    prefix = "" if level == "L1C" else "BOA_"
    listed = "".join(f'<{kind}_ADD_OFFSET band_id="{i}">{v}</{kind}_ADD_OFFSET>' for i, v in (offsets or {}).items())
    block = f"<{kind}_Offset_List>{listed}</{kind}_Offset_List>" if offsets is not None else ""
    others = "" if level == "L1C" else '<AOT_QUANTIFICATION_VALUE unit="none">1000.0</AOT_QUANTIFICATION_VALUE>'
    space = f"https://psd-{schema}.sentinel2.eo.esa.int/PSD/User_Product_Level-{number}.xsd"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<n1:Level-{number}_User_Product xmlns:n1="{space}"><n1:General_Info><Product_Info>
<PRODUCT_START_TIME>2024-01-20T10:53:41.024Z</PRODUCT_START_TIME><PRODUCT_URI>{name}</PRODUCT_URI>
<PROCESSING_LEVEL>Level-{number}</PROCESSING_LEVEL><PROCESSING_BASELINE>{baseline}</PROCESSING_BASELINE>
</Product_Info><Product_Image_Characteristics>{others}
<{prefix}QUANTIFICATION_VALUE unit="none">{quantification}</{prefix}QUANTIFICATION_VALUE>{block}
</Product_Image_Characteristics></n1:General_Info></n1:Level-{number}_User_Product>"""


GRANULE_XML = """<?xml version="1.0" encoding="UTF-8"?>
<n1:Level-1C_Tile_ID xmlns:n1="https://psd-14.sentinel2.eo.esa.int/PSD/S2_PDI_Level-1C_Tile_Metadata.xsd">
<n1:General_Info><SENSING_TIME metadataLevel="Standard">2024-01-20T10:58:50.500329Z</SENSING_TIME></n1:General_Info>
<n1:Geometric_Info><Tile_Angles><Sun_Angles_Grid><Zenith><COL_STEP unit="m">5000</COL_STEP></Zenith></Sun_Angles_Grid>
<Mean_Sun_Angle><ZENITH_ANGLE unit="deg">65.75</ZENITH_ANGLE><AZIMUTH_ANGLE unit="deg">162.5</AZIMUTH_ANGLE>
</Mean_Sun_Angle></Tile_Angles></n1:Geometric_Info></n1:Level-1C_Tile_ID>"""


def numbers(band) -> np.ndarray:
    """Digital numbers of a made band: 1400 + 100 × band id, with one empty and one saturated corner pixel."""
    size = GROUND // band.resolution
    data = np.full((size, size), 1400 + 100 * band.band_id, "uint16")
    data[0, 0], data[-1, -1] = 0, 65535
    return data


def make_safe(
    folder: Path,
    *,
    level="L1C",
    baseline="05.10",
    offsets="usual",
    name=None,
    driver="GTiff",
    images=True,
    data=numbers,
    dtype="uint16",
    bands=None,
    picture=True,
    **xml,
) -> Path:
    """A product of the new naming; `offsets` maps band ids to digital numbers, "usual" is -1000 or no list at all."""
    if offsets == "usual":
        offsets = dict.fromkeys(range(13), -1000) if baseline >= "04.00" else None
    product = f"S2A_MSI{level}_{TIME}_N{baseline.replace('.', '')}_R051_{TILE}_20240120T125244.SAFE"
    root = folder / (name or product)
    granule = root / "GRANULE" / f"{level}_{TILE}_A044807_20240120T105433"
    granule.mkdir(parents=True)
    (root / f"MTD_MSI{level}.xml").write_text(product_xml(level, baseline, offsets, name=product, **xml))
    (granule / "MTD_TL.xml").write_text(GRANULE_XML)
    if images:
        _images(granule / "IMG_DATA", level, driver, data, dtype, bands)
        if picture:
            _picture(granule / "IMG_DATA", level)
    return root


def _images(folder: Path, level, driver, data, dtype, bands):
    ending = "jp2" if driver == "JP2OpenJPEG" else "tif"
    for band in BANDS:
        if (level == "L2A" and band.name == "B10") or (bands and band.name not in bands):
            continue
        inside = folder / f"R{band.resolution}m" if level == "L2A" else folder
        inside.mkdir(parents=True, exist_ok=True)
        stem = f"{TILE}_{TIME}_{band.name}" + (f"_{band.resolution}m" if level == "L2A" else "")
        write_raster(inside / f"{stem}.{ending}", data(band).astype(dtype), pixel=band.resolution, driver=driver)


def _picture(folder: Path, level):
    picture = np.full((3, 60, 60), 99, "uint8")
    inside = folder / "R20m" if level == "L2A" else folder
    inside.mkdir(parents=True, exist_ok=True)
    write_raster(inside / f"{TILE}_{TIME}_TCI{'_20m' if level == 'L2A' else ''}.tif", picture, pixel=20)


def zip_tree(root: Path, archive: Path, *, prefix=None, method=zipfile.ZIP_DEFLATED) -> Path:
    """A zip of a folder; `prefix` is what stands before the names in it, by default the folder's own name."""
    prefix = f"{root.name}/" if prefix is None else prefix
    with zipfile.ZipFile(archive, "w", method) as target:
        for path in sorted(root.rglob("*")):
            target.write(path, prefix + path.relative_to(root).as_posix())
    return archive


def add_footprints(root: Path, inside: np.ndarray, bands=("B02", "B03", "B04")) -> list[Path]:
    """Detector footprints as baseline 04.00 and later have them; `inside` is bool at 10 m."""
    folder = next(root.glob("GRANULE/*")) / "QI_DATA"
    folder.mkdir(exist_ok=True)
    detectors = np.where(inside, 5, 0).astype("uint8")
    paths = [folder / f"MSK_DETFOO_{band}.jp2" for band in bands]
    for path in paths:
        path.unlink(missing_ok=True)
        write_raster(path, detectors, driver="JP2OpenJPEG")
    return paths
