"""A run that was stopped in the middle ends, when it is started again, with the weights of one that was not."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lightning
import pytest
import torch
from makers.commands import assert_sentence
from makers.training import make_training_set

from train.checkpoints import BestAndLast

AGAIN = "run the same command again to go on"
STOP = ("--trainer.callbacks+", "makers.stops.CtrlC")


def weights(run: Path) -> dict[str, torch.Tensor]:
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)["state_dict"]


@pytest.mark.parametrize(
    ("name", "stop"),
    [
        ("clipseg_lora", STOP),
        pytest.param("clipseg_fft", (*STOP, "--trainer.callbacks.validation", "true"), marks=pytest.mark.slow),
        ("unet_any_bands", STOP),  # ends after a number of steps, not of epochs
    ],
)
def test_ctrl_c_in_an_epoch(name, stop, tiny_recipe, train, tmp_path):
    recipe, run, unbroken = tiny_recipe(name), tmp_path / "run", tmp_path / "unbroken"
    assert train("fit", *recipe).returncode == 0
    shutil.move(run, unbroken)

    assert_sentence(train("fit", *recipe, *stop), "interrupted", AGAIN, code=130)
    assert not same(weights(run), weights(unbroken))
    ran = train("fit", *recipe)
    assert ran.returncode == 0, ran.stderr
    assert same(weights(run), weights(unbroken))


def same(ours: dict[str, torch.Tensor], others: dict[str, torch.Tensor]) -> bool:
    return ours.keys() == others.keys() and all(torch.equal(tensor, others[name]) for name, tensor in ours.items())


@pytest.mark.parametrize(
    ("command", "begun"),
    [pytest.param("prepare", "prepared/train/*", marks=pytest.mark.slow), ("fit", "prepared/train/features-*/*")],
)
def test_ctrl_c_while_chips_and_features_are_made(command, begun, tiny_recipe, train, tmp_path):
    chips = make_training_set(tmp_path / "set", train=16, val=1, test=0)
    recipe, made = [*tiny_recipe("clipseg_fft"), "--data.path", str(chips)], tmp_path / "prepared"
    assert train("prepare", *recipe).returncode == 0
    unbroken = contents(made)
    shutil.rmtree(made)

    with ctrl_c_once_there_is(tmp_path, begun):
        ran = train(command, *recipe)
    assert_sentence(ran, "interrupted", AGAIN, code=130)
    assert contents(made) != unbroken
    assert train("prepare", *recipe).returncode == 0
    assert contents(made) == unbroken


class Worsening(lightning.LightningModule):
    """A network that is the worse the longer it is trained."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def training_step(self, batch: torch.Tensor, _index: int) -> torch.Tensor:
        return self.layer(batch).mean()

    def validation_step(self, _batch: torch.Tensor, _index: int) -> None:
        self.log("validation/iou", 1.0 / (1 + self.current_epoch))

    def configure_optimizers(self) -> torch.optim.Optimizer:
        return torch.optim.SGD(self.parameters(), 0.1)


def test_the_last_checkpoint_is_renewed_where_it_is_not_among_the_best(tmp_path):
    kept = BestAndLast(tmp_path, "{epoch}", monitor="validation/iou", mode="max", save_top_k=1, save_last=True)
    quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False, "accelerator": "cpu"}
    loader = torch.utils.data.DataLoader(torch.ones(2, 1))
    lightning.Trainer(max_epochs=3, callbacks=[kept], **quiet).fit(Worsening(), loader, loader)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["epoch=0.ckpt", "last.ckpt"]
    assert torch.load(tmp_path / "last.ckpt", weights_only=True)["epoch"] == 2


@contextmanager
def ctrl_c_once_there_is(folder: Path, pattern: str) -> Iterator[None]:
    done = threading.Event()

    def press() -> None:
        while not done.is_set():
            if any(folder.glob(pattern)):
                os.kill(os.getpid(), signal.SIGINT)
                return

    thread = threading.Thread(target=press)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
