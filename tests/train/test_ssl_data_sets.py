"""The published sets to learn from without labels, and with a share of them: bands, labels, splits, and refusals."""

import argparse
from pathlib import Path

import numpy as np
import pytest
import rasterio
import torch
from makers.chips import write_chip
from makers.products import make_safe
from makers.ssl_sets import (
    CLOUDY,
    GROUPS,
    PRODUCTS,
    SORTED_BY_NAME,
    clouded,
    make_sen12ms,
    make_whus2,
    make_whus2_scene,
)

from engine.errors import CloudmaskError
from engine.sentinel2 import BAND_NAMES, BANDS
from train.data.ssl import CloudSen12Patches, Sen12Ms, SslLabelled, SslPatches, Whus2
from train.data.ssl.cut_whus2 import add_arguments, cut_scenes, run

EDGE = 48


@pytest.fixture(scope="module")
def sen12ms(tmp_path_factory) -> Path:
    """Five scenes of three patches; nothing may be written there."""
    return make_sen12ms(tmp_path_factory.mktemp("sen12ms"))


@pytest.fixture(scope="module")
def whus2(tmp_path_factory) -> Path:
    """Twelve patches; nothing may be written there."""
    return make_whus2(tmp_path_factory.mktemp("whus2"))


def told(work, *arguments, **options) -> str:
    with pytest.raises(CloudmaskError) as refused:
        work(*arguments, **options)
    return str(refused.value)


def set_up(module):
    module.prepare_data()
    module.setup("fit")
    return module


def gathered(loader, key, epoch=0) -> torch.Tensor:
    if hasattr(loader.sampler, "set_epoch"):
        loader.sampler.set_epoch(epoch)
    return torch.cat([batch[key] for batch in loader])


def test_sen12ms_is_what_its_list_says_and_scenes_stay_whole(sen12ms):
    source = Sen12Ms(sen12ms)
    listed = source.open()
    assert len(listed) == 14
    assert [each.group for each in listed][::3] == ["1001", "1002", "2001", "3007", "30"]
    trains, judges = source.split(listed, 0.2)
    scenes = [{listed[place].group for place in part} for part in (trains, judges)]
    assert len(scenes[1]) == 1
    assert scenes[0].isdisjoint(scenes[1])
    assert np.array_equal(source.read(0).values, clouded(32, 0, 30)[0])


def test_sen12ms_pretrains(sen12ms):
    patches = set_up(SslPatches(Sen12Ms(sen12ms), patch=24, crop_margin=1.2, batch_size=2))
    assert gathered(patches.train_dataloader(), "reflectance").shape[1:] == (1, 13, 28, 28)
    assert patches.graded_dataloader() is None


def test_bands_of_sen12ms_that_have_names_are_found_by_them(tmp_path):
    shuffled = list(np.random.default_rng(0).permutation(BAND_NAMES))
    source = Sen12Ms(make_sen12ms(tmp_path, scenes=[("fall", 1)], patches=2, tested=0, bands=shuffled))
    source.open()
    stored = clouded(32, 0, 30)[0]
    assert np.array_equal(source.read(0).values[[BAND_NAMES.index(band) for band in shuffled]], stored)


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        (("B02", *[""] * 12), "cannot be told"),
        (("B01", "B01", *BAND_NAMES[2:]), "holds B01, B01"),
    ],
)
def test_an_order_of_bands_that_cannot_be_told_is_refused(tmp_path, bands, said):
    source = Sen12Ms(make_sen12ms(tmp_path, scenes=[("fall", 1)], tested=0, bands=bands))
    source.open()
    assert said in told(source.read, 0)


def test_an_unknown_scene_is_refused(tmp_path):
    folder = make_sen12ms(tmp_path, scenes=[("fall", 1)], tested=0)
    (folder / "train_list.txt").write_text("ROIs9999_autumn_s2_1_p30.tif\n")
    assert "no known scene" in told(Sen12Ms(folder).open)
    (folder / "train_list.txt").write_text("ROIs1970_fall_s2_8_p30.tif\n")
    assert "not there" in told(Sen12Ms(folder).open)
    (folder / "train_list.txt").write_text("")
    assert "no image" in told(Sen12Ms(folder).open)
    (folder / "train_list.txt").unlink()
    assert "train_list.txt" in told(Sen12Ms(folder).open)


def test_a_damaged_patch_is_told_by_its_name(tmp_path):
    folder = make_sen12ms(tmp_path, scenes=[("fall", 1)], tested=0)
    source = Sen12Ms(folder)
    damaged = folder / source.open()[1].name
    damaged.write_bytes(b"II*\0nothing")
    assert damaged.name in told(source.read, 1)


@pytest.mark.parametrize(
    ("order", "named", "unnamed"),
    [
        (GROUPS, True, "refused"),
        (SORTED_BY_NAME, True, "refused"),
        (SORTED_BY_NAME, True, "fused"),  # what a raster says of itself goes before what is said of it
        (GROUPS, False, "fused"),
        (SORTED_BY_NAME, False, "sorted"),
    ],
)
def test_bands_of_whus2_are_the_same_however_a_tool_stacked_them(tmp_path, order, named, unnamed):
    source = Whus2(make_whus2(tmp_path, shares=[0.5], order=order, named=named), unnamed=unnamed)
    source.open()
    values, _ = clouded(EDGE, 0.5, 1)
    read = source.read(0).values
    for group, factor in (("10m", 1), ("20m", 2), ("60m", 6)):
        for band in (BAND_NAMES.index(name) for name in GROUPS[group]):
            coarse = values[band, ::factor, ::factor]
            assert np.array_equal(read[band], coarse.repeat(factor, 0).repeat(factor, 1))


def test_bands_of_whus2_without_names_are_refused(tmp_path):
    source = Whus2(make_whus2(tmp_path, shares=[0.5], named=False))
    source.open()
    said = told(source.read, 0)
    assert "cannot be told" in said
    assert "unnamed fused" in said


def test_cloudiness_of_whus2_is_that_of_its_labels(whus2):
    """Names come in the order 1, 10, 11, 12, 2…; the share without data counts as not cloudy."""
    listed = Whus2(whus2).open()
    share = dict(enumerate((0, 0.25, 0.5, 1) * 3, 1))
    expected = {1: 0, 0.5: 4, 0.25: 2, 0: 0}
    for each in listed:
        number = int(Path(each.name).stem)
        assert each.cloudiness == (9 if share[number] == 1 else expected[share[number]])
        assert each.grade == each.cloudiness
    assert {each.group for each in listed} == {"20190714_T46TFN", "20191219_T47SQU"}


def test_a_table_spares_the_labels(tmp_path):
    folder, table = make_whus2(tmp_path / "data", shares=[0, 0.5]), tmp_path / "made" / "cloudiness.csv"
    first = Whus2(folder, table=table).open()
    for label in (folder / "train" / "labels").rglob("*.tif"):
        label.write_bytes(b"not read again")
    assert Whus2(folder, table=table).open() == first
    table.write_text("other,columns\n1,2\n")
    assert "no table" in told(Whus2(folder, table=table).open)


def test_whus2_pretrains_in_pairs_of_one_cloudiness(whus2, tmp_path):
    patches = set_up(
        SslPatches(
            Whus2(whus2), patch=EDGE, second_view="same-cloudiness", batch_size=3, validation=0.25, decoded=tmp_path
        )
    )
    (batch, *_) = patches.train_dataloader()
    assert batch["reflectance"].shape == (3, 2, 13, EDGE, EDGE)
    assert patches.training_size == 9
    for pair in batch["reflectance"].int().numpy():
        cloudy = [(view[1] > 3500).mean() for view in pair]
        assert abs(cloudy[0] - cloudy[1]) < 0.05
    grades = gathered(patches.graded_dataloader(), "grade").tolist()
    assert sorted(grades) == [0] * 3 + [2] * 3 + [4] * 3 + [9] * 3


def test_the_authors_own_folders_are_known(tmp_path):
    folder = make_whus2(tmp_path, shares=[0.5, 1])
    (folder / "train" / "labels").rename(folder / "trainlabelclips")
    (folder / "train").rename(folder / "trainDNclips")
    source = Whus2(folder)
    assert [each.cloudiness for each in source.open()] == [9, 4]
    assert source.label(0).shape == (EDGE, EDGE)


def test_scenes_of_whus2_are_those_of_their_split(tmp_path):
    folder = make_whus2(tmp_path, shares=[0.5])
    product = folder / "train" / "10m" / PRODUCTS["train"][1]
    for group in GROUPS:
        place = folder / "train" / group / PRODUCTS["train"][1]
        place.rename(place.with_name(PRODUCTS["test"][0]))
    assert "which is for test" in told(Whus2(folder).open)
    for group in GROUPS:
        (folder / "train" / group / PRODUCTS["test"][0]).rename(folder / "train" / group / "some_other_place")
    assert "no scene that WHUS2-CD+ has" in told(Whus2(folder).open)
    assert len(Whus2(folder, other_scenes=True).open()) == 1
    assert not product.exists()


def test_whus2_that_is_not_there_or_not_whole_is_refused(tmp_path):
    assert "no image" in told(Whus2(tmp_path).open)
    folder = make_whus2(tmp_path, shares=[0.5])
    (raster,) = (folder / "train" / "60m").rglob("*.tif")
    write_chip(raster, np.ones((3, 4, 4), np.uint16), GROUPS["60m"])
    source = Whus2(folder)
    source.open()
    assert "does not cover" in told(source.read, 0)
    raster.unlink()
    assert "60m" in told(Whus2(folder).open)


def test_labels_are_classes_and_no_data_is_ignored(whus2):
    patches = set_up(SslLabelled(whus2, crop=EDGE, batch_size=3))
    batch = next(iter(patches.train_dataloader()))
    assert {name: (tuple(one.shape), one.dtype) for name, one in batch.items()} == {
        "reflectance": ((3, 13, EDGE, EDGE), torch.uint16),
        "presence": ((3, 13), torch.bool),
        "label": ((3, EDGE, EDGE), torch.int64),
    }
    label = gathered(patches.train_dataloader(), "label")
    assert set(label.unique().tolist()) == {0, 1, 255}
    assert (label[..., -2:] == 255).all()
    assert (label[..., :-2] != 255).all()


def test_what_lies_beyond_an_image_is_ignored(whus2):
    patches = set_up(SslLabelled(whus2, crop=64, batch_size=3))
    for loader in (patches.train_dataloader(), patches.val_dataloader()):
        label, values = gathered(loader, "label"), gathered(loader, "reflectance")
        assert label.shape[1:] == (64, 64)
        assert (label[:, EDGE:] == 255).all()
        assert not values[..., EDGE:].any()


@pytest.mark.parametrize("crop", [20, 48])
def test_tiles_that_judge_are_fixed_and_count_each_pixel_once(whus2, crop):
    patches = set_up(SslLabelled(whus2, crop=crop, batch_size=3))
    one, other = (list(patches.val_dataloader()) for _ in range(2))
    for first, second in zip(one, other, strict=True):
        assert torch.equal(first["label"], second["label"])
        assert torch.equal(first["reflectance"].int(), second["reflectance"].int())
    counted = sum(int((batch["label"] != 255).sum()) for batch in one)
    assert counted == 2 * EDGE * (EDGE - 2)


def test_a_share_of_the_labels_reduces_what_trains_alone(whus2):
    every, half = (set_up(SslLabelled(whus2, crop=16, label_fraction=share, batch_size=2)) for share in (1, 0.5))
    assert (every.training_size, half.training_size) == (10, 5)
    assert len(every.val_dataloader().dataset) == len(half.val_dataloader().dataset) == 2 * 9


def test_an_epoch_of_crops_is_the_same_again(whus2, tmp_path):
    one = set_up(SslLabelled(whus2, crop=16, batch_size=5)).train_dataloader()
    other = set_up(SslLabelled(whus2, crop=16, batch_size=5, workers=1, decoded=tmp_path)).train_dataloader()
    assert torch.equal(gathered(one, "label", 4), gathered(other, "label", 4))
    assert torch.equal(gathered(one, "reflectance", 4).int(), gathered(other, "reflectance", 4).int())
    assert not torch.equal(gathered(one, "reflectance", 4).int(), gathered(one, "reflectance", 5).int())


def test_a_label_of_another_size_than_its_image_is_refused(tmp_path):
    patches = SslLabelled(make_whus2(tmp_path / "data", label_edge=40), crop=16, batch_size=2)
    patches.setup("fit")
    batch = next(iter(patches.train_dataloader()))
    assert "has 40 × 40 px, its image 48 × 48" in told(patches.on_before_batch_transfer, batch, 0)
    kept = SslLabelled(tmp_path / "data", crop=16, batch_size=2, decoded=tmp_path / "kept")
    assert "40 × 40" in told(kept.prepare_data)


def test_labels_that_are_missing_or_have_other_codes_are_refused(tmp_path):
    folder = make_whus2(tmp_path, shares=[0.5] * 5)
    labels = sorted((folder / "train" / "labels").rglob("*.tif"))
    write_chip(labels[0], np.full((1, EDGE, EDGE), 7, np.uint16), [""])
    assert "has the code 7" in told(Whus2(folder).open)
    labels[0].unlink()
    patches = SslLabelled(folder, crop=16, batch_size=4)
    patches.setup("fit")
    wrong = [patches.train_dataloader().dataset[0, n] for n in range(4)] + [patches.val_dataloader().dataset[0]]
    assert any("has no label" in str(one) for one in wrong)


def test_fewer_images_than_a_batch_are_refused(whus2):
    assert "10 images are for training, fewer than a batch of 11" in told(
        SslLabelled(whus2, crop=16, batch_size=11).setup, "fit"
    )
    assert "label_fraction" in told(SslLabelled(whus2, crop=16, label_fraction=0.1, batch_size=2).setup, "fit")
    assert "makes no sense" in told(SslLabelled(whus2, crop=16, label_fraction=0, batch_size=2).setup, "fit")
    assert "make no sense" in told(SslLabelled(whus2, crop=0, batch_size=2).setup, "fit")


def test_cloudsen12_trains_and_judges_by_its_own_splits(made_cloudsen12, tmp_path):
    table = tmp_path / "cloudiness.csv"
    source = CloudSen12Patches(made_cloudsen12, table=table)
    patches = set_up(SslPatches(source, patch=64, padding="zeros", second_view="same-cloudiness", batch_size=2))
    assert patches.training_size == 8
    # Of every made chip 20 % are thin and 20 % thick cloud, less what its padding takes.
    assert set(patches.cloudiness) == {3}
    (batch, *_) = patches.train_dataloader()
    assert batch["reflectance"].shape == (2, 2, 13, 64, 64)
    assert len(table.read_text().splitlines()) == 12
    labelled = set_up(SslLabelled(made_cloudsen12, "cloudsen12", crop=32, label_fraction=0.5, batch_size=2))
    assert labelled.training_size == 4
    assert set(gathered(labelled.val_dataloader(), "label").unique().tolist()) == {0, 1, 2, 3, 255}


def test_whole_scenes_are_cut_where_they_have_data(tmp_path):
    scenes, target = make_whus2_scene(tmp_path / "scenes"), tmp_path / "patches"
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args([str(scenes), str(target), "--edge", "48"])) == 0
    labels = sorted(path.name for path in (target / "train" / "labels").rglob("*.tif"))
    assert labels == ["2_Mask.tif", "3_Mask.tif", "4_Mask.tif"]  # the first one has a corner without data
    source = Whus2(target)
    listed = source.open()
    values, cloud = clouded(120, 0.4, 5)
    second = next(place for place, each in enumerate(listed) if each.name.endswith("/2.tif"))
    assert np.array_equal(source.read(second).values[1], values[1, :48, 48:96])
    assert np.array_equal(source.read(second).values[9], values[9, :48:6, 48:96:6].repeat(6, 0).repeat(6, 1))
    assert np.array_equal(source.label(second) == 1, cloud[:48, 48:96])
    with rasterio.open(target / "train" / "20m" / listed[second].name) as raster:
        assert (raster.shape, raster.descriptions) == ((24, 24), GROUPS["20m"])


def test_products_are_cut_as_they_are_downloaded(tmp_path):
    product, rng = PRODUCTS["train"][0], np.random.default_rng(3)
    stored = {band.name: rng.integers(100, 9000, (1200 // band.resolution,) * 2).astype(np.uint16) for band in BANDS}
    (tmp_path / "scenes" / "train").mkdir(parents=True)
    make_safe(
        tmp_path / "scenes" / "train", name=f"{product}.SAFE", baseline="02.08", data=lambda band: stored[band.name]
    )
    codes = np.full((1, 120, 120), CLOUDY, np.uint16)
    write_chip(tmp_path / "scenes" / "train" / "labels" / f"{product}_Mask.tif", codes, [""])
    assert cut_scenes(tmp_path / "scenes", tmp_path / "patches", edge=60) == 4
    source = Whus2(tmp_path / "patches")
    listed = source.open()
    assert [each.cloudiness for each in listed] == [10] * 4
    third = source.read(next(place for place, each in enumerate(listed) if each.name.endswith("/3.tif"))).values
    for band, values in zip(BANDS, third, strict=True):
        repeated = stored[band.name].repeat(band.resolution // 10, 0).repeat(band.resolution // 10, 1)
        assert np.array_equal(values, repeated[60:, :60])


def test_a_scene_that_was_cut_stays_and_one_that_was_not_finished_is_cut_again(tmp_path):
    scenes, target = make_whus2_scene(tmp_path / "scenes"), tmp_path / "patches"
    assert cut_scenes(scenes, target, edge=48) == 3
    times = {path: path.stat().st_mtime_ns for path in target.rglob("*.tif")}
    assert cut_scenes(scenes, target, edge=48) == 3
    assert times == {path: path.stat().st_mtime_ns for path in target.rglob("*.tif")}
    (target / "train" / "labels" / PRODUCTS["train"][0]).rename(tmp_path / "gone")
    assert cut_scenes(scenes, target, edge=48) == 3


def test_scenes_that_cannot_be_cut_are_refused_and_leave_nothing(tmp_path):
    target = tmp_path / "patches"
    assert "no labels" in told(cut_scenes, tmp_path, target)
    assert "multiple of 6" in told(cut_scenes, tmp_path, target, edge=50)
    scenes = make_whus2_scene(tmp_path / "scenes", named=False)
    assert "--unnamed" in told(cut_scenes, scenes, target, edge=48)
    (label,) = (scenes / "train" / "labels").glob("*.tif")
    write_chip(label, np.full((1, 60, 60), CLOUDY, np.uint16), [""])
    said = told(cut_scenes, scenes, target, edge=48, unnamed="fused")
    assert "has 60 × 60 px, its image 120 × 120" in said
    (scenes / "train" / "10m" / f"{PRODUCTS['train'][0]}.tif").write_bytes(b"nothing")
    assert "cannot be read" in told(cut_scenes, scenes, target, edge=48, unnamed="fused")
    label.rename(label.with_name("S2A_MSIL1C_20200101T000000_N0208_R019_T11AAA_20200101T000000_Mask.tif"))
    assert "no scene" in told(cut_scenes, scenes, target, edge=48)
    assert not list(target.rglob("*.*"))


def test_a_whole_scene_is_not_taken_for_a_patch(tmp_path):
    product = PRODUCTS["train"][0]
    for group, factor in (("10m", 1), ("20m", 2), ("60m", 6)):
        write_chip(
            tmp_path / "train" / group / f"{product}.tif",
            np.ones((len(GROUPS[group]), 2100 // factor, 24 // factor), np.uint16),
            GROUPS[group],
        )
    source = Whus2(tmp_path)
    assert [each.cloudiness for each in source.open()] == [-1]
    assert "whole scene" in told(source.read, 0)
