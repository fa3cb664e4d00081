"""The report for whoever is to help: all that is needed of versions and devices, nothing that is secret."""

import getpass
import json
import sys
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin import diagnostics
from cloudmask.cloudmask_plugin.about import AboutDialog, plugin_version
from cloudmask.cloudmask_plugin.dock.setup_diagnostics import DiagnosticsButton
from cloudmask.cloudmask_plugin.environment import python as environment
from cloudmask.cloudmask_plugin.environment.folder import log_file
from cloudmask.cloudmask_plugin.failure import Failure
from cloudmask.cloudmask_plugin.log_tail import follow_log, forget_log
from cloudmask.cloudmask_plugin.settings import MaskOptions, save_options, save_python_path
from qgis.core import Qgis, QgsMessageLog, QgsSettings
from qgis.PyQt.QtCore import QT_VERSION_STR
from qgis.PyQt.QtWidgets import QApplication, QPushButton

DOCUMENT = {
    "version": "0.1.0",
    "executable": "/srv/env/bin/python",
    "packages": {"torch": "2.9.0"},
    "devices": [{"device": "cuda:0", "title": "NVIDIA GeForce RTX 4070", "problem": None}],
    "problems": [],
}
SECRETS = {
    "http_proxy": "http://anna:Tr0ub4dor@proxy.example:3128",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMIK7MDENG",
    "GDAL_HTTP_USERPWD": "maria:c0rrecthorse",
    "PIP_INDEX_URL": "https://robot:glpat-hidden1234@packages.example/simple",
    "SOME_TOKEN": "tok-99887766",
}
SPOKEN = ("Tr0ub4dor", "wJalrXUtnFEMIK7MDENG", "c0rrecthorse", "glpat-hidden1234", "tok-99887766", "staple", "sig-5511")
"""What none of it may say, wherever it stood."""


@pytest.fixture(autouse=True)
def _alone(qgis_app, tmp_path, monkeypatch):
    """A user named `annabel`, with a login that is a part of that, an installation, and secrets in every place."""
    QgsSettings().remove("cloudmask")
    home = tmp_path / "home" / "annabel"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "share"))
    monkeypatch.setenv("LOGNAME", "annabel")
    monkeypatch.delenv("CLOUDMASK_PYTHON", raising=False)
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    stored = QgsSettings()
    proxy = {"proxyEnabled": True, "proxyType": "HttpProxy", "proxyHost": "proxy.example", "proxyUser": "anna",
             "proxyPassword": "staple"}  # fmt: skip
    for name, value in proxy.items():
        stored.setValue(f"proxy/{name}", value)
    follow_log()
    yield
    forget_log()
    for name in proxy:
        stored.remove(f"proxy/{name}")
    QgsSettings().remove("cloudmask")


def write_log(text):
    log_file().parent.mkdir(parents=True, exist_ok=True)
    log_file().write_text(text, encoding="utf-8")


def say(text, tag="cloudmask"):
    QgsMessageLog.logMessage(text, tag, Qgis.MessageLevel.Warning)


def test_it_holds_what_is_needed_to_help(qgis_app, fake, tmp_path):
    folder = environment.user_environment()
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\n", encoding="utf-8")
    python.chmod(0o755)
    (folder / environment.STAMP).write_text(json.dumps({"revision": 1, "backend": "cu130"}), encoding="utf-8")
    write_log("GET uv\nPackages\nexit code 2\n")
    save_options(MaskOptions(device="cpu", buffer_clouds=40.0))
    say("the engine has crashed")
    say("a layer of somebody else", "another plugin")
    report = diagnostics.collect(fake("hello()"), DOCUMENT)
    for wanted in (
        f"cloudmask {plugin_version()}",
        f"QGIS {Qgis.QGIS_VERSION}",
        f"Qt {QT_VERSION_STR}",
        f"Python {sys.version.split()[0]}",
        '"title": "NVIDIA GeForce RTX 4070"',
        '"torch": "2.9.0"',
        '"backend": "cu130"',
        '"buffer_clouds": 40.0',
        "~/share/cloudmask/env/bin/python",
        "exit code 2",
        "the engine has crashed",
        "proxy of QGIS: HttpProxy, with a login",
    ):
        assert wanted in report, wanted
    assert "somebody else" not in report


def test_no_secret_comes_out_wherever_it_stood(qgis_app):
    lines = [f"{name}={value}" for name, value in SECRETS.items()]
    lines += [
        "GET https://packages.example/simple/torch?sig=sig-5511&x=1",
        "Authorization: Basic c3RhcGxl staple",
        '{"password": "staple", "user": "anna"}',
        "header authorization = Bearer tok-99887766",
        "api_key: tok-99887766; next",
        "proxyUser anna proxyPassword staple",
    ]
    write_log("\n".join(lines))
    say("\n".join(lines))
    failure = Failure("crash", "the engine ended", "try again", "\n".join(lines))
    save_python_path("/srv/env/bin/python?token=tok-99887766")
    report = diagnostics.collect(None, failure)
    assert "the engine ended" in report.lower()
    assert "packages.example" in report  # the server may be named, its keys may not
    for secret in SPOKEN:
        assert secret not in report, secret


def test_the_users_name_is_in_no_path(qgis_app):
    home = Path.home()
    assert home.name == getpass.getuser() == "annabel"
    save_options(MaskOptions(folder=str(home / "masks")))
    write_log(f"{home}/x\n/media/annabel/disk/y\nC:\\Users\\annabel\\z\n")
    say(json.dumps({"path": str(home)}))
    report = diagnostics.collect(None, {"executable": f"{home}/env/bin/python"})
    assert "annabel/" not in report
    assert "annabel\\" not in report
    assert '"annabel' not in report
    for wanted in ('"folder": "~/masks"', "~/x", "/media/…/disk/y", "C:\\Users\\…\\z", "~/env/bin"):
        assert wanted in report, wanted


def test_an_engine_that_was_not_asked_or_has_failed(qgis_app):
    assert "not asked" in diagnostics.collect()
    report = diagnostics.collect(None, Failure("start", "the Python does not start", "choose another", "traceback"))
    assert "start: The Python does not start. Choose another.\ntraceback" in report


def press(button, qtbot):
    QApplication.clipboard().setText("before")
    button.click()
    assert not button.isEnabled()
    qtbot.waitUntil(lambda: button.text() == "Copied", timeout=30_000)
    assert button.isEnabled()
    return QApplication.clipboard().text()


def test_the_button_copies_what_the_engine_says_of_itself(fake, qtbot):
    body = f"hello()\nfor each in requests():\n    result(each, json.loads({json.dumps(DOCUMENT)!r}))\n"
    button = DiagnosticsButton(fake(body), "copy")
    qtbot.addWidget(button)
    report = press(button, qtbot)
    assert '"title": "NVIDIA GeForce RTX 4070"' in report
    assert "engine 0, Python 3" in report


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("hello()\nsys.stdin.read()\n", "silent: The engine has not answered within 1 seconds."),
        ("os._exit(3)\n", "The chosen Python cannot run the engine"),
    ],
)
def test_a_broken_engine_does_not_keep_the_report_back(fake, qtbot, body, said):
    button = DiagnosticsButton(fake(body), "copy", patience=1.0)
    qtbot.addWidget(button)
    report = press(button, qtbot)
    assert said in report
    assert f"QGIS {Qgis.QGIS_VERSION}" in report


def test_it_is_offered_beside_the_versions(fake, qtbot):
    opened = []
    body = f"hello()\nfor each in requests():\n    result(each, json.loads({json.dumps(DOCUMENT)!r}))\n"
    dialog = AboutDialog(None, None, fake(body), lambda: opened.append(True))
    qtbot.addWidget(dialog)
    dialog.show()
    assert '"torch": "2.9.0"' in press(dialog.findChild(DiagnosticsButton), qtbot)
    dialog.findChild(QPushButton, "cloudmaskAboutEngine").click()
    assert opened
    assert not dialog.isVisible()
