"""The decoder in the order that suits a CPU: the same results and gradients under the same names."""

import copy

import pytest
import torch
from makers.clipseg import random_model, tiny_config

from engine.models.clipseg.decoder import PromptDecoder
from train.tasks import clipseg_on_cpu
from train.tasks.clipseg_on_cpu import arrange


@pytest.fixture
def plain():
    """The decoder as transformers makes it."""
    return random_model(tiny_config()).decoder.requires_grad_(True)


def run(decoder):
    """Logits, and the gradients of every number."""
    generator = torch.Generator().manual_seed(3)
    features = [torch.randn(3, 1 + 5 * 7, 16, generator=generator) for _ in range(3)]
    logits = PromptDecoder(decoder)(features, torch.randn(2, 16, generator=generator), (5, 7))
    (logits * torch.linspace(0, 1, logits.numel()).view_as(logits)).mean().backward()
    return logits, {name: each.grad for name, each in decoder.named_parameters()}


def test_results_and_gradients_are_those_of_the_plain_decoder(plain, monkeypatch):
    """With many pieces, the last one shorter."""
    monkeypatch.setattr(clipseg_on_cpu, "_TOKENS", 50)
    arranged = copy.deepcopy(plain)
    arrange(arranged)
    (theirs, their_gradients), (ours, our_gradients) = run(plain), run(arranged)
    torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-5)
    assert list(our_gradients) == list(their_gradients)
    for name, gradient in their_gradients.items():
        torch.testing.assert_close(our_gradients[name], gradient, atol=1e-6, rtol=1e-4)


def test_a_single_transposed_convolution_stays_what_it_is():
    """That of rd64 and rd16, whose weights are others."""
    decoder = random_model(tiny_config(use_complex_transposed_convolution=False)).decoder
    layer = decoder.transposed_convolution
    arrange(decoder)
    assert decoder.transposed_convolution is layer


def test_names_and_numbers_stay(plain):
    """A checkpoint knows no difference."""
    before = {name: each.clone() for name, each in plain.state_dict().items()}
    arrange(plain)
    after = plain.state_dict()
    assert list(after) == list(before)
    assert all(torch.equal(after[name], each) for name, each in before.items())
