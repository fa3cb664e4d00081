"""The dock's look and reach: narrow and low screens, the keyboard, names for screen readers, words for what is seen."""

import ast
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin.answers import Answers
from cloudmask.cloudmask_plugin.dock.device_box import DeviceBox
from cloudmask.cloudmask_plugin.dock.dock import CloudmaskDock
from cloudmask.cloudmask_plugin.dock.layer_section import LayerSection
from cloudmask.cloudmask_plugin.dock.mapping_section import MappingSection
from cloudmask.cloudmask_plugin.dock.messages import FailureBox
from cloudmask.cloudmask_plugin.dock.model_section import ModelSection
from cloudmask.cloudmask_plugin.dock.options_section import OptionsSection
from cloudmask.cloudmask_plugin.dock.radiometry_section import RadiometrySection
from cloudmask.cloudmask_plugin.dock.result_section import ResultSection
from cloudmask.cloudmask_plugin.dock.timing import TimeLeft
from cloudmask.cloudmask_plugin.dock.widgets import Link
from cloudmask.cloudmask_plugin.dock.wording import describe_info, is_sentinel2
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.layers import ResultFiles
from cloudmask.cloudmask_plugin.marks import mark_result
from cloudmask.cloudmask_plugin.masking import Maskings, Outcome
from cloudmask.cloudmask_plugin.settings import MaskOptions, load_options
from cloudmask.cloudmask_plugin.words import duration, number
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine.catalog import find_card
from cloudmask.engine.classes import CLASSES
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QLocale, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

PACKAGE = Path(__file__).parents[2] / "cloudmask_plugin"
INPUTS = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTableWidget)
INFO = {
    "kind": "files",
    "level": "L1C",
    "product": "S2B_MSIL1C_20240715T101031_N0511_R022_T32TQM_20240715T121000",
    "baseline": "05.11",
    "datetime": "2024-07-15T10:10:31Z",
    "bands": {
        name: {"path": "x.tif", "band": number, "resolution": size, "scale": 0.0001, "offset": -1000.0}
        for number, (name, size) in enumerate({"B02": 10.0, "B03": 10.0, "B04": 10.0, "B11": 20.0}.items(), 1)
    },
    "offset_from": "product metadata",
    "warnings": [],
}
REPORT = {
    "classes": {
        each.name: {"pixels": 1, "percent": percent, "area_m2": 100.0}
        for each, percent in zip(CLASSES, (46.2852, 5.8342, 44.1788, 3.7018))  # noqa: B905 - Python 3.9
    },
    "seconds": {"total": 4.2},
    "warnings": ["The sun stands low."],
}
OUTCOME = Outcome(report=REPORT, layers=(), files=ResultFiles(Path("mask.tif")))


@pytest.fixture
def dock(qgis_new_project, qgis_iface, qtbot, engine_python, monkeypatch):
    """A dock whose engine is never started, for it is not shown when it gets a layer."""
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(engine_python))
    QgsSettings().remove("cloudmask")
    client = WorkerClient()
    maskings = Maskings(qgis_iface, client)
    dock = CloudmaskDock(qgis_iface, maskings, client)
    qtbot.addWidget(dock)
    dock.setFloating(True)
    yield dock
    dock.close_down()
    maskings.close()
    client.shutdown()
    QgsSettings().remove("cloudmask")


@pytest.fixture
def raster(qgis_new_project, tmp_path):
    """Adds a raster layer with so many bands."""

    def make(bands, name="raster"):
        path = tmp_path / f"{name}.tif"
        gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, bands, gdal.GDT_UInt16).FlushCache()
        layer = QgsRasterLayer(str(path), name)
        QgsProject.instance().addMapLayer(layer)
        return layer

    return make


def open_everything(dock, layer):
    """All that the dock can ever show at once."""
    dock.layer_section.show_info(INFO, "\n".join(find_card().cautions_for(())), one_file=True)
    dock.mapping.open(layer)
    dock.radiometry.open(Answers(offset=3.0, scale=0.01), known=True)
    dock.model.choose("clipseg-cloudsen12plus-fft")  # takes text, and has to be downloaded
    dock.prompts.texts.setPlainText("smoke\na text that is much longer than the dock is wide, and then some")
    dock.model.more.linkActivated.emit("#")
    dock.output.mode.setCurrentIndex(2)
    dock.extent.mode.setCurrentIndex(3)
    dock.options.setCollapsed(False)
    dock.result.show_outcome(OUTCOME, "S2 Szene")
    failure = Failure("target", "the folder '/data/a/rather/long/path' cannot be written", "choose another", "trace")
    dock.run.show_failure(failure)
    dock.layer_section.failure.show_failure(failure)


def shown_inputs(dock):
    return [each for each in dock.findChildren(QWidget) if isinstance(each, INPUTS) and not is_part(each)]


def is_part(widget):
    """Whether a widget is a part of another one that answers for it, or a button of the dock's title."""
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox)):
            return True
        parent = parent.parentWidget()
    return False


def test_every_input_has_a_name_for_those_who_cannot_see_it(dock, raster):
    open_everything(dock, raster(6))
    nameless = [
        f"{each.metaObject().className()} {each.objectName()} in {each.parentWidget().objectName()}"
        for each in shown_inputs(dock)
        if not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and (each.text() or each.toolTip()))
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert nameless == []
    assert len(shown_inputs(dock)) > 30


def test_it_fits_a_narrow_dock_and_a_low_screen(dock, raster, qtbot):
    open_everything(dock, raster(13))
    dock.resize(300, 620)
    dock.show()
    qtbot.waitExposed(dock)
    QApplication.processEvents()
    assert dock.width() <= 300
    assert dock.height() <= 620
    view = dock.scroll.viewport()
    assert dock.scroll.widget().width() <= view.width()
    for each in dock.scroll.widget().findChildren(QWidget):
        if each.isVisible() and each.window() is dock and not each.parentWidget().inherits("QAbstractItemView"):
            if any(isinstance(parent, QTableWidget) for parent in parents(each)):
                continue
            right = each.mapTo(dock.scroll.widget(), QPoint(each.width(), 0)).x()
            assert right <= view.width(), f"{each.metaObject().className()} {each.objectName()}"
    for each in dock.findChildren(QLabel):
        if each.isVisible() and each.wordWrap():
            assert each.height() >= each.heightForWidth(each.width()), each.text()


def parents(widget):
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def test_the_keyboard_goes_from_top_to_bottom(dock, raster, qtbot):
    dock.layer_section.show_info(INFO, "", one_file=True)
    dock.options.setCollapsed(False)
    dock.resize(320, 2000)
    dock.show()
    qtbot.waitExposed(dock)
    places = []
    first = dock.tabs
    widget = first
    while True:
        own = widget.objectName().startswith("cloudmask") and not isinstance(widget, QGroupBox)
        if own and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            places.append((widget.mapTo(dock, QPoint(0, 0)).y(), widget.objectName()))
        widget = widget.nextInFocusChain()
        if widget is first:
            break
    names = [name for _y, name in places]
    for wanted in ("cloudmaskModel", "cloudmaskArea", "cloudmaskDestination", "cloudmaskOutlines", "cloudmaskDevice"):
        assert wanted in names
    assert places == sorted(places, key=lambda place: place[0])


def test_mnemonics_collide_neither_with_each_other_nor_with_the_menus_of_qgis(dock, raster):
    dock.layer_section.show_info(INFO, "", one_file=True)
    dock.options.setCollapsed(False)
    dock.radiometry.open(Answers(), known=True)
    dock.result.show_outcome(OUTCOME, "S2 Szene")
    texts = [each.text() for each in dock.findChildren(QLabel) if each.buddy() is not None and each.isVisibleTo(dock)]
    texts += [each.text() for each in dock.findChildren(QAbstractButton) if each.isVisibleTo(dock)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted({"y", "a", "z", "f", "n", "k", "i"})
    assert not set(letters) & set("jevlsporddwmch")  # which open the menus of QGIS in English


def test_what_is_hidden_stays_hidden_when_a_section_is_folded(dock):
    for section, hidden in ((dock.options, dock.options.unused), (dock.extent, dock.extent.draw)):
        section.setCollapsed(False)
        section.setCollapsed(True)
        section.setCollapsed(False)
        assert not hidden.isVisibleTo(dock)


def test_each_control_that_is_remembered_has_a_name_of_its_own(dock):
    assert dock.objectName() == "CloudmaskDock"
    names = [each.objectName() for each in dock.findChildren(QWidget) if each.objectName().startswith("cloudmask")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("background", ["#ffffff", "#1f2123"])
def test_the_bar_has_its_colours_on_any_theme(qgis_app, qgis_iface, qtbot, background):
    section = ResultSection(qgis_iface)
    qtbot.addWidget(section)
    palette = QPalette(section.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor(background))
    section.setPalette(palette)
    section.show_outcome(OUTCOME, "S2 Szene")
    section.bar.resize(200, 14)
    image = section.bar.grab().toImage()
    ratio = image.devicePixelRatio()
    left = 0.0
    for each in (*CLASSES[1:], CLASSES[0]):
        share = REPORT["classes"][each.name]["percent"]
        middle = left + share / 2
        assert image.pixelColor(int(2 * middle * ratio), int(7 * ratio)).name().upper() == each.colour, each.name
        left += share
    assert (
        section.bar.accessibleDescription() == "thick cloud 5.8 %, thin cloud 44.2 %, cloud shadow 3.7 %, clear 46.3 %"
    )
    assert section.line.accessibleName() == "thick cloud 5.8 %, thin cloud 44.2 %, cloud shadow 3.7 %, clear 46.3 %"
    assert section.notes.text() == "The sun stands low."


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Sentinel-2 · level 1C · baseline 05.11 · offset −1000 from the product · 4 bands at 10–20 m"
             " · 15 July 2024"),
        ({"product": None, "baseline": None, "datetime": None, "level": "L2A", "offset_from": "stac"},
         "Level 2A · offset −1000 from the STAC item · 4 bands at 10–20 m"),
        ({"product": None, "baseline": None, "datetime": None, "level": None, "offset_from": "unknown"},
         "Level not known · offset not known · 4 bands at 10–20 m"),
        ({"product": None, "baseline": None, "datetime": "yesterday", "level": "RGB8",
          "bands": {"B04": {"path": "a.png", "band": 1, "resolution": None, "offset": 0.0}}},
         "True-colour picture · one band"),
    ],
)  # fmt: skip
def test_what_was_recognised_in_one_line(qgis_app, changes, line):
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    info = {**INFO, **changes}
    assert describe_info(info).replace("\u00a0", " ").replace("\u2060", "") == line
    assert is_sentinel2(info) == line.startswith("Sentinel-2")


def test_the_page_about_the_plugin_opens(dock):
    link = next(each for each in dock.findChildren(Link) if "About" in each.words)
    titles = []

    def read():
        dialog = QApplication.activeModalWidget()
        titles.append(dialog.objectName())
        dialog.reject()

    QTimer.singleShot(100, read)
    link.linkActivated.emit("#")
    assert titles == ["cloudmaskAbout"]


def test_the_time_left_is_smooth(qgis_app):
    left = TimeLeft()
    assert left.seconds("open", 0, 0, 0.0) is None
    assert left.seconds("mask", 0, 100, 0.0) is None
    assert TimeLeft().seconds("mask", 0, 100, 2.0) == 50  # as the engine expects it before the first tile
    assert left.seconds("mask", 10, 100, 10.0) == 9
    assert 6 < left.seconds("mask", 20, 100, 20.0) < 8  # not 4 at once
    assert left.seconds("write", 50, 100, 50.0) == 1  # a stage of its own
    assert left.seconds("write", 100, 100, 50.0) == 0


@pytest.mark.parametrize(("seconds", "text"), [(0.2, "1 s"), (12.4, "12 s"), (89, "1 min"), (3700, "1 h 1 min")])
def test_durations(qgis_app, seconds, text):
    assert duration(seconds) == text


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (-1000.0, "−1000", "−1000"),
        (20480.6, "20481", "20481"),
        (0.25734, "0.2573", "0,2573"),
        (10, "10", "10"),
        (0, "0", "0"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(qgis_app, value, english, german):
    former = QLocale()
    try:
        for language, wanted in ((QLocale.Language.English, english), (QLocale.Language.German, german)):
            QLocale.setDefault(QLocale(language))
            assert number(value) == wanted
        assert number(1.5432, 2) == "1,5"
    finally:
        QLocale.setDefault(former)


@pytest.mark.parametrize("bands", [13, 12, 10, 4, 3])
def test_the_usual_order_by_one_click(qtbot, raster, bands):
    section = MappingSection()
    qtbot.addWidget(section)
    section.open(raster(bands))
    answers = []
    section.answered.connect(answers.append)
    section.usual.click()
    section.use.click()
    assert len(answers[0]) == bands
    assert {"B02", "B03", "B04"} <= set(answers[0])


def test_a_band_that_is_chosen_twice_is_told(qtbot, raster):
    section = MappingSection()
    qtbot.addWidget(section)
    section.open(raster(3))
    for box in section.boxes():
        box.setCurrentIndex(box.findData("B04"))
    section.use.click()
    assert section.problem.text() == "B04 is chosen twice."


def test_other_numbers_and_pictures(qtbot, qgis_app):
    section = RadiometrySection()
    qtbot.addWidget(section)
    answers = []
    section.answered.connect(answers.append)
    section.open(Answers(), known=False)
    assert not section.choices.button(0).isVisibleTo(section)
    assert section.numbers.isHidden()
    section.choices.button(3).setChecked(True)
    assert section.numbers.isVisibleTo(section)
    section.offset.setValue(-500)
    section.scale.setValue(20000)
    section.use.click()
    section.open(answers[-1], known=True)
    assert section.choices.checkedId() == 3
    assert section.offset.value() == -500
    assert section.scale.value() == 20000
    section.level.setCurrentIndex(section.level.findData("RGB8"))
    section.use.click()
    section.open(Answers(level="L2A", offset=0.0), known=True)
    section.choices.button(0).setChecked(True)
    section.use.click()
    assert answers == [Answers(offset=-500.0, scale=1 / 20000), Answers(level="RGB8"), Answers(level="L2A")]


def test_the_layer_tree_is_followed_until_somebody_chooses(qtbot, raster):
    first, second, mask = raster(3, "first"), raster(3, "second"), raster(1, "mask")
    mark_result(mask, "mask", temporary=True)
    section = LayerSection()
    qtbot.addWidget(section)
    section.follow(second)
    assert section.layer is second
    section.follow(mask)
    assert section.layer is second  # a mask is not masked again
    section.follow(first)
    assert section.layer is first
    section.choose(second)
    section.follow(first)
    assert section.layer is second
    QgsProject.instance().removeAllMapLayers()
    assert section.layer is None
    third = raster(3, "third")
    section.follow(third)
    assert section.layer is third


def test_a_failure_is_told_and_its_details_copied(qtbot, qgis_app):
    box = FailureBox()
    qtbot.addWidget(box)
    box.show_failure(Failure("target", "the disk is full", "free some space", "line 1\nline 2"))
    assert box.message.text.text() == "The disk is full. Free some space."
    box.copy.linkActivated.emit("#")
    assert QApplication.clipboard().text() == "The disk is full. Free some space.\n\nline 1\nline 2"
    box.show_failure(None)
    assert box.isHidden()


def test_models_come_from_their_cards(qtbot, qgis_app):
    section = ModelSection()
    qtbot.addWidget(section)
    card = find_card()
    assert section.card.id == card.id
    assert section.summary.text() == card.summary
    assert section.notes.isHidden()
    section.more.linkActivated.emit("#")
    limit = next(each.sentence for each in card.cautions if not each.without)
    for wanted in (card.licence, card.raw["attribution"], limit):
        assert wanted in section.notes.text()
    section.choose("a model that was removed")
    assert section.model == card.id


def test_a_broken_card_is_told_in_place(qtbot, qgis_app, tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "card.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mine" / "SHA256SUMS").touch()
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
    section = ModelSection()
    qtbot.addWidget(section)
    assert "card.json" in section.failure.message.text.text()


def test_options_that_are_shown_are_those_that_are_given(qtbot, qgis_app):
    section = OptionsSection()
    qtbot.addWidget(section)
    given = MaskOptions(
        device="cuda:1", probabilities=True, polygons=True, report=True, all_bands=True,
        thresholds={"thick_cloud": 0.4, "cloud_shadow": 0.7}, buffer_clouds=30.0, buffer_shadows=60.0, min_area=5000.0,
    )  # fmt: skip
    section.restore(given)
    assert section.into(MaskOptions()) == given
    section.restore(MaskOptions())
    assert section.into(given) == MaskOptions()


def test_a_model_that_takes_text_gets_a_field_for_it(dock):
    assert not dock.prompts.isVisibleTo(dock)
    dock.prompts.texts.setPlainText(" smoke \n\ncontrail, high up\n")
    assert dock.prompts.prompts == ()
    assert dock.options.min_area.isEnabled()
    dock.model.choose("clipseg-rd64-refined")
    assert dock.prompts.isVisibleTo(dock)
    assert dock.prompts.prompts == ("smoke", "contrail, high up")
    assert load_options().prompts == ("smoke", "contrail, high up")
    assert not dock.options.min_area.isEnabled()
    assert not dock.options.thresholds["thin_cloud"].isEnabled()
    assert dock.options.polygons.isEnabled()
    assert "no effect" in dock.options.unused.text()
    dock.prompts.texts.setPlainText("  ")
    assert dock.options.min_area.isEnabled()
    assert dock.options.unused.isHidden()
    dock.prompts.texts.setPlainText("smoke")
    dock.model.choose(None)
    assert dock.options.min_area.isEnabled()
    assert load_options().prompts == ()


def test_a_device_that_has_gone_is_still_shown(qtbot, qgis_app):
    box = DeviceBox()
    qtbot.addWidget(box)
    box.choose("cuda:3")
    assert box.device == "cuda:3"


def test_every_word_that_is_shown_goes_through_tr():
    """Literals that reach a person by one of Qt's ways stand in `tr`."""
    setters = {"setText", "setToolTip", "setAccessibleName", "setWindowTitle", "setDialogTitle", "setPlaceholderText"}
    found = []
    for path in [*(PACKAGE / "dock").glob("*.py"), PACKAGE / "about.py", PACKAGE / "areas.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            constants = [each.value for each in node.args if isinstance(each, ast.Constant)]
            place = f"{path.name}:{node.lineno}"
            if isinstance(node.func, ast.Attribute) and node.func.attr in {*setters, "say"}:
                found += [f"{place} {each}" for each in constants if isinstance(each, str) and each.strip()]
            if isinstance(node.func, ast.Name) and node.func.id == "tr":
                assert len(constants) == 1, f"{place}: no plain literal, so translators never see it"
    assert found == []


def test_a_scene_without_valid_pixels_is_told(qgis_iface):
    section = ResultSection(qgis_iface)
    empty = {each.name: {"pixels": 0, "percent": None, "area_m2": 0.0} for each in CLASSES}
    section.show_outcome(
        Outcome({"classes": empty, "seconds": {"total": 1.0}}, (), ResultFiles(Path("m.tif"))), "night"
    )
    assert section.line.text() == section.line.accessibleName() == "no valid pixel"
