"""Which pixels are scored, and how images go through a network: whole as published, large ones as in the engine."""

from dataclasses import replace

import numpy as np
import pytest
import rasterio
import torch
from makers import clipseg
from makers.chips import write_chip

from engine.errors import OutOfMemoryError
from engine.pipeline import mask
from train.data.cloudsen12 import Chip
from train.scoring.models import open_models
from train.scoring.scores import score_all
from train.scoring.windows import PADDED, VALID, as_published, cut

BANDS = ("B02", "B03", "B04")


def chip(name: str, image: np.ndarray, label: np.ndarray | None = None, valid: tuple | None = None) -> Chip:
    height, width = image.shape[1:]
    drawn = np.zeros((height, width), np.uint8) if label is None else label
    return Chip(name, image, BANDS, drawn, {}, valid or (slice(0, height), slice(0, width)))


def noise(edge: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 9000, (len(BANDS), edge, edge)).astype(np.uint16)


class TestWindows:
    @pytest.mark.parametrize(("edge", "padded"), [(509, 512), (2000, 2048)])
    def test_padding_lies_on_the_left_and_below(self, edge, padded):
        image = noise(edge)
        label = np.full((edge, edge), 2, np.uint8)
        whole = as_published(chip("a", image, label))
        added = padded - edge
        assert whole.image.shape == (3, padded, padded)
        assert (whole.image[:, :edge, added:] == image).all()
        assert not whole.image[:, :, :added].any()
        assert not whole.image[:, edge:].any()
        assert (cut(whole.label, whole, VALID) == 2).all()
        assert (cut(whole.label, whole, PADDED) == 0).sum() == padded**2 - edge**2

    def test_what_is_padded_stays_as_it_is(self):
        stored = chip("a", noise(512), valid=(slice(0, 509), slice(3, 512)))
        assert as_published(stored) is stored


class Says:
    """A contender whose masks are given; pixels that it was not asked for would be a KeyError."""

    id = name = "says"
    tells_classes, experiments, described = True, (), {}

    def __init__(self, masks: dict[str, np.ndarray], batch: int = 1) -> None:
        self.masks, self.batch, self.asked = masks, batch, []

    def predict(self, chips: list[Chip]) -> list[np.ndarray]:
        self.asked.append([each.id for each in chips])
        return [self.masks[each.id] for each in chips]


class TestScoring:
    def test_padding_counts_as_clear_in_one_window_and_nowhere_in_the_other(self):
        label = np.zeros((512, 512), np.uint8)
        valid = slice(0, 509), slice(3, 512)
        label[valid] = 1
        label[10:20, 10:20] = 255
        said = np.ones((512, 512), np.uint8)  # thick cloud everywhere, on the padding as well
        (scores,) = score_all(
            [Says({"a": said})], [chip("a", noise(512), label, valid)], worst=1, on_images=lambda _: None
        )
        padded, true = scores.pooled(PADDED), scores.pooled(VALID)
        assert (padded[0, 1], padded[1, 1], padded.sum()) == (3063, 509**2 - 100, 512**2 - 100)
        assert (true[1, 1], true.sum()) == (509**2 - 100, 509**2 - 100)
        assert scores.worst[0].label.shape == (509, 509)
        assert scores.worst[0].miou == 1

    def test_the_worst_come_first_and_of_equals_the_earlier(self):
        labels = {name: np.zeros((64, 64), np.uint8) for name in "abcde"}
        masks = {name: label.copy() for name, label in labels.items()}
        for name, wrong in (("b", 64), ("c", 2000), ("d", 64), ("e", 64)):
            masks[name].flat[:wrong] = 1
        chips = [chip(name, noise(64), label) for name, label in labels.items()]
        (scores,) = score_all([Says(masks)], chips, worst=3, on_images=lambda _: None)
        assert [sample.id for sample in scores.worst] == ["c", "b", "d"]
        assert [image.id for image in scores.images] == list("abcde")

    def test_only_neighbours_of_one_size_go_together(self):
        sizes = {"a": 64, "b": 64, "c": 64, "d": 96, "e": 64}
        contender = Says({name: np.zeros((size, size), np.uint8) for name, size in sizes.items()}, batch=2)
        done: list[int] = []
        score_all(
            [contender], [chip(name, noise(size)) for name, size in sizes.items()], worst=0, on_images=done.append
        )
        assert contender.asked == [["a", "b"], ["c"], ["d"], ["e"]]
        assert sum(done) == 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    config = clipseg.tiny_config()
    return clipseg.make_full(tmp_path_factory.mktemp("models"), clipseg.random_model(config), config)


class TestNetwork:
    def test_a_large_image_gets_the_mask_that_the_engine_makes_of_it(self, folder, tmp_path):
        image = noise(700)
        write_chip(tmp_path / "scene.tif", image, BANDS)
        mask(tmp_path / "scene.tif", tmp_path / "mask.tif", model=str(folder), device="cpu", precision="fp32",
             level="L1C", offset=0)  # fmt: skip
        with rasterio.open(tmp_path / "mask.tif") as source:
            made = source.read(1)
        (model,) = open_models([str(folder)], "cpu")
        (said,) = model.predict([chip("a", image)])
        assert (said == made).mean() > 0.9999  # sums in another order may tip an argmax
        assert len(np.unique(made)) > 1

    def test_a_device_that_is_too_small_is_told_in_one_sentence(self, folder):
        def full(*_: object) -> None:
            raise torch.OutOfMemoryError("CUDA out of memory")

        (model,) = open_models([str(folder)], "cpu")
        with pytest.raises(OutOfMemoryError, match="the memory of cpu is full"):
            replace(model, network=full).predict([chip("a", noise(512))])

    def test_images_together_get_the_masks_that_they_get_alone(self, folder):
        (model,) = open_models([str(folder)], "cpu")
        chips = [chip(name, noise(512, seed)) for seed, name in enumerate("ab")]
        together = model.predict(chips)
        for each, said in zip(chips, together, strict=True):
            assert (model.predict([each])[0] == said).mean() > 0.9999
        assert (together[0] != together[1]).any()
