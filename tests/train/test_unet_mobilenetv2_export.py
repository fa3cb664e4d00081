"""From a checkpoint of the U-Net of CloudSEN12 to a model that the engine runs: the same logits, an honest card."""

import json

import lightning
import numpy as np
import pytest
import torch
from makers.commands import assert_sentence
from makers.training import make_training_set

from engine.catalog import read_card
from engine.errors import TargetError
from engine.models.unetmobv2 import UNetMobV2Family
from engine.sentinel2 import BAND_NAMES
from train.data.chips import CloudSEN12Chips
from train.export import ExportError
from train.export_unetmobv2 import export_unetmobv2
from train.tasks.unet_mobilenetv2 import UNetMobV2Task

RGB = ("B04", "B03", "B02")
KINDS = {"13band": (BAND_NAMES, "reflectance"), "rgb": (RGB, "maximum")}


@pytest.fixture(scope="module")
def chips(tmp_path_factory):
    return make_training_set(tmp_path_factory.mktemp("set"), train=4, val=1, test=2, size=29)


@pytest.fixture(scope="module")
def trained(tmp_path_factory, chips):
    """Checkpoints of a few steps, and the network as it was then; by the kind."""
    folder, made = tmp_path_factory.mktemp("checkpoints"), {}
    for name, (bands, scaling) in KINDS.items():
        with torch.random.fork_rng():
            task = UNetMobV2Task(bands, scaling)
            quiet = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False}
            trainer = lightning.Trainer(
                accelerator="cpu", max_steps=3, limit_val_batches=0, enable_checkpointing=False, **quiet
            )
            trainer.fit(task, CloudSEN12Chips(str(chips), bands, batch_size=2))
            trainer.save_checkpoint(folder / f"{name}.ckpt", weights_only=True)  # without the optimiser's, to be quick
        made[name] = (folder / f"{name}.ckpt", task.eval())
    return made


@pytest.fixture(scope="module")
def exported(tmp_path_factory, trained):
    folder = tmp_path_factory.mktemp("models")
    return {name: export_unetmobv2(trained[name][0], folder / f"mine-{name}") for name in KINDS}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("brightest", [900, 20_000])
def test_the_engine_says_what_the_training_said(trained, exported, name, brightest):
    task, family = trained[name][1], UNetMobV2Family.load(exported[name], "cpu", "fp32")
    values = np.random.default_rng(brightest).integers(1, brightest, (2, len(task.bands), 64, 32)).astype(np.uint16)
    values[:, :, 50:] = 0  # where there is no data
    batch = torch.from_numpy(values)
    with torch.inference_mode():
        expected = task(batch)
    logits = family.logits(batch, torch.ones(2, len(task.bands), dtype=torch.bool))
    assert family.bands == task.bands
    torch.testing.assert_close(logits, expected, rtol=0, atol=1e-5)
    assert logits.std() > 1e-3


def test_the_card_says_whose_it_is(exported):
    for name, card in exported.items():
        card.verify()
        told = json.loads((card.folder / "card.json").read_text())
        assert card.id == f"mine-{name}"
        assert "trained by you" in card.summary
        assert (card.licence, told["metrics"]) == ("GPL-3.0-or-later", [])
        assert set(card.inputs.bands_required) == set(KINDS[name][0])
        assert told["architecture"]["scaling"] == KINDS[name][1]
        assert told["size_of_run"]["gmac_per_megapixel"] == pytest.approx(52, abs=1)
    assert any("stretched by itself" in each.sentence for each in exported["rgb"].cautions)
    assert not any("stretched by itself" in each.sentence for each in exported["13band"].cautions)


def test_the_same_checkpoint_gives_the_same_bytes(trained, exported, tmp_path):
    again = export_unetmobv2(trained["rgb"][0], tmp_path / "mine-rgb")
    for file in ("card.json", "weights.safetensors", "SHA256SUMS"):
        assert (again.folder / file).read_bytes() == (exported["rgb"].folder / file).read_bytes()


def test_figures_stand_in_the_card(trained, tmp_path):
    figure = {"dataset": "CloudSEN12+", "split": "test, 975 chips", "name": "mIoU", "value": 0.7}
    card = export_unetmobv2(trained["rgb"][0], tmp_path / "mine", metrics=[figure], temperature=1.5)
    assert card.decision.temperature == 1.5
    assert json.loads((card.folder / "card.json").read_text())["metrics"] == [figure]


def test_the_export_is_scored(train, chips, exported, tmp_path):
    ran = train(
        *("evaluate", "--model", str(exported["rgb"].folder), "--data", str(chips)),
        *("--output", str(tmp_path / "scores"), "--device", "cpu", "--threads", "1", "--worst", "0"),
    )
    assert ran.returncode == 0, ran.stderr
    scored = json.loads((tmp_path / "scores" / "metrics.json").read_text())
    assert scored["data"]["images"] == 2
    assert [each["id"] for each in scored["models"]] == ["mine-rgb"]


class TestWhatIsRefused:
    def test_a_folder_with_something_in_it(self, trained, tmp_path):
        (tmp_path / "mine").mkdir()
        (tmp_path / "mine" / "notes.txt").write_text("mine")
        with pytest.raises(TargetError, match="mine exists"):
            export_unetmobv2(trained["rgb"][0], tmp_path / "mine")
        assert [each.name for each in (tmp_path / "mine").iterdir()] == ["notes.txt"]

    def test_no_checkpoint(self, tmp_path):
        with pytest.raises(ExportError, match="there is no checkpoint"):
            export_unetmobv2(tmp_path / "none.ckpt", tmp_path / "mine")

    @pytest.mark.parametrize(
        "stored", [b"no checkpoint", {"state_dict": {}}, {"hyper_parameters": {"architecture": 3}}]
    )
    def test_something_else(self, tmp_path, stored):
        path = tmp_path / "other.ckpt"
        path.write_bytes(stored) if isinstance(stored, bytes) else torch.save(stored, path)
        with pytest.raises(ExportError, match="is not a checkpoint of a published U-Net"):
            export_unetmobv2(path, tmp_path / "mine")
        assert not (tmp_path / "mine").exists()

    def test_the_checkpoint_of_another_network(self, trained, tmp_path):
        stored = torch.load(trained["rgb"][0], weights_only=True)
        del stored["hyper_parameters"]["family"]
        torch.save(stored, tmp_path / "other.ckpt")
        with pytest.raises(ExportError, match="is not a checkpoint of a published U-Net"):
            export_unetmobv2(tmp_path / "other.ckpt", tmp_path / "mine")

    def test_other_bands_without_words_for_them(self, trained, tmp_path):
        stored = torch.load(trained["rgb"][0], weights_only=True)
        stored["hyper_parameters"]["architecture"]["scaling"] = "reflectance"
        torch.save(stored, tmp_path / "other.ckpt")
        with pytest.raises(ExportError, match="name with --template"):
            export_unetmobv2(tmp_path / "other.ckpt", tmp_path / "mine")

    def test_a_template_that_says_nothing(self, trained, tmp_path):
        template = tmp_path / "card.yaml"
        for words in ("title: [", "title: nothing else", "- a list", None):
            template.unlink(missing_ok=True) if words is None else template.write_text(words)
            with pytest.raises(ExportError, match=r"the card template .* cannot be read"):
                export_unetmobv2(trained["rgb"][0], tmp_path / "mine", template)
            assert not (tmp_path / "mine").exists()

    def test_a_card_that_the_engine_refuses(self, trained, exported, tmp_path):
        card = json.loads((exported["rgb"].folder / "card.json").read_text())
        (tmp_path / "card.yaml").write_text(json.dumps({**card, "licence": ""}))
        with pytest.raises(ExportError, match="the card that was written is refused"):
            export_unetmobv2(trained["rgb"][0], tmp_path / "mine", tmp_path / "card.yaml")
        assert [each.name for each in tmp_path.iterdir()] == ["card.yaml"]


def test_the_command_exports_it(train, trained, tmp_path):
    ran = train("export", str(trained["rgb"][0]), str(tmp_path / "mine"))
    assert ran.returncode == 0, ran.stderr
    assert read_card(tmp_path / "mine").family == "unetmobv2"
    assert_sentence(train("export", str(trained["rgb"][0]), str(tmp_path / "mine")), "mine exists")
