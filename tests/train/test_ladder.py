"""`ladder` as people run it: whole, stopped and gone on, with trainings that fail, with input that has no meaning."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from makers.commands import assert_sentence
from makers.training import make_training_set

from engine.catalog import read_card
from engine.models.clipseg.family import ClipsegFamily
from train.__main__ import main
from train.data.cloudsen12 import open_cloudsen12
from train.export_clipseg import export_clipseg
from train.tasks.clipseg import ClipsegTask

RECIPES = Path(__file__).parents[2] / "train" / "recipes"
COUNTS = 16
SHARES = ("--fractions", "0.25", "0.5", "--seeds", "11", "22")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """Where chips and features are kept, for all ladders of these tests."""
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture(scope="module")
def ladder(made_cloudsen12, tiny_clipseg, prepared):
    """Gives the command line of a ladder with a tiny network on 8 made chips."""

    def arguments(output: Path, *more: str, recipe: str = "clipseg_fft", data: Path = made_cloudsen12) -> list[str]:
        return [
            *("ladder", "--config", str(RECIPES / f"{recipe}.yaml"), "--output", str(output), *more),
            *("--model.base", str(tiny_clipseg), "--data.path", str(data), "--data.folder", str(prepared)),
            *("--data.batch_size", "4", "--model.learning_rate", "2e-3"),
            *("--trainer.accelerator", "cpu", "--trainer.max_epochs", "2"),
        ]

    return arguments


@pytest.fixture(scope="module")
def whole(ladder, tmp_path_factory) -> Path:
    """A ladder of two fractions and two subsets that nothing has stopped."""
    output = tmp_path_factory.mktemp("ladder") / "whole"
    assert main(ladder(output, *SHARES)) == 0
    return output


def rows_of(output: Path) -> list[dict[str, str]]:
    """The rows of a ladder, without the time that each took."""
    with (output / "ladder.csv").open() as stream:
        return [{name: value for name, value in row.items() if name != "seconds"} for row in csv.DictReader(stream)]


def matrix_of(row: dict[str, str]) -> np.ndarray:
    return np.array([int(value) for value in list(row.values())[-COUNTS:]]).reshape(4, 4)


def scored(card: Path, data: Path) -> np.ndarray:
    """Confusion of a model's argmax on the test images, by the engine and numpy alone."""
    family = ClipsegFamily.load(read_card(card), "cpu", "fp32")
    matrix = np.zeros((4, 4), np.int64)
    for chip in open_cloudsen12(data, split="test"):
        image = torch.from_numpy(chip.image[[chip.bands.index(band) for band in family.bands]].view(np.int16)[None])
        logits = family.logits(image.view(torch.uint16), torch.ones(1, 3, dtype=torch.bool))
        np.add.at(matrix, (chip.label, logits[0].numpy().argmax(axis=0)), 1)
    return matrix


def assert_close(one: np.ndarray, other: np.ndarray) -> None:
    """The same but for some pixels on the borders of classes: kept features have half precision."""
    assert one.sum() == other.sum()
    assert np.abs(one - other).sum() <= 0.005 * one.sum()


def test_a_ladder_has_a_row_for_every_training(whole):
    rows = rows_of(whole)
    assert [(row["fraction"], row["seed"], row["chips"]) for row in rows] == [
        ("0", "", "0"), ("0.25", "11", "2"), ("0.25", "22", "2"), ("0.5", "11", "4"), ("0.5", "22", "4"),
    ]  # fmt: skip
    assert [int(row["steps"]) for row in rows] == [0, 4, 4, 8, 8]
    for row in rows:
        matrix = matrix_of(row)
        classes = np.diag(matrix) / (matrix.sum(axis=0) + matrix.sum(axis=1) - np.diag(matrix))
        assert float(row["miou"]) == pytest.approx(classes.mean(), abs=1e-6)
        assert float(row["iou_thin_cloud"]) == pytest.approx(classes[2], abs=1e-6)
        assert float(row["accuracy"]) == pytest.approx(np.trace(matrix) / matrix.sum(), abs=1e-6)
        assert matrix.sum() == 3 * 64 * 64  # padding is scored
    assert len({row["miou"] for row in rows}) == len(rows)


def test_a_ladder_leaves_tables_and_a_picture_and_no_checkpoints(whole):
    assert {each.name for each in whole.iterdir() if each.is_file()} == {
        "ladder.csv", "ladder.png", "settings.json", "summary.csv",
    }  # fmt: skip
    assert not list(whole.rglob("*.ckpt"))
    with (whole / "summary.csv").open() as stream:
        summary = list(csv.DictReader(stream))
    values = [float(row["miou"]) for row in rows_of(whole)]
    assert [each["runs"] for each in summary] == ["1", "2", "2"]
    assert float(summary[1]["miou"]) == pytest.approx(np.mean(values[1:3]), abs=1e-6)
    assert float(summary[1]["miou_std"]) == pytest.approx(np.std(values[1:3], ddof=1), abs=1e-6)
    assert summary[0]["miou_published"] == "0.255"


def test_zero_shot_is_scored_as_the_engine_would(whole, tiny_clipseg, made_cloudsen12):
    assert_close(matrix_of(rows_of(whole)[0]), scored(tiny_clipseg, made_cloudsen12))


def test_a_rung_is_scored_as_what_is_exported_of_it(
    ladder, train, tmp_path, tiny_clipseg, made_cloudsen12, monkeypatch
):
    """By adapters, whose checkpoints are kept."""
    output = tmp_path / "ladder"
    few = ("--fractions", "0.25", "--seeds", "11", "--keep")
    ran = train(*ladder(output, *few, recipe="clipseg_lora"), "--trainer.max_epochs", "1")
    assert ran.returncode == 0, ran.stderr
    kept = list(output.rglob("epoch-*.ckpt"))
    assert len(kept) == 1
    export_clipseg(kept[0], tmp_path / "exported", base=str(tiny_clipseg))
    zero, full = (matrix_of(row) for row in rows_of(output))
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tiny_clipseg.parent))
    assert_close(full, scored(tmp_path / "exported", made_cloudsen12))
    assert (zero != full).any()


def test_a_stopped_ladder_goes_on_where_it_was(ladder, train, tmp_path, whole, monkeypatch):
    """Within the second training, after its first epoch: the first one is not trained again."""
    output, steps, at = tmp_path / "ladder", 0, 4 + 3
    step = ClipsegTask.training_step

    def stopping(self, *arguments):
        nonlocal steps
        steps += 1
        if steps == at:
            raise KeyboardInterrupt
        return step(self, *arguments)

    monkeypatch.setattr(ClipsegTask, "training_step", stopping)
    arguments = ladder(output, "--fractions", "0.25", "--seeds", "11", "22")
    stopped = train(*arguments)
    assert_sentence(stopped, "interrupted", "2 of 3 rungs are done", "the same command goes on", code=130)
    assert rows_of(output) == rows_of(whole)[:2]
    assert (output / "rungs" / "25-percent-seed-22" / "checkpoints" / "last.ckpt").exists()
    ran = train(*arguments, "--data.workers", "0")  # on which nothing depends
    assert ran.returncode == 0, ran.stderr
    assert steps == at + 2  # the epoch that was broken off, and nothing else
    assert rows_of(output) == rows_of(whole)[:3]
    assert train(*arguments).returncode == 0
    assert steps == at + 2


def test_a_training_that_diverges_does_not_lose_the_others(ladder, train, tmp_path, whole, monkeypatch):
    step = ClipsegTask.training_step

    def diverging(self, *arguments):
        loss = step(self, *arguments)
        return loss * float("nan") if self.trainer.datamodule.subset_seed == 11 else loss

    monkeypatch.setattr(ClipsegTask, "training_step", diverging)
    shutil.copytree(whole, tmp_path / "ladder")
    ran = train(*ladder(tmp_path / "ladder", "--fractions", "0.125", "--seeds", "11", "22"))
    assert_sentence(ran, "1 of 3 rungs came to nothing", "12.5 % of the labels, subset 11", "tries them again")
    assert "the loss of step 1 is not finite; the ladder goes on without it" in ran.stderr
    assert [row["seed"] for row in rows_of(tmp_path / "ladder")] == ["", "22", "11", "22", "11", "22"]


def test_other_settings_are_another_ladder(ladder, train, whole):
    before = rows_of(whole)
    ran = train(*ladder(whole, *SHARES), "--model.weight_decay", "0.5")
    assert_sentence(ran, "was begun with other settings", "model.weight_decay: 0.02, now 0.5", "--output", code=2)
    assert rows_of(whole) == before


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--fractions", "0"), "0 is no share of the training chips"),
        (("--fractions", "1.5"), "1.5 is no share of the training chips"),
        (("--data.fraction", "0.5"), "the ladder sets data.fraction itself"),
        (("--ckpt_path", "null"), "the ladder sets ckpt_path itself"),
        (("--trainer.devices", "2"), "a ladder trains on one device"),
        (("--model.learning_rat", "1"), "learning_rat"),
        (("somewhere",), "'somewhere' stands where an option should"),
    ],
)
def test_options_without_meaning_are_told(ladder, train, tmp_path, more, words):
    ran = train(*ladder(tmp_path / "ladder"), *more)
    assert_sentence(ran, words, code=2)
    assert not (tmp_path / "ladder").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        ("model: [", "is no YAML"),
        ("- model", "is no recipe for CLIPSeg"),
        ((RECIPES / "unet_default.yaml").read_text(), "is no recipe for CLIPSeg"),
    ],
)
def test_recipes_that_are_none_are_told(train, tmp_path, content, words):
    if content is not None:
        (tmp_path / "recipe.yaml").write_text(content)
    ran = train("ladder", "--config", str(tmp_path / "recipe.yaml"), "--output", str(tmp_path / "ladder"))
    assert_sentence(ran, "recipe.yaml", words, code=2)
    assert not (tmp_path / "ladder").exists()


def test_data_without_the_test_split_is_told(ladder, train, tmp_path):
    data = make_training_set(tmp_path / "data", test=0)
    ran = train(*ladder(tmp_path / "ladder", "--fractions", "0.5", data=data))
    assert_sentence(ran, "test")
    assert not (tmp_path / "ladder").exists()


@pytest.mark.slow
def test_the_whole_network_climbs_as_well_and_other_images_may_judge(ladder, train, tmp_path):
    data = make_training_set(tmp_path / "data", train=0, val=0, test=1, seed=5)
    one = ("--fractions", "0.125", "--seeds", "11", "--test", str(data))
    ran = train(*ladder(tmp_path / "ladder", *one, recipe="clipseg_towers_lora"), "--trainer.max_epochs", "1")
    assert ran.returncode == 0, ran.stderr
    assert [(row["chips"], matrix_of(row).sum()) for row in rows_of(tmp_path / "ladder")] == [("0", 4096), ("1", 4096)]


@pytest.mark.parametrize(("file", "words"), [("ladder.csv", "holds no rows"), ("settings.json", "is damaged")])
def test_what_is_damaged_is_told(ladder, train, tmp_path, whole, file, words):
    shutil.copytree(whole, tmp_path / "ladder")
    (tmp_path / "ladder" / file).write_text("fraction,\n0.1\n")
    assert_sentence(train(*ladder(tmp_path / "ladder", *SHARES)), file, words)


def test_settings_are_readable(whole):
    settings = json.loads((whole / "settings.json").read_text())
    assert settings["model.learning_rate"] == 2e-3
    assert settings["trainer.max_epochs"] == 2
    assert "data.folder" not in settings
