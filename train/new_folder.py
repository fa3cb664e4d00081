"""A folder that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.errors import TargetError


def require_free(folder: Path) -> None:
    """Looks whether a folder can be made, before work starts.

    Raises:
        TargetError: Something lies in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TargetError(f"{folder} exists", "choose a folder that does not, or remove it")


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Gives a folder of the same name to write to, and puts it in its place where nothing failed.

    Folders above it are made.
    """
    above = folder.absolute().parent
    above.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}.", dir=above) as made:
        whole = Path(made) / folder.name
        whole.mkdir()
        yield whole
        if folder.exists():
            folder.rmdir()  # it is empty; not every system replaces it
        whole.replace(folder)
