"""Disks of some KiB, to see what happens when they are full."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def small_disk(folder: Path, kibibytes: int) -> Iterator[Path]:
    """Mounts a disk of this size at a folder; skips the test where that is not allowed."""
    if not sys.platform.startswith("linux") or shutil.which("mount") is None:
        pytest.skip("needs Linux to mount a small tmpfs")
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"cannot mount a small tmpfs: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:  # lazily, for what was read may still be mapped
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def resize(folder: Path, kibibytes: int) -> None:
    """Gives a small disk another size; what lies on it stays."""
    subprocess.run(["mount", "-o", f"remount,size={kibibytes}k", str(folder)], check=True)


def fill(folder: Path | str) -> Path:
    """Takes all the room that is left on the disk of a folder; gives the file that takes it."""
    filler = Path(folder) / "filler"
    with contextlib.suppress(OSError), filler.open("wb", buffering=0) as stream:
        while True:
            stream.write(bytes(4096))
    return filler
