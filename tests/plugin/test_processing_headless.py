"""The real `qgis_process`, in a fresh profile, with the plugin found by its folder: JSON in and out, no window."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import Qgis

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def qgis_process(engine_python, tmp_path_factory):
    """Runs it; returns exit code, standard output and error stream."""
    program = shutil.which("qgis_process")
    if program is None:
        pytest.skip("there is no qgis_process here")
    home = tmp_path_factory.mktemp("home")
    (home / "plugins").mkdir()
    (home / "plugins" / "cloudmask").symlink_to(ROOT, target_is_directory=True)
    (home / "runtime").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "HOME": str(home),
        "QGIS_PLUGINPATH": str(home / "plugins"),
        "QGIS_CUSTOM_CONFIG_PATH": str(home / "profile"),
        "XDG_RUNTIME_DIR": str(home / "runtime"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "CLOUDMASK_PYTHON": str(engine_python),
    }

    def run(*arguments, given="", folder=home, **more):
        done = subprocess.run(
            [program, *map(str, arguments)],
            input=given,
            capture_output=True,
            text=True,
            timeout=200,
            cwd=folder,
            env={**environment, **more},
        )
        return done.returncode, done.stdout, done.stderr

    code, told, errors = run("plugins", "enable", "cloudmask")
    assert code == 0, told + errors
    return run


def command(engine_python, *arguments):
    bare = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    line = [str(engine_python), "-m", "engine", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr


def pixels(path):
    return gdal.Open(str(path)).ReadAsArray()


def start(qgis_process, name, **inputs):
    """JSON in, as far as this QGIS takes it, and JSON out."""
    told = {key: str(value) if isinstance(value, Path) else value for key, value in inputs.items()}
    if Qgis.QGIS_VERSION_INT < 32400:
        arguments = [f"{key}={value}" for key, value in told.items()]
        return qgis_process("--json", "run", f"cloudmask:{name}", "--", *arguments)
    return qgis_process("run", f"cloudmask:{name}", "-", given=json.dumps({"inputs": told}))


def ask(qgis_process, name, **inputs):
    code, told, errors = start(qgis_process, name, **inputs)
    assert code == 0, told + errors
    return json.loads(told)["results"]


@pytest.mark.slow  # test_text_masks.py has the same without qgis_process
def test_texts_are_looked_for(qgis_process, stack, text_models, engine_python, tmp_path):
    inputs = {"INPUT": stack, "MODEL": "clipseg-made", "PROMPTS": "smoke; river", "OUTPUT": tmp_path / "m.tif"}
    arguments = [f"{key}={value}" for key, value in inputs.items()]
    models = {"CLOUDMASK_MODELS": str(text_models)}
    code, told, errors = qgis_process("--json", "run", "cloudmask:maskclouds", "--", *arguments, **models)
    assert code == 0, told + errors
    results = json.loads(told)["results"]
    shares = json.loads(results["PERCENTAGES"])
    assert list(shares) == ["smoke", "river"]
    assert sum(shares.values()) == pytest.approx(100)
    assert results.get("CLOUD_PERCENT") is None
    wanted = ("--prompt", "smoke", "--prompt", "river")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOUDMASK_MODELS", models["CLOUDMASK_MODELS"])
        command(engine_python, "mask", stack, "--model", "clipseg-made", *wanted, "-o", tmp_path / "c.tif")
    assert np.array_equal(pixels(tmp_path / "m.tif"), pixels(tmp_path / "c.tif"))
    other = ("MODEL=cloudmask-unet-1", f"OUTPUT={tmp_path}/n.tif")
    code, told, errors = qgis_process("--json", "run", "cloudmask:maskclouds", "--", *arguments, *other, **models)
    assert code != 0
    assert "PROMPTS" in told + errors
    assert not (tmp_path / "n.tif").exists()


def test_algorithms_are_listed(qgis_process):
    code, told, _ = qgis_process("--json", "list")
    assert code == 0
    provider = json.loads(told)["providers"]["cloudmask"]
    assert provider["name"] == "Cloud masking"
    assert sorted(provider["algorithms"]) == [
        "cloudmask:applymask",
        "cloudmask:maskclouds",
        "cloudmask:refinemask",
        "cloudmask:usabledates",
        "cloudmask:zonalstatistics",
    ]


def test_help_of_every_parameter(qgis_process):
    code, told, _ = qgis_process("--json", "help", "cloudmask:maskclouds")
    assert code == 0
    document = json.loads(told)
    assert {"INPUT", "SCENE", "MODEL", "OUTPUT", "BUFFER_CLOUDS"} <= set(document["parameters"])
    assert document["parameters"]["RESOLUTION"]["default_value"] == "source"
    assert {"CLOUD_PERCENT", "VALID_PIXELS"} <= set(document["outputs"])


@pytest.mark.parametrize("name", ["maskclouds", "refinemask", "applymask", "zonalstatistics", "usabledates"])
def test_help_in_a_terminal_is_plain_text_and_says_nothing_twice(qgis_process, name):
    code, told, _ = qgis_process("help", f"cloudmask:{name}")
    assert code == 0
    description = told[: told.index("Arguments")]
    assert f"qgis_process run cloudmask:{name} --" in description
    assert f'processing.run("cloudmask:{name}", {{' in description
    assert "<" not in description
    lines = [line for line in description.splitlines() if len(line) > 20]
    assert len(lines) == len(set(lines))


def test_all_four_give_what_the_command_line_gives(qgis_process, stack, engine_python, tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    a.mkdir()
    b.mkdir()
    settings = ("--resolution", "20", "--probabilities", a / "p.tif", "--polygons", a / "clouds.gpkg")
    command(engine_python, "mask", stack, "-o", a / "mask.tif", *settings)
    mask = ask(
        qgis_process,
        "maskclouds",
        INPUT=stack,
        RESOLUTION="20",
        OUTPUT=b / "mask.tif",
        PROBABILITIES=b / "p.tif",
        POLYGONS=b / "clouds.gpkg",
        REPORT=b / "report.json",
    )
    assert np.array_equal(pixels(b / "mask.tif"), pixels(a / "mask.tif"))
    assert np.array_equal(pixels(b / "p.tif"), pixels(a / "p.tif"))
    report = json.loads((b / "report.json").read_text(encoding="utf-8"))
    assert mask["CLOUD_PERCENT"] == report["cloud_percent"] > 0

    command(
        engine_python, "refine", a / "p.tif", "-o", a / "refined.tif", "--threshold", "cloud=0.2", "--min-area", 9000
    )
    refined = ask(
        qgis_process,
        "refinemask",
        PROBABILITIES=b / "p.tif",
        THRESHOLD_CLOUD=0.2,
        MIN_AREA=9000,
        OUTPUT=b / "refined.tif",
    )
    assert np.array_equal(pixels(b / "refined.tif"), pixels(a / "refined.tif"))
    assert refined["CLOUD_PERCENT"] != mask["CLOUD_PERCENT"]

    command(engine_python, "apply", a / "mask.tif", stack, "-o", a / "clear.tif", "--buffer", 60)
    ask(qgis_process, "applymask", MASK=b / "mask.tif", INPUT=stack, BUFFER=60, OUTPUT=b / "clear.tif")
    assert np.array_equal(pixels(b / "clear.tif"), pixels(a / "clear.tif"))

    command(engine_python, "zones", a / "mask.tif", a / "clouds.gpkg", "-o", a / "table.csv")
    ask(qgis_process, "zonalstatistics", MASK=b / "mask.tif", POLYGONS=b / "clouds.gpkg", OUTPUT=b / "table.csv")
    assert (b / "table.csv").read_text(encoding="utf-8") == (a / "table.csv").read_text(encoding="utf-8")


def test_arguments_and_relative_paths(qgis_process, stack, tmp_path):
    shutil.copy(stack, tmp_path / "scene.tif")
    arguments = ("--SCENE=scene.tif", "--RESOLUTION=60", "--OUTPUT=mask.tif", "--REPORT=report.json")
    code, told, errors = qgis_process("run", "cloudmask:maskclouds", *arguments, folder=tmp_path)
    assert code == 0, told + errors
    assert re.search(r"Thick cloud [\d.]+ %, thin cloud [\d.]+ %", told + errors)
    assert pixels(tmp_path / "mask.tif").shape == (86, 86)
    expected = {"scene.tif", "mask.tif", "mask.tif.aux.xml", "report.json"}
    assert {each.name for each in tmp_path.iterdir()} == expected
    code, told, errors = qgis_process(
        "run", "cloudmask:applymask", "--MASK=mask.tif", "--INPUT=scene.tif", "--OUTPUT=clear.tif", folder=tmp_path
    )
    assert code == 0, told + errors
    assert (tmp_path / "clear.tif").is_file()


@pytest.mark.parametrize(
    ("inputs", "sentence"),
    [
        ({"INPUT": "nowhere.tif"}, "'nowhere.tif' cannot be opened as a raster layer."),
        ({"BANDS": "red"}, "'red' in BANDS is not of the form name=number"),
        ({"DEVICE": "abacus"}, "Abacus is not a device."),
    ],
)
def test_a_failure_is_a_sentence(qgis_process, stack, tmp_path, inputs, sentence):
    code, told, errors = start(qgis_process, "maskclouds", **{"INPUT": stack, "OUTPUT": tmp_path / "m.tif", **inputs})
    assert code != 0
    assert sentence in told + errors
    assert "Traceback" not in told + errors
    assert list(tmp_path.iterdir()) == []


def test_says_what_is_missing(qgis_process, stack, tmp_path):
    arguments = (f"--INPUT={stack}", f"--OUTPUT={tmp_path / 'm.tif'}")
    nowhere = str(tmp_path / "no-python")
    code, told, errors = qgis_process("run", "cloudmask:maskclouds", *arguments, CLOUDMASK_PYTHON=nowhere)
    assert code != 0
    assert nowhere in told + errors
    assert "Traceback" not in told + errors


def test_no_worker_outlives_it(qgis_process, stack, tmp_path):
    if not Path("/proc/self/environ").is_file():
        pytest.skip("no /proc here")
    mark = f"CLOUDMASK_TEST={tmp_path.name}"
    arguments = (f"--INPUT={stack}", f"--OUTPUT={tmp_path / 'm.tif'}")
    code, told, errors = qgis_process("run", "cloudmask:maskclouds", *arguments, CLOUDMASK_TEST=tmp_path.name)
    assert code == 0, told + errors
    assert not [each for each in Path("/proc").glob("[0-9]*/environ") if mark.encode() in contents(each)]


def contents(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""
