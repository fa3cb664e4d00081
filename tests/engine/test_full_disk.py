"""A full disk is named as such wherever it strikes, and nothing is left on it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys

import numpy as np
import pytest
from affine import Affine
from rasterio.crs import CRS

from engine.errors import DiskFullError
from engine.grid import Grid
from engine.output import draft, mask
from engine.output.files import OutputFiles
from engine.output.mask import MaskWriter

HEIGHT = WIDTH = 1800
GRID = Grid(HEIGHT, WIDTH, Affine(10, 0, 600000, 0, -10, 4900020), CRS.from_epsg(32631))


@pytest.fixture
def small_disk(tmp_path):
    """Makes a disk of some KiB."""
    folders = []

    def make(kibibytes):
        folder = tmp_path / f"disk{kibibytes}"
        folder.mkdir()
        if not sys.platform.startswith("linux") or shutil.which("mount") is None:
            pytest.skip("needs Linux to mount a small tmpfs")
        command = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder)]
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            pytest.skip(f"cannot mount a small tmpfs: {mounted.stderr.strip()}")
        folders.append(folder)
        return folder

    yield make
    for folder in folders:
        subprocess.run(["umount", str(folder)], check=True)


def noisy():
    """A mask that packs badly: about a quarter of a byte per pixel."""
    return np.random.default_rng(5).integers(0, 4, (HEIGHT, WIDTH), dtype=np.uint8)


def fill(folder):
    """Leaves no byte free."""
    with (folder / "filler").open("ab", buffering=0) as filler:
        for chunk in (65536, 4096):
            with contextlib.suppress(OSError):
                while filler.write(bytes(chunk)) == chunk:
                    pass
    assert shutil.disk_usage(folder).free == 0


def write(folder, codes, step=300):
    with OutputFiles(overwrite=False, sources=[]) as files:
        target = files.add(folder / "mask.tif", companions=[".aux.xml"])
        with MaskWriter(target, GRID) as writer:
            for row in range(0, HEIGHT, step):
                writer.write(row, codes[row : row + step])
            writer.finish({"CLOUDMASK_VERSION": "1"})
        files.commit()


@pytest.mark.parametrize("kibibytes", [4, 64, 300, 700, 900, 1000, 1100, 1200, 1400, 1700, 1900, 2100, 2200])
def test_full_disk_at_any_time(small_disk, capfd, kibibytes):
    folder = small_disk(kibibytes)
    with pytest.raises(DiskFullError) as caught:
        write(folder, noisy())
    assert list(folder.iterdir()) == []
    assert capfd.readouterr().err == ""  # nothing but the sentence reaches people
    assert "is full" in str(caught.value)
    assert "free about" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_enough_room_is_enough(small_disk):
    folder = small_disk(4000)
    write(folder, noisy())
    assert sorted(path.name for path in folder.iterdir()) == ["mask.tif", "mask.tif.aux.xml"]


def test_full_before_the_start_says_so(small_disk):
    folder = small_disk(64)
    fill(folder)
    with pytest.raises(DiskFullError):
        write(folder, noisy())
    assert [path.name for path in folder.iterdir()] == ["filler"]


@pytest.mark.parametrize("filled", [0, 1])
def test_table_that_finds_no_room(small_disk, monkeypatch, filled):
    """The last file of all: the disk fills up between the mask and its table."""
    folder = small_disk(4000)

    def check_and_fill(path, height, width):
        fill(folder)

    def fill_and_write(path, classes, counts):
        fill(folder)
        original(path, classes, counts)

    original = mask.write_attributes
    monkeypatch.setattr(draft, "check_cog", check_and_fill if filled else draft.check_cog)
    monkeypatch.setattr(mask, "write_attributes", fill_and_write)
    with pytest.raises(DiskFullError):
        write(folder, noisy())
    assert [path.name for path in folder.iterdir()] == ["filler"]
