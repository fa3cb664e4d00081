"""One process of the engine: started, spoken to, listened to, ended."""

from __future__ import annotations

from pathlib import Path
from typing import List, Mapping, Optional

from qgis.PyQt.QtCore import QDir, QObject, QProcess, pyqtSignal

from ...engine import protocol
from ..failure import Failure
from ..translate import tr
from .crashes import Ending
from .process_environment import process_environment
from .secrets import secret_values, without_secrets

MOST_LAST_WORDS = 64 * 1024
"""Bytes of stderr that are kept."""

OPTIONS = ("-I", "-u", "-X", "utf8")


class WorkerProcess(QObject):
    """A process that speaks the protocol; lives in the thread of its parent.

    Args:
        python: That it runs in.
        script: That it runs.
        credentials: Added to its environment.
        parent: Its owner.
    """

    said = pyqtSignal(object)
    """Any answer but `Temporaries`, which are kept here."""
    misspoken = pyqtSignal(object)
    """`ProtocolError` of a line that was meant for us."""
    not_started = pyqtSignal(object)
    """`Failure`; there was never a process."""
    ended = pyqtSignal(object)
    """`Ending`."""

    def __init__(self, python: Path, script: Path, credentials: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self.credentials = dict(credentials)
        self.hello: Optional[protocol.Hello] = None
        self.temporaries: List[str] = []
        self._python = python
        self._lines = protocol.LineBuffer()
        self._last_words = bytearray()
        environment = process_environment(credentials)
        self._secrets = secret_values(environment, credentials)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment)
        # Not the plugin's folder, where a module may have the name of a package.
        self._process.setWorkingDirectory(QDir.homePath())
        self._process.setProgram(str(python))
        self._process.setArguments([*OPTIONS, str(script)])
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.readyReadStandardError.connect(self._drain)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)

    def start(self) -> None:
        """Starts it; `hello` is said some time later."""
        self._process.start()

    def say(self, request: protocol.Request) -> None:
        """Sends a request."""
        self._process.write(protocol.encode(request))

    def end(self) -> None:
        """Closes its stdin, upon which it cancels what it does, cleans up and ends."""
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()

    def wait(self, seconds: float) -> bool:
        """Waits for its end, blocking the thread; whether it came."""
        state = QProcess.ProcessState.NotRunning
        return self._process.state() == state or self._process.waitForFinished(round(seconds * 1000))

    def sweep(self) -> List[str]:
        """Removes what it has announced and left; returns what could not be removed, in sentences."""
        return protocol.remove_temporaries(self.temporaries)

    def without_secrets(self, text: str) -> str:
        """A text of its own without addresses' queries, passwords and the values of its credentials."""
        return without_secrets(text, self._secrets)

    @property
    def last_words(self) -> str:
        """The end of what it has written to stderr, without secrets."""
        return self.without_secrets(self._last_words.decode("utf-8", "replace"))

    def _hear(self) -> None:
        for line in self._lines.feed(bytes(self._process.readAllStandardOutput())):
            try:
                answer = protocol.decode_answer(line)
            except protocol.ProtocolError as error:
                if error.id is not None or isinstance(error, protocol.VersionError):
                    self.misspoken.emit(error)
                else:  # what some library has printed
                    self._keep(line + b"\n")
                continue
            if isinstance(answer, protocol.Temporaries):
                self.temporaries += answer.paths
                continue
            if isinstance(answer, protocol.Hello):
                self.hello = answer
            self.said.emit(answer)

    def _drain(self) -> None:
        self._keep(bytes(self._process.readAllStandardError()))

    def _keep(self, words: bytes) -> None:
        self._last_words += words
        del self._last_words[:-MOST_LAST_WORDS]

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            sentence = tr("the engine's Python '{path}' does not start ({reason})")
            told = sentence.format(path=self._python, reason=self._process.errorString())
            self.not_started.emit(Failure("start", told, tr("choose another Python, or set the environment up again")))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        self._drain()
        self.ended.emit(Ending(code, status == QProcess.ExitStatus.CrashExit, self.last_words))
