"""What interrupts a training: Ctrl-C, a full disk, a kill while a checkpoint is written. The same command goes on."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch
from makers.commands import Ran, assert_sentence
from makers.disks import resize, small_disk

from train.data.pack import Pack

ROOT = Path(__file__).parents[2]
AGAIN = "run the same command again to go on"


def interrupted(command: list[str], when: Path, log: Path) -> Ran:
    """Runs a command, and presses Ctrl-C once a file is there."""
    with log.open("w") as stderr:
        # A shell's job in the background is deaf to Ctrl-C, and so would be what it starts.
        hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=stderr, preexec_fn=hearing)
        try:
            while not when.exists():
                assert process.poll() is None, log.read_text()
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=100)
        finally:
            process.kill()
    return Ran(code, log.read_text())


def step_of(checkpoint: Path) -> int:
    return torch.load(checkpoint, weights_only=True)["global_step"]


IMPORTED = """
import contextlib, importlib.abc, os, signal, sys, time

class Library(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            sys.meta_path.remove(self)
            with contextlib.suppress({swallowed}):
                os.kill(os.getpid(), signal.SIGINT)
                time.sleep(5)
        return None

sys.meta_path.insert(0, Library())
"""


@pytest.mark.parametrize(("module", "swallowed"), [("train.cli", ""), ("torch", ""), ("torch", "BaseException")])
def test_ctrl_c_in_the_first_second(tmp_path, module, swallowed):
    (tmp_path / "sitecustomize.py").write_text(IMPORTED.format(module=module, swallowed=swallowed))
    command = [sys.executable, "-m", "train", "fit", "--config", "train/recipes/unet_default.yaml"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=100)
    assert_sentence(Ran(ran.returncode, ran.stderr), "interrupted", AGAIN, code=130)


def test_ctrl_c_in_the_middle_of_a_training(small_recipe, train, tmp_path):
    last = tmp_path / "run" / "checkpoints" / "last.ckpt"
    command = [sys.executable, "-m", "train", "fit", *small_recipe, "--trainer.max_steps", "3000"]
    assert_sentence(interrupted(command, last, tmp_path / "log"), "interrupted", AGAIN, code=130)
    done = step_of(last)
    assert 0 < done < 3000
    assert train("fit", *small_recipe, "--trainer.max_steps", str(done + 3)).returncode == 0
    assert step_of(last) == done + 3


@pytest.mark.parametrize("processes", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_ctrl_c_while_patches_are_made(small_recipe, train, tmp_path, processes):
    options = [
        *(*small_recipe, "--data.patches", "3000", "--data.patch", "32", "--data.crop", "32"),
        *("--data.shares.clear", "1.0", "--data.shares.real", "0.0", "--data.processes", str(processes)),
    ]
    first = tmp_path / "packs" / "training" / "reflectance-0000.npy"
    started = time.monotonic()
    ran = interrupted([sys.executable, "-m", "train", "simulate", *options], first, tmp_path / "log")
    assert_sentence(ran, "interrupted", AGAIN, code=130)
    assert len(list(first.parent.glob("reflectance-????.npy"))) < 12, time.monotonic() - started
    made = first.stat().st_mtime_ns
    assert train("simulate", *options).returncode == 0
    assert first.stat().st_mtime_ns == made
    assert len(Pack(first.parent)) == 3000


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_disk_that_is_full_of_patches(small_recipe, train, tmp_path, processes):
    options = [*small_recipe, "--data.processes", processes]
    assert train("simulate", *options).returncode == 0
    expected = Pack(tmp_path / "packs" / "training").read(3, slice(None), slice(None))
    with small_disk(tmp_path / "disk", 300) as disk:
        options += ["--data.folder", str(disk)]
        assert_sentence(train("simulate", *options), "the disk is full at", "reflectance-0000.npy: make room", AGAIN)
        assert not list(disk.rglob("*.part*"))
        resize(disk, 5000)
        assert train("simulate", *options).returncode == 0
        read = Pack(disk / "training").read(3, slice(None), slice(None))
        assert all(np.array_equal(*pair) for pair in zip(read, expected, strict=True))


def test_a_disk_without_room_for_the_note_of_a_pack(small_recipe, train, tmp_path):
    with small_disk(tmp_path / "packs", 64) as disk:
        (disk / "filler").write_bytes(bytes(64 * 1024))
        assert_sentence(train("simulate", *small_recipe), "the disk is full at", "make room")
        assert not list((disk / "training").glob("pack*"))
        (disk / "filler").unlink()
        resize(disk, 5000)
        assert train("simulate", *small_recipe).returncode == 0


def test_a_disk_that_is_full_of_checkpoints(small_recipe, train, tmp_path):
    with small_disk(tmp_path / "run", 100_000) as run:
        assert train("fit", *small_recipe, "--trainer.max_steps", "3").returncode == 0
        last = run / "checkpoints" / "last.ckpt"
        used = sum(each.stat().st_size for each in run.rglob("*") if each.is_file())
        resize(run, used // 1024 + last.stat().st_size // 2048)
        ran = train("fit", *small_recipe, "--trainer.max_steps", "6")
        assert_sentence(ran, "the disk is full at", ".ckpt: make room", AGAIN)
        assert step_of(last) == 3
        assert not list(run.rglob("*.part"))
        resize(run, 100_000)
        assert train("fit", *small_recipe, "--trainer.max_steps", "6").returncode == 0
        assert step_of(last) == 6


def test_a_damaged_checkpoint(small_recipe, train, tmp_path):
    command = ["fit", *small_recipe, "--trainer.max_steps"]
    assert train(*command, "6").returncode == 0
    checkpoints = tmp_path / "run" / "checkpoints"
    last = checkpoints / "last.ckpt"
    last.write_bytes(last.read_bytes()[:10_000])
    ran = train(*command, "9")
    assert_sentence(ran, "last.ckpt is damaged: copy step-6.ckpt over it to go on from there, or delete it")
    last.write_bytes((checkpoints / "step-6.ckpt").read_bytes())
    assert train(*command, "9").returncode == 0
    assert step_of(last) == 9

    for each in checkpoints.glob("*.ckpt"):
        each.unlink()
    last.write_bytes(b"")
    assert_sentence(train(*command, "6"), "last.ckpt is damaged: delete it to start anew")
