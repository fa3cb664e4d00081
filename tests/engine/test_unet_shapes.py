"""What a card may ask of the U-Net: encoders on reduced pixels, fewer strides, another end of the decoder."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import ModelError
from engine.models.torchvision_cure import ensure_importable
from engine.models.unet import Detail, UNet, build_network, channels_last, fold_batch_normalisation
from engine.sentinel2 import BAND_NAMES

BASE = {
    "encoder": "mobilenetv3_small_050",
    "bands": list(BAND_NAMES),
    "decoder_channels": [16, 12, 8, 8],
    "classes": ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"],
}
SHAPES = {
    "ends at half resolution": {},
    "ends at full resolution": {"decoder_channels": [16, 12, 8, 8, 6]},
    "fewer strides": {"encoder_depth": 3, "decoder_channels": [12, 8]},
    "fewer strides, full resolution": {"encoder_depth": 3, "decoder_channels": [12, 8, 6]},
    "reduced": {"encoder_depth": 4, "reduction": 2, "detail_channels": 6},
    "reduced, full resolution": {"encoder_depth": 4, "reduction": 2, "decoder_channels": [16, 12, 8, 8, 6]},
}
EVERY_SHAPE = pytest.mark.parametrize("shape", SHAPES)
NETWORKS: dict[str, UNet] = {}


def network(shape: str) -> UNet:
    """A network whose normalisations have seen something, as after training; always the same one."""
    if shape not in NETWORKS:
        torch.manual_seed(0)
        made = build_network({**BASE, **SHAPES[shape]})
        for module in made.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 2)
        NETWORKS[shape] = channels_last(made.eval())
    return NETWORKS[shape]


def batch(count: int, height: int, width: int, seed: int = 0) -> torch.Tensor:
    values = np.random.default_rng(seed).integers(1, 9000, (count, len(BAND_NAMES), height, width))
    return torch.from_numpy(values.astype(np.uint16))


def replaced(values: torch.Tensor, places: list[int], seed: int) -> torch.Tensor:
    """The batch with other values in some bands."""
    other = batch(*(values.shape[axis] for axis in (0, 2, 3)), seed)
    chosen = [other[:, place] if place in places else values[:, place] for place in range(values.shape[1])]
    return torch.stack(chosen, dim=1)


def logits(shape: str, values: torch.Tensor, presence: torch.Tensor) -> torch.Tensor:
    with torch.inference_mode():
        return network(shape)(values, presence)


@EVERY_SHAPE
def test_logits_are_as_large_as_the_image(shape):
    said = logits(shape, batch(2, 32, 96), torch.ones(2, 13, dtype=torch.bool))
    assert said.shape == (2, 4, 32, 96)
    assert torch.isfinite(said).all()


@EVERY_SHAPE
@settings(max_examples=8, deadline=None)
@given(present=st.lists(st.booleans(), min_size=13, max_size=13).filter(any), seed=st.integers(1, 10**6))
def test_what_stands_in_absent_bands_does_not_matter(shape, present, seed):
    presence = torch.tensor([present])
    ours = batch(1, 32, 32)
    other = replaced(ours, [place for place in range(13) if not present[place]], seed)
    assert torch.equal(logits(shape, ours, presence), logits(shape, other, presence))


@EVERY_SHAPE
def test_every_present_band_matters(shape):
    presence = torch.ones(1, 13, dtype=torch.bool)
    plain = logits(shape, batch(1, 64, 64), presence)
    for place in range(13):
        assert not torch.equal(logits(shape, replaced(batch(1, 64, 64), [place], 7), presence), plain)


@EVERY_SHAPE
def test_images_of_a_batch_with_other_bands_do_not_mix(shape):
    presence = torch.tensor([[name in ("B02", "B03", "B04") for name in BAND_NAMES], [True] * 13])
    values = batch(2, 32, 32)
    together = logits(shape, values, presence)
    for place in range(2):
        alone = logits(shape, values[place : place + 1], presence[place : place + 1])
        assert torch.allclose(together[place], alone[0], atol=1e-4)


@EVERY_SHAPE
def test_folding_keeps_the_outputs(shape):
    values, presence = batch(1, 64, 64), torch.ones(1, 13, dtype=torch.bool)
    before = logits(shape, values, presence)
    folded = channels_last(build_network({**BASE, **SHAPES[shape]}).eval())
    folded.load_state_dict(network(shape).state_dict())
    fold_batch_normalisation(folded)
    with torch.inference_mode():
        after = folded(values, presence)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in folded.modules())
    assert (before - after).abs().max() < 1e-4


def test_edges_reach_a_reduced_network_through_its_detail():
    """Blocks of two pixels with the same mean look alike to the encoder; the layer at full resolution tells them."""
    even, striped = (torch.full((1, 13, 32, 32), 2000, dtype=torch.uint16) for _ in range(2))
    striped[..., ::2], striped[..., 1::2] = 1000, 3000
    reduced = network("reduced")
    presence = torch.ones(1, 13, dtype=torch.bool)
    with torch.inference_mode():
        planes = [reduced.normalisation(each, presence) for each in (even, striped)]
    assert torch.equal(*planes)
    assert not torch.equal(logits("reduced", even, presence), logits("reduced", striped, presence))


@pytest.mark.parametrize(("encoder", "depth"), [("mobilenetv3_small_050", 3), ("tf_efficientnet_lite0", 4)])
def test_stages_that_are_not_used_are_gone_and_not_missed(encoder, depth):
    ensure_importable()
    import timm  # imports torchvision

    torch.manual_seed(0)
    ours = UNet(encoder, ["B02", "B03", "B04", "B08"], [8] * (depth - 1), encoder_depth=depth).encoder.eval()
    whole = timm.create_model(
        encoder, features_only=True, pretrained=False, in_chans=8, out_indices=tuple(range(depth))
    ).eval()
    whole.load_state_dict(ours.state_dict(), strict=False)
    planes = torch.randn(1, 8, 64, 64)
    with torch.inference_mode():
        assert all(torch.equal(*pair) for pair in zip(ours(planes), whole(planes), strict=True))
    assert sum(each.numel() for each in ours.parameters()) < 0.8 * sum(each.numel() for each in whole.parameters())


REDUCED = {"encoder_depth": 4, "reduction": 2}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"reduction": 3}, "reduction"),
        ({"reduction": 0}, "reduction"),
        ({"reduction": None}, "NoneType"),
        ({"encoder_depth": 0}, "stride"),
        ({"encoder_depth": 6}, "stride"),
        ({"encoder_depth": 10**12}, "stride"),
        ({"encoder_depth": "deep"}, "deep"),
        ({"encoder_depth": 5, "reduction": 2}, "stride"),
        ({"decoder_channels": [8, 8, 8]}, "blocks"),
        ({"decoder_channels": [8] * 6}, "blocks"),
        ({**REDUCED, "decoder_channels": [8] * 6}, "blocks"),
        ({"decoder_channels": [8, 8, 0, 8]}, "channels"),
        ({**REDUCED, "detail_channels": 0}, "channels"),
        ({**REDUCED, "bands": ["B01", "B11"]}, "B02"),
        ({"encoder": "convnext_atto"}, "index"),
        ({"encoder": "vit_tiny_patch16_224"}, "strides"),
    ],
    ids=str,
)
def test_an_architecture_that_cannot_be_built_is_one_sentence(change, word):
    with pytest.raises(ModelError, match="cannot be built") as caught:
        build_network({**BASE, **change})
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_detail_takes_the_fine_bands_alone():
    detail = Detail(["B01", "B04", "B11", "B08"], 3).eval()
    presence = torch.ones(1, 4, dtype=torch.bool)
    values = batch(1, 32, 32)
    other = replaced(values, [0, 2], 3)[:, :4]
    values = values[:, :4]
    with torch.inference_mode():
        assert detail(values, presence).shape == (1, 3, 16, 16)
        assert torch.equal(detail(values, presence), detail(other, presence))
