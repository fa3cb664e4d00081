"""The plugin comes and goes in a real QGIS without a trace, and brings no heavy package into it."""

import subprocess
import sys
from pathlib import Path

import cloudmask
import pytest
from qgis.core import QgsApplication, QgsProject, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QToolBar

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window_contents(qgis_iface):
    def contents():
        window = qgis_iface.mainWindow()
        kinds = (QAction, QDockWidget, QMenu, QToolBar)
        return [len(window.findChildren(kind)) for kind in kinds] + [
            len(QgsApplication.processingRegistry().providers()),
            len(QgsProject.instance().mapLayers()),
        ]

    return contents


def test_loads_and_unloads_twice_and_leaves_nothing(qgis_iface, window_contents):
    before = window_contents()
    for _ in range(2):
        plugin = cloudmask.classFactory(qgis_iface)
        plugin.initGui()
        plugin.unload()
        assert plugin.translator is None
        assert window_contents() == before


def test_unload_without_load_is_harmless(qgis_iface):
    cloudmask.classFactory(qgis_iface).unload()


def test_translator_is_taken_back(qgis_iface, monkeypatch):
    from cloudmask.cloudmask_plugin import plugin as module

    given, taken = [], []
    monkeypatch.setattr(module, "load_translator", lambda locale, folder: QTranslator())
    monkeypatch.setattr(QCoreApplication, "installTranslator", given.append)
    monkeypatch.setattr(QCoreApplication, "removeTranslator", taken.append)
    plugin = cloudmask.classFactory(qgis_iface)
    plugin.initGui()
    plugin.unload()
    assert len(given) == 1
    assert given == taken


def test_no_translation_is_no_error(tmp_path):
    from cloudmask.cloudmask_plugin.plugin import load_translator

    assert load_translator("xx_YY", tmp_path) is None
    (tmp_path / "cloudmask_xx.qm").write_bytes(b"not a translation")
    assert load_translator("xx_YY", tmp_path) is None


def test_the_chosen_language_wins_over_the_system(qgis_app):
    from cloudmask.cloudmask_plugin.plugin import user_locale

    settings = QgsSettings()
    try:
        settings.setValue("locale/userLocale", "pt_BR")
        settings.setValue("locale/overrideFlag", True)
        assert user_locale() == "pt_BR"
        settings.setValue("locale/overrideFlag", False)
        assert user_locale() != "pt_BR" or user_locale() == QgsSettings().value("locale/userLocale")
    finally:
        settings.remove("locale/userLocale")
        settings.remove("locale/overrideFlag")


def test_listing_the_plugin_imports_nothing_of_it():
    assert imported("import cloudmask", "cloudmask.") == []


@pytest.mark.parametrize("module", ["cloudmask.cloudmask_plugin.plugin", "cloudmask.engine.classes"])
def test_no_heavy_package_comes_in(module):
    assert imported(f"import {module}", "torch", "rasterio", "affine", "timm", "safetensors", "typer") == []


def test_the_codes_need_no_numpy():
    assert imported("import cloudmask.engine.classes", "numpy", "torch", "rasterio") == []


def imported(statement, *prefixes):
    """What a fresh QGIS Python has loaded after a statement, of the names that begin like this."""
    code = f"""
import importlib.util, sys
root = {str(ROOT)!r}
spec = importlib.util.spec_from_file_location("cloudmask", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["cloudmask"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["cloudmask"])
{statement}
print(*[name for name in sys.modules if name.startswith({prefixes!r})])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
