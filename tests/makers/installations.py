"""Installations of a made-up profile of two packages, as tests make and watch them; fixtures for the plugin's tests."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from makers.indexes import make_uv_archive, make_wheel, serve

ROOT = Path(__file__).parents[2]
BASE = "/usr/bin/python3"
"""The interpreter that environments are made of here, where no other can be fetched."""


@pytest.fixture
def uv():
    path = ROOT / ".venv" / "bin" / "uv"
    if not path.exists():
        pytest.skip("there is no uv in .venv: scripts/bootstrap installs it")
    return path


@pytest.fixture
def home(monkeypatch, tmp_path):
    """Where a user's data lie; with a blank and umlauts, and an environment without uv and without settings of pip."""
    for name in [name for name in os.environ if name.startswith(("UV_", "PIP_", "CLOUDMASK_"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "Grüße aus Sóller"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("UV_PYTHON", BASE)
    return folder / "cloudmask"


@pytest.fixture
def index(tmp_path):
    """A server with two made-up packages, of which one needs the other."""
    folder = tmp_path / "index"
    make_wheel(folder, "cloudy", "1.0", "import rainy\nword = rainy.version\n", ("rainy>=2",), size=300_000)
    make_wheel(folder, "rainy", "2.5", size=200_000)
    with serve(folder) as made:
        yield made


@pytest.fixture
def profile():
    from cloudmask.cloudmask_plugin.environment.sources import Profile

    return Profile("tiny", "Tiny", ("cloudy==1.0",), ("cloudy", "rainy"), (), 600_000, 2_000_000)


@pytest.fixture
def managed(home, uv, index, profile, monkeypatch, qgis_app):
    """A plan of the managed way: uv from PATH, packages from the local index."""
    from cloudmask.cloudmask_plugin.environment.plan import make_plan

    monkeypatch.setenv("PATH", f"{uv.parent}:/usr/bin:/bin")
    monkeypatch.setenv("UV_DEFAULT_INDEX", index.simple)
    return make_plan("managed", profile=profile)


class Run:
    """One installation, waited for."""

    def __init__(self, qtbot, plan, patience=60.0, begun=None):
        from cloudmask.cloudmask_plugin.environment.installer import Installer

        self.steps, self.failure, self.python = [], None, None
        self.installer = Installer()
        self.installer.progressed.connect(self.steps.append)
        self.installer.failed.connect(self._fail)
        self.installer.succeeded.connect(self._succeed)
        self.installer.start(plan)
        if begun is not None:
            begun(self)
        qtbot.waitUntil(lambda: not self.installer.running, timeout=round(max(patience, 60) * 1000))
        self.installer.close_down()

    def _fail(self, failure):
        self.failure = failure

    def _succeed(self, python):
        self.python = python


def ask(python, code="import cloudy; print(cloudy.word)"):
    done = subprocess.run([str(python), "-I", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def left(home):
    """What lies in the folder of the user's data, once what is thrown away is deleted."""
    from cloudmask.cloudmask_plugin.environment.folder import clean_up

    clean_up()
    return sorted(path.name for path in home.iterdir() if not path.name.startswith("env.gone"))


@pytest.fixture
def fetched(managed, uv, index, monkeypatch):
    """A plan where uv has to be fetched; its archive is a made one, and so is the digest."""
    from cloudmask.cloudmask_plugin.environment import sources

    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("CLOUDMASK_UV_URL", index.address)
    address, _ = sources.uv_release()
    digest = make_uv_archive(index.folder / Path(address).name, uv)
    monkeypatch.setattr(sources, "uv_release", lambda: (sources_address(), digest))
    return managed


def sources_address():
    """Where uv's archive is now, by the variable that the tests set."""
    return f"{os.environ['CLOUDMASK_UV_URL']}/uv-x86_64-unknown-linux-gnu.tar.gz"


HEADLESS = """
import importlib.util, os, signal, sys, time
from pathlib import Path
root = Path(sys.argv[1])
spec = importlib.util.spec_from_file_location("cloudmask", root / "__init__.py", submodule_search_locations=[str(root)])
sys.modules["cloudmask"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEventLoop, Qt
from cloudmask.cloudmask_plugin.environment.installer import Installer
from cloudmask.cloudmask_plugin.environment.plan import make_plan
from cloudmask.cloudmask_plugin.environment.sources import Profile

def tell(step):
    print(step.stage, os.getpid(), flush=True)
    time.sleep(0.1)  # there is time to be killed in

def install():
    application = QgsApplication([], False)
    installer, loop = Installer(), QEventLoop()
    installer.progressed.connect(tell, Qt.ConnectionType.DirectConnection)
    installer.succeeded.connect(lambda python: loop.quit())
    installer.failed.connect(lambda failure: (print(failure.text, os.getpid(), flush=True), loop.quit()))
    installer.start(make_plan("managed", profile=Profile(*eval(sys.argv[2]))))
    if installer.running:
        loop.exec()

signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are not waited for
print("ready", 0, flush=True)
for line in sys.stdin:
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.environ["XDG_DATA_HOME"] = line.rstrip()
        install()
        print("ended", os.getpid(), flush=True)
        os._exit(0)
"""
"""Installs in the folder that each line of stdin names, in a process of its own, and prints steps and process."""


@contextlib.contextmanager
def nursery(profile):
    """A process that starts installations: call what is yielded with a folder, and read `stage, pid` from the other."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", HEADLESS, str(ROOT), repr(tuple(profile))]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, encoding="utf-8", **pipes) as process:

        def start(folder):
            process.stdin.write(f"{folder}\n")
            process.stdin.flush()

        def read():
            stage, _, pid = process.stdout.readline().strip().rpartition(" ")
            return stage, int(pid or 0)

        try:
            assert read() == ("ready", 0)
            yield start, read
        finally:
            process.kill()
