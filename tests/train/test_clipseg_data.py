"""CLIPSeg's training samples: as published, in an order that seed and epoch decide, made once and whole."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from makers.commands import assert_sentence
from makers.disks import resize, small_disk
from makers.training import make_training_set, samples
from PIL import Image

from engine.errors import DiskFullError, UsageError
from train.data.clipseg import ClipsegSamples
from train.data.clipseg.chips import prepare_chips, prepared
from train.data.clipseg.records import Records
from train.data.clipseg.samples import OneVsRest
from train.data.clipseg.subset import chips_of, subset
from train.data.cloudsen12 import DataError, open_cloudsen12

PUBLISHED_SIZES = {
    0.001: 9, 0.005: 43, 0.01: 85, 0.025: 213, 0.05: 425, 0.1: 849, 0.2: 1698, 0.3: 2547, 0.4: 3396, 0.5: 4245,
    0.6: 5094, 0.7: 5943, 0.8: 6792, 0.9: 7641, 1.0: 8490,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where chips are prepared; once for all tests that do not damage them."""
    return tmp_path_factory.mktemp("prepared")


@pytest.fixture
def opened(made_cloudsen12, folder):
    """Makes the data module, prepared and set up."""

    def make(**options: object) -> ClipsegSamples:
        data = ClipsegSamples(str(made_cloudsen12), folder, **{"batch_size": 8, "eval_batch_size": 8, **options})
        data.prepare_data()
        data.setup("fit")
        return data

    return make


def expected(sample) -> tuple[np.ndarray, np.ndarray]:
    """Picture and label by numpy and Pillow alone, as the publication words them."""
    padded = np.pad(sample.image, ((0, 0), (0, 3), (3, 0)))
    picture = np.clip(padded[[3, 2, 1]].astype(np.float32) / np.float32(5000), 0, 1)
    grey = Image.fromarray((picture * 255).astype(np.uint8).transpose(1, 2, 0))
    seen = np.asarray(grey.resize((352, 352), Image.Resampling.BILINEAR)).transpose(2, 0, 1)
    label = np.pad(sample.label, ((0, 3), (3, 0)))
    nearest = np.floor((np.arange(352) + 0.5) * len(label) / 352).astype(int)
    return seen, label[nearest][:, nearest]


def same(own, picture: np.ndarray) -> bool:
    """Made larger, as no published chip is, torch's pictures are up to two levels from Pillow's here and there."""
    apart = np.abs(np.asarray(own, np.int16) - picture)
    return apart.max() <= 2 and apart.mean() < 0.1


# Samples


@pytest.mark.parametrize("size", [61, 509])
def test_a_chip_is_what_numpy_and_pillow_make_of_it(tmp_path, size):
    """Grey levels are truncated, not rounded; the picture is Pillow's, the label the nearest; padding stays."""
    chips = open_cloudsen12(make_training_set(tmp_path, train=1, val=0, test=0, size=size), split="train")
    made = prepared(chips[0])
    picture, label = expected(samples("train", 1, size)[0])
    assert made.shape == (4, 352, 352)
    assert np.array_equal(made[:3], picture) if size == 509 else same(made[:3], picture)
    assert np.array_equal(made[3], label)


def test_a_form_without_padding_gives_the_same(tmp_path):
    """Otherwise the network would see its chips at another scale, and be scored on those of 512 px."""
    chip = open_cloudsen12(make_training_set(tmp_path, train=1, val=0, test=0, size=509), split="train")[0]
    rows, columns = chip.valid
    whole = slice(0, 509), slice(0, 509)
    bare = replace(chip, image=chip.image[:, rows, columns], label=chip.label[chip.valid], valid=whole)
    assert bare.label.shape == (509, 509)
    assert np.array_equal(prepared(bare), prepared(chip))


def test_every_grey_level_is_truncated(tmp_path):
    """At each reflectance the level is floor(255 × reflectance / 0.5), as float32 has it."""
    chips = open_cloudsen12(make_training_set(tmp_path, train=1, val=0, test=0), split="train")
    chip = chips[0]
    ramp = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64) + 900
    chip.image[:] = ramp
    flat = prepared(chip)[0]
    grey = (np.clip(ramp / np.float32(5000), 0, 1).astype(np.float32) * np.float32(255)).astype(np.uint8)
    assert np.array_equal(flat, np.asarray(Image.fromarray(grey).resize((352, 352), Image.Resampling.BILINEAR)))
    assert grey.flat[1000 - 900] == 51  # where the product is whole, and a bit less would be 50


def test_sample_i_is_image_i_over_4_with_prompt_i_modulo_4(opened):
    """In the list before it is shuffled; the target is where the label has the prompt's class."""
    data = opened()
    whole = OneVsRest(data._chips["train"], np.arange(8), together=False)
    assert len(whole) == 32
    for index in (0, 5, 31):
        sample = whole[index]
        picture, label = expected(samples("train", 8)[index // 4])
        assert sample["prompt"].tolist() == [index % 4]
        assert same(sample["image"], picture)
        assert np.array_equal(sample["target"], label[None] == index % 4)


def test_batches_hold_what_the_task_takes(opened):
    """Types and shapes; the epoch has every image with every prompt once."""
    batches = list(opened().train_dataloader())
    assert len(batches) == 4
    shapes = {name: (tuple(each.shape), each.dtype) for name, each in batches[0].items()}
    assert shapes == {
        "image": ((8, 3, 352, 352), torch.uint8),
        "prompt": ((8, 1), torch.int64),
        "target": ((8, 1, 352, 352), torch.bool),
    }
    assert len({tuple(row) for row in _seen(batches)}) == 32
    assert [prompt for _, prompt in _seen(batches)] != [0, 1, 2, 3] * 8


def test_together_an_image_comes_with_all_prompts(opened):
    """The same samples, a quarter as many images; a batch holds as many samples as before."""
    batches = list(opened(together=True).train_dataloader())
    assert len(batches) == 4
    assert batches[0]["image"].shape == (2, 3, 352, 352)
    assert batches[0]["prompt"].tolist() == [[0, 1, 2, 3]] * 2
    # High-quality labels say of every pixel what it is.
    assert all(torch.all(batch["target"].sum(1) == 1) for batch in batches)


def test_validation_has_all_samples_in_their_order(opened):
    """The published batches: chips by their names, each with its prompts one after the other."""
    batches = list(opened(eval_batch_size=8).val_dataloader())
    assert [len(batch["prompt"]) for batch in batches] == [2, 1]
    pictures = torch.cat([batch["image"] for batch in batches])
    assert all(same(own, expected(sample)[0]) for own, sample in zip(pictures, samples("val", 3), strict=True))


def test_a_batch_that_splits_images_is_refused(opened):
    """Where images come with all their prompts."""
    with pytest.raises(UsageError, match=r"batch of 6 samples .* 4 prompts: give --data.batch_size"):
        opened(together=True, batch_size=6).train_dataloader()


# Order


def _seen(batches) -> list[tuple[int, int]]:
    """What tells samples apart: a digest of the image, and the prompt."""
    return [
        (hash(image.numpy().tobytes()), int(prompt))
        for batch in batches
        for image, prompt in zip(batch["image"], batch["prompt"][:, 0], strict=True)
    ]


def _epoch(data: ClipsegSamples, number: int) -> list[tuple[int, int]]:
    loader = data.train_dataloader()
    loader.sampler.set_epoch(number)  # as Lightning does
    return _seen(loader)


def test_the_order_depends_on_seed_and_epoch_alone(opened):
    """Another epoch has another one; a run that goes on has that of its epoch."""
    first, second = (_epoch(opened(), number) for number in (0, 1))
    assert sorted(first) == sorted(second)
    assert first != second
    assert _epoch(opened(), 1) == second
    assert _epoch(opened(seed=43), 1) != second


def test_two_processes_share_what_one_would_see(opened):
    """Half the batch on each: together the batches of one process."""

    class Trainer:
        world_size = 2
        lightning_module = None

        class state:
            fn = "fit"

        def __init__(self, rank: int) -> None:
            self.global_rank = rank

    alone = _epoch(opened(), 3)
    halves = []
    for rank in range(2):
        data = opened(batch_size=4)
        data.trainer = Trainer(rank)
        halves.append(_epoch(data, 3))
    for start in range(0, 16, 4):
        batch = alone[2 * start : 2 * start + 8]
        assert sorted(batch) == sorted(halves[0][start : start + 4] + halves[1][start : start + 4])


def test_reading_processes_bring_the_same(opened):
    """The memory map is opened in each of them, not sent there."""
    assert _epoch(opened(workers=1), 1) == _epoch(opened(), 1)


# Subsets


@pytest.mark.parametrize(("fraction", "size"), PUBLISHED_SIZES.items())
def test_shares_have_the_published_sizes(fraction, size):
    """Of 8,490 training chips, rounded up."""
    assert chips_of(fraction, 8490) == size
    chosen = subset(8490, fraction, 11)
    drawn = sorted(np.random.default_rng(11).choice(8490, size, replace=False).tolist())
    assert chosen.tolist() == drawn


@given(st.integers(1, 9000), st.floats(1e-4, 1), st.integers(0, 200))
def test_a_share_is_ascending_and_never_empty(chips, fraction, seed):
    """Whatever is asked for."""
    chosen = subset(chips, fraction, seed)
    assert 1 <= len(chosen) <= chips
    assert np.all(np.diff(chosen) > 0)
    assert len(chosen) >= fraction * chips - 1e-6
    assert chosen[0] >= 0
    assert chosen[-1] < chips


@pytest.mark.parametrize("fraction", [0, -0.5, 1.01, float("nan")])
def test_a_share_that_is_none_is_refused(fraction):
    """In one sentence."""
    with pytest.raises(UsageError, match="share of the training chips"):
        subset(8490, fraction, 11)


def test_only_training_is_a_share(opened):
    """And it is the chips that the seed draws, with all their prompts."""
    data = opened(fraction=0.3, subset_seed=22, batch_size=64)
    (batch,) = data.train_dataloader()
    chosen = sorted(np.random.default_rng(22).choice(8, 3, replace=False).tolist())
    pictures = [expected(samples("train", 8)[place])[0] for place in chosen]
    counts = [sum(same(image, picture) for image in batch["image"]) for picture in pictures]
    assert counts == [4, 4, 4]
    assert len(batch["prompt"]) == 12
    assert sum(len(each["prompt"]) for each in data.val_dataloader()) == 3


def test_a_share_prepares_its_own_chips_alone(made_cloudsen12, tmp_path):
    """What is missing of another share is made later; what is there is not made again."""
    data = ClipsegSamples(str(made_cloudsen12), tmp_path, fraction=0.3)
    data.prepare_data()
    assert len(data._chips["train"].missing(range(8))) == 5
    before = data._chips["train"].map()[subset(8, 0.3, 11)].copy()
    more = ClipsegSamples(str(made_cloudsen12), tmp_path)
    more.prepare_data()
    assert not more._chips["train"].missing(range(8))
    assert np.array_equal(more._chips["train"].map()[subset(8, 0.3, 11)], before)


# What can be wrong


def test_a_folder_without_the_split_is_told(tmp_path, train, tiny_clipseg_recipe):
    """Through the command, in one sentence."""
    source = make_training_set(tmp_path / "set", train=2, val=0)
    ran = train("fit", *tiny_clipseg_recipe("clipseg_fft"), "--data.path", str(source))
    assert_sentence(ran, "has no chip of the split val", "it has 3 of test", "2 of train")
    assert not (tmp_path / "prepared").exists()


@pytest.mark.parametrize("other", [{"seed": 9}, {"train": 7}], ids=["labels", "chips"])
def test_prepared_chips_of_other_data_are_refused(tmp_path, made_cloudsen12, other):
    """Other chips under other names, or corrected ones under the same."""
    ClipsegSamples(str(made_cloudsen12), tmp_path / "prepared").prepare_data()
    source = make_training_set(tmp_path / "set", **other)
    with pytest.raises(DataError, match=r"made of other data .* delete it, or name another folder"):
        ClipsegSamples(str(source), tmp_path / "prepared").prepare_data()


def test_a_damaged_note_is_told(tmp_path, made_cloudsen12):
    """It is not guessed what the folder holds."""
    data = ClipsegSamples(str(made_cloudsen12), tmp_path)
    data.prepare_data()
    (tmp_path / "train" / "note.json").write_text("{")
    with pytest.raises(DataError, match=r"note.json is damaged: delete"):
        ClipsegSamples(str(made_cloudsen12), tmp_path).prepare_data()


def test_chips_that_are_not_there_are_told(tmp_path, made_cloudsen12):
    """In a process that has not prepared them."""
    with pytest.raises(DataError, match=r"lacks 8 of 8 chips, such as ROI_0001__.*: run the same command again"):
        ClipsegSamples(str(made_cloudsen12), tmp_path).setup("fit")


def test_chips_of_2000_px_are_not_for_this(tmp_path):
    """What was published was trained on 512 px."""
    source = make_training_set(tmp_path, train=1, val=0, test=0, size=515)
    with pytest.raises(DataError, match=r"has 518 px, and CLIPSeg is trained on chips of 512"):
        prepared(open_cloudsen12(source, split="train")[0])


def test_a_disk_without_room_is_told_before_anything_is_written(tmp_path, made_cloudsen12):
    """With the size."""
    with small_disk(tmp_path / "disk", 1024) as disk:
        with pytest.raises(DiskFullError, match=r"8 training chips need 4 MB, and .* free space: make room"):
            ClipsegSamples(str(made_cloudsen12), disk).prepare_data()
        assert not (disk / "train" / "arrays.bin").stat().st_size


def test_a_disk_that_fills_up_meanwhile_costs_the_last_piece(tmp_path, made_cloudsen12, monkeypatch):
    """What is there stays; with room the next call makes the rest, and the chips are the same."""
    monkeypatch.setattr("train.data.clipseg.chips._PIECE", 1)
    chips = open_cloudsen12(made_cloudsen12, split="train")
    whole = prepare_chips(chips, range(8), tmp_path / "whole", "chips").map()
    with small_disk(tmp_path / "disk", 6 * 1024) as disk:
        prepare_chips(chips, range(2), disk / "train", "chips")
        other = disk / "other"
        real = Records.write

        def crowded(self: Records, places: list[int], arrays: np.ndarray) -> None:
            if places[0] == 4:  # somebody else's file
                other.write_bytes(bytes(shutil.disk_usage(disk).free - 100_000))
            real(self, places, arrays)

        monkeypatch.setattr(Records, "write", crowded)
        with pytest.raises(OSError, match=r"arrays\.bin") as failed:
            prepare_chips(chips, range(8), disk / "train", "chips")
        assert failed.value.errno == errno.ENOSPC
        monkeypatch.undo()
        other.unlink()
        resize(disk, 8 * 1024)
        again = prepare_chips(chips, range(8), disk / "train", "chips")
        assert np.array_equal(again.map(), whole)


def test_a_kill_costs_the_chip_at_hand(tmp_path, made_cloudsen12, monkeypatch):
    """In the middle of a chip; the next call goes on, and makes what one that was not killed makes."""
    monkeypatch.setattr("train.data.clipseg.chips._PIECE", 1)
    real = Records.write

    def killed(self: Records, places: list[int], arrays: np.ndarray) -> None:
        if places[0] == 3:
            with (self.folder / "arrays.bin").open("r+b") as file:
                file.seek(3 * self.bytes_each)
                file.write(arrays.tobytes()[:1000])
            raise SystemExit
        real(self, places, arrays)

    chips = open_cloudsen12(made_cloudsen12, split="train")
    whole = prepare_chips(chips, range(8), tmp_path / "whole", "chips")
    monkeypatch.setattr(Records, "write", killed)
    with pytest.raises(SystemExit):
        prepare_chips(chips, range(8), tmp_path / "train", "chips")
    monkeypatch.setattr(Records, "write", real)
    records = prepare_chips(chips, (), tmp_path / "train", "chips")
    assert records.missing(range(8)) == [3, 4, 5, 6, 7]
    again = prepare_chips(chips, range(8), tmp_path / "train", "chips")
    assert np.array_equal(again.map(), whole.map())
