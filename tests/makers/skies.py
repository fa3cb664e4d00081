"""One place under several skies, so that what is clear is known; made in the engine's Python, used in QGIS's.

Each scene is a GeoTIFF of six bands at 10 m, named after its day; all show the same ground.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[2]
SIZE = 384
"""Rows and columns."""
LEFT, TOP, PIXEL = 699_960.0, 5_300_040.0, 10.0
"""Of the upper left corner, in EPSG:32632."""
BANDS = ("B02", "B03", "B04", "B08", "B11", "B12")
DAYS = {"clear": "20240601", "overcast": "20240611", "half": "20240621"}
"""`half` is overcast in the west of its middle."""


def paint_skies(python: Path, folder: Path) -> dict[str, Path]:
    """Has the scenes made; returns them by their skies."""
    bare = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    subprocess.run([str(python), __file__, str(folder)], env=bare, check=True, capture_output=True)
    return {sky: folder / f"S2 {day} {sky}.tif" for sky, day in DAYS.items()}


def _paint(folder: Path) -> None:
    import numpy as np
    import rasterio
    from rasterio.transform import from_origin

    from engine.sentinel2 import BANDS as ALL
    from engine.synthetic.scene import make_landscape

    landscape = make_landscape(size=SIZE, seed=7)
    none = np.zeros((SIZE, SIZE), np.float32)
    whole = np.full_like(none, 0.9)
    half = np.where(np.arange(SIZE) < SIZE // 2, whole, none).astype(np.float32)
    for sky, cumulus in {"clear": none, "overcast": whole, "half": half}.items():
        above = replace(
            landscape.sky, cumulus=cumulus, shading=none + 1, top_km=none + 3, cirrus=none, haze=none, sunlight=none + 1
        )
        scene = replace(landscape, sky=above)
        places = {band.name: place for place, band in enumerate(ALL)}
        numbers = [np.rint(scene.band(name, places[name]) * 10_000 + 1000) for name in BANDS]
        profile = {"driver": "GTiff", "height": SIZE, "width": SIZE, "count": len(BANDS), "dtype": "uint16"}
        with rasterio.open(
            folder / f"S2 {DAYS[sky]} {sky}.tif",
            "w",
            crs="EPSG:32632",
            transform=from_origin(LEFT, TOP, PIXEL, PIXEL),
            **profile,
        ) as raster:
            raster.write(np.clip(numbers, 1, 65_535).astype(np.uint16))
            raster.descriptions = BANDS
            raster.scales, raster.offsets = (0.0001,) * len(BANDS), (-0.1,) * len(BANDS)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _paint(Path(sys.argv[1]))
