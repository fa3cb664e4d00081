"""The process that computes for the plugin: requests come in on stdin, answers go out on stdout (`protocol`).

It lives as long as its stdin is open, so that the libraries are loaded once, and never longer: where the client is
gone, whatever runs is cancelled. One request runs at a time; the others wait in order. Everything that needs torch or
rasterio is imported by the first request that does.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from importlib import metadata
from pathlib import Path
from typing import Any

from . import protocol
from .errors import CancelledError, CloudmaskError, OutOfMemoryError
from .progress import CancelToken
from .progress import Progress as OnProgress
from .version import __version__

IDLE = 300.0
"""Seconds without a request after which memory goes back to the system."""

GRACE = 2.0
"""Seconds that a run has to clean up after the client is gone."""

_ENDED = 0
_KILLED = 1


def main(arguments: Sequence[str]) -> int:
    """Serves a client until it is gone.

    Returns:
        The exit code, as far as the process ends in the ordinary way at all.
    """
    parser = argparse.ArgumentParser(prog="cloudmask worker")
    parser.add_argument("--idle", type=float, default=IDLE, help="seconds without work after which memory is released")
    parser.add_argument("--grace", type=float, default=GRACE, help="seconds for cleaning up once the client is gone")
    options = parser.parse_args(arguments)
    requests, answers = _take_streams()
    Worker(requests, answers, idle=options.idle, grace=options.grace).serve()
    # An ordinary end would wait for threads that still compute.
    os._exit(_ENDED)


def _take_streams() -> tuple[int, int]:
    """Copies of stdin and stdout for the protocol alone: what libraries print goes to stderr, and they read nothing."""
    requests, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        for stream in (requests, answers):
            msvcrt.setmode(stream, os.O_BINARY)
    return requests, answers


@dataclass
class _Waiting:
    """A request, from its arrival to its last answer."""

    request: protocol.Job
    cancel: CancelToken = field(default_factory=CancelToken)
    temporaries: list[str] = field(default_factory=list)


class _Queue:
    """What waits and what runs; used by the thread that reads and the one that works."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[_Waiting] = deque()
        self._ended = False
        self.running: _Waiting | None = None

    def put(self, request: protocol.Job) -> bool:
        """Puts a request at the end; False where one with its id is not done yet."""
        with self._changed:
            if any(each.request.id == request.id for each in (*self._waiting, *self._current())):
                return False
            self._waiting.append(_Waiting(request))
            self._changed.notify_all()
            return True

    def next(self, timeout: float | None) -> _Waiting | None:
        """Waits for the next request and makes it the one that runs; None where time is up, or at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._waiting, timeout)
            if self._ended or not self._waiting:
                return None
            self.running = self._waiting.popleft()
            return self.running

    def done(self) -> None:
        """The one that runs is done."""
        with self._changed:
            self.running = None

    def cancel(self, identity: str) -> bool:
        """Tells the one that runs to stop, or takes one that waits out; True for the latter."""
        with self._changed:
            for each in self._current():
                if each.request.id == identity:
                    each.cancel.set()
            for each in self._waiting:
                if each.request.id == identity:
                    self._waiting.remove(each)
                    return True
        return False

    def end(self) -> _Waiting | None:
        """Lets nothing run any more; returns what still does and has been told to stop."""
        with self._changed:
            self._ended = True
            self._waiting.clear()
            for each in self._current():
                each.cancel.set()
            self._changed.notify_all()
            return self.running

    @property
    def ended(self) -> bool:
        """Whether the client is gone."""
        return self._ended

    def _current(self) -> tuple[_Waiting, ...]:
        return () if self.running is None else (self.running,)


class Worker:
    """Answers requests.

    Args:
        requests: File descriptor that requests are read from.
        answers: File descriptor that answers are written to.
        idle: Seconds without a request after which memory goes back to the system.
        grace: Seconds that a run has to clean up once the client is gone.
    """

    def __init__(self, requests: int, answers: int, *, idle: float = IDLE, grace: float = GRACE) -> None:
        self._requests, self._answers = requests, answers
        self._idle, self._grace = idle, grace
        self._queue = _Queue()
        self._writing = threading.Lock()

    def serve(self) -> None:
        """Says hello and works until stdin ends."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in QGIS's terminal is for QGIS
        signal.signal(signal.SIGTERM, lambda *_: self._end_elsewhere())
        sys.addaudithook(self._watch)
        self._send(protocol.Hello(engine=__version__, python=platform.python_version(), torch=_version("torch")))
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        idle: float | None = self._idle
        while not self._queue.ended:
            waiting = self._queue.next(idle)
            if waiting is not None:
                answer = self._answer(waiting)
                self._queue.done()  # first, for the client may ask again with the same id as soon as it hears
                self._send(answer)
                idle = self._idle
            elif idle is not None:
                release_memory()
                idle = None

    def _read(self) -> None:
        lines = protocol.LineBuffer()
        try:
            while piece := os.read(self._requests, 1 << 16):
                for line in lines.feed(piece):
                    self._take(line)
        except OSError:
            pass  # as good as the end
        finally:
            self._end()

    def _take(self, line: bytes) -> None:
        try:
            request = protocol.decode_request(line)
        except protocol.ProtocolError as error:
            self._send(protocol.Error(error.kind, error.sentence, error.hint, error.id))
            return
        if isinstance(request, protocol.CancelRequest):
            if self._queue.cancel(request.id):
                self._send(describe(CancelledError(), request.id))
        elif not self._queue.put(request):
            # Without the id, or the client would take it for the end of the first.
            self._send(protocol.Error("protocol", f"a request with the id '{request.id[:60]}' is not done yet"))

    def _answer(self, waiting: _Waiting) -> protocol.Answer:
        """Does what is asked and returns the last answer, whatever happens."""
        request = waiting.request

        def on_progress(stage: str, done: int, total: int, rate: float) -> None:
            self._send(protocol.Progress(request.id, stage, done, total, rate))

        try:
            document = _DO[request.type](request, on_progress, waiting.cancel)
            result = protocol.Result(request.id, document)
            protocol.encode(result)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the boundary of a request: the worker lives on
            return describe(error, request.id)
        for sentence in document.get("warnings", ()) if isinstance(document, dict) else ():
            self._send(protocol.Warning(request.id, sentence))
        return result

    def _send(self, answer: protocol.Answer) -> None:
        line = memoryview(protocol.encode(answer))
        try:
            with self._writing:
                while line:
                    line = line[os.write(self._answers, line) :]
        except OSError:  # nobody listens any more
            self._end_elsewhere()

    def _watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Tells of hidden files before they exist: Python announces here which file it is about to make."""
        if event != "open" or (running := self._queue.running) is None:
            return
        path, _mode, flags = arguments
        if not isinstance(flags, int) or not flags & os.O_EXCL or isinstance(path, int):
            return
        made = Path(os.fsdecode(path))
        if made.name.startswith(protocol.TEMPORARY_PREFIX):
            running.temporaries.append(str(made.absolute()))
            self._send(protocol.Temporaries(running.request.id, (str(made.absolute()),)))

    def _end_elsewhere(self) -> None:
        """Ends in a thread of its own, for a caller that may hold a lock or have interrupted someone who does."""
        threading.Thread(target=self._end, name="end", daemon=True).start()

    def _end(self) -> None:
        """Cancels what runs; where it does not stop in time, removes its files and the process."""
        running = self._queue.end()
        time.sleep(self._grace)
        if running is not None:
            protocol.remove_temporaries(running.temporaries)
        os._exit(_KILLED)


def describe(error: BaseException, identity: str) -> protocol.Error:
    """What a client is told of a failure, by its kind."""
    if isinstance(error, CloudmaskError):
        return protocol.Error(error.kind, error.sentence, error.hint, identity)
    detail = protocol.without_secrets("".join(traceback.format_exception(error)))
    if isinstance(error, MemoryError):
        kind, sentence = OutOfMemoryError.kind, "this machine's memory is full"
        return protocol.Error(kind, sentence, "close other programs, or mask a smaller area", identity, detail)
    told = protocol.without_secrets(" ".join(f"{type(error).__name__}: {error}".split()))
    if isinstance(error, ImportError) or getattr(error, "winerror", None) in _LIBRARY_NOT_LOADED:
        sentence = f"a part of the engine's environment cannot be loaded ({told})"
        return protocol.Error("environment", sentence, "set the environment up again", identity, detail)
    return protocol.Error(
        "unforeseen", f"cloudmask met something unforeseen ({told})", "report it with the details", identity, detail
    )


_LIBRARY_NOT_LOADED = (126, 127, 193, 1114)
"""What Windows says where a DLL, or one that it needs, is missing, of another kind, or fails to start."""


def release_memory() -> None:
    """Gives back to the system what is not in use; the C library, as it is set for speed, keeps all of it."""
    gc.collect()
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):  # another C library than glibc
            ctypes.CDLL(None).malloc_trim(0)


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _options(request: protocol.Job, *others: str) -> dict[str, Any]:
    """Fields of a request as parameters of the function of the same names."""
    names = (each.name for each in fields(request) if each.name not in ("id", *others))
    return {name: getattr(request, name) for name in names}


def _source(given: Sequence[str]) -> str | Sequence[str]:
    return given[0] if len(given) == 1 else given


def _info(request: protocol.InfoRequest, _on_progress: OnProgress, _cancel: CancelToken) -> object:
    from .catalog import find_card
    from .scene import open_scene
    from .suitability import band_warnings

    with open_scene(_source(request.source), **_options(request, "source")) as scene:
        return {**scene.to_info(), "warnings": [*scene.warnings, *band_warnings(scene, find_card())]}


def _mask(request: protocol.MaskRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .pipeline import mask

    options = _options(request, "source")
    return mask(_source(request.source), **options, on_progress=on_progress, cancel=cancel).report.to_dict()


def _refine(request: protocol.RefineRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .refinement import refine

    return dict(refine(**_options(request), on_progress=on_progress, cancel=cancel).report)


def _preview(request: protocol.PreviewRequest, _on_progress: OnProgress, cancel: CancelToken) -> object:
    from .preview import preview

    return preview(**_options(request), cancel=cancel)


def _apply(request: protocol.ApplyRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .masked_copy import apply

    own_choice = ("classes",) if request.classes is None else ()
    return apply(**_options(request, *own_choice), on_progress=on_progress, cancel=cancel).to_dict()


def _zones(request: protocol.ZonesRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .zone_statistics import zones

    return zones(**_options(request), on_progress=on_progress, cancel=cancel).to_dict()


def _search(request: protocol.SearchRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .search import search

    return search(**_options(request), on_progress=on_progress, cancel=cancel)


def _models(_request: protocol.ModelsRequest, _on_progress: OnProgress, _cancel: CancelToken) -> object:
    from .catalog import list_cards

    return [card.to_dict() for card in list_cards()]


def _download(request: protocol.DownloadRequest, on_progress: OnProgress, cancel: CancelToken) -> object:
    from .download import download_model

    return download_model(**_options(request), on_progress=on_progress, cancel=cancel).to_dict()


def _doctor(_request: protocol.DoctorRequest, _on_progress: OnProgress, _cancel: CancelToken) -> object:
    from .doctor import examine

    return examine()


_DO: dict[str, Callable[[Any, OnProgress, CancelToken], object]] = {
    "info": _info,
    "mask": _mask,
    "refine": _refine,
    "preview": _preview,
    "apply": _apply,
    "zones": _zones,
    "search": _search,
    "models": _models,
    "download": _download,
    "doctor": _doctor,
}
