"""A model hub on this machine: listings by pages, files by ranges as the public one serves them, and failures."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
"""Of the main branch; every other one is known as well."""

LARGE = 1000
"""Bytes from which on a hub keeps a file apart, and tells its SHA-256."""

_COMMIT = re.compile(r"[0-9a-f]{40}")
_PAGE = 3


@dataclass
class Hub:
    """What it holds, what goes wrong, and what it was asked.

    Attributes:
        address: For `HF_ENDPOINT`.
        files: (kind, repository) to path to content; kinds are `models` and `datasets`.
        rules: Path of a file, or `listing`, to what is done to the next requests for it, one after the other: a status;
            ("cut", n) hangs up and ("stall", n) falls silent after n bytes; `whole` ignores the range; None serves it.
            The last rule stays. Those of `redirect` are addresses to which files are sent on, those of `next` where the
            next page of a listing is said to be, those of `commit` what is said to be listed.
        served: Path to content that is sent instead of what the listing speaks of.
        told: Path to changes of an entry of the listing.
        asked: (path, first byte) of every request for a file.
    """

    address: str = ""
    files: dict[tuple[str, str], dict[str, bytes]] = field(default_factory=dict)
    rules: dict[str, list[object]] = field(default_factory=dict)
    served: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, dict[str, object]] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def publish(self, repository: str, files: dict[str, bytes], kind: str = "models") -> None:
        """Holds files from now on."""
        self.files[kind, repository] = files

    def rule(self, name: str) -> object:
        """What is done to the next request."""
        rules = self.rules.get(name) or [None]
        return rules.pop(0) if len(rules) > 1 else rules[0]


def make_certificate(folder: Path) -> Path:
    """A key and a certificate for `localhost`, which nobody trusts, in one file."""
    path = folder / "localhost.pem"
    arguments = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subject = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(path), "-out", str(folder / "certificate")]
    subprocess.run(["openssl", "req", *arguments, *subject], check=True, capture_output=True)
    path.write_text(path.read_text() + (folder / "certificate").read_text())
    return path


@contextlib.contextmanager
def serve_hub(certificate: Path | None = None) -> Iterator[Hub]:
    """A hub that ends with the block; over https where a certificate is given."""
    hub = Hub()
    with _serving(type("_OfThisHub", (_HubHandler,), {"hub": hub}), certificate) as address:
        hub.address = address
        yield hub
        hub.released.set()


@contextlib.contextmanager
def serve_proxy(status: int = 407) -> Iterator[str]:
    """A proxy that lets nobody through; gives its address."""
    with _serving(type("_OfThisProxy", (_ProxyHandler,), {"status": status})) as address:
        yield address


@contextlib.contextmanager
def _serving(handler: type[BaseHTTPRequestHandler], certificate: Path | None = None) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        host = "http://127.0.0.1" if certificate is None else "https://localhost"
        yield f"{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        """Says nothing: clients hang up here."""


class _HubHandler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        steps = [unquote(step) for step in parts.path.strip("/").split("/")]
        if steps[0] == "api":
            self._listing(steps, parse_qs(parts.query))
        elif steps[0] == "cdn":
            self._send("/".join(steps[5:]), self.hub.files[steps[1], f"{steps[2]}/{steps[3]}"])
        else:
            self._redirect(steps)

    def _redirect(self, steps: list[str]) -> None:
        kind = "datasets" if steps[0] == "datasets" else "models"
        owner, name, _resolve, revision, *path = steps[1:] if kind == "datasets" else steps
        if "/".join(path) not in self.hub.files.get((kind, f"{owner}/{name}"), {}) or not _COMMIT.fullmatch(revision):
            return self._status(404)
        self.send_response(302)
        place = f"/cdn/{kind}/{owner}/{name}/{revision}/{'/'.join(path)}"
        self.send_header("Location", str(self.hub.rule("redirect") or "") + place)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def _listing(self, steps: list[str], query: dict[str, list[str]]) -> None:
        rule = self.hub.rule("listing")
        files = self.hub.files.get((steps[1], f"{steps[2]}/{steps[3]}"))
        if isinstance(rule, int):
            return self._status(rule)
        if files is None:
            return self._status(404)
        if steps[4] == "revision":
            commit = COMMIT if steps[5] == "main" else steps[5]
            told = self.hub.rule("commit") or commit
            return self._json({"sha": told}) if _COMMIT.fullmatch(commit) else self._status(404)
        first = int(query.get("cursor", ["0"])[0])
        names = sorted(files)
        following = None
        if first + _PAGE < len(names):
            following = f"{self.hub.address}{self.path.partition('?')[0]}?recursive=true&cursor={first + _PAGE}"
        following = str(self.hub.rule("next") or following or "")
        entries = [self._entry(name, files[name]) for name in names[first : first + _PAGE]]
        return self._json([{"type": "directory", "path": "folder", "size": 0}, *entries], following)

    def _entry(self, path: str, content: bytes) -> dict[str, object]:
        entry: dict[str, object] = {"type": "file", "path": path, "size": len(content), "oid": "0" * 40}
        if len(content) >= LARGE:
            entry["lfs"] = {"oid": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 130}
        return entry | self.hub.told.get(path, {})

    def _json(self, document: object, following: str = "") -> None:
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        if following:
            self.send_header("Link", f'<{following}>; rel="next"')
        self.end_headers()
        self.wfile.write(body)

    def _send(self, path: str, files: dict[str, bytes]) -> None:
        content = self.hub.served.get(path, files[path])
        wanted = self.headers.get("Range", "bytes=0-")
        first = int(wanted.removeprefix("bytes=").partition("-")[0])
        self.hub.asked.append((path, first))
        rule = self.hub.rule(path)
        if isinstance(rule, int):
            return self._status(rule)
        first = 0 if rule == "whole" else first
        rest = content[first:]
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        do, after = rule if isinstance(rule, tuple) else ("", len(rest))
        self.wfile.write(rest[:after])
        self.wfile.flush()
        if do == "stall":
            self.hub.released.wait(10)
        self.close_connection = bool(do)
        return None

    def _status(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


class _ProxyHandler(_HubHandler):
    status: int

    def do_GET(self) -> None:
        self._status(self.status)

    do_CONNECT = do_GET
