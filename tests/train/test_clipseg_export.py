"""What was trained of CLIPSeg, opened by the engine: the same logits, or a sentence why not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import lightning
import pytest
import torch
from makers import clipseg as made
from makers.commands import assert_sentence
from safetensors.torch import load_file

from engine.catalog import find_card
from engine.errors import ModelError, TargetError
from engine.models.clipseg.family import ClipsegFamily
from engine.models.clipseg.preprocessing import Preprocessing, enlarge, resize
from train.export import ExportError
from train.export_clipseg import export_clipseg
from train.tasks.clipseg import ClipsegTask
from train.tasks.clipseg_modes import MODES
from train.tasks.curves import read_logs

CONFIG = made.tiny_config()
FORMS = {
    "decoder": ("decoder", ["decoder.safetensors"]),
    "decoder_lora": ("adapter", ["adapter_config.json", "adapter_model.safetensors"]),
    "towers_full": ("full", ["config.json", "model.safetensors", "preprocessor_config.json", *made.TOKENIZER_FILES]),
    "towers_lora": ("adapter", ["adapter_config.json", "adapter_model.safetensors"]),
}


def batches(count=6):
    random = torch.Generator().manual_seed(0)
    for _ in range(count):
        image = torch.randint(0, 256, (2, 3, 32, 32), dtype=torch.uint8, generator=random)
        yield {
            "image": image,
            "prompt": torch.arange(4).expand(2, -1),
            "target": image[:, :1].expand(-1, 4, -1, -1) > 99,
        }


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> tuple[Path, dict[str, tuple[ClipsegTask, Path]]]:
    """The folder of the base model, and for each mode a task with a few steps behind it and its checkpoint."""
    root = tmp_path_factory.mktemp("trained")
    base = made.make_full(root / "models", made.random_model(CONFIG), CONFIG)
    runs = {}
    for mode in MODES:
        task = ClipsegTask(str(base), mode, learning_rate=0.03, warmup_share=0.3, rank=4, alpha=8, dropout=0.3)
        options = {"logger": False, "enable_progress_bar": False, "enable_model_summary": False}
        trainer = lightning.Trainer(accelerator="cpu", max_steps=6, enable_checkpointing=False, **options)
        trainer.fit(task, torch.utils.data.DataLoader(list(batches()), batch_size=None))
        trainer.save_checkpoint(root / f"{mode}.ckpt")
        runs[mode] = task.eval(), root / f"{mode}.ckpt"
    return root / "models", runs


@pytest.fixture
def models(trained, tmp_path, monkeypatch) -> Path:
    """A copy of the base model as the user's own, beside which exports are found."""
    folder = Path(shutil.copytree(trained[0], tmp_path / "models"))
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder))
    return folder


@pytest.fixture
def checkpoint(trained) -> Path:
    return trained[1]["decoder"][1]


def chip() -> torch.Tensor:
    return torch.randint(1, 6000, (1, 3, 512, 512), generator=torch.Generator().manual_seed(3)).to(torch.uint16)


def engines(name: str) -> torch.Tensor:
    family = ClipsegFamily.load(find_card(name), "cpu", "fp32")
    return family.logits(chip(), torch.ones(1, 3, dtype=torch.bool))


def tasks(task: ClipsegTask) -> torch.Tensor:
    """The task's own forward pass, with adapters as they are, on what the engine makes of the chip."""
    levels = Preprocessing(16).grey[chip().long()]
    with torch.no_grad():
        small = task.logits({"image": resize(levels, 352, 352), "prompt": torch.arange(4)[None]})
    return enlarge(small, 512, 512)


@pytest.mark.parametrize("mode", list(MODES))
def test_the_engine_says_what_the_task_says(trained, models, mode):
    task, checkpoint = trained[1][mode]
    export_clipseg(checkpoint, models / "mine")
    card = find_card("mine")
    card.verify()
    torch.testing.assert_close(engines("mine"), tasks(task), atol=1e-5, rtol=0)
    assert (engines("mine") - engines(made.BASE)).abs().max() > 0.05
    form, files = FORMS[mode]
    assert card.architecture == {"form": form}
    assert sorted(each.name for each in card.files) == sorted(files)
    assert card.base == (None if form == "full" else made.BASE)
    assert {path.name for path in card.folder.iterdir()} == {*files, "card.json", "SHA256SUMS"}


def test_what_is_trained_as_a_whole_stands_alone(trained, models):
    task, checkpoint = trained[1]["towers_full"]
    export_clipseg(checkpoint, models / "mine")
    shutil.rmtree(models / made.BASE)
    torch.testing.assert_close(engines("mine"), tasks(task), atol=1e-5, rtol=0)
    network = made.CLIPSegForImageSegmentation(made.CLIPSegConfig.from_dict(CONFIG))
    assert load_file(models / "mine" / "model.safetensors").keys() == network.state_dict().keys()


def test_an_adapter_holds_what_was_trained(trained, models):
    export_clipseg(trained[1]["decoder_lora"][1], models / "mine")
    tensors = load_file(models / "mine" / "adapter_model.safetensors")
    assert len(tensors) == 24
    assert all(name.startswith("base_model.model.decoder.layers.") for name in tensors)


def test_the_card_says_whose_it_is(trained, models):
    metric = {"name": "mean IoU", "dataset": "mine", "split": "test", "value": 0.5, "measured_by": "us"}
    card = export_clipseg(trained[1]["decoder"][1], models / "mine", name="other", metrics=[metric])
    assert (card.id, card.licence, card.prompts) == ("other", find_card(made.BASE).licence, made.PROMPTS)
    assert card.raw["attribution"] == "made by a test. Here: taught further by you."
    assert card.raw["trained_on"] == "nothing. Then its decoder, by you on images of your own (6 steps)."
    assert card.raw["metrics"] == [metric]
    assert list(card.outputs) == ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"]


def test_the_same_checkpoint_gives_the_same_bytes(trained, models):
    for name in ("one", "two"):
        export_clipseg(trained[1]["towers_lora"][1], models / name, name="mine")
    for file in (models / "one").iterdir():
        assert file.read_bytes() == (models / "two" / file.name).read_bytes()


class TestRefused:
    @pytest.fixture
    def target(self, tmp_path) -> Path:
        return tmp_path / "exports" / "mine"

    @pytest.fixture(autouse=True)
    def nothing_is_left(self, target):
        target.parent.mkdir()
        yield
        assert list(target.parent.iterdir()) == []

    def test_another_base_model(self, models, checkpoint, target):
        shutil.rmtree(models / made.BASE)
        made.make_full(models, made.random_model(CONFIG, seed=1), CONFIG)
        with pytest.raises(ModelError, match=r"clipseg-made is not the one that .*decoder\.ckpt was trained from"):
            export_clipseg(checkpoint, target)

    def test_no_base_model(self, models, checkpoint, target):
        shutil.rmtree(models / made.BASE)
        with pytest.raises(ModelError, match="there is no model clipseg-made"):
            export_clipseg(checkpoint, target)

    def test_no_checkpoint(self, models, target):
        with pytest.raises(ExportError, match=r"there is no checkpoint .*nothing\.ckpt"):
            export_clipseg(target.with_name("nothing.ckpt"), target)

    @pytest.mark.parametrize("change", ["bytes", "pickle", "unet", "mode"])
    def test_something_else(self, models, checkpoint, target, tmp_path, change):
        path = tmp_path / "other.ckpt"
        stored = torch.load(checkpoint, weights_only=True)
        if change == "bytes":
            path.write_bytes(checkpoint.read_bytes()[:1000])
        elif change == "pickle":
            torch.save({**stored, "hyper_parameters": {"family": Path("clipseg")}}, path)
        else:
            other = {"architecture": {"encoder": "x"}} if change == "unet" else {"family": "clipseg", "mode": "all"}
            torch.save({**stored, "hyper_parameters": other}, path)
        with pytest.raises(ExportError, match=r"other\.ckpt is not a checkpoint of CLIPSeg"):
            export_clipseg(path, target)

    @pytest.mark.parametrize("change", ["missing", "shape"])
    def test_tensors_that_do_not_fit(self, models, checkpoint, target, tmp_path, change):
        stored = torch.load(checkpoint, weights_only=True)
        name = next(iter(stored["state_dict"]))
        tensor = stored["state_dict"].pop(name)
        if change == "shape":
            stored["state_dict"][name] = torch.zeros(3, *tensor.shape)
        torch.save(stored, tmp_path / "other.ckpt")
        with pytest.raises(ModelError, match=r"lack 1 tensor|is 3 × "):
            export_clipseg(tmp_path / "other.ckpt", target)


def test_a_folder_that_holds_something_is_left_alone(models, checkpoint, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine")
    with pytest.raises(TargetError, match="mine exists"):
        export_clipseg(checkpoint, tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["note.txt"]


def test_what_a_share_of_the_data_taught_is_told(trained, models, tmp_path):
    stored = torch.load(trained[1]["decoder"][1], weights_only=True)
    stored["hyper_parameters"]["data"] = {"name": "cloudsen12plus", "share": 0.001}
    torch.save(stored, tmp_path / "share.ckpt")
    export_clipseg(tmp_path / "share.ckpt", models / "mine")
    told = json.loads((models / "mine" / "card.json").read_text())["trained_on"]
    assert "by you on 0.1 % of cloudsen12plus" in told


def test_the_best_of_a_run_is_exported(train, tiny_clipseg_recipe, tiny_clipseg, tmp_path):
    options = [*tiny_clipseg_recipe("clipseg_fft"), "--trainer.max_epochs", "3", "--model.learning_rate", "10"]
    assert train("fit", *options).returncode == 0
    run = next(path.parent.parent for path in tmp_path.rglob("last.ckpt"))
    scores = {
        int(row["epoch"]): float(row["validation/iou"]) for row in read_logs(run / "log") if row.get("validation/iou")
    }
    best = max(scores, key=lambda epoch: scores[epoch])
    for source, name in ((run, "of-run"), (run / "checkpoints" / f"epoch-{best}.ckpt", "of-best")):
        ran = train("export", str(source), str(tmp_path / name), "--base", str(tiny_clipseg))
        assert ran.returncode == 0, ran.stderr
    ours, theirs = (load_file(tmp_path / name / "decoder.safetensors") for name in ("of-run", "of-best"))
    assert all(torch.equal(ours[name], each) for name, each in theirs.items())
    assert_sentence(train("export", str(tmp_path), str(tmp_path / "no")), "there is no run in")
