"""QGIS is killed while it installs: what ran before runs on, and the next start completes or cleans."""

import shutil
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from makers.installations import Run, ask, headless, home, index, left, managed, profile, uv  # noqa: F401

# ruff: noqa: F811 - fixtures
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the interpreters here are those of a Linux system")

MOMENTS = 10


def test_a_kill_at_ten_moments(managed, home, index, tmp_path, monkeypatch, qtbot):
    from cloudmask.cloudmask_plugin.environment import python

    assert Run(qtbot, managed).failure is None
    index.delay = 0.05
    folders = [tmp_path / f"Zustand {number}" for number in range(MOMENTS + 1)]
    for folder in folders:
        shutil.copytree(home / "env", folder / "cloudmask" / "env", symlinks=True)
        (folder / "cloudmask" / "env" / "before").touch()

    with headless(managed.profile, folders.pop()) as process:
        begun = time.monotonic()
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.stdout.read().endswith("succeeded\n")
        whole = time.monotonic() - begun

    def kill(number):
        with headless(managed.profile, folders[number]) as process:
            process.stdin.write("go\n")
            process.stdin.flush()
            time.sleep(whole * number / (MOMENTS - 1))
            process.kill()
            return process.stdout.read().split()

    with ThreadPoolExecutor(3) as pool:
        told = list(pool.map(kill, range(MOMENTS)))
    assert len({words[-1] for words in told if words}) >= 3, told  # the kills came in different stages

    index.delay = 0.0
    for folder in folders:
        monkeypatch.setenv("XDG_DATA_HOME", str(folder))
        python.clean_up()
        assert ask(folder / "cloudmask" / "env" / "bin" / "python") == "2.5"
        assert not list((folder / "cloudmask").glob("env.[no]*"))
        run = Run(qtbot, managed.__class__(**{**vars(managed), "folder": python.user_environment()}))
        assert run.failure is None, run.failure.detail
        assert not (folder / "cloudmask" / "env" / "before").exists()
        assert set(left(folder / "cloudmask")) <= {"env", "install.log"}
