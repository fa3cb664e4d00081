"""The mask on disk: pixels, grid, palette, overviews, tags and attribute table."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import warnings

import numpy as np
import pytest
import rasterio
from affine import Affine
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from rio_cogeo.cogeo import cog_validate

from engine.classes import CLASSES, NODATA
from engine.errors import TargetError
from engine.grid import Grid
from engine.output.mask import MaskWriter
from engine.output.tags import provenance_tags
from engine.version import __version__

UTM = CRS.from_epsg(32631)
NORTH_UP = Affine(10, 0, 600000, 0, -10, 4900020)
TAGS = {
    "model": "unet-default",
    "model_sha256": "ab" * 32,
    "source": "/home/someone/secret/S2A_MSIL1C.SAFE",
    "bands": ("B04", "B03", "B02"),
    "level": "L1C",
    "offset": {"B04": -1000.0, "B03": -1000.0, "B02": -1000.0},
    "offset_from": "product metadata",
    "resolution": 10.0,
    "device": "cpu",
    "precision": "fp32",
}


def random_mask(height, width, codes=(0, 1, 2, 3, NODATA), seed=1):
    """Patches of codes, with lonely pixels in between."""
    rng = np.random.default_rng(seed)
    patches = rng.choice(codes, (height // 37 + 1, width // 37 + 1))
    mask = np.repeat(np.repeat(patches, 37, 0), 37, 1)[:height, :width].astype(np.uint8)
    lonely = rng.random(mask.shape) < 0.05
    mask[lonely] = rng.choice(codes, int(lonely.sum()))
    return mask


def write(path, codes, *, transform=NORTH_UP, crs=UTM, heights=(512,), tags=None):
    """Writes a mask in strips of the given heights, in turn."""
    with MaskWriter(path, Grid(*codes.shape, transform, crs)) as writer:
        row, turn = 0, 0
        while row < len(codes):
            height = heights[turn % len(heights)]
            writer.write(row, codes[row : row + height])
            row += height
            turn += 1
        return writer.finish(provenance_tags(**TAGS) if tags is None else tags)


@pytest.mark.parametrize(
    "shape",
    [(1, 1), (3, 900), (900, 3), (33, 31), (512, 512), (513, 511), (1500, 2100)],
    ids=lambda s: f"{s[0]}x{s[1]}",
)
def test_pixels_and_counts(tmp_path, shape):
    codes = random_mask(*shape)
    counts = write(tmp_path / "mask.tif", codes, heights=(100, 1, 700))
    with rasterio.open(tmp_path / "mask.tif") as mask:
        assert np.array_equal(mask.read(1), codes)
        assert (mask.crs, mask.transform, mask.nodata, mask.dtypes) == (UTM, NORTH_UP, NODATA, ("uint8",))
        assert mask.colorinterp[0].name == "palette"
    assert counts.by_code == {code: int((codes == code).sum()) for code in (0, 1, 2, 3, NODATA)}
    assert counts.valid_pixels == int((codes != NODATA).sum())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mask.tif", "mask.tif.aux.xml"]


@pytest.mark.parametrize("shape", [(1, 1), (512, 512), (1500, 2100)], ids=str)
def test_validator_is_content(tmp_path, shape):
    write(tmp_path / "mask.tif", random_mask(*shape))
    assert cog_validate(tmp_path / "mask.tif", strict=True)[:3] == (True, [], [])


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_overviews_hold_only_codes_of_the_mask(tmp_path_factory, data):
    present = data.draw(st.lists(st.sampled_from([0, 1, 2, 3, NODATA]), min_size=1, max_size=4, unique=True))
    shape = data.draw(st.tuples(st.integers(1, 1400), st.integers(1, 1400)))
    codes = random_mask(*shape, codes=present, seed=data.draw(st.integers(0, 99)))
    path = tmp_path_factory.mktemp("overviews") / "mask.tif"
    write(path, codes)
    with rasterio.open(path) as mask:
        levels = len(mask.overviews(1))
    assert levels > 0 or max(shape) <= 512
    for level in range(levels):
        with rasterio.open(path, overview_level=level) as overview:
            assert set(np.unique(overview.read(1))) <= set(np.unique(codes))


@pytest.mark.parametrize("steps", [(1,), (7, 512, 3), (1024,), (1200,)], ids=str)
def test_bytes_do_not_depend_on_the_strips(tmp_path, monkeypatch, steps):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    codes = random_mask(1200, 1300)
    digests = set()
    for name, heights in (("a.tif", (512,)), ("b.tif", steps)):
        write(tmp_path / name, codes, heights=heights)
        companion = (tmp_path / f"{name}.aux.xml").read_bytes()
        digests.add(hashlib.sha256((tmp_path / name).read_bytes() + companion).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize(
    ("transform", "crs"),
    [
        (Affine.identity(), None),
        (Affine(10, 0, 500, 0, -10, 900), None),
        (Affine(1e-4, 0, 7.123456789, 0, -1e-4, 48.987654321), CRS.from_epsg(4326)),
        (Affine(8, 3, 600000, 3, -8, 4900000), UTM),
        (Affine(10, 0, 600000, 0, 10, 4900020), UTM),
        (NORTH_UP, CRS.from_proj4("+proj=laea +lat_0=47.3 +lon_0=8.5 +x_0=1 +y_0=2 +ellps=bessel +units=m")),
    ],
    ids=["none", "transform only", "degrees", "rotated", "south up", "own system"],
)
def test_georeference_is_kept(tmp_path, transform, crs):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        write(tmp_path / "mask.tif", random_mask(700, 600), transform=transform, crs=crs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", rasterio.errors.NotGeoreferencedWarning)
        with rasterio.open(tmp_path / "mask.tif") as mask:
            assert mask.transform == transform
            assert (mask.crs or None) == crs


def test_palette(tmp_path):
    write(tmp_path / "mask.tif", random_mask(40, 40))
    with rasterio.open(tmp_path / "mask.tif") as mask:
        palette = mask.colormap(1)
    for mask_class in CLASSES:
        assert palette[mask_class.code][:3] == mask_class.rgb
    greys = {palette[code][:3] for code in range(4, 256)}
    assert len(greys) == 1
    assert len(set(greys.pop())) == 1


def test_tags_tell_how_it_was_made(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write(tmp_path / "mask.tif", random_mask(600, 600))
    with rasterio.open(tmp_path / "mask.tif") as mask:
        tags = mask.tags()
        band_tags = mask.tags(1)
    assert {key: value for key, value in tags.items() if key.startswith("CLOUDMASK_")} == {
        "CLOUDMASK_VERSION": __version__,
        "CLOUDMASK_MODEL": "unet-default",
        "CLOUDMASK_MODEL_SHA256": "ab" * 32,
        "CLOUDMASK_SOURCE": "S2A_MSIL1C.SAFE",
        "CLOUDMASK_BANDS": "B04,B03,B02",
        "CLOUDMASK_LEVEL": "L1C",
        "CLOUDMASK_OFFSET": "-1000",
        "CLOUDMASK_OFFSET_FROM": "product metadata",
        "CLOUDMASK_RESOLUTION": "10",
        "CLOUDMASK_DEVICE": "cpu",
        "CLOUDMASK_PRECISION": "fp32",
        "CLOUDMASK_CREATED": "2023-11-14T22:13:20Z",
    }
    assert tags["TIFFTAG_SOFTWARE"] == f"cloudmask {__version__}"
    assert tags["TIFFTAG_DATETIME"] == "2023:11:14 22:13:20"
    assert not [key for key in (*tags, *band_tags) if key.startswith("STATISTICS")]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/data/x.SAFE/", "x.SAFE"),
        ("C:\\Users\\me\\x.tif", "x.tif"),
        ("https://host/a/x.tif?token=secret", "x.tif"),
        ("x.tif", "x.tif"),
    ],
)
def test_source_tag_is_a_file_name(source, name):
    assert provenance_tags(**{**TAGS, "source": source})["CLOUDMASK_SOURCE"] == name


def test_unknown_values_are_said_to_be_unknown():
    tags = provenance_tags(**{**TAGS, "level": None, "offset": None, "resolution": None, "offset_from": None})
    unknown = {key for key, value in tags.items() if value == "unknown"}
    assert unknown == {f"CLOUDMASK_{key}" for key in ("LEVEL", "OFFSET", "OFFSET_FROM", "RESOLUTION")}
    assert provenance_tags(**{**TAGS, "offset": {"B02": None, "B03": 0.0}})["CLOUDMASK_OFFSET"] == "B02=unknown,B03=0"


def test_attribute_table(tmp_path):
    codes = random_mask(300, 300)
    write(tmp_path / "mask.tif", codes)
    root = ElementTree.parse(tmp_path / "mask.tif.aux.xml").getroot()
    assert [category.text for category in root.iter("Category")] == [each.title for each in CLASSES]
    usages = [field.findtext("Usage") for field in root.iter("FieldDefn")]
    assert usages == ["5", "1", "2", "6", "7", "8", "9"]
    rows = [[cell.text for cell in row] for row in root.iter("Row")]
    for mask_class, row in zip(CLASSES, rows, strict=True):
        count = int((codes == mask_class.code).sum())
        assert row[:6] == [str(mask_class.code), str(count), mask_class.title, *map(str, mask_class.rgb)]


@pytest.mark.skipif(shutil.which("gdalinfo") is None, reason="needs gdalinfo (Debian: gdal-bin)")
def test_gdal_reads_the_attribute_table(tmp_path):
    write(tmp_path / "mask.tif", random_mask(300, 300))
    told = subprocess.run(["gdalinfo", str(tmp_path / "mask.tif")], capture_output=True, text=True, check=True).stdout
    assert '<GDALRasterAttributeTable tableType="thematic">' in told
    assert "1: thick cloud" in told


def test_interrupt_in_mid_write_leaves_nothing(tmp_path):
    writer = MaskWriter(tmp_path / "mask.tif", Grid(2000, 100, NORTH_UP, UTM))

    def run():
        with writer:
            writer.write(0, np.zeros((700, 100), np.uint8))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("row", "codes", "complaint"),
    [
        (1, np.zeros((1, 8), np.uint8), "expected row 0"),
        (0, np.zeros((5, 8), np.uint8), "expected row 0"),
        (0, np.zeros((1, 7), np.uint8), "expected uint8"),
        (0, np.zeros((1, 8), np.int64), "expected uint8"),
        (0, np.full((1, 8), 7, np.uint8), "codes other than"),
    ],
)
def test_wrong_rows_are_refused(tmp_path, row, codes, complaint):
    with (
        MaskWriter(tmp_path / "mask.tif", Grid(4, 8, NORTH_UP, UTM)) as writer,
        pytest.raises(ValueError, match=complaint),
    ):
        writer.write(row, codes)


def test_missing_rows_are_refused(tmp_path):
    with (
        MaskWriter(tmp_path / "mask.tif", Grid(4, 8, NORTH_UP, UTM)) as writer,
        pytest.raises(ValueError, match="4 rows"),
    ):
        writer.finish({})


def test_folder_that_vanished(tmp_path):
    with pytest.raises(TargetError, match="cannot write"):
        MaskWriter(tmp_path / "gone" / "mask.tif", Grid(4, 8, NORTH_UP, UTM))


def test_unicode_and_spaces(tmp_path):
    folder = tmp_path / "Größe 雲 x"
    folder.mkdir()
    codes = random_mask(60, 60)
    write(folder / "maske é.tif", codes)
    with rasterio.open(folder / "maske é.tif") as mask:
        assert np.array_equal(mask.read(1), codes)
