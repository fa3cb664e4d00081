"""Reading over a network: how little is asked for, and what is said where it fails."""

import socket
import subprocess
import sys
import zipfile

import numpy as np
import pytest
import rasterio
from makers.commands import Ran, assert_sentence
from makers.rasters import FOUR, write_raster
from makers.servers import file_server, s3_server

from engine.errors import SourceError
from engine.pipeline import mask
from engine.scene import open_scene
from engine.window import Window

SIZE = 5120
BOX = Window(1500, 2100, 200, 200)
"""2 km at 10 m."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A COG of four bands in blocks of 256, the same in a zip, and a small one."""
    made = tmp_path_factory.mktemp("remote")
    rng = np.random.default_rng(1)
    slope = (np.add.outer(np.arange(SIZE), np.arange(SIZE)) // 8 + 1500).astype("uint16")
    bands = np.stack([slope + rng.integers(0, 300, slope.shape).astype("uint16") for _ in FOUR])
    tags = {"PROCESSING_BASELINE": "05.10"}
    profile = {"driver": "COG", "blocksize": 256, "names": FOUR, "tags": tags}
    write_raster(made / "cog.tif", bands, compress="zstd", level=1, predictor=2, **profile)
    write_raster(made / "small.tif", bands[:, :600, :600], **profile)
    with zipfile.ZipFile(made / "scene.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.write(made / "small.tif", "inside/small.tif")
    return made


@pytest.fixture
def server(folder):
    with file_server(folder) as running:
        yield running


@pytest.fixture(autouse=True)
def _soon(monkeypatch):
    monkeypatch.setenv("GDAL_HTTP_RETRY_DELAY", "0.02")
    monkeypatch.setenv("GDAL_HTTP_LOW_SPEED_TIME", "1")


def read(source, window=BOX, **options):
    with open_scene(source, **options) as scene:
        return scene.read(window)


def refused(source, *words):
    with pytest.raises(SourceError) as raised:
        read(source, Window(0, 0, 500, 500))
    said = str(raised.value)
    assert "\n" not in said
    for word in words:
        assert word in said
    return said


def test_a_box_of_two_kilometres_costs_less_than_a_twentieth_of_the_file(folder, server):
    there = read(server.url("cog.tif"))
    assert np.array_equal(there, read(folder / "cog.tif"))
    assert server.sent < 0.05 * (folder / "cog.tif").stat().st_size
    assert len(server.asked) <= 8
    assert server.sent > there.size  # what was counted is what was read


def test_masking_two_kilometres_costs_less_than_a_twentieth_of_the_file(folder, server, tmp_path):
    with rasterio.open(folder / "cog.tif") as cog:
        corners = cog.transform * (BOX.column, BOX.row + BOX.height), cog.transform * (BOX.column + BOX.width, BOX.row)
    area = {"aoi": [*corners[0], *corners[1]], "level": "L1C", "device": "cpu"}
    result = mask(server.url("cog.tif?sig=SECRET"), tmp_path / "remote.tif", **area)
    assert server.sent < 0.05 * (folder / "cog.tif").stat().st_size
    local = mask(folder / "cog.tif", tmp_path / "local.tif", **area)
    with rasterio.open(result.mask) as one, rasterio.open(local.mask) as other:
        assert one.shape == BOX.shape
        assert np.array_equal(one.read(1), other.read(1))
        assert "SECRET" not in f"{one.tags()} {result.report.to_dict()}"


def test_the_key_of_a_signed_address_is_told_to_nobody(server):
    with open_scene(server.url("cog.tif?sig=SECRET")) as scene:
        assert "SECRET" not in str(scene.to_info())
        assert scene.read(BOX).any()


def test_at_60_metres_an_overview_is_read(folder, server):
    with open_scene(server.url("cog.tif")) as scene:
        server.control()
        pixels = scene.read(Window(0, 0, 300, 300), resolution=40)
        with open_scene(folder / "cog.tif") as local:
            assert np.array_equal(pixels, local.read(Window(0, 0, 300, 300), resolution=40))
    assert server.sent < 0.04 * (folder / "cog.tif").stat().st_size


def test_nothing_is_asked_for_but_the_file(server):
    read(server.url("cog.tif"))
    assert {asked.path for asked in server.asked} == {"/cog.tif"}


def test_blocks_come_several_at_a_time(server):
    server.control(delay=0.5)
    read(server.url("cog.tif"), Window(100, 100, 800, 800))
    assert server.most_together > 1, server.asked


def test_short_failures_are_survived(folder, server):
    for status in (503, 429):
        server.fail(status, first=3, last=4)
        assert np.array_equal(read(server.url(f"cog.tif?{status}")), read(folder / "cog.tif"))
        assert [asked.status for asked in server.asked].count(status) == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, ["refuses access to cog.tif (HTTP 401)", "credentials"]),
        (403, ["refuses access to cog.tif (HTTP 403)", "signed"]),
        (404, ["there is no cog.tif at 127.0.0.1", "check the address"]),
        (503, ["does not serve cog.tif (HTTP 503)", "try again later"]),
        ("hang", ["did not answer in time for cog.tif"]),
    ],
)
def test_a_server_that_refuses(server, status, words):
    server.fail(status)
    said = refused(server.url("cog.tif?sig=SECRET"), *words)
    assert "SECRET" not in said


@pytest.mark.parametrize("how", [403, 500, "drop"])
@pytest.mark.parametrize("first", [3, 5])
def test_a_server_that_fails_half_way(server, how, first):
    server.fail(how, first=first)
    said = refused(server.url("cog.tif?sig=SECRET"), "cog.tif could not be read to its end from 127.0.0.1", "try again")
    assert "SECRET" not in said


def test_a_server_without_ranges(server):
    server.control(ranges=False)
    refused(server.url("cog.tif"), "does not serve parts of cog.tif", "download")


def test_a_page_instead_of_a_raster(server, folder):
    (folder / "page.tif").write_text("<html>please log in</html>")
    refused(server.url("page.tif"), "page.tif is not a raster")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_machines_that_are_not_there(monkeypatch):
    monkeypatch.setenv("GDAL_HTTP_MAX_RETRY", "0")
    refused(f"http://127.0.0.1:{free_port()}/x.tif", "cannot be reached for x.tif")
    refused("http://nowhere.invalid/x.tif", "the name of nowhere.invalid cannot be found", "HTTPS_PROXY")


def test_no_secure_connection(server):
    refused(server.url("cog.tif").replace("http:", "https:"), "no secure connection to 127.0.0.1", "CURL_CA_BUNDLE")


def test_what_the_environment_says_wins(server, monkeypatch):
    monkeypatch.setenv("GDAL_HTTP_MAX_RETRY", "0")
    server.fail(503, first=1, last=1)
    refused(server.url("cog.tif?once"), "HTTP 503")
    assert len(server.asked) == 1


def test_a_proxy_is_taken_from_the_environment(folder, server, monkeypatch):
    monkeypatch.setenv("GDAL_HTTP_PROXY", server.address)
    refused("http://somewhere.invalid/none.tif", "404")


def test_members_of_archives_behind_addresses(folder, server):
    source = f"/vsizip//vsicurl/{server.url('scene.zip')}/inside/small.tif"
    window = Window(0, 0, 300, 300)
    assert np.array_equal(read(source, window), read(folder / "small.tif", window))
    refused(source.replace("small.tif", "other.tif"), "there is no other.tif")
    refused(source.replace("scene.zip", "none.zip"), "HTTP 404")


def test_addresses_as_gdal_writes_them(folder, server):
    window = Window(0, 0, 300, 300)
    assert np.array_equal(read("/vsicurl/" + server.url("small.tif"), window), read(folder / "small.tif", window))


def test_buckets(folder, monkeypatch):
    pytest.importorskip("moto.server")
    window = Window(0, 0, 300, 300)
    with s3_server("scenes", {"a/small.tif": folder / "small.tif"}) as endpoint:
        told = {
            "AWS_S3_ENDPOINT": endpoint,
            "AWS_HTTPS": "NO",
            "AWS_VIRTUAL_HOSTING": "FALSE",
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
        }
        for key, value in told.items():
            monkeypatch.setenv(key, value)
        expected = read(folder / "small.tif", window)
        assert np.array_equal(read("s3://scenes/a/small.tif", window), expected)
        assert np.array_equal(read("/vsis3/scenes/a/small.tif", window), expected)
        refused("s3://scenes/a/none.tif", "there is no none.tif at scenes")


def test_a_bucket_without_credentials(monkeypatch, tmp_path):
    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_NO_SIGN_REQUEST", "AWS_PROFILE"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "YES")
    monkeypatch.setenv("CPL_AWS_AUTODETECT_EC2", "NO")
    refused("s3://closed/x.tif", "no credentials are set", "AWS_NO_SIGN_REQUEST=YES")


def test_a_run_that_breaks_off_leaves_nothing_behind(server, tmp_path):
    server.fail(500, first=6)
    command = [
        sys.executable,
        "-m",
        "engine",
        "mask",
        server.url("cog.tif?sig=SECRET"),
        "-o",
        str(tmp_path / "mask.tif"),
    ]
    done = subprocess.run(
        [*command, "--level", "L1C", "--device", "cpu"], capture_output=True, text=True, timeout=120, check=False
    )
    assert_sentence(Ran(done.returncode, done.stderr), "cog.tif could not be read to its end")
    assert "SECRET" not in done.stderr + done.stdout
    # In a process of its own, as GDAL decides only once in its life where its messages go.
    assert "ERROR" not in done.stderr
    assert list(tmp_path.iterdir()) == []
