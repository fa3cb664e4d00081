"""Registers the repository's root as the package `cloudmask`, which is its name in QGIS's plugin folder."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

if importlib.util.find_spec("qgis") is None:
    collect_ignore_glob = ["test_*.py"]  # the engine's environment: these tests run in QGIS's Python
elif "cloudmask" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "cloudmask", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["cloudmask"] = module
    spec.loader.exec_module(module)
