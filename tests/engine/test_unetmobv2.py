"""The U-Nets published with CloudSEN12: the same numbers as the published prediction, from every published layout."""

import json
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.models import logits, open_model, refused, write_digests
from makers.rasters import noise, patches, write_raster
from makers.unetmobv2 import (
    FOUR,
    L1C,
    L2A,
    LAYOUTS,
    published_network,
    published_predict,
    write_card,
    write_unetmobv2,
    write_weights,
)

import engine
from engine.catalog import PUBLISHED, find_card, read_card
from engine.errors import ModelError
from engine.models.family import Family
from engine.models.unetmobv2 import MAXIMUM, REFLECTANCE, build_network, scaled

DATA = Path(__file__).parents[3] / "shared" / "data"
RGB = ("B04", "B03", "B02")
BAND_SETS = {"13": L1C, "12": L2A, "4": FOUR}
EXACT = {"device": "cpu", "precision": "fp32"}  # CPUs with AMX would compute in bf16

pytestmark = pytest.mark.usefixtures("one_thread")

family = cache(open_model)


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    """A folder of models: one of each number of bands, the 13 bands in the layout of the published ones."""
    folder = tmp_path_factory.mktemp("models")
    write_unetmobv2(folder, "made-13", bands=L1C, tile=128, overlap=32)
    write_unetmobv2(folder, "made-12", bands=L2A, seed=1, levels=["L2A"])
    write_unetmobv2(folder, "made-4", bands=FOUR, layout="torchscript", seed=2)
    return folder


@cache
def network(bands: str) -> torch.nn.Module:
    """The network whose weights stand in the folder of models."""
    return published_network(BAND_SETS[bands], {"13": 0, "12": 1, "4": 2}[bands])


@pytest.mark.parametrize(("bands", "count"), [(13, 6_632_260), (12, 6_631_972), (8, 6_630_820), (4, 6_629_668)])
def test_parameters_as_published(bands, count):
    with torch.device("meta"):  # without their values
        network = build_network(bands)
    assert sum(each.numel() for each in network.parameters()) == count


@pytest.mark.parametrize("bands", BAND_SETS)
@pytest.mark.parametrize(("height", "width"), [(64, 96), (45, 33)])
def test_equal_to_the_published_prediction(models, bands, height, width):
    values = patches(int(bands), height, width)
    ours = logits(family(models / f"made-{bands}"), values)
    theirs = published_predict(network(bands), values / np.float32(10_000))
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).max() < 1e-4
    assert (ours.argmax(0) == theirs.argmax(0)).all()
    assert len(np.unique(ours.argmax(0))) > 1  # random weights that see one class alone would prove little


@settings(max_examples=12, deadline=None)
@given(height=st.integers(1, 70), width=st.integers(1, 70), seed=st.integers(0, 99))
def test_any_size_is_mirrored_as_published(models, height, width, seed):
    values = patches(4, height, width, seed)
    theirs = published_predict(network("4"), values / np.float32(10_000))
    assert np.abs(logits(family(models / "made-4"), values) - theirs).max() < 1e-4


def test_batches_are_those_of_single_images(models):
    values = np.stack([patches(4, 40, 64, seed) for seed in range(3)])
    opened = family(models / "made-4")
    together = opened.logits(torch.from_numpy(values), torch.ones(3, 4, dtype=torch.bool))
    assert together.dtype == torch.float32
    for place, image in enumerate(values):
        assert np.abs(together[place].numpy() - logits(opened, image)).max() < 1e-4


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each != "torchscript"])
def test_every_layout_gives_the_logits_of_the_torchscript_archive(models, tmp_path, layout):
    folder = write_unetmobv2(tmp_path, bands=FOUR, layout=layout, seed=2)
    values = patches(4, 64, 64)
    opened = open_model(folder)
    # Not to the last bit: which kernels run depends on where in memory the weights have come to lie.
    np.testing.assert_allclose(logits(opened, values), logits(family(models / "made-4"), values), atol=1e-5)


def test_bands_come_in_the_networks_order(models):
    opened = family(models / "made-4")
    assert opened.bands == ("B08", "B04", "B03", "B02")
    assert opened.classes == ("clear", "thick_cloud", "thin_cloud", "cloud_shadow")


def test_the_batch_is_left_as_it_was(models):
    values = torch.from_numpy(patches(4, 50, 64)[None])
    before = values.clone()
    family(models / "made-4").logits(values, torch.ones(1, 4, dtype=torch.bool))
    assert torch.equal(values, before)


def test_reduced_precision_is_close(models):
    values = patches(4, 64, 64)
    full = logits(family(models / "made-4"), values)
    reduced = logits(family(models / "made-4", "bf16"), values)
    assert reduced.dtype == np.float32
    assert not np.array_equal(full, reduced)
    assert np.abs(full - reduced).max() < 0.05 * np.abs(full).max()


def test_threads_do_not_disturb_each_other(models):
    opened = family(models / "made-4")
    images = [patches(4, 64, 64, seed) for seed in range(6)]
    alone = [logits(opened, each) for each in images]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda each: logits(opened, each), images))
    np.testing.assert_allclose(np.stack(together), np.stack(alone), atol=1e-5)


class TestScenes:
    """Whole scenes, as people mask them."""

    @pytest.fixture
    def scene(self, tmp_path) -> Path:
        data = patches(13, 128, 128)
        data[:, :20, :30] = 0
        return write_raster(tmp_path / "scene.tif", data, names=L1C, nodata=0)

    @pytest.fixture(autouse=True)
    def folder(self, models, monkeypatch):
        monkeypatch.setenv("CLOUDMASK_MODELS", str(models))

    def test_a_mask_is_the_published_prediction(self, scene, tmp_path):
        engine.mask(scene, tmp_path / "mask.tif", model="made-13", level="L1C", offset=0, **EXACT)
        with rasterio.open(tmp_path / "mask.tif") as opened, rasterio.open(scene) as source:
            mask, values = opened.read(1), source.read()
        expected = published_predict(network("13"), values / np.float32(10_000)).argmax(0).astype(np.uint8)
        valid = values[1] > 0
        assert (mask[~valid] == 255).all()
        assert (mask[valid] == expected[valid]).mean() > 0.9999  # a tie may fall to the other side

    def test_bands_reach_the_network_in_its_own_order(self, scene, tmp_path):
        engine.mask(scene, tmp_path / "mask.tif", model="made-4", level="L1C", offset=0, **EXACT)
        with rasterio.open(tmp_path / "mask.tif") as opened, rasterio.open(scene) as source:
            mask = opened.read(1)
            values = source.read([L1C.index(band) + 1 for band in FOUR])
        # A scene smaller than a tile is mirrored at its end, so that only what is far from the edge is the same.
        expected = published_predict(network("4"), values / np.float32(10_000)).argmax(0)
        assert (mask[40:80, 40:80] == expected[40:80, 40:80]).mean() > 0.99

    def test_a_scene_that_lacks_a_band(self, tmp_path):
        scene = write_raster(tmp_path / "l2a.tif", noise(12, 64, 64), names=L2A)
        with pytest.raises(ModelError, match="model made-13 needs B10, which the scene does not have"):
            engine.mask(scene, tmp_path / "mask.tif", model="made-13", level="L2A", offset=0, device="cpu")
        assert not (tmp_path / "mask.tif").exists()

    def test_weights_that_are_not_those_of_the_digest(self, scene, models, tmp_path, monkeypatch):
        folder = Path(shutil.copytree(models / "made-4", tmp_path / "models" / "made-4"))
        weights = folder / "made.pt"
        weights.write_bytes(weights.read_bytes()[:-1] + b"x")
        monkeypatch.setenv("CLOUDMASK_MODELS", str(folder.parent))
        with pytest.raises(ModelError, match="do not match the digest"):
            engine.mask(scene, tmp_path / "mask.tif", model=folder.name, level="L1C", offset=0, device="cpu")
        assert not (tmp_path / "mask.tif").exists()

    def test_a_real_image(self, tmp_path):
        chip = DATA / "s2" / "chips" / "tivoli-it_2018-05-31_L1C_clear.tif"
        if not chip.exists():
            pytest.skip("the Sentinel-2 chips are not here")
        engine.mask(chip, tmp_path / "mask.tif", model="made-13", device="cpu")
        with rasterio.open(chip) as source, rasterio.open(tmp_path / "mask.tif") as opened:
            assert (opened.shape, opened.transform) == (source.shape, source.transform)
            mask, empty = opened.read(1), (source.read([2, 3, 4]) == 0).any(axis=0)
        assert ((mask == 255) == empty).all()
        assert set(np.unique(mask[~empty])) <= {0, 1, 2, 3}


def change(folder: Path, part: str, **fields) -> None:
    card = json.loads((folder / "card.json").read_text())
    card[part].update(fields)
    (folder / "card.json").write_text(json.dumps(card))


@pytest.fixture(scope="module")
def stretching(models) -> Family:
    folder = write_unetmobv2(models, "made-rgb", bands=RGB, seed=3)
    change(folder, "architecture", scaling="maximum")
    return open_model(folder)


class TestMaximumScaling:
    """Each image by its highest number: what the benchmark's stretch is on chips that are padded with zeros."""

    @pytest.mark.parametrize("brightest", [300, 60_000])
    def test_padded_chips_are_stretched_as_in_the_benchmark(self, stretching, brightest):
        values = np.random.default_rng(0).integers(40, brightest, (3, 64, 64)).astype(np.uint16)
        values[:, 61:], values[:, :, :3] = 0, 0
        numbers = values.astype(np.float32)
        stretched = (numbers - numbers.min()) / (numbers.max() - numbers.min() + 1e-6)
        theirs = published_predict(published_network(RGB, seed=3), stretched)
        np.testing.assert_allclose(logits(stretching, values), theirs, atol=1e-4)

    def test_images_of_a_batch_know_nothing_of_each_other(self, stretching):
        values = np.stack([patches(3, 32, 64, seed) for seed in range(3)])
        values[1] //= 7
        together = stretching.logits(torch.from_numpy(values), torch.ones(3, 3, dtype=torch.bool))
        for place, image in enumerate(values):
            np.testing.assert_allclose(together[place], logits(stretching, image), atol=1e-4)

    @settings(max_examples=15, deadline=None)
    @given(factor=st.integers(1, 60), seed=st.integers(0, 99))
    def test_brightness_alone_changes_nothing(self, factor, seed):
        numbers = np.random.default_rng(seed).integers(0, 1000, (2, 3, 8, 8)).astype(np.uint16)
        one, other = (scaled(torch.from_numpy(each), MAXIMUM) for each in (numbers, numbers * np.uint16(factor)))
        torch.testing.assert_close(one, other)
        assert one.amax(dim=(1, 2, 3)).tolist() == [1, 1]

    def test_a_scene_without_padding_keeps_its_haze(self):
        """Its darkest pixel is no zero, as nothing but padding was in training."""
        hazy = torch.full((1, 3, 4, 4), 4000, dtype=torch.uint16)
        hazy[0, :, 0, 0] = 8000
        assert scaled(hazy, MAXIMUM).min().item() == 0.5

    def test_an_image_without_data_is_zeros(self, stretching):
        empty = np.zeros((3, 32, 32), np.uint16)
        assert not scaled(torch.from_numpy(empty[None]), MAXIMUM).any()
        assert np.isfinite(logits(stretching, empty)).all()

    def test_cards_that_say_nothing_of_it_mean_reflectance(self, models):
        values = torch.from_numpy(patches(3, 32, 32)[None])
        torch.testing.assert_close(scaled(values, REFLECTANCE), values.float() / 10_000)
        assert "scaling" not in read_card(models / "made-4").architecture


class TestWhatDoesNotFit:
    @pytest.fixture
    def folder(self, models, tmp_path) -> Path:
        return Path(shutil.copytree(models / "made-4", tmp_path / "made-4"))

    def test_prompts(self, folder):
        refused(folder, "takes no prompts", prompts=["clouds"])

    def test_weights_for_another_number_of_bands(self, folder):
        write_weights(folder / "made.pt", network("13"), "state_dict")
        refused(folder, "take 13 bands, its card names 4")

    def test_weights_of_another_network(self, folder):
        torch.save({"weight": torch.zeros(4, 4)}, folder / "made.pt")
        refused(folder, "not those of a U-Net with MobileNetV2 (they lack encoder.features.0.0.weight)")

    def test_a_tensor_too_many(self, folder):
        torch.save({**network("4").state_dict(), "mean": torch.zeros(4)}, folder / "made.pt")
        refused(folder, "(they hold mean, which it does not have)")

    def test_a_tensor_of_another_shape(self, folder):
        state = network("4").state_dict()
        state["segmentation_head.0.bias"] = torch.zeros(2)
        torch.save(state, folder / "made.pt")
        refused(folder, "(they have the shape [2] at segmentation_head.0.bias)")

    def test_another_encoder(self, folder):
        change(folder, "architecture", encoder="resnet18")
        refused(folder, "architecture.encoder of model made-4 must be mobilenet_v2")

    @pytest.mark.parametrize("scaling", ["minimum", None, 3, ["maximum"]])
    def test_a_scaling_that_is_not_known(self, folder, scaling):
        change(folder, "architecture", scaling=scaling)
        refused(folder, "architecture.scaling of model made-4 must be one of reflectance, maximum")

    @pytest.mark.parametrize("bands", [None, [], "B02", [1, 2]])
    def test_bands_that_mean_nothing(self, folder, bands):
        change(folder, "architecture", bands=bands)
        refused(folder, "architecture.bands of model made-4 must be a list of names")

    @pytest.mark.parametrize(
        "inputs",
        [
            {"bands_required": ["B04", "B03", "B02"]},
            {"bands_required": ["B04", "B03", "B02"], "bands_optional": ["B08"]},
            {"bands_required": ["B04", "B03", "B02", "B08", "B11"]},
        ],
    )
    def test_a_card_that_lets_bands_be_absent(self, folder, inputs):
        change(folder, "inputs", **inputs)
        refused(folder, "must require B02, B03, B04, B08 and no other")

    def test_classes_that_the_card_has_no_codes_for(self, folder):
        change(folder, "architecture", classes=["clear", "cloud", "thin_cloud", "cloud_shadow"])
        refused(folder, "architecture.classes")

    def test_without_the_package(self, folder, monkeypatch):
        monkeypatch.setitem(sys.modules, "segmentation_models_pytorch", None)
        refused(folder, "need the package segmentation_models_pytorch: ", "pip install 'cloudmask[models]'")


def published_cards() -> list[str]:
    folders = sorted(PUBLISHED.iterdir()) if PUBLISHED.is_dir() else []
    cards = [each for each in folders if (each / "card.json").is_file()]
    return [each.name for each in cards if json.loads((each / "card.json").read_text())["family"] == "unetmobv2"]


@pytest.mark.parametrize("name", published_cards())
def test_published_cards_open_with_weights_of_their_layout(name, tmp_path):
    card = find_card(name)
    bands = tuple(card.architecture["bands"])
    folder = tmp_path / name
    folder.mkdir()
    known = next((name for name, each in BAND_SETS.items() if each == bands), None)
    made = network(known) if known else published_network(bands)
    write_weights(folder / card.weights, made, card.architecture["form"])
    (folder / "card.json").write_bytes((card.folder / "card.json").read_bytes())
    write_digests(folder, card.weights)
    opened = open_model(folder)
    assert opened.bands == bands
    assert {each: card.outputs[each] for each in opened.classes} == dict(card.outputs)
    assert card.inputs.multiple_of % 32 == 0
    assert logits(opened, patches(len(bands), 32, 32)).shape == (4, 32, 32)


def test_a_card_written_beside_weights_is_found(tmp_path, monkeypatch):
    folder = tmp_path / "mine"
    folder.mkdir()
    write_weights(folder / "UNetMobV2_V2.pt", network("13"), "state_dict")
    write_card(folder, "UNetMobV2_V2.pt")
    monkeypatch.setenv("CLOUDMASK_MODELS", str(tmp_path))
    card = find_card("mine")
    card.verify()
    assert card.available
    assert card.inputs.bands == L1C
