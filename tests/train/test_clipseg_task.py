"""CLIPSeg's training: as published where it is published, the same after a stop, and strict about checkpoints."""

from __future__ import annotations

import copy
import math
from functools import cache
from pathlib import Path
from typing import Any

import lightning
import numpy as np
import pytest
import torch
from lightning.pytorch.callbacks import Callback, LearningRateMonitor, ModelCheckpoint
from makers import clipseg as made
from makers.training import make_training_set
from torch.utils.data import DataLoader

from engine.catalog import find_card
from engine.errors import ModelError, UsageError
from engine.models.clipseg.family import ClipsegFamily
from engine.models.clipseg.preprocessing import Preprocessing, enlarge, resize
from train.checkpoints import CheckpointError, WholeCheckpoints
from train.data.clipseg.module import ClipsegSamples
from train.data.clipseg.samples import OneVsRest
from train.lightning_cli import build
from train.tasks.clipseg import ClipsegTask
from train.tasks.clipseg_modes import MODES
from train.tasks.schedules import linear_schedule, warmup_steps

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "train" / "recipes"
CONFIG = made.tiny_config()
CHIPS, EPOCHS = 8490, 20


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> str:
    return str(made.make_full(tmp_path_factory.mktemp("models"), made.random_model(CONFIG), CONFIG))


def tiny_task(base: str, mode: str = "decoder", **options: Any) -> ClipsegTask:
    """A task whose base model is open: a copy where the same network has been opened before, which is quick."""
    of_network = {name: options.pop(name) for name in ("rank", "prompts") if name in options}
    task = copy.deepcopy(_opened(base, mode, tuple(of_network.items())))
    for name, value in options.items():
        setattr(task, name, value)
    return task


@cache
def _opened(base: str, mode: str, options: tuple[tuple[str, Any], ...]) -> ClipsegTask:
    task = ClipsegTask(base, mode, learning_rate=3e-3, **{"rank": 4, "alpha": 8, "dropout": 0.2, **dict(options)})
    task.open()
    return task


def samples(count=4, seed=0, size=2) -> list[dict[str, torch.Tensor]]:
    """Batches of images of 4 × 4 patches, where prompt k asks for grey levels of the k-th quarter of red."""
    random = torch.Generator().manual_seed(seed)
    batches = []
    for _ in range(count):
        coarse = torch.rand(size, 3, 4, 4, generator=random)
        image = (255 * torch.nn.functional.interpolate(coarse, size=64, mode="nearest")).to(torch.uint8)
        prompt = torch.arange(4).expand(size, -1)
        batches.append({"image": image, "prompt": prompt, "target": image[:, :1] // 64 == prompt[..., None, None]})
    return batches


def trainer(folder: Path, epochs: int, *callbacks: Callback, **options: Any) -> lightning.Trainer:
    quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False, "num_sanity_val_steps": 0}
    checkpoints = ModelCheckpoint(folder, "{epoch}", "validation/iou", mode="max", save_top_k=3, save_last=True)
    return lightning.Trainer(
        accelerator="cpu", max_epochs=epochs, default_root_dir=folder, gradient_clip_val=1.0,
        plugins=[WholeCheckpoints()], callbacks=[checkpoints, *callbacks], **(quiet | options),
    )  # fmt: skip


def loaders(seed=0) -> tuple[DataLoader, DataLoader]:
    return DataLoader(samples(seed=seed), batch_size=None), DataLoader(samples(2, seed=9, size=3), batch_size=None)


class StopAfter(Callback):
    def __init__(self, epochs: int) -> None:
        self.epochs = epochs

    def on_train_epoch_end(self, trainer, pl_module) -> None:
        trainer.should_stop = trainer.current_epoch + 1 >= self.epochs


@pytest.fixture(scope="module", params=["clipseg_fft", "clipseg_lora"])
def built(request):
    """The name of a recipe of the publication, and what it becomes."""
    return request.param, build(["--config", str(RECIPES / f"{request.param}.yaml")])


class TestPublished:
    """The numbers of the publication, its model cards and the hub trainer's defaults, in what a recipe becomes."""

    def test_the_task(self, built):
        name, (_, task, _) = built
        assert isinstance(task, ClipsegTask)
        told = (task.mode.name, task.learning_rate, task.adapters.rank, task.adapters.alpha, task.adapters.dropout)
        assert told[:2] == (("decoder", 5e-5) if name == "clipseg_fft" else ("decoder_lora", 2e-4))
        assert told[2:] == (32, 64, 0.05)
        assert (task.base, task.hparams["loss"]) == ("clipseg-rd64-refined", "improved")
        assert task.prompts == ("clear", "thick cloud", "thin cloud", "cloud shadow")
        assert (task.weight_decay, task.warmup_share, task.layer_decay, task.seed) == (0.02, 0.06, 1.0, 42)

    def test_the_data(self, built):
        _, (_, _, data) = built
        assert isinstance(data, ClipsegSamples)
        assert (data.batch_size, data.eval_batch_size, data.fraction, data.seed) == (16, 128, 1.0, 42)
        assert (data.together, data.keep_features) == (False, True)

    def test_the_run(self, built):
        name, (run, _, _) = built
        assert run.max_epochs == (EPOCHS if name == "clipseg_fft" else 15)
        assert (run.gradient_clip_val, run.gradient_clip_algorithm) == (1.0, "norm")
        assert (run.accumulate_grad_batches, run.check_val_every_n_epoch, run.val_check_batch) == (1, 1, None)
        (saving,) = run.checkpoint_callbacks
        assert isinstance(saving, ModelCheckpoint)
        assert (saving.monitor, saving.mode, saving.save_top_k, saving.save_last) == ("validation/iou", "max", 3, True)
        assert any(isinstance(each, LearningRateMonitor) for each in run.callbacks)

    @pytest.mark.parametrize("name", ["clipseg_fft", "clipseg_lora", "clipseg_towers_full", "clipseg_towers_lora"])
    def test_seed_and_precision(self, name):
        import yaml

        recipe = yaml.safe_load((RECIPES / f"{name}.yaml").read_text())
        assert (recipe["seed_everything"], recipe["trainer"]["precision"]) == (42, "16-mixed")
        assert recipe["ckpt_path"] == "last"

    def test_the_schedule_at_full_data(self, built):
        _, (_, task, data) = built
        count = len(OneVsRest(None, np.arange(CHIPS), together=data.together))
        an_epoch = math.ceil(count / data.batch_size)
        steps = an_epoch * EPOCHS
        assert (count, an_epoch, steps, warmup_steps(steps, task.warmup_share)) == (33_960, 2_123, 42_460, 2_548)

    def test_adamw(self, base, tmp_path):
        run = trainer(tmp_path, 1, limit_train_batches=1, limit_val_batches=1)
        run.fit(tiny_task(base), *loaders())
        (optimizer,) = run.optimizers
        assert type(optimizer) is torch.optim.AdamW
        assert all((group["betas"], group["eps"]) == ((0.9, 0.999), 1e-8) for group in optimizer.param_groups)
        assert {group["weight_decay"] for group in optimizer.param_groups} == {0.02, 0.0}


@pytest.mark.parametrize("towers", ["clipseg_towers_full", "clipseg_towers_lora"])
def test_the_recipes_of_the_towers(towers):
    _, task, data = build(["--config", str(RECIPES / f"{towers}.yaml")])
    assert task.mode.name == towers.removeprefix("clipseg_")
    assert not task.frozen_towers
    assert 0 < task.layer_decay < 1
    assert (data.together, data.keep_features) == (True, False)


def test_the_learning_rate_rises_and_falls_linearly():
    optimizer = torch.optim.AdamW([torch.zeros(1, requires_grad=True)], 1.0)
    schedule, rates = linear_schedule(optimizer, 50, 0.06), []
    for _ in range(50):
        rates.append(schedule.get_last_lr()[0])
        optimizer.step()
        schedule.step()
    assert rates[:4] == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert rates[3:] == pytest.approx([1 - step / 47 for step in range(47)])
    assert schedule.get_last_lr()[0] == 0


def test_before_training_it_says_what_the_base_model_says(base):
    chip = torch.randint(1, 6000, (1, 3, 512, 512), generator=torch.Generator().manual_seed(3)).to(torch.uint16)
    expected = ClipsegFamily.load(find_card(base), "cpu", "fp32").logits(chip, torch.ones(1, 3, dtype=torch.bool))
    image = resize(Preprocessing(16).grey[chip.long()], 352, 352)
    for mode in MODES:
        task = tiny_task(base, mode).eval()
        with torch.no_grad():
            logits = task.logits({"image": image, "prompt": torch.arange(4)[None]})
            one = task.logits({"image": image, "prompt": torch.tensor([[2]])})
        torch.testing.assert_close(enlarge(logits, 512, 512), expected, atol=1e-5, rtol=0)
        torch.testing.assert_close(one, logits[:, 2:3], atol=1e-5, rtol=0)


def test_features_that_are_kept_say_what_the_image_says(base):
    task = tiny_task(base)
    image = samples(1)[0]["image"]
    kept = task.features(image)
    assert (kept.shape, kept.dtype) == ((2, 3, 17, 16), torch.float16)
    assert task.train().features(image).equal(kept)
    prompt = torch.tensor([[0, 3], [1, 2]])
    with torch.no_grad():
        ours, theirs = (
            task.logits({"features": kept, "prompt": prompt}),
            task.logits({"image": image, "prompt": prompt}),
        )
    torch.testing.assert_close(ours, theirs, atol=5e-3 * float(theirs.abs().max()), rtol=0)


@pytest.mark.parametrize("mode", list(MODES))
def test_the_loss_falls(base, tmp_path, mode):
    task = tiny_task(base, mode, learning_rate=0.02, layer_decay=0.8)
    run = trainer(tmp_path, 4)
    (before,) = run.validate(task, loaders()[1], verbose=False)
    run.fit(task, *loaders())
    assert run.callback_metrics["validation/loss"] < 0.95 * before["validation/loss"]


def test_validation_scores_are_means_over_samples(base, tmp_path):
    """As published: (I + 1e-6) / (U + 1e-6) where σ > 0.5, and soft Dice, of every image and prompt."""
    task = tiny_task(base)
    batches = samples(2, seed=9, size=3)
    batches[1] = {name: each[:1] for name, each in batches[1].items()}  # the last batch is smaller
    batches[0]["target"][0] = False
    (told,) = trainer(tmp_path, 1).validate(task, DataLoader(batches, batch_size=None), verbose=False)
    ious, dices = [], []
    for batch in batches:
        with torch.no_grad():
            probability = task.eval().logits(batch).sigmoid().double().numpy()
        for one, wanted in zip(probability.reshape(-1, 64, 64), batch["target"].reshape(-1, 64, 64), strict=True):
            said, true = one > 0.5, wanted.numpy()
            ious.append(((said & true).sum() + 1e-6) / ((said | true).sum() + 1e-6))
            dices.append((2 * (one * true).sum() + 1e-6) / (one.sum() + true.sum() + 1e-6))
    assert len(ious) == 16
    assert told["validation/iou"] == pytest.approx(np.mean(ious), abs=1e-5)
    assert told["validation/dice"] == pytest.approx(np.mean(dices), abs=1e-5)


@pytest.mark.parametrize("mode", ["decoder_lora", "towers_full"])
def test_a_resumed_run_ends_where_an_unbroken_one_does(base, tmp_path, mode):
    """With dropout: what is left out depends on the seed and the step alone."""
    unbroken, stopped, resumed = (tiny_task(base, mode, layer_decay=0.9) for _ in range(3))
    trainer(tmp_path / "unbroken", 3).fit(unbroken, *loaders())
    trainer(tmp_path / "run", 3, StopAfter(1)).fit(stopped, *loaders())
    torch.manual_seed(777)
    trainer(tmp_path / "run", 3).fit(resumed, *loaders(), ckpt_path=tmp_path / "run" / "last.ckpt")
    assert not _equal(stopped, unbroken)
    assert _equal(resumed, unbroken)


def _equal(one: ClipsegTask, other: ClipsegTask) -> bool:
    theirs = other.state_dict()
    return all(torch.equal(each, theirs[name]) for name, each in one.state_dict().items())


def test_dropout_depends_on_the_seed_and_the_step(base, tmp_path):
    def steps(seed: int) -> list[float]:
        losses: list[float] = []

        class Losses(Callback):
            def on_train_batch_end(self, trainer, pl_module, outputs, batch, batch_idx) -> None:
                losses.append(float(outputs["loss"]))

        task = tiny_task(base, "towers_lora", seed=seed, learning_rate=0.01)
        one = samples(1)[0]
        trainer(tmp_path, 1, Losses()).fit(task, DataLoader([one, one, one], batch_size=None), loaders()[1])
        return losses

    assert steps(1) == steps(1)
    assert steps(1) != steps(2)


def test_kept_features_do_not_change_the_training(base, tmp_path):
    """Through the data of the recipes: prepared chips, and features that frozen towers are run for once."""
    path = str(make_training_set(tmp_path / "set", train=2, val=1, test=0))
    weights = {}
    for keep in (True, False):
        torch.manual_seed(0)
        data = ClipsegSamples(path, tmp_path / f"{keep}", batch_size=4, keep_features=keep)
        task = tiny_task(base)
        trainer(tmp_path / f"run-{keep}", 1).fit(task, datamodule=data)
        assert task.hparams["data"] == {"name": "set", "share": 1.0}
        kept = list((tmp_path / f"{keep}").rglob("features-*"))
        assert bool(kept) == keep
        assert all(folder.name == f"features-{task.origin[:12]}" for folder in kept)
        weights[keep] = {name: each for name, each in task.state_dict().items() if "decoder" in name}
    for name, each in weights[True].items():
        torch.testing.assert_close(each, weights[False][name], atol=2e-3, rtol=0)


@pytest.fixture(scope="module")
def run(base, tmp_path_factory) -> Path:
    """A checkpoint of a run that was stopped."""
    folder = tmp_path_factory.mktemp("run")
    trainer(folder, 2, StopAfter(1)).fit(tiny_task(base), *loaders())
    return folder / "last.ckpt"


class TestCheckpoints:
    def go_on(self, task: ClipsegTask, checkpoint: Path, folder: Path) -> None:
        trainer(folder, 2).fit(task, *loaders(), ckpt_path=checkpoint)

    def test_they_hold_what_is_trained(self, run, base):
        stored = torch.load(run, weights_only=True)
        network = made.random_model(CONFIG)
        expected = {f"network.model.{name}" for name in network.state_dict() if name.startswith("decoder.")}
        assert set(stored["state_dict"]) == expected
        assert stored["hyper_parameters"]["family"] == "clipseg"
        assert stored["hyper_parameters"]["origin"] == find_card(base).sha256

    def test_the_last_one_is_that_of_the_last_epoch(self, base, tmp_path):
        """Whether it was among the best or not: otherwise a run would go on from further back."""

        class Worse(Callback):
            def on_validation_epoch_end(self, trainer, pl_module) -> None:
                trainer.callback_metrics["validation/iou"] = torch.tensor(1.0 - 0.1 * trainer.current_epoch)

        trainer(tmp_path, 5, Worse(), limit_train_batches=1, limit_val_batches=1).fit(tiny_task(base), *loaders())
        assert torch.load(tmp_path / "last.ckpt", weights_only=True)["epoch"] == 4
        assert len(list(tmp_path.glob("epoch=*.ckpt"))) == 3

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            ({"mode": "decoder_lora"}, "the checkpoint is of the mode decoder, not decoder_lora"),
            (
                {"prompts": ("a", "b", "c", "d")},
                "of the prompts clear, thick cloud, thin cloud, cloud shadow, not a, b",
            ),
        ],
    )
    def test_another_run(self, base, run, tmp_path, options, sentence):
        with pytest.raises(CheckpointError, match=sentence) as refused:
            self.go_on(tiny_task(base, **options), run, tmp_path)
        assert refused.value.hint

    def test_adapters_of_another_size(self, base, tmp_path):
        trainer(tmp_path, 2, StopAfter(1)).fit(tiny_task(base, "decoder_lora"), *loaders())
        with pytest.raises(CheckpointError, match=r"of adapters of rank 4, alpha 8, dropout 0\.2, not rank 2"):
            self.go_on(tiny_task(base, "decoder_lora", rank=2), tmp_path / "last.ckpt", tmp_path)

    def test_another_base_model(self, run, tmp_path):
        other = str(made.make_full(tmp_path, made.random_model(CONFIG, seed=1), CONFIG))
        with pytest.raises(CheckpointError, match=r"of a base model with the digest [0-9a-f]{64}, not "):
            self.go_on(tiny_task(other), run, tmp_path)

    @pytest.mark.parametrize("change", ["another task", "lacking", "another shape"])
    def test_another_architecture(self, base, run, tmp_path, change):
        stored = torch.load(run, weights_only=True)
        name = next(iter(stored["state_dict"]))
        if change == "another task":
            stored["hyper_parameters"] = {"architecture": {"encoder": "mobilenetv3_small_050"}}
        elif change == "lacking":
            del stored["state_dict"][name]
        else:
            stored["state_dict"][name] = torch.zeros(2, 2)
        torch.save(stored, tmp_path / "other.ckpt")
        expected = "of a network of the family none, not clipseg" if change == "another task" else "holds other tensors"
        with pytest.raises(CheckpointError, match=expected):
            self.go_on(tiny_task(base), tmp_path / "other.ckpt", tmp_path)


class TestRefused:
    def test_a_base_model_that_is_not_there(self, monkeypatch, tmp_path):
        monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
        with pytest.raises(ModelError, match="clipseg-rd64-refined is not on this computer yet: fetch it with"):
            ClipsegTask().open()
        with pytest.raises(ModelError, match="there is no model nothing"):
            ClipsegTask("nothing").open()

    def test_a_base_model_that_is_no_whole_clipseg(self, base, monkeypatch, tmp_path):
        monkeypatch.setenv("CLOUDMASK_MODELS", str(Path(base).parent))
        decoder = made.make_decoder(tmp_path, made.random_model(CONFIG))
        for each in (str(decoder), "cloudmask-unet-1"):
            with pytest.raises(ModelError, match="is no CLIPSeg with all its weights"):
                ClipsegTask(each).open()

    def test_a_damaged_base_model(self, base, tmp_path):
        folder = Path(made.make_full(tmp_path, made.random_model(CONFIG), CONFIG))
        (folder / "model.safetensors").write_bytes(b"x" * 100)
        with pytest.raises(ModelError, match="the weights of model clipseg-made do not match the digest"):
            ClipsegTask(str(folder)).open()

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            ({"prompts": ("clear", "cloud")}, "for 2 classes"),
            ({"prompts": ("clear", "", "thin cloud", "shadow")}, "for 3 classes"),
            ({"learning_rate": 0.0}, "learning_rate is 0"),
            ({"layer_decay": -1.0}, "layer_decay is -1"),
            ({"rank": 0}, "rank is 0"),
            ({"learning_rate": math.nan}, "learning_rate is nan"),
            ({"warmup_share": 1.5}, "warmup_share is 1"),
            ({"dropout": -0.1}, "dropout is -0"),
        ],
    )
    def test_options(self, options, sentence):
        with pytest.raises(UsageError, match=sentence) as refused:
            ClipsegTask(**options).open()
        assert "--model." in refused.value.hint

    def test_a_run_without_an_end(self, base, tmp_path):
        with pytest.raises(UsageError, match="the run has no end"):
            trainer(tmp_path, -1).fit(tiny_task(base), *loaders())

    def test_a_prompt_that_is_too_long(self, base):
        with pytest.raises(ModelError, match="tokens"):
            ClipsegTask(base, prompts=("clear " * 80, "b", "c", "d")).open()
