"""`scripts/demo --real` from the search to the mask, against a STAC API on this machine."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from makers.commands import Ran, assert_sentence
from makers.rasters import write_raster
from makers.servers import ITEMS, file_server

from engine.sentinel2 import BANDS

ROOT = Path(__file__).parents[2]
TIMES = ("2023-07-01", "2023-07-11", "2023-07-21")
CLOUDS = (5.0, 40.0, 90.0)
BOUNDS = (4.26, 44.23, 4.27, 44.24)
"""West, south, east, north within the made tiles, degrees: about 800 m by 1100 m."""


def make_items(folder):
    """Three items as Earth Search writes them, with relative and with whole addresses, and assets of 1280 m."""
    rng = np.random.default_rng(2)
    for band in BANDS:
        size = 2560 // band.resolution
        data = rng.integers(1100, 4000, (size, size)).astype("uint16")
        write_raster(folder / f"{band.name}.tif", data, pixel=band.resolution, driver="COG")
    return [
        {
            "type": "Feature",
            "stac_version": "1.0.0",
            "stac_extensions": ["https://stac-extensions.github.io/eo/v1.1.0/schema.json"],
            "id": f"S2A_31TFK_{day.replace('-', '')}_0_L2A",
            "collection": "sentinel-2-l2a",
            "geometry": None,
            "bbox": [4.0, 44.0, 5.0, 45.0],
            "links": [],
            "properties": {
                "datetime": f"{day}T10:58:41.000000Z",
                "eo:cloud_cover": cloud,
                "s2:processing_baseline": "05.09",
                "earthsearch:boa_offset_applied": False,
            },
            "assets": {
                band.common_name: {
                    "href": f"{band.name}.tif",
                    "type": "image/tiff; application=geotiff; profile=cloud-optimized",
                    "roles": ["data", "reflectance"],
                    "eo:bands": [{"name": band.common_name, "common_name": band.common_name}],
                    "raster:bands": [{"nodata": 0, "data_type": "uint16", "scale": 0.0001, "offset": -0.1}],
                }
                for band in BANDS
                if band.name != "B10"
            },
        }
        for day, cloud in zip(TIMES, CLOUDS, strict=True)
    ]


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    items = make_items(folder)
    with file_server(folder) as server:
        for item in items:
            item["links"] = [{"rel": "self", "href": server.url("item"), "type": "application/geo+json"}]
        (folder / ITEMS).write_text(json.dumps(items))
        yield server


def find(api, target, *options):
    command = [sys.executable, "-m", "engine.search", "--item", str(target), "--bbox", ",".join(map(str, BOUNDS))]
    address = () if api is None else ("--api", f"{api.address}/v1")
    return subprocess.run(
        [*command, *address, *options], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("options", "day"),
    [
        ((), "20230711"),
        (("--max-cloud", "100"), "20230721"),
        (("--max-cloud", "10"), "20230701"),
        (("--date", "2023-07-01"), "20230701"),
        (("--date", "2023-07-01/2023-07-15"), "20230711"),
    ],
)
def test_the_newest_scene_that_is_meant(api, tmp_path, options, day):
    done = find(api, tmp_path / "item.json", *options)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "item.json").read_text())
    assert day in found["id"]
    assert day in done.stderr
    assert found["assets"]["blue"]["href"] == f"{api.address}/B02.tif"
    assert done.stdout.strip() == ",".join(f"{edge:g}" for edge in BOUNDS)


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--date", "2020-01-01"), 1, ["knows no scene there", "at that time", "--date"]),
        (("--max-cloud", "1"), 1, ["at most 1 % cloud", "--max-cloud"]),
        (("--bbox", "100,0,100.1,0.1"), 1, ["knows no scene there"]),
        (("--date", "yesterday"), 2, ['"yesterday" is no date', "--date YYYY-MM-DD"]),
        (("--date", "2023-02-30"), 2, ["is no date"]),
        (("--date", "2023-07-02/2023-07-01"), 2, ["is no date or span"]),
        (("--bbox", "1,2,3"), 2, ["is no box", "--bbox W,S,E,N"]),
        (("--bbox", "-3,2,-4,3"), 2, ["no box on the Earth", "west before east"]),
        (("--bbox", "0,0,50,50"), 2, ["too large"]),
        (("--max-cloud", "few"), 2, ["--max-cloud", "see scripts/demo --help"]),
        (("--resolution", "10"), 2, ["--resolution"]),
        (("--api", "not an address"), 2, ["no address of a STAC API", "--api"]),
        (("--api", "http://nowhere.invalid/v1"), 1, ["nowhere.invalid cannot be found", "HTTPS_PROXY"]),
    ],
)
def test_searches_that_come_to_nothing(api, tmp_path, options, code, words):
    done = find(api, tmp_path / "item.json", *options)
    assert done.returncode == code
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1
    assert all(word in done.stderr for word in words), done.stderr
    assert not (tmp_path / "item.json").exists()


def test_an_api_that_fails_and_one_that_is_none(api, tmp_path):
    api.fail(503, first=1, last=1)
    assert find(api, tmp_path / "item.json").returncode == 0
    for status, words in ((403, "refuses access"), (404, "HTTP 404")):
        api.fail(status)
        done = find(api, tmp_path / "item.json")
        assert_sentence(Ran(done.returncode, done.stderr), words)
    api.control()


def test_the_demonstration_masks_a_window_of_it(api, tmp_path):
    """The script itself, in a copy of the tree that shares this one's environment."""
    project = tmp_path / "project"
    (project / "scripts").mkdir(parents=True)
    for name in ("demo", "steps.sh"):
        shutil.copy(ROOT / "scripts" / name, project / "scripts" / name)
    (project / "scripts" / "bootstrap").write_text("#!/bin/sh\n")
    (project / "scripts" / "bootstrap").chmod(0o755)
    (project / "engine").symlink_to(ROOT / "engine")
    (project / ".venv").symlink_to(Path(sys.prefix))
    box = ",".join(map(str, BOUNDS))
    done = subprocess.run(
        [project / "scripts" / "demo", "--real", "--bbox", box, "--api", f"{api.address}/v1"],
        cwd=tmp_path, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "S2A_31TFK_20230711" in done.stderr
    demo = project / "demo"
    report = json.loads((demo / "report.json").read_text())
    assert report["valid_pixels"] > 0
    with rasterio.open(demo / "mask.tif") as mask:
        assert 70 < mask.width < 100
        assert mask.crs.to_epsg() == 32631
    assert (demo / "quicklook.png").stat().st_size > 2000
