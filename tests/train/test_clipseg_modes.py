"""What each mode of CLIPSeg trains, counted by the gradients that arrive."""

from __future__ import annotations

import copy
import warnings

import pytest
import torch
from makers import clipseg as made
from peft import LoraConfig, get_peft_model
from transformers.trainer_pt_utils import get_parameter_names

from engine.models.clipseg.network import trim
from train.one_vs_rest_losses import improved_loss
from train.tasks.clipseg_modes import MODES, TARGETS, Adapters, distances, trained_of
from train.tasks.clipseg_network import TrainedClipseg
from train.tasks.schedules import adamw, parameter_groups

TOKENS = ([49406, 3143, 49407], [49406, 8601, 4481, 49407], [49406, 6266, 4481, 49407], [49406, 4481, 7520, 49407])
PADDED = torch.tensor([[*each, *(4 - len(each)) * [49407]] for each in TOKENS])
PUBLISHED = (49_152, 3_981_312)
"""Numbers of the published adapter that are trained, and all."""


def seen(edge=32):
    random = torch.Generator().manual_seed(1)
    image = torch.randint(0, 256, (2, 3, edge, edge), dtype=torch.uint8, generator=random)
    return image, (torch.rand(2, 4, edge, edge, generator=random) < 0.4).float()


def prepared(model, mode: str, adapters=Adapters(rank=4, alpha=8), seed=0) -> TrainedClipseg:  # noqa: B008
    """A copy of a network that was opened, in a mode."""
    return TrainedClipseg(copy.deepcopy(model), TOKENS, MODES[mode], adapters, seed).train()


def backward(network: TrainedClipseg) -> dict[str, torch.Tensor]:
    """The gradients of a training step, by the names of the network's parameters."""
    image, target = seen()
    logits = network(network.features(image), torch.arange(4).expand(2, -1))
    improved_loss(logits.flatten(0, 1), target.flatten(0, 1)).backward()
    return {name: each.grad for name, each in network.model.named_parameters() if each.grad is not None}


def published(model) -> dict[str, torch.Tensor]:
    """The same by transformers' own forward pass, with everything marked as trainable that is published so."""
    image, target = seen()
    pixels = (image / 255 - torch.tensor(made.PREPROCESSOR["image_mean"])[:, None, None]) / torch.tensor(
        made.PREPROCESSOR["image_std"]
    )[:, None, None]
    result = model(
        input_ids=PADDED.repeat(2, 1), attention_mask=None, pixel_values=pixels.repeat_interleave(4, dim=0)
    ).logits
    improved_loss(result.view(8, *target.shape[-2:]), target.flatten(0, 1)).backward()
    return {name: each.grad for name, each in model.named_parameters() if each.grad is not None}


@pytest.fixture(scope="module")
def whole():
    return made.random_model(made.tiny_config())


@pytest.fixture(scope="module")
def tiny(whole):
    """The same as the engine opens it."""
    model = copy.deepcopy(whole)
    trim(model, model.config, with_text=True)
    return model


@pytest.fixture(scope="module")
def real():
    """The published architecture as the engine opens it, with random weights; filled by hand, which is quick."""
    config = made.CLIPSegConfig.from_dict(made.published_config())
    with torch.device("meta"):
        model = made.CLIPSegForImageSegmentation(config)
    trim(model, config, with_text=True)
    model.to_empty(device="cpu")
    with torch.no_grad():
        for name, each in model.named_parameters():
            if each.ndim > 1:
                each.uniform_(-0.05, 0.05)
            else:
                each.fill_("norm" in name and name.endswith("weight"))
    for part in (model.clip.text_model.embeddings, model.clip.vision_model.embeddings):
        part.position_ids = torch.arange(part.position_ids.shape[-1])[None]
    return model


class TestTheRealArchitecture:
    """On images of 2 × 2 patches: what gets a gradient does not depend on how many there are."""

    @pytest.mark.parametrize(
        ("mode", "tensors", "numbers"),
        [
            ("decoder", 64, 1_127_009),
            ("decoder_lora", 24, PUBLISHED[0]),
            # Text tower and projection, the vision tower as far as it is read, decoder.
            ("towers_full", 196 + 1 + 165 + 64, 63_165_952 + 262_144 + 71_622_144 + 1_127_009),
            # Of the published adapter all but the part in the vision tower's last two blocks.
            ("towers_lora", 8 * (12 + 10 + 3), PUBLISHED[1] - 2_359_296 * 2 // 12),
        ],
    )
    def test_what_gets_a_gradient(self, real, mode, tensors, numbers):
        network = prepared(real, mode, Adapters())
        gradients = backward(network)
        assert (len(gradients), sum(each.numel() for each in gradients.values())) == (tensors, numbers)
        assert set(gradients) == dict(trained_of(network.model)).keys()
        zero = [name for name, each in gradients.items() if not each.any()]
        assert all("lora_A" in name for name in zero), zero  # B is zero before the first step

    def test_the_published_adapter_is_larger_and_trains_the_same_numbers(self):
        with torch.device("meta"):
            model = made.CLIPSegForImageSegmentation(made.CLIPSegConfig.from_dict(made.published_config()))
            adapted = whole_adapter(model, 32)
        numbers = {name: each.numel() for name, each in adapted.named_parameters() if each.requires_grad}
        assert sum(numbers.values()) == PUBLISHED[1]
        assert sum(each for name, each in numbers.items() if ".decoder." in name) == PUBLISHED[0]


def whole_adapter(model, rank):
    """LoRA as it is published: over every attention of the network."""
    settings = LoraConfig(r=rank, lora_alpha=2 * rank, lora_dropout=0.0, bias="none", target_modules=list(TARGETS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return get_peft_model(model, settings)


class TestTransformersOwnForward:
    """Why what is published as full trains the decoder, and as LoRA the decoder's adapters."""

    def test_only_the_decoder_gets_a_gradient(self, whole, tiny):
        model = copy.deepcopy(whole).requires_grad_(True).train()
        gradients = published(model)
        assert set(gradients) == {name for name, _ in model.named_parameters() if name.startswith("decoder.")}
        ours = backward(prepared(tiny, "decoder"))
        assert set(ours) == set(gradients)
        for name, each in ours.items():
            torch.testing.assert_close(each, gradients[name], atol=1e-5, rtol=1e-4, msg=name)

    def test_adapters_of_the_towers_stay_at_zero(self, whole, tiny):
        model = whole_adapter(copy.deepcopy(whole), 4).train()
        optimizer = torch.optim.AdamW(model.parameters(), 1e-2, weight_decay=0.02)
        gradients = published(model)
        assert len(gradients) == 24
        assert all(".decoder." in name for name in gradients)
        network = prepared(tiny, "decoder_lora", Adapters(rank=4, alpha=8, dropout=0))
        with torch.no_grad():
            for name, each in trained_of(network.model):
                each.copy_(model.get_parameter(f"base_model.model.{name}"))
        ours = backward(network)
        for name, each in ours.items():
            torch.testing.assert_close(each, gradients[f"base_model.model.{name}"], atol=1e-5, rtol=1e-4, msg=name)
        optimizer.step()
        moved = {name for name, each in model.named_parameters() if "lora_B" in name and each.any()}
        assert moved
        assert all(".decoder." in name for name in moved)


def test_towers_that_are_trained_change_what_is_seen(tiny):
    network = prepared(tiny, "towers_full")
    image, _ = seen()
    before = network.features(image)[0].detach(), network.embeddings().detach()
    backward(network)
    with torch.no_grad():
        for _, each in trained_of(network.model):
            each -= 0.1 * each.grad.sign()
    assert not torch.allclose(network.features(image)[0], before[0], atol=1e-3)
    assert not torch.allclose(network.embeddings(), before[1], atol=1e-3)


def test_the_same_seed_makes_the_same_adapters(tiny):
    first, again, other = (dict(trained_of(prepared(tiny, "towers_lora", seed=seed).model)) for seed in (1, 1, 2))
    assert all(torch.equal(each, again[name]) for name, each in first.items())
    assert any(not torch.equal(each, other[name]) for name, each in first.items())


class TestGroups:
    RATE, DECAY = 1e-3, 0.5

    def groups(self, tiny, mode, layer_decay):
        model = prepared(tiny, mode).model
        names = {id(each): name for name, each in model.named_parameters()}
        groups = parameter_groups(model, distances(model), self.RATE, 0.02, layer_decay)
        told = {names[id(each)]: (group["lr"], group["weight_decay"]) for group in groups for each in group["params"]}
        assert sum(len(group["params"]) for group in groups) == len(told)
        assert told.keys() == dict(trained_of(model)).keys()
        return model, told

    @pytest.mark.parametrize("mode", list(MODES))
    def test_weight_decay_spares_what_the_hubs_trainer_spares(self, tiny, mode):
        model, told = self.groups(tiny, mode, 1.0)
        decays = {name for name in get_parameter_names(model, [torch.nn.LayerNorm]) if "bias" not in name}
        assert {name for name, (_, decay) in told.items() if decay} == decays & told.keys()
        assert {rate for rate, _ in told.values()} == {self.RATE}

    def test_learning_rates_fall_towards_the_embeddings(self, tiny):
        _, told = self.groups(tiny, "towers_full", self.DECAY)
        rates = {name: rate / self.RATE for name, (rate, _) in told.items()}
        assert {rate for name, rate in rates.items() if name.startswith("decoder.")} == {1}
        assert rates["clip.text_projection.weight"] == rates["clip.text_model.final_layer_norm.bias"] == 1
        for tower, blocks in (("vision_model", 3), ("text_model", 2)):  # of 4 blocks of the vision tower 3 are read
            for index in range(blocks):
                of_block = {rate for name, rate in rates.items() if f"{tower}.encoder.layers.{index}." in name}
                assert of_block == {self.DECAY ** (blocks - index)}
            assert {rate for name, rate in rates.items() if f"{tower}.embeddings." in name} == {
                self.DECAY ** (blocks + 1)
            }
        assert rates["clip.vision_model.pre_layrnorm.weight"] == self.DECAY**4

    def test_adapters_have_the_rate_of_their_block(self, tiny):
        _, told = self.groups(tiny, "towers_lora", self.DECAY)
        assert {rate / self.RATE for rate, _ in told.values()} == {1, 0.5, 0.25, 0.125}


@pytest.mark.parametrize("mode", MODES)
def test_a_step_changes_what_is_trained_and_nothing_else(tiny, mode):
    network = prepared(tiny, mode)
    trained = {name for name, _ in trained_of(network.model)}
    before = {name: each.clone() for name, each in network.model.state_dict().items()}
    groups = parameter_groups(network.model, distances(network.model), 1e-2, 0.02, 0.9)
    optimizer = adamw(groups, 1e-2)
    for _ in range(2):  # the first step of adapters changes half of them: the other half has no gradient before
        backward(network)
        optimizer.step()
    changed = {name for name, each in network.model.state_dict().items() if not torch.equal(each, before[name])}
    assert changed == trained
