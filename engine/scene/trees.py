"""Product trees in folders and in zip archives behind one door: names, small texts, and what GDAL opens."""

from __future__ import annotations

import re
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ..errors import SourceError

TEXT_LIMIT = 32 * 2**20
"""Bytes of a metadata file; the largest that ESA has made, of old products with many granules, are of some MB."""

TOP = PurePosixPath(".")
_VSIZIP = re.compile(r"/vsizip/(?:\{(?P<braced>[^}]+)\}|(?P<plain>.+?\.zip))(?:/(?P<inside>.*))?$", re.IGNORECASE)
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
_AGAIN = "copy or download it again"


class Tree(ABC):
    """Files and folders below a top, named by relative paths with forward slashes.

    Attributes:
        name: Of the folder or archive, for messages.
    """

    name: str

    @abstractmethod
    def files(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """The files right in a folder, sorted; none where there is no such folder."""

    @abstractmethod
    def folders(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """The folders right in a folder, sorted; none where there is no such folder."""

    @abstractmethod
    def read(self, file: PurePosixPath) -> bytes:
        """The whole of a small file.

        Raises:
            SourceError: It is larger than any metadata, damaged, or encrypted.
        """

    @abstractmethod
    def gdal_path(self, file: PurePosixPath) -> str:
        """What GDAL opens."""

    @abstractmethod
    def local_file(self, file: PurePosixPath) -> Path:
        """The file on this machine in which it lies."""


class FolderTree(Tree):
    """What lies below a folder.

    Args:
        top: The folder.
    """

    def __init__(self, top: Path) -> None:
        self._top = top
        self.name = top.name or str(top)

    def files(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """See `Tree`."""
        return self._entries(folder, want_folders=False)

    def folders(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """See `Tree`."""
        return self._entries(folder, want_folders=True)

    def read(self, file: PurePosixPath) -> bytes:
        """See `Tree`."""
        try:
            with (self._top / file).open("rb") as stream:
                content = stream.read(TEXT_LIMIT + 1)
        except OSError as error:
            raise SourceError(f"{file.name} cannot be read ({error.strerror})", _AGAIN) from error
        return _checked(file, content)

    def gdal_path(self, file: PurePosixPath) -> str:
        """See `Tree`."""
        return str(self._top / file)

    def local_file(self, file: PurePosixPath) -> Path:
        """See `Tree`."""
        return self._top / file

    def _entries(self, folder: PurePosixPath, *, want_folders: bool) -> list[PurePosixPath]:
        try:
            entries = sorted((self._top / folder).iterdir())
            return [folder / entry.name for entry in entries if (entry.is_dir() if want_folders else entry.is_file())]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise SourceError(f"the folder {folder.name or self.name} cannot be read ({error.strerror})") from error


class ZipTree(Tree):
    """What lies in a zip archive, which is read in place and never unpacked.

    Args:
        archive: The file.

    Raises:
        SourceError: It is no zip archive, is damaged, or holds names that point outside of it.
    """

    def __init__(self, archive: Path) -> None:
        self._archive = archive
        self.name = archive.name
        with self._opened() as opened:
            self._sizes = {PurePosixPath(m.filename): m.file_size for m in opened.infolist() if not m.is_dir()}
            names = opened.namelist()
        outside = next((name for name in names if _OUTSIDE.search(name)), None)
        if outside is not None:
            raise SourceError(
                f'the archive {self.name} holds "{outside[:80]}", a name that points outside of it',
                "do not trust this file; download the product from its provider",
            )
        self._below: dict[PurePosixPath, tuple[set[PurePosixPath], set[PurePosixPath]]] = {TOP: (set(), set())}
        for file in self._sizes:
            self._enter(file)

    def files(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """See `Tree`."""
        return sorted(self._below[folder][0]) if folder in self._below else []

    def folders(self, folder: PurePosixPath = TOP) -> list[PurePosixPath]:
        """See `Tree`."""
        return sorted(self._below[folder][1]) if folder in self._below else []

    def all_files(self) -> list[PurePosixPath]:
        """Every file, sorted."""
        return sorted(self._sizes)

    def read(self, file: PurePosixPath) -> bytes:
        """See `Tree`."""
        if self._sizes[file] > TEXT_LIMIT:
            raise _too_large(file)
        with self._opened() as opened, opened.open(str(file)) as stream:
            # Never more than the limit is unpacked, whatever size the archive declares.
            return _checked(file, stream.read(TEXT_LIMIT + 1))

    def gdal_path(self, file: PurePosixPath) -> str:
        """See `Tree`."""
        archive = self._archive.as_posix()
        # Braces end GDAL's search for ".zip" in the path, which a folder's name may hold too.
        return f"/vsizip/{archive}/{file}" if set(archive) & set("{}") else f"/vsizip/{{{archive}}}/{file}"

    def local_file(self, file: PurePosixPath) -> Path:
        """See `Tree`."""
        return self._archive

    def _enter(self, file: PurePosixPath) -> None:
        self._below.setdefault(file.parent, (set(), set()))[0].add(file)
        folder = file.parent
        while folder != TOP:
            self._below.setdefault(folder.parent, (set(), set()))[1].add(folder)
            folder = folder.parent

    @contextmanager
    def _opened(self) -> Iterator[zipfile.ZipFile]:
        try:
            with zipfile.ZipFile(self._archive) as opened:
                if any(member.flag_bits & 0x1 for member in opened.infolist()):
                    raise SourceError(
                        f"the archive {self.name} is encrypted", "unpack it with its password and give the folder"
                    )
                yield opened
        except FileNotFoundError as error:
            raise SourceError(f"there is no file {self._archive}", "check the path") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise SourceError(f"the archive {self.name} is damaged or cut short", _AGAIN) from error
        except SourceError:
            raise
        except OSError as error:
            raise SourceError(f"the archive {self.name} cannot be read ({error.strerror or error})", _AGAIN) from error


def split_zip_path(name: str) -> tuple[Path, PurePosixPath] | None:
    """A zip archive on this machine and the place in it that a source names, `X.zip` or `/vsizip/X.zip/folder`.

    Returns:
        The archive and the relative path, `.` for its top; None where the source is something else.
    """
    named = _VSIZIP.match(name)
    if named is not None:
        archive = named["braced"] or named["plain"]
        if archive.startswith("/vsi"):
            return None
        return Path(archive).absolute(), PurePosixPath((named["inside"] or ".").strip("/") or ".")
    if name.lower().endswith(".zip") and Path(name).is_file():
        return Path(name).absolute(), TOP
    return None


def _checked(file: PurePosixPath, content: bytes) -> bytes:
    if len(content) > TEXT_LIMIT:
        raise _too_large(file)
    return content


def _too_large(file: PurePosixPath) -> SourceError:
    return SourceError(
        f"the metadata file {file.name} holds more than {TEXT_LIMIT // 2**20} MB, which no product's does",
        "do not trust this file; download the product from its provider",
    )
