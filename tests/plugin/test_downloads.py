"""Models that are not on this computer yet: what the list says of them, and how they get here."""

import pytest
from cloudmask.cloudmask_plugin.batch.page import BatchPage
from cloudmask.cloudmask_plugin.dock.dock import CloudmaskDock
from cloudmask.cloudmask_plugin.dock.licence_dialog import LicenceDialog
from cloudmask.cloudmask_plugin.dock.model_section import ModelSection
from cloudmask.cloudmask_plugin.masking import Maskings
from cloudmask.cloudmask_plugin.models import find_missing, refuse_missing
from cloudmask.cloudmask_plugin.settings import MaskOptions
from cloudmask.cloudmask_plugin.usable.page import UsablePage
from cloudmask.cloudmask_plugin.worker.client import WorkerClient
from cloudmask.engine.catalog import find_card, list_cards
from makers.hubs import serve_hub
from qgis.core import QgsProject, QgsRasterLayer, QgsSettings
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

TEXTS, CLOUDS = "clipseg-rd64-refined", "unetmobv2-v2"
"""Published models: one that takes text, and one whose licence somebody must agree to."""
LONG = 60_000


@pytest.fixture(autouse=True)
def own_models(tmp_path, monkeypatch, engine_python):
    """A folder of one's own models, with nothing in it."""
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(engine_python))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "models"


@pytest.fixture
def section(qgis_app, qtbot):
    made = ModelSection()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    yield made
    made.close_down()


@pytest.fixture
def hub(monkeypatch, text_models):
    """A hub that holds the model that takes text, as far as there is a small one."""
    with serve_hub() as served:
        monkeypatch.setenv("HF_ENDPOINT", served.address)
        folder = text_models / "clipseg-made"
        served.publish(
            find_card(TEXTS).repository,
            {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("card.json", "SHA256SUMS")},
        )
        yield served


def answer(yes, *, agree=False, seen=None):
    """Answers the question that is going to be asked."""

    def reply():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LicenceDialog)
        if seen is not None:
            seen.append((dialog.agree.isVisibleTo(dialog), dialog.go.isEnabled()))
        if agree:
            dialog.agree.setChecked(True)
        if yes and dialog.go.isEnabled():
            dialog.go.click()
        else:
            dialog.reject()

    QTimer.singleShot(50, reply)


def fetch(section, qtbot):
    """Presses the button and waits for the end."""
    answer(yes=True)
    section.download.download.click()
    assert section.download.running
    qtbot.waitUntil(lambda: not section.download.running, timeout=LONG)


def test_the_list_says_what_a_model_needs(section):
    entries = [section.box.itemText(index) for index in range(section.box.count())]
    assert len(entries) == len(list_cards())
    assert entries[0] == find_card().title
    wanted = next(each for each in entries if each.startswith(find_card(TEXTS).title))
    assert wanted.replace("\u00a0", " ").endswith("(download 605 MB)")
    assert section.download.isHidden()
    section.choose(TEXTS)
    assert section.download.isVisible()
    told = section.download.need.text().replace("\u00a0", " ")
    for words in ("not on this computer yet", "about 605 MB", find_card(TEXTS).licence):
        assert words in told
    section.choose(CLOUDS)
    assert find_card(CLOUDS).notice in section.download.need.text()


def test_nothing_is_fetched_without_a_yes(section):
    section.choose(TEXTS)
    answer(yes=False)
    section.download.download.click()
    assert not section.download.running


def test_what_a_licence_forbids_must_be_agreed_to(section):
    section.choose(CLOUDS)
    seen = []
    answer(yes=True, seen=seen)
    section.download.download.click()
    assert seen == [(True, False)]
    assert not section.download.running
    dialog = LicenceDialog(find_card(CLOUDS))
    dialog.agree.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.agree.setChecked(False)
    assert not dialog.go.isEnabled()
    assert LicenceDialog(find_card(TEXTS)).go.isEnabled()


def test_a_model_is_fetched_from_where_it_is_published_and_can_be_used_then(section, qtbot, hub, own_models):
    section.choose(TEXTS)
    said = []
    section.changed.connect(lambda: said.append(section.card.available))
    fetch(section, qtbot)
    assert section.download.failure.isHidden()
    assert said == [True]
    assert section.model == TEXTS
    assert section.download.isHidden()
    assert "download" not in section.box.currentText()
    assert find_missing(find_card(TEXTS)) is None
    assert (own_models / TEXTS / "model.safetensors").stat().st_size > 100_000


def test_a_download_tells_how_far_it_is_is_cancelled_and_goes_on(section, qtbot, hub):
    size = len(hub.files["models", find_card(TEXTS).repository]["model.safetensors"])
    hub.rules["model.safetensors"] = [("stall", size // 2), None]
    section.choose(TEXTS)
    answer(yes=True)
    section.download.download.click()
    qtbot.waitUntil(lambda: " of " in section.download.status.text(), timeout=LONG)
    assert section.download.status.text().startswith(f"Fetching '{find_card(TEXTS).title}': ")
    assert not section.download.download.isVisible()
    section.choose(CLOUDS)  # which has to wait
    assert not section.download.download.isEnabled()
    section.choose(TEXTS)
    section.download.cancel.click()
    qtbot.waitUntil(lambda: not section.download.running, timeout=LONG)
    hub.released.set()
    assert section.download.status.text().startswith("Cancelled. What was fetched is kept")
    assert section.download.failure.isHidden()
    assert section.card is not None
    assert not section.card.available
    fetch(section, qtbot)
    assert section.card.available
    begun = [first for path, first in hub.asked if path == "model.safetensors"]
    assert begun[0] == 0
    assert begun[-1] > 0


def test_a_hub_that_has_no_such_model_is_told(section, qtbot, hub):
    hub.files.clear()
    section.choose(TEXTS)
    fetch(section, qtbot)
    told = section.download.failure.message.text.text()
    assert told.endswith(".")
    assert "--" not in told
    assert section.download.download.isVisible()
    section.choose(CLOUDS)
    assert section.download.failure.isHidden()


def test_a_model_is_taken_from_a_folder(section, qtbot, text_models, monkeypatch):
    folder = str(text_models / "clipseg-made")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: folder)
    section.choose(TEXTS)
    answer(yes=True)
    section.download.folder.click()
    qtbot.waitUntil(lambda: not section.download.running, timeout=LONG)
    assert section.download.failure.isHidden()
    assert section.card.available


def test_a_folder_without_the_model_is_told(section, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    section.choose(TEXTS)
    answer(yes=True)
    section.download.folder.click()
    qtbot.waitUntil(lambda: not section.download.running, timeout=LONG)
    assert "model.safetensors" in section.download.failure.message.text.text()
    assert not section.card.available


def test_the_dock_masks_nothing_with_a_model_that_is_not_here(qgis_new_project, qgis_iface, qtbot, stack):
    QgsSettings().remove("cloudmask")
    client = WorkerClient()
    maskings = Maskings(qgis_iface, client)
    dock = CloudmaskDock(qgis_iface, maskings, client)
    qtbot.addWidget(dock)
    layer = QgsRasterLayer(str(stack), "S2 Szene")
    QgsProject.instance().addMapLayer(layer)
    dock.layer_section.choose(layer)
    assert dock.run.button.isEnabled()
    dock.model.choose(TEXTS)
    assert not dock.run.button.isEnabled()
    assert "downloaded first" in dock.run.status.text()
    assert dock.prompts.isVisibleTo(dock)
    dock.model.choose(None)
    assert dock.run.button.isEnabled()
    assert dock.run.status.text() == ""
    failures = []
    run = maskings.start(layer, MaskOptions(model=TEXTS))  # as a right-click does
    run.failed.connect(failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=LONG)
    assert failures[0].sentence == find_missing(find_card(TEXTS)).sentence
    dock.close_down()
    maskings.close()
    client.shutdown()
    QgsSettings().remove("cloudmask")


def test_nor_do_the_other_tabs(qgis_new_project, qgis_iface, qtbot, tmp_path):
    client = WorkerClient()
    pages = [kind(qgis_iface, client, lambda: MaskOptions(model=TEXTS)) for kind in (BatchPage, UsablePage)]
    pages[0].folder.setFilePath(str(tmp_path / "masks"))
    for page in pages:
        qtbot.addWidget(page)
        page.start()
        assert "is not on this computer yet" in page.failure.message.text.text()
        page.close_down()
    client.shutdown()


def test_a_card_that_is_not_understood_is_left_to_the_engine(own_models):
    refuse_missing("no such model")
    broken = own_models / "broken"
    broken.mkdir(parents=True)
    (broken / "card.json").write_text("{}", encoding="utf-8")
    refuse_missing("broken")
