"""Which chips a split has: the published numbers, from the columns of the metadata."""

import hashlib
import pickle
import struct

import pytest
from makers.cloudsen12 import MadeSample, make_mlstac, mlstac_bytes, mlstac_rows, stack, table, taco_row, two_rois

from train.data.cloudsen12 import DataError, open_cloudsen12
from train.data.cloudsen12.dataset import PUBLISHED_TEST

HIGH = {
    ("train", 509): 8490,
    ("val", 509): 535,
    ("test", 509): 975,
    ("train", 2000): 687,
    ("val", 2000): 77,
    ("test", 2000): 85,
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """A TACO with a row for every high-quality chip of CloudSEN12+, and one of each other kind; without images."""
    kinds = [(*key, "high") for key, count in HIGH.items() for _ in range(count)]
    kinds += [("train", 509, "scribble"), ("test", 509, "scribble"), ("train", 509, "nolabel")]
    columns = ("tortilla:id", "tortilla:data_split", "label_type", "real_proj_shape", "roi_id")
    placed = {"tortilla:file_format": "TORTILLA", "tortilla:offset": 200, "tortilla:length": 1}
    rows = []
    for number, (split, size, label_type) in enumerate(kinds):
        row = taco_row(MadeSample(f"ROI_{number // 5:05d}", f"{number}", split, label_type, size))
        rows.append({**{column: row[column] for column in columns}, **placed})
    footer = table(rows, compression_level=1)
    path = tmp_path_factory.mktemp("pack") / "cloudsen12-l1c.0000.part.taco"
    path.write_bytes((b"WX" + struct.pack("<QQQ", 201, len(footer), 1)).ljust(200, b"\0") + b"x" + footer)
    return path


@pytest.mark.parametrize(("split", "size"), HIGH)
def test_the_published_numbers_of_chips(pack, split, size):
    assert len(open_cloudsen12(pack, split=split, size=size)) == HIGH[split, size]


def test_other_labels_are_kept_apart(pack):
    assert len(open_cloudsen12(pack, label_type="scribble")) == 1
    assert len(open_cloudsen12(pack, split="train", label_type="nolabel")) == 1
    with pytest.raises(DataError, match="no chip of the split val with the label type scribble and 509 px"):
        open_cloudsen12(pack, split="val", label_type="scribble")


def test_a_region_has_its_five_dates(pack):
    data = open_cloudsen12(pack, split=None)
    assert len(data) == 10_000
    assert {len(data.select(rois=[roi])) for roi in ("ROI_01900", "ROI_01901")} == {5}


def test_worker_processes_get_no_more_than_was_asked_for(pack):
    data = open_cloudsen12(pack)
    assert len(pickle.dumps(data)) < 400 * len(data)
    assert len(pickle.dumps(data.select(rois=["ROI_01900"]))) < 10_000


def test_metadata_wins_over_the_name_of_a_container(tmp_path):
    """A container that somebody renamed; and rows of other containers in the same table."""
    sample = MadeSample(split="val")
    path = tmp_path / "test_13_high.mlstac"
    data = mlstac_bytes({sample.id: stack(sample)})
    path.write_bytes(data)
    header = struct.unpack_from("<Q", data, 2)[0]
    other = {**mlstac_rows([sample], "train_13_high.mlstac", header)[0], "split": "train", "length": 5}
    rows = [other, *mlstac_rows([sample], path.name, header)]
    (tmp_path / "metadata.parquet").write_bytes(table(rows))
    assert len(open_cloudsen12(path, split="val", size=13)) == 1
    with pytest.raises(DataError, match="it has 1 of val high 13"):
        open_cloudsen12(path, split="test", size=13)


def test_the_digest_tells_whether_the_chips_are_the_published_ones(tmp_path):
    """SHA-256 of the sorted names, one a line."""
    data = open_cloudsen12(make_mlstac(tmp_path, two_rois()), size=13)
    names = sorted(one.id for one in two_rois())
    assert data.digest == hashlib.sha256("\n".join(names).encode()).hexdigest() != PUBLISHED_TEST
    assert data.select(rois=["ROI_0009"]).digest != data.digest
