"""What has misled others in Sentinel-2's data: names, strips of zeros, rings, wrapped numbers, flags that lie."""

import shutil

import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.products import add_footprints, make_safe, numbers, zip_tree
from makers.rasters import FOUR, LEFT, TOP, noise, write_raster

from engine.errors import SourceError
from engine.scene import open_scene
from engine.scene.wrapped import darken_wrapped
from engine.sentinel2 import baseline_from_name
from engine.window import Window

VISIBLE = ("B04", "B03", "B02")


def read(source, bands=VISIBLE, **options):
    with open_scene(source) as scene:
        return scene.read(scene.grid(**options).whole, bands=bands, **options)


# Names


@pytest.mark.parametrize("zone", [1, 3, 5, 30, 51, 60])
def test_tile_ids_that_look_like_baselines(tmp_path, zone):
    """A tool that counted parts of the name subtracted an offset by the UTM zone."""
    tile = f"T{zone:02d}UWP"
    for written, baseline, offset in (("N0207", "02.07", 0), ("N0511", "05.11", -1000)):
        name = f"S2B_MSIL1C_20240120T105341_{written}_R051_{tile}_20240120T125244"
        assert baseline_from_name(name) == baseline
        source = write_raster(tmp_path / f"{name}.tif", np.full((4, 40, 40), 1500, "uint16"), names=FOUR)
        with open_scene(source) as scene:
            assert {band.offset for band in scene.bands.values()} == {offset}
    assert baseline_from_name(f"{tile}_20240120T105341_R051") is None
    assert baseline_from_name("S2B_MSIL1C_20240120T105341_R051_T31NAB_N05_N12345_XN0511") is None


@pytest.mark.parametrize("zipped", [False, True])
def test_a_renamed_product_is_what_its_metadata_say(tmp_path, zipped):
    lie = "S2A_MSIL2A_20180120T105341_N0206_R051_T31TDH_20180120T125244.SAFE"
    source = make_safe(tmp_path, name=lie, bands=VISIBLE)
    if zipped:
        source = zip_tree(source, tmp_path / f"{lie}.zip")
    with open_scene(source) as scene:
        assert (scene.level, scene.baseline, scene.bands["B02"].offset) == ("L1C", "05.10", -1000)
        assert scene.product.startswith("S2A_MSIL1C_20240120T105341_N0510")


def test_without_product_metadata_the_tile_tells(tmp_path):
    root = make_safe(tmp_path, name="S2A_MSIL2A_20180120T105341_N0206_R051_T31TDH_20180120T125244.SAFE", bands=VISIBLE)
    (root / "MTD_MSIL1C.xml").unlink()
    with open_scene(root) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L2A", "02.06", "raster metadata")
    metadata = next(root.glob("GRANULE/*/MTD_TL.xml"))
    tile_id = "<TILE_ID>S2A_OPER_MSI_L1C_TL_2APS_20240120T125244_A044807_T31TDH_N05.10</TILE_ID>"
    metadata.write_text(metadata.read_text().replace("<SENSING_TIME", f"{tile_id}<SENSING_TIME"))
    with open_scene(root) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L1C", "05.10", "product metadata")
        assert (scene.bands["B02"].offset, scene.sun_zenith) == (-1000, 65.75)


# Zeros at the edge of the swath


def strips(band):
    """The swath ends at 600 m in red, two pixels later in blue, and 20 m and 60 m bands have zeros of their own."""
    data = numbers(band)
    data[...] = 2000
    end = {"B04": 600, "B03": 610, "B02": 620, "B11": 560, "B12": 600, "B01": 540, "B05": 600}.get(band.name, 600)
    data[:, end // band.resolution :] = 0
    return data


@pytest.mark.parametrize("driver", ["GTiff", "JP2OpenJPEG"])
def test_strips_of_zeros(tmp_path, driver):
    root = make_safe(tmp_path, data=strips, driver=driver)
    bands = (*VISIBLE, "B11", "B12", "B01", "B05")
    pixels = read(root, bands)
    valid = (pixels > 0).all(axis=1)[:, :]
    ends = {name: int((pixels[index] > 0).sum(axis=1).max()) for index, name in enumerate(bands)}
    assert ends == {"B04": 60, "B03": 61, "B02": 62, "B11": 56, "B12": 60, "B01": 54, "B05": 60}
    assert valid.shape == (7, 120)
    # Nothing of the zeros is mixed in: all that is valid has the one value that the ground has.
    assert set(np.unique(pixels)) == {0, 1000}
    assert set(np.unique(read(root, bands, resolution=60))) == {0, 1000}


@settings(max_examples=15, deadline=None)
@given(edge=st.integers(1, 18), value=st.integers(1, 20_000), resolution=st.sampled_from([20, 60]))
def test_up_sampling_mixes_no_zeros_in(tmp_path_factory, edge, value, resolution):
    folder = tmp_path_factory.mktemp("up")
    size = 1200 // resolution
    coarse = np.full((size, size), value, "uint16")
    coarse[:, edge:] = 0
    write_raster(folder / "B02.tif", np.full((120, 120), 500, "uint16"))
    write_raster(folder / "B11.tif", coarse, pixel=resolution)
    with open_scene(folder, offset=0) as scene:
        pixels = scene.read(scene.grid().whole, bands=["B11"], resolution=10)[0]
    times = resolution // 10
    assert (pixels[:, : min(edge * times, 120)] == value).all()
    assert not pixels[:, edge * times :].any()


# Detector footprints


def ringing(inside):
    """Images that are not 0 where no detector has seen the ground, as compression leaves them."""

    def data(band):
        pixels = numbers(band)
        pixels[...] = 2000
        times = band.resolution // 10
        pixels[~inside[times // 2 :: times, times // 2 :: times]] = 1003
        return pixels

    return data


@pytest.fixture(scope="module")
def swath():
    rows, columns = np.indices((120, 120))
    return columns < 40 + rows // 2


@pytest.mark.parametrize("zipped", [False, True])
def test_outside_of_every_detector_is_no_data(tmp_path, swath, zipped):
    root = make_safe(tmp_path, data=ringing(swath))
    assert (read(root) > 0).all()
    add_footprints(root, swath)
    source = zip_tree(root, tmp_path / "p.zip") if zipped else root
    with open_scene(source) as scene:
        assert scene.warnings == ()
        pixels = scene.read(scene.grid().whole, bands=VISIBLE)
        assert all(np.array_equal(plane > 0, swath) for plane in pixels)
        assert (pixels[:, swath] == 1000).all()
        for window in (Window(50, 30, 7, 60), Window(0, 100, 120, 20), Window(-5, -5, 50, 200)):
            part = scene.read(window, bands=VISIBLE)
            inside = np.zeros(window.shape, bool)
            top, left = max(window.row, 0), max(window.column, 0)
            there = swath[top : window.row + window.height, left : window.column + window.width]
            inside[top - window.row :, left - window.column :][: there.shape[0], : there.shape[1]] = there
            assert np.array_equal(part[0] > 0, inside)
        coarse = scene.read(scene.grid(20).whole, resolution=20, bands=VISIBLE)[0]
        assert (coarse[swath[::2, ::2] & swath[1::2, 1::2]] > 0).all()
        assert not coarse[~swath[::2, ::2] & ~swath[1::2, 1::2] & ~swath[::2, 1::2]].any()
        # Only what every model needs is looked at.
        assert (scene.read(scene.grid(bands=["B11"]).whole, bands=["B11"]) > 0).all()


def test_a_large_footprint_is_read_at_its_edge_only(tmp_path):
    """The reduced footprint tells where the edge is; the result is exact all the same."""
    rows, columns = np.indices((1100, 1100))
    swath = columns + rows // 7 < 700
    root = make_safe(tmp_path, images=False)
    images = next(root.glob("GRANULE/*")) / "IMG_DATA"
    images.mkdir()
    for name in VISIBLE:
        write_raster(images / f"T31TDH_20240120T105341_{name}.tif", np.full((1100, 1100), 2000, "uint16"))
    add_footprints(root, swath)
    with rasterio.open(next(root.glob("**/MSK_DETFOO_B04.jp2"))) as raster:
        assert raster.overviews(1)
    with open_scene(root) as scene:
        assert scene.warnings == ()
        whole = scene.read(scene.grid().whole, bands=["B04"])[0]
        assert np.array_equal(whole > 0, swath)
        strip = scene.read(Window(400, 0, 300, 1100), bands=["B04"])[0]
        assert np.array_equal(strip, whole[400:700])
        half = scene.read(scene.grid(20).whole, resolution=20, bands=["B04"])[0]
        assert np.array_equal(half[:, :270] > 0, np.ones((550, 270), bool))
        assert not half[:, 355:].any()


def test_a_footprint_that_cannot_serve_is_told(tmp_path, swath):
    root = make_safe(tmp_path, data=ringing(swath), bands=VISIBLE)
    red = add_footprints(root, swath)[0].with_name("MSK_DETFOO_B04.jp2")
    whole = red.read_bytes()
    for content in (b"", b"no raster", whole[: len(whole) // 2]):
        red.write_bytes(content)
        with open_scene(root) as scene:
            assert len(scene.warnings) == 1
            assert "detector footprint is not used" in scene.warnings[0]
            assert (scene.read(scene.grid().whole) > 0).all()
    add_footprints(root, np.zeros_like(swath))
    with open_scene(root) as scene:
        assert "is empty" in scene.warnings[0]
    add_footprints(root, swath[:60])
    with open_scene(root) as scene:
        assert "covers other ground" in scene.warnings[0]


def test_a_footprint_that_fails_while_it_is_read(tmp_path, swath):
    root = make_safe(tmp_path, data=ringing(swath), bands=VISIBLE)
    paths = add_footprints(root, swath)
    with open_scene(root) as scene:
        for path in paths:
            path.write_bytes(b"gone")
        assert (scene.read(scene.grid().whole) > 0).all()
        assert "not used" in scene.warnings[0]


# Wrapped negatives, saturation, signed integers


def dark_water(seed=4):
    """Water of baseline 05.10 with its offset subtracted, as signed integers: many values lie below 0."""
    return np.random.default_rng(seed).normal(60, 60, (4, 256, 256)).round().astype("int32")


def test_wrapped_negatives_are_dark(tmp_path):
    truth = dark_water()
    truth[:, 100:140, 100:140] = 9000
    truth[truth == 0] = 1
    source = write_raster(tmp_path / "s.tif", truth.astype("uint16"), names=FOUR)
    assert ((truth < 0).mean()) > 0.05
    with open_scene(source, offset=0) as scene:
        assert [warning for warning in scene.warnings if "64 000" in warning]
        pixels = scene.read(scene.grid().whole)
        assert np.array_equal(pixels, np.maximum(truth, 1))


def bright_cloud():
    """A cloud over dark ground, ever brighter towards its saturated middle, and one saturated glint."""
    rows, columns = np.indices((256, 256))
    distance = np.hypot(rows - 128, columns - 128)
    data = np.clip(300 + 66_000 * np.exp(-((distance / 60) ** 2)), 300, 65_535)
    data[30:33, 30:33], data[31, 31] = 7_000, 65_535
    return np.repeat(data.round().astype("uint16")[None], 4, axis=0)


def test_saturated_clouds_stay(tmp_path):
    data = bright_cloud()
    assert (data >= 64_000).sum() > 500
    with open_scene(write_raster(tmp_path / "s.tif", data, names=FOUR), offset=0) as scene:
        assert np.array_equal(scene.read(scene.grid().whole), data)


def test_products_are_never_taken_for_wrapped(tmp_path):
    def dark_but_for_one(band):
        data = numbers(band)
        data[...] = 150
        data[5, 5], data[7, 7] = 65_535, 64_500
        return data

    for baseline, offset in (("02.06", 0), ("05.10", -1000)):
        with open_scene(make_safe(tmp_path, data=dark_but_for_one, baseline=baseline)) as scene:
            assert not [warning for warning in scene.warnings if "64 000" in warning]
            plane = scene.read(scene.grid(bands=["B04"]).whole, bands=["B04"])[0]
            assert (plane[5, 5], plane[7, 7]) == (65_535 + offset, 64_500 + offset)


def test_declared_no_data_is_not_wrapped(tmp_path):
    data = np.full((4, 64, 64), 100, "uint16")
    data[:, :20], data[:, 30, 30] = 65_535, 65_500
    with open_scene(write_raster(tmp_path / "s.tif", data, names=FOUR, nodata=65_535), offset=0) as scene:
        pixels = scene.read(scene.grid().whole)
        assert not pixels[:, :20].any()
        assert (pixels[:, 20:] == np.where(data[:, 20:] == 65_500, 1, 100)).all()


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    shape=st.tuples(st.integers(1, 30), st.integers(1, 30)),
    low=st.sampled_from([1, 300, 63_000]),
)
def test_only_high_numbers_are_ever_changed(seed, shape, low):
    data = np.random.default_rng(seed).integers(low, 65_536, shape).astype("uint16")
    changed = data.copy()
    darken_wrapped(changed)
    touched = changed != data
    assert (data[touched] >= 64_000).all()
    assert (changed[touched] == 1).all()
    if low > 1_000:
        assert not touched.any()


@pytest.mark.parametrize("declared", [None, -9999, -32768, 0])
def test_signed_integers(tmp_path, declared):
    data = noise(4, 64, 64, low=1, high=3000).astype("int16")
    data[:, 1, 1], data[:, 2, 2], data[:, 3, 3] = 0, -9999, -32768
    data[:, 4, 4], data[:, 5, 5] = -1, -400
    with open_scene(write_raster(tmp_path / "s.tif", data, names=FOUR, nodata=declared), offset=0) as scene:
        pixels = scene.read(scene.grid().whole)
    expected = np.maximum(data, 1)
    for place in (1, 2, 3):
        expected[:, place, place] = 0
    assert np.array_equal(pixels, expected)


# Grids


def test_a_rotated_raster_keeps_its_grid(tmp_path):
    transform = Affine.translation(LEFT, TOP) * Affine.rotation(20) * Affine.scale(10, -10)
    data = noise(4, 60, 50)
    with open_scene(write_raster(tmp_path / "s.tif", data, names=FOUR, transform=transform), offset=0) as scene:
        assert scene.grid().transform.almost_equals(transform)
        assert scene.grid().resolution == pytest.approx(10)
        assert np.array_equal(scene.read(scene.grid().whole), data)
        coarse = scene.read(scene.grid(20).whole, resolution=20)
        assert abs(coarse[0, 3, 3] - data[0, 6:8, 6:8].mean()) <= 0.5


def test_bands_turned_against_each_other_are_refused(tmp_path):
    transform = Affine.translation(LEFT, TOP) * Affine.rotation(2) * Affine.scale(10, -10)
    write_raster(tmp_path / "B02.tif", noise(1, 50, 50))
    write_raster(tmp_path / "B03.tif", noise(1, 50, 50), transform=transform)
    with open_scene(tmp_path, offset=0) as scene:
        assert scene.to_info()["width"] == 50
        with pytest.raises(SourceError, match=r"^the grid of B03\.tif is turned"):
            scene.read(scene.grid().whole)


def test_several_products_in_a_folder(tmp_path):
    first = make_safe(tmp_path, bands=VISIBLE)
    shutil.copytree(first, tmp_path / "b.SAFE")
    with pytest.raises(SourceError, match="no Sentinel-2 product") as caught:
        open_scene(tmp_path)
    assert "\n" not in str(caught.value)
