"""`python -m train evaluate` on CloudSEN12: figures, files and pictures of made images; bad input."""

import csv
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from makers import clipseg
from makers.cloudsen12 import MadeSample, make_memmaps, make_mlstac, make_npz, make_tree
from makers.commands import Ran, assert_sentence
from makers.unetmobv2 import write_unetmobv2
from PIL import Image

from train.__main__ import main
from train.scoring.selection import Selection

SAMPLES = [
    MadeSample(seed=1, size=509),
    MadeSample("ROI_0001", "20200722T064629_20200722T064811_T43WER", seed=2, size=509),
    MadeSample("ROI_0009", seed=3, size=509, codes=(0,)),
]
ZERO_SHOT = "clipseg-rd64-refined"
CLASSES = ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")


@pytest.fixture(scope="module")
def memmaps(tmp_path_factory) -> Path:
    """Three test images of 509 px of two regions, padded; the last one is wholly clear."""
    return make_memmaps(tmp_path_factory.mktemp("data") / "memmaps", SAMPLES)


@pytest.fixture(scope="module")
def network():
    return clipseg.random_model(clipseg.tiny_config())


@pytest.fixture(scope="module")
def models(tmp_path_factory, network) -> Path:
    """A user's folder of models: CLIPSeg under the id of the published base model, with random weights."""
    root = tmp_path_factory.mktemp("models")
    clipseg.make_full(root, network, clipseg.tiny_config(), ZERO_SHOT)
    return root


@pytest.fixture
def evaluate(capfd, monkeypatch, models, tmp_path):
    """Runs the command in this process, on the CPU; gives how it ended and what it printed."""
    monkeypatch.setenv("CLOUDMASK_MODELS", str(models))

    def run(*arguments: str) -> tuple[Ran, str]:
        code = main(["evaluate", "--device", "cpu", "--threads", "1", "--output", str(tmp_path / "out"), *arguments])
        printed, complaints = capfd.readouterr()
        return Ran(code, complaints), printed

    return run


def published_prediction(network, sample: MadeSample) -> np.ndarray:
    """uint8 [512, 512]: what the publication's own steps make of a chip, written down on their own.

    Reflectance over 0.5 to 8 bit, Pillow's bilinear resize to 352, ImageNet's mean and deviation, a forward pass for
    each prompt, bilinear to the chip's size, argmax.
    """
    image = sample.padded(sample.image[[3, 2, 1]], 3)
    grey = np.rint(np.clip(image / 5000, 0, 1).astype(np.float32) * np.float32(255)).astype(np.uint8)
    small = Image.fromarray(np.moveaxis(grey, 0, -1)).resize((352, 352), Image.Resampling.BILINEAR)
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    pixels = ((torch.from_numpy(np.array(small)) / 255 - mean) / deviation).permute(2, 0, 1)
    said = []
    with torch.no_grad():
        for prompt in clipseg.PROMPTS:
            tokens = torch.tensor([token_numbers(prompt)])
            there = torch.ones_like(tokens)
            said.append(network(input_ids=tokens, pixel_values=pixels[None], attention_mask=there).logits)
        stacked = torch.stack(said).reshape(1, 4, 352, 352)
        large = torch.nn.functional.interpolate(stacked, (512, 512), mode="bilinear")
    return large[0].argmax(0).numpy().astype(np.uint8)


def token_numbers(prompt: str) -> list[int]:
    numbers, _ = clipseg.vocabulary()
    return [
        numbers[token] for token in ("<|startoftext|>", *(f"{word}</w>" for word in prompt.split()), "<|endoftext|>")
    ]


def matrix_of(predictions: list[np.ndarray], labels: list[np.ndarray]) -> np.ndarray:
    pairs = zip(predictions, labels, strict=True)
    return sum(np.histogram2d(label.ravel(), said.ravel(), bins=4, range=[[0, 4]] * 2)[0] for said, label in pairs)


def expected(network, samples: list[MadeSample]) -> dict[str, np.ndarray]:
    """Confusion matrices by window, from the images as they were made."""
    predictions = [published_prediction(network, sample) for sample in samples]
    return {
        "padded": matrix_of(predictions, [sample.padded(sample.label, 3) for sample in samples]),
        "valid": matrix_of([said[:509, 3:] for said in predictions], [sample.label for sample in samples]),
    }


def assert_confusion(model: dict, matrices: dict[str, np.ndarray]) -> None:
    """Where two logits are the same to the last digit, another order of sums may tip the argmax."""
    for window, matrix in matrices.items():
        measured = np.array(model["windows"][window]["confusion"])
        assert np.abs(measured - matrix).sum() <= 1e-4 * matrix.sum()


class TestClipseg:
    def test_the_confusion_is_that_of_the_publications_own_steps(self, evaluate, memmaps, network, tmp_path):
        ran, printed = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--worst", "2")
        assert (ran.returncode, ran.stderr) == (0, "")
        told = json.loads((tmp_path / "out" / "metrics.json").read_text())
        windows = told["models"][0]["windows"]
        assert windows["padded"]["pixels"] == 3 * 512**2
        assert windows["valid"]["pixels"] == 3 * 509**2
        assert_confusion(told["models"][0], expected(network, SAMPLES))
        figures = windows["valid"]["figures"]
        # The image without cloud has part in the pooled figures alone.
        assert (figures["boa_cloud_images"], figures["pa_cloud_images"]) == (2, 2)
        self.assert_described(told)
        self.assert_published_stands_beside(told, printed)
        self.assert_every_image_has_its_rows(tmp_path / "out" / "images.csv")
        self.assert_markdown(tmp_path / "out" / "scores.md")
        pictures = {"bars.png", f"confusion-{ZERO_SHOT}.png", f"worst-{ZERO_SHOT}.png"}
        written = {path.name for path in (tmp_path / "out").iterdir()}
        for name in pictures:
            with Image.open(tmp_path / "out" / name) as image:
                assert min(image.size) > 300
                assert len(set(image.convert("L").resize((64, 64)).tobytes())) > 10
        assert written == {"metrics.json", "images.csv", "scores.md", *pictures}

    def assert_described(self, told: dict) -> None:
        data = told["data"]
        assert (data["form"], data["split"], data["label_type"], data["images"]) == ("memmaps", "test", "high", 3)
        assert data["is_published_test_set"] is False
        assert told["classes"] == list(CLASSES)
        assert (told["models"][0]["device"], told["models"][0]["precision"]) == ("cpu", "fp32")
        titles = [each["title"] for each in told["others"]]
        assert "Fmask 4" in titles
        assert "CLIPSeg, zero-shot" not in titles

    def assert_published_stands_beside(self, told: dict, printed: str) -> None:
        model = told["models"][0]
        beside = {each["figure"]: each for each in model["published"]}
        assert beside["miou"]["published"] == 0.2550
        assert beside["miou"]["measured"] == model["windows"]["padded"]["figures"]["miou"]
        assert beside["miou"]["difference"] == pytest.approx(beside["miou"]["measured"] - 0.2550, abs=1e-6)
        assert "0.2550" in printed
        assert "difference" in printed
        assert "not, by their names, the images of the published scores" in printed
        assert "have the labels of the first release" in printed

    def assert_every_image_has_its_rows(self, path: Path) -> None:
        with path.open(newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert [(row["image"], row["window"]) for row in rows] == [
            (name, window) for name in sorted(sample.id for sample in SAMPLES) for window in ("padded", "valid")
        ]
        clear = [row for row in rows if row["roi_id"] == "ROI_0009"]
        assert {(row["label_percent_clear"], row["boa_cloud"], row["pa_cloud"]) for row in clear} == {("100.0", "", "")}

    def assert_markdown(self, path: Path) -> None:
        lines = path.read_text().splitlines()
        assert any(line.startswith("| system | labels | mIoU |") for line in lines)
        assert len({line.count("|") for line in lines if line.startswith("| ---")}) > 1

    def test_a_form_without_padding_gets_the_published_one(self, evaluate, network, tmp_path):
        data = make_tree(tmp_path / "tree [b] $1$", SAMPLES[:1])  # neither markup nor mathematics
        assert evaluate("--model", ZERO_SHOT, "--data", str(data), "--worst", "0")[0].returncode == 0
        (model,) = json.loads((tmp_path / "out" / "metrics.json").read_text())["models"]
        assert_confusion(model, expected(network, SAMPLES[:1]))


def test_regions_and_limits(memmaps):
    first, second, third = sorted(sample.id for sample in SAMPLES)
    assert Selection(str(memmaps), rois=("ROI_0001",)).open().ids == (first, second)
    assert Selection(str(memmaps), limit=2).open().ids == (first, third)
    assert Selection(str(memmaps), limit=7).open().ids == (first, second, third)


def test_two_models_stand_beside_each_other(evaluate, memmaps, tmp_path):
    models = ("--model", "default", "--model", ZERO_SHOT, "--model", ZERO_SHOT)
    ran, printed = evaluate(*models, "--data", str(memmaps), "--limit", "1", "--worst", "0")
    assert (ran.returncode, ran.stderr) == (0, "")
    told = json.loads((tmp_path / "out" / "metrics.json").read_text())
    assert [each["name"] for each in told["models"]] == ["cloudmask-unet-1", ZERO_SHOT, f"{ZERO_SHOT} (2)"]
    assert told["models"][1]["windows"] == told["models"][2]["windows"]
    assert told["models"][0]["published"] == []
    assert not list((tmp_path / "out").glob("worst-*"))
    assert "cloudmask-unet-1" in printed


def test_scribbles_are_scored_where_something_was_drawn(evaluate, tmp_path):
    sample = MadeSample(seed=1, size=509, label_type="scribble", codes=(0, 1, 2, 3, 4, 5, 6, 99))
    data = make_memmaps(tmp_path / "data", [sample])
    ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(data), "--label-type", "scribble", "--worst", "0")
    assert (ran.returncode, ran.stderr) == (0, "")
    (model,) = json.loads((tmp_path / "out" / "metrics.json").read_text())["models"]
    rows = np.array(model["windows"]["valid"]["confusion"]).sum(axis=1)
    drawn = [np.isin(sample.label, codes).sum() for codes in ([0], [1, 2], [3, 4], [5, 6])]
    assert rows.tolist() == drawn


class TestStoredMasks:
    """Masks of other algorithms beside the images, by codes of their own."""

    @pytest.fixture
    def sample(self) -> MadeSample:
        """Fmask is right but for a tenth of the clear pixels, which it takes for shadow; s2cloudless sees no cloud."""
        plain = MadeSample(seed=1, size=509)
        clear = np.flatnonzero(plain.label == 0)
        fmask = np.choose(plain.label, [0, 4, 4, 2]).astype(np.uint8)
        fmask.flat[clear[: len(clear) // 10]] = 2
        return MadeSample(seed=1, size=509, extra={"fmask": fmask, "s2cloudless": np.zeros((509, 509), np.uint8)})

    @pytest.mark.parametrize("make", [make_memmaps, make_tree])
    def test_they_stand_beside_what_was_published_of_them(self, evaluate, sample, make, tmp_path):
        ran, printed = evaluate("--algorithms", "--data", str(make(tmp_path / "data", [sample])))
        assert (ran.returncode, ran.stderr) == (0, "")
        told = json.loads((tmp_path / "out" / "metrics.json").read_text())
        fmask, s2cloudless = told["models"]
        assert (fmask["name"], s2cloudless["name"]) == ("fmask, stored", "s2cloudless, stored")
        figures = fmask["windows"]["valid"]["figures"]
        assert figures["boa_cloud"] == 1
        clear, shadow = (int((sample.label == code).sum()) for code in (0, 3))
        wrong = clear // 10
        assert figures["ua_shadow"] == pytest.approx(shadow / (shadow + wrong), abs=1e-6)
        assert figures["boa_contaminated"] == pytest.approx((1 + (clear - wrong) / clear) / 2, abs=1e-6)
        assert {"miou", "accuracy", "iou_clear"}.isdisjoint(figures)
        assert {name.split("_")[1] for name in s2cloudless["windows"]["valid"]["figures"]} == {"cloud"}
        assert s2cloudless["windows"]["valid"]["figures"]["boa_cloud"] == 0.5
        beside = {each["figure"]: each["difference"] for each in fmask["published"]}
        assert beside["boa_cloud"] == pytest.approx(1 - 0.84)
        assert "Pooled over all pixels" not in printed
        assert {path.name for path in (tmp_path / "out").iterdir()} == {"metrics.json", "images.csv", "scores.md"}

    def test_where_none_are_stored(self, evaluate, memmaps):
        ran, _ = evaluate("--algorithms", "--data", str(memmaps))
        assert_sentence(ran, "no masks of other algorithms", "--algorithms")


class TestBadInput:
    def test_a_model_that_is_not_there(self, evaluate, memmaps):
        ran, _ = evaluate("--model", "no-such-model", "--data", str(memmaps))
        assert_sentence(ran, "there is no model no-such-model", ZERO_SHOT)

    def test_a_model_that_was_not_downloaded(self, evaluate, memmaps):
        ran, _ = evaluate("--model", "clipseg-cloudsen12plus-fft", "--data", str(memmaps))
        assert_sentence(ran, "clipseg-cloudsen12plus-fft", "cloudmask models download")

    def test_weights_whose_digest_differs(self, evaluate, memmaps, models, tmp_path):
        shutil.copytree(models / ZERO_SHOT, tmp_path / ZERO_SHOT)
        with (tmp_path / ZERO_SHOT / "model.safetensors").open("ab") as stream:
            stream.write(b"x")
        ran, _ = evaluate("--model", str(tmp_path / ZERO_SHOT), "--data", str(memmaps))
        assert_sentence(ran, "do not match the digest")

    def test_a_network_of_other_bands_than_its_card_says(self, evaluate, memmaps, tmp_path):
        folder = write_unetmobv2(tmp_path / "own", bands=("B08", "B04", "B03", "B02"))
        card = json.loads((folder / "card.json").read_text())
        card["architecture"]["bands"] = card["inputs"]["bands_required"] = ["B04", "B03", "B02"]
        (folder / "card.json").write_text(json.dumps(card))
        ran, _ = evaluate("--model", str(folder), "--data", str(memmaps))
        assert_sentence(ran, folder.name)

    def test_images_without_a_band_that_the_model_needs(self, evaluate, tmp_path):
        folder = write_unetmobv2(tmp_path / "own", bands=("B08", "B04", "B03", "B02"), levels=["L2A"])
        data = make_npz(tmp_path / "npz", SAMPLES[:1])
        ran, _ = evaluate("--model", str(folder), "--data", str(data))
        assert_sentence(ran, "needs B08", "they have B04, B03, B02")
        assert "unetmobv2-made was made for L2A, and these images are L1C" in ran.stderr
        assert not (tmp_path / "out").exists()

    def test_no_images_of_a_split(self, evaluate, memmaps):
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--split", "val")
        assert_sentence(ran, "val")

    def test_a_region_that_is_not_in_the_data(self, evaluate, memmaps):
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--rois", "ROI_9999")
        assert_sentence(ran, "ROI_9999")

    def test_a_limit_of_nothing(self, evaluate, memmaps):
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--limit", "0")
        assert_sentence(ran, "a limit of 0", code=2)

    def test_a_container_cut_short(self, evaluate, tmp_path):
        container = make_mlstac(tmp_path, [MadeSample(size=13)])
        container.write_bytes(container.read_bytes()[:-100])
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(container))
        assert_sentence(ran, "test_509_high.mlstac")

    @pytest.mark.parametrize("name", ["test_509_high.mlstac", "cloudsen12.tacozip"])
    def test_a_container_that_is_something_else_or_nowhere(self, evaluate, tmp_path, name):
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(tmp_path / name))
        assert_sentence(ran, name)
        (tmp_path / name).write_bytes(b"no container at all")
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(tmp_path / name))
        assert_sentence(ran, name)

    def test_an_image_without_a_label(self, evaluate, tmp_path):
        data = make_tree(tmp_path / "tree", SAMPLES[:1], label=False)
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(data))
        assert_sentence(ran, "label")
        assert not (tmp_path / "out").exists()

    def test_published_detectors_are_not_run_here(self, evaluate, memmaps):
        ran, _ = evaluate("--peers", "--data", str(memmaps))
        assert_sentence(ran, "--peers", code=2)

    def test_a_device_that_is_not_there(self, evaluate, memmaps):
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--device", "cuda:77")
        assert_sentence(ran, "no device cuda:77")

    @pytest.mark.parametrize(("option", "value"), [("--threads", "-1"), ("--threads", "0"), ("--worst", "-1")])
    def test_numbers_that_are_too_small(self, evaluate, memmaps, capfd, option, value):
        with pytest.raises(SystemExit) as stop:
            evaluate("--model", ZERO_SHOT, "--data", str(memmaps), option, value)
        assert stop.value.code == 2
        assert f"{option}: {value} is less than" in capfd.readouterr().err

    @pytest.mark.parametrize("name", ["a file", "http://127.0.0.1:9/a/folder"])
    def test_what_is_no_folder_and_no_data_set(self, evaluate, tmp_path, name):
        (tmp_path / "a file").write_text("no data")
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", name if "://" in name else str(tmp_path / name))
        assert_sentence(ran, "cannot be reached" if "://" in name else "holds CloudSEN12 in no form that is known")

    def test_an_output_that_is_a_file_is_told_before_anything_is_run(self, evaluate, memmaps, monkeypatch, tmp_path):
        monkeypatch.delattr("train.scoring.run.score_all")
        (tmp_path / "out").write_text("in the way")
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--limit", "1")
        assert_sentence(ran, "cannot write")

    def test_an_interrupt_leaves_nothing(self, evaluate, memmaps, monkeypatch, tmp_path):
        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("train.scoring.pictures.draw_bars", interrupted)  # the last moment: all is measured
        ran, _ = evaluate("--model", ZERO_SHOT, "--data", str(memmaps), "--limit", "1")
        assert_sentence(ran, "interrupted; nothing was written", code=130)
        assert not (tmp_path / "out").exists()
