"""What ends a training before its time: one sentence each, and a state from which the same command goes on."""

import threading
from pathlib import Path

import pytest
import torch
from makers.commands import assert_sentence
from makers.disks import resize, small_disk
from makers.training import make_training_set

AGAIN = "run the same command again to go on"
FULL = ("--trainer.callbacks+", "makers.stops.FillDisk")
BREAK = ("--trainer.callbacks+", "makers.stops.BreakWeights")


def stored(run: Path, name: str = "last.ckpt") -> dict:
    return torch.load(run / "checkpoints" / name, weights_only=True)


def is_whole(run: Path) -> bool:
    return all(torch.isfinite(t).all() for t in stored(run)["state_dict"].values() if t.is_floating_point())


class TestDivergence:
    @pytest.mark.parametrize(
        ("name", "changes", "words"),
        [
            ("clipseg_fft", (), ("the loss of step", "is not finite")),
            ("unet_any_bands", ("--trainer.callbacks.at_the_end", "true"), ("after step 4", "is not finite")),
        ],
    )
    def test_nothing_broken_is_kept_and_a_lower_rate_goes_on(self, name, changes, words, tiny_recipe, train, tmp_path):
        recipe, run = tiny_recipe(name), tmp_path / "run"
        ran = train("fit", *recipe, *BREAK, *changes)
        assert_sentence(ran, *words, "lower the learning rate (--model.learning_rate", "goes on from", "last.ckpt")
        assert stored(run)["epoch"] == 0
        assert is_whole(run)
        assert train("fit", *recipe, "--model.learning_rate", "1e-6").returncode == 0
        assert stored(run)["epoch"] == 1
        assert is_whole(run)

    def test_in_the_first_epoch_nothing_was_kept(self, tiny_recipe, train, tmp_path):
        ran = train("fit", *tiny_recipe("clipseg_fft"), *BREAK, "--trainer.callbacks.epoch", "0")
        assert_sentence(ran, "the loss of step 1 is not finite", "nothing was kept")
        assert not list((tmp_path / "run").rglob("*.ckpt"))


class TestFullDisk:
    @pytest.mark.parametrize(
        "where",
        [*(pytest.param(f"run/{name}", marks=pytest.mark.slow) for name in ("log", "tensorboard")), "run/checkpoints"],
    )
    def test_in_the_middle_of_a_run(self, where, tiny_recipe, train, tmp_path, monkeypatch):
        monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)  # pytest's says nothing
        recipe, run = tiny_recipe("clipseg_fft"), tmp_path / "run"
        with small_disk(tmp_path / where, 4_000) as disk:
            ran = train("fit", *recipe, *FULL, "--trainer.callbacks.folder", str(disk))
            assert_sentence(ran, "the disk is full", "make room", AGAIN)
            assert stored(run)["epoch"] == 0
            assert not list(disk.rglob("*.part"))
            (disk / "filler").unlink()
            assert train("fit", *recipe).returncode == 0
            assert stored(run)["epoch"] == 1

    def test_no_room_for_prepared_chips(self, tiny_recipe, train, tmp_path):
        recipe = tiny_recipe("clipseg_fft")
        with small_disk(tmp_path / "prepared", 2_000) as disk:
            assert_sentence(train("prepare", *recipe), "need", "of free space: make room")
            resize(disk, 60_000)
            assert train("prepare", *recipe).returncode == 0


class TestData:
    def test_no_data_where_the_recipe_looks(self, tiny_recipe, train):
        for name in ("clipseg_fft", "unet_mobilenetv2_rgb", "unet_any_bands"):
            ran = train("fit", *tiny_recipe(name), "--data.path", "cloudsen12plus")
            assert_sentence(ran, "there is no", "python -m train download cloudsen12plus --split train")

    def test_a_folder_without_the_split(self, tiny_recipe, train, tmp_path):
        without = make_training_set(tmp_path / "set", val=0)
        for name in ("clipseg_fft", "unet_mobilenetv2_rgb", "unet_any_bands"):
            ran = train("fit", *tiny_recipe(name), "--data.path", str(without))
            assert_sentence(ran, "val", "set")

    def test_no_gpu(self, tiny_recipe, train):
        if torch.cuda.is_available():
            pytest.skip("there is one")
        ran = train("fit", *tiny_recipe("clipseg_fft"), "--trainer.accelerator", "gpu")
        assert_sentence(ran, "error: ", "gpu", code=2)


class TestOtherCheckpoints:
    def test_of_another_network(self, tiny_recipe, train, tmp_path):
        kept = {}
        for name in ("clipseg_fft", "unet_default"):
            brief = ("--trainer.max_steps", "1", "--trainer.limit_val_batches", "1")
            assert train("fit", *tiny_recipe(name), *brief).returncode == 0
            kept[name] = str((tmp_path / "run" / "checkpoints" / "last.ckpt").rename(tmp_path / f"{name}.ckpt"))
        pairs = {
            "clipseg_towers_full": "unet_default",
            "clipseg_lora": "clipseg_fft",
            "unet_mobilenetv2_rgb": "clipseg_fft",
            "unet_any_bands": "clipseg_fft",
        }
        for name, other in pairs.items():
            ran = train("validate", *tiny_recipe(name), "--ckpt_path", kept[other])
            assert_sentence(ran, "checkpoint")
            assert len(ran.stderr.splitlines()[-1]) < 500, ran.stderr
        encoder = [*tiny_recipe("unet_default"), "--model.encoder", "mobilenetv3_small_075"]
        for command in ("fit", "validate"):
            ran = train(command, *encoder, "--ckpt_path", kept["unet_default"])
            assert_sentence(ran, "unet_default.ckpt is of another network", "--ckpt_path")

    def test_one_that_is_not_there_and_one_that_is_something_else(self, tiny_recipe, train, tmp_path):
        recipe, other = tiny_recipe("clipseg_fft"), tmp_path / "other.ckpt"
        assert_sentence(train("validate", *recipe, "--ckpt_path", "no.ckpt"), "there is no checkpoint", "no.ckpt")
        torch.save({"weight": torch.zeros(2)}, other)
        assert_sentence(train("fit", *recipe, "--ckpt_path", str(other)), "other.ckpt is not a checkpoint of")
