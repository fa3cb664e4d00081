"""The plugin's zip: what is in it, that it is the same twice, what is refused; and pb_tool with the same files."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from engine.catalog import DEFAULT_MODEL
from engine.version import __version__

ROOT = Path(__file__).parents[2]
REFUSED_BY_THE_SITE = (".pyc", "__pycache__", ".git", "__MACOSX", "..", "\\", ":")
EXPECTED_TOPS = {
    "__init__.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md", "cloudmask_plugin", "engine",
}  # fmt: skip


SUFFIXES = {"", ".json", ".md", ".py", ".qm", ".safetensors", ".svg", ".ts", ".txt", ".typed"}
LANGUAGES = ("de", "es", "fr", "pt")


def git(tree, *arguments):
    options = ["-c", "user.name=Someone", "-c", "user.email=someone@localhost", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *options, *arguments], cwd=tree, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module", autouse=True)
def lrelease():
    if not any(shutil.which(name) for name in ("lrelease", "lrelease-qt5", "lrelease-qt6")):
        pytest.skip("lrelease is not installed: scripts/bootstrap installs it on Debian")


def package(tree, *arguments, **environment):
    return subprocess.run(
        [sys.executable, tree / "scripts" / "package", *arguments],
        cwd=tree.parent, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    """A repository with the tree as it lies here, committed."""
    if subprocess.run(["git", "rev-parse"], cwd=ROOT, capture_output=True, check=False).returncode:
        pytest.skip("not a git checkout")
    tree = tmp_path_factory.mktemp("origin") / "tree"
    for name in git(ROOT, "ls-files", "-z").split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("train/", "tests/", "docs/")):
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tree / name)
    git(tree, "init", "-q")
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "all")
    return tree


@pytest.fixture
def tree(origin, tmp_path):
    """A clone to change things in."""
    git(tmp_path, "clone", "-q", str(origin), "tree")
    return tmp_path / "tree"


@pytest.fixture(scope="module")
def built(origin, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    done = package(origin, "--output", str(folder))
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(rf".*cloudmask-{__version__}\.zip: [\d,]+ bytes, \d+ files\n", done.stdout)
    return folder / f"cloudmask-{__version__}.zip"


def test_it_holds_plugin_engine_and_weights_and_nothing_else(built):
    with zipfile.ZipFile(built) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert names == sorted(set(names))
    assert {name.split("/")[0] for name in names} == {"cloudmask"}
    assert {name.split("/")[1] for name in names} == EXPECTED_TOPS
    assert f"cloudmask/engine/models/bundled/{DEFAULT_MODEL}/weights.safetensors" in names
    assert [name for name in names if any(each in name for each in REFUSED_BY_THE_SITE)] == []
    assert [name for name in names if any(part.startswith(".") for part in name.split("/"))] == []
    assert {Path(name).suffix for name in names} <= SUFFIXES
    for language in LANGUAGES:
        assert f"cloudmask/cloudmask_plugin/i18n/cloudmask_{language}.qm" in names


def test_it_is_small_enough_and_nothing_in_it_can_be_executed(built):
    assert built.stat().st_size <= 25_000_000
    with zipfile.ZipFile(built) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_the_plugin_site_can_read_its_metadata(built):
    with zipfile.ZipFile(built) as archive:
        text = archive.read("cloudmask/metadata.txt").decode("utf-8")
    parser = configparser.ConfigParser()
    parser.read_string(text)
    assert all(value for _, value in parser.items("general"))
    icon = parser["general"]["icon"]
    with zipfile.ZipFile(built) as archive:
        assert f"cloudmask/{icon}" in archive.namelist()


def test_the_same_bytes_twice_and_from_another_clone(built, origin, tree, tmp_path):
    assert package(origin, "--output", str(tmp_path / "again")).returncode == 0
    os.utime(tree / "metadata.txt", (0, 0))
    (tree / "__init__.py").chmod(0o755)
    assert package(tree).returncode == 0
    first = built.read_bytes()
    assert (tmp_path / "again" / built.name).read_bytes() == first
    assert (tree / "dist" / built.name).read_bytes() == first
    assert [path.name for path in (tree / "dist").iterdir()] == [built.name]


def test_the_time_can_be_given(origin, tmp_path):
    done = package(origin, "--output", str(tmp_path), SOURCE_DATE_EPOCH="1700000001")
    assert done.returncode == 0
    with zipfile.ZipFile(tmp_path / f"cloudmask-{__version__}.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    done = package(origin, "--output", str(tmp_path), SOURCE_DATE_EPOCH="yesterday")
    assert_refused(done, "SOURCE_DATE_EPOCH is 'yesterday'")


def assert_refused(done, *words):
    assert done.returncode == 1
    assert done.stdout == ""
    last = done.stderr.splitlines()[-1]
    assert last.startswith("error: ")
    assert "Traceback" not in done.stderr
    assert all(word in last for word in words), last


def test_files_that_nobody_has_added_stay_out_and_are_told(tree):
    (tree / "engine" / "notes.txt").write_text("mine")
    (tree / "engine" / "__pycache__").mkdir()
    (tree / "engine" / "__pycache__" / "x.pyc").write_bytes(b"")
    done = package(tree)
    assert done.returncode == 0
    assert "'engine/notes.txt'" in done.stderr
    with zipfile.ZipFile(tree / "dist" / f"cloudmask-{__version__}.zip") as archive:
        assert not [name for name in archive.namelist() if "notes" in name or ".pyc" in name]


def set_contacts(tree, **values):
    path = tree / "metadata.txt"
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text = re.sub(rf"(?m)^{name}=.*$", f"{name}={value}", text)
    path.write_text(text, encoding="utf-8")


REAL = {
    "repository": "https://host.org/cloudmask",
    "tracker": "https://host.org/cloudmask/issues",
    "homepage": "https://host.org/cloudmask",
    "email": "someone@host.org",
}


def test_a_release_needs_real_contacts_and_a_commit(tree):
    set_contacts(tree, **dict.fromkeys(REAL, "https://cloudmask.example"))
    assert_refused(package(tree, "--release"), "repository, tracker, email, homepage", "metadata.txt")
    set_contacts(tree, **{**REAL, "email": "someone@cloudmask.example", "tracker": ""})
    assert_refused(package(tree, "--release"), "no real tracker, email yet")
    set_contacts(tree, **REAL)
    assert_refused(package(tree, "--release"), "differ", "metadata.txt")
    assert not (tree / "dist").exists()
    git(tree, "commit", "-q", "-a", "-m", "contacts")
    done = package(tree, "--release")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", list(REAL))
def test_each_contact_counts(tree, name):
    set_contacts(tree, **{**REAL, name: "somebody" if name == "email" else "host"})
    assert_refused(package(tree, "--release"), f"no real {name} yet: set it")


WEIGHTS = f"engine/models/bundled/{DEFAULT_MODEL}/weights.safetensors"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda tree: (tree / WEIGHTS).unlink(), ["weights.safetensors' is missing"]),
        (lambda tree: git(tree, "rm", "-q", WEIGHTS), ["weights.safetensors' is missing", "SHA256SUMS"]),
        (lambda tree: (tree / WEIGHTS).write_bytes(b"pointer"), ["is not the file that", "SHA256SUMS"]),
        (lambda tree: shutil.rmtree(tree / "engine/models/bundled"), ["is missing"]),
        (lambda tree: git(tree, "rm", "-q", "-r", "engine/models/bundled"), ["there is no model"]),
        (lambda tree: (tree / "LICENSE").unlink(), ["'LICENSE' is missing"]),
        (lambda tree: git(tree, "rm", "-q", "README.md"), ["'README.md' is missing"]),
        (lambda tree: set_contacts(tree, version="9.9"), ["version 9.9", "engine/version.py"]),
        (lambda tree: set_contacts(tree, about="100 % clouds"), ["metadata.txt cannot be read"]),
        (lambda tree: (tree / "metadata.txt").write_text("nothing"), ["metadata.txt cannot be read"]),
        (lambda tree: (tree / "metadata.txt").write_bytes(b"\xff\xfe"), ["metadata.txt cannot be read"]),
        (lambda tree: (tree / "metadata.txt").write_text("[other]\n"), ["metadata.txt cannot be read", "general"]),
        (lambda tree: (tree / "metadata.txt").write_text("[general]\n"), ["metadata.txt lacks 'version'"]),
        (lambda tree: (tree / "pb_tool.cfg").unlink(), ["pb_tool.cfg cannot be read"]),
        (lambda tree: shutil.rmtree(tree / ".git"), ["git cannot tell"]),
        (lambda tree: (tree / "dist").write_text("a file"), ["cannot be written"]),
        (lambda tree: (tree / "cloudmask_plugin/i18n/cloudmask_de.ts").write_text("<TS"), ["cloudmask_de.ts"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_tree_is_one_sentence(tree, damage, words):
    damage(tree)
    assert_refused(package(tree, SOURCE_DATE_EPOCH="1700000000", GIT_CEILING_DIRECTORIES=str(tree.parent)), *words)
    assert not list(tree.glob("dist/*"))


@pytest.mark.parametrize("name", ["engine/.hidden", "engine/a b.txt", "engine/ä.py", "engine/x.pyc", "engine/GRID.py"])
def test_names_that_some_system_does_not_take(tree, name):
    (tree / name).write_text("")
    git(tree, "add", "-f", name)
    assert_refused(package(tree), "capitals" if "GRID" in name else "is no name for a file")


def test_links_stay_out(tree):
    (tree / "engine" / "link.py").symlink_to("grid.py")
    git(tree, "add", "engine/link.py")
    assert_refused(package(tree), "'engine/link.py' is a link")


def test_a_zip_that_the_plugin_site_would_not_take_is_not_made(tree):
    (tree / "engine" / "large").write_bytes(os.urandom(25_000_000))
    git(tree, "add", "engine/large")
    assert_refused(package(tree), "25,000,000")
    assert list((tree / "dist").iterdir()) == []


def test_pb_tool_takes_the_same_files(built, tree, tmp_path):
    """As a developer uses it: into QGIS's folder of plugins, and a zip of that."""
    program = Path(sys.executable).with_name("pb_tool")
    if not program.exists():
        pytest.skip("pb_tool is not installed: scripts/bootstrap installs it")

    def run(*arguments):
        done = subprocess.run([program, *arguments], cwd=tree, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "is valid" in run("validate")
    subprocess.run([tree / "scripts" / "translate", "--compile"], check=True, capture_output=True, timeout=60)
    run("deploy", "-y", "-n", "-p", str(tmp_path / "plugins"))
    with zipfile.ZipFile(built) as archive:
        names = set(archive.namelist())
    deployed = {
        path.relative_to(tmp_path / "plugins").as_posix()
        for path in (tmp_path / "plugins").rglob("*")
        if path.is_file()
    }
    assert deployed == names
    if shutil.which("zip") is None:
        pytest.skip("pb_tool zips with the program 'zip', which is not installed")
    run("zip", "-q", "-n", "-p", str(tmp_path / "plugins"))
    with zipfile.ZipFile(tree / "cloudmask.zip") as archive:
        assert {name for name in archive.namelist() if not name.endswith("/")} == names
