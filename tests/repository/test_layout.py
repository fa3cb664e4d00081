"""What the repository may hold: small files, no paths of anybody's machine, modules of a readable size."""

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LARGEST = 20_000_000
LONGEST = 600
# Home folders and package indexes: what works on one machine only. Tests may speak of someone's home.
FOREIGN = re.compile(
    r"/(?:home|Users|root|work|mnt|opt)/(?!someone\b)[\w.-]+|[A-Z]:\\Users|file:///(?!\.)|--(?:extra-)?index-url"
)
TEXT = {".py", ".md", ".toml", ".txt", ".cfg", ".yaml", ".yml", ".json", ".sh", ""}


@pytest.fixture(scope="module")
def tracked():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_is_over_20_megabytes(tracked):
    assert [path.name for path in tracked if path.stat().st_size > LARGEST] == []


def test_no_paths_of_one_machine(tracked):
    found = []
    for path in tracked:
        if path.suffix in TEXT and path != Path(__file__):
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [f"{path.relative_to(ROOT)}: {line}" for line in lines if FOREIGN.search(line)]
    assert found == []


def test_modules_stay_readable(tracked):
    modules = [path for path in tracked if path.suffix == ".py"]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_tests_are_no_packages(tracked):
    assert [path for path in tracked if path.is_relative_to(ROOT / "tests") and path.name == "__init__.py"] == []


def test_sources_have_docstrings_and_parse(tracked):
    for path in tracked:
        inside = path.relative_to(ROOT).parts[0] in {"engine", "train", "cloudmask_plugin"}
        if path.suffix == ".py" and inside:
            assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path


@pytest.mark.parametrize("name", ["bootstrap", "demo", "package", "qgis-3.22", "scan", "test", "translate"])
def test_scripts_can_be_run(name):
    script = ROOT / "scripts" / name
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    if text.startswith("#!/usr/bin/env python3\n"):
        compile(text, script, "exec")
    else:
        assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
