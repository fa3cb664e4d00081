"""A connection to a model hub, and what can go wrong with it, in sentences."""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import cache
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import Any
from urllib.parse import unquote, urlsplit

import certifi

from .errors import DownloadError
from .version import __version__

TIMEOUT = 30.0
"""Seconds without a byte after which a connection counts as dead."""

_AGAIN = {408, 429, 500, 502, 503, 504}
_GOES_ON = "start again: it goes on where it was"
_CHECK = "check the network, and https_proxy if there is one"


class TransientError(Exception):
    """A failure that may be gone at the next try.

    Attributes:
        error: What to tell if it is not.
    """

    def __init__(self, error: DownloadError) -> None:
        super().__init__(str(error))
        self.error = error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to where the hub keeps its large files, but never from https to what anybody on the way can change."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: Any,  # noqa: ANN401 - as Python's own
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise DownloadError(f"{req.host} sends on to an address without https", "try again later")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def open_address(address: str, headers: dict[str, str]) -> HTTPResponse:
    """Asks for what is behind an https address.

    Raises:
        DownloadError: It cannot be had.
        TransientError: It cannot be had now.
    """
    headers = {"User-Agent": f"cloudmask/{__version__}", "Accept-Encoding": "identity", **headers}
    request = urllib.request.Request(address, headers=headers)
    try:
        with broken_off(address):
            answer: HTTPResponse = _opener().open(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        raise _refused(address, error.code) from error
    return answer


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Redirects(), urllib.request.HTTPSHandler(context=_trusted()))


@cache
def _trusted() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())  # a Python of one's own on macOS knows no certificates at all
    return context


@contextlib.contextmanager
def broken_off(address: str) -> Iterator[None]:
    """Turns what the network says while it is used into a sentence.

    Raises:
        DownloadError: It does not work.
        TransientError: It does not work now.
    """
    try:
        yield
    except (urllib.error.HTTPError, DownloadError):
        raise
    except (OSError, HTTPException) as error:
        raise _trouble(address, error) from error


def _trouble(address: str, error: Exception) -> Exception:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        sentence = f"{host(address)} has sent nothing of {subject(address)} for {TIMEOUT:g} seconds"
        return TransientError(DownloadError(sentence, _GOES_ON))
    if isinstance(reason, ssl.SSLCertVerificationError):
        return DownloadError(
            f"the certificate of {host(address)} cannot be verified",
            "where a proxy opens connections, name its certificates in SSL_CERT_FILE",
        )
    if isinstance(reason, socket.gaierror):
        return DownloadError(f"{host(address)} is not known here", _CHECK)
    if "tunnel connection failed" in str(reason).lower():
        code = re.search(r"\b(\d{3})\b", str(reason))
        return _refused_by_proxy(code[1] if code else "an error")
    if isinstance(reason, ConnectionRefusedError) or isinstance(error, urllib.error.URLError):
        return DownloadError(f"{host(address)} cannot be reached", _CHECK)
    return TransientError(cut(address))


def _refused(address: str, code: int) -> Exception:
    if code in _AGAIN:
        return TransientError(
            DownloadError(f"{host(address)} answers with the error {code}", f"try again later; {_GOES_ON}")
        )
    if code in (401, 403):
        return DownloadError(
            f"{host(address)} does not give {subject(address)} to everybody ({code})",
            "fetch the files in a browser, where terms can be accepted, and give their folder with --from",
        )
    if code == 407:
        return _refused_by_proxy("407")
    if code in (404, 410, 416):
        return DownloadError(
            f"{host(address)} has no {subject(address)} any more ({code})",
            "it was moved or removed: update cloudmask, or give a folder with the files with --from",
        )
    return DownloadError(f"{host(address)} does not give {subject(address)} ({code})", "try again later")


def _refused_by_proxy(code: str) -> DownloadError:
    return DownloadError(
        f"the proxy refuses the connection ({code})",
        "correct https_proxy, with name and password where it asks for them",
    )


def cut(address: str) -> DownloadError:
    """The sentence for a connection that ends too early."""
    return DownloadError(f"the connection to {host(address)} was cut while {subject(address)} was fetched", _GOES_ON)


def host(address: str) -> str:
    """Which machine an address is about."""
    return urlsplit(address).hostname or address


def subject(address: str) -> str:
    """What an address of a hub is about, for people: a file, or a repository."""
    path = unquote(urlsplit(address).path)
    file = path.partition("/resolve/")[2].partition("/")[2]
    return file or "/".join(path.partition("/api/")[2].split("/")[1:3])
