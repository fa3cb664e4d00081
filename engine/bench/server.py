"""A server of parts of files, for a measurement: `python server.py FOLDER SECONDS` tells its port and waits.

It is a process of its own, because rasterio holds the interpreter's lock while it opens a file: a thread of the same
process could never answer. So it stands alone and knows the standard library only. It ends with its standard input.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COUNTS = "/-/counts"
"""Answers how many requests and bytes there have been since it was asked before."""


class _Counts:
    """Requests and bytes since somebody asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests = self._bytes = 0

    def add(self, size: int) -> None:
        with self._lock:
            self._requests += 1
            self._bytes += size

    def take(self) -> bytes:
        with self._lock:
            counted = {"requests": self._requests, "bytes": self._bytes}
            self._requests = self._bytes = 0
        return json.dumps(counted).encode()


class _Handler(BaseHTTPRequestHandler):
    """Answers `/ANYTHING/NAME` with a file of the folder: another ANYTHING is another address for a cache."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, folder: Path, delay: float, counts: _Counts, *arguments: object) -> None:
        self._folder, self._delay, self._counts = folder, delay, counts
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        if self.path == COUNTS:
            self._send(200, self._counts.take())
            return
        time.sleep(self._delay)
        file = self._folder / Path(self.path).name
        if not file.is_file():
            self._send(404, b"")
            return
        size = file.stat().st_size
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        first, last = (int(wanted[1]), min(int(wanted[2] or size - 1), size - 1)) if wanted else (0, size - 1)
        if self.command == "HEAD":
            self._counts.add(0)
            self._send(200, b"", size)
            return
        with file.open("rb") as stream:
            stream.seek(first)
            data = stream.read(last - first + 1)
        self._counts.add(len(data))
        self._send(206 if wanted else 200, data, span=f"bytes {first}-{last}/{size}" if wanted else None)

    def _send(self, status: int, data: bytes, length: int | None = None, span: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(data) if length is None else length))
        if span is not None:
            self.send_header("Content-Range", span)
        self.end_headers()
        self.wfile.write(data)


def main() -> None:
    """Serves until standard input ends."""
    folder, delay = Path(sys.argv[1]), float(sys.argv[2])
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder, delay, _Counts()))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
