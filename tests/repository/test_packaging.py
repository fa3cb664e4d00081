"""What is shipped: the wheel's content, QGIS's metadata, the plugin's file list."""

import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlparse

import pytest

from engine.version import __version__

ROOT = Path(__file__).parents[2]
REQUIRED = (
    "name", "description", "version", "qgisMinimumVersion", "author", "email", "about", "repository", "tracker",
)  # fmt: skip


@pytest.fixture(scope="module")
def metadata():
    parser = configparser.ConfigParser()  # interpolation on, as on the plugin site: a bare per cent sign fails
    parser.optionxform = str
    parser.read_string((ROOT / "metadata.txt").read_text(encoding="utf-8"))
    assert parser.sections() == ["general"]
    return dict(parser["general"])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\n")  # fmt: skip
    for name in listed:
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, source],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def test_wheel_holds_engine_training_and_cards_and_nothing_else(wheel):
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"engine", "train"}
    for wanted in ("engine/py.typed", "engine/classes.py", "engine/synthetic/scene.py", "train/py.typed"):
        assert wanted in wheel
    assert any(name.endswith("/licenses/LICENSE") for name in wheel)


def test_wheel_holds_every_card_and_recipe_of_the_tree(wheel):
    bundled = [path for path in (ROOT / "engine/models/bundled").glob("*/*") if path.is_file()]
    recipes = list((ROOT / "train/recipes").glob("*.*"))
    for path in bundled + recipes:
        assert path.relative_to(ROOT).as_posix() in wheel


def test_metadata_has_what_the_plugin_site_requires(metadata):
    assert [name for name in REQUIRED if not metadata.get(name, "").strip()] == []
    assert metadata["version"] == __version__
    assert metadata["qgisMinimumVersion"] == "3.22"
    assert metadata["qgisMaximumVersion"] == "4.99"
    assert metadata["name"].isidentifier()
    assert "/" not in metadata["author"]
    assert "supportsQt6" not in metadata
    assert metadata["category"] == "Raster"
    for flag in ("experimental", "deprecated"):
        assert metadata[flag].lower() in {"true", "yes", "1", "false", "no", "0"}
    assert not re.search(r"<\w+[^>]*>", "".join(metadata.values()))


def test_metadata_links_are_addresses(metadata):
    for name in ("repository", "tracker", "homepage"):
        address = urlparse(metadata[name])
        assert address.scheme == "https"
        assert address.netloc


def test_everything_listed_for_the_plugin_exists():
    parser = configparser.ConfigParser()
    parser.read_string((ROOT / "pb_tool.cfg").read_text(encoding="utf-8"))
    assert parser["plugin"]["name"] == "cloudmask"
    files = parser["files"]
    listed = " ".join(files[key] for key in ("python_files", "extras", "extra_dirs", "resource_files")).split()
    assert {"__init__.py", "metadata.txt", "LICENSE", "cloudmask_plugin", "engine"} <= set(listed)
    assert [name for name in listed if not (ROOT / name).exists()] == []


def test_licence_is_the_third_gpl_and_said_so_everywhere():
    assert "GNU GENERAL PUBLIC LICENSE\n                       Version 3" in (ROOT / "LICENSE").read_text()
    assert 'license = "GPL-3.0-or-later"' in (ROOT / "pyproject.toml").read_text()
