"""The page for people with QGIS names what the engine needs, all of it."""

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
