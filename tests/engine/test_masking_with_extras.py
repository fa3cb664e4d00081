"""What `mask` writes beside the mask, how it draws with options, and that all of it is there or nothing."""

from __future__ import annotations

import json

import numpy as np
import pyogrio
import pystac
import pytest
import rasterio
from makers.disks import small_disk
from rasterio.transform import from_origin

import engine
from engine import pipeline
from engine.errors import DiskFullError, TargetError, UsageError
from engine.synthetic.fields import power_law_field

KNOWN = {"level": "L1C", "offset": 0}
OPTIONS = {
    "thresholds": {"cloud": 0.3, "cloud_shadow": 0.6},
    "buffer_clouds": 40,
    "buffer_shadows": 25,
    "min_area": 3000,
}
ENDINGS = {
    "probabilities": "_p.tif",
    "polygons": ".gpkg",
    "report": ".json",
    "quicklook": ".png",
    "stac": "_item.json",
    "style": ".qml",
}


def write(path, data, **profile):
    options = {"driver": "GTiff", "crs": "EPSG:32631", "transform": from_origin(600_000, 4_900_020, 10, 10), **profile}
    count, height, width = data.shape
    with rasterio.open(path, "w", count=count, height=height, width=width, dtype="uint16", **options) as target:
        target.write(data)
        target.descriptions = ("B02", "B03", "B04", "B08")
    return path


def landscape(height, width):
    """Ground under clouds, reflectance × 10 000, with a corner that holds no data."""
    rng = np.random.default_rng(1)
    size = max(height, width)
    ground = np.clip(1 + 0.2 * power_law_field(size, size, 2.6, rng), 0.3, 2)
    cloud = np.clip(power_law_field(size, size, 3.2, rng, outer_scale=128) - 0.5, 0, 1)
    spectrum, bright = np.array([1200, 1000, 900, 2600]), np.array([6200, 6000, 5900, 6400])
    mixed = spectrum[:, None, None] * ground * (1 - cloud) + bright[:, None, None] * cloud
    data = mixed[:, :height, :width].clip(1, 16_000).astype(np.uint16)
    data[:, -90:, :70] = 0
    return data


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    return write(tmp_path_factory.mktemp("scene") / "scene.tif", landscape(700, 820))


def beside(folder, *kinds):
    return {kind: folder / f"x{ENDINGS[kind]}" for kind in kinds or ENDINGS}


@pytest.fixture(scope="module")
def everything(scene, tmp_path_factory):
    folder = tmp_path_factory.mktemp("everything")
    return pipeline.mask(scene, folder / "x.tif", **beside(folder), **KNOWN)


def read(path):
    with rasterio.open(path) as raster:
        return raster.read()


def test_everything_is_there_and_nothing_else(everything):
    folder = everything.mask.parent
    assert {path.name for path in folder.iterdir()} == {
        "x.tif",
        "x.tif.aux.xml",
        *(f"x{end}" for end in ENDINGS.values()),
    }
    assert everything.files == {"mask": folder / "x.tif", **beside(folder)}


def test_all_files_tell_the_same(everything):
    codes, report = read(everything.mask)[0], everything.report.to_dict()
    assert json.loads(everything.files["report"].read_text()) == report
    classes = report["classes"]
    meta, _, _, fields = pyogrio.raw.read(everything.files["polygons"])
    by_name = dict(zip(meta["fields"], fields, strict=True))
    for name in ("thick_cloud", "thin_cloud", "cloud_shadow"):
        assert by_name["area_m2"][by_name["class"] == name].sum() == pytest.approx(classes[name]["area_m2"])
    item = pystac.Item.from_file(str(everything.files["stac"]))
    assert item.properties["eo:cloud_cover"] == pytest.approx(report["cloud_percent"])
    assert {key: asset.href for key, asset in item.assets.items()}["probabilities"] == "./x_p.tif"
    assert classes["thick_cloud"]["pixels"] == np.count_nonzero(codes == 1)


def test_probabilities_decide_as_the_mask_does(everything, scene, tmp_path):
    plain = read(pipeline.mask(scene, tmp_path / "plain.tif", **KNOWN).mask)
    assert np.array_equal(read(everything.mask), plain)
    values = read(everything.files["probabilities"])
    assert np.array_equal(values[0] == 255, plain[0] == 255)
    engine.refine(everything.files["probabilities"], tmp_path / "again.tif")
    assert np.array_equal(read(tmp_path / "again.tif"), plain)


@pytest.mark.parametrize("stored", [True, False])
def test_options_of_mask_are_those_of_refine(everything, scene, tmp_path, stored):
    kept = beside(tmp_path, "probabilities", "quicklook") if stored else {}
    drawn = pipeline.mask(scene, tmp_path / "m.tif", **kept, **OPTIONS, **KNOWN)
    engine.refine(everything.files["probabilities"], tmp_path / "r.tif", **OPTIONS)
    assert np.array_equal(read(drawn.mask), read(tmp_path / "r.tif"))
    assert not np.array_equal(read(drawn.mask), read(everything.mask))
    with rasterio.open(drawn.mask) as one, rasterio.open(tmp_path / "r.tif") as other:
        assert one.tags()["CLOUDMASK_REFINED"] == other.tags()["CLOUDMASK_REFINED"]
    assert drawn.report.to_dict()["refinement"] == OPTIONS
    assert drawn.report.counts.valid_pixels == everything.report.counts.valid_pixels
    assert not list(tmp_path.glob(".cloudmask-*"))
    if stored:
        assert np.array_equal(read(kept["probabilities"]), read(everything.files["probabilities"]))


def test_options_and_extras_over_an_area(everything, scene, tmp_path):
    aoi = (602_000, 4_895_000, 605_000, 4_898_000)
    part = pipeline.mask(scene, tmp_path / "m.tif", aoi=aoi, **beside(tmp_path, "probabilities", "polygons"), **KNOWN)
    whole = read(everything.files["probabilities"])
    assert np.array_equal(read(part.files["probabilities"]), whole[:, 202:502, 200:500])


def test_if_one_fails_none_is_there(scene, tmp_path, monkeypatch):
    old = tmp_path / "x.tif"
    old.write_bytes(b"precious")

    def fail(*_args, **_options):
        raise TargetError("the last file cannot be written", "try again")

    monkeypatch.setattr(pipeline.Report, "write", fail)
    with pytest.raises(TargetError):
        pipeline.mask(scene, old, **beside(tmp_path), **KNOWN, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == ["x.tif"]
    assert old.read_bytes() == b"precious"


def test_a_full_disk_leaves_nothing(scene, tmp_path):
    with small_disk(tmp_path / "disk", 200) as folder:
        with pytest.raises(DiskFullError):
            pipeline.mask(scene, folder / "m.tif", **beside(folder, "probabilities"), **KNOWN)
        assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "options",
    [
        {"thresholds": {"fog": 0.5}},
        {"thresholds": {"cloud": 1.5}},
        {"thresholds": {"cloud": 0.5, "thin_cloud": 0.2}},
        {"buffer_clouds": -1},
        {"min_area": float("nan")},
    ],
    ids=str,
)
def test_options_without_sense(scene, tmp_path, options):
    with pytest.raises(UsageError):
        pipeline.mask(scene, tmp_path / "m.tif", **options, **KNOWN)
    assert not list(tmp_path.iterdir())


def test_metres_need_a_georeference(tmp_path):
    bare = write(tmp_path / "bare.tif", landscape(100, 120), crs=None, transform=None)
    with pytest.raises(UsageError, match="georeference"):
        pipeline.mask(bare, tmp_path / "m.tif", buffer_clouds=20, **KNOWN)
    assert [path.name for path in tmp_path.iterdir()] == ["bare.tif"]


def test_one_name_for_two_files(scene, tmp_path):
    with pytest.raises(TargetError, match="twice"):
        pipeline.mask(scene, tmp_path / "m.tif", probabilities=tmp_path / "m.tif", **KNOWN)


def test_the_same_functions_in_python():
    """Names stay functions, whichever module was imported first."""
    import engine.masked_copy
    import engine.refinement

    for name in ("mask", "refine", "apply", "zones", "open_scene"):
        assert callable(getattr(engine, name)), name
