"""The U-Net: its normalisation, its indifference to what is absent and to how a scene is cut, its weights."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from safetensors.torch import save_file

from engine.catalog import read_card
from engine.errors import ModelError
from engine.models.unet import Normalisation, UNet, UNetFamily, build_network, channels_last, fold_batch_normalisation
from engine.sentinel2 import BAND_NAMES
from engine.synthetic.fields import power_law_field

BUNDLED = Path(__file__).parents[2] / "engine" / "models" / "bundled" / "cloudmask-unet-1"
DATA = Path(__file__).parents[3] / "shared" / "data"
ARCHITECTURE = {
    "encoder": "mobilenetv3_small_050",
    "bands": ["B02", "B03", "B04", "B08"],
    "decoder_channels": [16, 12, 8, 8],
    "classes": ["clear", "thick_cloud", "thin_cloud", "cloud_shadow"],
}


class MadeCard:
    id = "made"

    def __init__(self, folder: Path, architecture: dict | None = None) -> None:
        self.architecture = architecture or ARCHITECTURE
        self.weights_path = folder / "weights.safetensors"


@pytest.fixture
def card(tmp_path):
    torch.manual_seed(0)
    made = MadeCard(tmp_path)
    network = settled(build_network(ARCHITECTURE))
    state = {name: each.half() for name, each in network.state_dict().items() if "num_batches" not in name}
    save_file(state, made.weights_path)
    return made


def settled(network: UNet) -> UNet:
    """With normalisations that have seen something, as after training."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 2)
    return network.eval()


def batch(count: int, bands: int, edge: int, seed: int = 0) -> torch.Tensor:
    values = np.random.default_rng(seed).integers(1, 9000, (count, bands, edge, edge))
    return torch.from_numpy(values.astype(np.uint16))


class TestNormalisation:
    def test_values(self):
        planes = Normalisation(["B02", "B09", "B10"])(
            torch.tensor([[[[3600]], [[1600]], [[100]]]], dtype=torch.uint16), torch.ones(1, 3, dtype=torch.bool)
        )
        expected = [(0.6 - 0.36) / 0.20, (0.4 - 0.22) / 0.15, (0.1 - 0.06) / 0.06, 1, 1, 1]
        assert planes.flatten().tolist() == pytest.approx(expected, abs=1e-5)

    def test_bright_pixels_are_cut_off_at_one_and_a_half(self):
        ones = torch.ones(1, 1, dtype=torch.bool)
        bright = [
            Normalisation(["B04"])(torch.tensor([[[[value]]]], dtype=torch.uint16), ones) for value in (15000, 65535)
        ]
        assert torch.equal(*bright)
        assert bright[0][0, 0].item() == pytest.approx((1.5**0.5 - 0.36) / 0.20, abs=1e-5)

    def test_an_empty_pixel_and_an_absent_band_are_zero_in_both_planes(self):
        values = torch.tensor([[[[0, 5000]], [[5000, 5000]]]], dtype=torch.uint16)
        planes = Normalisation(["B04", "B08"])(values, torch.tensor([[True, False]]))
        assert planes[0, 0, 0, 0] == 0
        assert planes[0, 2].tolist() == [[0.0, 1.0]]
        assert not planes[0, 1].any()
        assert not planes[0, 3].any()

    def test_the_input_is_left_as_it_was(self):
        values = batch(1, 2, 32)
        before = values.clone()
        Normalisation(["B04", "B08"])(values, torch.ones(1, 2, dtype=torch.bool))
        assert torch.equal(values, before)


class TestFamily:
    def test_bands_classes_and_shape(self, card):
        family = UNetFamily.load(card, "cpu", "fp32")
        assert family.bands == ("B02", "B03", "B04", "B08")
        assert family.classes == ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")
        logits = family.logits(batch(2, 4, 64), torch.ones(2, 4, dtype=torch.bool))
        assert logits.shape == (2, 4, 64, 64)
        assert logits.dtype == torch.float32

    def test_what_stands_in_an_absent_band_does_not_matter(self, card):
        family = UNetFamily.load(card, "cpu", "fp32")
        presence = torch.tensor([[True, True, True, False]])
        ours, other = batch(1, 4, 64), batch(1, 4, 64)
        other[:, 3] = batch(1, 1, 64, seed=9)[:, 0]
        assert torch.equal(family.logits(ours, presence), family.logits(other, presence))
        everything = torch.ones_like(presence)
        assert not torch.equal(family.logits(ours, everything), family.logits(other, everything))

    def test_half_precision_on_disk_full_precision_in_memory(self, card):
        family = UNetFamily.load(card, "cpu", "fp32")
        assert {each.dtype for each in family._network.parameters()} == {torch.float32}

    def test_reduced_precision_is_close(self, card):
        presence, values = torch.ones(1, 4, dtype=torch.bool), batch(1, 4, 64)
        full = UNetFamily.load(card, "cpu", "fp32").logits(values, presence)
        reduced = UNetFamily.load(card, "cpu", "bf16").logits(values, presence)
        assert reduced.dtype == torch.float32
        assert (full - reduced).abs().max() < 0.05 * full.abs().max() + 0.05

    def test_prompts_are_refused(self, card):
        with pytest.raises(ModelError, match="takes no prompts"):
            UNetFamily.load(card, "cpu", "fp32", prompts=["clouds"])

    def test_missing_weights(self, card):
        card.weights_path.unlink()
        with pytest.raises(ModelError, match="cannot be read"):
            UNetFamily.load(card, "cpu", "fp32")

    def test_truncated_weights(self, card):
        card.weights_path.write_bytes(card.weights_path.read_bytes()[:1000])
        with pytest.raises(ModelError, match="cannot be read"):
            UNetFamily.load(card, "cpu", "fp32")

    def test_weights_of_another_network(self, card):
        other = MadeCard(card.weights_path.parent, {**ARCHITECTURE, "decoder_channels": [24, 12, 8, 8]})
        with pytest.raises(ModelError, match="do not fit"):
            UNetFamily.load(other, "cpu", "fp32")

    @pytest.mark.parametrize(
        "change",
        [{"encoder": "no_such_encoder"}, {"decoder_channels": [8, 8]}, {"bands": "B02"}, {"classes": []}],
    )
    def test_an_architecture_that_means_nothing(self, card, change):
        broken = MadeCard(card.weights_path.parent, {**ARCHITECTURE, **change})
        with pytest.raises(ModelError):
            UNetFamily.load(broken, "cpu", "fp32")


def test_folding_keeps_the_outputs():
    torch.manual_seed(1)
    network = channels_last(settled(build_network({**ARCHITECTURE, "encoder": "tf_efficientnet_lite0"})))
    values, presence = batch(1, 4, 64), torch.ones(1, 4, dtype=torch.bool)
    with torch.inference_mode():
        before = network(values, presence)
        fold_batch_normalisation(network)
        after = network(values, presence)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())
    assert (before - after).abs().max() < 1e-4


@pytest.fixture(scope="module")
def shipped():
    card = read_card(BUNDLED)
    card.verify()
    return card


@pytest.fixture(scope="module")
def family(shipped):
    return UNetFamily.load(shipped, "cpu", "fp32")


class TestBundled:
    """The model that ships."""

    def test_card(self, shipped):
        assert shipped.id == "cloudmask-unet-1" == shipped.folder.name
        assert shipped.weights_path.stat().st_size <= 14e6
        assert shipped.weights_path.stat().st_size == shipped.raw["weights"]["bytes"]
        assert shipped.prefer
        assert shipped.errors
        assert any("snow" in sentence for sentence in shipped.cautions_for(("B02", "B03", "B04")))
        assert shipped.inputs.bands == BAND_NAMES
        assert list(shipped.outputs) == shipped.architecture["classes"]
        assert shipped.inputs.multiple_of == UNetFamily.multiple_of
        assert all(metric["measured_by"] == "us" for metric in shipped.raw["metrics"])

    def test_the_digest_stands_outside_the_card(self, shipped):
        digest = hashlib.sha256(shipped.weights_path.read_bytes()).hexdigest()
        assert digest in (BUNDLED / "SHA256SUMS").read_text()
        assert digest not in json.dumps(shipped.raw)

    def test_a_pixel_far_from_the_edge_does_not_depend_on_the_cut(self, family):
        scene = made_scene(768)
        presence = torch.ones(1, len(BAND_NAMES), dtype=torch.bool)
        whole = family.logits(scene, presence)[0].argmax(0)
        part = family.logits(scene[:, :, 128:640, 192:704].contiguous(), presence)[0].argmax(0)
        inner = (slice(128, 384), slice(128, 384))
        same = (part[inner] == whole[128:640, 192:704][inner]).float().mean()
        assert same >= 0.995  # an encoder at half resolution sees farther than 128 pixels

    def test_bright_cloud_is_found_with_any_bands(self, family):
        scene = made_scene(512)
        blue = scene[0, 1].numpy().astype(np.int32)
        for bands in (BAND_NAMES, ("B02", "B03", "B04", "B08"), ("B02", "B03", "B04")):
            presence = torch.tensor([[name in bands for name in BAND_NAMES]])
            said = family.logits(scene, presence)[0].argmax(0).numpy()
            assert np.isin(said[blue > 5000], (1, 2)).mean() > 0.9

    @pytest.mark.parametrize("name", ["tivoli-it_2018-05-31_L1C_clear", "ionian-sea-p765a_2018winter_L1C_clear"])
    def test_clear_ground_that_training_never_saw_stays_clear(self, family, name):
        chip = DATA / "s2" / "chips" / f"{name}.tif"
        if not chip.exists():
            pytest.skip("the Sentinel-2 chips are not here")
        with rasterio.open(chip) as source:
            order = [source.descriptions.index(band) + 1 for band in BAND_NAMES]
            values = torch.from_numpy(source.read(order))[None]
        said = family.logits(values, torch.ones(1, len(BAND_NAMES), dtype=torch.bool))[0].argmax(0)
        assert ((said == 1) | (said == 2)).float().mean() <= 0.05


def made_scene(edge: int) -> torch.Tensor:
    """Fields of even colour under a few thick clouds: uint16 [1, 13, edge, edge]."""
    rng = np.random.default_rng(4)
    ground = np.array([1200, 950, 850, 750, 1100, 2000, 2400, 2500, 2700, 700, 15, 1900, 1100])[:, None, None]
    texture = 1 + 0.1 * power_law_field(edge, edge, 2.8, rng, outer_scale=64)
    cloud = np.clip(power_law_field(edge, edge, 3.4, rng, outer_scale=200) - 0.5, 0, 1)
    bright = np.array([7000, 7000, 6900, 7000, 7100, 7400, 7700, 8000, 8100, 2000, 20, 7000, 6000])[:, None, None]
    image = ground * texture * (1 - cloud) ** 2 + bright * cloud
    return torch.from_numpy(np.clip(image, 1, 15000).astype(np.uint16))[None]
