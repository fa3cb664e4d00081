"""A folder of this machine as if it lay behind a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path

from .server import COUNTS

_HOST = "127.0.0.1"


class FileServer:
    """A server of parts of files.

    Args:
        port: Where it listens on this machine.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = count(1)

    def address(self, name: str) -> str:
        """An address of a file that nobody has read from yet, so that no cache knows what lies there."""
        return f"http://{_HOST}:{self._port}/{next(self._numbers)}/{name}"

    def counts(self) -> dict[str, int]:
        """`requests` and `bytes` that went out since this was asked before."""
        with closing(HTTPConnection(_HOST, self._port, timeout=30)) as connection:
            connection.request("GET", COUNTS)
            counted: dict[str, int] = json.load(connection.getresponse())
        return counted


@contextmanager
def file_server(folder: Path, delay: float) -> Iterator[FileServer]:
    """Serves the files of a folder to this machine.

    Args:
        folder: Of the files.
        delay: Seconds before each answer, as a distant server takes.
    """
    command = [sys.executable, "-I", str(Path(__file__).with_name("server.py")), str(folder), str(delay)]
    with (
        _without_proxy(),
        subprocess.Popen(  # nosec B603 # this very Python, with a list of arguments
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process,
    ):
        try:
            told = process.stdout.readline() if process.stdout is not None else ""
            yield FileServer(int(told))
        finally:
            process.kill()


@contextmanager
def _without_proxy() -> Iterator[None]:
    """A proxy is for others than this machine."""
    names = ("no_proxy", "NO_PROXY")
    before = {name: os.environ.get(name) for name in names}
    known = before["no_proxy"] or before["NO_PROXY"]
    os.environ.update(dict.fromkeys(names, f"{known},{_HOST}" if known else _HOST))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
