"""Data sets that are damaged, incomplete or something else are told in one sentence, and nothing large is read."""

import contextlib
import json
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.cloudsen12 import (
    MadeSample,
    geotiff,
    hollow_geotiff,
    make_memmaps,
    make_mlstac,
    make_npz,
    make_taco1,
    make_tacozip,
    make_tree,
    mlstac_bytes,
    stack,
    table,
    tortilla_bytes,
    two_rois,
)

from train.data.cloudsen12 import DataError, open_cloudsen12


def opened(path, **wanted):
    return open_cloudsen12(path, **{"size": 13, **wanted})


def refused(path, **wanted) -> str:
    """The sentence with which a data set is refused, at the latest where its chips are read."""
    with pytest.raises(DataError) as refusal:
        list(opened(path, **wanted))
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert len(sentence) < 500
    return sentence


@pytest.fixture
def container(tmp_path):
    return make_mlstac(tmp_path, two_rois(), metadata=False, name="test_13_high.mlstac")


def test_a_path_that_is_not_there(tmp_path):
    assert "there is no" in refused(tmp_path / "absent.mlstac")


@pytest.mark.parametrize("what", ["text", "raster", "empty", "folder"])
def test_a_path_in_no_known_form_is_told_which_are_known(tmp_path, what):
    path = tmp_path / "something"
    if what == "folder":
        path.mkdir()
    else:
        content = {"text": b"hello", "raster": geotiff(np.ones((3, 8, 8), np.uint16)), "empty": b""}
        path.write_bytes(content[what])
    sentence = refused(path)
    assert "in no form that is known" in sentence
    assert all(form in sentence for form in (".mlstac", ".taco", ".tacozip", "GeoTIFF", ".dat", ".npz"))


@pytest.mark.parametrize("name", ["test_13_high.mlstac", "cloudsen12-l1c.0000.part.taco", "cloudsen12.tacozip"])
def test_a_container_with_another_beginning(tmp_path, name):
    (tmp_path / name).write_bytes(b"<!DOCTYPE html>" + b" " * 500)
    assert "does not begin like what its name says" in refused(tmp_path / name)
    assert "damaged" in (sentence := refused(tmp_path)) or "no .mlstac" in sentence or "no TACO" in sentence


@pytest.mark.parametrize("kept", [3, 9, 40, 5000, -1])
def test_an_mlstac_cut_short(container, kept):
    container.write_bytes(container.read_bytes()[:kept])
    sentence = refused(container)
    assert "cut short or damaged" in sentence or "does not begin" in sentence


@pytest.mark.parametrize("kept", [5, 12, 150, 3000, -1])
@pytest.mark.parametrize("kind", ["A", "B"])
def test_a_taco_cut_short(tmp_path, kept, kind):
    path = make_taco1(tmp_path, two_rois(), kind=kind)[0]
    whole = path.read_bytes()
    table_end = sum(struct.unpack_from("<QQ", whole, 2))
    path.write_bytes(whole[: kept if kept > 0 else table_end - 1])
    assert "damaged" in refused(path)


@pytest.mark.parametrize("kept", [8, 100, 150, 3000, -400])
def test_an_archive_cut_short(tmp_path, kept):
    path = make_tacozip(tmp_path / "cloudsen12.tacozip", two_rois())
    path.write_bytes(path.read_bytes()[:kept])
    if kept != -400:  # the archive's own directory alone is not needed
        sentence = refused(path)
        assert "cut short" in sentence or "does not begin" in sentence


def test_a_header_that_claims_more_than_the_file_has(tmp_path):
    listed = tmp_path / "test_13_high.mlstac"
    listed.write_bytes(mlstac_bytes({"ROI_0001__x": b"1234"}, claimed=2**62))
    assert f"there are {2**62} at 10" in refused(listed)
    listed.write_bytes(b"#y" + struct.pack("<Q", 15) + b'{"a":[0, 1000]}')
    assert "its list of a says that there are 1000 at 25" in refused(listed)
    taco = make_taco1(tmp_path / "taco", two_rois())[0]
    data = bytearray(taco.read_bytes())
    struct.pack_into("<Q", data, 10, 2**63)
    taco.write_bytes(data)
    assert "its header says that the table ends at" in refused(taco)


def test_memory_follows_what_is_asked_not_what_a_header_says(tmp_path):
    """A sparse file of 8 GiB whose header says that all of it is the list of chips."""
    path = tmp_path / "test_13_high.mlstac"
    with path.open("wb") as stream:
        stream.write(b"#y" + struct.pack("<Q", 2**33 - 10) + b"{")
        stream.truncate(2**33)
    tracemalloc.start()
    try:
        assert "says that its list of chips has" in refused(path)
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()


def test_a_raster_or_array_that_says_it_is_huge(tmp_path):
    sample = MadeSample()
    huge = hollow_geotiff(15, 20_000)
    assert len(huge) < 200_000
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(mlstac_bytes({sample.id: huge}))
    assert "as no chip" in refused(path)
    make_npz(tmp_path / "npz", [sample], apart=False)
    with zipfile.ZipFile(tmp_path / "npz" / "test" / f"{sample.id}.npz", "w") as archive:
        told = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 900000, 900000), }".ljust(117) + "\n"
        archive.writestr("image.npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(told)) + told.encode())
    assert "says that it has the shape (3, 900000, 900000)" in refused(tmp_path / "npz")


@pytest.mark.parametrize(
    "listed", [b"{", b"[1, 2]", b'{"a": 3}', b'{"a": [-1, 2]}', b'{"a": [1.5, 2]}', b'{"\xff": [0, 0]}', b"[" * 100_000]
)
def test_a_damaged_list_of_chips(tmp_path, listed):
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(b"#y" + struct.pack("<Q", len(listed)) + listed)
    sentence = refused(path)
    assert "list of chips" in sentence or "does not begin" in sentence


def test_damaged_metadata_beside_a_container(tmp_path):
    path = make_mlstac(tmp_path, two_rois(), name="test_13_high.mlstac")
    (tmp_path / "metadata.parquet").write_bytes(b"PAR1 and no more")
    assert "cannot be read as Parquet" in refused(path)


@pytest.mark.parametrize("damage", ["table", "collection", "count"])
def test_a_damaged_archive(tmp_path, damage):
    sentence = refused(make_tacozip(tmp_path / "cloudsen12.tacozip", two_rois(), damage=damage))
    assert {"table": "Parquet", "collection": "no JSON", "count": "lists 9 tables"}[damage] in sentence


def test_an_archive_whose_tables_place_every_chip_wrongly(tmp_path):
    sentence = refused(make_tacozip(tmp_path / "cloudsen12.tacozip", two_rois(), damage="all places"))
    assert "lies something else" in sentence


def test_a_damaged_table_of_a_taco(tmp_path):
    path = make_taco1(tmp_path, two_rois())[0]
    data = bytearray(path.read_bytes())
    offset = struct.unpack_from("<Q", data, 2)[0]
    data[offset : offset + 200] = bytes(200)
    path.write_bytes(data)
    assert "the table of cloudsen12-l1c.0000.part.taco is damaged" in refused(path)


def test_a_table_without_the_columns_that_are_needed(tmp_path):
    path = tmp_path / "cloudsen12.tortilla"
    footer = table([{"tortilla:id": "a"}])
    head = bytearray(200)
    head[:2] = b"#y"
    struct.pack_into("<QQ", head, 2, 200, len(footer))
    path.write_bytes(bytes(head) + footer)
    assert "has no column tortilla:file_format" in refused(path, split=None)


def test_a_nested_sample_that_reaches_out_of_its_own(tmp_path):
    inner = bytearray(tortilla_bytes([({"tortilla:id": "s2l1c"}, "GTiff", b"1234")]))
    footer = table([{"tortilla:id": "s2l1c", "tortilla:file_format": "GTiff", "tortilla:offset": 200,
                     "tortilla:length": 10**6}])  # fmt: skip
    struct.pack_into("<QQ", inner, 2, 204, len(footer))
    inner[204:] = footer
    row = {"tortilla:id": "ROI_0001__x", "tortilla:data_split": "test", "label_type": "high", "real_proj_shape": 13}
    path = tmp_path / "cloudsen12.tortilla"
    path.write_bytes(tortilla_bytes([(row, "TORTILLA", bytes(inner))]))
    assert "s2l1c of ROI_0001__x is said to lie outside its sample" in refused(path)


def test_a_chip_whose_label_is_missing(tmp_path):
    sample = MadeSample()
    mlstac = tmp_path / "test_13_high.mlstac"
    mlstac.write_bytes(mlstac_bytes({sample.id: stack(sample, planes=13)}))
    row = {"tortilla:id": sample.id, "tortilla:data_split": "test", "label_type": "high", "real_proj_shape": 13}
    image = tortilla_bytes([({"tortilla:id": "s2l1c"}, "GTiff", geotiff(sample.padded(sample.image, 3))),
                            ({"tortilla:id": "s2l1c_mask"}, "GTiff", b"")])  # fmt: skip
    taco = tmp_path / "cloudsen12.tortilla"
    taco.write_bytes(tortilla_bytes([(row, "TORTILLA", image)]))
    npz = make_npz(tmp_path / "npz", [sample])
    (npz / "test" / "masks" / f"{sample.id}.npz").unlink()
    memmaps = make_memmaps(tmp_path / "memmaps", [sample])
    (memmaps / "test" / "LABEL_manual_hq.dat").unlink()
    for path in (mlstac, taco, npz, memmaps, make_tree(tmp_path / "tree", [sample], label=False)):
        assert f"{sample.id} has no label" in refused(path), path


def test_a_wrong_number_of_bands(tmp_path):
    sample = MadeSample()
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(mlstac_bytes({sample.id: stack(sample, planes=12)}))
    assert "has 12 bands, where L1C has 13" in refused(path)
    assert "has 11 bands, where L1C has 13" in refused(make_tree(tmp_path / "tree", [sample], planes=11))
    npz = make_npz(tmp_path / "npz", [sample])
    np.savez(npz / "test" / "images" / f"{sample.id}.npz", image=np.zeros((4, 16, 16), np.float32))
    assert "not 3 bands" in refused(npz)
    memmaps = make_memmaps(tmp_path / "memmaps", [sample])
    (memmaps / "test" / "L1C_B8A.dat").unlink()
    assert "there is no" in (sentence := refused(memmaps))
    assert "L1C_B8A.dat" in sentence


@pytest.mark.parametrize("code", [4, 99, 300])
def test_a_label_with_codes_that_it_cannot_have(tmp_path, code):
    sample = MadeSample()
    planes = np.concatenate([sample.image, [sample.label]]).astype(np.uint16)
    planes[13, 0, 0] = code
    path = tmp_path / "test_13_high.mlstac"
    path.write_bytes(mlstac_bytes({sample.id: geotiff(sample.padded(planes, 3))}))
    if code == 99:
        assert opened(path)[0].label[0, 3] == 255
    else:
        assert f"has the code {code}" in refused(path)


def test_missing_metadata(tmp_path):
    sample = MadeSample()
    memmaps = make_memmaps(tmp_path / "memmaps", [sample])
    (memmaps / "test" / "metadata.csv").unlink()
    assert "metadata.csv, which says which chips" in refused(memmaps)
    assert "does not say which" in refused(make_mlstac(tmp_path, [sample], metadata=False, name="mine.mlstac"))
    assert "does not say which" in refused(make_tree(tmp_path / "tree", [sample], metadata=False))


def test_an_empty_split_says_what_there_is(container):
    assert "no chip of the split val" in (sentence := refused(container, split="val"))
    assert "it has 3 of test high 13" in sentence
    assert "no container with the split val" in refused(container.parent, split="val")
    assert "509 px" in refused(container, size=509)


@pytest.mark.parametrize(
    ("wanted", "named"),
    [({"split": "tests"}, "'tests'"), ({"label_type": "low"}, "'low'"), ({"product": "L3A"}, "'L3A'")],
)
def test_what_does_not_exist_in_cloudsen12(container, wanted, named):
    assert f"{named} in CloudSEN12" in refused(container, **wanted)


def test_chips_that_the_table_of_a_tree_lists_and_that_are_not_there(tmp_path):
    tree = make_tree(tmp_path, two_rois())
    (tree / "high" / "ROI_0009" / two_rois()[0].product / "S2L1C.tif").unlink()
    assert "for 1 of 3 chips" in refused(tree)


@pytest.mark.parametrize("name", ["L1C_B1.dat", "L1C_B12.dat", "LABEL_manual_hq.dat"])
def test_memory_maps_cut_short(tmp_path, name):
    memmaps = make_memmaps(tmp_path, two_rois())
    file = memmaps / "test" / name
    file.write_bytes(file.read_bytes()[:-100])
    assert "which are not 3 square chips" in refused(memmaps)


def test_memory_maps_of_different_sizes(tmp_path):
    memmaps = make_memmaps(tmp_path, two_rois())
    (memmaps / "test" / "L1C_B5.dat").write_bytes(bytes(3 * 10 * 10 * 2))
    assert "L1C_B5.dat is smaller than the files beside it" in refused(memmaps)


def test_a_table_that_is_no_table(tmp_path):
    memmaps = make_memmaps(tmp_path, two_rois())
    (memmaps / "test" / "metadata.csv").write_bytes(b"\xff\xfe\x00 nonsense")
    assert "cannot be read as a table" in refused(memmaps)


def test_damaged_chips(tmp_path):
    sample = MadeSample()
    npz = make_npz(tmp_path / "npz", [sample], apart=False)
    whole = (npz / "test" / f"{sample.id}.npz").read_bytes()
    for damaged in (b"PK\x03\x04 and no more", whole[:80] + b"\xff" * 200 + whole[280:], whole[:-40]):
        (npz / "test" / f"{sample.id}.npz").write_bytes(damaged)
        assert "cannot be read as .npz" in refused(npz)
    np.savez(npz / "test" / f"{sample.id}.npz", image=np.full((3, 16, 16), 2, np.float32), mask=np.zeros((16, 16)))
    assert "no shares from 0 to 1" in refused(npz)
    tree = make_tree(tmp_path / "tree", [sample])
    (tree / "high" / sample.roi / sample.product / "S2L1C.tif").write_bytes(b"II*\0 and no more")
    assert "cannot be read as a GeoTIFF" in refused(tree)
    (tree / "high" / sample.roi / sample.product / "S2L1C.tif").write_bytes(geotiff(sample.image[:, :9]))
    assert "9 × 13 px" in refused(tree)


def test_an_object_in_an_npz_is_never_made(tmp_path):
    sample = MadeSample()
    npz = make_npz(tmp_path, [sample], apart=False)
    array = np.empty((1,), object)
    array[0] = {"a": 1}
    np.savez(npz / "test" / f"{sample.id}.npz", image=array)
    assert "cannot be read as .npz" in refused(npz)


def test_the_same_chip_in_two_containers(tmp_path):
    for name in ("test_13_high.mlstac", "copy_of_test_13_high.mlstac"):
        make_mlstac(tmp_path, two_rois(), name=name, metadata=False)
    assert "more than once" in refused(tmp_path)


def test_a_value_that_is_no_integer(tmp_path):
    sample = MadeSample()
    path = tmp_path / "test_13_high.mlstac"
    planes = np.concatenate([sample.image, [sample.label]]).astype(np.float32)
    path.write_bytes(mlstac_bytes({sample.id: geotiff(sample.padded(planes, 3))}))
    assert "not reflectance × 10 000 as integers" in refused(path)


def test_the_list_of_a_real_container_is_read_whole(tmp_path):
    """8 785 chips, as `train_509_scribble` has."""
    entries = {f"ROI_{index:05d}__x": [0, 0] for index in range(8785)}
    listed = json.dumps(entries).encode()
    path = tmp_path / "train_509_scribble.mlstac"
    path.write_bytes(b"#y" + struct.pack("<Q", len(listed)) + listed)
    assert len(open_cloudsen12(path, split="train", label_type="scribble")) == 8785


@pytest.fixture(scope="module")
def whole_ones(tmp_path_factory):
    """A container of each kind, and the folder in which damaged copies are put."""
    folder = tmp_path_factory.mktemp("whole")
    samples = [MadeSample(), MadeSample("ROI_0002")]
    files = [
        make_mlstac(folder, samples, metadata=False, name="test_13_high.mlstac"),
        *make_taco1(folder / "a", samples),
        *make_taco1(folder / "b", samples, kind="B"),
        make_tacozip(folder / "cloudsen12.tacozip", samples),
    ]
    return folder, {file.name + str(number): file.read_bytes() for number, file in enumerate(files)}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_damaged_is_read_or_told(whole_ones, data):
    folder, files = whole_ones
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    for _ in range(data.draw(st.integers(1, 8))):
        near = data.draw(st.integers(0, min(300, len(content) - 1)))
        place = data.draw(st.sampled_from([near, -1 - near, data.draw(st.integers(0, len(content) - 1))]))
        content[place] = data.draw(st.integers(0, 255))
    path = folder / name[:-1]
    path.write_bytes(content)
    with contextlib.suppress(DataError):
        list(opened(path))
