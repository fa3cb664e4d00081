"""A copy of a raster without its clouds: what goes, what stays, and what the copy says of itself."""

from __future__ import annotations

import json
import shutil
import threading

import numpy as np
import pytest
import rasterio
import shapely
import typer
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.disks import small_disk
from makers.rasters import LEFT, TOP, noise, write_raster
from rasterio.enums import ColorInterp
from rasterio.transform import from_origin
from rasterio.warp import transform
from rio_cogeo.cogeo import cog_validate
from typer.testing import CliRunner

from engine.buffers import dilated
from engine.classes import NODATA
from engine.commands.apply import apply_command
from engine.errors import CancelledError, CloudmaskError, DiskFullError, SourceError, TargetError, UsageError
from engine.grid import Grid
from engine.masked_copy import apply
from engine.output.mask import MaskWriter

CODES = (0, 1, 2, 3, NODATA)
TAGS = {"CLOUDMASK_MODEL": "unet-x", "CLOUDMASK_VERSION": "1"}
UTM = rasterio.crs.CRS.from_epsg(32631)


def patches(height, width, *, codes=CODES, seed=1, edge=13):
    blocks = np.random.default_rng(seed).choice(codes, (height // edge + 1, width // edge + 1))
    return np.kron(blocks, np.ones((edge, edge)))[:height, :width].astype(np.uint8)


def write_mask(path, codes, *, transform=None, crs=UTM):
    transform = from_origin(LEFT, TOP, 10, 10) if transform is None else transform
    with MaskWriter(path, Grid(*codes.shape, transform, crs)) as writer:
        writer.write(0, codes)
        writer.finish(TAGS)
    return path


def bits(pixels):
    return np.ascontiguousarray(pixels).view(np.uint8)


def same(left, right):
    return np.array_equal(bits(left), bits(right))


def read(path):
    with rasterio.open(path) as dataset:
        return dataset.read(), dataset.nodata


@pytest.fixture
def codes():
    return patches(150, 170)


@pytest.fixture
def mask(tmp_path, codes):
    folder = tmp_path / "in"
    folder.mkdir()
    return write_mask(folder / "mask.tif", codes)


def numbers(dtype, shape, seed=2):
    """Random numbers of a type, without the value that stands for no data by default."""
    rng = np.random.default_rng(seed)
    kind = np.dtype(dtype)
    if kind.kind == "f":
        return rng.normal(0, 3000, shape).astype(kind)
    limits = np.iinfo(kind)
    return rng.integers(limits.min + 1, limits.max, shape, dtype=kind, endpoint=True)


TYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64")


@pytest.mark.parametrize("tiled", [False, True], ids=["cog", "tiled"])
@pytest.mark.parametrize("dtype", TYPES)
def test_every_type_is_masked_and_kept_bit_for_bit(tmp_path, mask, codes, dtype, tiled):
    data = numbers(dtype, (3, *codes.shape))
    source = write_raster(tmp_path / "in" / "raster.tif", data)
    result = apply(mask, source, tmp_path / "out.tif", tiled=tiled)
    pixels, nodata = read(tmp_path / "out.tif")
    expected = np.nan if dtype[0] == "f" else -(2**53) if dtype == "int64" else np.iinfo(dtype).min
    hidden = np.isin(codes, (1, 2, 3))
    assert pixels.dtype == np.dtype(dtype)
    assert np.array_equal([nodata], [float(expected)], equal_nan=True)
    assert np.array_equal([result.nodata], [expected], equal_nan=True)
    assert np.array_equal(pixels[:, hidden], np.full_like(pixels[:, hidden], expected), equal_nan=dtype[0] == "f")
    assert same(pixels[:, ~hidden], data[:, ~hidden])
    assert (result.masked_pixels, result.unassessed_pixels) == (hidden.sum(), (codes == NODATA).sum())
    assert result.outside_pixels == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["in", "out.tif"]


def test_a_large_copy_is_a_valid_cog_with_overviews_of_its_own_values(tmp_path):
    codes = patches(1300, 1100, edge=101)
    mask = write_mask(tmp_path / "mask.tif", codes)
    data = noise(4, 1300, 1100, low=1)
    apply(mask, write_raster(tmp_path / "raster.tif", data, nodata=0), tmp_path / "out.tif")
    valid, errors, warnings = cog_validate(tmp_path / "out.tif", strict=True)
    assert (valid, errors, warnings) == (True, [], [])
    with rasterio.open(tmp_path / "out.tif") as copy:
        assert copy.overviews(1) == [2, 4]
        assert copy.tags(ns="IMAGE_STRUCTURE")["COMPRESSION"] == "DEFLATE"
        assert copy.tags(ns="IMAGE_STRUCTURE")["PREDICTOR"] == "2"
        whole = copy.read()
    with rasterio.open(tmp_path / "out.tif", overview_level=0) as overview:
        half = overview.read()
    places = [whole[:, i::2, j::2] for i in (0, 1) for j in (0, 1)]
    assert any(np.array_equal(half, place) for place in places)


def test_what_a_raster_says_of_itself_stays(tmp_path, mask, codes):
    source = write_raster(
        tmp_path / "raster.tif", noise(2, *codes.shape, low=1), names=("B04", "B08"), tags={"SITE": "x"}, nodata=7
    )
    with rasterio.open(source, "r+") as dataset:
        dataset.scales, dataset.offsets = (1e-4, 2e-4), (-0.1, 0.5)
        dataset.units = ("reflectance", "W/m2")
        dataset.update_tags(2, WAVELENGTH="842", STATISTICS_MEAN="5")
        dataset.update_tags(2, ns="IMAGERY", CENTRAL_WAVELENGTH_UM="0.842")
    for tiled in (False, True):
        target = tmp_path / f"out{tiled}.tif"
        apply(mask, source, target, tiled=tiled, buffer=20)
        with rasterio.open(source) as before, rasterio.open(target) as after:
            for fact in ("crs", "transform", "shape", "nodata", "descriptions", "scales", "offsets", "units", "dtypes"):
                assert getattr(after, fact) == getattr(before, fact), fact
            assert after.colorinterp == before.colorinterp
            tags = after.tags()
            assert tags["SITE"] == "x"
            assert tags["CLOUDMASK_APPLIED"] == "mask.tif"
            assert tags["CLOUDMASK_APPLIED_CLASSES"] == "thick_cloud,thin_cloud,cloud_shadow"
            assert tags["CLOUDMASK_APPLIED_BUFFER"] == "20"
            assert tags["CLOUDMASK_APPLIED_MODEL"] == "unet-x"
            assert after.tags(2, ns="IMAGERY") == {"CENTRAL_WAVELENGTH_UM": "0.842"}
            assert after.tags(2)["WAVELENGTH"] == "842"
            assert "STATISTICS_MEAN" not in after.tags(2)
            assert after.is_tiled
            assert (after.tags(ns="IMAGE_STRUCTURE").get("LAYOUT") == "COG") is not tiled


def test_a_palette_stays(tmp_path, mask, codes):
    data = np.random.default_rng(0).integers(1, 12, (1, *codes.shape)).astype("uint8")
    source = write_raster(tmp_path / "scl.tif", data, photometric="palette")
    with rasterio.open(source, "r+") as dataset:
        dataset.write_colormap(1, {4: (0, 160, 0), 9: (250, 250, 250)})
    apply(mask, source, tmp_path / "out.tif")
    with rasterio.open(tmp_path / "out.tif") as copy:
        assert copy.colorinterp == (ColorInterp.palette,)
        assert copy.colormap(1)[4][:3] == (0, 160, 0)


@pytest.mark.parametrize("tiled", [False, True], ids=["cog", "tiled"])
def test_alpha_says_what_is_valid_and_black_stays_black(tmp_path, mask, codes, tiled):
    data = np.random.default_rng(0).integers(0, 256, (4, *codes.shape)).astype("uint8")
    data[3] = 255
    source = write_raster(tmp_path / "rgba.tif", data, photometric="rgb", alpha="yes")
    result = apply(mask, source, tmp_path / "out.tif", tiled=tiled)
    hidden = np.isin(codes, (1, 2, 3))
    with rasterio.open(tmp_path / "out.tif") as copy:
        assert copy.colorinterp == (ColorInterp.red, ColorInterp.green, ColorInterp.blue, ColorInterp.alpha)
        assert copy.nodata is None
        assert result.nodata is None
        assert result.to_dict()["nodata"] is None
        pixels = copy.read()
        assert np.array_equal(copy.dataset_mask() == 0, hidden)
    assert not pixels[:, hidden].any()
    assert np.array_equal(pixels[:, ~hidden], data[:, ~hidden])
    assert not any("0" in warning and "named" in warning for warning in result.warnings)


@pytest.mark.parametrize("tiled", [False, True], ids=["cog", "tiled"])
def test_a_mask_band_says_what_is_valid(tmp_path, mask, codes, tiled):
    data = noise(2, *codes.shape, low=0, high=3)
    valid = np.arange(codes.shape[1])[None, :] >= np.full((codes.shape[0], 1), 9)
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True):
        source = write_raster(tmp_path / "raster.tif", data)
        with rasterio.open(source, "r+") as dataset:
            dataset.write_mask(valid)
    apply(mask, source, tmp_path / "out.tif", tiled=tiled)
    hidden = np.isin(codes, (1, 2, 3))
    with rasterio.open(tmp_path / "out.tif") as copy:
        assert copy.nodata is None
        assert np.array_equal(copy.dataset_mask() == 0, hidden | ~valid)
        assert np.array_equal(copy.read()[:, ~hidden], data[:, ~hidden])
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["in", "out.tif", "raster.tif"]


def test_only_the_named_classes_go(tmp_path, mask, codes):
    data = noise(1, *codes.shape, low=1)
    source = write_raster(tmp_path / "raster.tif", data)
    result = apply(mask, source, tmp_path / "out.tif", classes=("thin_cloud", "clear"))
    hidden = np.isin(codes, (0, 2))
    assert np.array_equal(read(tmp_path / "out.tif")[0][0] == 0, hidden)
    assert result.classes == ("thin_cloud", "clear")


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 99), height=st.integers(1, 40), width=st.integers(1, 40), buffer=st.floats(0, 80))
def test_a_buffer_is_exact_and_spares_no_data(tmp_path_factory, seed, height, width, buffer):
    folder = tmp_path_factory.mktemp("buffer")
    codes = patches(height, width, seed=seed, edge=3)
    data = np.ones((1, height, width), "uint16")
    mask = write_mask(folder / "mask.tif", codes)
    apply(mask, write_raster(folder / "r.tif", data), folder / "out.tif", buffer=buffer, classes=["thick_cloud"])
    rows, columns = np.nonzero(codes == 1)
    y, x = np.mgrid[:height, :width]
    distance = np.full((height, width), np.inf)
    for row, column in zip(rows, columns, strict=True):
        distance = np.minimum(distance, np.hypot(y - row, x - column))
    expected = (distance * 10 <= buffer * (1 + 1e-9)) & (codes != NODATA)
    assert np.array_equal(read(folder / "out.tif")[0][0] == 0, expected)


def test_a_buffer_does_not_end_at_the_borders_of_strips(tmp_path):
    codes = np.zeros((1100, 40), np.uint8)
    codes[[0, 510, 1023], 20] = 3
    mask = write_mask(tmp_path / "mask.tif", codes)
    source = write_raster(tmp_path / "raster.tif", np.ones((1, 1100, 40), "uint16"))
    apply(mask, source, tmp_path / "out.tif", buffer=70)
    assert np.array_equal(read(tmp_path / "out.tif")[0][0] == 0, dilated(codes == 3, 7))


def nearest(codes, mask_transform, mask_crs, shape, raster_transform, raster_crs):
    """Each pixel's code by its centre, one by one; 254 beyond the mask."""
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    x, y = raster_transform * (columns.ravel() + 0.5, rows.ravel() + 0.5)
    x, y = transform(raster_crs, mask_crs, x, y)
    column, row = ~mask_transform * (np.array(x), np.array(y))
    found = np.full(rows.size, 254)
    inside = (row >= 0) & (row < codes.shape[0]) & (column >= 0) & (column < codes.shape[1])
    found[inside] = codes[row[inside].astype(int), column[inside].astype(int)]
    return found.reshape(shape)


GRIDS = {
    "coarser": (from_origin(LEFT - 37, TOP + 41, 20, 20), "EPSG:32631"),
    "finer": (from_origin(LEFT + 203, TOP - 107, 4, 4), "EPSG:32631"),
    "turned": (from_origin(LEFT + 300, TOP - 103, 9, 9) * Affine.rotation(23), "EPSG:32631"),
    "upside down": (Affine(10, 0, LEFT, 0, 10, TOP - 1203), "EPSG:32631"),
    "degrees": (from_origin(4.247, 44.247, 1e-4, 1e-4), "EPSG:4326"),
    "other zone": (from_origin(121_200, 4_909_900, 10, 10), "EPSG:32632"),
    "shifted by pixels": (from_origin(LEFT + 200, TOP + 300, 10, 10), "EPSG:32631"),
}


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("buffer", [0, 30])
def test_another_grid_takes_the_nearest_pixel(tmp_path, mask, codes, name, buffer):
    place, crs = GRIDS[name]
    data = noise(2, 160, 140, low=1)
    source = write_raster(tmp_path / "raster.tif", data, transform=place, crs=crs)
    result = apply(mask, source, tmp_path / "out.tif", buffer=buffer)
    if buffer:
        grown = dilated(np.isin(codes, (1, 2, 3)), buffer / 10) & (codes != NODATA)
        codes = np.where(grown, 1, codes)
    found = nearest(codes, from_origin(LEFT, TOP, 10, 10), UTM, data.shape[1:], place, rasterio.crs.CRS(init=crs))
    pixels, _ = read(tmp_path / "out.tif")
    hidden = (pixels == 0).all(axis=0)
    assert 0.02 < hidden.mean() < 0.98
    wrong = hidden != np.isin(found, (1, 2, 3))
    # Between coordinate systems the way is right to an eighth of a pixel, so that pixels at edges may differ.
    assert wrong.mean() <= (0.02 if crs != "EPSG:32631" else 0)
    assert np.array_equal(pixels[:, ~hidden], data[:, ~hidden])
    assert abs(result.outside_pixels - (found == 254).sum()) <= wrong.size * (0.005 if crs != "EPSG:32631" else 0)
    assert (result.outside_pixels > 0) == any("beyond the mask" in warning for warning in result.warnings)
    with rasterio.open(tmp_path / "out.tif") as copy:
        assert copy.transform.almost_equals(place, 1e-9)


def test_rasters_without_a_georeference_need_the_same_size(tmp_path, codes):
    mask = write_mask(tmp_path / "mask.tif", codes, transform=Affine.identity(), crs=None)
    data = noise(1, *codes.shape, low=1)
    plain = {"crs": None, "transform": Affine.identity()}
    source = write_raster(tmp_path / "raster.tif", data, **plain)
    assert apply(mask, source, tmp_path / "out.tif").masked_pixels == np.isin(codes, (1, 2, 3)).sum()
    placed = write_raster(tmp_path / "placed.tif", data)
    assert any("georeference" in text for text in apply(mask, placed, tmp_path / "out2.tif").warnings)
    smaller = write_raster(tmp_path / "smaller.tif", data[:, :-1], **plain)
    refuse(SourceError, "different sizes", mask, smaller, tmp_path / "out3.tif")
    refuse(UsageError, "georeference", mask, source, tmp_path / "out3.tif", buffer=30)


def test_a_value_that_occurs_is_told_and_another_can_be_named(tmp_path, mask, codes):
    data = noise(2, *codes.shape, low=1)
    clear = np.argwhere(codes == 0)[:5]
    data[0, clear[:, 0], clear[:, 1]] = 0
    source = write_raster(tmp_path / "raster.tif", data)
    told = [text for text in apply(mask, source, tmp_path / "out.tif").warnings if "--nodata" in text]
    assert len(told) == 1
    assert told[0].startswith("5 pixels")
    result = apply(mask, source, tmp_path / "named.tif", nodata=65535)
    assert not any("--nodata" in text for text in result.warnings)
    pixels, nodata = read(tmp_path / "named.tif")
    assert nodata == 65535
    assert np.array_equal((pixels == 65535).all(axis=0), np.isin(codes, (1, 2, 3)))


@pytest.mark.parametrize(("dtype", "own", "named"), [("uint16", 0, 9999), ("float32", -9999, np.nan), ("int16", -1, 5)])
def test_no_data_of_the_raster_stays_no_data_under_another_value(tmp_path, mask, codes, dtype, own, named):
    data = numbers(dtype, (2, *codes.shape))
    data[:, :20] = own
    source = write_raster(tmp_path / "raster.tif", data, nodata=own)
    apply(mask, source, tmp_path / "out.tif", nodata=named)
    pixels, nodata = read(tmp_path / "out.tif")
    assert np.array_equal([nodata], [named], equal_nan=True)
    gone = np.isnan(pixels) if np.isnan(named) else pixels == named
    assert gone[:, :20].all()
    assert gone[:, np.isin(codes, (1, 2, 3))].all()


def test_no_data_of_the_mask_is_kept_and_told_where_the_raster_has_data(tmp_path, mask, codes):
    data = noise(2, *codes.shape, low=1)
    source = write_raster(tmp_path / "raster.tif", data, nodata=0)
    result = apply(mask, source, tmp_path / "out.tif")
    assert any(f"{(codes == NODATA).sum()} pixels" in text for text in result.warnings)
    data[:, codes == NODATA] = 0
    source = write_raster(tmp_path / "raster2.tif", data, nodata=0)
    assert apply(mask, source, tmp_path / "out2.tif").warnings == ()


def test_the_copy_is_the_same_twice(tmp_path, mask, codes, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    source = write_raster(tmp_path / "raster.tif", noise(2, *codes.shape))
    for name in ("a.tif", "b.tif"):
        apply(mask, source, tmp_path / name, buffer=30)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tif", "b.tif", "in", "raster.tif"]
    assert (tmp_path / "a.tif").read_bytes() == (tmp_path / "b.tif").read_bytes()


def test_a_mask_of_others_is_taken_with_a_warning(tmp_path, codes):
    mask = write_raster(tmp_path / "mask.tif", codes)
    source = write_raster(tmp_path / "raster.tif", noise(1, *codes.shape, low=1))
    assert any("cloudmask" in text for text in apply(mask, source, tmp_path / "out.tif").warnings)


# What is refused


def refuse(kind, words, mask, raster, target, **options):
    """Asserts one sentence, and that the folder is as it was."""
    before = {path: path.read_bytes() for path in target.parent.iterdir() if path.is_file()}
    with pytest.raises(kind, match=words) as caught:
        apply(mask, raster, target, **options)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, CloudmaskError)
    assert caught.value.hint
    assert {path: path.read_bytes() for path in target.parent.iterdir() if path.is_file()} == before


@pytest.fixture
def raster(tmp_path, codes):
    return write_raster(tmp_path / "raster.tif", noise(1, *codes.shape, low=1))


def test_wrong_options_are_refused(tmp_path, mask, raster):
    target = tmp_path / "out.tif"
    refuse(UsageError, "'fog' is no class", mask, raster, target, classes=("fog",))
    refuse(UsageError, "no class", mask, raster, target, classes=())
    for buffer in (-1, float("nan"), float("inf")):
        refuse(UsageError, "buffer", mask, raster, target, buffer=buffer)
    for value in (-1, 65536, 0.5, float("nan"), float("inf")):
        refuse(UsageError, "no-data value of a raster of uint16", mask, raster, target, nodata=value)
    floats = write_raster(tmp_path / "floats.tif", np.ones((1, 5, 5), "float32"))
    refuse(UsageError, "no-data value of a raster of float32", mask, floats, target, nodata=1e300)


def test_what_is_no_raster_is_refused(tmp_path, mask, raster):
    target = tmp_path / "out.tif"
    text = tmp_path / "text.tif"
    text.write_text("no raster")
    cut = tmp_path / "cut.tif"
    cut.write_bytes(raster.read_bytes()[:2000])
    refuse(SourceError, "is not a raster", mask, text, target)
    refuse(SourceError, "damaged", mask, cut, target)
    refuse(SourceError, "there is no file", mask, tmp_path / "none.tif", target)
    refuse(SourceError, "there is no file", tmp_path / "none.tif", raster, target)
    refuse(SourceError, "is a folder", mask, tmp_path, target)
    refuse(SourceError, "is not a raster", text, raster, target)
    for name in ("x" * 300, "x" * 5000):
        with pytest.raises(SourceError, match="there is no file"):
            apply(mask, tmp_path / name, target)
    complex_numbers = write_raster(tmp_path / "complex.tif", np.ones((1, 5, 5), "complex64"))
    refuse(SourceError, "complex", mask, complex_numbers, target)


def test_a_mask_cut_short_in_the_middle_is_refused(tmp_path, codes):
    data = np.random.default_rng(0).choice(CODES, (2000, 600)).astype(np.uint8)
    mask = write_raster(tmp_path / "mask.tif", data, tiled=True, blockxsize=256, blockysize=256)
    source = write_raster(tmp_path / "raster.tif", noise(1, *data.shape))
    mask.write_bytes(mask.read_bytes()[:-400_000])
    refuse(SourceError, "mask.tif is damaged", mask, source, tmp_path / "out.tif")


def test_what_is_no_mask_is_refused(tmp_path, mask, raster, codes):
    target = tmp_path / "out.tif"
    refuse(SourceError, "is no mask: it has one band of uint16", raster, raster, target)
    two = write_raster(tmp_path / "two.tif", np.stack([codes, codes]))
    refuse(SourceError, "2 bands of uint8", two, raster, target)
    other = write_raster(tmp_path / "scl.tif", np.where(codes == 1, 9, codes))
    refuse(SourceError, "holds 9, which is no code", other, raster, target)
    refuse(SourceError, "holds 9, which is no code", other, raster, target, buffer=30)
    elsewhere = write_raster(tmp_path / "coarse.tif", noise(1, 20, 20), pixel=60)
    refuse(SourceError, "holds 9, which is no code", other, elsewhere, target)


@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:32633"])
def test_no_overlap_is_refused(tmp_path, mask, crs):
    far = write_raster(tmp_path / "far.tif", noise(1, 50, 50), crs=crs, transform=from_origin(LEFT, TOP + 9e4, 10, 10))
    told = []
    options = {"buffer": 30, "on_progress": lambda stage, *_: told.append(stage)}
    refuse(SourceError, "have no pixel in common", mask, far, tmp_path / "out.tif", **options)
    assert told == ["open"], "it is known before any pixel is read"


def test_boxes_that_meet_without_a_common_pixel_are_refused(tmp_path, mask):
    turned = from_origin(LEFT + 1710, TOP, 10, 10) * Affine.rotation(45)
    beside = write_raster(tmp_path / "beside.tif", noise(1, 9, 9), transform=turned * Affine.translation(0, -9))
    refuse(SourceError, "have no pixel in common", mask, beside, tmp_path / "out.tif")


def test_a_raster_of_the_whole_world_meets_the_mask_once(tmp_path):
    large = write_mask(
        tmp_path / "mask.tif", np.ones((110, 110), np.uint8), transform=from_origin(LEFT, TOP, 1000, 1000)
    )
    place = from_origin(-180, 90, 0.5, 0.5)
    world = write_raster(tmp_path / "world.tif", np.ones((1, 360, 720), "uint8"), transform=place, crs="EPSG:4326")
    apply(large, world, tmp_path / "out.tif")
    rows, columns = np.nonzero(read(tmp_path / "out.tif")[0][0] == 0)
    longitudes, latitudes = place * (columns + 0.5, rows + 0.5)
    assert len(rows) >= 4
    place_of_mask = shapely.box(4.2, 43.2, 5.7, 44.3)
    assert shapely.contains_xy(place_of_mask, longitudes, latitudes).all()


def test_a_place_that_does_not_exist_is_told(tmp_path, mask):
    place = from_origin(LEFT, TOP, 10, 10)
    broken = write_raster(tmp_path / "degrees.tif", noise(1, 150, 170), transform=place, crs="EPSG:4326")
    refuse(SourceError, "no pixel in common|cannot be brought", mask, broken, tmp_path / "out.tif")


def test_targets_are_safe(tmp_path, mask, raster):
    target = tmp_path / "out.tif"
    target.write_bytes(b"precious")
    refuse(TargetError, "already exists", mask, raster, target)
    for source in (mask, raster):
        refuse(TargetError, "is a source", mask, raster, source, overwrite=True)
    refuse(TargetError, "is a source", mask, raster, mask.with_name("mask.tif.aux.xml"), overwrite=True)
    apply(mask, raster, target, overwrite=True)
    assert read(target)[0].shape == (1, 150, 170)


def test_bands_of_different_types_are_refused(tmp_path, mask):
    for name, dtype in (("a", "uint8"), ("b", "float32")):
        write_raster(tmp_path / f"{name}.tif", np.ones((1, 5, 5), dtype))
    bands = "".join(
        f'<VRTRasterBand dataType="{kind}" band="{i}"><SimpleSource><SourceFilename relativeToVRT="1">{name}.tif'
        f"</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>"
        for i, (name, kind) in enumerate((("a", "Byte"), ("b", "Float32")), 1)
    )
    vrt = tmp_path / "both.vrt"
    vrt.write_text(f'<VRTDataset rasterXSize="5" rasterYSize="5">{bands}</VRTDataset>')
    refuse(SourceError, "different types", mask, vrt, tmp_path / "out.tif")
    bands = bands.replace("Float32", "Byte").replace("b.tif", "a.tif")
    vrt.write_text(f'<VRTDataset rasterXSize="5" rasterYSize="5">{bands}</VRTDataset>')
    refuse(TargetError, "is a source", mask, vrt, tmp_path / "a.tif", overwrite=True)


@pytest.mark.parametrize("wanted", ["copy", "write"])
def test_cancelling_leaves_nothing(tmp_path, mask, raster, wanted):
    cancel = threading.Event()
    before = sorted(tmp_path.iterdir())

    def stop(stage, done, total, rate):
        if stage == wanted and done:
            cancel.set()

    with pytest.raises(CancelledError):
        apply(mask, raster, tmp_path / "out.tif", on_progress=stop, cancel=cancel, buffer=20)
    assert sorted(tmp_path.iterdir()) == before


# The command


@pytest.fixture
def command():
    app = typer.Typer()
    app.command()(apply_command)

    def run(*arguments):
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


def test_the_command_writes_and_tells(tmp_path, mask, raster, codes, command):
    target = tmp_path / "out.tif"
    ran = command(mask, raster, "-o", target, "--classes", "thick_cloud, cloud_shadow", "--nodata", 9, "--json")
    assert ran.exit_code == 0, ran.output
    document = json.loads(ran.stdout)
    assert document["masked_pixels"] == np.isin(codes, (1, 3)).sum()
    assert document["nodata"] == 9
    assert np.array_equal(read(target)[0][0] == 9, np.isin(codes, (1, 3)) | (read(raster)[0][0] == 9))
    shutil.copy(mask, tmp_path / "second.tif")
    ran = command(tmp_path / "second.tif", raster, "-o", tmp_path / "b.tif", "--buffer", 30, "--tiled")
    assert ran.exit_code == 0, ran.output
    assert "b.tif" in ran.stdout
    ran = command(mask, raster, "-o", target, "--nodata", "none")
    assert ran.exit_code == 2


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_not_a_number_is_json_too(tmp_path, mask, codes, command, value):
    source = write_raster(tmp_path / "floats.tif", np.ones((1, *codes.shape), "float32"))
    ran = command(mask, source, "-o", tmp_path / "out.tif", "--json", f"--nodata={value}")
    assert json.loads(ran.stdout)["nodata"] == value


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, mask, codes):
    data = np.random.default_rng(0).integers(1, 60_000, (6, *codes.shape)).astype("uint16")
    source = write_raster(tmp_path / "raster.tif", data)
    with small_disk(tmp_path / "disk", 256) as disk:
        for tiled in (False, True):
            refuse(DiskFullError, "the disk of", mask, source, disk / "out.tif", tiled=tiled, buffer=20)
