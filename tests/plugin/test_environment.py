"""Which Python is started, and what is said where it cannot be."""

import os
import sys
from pathlib import Path

import pytest
from cloudmask.cloudmask_plugin import settings
from cloudmask.cloudmask_plugin.environment.python import find_python, user_environment
from cloudmask.cloudmask_plugin.failure import FailureError

PROGRAM = "Scripts/python.exe" if os.name == "nt" else "bin/python"


@pytest.fixture(autouse=True)
def nothing_chosen(qgis_app, monkeypatch, tmp_path):
    """No Python is chosen, and the user's folder is empty."""
    before = settings.python_path()
    settings.save_python_path("")
    monkeypatch.delenv("CLOUDMASK_PYTHON", raising=False)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    yield
    settings.save_python_path(before)


def make_program(path, mode=0o755):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(mode)
    return path


def refusal():
    with pytest.raises(FailureError) as caught:
        find_python()
    failure = caught.value.failure
    assert failure.kind == "environment"
    assert failure.hint
    return failure.sentence


def test_the_chosen_one_wins_over_the_variable_and_that_over_the_plugins_own(tmp_path, monkeypatch):
    own = make_program(user_environment() / PROGRAM)
    assert find_python() == own
    named = make_program(tmp_path / "named" / "python")
    monkeypatch.setenv("CLOUDMASK_PYTHON", str(named))
    assert find_python() == named
    chosen = make_program(tmp_path / "mit Leerzeichen ä" / "python")
    settings.save_python_path(str(chosen))
    assert find_python() == chosen


def test_the_folder_of_an_environment_may_be_chosen_as_well(tmp_path):
    program = make_program(tmp_path / "env" / PROGRAM)
    settings.save_python_path(str(tmp_path / "env"))
    assert find_python() == program


def test_nothing_is_set_up_yet():
    assert "not set up" in refusal()


def test_never_the_python_that_qgis_runs_in():
    assert "not set up" in refusal()
    assert Path(sys.executable).exists()


def test_the_plugins_own_folder_is_the_users_and_short(tmp_path):
    folder = user_environment()
    assert (tmp_path / "home") in folder.parents
    assert len(str(folder.relative_to(tmp_path / "home"))) < 50


@pytest.mark.parametrize("how", ["setting", "variable"])
def test_one_that_is_missing(tmp_path, monkeypatch, how):
    make_program(user_environment() / PROGRAM)  # is not taken behind the user's back
    absent = str(tmp_path / "absent" / "python")
    if how == "setting":
        settings.save_python_path(absent)
    else:
        monkeypatch.setenv("CLOUDMASK_PYTHON", absent)
    assert refusal() == f"there is no Python at '{absent}'"


def test_a_folder_that_is_no_environment(tmp_path):
    settings.save_python_path(str(tmp_path))
    assert refusal() == f"there is no Python at '{tmp_path / PROGRAM}'"


@pytest.mark.skipif(os.name != "posix", reason="modes of files")
def test_one_that_is_no_program(tmp_path):
    settings.save_python_path(str(make_program(tmp_path / "python", 0o644)))
    assert "cannot be run" in refusal()


def test_one_that_is_not_named_in_full():
    settings.save_python_path("python3")
    assert "no full path" in refusal()


@pytest.mark.parametrize("name", ["qgis-bin.exe", "qgis-ltr-bin.exe", "QGIS", "qgis.bin", "qgis_process"])
def test_qgis_itself_which_would_open_a_second_window(tmp_path, name):
    settings.save_python_path(str(make_program(tmp_path / name)))
    assert "is QGIS itself" in refusal()


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_to_qgis_itself(tmp_path):
    (tmp_path / "python").symlink_to(make_program(tmp_path / "qgis.bin"))
    settings.save_python_path(str(tmp_path / "python"))
    assert "is QGIS itself" in refusal()


@pytest.mark.skipif(sys.platform != "linux", reason="a link that leads nowhere")
def test_a_link_that_leads_nowhere(tmp_path):
    (tmp_path / "python").symlink_to(tmp_path / "gone")
    settings.save_python_path(str(tmp_path / "python"))
    assert "there is no Python" in refusal()
