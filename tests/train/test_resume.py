"""A run that was stopped in the middle ends, when it is started again, with the weights of one that was not."""

import shutil
from pathlib import Path

import pytest
import torch
from makers.commands import assert_sentence

AGAIN = "run the same command again to go on"
STOP = ("--trainer.callbacks+", "makers.stops.CtrlC")


def weights(run: Path) -> dict[str, torch.Tensor]:
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)["state_dict"]


@pytest.mark.parametrize("name", ["clipseg_lora", "unet_mobilenetv2_rgb", "unet_default"])
def test_ctrl_c_in_an_epoch(name, tiny_recipe, train, tmp_path):
    recipe, run, unbroken = tiny_recipe(name), tmp_path / "run", tmp_path / "unbroken"
    assert train("fit", *recipe).returncode == 0
    shutil.move(run, unbroken)

    assert_sentence(train("fit", *recipe, *STOP), "interrupted", AGAIN, code=130)
    done = weights(run)
    assert not same(done, weights(unbroken))
    ran = train("fit", *recipe)
    assert ran.returncode == 0, ran.stderr
    assert same(weights(run), weights(unbroken))


def test_ctrl_c_in_validation(tiny_recipe, train, tmp_path):
    recipe, run, unbroken = tiny_recipe("clipseg_towers_lora"), tmp_path / "run", tmp_path / "unbroken"
    assert train("fit", *recipe).returncode == 0
    shutil.move(run, unbroken)
    ran = train("fit", *recipe, *STOP, "--trainer.callbacks.validation", "true")
    assert_sentence(ran, "interrupted", AGAIN, code=130)
    assert train("fit", *recipe).returncode == 0
    assert same(weights(run), weights(unbroken))


def same(ours: dict[str, torch.Tensor], others: dict[str, torch.Tensor]) -> bool:
    return ours.keys() == others.keys() and all(torch.equal(tensor, others[name]) for name, tensor in ours.items())
