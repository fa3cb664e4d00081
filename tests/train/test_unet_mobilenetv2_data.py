"""Chips as the published U-Nets were trained on them: which, in which order, padded and turned how."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from makers.cloudsen12 import MadeSample, make_tacozip
from makers.training import make_training_set, samples
from torch.utils.data import DataLoader

from engine.sentinel2 import BAND_NAMES
from train.data.chips import AUGMENTATIONS, CloudSEN12Chips
from train.data.cloudsen12 import DataError, open_cloudsen12
from train.data.order import EpochSampler, once

RGB = ("B04", "B03", "B02")
SQUARE = np.arange(12).reshape(3, 2, 2)


@pytest.fixture(scope="module")
def chips(tmp_path_factory):
    return make_training_set(tmp_path_factory.mktemp("set"), size=29)


def opened(path, **options) -> CloudSEN12Chips:
    data = CloudSEN12Chips(str(path), **{"bands": RGB, "batch_size": 3, **options})
    data.setup("fit")
    return data


def epoch(data: CloudSEN12Chips, number: int) -> list[torch.Tensor]:
    loader = data.train_dataloader()
    loader.sampler.set_epoch(number)
    return [batch["reflectance"].int() for batch in loader]


def same(one, other) -> bool:
    return len(one) == len(other) and all(torch.equal(*pair) for pair in zip(one, other, strict=True))


def test_batches_hold_bands_by_their_names_and_labels(chips):
    batches = list(opened(chips, augmentation="none").val_dataloader())
    made = samples("val", 3, size=29)
    assert batches[0]["reflectance"].dtype == torch.uint16
    assert batches[0]["label"].dtype == torch.int64
    for place, sample in enumerate(made):
        planes = [BAND_NAMES.index(band) for band in RGB]
        np.testing.assert_array_equal(batches[0]["reflectance"][place], sample.padded(sample.image[planes], 3))
        np.testing.assert_array_equal(batches[0]["label"][place], sample.padded(sample.label, 3))


def test_scribbles_are_ignored_where_nothing_was_drawn(tmp_path):
    make_training_set(tmp_path, size=29, label_type="scribble")
    labels = next(iter(opened(tmp_path, label_type="scribble").train_dataloader()))["label"]
    assert set(labels.unique().tolist()) == {0, 1, 2, 3, 255}


SAMPLE = MadeSample(size=509, split="val")


@pytest.fixture(scope="module", params=[3, 0])
def stored(request, tmp_path_factory):
    return make_tacozip(tmp_path_factory.mktemp("taco") / "chips.tacozip", [SAMPLE], padding=request.param)


class TestPadding:
    """Of chips of the published size, stored with their padding or without."""

    def read(self, path, padding):
        data = CloudSEN12Chips(str(path), BAND_NAMES, padding=padding)
        data.setup("validate")
        (batch,) = data.val_dataloader()
        return batch["reflectance"][0].numpy(), batch["label"][0].numpy()

    def test_zeros_left_and_below_as_published(self, stored):
        image, label = self.read(stored, "zeros")
        np.testing.assert_array_equal(image, SAMPLE.padded(SAMPLE.image, 3))
        np.testing.assert_array_equal(label, SAMPLE.padded(SAMPLE.label, 3))

    def test_mirrored_as_the_network_of_2022_saw_them(self, stored):
        image, label = self.read(stored, "mirrored")
        np.testing.assert_array_equal(image, np.pad(SAMPLE.image, [(0, 0), (1, 2), (1, 2)], mode="reflect"))
        np.testing.assert_array_equal(label, np.pad(SAMPLE.label, [(1, 2), (1, 2)], mode="reflect"))


class TestAugmentation:
    def test_the_eight_symmetries_of_a_square(self):
        ((*ways,),) = AUGMENTATIONS["dihedral"]
        assert len({way(SQUARE).tobytes() for way in ways}) == len(ways) == 8

    def test_one_of_four_kinds(self):
        flipped, upside_down, turned, transposed = AUGMENTATIONS["one-of-four"]
        np.testing.assert_array_equal(flipped[0](SQUARE), SQUARE[:, :, ::-1])
        np.testing.assert_array_equal(upside_down[0](SQUARE), SQUARE[:, ::-1])
        np.testing.assert_array_equal(transposed[0](SQUARE), SQUARE.transpose(0, 2, 1))
        assert [way(SQUARE).tobytes() for way in turned] == [np.rot90(SQUARE, k, (1, 2)).tobytes() for k in range(4)]

    @pytest.mark.parametrize("name", ["one-of-four", "dihedral"])
    def test_image_and_label_are_turned_alike_and_every_way_comes(self, chips, name):
        data = opened(chips, augmentation=name)
        dataset = data.train_dataloader().dataset
        plain = opened(chips, augmentation="none").train_dataloader().dataset[0, 0]
        seen = set()
        for number in range(60):
            drawn = dataset[number, 0]
            ways = [way for kind in AUGMENTATIONS[name] for way in kind]
            fitting = [
                place
                for place, way in enumerate(ways)
                if np.array_equal(way(plain["reflectance"].numpy()), drawn["reflectance"])
                and np.array_equal(way(plain["label"].numpy()), drawn["label"])
            ]
            assert fitting
            seen.update(fitting)
        assert len(seen) == len(ways)


class TestOrder:
    def test_depends_on_seed_and_epoch_alone(self, chips):
        first = opened(chips)
        whole = [epoch(first, number) for number in range(3)]
        assert same(epoch(opened(chips), 2), whole[2])
        assert not same(whole[0], whole[1])
        assert not same(epoch(opened(chips, seed=7), 2), whole[2])

    def test_processes_that_read_change_nothing(self, chips):
        assert same(epoch(opened(chips, workers=1), 1), epoch(opened(chips), 1))

    @given(count=st.integers(1, 40), processes=st.integers(1, 5), number=st.integers(0, 9))
    def test_processes_share_what_one_would_see(self, count, processes, number):
        def drawn(of: int, rank: int) -> list[tuple[int, int]]:
            sampler = EpochSampler(range(count), of, rank, shuffle=True, seed=42)
            sampler.set_epoch(number)
            return list(sampler)

        one = drawn(1, 0)
        parts = [drawn(processes, rank) for rank in range(processes)]
        together = [each for step in zip(*parts, strict=True) for each in step]
        assert together[:count] == one
        assert sorted(one) == [(number, index) for index in range(count)]
        assert set(together) == set(one)  # the last step may see some of them again

    @given(count=st.integers(1, 40), processes=st.integers(1, 5), size=st.integers(1, 9))
    def test_what_processes_share_is_scored_once(self, count, processes, size):
        scored: list[int] = []
        for rank in range(processes):
            sampler = EpochSampler(range(count), processes, rank, shuffle=False)
            loader = DataLoader(range(count), size, sampler=sampler)
            for number, places in enumerate(loader.batch_sampler):
                scored += [index for _, index in places[: once(loader, number, len(places))]]
        assert sorted(scored) == list(range(count))
        assert once([], 3, size) == size

    def test_lightning_leaves_the_order_to_it(self, chips):
        loader = opened(chips).train_dataloader()
        assert isinstance(loader, DataLoader)
        assert isinstance(loader.sampler, torch.utils.data.DistributedSampler)


@pytest.mark.parametrize("workers", [0, 1])
def test_a_damaged_chip_is_told_in_one_sentence(tmp_path, workers):
    folder = make_training_set(tmp_path, size=29, val=0, test=0)
    make_training_set(tmp_path, size=29, train=0)
    container = folder / "train" / "train_high.mlstac"
    data = bytearray(container.read_bytes())
    data[-2000:] = bytes(2000)
    damaged = opened(folder, workers=workers, augmentation="none")
    container.write_bytes(data)
    batches = list(damaged.train_dataloader())
    with pytest.raises(DataError) as told:
        [damaged.on_before_batch_transfer(batch, 0) for batch in batches]
    assert open_cloudsen12(folder, split="train").ids[-1] in str(told.value)
    assert "\n" not in str(told.value)
