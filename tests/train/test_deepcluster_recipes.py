"""The recipes of DeepCluster: what is published stands in them, and they run on sets that are laid out as published."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from makers.ssl_sets import make_whus2

from train.lightning_cli import build
from train.ssl.views import Views
from train.tasks.curves import read_logs

RECIPES = Path(__file__).parents[2] / "train" / "recipes"


@pytest.fixture
def run_of(recipe_here, tmp_path):
    """Builds a run from a recipe as it stands."""
    return lambda name: build(recipe_here(name))


@pytest.mark.parametrize(
    ("name", "edge", "padding"), [("deepcluster_whus2", 384, "mirrored"), ("deepcluster_cloudsen12", 512, "zeros")]
)
def test_what_is_published(name, edge, padding, run_of):
    trainer, task, data = run_of(name)
    assert task.hparams["method"] == "deepcluster"
    assert task.scaling == "reflectance"
    assert task.encoder.conv1.weight.shape == (64, 13, 7, 7)
    assert task.encoder.channels[-1] == 512
    assert [(part.in_features, part.out_features) for part in task.projector if isinstance(part, torch.nn.Linear)] == [
        (512, 2048),
        (2048, 128),
    ]
    assert isinstance(task.projector[1], torch.nn.BatchNorm1d)
    assert isinstance(task.projector[2], torch.nn.ReLU)
    assert [tuple(head.weight.shape) for head in task.prototypes] == [(3000, 128)] * 3
    assert all(head.bias is None and not head.weight.requires_grad for head in task.prototypes)
    assert (task.kmeans_iterations, task.temperature, task.first_epoch) == (10, 0.1, "ignored")
    assert (task.probe.in_features, task.probe.out_features) == (512, 21)
    assert task.views == Views(size=edge, flip=0, blur=0, seed=42)
    assert (data.patch, data.width, data.padding) == (edge, edge, padding)
    assert (data.batch_size, data.drop_last, data.validation, data.seed) == (128, True, 0.2, 42)
    assert (trainer.max_epochs, trainer.num_devices) == (100, 1)


def test_published_optimiser_and_schedule(run_of, monkeypatch):
    trainer, task, _ = run_of("deepcluster_whus2")
    steps = 94  # of 12,042 patches by batches of 128
    monkeypatch.setattr(type(trainer), "estimated_stepping_batches", property(lambda _: 100 * steps))
    task._trainer = trainer
    made = task.configure_optimizers()
    optimizer, schedule = made["optimizer"], made["lr_scheduler"]["scheduler"]
    assert type(optimizer).__name__ == "LARS"
    decayed, others, probe = optimizer.param_groups
    assert (decayed["weight_decay"], others["weight_decay"], probe["weight_decay"]) == (1e-6, 0, 0)
    assert all(each.ndim > 1 for each in decayed["params"])
    assert all(each.ndim == 1 for each in others["params"])
    assert [group["initial_lr"] for group in optimizer.param_groups] == [0.6, 0.6, 0.1]
    for group in optimizer.param_groups:
        assert (group["momentum"], group["trust_coefficient"], group["eps"]) == (0, 1e-3, 1e-8)
    assert made["lr_scheduler"]["interval"] == "step"
    rate = schedule.lr_lambdas[0]
    assert rate(0) == pytest.approx(1 / (11 * steps))  # from 0: the first step is the first of the rise
    assert rate(11 * steps - 1) == pytest.approx(1)
    assert 0.6 * rate(100 * steps) == pytest.approx(6e-4)
    falling = [rate(step) for step in range(11 * steps, 100 * steps, steps)]
    assert falling == sorted(falling, reverse=True)
    assert rate((11 + 89 // 2) * steps) == pytest.approx(0.5, abs=0.02)  # a cosine is half way down half way on


def test_the_label_free_one_differs_in_what_needs_labels_and_in_what_makes_up_for_it(run_of):
    _, task, data = run_of("deepcluster_label_free")
    _, published, of_published = run_of("deepcluster_whus2")
    assert task.probe is None
    assert (task.first_epoch, task.momentum) == ("filled", 0.9)
    assert task.views.smallest is not None
    assert [tuple(head.weight.shape) for head in task.prototypes] == [(3000, 128)] * 3
    assert (task.learning_rate, task.warmup_epochs) == (published.learning_rate, published.warmup_epochs)
    assert data.batch_size == of_published.batch_size


@pytest.mark.parametrize("name", ["deepcluster_whus2", "deepcluster_cloudsen12"])
def test_what_takes_labels_says_so(name):
    assert "not free of labels" in (RECIPES / f"{name}.yaml").read_text()


@pytest.mark.parametrize("name", ["deepcluster_whus2", pytest.param("deepcluster_label_free", marks=pytest.mark.slow)])
def test_it_learns_from_a_set_laid_out_as_published(name, recipe_here, train, tmp_path):
    made = make_whus2(tmp_path / "whus2", edge=36, shares=(0, 0.25, 0.5, 1) * 5)
    ran = train(
        "fit",
        *(*recipe_here(name), "--data.source.init_args.path", str(made), "--data.patch", "32", "--data.workers", "0"),
        *("--model.views.size", "32", "--data.batch_size", "4", "--model.prototypes", "4", "--model.hidden", "16"),
        *("--trainer.accelerator", "cpu", "--trainer.max_epochs", "2", "--trainer.log_every_n_steps", "1"),
    )
    assert ran.returncode == 0, ran.stderr
    rows = read_logs(tmp_path / "run" / "log")
    losses = [float(row["train/loss_step"]) for row in rows if row.get("train/loss_step")]
    probed = [float(row["train/probe_loss"]) for row in rows if row.get("train/probe_loss")]
    published = name == "deepcluster_whus2"
    # Where the first epoch is ignored, it has no loss but the probe's.
    assert len(losses) == (4 if published else 8)
    assert len(probed) == (2 if published else 0)
    assert all(loss > 0 for loss in losses + probed)
    kept = torch.load(tmp_path / "run" / "checkpoints" / "last.ckpt", weights_only=True)
    assert kept["groups"]["epoch"] == 1
