"""CLIPSeg taken apart: the same logits as the published network's, from every form, whatever is asked together."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.clipseg import (
    ADAPTED,
    BASE,
    EXPORTED,
    PROMPTS,
    TUNED,
    make_adapter,
    make_decoder,
    make_full,
    random_model,
    tiny_config,
)
from transformers.models.clip import CLIPTokenizer

from engine.bench.kinds import Kind
from engine.bench.measure import measure
from engine.catalog import find_card
from engine.models.clipseg import family as family_module
from engine.models.clipseg.family import ClipsegFamily, SplitNetwork
from engine.models.clipseg.preprocessing import Preprocessing
from engine.models.clipseg.text import Embeddings
from engine.models.families import find_family

CLASSES = ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")


@pytest.fixture(scope="module")
def models(tmp_path_factory):
    """The folders of all forms, and the networks of transformers that they were written from."""
    root = tmp_path_factory.mktemp("models")
    config = tiny_config()
    base, tuned, exported = (random_model(config, seed) for seed in (0, 0, 7))
    make_full(root, base, config)
    torch.manual_seed(5)
    for parameter in tuned.decoder.parameters():
        parameter.add_(0.1 * torch.randn_like(parameter))
    make_full(root, tuned, config, TUNED, weights="pytorch_model.bin")
    _, adapted = make_adapter(root, config)
    base.decoder, kept = exported.decoder, base.decoder
    make_decoder(root, base)
    whole = random_model(config, 0)
    whole.decoder = exported.decoder
    base.decoder = kept
    return root, {BASE: base, TUNED: tuned, ADAPTED: adapted, EXPORTED: whole}


@pytest.fixture
def catalogue(models, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(models[0]))
    return models[1]


def chips(count=1, height=512, width=512, seed=0):
    values = np.random.default_rng(seed).integers(1, 7000, (count, 3, height, width))
    return torch.from_numpy(values.astype(np.uint16))


def presence(count=1):
    return torch.ones(count, 3, dtype=torch.bool)


def published(model, folder, pixels, prompts):
    """Logits [N, prompts, H, W] by transformers alone, the prompts padded to the longest."""
    tokens = CLIPTokenizer.from_pretrained(str(folder))(list(prompts), padding=True, return_tensors="pt")
    with torch.no_grad():
        per_image = [model(**tokens, pixel_values=each.expand(len(prompts), -1, -1, -1)).logits for each in pixels]
    return torch.stack([each.reshape(len(prompts), *pixels.shape[-2:]) for each in per_image])


def close(ours, theirs):
    return (ours - theirs).abs().max() <= 1e-5 * theirs.abs().max()


@pytest.mark.parametrize("name", [BASE, TUNED, ADAPTED, EXPORTED])
def test_every_form_gives_the_logits_of_its_network(models, catalogue, name):
    card = find_card(name)
    card.verify()
    family = find_family(card.family).load(card, "cpu", "fp32")
    assert family.bands == ("B04", "B03", "B02")
    assert family.classes == CLASSES
    assert not family.independent
    pixels = Preprocessing(16)(chips(2))
    expected = published(catalogue[name], models[0] / BASE, pixels, PROMPTS)
    assert expected.std() > 0.1
    assert close(family._network(pixels, family._embeddings), expected)


def test_the_forms_differ(catalogue):
    results = [ClipsegFamily.load(find_card(name), "cpu", "fp32").logits(chips(), presence()) for name in catalogue]
    for index, one in enumerate(results):
        for other in results[:index]:
            assert (one - other).abs().max() > 0.01


def test_the_published_architecture_gives_the_same_logits_in_less_time():
    (run,) = measure([Kind.CLIPSEG], device="cpu", precision="fp32")["runs"]
    assert (run["kind"], run["size"], run["prompts"]) == ("clipseg", 512, 4)
    assert run["largest_difference"] <= 1e-5
    assert run["published_over_split"] > 1


@settings(max_examples=10, deadline=None)
@given(
    images=st.integers(1, 3),
    prompts=st.integers(1, 5),
    entry=st.integers(0, 2),
    read=st.sampled_from([[0, 1, 2], [1, 2, 3], [0, 2, 3]]),
    image_size=st.sampled_from([32, 48, 64]),
    simple=st.booleans(),
    seed=st.integers(0, 99),
)
def test_any_configuration_any_number_of_images_and_prompts(images, prompts, entry, read, image_size, simple, seed):
    changes = {"conditional_layer": entry, "extract_layers": read, "use_complex_transposed_convolution": not simple}
    text = {"vocab_size": 60, "eos_token_id": 59, "bos_token_id": 58}
    model = random_model(tiny_config(vision={"image_size": image_size}, text=text, **changes), seed)
    tokens = torch.cat([torch.randint(1, 58, (prompts, 3)), torch.full((prompts, 1), 59)], dim=1)
    pixels = torch.randn(images, 3, 64, 64)
    with torch.no_grad():
        embeddings = model.clip.get_text_features(tokens).pooler_output
        expected = [model(input_ids=tokens, pixel_values=each.expand(prompts, -1, -1, -1)).logits for each in pixels]
        ours = SplitNetwork(model)(pixels, embeddings)
    assert close(ours, torch.stack([each.reshape(prompts, 64, 64) for each in expected]))


def test_an_image_that_is_no_square(models, catalogue):
    family = ClipsegFamily.load(find_card(BASE), "cpu", "fp32")
    logits = family.logits(chips(1, 768, 512), presence())
    assert logits.shape == (1, 4, 768, 512)
    assert Preprocessing(16)(chips(1, 768, 512)).shape == (1, 3, 528, 352)


class TestPrompts:
    def test_of_the_user_name_the_classes(self, catalogue):
        family = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", ["smoke", "a lake"])
        assert family.classes == ("smoke", "a lake")
        assert family.independent
        assert family.logits(chips(), presence()).shape == (1, 2, 512, 512)

    def test_one_alone_stands_against_what_is_other(self, catalogue):
        family = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", ["a lake"])
        assert family.classes == ("other", "a lake")
        assert not family.independent
        logits = family.logits(chips(), presence())
        assert not logits[:, 0].any()
        pair = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", ["smoke", "a lake"]).logits(chips(), presence())
        assert torch.allclose(logits.softmax(1)[:, 1], pair[:, 1].sigmoid(), atol=1e-5)

    def test_their_order_and_company_do_not_matter(self, catalogue):
        texts = ["smoke", "a lake", "thick cloud", "a runway beside the sea", "snow"]
        together = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", texts).logits(chips(2), presence(2))
        reverse = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", texts[::-1]).logits(chips(2), presence(2))
        assert close(reverse.flip(1), together)
        for place, text in enumerate(texts):
            alone = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", [text]).logits(chips(2)[1:], presence())
            assert close(alone[0, 1], together[1, place])

    def test_are_read_once(self, catalogue, monkeypatch):
        monkeypatch.setattr(family_module, "_EMBEDDINGS", Embeddings())
        read = []
        whole = family_module.embed
        monkeypatch.setattr(family_module, "embed", lambda model, tokens: read.append(tokens) or whole(model, tokens))
        first = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", ["smoke", "fog"])
        again = ClipsegFamily.load(find_card(BASE), "cpu", "fp32", ["fog", "haze"])
        assert len(read) == 3
        assert torch.equal(first._embeddings[1], again._embeddings[0])
        ClipsegFamily.load(find_card(EXPORTED), "cpu", "fp32", ["fog"])  # the same text tower
        assert len(read) == 3
        ClipsegFamily.load(find_card(ADAPTED), "cpu", "fp32", ["fog"])  # an adapter changes the tower
        assert len(read) == 4

    def test_the_least_used_one_is_forgotten_first(self):
        kept = Embeddings(most=2)
        one = torch.ones(1)
        kept.keep("x", "a", one)
        kept.keep("x", "b", one)
        assert kept.find("x", "a") is one
        kept.keep("x", "c", one)
        assert kept.find("x", "b") is None
        assert kept.find("x", "a") is one
        assert kept.find("y", "a") is None


def test_the_vocabulary_is_clips(models):
    from open_clip.tokenizer import SimpleTokenizer

    ours, theirs = CLIPTokenizer.from_pretrained(str(models[0] / BASE)), SimpleTokenizer()
    for text in (*PROMPTS, "Semi-transparent  CLOUD's veil, 30 % of the ground", "naïve – Ærø", "雲"):
        assert ours(text)["input_ids"] == [49406, *theirs.encode(text), 49407]


def test_what_no_logit_depends_on_is_not_kept(catalogue):
    network = ClipsegFamily.load(find_card(BASE), "cpu", "fp32")._network
    assert len(network.tower.blocks) == 3  # of 4
    tower = sum(each.numel() for each in catalogue[BASE].clip.vision_model.encoder.layers[:3].parameters())
    embeddings = sum(each.numel() for each in network.tower.embeddings.parameters())
    decoder = sum(each.numel() for each in catalogue[BASE].decoder.parameters())
    assert sum(each.numel() for each in network.parameters()) == tower + embeddings + 2 * 16 + decoder


def test_threads_do_not_disturb_each_other(catalogue):
    family = ClipsegFamily.load(find_card(BASE), "cpu", "fp32")
    batches = [chips(1, seed=seed) for seed in range(8)]
    alone = [family.logits(each, presence()) for each in batches]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda each: family.logits(each, presence()), batches))
    assert all(torch.equal(one, other) for one, other in zip(alone, together, strict=True))


def test_images_of_a_batch_do_not_depend_on_each_other(catalogue):
    family = ClipsegFamily.load(find_card(BASE), "cpu", "fp32")
    batch = chips(3)
    together = family.logits(batch, presence(3))
    assert close(family.logits(batch[2:], presence()), together[2:])


@pytest.mark.parametrize("precision", ["bf16", "fp16"])
def test_reduced_precision_is_close(catalogue, precision):
    full = ClipsegFamily.load(find_card(BASE), "cpu", "fp32").logits(chips(), presence())
    reduced = ClipsegFamily.load(find_card(BASE), "cpu", precision).logits(chips(), presence())
    assert reduced.dtype == torch.float32
    assert 0 < (full - reduced).abs().max() < 0.05 * full.abs().max()
