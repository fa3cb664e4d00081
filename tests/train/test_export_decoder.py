"""A fine-tuned CLIPSeg as its decoder alone: the same logits over the shared base, or a sentence why not."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import torch
from makers import clipseg as made
from makers.commands import assert_sentence
from safetensors.torch import load_file, save_file

from engine.catalog import find_card, read_card
from engine.errors import ModelError, TargetError
from engine.models.clipseg.family import ClipsegFamily
from train.export_decoder import export_decoder

CONFIG = made.tiny_config()


def changed(model, part: str, seed: int = 5):
    """A copy of a network with other numbers in a part of it."""
    other = made.random_model(CONFIG)
    other.load_state_dict(model.state_dict())
    torch.manual_seed(seed)
    with torch.no_grad():
        for name, each in other.named_parameters():
            if name.startswith(part):
                each.add_(0.1 * torch.randn_like(each))
    return other


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The base, a model with another decoder, and an adapter of which only the decoder's part was trained."""
    root = tmp_path_factory.mktemp("models")
    base = made.random_model(CONFIG)
    made.make_full(root, base, CONFIG)
    tuned = made.make_full(root, changed(base, "decoder."), CONFIG, made.TUNED)
    card = json.loads((tuned / "card.json").read_text())
    card |= {"licence": "CC-BY-4.0", "metrics": [{"name": "mean IoU", "value": 0.6572}], "attribution": "Somebody."}
    (tuned / "card.json").write_text(json.dumps(card))
    adapter, _ = made.make_adapter(root, CONFIG)
    weights = load_file(adapter / "adapter_model.safetensors")
    for name in weights:
        if "lora_B" in name and ".clip." in name:
            weights[name].zero_()
    save_file(weights, adapter / "adapter_model.safetensors", {"format": "pt"})
    made.write_card(adapter, "adapter_model.safetensors", "adapter", made.BASE)
    return root


@pytest.fixture
def models(installed, tmp_path, monkeypatch) -> Path:
    """A copy of these, as the user's own folder."""
    folder = Path(shutil.copytree(installed, tmp_path / "models"))
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder))
    return folder


def logits(name: str, prompts=None) -> torch.Tensor:
    values = torch.randint(1, 6000, (1, 3, 64, 96), generator=torch.Generator().manual_seed(3)).to(torch.uint16)
    family = ClipsegFamily.load(find_card(name), "cpu", "fp32", prompts)
    return family.logits(values, torch.ones(1, 3, dtype=torch.bool))


@pytest.mark.parametrize("name", [made.TUNED, made.ADAPTED])
def test_the_export_says_what_the_model_says(models, name):
    export_decoder(name, models / "small", base=made.BASE)
    find_card("small").verify()
    torch.testing.assert_close(logits("small"), logits(name), atol=1e-5, rtol=0)
    torch.testing.assert_close(logits("small", ["snow", "river"]), logits(name, ["snow", "river"]), atol=1e-5, rtol=0)
    assert not torch.allclose(logits("small"), logits(made.BASE), atol=1e-3)


def test_what_is_in_the_folder(models):
    export_decoder(made.TUNED, models / "small", base=made.BASE)
    assert sorted(each.name for each in (models / "small").iterdir()) == [
        "SHA256SUMS",
        "card.json",
        "decoder.safetensors",
    ]
    exported, whole = (
        load_file(models / "small" / "decoder.safetensors"),
        load_file(models / made.TUNED / "model.safetensors"),
    )
    assert set(exported) == {name for name in whole if name.startswith("decoder.")}
    assert all(torch.equal(each, whole[name]) for name, each in exported.items())
    card, before = find_card("small"), find_card(made.TUNED)
    assert (card.id, card.base, card.architecture) == ("small", made.BASE, {"form": "decoder"})
    assert (card.licence, card.raw["metrics"], card.prompts) == (before.licence, before.raw["metrics"], before.prompts)
    assert card.raw["attribution"].startswith("Somebody. ")
    assert card.files[0].bytes == (models / "small" / "decoder.safetensors").stat().st_size
    assert [each.name for each in card.files] == ["decoder.safetensors"]
    export_decoder(made.TUNED, models / "again", base=made.BASE, name="small")
    for file in (models / "small").iterdir():
        assert file.read_bytes() == (models / "again" / file.name).read_bytes()
    assert find_card("again").id == "small"


def test_as_large_as_published():
    """64 tensors and 1,127,009 numbers are trained of the published network."""
    with torch.device("meta"):
        network = made.CLIPSegForImageSegmentation(made.CLIPSegConfig.from_dict(made.published_config()))
    decoder = {name: each for name, each in network.state_dict().items() if name.startswith("decoder.")}
    assert len(decoder) == 64
    assert sum(each.numel() for each in decoder.values()) == 1_127_009


def test_a_folder_of_the_hub_is_described_by_a_card_that_holds_for_it(models, tmp_path):
    hub = Path(shutil.copytree(models / made.TUNED, tmp_path / "hub"))
    for name in ("card.json", "SHA256SUMS"):
        (hub / name).unlink()
    export_decoder(str(hub), models / "small", base=made.BASE, like=made.TUNED)
    torch.testing.assert_close(logits("small"), logits(made.TUNED), atol=1e-5, rtol=0)
    assert find_card("small").licence == "CC-BY-4.0"


def test_the_command(models, train):
    done = train("export-decoder", made.TUNED, str(models / "small"), "--id", "mine", "--base", str(models / made.BASE))
    assert done.returncode == 0, done.stderr
    assert read_card(models / "small").id == "mine"
    again = train("export-decoder", made.TUNED, str(models / "small"), "--base", made.BASE)
    assert_sentence(again, "small exists", "choose a folder that does not")


class TestRefused:
    @pytest.fixture
    def target(self, tmp_path) -> Path:
        return tmp_path / "exports" / "small"

    @pytest.fixture(autouse=True)
    def nothing_is_left(self, target):
        target.parent.mkdir()
        yield
        assert list(target.parent.iterdir()) == []

    @pytest.mark.parametrize("part", ["clip.vision_model.encoder.layers.0", "clip.text_model", "clip.text_projection"])
    def test_a_model_whose_towers_were_tuned_as_well(self, models, target, part):
        made.make_full(models, changed(made.random_model(CONFIG), part), CONFIG, "all")
        with pytest.raises(ModelError, match=rf"all differs from clipseg-made in more than its decoder \({part}"):
            export_decoder("all", target, base=made.BASE)

    def test_an_adapter_that_changes_the_towers(self, models, target):
        made.make_adapter(models, CONFIG, name="towers")
        with pytest.raises(ModelError, match=r"towers differs from clipseg-made in more than its decoder \(clip\."):
            export_decoder("towers", target)

    def test_another_configuration(self, models, target):
        """The same numbers, in a network that uses them otherwise."""
        model = changed(made.random_model(CONFIG), "decoder.")
        made.make_full(models, model, made.tiny_config(extract_layers=[0, 1, 2][::-1]), "other")
        with pytest.raises(ModelError, match="the decoder of model other says something else"):
            export_decoder("other", target, base=made.BASE)

    def test_an_export_of_an_export(self, models, target):
        export_decoder(made.TUNED, models / "small", base=made.BASE)
        with pytest.raises(ModelError, match="small is no CLIPSeg with more than a decoder"):
            export_decoder("small", target)

    def test_another_family(self, models, target):
        with pytest.raises(ModelError, match="cloudmask-unet-1 is no CLIPSeg"):
            export_decoder("cloudmask-unet-1", target)

    def test_a_model_that_is_not_there(self, models, target):
        with pytest.raises(ModelError, match="there is no model nobodys"):
            export_decoder("nobodys", target)

    def test_a_base_that_was_not_downloaded(self, models, target):
        with pytest.raises(ModelError, match="clipseg-rd64-refined is not on this computer yet"):
            export_decoder(made.TUNED, target)

    def test_weights_that_are_not_those_of_the_digest(self, models, target):
        weights = models / made.TUNED / "model.safetensors"
        weights.write_bytes(weights.read_bytes()[:-1] + b"x")
        assert hashlib.sha256(weights.read_bytes()).hexdigest() not in (weights.parent / "SHA256SUMS").read_text()
        with pytest.raises(ModelError, match="do not match the digest"):
            export_decoder(made.TUNED, target, base=made.BASE)

    @pytest.fixture
    def hub(self, models, tmp_path) -> Path:
        """The tuned model as a hub has it: without a card."""
        folder = Path(shutil.copytree(models / made.TUNED, tmp_path / "hub"))
        for name in ("card.json", "SHA256SUMS"):
            (folder / name).unlink()
        return folder

    def test_a_folder_that_nobody_describes(self, hub, target):
        with pytest.raises(ModelError, match="nothing says whose it is and under which licence: name with --like"):
            export_decoder(str(hub), target, base=made.BASE)

    def test_a_folder_described_by_another_models_card(self, hub, target):
        with pytest.raises(ModelError, match=f"model.safetensors is not that of {made.BASE}"):
            export_decoder(str(hub), target, base=made.BASE, like=made.BASE)

    def test_a_folder_that_is_not_whole(self, hub, target):
        (hub / "config.json").unlink()
        with pytest.raises(ModelError, match=f"lacks config.json, which {made.TUNED} needs"):
            export_decoder(str(hub), target, base=made.BASE, like=made.TUNED)

    def test_a_folder_in_which_something_lies(self, models):
        with pytest.raises(TargetError, match="exists"):
            export_decoder(made.TUNED, models / made.BASE, base=made.BASE)
        assert (models / made.BASE / "model.safetensors").is_file()

    def test_a_folder_that_cannot_be_made(self, models, tmp_path):
        with pytest.raises(TargetError, match="there is no folder"):
            export_decoder(made.TUNED, tmp_path / "no" / "small", base=made.BASE)
