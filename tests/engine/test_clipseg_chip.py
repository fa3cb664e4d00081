"""CLIPSeg on chips and scenes: preprocessing and scoring as published, and whole scenes."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
import torch
from makers.clipseg import BASE, CLASSES, PROMPTS, make_full, random_model, tiny_config
from makers.rasters import write_raster
from PIL import Image
from torch.nn import functional as F
from transformers.models.clip import CLIPTokenizer

from engine import pipeline
from engine.models.clipseg.preprocessing import Preprocessing, enlarge, resize, resize_by_matrices
from engine.synthetic.fields import power_law_field

KNOWN = {"level": "L1C", "offset": 0, "device": "cpu", "precision": "fp32"}
MEAN, SPREAD = np.float32([0.485, 0.456, 0.406]), np.float32([0.229, 0.224, 0.225])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("models")
    config = tiny_config()
    model = random_model(config, 3)
    return make_full(root, model, config), model


@pytest.fixture(autouse=True)
def catalogue(made, monkeypatch):
    monkeypatch.setenv("CLOUDMASK_MODELS", str(made[0].parent))


def landscape(height, width, seed=1):
    """Blue, green, red: ground under clouds, reflectance × 10 000."""
    rng = np.random.default_rng(seed)
    size = max(height, width)
    cloud = np.clip(power_law_field(size, size, 2.8, rng, outer_scale=128), 0, 2)[:height, :width]
    noise = rng.normal(1, 0.1, (3, height, width))
    return ((np.array([900, 800, 700])[:, None, None] + 3000 * cloud) * noise).clip(1, 16_000).astype(np.uint16)


def published_input(red_green_blue):
    """What the publication hands to the network: reflectance to 8 bit, Pillow's resize, ImageNet's numbers."""
    image = np.clip(red_green_blue.astype(np.float32) / 5000, 0, 1)
    grey = Image.fromarray(np.round(image.transpose(1, 2, 0) * 255).astype(np.uint8))
    small = np.asarray(grey.resize((352, 352), Image.Resampling.BILINEAR)).astype(np.float32)
    return torch.from_numpy(((small / 255 - MEAN) / SPREAD).transpose(2, 0, 1).copy())


class TestPreprocessing:
    def test_every_value_becomes_the_published_grey_level(self):
        values = np.arange(2**16, dtype=np.uint16)
        expected = np.round(np.clip(values.astype(np.float32) / 5000, 0, 1) * 255).astype(np.uint8)
        assert np.array_equal(Preprocessing(16).grey.numpy(), expected)
        assert expected[[0, 500, 1500, 5000, 65535]].tolist() == [0, 26, 76, 255, 255]  # 25.5 and 76.5: to even

    @pytest.mark.parametrize("seed", range(3))
    def test_on_a_cpu_the_input_is_the_published_one(self, seed):
        rng = np.random.default_rng(seed)
        chip = rng.integers(0, 8000, (3, 512, 512)).astype(np.uint16) if seed else landscape(512, 512)[::-1].copy()
        ours = Preprocessing(16)(torch.from_numpy(chip)[None])[0]
        assert (ours - published_input(chip)).abs().max() < 1e-5  # a grey level is 0.017

    def test_elsewhere_hardly_a_pixel_is_a_grey_level_apart(self):
        levels = torch.from_numpy(np.random.default_rng(5).integers(0, 256, (1, 3, 512, 512), dtype=np.uint8))
        on_cpu = resize(levels, 352, 352)
        apart = (resize_by_matrices(levels, 352, 352) - on_cpu.float()).abs()
        assert apart.max() <= 1
        assert (apart > 0).float().mean() < 0.001

    @pytest.mark.parametrize(("height", "width"), [(512, 512), (480, 96), (1, 1), (31, 512)])
    def test_what_is_smaller_than_a_chip_is_mirrored(self, height, width):
        values = torch.from_numpy(np.random.default_rng(2).integers(0, 6000, (2, 3, height, width)).astype(np.uint16))
        edges = ((0, 0), (0, 0), (0, 512 - height), (0, 512 - width))
        mirrored = np.pad(values.numpy(), edges, mode="edge" if height == 1 else "reflect")
        ours = Preprocessing(16)(values)
        assert ours.shape == (2, 3, 352, 352)
        assert torch.equal(ours, Preprocessing(16)(torch.from_numpy(mirrored)))
        assert enlarge(torch.zeros(2, 4, 352, 352), height, width).shape == (2, 4, height, width)


def test_a_chip_gets_the_classes_that_the_publication_gives_it(made, tmp_path):
    folder, model = made
    chip = landscape(512, 512)
    scene = write_raster(tmp_path / "chip.tif", chip, names=("B02", "B03", "B04"))
    result = pipeline.mask(str(scene), tmp_path / "mask.tif", model=BASE, **KNOWN)
    with rasterio.open(tmp_path / "mask.tif") as mask:
        ours = mask.read(1)
    tokens = CLIPTokenizer.from_pretrained(str(folder))(list(PROMPTS), padding=True, return_tensors="pt")
    pixels = published_input(chip[::-1])
    with torch.no_grad():
        logits = model(**tokens, pixel_values=pixels.expand(4, -1, -1, -1)).logits
    at_full_size = F.interpolate(logits[None], size=(512, 512), mode="bilinear", align_corners=False)[0]
    expected = at_full_size.argmax(0).numpy()
    first, second = at_full_size.topk(2, dim=0).values
    ties = (first - second < 1e-6).numpy()  # of logits that are equal but for their last digit either may win
    assert ((ours == expected) | ties).all()
    assert (ours == expected).mean() > 0.9999
    assert len(np.unique(expected)) >= 3
    pixels = result.report.to_dict()["classes"]
    assert {name: pixels[name]["pixels"] for name in CLASSES} == {
        name: int((ours == code).sum()) for name, code in CLASSES.items()
    }


def test_a_whole_scene_of_many_tiles(tmp_path):
    data = landscape(700, 900)
    data[:, :40, :60] = 0
    scene = write_raster(tmp_path / "scene.tif", data, names=("B02", "B03", "B04"), nodata=0)
    pipeline.mask(str(scene), tmp_path / "mask.tif", model=BASE, **KNOWN)
    with rasterio.open(tmp_path / "mask.tif") as mask:
        codes = mask.read(1)
        assert mask.tags()["CLOUDMASK_MODEL"] == BASE
    assert codes.shape == (700, 900)
    assert (codes[:40, :60] == 255).all()
    assert set(np.unique(codes)) <= {0, 1, 2, 3, 255}
    assert len(np.unique(codes)) >= 4


def test_a_scene_smaller_than_a_chip(tmp_path):
    scene = write_raster(tmp_path / "scene.tif", landscape(90, 130), names=("B02", "B03", "B04"))
    pipeline.mask(str(scene), tmp_path / "mask.tif", model=BASE, **KNOWN)
    with rasterio.open(tmp_path / "mask.tif") as mask:
        assert mask.shape == (90, 130)
        assert 255 not in mask.read(1)
