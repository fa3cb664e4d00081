"""How far the making of records is, for people; and whether there is room for them before it begins."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from engine.errors import DiskFullError
from engine.part_files import megabytes

from .records import Records


@contextmanager
def counted(
    records: Records, wanted: Sequence[int] | NDArray[np.integer], what: str, without: str = ""
) -> Iterator[tuple[list[int], Callable[[int], None]]]:
    """Says how large what is missing will be, looks whether it fits, and shows how far it is.

    Args:
        records: Where it goes, being filled.
        wanted: Places of the chips that are to be there in the end.
        what: For people: `training chips`.
        without: A way to do without them, for whoever lacks the room.

    Yields:
        Places of what is missing, and what is told how many are done.

    Raises:
        DiskFullError: It does not fit.
    """
    missing = records.missing(wanted)
    size, free = len(missing) * records.bytes_each, shutil.disk_usage(records.folder).free
    if size > free:
        raise DiskFullError(
            f"{len(missing):,} {what} need {megabytes(size)}, and {records.folder} has {megabytes(free)} of free space",
            f"make room on that disk{without}",
        )
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    if missing:
        console.print(f"{len(missing):,} {what}, {megabytes(size)}, to {records.folder}", markup=False)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not missing) as progress:
        task = progress.add_task(what, total=len(missing))

        def advance(done: int) -> None:
            progress.advance(task, done)

        yield missing, advance
