"""Previews of a refined mask: held against what `refine` writes, and against the overviews' own pixels."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import rasterio
from affine import Affine
from makers.probabilities import NAMES, NORTH_UP, UTM, made_up, write_probabilities
from rasterio.crs import CRS
from scipy.ndimage import distance_transform_edt

from engine.classes import CLASSES
from engine.errors import CancelledError, CloudmaskError, SourceError, TargetError, UsageError
from engine.preview import preview
from engine.refinement import refine

HEIGHT, WIDTH = 1300, 1100
LEFT, TOP = NORTH_UP.c, NORTH_UP.f
EVERYTHING = (LEFT, TOP - 10 * HEIGHT, LEFT + 10 * WIDTH, TOP)
PART = (LEFT + 3004, TOP - 7006, LEFT + 6001, TOP - 2999)
"""Columns 300 to 600 and rows 299 to 700, snapped outward."""


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    return write_probabilities(tmp_path_factory.mktemp("stored") / "p.tif", made_up(HEIGHT, WIDTH))


def draw(path, target, bounds=EVERYTHING, width=4000, height=4000, **options):
    document = preview(path, target, bounds=bounds, width=width, height=height, **options)
    with rasterio.open(target) as raster:
        return document, raster.read(1), raster.transform


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"thresholds": {"cloud": 0.3}},
        {"thresholds": {"thick_cloud": 0.6, "thin_cloud": 0.2, "cloud_shadow": 0.4}, "min_area": 9000},
        {"buffer_clouds": 60, "buffer_shadows": 95, "min_area": 2500},
        {"buffer_clouds": 1500},
    ],
    ids=str,
)
def test_at_full_resolution_the_pixels_are_those_of_refine(stored, tmp_path, options):
    refine(stored, tmp_path / "mask.tif", **options)
    with rasterio.open(tmp_path / "mask.tif") as raster:
        mask = raster.read(1)
    document, codes, transform = draw(stored, tmp_path / "all.tif", **options)
    assert np.array_equal(codes, mask)
    assert transform == NORTH_UP
    _, codes, transform = draw(stored, tmp_path / "part.tif", PART, **options)
    assert np.array_equal(codes, mask[299:701, 300:601])
    assert transform == NORTH_UP * Affine.translation(300, 299)
    assert document["valid_pixels"] == (mask != 255).sum()
    assert document["resolution"] == 10
    for each in CLASSES:
        assert document["classes"][each.name]["pixels"] == (mask == each.code).sum()


def test_a_preview_is_as_coarse_as_it_is_shown(stored, tmp_path):
    with rasterio.open(stored, overview_level=0) as overview:
        values = overview.read().astype(int)
    document, codes, transform = draw(
        stored, tmp_path / "p.tif", width=WIDTH // 2, height=HEIGHT // 2, thresholds={"cloud": 0.3}, buffer_clouds=50
    )
    assert (document["width"], document["height"], document["resolution"]) == (WIDTH // 2, HEIGHT // 2, 20)
    assert transform == NORTH_UP * Affine.scale(2)
    clouds = (values[1] + values[2] >= 75) & (values[0] < 255)
    near = distance_transform_edt(~clouds, sampling=20) <= 50
    assert np.array_equal(np.isin(codes, (1, 2)), near & (values[0] < 255))
    least, most = preview_sizes(stored, tmp_path, [(WIDTH // 3, HEIGHT), (1, 1)])
    assert least == (WIDTH // 4, HEIGHT // 4)
    assert most == least  # there is no coarser overview


def preview_sizes(stored, folder, wanted):
    for number, (width, height) in enumerate(wanted):
        document, codes, _ = draw(stored, folder / f"{number}.tif", width=width, height=height)
        assert codes.shape == (document["height"], document["width"])
        yield document["width"], document["height"]


def test_the_raster_looks_like_a_mask(stored, tmp_path):
    draw(stored, tmp_path / "p.tif", PART)
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert (raster.count, raster.dtypes, raster.nodata, raster.crs) == (1, ("uint8",), 255, UTM)
        assert [raster.colormap(1)[each.code][:3] for each in CLASSES] == [each.rgb for each in CLASSES]
    assert [each.name for each in tmp_path.iterdir()] == ["p.tif"]


@pytest.mark.parametrize(
    ("transform", "crs"),
    [
        (Affine(2e-4, 0, 11, 0, -1e-4, 60), CRS.from_epsg(4326)),
        (Affine(8, 3, 600_000, 3, -8, 4_900_020), UTM),
        (Affine(10, 0, 600_000, 0, 10, 4_900_020), UTM),
    ],
    ids=["degrees", "turned", "upside down"],
)
def test_parts_of_any_grid(tmp_path, transform, crs):
    path = write_probabilities(tmp_path / "p.tif", made_up(200, 300), transform=transform, crs=crs)
    refine(path, tmp_path / "mask.tif", buffer_clouds=40)
    with rasterio.open(tmp_path / "mask.tif") as raster:
        mask = raster.read(1)
    corners = [transform * corner for corner in ((50, 60), (150, 60), (50, 90), (150, 90))]
    bounds = tuple(choose(values) for choose in (min, max) for values in zip(*corners, strict=True))
    _, codes, placed = draw(path, tmp_path / "part.tif", bounds, buffer_clouds=40)
    column, row = map(round, ~transform * (placed.c, placed.f))
    assert column <= 50
    assert row <= 60
    assert codes.shape[0] >= 30
    assert codes.shape[1] >= 100
    assert np.array_equal(codes, mask[row : row + codes.shape[0], column : column + codes.shape[1]])


def test_without_a_georeference_rows_count_as_in_qgis(tmp_path):
    path = write_probabilities(tmp_path / "p.tif", made_up(200, 300), transform=Affine.identity(), crs=None)
    _, whole, _ = draw(path, tmp_path / "whole.tif", (0, -200, 300, 0))
    assert whole.shape == (200, 300)
    document, codes, transform = draw(path, tmp_path / "part.tif", (100, -90, 150, -20))
    assert np.array_equal(codes, whole[20:90, 100:150])
    assert transform == Affine(1, 0, 100, 0, -1, -20)
    assert document["resolution"] is None
    with pytest.raises(UsageError, match="no georeference"):
        draw(path, tmp_path / "other.tif", (0, -200, 300, 0), buffer_clouds=9)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"bounds": (LEFT - 900, TOP - 90, LEFT - 10, TOP)}, UsageError, "lies outside of 'p.tif'"),
        ({"bounds": (LEFT, TOP, LEFT + 10)}, UsageError, "no rectangle"),
        ({"bounds": (LEFT, TOP, LEFT, TOP + 10)}, UsageError, "no rectangle"),
        ({"bounds": (float("nan"), 0, 1, 1)}, UsageError, "no rectangle"),
        ({"bounds": (-1e300, -1e300, 1e300, 1e300)}, UsageError, "no rectangle"),
        ({"width": 0}, UsageError, "at least 1"),
        ({"thresholds": {"snow": 0.5}}, UsageError, "no class"),
        ({"buffer_clouds": -1}, UsageError, "buffer-clouds is -1"),
    ],
)
def test_what_makes_no_sense_is_refused(stored, tmp_path, options, error, words):
    with pytest.raises(error, match=words):
        draw(stored, tmp_path / "preview.tif", **options)
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_no_probabilities(stored, tmp_path):
    with pytest.raises(SourceError, match="does not exist"):
        draw(tmp_path / "gone.tif", tmp_path / "preview.tif")
    refine(stored, tmp_path / "mask.tif")
    with pytest.raises(SourceError, match="no probabilities"):
        draw(tmp_path / "mask.tif", tmp_path / "preview.tif")
    (tmp_path / "text.tif").write_text("no raster")
    with pytest.raises(SourceError, match="no raster"):
        draw(tmp_path / "text.tif", tmp_path / "preview.tif")
    data = bytearray(stored.read_bytes())
    data[len(data) // 3 :] = bytes(len(data) - len(data) // 3)
    (tmp_path / "cut.tif").write_bytes(data)
    with pytest.raises(SourceError):
        draw(tmp_path / "cut.tif", tmp_path / "preview.tif")
    assert not (tmp_path / "preview.tif").exists()
    assert not list(tmp_path.glob(".cloudmask-*"))


def test_nothing_is_replaced(stored, tmp_path):
    draw(stored, tmp_path / "preview.tif", PART)
    before = (tmp_path / "preview.tif").read_bytes()
    with pytest.raises(TargetError, match="already exists"):
        draw(stored, tmp_path / "preview.tif")
    with pytest.raises(CloudmaskError, match="does not exist"):
        draw(stored, tmp_path / "no folder" / "preview.tif")
    assert (tmp_path / "preview.tif").read_bytes() == before


def test_cancelled_leaves_nothing(stored, tmp_path):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(CancelledError):
        draw(stored, tmp_path / "preview.tif", cancel=cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_part_without_data_has_no_shares(tmp_path):
    path = write_probabilities(tmp_path / "p.tif", np.full((len(NAMES), 30, 30), 255, np.uint8))
    document, codes, _ = draw(path, tmp_path / "preview.tif", (LEFT, TOP - 300, LEFT + 300, TOP))
    assert document["valid_pixels"] == 0
    assert document["classes"]["clear"]["percent"] is None
    assert (codes == 255).all()
