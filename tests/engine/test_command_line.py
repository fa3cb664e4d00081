"""The command seen from outside: exit codes, sentences, JSON, Ctrl-C, full disks."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
from makers.rasters import FOUR, noise, write_raster

from engine import catalog
from engine.protocol import COMPUTING
from engine.relaunch import GUARD

KNOWN = ("--level", "L1C", "--offset", "0")
LINUX = sys.platform.startswith("linux")


def start(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "engine", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        **options,
    )


def run(*arguments, **options):
    process = start(*arguments, **options)
    out, err = process.communicate(timeout=240)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def assert_sentence(done, *needles, code=1):
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    lines = [line for line in done.stderr.strip().splitlines() if not line.startswith(("masking:", "warning:"))]
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("error: ")
    for needle in needles:
        assert needle in lines[0]


@pytest.fixture
def scene(tmp_path):
    return write_raster(tmp_path / "scene.tif", noise(4, 200, 180), names=FOUR)


def test_mask_writes_everything_asked_for_and_prints_one_json_document(scene, tmp_path):
    done = run(
        "mask", scene, "-o", tmp_path / "m.tif", *KNOWN, "--json",
        "--report", tmp_path / "r.json", "--quicklook", tmp_path / "q.png",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    written = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert written["classes"] == report["classes"]
    assert report["valid_pixels"] == 200 * 180
    assert {path.name for path in tmp_path.iterdir()} == {
        "scene.tif", "m.tif", "m.tif.aux.xml", "r.json", "q.png",
    }  # fmt: skip


def test_plain_output_names_the_files_and_the_shares(scene, tmp_path):
    done = run("mask", scene, "-o", tmp_path / "m.tif", *KNOWN)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "m.tif") in done.stdout.replace("\n", "")
    assert "thick cloud" in done.stdout
    assert "masking: 100 %" in done.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("mask", "--help"), ("info", "--help"), ("models", "list")])
def test_help_never_imports_torch(arguments):
    code = (
        "import sys; sys.argv = ['cloudmask', *sys.argv[1:]]\n"
        "from engine.__main__ import main\n"
        "code = main()\n"
        "sys.exit(code or 3 * ('torch' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_info_never_imports_torch(scene):
    code = (
        "import sys; sys.argv = ['cloudmask', 'info', sys.argv[1], '--json']\n"
        "from engine.__main__ import main\n"
        "sys.exit(main() or 3 * ('torch' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(scene)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    info = json.loads(done.stdout)
    assert info["offset_from"] == "unknown"
    assert set(info["bands"]) == set(FOUR)


def test_info_for_people_says_what_is_unknown(scene):
    done = run("info", scene)
    assert done.returncode == 0
    assert "--offset" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("mask",),
        ("mask", "a.tif"),
        ("mask", "a.tif", "-o", "b.tif", "--resolution", "15"),
        ("mask", "a.tif", "-o", "b.tif", "--offset", "many"),
        ("nonsense",),
        ("mask", "--nonsense"),
    ],
)
def test_wrong_usage_is_two(arguments):
    assert_sentence(run(*arguments), "--help", code=2)


def test_no_arguments_show_the_help():
    done = run()
    assert "mask" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("options", "needles"),
    [
        (("--model", "no-such-model"), ("no-such-model", "cloudmask-unet-1")),
        (("--device", "cuda:7"), ("cuda:7",)),
        (("--device", "toaster"), ("toaster",)),
        (("--device", "cpu", "--precision", "fp16"), ("fp16",)),
        (("--precision", "fp8"), ("fp8",)),
        (("--overwrite", "--report", "scene.tif"), ("scene.tif",)),
    ],
)
def test_what_is_not_there_is_named(scene, tmp_path, options, needles):
    done = run("mask", scene, "-o", tmp_path / "m.tif", *KNOWN, *options, cwd=tmp_path)
    assert_sentence(done, *needles)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


def test_broken_sources(tmp_path, scene):
    (tmp_path / "cut.tif").write_bytes(scene.read_bytes()[: scene.stat().st_size // 2])
    (tmp_path / "text.tif").write_text("not a raster")
    write_raster(tmp_path / "unnamed.tif", noise(4, 50, 50))
    for name, needle in (
        ("missing.tif", "missing.tif"), ("cut.tif", "cut.tif"), ("text.tif", "text.tif"), ("unnamed.tif", "--bands"),
    ):  # fmt: skip
        assert_sentence(run("mask", tmp_path / name, "-o", tmp_path / "m.tif", *KNOWN), needle)
    assert_sentence(run("mask", scene, "-o", tmp_path / "m.tif"), "--offset")
    assert not (tmp_path / "m.tif").exists()


def test_weights_that_are_not_the_cards(scene, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(catalog.BUNDLED / catalog.DEFAULT_MODEL, folder)
    with (folder / "weights.safetensors").open("ab") as file:
        file.write(b"x")
    done = run("mask", scene, "-o", tmp_path / "m.tif", *KNOWN, "--model", folder)
    assert_sentence(done, "SHA256SUMS")
    assert not (tmp_path / "m.tif").exists()


def test_debug_adds_where_it_arose(tmp_path):
    done = run("info", tmp_path / "missing.tif", "--debug")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def interrupted(process, number=signal.SIGINT):
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, (process.returncode, err)
    assert err.strip().splitlines()[-1] == "cancelled"
    assert "Traceback" not in err


@pytest.mark.skipif(not LINUX, reason="needs Linux to see when the command starts itself once more")
@pytest.mark.parametrize("delay", [0.0, 0.05, 0.2, 0.8])
def test_interrupt_at_the_start(tmp_path, delay):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 3000, 3000), names=FOUR)
    process = start("mask", scene, "-o", tmp_path / "m.tif", *KNOWN)
    environment = Path(f"/proc/{process.pid}/environ")
    while GUARD.encode() not in environment.read_bytes():
        time.sleep(0.001)
    time.sleep(delay)
    interrupted(process)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_in_mid_run(tmp_path, number):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 3000, 3000), names=FOUR)
    process = start("mask", scene, "-o", tmp_path / "m.tif", *KNOWN)
    for line in process.stderr:
        if line.startswith("masking:"):
            break
    interrupted(process, number)
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]


@pytest.mark.skipif(not LINUX or os.geteuid() != 0, reason="needs Linux and root to mount a small file system")
@pytest.mark.parametrize("kib", [pytest.param(16, marks=pytest.mark.slow), 200])
def test_a_full_disk(tmp_path, kib):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 1500, 1500), names=FOUR)
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(small)]).returncode:
        pytest.skip("this machine does not let a small file system be mounted")
    try:
        done = run("mask", scene, "-o", small / "m.tif", "--quicklook", small / "q.png", *KNOWN)
        assert_sentence(done, "full")
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.skipif(not LINUX, reason="settings of glibc")
def test_long_commands_start_once_more_with_the_settings_and_only_once():
    code = "from engine import relaunch; import sys; sys.exit(len(relaunch.settings()))"
    plain = {name: value for name, value in os.environ.items() if name not in ("GLIBC_TUNABLES", "OMP_WAIT_POLICY")}
    assert subprocess.run([sys.executable, "-c", code], env=plain).returncode > 0
    assert subprocess.run([sys.executable, "-c", code], env={**plain, **COMPUTING, GUARD: "1"}).returncode == 0


def test_doctor_runs_the_model_on_every_device():
    done = run("doctor", "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["problems"] == []
    assert document["devices"][-1]["device"] == "cpu"
    exact = document["devices"][-1]["precision"] == "fp32"  # not on CPUs that are faster in bf16
    assert document["devices"][-1]["agreement"] >= (1.0 if exact else 0.99)
    assert all(document["packages"].values())


def test_models_list_and_show():
    cards = json.loads(run("models", "list", "--json").stdout)
    assert {"id", "family", "title", "sha256"} <= set(cards[0])
    shown = run("models", "show", cards[0]["id"])
    assert shown.returncode == 0
    assert cards[0]["summary"][:30] in shown.stdout
    assert_sentence(run("models", "show", "no-such-model"), "no-such-model")


CAUTIONS = [
    {"without": ["B11", "B12"], "sentence": "Without B11 or B12 snow [and ice] looks like cloud."},
    {"without": ["B10"], "sentence": "Without B10 thin cirrus is missed."},
    {"without": ["B08"], "sentence": "Without B08 water looks like shadow."},
    {"sentence": "White roofs may become cloud."},
]


@pytest.fixture
def cautious(tmp_path):
    """A copy of the default model whose card has cautions, errors and guidance; returns its folder."""
    folder = tmp_path / "models" / catalog.DEFAULT_MODEL
    shutil.copytree(catalog.BUNDLED / catalog.DEFAULT_MODEL, folder)
    card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    card["cautions"] = CAUTIONS
    card["errors"] = [
        {"surface": surface, "bands": bands, "false_cloud_percent": 4.26, "false_shadow_percent": 0.5, "chips": 12}
        for surface in ("snow", "sand")
        for bands in ("13", "RGB")
    ]
    card["prefer"] = "Prefer another model over ice."
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_info_warns_of_what_the_lack_of_bands_costs_without_torch(scene, cautious, options):
    code = (
        "import pathlib, sys; bundled = pathlib.Path(sys.argv.pop(1))\n"
        "from engine import catalog; catalog.BUNDLED = bundled\n"
        "from engine.__main__ import main\n"
        "sys.exit(main() or 3 * ('torch' in sys.modules))"
    )
    command = [sys.executable, "-c", code, str(cautious.parent), "info", str(scene), *options]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    expected = [f"{catalog.DEFAULT_MODEL}: {caution['sentence']}" for caution in CAUTIONS[:2]]
    if options:
        said = json.loads(done.stdout)["warnings"]
    else:
        said = [line.removeprefix("warning: ") for line in done.stderr.splitlines()]
    assert [line for line in said if line.startswith(catalog.DEFAULT_MODEL)] == expected


def test_mask_reports_what_the_lack_of_bands_costs_and_not_what_always_holds(scene, cautious, tmp_path):
    done = run("mask", scene, "-o", tmp_path / "m.tif", *KNOWN, "--model", cautious, "--json")
    assert done.returncode == 0, done.stderr
    expected = [f"{catalog.DEFAULT_MODEL}: {caution['sentence']}" for caution in CAUTIONS[:2]]
    assert json.loads(done.stdout)["warnings"] == expected


def test_models_show_every_caution_the_errors_and_the_guidance(cautious):
    environment = {**os.environ, "COLUMNS": "120"}
    done = run("models", "show", cautious, env=environment)
    assert done.returncode == 0, done.stderr
    for sentence in ("Prefer another model over ice.", *(caution["sentence"] for caution in CAUTIONS)):
        assert done.stdout.count(sentence) == 1
    rows = [line.split() for line in done.stdout.splitlines()]
    for surface in ("snow", "sand"):
        for bands in ("13", "RGB"):
            assert [surface, bands, "4.3", "0.5", "12"] in rows
    document = json.loads(run("models", "show", cautious, "--json").stdout)
    assert len(document["errors"]) == 4
    broken = {**document, "cautions": "snow"}
    (cautious / "card.json").write_text(json.dumps(broken), encoding="utf-8")
    assert_sentence(run("models", "show", cautious), "cautions", "list")


def test_several_band_files_and_paths_with_spaces_and_umlauts(tmp_path):
    folder = tmp_path / "Größe 雲 x"
    folder.mkdir()
    files = [
        write_raster(folder / f"T31TDH_20150726T105026_{name}.tif", noise(1, 90, 80, seed=index))
        for index, name in enumerate(FOUR)
    ]
    done = run("mask", *files, "-o", folder / "maske é.tif", *KNOWN)
    assert done.returncode == 0, done.stderr
    with rasterio.open(folder / "maske é.tif") as mask:
        assert (mask.read(1) != 255).all()


def test_bands_are_told_by_the_user(tmp_path):
    scene = write_raster(tmp_path / "s.tif", noise(3, 64, 64))
    done = run("mask", scene, "-o", tmp_path / "m.tif", *KNOWN, "--bands", "blue=1,green=2,red=3", "--json")
    assert json.loads(done.stdout)["bands"] == ["B02", "B03", "B04"]
    assert_sentence(run("info", scene, "--bands", "blue=1,green=9"), "9")
    assert run("info", scene, "--bands", "violet").returncode in (1, 2)
    assert np.isin(rasterio.open(tmp_path / "m.tif").read(1), (0, 1, 2, 3)).all()


def test_an_existing_target_is_kept(scene, tmp_path):
    target = Path(tmp_path / "m.tif")
    target.write_bytes(b"precious")
    assert_sentence(run("mask", scene, "-o", target, *KNOWN), "--overwrite")
    assert target.read_bytes() == b"precious"
    assert run("mask", scene, "-o", target, *KNOWN, "--overwrite").returncode == 0
