"""The plugin on Qt 6, which QGIS 4 is built on: what it imports is there, and it names enums by their scope.

There is no QGIS on Qt 6 to be had here. So Qt's side is looked at with PyQt6 in the engine's environment and stand-ins
for QGIS, and QGIS's side in the QGIS that runs this.
"""

import ast
import enum
import json
import subprocess
from pathlib import Path

import pytest
import qgis.core
import qgis.gui

ROOT = Path(__file__).parents[2]
PLUGIN = ROOT / "cloudmask_plugin"
SOURCES = sorted(PLUGIN.rglob("*.py"))
NEW_ENOUGH = qgis.core.Qgis.QGIS_VERSION_INT >= 34000

IN_QT6 = r"""
import importlib, importlib.util, json, sys, types
from unittest.mock import MagicMock

import PyQt6

class Kind(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return MagicMock()

def stand_in(module, name):
    if name.startswith("__"):
        raise AttributeError(name)
    value = Kind(name, (), {}) if name[:1].isupper() else MagicMock()
    setattr(module, name, value)
    return value

qgis = sys.modules["qgis"] = types.ModuleType("qgis")
for name in ("core", "gui", "utils", "analysis"):
    module = types.ModuleType(f"qgis.{name}")
    module.__getattr__ = lambda attribute, module=module: stand_in(module, attribute)
    sys.modules[module.__name__] = module
    setattr(qgis, name, module)
sys.modules["qgis.PyQt"] = types.ModuleType("qgis.PyQt")
for name in ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtXml", "sip"):
    module = sys.modules[f"qgis.PyQt.{name}"] = types.ModuleType(f"qgis.PyQt.{name}")
    module.__dict__.update(vars(importlib.import_module(f"PyQt6.{name}")))
    setattr(sys.modules["qgis.PyQt"], name, module)
moved = sys.modules["qgis.PyQt.QtGui"]
for name in ("QAction", "QActionGroup", "QShortcut"):  # QGIS offers them where they were
    setattr(sys.modules["qgis.PyQt.QtWidgets"], name, getattr(moved, name))

root, modules, chains = json.loads(sys.stdin.read())
spec = importlib.util.spec_from_file_location("cloudmask", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["cloudmask"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["cloudmask"])
wrong = []
for name in modules:
    try:
        importlib.import_module(name)
    except Exception as error:
        wrong.append(f"{name}: {type(error).__name__}: {error}")
for where, module, chain in chains:
    value = sys.modules.get(module)
    for attribute in chain:
        try:
            value = getattr(value, attribute)
        except AttributeError:
            wrong.append(f"{where}: {'.'.join(chain)} is not in Qt 6")
            break
print(json.dumps(wrong))
"""


def chains(tree, package):
    """Dotted names that begin with one imported from a package: line, module, names (`Qt`, `Key`, `Key_A`)."""
    origins = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package):
            for alias in node.names:
                origins[alias.asname or alias.name] = (node.module, alias.name)
                yield node.lineno, node.module, [alias.name]
    for node in ast.walk(tree):
        names, inner = [], node
        while isinstance(inner, ast.Attribute):
            names.append(inner.attr)
            inner = inner.value
        if names and isinstance(inner, ast.Name) and inner.id in origins:
            module, name = origins[inner.id]
            yield node.lineno, module, [name, *reversed(names)]


def all_chains(package):
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, module, names in chains(tree, package):
            yield f"{path.relative_to(ROOT).as_posix()}:{line}", module, names


def in_qt6(python, root, modules, found):
    """What is wrong of these modules and names, in the engine's Python with PyQt6."""
    done = subprocess.run(
        [str(python), "-I", "-c", IN_QT6],
        input=json.dumps([str(root), modules, found]),
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    if "No module named 'PyQt6'" in done.stderr or "cannot open shared object file" in done.stderr:
        pytest.skip(f"PyQt6 cannot be loaded by {python}: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def unscoped(module, names):
    """What is wrong of a name of QGIS: it is not there, or it is the value of an enum without the enum's name."""
    value = __import__(module, fromlist=["*"])
    for name in names:
        parent, value = value, getattr(value, name, None)
        if value is None:
            return "is not in QGIS" if NEW_ENOUGH else None
        is_value = isinstance(value, enum.Enum) or (isinstance(value, int) and type(value) not in (int, bool))
        is_enum = isinstance(parent, type) and issubclass(parent, (int, enum.Enum))
        if is_value and isinstance(parent, type) and not is_enum:
            return "lacks the enum's name"
    return None


def test_every_module_imports_and_every_name_of_qt_is_there(engine_python):
    modules = [".".join(("cloudmask", *path.relative_to(ROOT).with_suffix("").parts)) for path in SOURCES]
    modules = [name[: -len(".__init__")] if name.endswith(".__init__") else name for name in modules]
    found = list(all_chains("qgis.PyQt"))
    assert len(modules) > 40
    assert len(found) > 200
    assert in_qt6(engine_python, ROOT, modules, found) == []


def test_enums_of_qgis_are_named_by_their_scope():
    found = list(all_chains("qgis.core")) + list(all_chains("qgis.gui"))
    assert len(found) > 100
    wrong = [(where, ".".join(names), unscoped(module, names)) for where, module, names in found]
    assert [each for each in wrong if each[2]] == []


def test_nothing_that_only_qt_5_has():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr != "exec_", f"{path}:{node.lineno}"
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = [alias.name for alias in node.names] + [getattr(node, "module", "") or ""]
                assert not [name for name in names if name.startswith(("PyQt5", "PyQt6"))], f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.AlignLeft", 0),
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", 1),
        ("from qgis.PyQt.QtCore import QRegExp", 1),
        ("from qgis.PyQt.QtWidgets import QAction, QMessageBox\nQMessageBox.StandardButton.Yes", 0),
        ("from qgis.PyQt.QtWidgets import QMessageBox\nQMessageBox.Yes", 1),
    ],
)
def test_what_is_missing_in_qt_6_is_found(engine_python, source, wrong):
    found = [("here", module, names) for _, module, names in chains(ast.parse(source), "qgis.PyQt")]
    assert len(in_qt6(engine_python, ROOT, [], found)) == wrong


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        (("Qgis", "MessageLevel", "Info"), False),
        (("Qgis", "Info"), True),
        (("QgsTask", "Flag", "CanCancel"), False),
        (("QgsTask", "CanCancel"), True),
        (("QgsProcessing", "TEMPORARY_OUTPUT"), False),
    ],
)
def test_enums_without_a_scope_are_found(names, wrong):
    assert bool(unscoped("qgis.core", names)) is wrong
