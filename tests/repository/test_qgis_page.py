"""The pages for people with QGIS name what the engine needs, and each way in which its installation fails."""

import ast
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_command_installs_what_the_engine_depends_on():
    wanted = {
        re.match(r"[\w.-]+", each)[0].lower() for each in metadata.requires("cloudmask") if "extra ==" not in each
    }
    page = (ROOT / "docs" / "qgis.md").read_text(encoding="utf-8")
    told = re.search(r"pip install (.+)$", page, re.MULTILINE)
    assert set(told[1].split()) == wanted


def test_each_failure_of_an_installation_has_its_row():
    table = ast.parse((ROOT / "cloudmask_plugin" / "environment" / "failures.py").read_text(encoding="utf-8"))
    rows = [node.value.elts[1] for node in ast.walk(table) if isinstance(node, ast.Yield)]
    sentences = [next(each.value for each in ast.walk(row) if isinstance(each, ast.Constant)) for row in rows]
    assert len(sentences) > 10
    page = (ROOT / "docs" / "installing.md").read_text(encoding="utf-8")
    assert [each for each in sentences if each.split(" '{")[0] not in page] == []
