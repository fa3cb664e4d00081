"""Scores that `evaluate` has measured on CloudSEN12, in the card of the model that they are of."""

import json

import pytest
import torch
from makers.commands import assert_sentence

from train.__main__ import main
from train.tasks.segmentation import SegmentationTask


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    """Of a U-Net as it is before its first step."""
    task = SegmentationTask(encoder="mobilenetv3_small_050", imagenet=False)
    path = tmp_path_factory.mktemp("run") / "last.ckpt"
    torch.save({"hyper_parameters": dict(task.hparams), "state_dict": task.state_dict()}, path)
    return path


@pytest.fixture(scope="module")
def scores(tiny_clipseg, made_cloudsen12, tmp_path_factory):
    """What `evaluate` writes of one model on three chips."""
    told = tmp_path_factory.mktemp("scores")
    assert main(["evaluate", "--model", str(tiny_clipseg), "--data", str(made_cloudsen12), "--output", str(told)]) == 0
    return told / "metrics.json"


def test_they_stand_in_the_card(checkpoint, scores, train, tmp_path):
    folder = tmp_path / "my-model"
    ran = train("export", str(checkpoint), str(folder), "--metrics", str(scores))
    assert ran.returncode == 0, ran.stderr
    told = {each["name"]: each for each in json.loads((folder / "card.json").read_text())["metrics"]}
    measured = json.loads(scores.read_text())["models"][0]["windows"]["padded"]["figures"]
    assert told["mean IoU"]["value"] == pytest.approx(measured["miou"], abs=1e-4)
    assert told["mean IoU"]["dataset"] == "CloudSEN12, test, L1C, high labels"
    assert told["mean IoU"]["split"].startswith("3 chips with their padding")
    assert told["cloud shadow IoU"]["value"] == pytest.approx(measured["iou_cloud_shadow"], abs=1e-4)


def test_those_of_several_models_or_of_something_else_do_not(checkpoint, scores, train, tmp_path):
    stored = json.loads(scores.read_text())
    for changed, words in (
        ({**stored, "models": stored["models"] * 2}, "holds scores of 2 models"),
        ({**stored, "models": []}, "does not hold the figures"),
        ({**stored, "models": 3}, "does not hold the figures"),
        ({"models": stored["models"]}, "does not hold the figures"),
    ):
        (tmp_path / "metrics.json").write_text(json.dumps(changed))
        ran = train("export", str(checkpoint), str(tmp_path / "my-model"), "--metrics", str(tmp_path / "metrics.json"))
        assert_sentence(ran, "metrics.json", words)
    assert not (tmp_path / "my-model").exists()
