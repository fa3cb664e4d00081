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
import uuid
import zipfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Generator, List, Optional, Tuple, Union

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QLockFile, QObject, QProcess, QProcessEnvironment, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..about import plugin_version
from ..failure import CANCELLED, Failure, FailureError
from ..translate import tr
from ..worker.process_environment import process_environment
from ..worker.secrets import secret_values, without_secrets
from . import sources
from .failures import explain, stalled
from .plan import MARGIN, WHEELS, Plan, free_bytes, machine
from .python import (
    KIND, SET_ASIDE, STAMP, UNFINISHED, discard, folder_size, in_use, python_of, take_lock, user_environment,
)  # fmt: skip

TRIES = 4
"""How often a download is taken up again where the connection breaks."""
_KEPT = re.compile(
    r"UV_(DEFAULT_)?(INDEX|EXTRA_INDEX|FIND_LINKS|INSECURE|HTTP_|OFFLINE|KEYRING|PYTHON|NATIVE|SYSTEM_C)"
)
"""uv's variables that say where things come from; others could send them elsewhere."""
_VERIFY = """
import importlib, json, sys
from importlib import metadata
root, torch, names, packages = json.loads(sys.argv[1])
for name in names:
    importlib.import_module(name)
if torch:
    sys.path.append(root)
    importlib.import_module("engine.models.torchvision_cure").ensure_importable()
    importlib.import_module("timm")
print(json.dumps({"prefix": sys.prefix, "python": sys.version.split()[0],
                  "packages": {name: metadata.version(name) for name in packages}}))
"""


@dataclass(frozen=True)
class Step:
    """How far it is: `done` of `total` bytes, of which 0 says that nobody knows."""

    stage: str
    done: int
    total: int
    text: str


@dataclass(frozen=True)
class _Command:
    """A program to run; what it prints to stdout comes back."""

    program: str
    arguments: Tuple[str, ...]
    folder: Path


@dataclass(frozen=True)
class _Download:
    """A file to fetch."""

    address: str
    target: Path


_Work = Generator[Union[_Command, _Download], str, Path]


def log_file() -> Path:
    """Where the last installation is written down."""
    return user_environment().parent / "install.log"


def read_log_tail(lines: int = 200) -> str:
    """The end of it; secrets were never written there."""
    try:
        return "\n".join(log_file().read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


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

    def __init__(self, parent: Optional[QObject] = None, patience: float = 180.0) -> None:
        super().__init__(parent)
        self._patience = patience
        self._plan: Optional[Plan] = None
        self._work: Optional[_Work] = None
        self._lock: Optional[QLockFile] = None
        self._verdict: Optional[Failure] = None
        self._process: Optional[QProcess] = None
        self._reply: Optional[QNetworkReply] = None
        self._download: Optional[_Download] = None
        self._said, self._step = "", Step("tool", 0, 0, "")
        self._counter = ThreadPoolExecutor(1)
        self._count: Optional[Future[int]] = None
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether something is being installed."""
        return self._work is not None

    def start(self, plan: Plan) -> None:
        """Starts; one of the signals `succeeded` and `failed` comes later, or at once where it cannot begin."""
        if self.running:
            return
        try:
            self._lock = take_lock()
            if self._lock is None:
                self.failed.emit(_failure_to_lock())
                return
            _check_space(plan)
            log_file().write_text("", encoding="utf-8")
        except (FailureError, OSError) as error:
            self._unlock()
            self.failed.emit(error.failure if isinstance(error, FailureError) else explain(str(error), str(error)))
            return
        self._plan, self._verdict, self._moved, self._bytes, self._tries = plan, None, time.monotonic(), 0, TRIES
        self._environment = _environment(plan)
        self._secrets = secret_values(self._environment, {})
        self._log(f"cloudmask {plugin_version()}, {plan.way}, {plan.profile.id}, {plan.backend}, {plan.folder}")
        self._work = self._install(plan)
        self._timer.start()
        self._advance(None)

    def cancel(self) -> None:
        """Stops; `failed` tells of it with the kind `cancelled`."""
        self._stop(Failure(CANCELLED, tr("cancelled")))

    def close_down(self) -> None:
        """Stops at once, without a signal."""
        self.blockSignals(True)
        process = self._process
        self.cancel()
        if process is not None and self.running:
            process.waitForFinished(3_000)
        self._counter.shutdown(wait=False)

    # What is done, in order.

    def _install(self, plan: Plan) -> _Work:
        root = plan.folder.parent
        new = root / f"{UNFINISHED}{uuid.uuid4().hex[:8]}"
        try:
            uv = yield from self._find_uv(plan, root)
            self._tell("python", tr("Python"))
            if uv:
                yield from self._install_with_uv(uv, plan, new)
            else:
                yield from self._install_with_pip(plan, new)
            self._tell("verify", tr("A first try of the new environment"))
            found = yield from self._verify(plan, new)
            self._tell("finish", tr("The last touches"))
            stamp = {"revision": sources.REVISION, "profile": plan.profile.id, "plugin": plugin_version()}
            stamp.update({"backend": plan.backend, "device": plan.device_title, "way": plan.way, **found})
            (new / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
            if plan.folder.exists():
                plan.folder.rename(root / f"{SET_ASIDE}{uuid.uuid4().hex[:8]}")
            new.rename(plan.folder)
        finally:
            for left in (new, *root.glob(SET_ASIDE + "*")):
                with contextlib.suppress(OSError):
                    discard(left)
        with contextlib.suppress(OSError):
            discard(root / "cache")
        return python_of(plan.folder)

    def _find_uv(self, plan: Plan, root: Path) -> Generator[Union[_Command, _Download], str, str]:
        self._tell("tool", tr("Looking for uv"))
        name = "uv.exe" if sys.platform == "win32" else "uv"
        own = root / "tool" / name
        beside = [] if plan.wheels is None else [str(plan.wheels / name)]
        for candidate in (*beside, shutil.which("uv", path=self._environment.value("PATH")) or "", str(own)):
            if candidate and Path(candidate).is_file():
                with contextlib.suppress(FailureError):
                    said = yield _Command(candidate, ("--version",), root)
                    if _version(said) >= _version(sources.UV_VERSION)[:2]:
                        return candidate
        archive = sources.uv_archive(machine())
        if plan.way == WHEELS:
            packed = [] if archive is None else [plan.wheels / archive] if plan.wheels else []
            if not packed or not packed[0].is_file():
                return ""
            _unpack(packed[0], own, archive or "")
            return str(own)
        if archive is None:
            raise FailureError(explain("no usable wheels", machine()))
        self._tell("tool", tr("uv, which fetches Python and the packages"), sources.UV_SIZE)
        part = root / "tool" / f"{archive}-{sources.UV_VERSION}.part"
        part.parent.mkdir(parents=True, exist_ok=True)
        if not part.exists() or _digest(part) != sources.digest_of(archive):
            yield _Download(sources.uv_address(archive), part)
        _unpack(part, own, archive)
        part.unlink()
        return str(own)

    def _install_with_uv(self, uv: str, plan: Plan, new: Path) -> Generator[Union[_Command, _Download], str, None]:
        root, offline = plan.folder.parent, ("--offline",) if plan.way == WHEELS else ()
        wanted = str(plan.python or os.environ.get("UV_PYTHON") or _python_of_wheels(plan.wheels))
        yield _Command(uv, ("venv", "--relocatable", "--no-project", *offline, "--python", wanted, new.name), root)
        self._tell("packages", tr("Packages"), plan.disk)
        python = os.path.relpath(python_of(new), new)
        if plan.wheels is not None:
            arguments = ("--offline", "--no-index", "--find-links", ".", *plan.profile.packages)
            yield _Command(uv, ("pip", "install", "--python", str(python_of(new)), *arguments), plan.wheels)
            return
        (new / "pyproject.toml").write_text(_project(plan), encoding="utf-8")
        yield _Command(uv, ("pip", "install", "--python", python, "-r", "pyproject.toml"), new)

    def _install_with_pip(self, plan: Plan, new: Path) -> Generator[Union[_Command, _Download], str, None]:
        names = (f"python{_python_of_wheels(plan.wheels)}", "python3", "python")
        path = self._environment.value("PATH")
        python = plan.python or next(filter(None, (shutil.which(name, path=path) for name in names)), None)
        if python is None or plan.wheels is None:
            raise FailureError(explain("No interpreter found", ""))
        yield _Command(str(python), ("-I", "-m", "venv", new.name), new.parent)
        self._tell("packages", tr("Packages"), plan.disk)
        offline = ("--no-index", "--find-links", ".", "--no-input", "--disable-pip-version-check")
        arguments = ("-I", "-m", "pip", "install", *offline, *plan.profile.packages)
        yield _Command(str(python_of(new)), arguments, plan.wheels)

    def _verify(self, plan: Plan, new: Path) -> Generator[Union[_Command, _Download], str, Dict[str, object]]:
        profile = plan.profile
        names = [re.split(r"[=<>; ]", each)[0] for each in profile.packages if ";" not in each]
        plugin = str(Path(__file__).parents[2])
        told = json.dumps([plugin, profile.torch, profile.imports, names])
        said = yield _Command(str(python_of(new)), ("-I", "-X", "utf8", "-c", _VERIFY, told), new)
        found: Dict[str, object] = json.loads(said.strip().splitlines()[-1])
        prefix = Path(str(found.pop("prefix")))
        if not prefix.samefile(new):
            raise FailureError(explain("No interpreter found", f"'{prefix}' instead of '{new}'"))
        return found

    # How it is done: one command or download after the other.

    def _advance(self, said: Optional[str], failure: Optional[Failure] = None) -> None:
        if self._work is None:
            return
        self._moved = time.monotonic()
        try:
            failure = self._verdict or failure
            wanted = self._work.throw(FailureError(failure)) if failure else self._work.send(said)  # type: ignore[arg-type]
        except StopIteration as done:
            self._end()
            self.succeeded.emit(done.value)
        except FailureError as error:
            self._end()
            self.failed.emit(error.failure)
        except (OSError, ValueError, tarfile.TarError, zipfile.BadZipFile) as error:
            self._log(f"{type(error).__name__}: {error}")
            self._end()
            self.failed.emit(explain(str(error), read_log_tail()))
        else:
            if isinstance(wanted, _Command):
                self._run(wanted)
            else:
                self._tries = TRIES
                self._fetch(wanted)

    def _end(self) -> None:
        self._timer.stop()
        self._work = None
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

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
        self._log("$ " + " ".join((command.program, *command.arguments)).replace("\n", " ")[:600])
        self._said, self._heard = "", ""
        process = self._process = QProcess(self)
        process.setProcessEnvironment(self._environment)
        process.setWorkingDirectory(str(command.folder))
        process.setStandardInputFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._hear)
        process.readyReadStandardError.connect(self._hear)
        process.errorOccurred.connect(self._on_error)
        process.finished.connect(self._on_finished)
        process.start(command.program, list(command.arguments))

    def _hear(self) -> None:
        if self._process is None:
            return
        self._said += bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        told = bytes(self._process.readAllStandardError()).decode("utf-8", "replace")
        self._heard += told
        self._moved = time.monotonic()
        for line in told.splitlines():
            self._log(line)
            found = re.search(r"(?:Downloading|Collecting|Building|Processing) ([^ ]+)", line)
            if found and self._step.stage == "packages":
                self._tell("packages", tr("Packages: {name}").format(name=found[1]), self._step.total, self._step.done)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            told, self._process = self._process.errorString(), None
            self._log(told)
            self._advance(None, explain(told, read_log_tail()))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if code == 0 and status == QProcess.ExitStatus.NormalExit:
            self._advance(self._said)
            return
        self._log(f"exit code {code}\n{self._said}")
        self._advance(None, explain(f"{self._heard}\n{self._said}"[-20_000:], read_log_tail()))

    def _fetch(self, download: _Download) -> None:
        self._download = download
        self._bytes = download.target.stat().st_size if download.target.exists() else 0
        self._log(f"GET {download.address} from byte {self._bytes}")
        request = QNetworkRequest(QUrl(download.address))
        policy = QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy
        request.setAttribute(QNetworkRequest.Attribute.RedirectPolicyAttribute, policy)
        request.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, False)
        request.setRawHeader(b"Accept-Encoding", b"identity")
        if self._bytes:
            request.setRawHeader(b"Range", f"bytes={self._bytes}-".encode())
        reply = self._reply = QgsNetworkAccessManager.instance().get(request)
        reply.readyRead.connect(self._on_data)
        reply.finished.connect(self._on_reply)

    def _on_data(self) -> None:
        reply, download = self._reply, self._download
        if reply is None or download is None:
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        data = bytes(reply.readAll())
        if status not in (200, 206) or not data:
            return
        if status == 200 and self._bytes and not getattr(reply, "begun", False):
            self._bytes = 0  # the server has no ranges
        reply.begun = True
        with download.target.open("r+b" if self._bytes else "wb") as stream:
            stream.seek(self._bytes)
            stream.write(data)
        self._bytes += len(data)
        self._moved = time.monotonic()
        self._tell(self._step.stage, self._step.text, max(self._step.total, self._bytes), self._bytes)

    def _on_reply(self) -> None:
        self._on_data()
        reply, self._reply, download = self._reply, None, self._download
        if reply is None or download is None:
            return
        reply.deleteLater()
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if reply.error() == QNetworkReply.NetworkError.NoError:
            self._advance("")
            return
        if status == 416:
            download.target.unlink()
        told = f"{_NETWORK.get(reply.error(), 'network')}: {status or ''} {reply.errorString()}"
        self._log(told)
        self._tries -= 1
        broken = status in (200, 206, 416) and self._verdict is None and self._tries > 0
        if broken:
            self._fetch(download)
        else:
            self._advance(None, explain(told, read_log_tail()))

    # What is told meanwhile.

    def _tick(self) -> None:
        if self._count is not None and self._count.done():
            size, self._count = self._count.result(), None
            if size != self._bytes:
                self._bytes, self._moved = size, time.monotonic()
                if self._step.stage == "packages":
                    self._tell("packages", self._step.text, self._step.total, min(size, self._step.total))
        if self._process is not None and self._count is None and self._plan is not None:
            self._count = self._counter.submit(_grown, self._plan.folder.parent)
        if time.monotonic() - self._moved > self._patience and self._verdict is None:
            self._stop(stalled(self._patience, read_log_tail()))

    def _tell(self, stage: str, text: str, total: int = 0, done: int = 0) -> None:
        self._step = Step(stage, done, total, text)
        self.progressed.emit(self._step)

    def _log(self, text: str) -> None:
        with contextlib.suppress(OSError), log_file().open("a", encoding="utf-8") as stream:
            stream.write(without_secrets(text, self._secrets).rstrip() + "\n")


_Error = QNetworkReply.NetworkError
_NETWORK = {
    _Error.ProxyAuthenticationRequiredError: "407",
    _Error.SslHandshakeFailedError: "certificate",
    _Error.ContentNotFoundError: "404",
    _Error.ContentAccessDenied: "403",
}
"""Errors by what they are, as Qt's sentences are in the language of QGIS."""


def _failure_to_lock() -> Failure:
    """Another window has the lock, or nobody may write there."""
    root = user_environment().parent
    if not os.access(root if root.exists() else root.parent, os.W_OK):
        return explain("Permission denied", str(root))
    return in_use().failure


def _check_space(plan: Plan) -> None:
    free = free_bytes(plan.folder)
    if free < plan.disk + MARGIN:
        needed, there = ((each / 1e9) for each in (plan.disk + MARGIN, free))
        sentence = tr("the disk has {free} GB free, and the engine needs {needed} GB")
        told = sentence.format(free=f"{there:.1f}", needed=f"{needed:.1f}")
        raise FailureError(Failure(KIND, told, tr("free some space and try again")))


def _environment(plan: Plan) -> QProcessEnvironment:
    """The worker's environment, with what uv and pip need: all of theirs in one place, proxies in both spellings."""
    made, root = process_environment({}), plan.folder.parent
    for name in made.keys():  # noqa: SIM118 - no mapping
        value = made.value(name)
        if name.startswith("UV_") and not _KEPT.match(name):
            made.remove(name)
        elif name.lower().endswith("_proxy"):
            made.insert(name.lower(), value)
            made.insert(name.upper(), value)
        elif name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
            if not Path(value).exists():
                made.remove(name)
    values = {"UV_CACHE_DIR": root / "cache", "UV_PYTHON_INSTALL_DIR": root / "python", "NO_COLOR": "1"}
    defaults = {"UV_NATIVE_TLS": "1", "UV_SYSTEM_CERTS": "1", "UV_HTTP_TIMEOUT": "120"}
    defaults["UV_DEFAULT_INDEX"] = os.environ.get("UV_INDEX_URL") or os.environ.get("PIP_INDEX_URL", "")
    defaults["UV_FIND_LINKS"] = ",".join(os.environ.get("PIP_FIND_LINKS", "").split())
    if plan.wheels is not None:
        values["UV_PYTHON_DOWNLOADS"] = "never"
        if (plan.wheels / "python").is_dir():
            values["UV_PYTHON_DOWNLOADS"] = "automatic"
            values["UV_PYTHON_INSTALL_MIRROR"] = (plan.wheels / "python").as_uri()
    for name, value in defaults.items():
        if value and not made.contains(name):
            made.insert(name, value)
    for name, given in values.items():
        made.insert(name, str(given))
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
    for path in [] if folder is None else sorted(folder.glob("*.whl")):
        found = re.search(r"-cp3(\d+)-cp3\1-", path.name)
        if found:
            return f"3.{found[1]}"
    return sources.PYTHON


def _unpack(archive: Path, target: Path, name: str) -> None:
    """Takes uv, and nothing else, out of an archive that is what it should be."""
    if _digest(archive) != sources.digest_of(name):
        archive.unlink() if archive.suffix == ".part" else None
        raise FailureError(explain("digest-mismatch", f"SHA-256 of {name}"))
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"{target.name}.new")
    with contextlib.ExitStack() as stack, unfinished.open("wb") as out:
        if name.endswith(".zip"):
            packed = stack.enter_context(zipfile.ZipFile(archive))
            inside = next(each for each in packed.namelist() if each.split("/")[-1] == target.name)
            shutil.copyfileobj(stack.enter_context(packed.open(inside)), out)
        else:
            tar = stack.enter_context(tarfile.open(archive))
            member = next(each for each in tar if each.isfile() and each.name.split("/")[-1] == target.name)
            stream = tar.extractfile(member)
            if stream is not None:
                shutil.copyfileobj(stream, out)
    unfinished.chmod(0o700)
    unfinished.replace(target)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        for piece in iter(lambda: stream.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()


def _grown(root: Path) -> int:
    """Bytes that were fetched and installed; files that lie in both places count once."""
    return max([folder_size(root / "cache"), *(folder_size(each) for each in root.glob(UNFINISHED + "*"))])


def _version(said: str) -> List[int]:
    found = re.search(r"(\d+)\.(\d+)\.(\d+)", said)
    return [int(each) for each in found.groups()] if found else []
