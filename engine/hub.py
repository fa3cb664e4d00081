"""Files of a model hub: which there are, and one of them fetched whole or not at all.

Written by hand rather than taken from `huggingface_hub` (2.4 was read): that one throws away what a stopped process has
fetched, keeps a cache of its own, does not compare digests, and its errors are those of three HTTP libraries by turns.
Of the hub two things are used: the listing of a revision and files by ranges. `HF_ENDPOINT` names another hub.
"""

from __future__ import annotations

import json
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal
from urllib.parse import quote, urljoin, urlsplit

from .errors import DownloadError
from .hub_connection import TransientError, broken_off, cut, host, open_address, subject
from .part_files import STAGE, check_space, is_whole, part_file, put_in_place
from .progress import CancelToken, Meter, Progress

Kind = Literal["model", "dataset"]
PUBLIC = "https://huggingface.co"
TRIES = 4
"""How often one is made anew, as long as nothing comes; whatever comes sets the count back."""
PAUSE = 1.0
"""Seconds before the second try; before the third it is twice that."""

_PIECE = 256 * 1024
_LISTING = 32 * 2**20
_LOCAL = {"localhost", "127.0.0.1", "::1"}
_NEXT = re.compile(r'<([^>]+)>;\s*rel="next"')
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class RemoteFile:
    """A file of a repository.

    Attributes:
        path: Inside the repository.
        bytes: Its size.
        sha256: Its digest; None where the hub does not tell one, as for small files.
        commit: The state of the repository that was listed.
    """

    path: str
    bytes: int
    sha256: str | None
    commit: str


def list_files(repository: str, revision: str | None, *, kind: Kind = "model") -> list[RemoteFile]:
    """All files of a repository.

    Args:
        repository: `owner/name`.
        revision: A commit, branch or tag; None for the newest state of the main branch.
        kind: Whether it is a model's or a data set's.

    Raises:
        DownloadError: The hub cannot be reached, or does not know or give it.
    """
    place = f"{_endpoint()}/api/{kind}s/{repository}"
    about, _ = _ask(f"{place}/revision/{quote(revision or 'main', safe='')}", repository)
    commit = about.get("sha") if isinstance(about, dict) else None
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        raise _strange(place, repository)
    files: list[RemoteFile] = []
    page: str | None = f"{place}/tree/{quote(commit, safe='')}?recursive=true"
    while page is not None:
        entries, page = _ask(page, repository)
        if not isinstance(entries, list):
            raise _strange(place, repository)
        try:
            files += [_remote(each, commit) for each in entries if each["type"] == "file"]
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
            raise _strange(place, repository) from error
    return files


def fetch_file(
    repository: str,
    revision: str,
    path: str,
    target: Path,
    *,
    kind: Kind = "model",
    bytes: int,  # noqa: A002 - as in `RemoteFile`
    sha256: str | None,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> Path:
    """Fetches a file, or the rest of it where an earlier try was cut, and puts it in place once it is the right one.

    What is there of it lies beside the target in a file that ends in `.part` and whose name tells digest or revision.
    It stays where the connection breaks or somebody cancels, and goes on growing at the next call.

    Args:
        repository: `owner/name`.
        revision: Commit of the repository.
        path: Inside the repository.
        target: Where the file is to lie; its folder exists. A file with the right size and digest is left as it is.
        kind: Whether the repository is a model's or a data set's.
        bytes: Size that the file must have.
        sha256: Digest that it must have; None where nobody has told one.
        on_progress: Told how many bytes are there, as stage `download`.
        cancel: Ends it.

    Returns:
        The target.

    Raises:
        CancelledError: It was cancelled.
        DiskFullError: The file does not fit.
        DownloadError: It cannot be fetched, or is another one.
        TargetError: It cannot be written.
    """
    meter = Meter(on_progress, cancel)
    meter.stage(STAGE, bytes)
    if is_whole(target, bytes, sha256):
        meter.advance(bytes)
        return target
    place = "" if kind == "model" else "datasets/"
    address = f"{_endpoint()}/{place}{repository}/resolve/{quote(revision, safe='')}/{quote(path)}"
    with part_file(target, sha256 or revision) as part:
        with part.open("ab") as stream:
            if stream.tell() > bytes:
                _empty(stream)
            check_space(target.parent, bytes - stream.tell())
            _fill(stream, address, bytes, meter)
        return put_in_place(part, target, size=bytes, sha256=sha256, origin=urlsplit(address).netloc)


def _fill(part: BinaryIO, address: str, size: int, meter: Meter) -> None:
    """Fetches what is missing, over as many connections as it takes."""
    meter.advance(part.tell())
    left = TRIES
    while part.tell() < size:
        before = part.tell()
        try:
            _stream(part, address, size, meter)
        except TransientError as failure:
            left = TRIES if part.tell() > before else left - 1
            if not left:
                raise failure.error from failure
            _wait(PAUSE * (TRIES - left), meter)


def _empty(part: BinaryIO) -> None:
    part.seek(0)
    part.truncate()


def _wait(seconds: float, meter: Meter) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        meter.check()
        time.sleep(min(0.1, seconds))


def _stream(part: BinaryIO, address: str, size: int, meter: Meter) -> None:
    """One connection: from where the part ends to where the file or the connection does."""
    start = part.tell()
    with open_address(address, {"Range": f"bytes={start}-"} if start else {}) as answer:
        if start and answer.status != 206:  # it does not know ranges: once more from the beginning
            _empty(part)
            meter.advance(-start)
            start = 0
        rest = answer.length
        if rest is not None and start + rest != size:
            raise DownloadError(
                f"{subject(address)} has {start + rest} bytes at {host(address)}, and {size} were expected",
                "another file has been put in its place: update cloudmask",
            )
        while part.tell() < size:
            with broken_off(address):
                piece = answer.read1(_PIECE)
            if not piece:
                raise TransientError(cut(address))
            part.write(piece[: size - part.tell()])
            meter.advance(len(piece))


def _endpoint() -> str:
    place = (os.environ.get("HF_ENDPOINT") or PUBLIC).rstrip("/")
    parts = urlsplit(place)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOCAL):
        raise DownloadError(f"HF_ENDPOINT is {place}, which is no https address", "correct or remove it")
    return place


def _ask(address: str, repository: str) -> tuple[Any, str | None]:
    """A JSON document, and where the next page of it is."""
    left = TRIES
    while True:
        try:
            with open_address(address, {"Accept": "application/json"}) as answer, broken_off(address):
                document = json.loads(answer.read(_LISTING))
                return document, _following(address, answer.headers.get("Link", ""))
        except TransientError as failure:
            left -= 1
            if not left:
                raise failure.error from failure
            time.sleep(PAUSE * (TRIES - left))
        except ValueError as error:
            raise _strange(address, repository) from error


def _following(address: str, link: str) -> str | None:
    """Where the next page is; never on this computer's disk, nor where https ends."""
    found = _NEXT.search(link)
    if found is None:
        return None
    following: str = urljoin(address, found[1])
    if urlsplit(following).scheme != urlsplit(address).scheme:
        raise ValueError("the next page is elsewhere")
    return following


def _remote(entry: dict[str, Any], commit: str) -> RemoteFile:
    large = entry.get("lfs") or {}
    size, digest = int(large.get("size", entry["size"])), large.get("oid")
    if size < 0 or (digest is not None and not _SHA256.fullmatch(digest)):
        raise ValueError("no size or no digest")
    return RemoteFile(str(entry["path"]), size, digest, commit)


def _strange(address: str, repository: str) -> DownloadError:
    return DownloadError(
        f"{host(address)} does not answer like a hub when asked for {repository}", "check HF_ENDPOINT and the network"
    )
