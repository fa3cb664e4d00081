"""Makes the engine's environment: fetched, built beside the old one, tried, renamed; the window never waits for it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
import time
import uuid
import zipfile
from pathlib import Path
from typing import Any, Generator, NamedTuple, Optional, Tuple

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..about import plugin_version
from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr
from ..worker.process_environment import process_environment
from ..worker.secrets import secret_values, without_secrets
from . import folder, sources
from .failures import explain, explain_reply, short_of_space, stalled
from .plan import Plan, machine
from .python import STAMP, python_of

MARGIN = 300_000_000
"""Bytes of a disk that stay free."""

_KEPT = re.compile(r"UV_(DEFAULT_)?(INDEX|EXTRA|FIND_LINKS|INSECURE|HTTP_|OFFLINE|KEYRING|PYTHON|NATIVE|SYSTEM_C)")
"""uv's variables that say where things come from; others could have it install elsewhere."""
_UV = "uv.exe" if sys.platform == "win32" else "uv"


class Step(NamedTuple):
    """How far it is: `done` of `total` bytes, of which 0 says that nobody knows."""

    stage: str
    done: int
    total: int
    text: str


class Installer(QObject):
    """Installs one plan at a time.

    Args:
        parent: Its owner.
        patience: Seconds without a byte after which it gives up.
    """

    progressed = pyqtSignal(object)
    """`Step`."""
    succeeded = pyqtSignal(object)
    """`Path` of the environment's Python."""
    failed = pyqtSignal(object)
    """`Failure`."""

    def __init__(self, parent: Optional[QObject] = None, patience: float = 120.0) -> None:
        super().__init__(parent)
        self._patience = patience
        self._work: Optional[Generator[None, Any, Path]] = None
        self._process: Optional[QProcess] = None
        self._reply: Optional[QNetworkReply] = None
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether something is being installed."""
        return self._work is not None

    def start(self, plan: Plan) -> None:
        """Starts; `succeeded` or `failed` tells of the end, at once where it cannot even begin."""
        if not self.running:
            self._verdict: Optional[Failure] = None
            self._environment = _environment(plan, self._patience)
            self._secrets = secret_values(self._environment, {})
            self._work = self._install(plan)
            self._timer.start()
            self._advance()

    def cancel(self) -> None:
        """Stops; `failed` tells of it with the kind `cancelled`."""
        self._stop(Failure(CANCELLED, tr("cancelled")))

    def close_down(self) -> None:
        """Stops at once, without a signal."""
        self.blockSignals(True)
        self.cancel()
        if self._process is not None:
            self._process.waitForFinished(3_000)

    # What is done, in order: each `yield` waits for a program or a file.

    def _install(self, plan: Plan) -> Generator[None, Any, Path]:
        self._root = plan.folder.parent
        new, about = self._root / f"env.new-{uuid.uuid4().hex[:8]}", plan.profile
        python = plan.python or os.environ.get("UV_PYTHON") or sources.PYTHON
        with folder.held_lock():
            try:
                self._log(f"cloudmask {plugin_version()}, {plan.way}, {about.id}, {plan.backend}, {plan.folder}", "w")
                self._free = folder.free_bytes()
                if self._free < plan.disk + MARGIN:
                    raise FailureError(short_of_space(self._free, plan.disk + MARGIN))
                uv = yield from self._find_uv(plan)
                self._tell("python", tr("Python"))
                # Bare names with a working folder, as uv splits at blanks.
                yield self._run(self._root, uv, "venv", "--relocatable", "--no-project", "--python", python, new.name)
                self._tell("packages", tr("Packages"), plan.disk)
                (new / "pyproject.toml").write_text(sources.project(about, plan.backend), encoding="utf-8")
                offline = ("--offline", "--no-index", "--find-links", ".", *about.packages)
                what = ("-r", "pyproject.toml") if plan.wheels is None else offline
                yield self._run(plan.wheels or new, uv, "pip", "install", "--python", python_of(new), *what)
                self._tell("verify", tr("A first try of the new environment"))
                code = f"import sys, {', '.join(about.imports)}; print(sys.version.split()[0])"
                version = yield self._run(new, python_of(new), "-I", "-W", "ignore", "-c", code)
                self._tell("finish", tr("The last touches"))
                stamp = {
                    "revision": sources.REVISION, "plugin": plugin_version(), "profile": about.id, "way": plan.way,
                    "backend": plan.backend, "device": plan.device_title, "python": version.split()[-1],
                    "packages": dict(each.split(" ;")[0].split("==") for each in about.packages),
                }  # fmt: skip
                (new / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
                folder.put_in_place(new)
                folder.discard(self._root / "cache")
            finally:
                with contextlib.suppress(OSError):
                    folder.discard(new)
        return python_of(plan.folder)

    def _find_uv(self, plan: Plan) -> Generator[None, Any, Path]:
        """One that is there and new enough, or that of the wheels, or the pinned one."""
        self._tell("tool", tr("Looking for uv"))
        tool = self._root / "tool"
        found = shutil.which("uv", path=self._environment.value("PATH"))
        for candidate in (*([Path(found)] if found else []), *tool.rglob(_UV)):
            with contextlib.suppress(FailureError):
                said = yield self._run(self._root, candidate, "--version")
                if _version(said) >= _version(sources.UV_VERSION):
                    return candidate
        folder.discard(tool)
        tool.mkdir()
        if plan.wheels is not None:
            archive = next(plan.wheels.glob("uv-*.whl"))
        else:
            name, digest = sources.uv_release(machine())
            self._tell("tool", tr("uv, which fetches Python and the packages"), sources.UV_SIZE)
            data = yield self._fetch(sources.uv_address(name))
            if hashlib.sha256(data).hexdigest() != digest:
                raise FailureError(explain("digest-mismatch"))
            archive = tool / name
            archive.write_bytes(data)
        shutil.unpack_archive(archive, tool, "zip" if zipfile.is_zipfile(archive) else "gztar")
        uv = next(tool.rglob(_UV))
        uv.chmod(0o700)
        return uv

    # How it is done.

    def _advance(self, said: object = None, failure: Optional[Failure] = None) -> None:
        """Goes on with the work, after a program or a download has ended well or failed."""
        if self._work is None:
            return
        try:
            if self._verdict is not None:
                self._work.close()
                raise FailureError(self._verdict)
            if failure is None:
                self._work.send(said)
            else:
                self._work.throw(FailureError(failure))
            return
        except StopIteration as end:
            signal, told = self.succeeded, end.value
        except FailureError as error:
            signal, told = self.failed, error.failure
        except (OSError, RuntimeError, LookupError, ValueError, shutil.ReadError) as error:
            self._log(f"{type(error).__name__}: {error}")
            signal, told = self.failed, explain(str(error))
        self._timer.stop()
        self._work = None
        signal.emit(told)

    def _stop(self, failure: Failure) -> None:
        if self.running:
            self._verdict = failure
            if self._process is not None:
                self._process.kill()
            elif self._reply is not None:
                self._reply.abort()

    def _run(self, where: Path, program: Path, *arguments: object) -> None:
        """Starts a program; what it prints comes back from the `yield`."""
        told = [str(each) for each in arguments]
        self._log(f"$ {program} {' '.join(told)[:600]}")
        self._process = QProcess(self)
        self._process.setProcessEnvironment(self._environment)
        self._process.setWorkingDirectory(str(where))
        self._process.setStandardInputFile(QProcess.nullDevice())  # nothing asks, and waits for ever
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._process.start(str(program), told)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            QTimer.singleShot(0, self._on_finished)  # on Windows, this comes before the work waits

    def _on_finished(self, code: int = -1, _status: object = None) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        said = bytes(process.readAll()).decode("utf-8", "replace")
        self._log(said)
        if code == 0 and process.exitStatus() == QProcess.ExitStatus.NormalExit:
            self._advance(said)
        else:
            self._log(f"exit code {code}: {process.errorString()}")
            self._advance(None, explain(said[-20_000:] or process.errorString()))

    def _fetch(self, address: str) -> None:
        """Starts a download by QGIS, which knows proxies and certificates; its bytes come back from the `yield`."""
        self._log(f"GET {address}")
        request = QNetworkRequest(QUrl(address))
        names, policies = QNetworkRequest.Attribute, QNetworkRequest.RedirectPolicy
        request.setAttribute(names.RedirectPolicyAttribute, policies.NoLessSafeRedirectPolicy)
        request.setAttribute(names.CacheSaveControlAttribute, False)
        self._moved = time.monotonic()
        self._reply = QgsNetworkAccessManager.instance().get(request)
        self._reply.downloadProgress.connect(self._on_data)
        self._reply.finished.connect(self._on_reply)

    def _on_data(self, done: int, _total: int) -> None:
        self._moved = time.monotonic()
        self._tell(self._step.stage, self._step.text, max(self._step.total, done), done)

    def _on_reply(self) -> None:
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.deleteLater()
        if reply.error() == QNetworkReply.NetworkError.NoError:
            self._advance(bytes(reply.readAll()))
        else:
            self._log(reply.errorString())
            self._advance(None, explain_reply(reply))

    def _tick(self) -> None:
        """Tells what the disk has taken, and gives up where nothing comes any more; uv does so itself."""
        step = self._step
        if step.stage == "packages":
            taken = self._free - folder.free_bytes()
            self._tell(step.stage, step.text, step.total, min(max(taken, step.done), step.total))
        if self._reply is not None and time.monotonic() - self._moved > self._patience and self._verdict is None:
            self._stop(stalled(self._patience))

    def _tell(self, stage: str, text: str, total: int = 0, done: int = 0) -> None:
        self._step = Step(stage, done, total, text)
        self.progressed.emit(self._step)

    def _log(self, text: str, mode: str = "a") -> None:
        with contextlib.suppress(OSError), folder.log_file().open(mode, encoding="utf-8") as stream:
            stream.write(without_secrets(text, self._secrets).rstrip() + "\n")


def _version(text: str) -> Tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", text)[:2])


def _environment(plan: Plan, patience: float) -> QProcessEnvironment:
    """The worker's environment, with what uv needs, and all that is uv's in one place."""
    made, root = process_environment({}), plan.folder.parent
    for name in made.keys():  # noqa: SIM118 - no mapping
        if name.startswith("UV_") and not _KEPT.match(name):
            made.remove(name)
    wanted = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1", "UV_HTTP_TIMEOUT": str(round(patience)), "NO_COLOR": "1"}
    wanted["UV_PYTHON_DOWNLOADS"] = "automatic" if plan.wheels is None else "never"
    for name, value in wanted.items():
        if not made.contains(name):
            made.insert(name, value)
    made.insert("UV_CACHE_DIR", str(root / "cache"))
    made.insert("UV_PYTHON_INSTALL_DIR", str(root / "python"))
    if plan.wheels is not None and (plan.wheels / "python").is_dir():
        made.insert("UV_PYTHON_INSTALL_MIRROR", (plan.wheels / "python").as_uri())
        made.insert("UV_PYTHON_DOWNLOADS", "automatic")
    return made
