"""The U-Net of CloudSEN12 by its recipes: as published, learning, going on after a stop, refusing what differs."""

import copy
import csv
from pathlib import Path

import lightning
import pytest
import torch
from lightning.pytorch.callbacks import EarlyStopping, ModelCheckpoint
from makers.cloudsen12 import make_taco1, two_rois
from makers.commands import assert_sentence
from makers.training import make_training_set
from torch.nn import functional as F

from engine.classes import CLASSES
from engine.models.unetmobv2 import scaled
from engine.sentinel2 import BAND_NAMES
from train.checkpoints import CheckpointError
from train.data.chips import CloudSEN12Chips
from train.data.cloudsen12 import open_cloudsen12
from train.lightning_cli import build
from train.tasks.unet_mobilenetv2 import UNetMobV2Task

BANDS, RGB = "unet_mobilenetv2_13band", "unet_mobilenetv2_rgb"
NOTEBOOK = [
    *("--model.optimizer", "adam", "--model.plateau_patience", "null", "--data.augmentation", "none"),
    *("--data.padding", "zeros", "--data.batch_size", "16", "--trainer.max_epochs", "100"),
]
"""What makes the recipe of 2022 that of the CloudSEN12+ notebook; its first lines say the same."""


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def chips(tmp_path_factory):
    """A made set of 4 chips to train on and 2 to validate, of 32 px: as small as the network takes them."""
    return make_training_set(tmp_path_factory.mktemp("set"), train=4, val=2, test=0, size=29)


@pytest.fixture
def small(recipe_here, chips):
    """Options that make a recipe small."""

    def options(name: str) -> list[str]:
        return [
            *(*recipe_here(name), "--data.path", str(chips), "--data.workers", "0", "--data.batch_size", "2"),
            *("--trainer.accelerator", "cpu", "--trainer.precision", "32-true"),
        ]

    return options


def logged(tmp_path, version: int = 0) -> list[dict[str, str]]:
    with (tmp_path / "run" / "log" / f"version_{version}" / "metrics.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def column(rows, name) -> list[float]:
    return [float(row[name]) for row in rows if row.get(name)]


def weights(tmp_path) -> dict[str, torch.Tensor]:
    return torch.load(tmp_path / "run" / "checkpoints" / "last.ckpt", weights_only=True)["state_dict"]


def resolved(name, recipe_here, *options):
    trainer, task, data = build([*recipe_here(name), "--trainer.accelerator", "cpu", *options])
    configured = task.configure_optimizers()
    optimizer = configured["optimizer"] if isinstance(configured, dict) else configured
    plateau = configured["lr_scheduler"] if isinstance(configured, dict) else None
    return trainer, task, data, optimizer, plateau


def only(trainer, kind):
    (found,) = [each for each in trainer.callbacks if isinstance(each, kind)]
    return found


class TestPublishedHyperParameters:
    def test_13_bands_as_in_2022(self, recipe_here):
        trainer, task, data, optimizer, plateau = resolved(BANDS, recipe_here)
        assert type(optimizer) is torch.optim.AdamW
        assert (optimizer.defaults["lr"], optimizer.defaults["weight_decay"]) == (1e-3, 1e-2)
        assert (plateau["scheduler"].factor, plateau["scheduler"].patience) == (0.1, 4)
        assert (plateau["scheduler"].mode, plateau["monitor"]) == ("min", "validation/loss")
        assert (trainer.max_epochs, trainer.max_steps) == (50, -1)
        assert (only(trainer, EarlyStopping).patience, only(trainer, EarlyStopping).monitor) == (10, "validation/loss")
        kept = only(trainer, ModelCheckpoint)
        assert (kept.monitor, kept.mode, kept.save_top_k, kept.save_last) == ("validation/loss", "min", 1, True)
        assert (data.batch_size, data.augmentation, data.padding) == (32, "one-of-four", "mirrored")
        assert (data.label_type, data.size, data.product) == ("high", 509, "L1C")
        assert task.bands == data.bands == BAND_NAMES
        assert task.scaling == "reflectance"
        assert sum(each.numel() for each in task.network.parameters()) == 6_632_260

    def test_the_options_that_make_it_the_notebook_of_2024(self, recipe_here):
        trainer, task, data, optimizer, plateau = resolved(BANDS, recipe_here, *NOTEBOOK)
        assert type(optimizer) is torch.optim.Adam
        assert (optimizer.defaults["lr"], optimizer.defaults["weight_decay"]) == (1e-3, 0)
        assert plateau is None
        assert trainer.max_epochs == 100
        assert only(trainer, EarlyStopping).patience == 10
        assert (data.batch_size, data.augmentation, data.padding) == (16, "none", "zeros")
        assert task.bands == data.bands == BAND_NAMES

    def test_the_recipe_tells_these_options(self, recipe_here):
        told = " ".join(Path(recipe_here(BANDS)[1]).read_text().replace("#", "").split())
        assert " ".join(NOTEBOOK) in told

    def test_colours_as_in_the_benchmark(self, recipe_here):
        trainer, task, data, optimizer, plateau = resolved(RGB, recipe_here)
        assert type(optimizer) is torch.optim.AdamW
        assert optimizer.defaults["lr"] == 1e-3
        assert (plateau["scheduler"].factor, plateau["scheduler"].patience) == (0.1, 4)
        assert (trainer.max_epochs, trainer.max_steps) == (-1, 40_000)
        assert not [each for each in trainer.callbacks if isinstance(each, EarlyStopping)]
        kept = only(trainer, ModelCheckpoint)
        assert (kept.monitor, kept.mode, kept.save_top_k, kept.save_last) == ("validation/loss", "min", 1, True)
        assert (data.batch_size, data.augmentation, data.padding, data.seed) == (8, "one-of-four", "zeros", 42)
        assert task.bands == data.bands == ("B04", "B03", "B02")
        assert task.scaling == "maximum"
        assert sum(each.numel() for each in task.network.parameters()) == 6_629_380


def test_a_stopped_run_goes_on_as_one_that_was_not(train, small, tmp_path):
    """With a plateau and an early stop that both count on: what they have counted is in the checkpoint."""
    options = [*small(BANDS), "--model.plateau_patience", "0", "--model.learning_rate", "0.003"]
    assert train("fit", *options, "--trainer.max_epochs", "3").returncode == 0
    whole, rows = weights(tmp_path), logged(tmp_path)
    losses = column(rows, "train/loss_epoch")
    assert losses[-1] < losses[0]
    (tmp_path / "run").rename(tmp_path / "unbroken")
    assert train("fit", *options, "--trainer.max_epochs", "2").returncode == 0
    assert train("fit", *options, "--trainer.max_epochs", "3").returncode == 0
    rows_of_parts = [*logged(tmp_path), *logged(tmp_path, 1)]
    for name in ("train/loss_epoch", "validation/loss", "lr-AdamW"):
        assert column(rows_of_parts, name) == pytest.approx(column(rows, name), rel=1e-5)
    for name, each in weights(tmp_path).items():
        torch.testing.assert_close(each, whole[name], rtol=0, atol=1e-5)


def test_the_learning_rate_falls_and_the_run_ends_where_the_loss_does_not_fall(train, small, tmp_path):
    options = ["--model.plateau_patience", "1", "--model.learning_rate", "0.003", "--trainer.max_epochs", "7"]
    recipe = tmp_path / "impatient.yaml"
    made = small(BANDS)
    recipe.write_text(Path(made[1]).read_text().replace("patience: 10", "patience: 3"))
    assert train("fit", "--config", str(recipe), *made[2:], *options).returncode == 0
    rows = logged(tmp_path)
    losses, rates = column(rows, "validation/loss"), column(rows, "lr-AdamW")
    best, waited, bad, rate, expected = float("inf"), 0, 0, 0.003, []
    for loss in losses:
        expected.append(rate)
        bad = 0 if loss < best * (1 - 1e-4) else bad + 1  # torch counts what is lower by less as nothing
        if bad > 1:
            rate, bad = rate * 0.1, 0
        waited = 0 if loss < best else waited + 1
        best = min(best, loss)
    assert rates == pytest.approx(expected)
    assert rates[-1] < rates[0]
    assert waited == 3
    assert len(losses) < 7


class TestFigures:
    """On scribbles, which leave most pixels out: more in one chip than in another."""

    @pytest.fixture
    def data(self, tmp_path):
        folder = make_training_set(tmp_path, train=2, val=3, test=0, size=29, label_type="scribble")
        return CloudSEN12Chips(str(folder), ("B04", "B03", "B02"), batch_size=2, label_type="scribble")

    @pytest.fixture
    def trainer(self):
        quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False}
        return lightning.Trainer(
            accelerator="cpu", max_steps=1, limit_val_batches=2, enable_checkpointing=False, **quiet
        )

    def test_of_validation_are_those_of_all_labelled_pixels_together(self, data, trainer):
        task = UNetMobV2Task(data.bands)
        (told,) = trainer.validate(task, data, verbose=False)
        batches = list(data.val_dataloader())
        with torch.no_grad():
            logits = torch.cat([task.eval()(each["reflectance"]) for each in batches])
        label = torch.cat([each["label"] for each in batches])
        assert told["validation/loss"] == pytest.approx(
            float(F.cross_entropy(logits, label, ignore_index=255)), rel=1e-5
        )
        given, drawn = logits.argmax(1), label != 255
        ious = {}
        for each in CLASSES:
            both, either = (given == each.code) & (label == each.code), (given == each.code) | (label == each.code)
            ious[each.name] = float((both & drawn).sum() / (either & drawn).sum())
            assert told[f"validation/iou_{each.name}"] == pytest.approx(ious[each.name], rel=1e-5)
        assert told["validation/iou_mean"] == pytest.approx(sum(ious.values()) / 4, rel=1e-5)

    def test_of_training_is_the_cross_entropy_of_what_is_labelled(self, data, trainer):
        task = UNetMobV2Task(data.bands)
        before = copy.deepcopy(task.network).train()
        trainer.fit(task, data)
        (batch,) = data.train_dataloader()
        loss = F.cross_entropy(before(scaled(batch["reflectance"], "reflectance")), batch["label"], ignore_index=255)
        assert float(trainer.callback_metrics["train/loss"]) == pytest.approx(float(loss), rel=1e-4)


class TestWhatDoesNotFit:
    def test_bands_that_the_data_has_not(self, train, small):
        options = ["--data.bands", "[B04,B03,B99]", "--model.bands", "[B04,B03,B99]"]
        assert_sentence(train("fit", *small(RGB), *options), "lacks B99, which the recipe asks for", "data.bands")

    def test_other_bands_for_the_network_than_from_the_data(self, train, small):
        ran = train("fit", *small(RGB), "--data.bands", "[B02,B03,B04]")
        assert_sentence(ran, "the data brings B02, B03, B04, and the network takes B04, B03, B02", code=2)

    def test_a_split_that_is_missing(self, train, small, tmp_path):
        make_training_set(tmp_path / "untrained", train=0, size=29)
        ran = train("fit", *small(BANDS), "--data.path", str(tmp_path / "untrained"))
        assert_sentence(ran, "has no chip of the split train")

    def test_no_data_at_all(self, train, small, tmp_path):
        assert_sentence(train("fit", *small(BANDS), "--data.path", str(tmp_path / "nowhere")), "nowhere")

    def test_l2a_for_13_bands(self, train, small, tmp_path):
        splits = [each for split in ("train", "val") for each in two_rois(split=split, size=509)]
        make_taco1(tmp_path / "l2a", splits[:1], pack="l2a")
        ran = train("fit", *small(BANDS), "--data.path", str(tmp_path / "l2a"), "--data.product", "L2A")
        assert_sentence(ran, "lacks B10, which the recipe asks for")

    def test_chips_of_a_size_that_the_network_does_not_take(self, train, small, tmp_path):
        make_training_set(tmp_path / "odd", size=30)
        ran = train("fit", *small(RGB), "--data.path", str(tmp_path / "odd"))
        assert_sentence(ran, "has 33 px, which is no multiple of 32", "--data.padding mirrored")

    def test_a_chip_that_is_damaged_read_by_a_process_of_its_own(self, train, small, tmp_path):
        folder = make_training_set(tmp_path / "damaged", train=4, val=1, test=0, size=29)
        container = folder / "train" / "train_high.mlstac"
        container.write_bytes(container.read_bytes()[:-2000] + bytes(2000))
        ran = train("fit", *small(RGB), "--data.path", str(folder), "--data.workers", "1")
        assert_sentence(ran, open_cloudsen12(folder, split="train").ids[-1])

    def test_a_checkpoint_of_other_bands(self, train, small, tmp_path):
        assert train("fit", *small(RGB), "--trainer.max_steps", "1").returncode == 0
        ran = train("fit", *small(RGB), "--data.bands", "[B08,B03,B02]", "--model.bands", "[B08,B03,B02]")
        assert_sentence(ran, "of a network with other bands: B04, B03, B02, not B08, B03, B02")

    def test_a_checkpoint_of_another_network(self):
        task = UNetMobV2Task(("B04", "B03", "B02"))
        with pytest.raises(CheckpointError, match="another kind of network"):
            task.on_load_checkpoint({"hyper_parameters": {"architecture": {"encoder": "tf_efficientnet_lite0"}}})
