"""Where sources lie: on this machine, in an archive, behind an address; and how GDAL is asked for them."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from urllib.parse import parse_qs, unquote, urlsplit
from urllib.request import url2pathname

_SCHEMES = {
    "http://": "/vsicurl/http://",
    "https://": "/vsicurl/https://",
    "s3://": "/vsis3/",
    "gs://": "/vsigs/",
    "az://": "/vsiaz/",
}
_MADE_PATH = re.compile(r"(?i)^(https?|s3|gs|az|file):[/\\](?![/\\])")
_NETWORK = re.compile(r"/vsi(?:curl|s3|gs|az|adls|oss|swift|webhdfs)(?:_streaming)?[/?]")
_ARCHIVE = re.compile(
    r"/vsi(?:zip|tar)/(?:\{(?P<braced>[^}]+)\}|(?P<plain>.+?\.(?:zip|tar|tgz|tar\.gz)))(?=/|$)", re.IGNORECASE
)


def named(source: str | os.PathLike[str]) -> str:
    """A source as text: the path of a `file:` address, and an address that `Path` has made a path of, as it was.

    Raises:
        ValueError: It is no valid address.
    """
    text = source.as_posix() if isinstance(source, PurePath) and _MADE_PATH.match(str(source)) else os.fspath(source)
    if not isinstance(source, str):
        text = _MADE_PATH.sub(lambda found: f"{found[1]}://" + "/" * (found[1].lower() == "file"), text)
    if "://" in text:
        urlsplit(text)
    return gdal_path(text) if text.lower().startswith("file://") else text


def gdal_path(source: str) -> str:
    """A path or address as GDAL opens it: `https://…` is `/vsicurl/https://…`, `s3://…` is `/vsis3/…`."""
    for scheme, prefix in _SCHEMES.items():
        if source.lower().startswith(scheme):
            return prefix + source[len(scheme) :]
    if source.lower().startswith("file://"):
        return str(_from_file_url(source))
    return source


def exists(path: str | Path) -> bool:
    """Whether there is such a file or folder; none is where nobody may look, or where no name can be that long."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def is_virtual(path: str) -> bool:
    """Whether only GDAL can open a path: an address, an archive's member, a bucket's object."""
    return gdal_path(path).startswith("/vsi")


def is_remote(path: str) -> bool:
    """Whether reading what GDAL calls `path` goes over a network."""
    return path.startswith("/vsi") and _NETWORK.search(path) is not None


def local_file(path: str) -> Path | None:
    """The file on this machine that holds what a path names (an archive for its members); None where there is none."""
    if not path.startswith("/vsi"):
        return Path(path)
    archive = _ARCHIVE.match(path)
    if archive is None:
        return None
    inner = archive["braced"] or archive["plain"]
    return None if inner.startswith("/vsi") else Path(inner)


def file_name(path: str) -> str:
    """The name of the file that a path or address ends in, for people: without what follows a question mark.

    Signed addresses carry a key there, which belongs in no message.
    """
    return Path(without_query(path)).name


def without_query(path: str) -> str:
    """A path or address without a query, and without a user's name and password before the host."""
    if path.startswith("/vsicurl?"):
        path = parse_qs(path.partition("?")[2]).get("url", ["/vsicurl"])[0]
    if "://" not in path:
        return path
    return re.sub(r"://[^/@]*@", "://", path.split("?", 1)[0])


def host(path: str) -> str:
    """The machine that an address names, or the bucket; empty where a path names none."""
    address = re.search(r"https?://(?:[^/@]*@)?([^/?#]+)", unquote(path), re.IGNORECASE)
    if address:
        return address[1]
    bucket = _NETWORK.search(path)
    return path[bucket.end() :].split("/", 1)[0] if bucket else ""


def _from_file_url(address: str) -> Path:
    return Path(url2pathname(urlsplit(address).path))
