"""The translations in Qt: compiled files load, and the dock in each language is as narrow as in English."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import Answers
from cloudmask.cloudmask_plugin.dock.dock import CloudmaskDock
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.layers import ResultFiles
from cloudmask.cloudmask_plugin.masking import Maskings, Outcome
from cloudmask.cloudmask_plugin.plugin import load_translator
from cloudmask.cloudmask_plugin.translate import CONTEXT, tr
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine.catalog import find_card
from cloudmask.engine.classes import CLASSES
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QTableWidget, QWidget

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "translate"
LANGUAGES = ("de", "es", "fr", "pt")
NARROW = 300
ARROW = 30
"""Pixels of a combo box that are not its text."""

INFO = {
    "kind": "files",
    "level": "L1C",
    "product": "S2B_MSIL1C_20240715T101031_N0511_R022_T32TQM_20240715T121000",
    "baseline": "05.11",
    "datetime": "2024-07-15T10:10:31Z",
    "bands": {"B02": {"path": "x.tif", "band": 1, "resolution": 10.0, "scale": 0.0001, "offset": -1000.0}},
    "offset_from": "product metadata",
    "warnings": [],
}
REPORT = {
    "classes": {each.name: {"pixels": 1, "percent": 25.0, "area_m2": 100.0} for each in CLASSES},
    "seconds": {"total": 4.2},
    "warnings": [],
}


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("i18n")
    command = [sys.executable, SCRIPT, "--compile", "--output", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if "is not installed" in done.stderr:
        pytest.skip("lrelease is not installed: scripts/bootstrap installs it on Debian")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def speak(qgis_app, compiled):
    """Lets Qt speak a language until the test ends."""
    spoken = []

    def install(locale):
        translator = load_translator(locale, compiled)
        if translator is not None:
            QCoreApplication.installTranslator(translator)
            spoken.append(translator)
        return translator

    yield install
    for translator in spoken:
        QCoreApplication.removeTranslator(translator)


@pytest.fixture
def open_dock(qgis_new_project, qgis_iface, qtbot, engine_python, monkeypatch, tmp_path):
    """Opens docks 300 pixels wide that show all that they can show of a mask."""
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(engine_python))
    QgsSettings().remove("cloudmask")
    path = tmp_path / "raster.tif"
    gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 13, gdal.GDT_UInt16).FlushCache()
    layer = QgsRasterLayer(str(path), "raster")
    QgsProject.instance().addMapLayer(layer)
    client = WorkerClient()
    maskings = Maskings(qgis_iface, client)
    docks = []

    def make():
        close()  # the one before speaks another language
        dock = CloudmaskDock(qgis_iface, maskings, client)
        qtbot.addWidget(dock)
        docks.append(dock)
        dock.setFloating(True)
        dock.layer_section.show_info(INFO, "", one_file=True)
        dock.mapping.open(layer)
        dock.radiometry.open(Answers(offset=3.0, scale=0.01), known=True)
        dock.model.download.show_card(find_card("unetmobv2-v2"))
        dock.prompts.fit(find_card("clipseg-rd64-refined"))
        dock.options.show_texts(True)
        dock.extent.mode.setCurrentIndex(3)
        dock.options.setCollapsed(False)
        dock.result.show_outcome(Outcome(report=REPORT, layers=(), files=ResultFiles(Path("mask.tif"))), "S2 Szene")
        dock.run.show_failure(Failure("target", "the folder '/data' cannot be written", "choose another", "trace"))
        dock.engine_page.ways.own.setChecked(True)
        dock.resize(NARROW, 620)
        dock.show()
        qtbot.waitExposed(dock)
        return dock

    def close():
        while docks:
            docks.pop().close_down()

    yield make
    close()
    maskings.close()
    client.shutdown()
    QgsSettings().remove("cloudmask")


def messages(language):
    root = ElementTree.parse(ROOT / f"cloudmask_plugin/i18n/cloudmask_{language}.ts").getroot()
    for each in root.iter("message"):
        if each.find("translation").get("type") is None:
            yield each.findtext("source"), each.findtext("translation")


@pytest.mark.parametrize("language", LANGUAGES)
def test_qt_says_what_the_file_says(speak, language):
    assert speak(language) is not None
    pairs = list(messages(language))
    assert len(pairs) > 400
    assert {source: QCoreApplication.translate(CONTEXT, source) for source, _ in pairs} == dict(pairs)
    assert tr("Mask clouds") != "Mask clouds"


@pytest.mark.parametrize(("locale", "language"), [("pt_BR", "pt"), ("de_AT", "de")])
def test_a_language_of_one_country_is_that_of_all(speak, locale, language):
    assert speak(locale) is not None
    assert tr("Mask clouds") == dict(messages(language))["Mask clouds"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dock_is_as_narrow_as_in_english_and_cuts_no_word(speak, open_dock, language):
    english = look(open_dock())
    assert english.cut_off == {}
    speak(language)
    other = look(open_dock())
    assert other.title != english.title
    assert other.width <= NARROW
    assert other.outside == {}
    assert other.cut_off == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_mnemonics_of_the_dock_do_not_collide(speak, open_dock, language):
    speak(language)
    dock = open_dock()
    texts = [each.text() for each in dock.findChildren(QLabel) if each.buddy() is not None and each.isVisibleTo(dock)]
    texts += [each.text() for each in dock.findChildren(QAbstractButton) if each.isVisibleTo(dock)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) > 5
    assert len(letters) == len(set(letters)), texts


@dataclass
class Look:
    """How a dock looks on all of its pages: how wide it is, and by place, the words that do not fit."""

    title: str
    width: int = 0
    outside: dict[str, str] = field(default_factory=dict)
    cut_off: dict[str, str] = field(default_factory=dict)


def look(dock):
    seen = Look(dock.windowTitle())
    if dock.tabs.tabBar().sizeHint().width() > dock.tabs.width():
        seen.cut_off["tabs"] = " ".join(dock.tabs.tabText(each) for each in range(dock.tabs.count()))
    for number in range(dock.tabs.count()):
        dock.tabs.setCurrentIndex(number)
        see(dock, seen)
    dock.pages.setCurrentWidget(dock.engine_page)
    see(dock, seen)
    return seen


def see(dock, seen):
    QApplication.processEvents()
    seen.width = max(seen.width, dock.width())
    for each in dock.widget().findChildren(QWidget):
        if each.isVisible() and each.window() is dock and not is_in_table(each):
            place = f"{each.metaObject().className()} {each.objectName()}"
            if each.x() + each.width() > each.parentWidget().width():
                seen.outside[place] = words(each)
            if needed(each) > each.width():
                seen.cut_off[place] = words(each)


def words(widget):
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QGroupBox):
        return widget.title()
    return widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""


def needed(widget):
    """The pixels that the words in a widget take."""
    if isinstance(widget, QLabel):
        return 0 if widget.wordWrap() or widget.pixmap() is not None else widget.sizeHint().width()
    if isinstance(widget, QAbstractButton):
        return widget.sizeHint().width() if widget.text() else 0
    if isinstance(widget, (QComboBox, QGroupBox)):
        return widget.fontMetrics().horizontalAdvance(words(widget)) + ARROW
    return 0


def is_in_table(widget):
    while widget is not None:
        if isinstance(widget, QTableWidget) or widget.inherits("QAbstractItemView"):
            return True
        widget = widget.parentWidget()
    return False
