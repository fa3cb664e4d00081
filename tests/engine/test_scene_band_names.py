"""Bands are recognised by name or wavelength, and asked for otherwise."""

import pytest
import rasterio
from hypothesis import given
from hypothesis import strategies as st
from makers.rasters import FOUR, noise, write_raster

from engine.errors import BandsError
from engine.scene import open_scene, parse_band_mapping
from engine.sentinel2 import BAND_NAMES, BY_NAME, baseline_from_name, product_from_name, time_from_name


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (FOUR, FOUR),
        (("b2", "b3", "b4", "b8"), FOUR),
        (("Band 2", "Band 3", "Band 4", "Band 8"), FOUR),
        (("blue", "Green", "RED", "nir"), FOUR),
        (
            ("B4, central wavelength 665 nm", "B3, central wavelength 560 nm", "B2, x", "B8, y"),
            ("B04", "B03", "B02", "B08"),
        ),
        (("T31TDH_20150726T105026_B02_10m", "B03_10m", "B04 (665 nm)", "B8A_20m"), ("B02", "B03", "B04", "B8A")),
        (("Red edge 1", "rededge_2", "NIR narrow", "swir16"), ("B05", "B06", "B8A", "B11")),
        (("B02", "B03", "B04", "SCL"), ("B02", "B03", "B04", None)),
        (("B01", "B02", "B03", "B04"), ("B01", "B02", "B03", "B04")),
        (("665 nm", "560 nm", "493 nm", "1614 nm"), ("B04", "B03", "B02", "B11")),
    ],
)
def test_descriptions(tmp_path, names, found):
    with open_scene(write_raster(tmp_path / "s.tif", noise(4, 9, 9), names=names)) as scene:
        wanted = {name: index for index, name in enumerate(found, 1) if name}
        assert {name: band.index for name, band in scene.bands.items()} == wanted
        assert list(scene.bands) == [name for name in BAND_NAMES if name in wanted]


def test_bands_are_read_in_the_order_asked_for(tmp_path):
    data = noise(4, 30, 20)
    for interleave in ("band", "pixel"):
        source = write_raster(tmp_path / f"{interleave}.tif", data, names=FOUR[::-1], interleave=interleave)
        with open_scene(source, offset=0) as scene:
            whole = scene.grid().whole
            assert (scene.read(whole) == data[::-1]).all()
            assert (scene.read(whole, bands=["B08", "B02", "B04"]) == data[[0, 3, 1]]).all()
            assert (scene.read(whole, bands=["B03"]) == data[2:3]).all()


@pytest.mark.parametrize(
    "tags",
    [
        {"wavelength": "0.665", "wavelength_units": "Micrometers"},
        {"WAVELENGTH": "665"},
        {"CENTRAL_WAVELENGTH": "664.6 nm"},
        {"BANDNAME": "B4"},
    ],
)
def test_wavelengths_in_metadata(tmp_path, tags):
    source = write_raster(tmp_path / "s.tif", noise(2, 9, 9))
    with rasterio.open(source, "r+") as target:
        target.update_tags(2, **tags)
    with open_scene(source) as scene:
        assert {name: band.index for name, band in scene.bands.items()} == {"B04": 2}


@pytest.mark.parametrize("count", [3, 4, 10, 12, 13])
def test_the_usual_order_is_offered_and_never_taken(tmp_path, count):
    data = noise(count, 9, 9)
    source = write_raster(tmp_path / "s.tif", data, names=[f"Band {i}" for i in range(1, count + 1)])
    with pytest.raises(BandsError) as caught:
        open_scene(source, level="L1C", offset=0)
    text = str(caught.value).split('--bands "')[1].rstrip('"')
    mapping = parse_band_mapping(text)
    assert sorted(mapping.values()) == list(range(1, count + 1))
    if count == 10:
        assert all(BY_NAME[name].resolution < 60 for name in mapping)
    with open_scene(source, offset=0, bands=mapping) as scene:
        assert scene.read(scene.grid().whole, bands=["B04"])[0, 0, 0] == data[mapping["B04"] - 1, 0, 0]


@pytest.mark.parametrize("names", [(), ("a", "b"), ("lyr.1", "lyr.2"), ("B1", "B2")])
def test_unknown_names_are_asked_for(tmp_path, names):
    with pytest.raises(BandsError, match="--bands") as caught:
        open_scene(write_raster(tmp_path / "s.tif", noise(2, 9, 9), names=names))
    assert "red=3" in str(caught.value)


def test_the_same_name_twice(tmp_path):
    with pytest.raises(BandsError, match=r"2 bands .* B02"):
        open_scene(write_raster(tmp_path / "s.tif", noise(2, 9, 9), names=("B02", "blue")))


def test_mapping_text():
    assert parse_band_mapping(" red=3, B02 = 1,nir=4 ") == {"B04": 3, "B02": 1, "B08": 4}
    for text, word in (
        ("", "empty"),
        ("red", "name=number"),
        ("red=0", "name=number"),
        ("red=x", "name=number"),
        ("rot=1", "rot"),
        ("red=1,B04=2", "twice"),
    ):
        with pytest.raises(BandsError, match=word):
            parse_band_mapping(text)


@given(st.text())
def test_any_mapping_text_is_understood_or_refused(text):
    try:
        mapping = parse_band_mapping(text)
    except BandsError:
        return
    assert mapping
    assert set(mapping) <= set(BAND_NAMES)


def test_a_mapping_is_checked(tmp_path):
    source = write_raster(tmp_path / "s.tif", noise(3, 9, 9), names=("B02", "B03", "B04"))
    with pytest.raises(BandsError, match=r"band 4.* has 3"):
        open_scene(source, bands={"B04": 4})
    with pytest.raises(BandsError, match="B99"):
        open_scene(source, bands={"B99": 1})
    with open_scene(source, bands={"B08": 1}) as scene:
        assert list(scene.bands) == ["B08"]


def test_facts_in_names():
    name = "S2B_MSIL2A_20220413T150759_N0511_R025_T33UWP_20220414T082126.SAFE"
    assert baseline_from_name(name) == "05.11"
    assert product_from_name(f"/x/{name}/y") == name.removesuffix(".SAFE")
    assert time_from_name(name) == "2022-04-13T15:07:59Z"
    assert time_from_name("S2B_OPER_MSI_L1C_TL_EPAE_20180617T013729_A006677") is None
