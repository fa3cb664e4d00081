"""The dialog that says what this is, which models it brings, and whose work stands behind them."""

from pathlib import Path

from cloudmask.cloudmask_plugin.about import AboutDialog, plugin_version
from cloudmask.engine.catalog import list_cards
from cloudmask.engine.protocol import VERSION, Hello
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QPushButton

ROOT = Path(__file__).parents[2]


def test_it_names_versions_models_licences_and_data(qgis_app, qtbot):
    dialog = AboutDialog(Hello(engine="1.2.3", python="3.12.1", torch="2.9.0"))
    qtbot.addWidget(dialog)
    text = " ".join(dialog.text.toPlainText().split())
    assert f"version={plugin_version()}\n" in (ROOT / "metadata.txt").read_text(encoding="utf-8")
    for wanted in (plugin_version(), "1.2.3", "3.12.1", "2.9.0", VERSION, "GPL-3.0-or-later", "Copernicus Sentinel"):
        assert wanted in text
    for card in list_cards():
        for wanted in (card.title, card.version, card.licence, card.raw["attribution"]):
            assert wanted in text


def test_without_an_engine_it_says_so(qgis_app, qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "has not been started" in dialog.text.toPlainText()


def test_the_text_can_be_selected_and_copied(qgis_app, qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert dialog.text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    box = dialog.findChild(QDialogButtonBox)
    copy = next(each for each in dialog.findChildren(QPushButton) if box.buttonRole(each) == box.ButtonRole.ActionRole)
    QApplication.clipboard().setText("before")
    copy.click()
    assert plugin_version() in QApplication.clipboard().text()


def test_a_broken_card_is_told_in_place(qgis_app, qtbot, tmp_path, monkeypatch):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "card.json").write_text("{}", encoding="utf-8")
    (tmp_path / "mine" / "SHA256SUMS").touch()
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    assert "card.json" in dialog.text.toPlainText()
