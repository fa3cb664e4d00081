"""The page about the engine: what it says before a click, what the click does, and what it says when that fails."""

import json
import os
import sys
import zipfile

import pytest
from cloudmask.cloudmask_plugin.dock import setup_plan
from cloudmask.cloudmask_plugin.dock.engine_page import EnginePage
from cloudmask.cloudmask_plugin.dock.setup_check import judge
from cloudmask.cloudmask_plugin.dock.setup_options import EngineOptions
from cloudmask.cloudmask_plugin.dock.setup_words import breakable
from cloudmask.cloudmask_plugin.dock.widgets import Link
from cloudmask.cloudmask_plugin.environment import folder as own_folder
from cloudmask.cloudmask_plugin.environment import python as environment
from cloudmask.cloudmask_plugin.environment.sources import Profile
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.settings import MaskOptions, load_options, save_options, save_python_path
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from makers.indexes import make_wheel
from makers.installations import home, index, uv  # noqa: F401
from qgis.core import QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QLocale, QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QRadioButton,
    QWidget,
)

ENOUGH = 60_000
CARD = "NVIDIA GeForce RTX 4070 Ti SUPER"
CUDA = {"device": "cuda:0", "title": CARD, "precision": "fp16", "seconds": 0.01, "agreement": 1.0, "problem": None}
CPU = {"device": "cpu", "title": "CPU, 8 cores", "precision": "fp32", "seconds": 0.1, "agreement": 1.0, "problem": None}
WRONG = {**CUDA, "agreement": 0.88, "problem": "cuda:0 gives another mask than the CPU on 12% of pixels"}
DEAD = {**CUDA, "agreement": None, "problem": "cuda:0 does not run the model: no kernel image is available"}

# ruff: noqa: F811 - fixtures
pytestmark = pytest.mark.usefixtures("_alone")


@pytest.fixture
def _alone(qgis_app, tmp_path, monkeypatch):
    """A user without an engine, a graphics card or settings."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    QgsSettings().remove("cloudmask")
    monkeypatch.delenv("CLOUDMASK_PYTHON", raising=False)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    programs = tmp_path / "programs"
    for folder in (tmp_path / "home", programs):
        folder.mkdir()
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    answer(programs / "nvidia-smi", "exit 9")
    yield
    QgsSettings().remove("cloudmask")


def answer(program, line):
    program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.fixture
def make(qtbot):
    """Makes pages, 300 pixels wide."""
    pages = []

    def make(client):
        page = EnginePage(client)
        qtbot.addWidget(page)
        page.resize(300, 620)
        page.show()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.stop()


@pytest.fixture
def page(make):
    client = WorkerClient()
    yield make(client)
    client.shutdown()


def planned(page, qtbot):
    qtbot.waitUntil(lambda: page.start.isEnabled(), timeout=ENOUGH)
    return {title: label.text().replace(breakable("/")[1:], "") for title, label in page.plan.table.values.items()}


def judged(page, qtbot):
    """What is said after a try: the failure, or what stands beside success."""
    qtbot.waitUntil(lambda: not page.busy, timeout=ENOUGH)
    return page.failure.message.text.text() if page.failure.isVisible() else page.note.text.text()


def test_the_plan_is_told_before_anything_happens(page, qtbot):
    facts = planned(page, qtbot)
    assert facts["Where"] == str(environment.user_environment())
    assert facts["Computes on"] == "CPU"
    assert "PyTorch" in facts["What"]
    for title in ("Download", "On the disk", "Free there"):
        assert facts[title].split()[1] in ("MB", "GB")
    assert page.start.text().replace("&", "") == "Set up the engine"
    assert page.ways.managed.isChecked()
    assert not page.failure.isVisible()
    assert not page.plan.cpu_only.isVisible()
    assert not page.busy
    assert not environment.user_environment().parent.exists()


def test_a_graphics_card_is_named_and_can_be_left_alone(make, qtbot, tmp_path):
    answer(tmp_path / "programs" / "nvidia-smi", f"echo '{CARD}, 581.10, 8.9'")
    client = WorkerClient()
    page = make(client)
    facts = planned(page, qtbot)
    assert facts["Computes on"] == CARD
    assert facts["Download"].endswith("GB")
    page.plan.cpu_only.click()
    assert not page.start.isEnabled()
    facts = planned(page, qtbot)
    assert facts["Computes on"] == "CPU"
    assert facts["Download"].endswith("MB")
    assert page.plan.cpu_only.isVisible()
    client.shutdown()


def test_the_words_of_a_way_can_be_clicked_and_its_button_be_reached_by_the_keyboard(page, qtbot):
    qtbot.mouseClick(page.ways.own.parentWidget(), Qt.MouseButton.LeftButton, pos=QPoint(150, 25))
    assert page.ways.way == "python"
    assert page.ways.choose.isVisible()
    page.activateWindow()
    page.ways.own.setFocus()
    qtbot.keyClick(page.ways.own, Qt.Key.Key_Down)
    assert page.ways.way == "wheels"
    assert not page.ways.choose.isVisible()


def test_a_folder_of_wheels_is_looked_at_before_the_click(page, qtbot, tmp_path):
    page.ways.offline.click()
    assert not page.start.isEnabled()
    page.ways.wheels.setText(str(tmp_path))
    page.ways.wheels.editingFinished.emit()
    qtbot.waitUntil(lambda: page.plan.failure.isVisible(), timeout=ENOUGH)
    assert "lacks uv, torch" in page.plan.failure.message.text.text()
    assert not page.start.isEnabled()
    page.ways.managed.click()
    assert planned(page, qtbot)["Computes on"] == "CPU"


def test_a_python_that_lacks_the_packages_is_told(page, qtbot):
    page.ways.own.click()
    assert not page.start.isEnabled()
    page.ways.python.setText(sys.executable)
    page.ways.python.editingFinished.emit()
    page.start.click()
    assert page.busy
    assert not page.choose.isEnabled()
    said = judged(page, qtbot)
    assert all(word in said for word in ("lacks", "rasterio", "torch"))
    assert page.ways.way == "python"
    assert page.start.isEnabled()


def test_the_folder_of_an_environment_is_a_python_as_well(make, fake, qtbot, engine_python):
    page = make(fake(saying(document(CPU))))
    page.ways.own.click()
    page.ways.python.setText(str(engine_python.parents[1]))
    page.ways.python.editingFinished.emit()
    with qtbot.waitSignal(page.ready, timeout=ENOUGH):
        page.start.click()
    assert environment.find_python() == engine_python
    assert load_options() == MaskOptions()


def test_what_is_wrong_with_a_chosen_python_is_told_and_it_stands_in_its_field(page):
    save_python_path("/no/such/python")
    page.show_failure(Failure("environment", "there is no Python at '/no/such/python'", "choose another Python"))
    assert "There is no Python" in page.failure.message.text.text()
    assert page.ways.way == "python"
    assert page.ways.python.text() == "/no/such/python"


def test_at_first_use_nothing_is_wrong(page):
    page.show_failure(Failure("environment", "the engine's environment is not set up yet"))
    assert not page.failure.isVisible()
    assert page.title.text() == "The engine is not set up yet"


@pytest.fixture
def local(home, uv, index, engine_python, monkeypatch):
    """The managed way with a local uv, interpreter and index, whose package lends what the engine's Python has."""
    packages = next(engine_python.parents[1].glob("lib/python3*/site-packages"), None)
    if packages is None:
        pytest.skip(f"{engine_python} is in no environment of this system's kind")
    wheel = make_wheel(index.folder, "lender", "1.0", size=500_000)
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("lender.pth", f"{packages}\n")
    profile = Profile("tiny", "Tiny", ("lender==1.0",), ("lender",), False, 500_000, 2_000_000)
    monkeypatch.setattr(setup_plan, "PROFILES", (profile,))
    monkeypatch.setenv("PATH", f"{uv.parent}:/usr/bin:/bin")
    monkeypatch.setenv("UV_DEFAULT_INDEX", index.simple)
    return index


def test_one_click_and_the_engine_works(local, page, qtbot):
    facts = planned(page, qtbot)
    assert (facts["What"], facts["Download"], facts["On the disk"]) == ("Tiny", "500 kB", "2 MB")
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    assert page.busy
    assert page.progress.isVisible()
    assert not page.ways.isVisible()
    assert not page.start.isVisible()
    qtbot.waitUntil(lambda: "step 3 of 5" in page.progress.stage.text(), timeout=ENOUGH)
    page.show_failure(Failure("environment", "the engine's environment is not set up yet"))  # the dock is shown again
    page.show_settings()
    assert page.progress.isVisible()
    judged(page, qtbot)
    assert not page.failure.isVisible(), page.failure.failure.detail
    assert page.title.text() == "The engine is set up"
    assert page.about.text().startswith("It has made a first mask on: CPU, ")
    assert page.note.text.text() == ""
    assert environment.find_python() == environment.python_of(environment.user_environment())
    with qtbot.waitSignal(page.ready):
        page.go_on.click()


def test_a_failure_is_one_sentence_and_can_be_tried_again_and_cancelled(local, page, qtbot):
    local.rules["lender"] = 404
    planned(page, qtbot)
    page.start.click()
    said = judged(page, qtbot)
    assert said.count(". ") == 1
    assert "server does not have a file" in said
    page.failure.copy.linkActivated.emit("#")
    assert "lender" in QApplication.clipboard().text()
    assert page.start.text().replace("&", "") == "Try again"
    local.rules["lender"] = "hang"
    planned(page, qtbot)
    page.start.click()
    assert not page.failure.isVisible()
    qtbot.waitUntil(lambda: "step 3 of 5" in page.progress.stage.text(), timeout=ENOUGH)
    page.progress.cancel.click()
    judged(page, qtbot)
    assert page.status.text().startswith("Cancelled.")
    assert not page.failure.isVisible()
    assert page.start.text().replace("&", "") == "Set up the engine"
    assert not environment.user_environment().exists()


def test_where_there_are_several_profiles_one_is_chosen(monkeypatch, make, qtbot):
    client = WorkerClient()
    light = Profile("light", "Without PyTorch", ("numpy",), ("numpy",), False, 90_000_000, 300_000_000)
    monkeypatch.setattr(setup_plan, "PROFILES", (*setup_plan.PROFILES, light))
    page = make(client)
    planned(page, qtbot)
    assert page.plan.profiles.isVisible()
    page.plan.profiles.setCurrentIndex(1)
    facts = planned(page, qtbot)
    assert (facts["What"], facts["On the disk"]) == ("Without PyTorch", "300 MB")
    client.shutdown()


def document(*devices, **packages):
    problems = [f"{name} is not installed" for name, version in packages.items() if version is None]
    problems += [each["problem"] for each in devices if each["problem"]]
    return {"devices": list(devices), "packages": packages, "problems": problems, "executable": "/env/bin/python"}


@pytest.mark.parametrize(
    ("devices", "device", "card", "chosen", "said"),
    [
        ((CUDA, CPU), "auto", None, "auto", ""),
        ((CUDA, CPU), "cpu", None, "cpu", ""),
        ((CUDA, CPU), "cpu", CARD, "auto", ""),
        (
            (WRONG, CPU),
            "auto",
            None,
            "cpu",
            "gives another mask than the processor on 12 % of pixels, so the processor",
        ),
        ((DEAD, CPU), "auto", CARD, "cpu", "does not run the model, so the processor is used (no kernel image"),
        ((DEAD, CPU), "cpu", None, "cpu", ""),
        ((DEAD, {**CUDA, "device": "cuda:1", "title": "B"}, CPU), "auto", None, "cuda:1", "so B is used"),
        ((CPU,), "auto", CARD, "auto", "does not find NVIDIA GeForce RTX 4070 Ti SUPER, so the processor is used"),
        ((CPU,), "cuda:1", None, "auto", ""),
    ],
)
def test_which_device_computes(qgis_app, devices, device, card, chosen, said):
    verdict = judge(document(*devices), device, card)
    assert verdict.failure is None
    assert verdict.device == chosen
    assert said in verdict.note
    assert bool(said) == bool(verdict.note)


def test_all_that_is_missing_is_named_with_the_command_that_installs_it(qgis_app):
    failure = judge(document(CPU, torch=None, numpy="2.4", pystac=None), "auto").failure
    assert "'/env/bin/python' lacks torch, pystac" in failure.text
    assert "/env/bin/python -m pip install torch pystac" in failure.detail


def test_a_package_that_is_too_old_is_a_failure(qgis_app):
    told = {**document(CPU), "problems": ["torch 2.3.1 is too old: 2.4 or newer is needed", "timm 0.9 is too old"]}
    failure = judge(told, "auto").failure
    assert failure.text.startswith("Torch 2.3.1 is too old: 2.4 or newer is needed. Set the engine up again")
    assert "timm 0.9 is too old" in failure.detail


def test_a_processor_that_fails_is_a_failure(qgis_app):
    failure = judge(document({**CPU, "problem": "cpu does not run the model: no"}), "auto").failure
    assert failure.sentence == "cpu does not run the model: no"


def test_where_the_card_computes_wrongly_the_processor_is_used_and_the_person_is_told(make, fake, qtbot, engine_python):
    page = make(fake(saying(document(WRONG, CPU))))
    page.use(str(engine_python))
    assert "another mask than the processor on 12 % of pixels" in judged(page, qtbot)
    assert load_options().device == "cpu"
    with qtbot.waitSignal(page.ready):
        page.go_on.click()


def saying(words):
    """An engine that says this of itself."""
    return f"hello()\nfor each in requests():\n    result(each, json.loads({json.dumps(words)!r}))\n"


CRASHES = """
hello()
for each in requests():
    if os.environ.get("CUDA_VISIBLE_DEVICES") != "-1":
        os.kill(os.getpid(), signal.SIGSEGV)
    result(each, json.loads({text!r}))
"""


def test_where_the_card_takes_the_engine_down_the_processor_is_used(make, fake, qtbot, engine_python):
    page = make(fake(CRASHES.format(text=json.dumps(document(CPU)))))
    page.use(str(engine_python))
    assert judged(page, qtbot).startswith(
        "With the graphics card the engine has crashed in one of its libraries, so the"
    )
    assert load_options().device == "cpu"
    assert "CPU, 8 cores" in page.about.text()


def test_an_engine_that_always_crashes_is_a_failure_with_a_hint(make, fake, qtbot, engine_python):
    save_options(MaskOptions(device="cuda:0"))
    page = make(fake("hello()\nfor each in requests():\n    os.kill(os.getpid(), signal.SIGSEGV)\n"))
    page.use(str(engine_python))
    assert "The engine has crashed in one of its libraries. Try again" in judged(page, qtbot)
    assert page.start.isVisible()
    assert load_options().device == "cuda:0"


@pytest.fixture
def installed(engine_python):
    """The plugin's own environment: a Python that starts the engine's, and some kilobytes."""
    folder = environment.user_environment()
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    answer(python, f'exec "{engine_python}" "$@"')
    (folder / "package.bin").write_bytes(bytes(50_000))
    return folder


def stamp(folder, **values):
    (folder / environment.STAMP).write_text(json.dumps(values), encoding="utf-8")


def reply(button):
    """Answers the question that opens next."""

    def click():
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.button(button).click()
        else:
            QTimer.singleShot(50, click)

    asked = []
    QTimer.singleShot(50, click)
    return asked


def test_settings_show_what_there_is_and_remove_it_after_a_question(page, qtbot, installed):
    page.show_settings()
    table = page.installed.table.values
    assert table["Python"].toolTip() == str(environment.python_of(installed))
    assert table["Kind"].text() == "set up by cloudmask"
    qtbot.waitUntil(lambda: page.installed.remove.isEnabled(), timeout=ENOUGH)
    assert table["On the disk"].text().startswith("50 kB in ")
    asked = reply(QMessageBox.StandardButton.No)
    page.installed.remove.click()
    assert "50 kB" in asked[0]
    assert installed.exists()
    reply(QMessageBox.StandardButton.Yes)
    page.installed.remove.click()
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy, timeout=ENOUGH)
    assert page.status.text() == "The engine is removed; 50 kB are free again."
    assert not installed.exists()
    assert page.title.text() == "The engine is not set up yet"
    assert planned(page, qtbot)["Where"] == str(installed)


def test_what_another_window_is_installing_is_not_removed(page, qtbot, installed):
    page.show_settings()
    qtbot.waitUntil(lambda: page.installed.remove.isEnabled(), timeout=ENOUGH)
    with own_folder.held_lock():
        page.installed.removal_wanted.emit()
        qtbot.waitUntil(lambda: page.failure.isVisible(), timeout=ENOUGH)
    assert "another QGIS window" in page.failure.message.text.text()
    assert installed.exists()
    assert page.installed.isVisible()
    assert page.installed.again.isEnabled()


def test_from_the_settings_to_another_python_and_back(page, qtbot, installed):
    page.show_settings()
    page.installed.choose.click()
    assert page.ways.way == "python"
    page.show_settings()
    page.installed.again.click()
    assert page.ways.isVisible()
    with qtbot.waitSignal(page.ready):
        page.go_on.click()


def test_an_environment_of_an_older_plugin_is_renewed_or_left_for_now(page, qtbot, installed):
    stamp(installed, revision=0)
    assert page.needs_renewal()
    assert "older version of this plugin" in page.failure.message.text.text()
    assert planned(page, qtbot)["Where"] == str(installed)
    with qtbot.waitSignal(page.ready):
        page.go_on.click()
    assert not page.needs_renewal()


def test_an_environment_of_this_plugin_or_of_the_persons_own_needs_no_renewal(page, installed, engine_python):
    stamp(installed, revision=environment.REVISION)
    assert not page.needs_renewal()
    stamp(installed, revision=0)
    save_python_path(str(engine_python))
    assert not page.needs_renewal()


def test_the_options_of_qgis_show_the_same_and_lead_to_the_page(qtbot, installed):
    opened, client = [], WorkerClient()
    options = EngineOptions(lambda: opened.append(True), lambda: client)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    page = options.createWidget(dialog)
    assert not options.icon().isNull()
    assert options.title() == "cloudmask"
    dialog.show()
    page.show()
    values = page.table.values
    qtbot.waitUntil(lambda: values["On the disk"].text().startswith("50 kB in "), timeout=ENOUGH)
    assert values["Python"].toolTip() == str(environment.python_of(installed))
    page.apply()
    page.change.click()
    assert opened
    assert not dialog.isVisible()
    options.createWidget(dialog)
    sip.delete(dialog)  # while the size is still being counted
    client.shutdown()


def test_where_nothing_is_set_up_the_settings_are_the_first_page(page, qtbot):
    page.show_settings()
    assert page.title.text() == "The engine is not set up yet"
    assert planned(page, qtbot)


def test_the_keyboard_goes_from_top_to_bottom(page, qtbot, installed):
    planned(page, qtbot)
    page.ways.own.click()
    page.show_failure(Failure("crash", "the engine has crashed", "try again", "details"))
    names, places, widget = [], [], page.ways.managed
    while widget.nextInFocusChain() is not page.ways.managed:
        if widget.isVisible() and isinstance(widget, (QAbstractButton, QLineEdit, Link)):
            places.append(widget.mapTo(page, QPoint(0, 0)).y())
            names.append(widget.objectName() or widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert places == sorted(places), names
    for wanted in ("cloudmaskPythonPath", "Copy details", "cloudmaskSetUpEngine", "cloudmaskCopyDiagnostics"):
        assert wanted in names


def states(page):
    """All that the page may look like."""
    yield page._show_setup
    yield page.ways.own.click
    yield page.ways.offline.click
    yield lambda: page._tell(Failure("environment", "the network is not reached", "see whether it is there", "detail"))
    yield page.show_settings
    yield page.progress.start


def test_it_fits_a_narrow_dock_and_says_what_each_part_is(page, qtbot, installed):
    planned(page, qtbot)
    for show in states(page):
        show()
        qtbot.waitUntil(lambda: not page.installed.isVisible() or page.installed.remove.isEnabled(), timeout=ENOUGH)
        qtbot.wait(50)
        letters = []
        for each in page.findChildren(QWidget):
            if not each.isVisible() or each.objectName().startswith("qt_"):
                continue
            assert each.mapTo(page, QPoint(each.width(), 0)).x() <= 300, f"{each.metaObject().className()} {show}"
            if isinstance(each, (QAbstractButton, QLineEdit, QComboBox, QProgressBar)):
                assert each.accessibleName() or each.text(), each.objectName()
                assert each.objectName().startswith("cloudmask")
            if isinstance(each, QAbstractButton):
                assert isinstance(each, QRadioButton) or each.focusPolicy() & Qt.FocusPolicy.TabFocus
                letters += [each.text()[each.text().index("&") + 1].lower()] if "&" in each.text() else []
            if isinstance(each, QLabel) and each.wordWrap():
                assert each.height() >= each.heightForWidth(each.width()), each.text()
        assert len(letters) == len(set(letters))
        assert not set(letters) & set("jevlsporddwmch")  # which open the menus of QGIS in English
