"""The zip in the real QGIS desktop: put into a fresh profile, used as a person uses it, and switched off again."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import rasterio

from engine.classes import CLASSES

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
BANDS = ("B04", "B03", "B02", "B08", "B11", "B12")
SETTINGS = """\
[PythonPlugins]
cloudmask=true
[qgis]
checkVersion=false
[migration]
fileVersion=2
firstRunVersionFlag=34006
settings=true
[locale]
userLocale=en_US
overrideFlag=true
"""
TIMEOUT = 120

pytestmark = pytest.mark.timeout(TIMEOUT + 60)


@pytest.fixture(scope="module")
def desktop():
    missing = [name for name in ("qgis", "xvfb-run", "xauth") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed: scripts/bootstrap installs them on Debian")


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    """A made scene as a stack of six bands in a folder with blanks and umlauts, and a large one of copies of it."""
    bands = tmp_path_factory.mktemp("bands")
    command = [sys.executable, "-m", "engine.synthetic", bands, "--size", "512"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    folder = tmp_path_factory.mktemp("Grüße aus Sóller")
    return stack(bands, folder / "S2 Szene.tif", 1), stack(bands, folder / "große Szene.tif", 8)


def stack(bands, target, copies):
    with rasterio.open(next(bands.glob("*_B02.tif"))) as finest:
        profile, tags, size = finest.profile, finest.tags(), finest.width
    profile.update(driver="GTiff", count=len(BANDS), width=size * copies, height=size * copies)
    profile.update(compress="zstd", zstd_level=1, num_threads=2, tiled=True, blockxsize=256, blockysize=256)
    with rasterio.open(target, "w", **profile) as dataset:
        dataset.update_tags(**tags)
        for number, name in enumerate(BANDS, 1):
            with rasterio.open(next(bands.glob(f"*_{name}.tif"))) as band:
                pixels = band.read(1, out_shape=(size, size))
            dataset.write(np.tile(pixels, (copies, copies)), number)
            dataset.set_band_description(number, name)
        dataset.scales, dataset.offsets = [0.0001] * len(BANDS), [-0.1] * len(BANDS)
    return target


@pytest.fixture(scope="module")
def found(desktop, scenes, tmp_path_factory):
    """What was noted while the plugin was used."""
    return run("use", scenes, tmp_path_factory.mktemp("desktop"))


def run(scenario, scenes, folder):
    """Starts QGIS with a scenario; returns what was noted in it."""
    shots = Path(os.environ.get("CLOUDMASK_SHOTS") or folder / "shots")
    for each in (shots, folder / "temporary"):
        each.mkdir(parents=True, exist_ok=True)
    install(folder)
    environment = {
        **other_qgis(),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TMPDIR": str(folder / "temporary"),
        "XDG_RUNTIME_DIR": str(folder),
        "CLOUDMASK_PYTHON": sys.executable,
        "CLOUDMASK_WALK": str(HERE),
        "CLOUDMASK_SCENARIO": scenario,
        "CLOUDMASK_FOUND": str(folder / "found.json"),
        "CLOUDMASK_SHOTS": str(shots),
        "CLOUDMASK_SCENE": str(scenes[0]),
        "CLOUDMASK_LARGE_SCENE": str(scenes[1]),
        "CLOUDMASK_PROJECT": str(folder / "projekt.qgz"),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--profiles-path", folder]
    command += ["--profile", "default", "--nologo", "--noversioncheck", "--code", HERE / "scenario.py"]
    with (folder / "log.txt").open("wb") as log:
        options = {"env": environment, "cwd": folder, "stdout": log, "stderr": log}
        with subprocess.Popen(command, **options, start_new_session=True) as done:
            try:
                done.wait(TIMEOUT)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(done.pid, signal.SIGKILL)  # a QGIS that hangs would outlive xvfb-run
    told = (folder / "log.txt").read_text(errors="replace")[-3000:]
    assert (folder / "found.json").is_file(), f"QGIS ended with {done.returncode} and noted nothing: {told}"
    noted = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    assert noted["errors"] == [], noted["errors"][0] + told
    return {**noted, "exit": done.returncode, "told_at_the_end": told}


def other_qgis():
    """Where QGIS is: the installed one, or that of `scripts/qgis-3.22 run`."""
    path = "/usr/local/bin:/usr/bin:/bin"
    root = os.environ.get("QGIS_PREFIX_PATH")
    if root is None:
        return {"PATH": path}
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH", "PYTHONPATH") if name in os.environ}
    return {"PATH": f"{root}/bin:{path}", "QGIS_PREFIX_PATH": root, **kept}


def install(folder):
    """The zip as QGIS's plugin manager installs it, in a fresh profile."""
    profile = folder / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(SETTINGS)
    subprocess.run([ROOT / "scripts" / "package", "--output", folder], check=True, capture_output=True, timeout=60)
    (built,) = folder.glob("cloudmask-*.zip")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(profile / "python" / "plugins")


def test_one_click_masks_a_layer(found):
    assert "Mask clouds" in found["menu"]
    assert "Mask clouds…" in found["menu"]
    assert found["mask"]["valid"]
    assert found["mask"]["renderer"] == "paletted"
    assert [code for code, _ in found["mask"]["classes"]] == [each.code for each in CLASSES]
    assert "Szene" in found["mask"]["name"]
    assert any("clear" in each for each in found["told"]), found["told"]


def test_the_mask_stands_right_above_its_scene(found):
    assert found["order"] == ["oben", found["mask"]["name"], "Szene", "unten"]
    assert found["marks"] >= 1  # it is temporary, and said to be


def test_qgis_stays_quick_meanwhile(found):
    print(f"the longest stall while masking: {found['stall_ms']} ms")
    assert found["stall_ms"] < 3000


def test_no_process_before_the_first_mask_and_one_for_all(found):
    assert found["before"] == []
    assert len(found["workers"]) == 1


def test_the_second_run_is_cancelled_by_the_docks_button(found):
    assert (found["button"], found["button_meanwhile"]) == ("Mask clouds", "Cancel")
    assert found["files_meanwhile"] >= 1
    assert found["cancelled_in"] < 4
    assert found["layers_after_cancel"] == 3


def test_the_run_after_that_works(found):
    assert "there is another mask" in found["steps"]
    assert "Mask clouds" in found["buttons"]


def test_masks_survive_saving_and_opening(found):
    assert len(found["order_again"]) == len(found["order"]) + 1
    assert found["mask"] in found["masks_again"]
    assert all(each["valid"] and each["renderer"] == "paletted" for each in found["masks_again"])
    assert found["marks_again"] >= 1


def test_switched_off_it_leaves_nothing_but_its_layers(found):
    assert found["left"] == []
    assert "cloudmask" not in found["providers"]
    assert found["rasters_at_the_end"] == 3
    assert found["exit"] == 0, found["told_at_the_end"]


def test_closed_in_mid_run_it_leaves_no_process_and_no_file(desktop, scenes, tmp_path):
    found = run("leave", scenes, tmp_path)
    assert found["exit"] == 0, found["told_at_the_end"]
    assert found["files_meanwhile"] >= 1
    assert len(found["workers"]) == 1
    assert not Path("/proc", found["workers"][0]).exists()
    assert list((tmp_path / "temporary").rglob(".cloudmask-*")) == []
