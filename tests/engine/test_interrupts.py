"""Ctrl-C that a library swallows while it is imported."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from makers.rasters import FOUR, noise, write_raster

from engine.relaunch import GUARD

SWALLOWED = """
import contextlib, importlib.abc, os, signal, sys, time

class Library(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "torch":
            sys.meta_path.remove(self)
            with contextlib.suppress(BaseException):
                os.kill(os.getpid(), signal.{signal})
                time.sleep(5)
            print("swallowed", flush=True)
        return None

sys.meta_path.insert(0, Library())
from engine.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_swallowed_interrupt_still_ends_the_run(tmp_path, name):
    scene = write_raster(tmp_path / "scene.tif", noise(4, 64, 64), names=FOUR)
    arguments = ("mask", str(scene), "-o", str(tmp_path / "m.tif"), "--level", "L1C", "--offset", "0")
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWED.format(signal=name), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, GUARD: "1"},
    )
    assert done.stdout.strip() == "swallowed"
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (130, "cancelled"), done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["scene.tif"]
