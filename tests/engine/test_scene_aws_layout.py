"""Tiles as the cloud archives lay them out: images with bare band names, and JSON beside them."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from makers.products import GRANULE_XML
from makers.rasters import write_raster

from engine.errors import SourceError
from engine.scene import open_scene

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "fixtures" / "aws-l1c"
PRODUCT = "S2A_MSI{}_20240120T105341_N0510_R051_T31TDH_20240120T125244"
DATASTRIP = "S2A_OPER_MSI_L1C_DS_2APS_20240120T125244_S20240120T105408_N05.10"


def tile(folder, level="L1C", *, product=PRODUCT, datastrip=DATASTRIP, xml=False, **more):
    folder.mkdir(parents=True, exist_ok=True)
    for name, edge in (("B02", 10), ("B03", 10), ("B04", 10), ("B11", 20), ("B01", 60)):
        inside = folder / f"R{edge}m" if level == "L2A" else folder
        inside.mkdir(exist_ok=True)
        write_raster(
            inside / f"{name}.jp2", np.full((600 // edge,) * 2, 1500, "uint16"), pixel=edge, driver="JP2OpenJPEG"
        )
    info = {
        "timestamp": "2024-01-20T10:58:49.3Z",
        "productName": product.format(level) if product else None,
        "datastrip": {"id": datastrip.replace("L1C", level)} if datastrip else None,
        **more,
    }
    (folder / "tileInfo.json").write_text(json.dumps(info))
    if xml:
        tile_id = f"S2A_OPER_MSI_{level}_TL_2APS_20240120T125244_A044807_T31TDH_N05.10"
        text = GRANULE_XML.replace("<SENSING_TIME", f"<TILE_ID>{tile_id}</TILE_ID><SENSING_TIME")
        (folder / "metadata.xml").write_text(text)
    return folder


@pytest.mark.parametrize("level", ["L1C", "L2A"])
@pytest.mark.parametrize("xml", [False, True])
def test_layout(tmp_path, level, xml):
    folder = tile(tmp_path / "0", level, xml=xml)
    for source in (folder, folder / "tileInfo.json"):
        with open_scene(source) as scene:
            assert (scene.kind, scene.level, scene.baseline) == ("files", level, "05.10")
            assert (scene.product, scene.offset_from) == (PRODUCT.format(level), "product metadata")
            assert {name: band.resolution for name, band in scene.bands.items()} == {
                "B01": 60,
                "B02": 10,
                "B03": 10,
                "B04": 10,
                "B11": 20,
            }
            assert scene.datetime == ("2024-01-20T10:58:50.500329Z" if xml else "2024-01-20T10:58:49.3Z")
            assert scene.sun_zenith == (65.75 if xml else None)
            assert scene.warnings == ()
            assert (scene.read(scene.grid().whole) == 500).all()
            assert folder / "tileInfo.json" in scene.paths


def test_only_one_of_its_files(tmp_path):
    tile(tmp_path, xml=True)
    (tmp_path / "tileInfo.json").unlink()
    with open_scene(tmp_path) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L1C", "05.10", "product metadata")
    (tmp_path / "metadata.xml").unlink()
    name = PRODUCT.format("L2A").replace("N0510", "N0214")
    (tmp_path / "productInfo.json").write_text(json.dumps({"name": name, "timestamp": "2024-01-20T10:53:41Z"}))
    with open_scene(tmp_path / "productInfo.json") as scene:
        assert (scene.level, scene.baseline, scene.product) == ("L2A", "02.14", name)
        assert {band.offset for band in scene.bands.values()} == {0}


def test_the_tile_beats_the_names_of_folders(tmp_path):
    folder = tmp_path / "S2A_MSIL2A_20180117T105341_N0206_R051_T31TDH_20180117T125244"
    with open_scene(tile(folder)) as scene:
        assert (scene.level, scene.baseline, scene.product) == ("L1C", "05.10", PRODUCT.format("L1C"))


def test_what_it_leaves_open_is_told_by_names(tmp_path):
    folder = tmp_path / "S2A_MSIL2A_20180117T105341_N0206_R051_T31TDH_20180117T125244"
    with open_scene(tile(folder, product=None, datastrip=None)) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == ("L2A", "02.06", "raster metadata")
    with open_scene(tile(tmp_path / "0", product=None, datastrip=None)) as scene:
        assert (scene.level, scene.baseline, scene.offset_from) == (None, None, "unknown")
        assert scene.datetime == "2024-01-20T10:58:49.3Z"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"productName": \ud800'], ids=["empty", "cut", "deep", "odd"]
)
def test_json_that_cannot_be_read(tmp_path, text):
    tile(tmp_path)
    (tmp_path / "tileInfo.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(SourceError, match=r"tileInfo\.json beside the images cannot be read"):
        open_scene(tmp_path)


def test_json_of_another_form_says_nothing(tmp_path):
    tile(tmp_path, product=None, datastrip=None)
    for text in ("[]", "3", '{"productName": 3, "datastrip": ["x"]}'):
        (tmp_path / "tileInfo.json").write_text(text)
        with open_scene(tmp_path) as scene:
            assert (scene.product, scene.offset_from) == (None, "unknown")


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no data folder {DATA}")
def test_a_real_tile_under_any_name(tmp_path):
    shutil.copytree(next(DATA.iterdir()), tmp_path / "0")
    with open_scene(tmp_path / "0") as scene:
        assert (scene.kind, scene.level, scene.baseline) == ("files", "L1C", "02.06")
        assert (scene.offset_from, scene.datetime) == ("product metadata", "2018-06-17T00:11:07.458Z")
        assert scene.product == "S2B_MSIL1C_20180617T001109_N0206_R073_T55JGF_20180617T013729"
        assert len(scene.bands) == 13
        assert scene.warnings == ()
