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
from makers.probabilities import UTM, made_up, write_probabilities
from rasterio.crs import CRS
from scipy.ndimage import distance_transform_edt, label

from engine import cli
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


PLACES = {
    "oblong": (Affine(20, 0, 600_000, 0, -10, 4_900_020), UTM, 20, 10),
    "upside down": (Affine(10, 0, 600_000, 0, 10, 4_900_020), UTM, 10, 10),
    "degrees": (Affine(2e-4, 0, 11, 0, -1e-4, 60), CRS.from_epsg(4326), 2e-4 * 111_195 / 2, 1e-4 * 111_195),
    "feet": (Affine(10, 0, 0, 0, -10, 0), CRS.from_epsg(2263), 10 * 1200 / 3937, 10 * 1200 / 3937),
}
"""Transform, coordinate system, and metres of a pixel's width and height (a degree is half as wide at 60°)."""


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("metres", [35, 900, 50_000])
def test_buffers_are_metres_on_any_grid(tmp_path, name, metres):
    transform, crs, width, height = PLACES[name]
    values = made_up(90, 80)
    values[:, 60:] = np.array([250, 0, 0, 0])[:, None, None]
    path = write_probabilities(tmp_path / "p.tif", values, transform=transform, crs=crs)
    refine(path, tmp_path / "mask.tif", buffer_clouds=metres)
    codes = np.where(values[0] == 255, 255, model_rule(values))
    clouds = np.isin(codes, (1, 2))
    distance = distance_transform_edt(~clouds, sampling=(height, width))
    expected = (distance <= metres) & (codes != 255)
    wrong = np.isin(read(tmp_path / "mask.tif"), (1, 2)) != expected
    # The sphere's degree is right to half a per cent, so that pixels at that very distance may differ.
    assert (np.abs(distance[wrong] - metres) < 0.005 * metres).all()


@pytest.mark.parametrize("metres", [4000, 14_000, 1e300])
def test_buffers_beyond_a_strip_and_beyond_the_scene(tmp_path, metres):
    values = np.zeros((4, 1700, 12), np.uint8)
    values[0] = 250
    values[:, 3, 5] = values[:, 1400, 2] = [0, 250, 0, 0]
    values[:, 900:905] = 255
    path = write_probabilities(tmp_path / "p.tif", values)
    refine(path, tmp_path / "mask.tif", buffer_clouds=metres)
    codes = np.where(values[0] == 255, 255, np.where(values[1] > 0, 1, 0))
    assert np.array_equal(read(tmp_path / "mask.tif"), grow(codes, metres / 10, 0))


def test_degrees_beyond_the_poles_are_none(tmp_path):
    options = {"transform": Affine(10, 0, 600_000, 0, -10, 4_900_020), "crs": CRS.from_epsg(4326)}
    path = write_probabilities(tmp_path / "p.tif", made_up(30, 30), **options)
    for asked in ({"buffer_clouds": 9}, {"min_area": 9}):
        with pytest.raises(UsageError, match="no georeference that tells it"):
            refine(path, tmp_path / "mask.tif", **asked)
    report = refine(path, tmp_path / "mask.tif").report
    assert report["resolution"] is None
    assert report["classes"]["clear"]["area_m2"] is None


def test_the_mask_is_as_old_as_its_drawing(stored, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    result = refine(stored, tmp_path / "mask.tif")
    assert result.report["created"] == result.tags["CLOUDMASK_CREATED"] == "2023-11-14T22:13:20Z"
    assert result.tags["TIFFTAG_DATETIME"] == "2023:11:14 22:13:20"
    assert result.report["seconds"]["total"] > 0


@pytest.fixture
def command(monkeypatch, capsys):
    """Runs `cloudmask refine`: exit code, standard output, standard error."""

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["cloudmask", "refine", *map(str, arguments)])
        code = cli.run()
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_the_command_draws_and_tells(values, stored, tmp_path, command):
    target = tmp_path / "mask.tif"
    options = ("--threshold", "cloud=0.3", "--threshold", "shadow=0.6", "--buffer-clouds", 20, "--min-area", 500)
    code, out, _ = command(stored, "-o", target, *options, "--report", tmp_path / "r.json", "--json")
    document = json.loads(out)
    assert code == 0
    assert document == json.loads((tmp_path / "r.json").read_text())
    assert document["settings"]["thresholds"] == {"cloud": 0.3, "cloud_shadow": 0.6}
    refine(stored, tmp_path / "same.tif", thresholds={"cloud": 0.3, "shadow": 0.6}, buffer_clouds=20, min_area=500)
    assert np.array_equal(read(target), read(tmp_path / "same.tif"))
    code, _, told = command(stored, "-o", target)
    assert (code, "already exists" in told) == (1, True)
    code, out, _ = command(stored, "-o", target, "--overwrite")
    assert code == 0
    assert "% of valid pixels" in out


def test_the_command_warns_of_a_mask_without_data(tmp_path, command):
    path = write_probabilities(tmp_path / "p.tif", np.full((4, 9, 9), 255, np.uint8))
    code, out, told = command(path, "-o", tmp_path / "mask.tif")
    assert code == 0
    assert "no valid pixel" in out
    assert "no data at all" in told


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--threshold", "cloud=0,4"), 2, "is no threshold"),
        (("--threshold", "cloud"), 2, "is no threshold"),
        (("--buffer-clouds", "nan"), 2, "buffer-clouds is nan"),
        (("--buffer-clouds", "far"), 2, "--buffer-clouds"),
        (("--min-area", "-1"), 2, "min-area is -1"),
        (("--report", "no/r.json"), 1, "does not exist"),
    ],
)
def test_the_command_says_what_is_wrong(stored, tmp_path, command, options, code, words):
    ended, out, told = command(stored, "-o", tmp_path / "mask.tif", *options)
    assert (ended, out) == (code, "")
    assert words in told.strip().splitlines()[-1]
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5000])
def test_a_target_that_cannot_be_is_one_sentence(stored, tmp_path, name):
    with pytest.raises(TargetError, match="too long"):
        refine(stored, tmp_path / name)


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
