"""Makes the engine's environment: fetched, built beside the old one, tried and renamed, in a thread."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
import uuid
from pathlib import Path
from typing import NamedTuple, Optional

from qgis.core import QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QEventLoop, QObject, QProcess, QProcessEnvironment, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..about import plugin_version
from ..background import Background
from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr
from ..worker.process_environment import process_environment
from ..worker.secrets import secret_values, without_secrets
from . import folder, sources
from .failures import explain, explain_reply
from .plan import Plan
from .python import STAMP, failure, free_bytes, python_of

MARGIN = 300_000_000  # bytes of a disk that stay free
_UV = "uv.exe" if sys.platform == "win32" else "uv"


class Step(NamedTuple):
    """How far it is: `done` of `total` bytes, of which 0 says that nobody knows."""

    stage: str
    done: int
    total: int
    text: str


class Installer(QObject):
    """Installs one plan at a time, in a thread of its own."""

    progressed = pyqtSignal(object)  # Step
    succeeded = pyqtSignal(object)  # Path of the environment's Python
    failed = pyqtSignal(object)  # Failure

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._stopped = QgsFeedback()
        self._work = Background(self)
        self._work.found.connect(self.succeeded)
        self._work.failed.connect(self.failed)

    @property
    def running(self) -> bool:
        """Whether something is being installed."""
        return self._work.running

    def start(self, plan: Plan) -> None:
        """Starts; `succeeded` or `failed` tells of the end."""
        if not self.running:
            self._plan, self._root, self._stopped = plan, plan.folder.parent, QgsFeedback()
            self._environment = _environment(plan)
            self._secrets = secret_values(self._environment, {})
            self._work.run(self._install)

    def cancel(self) -> None:
        """Stops; `failed` tells of it with the kind `cancelled`."""
        self._stopped.cancel()

    def close_down(self) -> None:
        """Stops at once, without a signal."""
        self.blockSignals(True)
        self.cancel()
        self._work.close_down()

    def _install(self, _stopped: object) -> Path:
        try:
            with folder.held_lock():
                self._make()
        except (OSError, LookupError, ValueError, StopIteration) as error:
            self._log(f"{type(error).__name__}: {error}")
            raise FailureError(explain(str(error))) from None
        finally:
            folder.clean_up()
        return python_of(self._plan.folder)

    def _make(self) -> None:
        """What is done, in order."""
        plan, profile, free = self._plan, self._plan.profile, free_bytes()
        self._log(f"cloudmask {plugin_version()}, {plan.way}, {profile.id}, {plan.backend}, {plan.folder}", "w")
        if free < plan.disk + MARGIN:
            sentence = tr("the disk has {free} GB free, and the engine needs {needed} GB")
            told = sentence.format(free=f"{free / 1e9:.1f}", needed=f"{(plan.disk + MARGIN) / 1e9:.1f}")
            raise failure(told, tr("free some space and try again"))
        new = self._root / f"env.new-{uuid.uuid4().hex[:8]}"
        uv = self._find_uv()
        self._tell("python", tr("Python"))
        python = plan.python or os.environ.get("UV_PYTHON") or sources.PYTHON
        # Bare names with a working folder, as uv splits at blanks.
        self._run(self._root, uv, "venv", "--relocatable", "--no-project", "--python", python, new.name)
        self._tell("packages", tr("Packages"), plan.disk)
        install = (uv, "pip", "install", "--python", python_of(new))
        index = sources.torch_index(plan.backend) if plan.wheels is None else None
        if index is not None and profile.torch:
            self._run(new, *install, "--default-index", index, "--no-deps", *profile.torch)
        offline = ("--offline", "--no-index", "--find-links", ".") if plan.wheels is not None else ()
        self._run(plan.wheels or new, *install, *offline, *profile.packages)
        self._tell("verify", tr("A first try of the new environment"))
        code = f"import sys, {', '.join(profile.imports)}; print(sys.version.split()[0])"
        version = self._run(new, python_of(new), "-I", "-W", "ignore", "-c", code).split()[-1]
        self._tell("finish", tr("The last touches"))
        about = {"profile": profile.id, "way": plan.way, "backend": plan.backend, "device": plan.device_title}
        packages = dict(each.split(" ;")[0].split("==") for each in profile.packages)
        made = {"revision": sources.REVISION, "plugin": plugin_version(), "python": version, "packages": packages}
        (new / STAMP).write_text(json.dumps({**made, **about}, indent=1), encoding="utf-8")
        folder.put_in_place(new)
        folder.discard(self._root / "cache")

    def _find_uv(self) -> Path:
        """One that is there and new enough, or that of the wheels, or the pinned one."""
        self._tell("tool", tr("Looking for uv"))
        plan, tool = self._plan, self._root / "tool"
        found = shutil.which("uv", path=self._environment.value("PATH"))
        for candidate in (*([Path(found)] if found else []), *filter(Path.is_file, tool.rglob(_UV))):
            with contextlib.suppress(FailureError):
                version = re.findall(r"\d+", self._run(self._root, candidate, "--version"))
                if tuple(int(each) for each in version[:2]) >= sources.UV_LEAST:
                    return candidate
            self._raise_if_cancelled()
        folder.discard(tool)
        tool.mkdir()
        if plan.wheels is not None:
            archive = next(plan.wheels.glob("uv-*.whl"))
        else:
            address, digest = sources.uv_release()
            archive, data = tool / address.split("/")[-1], self._fetch(address)
            if hashlib.sha256(data).hexdigest() != digest:
                raise FailureError(explain("digest-mismatch"))
            archive.write_bytes(data)
        shutil.unpack_archive(archive, tool, "gztar" if archive.suffix == ".gz" else "zip")
        uv = next(filter(Path.is_file, tool.rglob(_UV)))
        uv.chmod(0o700)
        return uv

    def _run(self, where: Path, program: Path, *arguments: object) -> str:
        """Runs a program in a folder; returns what it prints."""
        told = [str(each) for each in arguments]
        self._log(f"$ {program} {' '.join(told)[:600]}")
        process, before = QProcess(), free_bytes()
        process.setProcessEnvironment(self._environment)
        process.setWorkingDirectory(str(where))
        process.setStandardInputFile(QProcess.nullDevice())  # nothing asks, and waits for ever
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.start(str(program), told)
        while not process.waitForFinished(200) and process.state() != QProcess.ProcessState.NotRunning:
            if self._step.total:
                done = min(max(before - free_bytes(), self._step.done), self._step.total)
                self._tell("packages", self._step.text, self._step.total, done)
            if self._stopped.isCanceled():
                process.kill()
        said = bytes(process.readAll()).decode("utf-8", "replace")
        self._log(said)
        self._raise_if_cancelled()
        failed = (QProcess.ProcessError.FailedToStart, QProcess.ProcessError.Crashed)
        if process.error() not in failed and process.exitCode() == 0:
            return said
        self._log(f"exit code {process.exitCode()}: {process.errorString()}")
        raise FailureError(explain(said[-20_000:] or process.errorString()))

    def _fetch(self, address: str) -> bytes:
        """Fetches a file by QGIS, which knows proxies and certificates, and gives up where nothing comes any more."""
        self._log(f"GET {address}")
        text, names, loop = tr("uv, which fetches Python and the packages"), QNetworkRequest.Attribute, QEventLoop()
        request = QNetworkRequest(QUrl(address))
        request.setAttribute(names.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy)
        reply = QgsNetworkAccessManager.instance().get(request)
        reply.downloadProgress.connect(lambda done, _: self._tell("tool", text, max(sources.UV_SIZE, done), done))
        reply.finished.connect(loop.quit)
        self._stopped.canceled.connect(reply.abort)
        loop.exec()
        self._raise_if_cancelled()
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self._log(reply.errorString())
            raise FailureError(explain_reply(reply))
        return bytes(reply.readAll())

    def _raise_if_cancelled(self) -> None:
        if self._stopped.isCanceled():
            raise FailureError(Failure(CANCELLED, tr("cancelled")))

    def _tell(self, stage: str, text: str, total: int = 0, done: int = 0) -> None:
        self._step = Step(stage, done, total, text)
        self.progressed.emit(self._step)

    def _log(self, text: str, mode: str = "a") -> None:
        with contextlib.suppress(OSError), folder.log_file().open(mode, encoding="utf-8") as stream:
            stream.write(without_secrets(text, self._secrets).rstrip() + "\n")


def _environment(plan: Plan) -> QProcessEnvironment:
    """The worker's environment with what uv needs, where the user has not said otherwise; all of uv's in one place."""
    wanted = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1", "UV_HTTP_TIMEOUT": "60", "NO_COLOR": "1"}
    wanted["UV_CACHE_DIR"] = str(plan.folder.parent / "cache")
    wanted["UV_PYTHON_INSTALL_DIR"] = str(plan.folder.parent / "python")
    if plan.wheels is not None and (plan.wheels / "python").is_dir():
        wanted["UV_PYTHON_INSTALL_MIRROR"] = (plan.wheels / "python").as_uri()
    elif plan.wheels is not None:
        wanted["UV_PYTHON_DOWNLOADS"] = "never"
    return process_environment({name: os.environ.get(name, value) for name, value in wanted.items()})
