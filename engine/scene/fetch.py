"""JSON from a file or an address: of bounded size, tried again where a failure is short."""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any

from ..errors import SourceError
from ..version import __version__
from .locations import file_name, host
from .remote import refused, trouble

LIMIT = 32 * 2**20
"""Bytes; an item has some tens of thousands."""
_TIMEOUT = 30.0
_TRIES = 3
_PAUSE = 0.5
_AGAIN = {429, 500, 502, 503, 504}


def load_json(source: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The document in a file or behind an http address.

    Raises:
        SourceError: It is not there, too large, or no JSON.
    """
    name = file_name(source) or host(source)
    data = fetch(source) if "://" in source else _from_file(Path(source))
    if len(data) > LIMIT:
        raise SourceError(f"{name} is too large for a STAC item", "give the item itself, not a collection of many")
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SourceError(f"{name} cannot be read as JSON", "give a STAC item, or download it again") from error


def fetch(address: str, body: object = None) -> bytes:
    """What an http address answers, up to one byte more than `LIMIT`; a body is sent as JSON, by POST.

    Raises:
        SourceError: There is no answer, or not a good one.
    """
    headers = {"Accept": "application/geo+json, application/json", "User-Agent": f"cloudmask/{__version__}"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    try:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, data, headers)
    except ValueError as error:
        raise SourceError(f"{file_name(address)} has no valid address", "check the address") from error
    for left in reversed(range(_TRIES)):
        try:
            with _opener().open(request, timeout=_TIMEOUT) as answer:
                return bytes(answer.read(LIMIT + 1))
        except urllib.error.HTTPError as error:
            if not left or error.code not in _AGAIN:
                raise refused(address, error.code) from error
        except (OSError, HTTPException, ValueError) as error:
            if not left or isinstance(error, ValueError):
                raise _unreachable(address, error) from error
        time.sleep(_PAUSE * (_TRIES - left))
    raise AssertionError  # the last try returns or raises


def _opener() -> urllib.request.OpenerDirector:
    """Python's opener with its proxies; GDAL's own setting comes first, as it does for the images."""
    proxy = os.environ.get("GDAL_HTTP_PROXY")
    handlers = [urllib.request.ProxyHandler({"http": proxy, "https": proxy})] if proxy else []
    return urllib.request.build_opener(*handlers)


def _unreachable(address: str, error: Exception) -> SourceError:
    reason = str(getattr(error, "reason", error)).lower()
    if "name or service" in reason or "getaddrinfo" in reason or "name resolution" in reason:
        reason = "could not resolve"
    return trouble(address, reason) or SourceError(
        f"{host(address)} cannot be reached for {file_name(address)}", "check the address and the network"
    )


def _from_file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LIMIT + 1)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read", "check the path") from error
