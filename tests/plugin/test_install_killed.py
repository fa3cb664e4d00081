"""QGIS is killed while it installs: what ran before runs on, and the next start completes or cleans."""

import os
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import replace

import pytest
from makers.installations import Run, ask, home, index, left, managed, nursery, profile, uv  # noqa: F401

# ruff: noqa: F811 - fixtures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreters here are those of a Linux system")

MOMENTS = (
    "tool", "python", "packages", "verify", "finish",  # as soon as a step is told of
    "/simple/cloudy/", "/cloudy-", "/simple/rainy/", "/rainy-",  # as soon as the server is asked for something
    "ended",
)  # fmt: skip


@pytest.fixture
def states(managed, home, tmp_path, qtbot):
    """For each moment a user's folder with an environment that runs."""
    assert Run(qtbot, managed).failure is None
    made = {}
    for number, moment in enumerate(MOMENTS):
        made[moment] = tmp_path / f"Zustand {number}"
        shutil.copytree(home / "env", made[moment] / "cloudmask" / "env", symlinks=True)
        (made[moment] / "cloudmask" / "env" / "before").touch()
    return made


def test_a_kill_at_ten_moments(states, managed, index, monkeypatch, qtbot):
    from cloudmask.cloudmask_plugin.environment import folder as own
    from cloudmask.cloudmask_plugin.environment import python

    killed = {}
    with nursery(managed.profile) as (start, read):
        for moment, folder in states.items():
            index.asked.clear()
            index.rules = {moment: "hang"} if moment.startswith("/") else {}
            start(folder)
            stage, pid = read()
            while stage not in (moment, "ended") and not (index.rules and stage == "packages"):
                stage, pid = read()
            if index.rules:
                qtbot.waitUntil(lambda moment=moment: any(moment in path for path, _ in index.asked), timeout=20_000)
            if stage != "ended":
                with suppress(ProcessLookupError):  # the last stage is so short that it can have ended by itself
                    os.kill(pid, signal.SIGKILL)
            qtbot.waitUntil(lambda pid=pid: not alive(pid), timeout=20_000)
            killed[moment] = stage
    index.rules = {}
    assert list(killed.values()) == ["tool", "python", "packages", "verify", "finish", *["packages"] * 4, "ended"]

    for moment, folder in states.items():
        monkeypatch.setenv("XDG_DATA_HOME", str(folder))
        own.clean_up()
        assert ask(folder / "cloudmask" / "env" / "bin" / "python") == "2.5", moment
        assert not list((folder / "cloudmask").glob("env.[no]*"))
        run = Run(qtbot, replace(managed, folder=python.user_environment()))
        assert run.failure is None, (moment, run.failure.detail)
        assert not (folder / "cloudmask" / "env" / "before").exists()
        assert set(left(folder / "cloudmask")) <= {"env", "install.log"}


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
