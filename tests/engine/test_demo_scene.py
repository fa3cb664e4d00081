"""The scene of the demonstration: what it holds, how it is declared, and that it is always the same."""

import hashlib
import subprocess
import sys

import numpy as np
import pytest
import rasterio

from engine.classes import CLASSES
from engine.sentinel2 import BANDS, baseline_from_name, level_from_name
from engine.synthetic.cells import scattered_cells, scramble
from engine.synthetic.clouds import make_sky
from engine.synthetic.scene import OFFSET, PRODUCT, coarsen, make_landscape, make_scene
from engine.synthetic.spectra import SURFACES, Material
from engine.synthetic.terrain import Sun, make_terrain

SIZE = 384


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scene")
    return folder, make_scene(folder, size=SIZE)


def reflectance(path):
    with rasterio.open(path) as raster:
        return raster.read(1) * raster.scales[0] + raster.offsets[0]


def test_all_bands_at_their_own_resolution_over_the_same_ground(scene):
    _, paths = scene
    assert [path.stem[-3:] for path in paths] == [band.name for band in BANDS]
    corners = set()
    for path, band in zip(paths, BANDS, strict=True):
        with rasterio.open(path) as raster:
            assert raster.res == (band.resolution, band.resolution)
            assert raster.width == -(-SIZE * 10 // band.resolution)
            assert raster.dtypes == ("uint16",)
            assert raster.crs.to_epsg() == 32632
            corners.add((raster.transform.c, raster.transform.f))
    assert len(corners) == 1


def test_files_say_how_their_numbers_become_reflectance(scene):
    _, paths = scene
    for path in paths:
        with rasterio.open(path) as raster:
            assert raster.scales[0] == pytest.approx(1e-4)
            assert raster.offsets[0] == pytest.approx(-OFFSET / 10_000)
            assert raster.nodata == 0
            assert baseline_from_name(raster.tags()["PRODUCT_URI"]) == "05.11"
            assert level_from_name(raster.tags()["PRODUCT_URI"]) == "L1C"
    assert level_from_name(PRODUCT) == "L1C"


def test_reflectances_are_those_of_level_1c(scene):
    _, paths = scene
    by_name = {path.stem[-3:]: reflectance(path) for path in paths}
    assert 0.08 < np.percentile(by_name["B02"], 5) < 0.17
    assert np.percentile(by_name["B08"], 50) > np.percentile(by_name["B04"], 50)
    assert np.percentile(by_name["B10"], 20) < 0.004
    assert 0.4 < by_name["B02"].max() < 1.4
    assert min(plane.min() for plane in by_name.values()) > -0.02


def test_the_truth_holds_every_class_and_lies_apart_from_the_bands(scene):
    folder, paths = scene
    assert set(folder.glob("*.tif")) == set(paths)
    with rasterio.open(folder / "truth" / "truth.tif") as raster:
        assert set(np.unique(raster.read(1))) <= {kind.code for kind in CLASSES}
        assert raster.shape == (SIZE, SIZE)
    codes = make_landscape(size=SIZE).sky.truth()
    assert set(np.unique(codes)) == {kind.code for kind in CLASSES}


def test_the_same_always(scene, tmp_path):
    _, paths = scene
    again = make_scene(tmp_path, size=SIZE)
    for first, second in zip(paths, again, strict=True):
        assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()


def test_another_seed_gives_another_place():
    first, second = (make_terrain(128, Sun(), np.random.default_rng(seed)) for seed in (1, 2))
    assert np.abs(first.elevation - second.elevation).max() > 10


def test_shadows_fall_away_from_the_sun():
    flat = np.full((512, 512), 450, dtype=np.float32)
    sun = Sun(azimuth=180.0, elevation=45.0)
    sky = make_sky(flat, sun, np.random.default_rng(3))
    shade, cloud = 1 - sky.sunlight, sky.cumulus
    pixels = 100  # a cloud base 1000 m above the ground, sun at 45 degrees in the south: 1000 m northwards
    matched = np.corrcoef(shade[:-pixels].ravel(), cloud[pixels:].ravel())[0, 1]
    opposite = np.corrcoef(shade[pixels:].ravel(), cloud[:-pixels].ravel())[0, 1]
    assert matched > 0.9
    assert matched > opposite + 0.3


def test_coarsening_keeps_means_and_covers_a_rest():
    plane = np.arange(36, dtype=np.float32).reshape(6, 6)
    assert coarsen(plane, 2).tolist() == plane.reshape(3, 2, 3, 2).mean(axis=(1, 3)).tolist()
    assert coarsen(plane, 4).shape == (2, 2)


def test_cells_meet_where_two_points_are_equally_far():
    rows, columns = np.meshgrid(np.arange(200, dtype=np.float32), np.arange(200, dtype=np.float32), indexing="ij")
    cells = scattered_cells(rows, columns, 25, salt=5)
    changes = cells.number[:, 1:] != cells.number[:, :-1]
    assert cells.rim.min() >= 0
    assert cells.rim[:, 1:][changes].max() < 1.1
    numbers = scramble(np.arange(10_000, dtype=np.int32), salt=9)
    assert abs(float(numbers.mean()) - 0.5) < 0.02
    assert abs(float(np.corrcoef(numbers[1:], numbers[:-1])[0, 1])) < 0.05


def test_spectra_are_plausible():
    assert ((SURFACES >= 0) & (SURFACES < 1)).all()
    band = {item.name: index for index, item in enumerate(BANDS)}
    for plant in (Material.MEADOW, Material.CONIFER, Material.BROADLEAF, Material.LUSH_CROP):
        assert SURFACES[plant, band["B08"]] > 3 * SURFACES[plant, band["B04"]]
    assert SURFACES[Material.SNOW, band["B11"]] < 0.2 * SURFACES[Material.SNOW, band["B03"]]


def test_the_command_writes_a_scene(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "engine.synthetic", str(tmp_path / "made"), "--size", "128"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "13 bands" in done.stdout
    assert len(list((tmp_path / "made").glob("*.tif"))) == 13
