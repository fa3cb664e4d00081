"""Cards and weights of the ResNet-18 that do not fit together: one sentence each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch
from makers.models import refused, write_digests
from makers.rasters import FOUR as FOUR_BANDS
from makers.rasters import noise, write_raster
from makers.ssl_resnet import FOUR, architecture, write_card, write_ssl_resnet
from safetensors.torch import load_file, save_file

from engine import pipeline
from engine.catalog import read_card
from engine.errors import ModelError
from engine.models.ssl_resnet.network import build_network
from engine.sentinel2 import BAND_NAMES

WEIGHTS = "weights.safetensors"


@pytest.fixture(scope="module")
def fast(tmp_path_factory) -> Path:
    return write_ssl_resnet(tmp_path_factory.mktemp("models"), "fast")


@pytest.fixture
def copied(fast, tmp_path):
    """Makes a folder with the same weights and another card."""

    def copy(form="fast", change=None, **others) -> Path:
        folder = tmp_path / "model"
        folder.mkdir()
        os.link(fast / WEIGHTS, folder / WEIGHTS)
        write_card(folder, form, change=change, **others)
        return folder

    return copy


def test_weights_of_the_other_form(copied):
    refused(copied("faithful"), "of the form fast", "its card says faithful")


@pytest.mark.parametrize("form", [None, "quick", 3, ["fast"]])
def test_a_form_that_is_none(copied, form):
    refused(copied(change=lambda card: card["architecture"].update(form=form)), "architecture.form", "faithful, fast")


def test_a_scaling_that_is_none(copied):
    refused(copied(change=lambda card: card["architecture"].update(scaling="twice")), "architecture.scaling")


@pytest.mark.parametrize(
    "bands",
    [
        list(BAND_NAMES[:-1]),  # fewer than the inputs say
        [*BAND_NAMES[:-1], BAND_NAMES[0]],  # one of them twice
        [*BAND_NAMES[:-1], "B13"],
    ],
)
def test_bands_that_contradict_each_other(copied, bands):
    folder = copied(change=lambda card: card["architecture"].update(bands=bands))
    refused(folder, "bands of model", "contradict")


def test_bands_that_are_no_names(copied):
    refused(copied(change=lambda card: card["architecture"].update(bands=13)), "architecture.bands", "list of names")


def test_weights_for_other_bands(copied):
    def ten(card: dict) -> None:
        bands = [band for band in BAND_NAMES if band not in ("B01", "B09", "B10")]
        card["architecture"]["bands"] = bands
        card["inputs"]["bands_optional"] = [band for band in bands if band not in card["inputs"]["bands_required"]]

    refused(copied(change=ten), "take 13 bands", "its card names 10")


def test_weights_for_other_classes(copied):
    refused(copied(classes=FOUR), "tell 2 classes apart", "its card names 4")


def test_the_published_form_needs_all_bands(copied):
    def optional(card: dict) -> None:
        card["inputs"]["bands_required"].remove("B10")
        card["inputs"]["bands_optional"] = ["B10"]

    refused(copied("faithful", optional), "needs each of its bands")


@pytest.mark.parametrize("multiple_of", [1, 8, 24])
def test_tiles_that_strides_do_not_halve_evenly(copied, multiple_of):
    folder = copied(change=lambda card: card["inputs"].update(multiple_of=multiple_of, tile=480))
    refused(folder, "inputs.multiple_of", "multiple of 16")


@pytest.mark.parametrize(
    ("stages", "words"), [(2, "hold encoder.layer3"), (4, "lack encoder.layer4"), (7, "one to four"), ("x", "built")]
)
def test_another_number_of_stages(copied, stages, words):
    def change(card: dict) -> None:
        card["architecture"]["stages"] = stages
        card["inputs"]["multiple_of"] = 32

    refused(copied(change=change), words)


def test_a_decoder_of_another_width(copied):
    folder = copied(change=lambda card: card["architecture"].update(decoder_channels=32))
    refused(folder, "do not fit its architecture", "have the shape", "at head.")


def test_an_encoder_alone(copied):
    folder = copied()
    encoder = {name: each for name, each in load_file(folder / WEIGHTS).items() if name.startswith("encoder.")}
    replace(folder, encoder)
    refused(folder, "do not fit its architecture", "lack head.")


def test_damaged_weights(copied):
    folder = copied()
    content = (folder / WEIGHTS).read_bytes()
    (folder / WEIGHTS).unlink()
    (folder / WEIGHTS).write_bytes(content[:-100])
    with pytest.raises(ModelError, match="do not match the digest"):
        read_card(folder).verify()
    write_card(folder)
    refused(folder, "cannot be read")


def test_texts_are_refused(fast, tmp_path):
    refused(fast, "takes no prompts", prompts=["a cloud"])
    scene = write_raster(tmp_path / "scene.tif", noise(4, 40, 40), names=FOUR_BANDS)
    with pytest.raises(ModelError, match="takes no prompts"):
        pipeline.mask(scene, tmp_path / "m.tif", model=str(fast), prompts=["snow"], level="L1C", offset=0.0)
    assert [each.name for each in tmp_path.iterdir()] == ["scene.tif"]


@pytest.mark.parametrize("field", ["form", "bands", "classes"])
def test_an_architecture_that_lacks_something(field):
    lacking = {key: each for key, each in architecture().items() if key != field}
    with pytest.raises(ModelError, match="cannot be built"):
        build_network(lacking)


@pytest.mark.parametrize("wrong", [{"decoder_channels": 0}, {"bands": []}, {"classes": []}, {"decoder_channels": "x"}])
def test_an_architecture_that_means_nothing(wrong):
    with pytest.raises(ModelError, match="cannot be built"):
        build_network({**architecture(), **wrong})


def replace(folder: Path, tensors: dict[str, torch.Tensor]) -> None:
    """Other weights for a card, with their digest."""
    (folder / WEIGHTS).unlink()
    save_file(tensors, folder / WEIGHTS)
    write_digests(folder, WEIGHTS)
