"""GDAL's names of Sentinel-2 subdatasets stand for their product on the grid that they name."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio
from makers.products import make_safe, zip_tree
from makers.rasters import write_raster

from engine.errors import SourceError, UsageError
from engine.scene import open_scene
from engine.sentinel2 import BAND_NAMES

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "fixtures" / "safe"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return make_safe(tmp_path_factory.mktemp("made"), driver="JP2OpenJPEG")


@pytest.fixture(scope="module")
def level2(tmp_path_factory):
    return make_safe(tmp_path_factory.mktemp("made2"), level="L2A", driver="JP2OpenJPEG")


def read(source, **options):
    with open_scene(source) as scene:
        return scene.read(scene.grid(**options).whole, **options)


def refusal(source, kind=SourceError, **options):
    with pytest.raises(kind) as caught:
        open_scene(source, **options)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("resolution", [10, 20, 60])
def test_a_subdataset_is_its_product_on_its_grid(root, resolution):
    with open_scene(f"SENTINEL2_L1C:{root}/MTD_MSIL1C.xml:{resolution}m:EPSG_32631") as scene:
        assert (scene.kind, scene.level, scene.baseline, scene.resolution) == ("subdataset", "L1C", "05.10", resolution)
        assert tuple(scene.bands) == BAND_NAMES
        assert {band.offset for band in scene.bands.values()} == {-1000}
        assert scene.grid().resolution == scene.to_info()["resolution"] == resolution
        assert np.array_equal(scene.read(scene.grid().whole), read(root, resolution=resolution))
        # Who names a resolution gets it.
        assert scene.grid(60).resolution == 60
        assert root / "MTD_MSIL1C.xml" in scene.paths


def test_level_2(level2):
    with open_scene(f"SENTINEL2_L2A:{level2}/MTD_MSIL2A.xml:20m:EPSG_32631") as scene:
        assert (scene.level, len(scene.bands), scene.grid().resolution) == ("L2A", 12, 20)


def test_ways_to_write_the_path(root, tmp_path, monkeypatch):
    archive = zip_tree(root, tmp_path / "p.zip")
    granule = next(root.glob("GRANULE/*"))
    expected = read(root, resolution=20)
    windows = tmp_path / "C:\\Daten 1"
    shutil.copytree(root, windows)
    monkeypatch.chdir(tmp_path)
    for name in (
        f"SENTINEL2_L1C:{root}:20m:EPSG_32631",
        f'SENTINEL2_L1C:"{root}/MTD_MSIL1C.xml":20m:EPSG_32631',
        f"sentinel2_l1c:{root}/MTD_MSIL1C.xml:20M:epsg_32631",
        f"SENTINEL2_L1C:/vsizip/{archive}/{root.name}/MTD_MSIL1C.xml:20m:EPSG_32631",
        f"SENTINEL2_L1C:/vsizip/{{{archive}}}/{root.name}/MTD_MSIL1C.xml:20m:EPSG_32631",
        f"SENTINEL2_L1C:{archive}:20m:EPSG_32631",
        "SENTINEL2_L1C:p.zip:20m:EPSG_32631",
        "SENTINEL2_L1C:C:\\Daten 1/MTD_MSIL1C.xml:20m:EPSG_32631",
        'SENTINEL2_L1C:"C:\\Daten 1/MTD_MSIL1C.xml":20m:EPSG_32631',
        f"SENTINEL2_L1C_TILE:{granule}/MTD_TL.xml:20m",
    ):
        assert np.array_equal(read(name), expected), name


def test_a_tile_of_the_cloud_archives(root, tmp_path):
    granule = next(root.glob("GRANULE/*"))
    for image in granule.glob("IMG_DATA/*_B*.jp2"):
        shutil.copy(image, tmp_path / f"{image.stem[-3:]}.jp2")
    text = (granule / "MTD_TL.xml").read_text()
    tile_id = "<TILE_ID>S2A_OPER_MSI_L1C_TL_2APS_20240120T125244_A044807_T31TDH_N05.10</TILE_ID>"
    (tmp_path / "metadata.xml").write_text(text.replace("<SENSING_TIME", f"{tile_id}<SENSING_TIME"))
    with open_scene(f"SENTINEL2_L1C_TILE:{tmp_path}/metadata.xml:20m") as scene:
        assert (scene.kind, scene.level, scene.baseline, scene.resolution) == ("subdataset", "L1C", "05.10", 20)
        assert np.array_equal(scene.read(scene.grid().whole), read(root, resolution=20))


def true_colour(root, level):
    data = np.full((3, 60, 60), 100, "uint8")
    data[:, :9] = 0
    data[1, 20, 20] = 0
    folder = next(root.glob("GRANULE/*/IMG_DATA"))
    name = "T31TDH_20240120T105341_TCI"
    for old in root.glob("**/*TCI*"):
        old.unlink()
    if level == "L2A":
        write_raster(folder / "R20m" / f"{name}_20m.jp2", data[:, ::2, ::2], pixel=40, driver="JP2OpenJPEG")
        folder, name = folder / "R10m", f"{name}_10m"
    write_raster(folder / f"{name}.jp2", data, pixel=20, driver="JP2OpenJPEG")
    return data


@pytest.mark.parametrize(("level", "white"), [("L1C", 3558), ("L2A", 2000)])
def test_true_colour(tmp_path, level, white):
    root = make_safe(tmp_path, level=level, bands=("B02", "B03", "B04"))
    data = true_colour(root, level)
    archive = zip_tree(root, tmp_path / "p.zip")
    for place in (root, f"/vsizip/{archive}/{root.name}"):
        with open_scene(f"SENTINEL2_{level}:{place}/MTD_MSI{level}.xml:TCI:EPSG_32631") as scene:
            assert (scene.kind, scene.level, scene.warnings) == ("subdataset", "RGB8", ())
            assert scene.datetime == "2024-01-20T10:58:50.500329Z"
            pixels = scene.read(scene.grid().whole)
            assert pixels.shape == data.shape
            assert not pixels[:, :9].any()
            assert pixels[0, 30, 30] == round(100 * white / 255)
            assert pixels[:, 20, 20].tolist() == [round(100 * white / 255), 1, round(100 * white / 255)]


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no data folder {DATA}")
def test_real_products_by_the_names_that_gdal_gives():
    tree = next(path for path in DATA.iterdir() if "T56JMM" in path.name)
    with rasterio.open(tree / "MTD_MSIL1C.xml") as product:
        names = product.subdatasets
    assert len(names) >= 4
    for name in names:
        part = name.split(":")[-2]
        if part.upper() == "PREVIEW":
            assert "preview" in refusal(name)
            continue
        with open_scene(name) as scene:
            assert (scene.kind, scene.baseline) == ("subdataset", "02.06")
            if part.upper() == "TCI":
                with rasterio.open(next(tree.glob("**/*_TCI.jp2"))) as raw:
                    numbers = raw.read()
                pixels = scene.read(scene.grid().whole)
                assert scene.level == "RGB8"
                assert np.array_equal((pixels > 0).all(axis=0), (numbers > 0).any(axis=0))
            else:
                assert scene.grid().resolution == pytest.approx(int(part[:-1]))


@pytest.mark.parametrize(
    "name",
    [
        "NETCDF:a.nc:reflectance",
        'HDF5:"a.h5"://data/B02',
        "HDF4_EOS:EOS_GRID:a.hdf:g:b",
        "GPKG:a.gpkg:t",
        "ab:c:d",
        "SENTINEL1_X:a:b",
    ],
)
def test_other_drivers(name):
    assert f"is a subdataset of {name.split(':')[0].upper()}, and only those of Sentinel-2" in refusal(name)


def test_what_makes_no_sense(root, tmp_path):
    xml = f"{root}/MTD_MSIL1C.xml"
    assert 'names no resolution: "15m"' in refusal(f"SENTINEL2_L1C:{xml}:15m:EPSG_32631")
    assert "too coarse" in refusal(f"SENTINEL2_L1C:{xml}:PREVIEW:EPSG_32631")
    assert "EPSG:32756, and the product lies in EPSG:32631" in refusal(f"SENTINEL2_L1C:{xml}:10m:EPSG_32756")
    assert "the product is L1C" in refusal(f"SENTINEL2_L2A:{xml}:10m:EPSG_32631")
    assert "there is no file C:\\x\\MTD_MSIL1C.xml" in refusal("SENTINEL2_L1C:C:\\x\\MTD_MSIL1C.xml:10m:EPSG_32631")
    assert "there is no file" in refusal(f"SENTINEL2_L1C:/vsizip/{tmp_path}/x.zip/MTD_MSIL1C.xml:10m:EPSG_32631")
    assert "does not name a file and a resolution" in refusal(f"SENTINEL2_L1C:{xml}")
    assert "does not name a file and a resolution" in refusal("SENTINEL2_L1C:")
    assert "of the level L1B" in refusal("SENTINEL2_L1B:S2A_OPER_MTD_L1B_GR.xml:10m")
    assert "of the level L9X" in refusal(f"SENTINEL2_L9X:{xml}:10m")
    text = tmp_path / "x.xml"
    text.write_text("<x/>")
    assert "x.xml is not the metadata file" in refusal(f"SENTINEL2_L1C:{text}:10m:EPSG_32631")
    assert "no true-colour image" in refusal(
        f"SENTINEL2_L1C:{make_safe(tmp_path, bands=('B02',), name='n.SAFE', picture=False)}:TCI:EPSG_32631"
    )
    assert "--bands" in refusal(f"SENTINEL2_L1C:{xml}:10m:EPSG_32631", UsageError, bands={"B04": 1})
