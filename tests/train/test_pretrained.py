"""An encoder starts from weights that are really its own, whoever wrote the file, or from none."""

import pytest
import torch

from engine.models.ssl_resnet.network import build_encoder
from engine.sentinel2 import BAND_NAMES
from train.ssl.pretrained import PREFIXES, EncoderError, load_encoder, scaling_of

TENSORS = 100
"""Of ResNet-18 without its last layer: 20 convolutions, and 4 for each of 20 normalisations."""


@pytest.fixture(scope="module")
def learnt():
    with torch.random.fork_rng():
        torch.manual_seed(3)
        return {name: torch.rand_like(each.float()) for name, each in build_encoder().state_dict().items()}


@pytest.fixture
def save(tmp_path):
    def save(stored):
        torch.save(stored, tmp_path / "some.ckpt")
        return tmp_path / "some.ckpt"

    return save


def under(prefix, tensors):
    return {f"{prefix}{name}": each for name, each in tensors.items()}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_weight_is_set_whatever_stands_before_its_name(save, learnt, prefix):
    others = {"moco.encoder_k.conv1.weight": torch.zeros(64, 13, 7, 7), f"{prefix}fc.weight": torch.zeros(128, 512)}
    encoder = build_encoder()
    assert load_encoder(encoder, save({"state_dict": {**others, **under(prefix, learnt)}})) == TENSORS
    for name, each in encoder.state_dict().items():
        if "num_batches" not in name:
            torch.testing.assert_close(each, learnt[name], rtol=0, atol=0)


def test_weights_alone_and_fewer_stages(save, learnt):
    encoder = build_encoder(stages=3)
    assert load_encoder(encoder, save(learnt)) == 75
    torch.testing.assert_close(encoder.state_dict()["layer3.1.bn2.running_var"], learnt["layer3.1.bn2.running_var"])


def test_a_momentum_encoder_is_not_taken_for_the_encoder(save, learnt):
    momentum = {name: torch.full_like(each, 7) for name, each in learnt.items()}
    encoder = build_encoder()
    load_encoder(encoder, save({"state_dict": {**under("key_encoder.", momentum), **under("encoder.", learnt)}}))
    torch.testing.assert_close(encoder.conv1.weight.detach(), learnt["conv1.weight"])


def test_what_it_saw_of_reflectance(save, learnt):
    told = {"family": "ssl-encoder", "bands": list(BAND_NAMES), "scaling": "square_root"}
    assert scaling_of(save({"state_dict": under("encoder.", learnt), "hyper_parameters": told})) == "square_root"
    assert scaling_of(save(learnt)) is None


class TestWhatIsRefused:
    def refused(self, path, *words):
        encoder = build_encoder()
        before = {name: each.clone() for name, each in encoder.state_dict().items()}
        with pytest.raises(EncoderError) as refused:
            load_encoder(encoder, path)
        assert all(word in refused.value.sentence for word in (path.name, *words)), refused.value.sentence
        assert refused.value.hint
        assert all(torch.equal(each, before[name]) for name, each in encoder.state_dict().items())

    def test_no_file(self, tmp_path):
        self.refused(tmp_path / "none.ckpt", "there is no checkpoint")

    def test_a_damaged_one(self, save, learnt):
        path = save(learnt)
        path.write_bytes(path.read_bytes()[:1000])
        self.refused(path, "is damaged")

    def test_what_runs_code_when_it_is_opened(self, save):
        self.refused(save({"state_dict": build_encoder()}), "is damaged, or no file of weights")

    def test_no_weights(self, save):
        self.refused(save([1, 2]), "holds no weights")

    def test_an_encoder_under_a_name_that_nobody_gave_it(self, save, learnt):
        self.refused(save({"state_dict": under("moco.model.", learnt)}), f"{TENSORS} of its {TENSORS} tensors")

    def test_one_tensor_too_few(self, save, learnt):
        lacking = {name: each for name, each in learnt.items() if name != "layer4.0.downsample.0.weight"}
        self.refused(save(lacking), f"1 of its {TENSORS} tensors", "layer4.0.downsample.0.weight")

    def test_other_bands(self, save, learnt):
        self.refused(save({**learnt, "conv1.weight": torch.zeros(64, 3, 7, 7)}), "sees 3 bands, the network 13")

    def test_bands_in_another_order(self, save, learnt):
        bands = sorted(BAND_NAMES)
        self.refused(save({"state_dict": learnt, "hyper_parameters": {"bands": bands}}), "in another order: B01, B02")

    def test_other_widths(self, save, learnt):
        self.refused(save({**learnt, "bn1.weight": torch.zeros(32)}), "other widths", "1 of its 100", "bn1.weight")
