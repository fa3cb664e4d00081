"""Sphinx: `sphinx-build -W docs docs/_build`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.version import __version__

project = "cloudmask"
author = "The cloudmask maintainers"
copyright = "The cloudmask maintainers"  # noqa: A001 - Sphinx's name
release = version = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {"description": "Cloud masks for Sentinel-2", "page_width": "1100px"}
exclude_patterns = ["_build"]
