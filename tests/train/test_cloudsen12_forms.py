"""CloudSEN12 in every form in which it is published gives the same chips."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from makers.cloudsen12 import (
    MadeSample,
    every_form,
    geotiff,
    make_memmaps,
    make_mlstac,
    make_npz,
    make_taco1,
    make_tacozip,
    make_tree,
    mlstac_bytes,
    nested_l2a,
    stack,
    tortilla_bytes,
    two_rois,
)

from engine.sentinel2 import BAND_NAMES
from train.data.cloudsen12 import IGNORED, DataError, is_cloudsen12, open_cloudsen12

FORMS = ("mlstac", "taco-a", "taco-b", "tortilla-a", "tortilla-b", "taco-2", "tree", "memmaps", "npz", "npz-together")
WITHOUT_B10 = tuple(name for name in BAND_NAMES if name != "B10")


@pytest.fixture(scope="module")
def samples() -> list[MadeSample]:
    return two_rois()


@pytest.fixture(scope="module")
def forms(tmp_path_factory, samples) -> dict:
    made = every_form(tmp_path_factory.mktemp("forms"), samples)
    return dict(zip(FORMS, made, strict=True))


@pytest.mark.parametrize("name", FORMS)
def test_the_same_chips_come_in_every_form(forms, samples, name):
    form, path = forms[name]
    data = open_cloudsen12(path, size=13)
    assert data.form == form
    assert data.ids == tuple(sorted(one.id for one in samples))
    assert len(data) == 3
    by_id = {one.id: one for one in samples}
    for chip in data:
        sample = by_id[chip.id]
        true = (slice(None), *chip.valid)
        image = np.minimum(sample.image[[3, 2, 1]], 5000) if form == "npz" else sample.image
        assert chip.bands == (("B04", "B03", "B02") if form == "npz" else BAND_NAMES)
        assert chip.image.dtype == np.uint16
        assert chip.label.dtype == np.uint8
        assert np.array_equal(chip.image[true], image)
        assert np.array_equal(chip.label[chip.valid], sample.label)
        assert chip.label.shape == chip.image.shape[1:] == ((13, 13) if form in ("tree", "npz") else (16, 16))


@pytest.mark.parametrize("name", FORMS)
def test_metadata_has_the_same_names_in_every_form(forms, name):
    data = open_cloudsen12(forms[name][1], size=13)
    for chip in data:
        assert chip.metadata["roi_id"] == chip.id[:8]
        assert chip.metadata["split"] == "test"
        assert chip.metadata["label_type"] == "high"
        assert chip.metadata["s2_id"].endswith(chip.id.partition("__")[2])
        assert chip.metadata["size"] in (13, None)
    if name.startswith(("taco", "tree", "memmaps")):
        assert int(data[0].metadata["difficulty"]) == 2


@pytest.mark.parametrize("name", FORMS)
def test_what_is_cloudsen12_is_recognised(forms, name):
    assert is_cloudsen12(forms[name][1])


def test_other_things_are_not_taken_for_it(tmp_path):
    (tmp_path / "s2").mkdir()
    (tmp_path / "s2" / "manifest.csv").write_text("file,site\n")
    (tmp_path / "image.tif").write_bytes(geotiff(np.ones((3, 8, 8), np.uint16)))
    (tmp_path / "empty.bin").write_bytes(b"")
    for path in (tmp_path, tmp_path / "image.tif", tmp_path / "empty.bin", tmp_path / "absent", "no\0name"):
        assert not is_cloudsen12(path)
    assert is_cloudsen12("https://somewhere.invalid/test_509_high.mlstac")
    assert not is_cloudsen12("https://somewhere.invalid/scene.tif")


def test_a_data_set_goes_to_worker_processes(forms, samples):
    for name in ("mlstac", "taco-b", "taco-2", "memmaps"):
        data = open_cloudsen12(forms[name][1], size=13)
        again = pickle.loads(pickle.dumps(data))
        assert np.array_equal(again[2].image, data[2].image)
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        sums = list(pool.map(_label_sum, [forms[name][1] for name in ("mlstac", "taco-b", "taco-2", "memmaps")]))
    assert sums == [sum(int(one.label.sum()) for one in samples)] * 4


def _label_sum(path) -> int:
    return sum(int(chip.label.sum()) for chip in open_cloudsen12(path, size=13))


def test_only_the_chips_own_bytes_are_read(tmp_path):
    """Everything but the list and one chip is overwritten."""
    samples = two_rois()
    path = make_mlstac(tmp_path, samples, metadata=False, name="test_13_high.mlstac")
    data = open_cloudsen12(path, size=13)
    whole, blob = path.read_bytes(), stack(samples[1])
    begin = whole.index(blob)
    header = 10 + int.from_bytes(whole[2:10], "little")
    path.write_bytes(whole[:header] + b"\0" * (begin - header) + blob + b"\0" * (len(whole) - begin - len(blob)))
    chip = data[data.ids.index(samples[1].id)]
    assert np.array_equal(chip.label[chip.valid], samples[1].label)
    with pytest.raises(DataError, match="damaged"):
        data[data.ids.index(samples[0].id)]


def test_the_stored_length_of_the_list_is_what_holds(tmp_path):
    """A list without spaces is shorter than what a parser would write anew."""
    samples = two_rois()
    data = open_cloudsen12(make_mlstac(tmp_path, samples, name="test_13_high.mlstac", spaces=False), size=13)
    assert np.array_equal(data[2].image[(slice(None), *data[2].valid)], samples[0].image)


def test_chips_of_one_mlstac_need_no_table(tmp_path):
    path = make_mlstac(tmp_path, two_rois(split="val"), metadata=False, name="validation_13_high.mlstac")
    data = open_cloudsen12(path, split="val", size=13)
    assert [chip.metadata["split"] for chip in data] == ["val"] * 3


def test_a_folder_opens_the_container_that_is_asked_for(tmp_path):
    for split in ("train", "validation", "test"):
        for label_type, codes in (("high", (0, 1, 2, 3)), ("scribble", (0, 6, 99))):
            sample = MadeSample(split=split[:3] if split == "validation" else split, label_type=label_type, codes=codes)
            make_mlstac(tmp_path / split, [sample], name=f"{split}_13_{label_type}.mlstac", metadata=False)
    data = open_cloudsen12(tmp_path, split="validation", label_type="scribble", size=13)
    assert data[0].metadata["split"] == "val"
    assert set(np.unique(data[0].label[data[0].valid])) == {0, 3, IGNORED}
    assert len(open_cloudsen12(tmp_path / "train", split="train", size=13)) == 1


def test_the_parts_of_a_taco_are_one_data_set(tmp_path):
    parts = make_taco1(tmp_path, two_rois(), parts=3)
    assert len(open_cloudsen12(tmp_path, size=13)) == 3
    assert len(open_cloudsen12(parts[1], size=13)) == 1
    parts[1].unlink()
    with pytest.raises(DataError, match="has 2 of the 3 parts"):
        open_cloudsen12(tmp_path, size=13)


@pytest.mark.parametrize("kind", ["A", "B"])
def test_level_2a_is_read_where_it_is_published(tmp_path, kind):
    samples = two_rois()
    for folder, path in (
        ("taco", make_taco1(tmp_path / "taco", samples, pack="l2a", kind=kind)[0].parent),
        ("tree", make_tree(tmp_path / "tree", samples)),
        ("memmaps", make_memmaps(tmp_path / "memmaps", samples)),
    ):
        chip = open_cloudsen12(path, product="L2A", size=13)[2]
        assert chip.bands == WITHOUT_B10, folder
        assert np.array_equal(chip.image[(slice(None), *chip.valid)], np.delete(samples[0].image, 10, axis=0))
    make_taco1(tmp_path / "taco", samples, pack="l1c", kind=kind)
    assert open_cloudsen12(tmp_path / "taco", size=13)[0].bands == BAND_NAMES
    for path in (make_mlstac(tmp_path, samples), make_npz(tmp_path / "npz", samples)):
        with pytest.raises(DataError, match="Level-1C"):
            open_cloudsen12(path, product="L2A", size=13)


def test_a_sample_may_be_one_raster(tmp_path):
    sample = MadeSample()
    path = tmp_path / "cloudsen12.tortilla"
    path.write_bytes(tortilla_bytes([({"tortilla:id": sample.id}, "GTiff", stack(sample))]))
    chip = open_cloudsen12(path, split=None, size=13)[0]
    assert np.array_equal(chip.label, sample.padded(sample.label, 3)) or chip.valid
    assert np.array_equal(chip.image[:, :13, 3:], sample.image)


def test_a_level_is_told_by_the_name_of_the_raster(tmp_path):
    sample = MadeSample()
    row = {"tortilla:id": sample.id, "tortilla:data_split": "test", "real_proj_shape": 13, "label_type": "high"}
    path = tmp_path / "pack.tortilla"
    path.write_bytes(tortilla_bytes([(row, "TORTILLA", nested_l2a(sample))]))
    with pytest.raises(DataError, match="has no s2l1c, but s2l2a"):
        open_cloudsen12(path, size=13)[0]


@pytest.mark.parametrize("damage", ["", "places"])
def test_an_archives_own_names_hold_where_its_tables_are_mixed_up(tmp_path, damage):
    samples = two_rois()
    data = open_cloudsen12(make_tacozip(tmp_path / "cloudsen12.tacozip", samples, damage=damage), size=13)
    for chip in data:
        sample = next(one for one in samples if one.id == chip.id)
        assert np.array_equal(chip.image[(slice(None), *chip.valid)], sample.image)
        assert np.array_equal(chip.label[chip.valid], sample.label)


def test_the_tree_tells_the_test_split_alone(tmp_path):
    tree = make_tree(tmp_path, [MadeSample(), MadeSample("ROI_0002", split="train")])
    assert len(open_cloudsen12(tree, size=13)) == 1
    assert len(open_cloudsen12(tree, split=None, size=13)) == 2
    with pytest.raises(DataError, match="does not say which of its chips are of the split train"):
        open_cloudsen12(tree, split="train", size=13)


def test_the_tree_is_read_without_its_table(tmp_path):
    tree = make_tree(tmp_path, two_rois(), metadata=False)
    assert len(open_cloudsen12(tree, split=None, size=13)) == 3


def test_the_splits_of_memory_maps_are_their_folders(tmp_path):
    make_memmaps(tmp_path, two_rois(), split="test")
    make_memmaps(tmp_path, [MadeSample("ROI_0002", split="train")], split="val")
    assert len(open_cloudsen12(tmp_path, size=13)) == 3
    assert open_cloudsen12(tmp_path, split="val", size=13).ids == (MadeSample("ROI_0002").id,)
    assert len(open_cloudsen12(tmp_path / "test", size=13)) == 3


def test_scribbles_become_classes(tmp_path):
    sample = MadeSample(label_type="scribble", codes=(0, 1, 2, 3, 4, 5, 6, 99))
    meaning = {0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 99: IGNORED}
    wanted = np.vectorize(meaning.get)(sample.label)
    for path in (
        make_mlstac(tmp_path / "mlstac", [sample], name="test_13_scribble.mlstac"),
        make_taco1(tmp_path / "taco", [sample])[0],
        make_tree(tmp_path / "tree", [sample]),
        make_memmaps(tmp_path / "memmaps", [sample]),
    ):
        chip = open_cloudsen12(path, label_type="scribble", size=13)[0]
        assert np.array_equal(chip.label[chip.valid], wanted), path


def test_chips_without_labels_have_nothing_but_ignored(tmp_path):
    sample = MadeSample(label_type="nolabel", split="train", codes=(99,))
    path = tmp_path / "train_13_nolabel_chunk1.mlstac"
    path.write_bytes(mlstac_bytes({sample.id: stack(sample, planes=13)}))
    (chip,) = open_cloudsen12(path, split="train", label_type="nolabel", size=13)
    assert (chip.label == IGNORED).all()


def test_regions_and_chips_are_selected(forms, samples):
    data = open_cloudsen12(forms["mlstac"][1], size=13)
    assert data.select(rois=["ROI_0009"]).ids == (samples[0].id,)
    assert len(data.select(rois=["ROI_0001"])) == 2
    assert data.select(ids=[samples[2].id])[0].id == samples[2].id
    assert len(data.select(rois=["ROI_0001"], ids=[samples[2].id])) == 1
    with pytest.raises(DataError, match="no region of interest 'ROI_7777' among the 3 chips"):
        data.select(rois=["ROI_0001", "ROI_7777"])
    with pytest.raises(DataError, match="no chip is asked for"):
        data.select(ids=[])
