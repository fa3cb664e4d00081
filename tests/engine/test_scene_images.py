"""True-colour pictures of 8 bits become reflectance by what is known of their making."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from makers.rasters import noise, write_raster
from PIL import Image
from rasterio.enums import ColorInterp

from engine.errors import BandsError, RadiometryError
from engine.scene import open_scene
from engine.window import Window

DATA = Path(__file__).parents[2].parent / "shared" / "data"
PRODUCT = "S2A_MSI{}_20240120T105341_N0510_R051_T31TDH_20240120T125244.SAFE"


def colours(height=40, width=50):
    """Values of every size, with a black corner, a pixel that lacks each colour, and the brightest."""
    data = noise(3, height, width, low=1, high=256).astype("uint8")
    data[:, :5, :7] = 0
    for colour in range(3):
        data[colour, 20, 10 + colour] = 0
    data[:, 30, 30] = 255
    data[:, 31, 30] = 1
    return data


def expected(data, white):
    pixels = np.maximum(np.rint(data * (white / 255)), 1).astype("uint16")
    pixels[:, (data == 0).all(axis=0)] = 0
    return pixels


def check(source, data, white, *, warned, **options):
    with open_scene(source, **options) as scene:
        assert (scene.kind, scene.level) == ("image", "RGB8")
        assert list(scene.bands) == ["B02", "B03", "B04"]
        assert any("stretch" in warning for warning in scene.warnings) == warned
        pixels = scene.read(scene.grid().whole, bands=["B04", "B03", "B02"])
        assert np.array_equal(pixels, expected(data, white))
        # One colour alone, and a window, know of the others.
        part = Window(15, 3, 20, 20)
        assert np.array_equal(scene.read(part, bands=["B03"])[0], pixels[1, 15:35, 3:23])
        scene.require_radiometry()


@pytest.mark.parametrize(
    ("name", "white"),
    [
        (PRODUCT.format("L1C") + "/T31TDH_20240120T105341_TCI.jp2", 3558),
        (PRODUCT.format("L2A") + "/R10m/T31TDH_20240120T105341_TCI_10m.jp2", 2000),
        ("T31TDH_20240120T105341_TCI_20m.jp2", 2000),
        ("R10m/TCI.jp2", 2000),
        ("T31TDH_20240120T105341_TCI.jp2", None),
        ("TCI.tif", None),
        ("S2A_MSIL1C_20240120T105341_N0510_R051_T31TDH_20240120T125244_TCI.tif", 3558),
        (PRODUCT.format("L2A") + "/a picture of mine.tif", None),
    ],
)
def test_whose_picture_it_is(tmp_path, name, white):
    data, path = colours(), tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_raster(path, data, driver="JP2OpenJPEG" if name.endswith("jp2") else "GTiff")
    check(path, data, white or 3000, warned=white is None)
    if white is None:
        with open_scene(path) as scene:
            assert scene.offset_from == "values"


def test_beside_the_metadata_of_a_tile(tmp_path):
    name = PRODUCT.format("L1C").removesuffix(".SAFE")
    (tmp_path / "tileInfo.json").write_text(f'{{"productName": "{name}"}}')
    data = colours()
    check(write_raster(tmp_path / "TCI.jp2", data, driver="JP2OpenJPEG"), data, 3558, warned=False)


def test_png_with_a_world_file(tmp_path):
    data = colours()
    Image.fromarray(np.moveaxis(data, 0, -1)).save(tmp_path / "p.png")
    check(tmp_path / "p.png", data, 3000, warned=True)
    with open_scene(tmp_path / "p.png") as scene:
        assert any("no georeference" in warning for warning in scene.warnings)
    (tmp_path / "p.pgw").write_text("10\n0\n0\n-10\n600005\n4900015\n")
    (tmp_path / "p.png.aux.xml").write_text("<PAMDataset><SRS>EPSG:32631</SRS></PAMDataset>")
    with open_scene(tmp_path / "p.png") as scene:
        grid = scene.grid()
        assert (grid.resolution, grid.crs.to_epsg(), grid.transform.c, grid.transform.f) == (10, 32631, 600000, 4900020)


def test_jpeg(tmp_path):
    data = np.kron(noise(3, 10, 12, low=1, high=256), np.ones((16, 16))).astype("uint8")
    data[:, :32, :32] = 0
    Image.fromarray(np.moveaxis(data, 0, -1)).save(tmp_path / "p.jpg", quality=98, subsampling=0)
    with open_scene(tmp_path / "p.jpg") as scene:
        assert (scene.kind, scene.level) == ("image", "RGB8")
        pixels = scene.read(scene.grid().whole, bands=["B04", "B03", "B02"]).astype(float)
    close = np.abs(pixels - expected(data, 3000)) <= 12 * 3000 / 255
    assert close[:, data.all(axis=0)].mean() > 0.99


@pytest.mark.parametrize("make", ["png", "tif"])
def test_alpha(tmp_path, make):
    data, alpha = colours(), np.full((1, 40, 50), 255, "uint8")
    alpha[:, 8:12], alpha[:, 13] = 0, 1
    path = tmp_path / f"p.{make}"
    if make == "png":
        Image.fromarray(np.moveaxis(np.concatenate([data, alpha]), 0, -1), "RGBA").save(path)
    else:
        write_raster(path, np.concatenate([data, alpha]), photometric="RGB", alpha="YES")
    shown = data.copy()
    shown[:, 8:12] = 0
    check(path, shown, 3000, warned=True)


def test_colours_in_another_order(tmp_path):
    import rasterio

    data = colours()
    path = write_raster(tmp_path / "p.tif", data[::-1])
    with rasterio.open(path, "r+") as target:
        target.colorinterp = (ColorInterp.blue, ColorInterp.green, ColorInterp.red)
    check(path, data, 3000, warned=True)


def test_declared_no_data_of_all_colours(tmp_path):
    data = colours()
    path = write_raster(tmp_path / "p.tif", data, nodata=255)
    with open_scene(path) as scene:
        pixels = scene.read(scene.grid().whole, bands=["B04", "B03", "B02"])
    empty = (data == 255).all(axis=0) | (data == 0).all(axis=0)
    assert empty[30, 30]
    assert ((pixels == 0) == empty).all()


def test_what_the_user_says_wins(tmp_path):
    path = write_raster(tmp_path / "T31TDH_20240120T105341_TCI_10m.tif", colours())
    with open_scene(path, scale=0.001) as scene:
        assert {band.scale for band in scene.bands.values()} == {0.001}
        assert scene.warnings == ()
    with open_scene(path, bands={"B04": 3, "B03": 2, "B02": 1}, level="RGB8") as scene:
        assert (scene.kind, scene.bands["B04"].index) == ("raster", 3)
        dark = scene.read(scene.grid().whole)[:, 20, 10:13]
        assert (dark > 0).all()


def test_on_a_coarser_grid(tmp_path):
    path = write_raster(tmp_path / "p.tif", colours())
    with open_scene(path) as scene:
        pixels = scene.read(scene.grid(20).whole, resolution=20)
        assert pixels.shape == (3, 20, 25)
        assert not pixels[:, :2, :3].any()
        assert pixels[:, 4:, 5:].all()


def test_pictures_without_three_colours(tmp_path):
    grey = colours()[0]
    Image.fromarray(grey).save(tmp_path / "g.jpg")
    Image.fromarray(grey).convert("LA").save(tmp_path / "ga.png")
    Image.fromarray(np.moveaxis(colours(), 0, -1)).convert("P").save(tmp_path / "p.png")
    Image.fromarray(np.moveaxis(colours(), 0, -1)).convert("CMYK").save(tmp_path / "c.jpg")
    write_raster(tmp_path / "c.tif", np.concatenate([colours(), colours()[:1]]), photometric="CMYK")
    for name, said in (
        ("g.jpg", "grey"),
        ("ga.png", "grey"),
        ("p.png", "palette"),
        ("c.jpg", "CMYK"),
        ("c.tif", "CMYK"),
    ):
        with pytest.raises(BandsError, match=said) as caught:
            open_scene(tmp_path / name)
        assert name in str(caught.value)
    four = write_raster(tmp_path / "four.tif", np.concatenate([colours(), colours()[:1]]), photometric="MINISBLACK")
    with pytest.raises(BandsError, match="--bands"):
        open_scene(four)


def test_sixteen_bits_are_no_picture(tmp_path):
    path = write_raster(tmp_path / "p.png", noise(3, 30, 30), driver="PNG")
    with pytest.raises(BandsError, match="--bands"):
        open_scene(path)
    with (
        open_scene(path, bands={"B04": 1, "B03": 2, "B02": 3}) as scene,
        pytest.raises(RadiometryError, match="--offset"),
    ):
        scene.require_radiometry()
    with open_scene(path, bands={"B04": 1, "B03": 2, "B02": 3}, offset=0, scale=0.0001) as scene:
        assert scene.read(scene.grid().whole).all()


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no data folder {DATA}")
def test_real_pictures(tmp_path):
    tree = next(path for path in (DATA / "fixtures" / "safe").iterdir() if "T56JMM" in path.name)
    picture = next(tree.glob("**/*_TCI.jp2"))
    with open_scene(picture) as scene, open_scene(tree) as product:
        assert (scene.kind, scene.level, scene.warnings) == ("image", "RGB8", ())
        made = scene.read(scene.grid().whole, bands=["B04", "B03", "B02"]).astype(float)
        truth = product.read(scene.grid().whole, bands=["B04", "B03", "B02"]).astype(float)
    fine = (made > 100).all(axis=0) & (truth > 100).all(axis=0) & (truth < 3400).all(axis=0)
    assert np.median(np.abs(made - truth)[:, fine] / truth[:, fine]) < 0.1
    preview = next((DATA / "s2" / "preview").glob("*PVI.jpg"))
    shutil.copy(preview, tmp_path / "x.jpg")
    with open_scene(tmp_path / "x.jpg") as scene:
        assert scene.kind == "image"
        assert scene.read(scene.grid().whole).any()
