"""Sources behind a network: GDAL's settings for them, and sentences for what can go wrong on the way."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from ..errors import SourceError
from .locations import file_name, host

SETTINGS: Mapping[str, str | int] = {
    # No listing of folders and no look-out for files beside the raster: each costs a request for nothing.
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",
    # The head of a COG of 10 980 pixels with its tables fits in here, and comes with one request instead of two.
    "GDAL_INGESTED_BYTES_AT_OPEN": 32768,
    # Blocks that lie side by side come with one request, others with several at a time.
    "GDAL_HTTP_MERGE_CONSECUTIVE_RANGES": "YES",
    "GDAL_HTTP_MULTIPLEX": "YES",
    # Small reads (heads, the codestream of JPEG 2000) are kept: 13 bands do not push each other out.
    "CPL_VSIL_CURL_CACHE_SIZE": 64 * 2**20,
    # Short failures (429, 5xx, a connection that is reset) are survived: half a second, then longer each time.
    "GDAL_HTTP_MAX_RETRY": 4,
    "GDAL_HTTP_RETRY_DELAY": "0.5",
    "GDAL_HTTP_CONNECTTIMEOUT": 15,
    # Not a limit for the whole request, which would end slow lines: half a minute without a byte ends it.
    "GDAL_HTTP_LOW_SPEED_TIME": 30,
    "GDAL_HTTP_LOW_SPEED_LIMIT": 1,
    # GDAL's own threads would write to standard error, past the sentence that is told.
    "CPL_LOG": os.devnull,
}
"""What the environment says to the contrary wins, and credentials, proxies and end points come from there alone."""

_TROUBLES: tuple[tuple[str, str, str], ...] = (
    (
        r"could not resolve",
        "the name of {host} cannot be found",
        "check the address and the network; behind a proxy, set HTTPS_PROXY",
    ),
    (
        r"ssl|tls|certificate",
        "there is no secure connection to {host}",
        "check this machine's clock and certificates; CURL_CA_BUNDLE names a file with those of your organisation",
    ),
    (
        r"too slow|timed? ?out",
        "{host} did not answer in time for {name}",
        "check the network, or try again later",
    ),
    (
        r"connect",
        "{host} cannot be reached for {name}",
        "check the address and the network; behind a proxy, set HTTPS_PROXY",
    ),
    (
        r"range downloading not supported",
        "{host} does not serve parts of {name}",
        "download the file and give its path",
    ),
)
"""What GDAL or Python says, as a pattern, and what is told."""
_CREDENTIALS = "AWS_SECRET_ACCESS_KEY|AWS_NO_SIGN_REQUEST|InvalidCredentials|AccessDenied|SignatureDoesNotMatch"
_NOT_THERE = "does not exist in the file system|no such file|specified (?:key|bucket) does not exist|NoSuchKey"
_STATUS = re.compile(r"(?:HTTP response code|HTTP error code|HTTP Error|response_code)\D{0,3}(\d{3})", re.IGNORECASE)
_BROKEN_OFF = re.compile(r"Read failed|Read error|IReadBlock|opj_|Cannot read", re.IGNORECASE)


def trouble(path: str, said: str) -> SourceError | None:
    """The error for a remote source that could not be opened or read; None where the network is not to blame.

    Args:
        path: As GDAL opens it, or an address.
        said: What GDAL or Python says; nothing of it is repeated, as it may hold a signed address.
    """
    status = _STATUS.search(said)
    if status:
        return refused(path, int(status[1]))
    if re.search(_CREDENTIALS, said, re.IGNORECASE):
        return SourceError(f"no credentials are set that open {file_name(path)} in {host(path)}", _how_to_get_in(path))
    if re.search(_NOT_THERE, said, re.IGNORECASE):
        return refused(path, 404)
    for pattern, sentence, hint in _TROUBLES:
        if re.search(pattern, said, re.IGNORECASE):
            return SourceError(sentence.format(host=host(path), name=file_name(path)), hint)
    if _BROKEN_OFF.search(said):
        return SourceError(
            f"{file_name(path)} could not be read to its end from {host(path)}",
            "try again; if the address was signed, it may have expired",
        )
    return None


def refused(path: str, status: int) -> SourceError:
    """The error for an answer by a server that is not what was asked for."""
    name, where = file_name(path), host(path)
    if status in (404, 410):
        return SourceError(f"there is no {name} at {where} (HTTP {status})", "check the address")
    if status in (400, 401, 403, 407, 409):
        return SourceError(f"{where} refuses access to {name} (HTTP {status})", _how_to_get_in(path))
    return SourceError(f"{where} does not serve {name} (HTTP {status})", "try again later")


def _how_to_get_in(path: str) -> str:
    if ".blob.core.windows.net" in path:
        return "an item of the Planetary Computer must be signed first, and a signature ends after an hour or so"
    if "/vsis3/" in path:
        return (
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_REQUEST_PAYER=requester where the bucket asks "
            "for it, or AWS_NO_SIGN_REQUEST=YES for an open bucket"
        )
    return "give an address that is signed or open, or set credentials for GDAL in the environment"
