"""Polygons of a mask: valid, side by side, of the areas that the report tells, in any bands of rows."""

from __future__ import annotations

import numpy as np
import pyogrio
import pytest
import shapely
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from makers.disks import small_disk
from makers.rasters import LEFT, TOP, write_raster
from rasterio.features import shapes
from scipy.ndimage import gaussian_filter, label

from engine.classes import CLASSES, CLOUD_SHADOW, NODATA, THICK_CLOUD, THIN_CLOUD
from engine.errors import DiskFullError, TargetError, UsageError
from engine.output import polygons as module
from engine.output.outlines import Junctions, simplify_outlines
from engine.output.polygons import write_polygons

DRAWN = (THICK_CLOUD, THIN_CLOUD, CLOUD_SHADOW)


def made_mask(edge=300, smooth=3.0, seed=1):
    """Codes with a corner of no data."""
    field = gaussian_filter(np.random.default_rng(seed).standard_normal((edge, edge)), smooth)
    codes = np.digitize(field, np.quantile(field, [0.5, 0.7, 0.85])).astype(np.uint8)
    codes[: edge // 5, : edge // 4] = NODATA
    return codes


def written(folder, codes, **profile):
    mask = write_raster(folder / "mask.tif", codes, nodata=NODATA, **profile)
    count = write_polygons(mask, folder / "mask.gpkg")
    meta, _, geometry, values = pyogrio.raw.read(folder / "mask.gpkg")
    fields = dict(zip(meta["fields"], values, strict=True))
    polygons = shapely.from_wkb(geometry)
    assert count == len(polygons)
    return meta, polygons, fields


def test_layer_fields_and_areas(tmp_path):
    codes = made_mask()
    meta, polygons, fields = written(tmp_path, codes)
    assert [name for name, _ in pyogrio.list_layers(tmp_path / "mask.gpkg")] == ["cloudmask"]
    assert list(fields) == ["class", "code", "title", "area_m2"]
    assert meta["crs"] == "EPSG:32631"
    assert meta["geometry_type"] == "Polygon"
    assert pyogrio.read_info(tmp_path / "mask.gpkg")["capabilities"]["fast_spatial_filter"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mask.gpkg", "mask.tif"]
    assert set(fields["code"]) == {1, 2, 3}
    for each in DRAWN:
        own = fields["code"] == each.code
        assert set(fields["class"][own]) == {each.name}
        assert set(fields["title"][own]) == {each.title}
        assert fields["area_m2"][own].sum() == 100 * np.count_nonzero(codes == each.code)
        assert own.sum() == label(codes == each.code)[1]
    assert shapely.is_valid(polygons).all()
    west, south, east, north = shapely.total_bounds(polygons)
    assert (west, north) >= (LEFT, 0)
    assert north <= TOP
    assert (east, south) <= (LEFT + 3000, TOP)


@settings(max_examples=60, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 14), st.integers(1, 14)), elements=st.integers(0, 3)))
def test_simple_outlines_are_valid_share_edges_and_stay_within_half_a_pixel(codes):
    junctions = Junctions(*codes.shape)
    junctions.add(codes)
    junctions.add(np.zeros((1, codes.shape[1]), np.uint8))
    found = shapes(codes, mask=codes > 0, connectivity=4)
    raw = np.array([shapely.geometry.shape(geometry) for geometry, _ in found], dtype=object)
    simple = simplify_outlines(raw, junctions)
    assert len(simple) == len(raw)
    if len(raw):
        assert shapely.is_valid(simple).all()
        assert shapely.coverage_is_valid(simple)
        assert shapely.hausdorff_distance(raw, simple).max() < 0.5


def test_stairs_become_lines_and_blocks_stay_blocks(tmp_path):
    codes = np.zeros((40, 40), np.uint8)
    codes[np.tril_indices(40)] = THICK_CLOUD.code
    codes[2:4, 30:35] = THIN_CLOUD.code
    codes[10, 35] = CLOUD_SHADOW.code
    _, polygons, fields = written(tmp_path, codes)
    vertices = dict(zip(fields["code"], shapely.get_num_coordinates(polygons), strict=True))
    assert vertices == {1: 8, 2: 5, 3: 5}
    assert dict(zip(fields["code"], shapely.area(polygons), strict=True))[3] == 100


def test_bands_of_rows_leave_no_seam(tmp_path, monkeypatch):
    codes = made_mask(edge=150, smooth=2.0)
    results = []
    for rows in (1000, 64, 7):
        monkeypatch.setattr(module, "_STRIP", rows)
        monkeypatch.setattr(module, "_MOST_EDGES", 0)
        _, polygons, fields = written(tmp_path, codes)
        results.append(sorted(zip(shapely.to_wkt(shapely.normalize(polygons)), fields["code"], strict=True)))
    assert results[0] == results[1] == results[2]


def test_nothing_to_draw_is_an_empty_layer(tmp_path):
    meta, polygons, fields = written(tmp_path, np.full((20, 30), NODATA, np.uint8))
    assert len(polygons) == 0
    assert list(fields) == ["class", "code", "title", "area_m2"]
    assert meta["crs"] == "EPSG:32631"


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_without_georeference_columns_go_right_and_rows_down(tmp_path):
    codes = np.zeros((20, 30), np.uint8)
    codes[4:8, 10:20] = 1
    meta, polygons, fields = written(tmp_path, codes, crs=None, transform=Affine.identity())
    assert shapely.total_bounds(polygons).tolist() == [10, -8, 20, -4]
    assert np.isnan(fields["area_m2"]).all()
    assert meta["crs"] is None or "Undefined" in meta["crs"]


def test_degrees_have_the_areas_of_the_report(tmp_path):
    codes = np.ones((100, 100), np.uint8)
    _, _, fields = written(tmp_path, codes, crs="EPSG:4326", transform=Affine(1e-4, 0, 9, 0, -1e-4, 50))
    assert fields["area_m2"].sum() == pytest.approx(1e4 * (11.1195**2) * np.cos(np.radians(49.995)), rel=1e-3)


def test_the_same_every_time(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    contents = []
    for _ in range(2):
        written(tmp_path, made_mask(edge=100))
        contents.append((tmp_path / "mask.gpkg").read_bytes())
    assert contents[0] == contents[1]


def test_too_many_objects_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_OBJECTS", 10)
    with pytest.raises(UsageError, match="too many for polygons"):
        written(tmp_path, made_mask())


def test_check_can_stop(tmp_path):
    def stop():
        raise KeyboardInterrupt

    mask = write_raster(tmp_path / "mask.tif", made_mask(), nodata=NODATA)
    with pytest.raises(KeyboardInterrupt):
        write_polygons(mask, tmp_path / "mask.gpkg", classes=CLASSES, check=stop)


def test_a_folder_that_is_not_there(tmp_path):
    mask = write_raster(tmp_path / "mask.tif", made_mask(), nodata=NODATA)
    with pytest.raises(TargetError, match="cannot write in"):
        write_polygons(mask, tmp_path / "no" / "mask.gpkg")


def test_a_full_disk(tmp_path):
    mask = write_raster(tmp_path / "mask.tif", made_mask(edge=600, smooth=1.0), nodata=NODATA)
    with small_disk(tmp_path / "disk", 512) as disk, pytest.raises(DiskFullError):
        write_polygons(mask, disk / "mask.gpkg")
