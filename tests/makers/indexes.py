"""Package indexes on this machine: small real wheels, and a server of PEP 503 pages that fails on demand."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import tarfile
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit


def make_wheel(folder: Path, name: str, version: str, body: str = "", requires: tuple[str, ...] = (), size: int = 0):
    """A pure wheel with one module of this name; `size` bytes of ballast in it."""
    module, stem = name.replace("-", "_"), f"{name.replace('-', '_')}-{version}"
    headers = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {r}" for r in requires),
    ]
    files = {
        f"{module}.py": body or f"version = {version!r}\n",
        f"{module}_ballast.bin": bytes(size),
        f"{stem}.dist-info/METADATA": "\n".join(headers) + "\n",
        f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: makers\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{each},,\n" for each in files) + f"{stem}.dist-info/RECORD,,\n"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, data in {**files, f"{stem}.dist-info/RECORD": record}.items():
            archive.writestr(inside, data)
    return path


def make_uv_archive(path: Path, uv: Path, ballast: int = 400_000) -> str:
    """An archive as uv's releases are, whose `uv` calls the one at hand; returns its SHA-256."""
    script = f'#!/bin/sh\nexec "{uv}" "$@"\n'.encode()
    noise = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(ballast // 32))
    with tarfile.open(path, "w:gz") as archive:
        for name, data in (("uvx", noise), ("uv", script)):
            member = tarfile.TarInfo(f"uv-x86_64-unknown-linux-gnu/{name}")
            member.size, member.mode = len(data), 0o755
            archive.addfile(member, io.BytesIO(data))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_uv_wheel(folder: Path, uv: Path) -> Path:
    """A wheel as uv's are, whose `uv` calls the one at hand."""
    path = folder / "uv-0.12.23-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("uv/__init__.py", "")  # a folder of the program's name, as the real one has
        archive.writestr("uv-0.12.23.data/scripts/uv", f'#!/bin/sh\nexec "{uv}" "$@"\n')
        archive.writestr("uv-0.12.23.dist-info/METADATA", "Metadata-Version: 2.1\nName: uv\nVersion: 0.12.23\n")
        archive.writestr(
            "uv-0.12.23.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n"
        )
        archive.writestr("uv-0.12.23.dist-info/RECORD", "")
    return path


class Index:
    """A folder behind http: `/simple/NAME/` lists the wheels of it, everything else is a file of it.

    Attributes:
        asked: What was asked for so far: path and `Range`.
        rules: What to do, by a pattern of the path: a status, "hang" (as long as the rule is there), "drop" (hang up
            after half of the body, once),
            or "corrupt".
        delay: Seconds before each answer.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[tuple[str, str]] = []
        self.rules: dict[str, int | str] = {}
        self.delay = 0.0
        self.closing = threading.Event()
        self.address = ""

    @property
    def simple(self) -> str:
        return f"{self.address}/simple"

    def rule(self, path: str) -> int | str | None:
        for pattern, do in list(self.rules.items()):
            if re.search(pattern, path):
                return self.rules.pop(pattern) if do == "drop" else do
        return None

    def page(self, name: str) -> bytes | None:
        found = [path.name for path in self.folder.glob("*.whl") if path.name.split("-")[0].replace("_", "-") == name]
        links = "".join(f'<a href="/{each.replace("+", "%2B")}">{each}</a>\n' for each in sorted(found))
        return f"<!DOCTYPE html><html><body>{links}</body></html>".encode() if found else None


@contextlib.contextmanager
def serve(folder: Path):
    """An `Index` over a folder, on a free port."""
    index = Index(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"index": index}))
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    index.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield index
    finally:
        index.closing.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    index: Index

    def log_message(self, *_: object) -> None:
        pass

    def do_CONNECT(self) -> None:
        self._answer(407, b"", {"Proxy-Authenticate": 'Basic realm="proxy"'})

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        index, path = self.index, urlsplit(self.path).path
        index.asked.append((path, self.headers.get("Range") or ""))
        do = index.rule(self.path)
        time.sleep(index.delay)
        if do == "hang":
            while index.rule(self.path) == "hang" and not index.closing.wait(0.05):
                pass
            self.close_connection = True
            return
        if isinstance(do, int):
            self._answer(do, b"no", {"Proxy-Authenticate": 'Basic realm="proxy"'} if do == 407 else {})
            return
        simple = re.fullmatch(r"/simple(?:/cpu)?/([^/]+)/?", path)
        file = index.folder / path.lstrip("/").replace("%2B", "+")
        data = index.page(simple[1]) if simple else file.read_bytes() if file.is_file() else None
        if data is None:
            self._answer(404, b"not found")
            return
        if do == "corrupt":
            data = data[:-8] + bytes(8)
        self._send(data, {"Content-Type": "text/html" if simple else "application/octet-stream"}, half=do == "drop")

    def _send(self, data: bytes, headers: dict[str, str], half: bool) -> None:
        wanted, status = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or ""), 200
        if wanted:
            first, last = int(wanted[1]), min(int(wanted[2] or len(data)), len(data) - 1)
            if first >= len(data):
                self._answer(416, b"")
                return
            headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
            data, status = data[first : last + 1], 206
        self._answer(status, data, {**headers, "Accept-Ranges": "bytes"}, half)

    def _answer(self, status: int, data: bytes, headers: dict[str, str] | None = None, half: bool = False) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data[: len(data) // 2] if half else data)
        if half:
            self.close_connection = True
