"""Two processes that share each batch learn what one does from the whole of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from makers.cloudsen12 import MadeSample, mlstac_bytes, mlstac_rows, stack, table
from makers.processes import by_two
from makers.training import SPLITS, make_training_set, samples

from train.tasks.curves import read_logs


def logged(run: Path, name: str) -> list[float]:
    return [float(row[name]) for row in read_logs(run / "log") if row[name]]


def weights(run: Path) -> dict[str, torch.Tensor]:
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)["state_dict"]


def assert_the_same(one: Path, two: Path, steps: int, judge: str) -> None:
    losses = logged(one, "train/loss_step")
    assert len(losses) == steps
    assert len({round(loss, 4) for loss in losses}) == steps
    assert logged(two, "train/loss_step") == pytest.approx(losses, abs=1e-5)
    assert logged(two, judge) == pytest.approx(logged(one, judge), abs=1e-5)
    others = weights(two)
    assert all(torch.allclose(tensor, others[name], atol=1e-5) for name, tensor in weights(one).items())


@pytest.fixture
def sparse_set(tmp_path) -> Path:
    """Chips of which every other one has no cloud at all, and one nothing but cloud; two processes judge unequally."""
    for split, count in {"train": 8, "val": 3}.items():
        chips: list[MadeSample] = [
            MadeSample(
                one.roi, one.product, split, size=61, seed=number, codes=((0, 1, 2, 3), (0,), (1,), (0, 3))[number % 4]
            )
            for number, one in enumerate(samples(split, count))
        ]
        folder = tmp_path / "sparse" / SPLITS[split]
        folder.mkdir(parents=True)
        container = mlstac_bytes({one.id: stack(one) for one in chips})
        name = f"{SPLITS[split]}_high.mlstac"
        (folder / name).write_bytes(container)
        rows = mlstac_rows(chips, name, int.from_bytes(container[2:10], "little"))
        unsaid = [{key: value for key, value in row.items() if key != "proj_shape"} for row in rows]
        (folder / "metadata.parquet").write_bytes(table(unsaid))
    return tmp_path / "sparse"


def test_clipseg(tiny_recipe, sparse_set, train, tmp_path):
    """The parts of its loss have counts and weights of the whole batch, of which half has hardly any positive pixel."""
    recipe = [*tiny_recipe("clipseg_towers_full"), "--data.path", str(sparse_set), "--trainer.max_epochs", "1"]
    recipe += ["--model.learning_rate", "1e-3", "--model.warmup_share", "0"]
    assert train("fit", *recipe, "--data.batch_size", "8").returncode == 0
    (tmp_path / "run").rename(tmp_path / "one")
    by_two([*recipe, "--data.batch_size", "4"], at_once=True)
    assert_the_same(tmp_path / "one", tmp_path / "run", steps=4, judge="validation/iou")


@pytest.mark.slow
def test_unet_on_unevenly_drawn_labels(tiny_recipe, train, tmp_path):
    """Its loss is the mean over the drawn pixels of both processes, of which one may have many more.

    Batch normalisation takes its figures from the chips of its own process, so that training by two is never quite
    that of one; torch joins them on GPUs only (`--trainer.sync_batchnorm true`). Here they are held still.
    """
    scribbles = make_training_set(tmp_path / "scribbles", train=8, val=3, test=0, label_type="scribble")
    recipe = [
        *(*tiny_recipe("unet_mobilenetv2_rgb"), "--data.path", str(scribbles), "--data.label_type", "scribble"),
        *("--trainer.max_epochs", "1", "--trainer.callbacks+", "makers.stops.StillNorms"),
    ]
    assert train("fit", *recipe, "--data.batch_size", "4").returncode == 0
    (tmp_path / "run").rename(tmp_path / "one")
    by_two([*recipe, "--data.batch_size", "2"])
    assert_the_same(tmp_path / "one", tmp_path / "run", steps=2, judge="validation/loss")
