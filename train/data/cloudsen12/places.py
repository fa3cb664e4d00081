"""Where a container lies, a file or an http address, of which only the parts asked for are read."""

from __future__ import annotations

import os
import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path

from engine.errors import SourceError
from engine.scene import remote
from engine.scene.locations import file_name, gdal_path, host
from engine.version import __version__

from .errors import DataError, MissingError

_TIMEOUT = 30.0
_MISSING = (404, 410)
_TOTAL = re.compile(r"bytes \d+-\d+/(\d+)")


@dataclass(frozen=True)
class Place:
    """A file of known size.

    Attributes:
        address: Path or `http(s)` address.
        size: Bytes.
    """

    address: str
    size: int

    @property
    def name(self) -> str:
        """The file's name."""
        return file_name(self.address)

    def read(self, offset: int, length: int) -> bytes:
        """A part of the file.

        Raises:
            DataError: The part does not lie within the file, or cannot be read.
        """
        self.require(offset, length)
        if is_address(self.address):
            return _ask(self.address, offset, length)[0]
        try:
            with Path(self.address).open("rb") as stream:
                stream.seek(offset)
                return stream.read(length)
        except OSError as error:
            raise _unreadable(self.address, error) from error

    def require(self, offset: int, length: int, what: str = "its header") -> None:
        """Refuses a part that the file cannot have.

        Raises:
            DataError: It begins or ends outside.
        """
        if offset < 0 or length < 0 or offset + length > self.size:
            raise DataError(
                f"{self.name} is cut short or damaged: it has {self.size} bytes, and {what} says that there are "
                f"{length} at {offset}",
                "download it again",
            )


@dataclass(frozen=True)
class Part:
    """Bytes within a file, such as a GeoTIFF in a container."""

    place: Place
    offset: int
    length: int

    @property
    def path(self) -> str:
        """What GDAL opens."""
        return f"/vsisubfile/{self.offset}_{self.length},{gdal_path(self.place.address)}"

    def require(self, what: str) -> None:
        """Refuses a part that its file cannot have.

        Raises:
            DataError: It begins or ends outside.
        """
        self.place.require(self.offset, self.length, what)


def place(source: str | Path) -> Place:
    """A file, or what an address names.

    Raises:
        DataError: It is not there, or cannot be read in parts.
    """
    address = os.fspath(source)
    if is_address(address):
        return Place(address, _ask(address, 0, 1)[1])
    try:
        return Place(address, Path(address).stat().st_size)
    except OSError as error:
        raise _unreadable(address, error) from error


def is_address(source: str) -> bool:
    """Whether a source is an `http(s)` address."""
    return source.lower().startswith(("http://", "https://"))


def _ask(address: str, offset: int, length: int) -> tuple[bytes, int]:
    """A part of what an address names, and the size of the whole."""
    if not length:
        return b"", 0
    headers = {"Range": f"bytes={offset}-{offset + length - 1}", "User-Agent": f"cloudmask/{__version__}"}
    try:
        request = urllib.request.Request(address, headers=headers)
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
            total = _TOTAL.match(answer.headers.get("Content-Range") or "")
            data = answer.read(length) if total else b""
    except urllib.error.HTTPError as error:
        refusal = remote.refused(address, error.code)
        kind = MissingError if error.code in _MISSING else DataError
        raise kind(refusal.sentence, refusal.hint) from error
    except (OSError, HTTPException, ValueError) as error:
        trouble = remote.trouble(address, str(getattr(error, "reason", error))) or _unreachable(address)
        raise DataError(trouble.sentence, trouble.hint) from error
    if not total:
        raise DataError(f"{host(address)} does not serve parts of {file_name(address)}", "download it, give its path")
    if len(data) != length:
        raise DataError(f"{file_name(address)} could not be read to its end from {host(address)}", "try again")
    return data, int(total[1])


def _unreachable(address: str) -> SourceError:
    sentence = f"{host(address)} cannot be reached for {file_name(address)}"
    return SourceError(sentence, "check the address and the network")


def _unreadable(address: str, error: OSError) -> DataError:
    if isinstance(error, FileNotFoundError):
        return MissingError(f"there is no {address}", "check the path")
    return DataError(f"{address} cannot be read ({error.strerror or error})", "check the path and its permissions")
