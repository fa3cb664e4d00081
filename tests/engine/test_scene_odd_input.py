"""Whatever is given: a scene, or one sentence; never a traceback, the key of an address, or NaN."""

import copy
import json
import math
import os
import random
import zipfile
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
from makers.products import make_safe, product_xml, zip_tree
from makers.rasters import FOUR, write_raster
from makers.servers import file_server

from engine.errors import BandsError, CloudmaskError, SourceError, UsageError
from engine.scene import open_scene
from engine.scene.locations import file_name, host, named, without_query
from engine.scene.stac_assets import band_assets

VISIBLE = ("B04", "B03", "B02")
NAME = "S2A_MSIL1C_20240120T105341_N0510_R051_T31TDH_20240120T125244"
GREY = np.full((4, 40, 40), 1500, "uint16")
ODD_NAMES = ("a{b}", "ü ä", "a%20b", "a#b?c=d", "a!b", "abc:d")
WEIRD = (
    *(
        None,
        True,
        -1,
        0,
        10**400,
        1.5,
        math.nan,
        math.inf,
        1e308,
        "",
        "x" * 3000,
        "http://[bad",
        "\ud800",
        "\0",
        [],
        [[]],
    ),
    *([None], {}, {"a": {}}, [1, "a", {}], "file:///./etc/passwd", "s3://", "a#b?c", [{"name": [1]}], [{"scale": "x"}]),
)


def opened(source, **options):
    """Median of what is read, all of it looked at."""
    with open_scene(source, **options) as scene:
        json.dumps(scene.to_info(), allow_nan=False)
        pixels = scene.read(scene.grid().whole)
    return float(np.median(pixels[pixels > 0]))


# Names and addresses


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    raster = write_raster(folder / f"{NAME}_{name}.tif", GREY, names=FOUR)
    assert opened(raster) == opened(str(raster)) == opened(raster.as_uri()) == 500
    root = make_safe(folder, bands=VISIBLE)
    expected = opened(root)
    archive = zip_tree(root, folder / f"{name}.zip")
    assert opened(archive) == opened(archive.as_uri()) == opened(root.as_uri()) == expected
    assert opened(f"SENTINEL2_L1C:{root}/MTD_MSIL1C.xml:10m:EPSG_32631") == expected


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("escaped", [False, True])
def test_assets_with_odd_names(tmp_path, name, escaped):
    pystac = pytest.importorskip("pystac")
    written = {f"{name}_{band}.tif": write_raster(tmp_path / f"{name}_{band}.tif", GREY[:1]) for band in VISIBLE}
    item = pystac.Item("S2A", None, None, datetime(2024, 1, 20, tzinfo=timezone.utc), {})
    for file in written:
        href = f"./{quote(file) if escaped else file}"
        item.assets[Path(file).stem[-3:]] = pystac.Asset(href)
    chosen = band_assets(item, str(tmp_path / "item.json"))
    assert {Path(asset.path).resolve() for asset in chosen} == {path.resolve() for path in written.values()}


def test_letters_of_no_encoding(tmp_path):
    raster = write_raster(tmp_path / "plain.tif", GREY, names=FOUR)
    strange = os.fsdecode(os.fsencode(tmp_path) + b"/\xe4.tif")
    raster.rename(strange)
    with pytest.raises(SourceError, match="encoding: rename it"):
        open_scene(strange)


def test_addresses_that_became_paths():
    assert named(Path("https://host/a/x.tif")) == "https://host/a/x.tif"
    assert named(Path("file://" + "/a/x%20y.tif")) == "/a/x y.tif"
    assert named("https:/host") == "https:/host"
    assert named(Path("C:/data/x.tif")) == str(Path("C:/data/x.tif"))
    with pytest.raises(SourceError, match="cannot be reached"):
        open_scene(Path("http://127.0.0.1:1/x.tif"))


def test_a_list_of_files_and_addresses(tmp_path):
    files = [write_raster(tmp_path / f"{NAME}_{band}.tif", GREY[:1]) for band in VISIBLE]
    with file_server(tmp_path) as server:
        mixed = [files[0], files[1].as_uri(), server.url(f"{files[2].name}?sig=secret")]
        assert opened(mixed) == opened(files)
        with open_scene(mixed) as scene:
            assert "secret" not in json.dumps(scene.to_info())
            assert set(scene.paths) == set(files[:2])
        assert opened(mixed, bands={"B04": 1, "B03": 2, "B02": 3}, offset=0) == 1500
        with pytest.raises(SourceError, match=r"there is no missing_B02\.tif at") as caught:
            open_scene([files[0], server.url("missing_B02.tif?sig=secret")])
    assert "secret" not in str(caught.value)


def test_keys_are_told_to_nobody():
    hidden = "/vsicurl?max_retry=0&url=http%3A%2F%2Fme%3Asecret%40127.0.0.1%3A1%2Fx.tif%3Fsig%3Dsecret"
    assert (file_name(hidden), host(hidden)) == ("x.tif", "127.0.0.1:1")
    assert without_query(hidden) == "http://127.0.0.1:1/x.tif"
    for source in (hidden, "https://me:secret@127.0.0.1/x.zip"):
        with pytest.raises(SourceError) as caught:
            open_scene(source)
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("x" * 5000, SourceError),
        (["x" * 5000], SourceError),
        ("abc:" + "x" * 5000, SourceError),
        ("a\0b", SourceError),
        ("http://[bad/x.json", SourceError),
        (["http://[bad/B02.tif"], SourceError),
        (None, UsageError),
        (5, UsageError),
        (b"a.tif", UsageError),
        ([None], UsageError),
        ([], UsageError),
        ([""], UsageError),
    ],
    ids=str,
)
def test_what_is_no_source(source, error):
    with pytest.raises(error):
        open_scene(source)


@pytest.mark.parametrize("resolution", [0, -10, math.inf, math.nan])
def test_resolutions_that_make_no_sense(tmp_path, resolution):
    with open_scene(write_raster(tmp_path / f"{NAME}.tif", GREY, names=FOUR)) as scene, pytest.raises(UsageError):
        scene.grid(resolution)


# Files


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((f"e{ending}", b"") for ending in (".tif", ".jp2", ".json", ".zip", ".xml", ".png")),
        *(("t.jp2", b"text"), ("t.json", b"[]"), ("n.json", b"null"), ("u.json", b"\xff{"), ("i.json", b"1" * 9999)),
        *(("tileInfo.json", b"[]"), ("metadata.xml", b"x"), ("MTD_MSIL1C.xml", b"<a/>")),
    ],
)
def test_files_that_hold_nothing(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises((SourceError, BandsError)):
        open_scene(tmp_path / name)


def test_a_zip_of_zips(tmp_path):
    inner = zip_tree(make_safe(tmp_path, bands=VISIBLE), tmp_path / "inner.zip")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(inner, "inner.zip")
    with pytest.raises(SourceError, match="holds no Sentinel-2 product"):
        open_scene(tmp_path / "outer.zip")


def vrt(tmp_path, *, transform="0,10,0,0,0,-10", crs="EPSG:32631", dtype="UInt16", extra=""):
    raster = write_raster(tmp_path / f"{NAME}.tif", GREY, names=FOUR)
    bands = "".join(
        f'<VRTRasterBand dataType="{dtype}" band="{i}"><Description>{name}</Description>{extra}<SimpleSource>'
        f"<SourceFilename>{raster}</SourceFilename><SourceBand>{i}</SourceBand></SimpleSource></VRTRasterBand>"
        for i, name in enumerate(FOUR, 1)
    )
    head = f'<VRTDataset rasterXSize="40" rasterYSize="40"><SRS>{crs}</SRS><GeoTransform>{transform}</GeoTransform>'
    path = tmp_path / f"{NAME}.vrt"
    path.write_text(f"{head}{bands}</VRTDataset>")
    return path


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"transform": "0,0,0,0,0,0"}, "no size"),
        ({"transform": "nan,nan,0,0,0,nan"}, "no size"),
        ({"transform": "0,inf,0,0,0,-inf"}, "no size"),
        ({"dtype": "CInt16"}, "complex"),
        ({"dtype": "CFloat32"}, "complex"),
        ({"crs": 'LOCAL_CS["x"]'}, "coordinate system"),
    ],
)
def test_rasters_that_are_no_images(tmp_path, facts, words):
    with pytest.raises(SourceError, match=words):
        open_scene(vrt(tmp_path, **facts))


@pytest.mark.parametrize(("scale", "offset"), [("nan", "0"), ("0.0001", "nan"), ("0.0001", "inf"), ("inf", "0")])
def test_a_radiometry_that_is_no_number_is_none(tmp_path, scale, offset):
    source = vrt(tmp_path, extra=f"<Offset>{offset}</Offset><Scale>{scale}</Scale>")
    assert opened(source) == 500  # the baseline answers


def test_high_numbers_of_another_scale_are_light(tmp_path):
    data = np.full((4, 40, 40), 500, "uint16")
    data[:, 20, 20] = 65000
    source = write_raster(tmp_path / "scene.tif", data, names=FOUR)
    with open_scene(source, offset=0, scale=1 / 65535) as scene:
        assert (scene.read(scene.grid().whole)[:, 20, 20] == 9918).all()
    with open_scene(source, offset=0) as scene:
        assert (scene.read(scene.grid().whole)[:, 20, 20] == 1).all()


# Metadata


@pytest.mark.parametrize("number", ["nan", "inf", "0", "-10000", "1e999", "1e-320", "x", ""])
def test_a_quantification_that_is_no_number(tmp_path, number):
    assert opened(make_safe(tmp_path / "a", bands=VISIBLE, quantification=number)) == opened(
        make_safe(tmp_path / "b", bands=VISIBLE)
    )


@pytest.mark.parametrize("number", ["nan", "inf", "x", ""])
def test_an_offset_that_is_no_number_is_told(tmp_path, number):
    with open_scene(make_safe(tmp_path, bands=VISIBLE, offsets=dict.fromkeys(range(13), number))) as scene:
        assert {band.offset for band in scene.bands.values()} == {-1000}
        assert any("list no offsets" in warning for warning in scene.warnings)


@pytest.mark.parametrize("baseline", ["xx", "5.10", "05.10a", "٠٥.١٠"])
def test_a_baseline_that_is_none_decides_nothing(tmp_path, baseline):
    root = make_safe(tmp_path, bands=VISIBLE)
    (root / "MTD_MSIL1C.xml").write_text(product_xml(baseline=baseline), encoding="utf-8")
    with open_scene(root) as scene:
        assert (scene.baseline, scene.offset_from) == (None, "unknown")


@pytest.mark.parametrize("encoding", ["foo", "utf-16", "big5"])
def test_metadata_in_an_unknown_encoding(tmp_path, encoding):
    root = make_safe(tmp_path, bands=VISIBLE)
    file = root / "MTD_MSIL1C.xml"
    file.write_text(file.read_text().replace("UTF-8", encoding))
    with pytest.raises(SourceError, match="cannot be read as XML"):
        open_scene(root)


@pytest.mark.parametrize("number", ["nan", "inf", "x"])
def test_a_sun_that_is_no_number(tmp_path, number):
    root = make_safe(tmp_path, bands=VISIBLE)
    file = next(root.rglob("MTD_TL.xml"))
    file.write_text(file.read_text().replace("65.75", number))
    with open_scene(root) as scene:
        assert (scene.sun_zenith, scene.sun_azimuth) == (None, 162.5)


def places(value, path=()):
    """Every place in a JSON document, as keys and indices from its top."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inside:
        yield from places(below, (*path, key))


def spoilt(document, rng):
    """A copy with one or two places taken out or filled with something else."""
    document = copy.deepcopy(document)
    for _ in range(rng.choice([1, 1, 2])):
        *above, last = rng.choice(list(places(document)))
        holder = document
        for key in above:
            holder = holder[key]
        if rng.random() < 0.15:
            del holder[last]
        else:
            holder[last] = rng.choice(WEIRD)
    return document


def test_spoilt_items(tmp_path):
    """Every field of an item, replaced by what does not belong there."""
    assets = {}
    for band in VISIBLE:
        write_raster(tmp_path / f"{band}.tif", GREY[:1])
        told = {"eo:bands": [{"name": band}], "raster:bands": [{"scale": 1e-4, "offset": -0.1, "nodata": 0}]}
        assets[band] = {"href": f"./{band}.tif", "type": "image/tiff", "roles": ["data"], "gsd": 10, **told}
        assets[band]["proj:transform"] = [10, 0, 0, 0, -10, 0]
    said = {"datetime": "2024-01-20T10:53:41Z", "s2:processing_baseline": "05.10", "view:sun_elevation": 24.3}
    item = {"type": "Feature", "stac_version": "1.0.0", "id": NAME, "collection": "sentinel-2-l1c", "geometry": None}
    item |= {"properties": said, "assets": assets, "links": [{"rel": "self", "href": "./x"}], "stac_extensions": []}
    rng = random.Random(5)
    file, read, sentences = tmp_path / "item.json", 0, []
    for _ in range(120):
        file.write_text(json.dumps(spoilt(item, rng)))
        try:
            opened(file)
            read += 1
        except CloudmaskError as error:
            sentences.append(str(error))
    assert read > 20
    assert sentences
    assert not any("\n" in sentence for sentence in sentences)
