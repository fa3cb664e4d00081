"""How fast a recipe trains: what is measured, what is said, and that kept features are what costs least."""

import json
from pathlib import Path

import pytest
import torch
from makers.commands import assert_sentence
from rich.console import Console

from train.__main__ import main
from train.bench.clipseg import random_network
from train.bench.measure import Figures, Machine, Way
from train.bench.table import as_table
from train.bench.unets import made_batch, unet_way
from train.data.chips import CloudSEN12Chips
from train.tasks.clipseg import ClipsegTask
from train.tasks.unet_mobilenetv2 import UNetMobV2Task

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(capfd, monkeypatch):
    """Runs the command in this process and gives what it prints as JSON."""

    def run(*arguments: str) -> dict:
        monkeypatch.chdir(ROOT)
        assert main(["bench", *arguments, "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return run


def test_every_way_has_its_figures(bench, tiny_clipseg_recipe):
    """For programs, with how they were taken."""
    told = bench(*tiny_clipseg_recipe("clipseg_fft"), "--batch-size", "4", "--rounds", "2", "--steps", "1")
    assert (told["recipe"], told["batch_size"], told["device_kind"]) == ("clipseg_fft", 4, "cpu")
    assert (told["precision"], told["samples_an_epoch"]) == ("32-true", 33_960)
    assert told["threads"] == torch.get_num_threads()
    ways = {one["way"]: one for one in told["ways"]}
    assert list(ways) == ["published", "image_tower", "features_kept", "features_kept_together"]
    assert all(len(one["turns"]) == 2 and min(one["turns"]) > 0 for one in ways.values())
    assert ways["published"]["times_faster"] == 1
    for one in ways.values():
        assert one["epoch_seconds"] == pytest.approx(one["seconds_a_step"] * 33_960 / 4)
        assert one["samples_a_second"] == pytest.approx(4 / one["seconds_a_step"])


@pytest.mark.slow
def test_kept_features_are_quicker_than_both_towers(bench):
    """Of the published size, where about 20 times are measured."""
    recipe = ["--config", str(ROOT / "train" / "recipes" / "clipseg_fft.yaml"), "--threads", "1"]
    told = bench(*recipe, "--batch-size", "4", "--rounds", "2")
    kept = next(one for one in told["ways"] if one["way"] == "features_kept")
    assert kept["times_faster"] > 2


def test_towers_that_are_trained_leave_one_way(bench, tiny_clipseg_recipe):
    """There is nothing to keep, and nothing published to compare it with."""
    told = bench(*tiny_clipseg_recipe("clipseg_towers_full"), "--batch-size", "4", "--rounds", "1", "--steps", "1")
    assert [one["way"] for one in told["ways"]] == ["towers"]


def test_without_the_base_model_random_weights_do(tmp_path):
    """Of the published architecture, which the note says."""
    task = ClipsegTask("nothing-of-that-name")
    with torch.device("meta"):
        network = random_network(task).model
    counts = {name: sum(each.numel() for each in part.parameters()) for name, part in network.named_children()}
    assert counts["decoder"] == 1_127_009
    # Embeddings, the normalisation before the first block, and the ten blocks that the decoder reads.
    assert sum(each.numel() for each in network.clip.vision_model.parameters()) == 71_622_144


def test_a_unet_gets_batches_as_its_data_makes_them(made_cloudsen12):
    """Names, types and axes are those of real batches; the edge is that of the recipe's chips."""
    bands = ["B04", "B03", "B02"]
    data = CloudSEN12Chips(str(made_cloudsen12), bands, batch_size=2)
    data.setup("fit")
    real = next(iter(data.train_dataloader()))
    made = made_batch(2, len(bands), 64)
    assert {name: (each.shape, each.dtype) for name, each in real.items()} == {
        name: (made[name].shape, made[name].dtype) for name in real
    }
    way = unet_way(UNetMobV2Task(bands), data)
    (batch,) = list(way.batches(1))
    assert batch["reflectance"].shape == (2, 3, 512, 512)
    assert way.samples_an_epoch == 8490


def test_a_unet_is_measured(bench, recipe_here):
    """Through its recipe; its encoder's first weights do not matter to the time, and need not be there."""
    options = [*recipe_here("unet_any_bands"), "--data.crop", "32", "--data.crops_per_chip", "2"]
    told = bench(*options, "--model.encoder", "mobilenetv3_small_050", "--batch-size", "2", "--rounds", "1")
    (way,) = told["ways"]
    assert way["seconds_a_step"] > 0
    assert told["samples_an_epoch"] == 2000 * 2


def test_times_faster_are_those_of_pairs(tmp_path):
    """Turns that were taken side by side are compared, so that a slow minute falls on both."""
    task = UNetMobV2Task(["B04"])
    slow = Figures(Way("slow", "slow", task, lambda _: [], 16, 100), [10.0, 40.0, 12.0])
    fast = Figures(Way("fast", "fast", task, lambda _: [], 16, 100), [1.0, 2.0, 0.5])
    assert fast.times_faster(slow) == 20
    assert slow.times_faster(slow) == 1
    assert slow.epoch == 12 * 100 / 16
    machine = Machine("cpu", "a processor", 1, "32-true", None)
    console = Console(width=120, record=True, file=(tmp_path / "out").open("w"))
    console.print(as_table([slow, fast], machine, {"recipe": "clipseg_fft", "batch_size": 16}))
    text = console.export_text()
    assert "batches of 16, a processor, 32-true, 1 thread" in text
    assert "20.0" in text


def test_a_recipe_that_is_not_there_is_told(train):
    """In one sentence."""
    assert_sentence(train("bench", "--config", "nowhere.yaml"), "there is no recipe", "nowhere.yaml", code=2)
