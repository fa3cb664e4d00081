"""Fetches the containers of CloudSEN12+ that a split needs, after saying how large they are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from engine.errors import CancelledError, TargetError, UsageError
from engine.hub import RemoteFile, fetch_file, list_files
from engine.part_files import check_space, copy_file, is_whole, megabytes
from engine.progress import Progress as OnProgress

from .data.cloudsen12 import DataError, open_cloudsen12
from .data.cloudsen12.mlstac import SUFFIX, says
from .data.cloudsen12.records import LABEL_TYPES, SPLITS

DATASET = "cloudsen12plus"
REPOSITORY = "isp-uv-es/CloudSEN12Plus"
LICENCE = "CC0-1.0"
_METADATA = "metadata.parquet"
_FOLDERS = {"train": "train", "val": "validation", "test": "test"}


@dataclass(frozen=True)
class _Wish:
    """What was asked for, and where it is to lie."""

    split: str
    label_type: str
    size: int
    folder: Path

    @property
    def place(self) -> Path:
        """The folder of the split, named as it is published."""
        return self.folder / _FOLDERS[self.split]

    def means(self, name: str) -> bool:
        """Whether a file's name says that it holds such chips."""
        asked = {"split": self.split, "size": self.size, "label_type": self.label_type}
        return name.endswith(SUFFIX) and says(name) == asked

    def __str__(self) -> str:
        return f"the split {self.split} with the label type {self.label_type} and {self.size} px"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("dataset", choices=[DATASET], help=f"the data set: {DATASET} ({LICENCE})")
    parser.add_argument("--split", choices=SPLITS, default="test", help="default: test")
    parser.add_argument("--label-type", choices=LABEL_TYPES, default="high", help="default: high")
    parser.add_argument("--size", type=int, choices=(509, 2000), default=509, help="edge of the chips; default: 509")
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", default=Path(DATASET), help=f"folder for it; default: {DATASET}"
    )
    parser.add_argument(
        "--from", type=Path, dest="source", metavar="FOLDER", help="take the files from a folder instead of the network"
    )
    parser.add_argument("--yes", action="store_true", help="start without asking")


def run(options: argparse.Namespace) -> int:
    """Fetches what is not there yet, and opens it.

    Raises:
        CancelledError: Nobody wanted it after all.
        CloudmaskError: It cannot be fetched, or is not what was expected; the sentence says why.
    """
    wish = _Wish(options.split, options.label_type, options.size, options.to)
    if options.source is None:
        _fetch(wish, agreed=options.yes)
    else:
        _copy(wish, options.source)
    chips = open_cloudsen12(wish.folder, split=wish.split, label_type=wish.label_type, size=wish.size)
    _tell(f"{len(chips):,} chips are in {wish.place}", out=True)
    if wish.label_type != "nolabel":
        _tell(f"score a model on them: python -m train evaluate --model MODEL --data {wish.folder}{_choice(wish)}")
    return 0


def _choice(wish: _Wish) -> str:
    """The options that are not the default of `evaluate`."""
    given = {"--split": (wish.split, "test"), "--label-type": (wish.label_type, "high"), "--size": (wish.size, 509)}
    return "".join(f" {option} {value}" for option, (value, default) in given.items() if value != default)


def _fetch(wish: _Wish, *, agreed: bool) -> None:
    files = _wanted(list_files(REPOSITORY, None, kind="dataset"), wish)
    missing = [one for one in files if not _seems_there(one, wish)]
    _tell(f"{REPOSITORY} ({LICENCE}), to {wish.place}:")
    for one in files:
        _tell(f"  {one.path}, {megabytes(one.bytes)}{'' if one in missing else ', there already'}")
    if missing:
        _make(wish.place)
        left = sum(one.bytes - _begun(wish.place / Path(one.path).name) for one in missing)
        check_space(wish.place, left)
        _ask(left, agreed=agreed)
    _tell("comparing what is here" if len(missing) < len(files) else "fetching")
    for one in files:
        target = wish.place / Path(one.path).name
        with _shown(target.name) as on_progress:
            fetch_file(
                REPOSITORY,
                one.commit,
                one.path,
                target,
                kind="dataset",
                bytes=one.bytes,
                sha256=one.sha256,
                on_progress=on_progress,
            )


def _wanted(listed: Sequence[RemoteFile], wish: _Wish) -> list[RemoteFile]:
    """The containers that are asked for, and the table of their split."""
    containers = [one for one in listed if wish.means(Path(one.path).name)]
    if not containers:
        names = ", ".join(sorted(Path(one.path).name for one in listed if one.path.endswith(SUFFIX)))
        raise DataError(f"{REPOSITORY} has no file for {wish}", f"it has {names or 'no containers at all'}")
    folders = {str(Path(one.path).parent) for one in containers}
    tables = [one for one in listed if Path(one.path).name == _METADATA and str(Path(one.path).parent) in folders]
    return [*tables, *sorted(containers, key=lambda one: one.path)]


def _seems_there(file: RemoteFile, wish: _Wish) -> bool:
    """Whether a file of that size is there; its digest is compared later."""
    return is_whole(wish.place / Path(file.path).name, file.bytes, None)


def _begun(target: Path) -> int:
    """How much of a file an earlier try has left."""
    return max((part.stat().st_size for part in target.parent.glob(f"{target.name}.*.part")), default=0)


def _ask(size: int, *, agreed: bool) -> None:
    if agreed:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"{megabytes(size)} are to be fetched, and nobody is here to be asked", "agree with --yes")
    _tell(f"Fetch {megabytes(size)}? [y/N] ", end="")
    if input().strip().lower() not in ("y", "yes"):
        raise CancelledError


def _copy(wish: _Wish, source: Path) -> None:
    """Copies containers and their table out of a folder, or out of its folder of the split."""
    folders = (source / _FOLDERS[wish.split], source)
    found = [(one, file) for one in folders if one.is_dir() for file in sorted(one.iterdir()) if wish.means(file.name)]
    if not found:
        raise DataError(f"{source} has no file for {wish}", f"such a file is named like test_509_high{SUFFIX}")
    folder = found[0][0]
    tables = [folder / _METADATA] if (folder / _METADATA).is_file() else []
    files = [*tables, *(file for one, file in found if one == folder)]
    _make(wish.place)
    if folder.resolve() == wish.place.resolve():
        return
    check_space(wish.place, sum(file.stat().st_size for file in files))
    for file in files:
        with _shown(file.name) as on_progress:
            copy_file(file, wish.place / file.name, bytes=None, sha256=None, on_progress=on_progress)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetError(f"{folder} cannot be made ({error.strerror or error})", "name another with --to") from error


@contextmanager
def _shown(name: str) -> Iterator[OnProgress]:
    """A bar on a terminal; elsewhere a line at the end."""
    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(name, total=None)

        def on_progress(stage: str, done: int, total: int, _rate: float) -> None:
            if stage != "open":
                progress.update(task, completed=done, total=total)

        yield on_progress


def _tell(text: str, *, out: bool = False, end: str = "\n") -> None:
    print(text, file=sys.stdout if out else sys.stderr, end=end, flush=True)
