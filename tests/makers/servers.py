"""Servers on this machine: files by ranges with a count of bytes and failures on demand, a STAC API, an S3 store.

They run in processes of their own: rasterio holds the interpreter's lock while it opens a file, so a thread of the
same process could never answer it.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_CONTROL = "/-/control"
_PIECE = 64 * 1024
_LONGEST_WAIT = 2.0
SEARCH = "/v1/search"
ITEMS = "items.json"
"""A file of the folder: the items that the STAC API knows."""


@dataclass(frozen=True)
class Asked:
    """One request: `first` and `last` byte where a range was asked for, `sent` bytes of body."""

    method: str
    path: str
    query: str
    first: int | None
    last: int | None
    sent: int
    status: int


class FileServer:
    """A folder behind http, as a test sees it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def url(self, path: object) -> str:
        """The address of a file of the folder."""
        inside = Path(str(path))
        return f"{self.address}/{inside.relative_to(self.folder) if inside.is_absolute() else inside}"

    def control(self, *, delay: float = 0.0, ranges: bool = True, rules: list[dict[str, object]] | None = None) -> None:
        """Behave anew, and count from nothing.

        Args:
            delay: Seconds before each answer.
            ranges: Whether ranges are served.
            rules: What to do to requests from number `first` to `last` (from 1, both open by default) whose path
                matches `path`: `do` is a status, "hang" (no answer) or "drop" (hang up in the middle of the body).
        """
        self._post({"delay": delay, "ranges": ranges, "rules": rules or []})

    def fail(self, do: int | str, *, first: int = 1, last: int | None = None, path: str = "") -> None:
        """One rule: see `control`."""
        self.control(rules=[{"do": do, "first": first, "last": last, "path": path}])

    @property
    def asked(self) -> list[Asked]:
        """Every request since the last `control`."""
        with urllib.request.urlopen(self.address + _CONTROL, timeout=30) as answer:
            return [Asked(**one) for one in json.load(answer)["asked"]]

    @property
    def sent(self) -> int:
        """Bytes of all bodies since the last `control`."""
        return sum(asked.sent for asked in self.asked)

    @property
    def most_together(self) -> int:
        """How many requests were open at once."""
        with urllib.request.urlopen(self.address + _CONTROL, timeout=30) as answer:
            most: int = json.load(answer)["most_together"]
            return most

    def _post(self, told: dict[str, object]) -> None:
        request = urllib.request.Request(self.address + _CONTROL, json.dumps(told).encode(), method="POST")
        urllib.request.urlopen(request, timeout=30).close()


@contextlib.contextmanager
def file_server(folder: Path) -> Iterator[FileServer]:
    """Serves a folder on a free port of this machine."""
    with _process(str(folder)) as address:
        yield FileServer(folder, f"http://{address}")


@contextlib.contextmanager
def s3_server(bucket: str, files: dict[str, Path]) -> Iterator[str]:
    """An S3 store on this machine that holds files by key; yields `host:port`."""
    import boto3

    with _process("--s3") as address:
        client = boto3.client(
            "s3",
            endpoint_url=f"http://{address}",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
            region_name="us-east-1",
        )
        client.create_bucket(Bucket=bucket)
        for key, path in files.items():
            client.put_object(Bucket=bucket, Key=key, Body=path.read_bytes())
        yield address


@contextlib.contextmanager
def _process(argument: str) -> Iterator[str]:
    command = [sys.executable, str(Path(__file__).resolve()), argument]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            yield server.stdout.readline().decode().strip()
        finally:
            server.kill()


# What follows runs in the server's process.


class _State:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        self.together = 0
        self.reset({})

    def reset(self, told: dict) -> None:
        self.delay = told.get("delay", 0.0)
        self.ranges = told.get("ranges", True)
        self.rules = told.get("rules", [])
        self.asked: list[dict] = []
        self.count = self.most_together = 0

    def wait(self) -> None:
        """Lets requests end that are under way: a client may have its answer before it is noted."""
        end = time.monotonic() + _LONGEST_WAIT
        while self.together and time.monotonic() < end:
            time.sleep(0.01)

    def begin(self, path: str) -> int | str | None:
        with self.lock:
            self.count += 1
            self.together += 1
            self.most_together = max(self.most_together, self.together)
            for rule in self.rules:
                within = rule.get("first", 1) <= self.count <= (rule.get("last") or sys.maxsize)
                if within and re.search(rule.get("path", ""), path):
                    return rule["do"]
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    state: _State

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_POST(self) -> None:
        self._answer(body=True, told=json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}"))

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, *, body: bool, told: dict | None = None) -> None:
        path = urlsplit(self.path).path
        state = self.state
        if path == _CONTROL:
            if told is not None:
                state.reset(told)
            if told is None:
                state.wait()
            said = {"asked": state.asked, "most_together": state.most_together}
            self._write(200, json.dumps(said).encode(), {"Content-Type": "application/json"})
            return
        wish = state.begin(path)
        try:
            time.sleep(state.delay)
            self._serve(path, wish, body, told)
        finally:
            with state.lock:
                state.together -= 1

    def _serve(self, path: str, wish: int | str | None, body: bool, told: dict | None) -> None:
        file = self.state.folder / path.lstrip("/")
        if wish == "hang":
            time.sleep(60)
            self.close_connection = True
        elif isinstance(wish, int):
            self._send(wish, b"no", body)
        elif path == SEARCH:
            query = {key: values[0] for key, values in parse_qs(urlsplit(self.path).query).items()}
            found = search(json.loads((self.state.folder / ITEMS).read_text()), {**query, **(told or {})})
            self._send(200, json.dumps(found).encode(), body, {"Content-Type": "application/geo+json"})
        elif not file.is_file():
            self._send(404, b"not found", body)
        else:
            self._send_file(file, body, drop=wish == "drop")

    def _send_file(self, file: Path, body: bool, drop: bool) -> None:
        size = file.stat().st_size
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        first, last = 0, size - 1
        status, headers = 200, {"Accept-Ranges": "bytes"} if self.state.ranges else {}
        if wanted and self.state.ranges:
            first, last = int(wanted[1]), min(int(wanted[2] or size - 1), size - 1)
            if first > last:
                self._send(416, b"", body)
                return
            status, headers = 206, {**headers, "Content-Range": f"bytes {first}-{last}/{size}"}
        with file.open("rb") as stream:
            stream.seek(first)
            data = stream.read(last - first + 1)
        self._send(status, data, body, headers, drop=drop, span=(first, last) if status == 206 else (None, None))

    def _send(self, status, data, body, headers=None, *, drop=False, span=(None, None)) -> None:
        sent = self._write(status, data, headers or {}, body=body, drop=drop)
        parts = urlsplit(self.path)
        said = {"method": self.command, "path": parts.path, "query": parts.query, "sent": sent, "status": status}
        with self.state.lock:
            self.state.asked.append({**said, "first": span[0], "last": span[1]})

    def _write(
        self, status: int, data: bytes, headers: dict[str, str], *, body: bool = True, drop: bool = False
    ) -> int:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(data)), **headers}.items():
            self.send_header(key, value)
        self.end_headers()
        if not body:
            return 0
        part = data[: len(data) // 2] if drop else data
        sent = 0
        # A client that hangs up half-way has got the pieces before.
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(part), _PIECE):
                self.wfile.write(part[start : start + _PIECE])
                sent += len(part[start : start + _PIECE])
        if drop:
            self.close_connection = True
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
        return sent


def search(items: list[dict], told: dict) -> dict:
    """What a STAC API answers: the items that a search means, newest first."""
    bbox = told.get("bbox")
    box = [float(part) for part in (bbox.split(",") if isinstance(bbox, str) else bbox or [-180, -90, 180, 90])]
    start, _, end = (told.get("datetime") or "/").replace("..", "").partition("/")
    clouds = (told.get("query") or {}).get("eo:cloud_cover", {})
    collections = told.get("collections") or []

    def meant(item: dict) -> bool:
        west, south, east, north = item["bbox"]
        facts = item["properties"]
        return (
            (not collections or item["collection"] in collections)
            and west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1]
            and (not start or facts["datetime"] >= start) and (not end or facts["datetime"] <= end)
            and facts["eo:cloud_cover"] < clouds.get("lt", 101) and facts["eo:cloud_cover"] <= clouds.get("lte", 101)
        )  # fmt: skip

    found = sorted(filter(meant, items), key=lambda item: item["properties"]["datetime"], reverse=True)
    return {"type": "FeatureCollection", "features": found[: int(told.get("limit") or 10)], "links": []}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # clients that hang up are part of the tests


def _serve_files(folder: Path) -> None:
    handler = type("Handler", (_Handler,), {"state": _State(folder)})
    server = _Server(("127.0.0.1", 0), handler)
    print(f"127.0.0.1:{server.server_address[1]}", flush=True)
    server.serve_forever(poll_interval=0.05)


def _serve_s3() -> None:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    print(f"{host}:{port}", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--s3":
        _serve_s3()
    else:
        threading.Thread(target=_serve_files, args=(Path(sys.argv[1]),), daemon=True).start()
    sys.stdin.read()  # ends with the test
