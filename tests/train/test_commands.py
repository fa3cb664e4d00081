"""`python -m train`: a short training from made ground to a model that the engine runs, resuming, and bad input."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from makers.commands import assert_sentence

from engine.catalog import read_card
from engine.models.unet import UNetFamily
from train import export
from train.data.augment import Augmentation
from train.data.material import Shares
from train.data.module import CropDataset
from train.data.pack import Pack, PackPlan, make_pack
from train.tasks.curves import read_logs

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "train" / "recipes" / "unet_default.yaml"


def test_fit_resume_and_export(small_recipe, train, tmp_path):
    command = [sys.executable, "-m", "train", "fit", *small_recipe, "--trainer.max_steps", "3"]
    first = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert first.returncode == 0, first.stderr
    run = tmp_path / "run"
    last = run / "checkpoints" / "last.ckpt"
    assert torch.load(last, weights_only=True)["global_step"] == 3

    second = train("fit", *small_recipe, "--trainer.max_steps", "6")
    assert second.returncode == 0, second.stderr
    assert torch.load(last, weights_only=True)["global_step"] == 6
    assert (run / "curves.png").stat().st_size > 5000
    rows = read_logs(run / "log")
    assert [row["epoch"] for row in rows if row["validation/iou_mean"]] == ["0", "1"]
    assert len(list((run / "tensorboard").glob("*/events*"))) == 2

    scored = train("validate", *small_recipe, "--ckpt_path", str(last))
    assert scored.returncode == 0, scored.stderr

    card = tmp_path / "made-1"
    done = train("export", str(last), str(card), "--temperature", "1.25")
    assert done.returncode == 0, done.stderr
    opened = read_card(card)
    assert opened.decision.temperature == 1.25
    opened.verify()
    assert opened.architecture["encoder"] == "mobilenetv3_small_050"
    assert_equal_logits(last, opened)


def assert_equal_logits(checkpoint: Path, card) -> None:
    """The engine's family gives what the trained network gives with its weights rounded to half precision."""
    _, network = export.network_of(checkpoint)
    network.load_state_dict(
        {name: t.half().float() if t.is_floating_point() else t for name, t in network.state_dict().items()}
    )
    values = torch.from_numpy(np.random.default_rng(0).integers(0, 9000, (2, 13, 64, 64)).astype(np.uint16))
    presence = torch.rand(2, 13, generator=torch.Generator().manual_seed(0)) > 0.3
    with torch.inference_mode():
        expected = network(values, presence)
    said = UNetFamily.load(card, "cpu", "fp32").logits(values, presence)
    assert (said - expected).abs().max() < 1e-4


def test_simulate_only_makes_packs(small_recipe, train, tmp_path):
    ran = train("simulate", *small_recipe)
    assert ran.returncode == 0, ran.stderr
    assert len(Pack(tmp_path / "packs" / "training")) == 6
    assert len(Pack(tmp_path / "packs" / "validation")) == 2
    assert not (tmp_path / "run" / "checkpoints").exists()


class TestCrops:
    @pytest.fixture
    def pack(self, ground_folder, tmp_path):
        make_pack(tmp_path, ground_folder, PackPlan(4, 64, 1, None, (), None, Shares()), processes=1)
        return Pack(tmp_path)

    def crops(self, pack, epoch: int, count: int = 4) -> CropDataset:
        return CropDataset(pack, crop=32, count=count, epoch=epoch, seed=5, augmentation=Augmentation())

    def test_the_same_epoch_draws_the_same_crops_and_another_others(self, pack):
        ours, same, other = (self.crops(pack, epoch)[1] for epoch in (3, 3, 4))
        assert torch.equal(ours["reflectance"], same["reflectance"])
        assert not torch.equal(ours["reflectance"], other["reflectance"])

    def test_a_crop_is_what_the_network_takes(self, pack):
        crop = self.crops(pack, 0)[0]
        assert (crop["reflectance"].dtype, crop["presence"].dtype) == (torch.uint16, torch.bool)
        assert crop["reflectance"].shape == (13, 32, 32)
        assert set(crop["label"].unique().tolist()) <= {0, 1, 2, 3, 255}
        assert not crop["reflectance"][~crop["presence"]].any()

    def test_a_sweep_shows_every_patch_once(self, pack, monkeypatch):
        seen = []
        read = pack.read
        monkeypatch.setattr(pack, "read", lambda index, *rest: seen.append(index) or read(index, *rest))
        for epoch in range(2):
            for index in range(2):
                self.crops(pack, epoch, count=2)[index]
        assert sorted(seen) == [0, 1, 2, 3]


class TestBadInput:
    def test_no_command(self, train):
        assert_sentence(train(), "COMMAND", code=2)

    def test_an_unknown_command(self, train):
        assert_sentence(train("fly"), "fly", code=2)

    def test_no_checkpoint(self, train, tmp_path):
        assert_sentence(
            train("export", str(tmp_path / "no.ckpt"), str(tmp_path / "card")), "error: there is no checkpoint"
        )
        assert not (tmp_path / "card").exists()

    def test_something_else_for_a_checkpoint(self, train, tmp_path):
        (tmp_path / "a.ckpt").write_text("not weights")
        assert_sentence(train("export", str(tmp_path / "a.ckpt"), str(tmp_path / "card")), "is not a checkpoint")

    def test_a_recipe_that_is_not_there(self, train, tmp_path):
        ran = train("fit", "--config", str(tmp_path / "no.yaml"))
        assert ran.returncode == 2
        assert "Traceback" not in ran.stderr

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ((), ("there is no recipe", "--config")),
            (("--model.nope", "3"), ("SegmentationTask has no option nope", "--model.help")),
            (("--data.nope", "3"), ("CloudPatches has no option nope", "--data.help")),
            (("--model.class_path", "train.tasks.nope.Task"), ("there is no class train.tasks.nope.Task",)),
            (("--model.class_path", "nope.Task"), ("there is no class nope.Task",)),
            (("--model.class_path", "train.data.module.CloudPatches"), ("CloudPatches", "LightningModule")),
            (("--model.learning_rate", "high"), ("learning_rate", "high", "fit --help")),
            (("--trainer.max_stepz", "3"), ("--trainer.max_stepz", "fit --help")),
        ],
    )
    def test_options_that_the_recipe_has_not(self, options, words, train):
        recipe = ("--config", str(RECIPE)) if options else ()
        ran = train("fit", *recipe, *options)
        assert_sentence(ran, *words, code=2)
        assert len(ran.stderr.strip().splitlines()) == 1, ran.stderr

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("model: {encoder: x}\ndata: {ground: x}\n", ("does not say what its model is", "class_path")),
            ("a, b\nc, d\n", ("--help",)),
            ("model: [\n", ("--help",)),
            ("outputs: {classes: 3}\n", ("outputs",)),
        ],
    )
    def test_a_recipe_that_is_none(self, text, words, train, tmp_path):
        (tmp_path / "recipe.yaml").write_text(text)
        ran = train("fit", "--config", str(tmp_path / "recipe.yaml"))
        assert_sentence(ran, *words, code=2)
        assert len(ran.stderr.strip().splitlines()[-1]) < 500

    @pytest.mark.parametrize(
        ("family", "options", "words", "code"),
        [
            ("clipseg", ("--temperature", "1.2"), ("has no use for --temperature",), 2),
            ("clipseg", ("--template", "t.yaml"), ("has no use for --template",), 2),
            ("unetmobv2", ("--base", "clipseg-rd64-refined"), ("has no use for --base",), 2),
            ("other", (), ("the family other", "does not know"), 1),
        ],
    )
    def test_exports_that_make_no_sense(self, family, options, words, code, train, tmp_path):
        checkpoint, card = tmp_path / "a.ckpt", tmp_path / "card"
        torch.save({"hyper_parameters": {"family": family}, "state_dict": {}}, checkpoint)
        assert_sentence(train("export", str(checkpoint), str(card), *options), *words, code=code)
        assert not card.exists()

    def test_a_checkpoint_of_another_family_is_to_be_exported_before_it_is_measured(self, train, tmp_path):
        checkpoint = tmp_path / "a.ckpt"
        torch.save({"hyper_parameters": {"family": "clipseg"}, "state_dict": {}}, checkpoint)
        ran = train("calibrate", str(checkpoint), "--data", str(tmp_path))
        assert_sentence(ran, "is of the family clipseg", "python -m train export")

    def test_no_images_to_evaluate_on(self, train, tmp_path):
        assert_sentence(train("evaluate", "--data", str(tmp_path)), "there is no", "manifest.csv", "--data")


class TestExport:
    ARCHITECTURE = {  # noqa: RUF012
        "encoder": "mobilenetv3_small_050",
        "bands": ["B02", "B03", "B04"],
        "decoder_channels": [8, 8, 8, 8],
        "classes": ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"],
    }
    TEMPLATE = RECIPE.with_name("unet_default_card.yaml")

    @pytest.fixture
    def network(self):
        torch.manual_seed(0)
        return export.build_network(self.ARCHITECTURE)

    def test_the_same_network_gives_the_same_bytes(self, network, tmp_path):
        for name in ("a", "b"):
            export.write_card(tmp_path / name, self.TEMPLATE, self.ARCHITECTURE, network)
        assert {each.name for each in (tmp_path / "a").iterdir()} == {"card.json", "weights.safetensors", "SHA256SUMS"}
        for each in (tmp_path / "a").iterdir():
            assert each.read_bytes() == (tmp_path / "b" / each.name).read_bytes()

    def test_digest_and_metrics(self, network, tmp_path):
        metric = {"name": "cloud iou", "dataset": "made", "split": "all", "value": 0.5, "measured_by": "us"}
        export.write_card(tmp_path, self.TEMPLATE, self.ARCHITECTURE, network, [metric])
        digest = hashlib.sha256((tmp_path / "weights.safetensors").read_bytes()).hexdigest()
        assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  weights.safetensors\n"
        assert json.loads((tmp_path / "card.json").read_text())["metrics"] == [metric]

    def test_words_and_temperature_come_from_the_template_unless_told(self, network, tmp_path):
        words = {
            "cautions": [{"without": ["B08"], "sentence": "Without B08 water is hard to tell from shadow."}],
            "prefer": "Prefer another model over ice.",
        }
        template = tmp_path / "t.yaml"
        template.write_text(yaml.safe_dump({**yaml.safe_load(self.TEMPLATE.read_text()), **words}))
        error = {"surface": "snow", "bands": "RGB", "false_cloud_percent": 3.5, "false_shadow_percent": 0, "chips": 4}
        export.write_card(tmp_path / "plain", template, self.ARCHITECTURE, network)
        export.write_card(tmp_path / "told", template, self.ARCHITECTURE, network, errors=[error], temperature=1.7)
        plain, told = (read_card(tmp_path / name) for name in ("plain", "told"))
        assert (plain.decision.temperature, told.decision.temperature) == (1.0, 1.7)
        assert plain.decision.rule == told.decision.rule
        assert {name: told.raw[name] for name in words} == words
        assert told.raw["errors"] == [error]
        assert plain.errors == ()

    @pytest.mark.parametrize("temperature", [0.0, -1.0, float("nan"), float("inf")])
    def test_a_card_that_the_engine_refuses(self, network, tmp_path, temperature):
        with pytest.raises(export.ExportError, match=r"decision\.temperature"):
            export.write_card(tmp_path, self.TEMPLATE, self.ARCHITECTURE, network, temperature=temperature)

    def test_errors_by_surface_leave_the_figures(self):
        def figure(name, dataset, value, split="RGB, 4 chips"):
            return {"name": name, "dataset": dataset, "split": split, "value": value, "measured_by": "us"}

        kept = [
            figure("false cloud, worst percent", export.CLEAR_SURFACE + "snow", 9),
            figure("false cloud, mean percent", "other chips", 1),
        ]
        moved = [
            figure("false cloud, mean percent", export.CLEAR_SURFACE + "snow", 3.5),
            figure("false shadow, mean percent", export.CLEAR_SURFACE + "snow", 0.2),
        ]
        in_images = [{**metric, "split": "RGB, 4 images"} for metric in moved]
        assert export.split_errors(in_images) == ([], export.split_errors(moved)[1])
        others, errors = export.split_errors([*moved, *kept])
        assert others == kept
        assert errors == [
            {"surface": "snow", "bands": "RGB", "false_cloud_percent": 3.5, "false_shadow_percent": 0.2, "chips": 4}
        ]
        for broken in (moved[:1], [{**metric, "split": "RGB"} for metric in moved]):
            with pytest.raises(export.ExportError, match="snow"):
                export.split_errors(broken)

    def test_operations_of_one_convolution(self):
        class One(torch.nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.convolution = torch.nn.Conv2d(2, 8, 3, padding=1)

            def forward(self, values: torch.Tensor, _presence: torch.Tensor) -> torch.Tensor:
                return self.convolution(values.float())

        assert export.giga_macs_per_megapixel(One(), 2) == pytest.approx(2 * 8 * 9 / 1000)

    def test_a_broken_template(self, network, tmp_path):
        (tmp_path / "t.yaml").write_text("- a\n- b: [")
        with pytest.raises(export.ExportError, match="cannot be read"):
            export.write_card(tmp_path / "card", tmp_path / "t.yaml", self.ARCHITECTURE, network)

    @pytest.mark.parametrize("text", ["", "{}", "[1, 2]"])
    def test_figures_that_are_none(self, text, tmp_path):
        (tmp_path / "m.json").write_text(text)
        with pytest.raises(export.ExportError):
            export.read_metrics(tmp_path / "m.json")


def test_the_recipe_holds_out_what_judges():
    plan = yaml.safe_load(RECIPE.read_text())
    assert {"tivoli-it", "marmara-tr", "ionian-sea"} <= set(plan["data"]["init_args"]["validation_sites"])
    assert "labelled" not in plan["data"]["init_args"]["ground"]
    assert plan["data"]["init_args"]["crop"] % 32 == 0
    assert plan["trainer"]["max_steps"] % plan["data"]["init_args"]["steps_per_epoch"] == 0
