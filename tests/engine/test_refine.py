"""Masks from stored probabilities: held against the same rules said plainly over whole planes."""

from __future__ import annotations

import json
import threading

import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from makers.probabilities import made_up, write_probabilities
from scipy.ndimage import distance_transform_edt, label

from engine.errors import CancelledError, SourceError, TargetError, UsageError
from engine.objects import without_small
from engine.refinement import RefineSettings, parse_thresholds, refine, refined_rows


def read(path):
    with rasterio.open(path) as mask:
        return mask.read(1)


def model_rule(values, among=(0, 1, 2, 3)):
    """joined-cloud over some classes."""
    numbers = np.where(np.isin(np.arange(4), among)[:, None, None], values.astype(int), -1)
    codes = np.where(numbers[3] > numbers[0], 3, 0)
    other = np.maximum(numbers[0], numbers[3])
    clouds = numbers[1] + numbers[2] if {1, 2} <= set(among) else np.maximum(numbers[1], numbers[2])
    return np.where(clouds > other, np.where(numbers[2] > numbers[1], 2, 1), codes)


def drop_small(codes, minimum):
    codes = codes.copy()
    for kind in ((1, 2), (3,)):
        labels, _ = label(np.isin(codes, kind), np.ones((3, 3)))
        small = np.bincount(labels.ravel()) < minimum
        small[0] = False
        codes[small[labels]] = 0
    return codes


def grow(codes, clouds, shadows):
    def near(code, radius):
        where = codes == code
        return distance_transform_edt(~where) <= radius if where.any() else where

    grown = np.where(near(3, shadows) & (codes == 0), 3, codes)
    free = (codes == 0) | (codes == 3)
    grown = np.where(near(2, clouds) & free & (clouds > 0), 2, grown)
    return np.where(near(1, clouds) & free & (clouds > 0), 1, grown)


@pytest.fixture(scope="module")
def values():
    return made_up(1300, 700)


@pytest.fixture(scope="module")
def stored(values, tmp_path_factory):
    return write_probabilities(tmp_path_factory.mktemp("stored") / "p.tif", values)


def test_nothing_asked_is_the_models_own_rule(values, stored, tmp_path):
    result = refine(stored, tmp_path / "mask.tif")
    expected = np.where(values[0] == 255, 255, model_rule(values))
    assert np.array_equal(read(result.mask), expected)
    assert result.counts.by_code == {code: int((expected == code).sum()) for code in (0, 1, 2, 3, 255)}
    assert result.tags["CLOUDMASK_SOURCE"] == "a.SAFE"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["mask.tif", "mask.tif.aux.xml"]


def test_thresholds(values, stored, tmp_path):
    numbers = values.astype(int)
    refine(stored, tmp_path / "joined.tif", thresholds={"cloud": 0.3})
    joined = np.where(numbers[2] > numbers[1], 2, 1)
    expected = np.where(numbers[1] + numbers[2] >= 75, joined, model_rule(values, (0, 3)))
    assert np.array_equal(read(tmp_path / "joined.tif"), np.where(values[0] == 255, 255, expected))
    refine(stored, tmp_path / "two.tif", thresholds={"thin_cloud": 0.2, "shadow": 0.4})
    thin, shadow = numbers[2] >= 50, numbers[3] >= 100
    expected = np.where(thin, 2, np.where(shadow, 3, model_rule(values, (0, 1))))
    expected = np.where(thin & shadow, np.where(numbers[3] > numbers[2], 3, 2), expected)
    assert np.array_equal(read(tmp_path / "two.tif"), np.where(values[0] == 255, 255, expected))


@pytest.mark.parametrize(
    ("clouds", "shadows", "area"), [(60, 0, 0), (0, 45, 0), (30, 95, 0), (60, 20, 9000), (0, 0, 1e7)]
)
def test_buffers_and_least_areas(values, stored, tmp_path, clouds, shadows, area):
    refine(stored, tmp_path / "mask.tif", buffer_clouds=clouds, buffer_shadows=shadows, min_area=area)
    codes = np.where(values[0] == 255, 255, model_rule(values))
    expected = grow(drop_small(codes, area / 100), clouds / 10, shadows / 10)
    assert np.array_equal(read(tmp_path / "mask.tif"), expected)
    with rasterio.open(tmp_path / "mask.tif") as mask:
        assert "CLOUDMASK_REFINED" in mask.tags()


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 9), st.floats(0.2, 0.7))
@settings(deadline=None)
def test_objects_are_whole_whatever_the_strips(seed, minimum, rows, clear):
    weights = [clear, (1 - clear) / 3, (1 - clear) / 6, (1 - clear) / 3, (1 - clear) / 6]
    codes = np.random.default_rng(seed).choice([0, 1, 2, 3, 255], (40, 23), p=weights).astype(np.uint8)
    strips = ((row, codes[row : row + rows].copy()) for row in range(0, 40, rows))
    found = list(without_small(strips, minimum))
    assert [row for row, _ in found] == list(range(0, 40, rows))
    assert np.array_equal(np.concatenate([each for _, each in found]), drop_small(codes, minimum))


def test_report_and_rows_agree(stored, tmp_path):
    result = refine(stored, tmp_path / "mask.tif", thresholds={"cloud": 0.3}, min_area=500, report=tmp_path / "r.json")
    document = json.loads((tmp_path / "r.json").read_text())
    assert document == json.loads(json.dumps(result.report))
    assert document["model"] == {"id": "unet", "sha256": "ab" * 32}
    assert document["settings"]["thresholds"] == {"cloud": 0.3}
    assert document["valid_pixels"] == sum(each["pixels"] for each in document["classes"].values())
    rows = refined_rows(stored, RefineSettings({"cloud": 0.3}, min_area=500), check=lambda: None)
    assert np.array_equal(np.concatenate([codes for _, codes in rows]), read(result.mask))


def test_metres_need_a_georeference(tmp_path):
    path = write_probabilities(tmp_path / "p.tif", made_up(30, 30), transform=Affine.identity(), crs=None)
    for asked in ({"buffer_clouds": 9}, {"buffer_shadows": 9}, {"min_area": 9}):
        with pytest.raises(UsageError, match="no georeference"):
            refine(path, tmp_path / "mask.tif", **asked)
    assert [each.name for each in tmp_path.iterdir()] == ["p.tif"]
    refine(path, tmp_path / "mask.tif", thresholds={"cloud": 0.1})


def test_the_mask_of_another_scene_is_not_replaced(stored, tmp_path):
    other = write_probabilities(tmp_path / "other.tif", made_up(40, 40), scene="b.SAFE")
    refine(other, tmp_path / "mask.tif")
    with pytest.raises(TargetError, match=r"b\.SAFE.*a\.SAFE"):
        refine(stored, tmp_path / "mask.tif", overwrite=True)
    moved = write_probabilities(tmp_path / "moved.tif", made_up(41, 40), scene="b.SAFE")
    with pytest.raises(TargetError, match="another grid"):
        refine(moved, tmp_path / "mask.tif", overwrite=True)
    with pytest.raises(TargetError, match="already exists"):
        refine(other, tmp_path / "mask.tif")
    refine(other, tmp_path / "mask.tif", overwrite=True)
    with pytest.raises(TargetError, match="source of this run"):
        refine(other, other, overwrite=True)


@pytest.mark.parametrize(
    "asked",
    [
        {"thresholds": {"snow": 0.5}},
        {"thresholds": {"clear": 0.5}},
        {"thresholds": {"cloud": 1.5}},
        {"thresholds": {"cloud": float("nan")}},
        {"thresholds": {"cloud": 0.5, "thin_cloud": 0.5}},
        {"thresholds": {"shadow": 0.5, "cloud_shadow": 0.5}},
        {"buffer_clouds": -1},
        {"buffer_shadows": float("inf")},
        {"min_area": float("nan")},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(asked):
    with pytest.raises(UsageError):
        RefineSettings(**asked)


@pytest.mark.parametrize("text", ["cloud", "cloud=", "cloud=much", "=0.5", "snow=0.5", "cloud=2"])
def test_texts_that_are_no_thresholds(text):
    with pytest.raises(UsageError):
        parse_thresholds([text])


def test_texts_that_are_thresholds():
    assert parse_thresholds(["thin_cloud=0.25", "shadow = 0.5"]) == {"thin_cloud": 0.25, "cloud_shadow": 0.5}
    with pytest.raises(UsageError, match="twice"):
        parse_thresholds(["shadow=0.2", "cloud_shadow=0.3"])


def test_cancelled_or_damaged_leaves_nothing(stored, tmp_path):
    cancel = threading.Event()
    with pytest.raises(CancelledError):
        refine(stored, tmp_path / "mask.tif", cancel=cancel, on_progress=lambda *_: cancel.set())
    data = bytearray(stored.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    (tmp_path / "p.tif").write_bytes(data)
    with pytest.raises(SourceError):
        refine(tmp_path / "p.tif", tmp_path / "mask.tif")
    assert [each.name for each in tmp_path.iterdir()] == ["p.tif"]
