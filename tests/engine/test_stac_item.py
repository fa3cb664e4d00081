"""The STAC item: valid, read back by pystac, told apart from a machine's paths, the same every time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pystac
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.disks import small_disk
from pystac.extensions.classification import ClassificationExtension
from pystac.extensions.eo import EOExtension
from pystac.extensions.projection import ProjectionExtension
from pystac.extensions.raster import RasterExtension
from pystac.extensions.view import ViewExtension
from pystac.validation.stac_validator import JsonSchemaSTACValidator
from rasterio.crs import CRS
from shapely.geometry import box, shape

from engine.classes import CLASSES
from engine.errors import DiskFullError, TargetError
from engine.grid import Grid
from engine.output.mask import ClassCounts
from engine.output.report import ModelIdentity, Report, Seconds
from engine.output.stac_item import footprint, public_address, write_stac_item
from engine.version import __version__

PRODUCT = "S2B_MSIL1C_20240120T105341_N0510_R051_T31TDH_20240120T125244.SAFE"
GRID = Grid(1830, 1830, Affine(60, 0, 600000, 0, -60, 4900020), CRS.from_epsg(32631))
REPORT = Report(
    scene=f"/somewhere/{PRODUCT}",
    mask="/somewhere/clouds of Kraków.tif",
    model=ModelIdentity("unet-default", "1", "ab" * 32),
    device="cpu",
    precision="fp32",
    resolution=60.0,
    height=1830,
    width=1830,
    counts=ClassCounts({0: 1830 * 1830 - 5000, 1: 1500, 2: 500, 3: 1000, 255: 2000}),
    pixel_area=3600.0,
    seconds=Seconds(2.0, 1.0, 1.5, 0.5),
    level="L1C",
    bands=("B04", "B03", "B02"),
    datetime="2024-01-20T10:58:50.500329Z",
    created="2024-02-01T00:00:00Z",
)
KINDS = {
    "mask": "clouds of Kraków.tif",
    "probabilities": "p.tif",
    "polygons": "p.gpkg",
    "quicklook": "q.png",
    "report": "r.json",
    "style": "clouds of Kraków.qml",
}


class CoreValidator(JsonSchemaSTACValidator):
    """The core by the schema that pystac brings; those of extensions lie in the network only."""

    def validate_extension(self, *args, **kwargs):
        return None


def written(folder, report=REPORT, grid=GRID, **options) -> tuple[pystac.Item, str]:
    options.setdefault("files", {kind: folder / name for kind, name in KINDS.items()})
    target = folder / ".cloudmask-1234.json"
    write_stac_item(target, report, grid, **options)
    text = target.read_text(encoding="utf-8")
    return pystac.Item.from_dict(json.loads(text)), text


def assert_valid(item):
    assert item.validate(validator=CoreValidator())


def test_valid_and_complete(tmp_path):
    item, text = written(tmp_path, product=PRODUCT, sun_azimuth=162.5, sun_zenith=65.75)
    assert_valid(item)
    assert item.id == "clouds of Kraków"
    assert item.datetime.isoformat() == "2024-01-20T10:58:50.500329+00:00"
    assert item.common_metadata.created.isoformat() == "2024-02-01T00:00:00+00:00"
    assert (item.common_metadata.platform, item.common_metadata.gsd) == ("sentinel-2b", 60)
    assert EOExtension.ext(item).cloud_cover == pytest.approx(100 * 2000 / (1830 * 1830 - 2000), abs=1e-4)
    assert "thick and thin cloud in valid pixels" in item.properties["description"]
    view = ViewExtension.ext(item)
    assert (view.sun_azimuth, view.sun_elevation) == (162.5, 24.25)
    projection = ProjectionExtension.ext(item)
    assert (projection.code, projection.epsg) == ("EPSG:32631", 32631)
    assert projection.shape == [1830, 1830]
    assert projection.transform == [60, 0, 600000, 0, -60, 4900020]
    assert projection.bbox == [600000, 4790220, 709800, 4900020]
    assert item.properties["processing:software"] == {"cloudmask": __version__}
    assert item.properties["processing:level"] == "L1C"
    assert all(word in item.properties["processing:lineage"] for word in ("unet-default", "ab" * 32, "B04", PRODUCT))
    assert "/home" not in text
    assert str(tmp_path) not in text


def test_every_prefix_has_its_extension(tmp_path):
    item, text = written(tmp_path, product=PRODUCT, sun_azimuth=1.0)
    declared = {re.search(r"github.io/([a-z]+)/", uri)[1] for uri in item.stac_extensions}
    used = set(re.findall(r'"([a-z]+):[a-z_]+"', text))
    assert {"projection" if name == "proj" else name for name in used} == declared
    assert len(item.stac_extensions) == len(set(item.stac_extensions)) == 6


def test_assets(tmp_path):
    item, _ = written(tmp_path)
    assert {key: asset.href for key, asset in item.assets.items()} == {key: f"./{name}" for key, name in KINDS.items()}
    mask = item.assets["mask"]
    assert mask.roles == ["data", "cloud", "cloud-shadow"]
    assert mask.media_type == "image/tiff; application=geotiff; profile=cloud-optimized"
    (band,) = RasterExtension.ext(mask).bands
    assert (band.nodata, band.data_type, band.spatial_resolution) == (255, "uint8", 60)
    *classes, nothing = ClassificationExtension.ext(mask).classes
    assert [(each.value, each.name, each.title, f"#{each.color_hint}") for each in classes] == [
        (each.code, each.name, each.title, each.colour) for each in CLASSES
    ]
    assert (nothing.value, nothing.nodata) == (255, True)
    assert [band.scale for band in RasterExtension.ext(item.assets["probabilities"]).bands] == [0.004] * len(CLASSES)
    assert item.assets["quicklook"].roles == ["overview"]
    assert item.assets["report"].roles == ["metadata"]
    assert item.assets["polygons"].media_type == "application/geopackage+sqlite3"


def test_a_file_in_another_folder(tmp_path):
    (tmp_path / "items").mkdir()
    item, _ = written(tmp_path / "items", files={"mask": tmp_path / "mask.tif"})
    assert item.assets["mask"].href == "../mask.tif"
    assert_valid(item)


def test_unknown_time_is_the_time_of_making_and_said(tmp_path):
    for unknown in (None, "", "yesterday"):
        item, _ = written(tmp_path, replace(REPORT, datetime=unknown))
        assert_valid(item)
        assert item.datetime == item.common_metadata.created
        assert "not known" in item.properties["description"]


def test_without_a_place(tmp_path):
    grid = replace(GRID, crs=None, transform=Affine.identity())
    item, _ = written(tmp_path, replace(REPORT, resolution=None, pixel_area=None), grid)
    assert_valid(item)
    assert item.geometry is None
    assert item.bbox is None
    assert ProjectionExtension.ext(item).code is None
    assert ProjectionExtension.ext(item).shape == [1830, 1830]
    assert RasterExtension.ext(item.assets["mask"]).bands[0].spatial_resolution is None


def test_a_system_without_a_code(tmp_path):
    crs = CRS.from_string("+proj=laea +lat_0=47.1 +lon_0=11.3 +datum=WGS84 +units=m")
    item, _ = written(tmp_path, grid=replace(GRID, crs=crs))
    assert_valid(item)
    assert ProjectionExtension.ext(item).code is None
    assert CRS.from_wkt(ProjectionExtension.ext(item).wkt2) == crs


def test_nothing_valid_has_no_cloud_cover(tmp_path):
    item, _ = written(tmp_path, replace(REPORT, counts=ClassCounts({0: 0, 1: 0, 2: 0, 3: 0, 255: 9})))
    assert_valid(item)
    assert not EOExtension.has_extension(item)
    assert not ViewExtension.has_extension(item)


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://me:secret@example.org/items/S2A?sig=secret#x", "https://example.org/items/S2A"),
        ("s3://bucket/tiles/31/T/DH/B02.jp2", "s3://bucket/tiles/31/T/DH/B02.jp2"),
        ("/somewhere/S2A.SAFE", None),
        (r"C:\data\S2A.SAFE", None),
        ("file:///./S2A.SAFE", None),
        ("/vsicurl/https://example.org/x.tif", None),
        (None, None),
    ],
)
def test_only_public_addresses_are_told(tmp_path, source, address):
    assert public_address(source) == address
    item, text = written(tmp_path, derived_from=source)
    assert [link.target for link in item.get_links("derived_from")] == ([address] if address else [])
    assert "secret" not in text
    assert_valid(item)


@settings(max_examples=25, deadline=None)
@given(zone=st.integers(1, 60), top=st.integers(200_000, 9_000_000), left=st.integers(200_000, 700_000))
def test_footprints_lie_where_the_corners_lie(zone, top, left):
    grid = Grid(100, 100, Affine(600, 0, left, 0, -600, top), CRS.from_epsg(32600 + zone))
    geometry, bbox = footprint(grid)
    outline = shape(geometry)
    assert outline.is_valid
    west, south, east, north = bbox
    assert (west > east) == (geometry["type"] == "MultiPolygon")
    boxes = (
        [box(west, south, east, north)]
        if west < east
        else [box(west, south, 180, north), box(-180, south, east, north)]
    )
    covered = sum(outline.intersection(each.buffer(1e-5)).area for each in boxes)
    assert covered == pytest.approx(outline.area, rel=1e-6)
    assert outline.area > 0.2 * sum(each.area for each in boxes)


def test_at_the_date_line(tmp_path):
    grid = Grid(100, 100, Affine(1100, 0, 600_000, 0, -1100, 7_400_040), CRS.from_epsg(32660))
    item, _ = written(tmp_path, grid=grid)
    assert_valid(item)
    assert item.geometry["type"] == "MultiPolygon"
    assert item.bbox[0] > 170
    assert item.bbox[2] < -170


def test_the_same_every_time(tmp_path):
    assert written(tmp_path)[1] == written(tmp_path)[1]


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(TargetError, match="cannot write in"):
        write_stac_item(tmp_path / "no" / "item.json", REPORT, GRID, files={"mask": Path("mask.tif")})


def test_a_full_disk(tmp_path):
    with small_disk(tmp_path / "disk", 4) as disk:
        (disk / "filler").write_bytes(bytes(4096))
        with pytest.raises(DiskFullError):
            write_stac_item(disk / "item.json", REPORT, GRID, files={"mask": disk / "mask.tif"})
