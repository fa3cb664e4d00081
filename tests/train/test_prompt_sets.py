"""`prompt-sets`: the published prompts, a user's own, scores as the engine's, runs that are stopped, and bad files."""

import csv
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from makers.commands import assert_sentence

from engine.catalog import read_card
from engine.models.clipseg.family import ClipsegFamily
from engine.models.clipseg.text import read_tokenizer, read_tokens
from train.__main__ import main
from train.data.cloudsen12 import open_cloudsen12
from train.ladder.figures import FIGURES
from train.prompt_sets.network import ManyPrompts
from train.prompt_sets.sets import PUBLISHED, read_sets
from train.scoring.published import published_of

PUBLISHED_OF_TWO = {"miou": 0.2, "iou": [0.5, 0.2, 0.1, 0]}
OWN = {
    "sets": [
        {"name": "one", "prompts": ["ground", "cloud", "cloud", "shadow"]},
        {
            "name": "two",
            "prompts": ["land", "cloud", "haze", "shadow"],
            "published": {"miou": 0.2, "iou": [0.5, 0.2, 0.1, 0]},
        },
    ]
}
COUNTS = 16


@pytest.fixture(scope="module")
def own_sets(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sets") / "own.yaml"
    path.write_text(yaml.safe_dump(OWN))
    return path


@pytest.fixture(scope="module")
def command(made_cloudsen12, tiny_clipseg, own_sets):
    """Gives a command line for a user's two sets."""

    def arguments(output: Path, *more: str, sets: Path = own_sets) -> list[str]:
        return [
            *("prompt-sets", "--data", str(made_cloudsen12), "--model", str(tiny_clipseg), "--sets", str(sets)),
            *("--output", str(output), "--device", "cpu", *more),
        ]

    return arguments


@pytest.fixture(scope="module")
def whole(command, tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("prompts") / "whole"
    assert main(command(output)) == 0
    return output


def rows_of(output: Path) -> list[dict[str, str]]:
    with (output / "prompt_sets.csv").open() as stream:
        return list(csv.DictReader(stream))


def matrix_of(row: dict[str, str]) -> np.ndarray:
    return np.array([int(value) for value in list(row.values())[-COUNTS:]]).reshape(4, 4)


def test_the_published_sets_and_ladders_are_there():
    known = read_sets(PUBLISHED)
    groups = [each.group for each in known.sets]
    assert [groups.count(name) for name in dict.fromkeys(groups)] == [1, 15, 4, 3, 7, 7, 4]
    by_name = {each.name: each for each in known.sets}
    assert by_name["V1"].prompts == ("ground", "white cloud", "thin cloud", "shadow")
    assert by_name["L5.2"].prompts == ("colored ground", "white cloud", "gray cloud", "dark shadow")
    assert (by_name["V7"].published["miou"], by_name["V8"].published["iou_clear"]) == (0.0677, 0.5021)
    assert by_name["L3.7"].published["miou"] == 0.0381
    assert len(known.prompts) == 147
    assert "CC BY 4.0" in known.source


@pytest.mark.parametrize("each", read_sets(PUBLISHED).sets, ids=lambda each: each.name)
def test_a_published_mean_is_that_of_its_classes(each):
    assert each.published["miou"] == pytest.approx(np.mean([each.published[name] for name in FIGURES[1:5]]), abs=1e-4)


def test_the_base_set_is_what_was_published_of_the_model():
    base = read_sets(PUBLISHED).sets[0]
    (known,) = published_of("clipseg-rd64-refined")
    assert dict(base.published) == pytest.approx({name: known.figures[name] for name in FIGURES})


def test_the_network_reads_every_published_prompt(tiny_clipseg):
    tokenizer = read_tokenizer(tiny_clipseg, 49408)
    assert max(len(read_tokens(tokenizer, prompt, 77)) for prompt in read_sets(PUBLISHED).prompts) <= 77


def test_sets_score_what_the_engine_would(whole, tiny_clipseg, made_cloudsen12):
    for row, wanted in zip(rows_of(whole), OWN["sets"], strict=True):
        texts = list(dict.fromkeys(wanted["prompts"]))
        family = ClipsegFamily.load(read_card(tiny_clipseg), "cpu", "fp32", texts)
        matrix = np.zeros((4, 4), np.int64)
        for chip in open_cloudsen12(made_cloudsen12, split="test"):
            image = torch.from_numpy(chip.image[[chip.bands.index(band) for band in family.bands]].view(np.int16)[None])
            logits = family.logits(image.view(torch.uint16), torch.ones(1, 3, dtype=torch.bool))[0].numpy()
            said = logits[[texts.index(prompt) for prompt in wanted["prompts"]]].argmax(axis=0)
            np.add.at(matrix, (chip.label, said), 1)
        found = matrix_of(row)
        assert found.sum() == matrix.sum() == 3 * 64 * 64
        assert np.abs(found - matrix).sum() <= 0.001 * matrix.sum()


def test_of_two_classes_with_one_prompt_the_first_wins(whole):
    """As where it was published: thin cloud of the first level of the fifth ladder has 0."""
    assert float(rows_of(whole)[0]["iou_thin_cloud"]) == 0
    assert float(rows_of(whole)[0]["iou_thick_cloud"]) > 0


def test_files_hold_the_published_scores_beside_ours(whole):
    one, two = rows_of(whole)
    assert (one["miou_published"], two["miou_published"], two["iou_cloud_shadow_published"]) == ("", "0.2", "0.0")
    assert float(two["miou_difference"]) == pytest.approx(float(two["miou"]) - 0.2, abs=2e-6)
    assert (two["prompt_thin_cloud"], two["accuracy_published"]) == ("haze", "")
    assert (whole / "prompt_sets.png").stat().st_size > 20_000


def test_a_stopped_run_goes_on_with_the_next_image(command, train, tmp_path, whole, monkeypatch):
    images, of = 0, ManyPrompts.logits

    def stopping(self, image):
        nonlocal images
        images += 1
        if images == 2:
            raise KeyboardInterrupt
        return of(self, image)

    monkeypatch.setattr(ManyPrompts, "logits", stopping)
    assert_sentence(train(*command(tmp_path / "out")), "interrupted", "1 of 3 images are counted", code=130)
    ran = train(*command(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    assert images == 4
    assert rows_of(tmp_path / "out") == rows_of(whole)
    assert train(*command(tmp_path / "out")).returncode == 0
    assert images == 4


def test_a_limit_takes_some_images(command, train, tmp_path):
    ran = train(*command(tmp_path / "out", "--limit", "1"))
    assert ran.returncode == 0, ran.stderr
    assert all(matrix_of(row).sum() == 64 * 64 for row in rows_of(tmp_path / "out"))


def test_other_images_or_sets_are_other_scores(command, train, tmp_path, whole):
    ran = train(*command(whole, "--limit", "2"))
    assert_sentence(ran, "counted with other settings (images)", "choose another --output", code=2)
    assert_sentence(train(*command(whole, sets=PUBLISHED)), "counted with other settings (sets)", code=2)
    shutil.copytree(whole, tmp_path / "out")
    (tmp_path / "out" / "progress.json").write_text("{")
    assert_sentence(train(*command(tmp_path / "out")), "progress.json is damaged")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read"),
        ("sets: [", "is no YAML"),
        ("sets: []", "lists no sets of prompts"),
        ("- ground", "lists no sets of prompts"),
        ("sets: [{name: a}]", "has no list of prompts"),
        ("sets: [{prompts: [a, b, c]}]", "must have 4 texts"),
        ("sets: [{prompts: [a, b, c, 4]}]", "must have 4 texts"),
        ("sets: [{prompts: [a, b, c, '']}]", "a prompt is empty"),
        ("sets: [{name: a, prompts: [a, b, c, d]}, {name: a, prompts: [a, b, c, e]}]", "two sets of the name a"),
        ("sets: [{prompt: [], prompts: [a, b, c, d]}]", "a key prompt, which means nothing"),
        ("sets: [{prompts: [a, b, c, d], published: {miou: high}}]", "are no numbers"),
        ("sets: [{prompts: [a, b, c, d], published: {iou: [0.1]}}]", "are no numbers"),
        ("sets: [{prompts: [a, b, c, d], published: {miou: 25.5}}]", "miou"),
    ],
)
def test_sets_that_are_none_are_told(command, train, tmp_path, content, words):
    path = tmp_path / "sets.yaml"
    if content is not None:
        path.write_text(content)
    assert_sentence(train(*command(tmp_path / "out", sets=path)), words, code=2)
    assert not (tmp_path / "out").exists()


def test_a_prompt_that_the_network_cannot_read_is_told(command, train, tmp_path):
    path = tmp_path / "sets.yaml"
    path.write_text(yaml.safe_dump({"sets": [{"prompts": ["cloud", "clear", "shadow", "a b c d " * 25]}]}))
    assert_sentence(train(*command(tmp_path / "out", sets=path)), "the model reads 77 at most", "fewer words")


def test_a_model_that_takes_no_prompts_is_told(command, train, tmp_path):
    ran = train(*command(tmp_path / "out"), "--model", "cloudmask-unet-1")
    assert_sentence(ran, "cloudmask-unet-1 takes no prompts")
    assert not (tmp_path / "out").exists()
