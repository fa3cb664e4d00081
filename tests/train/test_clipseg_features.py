"""Features of frozen towers: kept once, found again by whoever has the same weights, the same as computed anew."""

import numpy as np
import pytest
import torch
from makers.disks import small_disk

from engine.errors import DiskFullError
from train.data.clipseg import ClipsegSamples, FeatureStore
from train.data.cloudsen12 import DataError
from train.lightning_cli import build

SHAPE = (3, 5, 4)
ORIGIN = "0123456789abcdef"


def towers(image: torch.Tensor) -> torch.Tensor:
    """Stands for a tower: float16 [n, 3, 5, 4] that differ from image to image."""
    small = torch.nn.functional.adaptive_avg_pool2d(image.float() / 255, (5, 4))
    return small.to(torch.float16)


@pytest.fixture
def data(made_cloudsen12, tmp_path) -> ClipsegSamples:
    """Prepared chips in a folder of the test's own."""
    made = ClipsegSamples(str(made_cloudsen12), tmp_path / "prepared", batch_size=8)
    made.prepare_data()
    made.setup("fit")
    return made


def test_batches_hold_the_features_of_their_images(data):
    """In the order in which the images would have come, beside the same prompts and targets."""
    images = list(data.train_dataloader())
    data.offer_features(towers, ORIGIN, SHAPE)
    kept = list(data.train_dataloader())
    for image, feature in zip(images, kept, strict=True):
        assert "image" not in feature
        assert feature["features"].dtype == torch.float16
        assert torch.equal(feature["features"], towers(image["image"]))
        assert torch.equal(feature["prompt"], image["prompt"])
        assert torch.equal(feature["target"], image["target"])
    (validation,) = data.val_dataloader()
    assert validation["features"].shape == (3, *SHAPE)


def test_features_are_those_of_the_network(made_cloudsen12, tiny_clipseg_recipe):
    """What is kept gives the logits of the images, but for the last bits of half precision."""
    options = tiny_clipseg_recipe("clipseg_fft")
    _, task, data = build(options)
    data.prepare_data()
    data.setup("fit")
    image = next(iter(data.val_dataloader()))
    network = task.open()
    config = network.model.config
    shape = (len(config.extract_layers), 1 + 22**2, config.vision_config.hidden_size)
    data.offer_features(task.features, task.origin, shape)
    kept = next(iter(data.val_dataloader()))
    computed = torch.stack(network.features(image["image"]), dim=1)
    torch.testing.assert_close(kept["features"].float(), computed, atol=2e-2, rtol=2e-3)
    with torch.no_grad():
        torch.testing.assert_close(task.logits(kept), task.logits(image), atol=2e-2, rtol=1e-2)


def test_they_are_computed_once(data, made_cloudsen12):
    """A second start, and another process that computes nothing, find them."""
    data.offer_features(towers, ORIGIN, SHAPE)

    def never(_image: torch.Tensor) -> torch.Tensor:
        raise AssertionError

    again = ClipsegSamples(str(made_cloudsen12), data.folder)
    again.prepare_data()
    again.offer_features(never, ORIGIN, SHAPE)
    again.setup("fit")
    assert "features" in next(iter(again.train_dataloader()))


def test_a_process_that_prepared_nothing_finds_them(data, made_cloudsen12):
    """By the digest that its task tells."""
    data.offer_features(towers, ORIGIN, SHAPE)

    class Trainer:
        world_size, global_rank = 2, 1

        class state:
            fn = "fit"

        class lightning_module:
            frozen_towers, origin = True, ORIGIN

    other = ClipsegSamples(str(made_cloudsen12), data.folder)
    other.trainer = Trainer()
    other.trainer.lightning_module = Trainer.lightning_module()
    other.setup("fit")
    assert "features" in next(iter(other.train_dataloader()))


def test_other_weights_have_features_of_their_own(data):
    """Neither takes the other's."""
    data.offer_features(towers, ORIGIN, SHAPE)
    data.offer_features(lambda image: 1 - towers(image), "f" + ORIGIN, SHAPE)
    assert len(list((data.folder / "train").glob("features-*"))) == 2
    first = FeatureStore(data.folder / "train", data._chips["train"].ids, ORIGIN)
    second = FeatureStore(data.folder / "train", data._chips["train"].ids, "f" + ORIGIN)
    assert torch.all(first.read([0, 1]) + second.read([0, 1]) == 1)


def test_whoever_does_not_want_them_gets_images(made_cloudsen12, data):
    """`keep_features: false` computes nothing."""
    plain = ClipsegSamples(str(made_cloudsen12), data.folder, keep_features=False)
    plain.prepare_data()
    plain.setup("fit")
    plain.offer_features(towers, ORIGIN, SHAPE)
    assert "image" in next(iter(plain.train_dataloader()))
    assert not list(data.folder.glob("*/features-*"))


def test_a_store_goes_on_after_a_stop(tmp_path):
    """What was computed is not computed again; a share of the chips is enough to begin."""
    ids = [f"chip {number}" for number in range(40)]
    seen: list[int] = []

    def images(places) -> torch.Tensor:
        seen.extend(places)
        return torch.tensor(places, dtype=torch.float32)[:, None]

    def stops(values: torch.Tensor) -> torch.Tensor:
        if values.max() > 20:
            raise KeyboardInterrupt
        return values.expand(-1, 2)

    store = FeatureStore(tmp_path, ids, ORIGIN, (2,))
    with pytest.raises(KeyboardInterrupt):
        store.fill(range(40), images, stops)
    seen.clear()
    again = FeatureStore(tmp_path, ids, ORIGIN)
    again.fill(range(5, 40), images, lambda values: values.expand(-1, 2))
    assert seen == list(range(16, 40))
    assert again.read(range(40)).tolist() == [[place, place] for place in range(40)]


@pytest.mark.parametrize("change", [{"ids": ["another"]}, {"shape": (3,)}, {"preprocessing": "round"}], ids=str)
def test_features_of_other_chips_are_refused(tmp_path, change):
    """Or of another shape, or of images that were made in another way."""
    FeatureStore(tmp_path, ["chip"], ORIGIN, (2,)).fill([0], lambda _: torch.zeros(1), lambda _: torch.zeros(1, 2))
    told = {"ids": ["chip"], "shape": (2,), "preprocessing": "floor", **change}
    with pytest.raises(DataError, match="made of other data or in another way"):
        FeatureStore(tmp_path, told["ids"], ORIGIN, told["shape"], preprocessing=told["preprocessing"])


def test_features_that_nobody_made_are_told(tmp_path):
    """Where the shape is to be that of what is stored."""
    with pytest.raises(DataError, match="there is nothing in"):
        FeatureStore(tmp_path, ["chip"], ORIGIN)


def test_what_was_cut_off_is_made_again(tmp_path):
    """A mark without its bytes, as a disk leaves it that lost power."""
    store = FeatureStore(tmp_path, ["one", "two"], ORIGIN, (4,))
    store.fill([0, 1], lambda places: torch.tensor(places), lambda places: torch.ones(len(places), 4))
    file = store.folder / "arrays.bin"
    file.write_bytes(file.read_bytes()[:12])
    assert FeatureStore(tmp_path, ["one", "two"], ORIGIN).missing([0, 1]) == [1]


def test_a_disk_without_room_for_features_is_told(tmp_path):
    """With the size, and the way to do without."""
    ids = [f"chip {number}" for number in range(100)]
    with small_disk(tmp_path / "disk", 1024) as disk:
        store = FeatureStore(disk, ids, ORIGIN, (3, 485, 768))
        with pytest.raises(DiskFullError, match=r"100 features need 223 MB, and .*--data.keep_features false"):
            store.fill(range(100), lambda _: torch.zeros(1), towers)


def test_the_published_network_needs_what_is_told(tmp_path):
    """2.2 MB a chip, 19 GB for all."""
    store = FeatureStore(tmp_path, ["chip"] * 8490, ORIGIN, (3, 485, 768))
    assert store.bytes_each == 2_234_880
    assert np.isclose(len(store) * store.bytes_each, 19e9, rtol=0.01)
