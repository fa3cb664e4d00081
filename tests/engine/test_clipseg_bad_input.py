"""What is wrong with a folder of CLIPSeg, or with a prompt, is told in a sentence."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from makers.clipseg import ADAPTED, BASE, EXPORTED, make_adapter, make_decoder, make_full, random_model, tiny_config
from makers.clipseg import write_card as seal
from safetensors.torch import load_file, save_file

from engine.catalog import find_card
from engine.errors import ModelError
from engine.models.clipseg import family as family_module
from engine.models.clipseg.family import ClipsegFamily
from engine.models.clipseg.text import Embeddings
from engine.models.clipseg.weights import read_tensors


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    root = tmp_path_factory.mktemp("originals")
    config = tiny_config()
    model = random_model(config)
    make_full(root, model, config)
    make_adapter(root, config)
    make_decoder(root, model)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLOUDMASK_MODELS", str(root))
        for name in (BASE, ADAPTED):  # their prompts are known from here on, and the slow tokenizer is not read again
            load(name)
    return root


@pytest.fixture
def models(originals, tmp_path, monkeypatch):
    root = tmp_path / "models"
    shutil.copytree(originals, root)
    monkeypatch.setenv("CLOUDMASK_MODELS", str(root))
    return root


@pytest.fixture
def no_prompt_is_known(monkeypatch):
    monkeypatch.setattr(family_module, "_EMBEDDINGS", Embeddings())


def load(name=BASE, prompts=None):
    return ClipsegFamily.load(find_card(name), "cpu", "fp32", prompts)


def told(*words, name=BASE, prompts=None):
    """The refusal is one sentence with a hint and holds these words."""
    with pytest.raises(ModelError) as caught:
        load(name, prompts)
    sentence = str(caught.value)
    assert caught.value.hint
    assert "\n" not in sentence
    assert all(word in sentence for word in words), sentence


def change_config(folder, **changes):
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def change_tensors(path, change):
    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path)


class TestPrompts:
    def test_as_many_tokens_as_the_model_reads(self, models):
        load(prompts=[" ".join(["cloud"] * 75), "fog"])

    def test_one_token_more(self, models):
        told("78 tokens", "77", prompts=["fog", " ".join(["cloud"] * 76)])

    def test_five_hundred_words(self, models):
        told("502 tokens", "…", prompts=[" ".join(["cloud"] * 500)])

    def test_none(self, models):
        seal(models / BASE, "model.safetensors", "full", prompts=None)
        told("what to look for", "--prompt")


class TestFiles:
    @pytest.mark.parametrize("suffix", [".safetensors", ".bin"])
    def test_weights_that_are_cut_short(self, models, suffix):
        path = (models / BASE / "model").with_suffix(suffix)
        if suffix == ".bin":
            torch.save(load_file(models / BASE / "model.safetensors"), path)
        path.write_bytes(path.read_bytes()[:5000])
        seal(models / BASE, path.name, "full")
        told(path.name, "cannot be read")

    @pytest.mark.filterwarnings("ignore:Detected pickle protocol")
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(data=st.data(), suffix=st.sampled_from([".safetensors", ".bin"]), old=st.booleans())
    def test_weights_that_are_damaged_anywhere(self, tmp_path, data, suffix, old):
        path = (tmp_path / "small").with_suffix(suffix)
        tensors = {"a.b": torch.ones(3, 4), "c": torch.ones(2)}
        if suffix == ".bin":
            torch.save(tensors, path, _use_new_zipfile_serialization=not old)
        else:
            save_file(tensors, path)
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(1, 4))] = data.draw(st.binary(max_size=4))
        path.write_bytes(content)
        with contextlib.suppress(ModelError):  # nothing else
            assert set(read_tensors(path, ["c"])) <= {"c"}

    def test_weights_that_would_run_code(self, models, tmp_path):
        class Harmful:
            def __reduce__(self):
                return (open, (str(tmp_path / "harm"), "w"))

        torch.save({"clip.logit_scale": Harmful()}, models / BASE / "model.bin")
        seal(models / BASE, "model.bin", "full")
        told("model.bin", "were not opened")
        assert not (tmp_path / "harm").exists()

    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_weights_with_a_program_are_not_run(self, models):
        class Small(torch.nn.Module):
            def forward(self, pixels: torch.Tensor) -> torch.Tensor:
                return pixels

        torch.jit.script(Small()).save(str(models / BASE / "model.bin"))
        seal(models / BASE, "model.bin", "full")
        told("model.bin", "no table of tensors")

    def test_a_file_of_something_else(self, models):
        torch.save([1, 2], models / BASE / "model.bin")
        seal(models / BASE, "model.bin", "full")
        told("model.bin", "no table of tensors")

    def test_a_tensor_is_missing(self, models):
        name = "clip.vision_model.encoder.layers.2.mlp.fc1.bias"
        change_tensors(models / BASE / "model.safetensors", lambda tensors: tensors.pop(name))
        told("1 tensor", name)

    def test_a_tensor_of_another_shape(self, models):
        name = "decoder.film_mul.weight"
        change_tensors(models / BASE / "model.safetensors", lambda tensors: tensors.update({name: torch.zeros(3, 16)}))
        told(name, "3 × 16", "8 × 16")

    def test_what_is_not_used_may_be_missing(self, models):
        change_tensors(
            models / BASE / "model.safetensors",
            lambda tensors: [tensors.pop(name) for name in list(tensors) if ".layers.3." in name or "post_" in name],
        )
        load()

    @pytest.mark.parametrize("name", [BASE, EXPORTED, ADAPTED])
    def test_the_tokenizer_is_missing(self, models, no_prompt_is_known, name):
        (models / BASE / "tokenizer.json").unlink()
        load(name)  # from vocab.json and merges.txt
        (models / BASE / "merges.txt").unlink()
        told("tokenizer", "merges.txt", name=name, prompts=["fog"])

    @pytest.mark.parametrize("content", ["{", "[]", '{"version": "1.0"}'])
    def test_the_tokenizer_is_damaged(self, models, no_prompt_is_known, content):
        (models / BASE / "tokenizer.json").write_text(content)
        told("tokenizer")

    def test_the_tokenizer_of_another_network(self, models, no_prompt_is_known):
        change_config(models / BASE, text_config=tiny_config()["text_config"] | {"vocab_size": 60})
        told("tokenizer", "49408", "60")

    @pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
    @pytest.mark.parametrize(
        "changes",
        [
            {"model_type": "clip"},
            {"extract_layers": [0, 1, 4]},
            {"extract_layers": "x"},
            {"conditional_layer": 3},
            {"reduce_dim": "wide"},
            {"vision_config": {"hidden_size": -1}},
            {"vision_config": 7},
            {"reduce_dim": 9},
            {"reduce_dim": 10},
            {"decoder_num_attention_heads": 0},
            {"vision_config": tiny_config()["vision_config"] | {"patch_size": 0}},
        ],
    )
    def test_a_configuration_that_means_nothing(self, models, changes):
        change_config(models / BASE, **changes)
        told(BASE)

    @pytest.mark.parametrize("content", [None, "", "[]", "{}"])
    def test_no_configuration(self, models, content):
        path = models / BASE / "config.json"
        path.unlink() if content is None else path.write_text(content)
        told("configuration", BASE)

    def test_a_form_that_nobody_knows(self, models):
        seal(models / BASE, "model.safetensors", "half")
        told("architecture.form")


class TestWhatBuildsOnAnother:
    @pytest.mark.parametrize("name", [ADAPTED, EXPORTED])
    def test_that_is_not_there(self, models, name):
        shutil.rmtree(models / BASE)
        told(BASE, "not there", name=name)

    def test_a_tensor_of_the_decoder_is_missing(self, models):
        change_tensors(models / EXPORTED / "decoder.safetensors", lambda tensors: tensors.pop("decoder.film_add.bias"))
        told("decoder.film_add.bias", name=EXPORTED)

    def test_an_adapter_without_its_configuration(self, models):
        (models / ADAPTED / "adapter_config.json").unlink()
        seal(models / ADAPTED, "adapter_model.safetensors", "adapter", BASE)
        told("adapter_config.json", name=ADAPTED)

    @pytest.mark.parametrize("changes", [{"peft_type": "IA3"}, {"peft_type": "?"}, {"r": 9}, {"target_modules": ["x"]}])
    def test_an_adapter_of_another_kind(self, models, changes):
        path = models / ADAPTED / "adapter_config.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))
        told("adapter", name=ADAPTED)

    def test_an_adapter_that_lacks_a_tensor(self, models):
        path = models / ADAPTED / "adapter_model.safetensors"
        name = next(iter(load_file(path)))
        change_tensors(path, lambda tensors: tensors.pop(name))
        told("missing or unknown", name=ADAPTED)

    def test_an_adapter_with_a_tensor_of_nobody(self, models):
        path = models / ADAPTED / "adapter_model.safetensors"
        change_tensors(path, lambda tensors: tensors.update({"base_model.model.x.lora_A.weight": torch.zeros(2)}))
        told("missing or unknown", "x.lora_A", name=ADAPTED)


@pytest.mark.parametrize(
    ("package", "module", "name"),
    [("transformers", "transformers.models.clipseg", BASE), ("peft", "peft", ADAPTED)],
)
def test_a_package_is_missing(models, monkeypatch, package, module, name):
    monkeypatch.setitem(sys.modules, module, None)
    told(package, "pip install 'cloudmask[models]'", name=name)
