"""Patches without labels: which come when, what is in them, and what is refused."""

import csv
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import lightning
import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.chips import MadeChip, made_ground, write_chip, write_chips
from makers.ssl_sets import make_rasters

from engine.errors import CloudmaskError
from engine.sentinel2 import BAND_NAMES
from train.data.ground import read_bands
from train.data.ssl import RasterFolder, SslPatches
from train.data.ssl.source import cloudiness_class
from train.data.ssl.splits import by_cloudiness, by_groups, label_fraction

ROOT = Path(__file__).parents[2]
CHIPS = ROOT.parent / "shared" / "data" / "s2" / "chips"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Rasters of four sites; nothing may be written there."""
    return make_rasters(tmp_path_factory.mktemp("rasters"))


def opened(source, **options) -> SslPatches:
    told = {"patch": 16, "batch_size": 2, "validation": 0.25, **options}
    patches = SslPatches(source, **told)
    patches.prepare_data()
    patches.setup("fit")
    return patches


def batches(loader, epoch=0) -> list:
    loader.sampler.set_epoch(epoch)
    return list(loader)


def joined(loader, key, epoch=0) -> torch.Tensor:
    return torch.cat([batch[key] for batch in batches(loader, epoch)])


def test_a_batch_is_what_the_tasks_expect(folder):
    patches = opened(RasterFolder(folder / "chips"), crop_margin=1.25)
    batch = batches(patches.train_dataloader())[0]
    assert {name: (tuple(one.shape), one.dtype) for name, one in batch.items()} == {
        "reflectance": ((2, 1, 13, 20, 20), torch.uint16),
        "presence": ((2, 13), torch.bool),
        "index": ((2,), torch.int64),
        "cloudiness": ((2,), torch.int64),
    }
    assert patches.width == 20
    assert patches.training_size == len(patches.cloudiness) == 9


def test_views_have_no_margin_beyond_the_widest_patch(folder):
    source = RasterFolder(folder / "chips")
    assert SslPatches(source, patch=256, crop_margin=1.2).width == 256
    assert SslPatches(source, patch=224, crop_margin=1.2).width == 256
    assert SslPatches(source, patch=384).width == 384


def test_offsets_bands_and_sizes_of_a_folder_are_those_of_each_raster(folder):
    patches = opened(RasterFolder(folder / "chips"), patch=48, validation=0, batch_size=12)
    (batch,) = batches(patches.train_dataloader())
    for values, present, index in zip(batch["reflectance"], batch["presence"], batch["index"], strict=True):
        name = patches.source.open()[int(index)].name
        stored, there = read_bands(folder / "chips" / name)
        assert present.tolist() == there.tolist()
        height, width = stored.shape[1:]
        expected = np.maximum(stored - (1000 if "site0" in name else 0), 1) * there[:, None, None]
        assert np.array_equal(values[0, :, :height, :width].numpy(), expected)
        if "site2" in name:  # half as large as a patch, and continued by its own mirror image
            assert np.array_equal(values[0, :, height:].numpy(), values[0, :, :height].numpy()[:, ::-1])


def test_what_is_smaller_is_filled_with_no_data_where_that_is_asked_for(folder):
    patches = opened(RasterFolder(folder / "chips"), patch=64, padding="zeros", validation=0)
    for batch in batches(patches.train_dataloader()):
        assert not batch["reflectance"][..., 48:].any()
        assert not batch["reflectance"][..., 48:, :].any()
        assert batch["reflectance"][..., :24, :24].any()


def test_an_epoch_brings_every_patch_once_and_each_epoch_another_order(folder):
    patches = opened(RasterFolder(folder / "chips"), patches_per_image=2)
    loader = patches.train_dataloader()
    first, second = joined(loader, "index"), joined(loader, "index", 1)
    assert sorted(first.tolist()) == list(range(18))
    assert first.tolist() != second.tolist()
    assert patches.cloudiness[first].tolist() == joined(loader, "cloudiness").tolist()


def test_an_epoch_is_the_same_again_after_a_resume_and_from_worker_processes(folder, tmp_path):
    source = RasterFolder(folder / "chips")
    alone = opened(source).train_dataloader()
    again = opened(source, workers=1, decoded=tmp_path).train_dataloader()
    for one, other in zip(batches(alone, 3), batches(again, 3), strict=True):
        assert all(torch.equal(one[name], other[name]) for name in one)
    other = opened(source, seed=7).train_dataloader()
    assert joined(other, "index", 3).tolist() != joined(alone, "index", 3).tolist()


def test_two_processes_share_what_one_would_see(folder):
    patches = opened(RasterFolder(folder / "chips"), batch_size=1, validation=0)
    alone = joined(patches.train_dataloader(), "index", 2).tolist()
    shared = []
    for rank in range(2):
        patches.trainer = SimpleNamespace(global_rank=rank, world_size=2)
        shared.append(joined(patches.train_dataloader(), "index", 2).tolist())
    patches.trainer = None
    assert [index for pair in zip(*shared, strict=True) for index in pair] == alone


@pytest.mark.parametrize("fixed", [True, False])
def test_a_patch_stays_where_it_is_only_where_that_is_asked_for(folder, fixed):
    loader = opened(RasterFolder(folder / "chips"), fixed_patches=fixed, batch_size=12, validation=0).train_dataloader()
    (one,), (other,) = batches(loader, 0), batches(loader, 1)
    same = torch.equal(
        one["reflectance"][one["index"].argsort()].int(), other["reflectance"][other["index"].argsort()].int()
    )
    assert same is fixed


def test_what_judges_is_of_other_sites_and_the_same_in_every_epoch(folder):
    patches = opened(RasterFolder(folder / "chips"))
    sites = [each.group for each in patches.source.open()]
    trains, judges = patches.source.split(patches.source.open(), 0.25)
    assert {sites[place] for place in trains}.isdisjoint(sites[place] for place in judges)
    loader = patches.val_dataloader()
    assert torch.equal(joined(loader, "reflectance", 0).int(), joined(loader, "reflectance", 5).int())


def test_a_second_view_is_of_another_image_that_is_as_cloudy(tmp_path):
    """Six images of two classes, each of one value, so that a view tells which image it is of."""
    chips = [
        MadeChip(f"s{n}", np.full((13, 16, 16), 100 * (n + 1), np.uint16), name=f"chips/{n}.tif") for n in range(6)
    ]
    write_percentages(write_chips(tmp_path, chips), [0, 5, 3, 100, 100, 100])
    patches = opened(RasterFolder(tmp_path / "chips"), second_view="same-cloudiness", validation=0, batch_size=6)
    loader = patches.train_dataloader()
    seen = set()
    for epoch in range(6):
        (batch,) = batches(loader, epoch)
        assert batch["reflectance"].shape == (6, 2, 13, 16, 16)
        pairs = (batch["reflectance"][:, :, 1, 0, 0].int() // 100 - 1).tolist()
        assert all(one != other and one // 3 == other // 3 for one, other in pairs)
        assert [one for one, _ in pairs] == batch["index"].tolist()
        seen |= {tuple(pair) for pair in pairs}
    assert len(seen) > 6  # the partner changes


def test_a_second_view_never_comes_from_what_judges(tmp_path):
    chips = [
        MadeChip(f"s{n}", np.full((13, 16, 16), 100 * (n + 1), np.uint16), name=f"chips/{n}.tif") for n in range(8)
    ]
    write_percentages(write_chips(tmp_path, chips), [0] * 8)
    patches = opened(RasterFolder(tmp_path / "chips"), second_view="same-cloudiness", validation=0.25)
    _, judges = patches.source.split(patches.source.open(), 0.25)
    loader = patches.train_dataloader()
    shown = {int(value) for epoch in range(5) for value in joined(loader, "reflectance", epoch).int().unique()}
    assert shown == {100 * (place + 1) for place in set(range(8)) - set(judges.tolist())}


def test_the_same_patch_twice_leaves_the_change_to_the_task(folder):
    loader = opened(RasterFolder(folder / "chips"), second_view="same-patch").train_dataloader()
    for batch in batches(loader):
        assert torch.equal(batch["reflectance"][:, 0].int(), batch["reflectance"][:, 1].int())


def test_grades_are_those_of_the_manifest_and_sites_are_told_apart(folder):
    patches = opened(RasterFolder(folder / "chips"))
    graded = list(patches.graded_dataloader())
    grades = torch.cat([batch["grade"] for batch in graded]).tolist()
    groups = torch.cat([batch["group"] for batch in graded]).tolist()
    assert sorted(grades) == [0] * 4 + [1] * 4 + [2] * 4
    assert [groups.count(site) for site in range(4)] == [3] * 4
    assert graded[0]["reflectance"].shape[1:] == (1, 13, 16, 16)
    listed = patches.source.open()
    assert [("clear", "partly", "cloudy")[grade] in each.name for grade, each in zip(grades, listed, strict=True)]


def test_without_a_manifest_nothing_is_graded(tmp_path):
    """Then nobody says the offset either."""
    make_rasters(tmp_path, manifest=False)
    patches = opened(RasterFolder(tmp_path / "chips", offset=0))
    assert patches.graded_dataloader() is None
    assert set(patches.cloudiness) == {-1}


def test_large_rasters_are_cut_into_tiles_that_cover_them_once(tmp_path):
    values = np.arange(1, 13 * 50 * 70 + 1).reshape(13, 50, 70).astype(np.uint16)
    write_chip(tmp_path / "a.tif", values, BAND_NAMES)
    source = RasterFolder(tmp_path, tile=32, offset=0)
    listed = source.open()
    read = [source.read(place).values for place in range(len(listed))]
    assert len({each.name for each in listed}) == 6
    assert {each.group for each in listed} == {"a.tif"}
    assert all(max(one.shape[1:]) <= 32 for one in read)
    assert np.array_equal(np.sort(np.concatenate([one[0].ravel() for one in read])), values[0].ravel())


def test_sites_may_be_left_out(folder):
    left = RasterFolder(folder / "chips", without=["site1", "site3*"]).open()
    assert {each.group for each in left} == {"site0", "site2"}


def test_kept_images_are_what_was_read_and_follow_their_source(tmp_path):
    rasters = make_rasters(tmp_path / "s2", sites=2)
    plain, kept = (
        opened(RasterFolder(rasters / "chips"), decoded=decoded, validation=0) for decoded in (None, tmp_path / "kept")
    )
    for one, other in zip(batches(plain.train_dataloader()), batches(kept.train_dataloader()), strict=True):
        assert all(torch.equal(one[name], other[name]) for name in one)
    files = set((tmp_path / "kept").rglob("*.npy"))
    assert len(files) == 6
    write_chip(rasters / "chips" / "site1_0_clear.tif", np.full((13, 48, 48), 77, np.uint16), BAND_NAMES)
    changed = opened(RasterFolder(rasters / "chips"), decoded=tmp_path / "kept", validation=0)
    assert (joined(changed.train_dataloader(), "reflectance") == 77).flatten(1).all(1).sum() == 1
    assert len(set((tmp_path / "kept").rglob("*.npy")) - files) == 1


def test_keeping_goes_on_after_a_stop(tmp_path):
    rasters = make_rasters(tmp_path / "s2", sites=2)
    opened(RasterFolder(rasters / "chips"), decoded=tmp_path / "kept", validation=0)
    (index,) = (tmp_path / "kept").rglob("images.jsonl")
    lines = index.read_text().splitlines(keepends=True)
    index.write_text("".join(lines[:3]) + lines[3][:20])  # stopped while it wrote
    before = {path: path.stat().st_mtime_ns for path in index.parent.glob("*.npy")}
    again = opened(RasterFolder(rasters / "chips"), decoded=tmp_path / "kept", validation=0)
    untouched = [path for path, time in before.items() if path.stat().st_mtime_ns == time]
    assert len(untouched) == 3
    assert not list(index.parent.glob("*.part"))
    assert len(batches(again.train_dataloader())) == 3


def refusal(source, **options) -> str:
    with pytest.raises(CloudmaskError) as refused:
        opened(source, **options)
    assert refused.value.hint
    return str(refused.value)


class Counted(lightning.LightningModule):
    """Counts the batches that a trainer gives it."""

    def __init__(self) -> None:
        super().__init__()
        self.layer, self.given = torch.nn.Linear(1, 1), {"training": 0, "validation": 0}

    def training_step(self, batch, _index):
        self.given["training"] += 1
        return self.layer(batch["reflectance"].float().mean().reshape(1)).sum()

    def validation_step(self, _batch, _index):
        self.given["validation"] += 1

    def configure_optimizers(self):
        return torch.optim.SGD(self.parameters(), 1e-9)


@pytest.mark.parametrize(("share", "given"), [(0.25, (8, 2)), (0, (12, 0))])
def test_a_trainer_takes_the_module_with_and_without_images_that_judge(folder, share, given):
    module, patches = Counted(), SslPatches(RasterFolder(folder / "chips"), patch=16, batch_size=2, validation=share)
    lightning.Trainer(
        accelerator="cpu", devices=1, max_epochs=2, logger=False, enable_checkpointing=False, num_sanity_val_steps=0,
        enable_progress_bar=False, enable_model_summary=False,
    ).fit(module, patches)  # fmt: skip
    assert tuple(module.given.values()) == given


def test_a_folder_without_rasters_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    assert "there is no image" in refusal(RasterFolder(tmp_path))
    assert "there is no folder" in refusal(RasterFolder(tmp_path / "nowhere"))


def test_bands_without_names_are_refused(tmp_path):
    write_chip(tmp_path / "a.tif", made_ground(16, 0), [""] * 13)
    said = refusal(RasterFolder(tmp_path))
    assert "a.tif bear no names" in said
    assert "descriptions" in said


def test_values_of_unknown_offset_are_refused(tmp_path):
    make_rasters(tmp_path, manifest=False)
    assert "offset" in refusal(RasterFolder(tmp_path / "chips"))


@pytest.mark.parametrize("decoded", [True, False])
def test_a_damaged_raster_is_told_by_its_name(tmp_path, decoded):
    rasters = make_rasters(tmp_path / "s2", sites=2)
    damaged = rasters / "chips" / "site1_1_partly.tif"
    damaged.write_bytes(damaged.read_bytes()[:3000])
    assert damaged.name in refusal(RasterFolder(rasters / "chips"), decoded=tmp_path / "kept" if decoded else None)
    assert not list(tmp_path.rglob("*.part"))


def test_a_raster_damaged_since_is_told_by_the_module(tmp_path):
    rasters = make_rasters(tmp_path, sites=2)
    patches = opened(RasterFolder(rasters / "chips"), validation=0, batch_size=6)
    (rasters / "chips" / "site1_1_partly.tif").write_bytes(b"nothing")
    (batch,) = batches(patches.train_dataloader())
    with pytest.raises(CloudmaskError, match="site1_1_partly"):
        patches.on_before_batch_transfer(batch, 0)


def test_fewer_images_than_a_batch_are_refused(folder):
    assert "9 patches are for training, fewer than a batch of 10" in refusal(
        RasterFolder(folder / "chips"), batch_size=10
    )
    assert "for validation" in refusal(RasterFolder(folder / "chips"), batch_size=9)


def test_worker_processes_need_decoded_images(folder):
    """The engine reads with threads, which no process has that is forked from one that had them."""
    assert "data.decoded" in refusal(RasterFolder(folder / "chips"), workers=1)


def test_numbers_that_make_no_sense_are_refused(folder):
    source = RasterFolder(folder / "chips")
    assert "make no sense" in refusal(source, batch_size=0)
    assert "cannot judge" in refusal(source, validation=1.0)
    assert "make no sense" in refusal(RasterFolder(folder / "chips", tile=0))


def test_pairs_by_cloudiness_need_to_know_it(tmp_path):
    make_rasters(tmp_path, manifest=False)
    said = refusal(RasterFolder(tmp_path / "chips", offset=0), second_view="same-cloudiness")
    assert "nobody said how cloudy" in said


@given(st.lists(st.integers(0, 6), min_size=1, max_size=60), st.floats(0, 0.9), st.integers(0, 5))
@settings(max_examples=25)
def test_groups_are_never_divided(groups, share, seed):
    trains, judges = by_groups(groups, share, seed)
    assert sorted([*trains, *judges]) == list(range(len(groups)))
    assert {groups[place] for place in trains}.isdisjoint(groups[place] for place in judges)
    assert len({groups[place] for place in judges}) == round(len(set(groups)) * share)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=200), st.floats(0.01, 1), st.integers(0, 5))
@settings(max_examples=25)
def test_a_share_of_the_labels_is_as_cloudy_as_all(classes, fraction, seed):
    chosen = label_fraction(classes, fraction, seed)
    assert len(set(chosen)) == len(chosen) == max(1, round(len(classes) * fraction))
    for one in set(classes):
        share = sum(classes[place] == one for place in chosen)
        assert abs(share - classes.count(one) * len(chosen) / len(classes)) <= 1 + len(set(classes)) / 2


def test_a_larger_share_holds_the_smaller_one():
    classes = np.random.default_rng(1).integers(0, 11, 400)
    shares = [set(label_fraction(classes, fraction).tolist()) for fraction in (0.01, 0.05, 0.1, 0.25, 0.5, 1)]
    assert [len(share) for share in shares] == [4, 20, 40, 100, 200, 400]
    assert all(small < large for small, large in pairwise(shares))
    assert set(label_fraction(classes, 0.1, 1).tolist()) != shares[2]


@pytest.mark.parametrize("fraction", [0, -0.5, 1.5])
def test_a_share_that_is_none_is_refused(fraction):
    with pytest.raises(CloudmaskError, match="makes no sense"):
        label_fraction([1, 2, 3], fraction)


def test_a_stratified_split_has_both_sides_as_cloudy():
    classes = np.repeat([0, 3, 10], [50, 30, 20])
    trains, judges = by_cloudiness(classes, 0.2, 42)
    assert np.bincount(classes[judges], minlength=11)[[0, 3, 10]].tolist() == [10, 6, 4]
    assert sorted([*trains, *judges]) == list(range(100))


def test_classes_are_whole_tenths():
    assert [cloudiness_class(percent) for percent in (0, 9.99, 10, 55, 99.9, 100)] == [0, 0, 1, 5, 9, 10]


@pytest.mark.skipif(not CHIPS.is_dir(), reason="the shared Sentinel-2 chips are not here")
def test_the_shared_chips_are_read_as_their_manifest_says(tmp_path):
    with (CHIPS.parent / "manifest.csv").open(newline="") as stream:
        rows = {Path(row["file"]).name: row for row in csv.DictReader(stream)}
    chosen = [*sorted(CHIPS.glob("*.tif"))[::30], *CHIPS.glob("parana-corrientes*.tif")]
    for chip in chosen:
        (tmp_path / chip.name).symlink_to(chip)
    source = RasterFolder(tmp_path, manifest=CHIPS.parent / "manifest.csv")
    listed = source.open()
    assert len(listed) == len(chosen)
    for place, each in enumerate(listed):
        image, (stored, there) = source.read(place), read_bands(CHIPS / each.name)
        assert set(rows[each.name]["bands"].split()) == set(np.array(BAND_NAMES)[image.present])
        offset = 1000 if each.group == "parana-corrientes" else 0
        expected = np.maximum(stored - offset, 1) * there[:, None, None] * (stored > 0)
        assert np.array_equal(image.values, expected)


def write_percentages(folder: Path, percentages) -> None:
    """Says in the manifest how cloudy each chip is."""
    manifest = folder / "manifest.csv"
    with manifest.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    with manifest.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0], "cloud_pct_by_eye"])
        writer.writeheader()
        writer.writerows({**row, "cloud_pct_by_eye": each} for row, each in zip(rows, percentages, strict=True))
