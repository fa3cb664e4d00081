"""Offsets and levels of products come from their own metadata, by band."""

import numpy as np
import pytest
from makers.products import GROUND, make_safe, numbers, product_xml
from makers.rasters import write_raster

from engine.errors import BandsError, RadiometryError, SourceError, UsageError
from engine.scene import open_scene
from engine.sentinel2 import BANDS, BY_NAME


@pytest.mark.parametrize(
    ("level", "baseline", "offset", "schema"),
    [
        ("L1C", "02.04", 0, "12"),
        ("L1C", "04.00", -1000, "14"),
        ("L1C", "05.10", -1000, "15"),
        ("L2A", "02.12", 0, "14"),
        ("L2A", "04.00", -1000, "14"),
        ("L2A", "05.11", -1000, "15"),
    ],
)
def test_baseline_and_level_decide(tmp_path, level, baseline, offset, schema):
    with open_scene(make_safe(tmp_path, level=level, baseline=baseline, schema=schema)) as scene:
        assert (scene.kind, scene.level, scene.baseline) == ("safe", level, baseline)
        assert scene.offset_from == "product metadata"
        assert {band.offset for band in scene.bands.values()} == {offset}
        assert len(scene.bands) == (13 if level == "L1C" else 12)
        assert scene.warnings == ()
        red = scene.read(scene.grid().whole, bands=["B04"])[0]
        assert red[5, 5] == int(numbers(BY_NAME["B04"])[5, 5]) + offset


def test_offsets_differ_by_band(tmp_path):
    offsets = {band.band_id: -1000 - 10 * band.band_id for band in BANDS}
    with open_scene(make_safe(tmp_path, offsets=offsets)) as scene:
        pixels = scene.read(scene.grid().whole)
        for band, plane in zip(BANDS, pixels, strict=True):
            assert scene.bands[band.name].offset == offsets[band.band_id]
            middle = plane.shape[0] // 2
            assert plane[middle, middle] == 1400 + 100 * band.band_id + offsets[band.band_id]


def test_a_missing_list_is_told(tmp_path):
    with open_scene(make_safe(tmp_path, offsets=None)) as scene:
        assert {band.offset for band in scene.bands.values()} == {-1000}
        assert any("--offset 0" in warning and "05.10" in warning for warning in scene.warnings)


def test_a_list_with_holes_is_told(tmp_path):
    with open_scene(make_safe(tmp_path, offsets={0: -990, 1: -990})) as scene:
        assert scene.bands["B02"].offset == -990
        assert scene.bands["B03"].offset == -1000
        assert any("B03" in warning and "B02" not in warning for warning in scene.warnings)


def test_a_renamed_folder_keeps_its_offset(tmp_path):
    root = make_safe(tmp_path, name="von Hand umbenannt, größer")
    for source in (root, str(root), root / "MTD_MSIL1C.xml", next(root.glob("GRANULE/*"))):
        with open_scene(source) as scene:
            assert (scene.kind, scene.level, scene.baseline, scene.bands["B02"].offset) == (
                "safe",
                "L1C",
                "05.10",
                -1000,
            )


def test_metadata_beats_the_name(tmp_path):
    root = make_safe(
        tmp_path, baseline="02.06", name="S2A_MSIL2A_20240120T105341_N0510_R051_T31TDH_20240120T125244.SAFE"
    )
    with open_scene(root) as scene:
        assert (scene.level, scene.baseline, scene.bands["B02"].offset) == ("L1C", "02.06", 0)


def test_quantification_counts(tmp_path):
    with open_scene(make_safe(tmp_path, baseline="02.04", quantification=1000)) as scene:
        assert scene.bands["B02"].scale == pytest.approx(0.001)
        assert scene.read(scene.grid().whole, bands=["B02"])[0, 5, 5] == 15000


def test_granule_metadata(tmp_path):
    root = make_safe(tmp_path)
    with open_scene(root) as scene:
        assert scene.sun_zenith == 65.75
        assert scene.sun_azimuth == 162.5
        assert scene.datetime == "2024-01-20T10:58:50.500329Z"
        assert root / "MTD_MSIL1C.xml" in scene.paths
        assert len(scene.paths) == 15
    next(root.glob("GRANULE/*/MTD_TL.xml")).unlink()
    with open_scene(root) as scene:
        assert scene.sun_zenith is None
        assert scene.datetime == "2024-01-20T10:53:41.024Z"


def test_level2_takes_bands_at_their_own_resolution(tmp_path):
    root = make_safe(tmp_path, level="L2A", bands=("B02", "B03", "B04", "B05", "B01"))
    images = next(root.glob("GRANULE/*/IMG_DATA"))
    for folder, resolution in (("R20m", 20), ("R60m", 60)):
        write_raster(images / folder / f"T31TDH_20240120T105341_B02_{resolution}m.tif", np.full((9, 9), 7, "uint16"))
    write_raster(images / "R20m" / "T31TDH_20240120T105341_B01_20m.tif", np.full((60, 60), 7, "uint16"), pixel=20)
    write_raster(images / "R20m" / "T31TDH_20240120T105341_SCL_20m.tif", np.full((60, 60), 4, "uint8"), pixel=20)
    with open_scene(root) as scene:
        resolutions = {name: band.resolution for name, band in scene.bands.items()}
    assert resolutions == {"B01": 60, "B02": 10, "B03": 10, "B04": 10, "B05": 20}


def test_old_naming(tmp_path):
    root = tmp_path / "S2A_OPER_PRD_MSIL1C_PDMC_20160605T171933_R008_V20160605T105933_20160605T105933.SAFE"
    granules = [
        root / "GRANULE" / f"S2A_OPER_MSI_L1C_TL_EPA__20160605T113933_A004983_T31T{x}_N02.02" for x in ("CJ", "DJ")
    ]
    for granule in granules:
        (granule / "IMG_DATA").mkdir(parents=True)
        for name in ("B02", "B03", "B04"):
            stem = granule.name.removesuffix("_N02.02")
            write_raster(
                granule / "IMG_DATA" / f"{stem}_{name}.jp2", np.full((64, 64), 1500, "uint16"), driver="JP2OpenJPEG"
            )
    (root / "S2A_OPER_MTD_SAFL1C_PDMC_20160605T171933_R008.xml").write_text(product_xml("L1C", "02.02", schema="12"))
    with pytest.raises(SourceError, match="2 granules") as caught:
        open_scene(root)
    assert "one granule" in str(caught.value)
    with open_scene(granules[1]) as scene:
        assert (scene.kind, scene.baseline, set(scene.bands)) == ("safe", "02.02", {"B02", "B03", "B04"})
        assert all("DJ" in band.path for band in scene.bands.values())
        assert scene.read(scene.grid().whole).max() == 1500


def test_products_that_cannot_be_read(tmp_path):
    with pytest.raises(SourceError, match="no band images"):
        open_scene(make_safe(tmp_path, images=False, name="a.SAFE"))
    broken = make_safe(tmp_path, name="b.SAFE")
    (broken / "MTD_MSIL1C.xml").write_text("<General_Info><PROCESSING")
    with pytest.raises(SourceError, match="MTD_MSIL1C"):
        open_scene(broken)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    (broken / "MTD_MSIL1C.xml").write_text(bomb)
    with pytest.raises(SourceError, match="MTD_MSIL1C"):
        open_scene(broken)


def test_the_user_has_the_last_word(tmp_path):
    with open_scene(make_safe(tmp_path), offset=0, level="l2a", scale=0.001) as scene:
        assert (scene.level, scene.offset_from) == ("L2A", "user")
        assert (scene.bands["B02"].offset, scene.bands["B02"].scale) == (0, 0.001)


@pytest.mark.parametrize("options", [{"level": "L3"}, {"offset": float("nan")}, {"scale": 0}, {"scale": -1}])
def test_options_that_make_no_sense(tmp_path, options):
    with pytest.raises(UsageError, match=next(iter(options))):
        open_scene(make_safe(tmp_path, bands=("B02",)), **options)


def test_bands_cannot_be_mapped_in_a_product(tmp_path):
    with pytest.raises(UsageError, match="--bands"):
        open_scene(make_safe(tmp_path, bands=("B02",)), bands={"B04": 1})


FOUR = ("B02", "B03", "B04", "B08")


def raster(folder, data, **options):
    return write_raster(folder / options.pop("file", "s.tif"), data, names=FOUR, **options)


def test_unknown_radiometry_is_asked_for(tmp_path):
    with open_scene(raster(tmp_path, np.full((4, 64, 64), 1500, "uint16"))) as scene:
        assert (scene.offset_from, scene.level, scene.bands["B02"].offset) == ("unknown", None, None)
        assert scene.to_info()["offset_from"] == "unknown"
        for act in (scene.require_radiometry, lambda: scene.read(scene.grid().whole)):
            with pytest.raises(RadiometryError, match="--offset -1000"):
                act()


@pytest.mark.parametrize(
    ("tags", "file", "offset", "level"),
    [
        ({"PRODUCT_URI": "S2B_MSIL2A_20220413T150759_N0400_R025_T33XWJ_20220414T082126.SAFE"}, "s.tif", -1000, "L2A"),
        ({"PROCESSING_BASELINE": "02.09", "PROCESSING_LEVEL": "Level-1C"}, "s.tif", 0, "L1C"),
        ({}, "S2A_MSIL1C_20240120T105341_N0510_R051_T31TCJ_20240120T125244.tif", -1000, "L1C"),
        # The tile and the orbit look like baselines to those who count parts.
        ({}, "S2A_MSIL1C_20180629T000241_N0206_R030_T56JMM_20180629T012042.tif", 0, "L1C"),
        ({"SCALE": "0.0001", "OFFSET": "-0.1", "LEVEL": "L2A"}, "s.tif", -1000, "L2A"),
        ({"SCALE": "0.0001", "OFFSET": "-1000"}, "s.tif", -1000, None),
    ],
)
def test_rasters_that_name_their_product(tmp_path, tags, file, offset, level):
    source = raster(tmp_path, np.full((4, 64, 64), 1500, "uint16"), tags=tags, file=file)
    with open_scene(source) as scene:
        assert (scene.offset_from, scene.level) == ("raster metadata", level)
        assert scene.read(scene.grid().whole)[0, 0, 0] == 1500 + offset


def test_gdal_scale_and_offset_are_in_reflectance(tmp_path):
    import rasterio

    source = raster(tmp_path, np.full((4, 64, 64), 1500, "uint16"))
    with rasterio.open(source, "r+") as target:
        target.scales, target.offsets = (0.0001,) * 4, (-0.1,) * 4
    with open_scene(source) as scene:
        assert (scene.bands["B02"].offset, scene.offset_from) == (-1000, "raster metadata")
        assert scene.read(scene.grid().whole)[0, 0, 0] == 500


def test_the_pixels_contradict(tmp_path):
    rng = np.random.default_rng(3)
    plain = rng.gamma(2.0, 500.0, (4, 256, 256)).astype("uint16") + 30
    low, high = raster(tmp_path, plain, file="low.tif"), raster(tmp_path, plain + 1000, file="high.tif")
    said = {}
    for source, offset in ((low, 0), (low, -1000), (high, 0), (high, -1000)):
        with open_scene(source, offset=offset) as scene:
            said[source.name, offset] = scene.warnings
    assert said["low.tif", 0] == said["high.tif", -1000] == ()
    assert "--offset 0" in said["low.tif", -1000][0]
    assert "--offset -1000" in said["high.tif", 0][0]


def test_eight_bit_pictures_are_asked_for(tmp_path):
    source = write_raster(tmp_path / "p.tif", np.full((3, 9, 9), 128, "uint8"), names=("red", "green", "blue"))
    with open_scene(source) as scene, pytest.raises(RadiometryError, match="RGB8"):
        scene.read(scene.grid().whole)
    with open_scene(source, level="RGB8") as scene:
        assert scene.read(scene.grid().whole)[0, 0, 0] == round(128 * 3000 / 255)
        assert any("8-bit" in warning for warning in scene.warnings)


def test_a_band_that_is_not_there(tmp_path):
    with open_scene(make_safe(tmp_path, bands=("B02", "B04"))) as scene:
        assert scene.grid().shape == (GROUND // 10, GROUND // 10)
        with pytest.raises(BandsError, match="no B03"):
            scene.read(scene.grid().whole, bands=["B03"])
