"""The bench: every kind of input runs through, and is what it says it is."""

import json
import subprocess
import sys

import pytest
import rasterio
from makers.commands import Ran, assert_sentence

from engine.bench.scenes import make_cog, make_geotiff, make_product
from engine.bench.serving import file_server
from engine.scene import open_scene
from engine.sentinel2 import BAND_NAMES
from engine.window import Window

POSITIVE = (
    "source_mib",
    "run_s",
    "decode_alone_s",
    "forward_alone_s",
    "write_alone_s",
    "run_over_larger",
    "run_over_both",
    "read_percent",
    "network_percent",
    "write_percent",
    "end_to_end_mpx_s",
    "forward_mpx_s",
    "read_mpx_s",
    "write_mpx_s",
    "end_to_end_over_forward",
    "redundant_ratio",
    "peak_rss_mib",
)


def run(*arguments):
    command = [sys.executable, "-m", "engine", "bench", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def failed(done):
    return Ran(done.returncode, done.stderr)


def test_every_kind_runs_through_and_tells_its_figures(tmp_path):
    done = run("--kind", "all", "--size", 400, "--folder", tmp_path, "--latency", 20, "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["model"]
    assert document["device"]
    assert document["precision"]
    assert document["threads"] >= 1
    assert document["rounds"] == 1
    runs = document["runs"]
    assert [(each["kind"], each["resolution"], each["size"]) for each in runs] == [
        ("geotiff", 10, 400),
        ("jp2", 10, 396),
        ("jp2", 20, 198),
        ("remote", 10, 400),
    ]
    for each in runs:
        for key in POSITIVE:
            assert each[key] > 0, (each["kind"], key)
        assert max(each[key] for key in ("read_percent", "network_percent", "write_percent")) <= 100
        assert each["run_over_both"] <= each["run_over_larger"]
        assert each["run_s"] < 60  # a hundred times what it takes
        assert {"B02", "B03", "B04", "B08"} <= set(each["bands"])
    assert set(runs[1]["bands"]) > set(runs[0]["bands"])
    remote = runs[-1]
    assert remote["latency_ms"] == 20
    assert remote["requests"] >= 1
    assert 0 < remote["fetched_mib"] <= 2 * remote["source_mib"]
    assert remote["decode_alone_s"] > 0.02
    assert "requests" not in runs[0]
    assert {path.name for path in tmp_path.iterdir()} == {"bench_400.tif", "bench_396.SAFE", "bench_400_cog.tif"}


def test_scenes_that_are_there_are_used_again_and_a_table_is_shown(tmp_path):
    make_geotiff(tmp_path / "bench_300.tif", 300)
    before = (tmp_path / "bench_300.tif").stat().st_mtime_ns
    done = run("--size", 300, "--folder", tmp_path, "--rounds", 2)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Mpx/s") == 4
    assert "rounds 2" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert [path.name for path in tmp_path.iterdir()] == ["bench_300.tif"]
    assert (tmp_path / "bench_300.tif").stat().st_mtime_ns == before


def test_wrong_wishes_are_told_in_a_sentence(tmp_path):
    assert_sentence(failed(run("--size", 300, "--folder", tmp_path / "none")), "no folder", "--folder", code=2)
    wrong = run("--kind", "floppy")
    assert wrong.returncode == 2
    assert "geotiff" in wrong.stderr


def test_the_product_is_stored_as_archives_store_it(tmp_path):
    make_product(tmp_path / "made.SAFE", 1260)
    with open_scene(tmp_path / "made.SAFE") as scene:
        assert (scene.kind, scene.level, scene.baseline) == ("safe", "L1C", "05.10")
        assert tuple(scene.bands) == BAND_NAMES
        assert {band.offset for band in scene.bands.values()} == {-1000}
        assert scene.offset_from == "product metadata"
        assert not scene.warnings
        assert scene.grid().shape == (1260, 1260)
        pixels = scene.read(Window(0, 0, 300, 300), resolution=20)
        assert (pixels > 0).all()
        path = scene.bands["B02"].path
    with rasterio.open(path) as band:
        assert band.driver == "JP2OpenJPEG"
        assert band.block_shapes == [(1024, 1024)]
        assert band.overviews(1)[:2] == [2, 4]
    with rasterio.open(path.replace("B02", "B11")) as band:
        assert band.shape == (630, 630)
        assert band.res == (20, 20)


def test_bands_of_all_resolutions_show_the_same_ground(tmp_path):
    make_product(tmp_path / "made.SAFE", 2100)
    with open_scene(tmp_path / "made.SAFE") as scene:
        blue, shortwave, coastal = scene.read(Window(0, 0, 340, 340), resolution=60, bands=("B02", "B11", "B01"))
    for other in (shortwave, coastal):
        both = [plane.astype(float) - plane.mean() for plane in (blue, other)]
        assert (both[0] * both[1]).mean() / (both[0].std() * both[1].std()) > 0.9


def test_a_broken_off_scene_is_not_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("rasterio.shutil.copy", _stop)
    with pytest.raises(KeyboardInterrupt):
        make_cog(tmp_path / "cog.tif", 300)
    assert not list(tmp_path.iterdir())


def _stop(*_, **__):
    raise KeyboardInterrupt


def test_the_server_serves_parts_under_ever_new_addresses(tmp_path):
    make_cog(tmp_path / "cog.tif", 600)
    with open_scene(tmp_path / "cog.tif") as local, file_server(tmp_path, 0.0) as server:
        there = local.read(Window(40, 30, 200, 100))
        counts = []
        for _ in range(2):
            with open_scene(server.address("cog.tif")) as scene:
                assert (scene.read(Window(40, 30, 200, 100)) == there).all()
            counts.append(server.counts())
        assert counts[0] == counts[1]
        assert 0 < counts[0]["bytes"] < (tmp_path / "cog.tif").stat().st_size
        assert server.counts() == {"requests": 0, "bytes": 0}
