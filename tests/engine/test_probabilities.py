"""Probabilities on disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import rasterio
from makers.disks import small_disk
from makers.probabilities import NAMES, NORTH_UP, UTM, made_up, write_probabilities
from makers.rasters import noise, write_raster
from rio_cogeo.cogeo import cog_validate

from engine.classes import NODATA
from engine.errors import DiskFullError, SourceError
from engine.grid import Grid
from engine.output.files import OutputFiles
from engine.output.probabilities import ProbabilityWriter, open_probabilities


@pytest.mark.parametrize("shape", [(1, 1), (3, 900), (513, 1100)], ids=str)
def test_what_is_written_is_read_again(tmp_path, shape):
    values = made_up(*shape)
    path = write_probabilities(tmp_path / "p.tif", values)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["p.tif"]
    assert cog_validate(path, strict=True)[:3] == (True, [], [])
    with rasterio.open(path) as file:
        assert np.array_equal(file.read(), values)
        assert (file.dtypes, file.nodata, file.descriptions) == (("uint8",) * 4, NODATA, NAMES)
        assert (file.crs, file.transform) == (UTM, NORTH_UP)
        assert file.tags()["CLOUDMASK_DECISION"] == "joined-cloud"
        assert float(file.tags()["CLOUDMASK_SCALE"]) * 250 == 1
    with open_probabilities(path) as file:
        assert (file.classes, file.rule, file.grid) == (NAMES, "joined-cloud", Grid(*shape, NORTH_UP, UTM))
        assert np.array_equal(np.concatenate([strip for _, strip in file.strips()], axis=1), values)


def test_overviews_do_not_mix_no_data_in(tmp_path):
    values = np.full((4, 1300, 1300), 60, np.uint8)
    values[0] = 70
    values[:, np.random.default_rng(1).random((1300, 1300)) < 0.3] = NODATA
    with rasterio.open(write_probabilities(tmp_path / "p.tif", values), overview_level=0) as overview:
        seen = overview.read()
    assert set(np.unique(seen[0])) <= {70, NODATA}
    assert set(np.unique(seen[1:])) <= {60, NODATA}


def test_other_files_are_refused(tmp_path):
    good = made_up(20, 20)
    shuffled = write_probabilities(tmp_path / "names.tif", good, names=("clear", "b", "c", "d"))
    rule = write_probabilities(tmp_path / "rule.tif", good, rule="dice")
    bare = write_raster(tmp_path / "bare.tif", good, names=NAMES, nodata=255)
    deep = write_raster(tmp_path / "deep.tif", noise(4, 20, 20), names=NAMES)
    text = tmp_path / "text.tif"
    text.write_text("no raster")
    for path, reason in (
        (shuffled, "bands are not named"),
        (rule, "CLOUDMASK_DECISION"),
        (bare, "CLOUDMASK_DECISION"),
        (deep, "not uint8"),
        (text, "no raster"),
        (tmp_path / "gone.tif", "does not exist"),
    ):
        with pytest.raises(SourceError, match=reason), open_probabilities(path):
            pass


def test_a_damaged_file_is_one_sentence(tmp_path):
    path = write_probabilities(tmp_path / "p.tif", made_up(700, 600))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)
    with pytest.raises(SourceError, match="damaged"), open_probabilities(path) as file:
        list(file.strips())


@pytest.mark.parametrize("kibibytes", [100, 700, 1500, 2200])
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, kibibytes):
    values = np.random.default_rng(1).integers(0, 251, (4, 700, 600), dtype=np.uint8)  # 1.7 MB that do not pack
    with small_disk(tmp_path / "disk", kibibytes) as disk:
        with OutputFiles(overwrite=False, sources=()) as files:
            temporary = files.add(disk / "p.tif")
            with pytest.raises(DiskFullError, match="the disk of"):
                write_probabilities(temporary, values)
        assert list(disk.iterdir()) == []


@pytest.mark.parametrize("name", ["", "x" * 300, "x" * 5000])
def test_a_name_that_cannot_be_is_one_sentence(name):
    with pytest.raises(SourceError), open_probabilities(Path(name)):
        pass


def test_rows_that_do_not_follow_are_refused_and_nothing_is_left(tmp_path):
    with ProbabilityWriter(tmp_path / "p.tif", Grid(9, 8, NORTH_UP, UTM), NAMES, rule="argmax") as writer:
        with pytest.raises(ValueError, match="expected row 0"):
            writer.write(1, np.zeros((4, 1, 8), np.uint8))
        with pytest.raises(ValueError, match="expected uint8"):
            writer.write(0, np.zeros((3, 1, 8), np.uint8))
        with pytest.raises(ValueError, match="expected 9 rows"):
            writer.finish({})
    assert list(tmp_path.iterdir()) == []
