"""Folders and lists of single-band files, as ESA, Earth Search and Planetary Computer name them."""

import numpy as np
import pytest
from makers.rasters import noise, write_raster

from engine.errors import BandsError, SourceError, UsageError
from engine.scene import open_scene

NAMES = {
    "esa": "T31TDH_20150726T105026_{}.jp2",
    "esa L2A": "T31TDH_20150726T105026_{}_10m.jp2",
    "planetary computer": "T31TDH_20150726T105026_{}_10m.tif",
    "bare": "{}.tif",
    "long": "S2A_OPER_MSI_L1C_TL_EPA__20160605T113933_A004983_T31TDJ_{}.tif",
}
FOUR = ("B02", "B03", "B04", "B08")


def fill(folder, pattern, names=FOUR):
    folder.mkdir(parents=True, exist_ok=True)
    driver = "JP2OpenJPEG" if pattern.endswith("jp2") else "GTiff"
    data = noise(len(names), 40, 50)
    return data, [write_raster(folder / pattern.format(n), d, driver=driver) for n, d in zip(names, data, strict=True)]


@pytest.mark.parametrize("pattern", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("listed", [False, True])
def test_names(tmp_path, pattern, listed):
    data, paths = fill(tmp_path / "Größe 雲 x", pattern)
    for ignored in ("SCL", "TCI", "AOT", "WVP", "preview", "visual"):
        write_raster(tmp_path / "Größe 雲 x" / f"T31TDH_20150726T105026_{ignored}_20m.tif", noise(1, 9, 9))
    with open_scene(paths if listed else tmp_path / "Größe 雲 x", offset=0) as scene:
        assert scene.kind == "files"
        assert tuple(scene.bands) == FOUR
        assert (scene.read(scene.grid().whole) == data).all()
        assert set(scene.paths) == set(paths)
        if "20150726" in pattern:
            assert scene.datetime == "2015-07-26T10:50:26Z"


def test_common_names(tmp_path):
    names = ("blue", "green", "red", "nir", "rededge1", "nir08", "swir16", "coastal")
    fill(tmp_path, "{}.tif", names)
    with open_scene(tmp_path) as scene:
        assert set(scene.bands) == {"B02", "B03", "B04", "B08", "B05", "B8A", "B11", "B01"}


def test_resolutions_and_the_finest(tmp_path):
    fill(tmp_path, "T31TDH_20150726T105026_{}.tif")
    write_raster(tmp_path / "T31TDH_20150726T105026_B11.tif", noise(1, 20, 25), pixel=20)
    with open_scene(tmp_path) as scene:
        assert scene.to_info()["bands"]["B11"]["resolution"] == 20
        assert scene.grid().shape == (40, 50)
    other = tmp_path / "other"
    fill(other, "T31TDH_20150726T105026_{}_10m.tif")
    write_raster(other / "T31TDH_20150726T105026_B02_20m.tif", noise(1, 20, 25), pixel=20)
    with open_scene(other) as scene:
        assert scene.bands["B02"].resolution == 10


def test_the_product_is_named_on_the_path(tmp_path):
    folder = tmp_path / "S2A_MSIL2A_20240120T105341_N0510_R051_T31TDH_20240120T125244"
    fill(folder, "{}.tif")
    with open_scene(folder) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L2A", "05.10", "raster metadata")
        assert {band.offset for band in scene.bands.values()} == {-1000}
        assert scene.product == folder.name


def test_one_file_alone(tmp_path):
    _, paths = fill(tmp_path, "T31TDH_20150726T105026_{}.tif")
    with open_scene(paths[2]) as scene:
        assert list(scene.bands) == ["B04"]


def test_several_scenes_in_a_folder(tmp_path):
    fill(tmp_path, "T31TDH_20150726T105026_{}.tif")
    fill(tmp_path, "T31TDH_20150805T105026_{}.tif")
    with pytest.raises(SourceError, match="2 scenes"):
        open_scene(tmp_path)


def test_two_files_of_one_band(tmp_path):
    fill(tmp_path, "{}.tif")
    write_raster(tmp_path / "blue.tif", noise(1, 40, 50))
    with pytest.raises(BandsError, match="both claim to be B02"):
        open_scene(tmp_path)


def test_a_list_by_places(tmp_path):
    data = noise(2, 9, 9)
    paths = [write_raster(tmp_path / f"{letter}.tif", plane) for letter, plane in zip("xy", data, strict=True)]
    with pytest.raises(BandsError, match=r"x\.tif"):
        open_scene(paths)
    with open_scene(paths, bands={"B04": 2, "B03": 1}, offset=0) as scene:
        assert (scene.read(scene.grid().whole, bands=["B04", "B03"]) == data[::-1]).all()


def test_what_cannot_be_a_scene(tmp_path):
    with pytest.raises(SourceError, match="no file or folder"):
        open_scene(tmp_path / "missing.tif")
    with pytest.raises(SourceError, match="there is no file"):
        open_scene([tmp_path / "B02.tif"])
    with pytest.raises(UsageError):
        open_scene([])
    empty = tmp_path / "leer"
    empty.mkdir()
    with pytest.raises(SourceError, match=r"leer .*no files of single bands"):
        open_scene(empty)
    with pytest.raises(UsageError, match="--bands"):
        open_scene(empty, bands={"B04": 1})
    write_raster(empty / "B02.tif", noise(2, 9, 9))
    with pytest.raises(BandsError, match="holds 2"):
        open_scene(empty)
    text = tmp_path / "text.tif"
    text.write_text("not a raster")
    with pytest.raises(SourceError, match=r"text\.tif is not a raster"):
        open_scene(text)


@pytest.mark.parametrize("ending", ["tif", "jp2"])
@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_truncated_files(tmp_path, ending, keep):
    driver = "JP2OpenJPEG" if ending == "jp2" else "GTiff"
    options = {"blockxsize": 128, "blockysize": 128} | (
        {"tiled": True, "compress": "deflate"} if ending == "tif" else {}
    )
    source = write_raster(tmp_path / f"B02.{ending}", noise(1, 512, 512), driver=driver, **options)
    whole = source.read_bytes()
    source.write_bytes(whole[: int(len(whole) * keep)])

    def use():
        with open_scene(source, offset=0) as scene:
            scene.read(scene.grid().whole)

    with pytest.raises(SourceError) as caught:
        use()
    sentence = str(caught.value)
    assert f"B02.{ending}" in sentence
    assert len(sentence) < 400
    assert "\n" not in sentence


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (33, 31)])
def test_odd_sizes(tmp_path, size):
    data = noise(4, *size)
    with open_scene(write_raster(tmp_path / "s.tif", data, names=FOUR), offset=0) as scene:
        assert np.array_equal(scene.read(scene.grid().whole), data)
        assert scene.read(scene.grid(20).whole, resolution=20).shape == (4, -(-size[0] // 2), -(-size[1] // 2))


def test_no_georeference(tmp_path):
    data = noise(4, 20, 30)
    source = write_raster(tmp_path / "s.tif", data, names=FOUR, crs=None, transform=None)
    with open_scene(source, offset=0) as scene:
        assert any("no georeference" in warning for warning in scene.warnings)
        info = scene.to_info()
        assert (info["crs"], info["resolution"], info["width"]) == (None, None, 30)
        assert (scene.read(scene.grid().whole) == data).all()
        with pytest.raises(UsageError, match="georeference"):
            scene.grid(20)
