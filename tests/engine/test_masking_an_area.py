"""The mask of an area is the mask of the whole scene, cut out, pixel for pixel."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import rasterio
import shapely
from makers.rasters import LEFT, TOP, noise, write_raster
from PIL import Image
from rasterio.transform import from_origin
from rasterio.warp import transform_bounds

from engine import pipeline, run
from engine.catalog import find_card
from engine.errors import OutOfMemoryError, SourceError, TargetError, UsageError
from engine.models.runtime import open_runtime
from engine.scene import Scene
from engine.tiles import Tiling

HEIGHT, WIDTH = 700, 900
KNOWN = {"level": "L1C", "offset": 0, "device": "cpu"}
CARD = replace(find_card(), inputs=replace(find_card().inputs, tile=256))
"""The bundled model with tiles of which the small scene needs several along both axes."""


@pytest.fixture(scope="module", autouse=True)
def _small_tiles():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "find_card", lambda _model=None: CARD)
        yield


def box(row, column, height, width):
    """Corners in the scene's coordinate system."""
    left, top = LEFT + 10 * column, TOP - 10 * row
    return left, top - 10 * height, left + 10 * width, top


def polygon_file(path, *corners):
    """GeoJSON in the scene's coordinate system, of (column, row) of the scene's grid."""
    ring = [(LEFT + 10 * column, TOP - 10 * row) for column, row in (*corners, corners[0])]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32631"}}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}))
    return path


def read(path):
    with rasterio.open(path) as mask:
        return mask.read(1)


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    """Bands of 10 and 20 m with noise on everything: any change of a tile's place would show."""
    folder = tmp_path_factory.mktemp("scene")
    data = noise(4, HEIGHT, WIDTH, low=800, high=1600)
    ground = np.add.outer(np.arange(HEIGHT), np.arange(WIDTH))
    data += (((ground // 90) % 3 == 0) * 3500).astype("uint16")
    data[:, 500:, :200] = 0
    for values, name in zip(data, ("B02", "B03", "B04", "B08"), strict=True):
        write_raster(folder / f"T31TDH_20150726T105026_{name}.tif", values, names=(name,))
    coarse = noise(1, HEIGHT // 2, WIDTH // 2, seed=5, low=500, high=3000)
    write_raster(folder / "T31TDH_20150726T105026_B11.tif", coarse, names=("B11",), pixel=20)
    return folder


@pytest.fixture(scope="module")
def whole(scene, tmp_path_factory):
    result = pipeline.mask(scene, tmp_path_factory.mktemp("whole") / "mask.tif", **KNOWN)
    assert result.redundant_ratio > 1.3, "the scene must be cut into tiles"
    assert "B11" in result.report.bands
    codes = read(result.mask)
    assert len(np.unique(codes)) >= 3, "a mask of one class would agree with anything"
    return codes


class Watching:
    """The real runtime, and which tiles it was given."""

    def __init__(self, runtime, ran):
        self._runtime, self._ran = runtime, ran

    def __getattr__(self, name):
        return getattr(self._runtime, name)

    def add(self, row, strip, columns, tick):
        self._ran.append(list(columns))
        self._runtime.add(row, strip, columns, tick)


@pytest.fixture
def ran(monkeypatch):
    """For every row of tiles the columns that were run."""
    rows = []
    monkeypatch.setattr(run, "open_runtime", lambda card, **options: Watching(open_runtime(card, **options), rows))
    return rows


@pytest.mark.parametrize(
    "area",
    [
        (0, 0, HEIGHT, WIDTH),
        (0, 0, 1, 1),
        (HEIGHT - 1, WIDTH - 1, 1, 1),
        (190, 233, 60, 50),
        (333, 111, 217, 401),
        (690, 100, 10, 800),
        (10, 890, 600, 10),
    ],
)
def test_a_box_is_the_whole_cut_out(scene, whole, tmp_path, area):
    row, column, height, width = area
    result = pipeline.mask(scene, tmp_path / "m.tif", aoi=box(*area), **KNOWN)
    assert np.array_equal(read(result.mask), whole[row : row + height, column : column + width])
    with rasterio.open(result.mask) as mask:
        assert mask.transform == from_origin(LEFT + 10 * column, TOP - 10 * row, 10, 10)
        assert mask.crs == "EPSG:32631"
    assert (result.report.height, result.report.width) == (height, width)


def test_at_a_coarser_resolution_too(scene, tmp_path):
    full = pipeline.mask(scene, tmp_path / "full.tif", resolution=20, **KNOWN)
    part = pipeline.mask(scene, tmp_path / "part.tif", resolution=20, aoi=box(100, 240, 300, 402), **KNOWN)
    assert np.array_equal(read(part.mask), read(full.mask)[50:200, 120:321])


def test_a_polygon_is_the_whole_inside_and_no_data_outside(scene, whole, tmp_path):
    corners = (100.3, 50.2), (700.6, 120.4), (400.1, 640.7)
    path = polygon_file(tmp_path / "area.geojson", *corners)
    result = pipeline.mask(scene, tmp_path / "m.tif", aoi=path, quicklook=tmp_path / "q.png", **KNOWN)
    rows, columns = np.mgrid[50:641, 100:701]
    inside = shapely.contains_xy(shapely.Polygon(corners), columns + 0.5, rows + 0.5)
    expected = np.where(inside, whole[50:641, 100:701], 255)
    assert np.array_equal(read(result.mask), expected)
    assert result.report.counts.valid_pixels == (expected != 255).sum()
    with Image.open(tmp_path / "q.png") as picture:
        assert picture.height > 591


def test_a_box_in_degrees_stands_askew_on_the_scene(scene, whole, tmp_path):
    degrees = transform_bounds("EPSG:32631", "EPSG:4326", *box(200, 300, 300, 300))
    result = pipeline.mask(scene, tmp_path / "m.tif", aoi=",".join(map(str, degrees)), aoi_crs="EPSG:4326", **KNOWN)
    codes = read(result.mask)
    with rasterio.open(result.mask) as mask:
        column, row = (round(each) for each in ~from_origin(LEFT, TOP, 10, 10) * (mask.transform.c, mask.transform.f))
    same = whole[row : row + codes.shape[0], column : column + codes.shape[1]]
    outside = (codes == 255) & (same != 255)
    assert outside[0].any()
    assert not outside[20:-20, 20:-20].any()
    assert np.array_equal(codes[~outside], same[~outside])


def test_nothing_else_is_read_or_run(scene, tmp_path, monkeypatch, ran):
    windows = []
    original = Scene.read

    def spy(self, window, **options):
        windows.append(window)
        return original(self, window, **options)

    monkeypatch.setattr(Scene, "read", spy)
    result = pipeline.mask(scene, tmp_path / "m.tif", aoi=box(240, 500, 20, 20), **KNOWN)
    times = np.zeros((HEIGHT, WIDTH), int)
    for window in windows:
        times[window.rows, window.columns] += 1
    tiles = Tiling.plan(HEIGHT, WIDTH, tile=256, overlap=CARD.inputs.overlap, multiple_of=32)
    rows, columns = (
        [start for start in axis.starts if start < first + 20 and start + axis.edge > first]
        for axis, first in ((tiles.vertical, 240), (tiles.horizontal, 500))
    )
    expected = np.zeros((HEIGHT, WIDTH), int)
    for row in rows:
        for column in columns:
            expected[row : row + tiles.vertical.edge, column : column + tiles.horizontal.edge] = 1
    assert expected.mean() < 0.4
    assert np.array_equal(times, expected)
    assert ran == [list(range(len(columns)))] * len(rows)
    assert result.redundant_ratio == len(rows) * len(columns) * tiles.tile_pixels / 400


def test_tiles_beside_a_slanted_polygon_are_not_run(scene, whole, tmp_path, ran):
    path = polygon_file(tmp_path / "area.geojson", (0, 0), (20, 0), (900, 680), (900, 700), (880, 700), (0, 20))
    codes = read(pipeline.mask(scene, tmp_path / "m.tif", aoi=path, **KNOWN).mask)
    assert np.array_equal(codes[codes != 255], whole[codes != 255])
    assert (codes != 255).sum() > 10_000
    tiles = Tiling.plan(HEIGHT, WIDTH, tile=256, overlap=CARD.inputs.overlap, multiple_of=32)
    assert sum(map(len, ran)) < 0.7 * tiles.count


def test_out_of_memory_goes_on_with_less(scene, whole, tmp_path, monkeypatch):
    class Forgetful(Watching):
        def add(self, row, strip, columns, tick):
            if self._runtime.batch > 1 and row.index:
                raise OutOfMemoryError("full", "close something")
            super().add(row, strip, columns, tick)

    def open_small(card, **options):
        return Forgetful(open_runtime(card, **{**options, "batch": options["batch"] or 2}), [])

    monkeypatch.setattr(run, "open_runtime", open_small)
    options = {**KNOWN, "aoi": box(333, 111, 217, 401), "quicklook": tmp_path / "q.png"}
    result = pipeline.mask(scene, tmp_path / "m.tif", **options)
    assert any("memory" in warning for warning in result.report.warnings)
    assert np.array_equal(read(result.mask), whole[333:550, 111:512])


def test_progress_ends_at_its_total(scene, tmp_path):
    said = []
    options = {**KNOWN, "on_progress": lambda *told: said.append(told)}
    pipeline.mask(scene, tmp_path / "m.tif", aoi=box(300, 300, 100, 100), **options)
    done = [(count, total) for stage, count, total, _ in said if stage == "mask"]
    assert done == sorted(done)
    assert len({total for _, total in done}) == 1
    assert done[-1][0] >= 0.99 * done[-1][1]


def test_an_area_without_data_works_and_says_so(scene, tmp_path):
    result = pipeline.mask(scene, tmp_path / "m.tif", aoi=box(600, 10, 50, 50), **KNOWN)
    assert (read(result.mask) == 255).all()
    assert any("area" in warning and "no data" in warning for warning in result.report.warnings)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"aoi": "0,0,10,10"}, UsageError, "outside the scene"),
        ({"aoi": "no-such-file.gpkg"}, UsageError, "neither"),
        ({"aoi_crs": "EPSG:4326"}, UsageError, "no area"),
    ],
)
def test_bad_areas_leave_nothing(scene, tmp_path, options, error, words):
    with pytest.raises(error, match=words):
        pipeline.mask(scene, tmp_path / "m.tif", **KNOWN, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_told_and_leaves_nothing(scene, tmp_path):
    path = tmp_path / "area.gpkg"
    path.write_bytes(b"no package")
    with pytest.raises(SourceError, match=r"area\.gpkg"):
        pipeline.mask(scene, tmp_path / "m.tif", aoi=path, **KNOWN)
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_of_the_area_is_never_a_target(scene, tmp_path):
    path = polygon_file(tmp_path / "area.geojson", (0, 0), (9, 0), (9, 9))
    before = path.read_bytes()
    with pytest.raises(TargetError):
        pipeline.mask(scene, path, aoi=path, overwrite=True, **KNOWN)
    assert path.read_bytes() == before
