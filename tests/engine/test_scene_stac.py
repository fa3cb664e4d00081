"""STAC items as scenes: real ones of several providers, with their assets made by code."""

import json
import socket
from pathlib import Path

import numpy as np
import pytest
from makers.rasters import write_raster
from makers.servers import file_server

from engine.errors import SourceError, UsageError
from engine.scene import open_scene
from engine.scene.stac import read_item
from engine.scene.stac_assets import band_assets
from engine.sentinel2 import BAND_NAMES, BANDS
from engine.window import Window

REAL = Path(__file__).parents[3] / "shared" / "data" / "fixtures" / "stac"
V0 = "earth-search-v0_S2A_28QCH_20200714_0_L2A.json"
V1 = "earth-search-v1_S2A_33TWL_20230815_0_L2A.json"
SEARCH = "earth-search-v1_search_S2B_27VWK_20240206_0_L1C.json"
PLANETARY = "planetary-computer_S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531.json"
STACTOOLS = "stactools_S2A_T46RER_20210908_L1C.json"
CDSE = "cdse-stac_S2A_T29UNU_20260628_L2A_trimmed.json"
ODATA = "cdse-odata_search.json"
L2A = tuple(name for name in BAND_NAMES if name != "B10")
COMMON = {band.name: band.common_name for band in BANDS}


def real(name):
    if not (REAL / name).is_file():
        pytest.skip("the real items are not at hand")
    return json.loads((REAL / name).read_text())


def ground(shifted, size=64, seed=1):
    """Digital numbers with dark ground: with an offset of -1000 still in them, or without."""
    dark = np.random.default_rng(seed).integers(20, 180, (size, size)).astype("uint16")
    dark[: size // 4] += 2000
    return dark + np.uint16(1000 if shifted else 0)


def item(folder, *, bands=("B02", "B03", "B04", "B08", "B11"), shifted=True, asset=None, name="item.json", **told):
    """An item with made assets beside it; `asset` is added to each asset, `told` to the properties."""
    folder.mkdir(parents=True, exist_ok=True)
    assets = {}
    for band in (one for one in BANDS if one.name in bands):
        size = 1280 // band.resolution
        file = write_raster(folder / f"{band.name}.tif", ground(shifted, size), pixel=band.resolution)
        said = {"eo:bands": [{"name": band.common_name, "common_name": band.common_name}], "roles": ["data"]}
        assets[band.common_name] = {"href": f"./{file.name}", "type": "image/tiff", **said, **(asset or {})}
    document = {
        "type": "Feature",
        "stac_version": "1.0.0",
        "stac_extensions": [],
        "id": "made_L2A",
        "collection": "sentinel-2-l2a",
        "geometry": None,
        "links": [],
        "properties": {"datetime": "2024-01-20T10:53:41Z", **told},
        "assets": assets,
    }
    path = folder / name
    path.write_text(json.dumps(document))
    return path


def raster_bands(offset, scale=0.0001):
    return {"raster:bands": [{"scale": scale, "offset": offset, "nodata": 0}]}


@pytest.mark.parametrize(
    ("name", "bands"),
    [(V0, L2A), (PLANETARY, L2A), (STACTOOLS, BAND_NAMES), (SEARCH, BAND_NAMES)],
)
def test_real_items_name_every_band_once_at_its_own_resolution(name, bands):
    real(name)
    found = read_item(str(REAL / name))
    assets = {asset.band: asset for asset in band_assets(found, str(REAL / name))}
    assert set(assets) == set(bands)
    for band in BANDS:
        if band.name in assets:
            assert assets[band.name].resolution == band.resolution
            assert band.name in Path(assets[band.name].path).name


def test_cogs_come_before_the_same_in_jpeg_2000():
    real(V1)
    assets = {asset.band: asset for asset in band_assets(read_item(str(REAL / V1)), str(REAL / V1))}
    assert len(assets) == 12
    assert all(asset.path.endswith(".tif") and not asset.original for asset in assets.values())
    assert assets["B02"].path == str(REAL / "B02.tif")
    assert assets["B8A"].path.startswith("/vsicurl/https://")


def test_reading_an_item_asks_nothing_of_the_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network is asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    for name in (V0, V1, SEARCH, PLANETARY, STACTOOLS):
        real(name)
        assert read_item(str(REAL / name)).assets


def with_made_assets(tmp_path, name, *, shifted, keys=None):
    """A real item whose assets lie beside it, made by code."""
    document = real(name)
    document = document["features"][0] if "features" in document else document
    document.setdefault("stac_version", "1.1.0")
    (tmp_path / "item.json").write_text(
        json.dumps({**document, "assets": {**document.get("assets", {}), **(keys or {})}})
    )
    found = read_item(str(tmp_path / "item.json"))
    for asset in band_assets(found, str(tmp_path / "item.json")):
        band = next(band for band in BANDS if band.name == asset.band)
        write_raster(tmp_path / f"{band.name}.tif", ground(shifted, 1280 // band.resolution), pixel=band.resolution)
        found.assets[asset.key].href = f"{band.name}.tif"
        found.assets[asset.key].media_type = "image/tiff"
    kept = found.to_dict(include_self_link=False, transform_hrefs=False)
    used = {
        key: value for key, value in kept["assets"].items() if str(value["href"]) in {f"{b}.tif" for b in BAND_NAMES}
    }
    (tmp_path / "item.json").write_text(json.dumps({**kept, "assets": used}))
    return tmp_path / "item.json"


CDSE_ASSETS = {
    f"{band.name}_{metres}m": {
        "href": f"s3://eodata/Sentinel-2/MSI/L2A/T29UNU_{band.name}_{metres}m.jp2",
        "type": "image/jp2",
        "roles": ["data", "reflectance"],
        "gsd": metres,
        "raster:scale": 0.0001,
        "raster:offset": -0.1,
        "bands": [{"name": band.name, "eo:common_name": band.common_name}],
    }
    for band in BANDS
    for metres in (10, 20, 60)
    if band.name != "B10" and metres >= band.resolution
}


@pytest.mark.parametrize(
    ("name", "level", "baseline", "offset", "bands", "sun"),
    [
        (V0, "L2A", "02.14", 0, 12, None),
        (SEARCH, "L1C", "05.10", -1000, 13, 78.395832),
        (PLANETARY, "L2A", "02.12", 0, 12, 37.912881),
        (STACTOOLS, "L1C", "03.01", 0, 13, 26.493163),
        (CDSE, "L2A", "05.12", -1000, 12, 30.415886),
    ],
)
def test_what_real_items_say(tmp_path, name, level, baseline, offset, bands, sun):
    path = with_made_assets(tmp_path, name, shifted=offset != 0, keys=CDSE_ASSETS if name == CDSE else None)
    with open_scene(path) as scene:
        info = scene.to_info()
        assert (info["kind"], info["level"], info["baseline"]) == ("stac", level, baseline)
        assert info["offset_from"] == "stac"
        assert {band["offset"] for band in info["bands"].values()} == {offset}
        assert {band["scale"] for band in info["bands"].values()} == {0.0001}
        assert len(info["bands"]) == bands
        assert all(
            band["resolution"] == next(b.resolution for b in BANDS if b.name == n) for n, band in info["bands"].items()
        )
        assert info["sun_zenith"] == (None if sun is None else pytest.approx(sun, abs=1e-5))
        assert info["product"] is not None
        assert info["datetime"].startswith("20")
        assert info["warnings"] == []
        assert 1 <= scene.read(Window(100, 0, 20, 20), bands=["B02"]).max() < 200
        assert path in scene.paths


def test_the_real_flag_that_contradicts_its_bands_is_settled_by_the_pixels(tmp_path):
    for shifted, offset in ((True, -1000), (False, 0)):
        path = with_made_assets(tmp_path, V1, shifted=shifted)
        with open_scene(path) as scene:
            assert {band.offset for band in scene.bands.values()} == {offset}
            assert scene.offset_from == "stac"
            (warning,) = scene.warnings
            assert f"give --offset {-1000 - offset}" in warning
            assert "contradicts itself" in warning
            assert 1 <= scene.read(Window(100, 0, 20, 20), bands=["B02"]).max() < 200


@pytest.mark.parametrize(
    ("shifted", "flag", "declared", "offset"),
    [
        # flag, offset of the bands, and pixels: both ways
        (True, False, -0.1, -1000),
        (False, True, 0, 0),
        (True, True, -0.1, -1000),
        (False, True, -0.1, 0),
        (True, False, 0, -1000),
        (False, False, 0, 0),
    ],
)
def test_flag_bands_and_pixels(tmp_path, shifted, flag, declared, offset):
    told = {"earthsearch:boa_offset_applied": flag, "s2:processing_baseline": "05.09"}
    path = item(tmp_path, shifted=shifted, asset=raster_bands(declared), **told)
    consistent = flag is (declared == 0)
    with open_scene(path) as scene:
        assert {band.offset for band in scene.bands.values()} == {offset}
        assert bool(scene.warnings) is not consistent
        assert all("--offset" in warning for warning in scene.warnings)


@pytest.mark.parametrize(("shifted", "flag", "declared"), [(True, True, 0), (False, False, -0.1)])
def test_an_item_that_agrees_with_itself_and_not_with_the_pixels(tmp_path, shifted, flag, declared):
    told = {"earthsearch:boa_offset_applied": flag, "s2:processing_baseline": "05.09"}
    path = item(tmp_path, shifted=shifted, asset=raster_bands(declared), **told)
    with open_scene(path) as scene:
        assert {band.offset for band in scene.bands.values()} == {round(declared * 10_000)}
        (warning,) = scene.warnings
        assert f"give --offset {-1000 if shifted else 0}" in warning


def test_what_the_user_says_comes_first(tmp_path):
    path = item(tmp_path, asset=raster_bands(-0.1), **{"s2:processing_baseline": "05.09"})
    with open_scene(path, offset=0) as scene:
        assert scene.offset_from == "user"


def test_bands_of_version_1_1_with_offsets_in_digital_numbers(tmp_path):
    path = item(tmp_path, asset={"bands": [{"raster:scale": 0.0001, "raster:offset": -1000}]})
    with open_scene(path) as scene:
        assert scene.offset_from == "stac"
        assert {band.offset for band in scene.bands.values()} == {-1000}


def test_an_item_that_says_nothing_leaves_the_radiometry_to_the_rasters(tmp_path):
    path = item(tmp_path)
    with open_scene(path) as scene:
        assert scene.offset_from == "unknown"
        assert scene.level == "L2A"


def test_an_item_behind_an_address_with_relative_assets(tmp_path):
    path = item(tmp_path / "items", **{"s2:processing_baseline": "05.09"})
    with file_server(tmp_path) as server, open_scene(server.url(path)) as scene:
        assert scene.kind == "stac"
        assert scene.bands["B02"].path == f"/vsicurl/{server.address}/items/B02.tif"
        assert scene.read(Window(0, 0, 50, 50)).shape == (5, 50, 50)
        assert scene.paths == ()
        assert {asked.path.rpartition("/")[2] for asked in server.asked} == {
            "item.json", "B02.tif", "B03.tif", "B04.tif", "B08.tif", "B11.tif"
        }  # fmt: skip


def test_remote_assets_are_opened_side_by_side(tmp_path):
    path = item(tmp_path, **{"s2:processing_baseline": "05.09"})
    with file_server(tmp_path) as server:
        server.control(delay=0.3)
        open_scene(server.url(path)).close()
        assert server.most_together > 2


def test_an_item_in_a_file_with_assets_behind_addresses(tmp_path):
    path = item(tmp_path, **{"s2:processing_baseline": "05.09"})
    with file_server(tmp_path) as server:
        text = path.read_text().replace('"./', f'"{server.address}/')
        path.write_text(text)
        with open_scene(path) as scene:
            assert all(band.path.startswith("/vsicurl/http://") for band in scene.bands.values())
            assert scene.read(Window(0, 0, 5, 5)).any()


def test_assets_by_file_address_and_absolute_path(tmp_path):
    path = item(tmp_path / "made", **{"s2:processing_baseline": "05.09"})
    for prefix in ((tmp_path / "made").as_uri(), str(tmp_path / "made")):
        moved = tmp_path / "elsewhere.json"
        moved.write_text(path.read_text().replace('"./', f'"{prefix}/'))
        with open_scene(moved) as scene:
            assert scene.bands["B02"].path == str(tmp_path / "made" / "B02.tif")


def test_a_server_cannot_name_files_of_this_machine(tmp_path):
    path = item(tmp_path, **{"s2:processing_baseline": "05.09"})
    path.write_text(path.read_text().replace('"./', f'"{tmp_path.as_uri()}/'))
    with file_server(tmp_path) as server, pytest.raises(SourceError, match="cannot be read \\(file:\\)"):
        open_scene(server.url(path))


def refused(path, *words, error=SourceError):
    with pytest.raises(error) as raised:
        open_scene(path)
    said = str(raised.value)
    assert "\n" not in said
    for word in words:
        assert word in said
    return said


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"type": "Catalog", "id": "c", "links": []}, ["is a STAC catalog", "one of its items"]),
        ({"type": "Collection", "id": "c", "links": []}, ["is a STAC collection"]),
        ({"type": "FeatureCollection", "features": []}, ["holds 0 STAC items"]),
        ({"type": "FeatureCollection", "features": [{"id": "one"}, {"id": "two"}]}, ["2 STAC items", "one, two"]),
        ({"type": "Feature", "geometry": None, "properties": {}}, ["is no STAC item"]),
        ([1, 2], ["is no STAC item"]),
        ({"type": "Feature", "stac_version": "1.0.0", "id": "x", "assets": 3}, ["is a damaged STAC item"]),
        ({"type": "Feature", "stac_version": "1.0.0", "id": "x", "properties": {"datetime": "2024-01-01T00:00:00Z"}},
         ["x has no assets that hold Sentinel-2 bands"]),
    ],
)  # fmt: skip
def test_json_that_is_no_item(tmp_path, document, words):
    path = tmp_path / "thing.json"
    path.write_text(json.dumps(document))
    refused(path, *words)


def test_a_real_response_that_is_no_stac():
    real(ODATA)
    refused(REAL / ODATA, "is no STAC item")


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "\x00\xff"])
def test_text_that_is_no_json(tmp_path, text):
    path = tmp_path / "thing.json"
    path.write_text(text, encoding="latin-1")
    refused(path, "thing.json cannot be read as JSON")


def test_huge_json(tmp_path):
    path = tmp_path / "thing.json"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**20)
    refused(path, "too large for a STAC item")
    with file_server(tmp_path) as server:
        refused(server.url(path), "too large for a STAC item")


def test_assets_that_are_no_reflectance(tmp_path):
    path = item(tmp_path, asset={"roles": ["visual"]})
    refused(path, "no assets that hold Sentinel-2 bands")


def test_assets_of_an_unknown_scheme(tmp_path):
    path = item(tmp_path)
    path.write_text(path.read_text().replace('"./', '"ftp://somewhere/'))
    refused(path, "addresses that cannot be read (ftp:)")


def test_an_asset_that_is_not_there(tmp_path):
    path = item(tmp_path, **{"s2:processing_baseline": "05.09"})
    (tmp_path / "B03.tif").unlink()
    refused(path, "B03.tif")
    with file_server(tmp_path) as server:
        refused(server.url(path), "there is no B03.tif", "HTTP 404")
        refused(server.url("none.json"), "there is no none.json", "HTTP 404")
    with file_server(tmp_path) as server:  # anew, for GDAL remembers what it has seen
        server.fail(403, path=r"\.tif")
        refused(server.url(path), "refuses access to B02.tif", "403")


def test_bands_cannot_be_mapped(tmp_path):
    path = item(tmp_path)
    with pytest.raises(UsageError, match="--bands"):
        open_scene(path, bands={"B02": 1})


def test_an_item_in_a_bucket_is_refused():
    refused("s3://bucket/item.json", "item.json cannot be read from there")
