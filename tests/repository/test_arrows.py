"""Import-linter refuses what the design forbids: in a copy of the tree each forbidden import is planted and seen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("engine", "train", "cloudmask_plugin")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    tree = tmp_path_factory.mktemp("tree") / "cloudmask"
    tree.mkdir()
    for name in SOURCES:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.safetensors"))
    for name in ("__init__.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tree)
    return tree


def lint(tree):
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"],
        cwd=tree, env={**os.environ, "PYTHONPATH": str(tree.parent)}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_the_tree_as_it_is_passes(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("file", "statement", "broken"),
    [
        ("cloudmask_plugin/plugin.py", "from ..engine import grid", "the plugin imports of the engine only"),
        ("cloudmask_plugin/plugin.py", "import numpy", "needs the standard library only"),
        ("engine/catalog.py", "from . import grid", "needs the standard library only"),
        ("engine/tiles.py", "import torch", "torch is imported in engine.models only"),
        ("engine/tiles.py", "from . import pipeline", "arrows point down"),
        ("engine/errors.py", "from . import tiles", "arrows point down"),
        ("engine/tiles.py", "from ..cloudmask_plugin import plugin", "do not know each other"),
        ("engine/tiles.py", "import train", "import each other relatively"),
        ("engine/tiles.py", "from engine import classes", "import each other relatively"),
        ("train/__init__.py", "from ..cloudmask_plugin import plugin", "do not know each other"),
    ],
)
def test_a_planted_import_is_refused(copy, file, statement, broken):
    path = copy / file
    before = path.read_text(encoding="utf-8")
    path.write_text(before + f"\n{statement}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    kept = " ".join(done.stdout.split())
    verdict = kept[kept.index(broken) :]
    assert verdict.index("BROKEN") < verdict.index("KEPT") if "KEPT" in verdict else "BROKEN" in verdict
