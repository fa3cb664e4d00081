"""Fine-tuning an encoder: as published, frozen at first, resumable, from weights that are its own."""

import csv
import math
import shutil
from pathlib import Path

import pytest
import torch
from lightning.pytorch.callbacks import EarlyStopping
from makers.commands import assert_sentence
from makers.ssl_sets import make_whus2

from engine.models.ssl_resnet.network import build_encoder
from train.lightning_cli import build
from train.tasks.ssl_resnet import START_OF_RANGE_TEST, TARGETS, SslResnetTask

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def whus2(tmp_path_factory):
    return make_whus2(tmp_path_factory.mktemp("whus2"), edge=48)


@pytest.fixture
def tiny(recipe_here, whus2):
    """Options of the published recipe on tiny crops, in the fast form, which the CPU can do; two steps an epoch."""
    return [
        *recipe_here("ssl_resnet_cloud"),
        *("--data.path", str(whus2), "--data.crop", "32", "--data.batch_size", "4", "--data.workers", "0"),
        *("--model.form", "fast", "--model.learning_rate", "0.01", "--model.frozen_epochs", "1"),
        *("--trainer.max_epochs", "3", "--trainer.accelerator", "cpu", "--trainer.log_every_n_steps", "1"),
    ]


def stored(run):
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)


class TestAsPublished:
    @pytest.mark.parametrize("name", ["ssl_resnet_cloud", "ssl_resnet_four_class"])
    def test_the_recipe(self, name, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        trainer, task, data = build(["--config", str(ROOT / "train" / "recipes" / f"{name}.yaml")])
        assert (data.crop, data.batch_size, data.seed, data.fraction) == (256, 16, 42, 1.0)
        assert (trainer.max_epochs, task.frozen_epochs, task.thawed_learning_rate) == (50, 5, 7e-3)
        assert (task.range_test, task.learning_rate, task.weight_decay) == (True, 0.04, 1e-8)
        assert task.average is None
        stop = next(each for each in trainer.callbacks if isinstance(each, EarlyStopping))
        assert (stop.monitor, stop.patience) == ("validation/loss", 15)
        assert (trainer.checkpoint_callback.monitor, trainer.checkpoint_callback.mode) == ("validation/accuracy", "max")
        finder = task.configure_callbacks()[0]
        assert (finder._min_lr, finder._max_lr) == (1e-7, 1e-1)
        task.trainer = trainer
        optimizer = task.configure_optimizers()["optimizer"]
        assert type(optimizer) is torch.optim.Adam
        assert {group["weight_decay"] for group in optimizer.param_groups} == {1e-8}
        encoder, head = (
            sum(p.numel() for p in part.parameters()) for part in (task.network.encoder, task.network.head)
        )
        outputs = len(TARGETS[task.target]) if task.target == "four-class" else 1
        assert (encoder, head) == (11_207_872, 294_976 + 65 * outputs)

    def test_the_schedule_covers_the_encoder(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        options = [
            "--config",
            str(ROOT / "train" / "recipes" / "ssl_resnet_cloud.yaml"),
            "--model.learning_rate",
            "0.02",
        ]
        trainer, task, _data = build(options)
        task.trainer = trainer
        made = task.configure_optimizers()
        optimizer, schedule = made["optimizer"], made["lr_scheduler"]["scheduler"]
        rates = []
        for _epoch in range(50):
            rates.append({group["name"]: group["lr"] for group in optimizer.param_groups})
            optimizer.step()
            schedule.step()
        assert [rate["head"] for rate in rates[:5]] == pytest.approx(
            [0.01 * (1 + math.cos(math.pi * epoch / 50)) for epoch in range(5)]
        )
        assert rates[5] == pytest.approx({"head": 7e-3, "encoder": 7e-3})
        assert all(rate["head"] == rate["encoder"] for rate in rates[5:])
        assert rates[49]["encoder"] < 1e-5


def test_the_encoder_is_frozen_at_first_but_for_its_normalisations(tiny, train, tmp_path):
    with torch.random.fork_rng():
        state = {f"encoder.{name}": each for name, each in build_encoder().state_dict().items()}
    torch.save({"state_dict": state}, tmp_path / "pre.ckpt")
    options = [*tiny, "--model.encoder", str(tmp_path / "pre.ckpt")]
    assert train("fit", *options, "--trainer.max_epochs", "1").returncode == 0
    after = stored(tmp_path / "run")["state_dict"]
    for name in ("conv1.weight", "layer2.0.downsample.0.weight", "layer3.1.conv2.weight"):
        torch.testing.assert_close(after[f"network.encoder.{name}"], state[f"encoder.{name}"], rtol=0, atol=0)
    for name in ("bn1.weight", "bn1.running_mean", "layer3.1.bn2.bias"):
        assert not torch.equal(after[f"network.encoder.{name}"], state[f"encoder.{name}"])

    shutil.rmtree(tmp_path / "run")
    assert train("fit", *options, "--trainer.max_epochs", "2").returncode == 0
    thawed = stored(tmp_path / "run")["state_dict"]
    assert not torch.equal(thawed["network.encoder.conv1.weight"], state["encoder.conv1.weight"])
    with (tmp_path / "run" / "log" / "version_0" / "metrics.csv").open(newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["validation/accuracy"]]
    assert all(0 <= float(row["validation/iou"]) <= float(row["validation/accuracy"]) <= 1 for row in rows)


@pytest.mark.parametrize("epoch", [pytest.param(0, marks=pytest.mark.slow), 1])
def test_a_stop_changes_nothing(tiny, train, tmp_path, epoch):
    assert train("fit", *tiny).returncode == 0
    shutil.move(tmp_path / "run", tmp_path / "unbroken")
    stop = ("--trainer.callbacks+", "makers.stops.CtrlC", "--trainer.callbacks.epoch", str(epoch))
    assert_sentence(train("fit", *tiny, *stop), "interrupted", code=130)
    assert train("fit", *tiny).returncode == 0
    ours, others = stored(tmp_path / "run"), stored(tmp_path / "unbroken")
    assert ours["global_step"] == others["global_step"] == 6
    for name, each in others["state_dict"].items():
        torch.testing.assert_close(ours["state_dict"][name], each, rtol=0, atol=1e-6, msg=name)


@pytest.mark.slow
def test_a_range_test_finds_the_learning_rate_once(tiny, train, tmp_path):
    options = [*tiny, "--model.learning_rate", "range-test", "--data.batch_size", "1"]
    ran = train("fit", *options, "--trainer.max_epochs", "1")
    assert ran.returncode == 0, ran.stderr
    first = stored(tmp_path / "run")
    assert 1e-7 < first["learning_rate"] < 1e-1
    assert first["learning_rate"] != START_OF_RANGE_TEST
    assert (first["global_step"], first["epoch"]) == (10, 0)
    assert first["lr_schedulers"][0]["base_lrs"] == [first["learning_rate"]] * 2

    ran = train("fit", *options, "--trainer.max_epochs", "2")
    assert ran.returncode == 0, ran.stderr
    again = stored(tmp_path / "run")
    assert (again["learning_rate"], again["global_step"]) == (first["learning_rate"], 20)


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("form", ["fast", "faithful"])
def test_each_target_is_told_from_the_same_labels(form, target):
    torch.manual_seed(0)
    task = SslResnetTask(form, target, learning_rate=1e-3)
    label = torch.tensor([0, 1, 2, 3]).repeat_interleave(4).repeat(2, 16, 1).view(2, 16, 16)
    label[:, :2] = 255
    batch = {
        "reflectance": (1000 + 2000 * label.clamp(max=3)).to(torch.uint16)[:, None].repeat(1, 13, 1, 1),
        "presence": torch.ones(2, 13, dtype=torch.bool),
    }
    logits = task.network(batch["reflectance"], batch["presence"])
    assert logits.shape == (2, 4 if target == "four-class" else 1, 16, 16)
    codes = {"cloud": [1, 2], "shadow": [3], "joint": [1, 2, 3]}
    if target == "four-class":
        right = 20.0 * torch.nn.functional.one_hot(label.clamp(max=3), 4).movedim(-1, 1)
    else:
        right = 40.0 * torch.isin(label, torch.tensor(codes[target]))[:, None] - 20
    assert float(task.loss_of(right, label)) == pytest.approx(0, abs=1e-4)
    assert float(task.loss_of(-right, label)) > 10
    assert torch.isfinite(task.loss_of(logits, label))


class TestWhatIsRefused:
    def test_an_encoder_that_is_none(self, tiny, train, tmp_path):
        torch.save({"state_dict": {"layer.weight": torch.zeros(1)}}, tmp_path / "other.ckpt")
        ran = train("fit", *tiny, "--model.encoder", str(tmp_path / "other.ckpt"))
        assert_sentence(ran, "other.ckpt holds no encoder of this kind", "75 of its 75 tensors")
        assert not list((tmp_path / "run").rglob("*.ckpt"))

    def test_a_checkpoint_of_another_target(self, tiny, train, tmp_path):
        assert train("fit", *tiny, "--trainer.max_epochs", "1").returncode == 0
        assert_sentence(train("fit", *tiny, "--model.target", "joint"), "another target: cloud, not joint")
        # Nor does a run that goes on take an encoder that comes too late.
        torch.save(build_encoder().state_dict(), tmp_path / "pre.ckpt")
        ran = train("fit", *tiny, "--model.encoder", str(tmp_path / "pre.ckpt"))
        assert_sentence(ran, "begun with an encoder from random weights, not from", "pre.ckpt")

    def test_a_loss_that_the_target_has_no_use_for(self, tiny, train):
        ran = train("fit", *tiny, "--model.loss", "weighted")
        assert_sentence(ran, "for four classes, not for the target cloud", code=2)
