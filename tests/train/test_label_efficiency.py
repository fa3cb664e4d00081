"""`python -m train label-efficiency`: trains, judges and goes on; and what it refuses."""

import csv
import json
import math
import shutil
import statistics

import numpy as np
import pytest
import torch
from makers.chips import CLOUD, MadeChip, made_ground, write_chip, write_chips
from makers.commands import assert_sentence

from engine.models.ssl_resnet.network import build_encoder
from engine.sentinel2 import BAND_NAMES
from train.data.pack import Pack
from train.label_efficiency import training
from train.label_efficiency.patches import PartOfPack, cloudiness_of
from train.label_efficiency.results import Result, summarise
from train.label_efficiency.scoring import FIGURES
from train.lightning_cli import run_lightning
from train.tasks.ssl_resnet import SslResnetTask


@pytest.fixture(scope="module")
def images(tmp_path_factory):
    """Two sites to train on, a clear one that is held out, and a labelled chip of each sensor."""
    folder = tmp_path_factory.mktemp("images")
    write_chips(
        folder / "s2", [MadeChip(site, made_ground(64, i)) for i, site in enumerate(("here", "there", "other"))]
    )
    with (folder / "s2" / "manifest.csv").open(newline="") as stream:
        rows = [{**row, "cloud_pct_by_eye": "0"} for row in csv.DictReader(stream)]
    _write_rows(folder / "s2" / "manifest.csv", rows)
    labelled = []
    for place, sensor in enumerate(("Sentinel-2A", "Landsat-8")):
        values, label = made_ground(48, 10 + place), np.zeros((1, 48, 48), np.uint16)
        values[:, :20], label[:, :20], label[:, 40:, 40:] = np.array(CLOUD)[:, None, None], 1, 3
        write_chip(folder / "labelled" / f"{sensor}.tif", values, BAND_NAMES)
        write_chip(folder / "labelled" / f"{sensor}_mask.tif", label, ("label",))
        told = {"file": f"{sensor}.tif", "mask": f"{sensor}_mask.tif", "sensor": sensor, "level": "L1C"}
        labelled.append({**told, "resolution_m": "10", "shadow_labelled": "yes"})
    _write_rows(folder / "labelled" / "manifest.csv", labelled)
    return folder


def _write_rows(path, rows):
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def read_rows(path):
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def pack(tmp_path_factory, images):
    """The options of the data, whose packs are made."""
    folder = tmp_path_factory.mktemp("packs")
    data = [
        *("--data.ground", str(images / "s2"), "--data.cloudy", "null", "--data.folder", str(folder)),
        *("--data.validation_sites", "[there]", "--data.unused_sites", "[]", "--data.patches", "12"),
        *("--data.validation_patches", "1", "--data.patch", "64", "--data.processes", "1"),
    ]
    run_lightning(["prepare", "--config", "train/recipes/ssl_resnet_fast.yaml", *data])
    return folder, data


@pytest.fixture(scope="module")
def moco(tmp_path_factory):
    """A checkpoint as pre-training leaves it."""
    path = tmp_path_factory.mktemp("moco") / "last.ckpt"
    with torch.random.fork_rng():
        state = {f"encoder.{name}": each for name, each in build_encoder().state_dict().items()}
    told = {"family": "ssl-encoder", "bands": list(BAND_NAMES), "scaling": "square_root"}
    torch.save({"state_dict": state, "hyper_parameters": told}, path)
    return path


@pytest.fixture
def study(train, images, pack, moco, tmp_path, monkeypatch):
    """Runs the command with tiny trainings: four steps on crops of 32 px, a checkpoint after two."""
    monkeypatch.setattr(training, "STEPS_PER_EPOCH", 2)

    def run(*options, starts=("random", f"moco={moco}")):
        return train(
            "label-efficiency",
            *(part for start in starts for part in ("--start", start)),
            *("--fractions", "0.5", "--seeds", "1", "--steps", "4", "--crop", "32", "--batch-size", "2"),
            *("--labelled", str(images), "--output", str(tmp_path / "out"), *pack[1], *options),
        )

    return run


def test_every_start_is_trained_and_judged_once(study, tmp_path):
    ran = study()
    assert ran.returncode == 0, ran.stderr
    out = tmp_path / "out"
    rows = read_rows(out / "results.csv")
    assert [(row["start"], row["fraction"], row["seed"]) for row in rows] == [
        ("random", "0.5", "1"),
        ("moco", "0.5", "1"),
    ]
    assert {(row["patches"], row["steps"]) for row in rows} == {("6", "4")}
    assert all(0 <= float(row[name]) <= (100 if "percent" in name else 1) for row in rows for name in FIGURES)
    summary = read_rows(out / "summary.csv")
    assert [cell["cloud_iou_landsat_mean"] for cell in summary] == [row["cloud_iou_landsat"] for row in rows]
    assert (out / "label_efficiency.png").stat().st_size > 10_000
    assert not list(out.rglob("*.ckpt"))

    before = {path: path.stat().st_mtime_ns for path in out.rglob("result.json")}
    assert study().returncode == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("result.json")} == before
    assert read_rows(out / "results.csv") == rows

    ran = study("--steps", "5")
    assert_sentence(ran, "begun with other settings", "steps: 4, now 5", "another --output", code=2)


def test_seeds_make_means_and_spreads():
    results = [
        Result(start, fraction, seed, 10, 4, 1.0, dict.fromkeys(FIGURES, seed * fraction))
        for fraction in (0.25, 0.05)
        for start in ("random", "moco")
        for seed in (1, 2, 6)
    ]
    cells = summarise(results)
    assert [(cell.fraction, cell.start) for cell in cells] == [
        (0.05, "random"), (0.05, "moco"), (0.25, "random"), (0.25, "moco"),
    ]  # fmt: skip
    assert all(cell.seeds == 3 for cell in cells)
    assert cells[2].means["shadow_iou"] == pytest.approx(0.75)
    assert cells[2].spreads["shadow_iou"] == pytest.approx(0.25 * statistics.stdev([1, 2, 6]))
    assert math.isnan(summarise(results[:1])[0].spreads["shadow_iou"])


@pytest.mark.slow
def test_a_stop_costs_what_came_after_the_last_checkpoint(study, tmp_path, monkeypatch):
    unbroken, stopped = study(starts=("random",)), SslResnetTask.training_step
    assert unbroken.returncode == 0
    expected = read_rows(tmp_path / "out" / "results.csv")
    shutil.rmtree(tmp_path / "out")

    def stops(task, *batch):
        if task.global_step == 3:
            raise KeyboardInterrupt
        return stopped(task, *batch)

    with monkeypatch.context() as patch:
        patch.setattr(SslResnetTask, "training_step", stops)
        ran = study(starts=("random",))
    assert_sentence(ran, "interrupted", "0 of 1 trainings are done", "the same command goes on", code=130)
    assert torch.load(next((tmp_path / "out").rglob("last.ckpt")), weights_only=True)["global_step"] == 2
    assert study(starts=("random",)).returncode == 0
    found = read_rows(tmp_path / "out" / "results.csv")
    for row in (*expected, *found):
        del row["seconds"]
    assert found == expected


def test_the_patches_are_those_of_the_seed_and_as_cloudy_as_all(pack):
    folder = pack[0] / "training"
    whole, part = Pack(folder), PartOfPack(folder, np.array([7, 2]))
    assert len(part) == 2
    everything = slice(None)
    for place, chosen in enumerate((7, 2)):
        for ours, theirs in zip(
            part.read(place, everything, everything), whole.read(chosen, everything, everything), strict=True
        ):
            np.testing.assert_array_equal(ours, theirs)
        np.testing.assert_array_equal(part.present[place], whole.present[chosen])
    classes = cloudiness_of(whole)
    assert classes.shape == (12,)
    assert set(classes) <= set(range(11))
    assert len(set(classes)) > 1


class TestWhatIsRefused:
    def test_a_start_that_is_no_encoder(self, study, tmp_path):
        torch.save({"state_dict": {"layer.weight": torch.zeros(1)}}, tmp_path / "other.ckpt")
        ran = study(starts=(f"moco={tmp_path / 'other.ckpt'}",))
        assert_sentence(ran, "other.ckpt holds no encoder of this kind", "75 of its 75")
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("starts", "options", "words"),
        [
            (("moco",), (), "neither `random` nor NAME=CHECKPOINT"),
            (("random", "random"), (), "two starts are called random"),
            (("random",), ("--fractions", "0"), "0 is no share of the labels"),
            (("random",), ("--steps", "0"), "--steps, --crop"),
            (("random",), ("--jobs", "0"), "--jobs is at least 1"),
            (("random",), ("--model.target", "cloud", "--model.loss", "dice"), "does not fine-tune an encoder on four"),
        ],
    )
    def test_words_and_numbers_without_a_meaning(self, study, tmp_path, starts, options, words):
        assert_sentence(study(*options, starts=starts), words, code=2)
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("name", "text", "words"),
        [
            ("result.json", json.dumps({"seconds": 1}), "result.json holds no result"),
            ("result.json", "{", "result.json holds no result"),
            ("settings.json", "[1]", "settings.json is damaged"),
            ("settings.json", json.dumps({"steps": 3}), "was begun with other settings"),
        ],
    )  # fmt: skip
    def test_a_folder_that_cannot_be_gone_on_with(self, study, tmp_path, name, text, words):
        folder = tmp_path / "out" / "runs" / "random-50pc-seed1"
        folder.mkdir(parents=True)
        (folder / name).write_text(text)
        ran = study(starts=("random",))
        assert_sentence(ran, words, "delete", code=2 if "settings" in words and "other" in words else 1)


@pytest.mark.slow
def test_two_side_by_side_find_the_same_as_one_after_the_other(study, tmp_path):
    ran = study("--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    found = {row["start"]: row["cloud_iou_sentinel"] for row in read_rows(tmp_path / "out" / "results.csv")}
    shutil.rmtree(tmp_path / "out")
    assert study().returncode == 0
    alone = {row["start"]: row["cloud_iou_sentinel"] for row in read_rows(tmp_path / "out" / "results.csv")}
    assert found == pytest.approx(alone)
