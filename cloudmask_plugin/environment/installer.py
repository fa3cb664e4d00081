"""Makes the engine's environment: fetched, built beside the old one, tried, renamed; the window never waits for it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sys
import tarfile
import time
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Dict, Generator, NamedTuple, Optional, Sequence, Union

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..about import plugin_version
from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr
from ..worker.process_environment import process_environment
from ..worker.secrets import secret_values, without_secrets
from . import python, sources
from .failures import explain, explain_reply, short_of_space, stalled
from .plan import Plan, machine
from .python import free_bytes, log_file
from .python import read_log_tail as read_log_tail

TRIES = 4
"""How often a download is taken up again where the connection breaks."""
MARGIN = 300_000_000
"""Bytes of a disk that stay free."""

_KEPT = re.compile(
    r"UV_(DEFAULT_)?(INDEX|EXTRA_INDEX|FIND_LINKS|INSECURE|HTTP_|OFFLINE|KEYRING|PYTHON|NATIVE|SYSTEM_C)"
)
"""uv's variables that say where things come from; others could have it install elsewhere."""
_BROKEN = (OSError, RuntimeError, LookupError, ValueError, tarfile.TarError, zipfile.BadZipFile)
_UV = "uv.exe" if sys.platform == "win32" else "uv"
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
_VERIFY = """
import importlib, importlib.metadata, json, sys
plugin, torch, names, packages = json.loads(sys.argv[1])
for name in names:
    importlib.import_module(name)
if torch:
    sys.path.append(plugin)
    importlib.import_module("engine.models.torchvision_cure").ensure_importable()
    importlib.import_module("timm")
versions = {name: importlib.metadata.version(name) for name in packages}
print(json.dumps({"prefix": sys.prefix, "python": sys.version.split()[0], "packages": versions}))
"""


class Step(NamedTuple):
    """How far it is: `done` of `total` bytes, of which 0 says that nobody knows."""

    stage: str
    done: int
    total: int
    text: str


class _Command(NamedTuple):
    """A program to run in a folder; what it prints comes back."""

    program: object
    arguments: Sequence[object]
    folder: Path


class _Download(NamedTuple):
    """A file to fetch."""

    address: str
    target: Path


_Task = Union[_Command, _Download]


class Installer(QObject):
    """Installs one plan at a time.

    Args:
        parent: Its owner.
        patience: Seconds without a byte and without a word after which it gives up.
    """

    progressed = pyqtSignal(object)
    """`Step`."""
    succeeded = pyqtSignal(object)
    """`Path` of the environment's Python."""
    failed = pyqtSignal(object)
    """`Failure`."""

    def __init__(self, parent: Optional[QObject] = None, patience: float = 300.0) -> None:
        super().__init__(parent)
        self._patience = patience
        self._work: Optional[Generator[_Task, str, Path]] = None
        self._verdict: Optional[Failure] = None
        self._process: Optional[QProcess] = None
        self._reply: Optional[QNetworkReply] = None
        self._count: Optional[Future[int]] = None
        self._counter = ThreadPoolExecutor(1)
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether something is being installed."""
        return self._work is not None

    def start(self, plan: Plan) -> None:
        """Starts; `succeeded` or `failed` tells of the end, at once where it cannot even begin."""
        if self.running:
            return
        try:
            self._lock = python.take_lock()
        except FailureError as error:
            self.failed.emit(error.failure)
            return
        self._root, self._verdict = plan.folder.parent, None
        self._bytes, self._moved = 0, time.monotonic()
        self._environment = _environment(plan)
        self._secrets = secret_values(self._environment, {})
        self._log(f"cloudmask {plugin_version()}, {plan.way}, {plan.profile.id}, {plan.backend}, {plan.folder}", "w")
        self._tell("tool", tr("Looking for uv"))
        self._work = self._install(plan)
        self._timer.start()
        self._advance(None)

    def cancel(self) -> None:
        """Stops; `failed` tells of it with the kind `cancelled`."""
        self._stop(Failure(CANCELLED, tr("cancelled")))

    def close_down(self) -> None:
        """Stops at once, without a signal."""
        self.blockSignals(True)
        self.cancel()
        if self._process is not None:
            self._process.waitForFinished(3_000)
        self._counter.shutdown(wait=False)

    # What is done, in order: each `yield` is a program that has ended well, or a file that has been fetched.

    def _install(self, plan: Plan) -> Generator[_Task, str, Path]:
        if (free := free_bytes(plan.folder)) < plan.disk + MARGIN:
            raise FailureError(short_of_space(free, plan.disk + MARGIN))
        new, aside = (self._root / f"{begin}{time.time_ns()}" for begin in (python.UNFINISHED, python.SET_ASIDE))
        try:
            uv = yield from self._find_uv(plan)
            self._tell("python", tr("Python"))
            yield from self._fill(plan, new, uv)
            self._tell("verify", tr("A first try of the new environment"))
            found = yield from self._verify(plan, new)
            self._tell("finish", tr("The last touches"))
            about = {"profile": plan.profile.id, "way": plan.way, "backend": plan.backend, "device": plan.device_title}
            stamp = {"revision": sources.REVISION, "plugin": plugin_version(), **about, **found}
            (new / python.STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
            python.replace(plan.folder, new, aside)
        finally:
            with contextlib.suppress(OSError):
                python.discard(new)
        for done in (aside, self._root / "cache"):
            with contextlib.suppress(OSError):
                python.discard(done)
        return python.python_of(plan.folder)

    def _find_uv(self, plan: Plan) -> Generator[_Task, str, Optional[Path]]:
        """One that is there and new enough, or the pinned one; None where wheels must do without."""
        archive, own = sources.uv_archive(machine()) or "", self._root / "tool" / _UV
        beside = [] if plan.wheels is None else [plan.wheels / own.name]
        for candidate in (*beside, Path(shutil.which("uv", path=self._environment.value("PATH")) or ""), own):
            if candidate.is_file():
                with contextlib.suppress(FailureError):
                    said = yield _Command(candidate, ["--version"], self._root)
                    found, least = (re.findall(r"\d+", each)[:2] for each in (said, sources.UV_VERSION))
                    if list(map(int, found)) >= list(map(int, least)):
                        return candidate
        if plan.wheels is not None:
            packed = plan.wheels / archive
            return _unpack(packed, archive, own) if packed.is_file() else None
        part = own.with_name(f"{archive}-{sources.UV_VERSION}.part")
        part.parent.mkdir(exist_ok=True)
        self._tell("tool", tr("uv, which fetches Python and the packages"), sources.UV_SIZE)
        if not part.exists() or _digest(part) != sources.digest_of(archive):
            yield _Download(sources.uv_address(archive), part)
        try:
            return _unpack(part, archive, own)
        finally:
            part.unlink()

    def _fill(self, plan: Plan, new: Path, uv: Optional[Path]) -> Generator[_Task, str, None]:
        """Makes the environment and installs into it; bare names with a working folder, as uv splits at blanks."""
        version = _python_of_wheels(plan.wheels)
        offline = ["--no-index", "--find-links", ".", *plan.profile.packages]
        if uv is not None:
            wanted = plan.python or os.environ.get("UV_PYTHON") or version
            yield _Command(uv, ["venv", "--relocatable", "--no-project", "--python", wanted, new.name], self._root)
            self._tell("packages", tr("Packages"), plan.disk)
            install = ["pip", "install", "--python", python.python_of(new)]
            if plan.wheels is not None:
                yield _Command(uv, [*install, "--offline", *offline], plan.wheels)
                return
            (new / "pyproject.toml").write_text(_project(plan), encoding="utf-8")
            yield _Command(uv, [*install, "-r", "pyproject.toml"], new)
            return
        names = (f"python{version}", "python3", "python")
        found = (shutil.which(name, path=self._environment.value("PATH")) for name in names)
        base = plan.python or next(filter(None, found), None)
        if base is None or plan.wheels is None:
            raise FailureError(explain("No interpreter found", read_log_tail()))
        yield _Command(base, ["-I", "-m", "venv", new.name], self._root)
        self._tell("packages", tr("Packages"), plan.disk)
        pip = ["-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *offline]
        yield _Command(python.python_of(new), pip, plan.wheels)

    def _verify(self, plan: Plan, new: Path) -> Generator[_Task, str, Dict[str, Any]]:
        profile, plugin = plan.profile, str(Path(__file__).parents[2])
        names = [each.split("==")[0] for each in profile.packages if ";" not in each]
        told = json.dumps([plugin, profile.torch, profile.imports, names])
        said = yield _Command(python.python_of(new), ["-I", "-X", "utf8", "-W", "ignore", "-c", _VERIFY, told], new)
        found: Dict[str, Any] = json.loads(said.strip().splitlines()[-1])
        if not Path(found["prefix"]).samefile(new):
            raise FailureError(explain("No interpreter found", f"'{found['prefix']}' instead of '{new}'"))
        return {name: found[name] for name in ("python", "packages")}

    # How it is done.

    def _advance(self, said: Optional[str], failure: Optional[Failure] = None) -> None:
        """Goes on to the next command or download, after one that has ended well or failed."""
        work, self._moved = self._work, time.monotonic()
        if work is None:
            return
        if self._verdict is not None:
            work.close()
            self._end()
            self.failed.emit(self._verdict)
            return
        try:
            task = work.throw(FailureError(failure)) if failure else work.send(said)  # type: ignore[arg-type]
        except StopIteration as done:
            self._end()
            self.succeeded.emit(done.value)
        except (FailureError, *_BROKEN) as error:
            self._log(f"{type(error).__name__}: {error}")
            self._end()
            known = isinstance(error, FailureError)
            self.failed.emit(error.failure if known else explain(str(error), read_log_tail()))  # type: ignore[union-attr]
        else:
            self._tries = TRIES
            self._run(task) if isinstance(task, _Command) else self._fetch(task)

    def _end(self) -> None:
        self._timer.stop()
        self._work = None
        self._lock.unlock()

    def _stop(self, failure: Failure) -> None:
        if not self.running:
            return
        self._verdict = failure
        if self._process is not None:
            if sys.platform == "win32":  # its children as well
                QProcess.startDetached("taskkill", ["/F", "/T", "/PID", str(self._process.processId())])
            self._process.kill()
        elif self._reply is not None:
            self._reply.abort()

    def _run(self, command: _Command) -> None:
        arguments = [str(each) for each in command.arguments]
        self._log(f"$ {command.program} {' '.join(arguments)[:600]}")
        self._said, self._logged = b"", 0
        process = self._process = QProcess(self)
        process.setProcessEnvironment(self._environment)
        process.setWorkingDirectory(str(command.folder))
        process.setStandardInputFile(QProcess.nullDevice())  # nothing asks, and waits for ever
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyRead.connect(self._hear)
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        process.start(str(command.program), arguments)

    def _hear(self, last: bool = False) -> None:
        """Takes what the program says; whole lines are logged, as half of a secret is not known as one."""
        if self._process is None:
            return
        self._said += bytes(self._process.readAll())
        self._moved, end = time.monotonic(), len(self._said) if last else self._said.rfind(b"\n") + 1
        said, self._logged = self._said[self._logged : end].decode("utf-8", "replace"), end
        self._log(said)
        names = re.findall(r"(?:Downloading|Collecting|Building|Processing) +([\w.-]+)", said)
        if names and self._step.stage == "packages":
            self._tell("packages", tr("Packages: {name}").format(name=names[-1]), self._step.total, self._step.done)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._said += self._process.errorString().encode()
            self._on_finished(-1)

    def _on_finished(self, code: int, _status: object = None) -> None:
        self._hear(last=True)
        process, self._process, said = self._process, None, self._said.decode("utf-8", "replace")
        if process is None:
            return
        process.deleteLater()
        if code == 0 and process.exitStatus() == QProcess.ExitStatus.NormalExit:
            self._advance(said)
        else:
            self._log(f"exit code {code}")
            self._advance(None, explain(said[-20_000:], read_log_tail()))

    def _fetch(self, download: _Download) -> None:
        self._download, self._begun = download, False
        self._bytes = download.target.stat().st_size if download.target.exists() else 0
        self._log(f"GET {download.address} from byte {self._bytes}")
        request = QNetworkRequest(QUrl(download.address))
        names, policies = QNetworkRequest.Attribute, QNetworkRequest.RedirectPolicy
        request.setAttribute(names.RedirectPolicyAttribute, policies.NoLessSafeRedirectPolicy)
        request.setAttribute(names.CacheSaveControlAttribute, False)
        request.setRawHeader(b"Accept-Encoding", b"identity")
        if self._bytes:
            request.setRawHeader(b"Range", f"bytes={self._bytes}-".encode())
        self._reply = QgsNetworkAccessManager.instance().get(request)
        self._reply.readyRead.connect(self._on_data)
        self._reply.finished.connect(self._on_reply)

    def _on_data(self) -> None:
        reply = self._reply
        status = None if reply is None else reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if reply is None or status not in (200, 206):
            return
        if status == 200 and not self._begun:
            self._bytes = 0  # the server has no ranges
        self._begun, data = True, bytes(reply.readAll())
        try:
            with self._download.target.open("r+b" if self._bytes else "wb") as stream:
                stream.seek(self._bytes)
                stream.write(data)
        except OSError as error:
            self._stop(explain(str(error), read_log_tail()))
            return
        self._bytes, self._moved = self._bytes + len(data), time.monotonic()
        self._tell(self._step.stage, self._step.text, max(self._step.total, self._bytes), self._bytes)

    def _on_reply(self) -> None:
        self._on_data()
        reply, self._reply = self._reply, None
        if reply is None:
            return
        reply.deleteLater()
        if reply.error() == QNetworkReply.NetworkError.NoError:
            self._advance("")
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        self._log(f"{status or 'no answer'}: {reply.errorString()}")
        if status == 416:  # what is there is more than the file has
            self._download.target.unlink()
        self._tries -= 1
        if status in (200, 206, 416) and self._verdict is None and self._tries:
            self._fetch(self._download)
        else:
            self._advance(None, explain_reply(reply, read_log_tail()))

    def _tick(self) -> None:
        """Counts what has come, in a thread of its own, and gives up where nothing comes any more."""
        if self._count is not None and self._count.done():
            size, self._count = self._count.result(), None
            if size != self._bytes and self._process is not None:
                self._bytes, self._moved = size, time.monotonic()
                if self._step.stage == "packages":
                    self._tell("packages", self._step.text, self._step.total, min(size, self._step.total))
        if self._process is not None and self._count is None:
            self._count = self._counter.submit(python.grown)
        if time.monotonic() - self._moved > self._patience and self._verdict is None:
            self._stop(stalled(self._patience, read_log_tail()))

    def _tell(self, stage: str, text: str, total: int = 0, done: int = 0) -> None:
        self._step = Step(stage, done, total, text)
        self.progressed.emit(self._step)

    def _log(self, text: str, mode: str = "a") -> None:
        if text.strip():
            with contextlib.suppress(OSError), log_file().open(mode, encoding="utf-8") as stream:
                stream.write(without_secrets(text, self._secrets).rstrip() + "\n")


def _environment(plan: Plan) -> QProcessEnvironment:
    """The worker's environment, with what uv and pip need: all of theirs in one place, proxies in both spellings."""
    made, root = process_environment({}), plan.folder.parent
    present = {name: made.value(name) for name in made.keys()}  # noqa: SIM118 - no mapping
    for name, value in present.items():
        if (name.startswith("UV_") and not _KEPT.match(name)) or (name in _CERTIFICATES and not Path(value).exists()):
            made.remove(name)
    wanted = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1", "UV_HTTP_TIMEOUT": "120", "NO_COLOR": "1"}
    wanted["UV_DEFAULT_INDEX"] = present.get("UV_INDEX_URL") or os.environ.get("PIP_INDEX_URL", "")
    wanted["UV_FIND_LINKS"] = ",".join(os.environ.get("PIP_FIND_LINKS", "").split())
    for name in [name for name in present if name.lower().endswith("_proxy")]:
        wanted[name.lower()] = wanted[name.upper()] = present[name]
    for name, value in wanted.items():
        if value and not made.contains(name):
            made.insert(name, value)
    made.insert("UV_CACHE_DIR", str(root / "cache"))
    made.insert("UV_PYTHON_INSTALL_DIR", str(root / "python"))
    if plan.wheels is not None and (plan.wheels / "python").is_dir():
        made.insert("UV_PYTHON_INSTALL_MIRROR", (plan.wheels / "python").as_uri())
    elif plan.wheels is not None:
        made.insert("UV_PYTHON_DOWNLOADS", "never")
    return made


def _project(plan: Plan) -> str:
    """What uv reads: PyTorch from its own index only, everything else from the usual one."""
    lines = ["[project]", 'name = "engine"', 'version = "0"', f"dependencies = {json.dumps(plan.profile.packages)}"]
    index = sources.torch_index(plan.backend) if plan.profile.torch else None
    if index is not None:
        lines += ["[[tool.uv.index]]", 'name = "torch"', f"url = {json.dumps(index)}", "explicit = true"]
        lines += ["[tool.uv.sources]", *(f'{name} = {{ index = "torch" }}' for name in sources.FROM_TORCH_INDEX)]
    return "\n".join(lines) + "\n"


def _python_of_wheels(folder: Optional[Path]) -> str:
    """The version that wheels are for; without them the pinned one."""
    names = " ".join(path.name for path in folder.glob("*.whl")) if folder is not None else ""
    found = re.search(r"-cp3(\d+)-cp3\1-", names)
    return f"3.{found[1]}" if found else sources.PYTHON


def _unpack(archive: Path, name: str, target: Path) -> Path:
    """Takes uv, and nothing else, out of an archive that is what it should be."""
    if not name or _digest(archive) != sources.digest_of(name):
        raise FailureError(explain("digest-mismatch", read_log_tail()))
    if name.endswith(".zip"):
        with zipfile.ZipFile(archive) as packed:
            data = next(packed.read(each) for each in packed.namelist() if each.split("/")[-1] == target.name)
    else:
        with tarfile.open(archive) as tar:
            data = next(tar.extractfile(each).read() for each in tar if each.name.split("/")[-1] == target.name)  # type: ignore[union-attr]
    target.parent.mkdir(exist_ok=True)
    unfinished = target.with_name(f"{target.name}.new")
    unfinished.write_bytes(data)
    unfinished.chmod(0o700)
    return unfinished.replace(target)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
